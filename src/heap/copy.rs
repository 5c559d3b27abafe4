//! Copying terms from one heap to another, and their size.
use super::{Arena, Heap, MAX_HEAP_BIN, Resource, SharedBin};
use crate::process::mailbox::Message;
use crate::term::word::{Term, boxed};
use smallvec::{SmallVec, smallvec};
use std::collections::HashMap;

/// A copy of `term` in `heap`. Sharing inside the term is not kept, as when OTP sends.
pub fn copy(term: Term, heap: &mut impl Heap) -> Term {
    copy_unless(term, heap, |_| false)
}

/// As `copy`, with parts that are one in `term` one in the copy too.
pub fn copy_sharing(term: Term, heap: &mut impl Heap) -> Term {
    copy_with(term, heap, |_| false, HashMap::default())
}

/// As `copy`, but objects for whose address `keep` says yes are not copied (literals of modules).
pub fn copy_unless(term: Term, heap: &mut impl Heap, keep: impl Fn(*const Term) -> bool) -> Term {
    copy_with(term, heap, keep, ())
}

fn copy_with(
    term: Term,
    heap: &mut impl Heap,
    keep: impl Fn(*const Term) -> bool,
    copies: impl Copies,
) -> Term {
    let mut result = term;
    let mut copier = Copier {
        heap,
        keep,
        copies,
        todo: SmallVec::new(),
    };
    // SAFETY: `result` outlives the loop; every other place is in an object just made, all of whose
    // words were given a value.
    unsafe {
        copier.fill(&mut result, term);
        while let Some((place, term)) = copier.todo.pop() {
            copier.fill(place, term);
        }
    }
    result
}

/// Words that a copy of `term` takes: `erts_debug:flat_size/1`.
pub fn size_of(term: Term) -> usize {
    size_unless(term, |_| false)
}

/// Words that `copy_unless` allocates.
pub fn size_unless(term: Term, keep: impl Fn(*const Term) -> bool) -> usize {
    let mut words = 0;
    let mut todo: SmallVec<[Term; 16]> = smallvec![term];
    while let Some(mut term) = todo.pop() {
        while let Some((head, tail)) = term.as_cons()
            && !keep(term.list_ptr())
        {
            words += 2;
            if head.is_pointer() {
                todo.push(head);
            }
            term = tail;
        }
        if term.is_boxed() && !keep(term.boxed_ptr()) {
            words += object_words(term);
            let children = terms_of(term);
            todo.extend(children.iter().copied().filter(|t| t.is_pointer()));
        }
    }
    words
}

/// A message with a copy of `term`, in a heap of exactly its size.
pub fn copy_to_message(term: Term) -> Message {
    copy_to_message_unless(term, |_| false)
}

/// As `copy_to_message`, with the objects for whose address `keep` says yes left where they are.
pub fn copy_to_message_unless(term: Term, keep: impl Fn(*const Term) -> bool) -> Message {
    if !term.is_pointer() {
        return Message { term, heap: None };
    }
    let mut arena = Arena::with_capacity(size_unless(term, &keep));
    let term = copy_unless(term, &mut arena, keep);
    Message {
        term,
        heap: Some(arena),
    }
}

/// What a bitstring is copied as.
enum BitsCopy {
    /// Its bits alone.
    Whole,
    /// Another reference to the shared bytes.
    Shared,
}

fn bits_copy(term: Term, len: usize) -> BitsCopy {
    let orig = Term::from_raw(term.payload_raw()[0]);
    if len <= MAX_HEAP_BIN * 8 || !orig.is_boxed_as(boxed::BIN_REF) {
        BitsCopy::Whole
    } else {
        BitsCopy::Shared
    }
}

/// Words that the copy of a boxed object takes, without what its terms point at.
fn object_words(term: Term) -> usize {
    let header = term.boxed_header();
    match (header.header_subtag(), term.as_bits()) {
        (boxed::SUB_BITS | boxed::MATCH, Some(bits)) => match bits_copy(term, bits.len) {
            BitsCopy::Whole => 2 + bits.len.div_ceil(64),
            BitsCopy::Shared => 5 + 3,
        },
        _ => header.header_arity() + 1,
    }
}

/// The words of a boxed object that are terms (or look like small integers) and are copied one by one.
pub(super) fn terms_of<'a>(term: Term) -> &'a [Term] {
    match term.boxed_header().header_subtag() {
        boxed::TUPLE
        | boxed::FUN
        | boxed::EXPORT_FUN
        | boxed::FLATMAP
        | boxed::HASHMAP_ROOT
        | boxed::HASHMAP_NODE
        | boxed::RECORD => term.payload(),
        _ => &[],
    }
}

