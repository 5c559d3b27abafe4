//! Stencils: from the object that rustc made to bytes with holes, laid out anew.
//!
//! A stencil's way to the next instruction comes last, so that it needs no jump; what leaves it for a slow
//! path stands apart (its *tail*), to be put behind all other code. Branches are written anew for that; every
//! other instruction is kept as the compiler made it.
use iced_x86::{Decoder, DecoderOptions, FlowControl, Instruction};
use object::read::elf::ElfFile64;
use object::{Object, ObjectSection, ObjectSymbol, RelocationTarget, SectionIndex};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// Longer ones are not worth their place: the shared function runs.
const LONGEST: usize = 256;

/// What a hole is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    Operand(u8),
    Label(u8),
    Next,
    This,
    Block,
    /// A function of the machine.
    Symbol(u16),
    /// A constant, by its place among all of them.
    Constant(u16),
    /// A place in the stencil's own main part or tail.
    Main(u16),
    Tail(u16),
}

/// How a hole's value is written: 32 bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Width {
    /// Its upper half is zero.
    Zero,
    /// Its sign is extended.
    Sign,
    /// Relative to the address of the hole.
    Relative,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Hole {
    at: u16,
    what: What,
    width: Width,
    addend: i32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Part {
    code: Vec<u8>,
    holes: Vec<Hole>,
}

/// One stencil: its main part, which goes on at the next instruction if it comes to its end, and its tail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Stencil {
    main: Part,
    tail: Part,
}

/// All stencils.
pub struct Stencils {
    /// By form, by variant.
    by_form: Vec<Vec<Option<Stencil>>>,
    symbols: Vec<String>,
    constants: Vec<u8>,
    pub code: Vec<u8>,
}

/// Why there is no stencil.
enum Refusal {
    /// The shared function is the better choice.
    Shared,
    /// The table must be mended.
    Error(String),
}

/// The stencils of an object; `names` are those of each form, by variant.
pub fn read(bytes: &[u8], names: &[Vec<String>]) -> Result<Stencils, String> {
    let file: ElfFile64 =
        ElfFile64::parse(bytes).map_err(|e| format!("the stencils' object: {e}"))?;
    let mut reader = Reader {
        places: places(&file),
        relocations: HashMap::new(),
        file,
        symbols: Vec::new(),
        constants: Vec::new(),
        constant_sections: HashMap::new(),
    };
    let mut by_form = Vec::with_capacity(names.len());
    let mut faults = BTreeSet::new();
    for variants in names {
        let mut found = Vec::with_capacity(variants.len());
        for name in variants {
            found.push(match reader.stencil(name) {
                Ok(stencil) => Some(stencil),
                Err(Refusal::Shared) => None,
                Err(Refusal::Error(why)) => {
                    faults.insert(format!("error: {name}: {why}"));
                    None
                }
            });
        }
        by_form.push(found);
    }
    if !faults.is_empty() {
        return Err(faults.into_iter().collect::<Vec<_>>().join("\n"));
    }
    let Reader {
        symbols, constants, ..
    } = reader;
    Ok(Stencils {
        by_form,
        symbols,
        constants,
        code: Vec::new(),
    })
}

/// Section, address and size of every function.
fn places(file: &ElfFile64) -> HashMap<String, (SectionIndex, u64, u64)> {
    let mut places = HashMap::new();
    for symbol in file.symbols() {
        if let (Ok(name), Some(section)) = (symbol.name(), symbol.section_index()) {
            places.insert(name.to_owned(), (section, symbol.address(), symbol.size()));
        }
    }
    places
}

/// A relocation.
#[derive(Clone, Copy)]
struct Reloc {
    what: What,
    width: Width,
    addend: i64,
}

struct Reader<'a> {
    file: ElfFile64<'a>,
    places: HashMap<String, (SectionIndex, u64, u64)>,
    relocations: HashMap<SectionIndex, BTreeMap<u64, Result<Reloc, bool>>>,
    symbols: Vec<String>,
    constants: Vec<u8>,
    constant_sections: HashMap<SectionIndex, u16>,
}

