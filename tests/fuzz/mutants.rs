//! Broken modules made of sound ones: the number of a mutant says all about it.
//!
//! Most damage is done to what the reader has understood (operations, operands, tables), so that it gets past it; some to
//! the bytes.

use purlin::beam::{Export, File, Import, Writer, alloc, id, unpack};
use purlin::bif;
use purlin::loader::op::{Arg, ArgRange, Op};
use purlin::tables::{OPS, op, tag};

use crate::mutate::{self, Rng};

/// An operation with its operands.
#[derive(Clone)]
struct Operation {
    id: u16,
    args: Vec<Arg>,
}

/// The sound modules, and every operation that stands in them.
pub struct Corpus {
    modules: Vec<Vec<u8>>,
    operations: Vec<Operation>,
    imports: Vec<&'static bif::Bif>,
    /// Numbers of operations that compilers emit, by how many operands they have and whether a list follows.
    alike: Vec<(u8, bool, u16)>,
}

/// Modules whose BIFs broken code may call: those that change nothing outside the machine.
const CALLED: [&str; 10] = [
    "erlang", "lists", "maps", "binary", "unicode", "math", "string", "re", "atomics", "counters",
];
/// Functions of these modules that stop the machine, print, or leave something behind.
const NOT_CALLED: [&str; 5] = ["halt", "open_port", "display", "load", "prim"];

impl Corpus {
    pub fn new(modules: Vec<Vec<u8>>) -> Self {
        let modules: Vec<Vec<u8>> = modules
            .iter()
            .map(|bytes| unpack(bytes).expect("the corpus is sound").to_vec())
            .collect();
        let mut operations = Vec::new();
        for bytes in &modules {
            let file = File::parse(bytes).expect("the corpus is sound");
            operations.extend(read(&file).0);
        }
        operations.retain(|o| {
            !matches!(
                o.id,
                op::LABEL | op::FUNC_INFO | op::INT_CODE_END | op::LINE
            )
        });
        let called = |b: &&bif::Bif| {
            CALLED.contains(&b.module) && !NOT_CALLED.iter().any(|no| b.function.starts_with(no))
        };
        let alike = OPS.iter().filter(|info| !info.obsolete);
        Self {
            modules,
            operations,
            imports: bif::table::all().filter(called).collect(),
            alike: alike
                .filter_map(|info| Some((info.fixed, info.rest, info.number?)))
                .collect(),
        }
    }

    /// The mutant of that number.
    pub fn mutant(&self, number: u64) -> Vec<u8> {
        let mut rng = Rng::new(number.wrapping_add(1).wrapping_mul(0x1_0000_0001));
        let base = rng.pick(&self.modules);
        match rng.below(16) {
            0 => {
                let mut bytes =
                    mutate::mutate(&mut rng, base, self.modules.first().unwrap_or(base));
                mutate::mend_form(&mut bytes);
                bytes
            }
            1 => self.broken_chunk(&mut rng, base),
            _ => self.broken_code(&mut rng, base),
        }
    }

    /// Bytes of one chunk; of literals, before they are compressed.
    fn broken_chunk(&self, rng: &mut Rng, base: &[u8]) -> Vec<u8> {
        let file = File::parse(base).expect("the corpus is sound");
        let mut writer = Writer::from_file(&file).expect("the corpus can be written");
        let chunk = rng.pick(&file.chunks);
        let other = rng.pick(&self.modules);
        if chunk.id == id::LITERALS {
            let mut literals: Vec<Vec<u8>> = file.literals.iter().map(<[u8]>::to_vec).collect();
            let at = rng.below(literals.len());
            literals[at] = mutate::mutate(rng, &literals[at], chunk.data);
            let literals: Vec<&[u8]> = literals.iter().map(Vec::as_slice).collect();
            writer.literals(&literals, file.literals.is_compressed());
        } else {
            writer.chunk(chunk.id, mutate::mutate(rng, chunk.data, other));
        }
        writer.finish()
    }

    /// Operations, operands and what they refer to.
    fn broken_code(&self, rng: &mut Rng, base: &[u8]) -> Vec<u8> {
        let mut file = File::parse(base).expect("the corpus is sound");
        let (mut ops, mut code) = read(&file);
        if rng.below(2) == 0 {
            export_all(&mut file, &ops);
        }
        for _ in 0..1 + rng.below(3) {
            if rng.below(12) == 0 {
                self.break_table(rng, &mut file);
            } else {
                self.break_operation(rng, &file, &mut ops);
            }
        }
        code.header.max_opcode = 191;
        (code.ops, code.args) = (Vec::new(), Vec::new());
        for (at, operation) in ops.iter().enumerate() {
            let start = code.args.len() as u32;
            code.args.extend_from_slice(&operation.args);
            let len = operation.args.len() as u32;
            code.ops.push(Op {
                id: operation.id,
                args: ArgRange { start, len },
                at: at as u32,
            });
        }
        let mut writer = Writer::from_file(&file).expect("the corpus can be written");
        // What can't be written at all is as good as the sound module.
        if let Ok(instructions) = code.encode() {
            writer.code(&code.header, &instructions);
        }
        writer.finish()
    }

