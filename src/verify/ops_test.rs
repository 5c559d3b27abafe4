//! Tests and branches, and what is learnt from them.
//!
//! A way that the types rule out isn't followed: compilers let such ways lead anywhere.

use crate::loader::op::Arg;
use crate::tables::{op, tag};

use super::error::Reason;
use super::flow::{Flow, Next};
use super::types::{Ty, kind};

/// Bit strings. A match context counts, for the machine may keep one in a bit string's place.
const BITS: u32 = kind::BITS | kind::CONTEXT;
const NUMBER: u32 = kind::INTEGER | kind::FLOAT;

/// The type of whatever may equal a term of that type: a bit string may equal a context.
fn or_context(ty: Ty) -> Ty {
    if ty.kinds() & BITS == 0 {
        ty
    } else {
        ty.join(Ty::of(BITS)).unwrap_or(Ty::ANY)
    }
}

/// What is known of a term that differs from one of the other type, if it can.
fn unlike(ty: Ty, other: Ty) -> Option<Ty> {
    // The kinds of which there is one term only.
    const SINGLE: [u32; 3] = [kind::NIL, kind::TRUE, kind::FALSE];
    if SINGLE.contains(&other.kinds()) {
        ty.without(other.kinds())
    } else {
        Some(ty)
    }
}

