//! The emulator's own flags (`+S 2`, `+hms 4000`): what is set by them, what is taken without effect, what is refused.
use super::super::perf::Form;
use purlin::bif::unicode_names::{self, Encoding, Warning};
use purlin::dist;
use purlin::heap::sizes;
use purlin::process::defaults;
use purlin::scheduler::{MAX_SCHEDULERS, Schedulers, available};

/// What the flags ask for.
#[derive(Debug, PartialEq, Eq)]
pub struct Settings {
    pub schedulers: Schedulers,
    /// The module whose `boot/1` is called.
    pub boot_module: String,
    /// The version is to be printed, and nothing else done (`-version`).
    pub version: bool,
    /// What `perf` is to be told of native code (`+JPperf`).
    pub perf: Option<Form>,
    /// What the key that interrupts does.
    pub interrupt: Interrupt,
}

/// What is done when the key that interrupts, `Ctrl-C`, is hit (`+B`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interrupt {
    /// The break menu opens.
    Menu,
    /// The program ends, as the system sees to.
    End,
    /// Nothing; nor does the key that stops the program.
    Ignore,
    /// It is read as any other key.
    Read,
}

/// One kind of value.
enum Value {
    Any,
    Number { from: i64, to: i64 },
    OneOf(&'static [&'static str]),
}

/// Flags that are checked as the emulator does and change nothing here: threads, allocators, locks and the like of OTP's emulator.
#[rustfmt::skip]
const WITHOUT_EFFECT: &[(&str, Value)] = &[
    ("sbwtdcpu", WAITS), ("sbwtdio", WAITS), ("sbwt", WAITS),
    ("sbt", Value::OneOf(BINDINGS)), ("stbt", Value::OneOf(BINDINGS)),
    ("scl", BOOLEAN), ("secio", BOOLEAN), ("spp", BOOLEAN), ("sub", BOOLEAN),
    ("sct", Value::Any), ("sfwi", Value::Number { from: 0, to: i64::MAX }),
    ("swct", Value::OneOf(&["very_lazy", "lazy", "medium", "eager", "very_eager"])),
    ("swtdcpu", WAKE_UP), ("swtdio", WAKE_UP), ("swt", WAKE_UP),
    ("sws", Value::OneOf(&["default", "legacy"])),
    ("sssdcpu", STACK), ("sssdio", STACK), ("sss", STACK),
    ("hpds", Value::Number { from: 1, to: i64::MAX }),
    ("hmqd", Value::OneOf(&["on_heap", "off_heap"])),
    ("IOPt", Value::Any), ("IOPp", Value::Any), ("IOt", Value::Any), ("IOp", Value::Any), ("IOs", BOOLEAN),
    ("JDdump", BOOLEAN), ("JMsingle", BOOLEAN),
    ("JPcover", Value::OneOf(&["true", "false", "function", "function_counters", "line", "line_counters"])),
    ("pad", BOOLEAN),
    ("rg", Value::Number { from: 0, to: i64::MAX }),
    ("zdntgc", Value::Any), ("zebwt", Value::Any), ("zhft", Value::Any),
    ("zosrl", Value::Number { from: 1, to: LARGEST_TABLE }),
    ("SDPcpu", Value::Any), ("SDcpu", Value::Any), ("SDio", Value::Number { from: 1, to: 1024 }),
    ("dcg", Value::Number { from: 1, to: i64::MAX }),
    ("A", Value::Number { from: 0, to: 1024 }), ("a", Value::Number { from: 16, to: 8192 }),
    ("C", Value::OneOf(&["no_time_warp", "single_time_warp", "multi_time_warp"])),
    ("K", BOOLEAN), ("n", Value::OneOf(&["s", "a", "d"])), ("e", Value::Any),
    ("P", TABLE_SIZE), ("Q", TABLE_SIZE),
    ("R", Value::Any), ("T", Value::Number { from: 0, to: 9 }),
    ("t", Value::Number { from: 8192, to: i32::MAX as i64 }),
    ("W", Value::OneOf(&["w", "e", "i"])),
];

