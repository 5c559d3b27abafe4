//! Follows the code of a function: from its entry along all ways, until nothing new is learnt.

use crate::loader::op::{Arg, Op};
use crate::tables::{op, tag};

use super::error::{Place, Reason};
use super::facts::{Facts, Function};
use super::infer::Infer;
use super::input::{Input, Meanings};
use super::names::Name;
use super::range::Range;
use super::shape::{Fault, Shape};
use super::state::{Blocks, Change, Heap, NO_FRAME, Reg, State, UNKNOWN_FRAME};
use super::types::{Ty, kind};

/// What an operation does after it has done its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Goes on with the next operation.
    Continue,
    /// Never does.
    End,
}

/// An open catch: its handler's block and whether it is a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Handler {
    pub block: u32,
    pub is_try: bool,
}

/// The verifier at work. Its parts are reused from function to function.
pub(super) struct Flow<'v> {
    pub input: &'v Input<'v>,
    pub meanings: &'v Meanings,
    pub shape: &'v Shape,
    pub facts: Facts,
    pub function: Function,
    /// Its number.
    pub index: usize,
    pub infer: Infer,
    /// Something in this function could not be proven.
    unproven: bool,
    pub st: State,
    pub blocks: Blocks,
    /// What the tags of this function's catches lead to.
    pub handlers: Vec<Handler>,
    /// The operation that is being looked at, and its block.
    pub at: usize,
    block: usize,
    /// X registers that guard BIFs of this function must set first, for they are read when the BIF
    /// has failed.
    pub set_first: Vec<u32>,
    /// The function's frames must be initialised when they are made.
    initialise: bool,
    /// Blocks to be followed, as bits; none stands before `first`.
    pending: Vec<u64>,
    first: usize,
    /// Blocks that were refused. They may be accepted when more is known of them.
    refused: Vec<usize>,
    most_work: u64,
    most_size: usize,
}

/// How many registers may be looked at for each operation and operand of a module. Measured: 0.9
/// over all of OTP, 43 in the most intricate function.
const WORK: u64 = 500;
/// How many registers may be kept at labels for each operation and operand of a module. Measured:
/// at most 19 in a function.
const SIZE: usize = 32;
/// What a small module may need of either.
const FREE: usize = 100_000;

impl<'v> Flow<'v> {
    pub fn new(
        input: &'v Input<'v>,
        meanings: &'v Meanings,
        shape: &'v Shape,
        facts: Facts,
    ) -> Self {
        let size = input.code.ops.len() + input.code.args.len();
        Self {
            input,
            meanings,
            shape,
            facts,
            function: shape.functions.first().copied().unwrap_or(EMPTY),
            index: 0,
            infer: Infer::new(input, meanings, shape),
            unproven: false,
            st: State::new(),
            blocks: Blocks::default(),
            handlers: Vec::new(),
            at: 0,
            block: 0,
            set_first: Vec::new(),
            initialise: false,
            pending: Vec::new(),
            first: 0,
            refused: Vec::new(),
            most_work: FREE as u64 + WORK * size as u64,
            most_size: FREE + SIZE * size,
        }
    }

    /// Follows all functions.
    pub fn run(&mut self) -> Result<(), Fault> {
        let mut again = Vec::new();
        for index in 0..self.shape.functions.len() {
            self.function(index)?;
            if self.unproven {
                again.push(index);
            }
        }
        self.infer.solve();
        for index in again {
            let Function { start, end, .. } = self.shape.functions[index];
            self.facts.clear(start, end);
            self.function(index)?;
        }
        Ok(())
    }

    /// Follows a function, and does so again while that helps.
    fn function(&mut self, index: usize) -> Result<(), Fault> {
        self.index = index;
        self.function = self.shape.functions[index];
        self.set_first.clear();
        self.unproven = false;
        loop {
            match self.attempt() {
                Err((_, Reason::Undefined(Place::X(x))))
                    if self.set_first.len() < 8 && !self.set_first.contains(&x) =>
                {
                    self.set_first.push(x);
                }
                result => return result,
            }
        }
    }

