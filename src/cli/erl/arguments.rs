//! The arguments of `erl`, as its launcher takes them apart: what is the emulator's, what `init` gets, and which variables are set.
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;

/// Separates the emulator's arguments from those of `init`, and the arguments of several sources.
const SEPARATOR: &[u8] = b"--";

/// Why the arguments are refused.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// With this line, and the usage below it.
    Usage(String),
    /// With this line alone.
    Plain(String),
}

/// What `erl` is asked to do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The emulator's flags, with `-` in the place of `+`, and their values.
    pub emulator: Vec<Vec<u8>>,
    /// The arguments for `init`, without those that say where everything is.
    pub init: Vec<Vec<u8>>,
    /// Variables to be set (`-env`).
    pub variables: Vec<(OsString, OsString)>,
    /// The arguments are to be printed (`-emu_args`).
    pub show: bool,
    /// … and nothing else is to be done (`-emu_args_exit`).
    pub show_only: bool,
    /// A new session without a terminal is wanted.
    pub detached: bool,
    /// The node is to have a name.
    pub is_distributed: bool,
    /// Whether `epmd` is to be started for that, and by which command (`-epmd`).
    pub leaves_epmd: bool,
    pub epmd: Option<Vec<u8>>,
}

/// Where arguments come from besides the command line.
pub trait Environment {
    fn variable(&self, name: &str) -> Option<OsString>;
    /// A file's contents.
    ///
    /// # Errors
    /// If it can't be read.
    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>>;
}

/// The arguments of all sources: `ERL_AFLAGS`, the command line, `ERL_FLAGS`, `ERL_ZFLAGS`, with the files that they name.
fn gather(
    command_line: &[OsString],
    environment: &dyn Environment,
) -> Result<Vec<Vec<u8>>, Refused> {
    let mut all = Gathered::default();
    let from_variable = |name: &str| {
        let value = environment.variable(name)?;
        let words = words(value.as_bytes(), false);
        (!words.is_empty()).then_some(words)
    };
    if let Some(words) = from_variable("ERL_AFLAGS") {
        all.take(&words, Source::Variable, environment)?;
    }
    if !command_line.is_empty() {
        let given: Vec<Vec<u8>> = command_line.iter().map(|a| a.as_bytes().to_vec()).collect();
        all.take(&given, Source::CommandLine, environment)?;
        all.plain.push(SEPARATOR.to_vec());
    }
    for name in ["ERL_FLAGS", "ERL_ZFLAGS"] {
        if let Some(words) = from_variable(name) {
            all.take(&words, Source::Variable, environment)?;
        }
    }
    if !all.extra.is_empty() {
        all.plain.push(b"-extra".to_vec());
        all.plain.append(&mut all.extra);
    }
    all.plain.append(&mut all.script);
    Ok(all.plain)
}

/// Where words come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    CommandLine,
    Variable,
    File,
}

#[derive(Default)]
struct Gathered {
    plain: Vec<Vec<u8>>,
    /// What stands behind `-extra`: it comes last.
    extra: Vec<Vec<u8>>,
    /// `++S` and what stands behind the command line's `-S`.
    script: Vec<Vec<u8>>,
}

impl Gathered {
    fn take(
        &mut self,
        words: &[Vec<u8>],
        source: Source,
        environment: &dyn Environment,
    ) -> Result<(), Refused> {
        let mut rest = words.iter();
        let has_extra = words.iter().any(|w| w == b"-extra");
        while let Some(word) = rest.next() {
            match word.as_slice() {
                b"-args_file" => {
                    let name = rest.next().ok_or_else(|| missing(b"-args_file"))?;
                    self.take_file(name, environment)?;
                }
                b"-extra" => {
                    self.extra.extend(rest.by_ref().cloned());
                    if source != Source::File {
                        self.plain.push(SEPARATOR.to_vec());
                    }
                }
                b"-S" if source == Source::CommandLine => {
                    self.script.push(b"++S".to_vec());
                    let literal = |w: &Vec<u8>| match w.as_slice() {
                        // So that `init` does not take it for a separator.
                        SEPARATOR => b"\\--".to_vec(),
                        _ => w.clone(),
                    };
                    self.script.extend(rest.by_ref().map(literal));
                    self.plain.push(SEPARATOR.to_vec());
                }
                _ => self.plain.push(word.clone()),
            }
        }
        if source != Source::CommandLine && !has_extra {
            // Flags of one source do not take values from the next.
            self.plain.push(SEPARATOR.to_vec());
        }
        Ok(())
    }

