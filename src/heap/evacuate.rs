//! The collector's inner loop: copying live objects out of a space that is then given up.
//!
//! Cheney's algorithm: an object reached for the first time is copied to the end of its target
//! space and leaves its new address behind; the words between the scan pointer and the end of the
//! target are those that may still point into the old space.
use super::block::{Span, Spans};
use crate::term::word::{TAG_BOXED, TAG_LIST, TAG_MASK, Term, boxed};

/// Where the object at an address goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Nowhere: it does not lie in the space collected (literals; old objects in a minor collection).
    Stay,
    Young,
    Old,
}

/// What a collection copies, and where to.
pub trait Plan {
    /// True when there is an old target.
    const PROMOTES: bool;
    fn young(&self, at: u64) -> bool;
    fn old(&self, at: u64) -> bool;
}

/// Everything of the young block and the fragments; what lies below the high-water mark is promoted.
pub struct Minor {
    pub mature: Span,
    pub young: Span,
    pub fragments: Spans,
}

impl Plan for Minor {
    const PROMOTES: bool = true;
    #[inline(always)]
    fn young(&self, at: u64) -> bool {
        self.young.contains(at) || self.fragments.contains(at)
    }
    #[inline(always)]
    fn old(&self, at: u64) -> bool {
        self.mature.contains(at)
    }
}

/// Everything of both generations and the fragments goes to one place.
pub struct Full {
    pub young: Span,
    pub old: Span,
    pub fragments: Spans,
}

impl Plan for Full {
    const PROMOTES: bool = false;
    #[inline(always)]
    fn young(&self, at: u64) -> bool {
        self.young.contains(at) || self.old.contains(at) || self.fragments.contains(at)
    }
    #[inline(always)]
    fn old(&self, _at: u64) -> bool {
        false
    }
}

/// A target space: filled from `top` on, scanned from `scan` on.
struct Space {
    top: *mut Term,
    scan: *mut Term,
}

impl Space {
    fn at(start: *mut Term) -> Space {
        Space {
            top: start,
            scan: start,
        }
    }
}

/// A collection under way.
pub struct Evacuation<P: Plan> {
    plan: P,
    young: Space,
    old: Space,
}

/// Boxed objects whose payload holds no terms, by sub-tag.
pub const RAW_KINDS: u32 = 1 << boxed::BIG_POS
    | 1 << boxed::BIG_NEG
    | 1 << boxed::FLOAT
    | 1 << boxed::HEAP_BITS
    | 1 << boxed::BIN_REF
    | 1 << boxed::REF
    | 1 << boxed::MAGIC_REF
    | 1 << boxed::EXT_PID
    | 1 << boxed::EXT_PORT
    | 1 << boxed::EXT_REF
    | 1 << boxed::FILLER
    | SLICE_KINDS;

/// Kinds of which only the first word is a term, and the last an address that depends on it.
const SLICE_KINDS: u32 = 1 << boxed::SUB_BITS | 1 << boxed::MATCH;

#[inline(always)]
fn is_one_of(kinds: u32, header: Term) -> bool {
    kinds >> header.header_subtag() & 1 != 0
}

impl<P: Plan> Evacuation<P> {
    /// Copies to `young` on, and what is promoted to `old` on; each has room for all that may come.
    pub fn new(plan: P, young: *mut Term, old: *mut Term) -> Evacuation<P> {
        Evacuation {
            plan,
            young: Space::at(young),
            old: Space::at(old),
        }
    }

    #[inline(always)]
    fn target(&self, at: u64) -> Target {
        if P::PROMOTES && self.plan.old(at) {
            Target::Old
        } else if self.plan.young(at) {
            Target::Young
        } else {
            Target::Stay
        }
    }

    #[inline(always)]
    fn space(&mut self, target: Target) -> &mut Space {
        if P::PROMOTES && target == Target::Old {
            &mut self.old
        } else {
            &mut self.young
        }
    }

    /// Makes a word that may point into the space collected point at the object's copy.
    ///
    /// # Safety
    /// `slot` holds a term of the process (G1).
    #[inline(always)]
    pub unsafe fn forward(&mut self, slot: *mut Term) {
        // SAFETY: by contract; a pointer into the space collected points at an object (G1).
        unsafe {
            let raw = (*slot).raw();
            match raw & TAG_MASK {
                TAG_LIST => {
                    let at = raw - TAG_LIST;
                    let target = self.target(at);
                    if target != Target::Stay {
                        self.list(slot, at as *mut Term, target);
                    }
                }
                TAG_BOXED => {
                    let at = raw - TAG_BOXED;
                    let target = self.target(at);
                    if target != Target::Stay {
                        *slot = self.boxed(at as *mut Term, target);
                    }
                }
                _ => {}
            }
        }
    }

