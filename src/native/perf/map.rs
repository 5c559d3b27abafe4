//! `/tmp/perf-PID.map`: one line for each stretch of code. It knows no time, so of code that has come and gone at the same
//! addresses it names the last.
use super::Symbol;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};

pub fn path() -> PathBuf {
    format!("/tmp/perf-{}.map", std::process::id()).into()
}

pub struct Map {
    file: File,
    /// By address: size and name.
    known: BTreeMap<u64, (u64, String)>,
}

impl Map {
    pub fn create(path: &Path) -> io::Result<Map> {
        // A file of that name is an earlier process'.
        Ok(Map {
            file: File::create(path)?,
            known: BTreeMap::new(),
        })
    }

    pub fn add(&mut self, symbols: &[Symbol<'_>]) -> io::Result<()> {
        let mut text = String::new();
        let mut replaces = false;
        for symbol in symbols {
            let (from, size) = (symbol.address, symbol.code.len() as u64);
            replaces |= self.forget(from, from + size);
            line(&mut text, from, size, &symbol.name);
            self.known.insert(from, (size, symbol.name.clone()));
        }
        if replaces {
            text.clear();
            for (from, (size, name)) in &self.known {
                line(&mut text, *from, *size, name);
            }
            self.file.set_len(0)?;
            self.file.rewind()?;
        }
        self.file.write_all(text.as_bytes())
    }

    /// Forgets what overlaps these addresses. True: something did.
    fn forget(&mut self, from: u64, to: u64) -> bool {
        let before = self.known.range(..to).rev();
        let overlapping = before.take_while(|(at, (size, _))| *at + size > from);
        let gone: Vec<u64> = overlapping.map(|(at, _)| *at).collect();
        for at in &gone {
            self.known.remove(at);
        }
        !gone.is_empty()
    }
}

fn line(text: &mut String, from: u64, size: u64, name: &str) {
    // A function's name may hold a line's end.
    let name = name.replace('\n', "\\n");
    let _ = writeln!(text, "{from:x} {size:x} {name}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(address: u64, code: &[u8]) -> Symbol<'_> {
        Symbol {
            address,
            code,
            name: format!("m:f{address:x}/{}", code.len()),
            lines: Vec::new(),
        }
    }

    #[test]
    fn code_takes_the_place_of_what_stood_there() {
        let path = std::env::temp_dir().join(format!("purlin-map-{}", std::process::id()));
        let mut map = Map::create(&path).unwrap();
        let text = || std::fs::read_to_string(&path).unwrap();
        map.add(&[symbol(0x100, &[0; 16]), symbol(0x110, &[0; 8])])
            .unwrap();
        map.add(&[symbol(0x118, &[0; 8])]).unwrap();
        assert_eq!(text(), "100 10 m:f100/16\n110 8 m:f110/8\n118 8 m:f118/8\n");
        // A module has gone, and another one got its place.
        map.add(&[symbol(0x108, &[0; 12])]).unwrap();
        assert_eq!(text(), "108 c m:f108/12\n118 8 m:f118/8\n");
        std::fs::remove_file(&path).unwrap();
    }
}
