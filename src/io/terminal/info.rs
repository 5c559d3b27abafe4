//! What is known of a kind of terminal: the compiled descriptions of terminfo (`term(5)`).
use super::capabilities::{Capability, capabilities};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Letters of a code; what stands behind them does not count.
const CODE_LENGTH: usize = 2;

/// The first number of a description with numbers of 16 bits, and of one with 32.
const MAGIC_16: u16 = 0o432;
const MAGIC_32: u16 = 0o1036;

/// Where descriptions are, behind what the environment names.
const DIRECTORIES: &[&str] = &[
    "/etc/terminfo",
    "/lib/terminfo",
    "/usr/share/terminfo",
    "/usr/lib/terminfo",
    "/usr/local/share/terminfo",
];

/// A terminal's description.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TermInfo {
    flags: Vec<bool>,
    /// Negative: the terminal has no such number.
    numbers: Vec<i32>,
    strings: Vec<Option<Vec<u8>>>,
    /// Strings that are not in the standard's list, by their names.
    more_strings: HashMap<Vec<u8>, Vec<u8>>,
}

/// The description that is used.
static USED: Mutex<Option<Arc<TermInfo>>> = Mutex::new(None);

/// The description of that terminal is used from now on. False: there is none.
pub fn describe(name: &[u8]) -> bool {
    let found = TermInfo::find(name);
    let known = found.is_some();
    if known {
        *USED.lock() = found.map(Arc::new);
    }
    known
}

/// The description that is used: of a terminal that can do nothing as long as none has been chosen.
pub fn description() -> Arc<TermInfo> {
    USED.lock().clone().unwrap_or_default()
}

impl TermInfo {
    /// The description of the terminal of that name; none: there is none that can be read.
    pub fn find(name: &[u8]) -> Option<TermInfo> {
        // It becomes part of a file's name.
        if name.is_empty() || name.contains(&b'/') {
            return None;
        }
        directories().iter().find_map(|directory| {
            let file = |below: String| directory.join(below).join(OsStr::from_bytes(name));
            let text = std::fs::read(file(char::from(name[0]).to_string()))
                // Where names of files do not tell small letters from large.
                .or_else(|_| std::fs::read(file(format!("{:x}", name[0]))));
            TermInfo::parse(&text.ok()?)
        })
    }

    /// Reads a compiled description; none: it is broken.
    pub fn parse(bytes: &[u8]) -> Option<TermInfo> {
        let mut input = Input { bytes, at: 0 };
        let size_of_number = match input.u16()? {
            MAGIC_16 => 2,
            MAGIC_32 => 4,
            _ => return None,
        };
        let [names, flags, numbers, strings, texts] = input.sizes()?;
        input.take(names)?;
        let flags = input.take(flags)?.iter().map(|&b| b == 1).collect();
        input.align();
        let numbers = input.numbers(numbers, size_of_number)?;
        let offsets = input.numbers(strings, 2)?;
        let texts = input.take(texts)?;
        let strings = offsets.iter().map(|&at| text(texts, at)).collect();
        input.align();
        let more_strings = extension(&mut input, size_of_number).unwrap_or_default();
        Some(TermInfo {
            flags,
            numbers,
            strings,
            more_strings,
        })
    }

    /// A flag by its code.
    pub fn flag(&self, code: &[u8]) -> bool {
        let place = by_code(&capabilities().flags, code);
        place.and_then(|i| self.flags.get(i)).is_some_and(|&f| f)
    }
    /// A number by its code.
    pub fn number(&self, code: &[u8]) -> Option<i32> {
        let number = *self.numbers.get(by_code(&capabilities().numbers, code)?)?;
        (number >= 0).then_some(number)
    }
    /// A string by its code.
    pub fn string(&self, code: &[u8]) -> Option<&[u8]> {
        let place = by_code(&capabilities().strings, code)?;
        self.strings.get(place)?.as_deref()
    }
    /// A string by its name in terminfo; none: there is no such name. Of a terminal that can do nothing no name is known.
    pub fn string_by_name(&self, name: &[u8]) -> Option<Option<&[u8]>> {
        let all = &capabilities().strings;
        match all.iter().position(|c| c.name.as_bytes() == name) {
            Some(_) if self.strings.is_empty() => None,
            Some(place) => Some(self.strings.get(place).and_then(Option::as_deref)),
            None => self.more_strings.get(name).map(|s| Some(s.as_slice())),
        }
    }
}

fn by_code(among: &[Capability], code: &[u8]) -> Option<usize> {
    let code = code.get(..CODE_LENGTH)?;
    among.iter().position(|c| c.code.as_bytes() == code)
}

fn directories() -> Vec<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let mut all: Vec<PathBuf> = variable("TERMINFO").into_iter().map(Into::into).collect();
    all.extend(variable("HOME").map(|home| Path::new(&home).join(".terminfo")));
    if let Some(more) = variable("TERMINFO_DIRS") {
        all.extend(std::env::split_paths(&more).filter(|d| !d.as_os_str().is_empty()));
    }
    all.extend(DIRECTORIES.iter().map(PathBuf::from));
    all
}

