//! What can be seen without following the code: the functions and labels there are.

use crate::loader::op::Op;
use crate::tables::tag;

use super::error::Reason;
use super::facts::Function;
use super::input::{Input, Meanings};
use super::names::Known;
use crate::tables::op;

/// What can be wrong with a module's shape: the operation it is about, if any, and the reason.
pub(super) type Fault = (Option<u32>, Reason);

/// The functions of a module, and their blocks: what follows a label.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub functions: Vec<Function>,
    /// For each label, one more than its block; 0 if it is undefined.
    label_blocks: Vec<u32>,
    /// For each block, the operation that defines its label.
    pub block_ops: Vec<u32>,
    /// For each block, the function that it is of.
    block_functions: Vec<u32>,
}

impl Shape {
    /// Finds functions and labels.
    pub fn new(input: &Input<'_>) -> Result<Self, Fault> {
        let mut shape = Self {
            label_blocks: vec![0; input.code.header.labels as usize],
            ..Self::default()
        };
        let ops = &input.code.ops;
        let last = ops.len().wrapping_sub(1);
        for (at, op) in ops.iter().enumerate() {
            match op.id {
                op::LABEL => shape.label(input, at)?,
                op::FUNC_INFO => shape.function(input, at)?,
                op::INT_CODE_END if at != last => return fault(at, Reason::CodeEnd),
                op::INT_CODE_END | op::LINE => {}
                _ if shape.functions.is_empty() => return fault(at, Reason::OutsideFunction),
                _ => {}
            }
        }
        if ops.last().is_none_or(|op| op.id != op::INT_CODE_END) {
            return Err((last.try_into().ok(), Reason::CodeEnd));
        }
        shape.close(last);
        let (has, says) = (shape.functions.len() as u32, input.code.header.functions);
        if has != says {
            return Err((None, Reason::FunctionCount(has, says)));
        }
        Ok(shape)
    }

    fn label(&mut self, input: &Input<'_>, at: usize) -> Result<(), Fault> {
        let op = &input.code.ops[at];
        let [number] = input.code.args(op) else {
            return fault(at, Reason::OperandCount(op.args.len, 1));
        };
        let block = self.block_ops.len() as u32;
        match self.label_blocks.get_mut(number.val as usize) {
            Some(slot) if *slot == 0 && number.val != 0 && number.tag == tag::U => {
                *slot = block + 1
            }
            Some(slot) if *slot != 0 => return fault(at, Reason::LabelTwice(number.val as u32)),
            _ => return fault(at, Reason::OperandRange(1, number.val)),
        }
        self.block_ops.push(at as u32);
        Ok(())
    }

    fn function(&mut self, input: &Input<'_>, at: usize) -> Result<(), Fault> {
        let ops = &input.code.ops;
        let [_, name, arity] = input.code.args(&ops[at]) else {
            return fault(at, Reason::OperandCount(ops[at].args.len, 3));
        };
        if name.tag != tag::A || arity.tag != tag::U || arity.val > 255 {
            return fault(at, Reason::FunctionHead);
        }
        let before = ops[..at].iter().rposition(|op| op.id != op::LINE);
        let Some(start) = before.filter(|start| ops[*start].id == op::LABEL) else {
            return fault(at, Reason::FunctionHead);
        };
        let entry = match ops.get(at + 1) {
            Some(op) if op.id == op::LABEL => input.code.args(op).first().map(|arg| arg.val),
            _ => None,
        };
        let Some(entry) = entry else {
            return fault(at, Reason::FunctionHead);
        };
        let first_block = self.block_ops.len() as u32 - 1;
        // The label that enters a function is its own, not the next one's.
        if let Some(last) = self.functions.last()
            && first_block < last.first_block + 2
        {
            return fault(last.func_info as usize, Reason::FunctionHead);
        }
        self.close(start);
        if self.functions.is_empty() && first_block != 0 {
            return fault(start, Reason::OutsideFunction);
        }
        self.functions.push(Function {
            name: name.val as u32,
            arity: arity.val as u32,
            start: start as u32,
            end: 0,
            func_info: at as u32,
            entry: entry as u32,
            first_block,
            end_block: 0,
            returns: false,
        });
        Ok(())
    }