    /// Copies a cell, and those behind it that go to the same place: cells of a list end up side by side.
    #[inline(always)]
    unsafe fn list(&mut self, slot: *mut Term, mut cell: *mut Term, target: Target) {
        // SAFETY: G1: two words; G2: a moved cell's head is `NONE`, its tail the new list; G3: the
        // target has room.
        unsafe {
            let (mut head, mut tail) = (*cell, *cell.add(1));
            if head.is_none() {
                *slot = tail;
                return;
            }
            let mut new = self.space(target).top;
            *slot = Term::list(new);
            loop {
                *new = head;
                *cell = Term::NONE;
                *cell.add(1) = Term::list(new);
                let end = new.add(2);
                if !(tail.is_cons() && self.target(tail.list_ptr() as u64) == target) {
                    break;
                }
                cell = tail.list_ptr();
                (head, tail) = (*cell, *cell.add(1));
                if head.is_none() {
                    break;
                }
                *new.add(1) = Term::list(end);
                new = end;
            }
            *new.add(1) = tail;
            self.space(target).top = new.add(2);
        }
    }

    #[inline(always)]
    unsafe fn boxed(&mut self, object: *mut Term, target: Target) -> Term {
        // SAFETY: G1: a header and its payload; G2: a moved object's header is the new boxed term;
        // G3: the target has room.
        unsafe {
            let header = *object;
            if !header.is_header() {
                return header;
            }
            let words = header.header_arity() + 1;
            let space = self.space(target);
            let new = space.top;
            space.top = new.add(words);
            copy_words(object, new, words);
            let moved = Term::boxed(new);
            *object = moved;
            moved
        }
    }

    /// Copies all that is reachable from what has been copied.
    ///
    /// # Safety
    /// Everything in the targets is well formed (G1).
    pub unsafe fn finish(&mut self) {
        // SAFETY: by contract.
        unsafe {
            loop {
                self.young.scan = self.scan::<false>(self.young.scan);
                if !P::PROMOTES || self.old.scan == self.old.top {
                    return;
                }
                self.old.scan = self.scan::<true>(self.old.scan);
                if self.young.scan == self.young.top {
                    return;
                }
            }
        }
    }

    /// Forwards the words from `at` to the top of the old target or of the young one, which moves up meanwhile.
    unsafe fn scan<const OLD: bool>(&mut self, mut at: *mut Term) -> *mut Term {
        // SAFETY: G1: cells and objects lie end to end between `at` and the top; raw payloads are skipped
        // whole, so a word looked at is a term, a header, or an aligned address that looks small.
        unsafe {
            while at < if OLD { self.old.top } else { self.young.top } {
                let word = *at;
                if word.is_pointer() {
                    self.forward(at);
                } else if word.is_header() && is_one_of(RAW_KINDS, word) {
                    if is_one_of(SLICE_KINDS, word) {
                        self.slice(at);
                    }
                    at = at.add(word.header_arity());
                }
                at = at.add(1);
            }
        }
        at
    }

    /// Forwards what a `SUB_BITS` or `MATCH` is a slice of.
    unsafe fn slice(&mut self, object: *mut Term) {
        // SAFETY: G1: word 1 is a heap bitstring or `BIN_REF`, word 4 the address of its first byte: inside
        // it if it is a heap bitstring.
        unsafe {
            self.forward(object.add(1));
            let orig = (*object.add(1)).boxed_ptr();
            if (*orig).header_subtag() == boxed::HEAP_BITS {
                *object.add(4) = Term::from_raw(orig.add(2) as u64);
            }
        }
    }

    /// Ends of the young and the old target.
    pub fn tops(&self) -> (*mut Term, *mut Term) {
        (self.young.top, self.old.top)
    }
}

/// Copies an object. Most are small: the first words are copied without counting them.
///
/// # Safety
/// Both places are `words` long and lie in blocks (B2).
#[inline(always)]
unsafe fn copy_words(from: *const Term, to: *mut Term, words: usize) {
    // SAFETY: B2: up to `PAD` words behind a block may be read and written.
    unsafe {
        let (source, target) = (from as *const Quad, to as *mut Quad);
        *target = *source;
        if words > 4 {
            *target.add(1) = *source.add(1);
            if words > 8 {
                std::ptr::copy_nonoverlapping(from.add(8), to.add(8), words - 8);
            }
        }
    }
}

/// Four words, initialised or not.
type Quad = std::mem::MaybeUninit<[u64; 4]>;
