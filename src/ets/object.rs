//! Objects of tables: a tuple with all that it points at, in one allocation.
//!
//! Its invariants are ET1 and ET2 of ARCHITECTURE.md.
use crate::heap::evacuate::RAW_KINDS;
use crate::heap::{Heap, OffHeap, Resource, SharedBin, copy};
use crate::term::word::{Term, boxed, tuple_header};
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::ptr::NonNull;

/// What stands before the words.
#[repr(C)]
struct Head {
    /// The next object of the bucket.
    next: Option<Object>,
    hash: u64,
    /// The first off-heap object, 0 for none.
    off_heap: u64,
    words: u32,
    /// No pointer is among the words.
    flat: bool,
    /// Deleted while the table was fixed: it marks the place.
    deleted: bool,
}

/// Words of `Head`.
const HEAD: usize = size_of::<Head>() / size_of::<Term>();

/// A tuple that a table keeps.
pub struct Object(NonNull<Head>);

// SAFETY: ET1: an object owns its words, and what they refer to outside is shared and immutable (P1).
unsafe impl Send for Object {}
// SAFETY: ET2: by reference it is only read.
unsafe impl Sync for Object {}

fn layout(words: usize) -> Layout {
    Layout::array::<Term>(HEAD + words).expect("an object is smaller than memory")
}

/// The heap that an object's words are while it is made.
struct Words {
    at: *mut Term,
    end: *mut Term,
    off_heap: OffHeap,
}

impl Heap for Words {
    fn alloc(&mut self, words: usize) -> *mut Term {
        let at = self.at;
        self.at = at.wrapping_add(words);
        assert!(self.at <= self.end, "as large as `size_of` said");
        at
    }
    fn off_heap(&mut self) -> &mut OffHeap {
        &mut self.off_heap
    }
}

impl Object {
    /// A tuple of copies of these elements, whose key has that hash.
    pub fn new(elements: &[Term], hash: u64) -> Object {
        let inside: usize = elements
            .iter()
            .filter(|e| e.is_pointer())
            .map(|&e| copy::size_of(e))
            .sum();
        let words = 1 + elements.len() + inside;
        let layout = layout(words);
        // SAFETY: the layout is not empty.
        let at = unsafe { alloc(layout) } as *mut Head;
        let Some(head) = NonNull::new(at) else {
            handle_alloc_error(layout)
        };
        // SAFETY: the allocation has `HEAD + words` words, which nobody else knows of. All of them are written: the tuple
        // here, the rest by the copying, which takes as many words as `size_of` counted.
        unsafe {
            let tuple = (at as *mut Term).add(HEAD);
            *tuple = tuple_header(elements.len());
            let mut heap = Words {
                at: tuple.add(1 + elements.len()),
                end: tuple.add(words),
                off_heap: OffHeap::default(),
            };
            for (i, &element) in elements.iter().enumerate() {
                *tuple.add(1 + i) = if element.is_pointer() {
                    copy::copy(element, &mut heap)
                } else {
                    element
                };
            }
            head.write(Head {
                next: None,
                hash,
                off_heap: heap.off_heap.first,
                words: u32::try_from(words).expect("an object has fewer than 2^32 words"),
                flat: inside == 0,
                deleted: false,
            });
        }
        Object(head)
    }

    fn head(&self) -> &Head {
        // SAFETY: an object owns its head.
        unsafe { self.0.as_ref() }
    }
    fn head_mut(&mut self) -> &mut Head {
        // SAFETY: an object owns its head.
        unsafe { self.0.as_mut() }
    }
    fn first_word(&self) -> *mut Term {
        // SAFETY: ET1: the words follow the head.
        unsafe { (self.0.as_ptr() as *mut Term).add(HEAD) }
    }
    /// The tuple; good as long as the object is.
    #[inline]
    pub fn tuple(&self) -> Term {
        Term::boxed(self.first_word())
    }
    #[inline]
    pub fn elements(&self) -> &[Term] {
        self.tuple().payload()
    }
    #[inline]
    pub fn hash(&self) -> u64 {
        self.head().hash
    }
    /// Words that it takes, its head included.
    pub fn words(&self) -> usize {
        HEAD + self.head().words as usize
    }
    #[inline]
    pub fn is_deleted(&self) -> bool {
        self.head().deleted
    }
    pub fn mark_deleted(&mut self) {
        self.head_mut().deleted = true;
    }
    #[inline]
    pub fn next(&self) -> Option<&Object> {
        self.head().next.as_ref()
    }
    pub fn link(&mut self) -> &mut Option<Object> {
        &mut self.head_mut().next
    }

