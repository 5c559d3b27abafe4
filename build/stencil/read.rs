//! Reading the object: functions, and their relocations, which become holes.
use super::hole::{What, Width};
use super::machine::{self, Field};
use super::{Copies, LONGEST, Refusal, flow};
use object::read::elf::ElfFile64;
use object::{Object, ObjectSection, ObjectSymbol, RelocationTarget, SectionIndex};
use std::collections::{BTreeMap, HashMap};

/// Constants that are longer are tables, which the shared function has as well.
const LONGEST_CONSTANT: u64 = 64;

/// A relocation.
#[derive(Clone, Copy)]
pub struct Reloc {
    pub what: What,
    pub width: Width,
    pub addend: i64,
}

/// Why a relocation is none of ours.
#[derive(Clone, Copy)]
enum Foreign {
    /// A shared function may have it.
    Shared(&'static str),
    /// Nothing may.
    Kind(u32),
    Writable,
}

pub struct Reader<'a> {
    file: ElfFile64<'a>,
    /// Section, address and size of every function.
    places: HashMap<String, (SectionIndex, u64, u64)>,
    relocations: HashMap<SectionIndex, BTreeMap<u64, Result<Reloc, Foreign>>>,
    symbols: Vec<String>,
    constants: Vec<u8>,
    constant_sections: HashMap<SectionIndex, u16>,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Result<Reader<'a>, String> {
        let file: ElfFile64 =
            ElfFile64::parse(bytes).map_err(|e| format!("the stencils' object: {e}"))?;
        let mut places = HashMap::new();
        for symbol in file.symbols() {
            if let (Ok(name), Some(section)) = (symbol.name(), symbol.section_index()) {
                places.insert(name.to_owned(), (section, symbol.address(), symbol.size()));
            }
        }
        Ok(Reader {
            file,
            places,
            relocations: HashMap::new(),
            symbols: Vec::new(),
            constants: Vec::new(),
            constant_sections: HashMap::new(),
        })
    }

    /// The names of functions that holes are filled with, and the constants.
    pub fn finish(self) -> (Vec<String>, Vec<u8>) {
        (self.symbols, self.constants)
    }

    /// The stencil of that symbol; `narrow` are the operands that are not terms.
    pub fn stencil(&mut self, name: &str, narrow: &[usize]) -> Result<Copies, Refusal> {
        let Some(&(section, address, size)) = self.places.get(name) else {
            return Err(Refusal::Error("it is not in the object".into()));
        };
        if size as usize > LONGEST {
            return Err(Refusal::Shared("it is longer than 128 bytes"));
        }
        let data = self
            .file
            .section_by_index(section)
            .and_then(|s| s.data_range(address, size))
            .ok()
            .flatten()
            .ok_or_else(|| Refusal::Error("its bytes can't be read".into()))?
            .to_vec();
        let relocations = self.relocations(section, address, size)?;
        let continues = |what| match what {
            What::Next | What::This | What::Label(_) => true,
            What::Symbol(k) => {
                let name = &self.symbols[usize::from(k)];
                ["purlin_op_", "purlin_tail_"]
                    .iter()
                    .any(|start| name.starts_with(start))
            }
            _ => false,
        };
        Ok(flow::Blocks::new(&data, &relocations, &continues)?.copies(narrow))
    }

    /// The relocations of a stretch of a section, by their place in it.
    fn relocations(
        &mut self,
        section: SectionIndex,
        address: u64,
        size: u64,
    ) -> Result<BTreeMap<usize, Reloc>, Refusal> {
        if !self.relocations.contains_key(&section) {
            let all = self.section_relocations(section);
            self.relocations.insert(section, all);
        }
        let mut found = BTreeMap::new();
        for (&at, reloc) in self.relocations[&section].range(address..address + size) {
            let at = at - address;
            let why = match reloc {
                Ok(reloc) => {
                    found.insert(at as usize, *reloc);
                    continue;
                }
                Err(Foreign::Shared(why)) => return Err(Refusal::Shared(why)),
                Err(Foreign::Kind(kind)) => {
                    format!("a relocation of unknown kind ({kind}) at {at:#x}")
                }
                Err(Foreign::Writable) => format!(
                    "it refers to data that can be written (at {at:#x}): a `static mut`, or a static with interior \
                     mutability; a stencil has its operands and the machine's state"
                ),
            };
            return Err(Refusal::Error(why));
        }
        Ok(found)
    }

    fn section_relocations(
        &mut self,
        section: SectionIndex,
    ) -> BTreeMap<u64, Result<Reloc, Foreign>> {
        let Ok(section) = self.file.section_by_index(section) else {
            return BTreeMap::new();
        };
        let raw: Vec<_> = section.relocations().collect();
        raw.into_iter()
            .map(|(at, relocation)| (at, self.relocation(&relocation)))
            .collect()
    }

    fn relocation(&mut self, relocation: &object::Relocation) -> Result<Reloc, Foreign> {
        let object::RelocationFlags::Elf { r_type } = relocation.flags() else {
            return Err(Foreign::Kind(0));
        };
        let unknown = Foreign::Kind(r_type.0);
        let width = match machine::relocation(r_type) {
            Some(Field::Value(width)) => width,
            Some(Field::Table) => {
                return Err(Foreign::Shared("it calls a function of the library"));
            }
            None => return Err(unknown),
        };
        let RelocationTarget::Symbol(index) = relocation.target() else {
            return Err(unknown);
        };
        let symbol = self.file.symbol_by_index(index).map_err(|_| unknown)?;
        let name = symbol.name().unwrap_or("").to_owned();
        let addend = relocation.addend();
        let what = if let Some(what) = operand(&name) {
            return less_bias(what, width, addend);
        } else if !symbol.is_undefined() {
            let (section, at) = (symbol.section_index().ok_or(unknown)?, symbol.address());
            What::Constant(self.constant_section(section)? + at as u16)
        } else if name.starts_with("purlin_") {
            What::Symbol(self.symbol(name))
        } else {
            // A function of the language's library: not reached from here.
            return Err(Foreign::Shared("it calls a function of the library"));
        };
        Ok(Reloc {
            what,
            width,
            addend,
        })
    }

    fn symbol(&mut self, name: String) -> u16 {
        if let Some(at) = self.symbols.iter().position(|s| *s == name) {
            return at as u16;
        }
        self.symbols.push(name);
        self.symbols.len() as u16 - 1
    }

    /// Where a section of constants stands among all constants.
    fn constant_section(&mut self, index: SectionIndex) -> Result<u16, Foreign> {
        if let Some(&start) = self.constant_sections.get(&index) {
            return Ok(start);
        }
        let unreadable = Foreign::Shared("its constants can't be read");
        let section = self.file.section_by_index(index).map_err(|_| unreadable)?;
        let name = section.name().unwrap_or("");
        if name.starts_with(".text") {
            return Err(Foreign::Shared("it calls a function"));
        }
        if !name.starts_with(".rodata") {
            return Err(Foreign::Writable);
        }
        if section.relocations().next().is_some() || section.size() > LONGEST_CONSTANT {
            return Err(Foreign::Shared("it has a table of its own"));
        }
        let align = (section.align() as usize).clamp(1, 16);
        self.constants
            .resize(self.constants.len().next_multiple_of(align), 0);
        let start = self.constants.len() as u16;
        self.constants
            .extend_from_slice(section.data().map_err(|_| unreadable)?);
        self.constant_sections.insert(index, start);
        Ok(start)
    }
}

/// The holes that are not functions of the machine.
fn operand(name: &str) -> Option<What> {
    match name {
        "purlin_next" => Some(What::Next),
        "purlin_this" => Some(What::This),
        "purlin_block" => Some(What::Block),
        _ => {
            let number = |prefix| name.strip_prefix(prefix)?.parse().ok();
            number("purlin_hole_")
                .map(What::Operand)
                .or_else(|| number("purlin_wide_").map(What::Wide))
                .or_else(|| number("purlin_label_").map(What::Label))
        }
    }
}

/// What the table compiler has added to an operand is taken off.
fn less_bias(what: What, width: Width, addend: i64) -> Result<Reloc, Foreign> {
    let bias = match what {
        What::Operand(k) => opsgen::expand::bias(k.into()) as i64,
        _ => 0,
    };
    // The symbol alone is an operand less its bias, perhaps below zero: extended by zeros, as LLVM may when it splits a
    // sum, that would come out as a large number.
    if bias != 0 && width == Width::Zero && addend < bias {
        return Err(Foreign::Shared(
            "it extends an operand less its bias by zeros",
        ));
    }
    Ok(Reloc {
        what,
        width,
        addend: addend - bias,
    })
}
