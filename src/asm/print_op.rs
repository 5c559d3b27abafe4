//! From generic operations to instructions as terms.

use super::print::{Printer, refused};
use super::term::Term;
use super::{etf, types};
use crate::beam::{Error, Import, Reason, alloc_parts};
use crate::loader::op::{Arg, ArgRange, Op};
use crate::tables::{OPS, tag};

/// Which operand of a test is its flags, by the test's name; the tests that print their operands
/// as `{test,Name,Fail,[Operand,…]}`.
fn test_flags(name: &str) -> Option<usize> {
    Some(match name {
        "is_lt"
        | "is_ge"
        | "is_eq"
        | "is_ne"
        | "is_eq_exact"
        | "is_ne_exact"
        | "is_integer"
        | "is_float"
        | "is_number"
        | "is_atom"
        | "is_pid"
        | "is_reference"
        | "is_port"
        | "is_nil"
        | "is_binary"
        | "is_list"
        | "is_nonempty_list"
        | "is_tuple"
        | "is_function"
        | "is_boolean"
        | "is_function2"
        | "is_bitstr"
        | "is_map"
        | "is_tagged_tuple"
        | "test_arity"
        | "bs_test_tail2"
        | "bs_test_unit"
        | "is_any_native_record"
        | "is_native_record"
        | "is_record_accessible" => usize::MAX,
        "bs_skip_bits2" => 4,
        "bs_skip_utf8" | "bs_skip_utf16" | "bs_skip_utf32" => 3,
        _ => return None,
    })
}

/// The tests that print as `{test,Name,Fail,Live,[Src|Operands],Dst}`, and which operand of
/// theirs is the flags.
fn getter_flags(name: &str) -> Option<usize> {
    Some(match name {
        "bs_start_match3" => usize::MAX,
        "bs_get_integer2" | "bs_get_float2" | "bs_get_binary2" => 5,
        "bs_get_utf8" | "bs_get_utf16" | "bs_get_utf32" => 3,
        _ => return None,
    })
}