impl Reader<'_> {
    fn stencil(&mut self, name: &str) -> Result<Stencil, Refusal> {
        let Some(&(section, address, size)) = self.places.get(name) else {
            return Err(Refusal::Error("it is not in the object".into()));
        };
        if size as usize > LONGEST {
            return Err(Refusal::Shared);
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
        let blocks = Blocks::new(&data, &relocations)?;
        Ok(blocks.lay_out(&data))
    }

    /// The relocations of a stretch of a section, by their place in it.
    fn relocations(
        &mut self,
        section: SectionIndex,
        address: u64,
        size: u64,
    ) -> Result<BTreeMap<u64, Reloc>, Refusal> {
        if !self.relocations.contains_key(&section) {
            let all = self.section_relocations(section);
            self.relocations.insert(section, all);
        }
        let mut found = BTreeMap::new();
        for (&at, reloc) in self.relocations[&section].range(address..address + size) {
            match reloc {
                Ok(reloc) => {
                    found.insert(at - address, *reloc);
                }
                Err(true) => return Err(Refusal::Shared),
                Err(false) => {
                    return Err(Refusal::Error(format!(
                        "a relocation of unknown kind (at {:#x}), or of data that can be written",
                        at - address
                    )));
                }
            }
        }
        Ok(found)
    }

    /// A relocation that is none of ours is `Err`: true for what is fine in a shared function.
    fn section_relocations(&mut self, section: SectionIndex) -> BTreeMap<u64, Result<Reloc, bool>> {
        let Ok(section) = self.file.section_by_index(section) else {
            return BTreeMap::new();
        };
        let raw: Vec<_> = section.relocations().collect();
        raw.into_iter()
            .map(|(at, relocation)| (at, self.relocation(&relocation)))
            .collect()
    }

    fn relocation(&mut self, relocation: &object::Relocation) -> Result<Reloc, bool> {
        use object::RelocationFlags::Elf;
        let Elf { r_type } = relocation.flags() else {
            return Err(false);
        };
        let width = match r_type {
            object::elf::R_X86_64_32 => Width::Zero,
            object::elf::R_X86_64_32S => Width::Sign,
            object::elf::R_X86_64_PC32 | object::elf::R_X86_64_PLT32 => Width::Relative,
            object::elf::R_X86_64_GOTPCREL => return Err(true),
            _ => return Err(false),
        };
        let RelocationTarget::Symbol(index) = relocation.target() else {
            return Err(false);
        };
        let symbol = self.file.symbol_by_index(index).map_err(|_| false)?;
        let name = symbol.name().unwrap_or("").to_owned();
        let addend = relocation.addend();
        if let Some(what) = operand(&name) {
            // The symbol alone is an operand less its bias, perhaps below zero: extended by zeros, as LLVM may when it splits a
            // sum, that would come out as a large number.
            if let What::Operand(k) = what
                && width == Width::Zero
                && addend < opsgen::expand::bias(k.into()) as i64
            {
                return Err(true);
            }
            return Ok(Reloc {
                what,
                width,
                addend,
            });
        }
        if symbol.is_undefined() {
            // The machine's own functions; others (of the language's library) are not reached from here.
            return if name.starts_with("purlin_") {
                let what = What::Symbol(self.symbol(name));
                Ok(Reloc {
                    what,
                    width,
                    addend,
                })
            } else {
                Err(true)
            };
        }
        let (section, address) = (symbol.section_index().ok_or(false)?, symbol.address());
        let what = What::Constant(self.constant_section(section)? + address as u16);
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
    fn constant_section(&mut self, index: SectionIndex) -> Result<u16, bool> {
        if let Some(&start) = self.constant_sections.get(&index) {
            return Ok(start);
        }
        let section = self.file.section_by_index(index).map_err(|_| false)?;
        let name = section.name().unwrap_or("");
        if name.starts_with(".text") {
            return Err(true);
        }
        if !name.starts_with(".rodata") {
            return Err(false);
        }
        if section.relocations().next().is_some() || section.size() > 64 {
            return Err(true);
        }
        let align = (section.align() as usize).clamp(1, 16);
        self.constants
            .resize(self.constants.len().next_multiple_of(align), 0);
        let start = self.constants.len() as u16;
        self.constants
            .extend_from_slice(section.data().map_err(|_| false)?);
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
                .or_else(|| number("purlin_label_").map(What::Label))
        }
    }
}

/// Where a branch goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dest {
    Block(usize),
    Hole(What),
}

/// How a block ends.
#[derive(Clone, Copy, Debug)]
enum End {
    /// By a conditional branch: the low half of its opcode, where it goes, and where else.
    Branch(u8, Dest, Dest),
    Jump(Dest),
    /// By an instruction of its own.
    Itself,
}

struct Block {
    start: usize,
    /// Of what is kept: the branch at its end is not.
    end: usize,
    how: End,
}

struct Blocks {
    blocks: Vec<Block>,
    relocations: BTreeMap<u64, Reloc>,
}

