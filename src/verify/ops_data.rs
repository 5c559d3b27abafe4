//! Operations on data: moves, frames and heap, lists and tuples, funs, floats, guard BIFs.

use crate::loader::op::Arg;
use crate::tables::{op, tag};

use super::effects::heap;
use super::error::Reason;
use super::flow::{Flow, Next};
use super::names::Known;
use super::state::{Heap, Reg};
use super::types::{Ty, kind};

impl Flow<'_> {
    /// One operation.
    #[inline]
    pub fn operation(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        match id {
            op::MOVE => self.op_move(args)?,
            op::SWAP => self.swap(args)?,
            op::GET_TUPLE_ELEMENT => self.get_tuple_element(args)?,
            op::GET_LIST => self.get_list(args)?,
            op::GET_HD | op::GET_TL => self.get_list(args)?,
            op::PUT_LIST => {
                self.read_all(&args[..2])?;
                self.eat(2)?;
                self.write(&args[2], Ty::of(kind::CONS))?;
            }
            op::PUT_TUPLE2 => {
                self.read_all(&args[1..])?;
                self.eat(args.len() as u32)?;
                self.write(&args[0], Ty::tuple(args.len() - 1))?;
            }
            op::TEST_HEAP => self.collects(args[1].val, heap(&args[0]))?,
            op::ALLOCATE => self.allocate(args, 1, Ty::UNDEFINED, Heap::NONE)?,
            op::ALLOCATE_HEAP => self.allocate(args, 2, Ty::UNDEFINED, heap(&args[1]))?,
            op::ALLOCATE_ZERO => self.allocate(args, 1, Ty::NIL, Heap::NONE)?,
            op::ALLOCATE_HEAP_ZERO => self.allocate(args, 2, Ty::NIL, heap(&args[1]))?,
            op::DEALLOCATE => self.leave_frame(args[0].val)?,
            op::TRIM => self.trim(args)?,
            op::INIT | op::INIT_YREGS => {
                for dst in args {
                    self.write(dst, Ty::NIL)?;
                }
            }
            op::BIF1 | op::BIF2 | op::BIF3 => return self.bif(args),
            op::GC_BIF1 | op::GC_BIF2 | op::GC_BIF3 => return self.gc_bif(args),
            _ => return self.test_or_other(id, args),
        }
        Ok(Next::Continue)
    }

    fn op_move(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let [src, dst] = args else { return Ok(()) };
        if !matches!(src.tag, tag::X | tag::Y) {
            let ty = self.read(src)?;
            return self.write(dst, ty);
        }
        let mut reg = self.reg(src)?;
        if reg.alias == 0 {
            reg.alias = self.blocks.new_alias();
            let n = src.val as usize;
            let slot = if src.tag == tag::X {
                &mut self.st.x[n]
            } else {
                &mut self.st.y[n]
            };
            *slot = reg;
        }
        self.put(dst, reg)
    }

    fn swap(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let (a, b) = (self.reg(&args[0])?, self.reg(&args[1])?);
        self.put(&args[0], b)?;
        self.put(&args[1], a)
    }

    fn allocate(&mut self, args: &[Arg], live: usize, ty: Ty, heap: Heap) -> Result<(), Reason> {
        self.no_frame()?;
        self.collects(args[live].val, heap)?;
        self.st.allocate(args[0].val as usize, ty);
        Ok(())
    }

    fn trim(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let (words, left) = (args[0].val, args[1].val);
        self.need_frame()?;
        let frame = self.st.rest.frame as u32;
        if words.checked_add(left) != Some(u64::from(frame)) {
            return Err(Reason::FrameSize(frame, words.saturating_add(left) as u32));
        }
        if let Ok(y) = u32::try_from(self.st.rest.catch) {
            return Err(Reason::CatchOpen(y));
        }
        self.st.trim(words as usize);
        Ok(())
    }

    fn get_tuple_element(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let (tuple, index) = (self.reg(&args[0])?.ty, args[1].val);
        let wanted = Ty::tuple_of_at_least(index as usize + 1);
        self.require_of(&args[0], tuple, wanted, tuple.has_element(index))?;
        self.write(&args[2], Ty::ANY)
    }

    /// `get_list`, `get_hd` and `get_tl`.
    fn get_list(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let list = self.reg(&args[0])?.ty;
        self.require_of(&args[0], list, Ty::of(kind::CONS), list.is(kind::CONS))?;
        for dst in &args[1..] {
            self.write(dst, Ty::ANY)?;
        }
        Ok(())
    }

    pub(super) fn set_tuple_element(&mut self, args: &[Arg]) -> Result<(), Reason> {
        self.read(&args[0])?;
        let tuple = self.reg(&args[1])?;
        if tuple.alias == 0 || tuple.alias != self.st.fresh {
            return Err(Reason::NotFresh);
        }
        self.require(tuple.ty.has_element(args[2].val))?;
        Ok(())
    }

    pub(super) fn update_record(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let size = args[1].val;
        let tuple = self.read(&args[2])?;
        for value in args[4..].iter().skip(1).step_by(2) {
            self.read(value)?;
        }
        self.require(tuple.is_tuple_of(size))?;
        self.eat((size as u32).saturating_add(1))?;
        self.write(&args[3], Ty::tuple(size as usize))
    }

    pub(super) fn make_fun3(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let environment = &args[2..];
        self.read_all(environment)?;
        self.eat(environment.len() as u32)?;
        let funs = &mut self.st.rest.heap.funs;
        *funs = funs.checked_sub(1).ok_or(Reason::HeapFuns)?;
        let ty = self.lambda(&args[0]);
        self.write(&args[1], ty)
    }

    /// The type of a fun of the lambda table.
    fn lambda(&self, index: &Arg) -> Ty {
        match self.input.lambdas.get(index.val as usize) {
            Some(lambda) => Ty::fun(u64::from(lambda.arity.saturating_sub(lambda.free))),
            None => Ty::of(kind::FUN),
        }
    }

    /// Its environment stands in the first X registers, and it looks for heap by itself.
    pub(super) fn make_fun2(&mut self, args: &[Arg]) -> Result<(), Reason> {
        let lambda = self.input.lambdas.get(args[0].val as usize);
        let free = lambda.map_or(0, |lambda| lambda.free);
        self.collects(u64::from(free), Heap::NONE)?;
        let ty = self.lambda(&args[0]);
        self.st.set_x(0, Reg::of(ty));
        Ok(())
    }

    /// A guard BIF that needs no heap.
    pub(super) fn bif(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        let [fail, import, sources @ .., dst] = args else {
            return Ok(Next::Continue);
        };
        self.read_all(sources)?;
        self.bif_fails(fail, import, dst)?;
        self.bif_succeeds(import, sources, dst)
    }

    /// The destination is not written then. If an earlier attempt at this function showed that it
    /// is read all the same, the operation must set it first.
    fn bif_fails(&mut self, fail: &Arg, import: &Arg, dst: &Arg) -> Result<(), Reason> {
        if let Known::NeverFails(_) = self.meanings.import(import) {
            return Ok(());
        }
        let n = dst.val as usize;
        if dst.tag == tag::X && fail.tag == tag::F && self.set_first.contains(&(n as u32)) {
            let defined = self.st.x.get(n).is_some_and(|reg| reg.ty.is_defined());
            if !defined {
                self.facts.set_unproven(self.at);
                self.st.set_x(n, Reg::of(Ty::NIL));
            }
        }
        self.fails(fail)
    }

    /// A guard BIF that may need heap.
    fn gc_bif(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        let [fail, live, import, sources @ .., dst] = args else {
            return Ok(Next::Continue);
        };
        let highest = self.read_all(sources)?;
        self.check_below(highest, live.val)?;
        self.collects(live.val, Heap::NONE)?;
        self.bif_fails(fail, import, dst)?;
        self.bif_succeeds(import, sources, dst)
    }

    /// What is learnt of a BIF's arguments from its success, and of its result.
    fn bif_succeeds(&mut self, import: &Arg, sources: &[Arg], dst: &Arg) -> Result<Next, Reason> {
        let mut result = Ty::ANY;
        let learnt = match (self.meanings.import(import), sources) {
            (Known::Argument(n, needs), _) => Some((&sources[usize::from(n)], needs)),
            (Known::Measures(needs, size), _) => {
                result = size;
                Some((&sources[0], needs))
            }
            (Known::Arithmetic(_) | Known::NumberArithmetic(_), _) => {
                result = self.arithmetic(self.meanings.import(import), sources)?;
                None
            }
            (Known::Element, [index, tuple]) => {
                let size = if index.tag == tag::I {
                    index.val as usize
                } else {
                    0
                };
                Some((tuple, Ty::tuple_of_at_least(size)))
            }
            (Known::Result(ty) | Known::NeverFails(ty), _) => {
                result = ty;
                None
            }
            _ => None,
        };
        if let Some((source, needs)) = learnt {
            match self.read(source)?.meet(needs) {
                Some(ty) => self.learn(source, ty),
                None => return Ok(Next::End),
            }
        }
        self.write(dst, result)?;
        Ok(Next::Continue)
    }

    /// Moves to, from and between float registers.
    pub(super) fn float(&mut self, id: u16, args: &[Arg]) -> Result<(), Reason> {
        match id {
            op::FMOVE if args[0].tag == tag::L => {
                self.read_float(&args[0])?;
                let floats = &mut self.st.rest.heap.floats;
                *floats = floats.checked_sub(1).ok_or(Reason::HeapFloats)?;
                self.write(&args[1], Ty::of(kind::FLOAT))
            }
            op::FMOVE => {
                let ty = self.read(&args[0])?;
                self.require_of(&args[0], ty, Ty::of(kind::FLOAT), ty.is(kind::FLOAT))?;
                self.write_float(&args[1]);
                Ok(())
            }
            op::FCONV => {
                self.read(&args[0])?;
                self.throws()?;
                self.write_float(&args[1]);
                Ok(())
            }
            _ => {
                let [fail, sources @ .., dst] = args else {
                    return Ok(());
                };
                for source in sources {
                    self.read_float(source)?;
                }
                self.fails(fail)?;
                self.write_float(dst);
                Ok(())
            }
        }
    }

    fn read_float(&self, arg: &Arg) -> Result<(), Reason> {
        if arg.val < 64 && self.st.rest.floats >> arg.val & 1 == 0 {
            return Err(Reason::FloatUndefined(arg.val as u32));
        }
        Ok(())
    }

    fn write_float(&mut self, arg: &Arg) {
        if arg.val < 64 {
            self.st.rest.floats |= 1 << arg.val;
        }
    }
}