    fn break_table(&self, rng: &mut Rng, file: &mut File<'_>) {
        match rng.below(8) {
            0 if !file.lambdas.is_empty() => {
                let at = rng.below(file.lambdas.len());
                let label = 1 + rng.below(file.code_header.labels as usize) as u32;
                let lambda = &mut file.lambdas[at];
                match rng.below(3) {
                    0 => lambda.free = nudged(rng, lambda.free).min(lambda.arity),
                    1 => lambda.arity = nudged(rng, lambda.arity).max(lambda.free),
                    _ => lambda.label = label.min(file.code_header.labels - 1),
                }
            }
            1 if !file.exports.is_empty() => {
                let at = rng.below(file.exports.len());
                let export = &mut file.exports[at];
                match rng.below(2) {
                    0 => export.arity = nudged(rng, export.arity),
                    _ => export.label = nudged(rng, export.label).max(1),
                }
            }
            2 if !file.strings.is_empty() => {
                file.strings = &file.strings[..rng.below(file.strings.len())];
            }
            _ if !file.imports.is_empty() => {
                let at = rng.below(file.imports.len());
                let arity = file.imports[at].arity;
                let fits: Vec<_> = self
                    .imports
                    .iter()
                    .filter(|b| u32::from(b.arity) == arity)
                    .collect();
                if !fits.is_empty() {
                    let bif = rng.pick(&fits);
                    let module = atom(file, bif.module);
                    let function = atom(file, bif.function);
                    file.imports[at] = Import {
                        module,
                        function,
                        arity,
                    };
                }
            }
            _ => {}
        }
    }

    fn break_operation(&self, rng: &mut Rng, file: &File<'_>, ops: &mut Vec<Operation>) {
        let at = self.place(rng, ops);
        match rng.below(20) {
            0 | 1 => {
                ops.remove(at);
            }
            2 => ops.insert(at, ops[at].clone()),
            3 => {
                let other = (at + 1 + rng.below(4)).min(ops.len() - 2);
                ops.swap(at, other);
            }
            4 | 5 => {
                let mut new = rng.pick(&self.operations).clone();
                for arg in &mut new.args {
                    into_range(rng, file, arg);
                }
                if rng.below(2) == 0 {
                    ops.insert(at, new);
                } else {
                    ops[at] = new;
                }
            }
            6 => {
                let other = ops[self.place(rng, ops)].clone();
                ops.insert(at, other);
            }
            7 | 8 => self.break_id(rng, &mut ops[at]),
            9 => break_list(rng, &mut ops[at]),
            _ => {
                let other = rng.below(ops.len());
                let other = (!ops[other].args.is_empty()).then(|| *rng.pick(&ops[other].args));
                break_operand(rng, file, &mut ops[at], other);
            }
        }
    }

    /// Some operation but the last; seldom one that gives the module its shape.
    fn place(&self, rng: &mut Rng, ops: &[Operation]) -> usize {
        let shape = |o: &Operation| matches!(o.id, op::LABEL | op::FUNC_INFO | op::LINE);
        let mut at = rng.below(ops.len() - 1);
        while shape(&ops[at]) && rng.below(20) > 0 {
            at = rng.below(ops.len() - 1);
        }
        at
    }

    /// Another operation of as many operands.
    fn break_id(&self, rng: &mut Rng, operation: &mut Operation) {
        let info = &OPS[usize::from(operation.id)];
        let alike: Vec<u16> = self
            .alike
            .iter()
            .filter(|a| (a.0, a.1) == (info.fixed, info.rest))
            .map(|a| a.2)
            .collect();
        if !alike.is_empty() {
            operation.id = *rng.pick(&alike);
        }
    }
}

/// A file's operations, and its code without them.
fn read(file: &File<'_>) -> (Vec<Operation>, purlin::beam::Code) {
    let code = file.decode().expect("the corpus is sound");
    let ops = code.ops.iter();
    let ops = ops.map(|o| Operation {
        id: o.id,
        args: code.args(o).to_vec(),
    });
    (ops.collect(), code)
}