    fn take_file(&mut self, name: &[u8], environment: &dyn Environment) -> Result<(), Refused> {
        let path = Path::new(OsStr::from_bytes(name));
        let text = environment.read(path).map_err(|error| {
            let directory = std::env::current_dir().unwrap_or_default();
            Refused::Usage(format!(
                "Failed to open arguments file \"{}\" at \"{}\": {}",
                path.display(),
                directory.display(),
                plain_error(&error)
            ))
        })?;
        let words = words(&text, true);
        if words.is_empty() {
            return Ok(());
        }
        self.take(&words, Source::File, environment)
    }
}

/// The system's words for an error, without its number.
fn plain_error(error: &std::io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    text[..end].to_owned()
}

/// The words of a text: quotes and backslashes as a shell has them, but simpler. With `comments`, `#` begins one.
fn words(text: &[u8], comments: bool) -> Vec<Vec<u8>> {
    let is_space = |c: u8| c.is_ascii_whitespace() || c == 0x0b;
    let mut words = Vec::new();
    let mut rest = text.iter().copied().take_while(|&c| c != 0).peekable();
    loop {
        while rest.next_if(|&c| is_space(c)).is_some() {}
        if comments && rest.peek() == Some(&b'#') {
            while rest.next_if(|&c| c != b'\n').is_some() {}
            continue;
        }
        if rest.peek().is_none() {
            return words;
        }
        let mut word = Vec::new();
        let ends = |c| is_space(c) || comments && c == b'#';
        while let Some(c) = rest.next_if(|&c| !ends(c)) {
            match c {
                b'"' | b'\'' => {
                    word.extend(std::iter::from_fn(|| rest.next_if(|&d| d != c)));
                    rest.next();
                }
                b'\\' => word.extend(rest.next()),
                c => word.push(c),
            }
        }
        words.push(word);
    }
}

fn missing(flag: &[u8]) -> Refused {
    Refused::Usage(format!(
        "Missing argument(s) for '{}'.",
        String::from_utf8_lossy(flag)
    ))
}

/// Takes the arguments of `erl` apart.
///
/// # Errors
/// If `erl` refuses them.
pub fn parse(command_line: &[OsString], environment: &dyn Environment) -> Result<Asked, Refused> {
    let all = gather(command_line, environment)?;
    let mut parser = Parser {
        asked: Asked::default(),
        rest: &all,
    };
    refuse_no_smp(&all)?;
    while let Some((word, rest)) = parser.rest.split_first() {
        parser.rest = rest;
        match word.first() {
            Some(b'-') => {
                if !parser.flag(word)? {
                    break;
                }
            }
            Some(b'+') => {
                if !parser.emulator_flag(word)? {
                    break;
                }
            }
            _ => parser.pass(word),
        }
    }
    Ok(parser.asked)
}

/// An emulator without schedulers is asked for.
fn refuse_no_smp(all: &[Vec<u8>]) -> Result<(), Refused> {
    let before_extra = all.iter().take_while(|w| *w != b"-extra" && *w != b"++S");
    let words: Vec<&[u8]> = before_extra.map(Vec::as_slice).collect();
    let asks = words.contains(&b"-smpdisable".as_slice())
        || words
            .windows(2)
            .any(|w| w == [b"-smp".as_slice(), b"disable"]);
    if asks {
        let why = "Argument '-smp disable' not supported. Use \"+S 1\" instead.";
        return Err(Refused::Usage(why.to_owned()));
    }
    Ok(())
}

