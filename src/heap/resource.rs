//! Native resources: what magic references stand for (compiled patterns, tables, file handles …).
use crate::term::{Term, boxed};
use std::any::Any;
use std::sync::atomic::{AtomicUsize, Ordering, fence};

/// A reference-counted value of the machine's own, outside all heaps.
pub struct Resource {
    refs: AtomicUsize,
    value: Box<dyn Any + Send + Sync>,
}

impl Resource {
    /// One reference, the caller's.
    pub fn new(value: Box<dyn Any + Send + Sync>) -> *mut Resource {
        Box::into_raw(Box::new(Resource {
            refs: AtomicUsize::new(1),
            value,
        }))
    }
    /// What a magic reference stands for; `None` for other terms.
    pub fn of<'a>(term: Term) -> Option<&'a Resource> {
        if !term.is_boxed_as(boxed::MAGIC_REF) {
            return None;
        }
        // SAFETY: O1: the reference owns a count of its resource.
        Some(unsafe { &*(term.payload_raw()[2] as *const Resource) })
    }
    /// The value, if it is a `T`.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.value.downcast_ref()
    }
    pub fn retain(&self) {
        self.refs.fetch_add(1, Ordering::Relaxed);
    }
    /// Gives one reference back; drops the value with the last.
    ///
    /// # Safety
    /// The caller owns one reference, and does not use `this` afterwards.
    pub unsafe fn release(this: *mut Resource) {
        // SAFETY: alive, the caller owns a reference; the last one owns the box.
        unsafe {
            if (*this).refs.fetch_sub(1, Ordering::Release) == 1 {
                fence(Ordering::Acquire);
                drop(Box::from_raw(this));
            }
        }
    }
}
