//! The window of operations that rewriting works on: a function's operations from the head on.
use super::op::{Arg, ArgRange, Op};

/// Operations to be rewritten. Rules match at the head; what they make takes the matched
/// operations' place.
#[derive(Default)]
pub struct Window {
    /// In reverse: the head is last.
    ops: Vec<Op>,
    args: Vec<Arg>,
    /// The right side being built, in order.
    staged: Vec<Op>,
    /// What the last `commit` took and put, for `explain`.
    pub last: (Vec<Op>, Vec<Op>),
    pub tracing: bool,
    /// Rules that make superinstructions don't fire.
    pub unfused: bool,
    /// Line entry in force from an operation on, by its number, in rising order.
    pub line_of: Vec<(u32, u32)>,
}

impl Window {
    /// A window over operands that the decoder has laid out.
    pub fn new(args: Vec<Arg>) -> Window {
        Window {
            args,
            ..Window::default()
        }
    }
    /// Starts anew with a function's operations.
    pub fn fill(&mut self, ops: &[Op]) {
        self.ops.clear();
        self.ops.extend(ops.iter().rev());
    }
    /// How many operands there are: `truncate` drops those that rewriting has added.
    pub fn mark(&self) -> usize {
        self.args.len()
    }
    pub fn truncate(&mut self, mark: usize) {
        self.args.truncate(mark);
    }
    /// The `i`-th operation from the head.
    #[inline]
    pub fn op(&self, i: usize) -> Option<Op> {
        let n = self.ops.len();
        if i < n {
            Some(self.ops[n - 1 - i])
        } else {
            None
        }
    }
    #[inline]
    pub fn args(&self, range: ArgRange) -> &[Arg] {
        range.of(&self.args)
    }
    /// An operation's operands, to be changed.
    pub fn args_mut(&mut self, range: ArgRange) -> &mut [Arg] {
        &mut self.args[range.start as usize..][..range.len as usize]
    }
    /// All operands: `Op::args` are ranges of it.
    pub fn all_args(&self) -> &[Arg] {
        &self.args
    }
    /// Whether rules that make superinstructions fire.
    #[inline]
    pub fn fuses(&self) -> bool {
        !self.unfused
    }
    /// Whether the first `n` operations stand in one line of the source.
    pub fn one_line(&self, n: usize) -> bool {
        let (Some(first), Some(last)) = (self.op(0), self.op(n - 1)) else {
            return false;
        };
        let entry = |at| self.line_of.partition_point(|l| l.0 <= at);
        entry(first.at) == entry(last.at)
    }
    /// Stages an operation of the right side: operands, then those of `rest`.
    pub fn push(&mut self, id: u16, args: &[Arg], rest: ArgRange) {
        let op = self.add(id, args, rest);
        self.staged.push(op);
    }
    /// An operation whose operands are put behind all others.
    pub(super) fn add(&mut self, id: u16, args: &[Arg], rest: ArgRange) -> Op {
        let start = self.args.len() as u32;
        self.args.extend_from_slice(args);
        let from = rest.start as usize;
        self.args.extend_from_within(from..from + rest.len as usize);
        let len = self.args.len() as u32 - start;
        Op {
            id,
            args: ArgRange { start, len },
            at: 0,
        }
    }
    /// Puts what is staged in the place of the first `n` operations. It gets the number of the last of
    /// them: that is the one whose line an error is reported at.
    pub fn commit(&mut self, n: usize) {
        let keep = self.ops.len() - n;
        let at = self.ops[keep].at;
        for op in &mut self.staged {
            op.at = at;
        }
        if self.tracing {
            self.last.0 = self.ops[keep..].iter().rev().copied().collect();
            self.last.1.clone_from(&self.staged);
        }
        self.ops.truncate(keep);
        self.ops.extend(self.staged.drain(..).rev());
    }
    /// Forgets what is staged.
    pub fn abort(&mut self) {
        self.staged.clear();
    }
    /// Takes the head out.
    #[inline]
    pub fn pop(&mut self) -> Option<Op> {
        self.ops.pop()
    }
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }
}