struct Parser<'a> {
    asked: Asked,
    rest: &'a [Vec<u8>],
}

impl<'a> Parser<'a> {
    fn pass(&mut self, word: &[u8]) {
        self.asked.init.push(word.to_vec());
    }
    fn pass_all(&mut self, words: &[&str]) {
        let words = words.iter().map(|w| w.as_bytes().to_vec());
        self.asked.init.extend(words);
    }
    /// The value of a flag.
    fn value(&mut self, flag: &[u8]) -> Result<&'a [u8], Refused> {
        match self.rest.split_first() {
            Some((value, rest)) if value != SEPARATOR => {
                self.rest = rest;
                Ok(value)
            }
            _ => Err(missing(flag)),
        }
    }

    /// A flag of the launcher's own, or one for `init`. False: everything has been taken.
    fn flag(&mut self, word: &[u8]) -> Result<bool, Refused> {
        match word {
            b"-extra" => {
                self.pass(word);
                let rest = std::mem::take(&mut self.rest);
                self.asked.init.extend_from_slice(rest);
                return Ok(false);
            }
            b"-make" => {
                self.pass_all(&["-noshell", "-noinput", "-s", "make", "all_or_nothing"]);
                self.pass_all(&["-s", "erlang", "halt"]);
                self.asked.emulator.push(b"-B".to_vec());
                return Ok(false);
            }
            b"-compile" => {
                self.pass_all(&["-noshell", "-noinput", "-s", "c", "lc_batch"]);
                self.asked.emulator.push(b"-B".to_vec());
            }
            b"-configfd" => {
                if self.rest.first().is_some_and(|fd| fd == b"0") {
                    self.pass_all(&["-noshell", "-noinput"]);
                }
                self.pass(word);
            }
            b"-detached" => {
                self.asked.detached = true;
                self.pass(word);
                self.pass_all(&["-noshell", "-noinput"]);
            }
            b"-noinput" => self.pass_all(&["-noshell", "-noinput"]),
            b"-emu_args" => self.asked.show = true,
            b"-emu_args_exit" => self.asked.show_only = true,
            b"-env" => {
                let name = self.value(word)?;
                let value = self.value(word)?;
                let text = |bytes: &[u8]| OsString::from_vec(bytes.to_vec());
                self.asked.variables.push((text(name), text(value)));
            }
            b"-epmd" => self.asked.epmd = Some(self.value(word)?.to_vec()),
            b"-no_epmd" => {
                self.pass(word);
                self.asked.leaves_epmd = true;
            }
            b"-name" | b"-sname" | b"-proto_dist" => {
                self.pass(word);
                let value = self.value(word)?;
                self.pass(value);
                self.asked.is_distributed |= word != b"-proto_dist";
            }
            b"-start_epmd" => {
                self.pass(word);
                let value = self.value(word)?;
                if value != b"true" && value != b"false" {
                    let why = "Expected boolean argument for '-start_epmd'.";
                    return Err(Refused::Usage(why.to_owned()));
                }
                self.asked.leaves_epmd = value == b"false";
                self.pass(value);
            }
            b"-man" => {
                let why = "erlexec: Could not execute the 'man' command.";
                return Err(Refused::Plain(why.to_owned()));
            }
            b"-version" => self.asked.emulator.push(b"-V".to_vec()),
            _ => self.pass(word),
        }
        Ok(true)
    }

    /// A flag for the emulator, and its value if it takes one. False: everything has been taken.
    fn emulator_flag(&mut self, word: &[u8]) -> Result<bool, Refused> {
        if word == b"++S" {
            self.pass_all(&["-noshell", "-S"]);
            let rest = std::mem::take(&mut self.rest);
            self.asked.init.extend_from_slice(rest);
            return Ok(false);
        }
        if word.starts_with(b"++") {
            self.pass(word);
            return Ok(true);
        }
        let mut flag = word.to_vec();
        flag[0] = b'-';
        let takes = takes_value(&word[1..]).map_err(|()| missing(word))?;
        self.asked.emulator.push(flag);
        match takes {
            Takes::Nothing => {}
            Takes::Value => {
                let value = self.value(word)?.to_vec();
                self.asked.emulator.push(value);
            }
            Takes::OneOf(values) => {
                if let Some((value, rest)) = self.rest.split_first()
                    && values.iter().any(|v| v.as_bytes() == value)
                {
                    self.rest = rest;
                    self.asked.emulator.push(value.clone());
                }
            }
        }
        Ok(true)
    }
}