    /// Replaces an element that is no pointer by a value that is none; false if either is one.
    pub fn set_immediate(&mut self, element: usize, value: Term) -> bool {
        let old = self.elements()[element];
        if old.is_pointer() || value.is_pointer() {
            return false;
        }
        // SAFETY: the tuple has that element, as the index above has shown; `&mut self`: nobody reads it now.
        unsafe { *self.first_word().add(1 + element) = value };
        true
    }

    /// A copy of the tuple: its words are copied in one go, and pointers moved.
    pub fn copy_to<H: Heap>(&self, heap: &mut H) -> Term {
        let words = self.head().words as usize;
        let to = heap.alloc(words);
        let from = self.first_word();
        // SAFETY: ET1: `words` words are at `from`; `alloc` gave as many.
        unsafe {
            if self.head().flat {
                for i in 0..words {
                    *to.add(i) = *from.add(i);
                }
            } else {
                relocate(from, to, words, heap);
            }
        }
        Term::boxed(to)
    }

    /// Bytes of the shared binaries that it refers to, each with its references.
    pub fn binaries(&self) -> impl Iterator<Item = &SharedBin> {
        let chain = OffHeap {
            first: self.head().off_heap,
            bytes: 0,
        };
        chain
            .objects()
            .collect::<Vec<_>>()
            .into_iter()
            .filter_map(SharedBin::of)
    }
}

/// Copies an object's words.
///
/// # Safety
/// `from` has `words` words as ET1 says, and so many can be written at `to`, which belongs to `heap`.
unsafe fn relocate<H: Heap>(from: *const Term, to: *mut Term, words: usize, heap: &mut H) {
    let distance = (to as u64).wrapping_sub(from as u64);
    let mut i = 0;
    // SAFETY: ET1: each word is a term or a header; a header's words lie within the object.
    unsafe {
        while i < words {
            let word = *from.add(i);
            if word.is_pointer() {
                *to.add(i) = Term::from_raw(word.raw().wrapping_add(distance));
            } else {
                *to.add(i) = word;
                if word.is_header() && RAW_KINDS & 1 << word.header_subtag() != 0 {
                    let n = word.header_arity();
                    raw_object(from.add(i), to.add(i), n, distance, heap);
                    i += n;
                }
            }
            i += 1;
        }
    }
}

/// Copies the `n` words after a header at `from`, of a kind whose words are not all terms.
///
/// # Safety
/// As `relocate`'s.
#[inline]
unsafe fn raw_object<H: Heap>(
    from: *const Term,
    to: *mut Term,
    n: usize,
    distance: u64,
    heap: &mut H,
) {
    // SAFETY: the caller's; O1: the object owns references to what its words point at.
    unsafe {
        for i in 1..=n {
            *to.add(i) = *from.add(i);
        }
        match (*from).header_subtag() {
            // ET1: it is a slice of a `BIN_REF` of the same object.
            boxed::SUB_BITS | boxed::MATCH => {
                *to.add(1) = Term::from_raw((*from.add(1)).raw().wrapping_add(distance));
            }
            boxed::BIN_REF => {
                (*((*from.add(1)).raw() as *const SharedBin)).retain();
                heap.off_heap().link(to);
            }
            boxed::MAGIC_REF => {
                (*((*from.add(3)).raw() as *const Resource)).retain();
                heap.off_heap().link(to);
            }
            _ => {}
        }
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        // One after the other: buckets may be long.
        let mut next = self.head_mut().next.take();
        while let Some(mut object) = next {
            next = object.head_mut().next.take();
        }
        let head = self.head_mut();
        let layout = layout(head.words as usize);
        if head.off_heap != 0 {
            OffHeap {
                first: head.off_heap,
                bytes: 0,
            }
            .release_all();
        }
        // SAFETY: the object owns its allocation, which was made with this layout.
        unsafe { dealloc(self.0.as_ptr() as *mut u8, layout) }
    }
}

/// The place behind the object at a place, or the place itself if it is empty.
pub fn behind(place: &mut Option<Object>) -> &mut Option<Object> {
    if place.is_none() {
        return place;
    }
    match place {
        Some(object) => object.link(),
        None => unreachable!("looked at above"),
    }
}

/// The first place from `at` on that is empty or whose object `is` wanted.
pub fn seek(mut at: &mut Option<Object>, is: impl Fn(&Object) -> bool) -> &mut Option<Object> {
    while at.as_ref().is_some_and(|object| !is(object)) {
        at = behind(at);
    }
    at
}

/// Takes the object at a place out of its chain.
pub fn take_out(place: &mut Option<Object>) -> Option<Object> {
    let mut object = place.take()?;
    *place = object.link().take();
    Some(object)
}