const PERF: Value = Value::OneOf(&["true", "false", "dump", "map", "fp", "no_fp"]);
/// Kilobytes that may wait for another node.
const BUSY_LIMIT: Value = Value::Number {
    from: 1,
    to: i32::MAX as i64 / 1024,
};
const BOOLEAN: Value = Value::OneOf(&["true", "false"]);
const STACK: Value = Value::Number { from: 20, to: 8192 };
const LARGEST_TABLE: i64 = (1 << 27) - 1;
const TABLE_SIZE: Value = Value::Number {
    from: 1024,
    to: LARGEST_TABLE,
};
const WAITS: Value = Value::OneOf(&["none", "very_short", "short", "medium", "long", "very_long"]);
const WAKE_UP: Value = Value::OneOf(&["very_low", "low", "medium", "high", "very_high"]);
const BINDINGS: &[&str] = &[
    "u",
    "ns",
    "ts",
    "ps",
    "s",
    "nnts",
    "nnps",
    "tnnps",
    "db",
    "no_spread",
];

/// Flags without a value that change nothing here.
const BARE: &[&str] = &["L", "d", "r", "v", "ec", "ssrct", "c", "ctrue", "cfalse"];

/// Reads the flags, which begin with `-`, and sets what they ask for.
///
/// # Errors
/// The line that says which is wrong.
pub fn read(flags: &[Vec<u8>]) -> Result<Settings, String> {
    let flags: Vec<String> = flags
        .iter()
        .map(|f| String::from_utf8_lossy(f).into_owned())
        .collect();
    let mut reader = Reader {
        settings: Settings {
            schedulers: default_schedulers(),
            boot_module: "init".to_owned(),
            version: false,
            perf: None,
            interrupt: Interrupt::Menu,
        },
        rest: &flags,
    };
    while let Some((flag, rest)) = reader.rest.split_first() {
        reader.rest = rest;
        reader.flag(flag.strip_prefix('-').unwrap_or(flag))?;
    }
    Ok(reader.settings)
}

fn default_schedulers() -> Schedulers {
    let all = available();
    Schedulers { all, online: all }
}

struct Reader<'a> {
    settings: Settings,
    rest: &'a [String],
}

impl<'a> Reader<'a> {
    /// What stands behind the flag's letters, or else is the next argument.
    fn value(&mut self, behind: &'a str) -> Result<&'a str, String> {
        if !behind.is_empty() {
            return Ok(behind);
        }
        let (value, rest) = self.rest.split_first().ok_or("too few arguments")?;
        self.rest = rest;
        Ok(value)
    }

    /// The next argument, if it is one of these; else nothing.
    fn optional(&mut self, among: &[&str]) -> &'a str {
        match self.rest.split_first() {
            Some((value, rest)) if among.contains(&value.as_str()) => {
                self.rest = rest;
                value
            }
            _ => "",
        }
    }

    fn flag(&mut self, flag: &'a str) -> Result<(), String> {
        if BARE.contains(&flag) {
            if flag == "c" {
                self.optional(&["true", "false"]);
            }
            return Ok(());
        }
        if let Some(letter) = flag.strip_prefix('B') {
            let letter = match letter {
                "" => self.optional(&["c", "d", "i"]),
                letter => letter,
            };
            self.settings.interrupt = match letter {
                "" | "d" => Interrupt::End,
                "c" => Interrupt::Read,
                "i" => Interrupt::Ignore,
                _ => return Err(format!("unknown flag -{flag}")),
            };
            return Ok(());
        }
        if flag == "V" {
            self.settings.version = true;
            return Ok(());
        }
        if flag.starts_with('M') {
            // An allocator's: those with a value of their own come with it.
            if self.rest.first().is_some_and(|next| !next.starts_with('-')) {
                self.rest = &self.rest[1..];
            }
            return Ok(());
        }
        if self.heap(flag)? || self.schedulers(flag)? || self.names(flag)? {
            return Ok(());
        }
        for (name, kind) in WITHOUT_EFFECT {
            if let Some(behind) = flag.strip_prefix(name) {
                let value = self.value(behind)?;
                return check(flag, value, kind);
            }
        }
        Err(format!("unknown flag -{flag}"))
    }

