//! Calls and returns, messages, catches.

use crate::loader::op::Arg;
use crate::tables::{op, tag};

use super::error::Reason;
use super::flow::{Flow, Handler, Next};
use super::names::Known;
use super::state::{Heap, NO_FRAME, Reg};
use super::types::{Ty, kind};

/// Whether the call of such a fun may come back.
fn can_call(fun: Ty, arity: u64) -> Next {
    match fun.meet(Ty::fun(arity)) {
        Some(both) if both.is_fun_of(arity) => Next::Continue,
        _ => Next::End,
    }
}

impl Flow<'_> {
    pub(super) fn call_or_other(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        match id {
            op::CALL => self.call(args),
            op::CALL_EXT => self.call_ext(args),
            op::CALL_ONLY | op::CALL_LAST => self.go_on_in(args),
            op::CALL_EXT_ONLY | op::CALL_EXT_LAST => self.call_ext_last(args),
            op::APPLY_LAST => {
                self.infer.returns(self.index, Ty::ANY);
                self.call_last(args[0].val + 2, args[1].val)
            }
            op::APPLY => self.body_call(args[0].val + 2),
            op::CALL_FUN => {
                let fun = self
                    .st
                    .x
                    .get(args[0].val as usize)
                    .map_or(Ty::ANY, |reg| reg.ty);
                self.body_call(args[0].val + 1)?;
                Ok(can_call(fun, args[0].val))
            }
            op::CALL_FUN2 => {
                let fun = self.read(&args[2])?;
                self.require(fun.is_fun_of(args[1].val) && args[0].tag == tag::A)?;
                self.body_call(args[1].val)?;
                Ok(can_call(fun, args[1].val))
            }
            op::RETURN => {
                self.arguments(1)?;
                self.no_frame()?;
                self.infer.returns(self.index, self.st.x[0].ty);
                Ok(Next::End)
            }
            op::SEND => self.body_call(2),
            op::BS_INIT_WRITABLE => self.body_call(1),
            op::RAW_RAISE => self.raw_raise(),
            _ => self.message_or_other(id, args),
        }
    }

    /// The arguments of a call are there, and the stack may be looked at.
    fn arguments(&self, arity: u64) -> Result<(), Reason> {
        self.st.check_live(arity)?;
        self.st.check_y()
    }

    /// A call that comes back.
    fn body_call(&mut self, arity: u64) -> Result<Next, Reason> {
        self.need_frame()?;
        self.call_from_any_frame(arity)
    }

    fn call_from_any_frame(&mut self, arity: u64) -> Result<Next, Reason> {
        self.arguments(arity)?;
        self.throws()?;
        self.st.keep_x(0);
        self.st.rest.forget();
        self.st.set_x(0, Reg::of(Ty::ANY));
        Ok(Next::Continue)
    }

    fn call(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        self.arguments(args[0].val)?;
        let Some(callee) = self.local_call(args) else {
            return self.body_call(args[0].val);
        };
        self.body_call(args[0].val)?;
        match self.infer.result(callee) {
            Some(ty) if self.shape.functions[callee].returns => {
                self.st.set_x(0, Reg::of(ty));
                Ok(Next::Continue)
            }
            _ => Ok(Next::End),
        }
    }

    /// Notes down what a function is called with.
    fn local_call(&mut self, args: &[Arg]) -> Option<usize> {
        let callee = self.shape.entry_index(args[1].val)?;
        if let Some(params) = self.st.x.get(..args[0].val as usize) {
            self.infer
                .call(callee, (self.index, &self.function), params);
        }
        Some(callee)
    }

    /// A call of a function of the module that doesn't come back here.
    fn go_on_in(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        self.arguments(args[0].val)?;
        if let Some(callee) = self.local_call(args) {
            self.infer.goes_on(callee, self.index);
        }
        match args.get(2) {
            Some(frame) => self.leave_frame(frame.val)?,
            None => self.no_frame()?,
        }
        Ok(Next::End)
    }

    fn call_ext(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        if self.meanings.import(&args[1]) == Known::NeverReturns && self.st.rest.frame != NO_FRAME {
            self.call_from_any_frame(args[0].val)?;
            return Ok(Next::End);
        }
        self.body_call(args[0].val)?;
        if self.meanings.import(&args[1]) == Known::SetElement {
            let alias = self.blocks.new_alias();
            self.st.fresh = alias;
            let ty = Ty::tuple_of_at_least(1);
            self.st.set_x(0, Reg { ty, alias });
        }
        Ok(Next::Continue)
    }

    /// Compilers don't care for the frame when the function never returns.
    fn call_ext_last(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        let frame = args.get(2).map(|frame| frame.val);
        if self.meanings.import(&args[1]) == Known::NeverReturns {
            self.call_from_any_frame(args[0].val)?;
            let rest = self.st.rest;
            let fits = match frame {
                Some(frame) => u64::try_from(rest.frame) == Ok(frame) && rest.catch < 0,
                None => rest.frame == NO_FRAME,
            };
            if !fits {
                self.facts.set_unproven(self.at);
            }
            return Ok(Next::End);
        }
        self.infer.returns(self.index, Ty::ANY);
        match frame {
            Some(frame) => self.call_last(args[0].val, frame),
            None => {
                self.arguments(args[0].val)?;
                self.no_frame()?;
                Ok(Next::End)
            }
        }
    }

    /// It only comes back if x0 is none of the three classes of exceptions.
    fn raw_raise(&mut self) -> Result<Next, Reason> {
        let is_class = self.st.x.first().is_some_and(|reg| reg.ty.is(kind::CLASS));
        self.body_call(3)?;
        Ok(if is_class { Next::End } else { Next::Continue })
    }

    fn call_last(&mut self, arity: u64, frame: u64) -> Result<Next, Reason> {
        self.arguments(arity)?;
        self.leave_frame(frame)?;
        Ok(Next::End)
    }

    fn message_or_other(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        match id {
            op::LOOP_REC => {
                self.suspends()?;
                self.branch(&args[0])?;
                self.write(&args[1], Ty::ANY)?;
            }
            op::LOOP_REC_END | op::WAIT => {
                self.suspends()?;
                self.branch(&args[0])?;
                return Ok(Next::End);
            }
            op::WAIT_TIMEOUT => self.wait_timeout(args)?,
            op::TIMEOUT => self.suspends()?,
            op::REMOVE_MESSAGE => {}
            _ => return self.catch_or_other(id, args),
        }
        Ok(Next::Continue)
    }

    /// Other processes may run, or the message queue be looked at: nothing but the frame is left.
    fn suspends(&mut self) -> Result<(), Reason> {
        self.collects(0, Heap::NONE)?;
        self.st.rest.forget();
        Ok(())
    }

    /// A loop that consists of nothing else than this operation doesn't read the time again.
    fn wait_timeout(&mut self, args: &[Arg]) -> Result<(), Reason> {
        self.read(&args[1])?;
        self.throws()?;
        self.suspends()?;
        if self.leads_back(&args[0])? {
            return Ok(());
        }
        self.branch(&args[0])
    }

    /// Whether a label leads straight back to this operation.
    fn leads_back(&self, label: &Arg) -> Result<bool, Reason> {
        let code = self.input.code;
        let mut block = self.block_of_label(label)?;
        // Jumps could go round in circles.
        for _ in 0..4 {
            let mut at = self.blocks.list[block].at as usize;
            while matches!(code.ops[at].id, op::LABEL | op::LINE) {
                at += 1;
            }
            if at == self.at {
                return Ok(true);
            }
            if code.ops[at].id != op::JUMP {
                break;
            }
            block = self.block_of_label(&code.args(&code.ops[at])[0])?;
        }
        Ok(false)
    }

    fn catch_or_other(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        match id {
            op::CATCH | op::TRY => self.open_catch(args, id == op::TRY)?,
            op::TRY_END => self.close_catch(&args[0], true)?,
            op::CATCH_END => self.catch_end(&args[0])?,
            op::TRY_CASE => self.try_case(&args[0])?,
            op::BUILD_STACKTRACE => {
                self.collects(1, Heap::NONE)?;
                self.st.set_x(0, Reg::of(Ty::ANY));
            }
            _ => return self.bits_or_other(id, args),
        }
        Ok(Next::Continue)
    }

    fn open_catch(&mut self, args: &[Arg], is_try: bool) -> Result<(), Reason> {
        let y = args[0].val as usize;
        let open = self.st.rest.catch;
        if open >= 0 && y as i32 >= open {
            return Err(Reason::CatchOrder(open as u32));
        }
        // The old value is checked, and an outer handler learns that it is gone.
        self.write(&args[0], Ty::NIL)?;
        let block = self.block_of_label(&args[1])?;
        self.begins_handler(block, is_try)?;
        let handler = Handler {
            block: block as u32,
            is_try,
        };
        let known = self.handlers.iter().position(|known| *known == handler);
        let index = match known {
            Some(index) => index,
            None if self.handlers.len() < Ty::MAX_HANDLERS => {
                self.handlers.push(handler);
                self.handlers.len() - 1
            }
            None => return Err(Reason::TooManyHandlers),
        };
        self.st.y[y] = Reg::of(Ty::tag(index));
        self.st.rest.catch = y as i32;
        self.tell_handler()
    }

    /// A handler's first operation ends the catch: an exception before that would lead to the handler again.
    fn begins_handler(&self, block: usize, is_try: bool) -> Result<(), Reason> {
        let expected = if is_try { op::TRY_CASE } else { op::CATCH_END };
        let label = self.blocks.list[block].at as usize;
        let mut ops = self.input.code.ops[label..].iter();
        let first = ops.find(|op| !matches!(op.id, op::LABEL | op::LINE));
        if first.is_some_and(|op| op.id == expected) {
            Ok(())
        } else {
            Err(Reason::NoHandler)
        }
    }

    /// Ends the innermost catch, which must be of this sort and have its tag here.
    fn close_catch(&mut self, tag: &Arg, is_try: bool) -> Result<(), Reason> {
        let y = tag.val as usize;
        let wrong = Reason::CatchNotInnermost(y as u32);
        if usize::try_from(self.st.rest.catch) != Ok(y) {
            return Err(wrong);
        }
        if let Some(handler) = self.st.y[y].ty.handler()
            && self.handlers[handler].is_try != is_try
        {
            return Err(wrong);
        }
        self.st.y[y] = Reg::of(Ty::NIL);
        let outer = self.st.y[y..].iter().position(|reg| reg.ty.is_tag());
        self.st.rest.catch = outer.map_or(-1, |outer| (y + outer) as i32);
        self.tell_handler()
    }

    /// What was raised, if anything was, stands in the first X registers.
    fn catch_end(&mut self, tag: &Arg) -> Result<(), Reason> {
        if !self.st.x.first().is_some_and(|reg| reg.ty.is_defined()) {
            return Err(Reason::Undefined(super::error::Place::X(0)));
        }
        self.close_catch(tag, false)?;
        self.collects(0, Heap::NONE)?;
        self.st.set_x(0, Reg::of(Ty::ANY));
        Ok(())
    }

    fn try_case(&mut self, tag: &Arg) -> Result<(), Reason> {
        if self.st.x != super::state::EXCEPTION {
            return Err(Reason::NoException);
        }
        self.close_catch(tag, true)?;
        self.collects(0, Heap::NONE)?;
        self.st.set_x(0, Reg::of(Ty::of(kind::CLASS)));
        self.st.set_x(1, Reg::of(Ty::ANY));
        self.st.set_x(2, Reg::of(Ty::ANY));
        Ok(())
    }
}
