//! From instructions as terms to generic operations: most are written as they are, but tests,
//! BIFs, lines and funs have forms of their own.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::function::Assembler;
use super::operand::{Refusal, wrong};
use super::term::Term;
use super::text;
use crate::loader::op::{Arg, ArgRange, Op};
use crate::tables::{OPS, tag};

/// The operations by name and number of operands, the list counted as one.
static OPCODES: LazyLock<HashMap<(&'static str, usize), u16>> = LazyLock::new(|| {
    let numbered = OPS.iter().filter_map(|info| Some((info, info.number?)));
    numbered
        .map(|(info, opcode)| ((info.name, usize::from(info.arity)), opcode))
        .collect()
});

impl Assembler {
    /// One instruction.
    pub fn instruction(&mut self, term: &Term) -> Result<(), Refusal> {
        if let Term::Atom(name) = term {
            return self.plain(name, &[]);
        }
        let Some((name, rest)) = term.as_tagged() else {
            return wrong("no instruction", term);
        };
        match (name, rest) {
            ("%", _) => Ok(()),
            ("line", [location]) => {
                let line = self.location(location)?;
                self.whole("line", &[line])
            }
            ("executable_line", [location, index]) => {
                self.dict.executable_lines = true;
                let line = self.location(location)?;
                let index = self.arg(index)?;
                self.whole("executable_line", &[line, index])
            }
            ("debug_line", [kind, location, index, live, info]) => {
                self.debug_line([kind, location, index, live], info)
            }
            ("bif", [Term::Atom(name), fail, Term::List(args), dst]) => {
                self.bif(name, fail, args, dst)
            }
            ("gc_bif", [Term::Atom(name), fail, live, Term::List(args), dst]) => {
                self.gc_bif(name, fail, live, args, dst)
            }
            ("test", [Term::Atom(name), rest @ ..]) => self.test(name, rest, term),
            // OTP 25's assembler takes the operands of this one in a list.
            ("bs_add", [fail, Term::List(args), dst]) => {
                let args: Vec<&Term> = std::iter::once(fail).chain(args).chain([dst]).collect();
                self.plain("bs_add", &args)
            }
            ("make_fun3", [fun, _, _, dst, list]) => self.make_fun(fun, dst, list),
            ("call_fun2", [target, arity, fun]) if is_label(target) => {
                self.call_fun(target, arity, fun)
            }
            _ => {
                let args: Vec<&Term> = rest.iter().collect();
                self.plain(name, &args)
            }
        }
    }

    /// Begins an operation of so many operands.
    fn begin(&mut self, name: &str, arity: usize) -> Result<(), Refusal> {
        let Some(&id) = OPCODES.get(&(name, arity)) else {
            return Err(format!(
                "no instruction {} of {arity} operands",
                text::atom(name)
            ));
        };
        self.max_opcode = self.max_opcode.max(id);
        let start = self.code.args.len() as u32;
        let at = self.code.ops.len() as u32;
        self.code.ops.push(Op {
            id,
            args: ArgRange { start, len: 0 },
            at,
        });
        Ok(())
    }

    /// Ends the operation that was begun last.
    fn end_op(&mut self) {
        let end = self.code.args.len() as u32;
        if let Some(op) = self.code.ops.last_mut() {
            op.args.len = end - op.args.start;
        }
    }

    /// An operation whose operands are ready.
    fn whole(&mut self, name: &str, args: &[Arg]) -> Result<(), Refusal> {
        self.begin(name, args.len())?;
        self.code.args.extend_from_slice(args);
        self.end_op();
        Ok(())
    }

