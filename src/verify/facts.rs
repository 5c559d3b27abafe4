//! What the verifier found out: what later stages may rely on, and what they must mend.

use super::types::Ty;
use crate::loader::op::{Op, Proved};
use crate::tables::op;

/// A function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// Its name, an atom index.
    pub name: u32,
    /// How many parameters it has.
    pub arity: u32,
    /// Its first operation: the label before func_info.
    pub start: u32,
    /// The operation after its last.
    pub end: u32,
    /// Its func_info.
    pub func_info: u32,
    /// The label where calls enter it.
    pub entry: u32,
    /// The first of its blocks.
    pub(super) first_block: u32,
    /// The first block of the next function.
    pub(super) end_block: u32,
    /// Whether it may return.
    pub(super) returns: bool,
}

/// What must be done to an operation so that it can't do harm in code that no compiler made.
/// It never changes what compiled code does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Nothing: all that it relies on is proven, or it looks in any case.
    Nothing,
    /// It must look at the types of its operands itself, and raise badarg if they are wrong.
    /// (`bs_start_match4` must look whatever its first operand says; `call_fun2` too.)
    Check,
    /// `allocate` and `allocate_heap` must initialise the frame, for an exception may find it
    /// before its registers have been written: they become `allocate_zero`, `allocate_heap_zero`.
    ClearFrame,
    /// The frame is of an unknown size, or a catch in it is open, so it must be left alone; the
    /// function called never returns. `call_ext_last` and `call_ext_only` become `call_ext`.
    KeepFrame,
    /// A guard BIF's destination is read even when it has failed: before it stands a `move` of
    /// `[]` to the destination.
    SetFirst,
}

/// What is known of verified code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The functions, in the order in which they stand.
    pub functions: Vec<Function>,
    /// For each label, one more than the operation that defines it; 0 if none does.
    pub labels: Vec<u32>,
    unproven: Vec<u64>,
    /// What is proved of operands, by their place among all.
    proved: Vec<Proved>,
    count: u32,
    ends: Vec<u32>,
}

impl Facts {
    pub(super) fn new(
        functions: Vec<Function>,
        labels: Vec<u32>,
        (ops, args): (usize, usize),
    ) -> Self {
        Self {
            functions,
            labels,
            unproven: vec![0; ops.div_ceil(64)],
            proved: vec![Proved::default(); args],
            ..Self::default()
        }
    }

    /// Whether operation `at` must be mended.
    #[inline]
    pub fn unproven(&self, at: u32) -> bool {
        let word = self.unproven.get(at as usize / 64).copied().unwrap_or(0);
        word >> (at % 64) & 1 != 0
    }

    /// What is proved of each operand, wherever later stages may want to know it.
    pub fn proved(&self) -> &[Proved] {
        &self.proved
    }

    #[inline]
    pub(super) fn note(&mut self, arg: usize, ty: Ty) {
        self.proved[arg] = ty.proved();
    }

    /// How an operation must be mended.
    #[inline]
    pub fn mend(&self, at: u32, op: &Op) -> Mend {
        if !self.unproven(at) {
            return Mend::Nothing;
        }
        match op.id {
            op::ALLOCATE | op::ALLOCATE_HEAP => Mend::ClearFrame,
            op::CALL_EXT_LAST | op::CALL_EXT_ONLY => Mend::KeepFrame,
            op::BIF1 | op::BIF2 | op::BIF3 => Mend::SetFirst,
            op::GC_BIF1 | op::GC_BIF2 | op::GC_BIF3 => Mend::SetFirst,
            _ => Mend::Check,
        }
    }

    /// How many operations must be mended.
    pub fn unproven_count(&self) -> u32 {
        self.count
    }

    /// Operations that always raise, and after which compiled code goes on somewhere regardless, in
    /// ascending order. After each of them something must stand that raises too: `if_end`, say.
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// The operation that defines a label.
    #[inline]
    pub fn label(&self, label: u32) -> Option<u32> {
        self.labels.get(label as usize)?.checked_sub(1)
    }

    #[inline]
    pub(super) fn set_unproven(&mut self, at: usize) {
        let word = &mut self.unproven[at / 64];
        let bit = 1 << (at % 64);
        self.count += u32::from(*word & bit == 0);
        *word |= bit;
    }

    /// Forgets what was found out of a function.
    pub(super) fn clear(&mut self, start: u32, end: u32) {
        for at in start..end {
            let bit = 1 << (at % 64);
            let word = &mut self.unproven[at as usize / 64];
            self.count -= u32::from(*word & bit != 0);
            *word &= !bit;
        }
        self.ends.retain(|at| !(start..end).contains(at));
    }

    #[cold]
    pub(super) fn set_end(&mut self, at: usize) {
        let at = at as u32;
        if let Err(place) = self.ends.binary_search(&at) {
            self.ends.insert(place, at);
        }
    }
}
