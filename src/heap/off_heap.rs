//! Objects that own something outside the heap, and releasing what dead ones own.
use super::block::Span;
use super::resource::Resource;
use super::shared::SharedBin;
use crate::term::word::{Term, boxed};

/// Boxed objects that own something outside the heap (`BIN_REF`, `MAGIC_REF`), chained through their
/// last word, so that a collection finds the ones that died.
#[derive(Default)]
pub struct OffHeap {
    /// Address of the first object's header, 0 for none.
    pub first: u64,
    /// Bytes that the chained shared binaries hold: the collector counts them as heap.
    pub bytes: usize,
}

/// The link word of an off-heap object: its last.
///
/// # Safety
/// `at` points at the header of a `BIN_REF` or `MAGIC_REF`.
unsafe fn next_slot(at: *mut Term) -> *mut Term {
    // SAFETY: the payload follows the header.
    unsafe { at.add((*at).header_arity()) }
}

/// Bytes that the object at `at` keeps outside the heap.
///
/// # Safety
/// As `next_slot`, and the object owns its reference still.
unsafe fn held_bytes(at: *mut Term) -> usize {
    // SAFETY: O1: a `BIN_REF` owns a reference to a shared binary.
    unsafe {
        if (*at).header_subtag() == boxed::BIN_REF {
            (*((*at.add(1)).raw() as *const SharedBin)).capacity()
        } else {
            0
        }
    }
}

/// Gives the reference that the object at `at` owns back.
///
/// # Safety
/// As `held_bytes`; the object is dead.
unsafe fn release(at: *mut Term) {
    // SAFETY: O1: the object owns one reference to what its word points at.
    unsafe {
        match (*at).header_subtag() {
            boxed::BIN_REF => SharedBin::release((*at.add(1)).raw() as *mut SharedBin),
            boxed::MAGIC_REF => Resource::release((*at.add(3)).raw() as *mut Resource),
            _ => {}
        }
    }
}

impl OffHeap {
    /// Puts the object at `at` at the head of the chain.
    ///
    /// # Safety
    /// `at` points at a `BIN_REF` or `MAGIC_REF` that is in no other chain and owns a reference.
    pub unsafe fn link(&mut self, at: *mut Term) {
        // SAFETY: by contract.
        unsafe {
            *next_slot(at) = Term::from_raw(self.first);
            self.bytes += held_bytes(at);
        }
        self.first = at as u64;
    }
    /// Moves all of `other` here.
    pub fn append(&mut self, other: &mut OffHeap) {
        let other = std::mem::take(other);
        if other.first == 0 {
            return;
        }
        let mut at = other.first as *mut Term;
        // SAFETY: O2: the chain links live off-heap objects through their last word.
        unsafe {
            while (*next_slot(at)).raw() != 0 {
                at = (*next_slot(at)).raw() as *mut Term;
            }
            *next_slot(at) = Term::from_raw(self.first);
        }
        self.first = other.first;
        self.bytes += other.bytes;
    }
    /// The chained objects, as terms.
    pub fn objects(&self) -> impl Iterator<Item = Term> {
        let mut at = self.first as *mut Term;
        std::iter::from_fn(move || {
            if at.is_null() {
                return None;
            }
            let object = Term::boxed(at);
            // SAFETY: O2: the chain links live off-heap objects through their last word.
            at = unsafe { (*next_slot(at)).raw() as *mut Term };
            Some(object)
        })
    }
    /// Releases what the chained objects own; the objects must be dead.
    pub fn release_all(&mut self) {
        let mut at = self.first as *mut Term;
        while !at.is_null() {
            // SAFETY: O2: the chain links off-heap objects; O1: each owns one reference.
            unsafe {
                let next = (*next_slot(at)).raw() as *mut Term;
                release(at);
                at = next;
            }
        }
        *self = OffHeap::default();
    }
    /// After a collection has moved the live objects of this chain: puts those that now lie in
    /// `old` into `old_chain`, the others into `young_chain`, and releases what the dead ones own.
    ///
    /// # Safety
    /// Every object of the chain lay in the space collected, and that space is still there.
    pub unsafe fn sweep(self, old: Span, young_chain: &mut OffHeap, old_chain: &mut OffHeap) {
        let mut at = self.first as *mut Term;
        while !at.is_null() {
            // SAFETY: O2; a forwarded object's header is its new boxed term (G2), and the copy
            // still holds the old link.
            unsafe {
                let header = *at;
                if header.is_boxed() {
                    let new = header.boxed_ptr();
                    at = (*next_slot(new)).raw() as *mut Term;
                    if old.contains(new as u64) {
                        old_chain.link(new);
                    } else {
                        young_chain.link(new);
                    }
                } else {
                    let next = (*next_slot(at)).raw() as *mut Term;
                    release(at);
                    at = next;
                }
            }
        }
    }
}
