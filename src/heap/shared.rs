//! Shared binaries: bytes outside all heaps, reference-counted, with room to append.
use super::binary_bytes;
use super::block::Source;
use crate::bits::put::BinHead;
use crate::crash;
use crate::term::word::{Term, boxed};
use std::alloc::{GlobalAlloc, Layout, handle_alloc_error};
use std::sync::atomic::{AtomicUsize, Ordering, fence};

/// A reference-counted run of bytes, which follow the struct. `used` bits of them are visible to some
/// term; what lies beyond is free for whoever claims it (`claim`): that makes appending cheap.
#[repr(C, align(16))]
pub struct SharedBin {
    /// Handlers look at it too.
    head: BinHead,
    _pad: usize,
}

/// Bytes behind the data that may be read and hold nothing: reading a field takes up to nine bytes at
/// once (B1 of `bits::ctx`).
const PAD: usize = 8;

/// `None`: more than memory can be.
fn layout(capacity: usize) -> Option<Layout> {
    let bytes = Layout::array::<u8>(capacity.checked_add(PAD)?).ok()?;
    let whole = Layout::new::<SharedBin>().extend(bytes).ok()?.0;
    Some(whole.pad_to_align())
}

impl SharedBin {
    /// As `try_new`; without memory the machine ends.
    pub fn new(capacity: usize, used: usize) -> *mut SharedBin {
        Self::try_new(capacity, used).unwrap_or_else(|| {
            crash::no_binary(capacity);
            handle_alloc_error(layout(capacity).expect("binary size overflows"))
        })
    }
    /// Room for `capacity` bytes, zeroed, of which the first `used` bits are taken. One reference, the caller's.
    /// `None` if there isn't so much memory.
    pub fn try_new(capacity: usize, used: usize) -> Option<*mut SharedBin> {
        let layout = layout(capacity)?;
        // SAFETY: the layout is not empty; the fields are written before anyone sees them.
        unsafe {
            let at = Source.alloc_zeroed(layout) as *mut SharedBin;
            if at.is_null() {
                return None;
            }
            binary_bytes::add(layout.size() as i64);
            let _exposed = at as usize;
            at.write(SharedBin {
                head: BinHead {
                    refs: AtomicUsize::new(1),
                    used: AtomicUsize::new(used),
                    capacity,
                },
                _pad: 0,
            });
            Some(at)
        }
    }
    /// What a `BIN_REF` refers to.
    pub fn of<'a>(bin_ref: Term) -> Option<&'a SharedBin> {
        if !bin_ref.is_boxed_as(boxed::BIN_REF) {
            return None;
        }
        // SAFETY: T4: a `BIN_REF` owns a count of its binary.
        Some(unsafe { &*(bin_ref.payload_raw()[0] as *const SharedBin) })
    }
    /// Bytes that fit.
    pub fn capacity(&self) -> usize {
        self.head.capacity
    }
    /// The first byte. The address goes by way of an integer, because `&self` gives the right to the
    /// struct alone, and the bytes lie behind it.
    pub fn data(&self) -> *mut u8 {
        (self as *const SharedBin as usize + size_of::<SharedBin>()) as *mut u8
    }
    pub fn used(&self) -> usize {
        self.head.used.load(Ordering::Relaxed)
    }
    /// Number of references.
    pub fn refs(&self) -> usize {
        self.head.refs.load(Ordering::Relaxed)
    }
    /// Takes the bits `end .. end + more` for the caller, if nobody has and they fit. A partial byte
    /// is only shared with terms of the same owner: with other references it is refused.
    pub fn claim(&self, end: usize, more: usize) -> bool {
        if end + more > self.head.capacity * 8 {
            return false;
        }
        if self.head.refs.load(Ordering::Acquire) == 1 {
            // Nobody else can be claiming.
            let free = self.used() == end;
            if free {
                self.head.used.store(end + more, Ordering::Relaxed);
            }
            return free;
        }
        if !end.is_multiple_of(8) {
            return false;
        }
        self.head
            .used
            .compare_exchange(end, end + more, Ordering::AcqRel, Ordering::Relaxed)
            .is_ok()
    }
    /// From now on nobody can append to it: for what several processes read without a reference of their own.
    pub fn freeze(&self) {
        self.head.used.store(usize::MAX, Ordering::Relaxed);
    }
    pub fn retain(&self) {
        self.head.refs.fetch_add(1, Ordering::Relaxed);
    }
    /// Gives one reference back; frees the bytes with the last.
    ///
    /// # Safety
    /// The caller owns one reference, and does not use `this` afterwards.
    pub unsafe fn release(this: *mut SharedBin) {
        // SAFETY: alive, the caller owns a reference.
        unsafe {
            if (*this).head.refs.fetch_sub(1, Ordering::Release) == 1 {
                fence(Ordering::Acquire);
                let layout = layout((*this).head.capacity).expect("as it was made");
                binary_bytes::add(-(layout.size() as i64));
                Source.dealloc(this as *mut u8, layout);
            }
        }
    }
}
