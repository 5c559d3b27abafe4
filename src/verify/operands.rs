//! Operands, one operation at a time: their kinds, their ranges, what they refer to.

use std::cell::Cell;

use crate::loader::op::{Arg, Op};
use crate::tables::{OPS, op, tag};

use super::commands::{Commands, SEGMENT};
use super::error::Reason;
use super::input::{Input, Meanings};
use super::loops;
use super::names::Name;
use super::shape::{Fault, Shape};
use super::types::Ty;

const X: u32 = 1 << tag::X;
const Y: u32 = 1 << tag::Y;
const U: u32 = 1 << tag::U;
const I: u32 = 1 << tag::I;
const A: u32 = 1 << tag::A;
const N: u32 = 1 << tag::N;
const F: u32 = 1 << tag::F;
const Q: u32 = 1 << tag::Q;
/// What can be read.
const SOURCE: u32 = X | Y | I | A | N | Q;
/// What can be written.
const TARGET: u32 = X | Y;

/// The last operation that a file can have; those after it are made by rules.
const LAST: u16 = op::GET_RECORD_FIELD;
/// How many registers of a kind there are.
const REGISTERS: u64 = 1024;
/// The most words of heap that one operation may ask for.
const MAX_NEED: u64 = 1 << 24;
/// The most parameters of a function.
const MAX_ARITY: u64 = 255;

/// What an operation's operands must be, without what only people want to know of it.
#[derive(Clone, Copy)]
struct Form {
    /// The tags that each operand before the list can have.
    domain: [u16; MOST_FIXED],
    fixed: u8,
    rest: bool,
    state: FormState,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FormState {
    Unknown,
    Obsolete,
    Known,
}

/// The most operands that stand before a list.
const MOST_FIXED: usize = 8;

static FORMS: [Form; LAST as usize + 1] = forms();

const fn forms() -> [Form; LAST as usize + 1] {
    let none = Form {
        domain: [0; MOST_FIXED],
        fixed: 0,
        rest: false,
        state: FormState::Unknown,
    };
    let mut forms = [none; LAST as usize + 1];
    let mut id = 1;
    while id < forms.len() {
        let info = &OPS[id];
        let form = &mut forms[id];
        form.fixed = info.fixed;
        form.rest = info.rest;
        form.state = if info.obsolete {
            FormState::Obsolete
        } else {
            FormState::Known
        };
        let mut n = 0;
        while n < info.domain.len() {
            assert!(info.domain[n] >> 16 == 0, "a tag that generic code has");
            form.domain[n] = info.domain[n] as u16;
            n += 1;
        }
        id += 1;
    }
    forms
}

/// Instead of the first value that is out of range: none is.
const NO_LIMIT: u64 = u64::MAX;

/// For each tag the first value that is out of range. Labels and atoms are looked at more closely.
fn limits(input: &Input<'_>) -> [u64; 16] {
    let mut limits = [NO_LIMIT; 16];
    for registers in [tag::X, tag::Y, tag::L] {
        limits[usize::from(registers)] = REGISTERS;
    }
    limits[usize::from(tag::U)] = 1 << 32;
    limits[usize::from(tag::Q)] = input.literals.len() as u64;
    limits[usize::from(tag::A)] = input.atoms.len() as u64 + 1;
    limits
}

/// Looks at the operands of all operations. The functions in which something leads backward.
pub(super) fn check(
    input: &Input<'_>,
    meanings: &Meanings,
    shape: &Shape,
) -> Result<Vec<usize>, Fault> {
    let mut operands = Operands {
        limits: limits(input),
        input,
        meanings,
        shape,
        first_block: 0,
        block: 0,
        backward: Cell::new(false),
    };
    let (mut backward, mut functions, mut blocks) = (Vec::new(), 0, 0);
    for (at, op) in input.code.ops.iter().enumerate() {
        match op.id {
            op::LABEL => {
                operands.block = blocks;
                blocks += 1;
            }
            op::FUNC_INFO => {
                operands.first_block = operands.block;
                functions += 1;
            }
            _ => {}
        }
        let args = input.code.args(op);
        if let Err(reason) = operands.operation(op, args) {
            return Err((Some(at as u32), reason));
        }
        let leads_back = operands.backward.take() && loops::goes_to_labels(op.id);
        if leads_back && backward.last() != Some(&(functions - 1)) {
            backward.push(functions - 1);
        }
    }
    Ok(backward)
}

struct Operands<'v> {
    limits: [u64; 16],
    input: &'v Input<'v>,
    meanings: &'v Meanings,
    shape: &'v Shape,
    /// The first block of the function that the operation stands in, and its own.
    first_block: u32,
    block: u32,
    /// An operand was a label that stands before the operation; that of the function's `func_info` doesn't count.
    backward: Cell<bool>,
}