    fn attempt(&mut self) -> Result<(), Fault> {
        let Function {
            first_block,
            end_block,
            arity,
            func_info,
            ..
        } = self.function;
        let shape = self.shape;
        self.blocks.start(
            &shape.block_ops[first_block as usize..end_block as usize],
            arity,
        );
        self.handlers.clear();
        self.refused.clear();
        self.pending.clear();
        self.first = 0;
        self.pending.resize(self.blocks.list.len().div_ceil(64), 0);
        self.st.enter(arity, self.infer.params(self.index, arity));
        self.join(1)
            .map_err(|reason| (Some(func_info + 1), reason))?;
        while let Some(block) = self.take_pending() {
            match self.follow(block) {
                Ok(()) => {}
                Err(Reason::TooComplex) => {
                    return Err((Some(self.at as u32), Reason::TooComplex));
                }
                Err(_) => self.refused.push(self.block),
            }
        }
        self.look_again()?;
        self.mark_frames();
        Ok(())
    }

    /// Marks the operations that must initialise the frames they make.
    fn mark_frames(&mut self) {
        if !std::mem::take(&mut self.initialise) {
            return;
        }
        let range = self.function.func_info as usize..self.function.end as usize;
        for at in range {
            if matches!(self.input.code.ops[at].id, op::ALLOCATE | op::ALLOCATE_HEAP) {
                self.facts.set_unproven(at);
            }
        }
    }

    /// Follows the blocks again that were refused before all was known of them.
    fn look_again(&mut self) -> Result<(), Fault> {
        for block in std::mem::take(&mut self.refused) {
            let followed = self.follow(block);
            followed.map_err(|reason| (Some(self.at as u32), reason))?;
        }
        Ok(())
    }

    /// Follows the code from a label until it ends or comes to where all is known already.
    fn follow(&mut self, mut block: usize) -> Result<(), Reason> {
        let code = self.input.code;
        loop {
            self.block = block;
            self.blocks.load(block, &mut self.st);
            self.at = self.blocks.list[block].at as usize;
            loop {
                self.at += 1;
                if self.at == self.function.end as usize {
                    return self.ends_here(self.at, Reason::FallsOff);
                }
                let op = &code.ops[self.at];
                if op.id == op::LABEL {
                    break;
                }
                if self.step(op, code.args(op))? == Next::End {
                    return Ok(());
                }
            }
            // Blocks are numbered in the order in which they stand.
            block += 1;
            match self.go_on(block)? {
                Change::Same => return Ok(()),
                Change::Changed => {}
            }
            self.pending[block / 64] &= !(1 << (block % 64));
        }
    }

    fn take_pending(&mut self) -> Option<usize> {
        while let Some(word) = self.pending.get_mut(self.first) {
            if *word != 0 {
                let bit = word.trailing_zeros() as usize;
                *word &= *word - 1;
                return Some(self.first * 64 + bit);
            }
            self.first += 1;
        }
        self.first = 0;
        None
    }

    fn note(&mut self, block: usize, change: Change) -> Change {
        if change == Change::Changed {
            self.pending[block / 64] |= 1 << (block % 64);
            self.first = self.first.min(block / 64);
        }
        change
    }

    /// A way leads to a block.
    fn join(&mut self, block: usize) -> Result<Change, Reason> {
        let change = self.blocks.join(block, &self.st)?;
        if self.blocks.work > self.most_work || self.blocks.size() > self.most_size {
            return Err(Reason::TooComplex);
        }
        Ok(self.note(block, change))
    }

    /// The way goes on to a block: to the next one, or by a jump.
    pub fn go_on(&mut self, block: usize) -> Result<Change, Reason> {
        if self.is_own_handler(block) {
            self.ends_here(self.at, Reason::NoException)?;
            return Ok(Change::Same);
        }
        match self.join(block) {
            Err(reason @ (Reason::FramesMeet(..) | Reason::CatchesMeet(_))) => {
                self.ends_here(self.at, reason)?;
                Ok(Change::Same)
            }
            result => result,
        }
    }

    /// Whether a block is the handler of the try that is open, where only exceptions may lead.
    fn is_own_handler(&self, block: usize) -> bool {
        let Ok(y) = usize::try_from(self.st.rest.catch) else {
            return false;
        };
        let handler = self.st.y[y].ty.handler();
        handler.is_some_and(|handler| {
            let handler = self.handlers[handler];
            handler.is_try && handler.block as usize == block
        })
    }