impl Printer<'_> {
    /// An instruction.
    pub fn instruction(&self, op: &Op) -> Result<Term, Error> {
        let name = OPS[usize::from(op.id)].name;
        let args = self.code.args(op);
        if let Some(flags) = test_flags(name) {
            return self.test(name, args, flags);
        }
        if let Some(flags) = getter_flags(name) {
            return self.getter(name, args, flags);
        }
        match (name, args) {
            ("line", [index]) => Ok(Term::tagged(name, [self.location(index)])),
            ("executable_line", [line, index]) => Ok(Term::tagged(
                name,
                [self.location(line), self.operand(index)?],
            )),
            ("debug_line", [kind, line, index, live]) => {
                let info = self.debug_info(index)?;
                let (kind, line) = (self.operand(kind)?, self.location(line));
                let (index, live) = (self.operand(index)?, self.operand(live)?);
                Ok(Term::tagged(name, [kind, line, index, live, info]))
            }
            ("call_ext" | "call_ext_only" | "call_ext_last", [arity, import, rest @ ..]) => {
                let mut operands = vec![self.operand(arity)?, self.import(import)];
                operands.append(&mut self.operands(rest)?);
                Ok(Term::tagged(name, operands))
            }
            ("has_map_fields", [fail, src, list @ ..]) => {
                let (fail, src) = (self.operand(fail)?, self.operand(src)?);
                Ok(Term::tagged(
                    "test",
                    [Term::atom(name), fail, src, self.list(list)?],
                ))
            }
            ("raise", [trace, value]) => {
                let args = Term::List(vec![self.operand(trace)?, self.operand(value)?]);
                let (fail, dst) = (pair("f", 0), pair("x", 0));
                Ok(Term::tagged("bif", [Term::atom(name), fail, args, dst]))
            }
            ("bif0", [import, dst]) => self.bif(name, None, None, import, &[], dst),
            ("bif1" | "bif2" | "bif3", [fail, import, args @ .., dst]) => {
                self.bif(name, Some(fail), None, import, args, dst)
            }
            ("gc_bif1" | "gc_bif2" | "gc_bif3", [fail, live, import, args @ .., dst]) => {
                self.bif(name, Some(fail), Some(live), import, args, dst)
            }
            (
                "fadd" | "fsub" | "fmul" | "fdiv" | "fnegate" | "get_record_field",
                [fail, args @ .., dst],
            ) => {
                let args = Term::List(self.operands(args)?);
                let (fail, dst) = (self.operand(fail)?, self.operand(dst)?);
                Ok(Term::tagged("bif", [Term::atom(name), fail, args, dst]))
            }
            ("make_fun3", [index, dst, free @ ..]) => self.make_fun(index, dst, free),
            ("call_fun2", [target, arity, fun]) => self.call_fun(target, arity, fun),
            _ if name.starts_with("bs_") => self.bits(op),
            _ => self.plain(op),
        }
    }

    /// An instruction on bit strings that is not written as it is.
    fn bits(&self, op: &Op) -> Result<Term, Error> {
        let name = OPS[usize::from(op.id)].name;
        let args = self.code.args(op);
        match (name, args) {
            ("bs_match", [fail, context, commands @ ..]) => {
                let commands = Term::tagged("commands", [self.commands(commands)?]);
                Ok(Term::tagged(
                    name,
                    [self.operand(fail)?, self.operand(context)?, commands],
                ))
            }
            ("bs_create_bin", [head @ .., _]) if head.len() >= 5 => self.create_bin(args),
            ("bs_match_string", [fail, context, bits, offset]) => {
                let string = self.string(offset, bits.val.div_ceil(8));
                let args = vec![self.operand(context)?, self.operand(bits)?, string];
                let fail = self.operand(fail)?;
                Ok(Term::tagged(
                    "test",
                    [Term::atom(name), fail, Term::List(args)],
                ))
            }
            ("bs_put_string", [len, offset]) => {
                let string = self.string(offset, len.val);
                Ok(Term::tagged(name, [self.operand(len)?, string]))
            }
            _ => self.plain(op),
        }
    }

    /// An operation with its operands as they are.
    fn plain(&self, op: &Op) -> Result<Term, Error> {
        let info = &OPS[usize::from(op.id)];
        let args = self.code.args(op);
        let fixed = usize::from(info.fixed).min(args.len());
        let mut operands = self.operands(&args[..fixed])?;
        if info.rest {
            operands.push(self.list(&args[fixed..])?);
        }
        if operands.is_empty() {
            return Ok(Term::atom(info.name));
        }
        Ok(Term::tagged(info.name, operands))
    }

    fn operands(&self, args: &[Arg]) -> Result<Vec<Term>, Error> {
        args.iter().map(|arg| self.operand(arg)).collect()
    }

    fn list(&self, args: &[Arg]) -> Result<Term, Error> {
        Ok(Term::tagged("list", [Term::List(self.operands(args)?)]))
    }

    /// An operand.
    pub fn operand(&self, arg: &Arg) -> Result<Term, Error> {
        Ok(match arg.tag {
            tag::X => self.register("x", arg),
            tag::Y => self.register("y", arg),
            tag::L => pair("fr", arg.val),
            tag::F | tag::P => pair("f", arg.val),
            tag::N => Term::atom("nil"),
            tag::A | tag::I | tag::Q => {
                let value = self.value(arg)?;
                let kind = match value {
                    Term::Atom(_) => "atom",
                    Term::Int(_) | Term::Big(_) => "integer",
                    Term::Float(_) => "float",
                    _ => "literal",
                };
                Term::tagged(kind, [value])
            }
            tag::M => {
                let (words, floats, funs) = alloc_parts(arg.val);
                let parts = [("words", words), ("floats", floats), ("funs", funs)];
                let parts = parts.map(|(kind, n)| pair(kind, u64::from(n)));
                Term::tagged("alloc", [Term::List(parts.to_vec())])
            }
            _ => number(arg.val),
        })
    }

    fn register(&self, kind: &str, arg: &Arg) -> Term {
        let register = pair(kind, arg.val);
        if arg.aux == 0 {
            return register;
        }
        let info = self.file.types.of_aux(arg.aux);
        Term::tagged(
            "tr",
            [register, types::decode(&info, self.file.types.version)],
        )
    }

    /// The term that an operand stands for, if it stands for one.
    pub fn value(&self, arg: &Arg) -> Result<Term, Error> {
        match arg.tag {
            tag::A => Ok(Term::atom(self.file.atoms.get(arg.val).unwrap_or_default())),
            tag::I => Ok(Term::Int(arg.val as i64)),
            tag::N => Ok(Term::NIL),
            _ => {
                let term = match arg.val.checked_sub(u64::from(self.code.first_extra)) {
                    Some(extra) => self
                        .code
                        .extra_literals
                        .get(extra as usize)
                        .map(Vec::as_slice),
                    None => self.file.literals.get(arg.val as usize),
                };
                let term = term.and_then(etf::decode);
                term.ok_or_else(|| refused(Reason::Expected("a literal that can be printed")))
            }
        }
    }

    fn flagged(&self, args: &[Arg], flags: usize) -> Result<Vec<Term>, Error> {
        let mut operands = self.operands(args)?;
        if let Some(operand) = operands.get_mut(flags) {
            *operand = field_flags(args[flags].val);
        }
        Ok(operands)
    }

    fn test(&self, name: &str, args: &[Arg], flags: usize) -> Result<Term, Error> {
        let mut operands = self.flagged(args, flags)?;
        let rest = operands.split_off(1.min(operands.len()));
        operands.insert(0, Term::atom(name));
        operands.push(Term::List(rest));
        Ok(Term::tagged("test", operands))
    }

    fn getter(&self, name: &str, args: &[Arg], flags: usize) -> Result<Term, Error> {
        let operands = self.flagged(args, flags)?;
        let [fail, src, live, rest @ .., dst] = operands.as_slice() else {
            return Err(refused(Reason::OperandCount(operands.len() as u32)));
        };
        let src = std::iter::once(src.clone()).chain(rest.iter().cloned());
        let args = Term::List(src.collect());
        let parts = [
            Term::atom(name),
            fail.clone(),
            live.clone(),
            args,
            dst.clone(),
        ];
        Ok(Term::tagged("test", parts))
    }

    fn import_of(&self, arg: &Arg) -> Option<(&str, &str, u32)> {
        let Import {
            module,
            function,
            arity,
        } = *self.file.imports.get(arg.val as usize)?;
        let atom = |index: u32| self.file.atoms.get(u64::from(index));
        Some((atom(module)?, atom(function)?, arity))
    }

    fn import(&self, arg: &Arg) -> Term {
        match self.import_of(arg) {
            Some((module, function, arity)) => {
                let arity = Term::Int(i64::from(arity));
                Term::tagged("extfunc", [Term::atom(module), Term::atom(function), arity])
            }
            None => number(arg.val),
        }
    }

    fn bif(
        &self,
        name: &str,
        fail: Option<&Arg>,
        live: Option<&Arg>,
        import: &Arg,
        args: &[Arg],
        dst: &Arg,
    ) -> Result<Term, Error> {
        let operands = self.operands(args)?;
        let dst = self.operand(dst)?;
        let head = [fail, live].into_iter().flatten();
        let head: Result<Vec<Term>, Error> = head.map(|arg| self.operand(arg)).collect();
        let mut all = head?;
        match self.import_of(import) {
            Some(("erlang", function, arity)) if arity as usize == args.len() => {
                if fail.is_none() {
                    all.push(pair("f", 0));
                }
                all.insert(0, Term::atom(function));
                all.extend([Term::List(operands), dst]);
                let kind = if live.is_some() { "gc_bif" } else { "bif" };
                Ok(Term::tagged(kind, all))
            }
            _ => {
                all.push(self.import(import));
                all.extend(operands);
                all.push(dst);
                Ok(Term::tagged(name, all))
            }
        }
    }

    fn make_fun(&self, index: &Arg, dst: &Arg, free: &[Arg]) -> Result<Term, Error> {
        let (dst, free) = (self.operand(dst)?, self.list(free)?);
        Ok(match self.file.lambdas.get(index.val as usize) {
            Some(lambda) => {
                let label = pair("f", u64::from(lambda.label));
                // Its index and checksum: the compiler prints zeros, the assembler makes them.
                Term::tagged("make_fun3", [label, number(0), number(0), dst, free])
            }
            None => Term::tagged("make_fun3", [number(index.val), dst, free]),
        })
    }

    fn call_fun(&self, target: &Arg, arity: &Arg, fun: &Arg) -> Result<Term, Error> {
        let mut parts = [
            self.operand(target)?,
            self.operand(arity)?,
            self.operand(fun)?,
        ];
        let lambda = self.file.lambdas.get(target.val as usize);
        if let Some(lambda) = lambda.filter(|_| target.tag == tag::U) {
            let name = self
                .file
                .atoms
                .get(u64::from(lambda.function))
                .unwrap_or_default();
            let function = Term::tagged(name, [Term::Int(i64::from(lambda.arity))]);
            let types = [parts[1].clone(), function, Term::atom("any")];
            parts[0] = pair("f", u64::from(lambda.label));
            if let Term::Tuple(typed) = &mut parts[2]
                && let [_, _, known] = typed.as_mut_slice()
            {
                *known = Term::tagged("t_fun", types);
            }
        }
        Ok(Term::tagged("call_fun2", parts))
    }

    /// The commands of `bs_match`; each begins with its name, and no other operand is an atom.
    fn commands(&self, args: &[Arg]) -> Result<Term, Error> {
        let mut commands: Vec<Vec<Term>> = Vec::new();
        for arg in args {
            match commands.last_mut() {
                Some(command) if arg.tag != tag::A => command.push(self.operand(arg)?),
                _ => commands.push(vec![self.value(arg)?]),
            }
        }
        Ok(Term::List(commands.into_iter().map(Term::Tuple).collect()))
    }

    /// `bs_create_bin`: where a segment is a string, its bytes stand instead of their place.
    fn create_bin(&self, args: &[Arg]) -> Result<Term, Error> {
        let (fixed, segments) = args.split_at(5);
        let mut operands = self.operands(fixed)?;
        let mut list = self.operands(segments)?;
        for (segment, printed) in segments.chunks(6).zip(list.chunks_mut(6)) {
            if let ([kind, .., src, size], [.., printed, _]) = (segment, printed)
                && kind.tag == tag::A
                && self.file.atoms.get(kind.val) == Some("string")
            {
                *printed = self.string(src, size.val);
            }
        }
        operands.push(Term::tagged("list", [Term::List(list)]));
        Ok(Term::tagged("bs_create_bin", operands))
    }

    /// Some bytes of the string table, if they are there.
    fn string(&self, offset: &Arg, len: u64) -> Term {
        let end = offset
            .val
            .checked_add(len)
            .and_then(|end| usize::try_from(end).ok());
        let bytes = end.and_then(|end| self.file.strings.get(offset.val as usize..end));
        match bytes {
            Some(bytes) => Term::tagged("string", [Term::binary(bytes)]),
            None => number(offset.val),
        }
    }

    /// `[{location,"file.erl",12}]`.
    fn location(&self, index: &Arg) -> Term {
        let lines = self.file.lines.as_ref();
        let line = lines.zip(lines.and_then(|lines| lines.get(index.val)));
        let Some((lines, line)) = line.filter(|_| index.val > 0) else {
            return Term::NIL;
        };
        let file = match line.file.checked_sub(1) {
            None => format!("{}.erl", self.file.module()),
            Some(name) => lines
                .names
                .get(name as usize)
                .copied()
                .unwrap_or_default()
                .into(),
        };
        let line = Term::Int(i64::from(line.line));
        Term::List(vec![Term::tagged("location", [Term::string(&file), line])])
    }

    /// What a debugger may see at a line, as the compiler's map.
    fn debug_info(&self, index: &Arg) -> Result<Term, Error> {
        let table = self.file.debug.as_ref();
        let item = table.and_then(|table| table.items.get((index.val as usize).checked_sub(1)?));
        let (Some(table), Some(item)) = (table, item) else {
            return Ok(Term::Map(Vec::new()));
        };
        let range = |range: ArgRange| range.of(&table.args);
        let frame = match item.frame.tag {
            tag::A => self.value(&item.frame)?,
            tag::U => number(item.frame.val),
            _ => Term::atom("none"),
        };
        let mut vars = Vec::new();
        for var in range(item.vars).chunks_exact(2) {
            let name = match self.value(&var[0])? {
                Term::Bits(name, 8) => Term::atom(&String::from_utf8_lossy(&name)),
                number => number,
            };
            let registers = Term::List(vec![self.operand(&var[1])?]);
            vars.push(Term::Tuple(vec![name, registers]));
        }
        let mut entries = vec![("frame_size", frame), ("vars", Term::List(vars))];
        let calls = self.debug_calls(range(item.calls))?;
        if !calls.is_empty() {
            entries.push(("calls", Term::List(calls)));
        }
        let entries = entries
            .into_iter()
            .map(|(key, value)| (Term::atom(key), value));
        Ok(Term::map(entries.collect()).unwrap_or(Term::Map(Vec::new())))
    }

    fn debug_calls(&self, mut args: &[Arg]) -> Result<Vec<Term>, Error> {
        let mut calls = Vec::new();
        while let [first, rest @ ..] = args {
            let used = match (first.tag, rest) {
                (tag::U, [module, name, ..]) if first.val <= 255 => {
                    let parts = [self.debug_name(module)?, self.debug_name(name)?];
                    let parts = parts.into_iter().chain([number(first.val)]);
                    calls.push(Term::tagged("remote", parts));
                    3
                }
                (tag::U, [name, ..]) => {
                    let arity = number(first.val.saturating_sub(256));
                    calls.push(Term::tagged("local", [self.debug_name(name)?, arity]));
                    2
                }
                _ => {
                    calls.push(self.debug_name(first)?);
                    1
                }
            };
            args = &args[used..];
        }
        Ok(calls)
    }

    fn debug_name(&self, arg: &Arg) -> Result<Term, Error> {
        match self.value(arg)? {
            text @ Term::Bits(..) => Ok(Term::tagged("var", [text])),
            name => Ok(Term::tagged("atom", [name])),
        }
    }
}

/// `{kind,number}`.
fn pair(kind: &str, value: u64) -> Term {
    Term::tagged(kind, [number(value)])
}

fn number(value: u64) -> Term {
    Term::integer(false, &[value])
}

/// Flags of binary matching by their names, or as a number if not all have one.
fn field_flags(flags: u64) -> Term {
    let names = [(4, "signed"), (2, "little"), (16, "native")];
    if flags & !22 != 0 {
        return pair("field_flags", flags);
    }
    let names = names.iter().filter(|(bit, _)| flags & bit != 0);
    let names = names.map(|(_, name)| Term::atom(name)).collect();
    Term::tagged("field_flags", [Term::List(names)])
}
