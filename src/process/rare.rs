//! Parts of a process that most never need: they take no memory until they are changed.
use std::ops::{Deref, DerefMut};

/// A part that is as `Empty::empty()` until it is changed.
#[derive(Debug)]
pub struct Rare<T>(Option<Box<T>>);

/// What can be read before it is made.
pub trait Empty: Default + 'static {
    fn empty() -> &'static Self;
}

impl<T> Rare<T> {
    pub const NOT_MADE: Rare<T> = Rare(None);

    /// The part, if it has been made.
    pub fn peek(&self) -> Option<&T> {
        self.0.as_deref()
    }
    /// The part, if it has been made.
    pub fn made(&mut self) -> Option<&mut T> {
        self.0.as_deref_mut()
    }
    /// Puts a part there.
    pub fn fill(&mut self, part: T) {
        match &mut self.0 {
            Some(made) => **made = part,
            None => self.0 = Some(Box::new(part)),
        }
    }
    /// The part, made if need be.
    pub fn make(&mut self) -> &mut T
    where
        T: Default,
    {
        self.0.get_or_insert_default()
    }
}

impl<T: Empty + PartialEq> Rare<T> {
    /// That part; made only if it isn't as most are.
    pub fn of(part: T) -> Rare<T> {
        Rare((part != *T::empty()).then(|| Box::new(part)))
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Rare<T> {
        Rare::NOT_MADE
    }
}

impl<T: Empty> Deref for Rare<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        match &self.0 {
            Some(made) => made,
            None => T::empty(),
        }
    }
}

impl<T: Empty> DerefMut for Rare<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        self.make()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Empty for Vec<u32> {
        fn empty() -> &'static Vec<u32> {
            static EMPTY: Vec<u32> = Vec::new();
            &EMPTY
        }
    }

    #[test]
    fn it_is_made_when_it_is_changed() {
        let mut rare = Rare::<Vec<u32>>::default();
        assert!(rare.is_empty() && rare.made().is_none());
        rare.push(7);
        assert_eq!(rare.made().as_deref(), Some(&vec![7]));
        assert_eq!(std::mem::take(&mut rare)[..], [7]);
        assert!(rare.is_empty());
    }
}