    /// Compilers care little for what follows an operation that they know to fail. If the operation
    /// before `at` can fail, it must not be passed.
    fn ends_here(&mut self, at: usize, reason: Reason) -> Result<(), Reason> {
        let code = self.input.code;
        let mut before = code.ops[..at].iter().enumerate().rev();
        match before.find(|(_, op)| op.id != op::LINE) {
            Some((before, op)) if can_raise(op.id, code.args(op)) => {
                self.throws()?;
                self.facts.set_end(before);
                Ok(())
            }
            _ => Err(reason),
        }
    }

    /// The block of a label of this function.
    pub fn block_of_label(&self, label: &Arg) -> Result<usize, Reason> {
        let elsewhere = Reason::LabelElsewhere(label.val as u32);
        let block = self.shape.block(label.val).ok_or(elsewhere)?;
        let Function {
            first_block,
            end_block,
            ..
        } = self.function;
        if (first_block..end_block).contains(&block) {
            Ok((block - first_block) as usize)
        } else {
            Err(elsewhere)
        }
    }

    /// A way leads to a label.
    #[inline]
    pub fn branch(&mut self, label: &Arg) -> Result<(), Reason> {
        let block = self.block_of_label(label)?;
        if block == 0 {
            return self.function_clause();
        }
        self.join(block)?;
        Ok(())
    }

    /// The clauses of the function are over.
    fn function_clause(&mut self) -> Result<(), Reason> {
        if self.st.rest.frame != NO_FRAME {
            return Err(Reason::FunctionClauseFrame);
        }
        self.st.check_live(u64::from(self.function.arity))
    }

    /// An exception may be raised here. What the handler needs was told to it when the catch began
    /// and when Y registers were written. Y registers that hold nothing yet are no obstacle, for
    /// compilers know that some operations can't fail; but then the frame must be initialised when
    /// it is made.
    #[inline]
    pub fn throws(&mut self) -> Result<(), Reason> {
        if self.st.empty > 0 {
            self.throws_early()?;
        }
        match usize::try_from(self.st.rest.catch) {
            Ok(y) if self.st.y[y].ty == Ty::AMBIGUOUS_TAG => Err(Reason::CatchAmbiguous(y as u32)),
            _ => Ok(()),
        }
    }

    #[cold]
    fn throws_early(&mut self) -> Result<(), Reason> {
        self.initialise = true;
        if self.st.rest.catch < 0 {
            return Ok(());
        }
        for y in 0..self.st.y.len() {
            if !self.st.y[y].ty.is_defined() {
                self.tell_write(y, Ty::NIL)?;
            }
        }
        Ok(())
    }

    /// The operation fails: it goes to a label or raises an exception.
    #[inline]
    pub fn fails(&mut self, fail: &Arg) -> Result<(), Reason> {
        match fail.tag {
            tag::F => self.branch(fail),
            _ => self.throws(),
        }
    }

    /// What the handler of the innermost catch must know, at the catch's beginning or after one
    /// inside it has ended.
    pub fn tell_handler(&mut self) -> Result<(), Reason> {
        let Ok(y) = usize::try_from(self.st.rest.catch) else {
            return Ok(());
        };
        let Some(handler) = self.st.y[y].ty.handler() else {
            return Ok(());
        };
        let block = self.handlers[handler].block as usize;
        let change = self.blocks.raise(block, &self.st)?;
        self.note(block, change);
        Ok(())
    }

    /// The operation may collect garbage: the stack is looked at, and X registers are lost.
    #[inline]
    pub fn collects(&mut self, live: u64, heap: Heap) -> Result<(), Reason> {
        self.st.check_live(live)?;
        self.st.check_y()?;
        self.st.keep_x(live as usize);
        self.st.rest.heap = heap;
        self.st.rest.building = false;
        Ok(())
    }

    /// Reads a register, as a term.
    #[inline]
    pub fn reg(&self, arg: &Arg) -> Result<Reg, Reason> {
        let n = arg.val as usize;
        let reg = match arg.tag {
            tag::X => self.st.x.get(n).copied().unwrap_or(Reg::UNDEFINED),
            _ => match self.st.y.get(n) {
                Some(reg) => *reg,
                None => return Err(self.beyond(n)),
            },
        };
        if reg.ty.is_term() {
            Ok(reg)
        } else {
            Err(self.no_term(arg, reg.ty))
        }
    }