    /// Sizes of heaps. False: it is no flag of that kind.
    fn heap(&mut self, flag: &'a str) -> Result<bool, String> {
        let switches = ["hmbs", "hmaxib", "hmaxel", "hmaxk", "hmax", "hms"];
        let Some(name) = switches.into_iter().find(|name| flag.starts_with(name)) else {
            if flag == "h"
                || flag
                    .strip_prefix('h')
                    .is_some_and(|n| n.parse::<u32>().is_ok())
            {
                return self.min_heap(&flag[1..]).map(|()| true);
            }
            return Ok(false);
        };
        let behind = &flag[name.len()..];
        match name {
            "hms" => self.min_heap(behind)?,
            "hmbs" => {
                let words = positive(self.value(behind)?)?;
                defaults::change(|d| d.min_bin_vheap_size = sizes::at_least(words));
            }
            "hmax" => {
                let value = self.value(behind)?;
                let size = value
                    .parse()
                    .map_err(|_| format!("bad max heap size {value}"))?;
                defaults::change(|d| d.max_heap_size.size = size);
            }
            _ => {
                let value = self.value(behind)?;
                check(flag, value, &BOOLEAN)?;
                let wanted = value == "true";
                defaults::change(|d| match name {
                    "hmaxk" => d.max_heap_size.kill = wanted,
                    "hmaxel" => d.max_heap_size.error_logger = wanted,
                    _ => d.max_heap_size.include_shared_binaries = wanted,
                });
            }
        }
        Ok(true)
    }

    fn min_heap(&mut self, behind: &'a str) -> Result<(), String> {
        let words = positive(self.value(behind)?)?;
        defaults::change(|d| d.min_heap_size = sizes::at_least(words));
        Ok(())
    }

    /// How many schedulers there are. False: it is no flag of that kind.
    fn schedulers(&mut self, flag: &'a str) -> Result<bool, String> {
        let Some(behind) = flag.strip_prefix('S').filter(|b| !b.starts_with('D')) else {
            return Ok(false);
        };
        let (behind, percent) = match behind.strip_prefix('P') {
            Some(behind) => (behind, true),
            None => (behind, false),
        };
        let value = self.value(behind)?;
        let chosen = if percent {
            percentages(value)
        } else {
            numbers(value)
        };
        let kind = if percent {
            "schedulers percentage specifier"
        } else {
            "number of schedulers"
        };
        self.settings.schedulers = chosen.ok_or_else(|| format!("bad {kind} {value}"))?;
        Ok(true)
    }