/// What follows an emulator's flag as an argument of its own.
enum Takes {
    /// Nothing: a value, if any, stands behind the flag's letters.
    Nothing,
    Value,
    /// One of these, or nothing.
    OneOf(&'static [&'static str]),
}

/// Flags of more than one letter with a value, by their first letter.
const LONG: &[(u8, &[&str])] = &[
    (
        b'h',
        &[
            "ms", "mbs", "pds", "max", "maxk", "maxel", "maxib", "mqd", "",
        ],
    ),
    (b'r', &["g"]),
    (
        b's',
        &[
            "bt", "bwtdcpu", "bwtdio", "bwt", "cl", "ct", "ecio", "fwi", "tbt", "wct", "wtdcpu",
            "wtdio", "wt", "ws", "ss", "ssdcpu", "ssdio", "pp", "ub",
        ],
    ),
    (b'z', &["dbbl", "dntgc", "ebwt", "osrl", "hft"]),
    (b'p', &["c", "ad"]),
    (b'S', &["", "P", "Dcpu", "DPcpu", "Dio"]),
    (b'I', &["Ot", "Op", "OPt", "OPp", "Os"]),
];

/// Switches of `+M` for one allocator, whose letter stands before them.
const ALLOCATORS: &[u8] = b"ABDEFHLRSTZ";
const OF_ALLOCATORS: &[&str] = &[
    "as", "asbcst", "atags", "acul", "acnl", "acfml", "acful", "cp", "e", "t", "lmbcs", "mbcgs",
    "mbsd", "mmbcs", "mmmbc", "mmsbc", "msbclt", "ramv", "rmbcmt", "rsbcmt", "rsbcst", "sbct",
    "smbcs",
];
const OF_ALL_ALLOCATORS: &[&str] = &[
    "ea", "ummc", "uycs", "usac", "im", "is", "lpm", "Mamcbf", "Mrmcbf", "Mmcs", "Mscs", "Mscrfsd",
    "Msco", "Mscrpm", "Mlp", "Ye", "Ym", "Ytp", "Ytt", "Iscs", "Xscs", "dai",
];