impl Blocks {
    fn new(data: &[u8], relocations: &BTreeMap<u64, Reloc>) -> Result<Blocks, Refusal> {
        let code = decode(data, relocations)?;
        let mut leaders = BTreeSet::from([0]);
        for (instruction, hole) in &code {
            if instruction.is_jcc_short_or_near() || instruction.is_jmp_short_or_near() {
                leaders.insert(instruction.next_ip());
                if hole.is_none() {
                    leaders.insert(instruction.near_branch_target());
                }
            }
        }
        leaders.retain(|&at| at < data.len() as u64);
        let starts: Vec<u64> = leaders.iter().copied().collect();
        let index: HashMap<u64, usize> =
            starts.iter().enumerate().map(|(i, &at)| (at, i)).collect();
        let mut blocks = Vec::with_capacity(starts.len());
        for (i, &start) in starts.iter().enumerate() {
            let end = starts.get(i + 1).map_or(data.len() as u64, |&e| e);
            let last = code.iter().rfind(|(c, _)| c.ip() >= start && c.ip() < end);
            let (last, hole) = last.ok_or_else(|| Refusal::Error("an empty block".into()))?;
            let dest = || -> Result<Dest, Refusal> {
                match hole {
                    Some(what) => Ok(Dest::Hole(*what)),
                    None => index
                        .get(&last.near_branch_target())
                        .map(|&b| Dest::Block(b))
                        .ok_or_else(|| Refusal::Error("a branch out of it".into())),
                }
            };
            let (how, end) = if last.is_jcc_short_or_near() {
                let condition = data[last.ip() as usize + usize::from(last.is_jcc_near())] & 15;
                (
                    End::Branch(condition, dest()?, Dest::Block(i + 1)),
                    last.ip(),
                )
            } else if last.is_jmp_short_or_near() {
                (End::Jump(dest()?), last.ip())
            } else if matches!(last.flow_control(), FlowControl::Next) {
                (End::Jump(Dest::Block(i + 1)), end)
            } else {
                (End::Itself, end)
            };
            blocks.push(Block {
                start: start as usize,
                end: end as usize,
                how,
            });
        }
        let mut blocks = Blocks {
            blocks,
            relocations: relocations.clone(),
        };
        blocks.thread();
        Ok(blocks)
    }

    /// Branches to a block that only jumps go where that jumps to.
    fn thread(&mut self) {
        let through = |blocks: &[Block], mut dest: Dest| {
            for _ in 0..blocks.len() {
                match dest {
                    Dest::Block(b) if blocks[b].start == blocks[b].end => match blocks[b].how {
                        End::Jump(to) => dest = to,
                        _ => break,
                    },
                    _ => break,
                }
            }
            dest
        };
        for i in 0..self.blocks.len() {
            self.blocks[i].how = match self.blocks[i].how {
                End::Branch(c, a, b) => {
                    End::Branch(c, through(&self.blocks, a), through(&self.blocks, b))
                }
                End::Jump(to) => End::Jump(through(&self.blocks, to)),
                End::Itself => End::Itself,
            };
        }
    }

    /// The blocks from which the next instruction can be reached.
    fn on_the_way(&self) -> Vec<bool> {
        let mut reaches = vec![false; self.blocks.len()];
        for _ in 0..self.blocks.len() {
            for i in 0..self.blocks.len() {
                let good = |dest: Dest| match dest {
                    Dest::Block(b) => reaches[b],
                    Dest::Hole(what) => what == What::Next,
                };
                reaches[i] = match self.blocks[i].how {
                    End::Branch(_, a, b) => good(a) || good(b),
                    End::Jump(to) => good(to),
                    End::Itself => false,
                };
            }
        }
        reaches
    }