/// Makes every function callable from outside.
fn export_all(file: &mut File<'_>, ops: &[Operation]) {
    let functions = ops
        .iter()
        .enumerate()
        .filter(|(_, o)| o.id == op::FUNC_INFO);
    file.exports = functions
        .map(|(at, o)| Export {
            function: o.args[1].val as u32,
            arity: o.args[2].val as u32,
            label: ops[at + 1].args[0].val as u32,
        })
        .collect();
}

/// The index of an atom, which is added.
fn atom(file: &mut File<'_>, name: &'static str) -> u32 {
    file.atoms.names.push(name);
    file.atoms.names.len() as u32
}

fn nudged(rng: &mut Rng, n: u32) -> u32 {
    n.saturating_add(rng.below(5) as u32).saturating_sub(2)
}

const UNSIGNED: [u64; 22] = [
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    16,
    31,
    32,
    33,
    63,
    64,
    65,
    255,
    256,
    1000,
    1023,
    1 << 20,
    0xffff_ffff,
];
const INTEGERS: [i64; 14] = [
    0,
    1,
    2,
    -1,
    7,
    8,
    64,
    255,
    256,
    65536,
    1 << 31,
    (1 << 59) - 1,
    -(1 << 59),
    -65536,
];

/// Makes an operand refer to something that the file has.
fn into_range(rng: &mut Rng, file: &File<'_>, arg: &mut Arg) {
    match arg.tag {
        tag::A => arg.val = 1 + rng.below(file.atoms.len()) as u64,
        tag::F => arg.val = 1 + rng.below(file.code_header.labels as usize - 1) as u64,
        tag::Q if file.literals.stored() > 0 => arg.val = rng.below(file.literals.stored()) as u64,
        tag::Q => *arg = Arg::new(tag::N, 0),
        tag::U if rng.below(4) == 0 => arg.val = rng.below(6) as u64,
        _ => {}
    }
    let types = file.types.entries.as_ref().map_or(0, Vec::len);
    if arg.aux > 0 {
        arg.aux = rng.below(types + 1) as u32;
    }
}

/// The number of a register, near those in use.
fn register(rng: &mut Rng) -> u64 {
    match rng.below(20) {
        0 => 1023,
        n => (n % 7) as u64,
    }
}

fn break_operand(rng: &mut Rng, file: &File<'_>, operation: &mut Operation, other: Option<Arg>) {
    if operation.args.is_empty() {
        return;
    }
    let at = rng.below(operation.args.len());
    let other_at = rng.below(operation.args.len());
    let arg = &mut operation.args[at];
    match rng.below(12) {
        0 => operation.args.swap(at, other_at),
        1 => *arg = other.unwrap_or(*arg),
        2 => {
            let kinds = [
                tag::X,
                tag::Y,
                tag::I,
                tag::A,
                tag::N,
                tag::Q,
                tag::L,
                tag::U,
            ];
            *arg = Arg::new(*rng.pick(&kinds), register(rng));
            into_range(rng, file, arg);
        }
        3 if arg.aux > 0 => {
            let types = file.types.entries.as_ref().map_or(0, Vec::len);
            arg.aux = rng.below(types + 1) as u32;
        }
        _ => match arg.tag {
            tag::X | tag::Y if rng.below(5) == 0 => arg.tag = tag::X + tag::Y - arg.tag,
            tag::X | tag::Y | tag::L => arg.val = register(rng),
            tag::U if rng.below(2) == 0 => arg.val = u64::from(nudged(rng, arg.val as u32)),
            tag::U => arg.val = *rng.pick(&UNSIGNED),
            tag::I => arg.val = *rng.pick(&INTEGERS) as u64,
            tag::M => {
                let part = |rng: &mut Rng| rng.below(5) as u32;
                arg.val = alloc(part(rng), part(rng), part(rng));
            }
            tag::F if rng.below(8) == 0 => *arg = Arg::new(tag::P, 0),
            tag::P => {
                *arg = Arg::new(tag::F, 0);
                into_range(rng, file, arg);
            }
            _ => into_range(rng, file, arg),
        },
    }
}

/// An operation's list becomes longer or shorter.
fn break_list(rng: &mut Rng, operation: &mut Operation) {
    let info = &OPS[usize::from(operation.id)];
    let first = usize::from(info.fixed);
    if !info.rest || operation.args.len() <= first {
        return;
    }
    let at = first + rng.below(operation.args.len() - first);
    let end = (at + 1 + rng.below(6)).min(operation.args.len());
    match rng.below(3) {
        0 => {
            operation.args.drain(at..end);
        }
        1 => {
            let again = operation.args[at..end].to_vec();
            operation.args.splice(at..at, again);
        }
        _ => operation.args[at..end].reverse(),
    }
}