    /// An operation whose operands are written in order.
    pub fn plain(&mut self, name: &str, args: &[&Term]) -> Result<(), Refusal> {
        self.begin(name, args.len())?;
        let id = self.code.ops.last().map_or(0, |op| op.id);
        let info = &OPS[usize::from(id)];
        let (list, fixed) = match args.split_last() {
            Some((last, fixed)) if info.rest => (Some(last), fixed),
            _ => (None, args),
        };
        if list.is_some_and(|list| !is_list(list)) {
            return Err(format!("{name} needs a list at its end"));
        }
        fixed.iter().try_for_each(|arg| self.push(arg))?;
        list.map_or(Ok(()), |list| self.elements(list))?;
        self.end_op();
        Ok(())
    }

    /// The operands of a list.
    fn elements(&mut self, term: &Term) -> Result<(), Refusal> {
        match term.as_tagged() {
            Some(("list", [Term::List(elements)])) => {
                elements.iter().try_for_each(|element| self.push(element))
            }
            Some(("commands", [Term::List(commands)])) => commands
                .iter()
                .try_for_each(|command| self.command(command)),
            _ => wrong("no list", term),
        }
    }

    fn push(&mut self, term: &Term) -> Result<(), Refusal> {
        let arg = self.arg(term)?;
        self.code.args.push(arg);
        Ok(())
    }

    /// A command of `bs_match`: its name becomes an atom.
    fn command(&mut self, term: &Term) -> Result<(), Refusal> {
        let Some((name, rest)) = term.as_tagged() else {
            return wrong("no command", term);
        };
        let name = self.atom(name);
        self.code.args.push(name);
        rest.iter().try_for_each(|arg| self.push(arg))
    }

    /// The index of a place in the source.
    pub fn location(&mut self, term: &Term) -> Result<Arg, Refusal> {
        let Some(items) = term.as_list() else {
            return wrong("no location", term);
        };
        let location = items.iter().find_map(|item| match item.as_tagged() {
            Some(("location", [file, line])) => Some((file, line)),
            _ => None,
        });
        let Some((file, line)) = location else {
            return Ok(Arg::new(tag::U, u64::from(self.dict.line(None))));
        };
        let line = line.as_unsigned().and_then(|line| u32::try_from(line).ok());
        match (file.to_text(), line) {
            (Some(file), Some(line)) => Ok(Arg::new(
                tag::U,
                u64::from(self.dict.line(Some((&file, line)))),
            )),
            _ => wrong("no location", term),
        }
    }

    fn import_operand(&mut self, name: &str, arity: usize) {
        let index = self.dict.import("erlang", name, arity as u32);
        self.code.args.push(Arg::new(tag::U, u64::from(index)));
    }

    fn bif(&mut self, name: &str, fail: &Term, args: &[Term], dst: &Term) -> Result<(), Refusal> {
        let own = match (name, args.len()) {
            // An error that is raised anew returns to nobody.
            ("raise", 2) => return self.plain("raise", &args.iter().collect::<Vec<_>>()),
            ("fnegate", 1) | ("fadd" | "fsub" | "fmul" | "fdiv", 2) => true,
            ("get_record_field", 3) => true,
            _ => false,
        };
        if own {
            let all: Vec<&Term> = std::iter::once(fail).chain(args).chain([dst]).collect();
            return self.plain(name, &all);
        }
        match args.len() {
            // One without arguments can't fail.
            0 => self.begin("bif0", 2)?,
            n @ 1..=3 => {
                self.begin(["bif1", "bif2", "bif3"][n - 1], n + 3)?;
                self.push(fail)?;
            }
            n => return Err(format!("no BIF of {n} arguments")),
        }
        self.import_operand(name, args.len());
        args.iter().try_for_each(|arg| self.push(arg))?;
        self.push(dst)?;
        self.end_op();
        Ok(())
    }

    fn gc_bif(
        &mut self,
        name: &str,
        fail: &Term,
        live: &Term,
        args: &[Term],
        dst: &Term,
    ) -> Result<(), Refusal> {
        match args.len() {
            n @ 1..=3 => self.begin(["gc_bif1", "gc_bif2", "gc_bif3"][n - 1], n + 4)?,
            n => return Err(format!("no BIF of {n} arguments")),
        }
        self.push(fail)?;
        self.push(live)?;
        self.import_operand(name, args.len());
        args.iter().try_for_each(|arg| self.push(arg))?;
        self.push(dst)?;
        self.end_op();
        Ok(())
    }

