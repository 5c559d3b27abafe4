//! Blocks: runs of words from the allocator, which heaps are made of.
use crate::crash::{self, Calling};
use crate::term::word::Term;
use std::alloc::{GlobalAlloc, Layout, handle_alloc_error};

/// Where blocks come from: a failure is told, not the end of the program (`crash::Allocator`).
#[cfg(not(miri))]
pub(super) use mimalloc::MiMalloc as Source;
#[cfg(miri)]
pub(super) use std::alloc::System as Source;

use std::ptr::{self, NonNull};
use std::sync::LazyLock;

/// A run of words that does not move; freed when dropped. Its words are not initialised.
pub struct Block {
    /// Dangling: no words at all. (A null pointer would do, but then an `Option<Arena>`, part of each message, were larger.)
    start: NonNull<Term>,
    words: usize,
}

// SAFETY: B1: a block owns its words.
unsafe impl Send for Block {}

/// Words behind each block that may be read and written but hold nothing: they let the collector
/// copy small objects without counting their words (B2).
const PAD: usize = 4;

fn layout(words: usize) -> Option<Layout> {
    Layout::array::<Term>(words.checked_add(PAD)?)
        .ok()?
        .align_to(16)
        .ok()
}

/// Has mimalloc, if it is the allocator, keep freed memory for a second, not for 10 ms. A process' heap is a new block after each
/// collection: the system would clear pages for it again and again (a quarter of the time of processes that pass messages).
pub fn keep_freed() {
    /// `mi_option_purge_delay`.
    const PURGE_DELAY: i32 = 15;
    set_option(PURGE_DELAY, 1000);
    // mimalloc takes the option below as a wish for the whole process, and all that it starts: those may have theirs.
    #[cfg(target_os = "linux")]
    // SAFETY: the call takes four numbers, and changes no memory.
    unsafe {
        libc::prctl(libc::PR_SET_THP_DISABLE, 0, 0, 0, 0);
    }
}

/// Bytes of a large page.
#[cfg(target_os = "linux")]
const LARGE_PAGE: usize = 2 << 20;