impl Operands<'_> {
    fn operation(&self, op: &Op, args: &[Arg]) -> Result<(), Reason> {
        let form = FORMS.get(usize::from(op.id));
        let form = form.filter(|form| form.state != FormState::Unknown);
        let form = form.ok_or(Reason::UnknownOperation(op.id))?;
        if form.state == FormState::Obsolete {
            return Err(Reason::Obsolete);
        }
        let fixed = usize::from(form.fixed);
        if args.len() < fixed || (args.len() > fixed && !form.rest) {
            return Err(Reason::OperandCount(args.len() as u32, fixed as u32));
        }
        for (n, (arg, domain)) in args.iter().zip(&form.domain[..fixed]).enumerate() {
            self.operand(n, arg, u32::from(*domain))?;
        }
        if form.rest {
            self.list(op.id, args, fixed)
        } else {
            self.special(op.id, args)
        }
    }

    #[inline(always)]
    fn operand(&self, n: usize, arg: &Arg, domain: u32) -> Result<(), Reason> {
        if domain >> arg.tag & 1 == 0 {
            return Err(Reason::OperandKind(n as u32 + 1));
        }
        let no_atom = arg.tag == tag::A && arg.val == 0;
        let limit = self.limits[usize::from(arg.tag & 15)];
        if arg.val >= limit && limit != NO_LIMIT || no_atom {
            return Err(Reason::OperandRange(n as u32 + 1, arg.val));
        }
        if arg.tag == tag::F {
            self.label(arg)?;
        }
        Ok(())
    }

    #[inline]
    fn label(&self, arg: &Arg) -> Result<(), Reason> {
        let block = self.shape.block(arg.val);
        let block = block.ok_or(Reason::LabelMissing(arg.val as u32))?;
        if block <= self.block && block > self.first_block {
            self.backward.set(true);
        }
        Ok(())
    }

    fn range(&self, n: usize, value: u64, limit: u64) -> Result<(), Reason> {
        if value < limit {
            Ok(())
        } else {
            Err(Reason::OperandRange(n as u32 + 1, value))
        }
    }

    /// Operations without a list whose operands are more than their kinds say.
    fn special(&self, id: u16, args: &[Arg]) -> Result<(), Reason> {
        match id {
            op::CALL | op::CALL_LAST | op::CALL_ONLY => self.local(args),
            op::CALL_EXT | op::CALL_EXT_LAST | op::CALL_EXT_ONLY => {
                self.import(args, 1, args[0].val)
            }
            op::BIF0 => self.import(args, 0, 0),
            op::BIF1 => self.import(args, 1, 1),
            op::BIF2 => self.import(args, 1, 2),
            op::BIF3 => self.import(args, 1, 3),
            op::GC_BIF1 => self.import(args, 2, 1),
            op::GC_BIF2 => self.import(args, 2, 2),
            op::GC_BIF3 => self.import(args, 2, 3),
            op::ALLOCATE_HEAP | op::ALLOCATE_HEAP_ZERO => {
                self.need(args, 1)?;
                self.range(0, args[0].val, REGISTERS)
            }
            op::ALLOCATE | op::ALLOCATE_ZERO | op::DEALLOCATE => {
                self.range(0, args[0].val, REGISTERS)
            }
            op::TEST_HEAP => self.need(args, 0),
            op::BS_INIT2 | op::BS_INIT_BITS | op::BS_APPEND => self.need(args, 2),
            op::APPLY | op::APPLY_LAST | op::CALL_FUN => self.range(0, args[0].val, MAX_ARITY + 1),
            op::CALL_FUN2 => self.call_fun2(args),
            op::MAKE_FUN2 => self.range(0, args[0].val, self.input.lambdas.len() as u64),
            op::FMOVE => match (args[0].tag == tag::L, args[1].tag == tag::L) {
                (true, false) | (false, true) => Ok(()),
                _ => Err(Reason::OperandKind(2)),
            },
            op::BS_PUT_STRING => self.string(args[1].val, args[0].val),
            op::BS_MATCH_STRING => self.string(args[3].val, args[2].val.div_ceil(8)),
            op::BS_START_MATCH4 => self.one_of(args, 0, &[Name::NoFail, Name::Resume]),
            op::DEBUG_LINE => self.debug_line(args),
            op::IS_RECORD_ACCESSIBLE => self.one_of(args, 2, &[Name::External, Name::AutoLocal]),
            op::GET_RECORD_FIELD => self.record(args, 2),
            _ => Ok(()),
        }
    }

    /// Operations with a list.
    fn list(&self, id: u16, args: &[Arg], fixed: usize) -> Result<(), Reason> {
        match id {
            op::SELECT_VAL => self.groups(args, fixed, &[A | I | Q, F]),
            op::SELECT_TUPLE_ARITY => self.groups(args, fixed, &[U, F]),
            op::PUT_MAP_ASSOC | op::PUT_MAP_EXACT => self.groups(args, fixed, &[SOURCE, SOURCE]),
            op::HAS_MAP_FIELDS => self.groups(args, fixed, &[SOURCE]),
            op::GET_MAP_ELEMENTS => self.groups(args, fixed, &[SOURCE, TARGET]),
            op::PUT_TUPLE2 => self.groups(args, fixed, &[SOURCE]),
            op::INIT_YREGS => self.groups(args, fixed, &[Y]),
            op::MAKE_FUN3 => self.make_fun3(args, fixed),
            op::UPDATE_RECORD => self.update_record(args, fixed),
            op::GET_RECORD_ELEMENTS => self.groups(args, fixed, &[A, TARGET]),
            op::PUT_RECORD => {
                self.record(args, 1)?;
                self.groups(args, fixed, &[A, SOURCE])
            }
            op::BS_CREATE_BIN => {
                self.need(args, 1)?;
                self.segments(args, fixed)
            }
            op::BS_MATCH => self.commands(args, fixed),
            _ => Err(Reason::UnknownOperation(id)),
        }
    }

    /// Heap to make sure of.
    fn need(&self, args: &[Arg], n: usize) -> Result<(), Reason> {
        match args[n].tag {
            tag::U => self.range(n, args[n].val, MAX_NEED),
            _ => Ok(()),
        }
    }

    /// A list of groups of operands of these kinds.
    fn groups(&self, args: &[Arg], from: usize, kinds: &[u32]) -> Result<(), Reason> {
        let list = &args[from..];
        if !list.len().is_multiple_of(kinds.len()) {
            return Err(Reason::ListLength(list.len() as u32));
        }
        for (g, group) in list.chunks_exact(kinds.len()).enumerate() {
            let first = from + g * kinds.len();
            for (n, (arg, kinds)) in group.iter().zip(kinds).enumerate() {
                self.operand(first + n, arg, *kinds)?;
            }
        }
        Ok(())
    }

    fn one_of(&self, args: &[Arg], n: usize, names: &[Name]) -> Result<(), Reason> {
        if args[n].tag == tag::A && !names.contains(&self.meanings.name(&args[n])) {
            return Err(Reason::UnexpectedAtom(n as u32 + 1));
        }
        Ok(())
    }

    /// A call of a function of this module.
    fn local(&self, args: &[Arg]) -> Result<(), Reason> {
        let (arity, label) = (args[0].val as u32, args[1].val);
        let function = self.shape.entry(label);
        let function = function.ok_or(Reason::NoEntry(label as u32))?;
        if function.arity != arity {
            return Err(Reason::Arity(function.arity, arity));
        }
        Ok(())
    }

    /// The use of an imported function.
    fn import(&self, args: &[Arg], n: usize, arity: u64) -> Result<(), Reason> {
        let import = self.input.imports.get(args[n].val as usize);
        let import = import.ok_or(Reason::OperandRange(n as u32 + 1, args[n].val))?;
        if u64::from(import.arity) != arity || arity > MAX_ARITY {
            return Err(Reason::ImportArity(import.arity, arity as u32));
        }
        Ok(())
    }

    /// A part of the string table.
    fn string(&self, offset: u64, bytes: u64) -> Result<(), Reason> {
        if offset.saturating_add(bytes) > self.input.strings as u64 {
            return Err(Reason::StringRange);
        }
        Ok(())
    }

    fn call_fun2(&self, args: &[Arg]) -> Result<(), Reason> {
        self.range(1, args[1].val, MAX_ARITY + 1)?;
        if args[0].tag == tag::A {
            return self.one_of(args, 0, &[Name::Safe, Name::Unsafe]);
        }
        let lambda = self.input.lambdas.get(args[0].val as usize);
        let lambda = lambda.ok_or(Reason::OperandRange(1, args[0].val))?;
        let arity = lambda.arity.wrapping_sub(lambda.free);
        if u64::from(arity) != args[1].val {
            return Err(Reason::Arity(arity, args[1].val as u32));
        }
        Ok(())
    }

    fn make_fun3(&self, args: &[Arg], fixed: usize) -> Result<(), Reason> {
        let lambda = self.input.lambdas.get(args[0].val as usize);
        let lambda = lambda.ok_or(Reason::OperandRange(1, args[0].val))?;
        let has = (args.len() - fixed) as u32;
        if lambda.free != has {
            return Err(Reason::FreeVariables(has, lambda.free));
        }
        self.groups(args, fixed, &[SOURCE])
    }

    fn update_record(&self, args: &[Arg], fixed: usize) -> Result<(), Reason> {
        self.one_of(args, 0, &[Name::Copy, Name::Reuse, Name::Inplace])?;
        self.groups(args, fixed, &[U, SOURCE])?;
        let size = args[1].val;
        for (n, arg) in args.iter().enumerate().skip(fixed).step_by(2) {
            if arg.val == 0 || arg.val > size {
                return Err(Reason::OperandRange(n as u32 + 1, arg.val));
            }
        }
        Ok(())
    }

    fn debug_line(&self, args: &[Arg]) -> Result<(), Reason> {
        self.one_of(args, 0, &[Name::Entry, Name::Line])?;
        let index = args[2].val;
        match self.input.debug {
            Some(items) if index == 0 || index > u64::from(items) => {
                Err(Reason::OperandRange(3, index))
            }
            _ => Ok(()),
        }
    }

    /// The name of a native record: one of the module's, a pair of module and name, or whatever.
    fn record(&self, args: &[Arg], n: usize) -> Result<(), Reason> {
        let id = &args[n];
        let fine = match id.tag {
            tag::Q => self.literal(id).is_tuple_of(2),
            _ => {
                self.meanings.name(id) == Name::Underscore
                    || self.input.records.contains(&(id.val as u32))
            }
        };
        if fine { Ok(()) } else { Err(Reason::NoRecord) }
    }

    fn literal(&self, arg: &Arg) -> Ty {
        let literal = self.input.literals.get(arg.val as usize);
        literal.copied().unwrap_or(Ty::ANY)
    }

    /// The segments of a binary: type, number, unit, flags, value, size.
    fn segments(&self, args: &[Arg], fixed: usize) -> Result<(), Reason> {
        self.groups(args, fixed, &[A, U, U, N | Q, SOURCE | U, SOURCE])?;
        for (s, segment) in args[fixed..].chunks_exact(SEGMENT).enumerate() {
            let first = fixed + s * SEGMENT;
            self.segment(segment, first, s == 0)?;
        }
        Ok(())
    }

    fn segment(&self, segment: &[Arg], first: usize, is_first: bool) -> Result<(), Reason> {
        let [kind, _, unit, _, value, size] = segment else {
            return Err(Reason::ListLength(segment.len() as u32));
        };
        self.range(first + 2, unit.val, 257)?;
        let name = self.meanings.name(kind);
        match name {
            Name::String if value.tag == tag::U && size.tag == tag::I => {
                return self.string(value.val, size.val);
            }
            Name::Append | Name::PrivateAppend if is_first => {}
            Name::Integer | Name::Float | Name::Binary => {}
            Name::Utf8 | Name::Utf16 | Name::Utf32 => {}
            _ => return Err(Reason::UnexpectedAtom(first as u32 + 1)),
        }
        if value.tag == tag::U {
            return Err(Reason::OperandKind(first as u32 + 5));
        }
        Ok(())
    }

    fn commands(&self, args: &[Arg], fixed: usize) -> Result<(), Reason> {
        let name = |arg: &Arg| self.meanings.name(arg);
        for command in Commands::new(args, fixed, name) {
            command?;
        }
        for (n, arg) in args.iter().enumerate().skip(fixed) {
            if arg.tag != tag::U {
                self.operand(n, arg, u32::from(u16::MAX))?;
            }
        }
        Ok(())
    }
}

/// Checks the tables of exported functions and of funs against the code.
pub(super) fn check_tables(
    input: &Input<'_>,
    shape: &Shape,
) -> Result<(), (&'static str, String, Reason)> {
    let check = |function: u32, arity: u32, label: u32, named: bool| {
        let entry = shape
            .entry(u64::from(label))
            .ok_or(Reason::NoEntry(label))?;
        if entry.arity != arity {
            return Err(Reason::Arity(entry.arity, arity));
        }
        if named && input.atom(entry.name) != input.atom(function) {
            return Err(Reason::EntryName);
        }
        Ok(())
    };
    let site = |function: u32, arity: u32| format!("{}/{arity}", input.atom(function));
    for export in input.exports {
        let (name, arity) = (export.function, export.arity);
        check(name, arity, export.label, true)
            .map_err(|reason| ("export table", site(name, arity), reason))?;
    }
    for lambda in input.lambdas {
        let (name, arity) = (lambda.function, lambda.arity);
        check(name, arity, lambda.label, false)
            .map_err(|reason| ("fun table", site(name, arity), reason))?;
    }
    Ok(())
}