    /// `{test,Name,Fail,Args}`, `{test,Name,Fail,Src,{list,…}}` or
    /// `{test,Name,Fail,Live,[Src|Args],Dst}`.
    fn test(&mut self, name: &str, rest: &[Term], whole: &Term) -> Result<(), Refusal> {
        match rest {
            [fail, Term::List(args)] => {
                let all: Vec<&Term> = std::iter::once(fail).chain(args).collect();
                self.plain(name, &all)
            }
            [fail, src, list] if is_list(list) => self.plain(name, &[fail, src, list]),
            [fail, live, Term::List(args), dst] => {
                let Some((src, args)) = args.split_first() else {
                    return wrong("no source", whole);
                };
                let all = [fail, src, live];
                let all: Vec<&Term> = all.into_iter().chain(args).chain([dst]).collect();
                self.plain(name, &all)
            }
            _ => wrong("no test", whole),
        }
    }

    fn lambda_operand(&mut self, label: &Term, free: usize) -> Result<Arg, Refusal> {
        let label = self.arg(label)?;
        if label.tag != tag::F {
            return Err("a fun needs the label of its function".into());
        }
        let index = self.dict.lambda(label.val as u32, free as u32);
        Ok(Arg::new(tag::U, u64::from(index)))
    }

    fn make_fun(&mut self, fun: &Term, dst: &Term, list: &Term) -> Result<(), Refusal> {
        let Some(("list", [Term::List(free)])) = list.as_tagged() else {
            return wrong("no list of free variables", list);
        };
        self.begin("make_fun3", 3)?;
        let index = self.lambda_operand(fun, free.len())?;
        self.code.args.push(index);
        self.push(dst)?;
        self.elements(list)?;
        self.end_op();
        Ok(())
    }

    /// A call of a fun whose function is known: the type of the register says how many parameters
    /// that has, and so how many free variables there are.
    fn call_fun(&mut self, target: &Term, arity: &Term, fun: &Term) -> Result<(), Refusal> {
        let total = || {
            let (_, [_, types]) = fun.as_tagged()? else {
                return None;
            };
            let (_, [_, target, ..]) = types.as_tagged()? else {
                return None;
            };
            target.as_tuple()?.get(1)?.as_unsigned()
        };
        let free = total()
            .zip(arity.as_unsigned())
            .and_then(|(total, n)| total.checked_sub(n));
        let Some(free) = free else {
            return wrong("no known function", fun);
        };
        self.begin("call_fun2", 3)?;
        let index = self.lambda_operand(target, free as usize)?;
        self.code.args.push(index);
        self.push(arity)?;
        self.push(fun)?;
        self.end_op();
        Ok(())
    }

    fn debug_line(&mut self, args: [&Term; 4], info: &Term) -> Result<(), Refusal> {
        let [kind, location, index, live] = args;
        let line = self.location(location)?;
        let number = index
            .as_unsigned()
            .and_then(|index| u32::try_from(index).ok());
        let Some(number) = number.filter(|&number| number > 0) else {
            return wrong("no index", index);
        };
        if self.debug.insert(number, info.clone()).is_some() {
            return wrong("an index that stands twice", index);
        }
        self.begin("debug_line", 4)?;
        self.push(kind)?;
        self.code.args.push(line);
        self.push(index)?;
        self.push(live)?;
        self.end_op();
        Ok(())
    }
}

fn is_list(term: &Term) -> bool {
    matches!(
        term.as_tagged(),
        Some(("list" | "commands", [Term::List(_)]))
    )
}

fn is_label(term: &Term) -> bool {
    matches!(term.as_tagged(), Some(("f", _)))
}