/// Asks for large pages within a large block: looking up the addresses of many small ones takes up to a tenth of the time of programs
/// that work on much (a compiler). Blocks are not aligned to them, since the allocator gives such blocks back to the system at once.
#[cfg(target_os = "linux")]
fn prefer_large_pages(start: NonNull<Term>, words: usize) {
    let bytes = words * size_of::<Term>();
    let skip = start.as_ptr().align_offset(LARGE_PAGE) * size_of::<Term>();
    if bytes >= 2 * LARGE_PAGE && skip < bytes {
        let whole = (bytes - skip) / LARGE_PAGE * LARGE_PAGE;
        // SAFETY: the range lies within the block; the advice changes no memory.
        unsafe {
            let first = start.as_ptr().byte_add(skip);
            libc::madvise(first.cast(), whole, libc::MADV_HUGEPAGE);
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn prefer_large_pages(_: NonNull<Term>, _: usize) {}

fn set_option(option: i32, value: std::ffi::c_long) {
    // SAFETY: the option is one of mimalloc's, and takes any number.
    unsafe { libmimalloc_sys::mi_option_set(option, value) };
}

/// Has mimalloc take pages of the usual size: huge ones make programs that need much memory soon slower to start (the system clears
/// 2 MB at a time, which virtual machines often have to fetch from their host), and gain little later.
///
/// It must be known before the first allocation, which Rust makes before `main`.
#[cfg(target_os = "linux")]
#[used]
// SAFETY: the section holds functions without arguments that are called before `main`; this one needs nothing of Rust's runtime.
#[unsafe(link_section = ".init_array")]
static NO_HUGE_PAGES: extern "C" fn() = {
    extern "C" fn set() {
        /// `mi_option_allow_thp`.
        const ALLOW_THP: i32 = 43;
        set_option(ALLOW_THP, 0);
    }
    set
};

impl Block {
    /// No words at all.
    pub const EMPTY: Block = Block {
        start: NonNull::dangling(),
        words: 0,
    };
    /// `None` when there is no memory.
    pub fn try_new(words: usize) -> Option<Block> {
        let layout = layout(words)?;
        // SAFETY: the layout is not empty: `PAD` words at least.
        let start = unsafe { Source.alloc(layout) } as *mut Term;
        let start = NonNull::new(start)?;
        prefer_large_pages(start, words);
        Some(Block { start, words })
    }
    /// As `try_new`; without memory the machine ends.
    pub fn new(words: usize) -> Block {
        match (Block::try_new(words), layout(words)) {
            (Some(block), _) => block,
            (None, Some(layout)) => {
                crash::no_heap(words, &Calling::Nobody);
                handle_alloc_error(layout)
            }
            (None, None) => panic!("a heap of {words} words is larger than memory"),
        }
    }
    /// Its first word; null for `EMPTY`.
    pub fn start(&self) -> *mut Term {
        if self.is_empty() {
            return ptr::null_mut();
        }
        self.start.as_ptr()
    }
    /// True for `EMPTY` alone.
    pub fn is_empty(&self) -> bool {
        self.start == NonNull::dangling()
    }
    pub fn words(&self) -> usize {
        self.words
    }
    /// One past the last word.
    pub fn end(&self) -> *mut Term {
        self.start().wrapping_add(self.words)
    }
    /// All of it.
    pub fn span(&self) -> Span {
        Span::between(self.start(), self.end())
    }
}

impl Default for Block {
    fn default() -> Block {
        Block::EMPTY
    }
}

/// `PURLIN_GC_STRESS` is set: heaps have no more room than was asked for, so that every allocation collects, and what is freed is
/// overwritten. A root which is missing somewhere shows.
pub fn under_stress() -> bool {
    static SET: LazyLock<bool> = LazyLock::new(|| std::env::var_os("PURLIN_GC_STRESS").is_some());
    *SET
}

impl Drop for Block {
    fn drop(&mut self) {
        if self.is_empty() {
            return;
        }
        if let Some(layout) = layout(self.words) {
            if (cfg!(debug_assertions) || under_stress()) && !cfg!(miri) {
                for i in 0..self.words {
                    // SAFETY: B1. Whoever still looks at this finds no terms.
                    unsafe { *self.start.add(i).as_ptr() = Term::from_raw(0xdead_dead_dead_dead) }
                }
            }
            // SAFETY: B1: `start` came from `alloc` with the layout of as many words.
            unsafe { Source.dealloc(self.start.as_ptr() as *mut u8, layout) }
        }
    }
}

/// A range of addresses.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    start: u64,
    bytes: u64,
}

impl Span {
    pub const EMPTY: Span = Span { start: 0, bytes: 0 };
    pub fn between(start: *const Term, end: *const Term) -> Span {
        Span {
            start: start as u64,
            bytes: end as u64 - start as u64,
        }
    }
    /// Its length, in words.
    pub fn words(&self) -> usize {
        self.bytes as usize / size_of::<Term>()
    }
    /// True when address `at` lies inside.
    #[inline(always)]
    pub fn contains(&self, at: u64) -> bool {
        at.wrapping_sub(self.start) < self.bytes
    }
    fn end(&self) -> u64 {
        self.start + self.bytes
    }
}

/// Several spans (usually none, or few), as one set of addresses.
#[derive(Default)]
pub struct Spans {
    hull: Span,
    /// By address, not overlapping.
    sorted: Vec<Span>,
}

impl Spans {
    pub fn new(mut spans: Vec<Span>) -> Spans {
        spans.sort_unstable();
        let hull = match (spans.first(), spans.last()) {
            (Some(a), Some(b)) => Span {
                start: a.start,
                bytes: b.end() - a.start,
            },
            _ => Span::EMPTY,
        };
        Spans {
            hull,
            sorted: spans,
        }
    }
    #[inline(always)]
    pub fn contains(&self, at: u64) -> bool {
        self.hull.contains(at) && self.search(at)
    }
    #[inline(never)]
    fn search(&self, at: u64) -> bool {
        let i = self.sorted.partition_point(|s| s.start <= at);
        i > 0 && self.sorted[i - 1].contains(at)
    }
}