    /// Ends the last function before operation `end`.
    fn close(&mut self, end: usize) {
        let blocks = self.block_ops.partition_point(|at| (*at as usize) < end);
        let index = self.functions.len().saturating_sub(1) as u32;
        if let Some(function) = self.functions.last_mut() {
            function.end = end as u32;
            function.end_block = blocks as u32;
            self.block_functions.resize(blocks, index);
        }
    }

    /// The block that a label begins.
    #[inline]
    pub fn block(&self, label: u64) -> Option<u32> {
        let block = *self.label_blocks.get(label as usize)?;
        block.checked_sub(1)
    }

    /// The number of the function that has this label as its entry.
    pub fn entry_index(&self, label: u64) -> Option<usize> {
        let block = self.block(label)?;
        let index = *self.block_functions.get(block as usize)? as usize;
        (self.functions[index].first_block + 1 == block).then_some(index)
    }

    /// The function that has this label as its entry.
    pub fn entry(&self, label: u64) -> Option<&Function> {
        self.entry_index(label).map(|index| &self.functions[index])
    }

    /// The number of the function that an operation stands in.
    pub fn index_of(&self, at: u32) -> Option<usize> {
        let next = self.functions.partition_point(|f| f.start <= at);
        next.checked_sub(1)
    }

    /// The function that an operation stands in.
    pub fn function_of(&self, at: u32) -> Option<&Function> {
        self.index_of(at).map(|index| &self.functions[index])
    }

    /// For each label, one more than the operation that defines it.
    pub fn labels(&self) -> Vec<u32> {
        let at = |block: &u32| match block.checked_sub(1) {
            Some(block) => self.block_ops[block as usize] + 1,
            None => 0,
        };
        self.label_blocks.iter().map(at).collect()
    }

    /// Finds the functions that may return. A function returns if it has an operation that does,
    /// goes on in another one that does, or may be replaced by native code.
    pub fn find_returns(&mut self, input: &Input<'_>, meanings: &Meanings) {
        let mut callers: Vec<(u32, u32)> = Vec::new();
        let mut work: Vec<u32> = Vec::new();
        let native = meanings.loads_nif();
        for index in 0..self.functions.len() {
            let function = self.functions[index];
            let ops = &input.code.ops[function.func_info as usize..function.end as usize];
            for op in ops {
                if let Some(callee) = self.goes_on_in(input, op) {
                    callers.push((callee, index as u32));
                } else if (native || leaves(input, meanings, op)) && !self.functions[index].returns
                {
                    self.functions[index].returns = true;
                    work.push(index as u32);
                }
            }
        }
        callers.sort_unstable();
        while let Some(callee) = work.pop() {
            let first = callers.partition_point(|pair| pair.0 < callee);
            for &(_, caller) in callers[first..].iter().take_while(|pair| pair.0 == callee) {
                let function = &mut self.functions[caller as usize];
                if !function.returns {
                    function.returns = true;
                    work.push(caller);
                }
            }
        }
    }

    /// The function of this module that an operation goes on in.
    fn goes_on_in(&self, input: &Input<'_>, op: &Op) -> Option<u32> {
        if !matches!(op.id, op::CALL_ONLY | op::CALL_LAST) {
            return None;
        }
        self.entry_index(input.code.args(op)[1].val)
            .map(|index| index as u32)
    }
}

/// Whether an operation may return from its function, unless it goes on in another one of the module.
fn leaves(input: &Input<'_>, meanings: &Meanings, op: &Op) -> bool {
    match op.id {
        op::RETURN | op::APPLY_LAST | op::NIF_START => true,
        op::CALL_EXT_ONLY | op::CALL_EXT_LAST => {
            meanings.import(&input.code.args(op)[1]) != Known::NeverReturns
        }
        _ => false,
    }
}

fn fault<T>(at: usize, reason: Reason) -> Result<T, Fault> {
    Err((Some(at as u32), reason))
}