impl Flow<'_> {
    pub(super) fn test_or_other(&mut self, id: u16, args: &[Arg]) -> Result<Next, Reason> {
        match id {
            op::IS_TUPLE => self.type_test(args, kind::TUPLE),
            op::TEST_ARITY => {
                let ty = self.read(&args[1])?;
                self.require(ty.is(kind::TUPLE))?;
                self.size_test(args)
            }
            op::IS_TAGGED_TUPLE => self.test(args, Ty::tuple(args[2].val as usize), false),
            op::IS_NONEMPTY_LIST => self.type_test(args, kind::CONS),
            op::IS_LIST => self.type_test(args, kind::CONS | kind::NIL),
            op::IS_NIL => self.type_test(args, kind::NIL),
            op::IS_MAP => self.type_test(args, kind::MAP),
            op::IS_INTEGER => self.type_test(args, kind::INTEGER),
            op::IS_FLOAT => self.type_test(args, kind::FLOAT),
            op::IS_NUMBER => self.type_test(args, NUMBER),
            op::IS_ATOM => self.type_test(args, Ty::ATOM.kinds()),
            op::IS_BOOLEAN => self.type_test(args, Ty::BOOLEAN.kinds()),
            op::IS_PID | op::IS_PORT | op::IS_REFERENCE => {
                self.test(args, Ty::of(kind::OTHER), false)
            }
            op::IS_BINARY | op::IS_BITSTR => self.test(args, Ty::of(BITS), false),
            op::IS_FUNCTION => self.type_test(args, kind::FUN),
            op::IS_FUNCTION2 => self.is_function2(args),
            op::IS_EQ_EXACT | op::IS_NE_EXACT => self.compare(args, id == op::IS_EQ_EXACT),
            op::IS_LT => self.compare_order(args, true),
            op::IS_GE => self.compare_order(args, false),
            op::JUMP => self.jump(&args[0]),
            op::SELECT_VAL => self.select_val(args),
            op::SELECT_TUPLE_ARITY => self.select_tuple_arity(args),
            _ => self.call_or_other(id, args),
        }
    }

    fn jump(&mut self, label: &Arg) -> Result<Next, Reason> {
        match self.block_of_label(label)? {
            0 => self.branch(label)?,
            block => {
                self.go_on(block)?;
            }
        }
        Ok(Next::End)
    }

    /// Jumps unless a term is of one of these kinds.
    #[inline]
    fn type_test(&mut self, args: &[Arg], kinds: u32) -> Result<Next, Reason> {
        let ty = self.read(&args[1])?;
        self.fork(
            &args[0],
            &args[1],
            ty.without(kinds),
            ty.meet(Ty::of(kinds)),
        )
    }

    /// Jumps unless a term is of a type, and for some that are too. `certain`: this one is.
    #[inline]
    fn test(&mut self, args: &[Arg], needs: Ty, certain: bool) -> Result<Next, Reason> {
        let ty = self.read(&args[1])?;
        let fails = if certain { None } else { Some(ty) };
        self.fork(&args[0], &args[1], fails, ty.meet(needs))
    }

    /// The way goes on to a label if the term can be of the one type, and to the next operation if
    /// it can be of the other.
    #[inline]
    fn fork(
        &mut self,
        fail: &Arg,
        src: &Arg,
        fails: Option<Ty>,
        succeeds: Option<Ty>,
    ) -> Result<Next, Reason> {
        if let Some(ty) = fails {
            self.learn(src, ty);
            self.branch(fail)?;
        }
        match succeeds {
            Some(ty) => {
                self.learn(src, ty);
                Ok(Next::Continue)
            }
            None => Ok(Next::End),
        }
    }

    fn size_test(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        let size = args[2].val;
        let certain = self.read(&args[1])?.is_tuple_of(size);
        self.test(args, Ty::tuple(size as usize), certain)
    }

    fn is_function2(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        self.read(&args[2])?;
        let arity = &args[2];
        let needs = if arity.tag == tag::I && arity.val < 256 {
            Ty::fun(arity.val)
        } else {
            Ty::of(kind::FUN)
        };
        self.test(args, needs, false)
    }

    fn compare(&mut self, args: &[Arg], jumps_if_different: bool) -> Result<Next, Reason> {
        let [fail, a, b] = args else {
            return Ok(Next::Continue);
        };
        let types = (self.read(a)?, self.read(b)?);
        let possible = if jumps_if_different {
            self.differ(a, b, types)
        } else {
            self.equal(a, b, types)
        };
        if possible {
            self.branch(fail)?;
        }
        let possible = if jumps_if_different {
            self.equal(a, b, types)
        } else {
            self.differ(a, b, types)
        };
        Ok(if possible { Next::Continue } else { Next::End })
    }

    /// Both are equal, if they can be.
    fn equal(&mut self, a: &Arg, b: &Arg, types: (Ty, Ty)) -> bool {
        let (a_ty, b_ty) = (
            types.0.meet(or_context(types.1)),
            types.1.meet(or_context(types.0)),
        );
        let (Some(a_ty), Some(b_ty)) = (a_ty, b_ty) else {
            return false;
        };
        self.learn(a, a_ty);
        self.learn(b, b_ty);
        true
    }

    /// Both are different, if they can be.
    fn differ(&mut self, a: &Arg, b: &Arg, types: (Ty, Ty)) -> bool {
        let (Some(a_ty), Some(b_ty)) = (unlike(types.0, types.1), unlike(types.1, types.0)) else {
            return false;
        };
        self.learn(a, a_ty);
        self.learn(b, b_ty);
        true
    }

    fn select_val(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        let [src, fail, cases @ ..] = args else {
            return Ok(Next::End);
        };
        let mut ty = self.read(src)?;
        for case in cases.chunks_exact(2) {
            let value = self.read(&case[0])?;
            if let Some(ty) = ty.meet(value) {
                self.learn(src, ty);
                self.branch(&case[1])?;
            }
            match unlike(ty, value) {
                Some(left) => ty = left,
                None => return Ok(Next::End),
            }
        }
        self.learn(src, ty);
        self.branch(fail)?;
        Ok(Next::End)
    }

    fn select_tuple_arity(&mut self, args: &[Arg]) -> Result<Next, Reason> {
        let [src, fail, cases @ ..] = args else {
            return Ok(Next::End);
        };
        let ty = self.read(src)?;
        if !ty.is(kind::TUPLE) {
            self.require(false)?;
            self.branch(fail)?;
        }
        let Some(ty) = ty.meet(Ty::of(kind::TUPLE)) else {
            return Ok(Next::End);
        };
        for case in cases.chunks_exact(2) {
            if let Some(ty) = ty.meet(Ty::tuple(case[0].val as usize)) {
                self.learn(src, ty);
                self.branch(&case[1])?;
            }
        }
        self.learn(src, ty);
        self.branch(fail)?;
        Ok(Next::End)
    }
}