/// What an emulator's flag (without its `+`) takes; an error: there is none that begins so.
fn takes_value(flag: &[u8]) -> Result<Takes, ()> {
    let Some((&letter, rest)) = flag.split_first() else {
        return Ok(Takes::Nothing);
    };
    let among = |switches: &[&str]| switches.iter().any(|s| s.as_bytes() == rest);
    let value_if = |takes: bool| if takes { Takes::Value } else { Takes::Nothing };
    Ok(match letter {
        b'a' | b'A' | b'C' | b'e' | b'i' | b'n' | b'P' | b'Q' | b't' | b'T' | b'R' | b'W'
        | b'K' => value_if(rest.is_empty()),
        b'J' => Takes::Value,
        b'B' => match rest.first() {
            None => Takes::OneOf(&["i", "c", "d"]),
            Some(b'i' | b'c' | b'd') => Takes::Nothing,
            Some(_) => return Err(()),
        },
        b'c' if rest.is_empty() => Takes::OneOf(&["true", "false"]),
        b'M' => {
            let of_one = rest.split_first().is_some_and(|(allocator, switch)| {
                ALLOCATORS.contains(allocator)
                    && OF_ALLOCATORS.iter().any(|s| s.as_bytes() == switch)
            });
            value_if(of_one || among(OF_ALL_ALLOCATORS))
        }
        b'I' | b'S' | b'h' | b'r' | b's' | b'z' | b'p' => {
            let switches = LONG
                .iter()
                .find(|(l, _)| *l == letter)
                .map_or(&[][..], |l| l.1);
            if letter == b'I' && !among(switches) {
                return Err(());
            }
            value_if(among(switches))
        }
        _ => Takes::Nothing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[derive(Default)]
    struct Fake {
        variables: HashMap<&'static str, &'static str>,
        files: HashMap<&'static str, &'static str>,
    }

    impl Environment for Fake {
        fn variable(&self, name: &str) -> Option<OsString> {
            self.variables.get(name).map(OsString::from)
        }
        fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
            let file = path.to_str().and_then(|p| self.files.get(p));
            file.map(|text| text.as_bytes().to_vec())
                .ok_or(std::io::ErrorKind::NotFound.into())
        }
    }

    /// The emulator's arguments and those of `init`, each in one line.
    fn split(line: &str, fake: &Fake) -> Result<[String; 2], Refused> {
        let args: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let asked = parse(&args, fake)?;
        Ok([asked.emulator, asked.init].map(|words| {
            let words = words.iter().map(|w| String::from_utf8_lossy(w));
            words.collect::<Vec<_>>().join(" ")
        }))
    }

    // Expected values: what `erl … -emu_args_exit` of OTP 27 prints.
    #[test]
    fn flags_go_where_they_belong() {
        let all = [
            (
                "-noshell +S 2:2 -pa /tmp +A 3 -s erlang halt -- foo -extra bar",
                "-S 2:2 -A 3",
                "-noshell -pa /tmp -s erlang halt -- foo -- -- -extra bar",
            ),
            (
                "+A3 +Bi +hms 300 +fnu +sbwt none",
                "-A3 -Bi -hms 300 -fnu -sbwt none",
                "--",
            ),
            ("+B c +c false x +c y", "-B c -c false -c", "x y --"),
            (
                "-noinput -compile x",
                "-B",
                "-noshell -noinput -noshell -noinput -s c lc_batch x --",
            ),
            ("-S m f -- x", "", "-- -- -noshell -S m f \\-- x"),
            ("+MBas bf +Mea min +Mxx 1", "-MBas bf -Mea min -Mxx", "1 --"),
        ];
        for (line, emulator, init) in all {
            let [e, i] = split(line, &Fake::default()).expect(line);
            assert_eq!((e.as_str(), i.as_str()), (emulator, init), "{line}");
        }
    }

    #[test]
    fn variables_and_files_add_arguments() {
        let fake = Fake {
            variables: HashMap::from([
                ("ERL_AFLAGS", "-a '1 2' \"b\"\\ c"),
                ("ERL_FLAGS", "+S 1 -extra e"),
                ("ERL_ZFLAGS", "-z"),
            ]),
            files: HashMap::from([("f", "-x # no\n-args_file g -extra more\n"), ("g", "-y#no")]),
        };
        let [emulator, init] = split("-args_file f -m", &fake).unwrap();
        assert_eq!(emulator, "-S 1");
        assert_eq!(init, "-a 1 2 b c -- -x -y -- -m -- -- -z -- -extra more e");
    }

    #[test]
    fn values_that_are_missing() {
        let refused = |line| split(line, &Fake::default()).unwrap_err();
        assert_eq!(refused("-env A"), missing(b"-env"));
        assert_eq!(refused("+S -- 1"), missing(b"+S"));
        assert_eq!(refused("+Bx"), missing(b"+Bx"));
        assert_eq!(refused("-args_file"), missing(b"-args_file"));
    }

    #[test]
    fn variables_are_set() {
        let args = ["-env", "A", "B"].map(OsString::from);
        let asked = parse(&args, &Fake::default()).unwrap();
        assert_eq!(asked.variables, [("A".into(), "B".into())]);
    }
}