/// The text that begins there, up to its end mark.
fn text(texts: &[u8], at: i32) -> Option<Vec<u8>> {
    let rest = texts.get(usize::try_from(at).ok()?..)?;
    let end = memchr::memchr(0, rest)?;
    Some(rest[..end].to_vec())
}

/// What stands behind the standard's capabilities: others, with their names.
fn extension(input: &mut Input<'_>, size_of_number: usize) -> Option<HashMap<Vec<u8>, Vec<u8>>> {
    let [flags, numbers, strings, _, size] = input.sizes()?;
    input.take(flags)?;
    input.align();
    input.take(numbers * size_of_number)?;
    let values = input.numbers(strings, 2)?;
    let names = input.numbers(flags + numbers + strings, 2)?;
    let texts = input.take(size)?;
    let values: Vec<_> = values.iter().map(|&at| text(texts, at)).collect();
    // The names have a table of their own, behind the last of the values.
    let behind: usize = values.iter().flatten().map(|v| v.len() + 1).sum();
    let of_strings = names.iter().skip(flags + numbers);
    let names = of_strings.map(|&at| text(texts.get(behind..)?, at));
    let pairs = names
        .zip(values)
        .filter_map(|(name, value)| name.zip(value));
    Some(pairs.collect())
}

/// Little-endian numbers, one after the other.
struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn take(&mut self, size: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(size)?)?;
        self.at += size;
        Some(taken)
    }
    fn u16(&mut self) -> Option<u16> {
        let bytes = self.take(2)?;
        Some(u16::from_le_bytes(bytes.try_into().ok()?))
    }
    fn sizes(&mut self) -> Option<[usize; 5]> {
        let mut sizes = [0; 5];
        for size in &mut sizes {
            *size = self.u16()?.into();
        }
        Some(sizes)
    }
    fn numbers(&mut self, count: usize, size: usize) -> Option<Vec<i32>> {
        let bytes = self.take(count * size)?;
        let number = |bytes: &[u8]| match *bytes {
            [a, b] => i16::from_le_bytes([a, b]).into(),
            [a, b, c, d] => i32::from_le_bytes([a, b, c, d]),
            _ => -1,
        };
        Some(bytes.chunks(size).map(number).collect())
    }
    /// Numbers stand at even places.
    fn align(&mut self) {
        self.at += self.at % 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A description with two flags, three numbers, two strings, and one string more, `XY`.
    fn description(magic: u16, size_of_number: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let word = |bytes: &mut Vec<u8>, n: i32| bytes.extend_from_slice(&(n as i16).to_le_bytes());
        for n in [magic as i32, 4, 2, 3, 2, 4] {
            word(&mut bytes, n);
        }
        bytes.extend_from_slice(b"t|x\0\x00\x01");
        for n in [132_i32, -1, 24] {
            bytes.extend_from_slice(&n.to_le_bytes()[..size_of_number]);
        }
        for n in [-1, 0] {
            word(&mut bytes, n);
        }
        bytes.extend_from_slice(b"\x1bA\0\0");
        for n in [0, 0, 1, 2, 7, 0, 0] {
            word(&mut bytes, n);
        }
        bytes.extend_from_slice(b"val\0XY\0");
        bytes
    }

    #[test]
    fn descriptions_are_read() {
        for (magic, size) in [(MAGIC_16, 2), (MAGIC_32, 4)] {
            let info = TermInfo::parse(&description(magic, size)).unwrap();
            assert!(info.flag(b"am") && !info.flag(b"bw") && !info.flag(b"xn"));
            assert_eq!(info.number(b"cols"), Some(132), "two letters count");
            assert_eq!(info.number(b"it"), None);
            assert_eq!(info.number(b"li"), Some(24));
            assert_eq!(info.string(b"bl"), Some(&b"\x1bA"[..]));
            assert_eq!(info.string(b"bt"), None);
            assert_eq!(info.string_by_name(b"bel"), Some(Some(&b"\x1bA"[..])));
            assert_eq!(info.string_by_name(b"XY"), Some(Some(&b"val"[..])));
            assert_eq!(info.string_by_name(b"clear"), Some(None));
            assert_eq!(info.string_by_name(b"nosuch"), None);
        }
    }

    #[test]
    fn broken_descriptions_are_refused() {
        let whole = description(MAGIC_16, 2);
        let standard = whole.len() - 21;
        for end in 0..standard {
            assert_eq!(TermInfo::parse(&whole[..end]), None, "{end}");
        }
        // Without what stands behind the standard's it is good.
        for end in standard..whole.len() {
            assert!(TermInfo::parse(&whole[..end]).is_some(), "{end}");
        }
        let mut other = whole;
        other[0] ^= 1;
        assert_eq!(TermInfo::parse(&other), None);
        assert_eq!(TermInfo::default().string_by_name(b"clear"), None);
        assert_eq!(TermInfo::find(b"../passwd"), None);
        assert_eq!(TermInfo::find(b""), None);
        assert_eq!(TermInfo::find(b"no-such-terminal"), None);
    }
}