    /// A run of blocks from `first` on, each the preferred successor of the one before it.
    fn chain(&self, first: usize, placed: &mut [bool], reaches: &[bool]) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut at = Some(first);
        while let Some(block) = at {
            placed[block] = true;
            chain.push(block);
            let free = |dest: Dest| match dest {
                Dest::Block(b) if !placed[b] => Some(b),
                _ => None,
            };
            at = match self.blocks[block].how {
                End::Branch(_, a, b) => {
                    let next = |d: Dest| d == Dest::Hole(What::Next);
                    let leads = |d: &usize| reaches[*d];
                    match (free(a), free(b)) {
                        _ if next(a) || next(b) => None,
                        (Some(a), Some(b)) if leads(&a) && !leads(&b) => Some(a),
                        (_, Some(b)) => Some(b),
                        (a, None) => a,
                    }
                }
                End::Jump(to) => free(to),
                End::Itself => None,
            };
        }
        chain
    }

    /// Whether a block only leads out of the instruction, to a slow path.
    fn is_cold(&self, block: usize) -> bool {
        matches!(
            self.blocks[block].how,
            End::Jump(Dest::Hole(What::Symbol(_)))
        )
    }

    fn lay_out(&self, data: &[u8]) -> Stencil {
        let reaches = self.on_the_way();
        let mut placed = vec![false; self.blocks.len()];
        let mut main = self.chain(0, &mut placed, &reaches);
        let falls = |main: &[usize]| {
            main.last().is_some_and(|&b| match self.blocks[b].how {
                End::Branch(_, a, b) => a == Dest::Hole(What::Next) || b == Dest::Hole(What::Next),
                End::Jump(to) => to == Dest::Hole(What::Next),
                End::Itself => false,
            })
        };
        let mut tail = Vec::new();
        for block in self.reachable() {
            if placed[block] {
                continue;
            }
            let more = self.chain(block, &mut placed, &reaches);
            if falls(&main) || self.is_cold(block) {
                tail.extend(more);
            } else {
                main.extend(more);
            }
        }
        let parts = [main, tail];
        let [main, tail] = Writer {
            blocks: self,
            data,
            parts: &parts,
        }
        .write();
        Stencil { main, tail }
    }

    /// The blocks that can be reached, in the compiler's order.
    fn reachable(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![0];
        while let Some(block) = todo.pop() {
            if !seen.insert(block) {
                continue;
            }
            let mut add = |dest| {
                if let Dest::Block(b) = dest {
                    todo.push(b);
                }
            };
            match self.blocks[block].how {
                End::Branch(_, a, b) => {
                    add(a);
                    add(b);
                }
                End::Jump(to) => add(to),
                End::Itself => {}
            }
        }
        seen.into_iter().collect()
    }
}

type Decoded = Vec<(Instruction, Option<What>)>;

/// The instructions, each with the hole that its branch goes to.
fn decode(data: &[u8], relocations: &BTreeMap<u64, Reloc>) -> Result<Decoded, Refusal> {
    let mut decoder = Decoder::with_ip(64, data, 0, DecoderOptions::NONE);
    let mut code = Vec::new();
    while decoder.can_decode() {
        let instruction = decoder.decode();
        if instruction.is_invalid() {
            return Err(Refusal::Error("code that can't be decoded".into()));
        }
        let inside = relocations
            .range(instruction.ip()..instruction.next_ip())
            .next();
        match instruction.flow_control() {
            // The shared function calls as well, and is not copied.
            FlowControl::Call => return Err(Refusal::Shared),
            FlowControl::IndirectCall if inside.is_none() => {
                return Err(Refusal::Error(
                    "its continuation is called, not jumped to; something in its body keeps the stack frame \
                     alive: a destructor, or a reference to a local that escapes"
                        .into(),
                ));
            }
            FlowControl::IndirectCall => return Err(Refusal::Shared),
            FlowControl::Exception | FlowControl::Interrupt => return Err(Refusal::Shared),
            _ => {}
        }
        let branch = instruction.is_jcc_short_or_near() || instruction.is_jmp_short_or_near();
        let hole = match inside {
            Some((_, reloc)) if branch && reloc.addend == -4 => Some(reloc.what),
            Some(_) if branch => return Err(Refusal::Shared),
            _ => None,
        };
        code.push((instruction, hole));
    }
    Ok(code)
}

/// Writes blocks in an order.
struct Writer<'a> {
    blocks: &'a Blocks,
    data: &'a [u8],
    parts: &'a [Vec<usize>; 2],
}