    #[cold]
    fn beyond(&self, y: usize) -> Reason {
        match self.st.rest.frame {
            NO_FRAME => Reason::NoFrame,
            _ => Reason::BeyondFrame(y as u32, self.st.y.len() as u32),
        }
    }

    #[cold]
    fn no_term(&self, arg: &Arg, ty: Ty) -> Reason {
        let n = arg.val as u32;
        let place = if arg.tag == tag::X {
            Place::X(n)
        } else {
            Place::Y(n)
        };
        if ty.is_tag() {
            Reason::CatchTag(n)
        } else if ty.is_defined() {
            Reason::ExceptionRead(place)
        } else {
            Reason::Undefined(place)
        }
    }

    /// Reads a source, and says what is known of it. Numbers and the like are read as anything.
    #[inline]
    pub fn read(&self, arg: &Arg) -> Result<Ty, Reason> {
        match arg.tag {
            tag::X | tag::Y => Ok(self.reg(arg)?.ty),
            _ => Ok(self.constant(arg)),
        }
    }

    fn constant(&self, arg: &Arg) -> Ty {
        match arg.tag {
            tag::A => match self.meanings.name(arg) {
                Name::Error | Name::Exit | Name::Throw => Ty::of(kind::CLASS),
                Name::True => Ty::of(kind::TRUE),
                Name::False => Ty::of(kind::FALSE),
                _ => Ty::of(kind::ATOM),
            },
            tag::I => {
                let value = Some(i128::from(arg.val as i64));
                Ty::integer(Range::of(value, value))
            }
            tag::N => Ty::NIL,
            tag::Q => {
                let literal = self.input.literals.get(arg.val as usize);
                literal.copied().unwrap_or(Ty::ANY)
            }
            _ => Ty::ANY,
        }
    }

    /// Writes a term.
    #[inline]
    pub fn write(&mut self, dst: &Arg, ty: Ty) -> Result<(), Reason> {
        self.put(dst, Reg::of(ty))
    }

    /// Writes a register.
    #[inline]
    pub fn put(&mut self, dst: &Arg, reg: Reg) -> Result<(), Reason> {
        let n = dst.val as usize;
        if dst.tag == tag::X {
            self.st.set_x(n, reg);
            return Ok(());
        }
        let Some(here) = self.st.y.get_mut(n) else {
            return Err(self.beyond(n));
        };
        if here.ty.is_tag() {
            return Err(Reason::CatchTag(n as u32));
        }
        self.st.empty -= usize::from(!here.ty.is_defined());
        *here = reg;
        if self.st.rest.catch >= 0 {
            self.tell_write(n, reg.ty)?;
        }
        Ok(())
    }

    /// Tells the handler of the innermost catch that a Y register was written.
    fn tell_write(&mut self, y: usize, ty: Ty) -> Result<(), Reason> {
        let catch = self.st.rest.catch as usize;
        let Some(handler) = self.st.y[catch].ty.handler() else {
            return Ok(());
        };
        let block = self.handlers[handler].block as usize;
        let change = self.blocks.raise_y(block, y, ty)?;
        self.note(block, change);
        Ok(())
    }

    /// More is known of a source now.
    #[inline]
    pub fn learn(&mut self, arg: &Arg, ty: Ty) {
        let n = arg.val as usize;
        let reg = match arg.tag {
            tag::X => self.st.x.get_mut(n),
            tag::Y => self.st.y.get_mut(n),
            _ => return,
        };
        let Some(reg) = reg else { return };
        if reg.alias == 0 {
            reg.ty = ty;
        } else {
            let alias = reg.alias;
            self.st.sharpen(alias, ty);
        }
    }

    /// Marks the operation as one that must look itself, and raises if it doesn't like what it
    /// sees, unless that is proven.
    #[inline]
    pub fn require(&mut self, proven: bool) -> Result<(), Reason> {
        if proven {
            return Ok(());
        }
        self.unproven = true;
        self.facts.set_unproven(self.at);
        self.throws()
    }

    /// As `require`, of a source of which `known` is known: if the operation looks itself and goes on, it has seen what it wanted.
    #[inline]
    pub fn require_of(
        &mut self,
        arg: &Arg,
        known: Ty,
        wanted: Ty,
        proven: bool,
    ) -> Result<(), Reason> {
        self.require(proven)?;
        if !proven && let Some(ty) = known.meet(wanted) {
            self.learn(arg, ty);
        }
        Ok(())
    }

