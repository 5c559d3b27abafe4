//! Memory that can't be had: the machine ends with a message and a dump, as OTP does, not at a place that happens to ask for some.
use super::Calling;
use crate::term::Term;
use mimalloc::MiMalloc;
use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicPtr, Ordering};

/// Bytes that are kept for writing the dump.
const RESERVE: usize = 4 << 20;

static KEPT: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());

/// The allocator of the program: mimalloc, which keeps large blocks (ARCHITECTURE.md has the figures).
pub struct Allocator;

// SAFETY: everything is mimalloc's; a failure does not return.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's.
        found(unsafe { MiMalloc.alloc(layout) }, layout.size())
    }
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's.
        found(unsafe { MiMalloc.alloc_zeroed(layout) }, layout.size())
    }
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's.
        found(unsafe { MiMalloc.realloc(at, layout, size) }, size)
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's.
        unsafe { MiMalloc.dealloc(at, layout) }
    }
}

#[inline(always)]
fn found(at: *mut u8, bytes: usize) -> *mut u8 {
    if at.is_null() {
        missing(bytes);
    }
    at
}

#[cold]
fn missing(bytes: usize) -> ! {
    let slogan = slogan("sys_alloc", bytes, "unknown");
    super::exit_here(&slogan)
}

/// There is no memory for as many words of a process' heap: the end, unless the machine is part of a program that lives on.
pub fn no_heap(words: usize, calling: &Calling<'_>) {
    if !is_reserved() {
        return;
    }
    let bytes = words.saturating_mul(size_of::<Term>());
    let slogan = slogan("eheap_alloc", bytes, "heap");
    super::exit(&slogan, calling)
}

/// As `no_heap`, of a shared binary.
pub fn no_binary(bytes: usize) {
    if !is_reserved() {
        return;
    }
    let slogan = slogan("binary_alloc", bytes, "binary");
    super::exit_here(&slogan)
}

/// What OTP says; memory for it comes from the reserve.
fn slogan(allocator: &str, bytes: usize, what: &str) -> String {
    release();
    format!("{allocator}: Cannot allocate {bytes} bytes of memory (of type \"{what}\").")
}

/// Sets memory aside for the dump: from now on the machine ends when there is none left.
pub fn reserve() {
    if let Ok(layout) = Layout::from_size_align(RESERVE, 16) {
        // SAFETY: the layout is not empty.
        let at = unsafe { MiMalloc.alloc(layout) };
        KEPT.store(at, Ordering::Release);
    }
}

fn is_reserved() -> bool {
    !KEPT.load(Ordering::Acquire).is_null()
}

pub(super) fn release() {
    let at = KEPT.swap(std::ptr::null_mut(), Ordering::AcqRel);
    if let (false, Ok(layout)) = (at.is_null(), Layout::from_size_align(RESERVE, 16)) {
        // SAFETY: `reserve` made it, with this layout, and nobody else takes it.
        unsafe { MiMalloc.dealloc(at, layout) }
    }
}