/// A branch to be written: where its displacement stands, and where it goes.
impl Writer<'_> {
    fn write(&self) -> [Part; 2] {
        // Places of blocks: which part, and where in it; found by writing twice, as all branches are near.
        let mut places = HashMap::new();
        let _ = [self.part(0, &mut places), self.part(1, &mut places)];
        let mut again = places.clone();
        [self.part(0, &mut again), self.part(1, &mut again)]
    }

    fn part(&self, which: usize, places: &mut HashMap<usize, (usize, usize)>) -> Part {
        let mut part = Part::default();
        let order = &self.parts[which];
        for (k, &index) in order.iter().enumerate() {
            let block = &self.blocks.blocks[index];
            places.insert(index, (which, part.code.len()));
            let start = part.code.len();
            part.code
                .extend_from_slice(&self.data[block.start..block.end]);
            for (at, reloc) in self
                .blocks
                .relocations
                .range(block.start as u64..block.end as u64)
            {
                let at = start + *at as usize - block.start;
                let hole = Hole {
                    at: at as u16,
                    what: reloc.what,
                    width: reloc.width,
                    addend: reloc.addend as i32,
                };
                part.holes.push(hole);
            }
            let following = order.get(k + 1).map(|&b| Dest::Block(b));
            // The end of the main part is where the next instruction begins.
            let following = following.or((which == 0).then_some(Dest::Hole(What::Next)));
            match block.how {
                End::Itself => {}
                End::Jump(to) if Some(to) == following => {}
                End::Jump(to) => self.branch(&mut part, &[0xe9], to, places),
                End::Branch(c, a, b) if Some(b) == following => {
                    self.branch(&mut part, &[0x0f, 0x80 | c], a, places);
                }
                End::Branch(c, a, b) if Some(a) == following => {
                    self.branch(&mut part, &[0x0f, 0x80 | c ^ 1], b, places);
                }
                End::Branch(c, a, b) => {
                    self.branch(&mut part, &[0x0f, 0x80 | c], a, places);
                    self.branch(&mut part, &[0xe9], b, places);
                }
            }
        }
        part
    }

    fn branch(
        &self,
        part: &mut Part,
        opcode: &[u8],
        to: Dest,
        places: &HashMap<usize, (usize, usize)>,
    ) {
        part.code.extend_from_slice(opcode);
        let what = match to {
            Dest::Hole(what) => what,
            Dest::Block(b) => match places.get(&b).copied().unwrap_or((0, 0)) {
                (0, at) => What::Main(at as u16),
                (_, at) => What::Tail(at as u16),
            },
        };
        part.holes.push(Hole {
            at: part.code.len() as u16,
            what,
            width: Width::Relative,
            addend: -4,
        });
        part.code.extend_from_slice(&[0; 4]);
    }
}

impl Stencils {
    /// The data as Rust: what `src/native/stencils.rs` includes. The bytes go to `code`.
    pub fn rust(&mut self) -> String {
        let mut known: HashMap<Stencil, usize> = HashMap::new();
        let (mut stencils, mut holes, mut index) = (String::new(), String::new(), String::new());
        let (mut count, mut hole_count) = (0, 0);
        let mut first = String::new();
        let mut entries = 0;
        for form in &self.by_form {
            let _ = write!(first, "{entries},");
            entries += form.len();
            for stencil in form {
                let Some(stencil) = stencil else {
                    index.push_str("0,");
                    continue;
                };
                let number = *known.entry(stencil.clone()).or_insert_with(|| {
                    count += 1;
                    let start = self.code.len();
                    self.code.extend_from_slice(&stencil.main.code);
                    self.code.extend_from_slice(&stencil.tail.code);
                    let (main, tail) = (&stencil.main, &stencil.tail);
                    let _ = writeln!(
                        stencils,
                        "s({start},{},{},{hole_count},{},{}),",
                        main.code.len(),
                        tail.code.len(),
                        main.holes.len(),
                        tail.holes.len()
                    );
                    for hole in main.holes.iter().chain(&tail.holes) {
                        hole_count += 1;
                        let _ = writeln!(
                            holes,
                            "h({},What::{:?},Width::{:?},{}),",
                            hole.at, hole.what, hole.width, hole.addend
                        );
                    }
                    count
                });
                let _ = write!(index, "{number},");
            }
            index.push('\n');
        }
        let mut out = String::from("// @generated by build.rs; do not edit.\n");
        let _ = write!(
            out,
            "pub static FIRST: [u32; {}] = [{first}];\npub static INDEX: [u16; {entries}] = [{index}];\n\
             pub static STENCILS: [Stencil; {count}] = [{stencils}];\npub static HOLES: [Hole; {hole_count}] = [{holes}];\n",
            self.by_form.len()
        );
        let _ = writeln!(
            out,
            "pub static CONSTANTS: [u8; {}] = {:?};",
            self.constants.len(),
            self.constants
        );
        let _ = writeln!(
            out,
            "#[allow(clashing_extern_declarations)]\nunsafe extern \"C\" {{"
        );
        for (i, name) in self.symbols.iter().enumerate() {
            let _ = writeln!(out, "#[link_name = {name:?}] fn f{i}();");
        }
        let _ = writeln!(
            out,
            "}}\npub static SYMBOLS: [unsafe extern \"C\" fn(); {}] = [",
            self.symbols.len()
        );
        for i in 0..self.symbols.len() {
            let _ = write!(out, "f{i},");
        }
        out.push_str("];\n");
        let _ = writeln!(
            out,
            "/// The names of `SYMBOLS`.\npub static SYMBOL_NAMES: [&str; {}] = {:?};",
            self.symbols.len(),
            self.symbols
        );
        out
    }
}