/// What is remembered of the copies that have been made.
trait Copies {
    fn of(&self, term: Term) -> Option<Term>;
    fn made(&mut self, term: Term, copy: Term);
}

/// Nothing: each part is copied as often as it is met.
impl Copies for () {
    #[inline(always)]
    fn of(&self, _: Term) -> Option<Term> {
        None
    }
    #[inline(always)]
    fn made(&mut self, _: Term, _: Term) {}
}

impl Copies for HashMap<Term, Term, foldhash::fast::RandomState> {
    fn of(&self, term: Term) -> Option<Term> {
        self.get(&term).copied()
    }
    fn made(&mut self, term: Term, copy: Term) {
        self.insert(term, copy);
    }
}

struct Copier<'h, H: Heap, K, C> {
    heap: &'h mut H,
    keep: K,
    copies: C,
    /// Places in objects already made, and what is to be copied there.
    todo: SmallVec<[(*mut Term, Term); 16]>,
}

impl<H: Heap, K: Fn(*const Term) -> bool, C: Copies> Copier<'_, H, K, C> {
    /// Puts a copy of `term` at `place`; what it points at may be put off.
    unsafe fn fill(&mut self, mut place: *mut Term, mut term: Term) {
        // SAFETY: `alloc` gives fresh words, all of which are written; places to be filled later are
        // written a valid term for the time being.
        unsafe {
            while let Some((head, tail)) = term.as_cons()
                && !(self.keep)(term.list_ptr())
            {
                if let Some(copy) = self.copies.of(term) {
                    *place = copy;
                    return;
                }
                let cell = self.heap.alloc(2);
                *place = Term::list(cell);
                self.copies.made(term, *place);
                self.put(cell, head);
                place = cell.add(1);
                term = tail;
            }
            *place = term;
            if term.is_boxed() && !(self.keep)(term.boxed_ptr()) {
                *place = match self.copies.of(term) {
                    Some(copy) => copy,
                    None => self.object(term),
                };
                self.copies.made(term, *place);
            }
        }
    }

    /// Puts `term` at `place`, and remembers to copy it if it is a pointer.
    unsafe fn put(&mut self, place: *mut Term, term: Term) {
        // SAFETY: `place` is a word of an object just made.
        unsafe { *place = term }
        if term.is_pointer() {
            self.todo.push((place, term));
        }
    }

    unsafe fn object(&mut self, term: Term) -> Term {
        let header = term.boxed_header();
        match header.header_subtag() {
            boxed::SUB_BITS | boxed::MATCH => self.slice(term),
            boxed::BIN_REF => self.bin_ref(term),
            boxed::MAGIC_REF => {
                let words = term.payload_raw();
                let resource = words[2] as *mut Resource;
                // SAFETY: O1: the reference owns a count, so the resource is alive.
                unsafe { (*resource).retain() };
                self.heap.magic_ref([words[0], words[1]], resource)
            }
            _ => {
                let words = term.payload();
                let at = self.heap.alloc(words.len() + 1);
                // SAFETY: `alloc` gave a word more than the payload.
                unsafe {
                    *at = header;
                    if terms_of(term).is_empty() {
                        std::ptr::copy_nonoverlapping(words.as_ptr(), at.add(1), words.len());
                    } else {
                        for (i, &word) in words.iter().enumerate() {
                            self.put(at.add(1 + i), word);
                        }
                    }
                }
                Term::boxed(at)
            }
        }
    }

    fn bin_ref(&mut self, term: Term) -> Term {
        let bin = term.payload_raw()[0] as *mut SharedBin;
        // SAFETY: O1: the reference owns a count, so the binary is alive.
        unsafe { (*bin).retain() };
        self.heap.bin_ref(bin)
    }

    /// A slice of a shared binary is copied as a slice of the same; any other as its bits.
    fn slice(&mut self, term: Term) -> Term {
        let Some(bits) = term.as_bits() else {
            return term;
        };
        match bits_copy(term, bits.len) {
            BitsCopy::Shared => {
                let words = term.payload_raw();
                let orig = self.bin_ref(Term::from_raw(words[0]));
                let start = Term::from_raw(words[1]).small_value() as usize;
                let base = words[3] as *mut u8;
                self.heap
                    .sub_bits_at(boxed::SUB_BITS, orig, base, start, bits.len)
            }
            BitsCopy::Whole if bits.offset == 0 => self.heap.bits(bits.bytes, bits.len),
            BitsCopy::Whole => self.heap.bits(&bits.to_vec(), bits.len),
        }
    }
}