    /// The encoding of files' names, printable characters, what profilers are told, what may wait for other nodes, the module that
    /// boots. False: it is no flag of that kind.
    fn names(&mut self, flag: &'a str) -> Result<bool, String> {
        if let Some(behind) = flag.strip_prefix("fn") {
            let value = self.value(behind)?;
            let (encoding, warning) = name_encoding(value)
                .ok_or_else(|| format!("bad filename encoding {value}, can be (l,u or a, optionally followed by w, i or e)"))?;
            unicode_names::set_name_encoding(encoding, warning);
        } else if let Some(behind) = flag.strip_prefix("pc") {
            let value = self.value(behind)?;
            check(flag, value, &Value::OneOf(&["latin1", "unicode"]))?;
            unicode_names::set_printable_unicode(value == "unicode");
        } else if let Some(behind) = flag.strip_prefix("JPperf") {
            let value = self.value(behind)?;
            check(flag, value, &PERF)?;
            match value {
                "true" | "dump" => self.settings.perf = Some(Form::Jitdump),
                "map" => self.settings.perf = Some(Form::Map),
                "false" => self.settings.perf = None,
                // Frames have no pointers of their own.
                _ => {}
            }
        } else if let Some(behind) = flag.strip_prefix("zdbbl") {
            let value = self.value(behind)?;
            check(flag, value, &BUSY_LIMIT)?;
            if let Ok(kilobytes) = value.parse::<usize>() {
                dist::set_busy_limit(kilobytes * 1024);
            }
        } else if let Some(behind) = flag.strip_prefix('i') {
            self.settings.boot_module = self.value(behind)?.to_owned();
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}

fn check(flag: &str, value: &str, kind: &Value) -> Result<(), String> {
    let good = match kind {
        Value::Any => true,
        Value::OneOf(all) => all.contains(&value),
        Value::Number { from, to } => {
            // Tables may be given their old form.
            flag.starts_with(['P', 'Q']) && value == "legacy"
                || value.parse().is_ok_and(|n: i64| (*from..=*to).contains(&n))
        }
    };
    if good {
        Ok(())
    } else {
        Err(format!(
            "bad value of the flag -{}: {value}",
            flag.trim_end_matches(value)
        ))
    }
}

fn positive(value: &str) -> Result<usize, String> {
    let number = value.parse().ok().filter(|&n| n > 0);
    number.ok_or_else(|| format!("bad heap size {value}"))
}

/// `ALL:ONLINE`, `ALL` or `:ONLINE`: 0 is the default, negative numbers are taken from it.
fn numbers(text: &str) -> Option<Schedulers> {
    let usual = default_schedulers();
    let resolve = |text: &str, usual: usize| {
        let number: i64 = text.parse().ok()?;
        let number = if number <= 0 {
            usual as i64 + number
        } else {
            number
        };
        (1..=MAX_SCHEDULERS as i64)
            .contains(&number)
            .then_some(number as usize)
    };
    let (all, online) = match text.split_once(':') {
        Some(("", online)) => (usual.all, resolve(online, usual.online)?),
        Some((all, online)) => (resolve(all, usual.all)?, resolve(online, usual.online)?),
        None => {
            let all = resolve(text, usual.all)?;
            // One that is only more than there are processors puts all of them online.
            (all, all)
        }
    };
    (online <= all).then_some(Schedulers { all, online })
}

/// As `numbers`, in percent of the processors.
fn percentages(text: &str) -> Option<Schedulers> {
    let usual = default_schedulers();
    let share = |text: &str, of: usize| {
        let percent: usize = text.parse().ok()?;
        Some((of * percent / 100).clamp(1, MAX_SCHEDULERS))
    };
    let (all, online) = match text.split_once(':') {
        Some(("", online)) => (usual.all, share(online, usual.online)?),
        Some((all, online)) => (share(all, usual.all)?, share(online, usual.online)?),
        None => {
            let all = share(text, usual.all)?;
            (all, all)
        }
    };
    Some(Schedulers {
        all,
        online: online.min(all),
    })
}

fn name_encoding(value: &str) -> Option<(Encoding, Warning)> {
    let mut letters = value.chars();
    let encoding = match letters.next()? {
        'l' => Encoding::Latin1,
        'u' => Encoding::Utf8,
        'a' => unicode_names::encoding(),
        _ => return None,
    };
    let warning = match letters.next() {
        None | Some('w') => Warning::Warn,
        Some('i') => Warning::Ignore,
        Some('e') => Warning::Error,
        Some(_) => return None,
    };
    Some((encoding, warning))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Settings, String> {
        let flags: Vec<Vec<u8>> = line
            .split_whitespace()
            .map(|w| w.as_bytes().to_vec())
            .collect();
        read(&flags)
    }

    #[test]
    fn schedulers_are_counted() {
        let schedulers = |line| read_line(line).unwrap().schedulers;
        assert_eq!(schedulers("-S 3:2"), Schedulers { all: 3, online: 2 });
        assert_eq!(schedulers("-S2 -A 5"), Schedulers { all: 2, online: 2 });
        assert_eq!(schedulers("-S 0"), default_schedulers());
        assert!(read_line("-S 2:3").is_err());
        assert!(read_line("-S x").is_err());
    }

    #[test]
    fn what_is_unknown_or_wrong_is_refused() {
        for line in [
            "-foo",
            "-P 10",
            "-A x",
            "-hms 0",
            "-sbwt maybe",
            "-S",
            "-fnx",
        ] {
            assert!(read_line(line).is_err(), "{line}");
        }
        for line in [
            "-A 3 -P 1024 -K true",
            "-B -c false",
            "-MBas bf -sbt db",
            "-zdbbl 3 -JPperf true",
        ] {
            assert!(read_line(line).is_ok(), "{line}: {:?}", read_line(line));
        }
        assert!(read_line("-V").unwrap().version);
        for (line, interrupt) in [
            ("", Interrupt::Menu),
            ("-B -V", Interrupt::End),
            ("-Bd", Interrupt::End),
            ("-B c", Interrupt::Read),
            ("-Bi", Interrupt::Ignore),
        ] {
            assert_eq!(read_line(line).unwrap().interrupt, interrupt, "{line}");
        }
        assert!(read_line("-Bx").is_err());
        assert_eq!(read_line("-i x").unwrap().boot_module, "x");
    }
}
