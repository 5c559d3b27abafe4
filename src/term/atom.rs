//! The atom table: names to indices and back, for the whole machine. Atoms are never freed.
use super::word::Term;
use crate::crash;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::OnceLock;

/// An atom: its index in the table. `am::…` has the ones that the machine knows by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Atom(u32);

/// Longest atom, in characters (OTP's limit).
pub const MAX_CHARS: usize = 255;
/// Most atoms, OTP's default limit.
pub const MAX_ATOMS: usize = 1_048_576;

struct Table {
    names: Vec<&'static str>,
    /// Leading bytes of the name, for quick comparison: as `ord_key` says.
    keys: Vec<u64>,
    by_name: HashMap<&'static str, u32, foldhash::fast::RandomState>,
}

fn table() -> &'static RwLock<Table> {
    static TABLE: OnceLock<RwLock<Table>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            names: Vec::new(),
            keys: Vec::new(),
            by_name: HashMap::default(),
        };
        for name in super::am::NAMES {
            table.insert(name);
        }
        RwLock::new(table)
    })
}

impl Table {
    fn insert(&mut self, name: &'static str) -> u32 {
        let index = self.names.len() as u32;
        self.names.push(name);
        self.keys.push(ord_key(name));
        self.by_name.insert(name, index);
        index
    }
}

/// First eight bytes, big-endian: orders most atoms without reading their names. UTF-8 orders as
/// code points do.
fn ord_key(name: &str) -> u64 {
    let mut key = [0; 8];
    let n = name.len().min(8);
    key[..n].copy_from_slice(&name.as_bytes()[..n]);
    u64::from_be_bytes(key)
}

impl Atom {
    pub const fn from_index(index: u32) -> Atom {
        Atom(index)
    }
    pub const fn index(self) -> u32 {
        self.0
    }
    pub const fn term(self) -> Term {
        Term::atom(self.0)
    }
    /// The atom of that name, made when it is new. The machine halts when the table is full, as
    /// OTP does: callers that take names from outside use `try_new`.
    pub fn new(name: &str) -> Atom {
        match Atom::try_new(name) {
            Some(atom) => atom,
            None => {
                let slogan = format!("no more index entries in atom_tab (max={MAX_ATOMS})");
                crash::exit_here(&slogan)
            }
        }
    }
    /// As `new`; `None` when the table is full.
    pub fn try_new(name: &str) -> Option<Atom> {
        if let Some(atom) = Atom::existing(name) {
            return Some(atom);
        }
        let mut t = table().write();
        if let Some(&i) = t.by_name.get(name) {
            return Some(Atom(i));
        }
        if t.names.len() >= MAX_ATOMS {
            return None;
        }
        let name: &'static str = Box::leak(name.into());
        Some(Atom(t.insert(name)))
    }
    /// Appends the atoms of these names, as `try_new` gives them; the table is looked at once for those that it has.
    pub fn append_all(names: &[&str], atoms: &mut Vec<Atom>) -> Option<()> {
        let mut names = names;
        while !names.is_empty() {
            let known = table().read();
            let found = names.iter().map_while(|name| known.by_name.get(name));
            let before = atoms.len();
            atoms.extend(found.map(|&index| Atom(index)));
            drop(known);
            names = &names[atoms.len() - before..];
            if let Some((new, rest)) = names.split_first() {
                atoms.push(Atom::try_new(new)?);
                names = rest;
            }
        }
        Some(())
    }
    pub fn existing(name: &str) -> Option<Atom> {
        table().read().by_name.get(name).copied().map(Atom)
    }
    pub fn name(self) -> &'static str {
        table().read().names[self.0 as usize]
    }
    /// Term order: by name.
    pub fn cmp_name(self, other: Atom) -> std::cmp::Ordering {
        if self == other {
            return std::cmp::Ordering::Equal;
        }
        let t = table().read();
        let (a, b) = (self.0 as usize, other.0 as usize);
        t.keys[a]
            .cmp(&t.keys[b])
            .then_with(|| t.names[a].cmp(t.names[b]))
    }
    /// Bytes of all names, and of the table.
    pub fn bytes() -> usize {
        let table = table().read();
        let names: usize = table.names.iter().map(|n| n.len()).sum();
        names + table.names.len() * (size_of::<&str>() * 2 + size_of::<u64>() + size_of::<u32>())
    }
    pub fn count() -> usize {
        table().read().names.len()
    }
}

impl std::fmt::Debug for Atom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "'{}'", self.name())
    }
}