    /// There is a frame of a known size.
    pub fn need_frame(&self) -> Result<(), Reason> {
        match self.st.rest.frame {
            NO_FRAME => Err(Reason::NoFrame),
            UNKNOWN_FRAME => Err(Reason::FrameUnknown),
            _ => Ok(()),
        }
    }

    /// The frame can be given up: it has this size, and no catch in it is open.
    pub fn leave_frame(&mut self, size: u64) -> Result<(), Reason> {
        self.need_frame()?;
        let frame = self.st.rest.frame as u32;
        if u64::from(frame) != size {
            return Err(Reason::FrameSize(frame, size as u32));
        }
        match u32::try_from(self.st.rest.catch) {
            Ok(y) => Err(Reason::CatchOpen(y)),
            Err(_) => {
                self.st.deallocate();
                Ok(())
            }
        }
    }

    /// There is no frame.
    pub fn no_frame(&self) -> Result<(), Reason> {
        match self.st.rest.frame {
            NO_FRAME => Ok(()),
            UNKNOWN_FRAME => Err(Reason::FrameUnknown),
            _ => Err(Reason::FrameExists),
        }
    }

    /// Uses up words of heap.
    #[inline]
    pub fn eat(&mut self, words: u32) -> Result<(), Reason> {
        let left = &mut self.st.rest.heap.words;
        *left = left
            .checked_sub(words)
            .ok_or(Reason::HeapWords(*left, words))?;
        Ok(())
    }

    /// Notes what is known of an operation's registers. Blocks are followed again whenever less is known of them, so
    /// that what is noted last holds for all ways.
    fn record(&mut self, op: &Op, args: &[Arg]) {
        for (n, arg) in args.iter().enumerate() {
            let regs = match arg.tag {
                tag::X => &self.st.x,
                tag::Y => &self.st.y,
                _ => continue,
            };
            let ty = regs.get(arg.val as usize).map_or(Ty::ANY, |reg| reg.ty);
            self.facts.note(op.args.start as usize + n, ty);
        }
    }

    /// One operation.
    fn step(&mut self, op: &Op, args: &[Arg]) -> Result<Next, Reason> {
        if self.st.fresh != 0 && !keeps_fresh(op.id) {
            self.st.fresh = 0;
        }
        if RECORDED.get(usize::from(op.id)) == Some(&true) {
            self.record(op, args);
        }
        self.operation(op.id, args)
    }
}

/// The operations of whose operands later stages want to know what is proved.
static RECORDED: [bool; 192] = {
    const IDS: [u16; 14] = [
        op::IS_TUPLE,
        op::TEST_ARITY,
        op::IS_TAGGED_TUPLE,
        op::IS_BINARY,
        op::IS_LT,
        op::IS_GE,
        op::IS_EQ,
        op::IS_NE,
        op::IS_EQ_EXACT,
        op::IS_NE_EXACT,
        op::GC_BIF1,
        op::GC_BIF2,
        op::BIF1,
        op::BIF2,
    ];
    let mut recorded = [false; 192];
    let mut n = 0;
    while n < IDS.len() {
        recorded[IDS[n] as usize] = true;
        n += 1;
    }
    recorded
};

/// Whether a tuple that `setelement/3` has just made is still one that nobody else has seen after
/// this operation, and is still where it was.
fn keeps_fresh(id: u16) -> bool {
    matches!(
        id,
        op::MOVE | op::SWAP | op::GET_TUPLE_ELEMENT | op::SET_TUPLE_ELEMENT | op::LINE
    )
}

/// Whether an operation is a call that can raise instead of coming back.
fn can_raise(id: u16, args: &[Arg]) -> bool {
    let raises = args.first().is_some_and(|fail| fail.tag == tag::P);
    match id {
        op::CALL | op::CALL_EXT | op::CALL_FUN | op::CALL_FUN2 | op::APPLY | op::FCONV => true,
        op::BIF1 | op::BIF2 | op::BIF3 => raises,
        op::GC_BIF1 | op::GC_BIF2 | op::GC_BIF3 => raises,
        _ => false,
    }
}

const EMPTY: Function = Function {
    name: 0,
    arity: 0,
    start: 0,
    end: 0,
    func_info: 0,
    entry: 0,
    first_block: 0,
    end_block: 0,
    returns: false,
};
