//! A process' side of its links.
//!
//! A link is two halves, one in each process, and signals keep them in step. Whoever unlinks keeps
//! its half, marked, until the other side has acknowledged: what the other sent before it knew is
//! then told from what it sends after a new `link/1`.
use super::rare::Empty;
use std::collections::BTreeMap;

/// Half a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    /// `ahead`: the other's exit message has priority.
    Active { ahead: bool },
    /// Unlinked here; the acknowledgement of that number is awaited.
    Unlinking(u64),
}

impl Half {
    fn is_active(self) -> bool {
        matches!(self, Half::Active { .. })
    }
}

/// A half as `link/1` makes it.
const PLAIN: Half = Half::Active { ahead: false };

/// The links of a process, by the number of the other's pid, or what else says who that is.
#[derive(Debug)]
pub struct Links<K = u64> {
    halves: BTreeMap<K, Half>,
    unlinks: u64,
}

impl Empty for Links {
    fn empty() -> &'static Links {
        static EMPTY: Links = Links::NONE;
        &EMPTY
    }
}

impl<K> Default for Links<K> {
    fn default() -> Links<K> {
        Links::NONE
    }
}

impl<K> Links<K> {
    pub const NONE: Links<K> = Links {
        halves: BTreeMap::new(),
        unlinks: 0,
    };
}

impl<K: Ord + Copy> Links<K> {
    /// `link/1`. True: the other must be told.
    pub fn link(&mut self, other: K) -> bool {
        let before = self.halves.insert(other, PLAIN);
        !before.is_some_and(Half::is_active)
    }
    /// Whether the exit message of the other, which is linked, is to have priority.
    pub fn set_ahead(&mut self, other: K, ahead: bool) {
        if let Some(half) = self.halves.get_mut(&other).filter(|half| half.is_active()) {
            *half = Half::Active { ahead };
        }
    }
    /// `unlink/1`. The number under which the other must be told; `None`: there is no link.
    pub fn unlink(&mut self, other: K) -> Option<u64> {
        let half = self.halves.get_mut(&other)?;
        if !half.is_active() {
            return None;
        }
        self.unlinks += 1;
        *half = Half::Unlinking(self.unlinks);
        Some(self.unlinks)
    }
    /// The other has linked. One that we are unlinking has not heard of that yet: its link is as good as gone.
    pub fn linked(&mut self, other: K) {
        self.halves.entry(other).or_insert(PLAIN);
    }
    /// The other has unlinked.
    pub fn unlinked(&mut self, other: K) {
        if self.halves.get(&other).is_some_and(|half| half.is_active()) {
            self.halves.remove(&other);
        }
    }
    /// The other has acknowledged an unlink.
    pub fn acknowledged(&mut self, other: K, number: u64) {
        if self.halves.get(&other) == Some(&Half::Unlinking(number)) {
            self.halves.remove(&other);
        }
    }
    /// The other has ended. If the link was there, its exit signal counts: whether its message has priority.
    pub fn broken(&mut self, other: K) -> Option<bool> {
        match self.halves.remove(&other)? {
            Half::Active { ahead } => Some(ahead),
            Half::Unlinking(_) => None,
        }
    }
    /// Takes all halves out for which `wanted` says so: those that were links, and whether their exit messages have priority.
    pub fn take_if(&mut self, wanted: impl Fn(&K) -> bool) -> Vec<(K, bool)> {
        let taken = self.halves.extract_if(.., |other, _| wanted(other));
        let links = taken.filter_map(|(other, half)| match half {
            Half::Active { ahead } => Some((other, ahead)),
            Half::Unlinking(_) => None,
        });
        links.collect()
    }
    /// How many have been linked with it, and have not all forgotten that.
    pub fn count(&self) -> usize {
        self.halves.len()
    }
    /// Those linked, in the order of their numbers.
    pub fn others(&self) -> impl Iterator<Item = K> {
        let active = self.halves.iter().filter(|(_, h)| h.is_active());
        active.map(|(&other, _)| other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    enum Sent {
        Link,
        Unlink(u64),
        Acknowledge(u64),
    }

    /// Two processes that link and unlink at will, their signals in order but late.
    struct Pair {
        ends: [Links; 2],
        /// On the way to each.
        inboxes: [std::collections::VecDeque<Sent>; 2],
    }

    impl Pair {
        fn act(&mut self, who: usize, link: bool) {
            let (own, other) = (&mut self.ends[who], 1 - who as u64);
            let sent = if link {
                own.link(other).then_some(Sent::Link)
            } else {
                own.unlink(other).map(Sent::Unlink)
            };
            self.inboxes[1 - who].extend(sent);
        }
        fn receive(&mut self, who: usize) {
            let Some(signal) = self.inboxes[who].pop_front() else {
                return;
            };
            let (own, other) = (&mut self.ends[who], 1 - who as u64);
            match signal {
                Sent::Link => own.linked(other),
                Sent::Unlink(number) => {
                    own.unlinked(other);
                    self.inboxes[1 - who].push_back(Sent::Acknowledge(number));
                }
                Sent::Acknowledge(number) => own.acknowledged(other, number),
            }
        }
        fn settle(&mut self) {
            while self.inboxes.iter().any(|i| !i.is_empty()) {
                self.receive(0);
                self.receive(1);
            }
        }
    }

    #[test]
    fn halves_agree_once_all_is_received() {
        let mut seed = 0x9e37_79b9_7f4a_7c15u64;
        let mut random = move |n: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 20) % n
        };
        for _ in 0..2000 {
            let mut pair = Pair {
                ends: [Links::default(), Links::default()],
                inboxes: Default::default(),
            };
            for _ in 0..random(40) {
                let who = random(2) as usize;
                match random(4) {
                    0 => pair.act(who, true),
                    1 => pair.act(who, false),
                    _ => pair.receive(who),
                }
            }
            pair.settle();
            let linked = pair.ends.each_ref().map(|end| end.others().count());
            assert_eq!(linked[0], linked[1]);
            assert!(
                pair.ends
                    .iter()
                    .all(|e| e.halves.len() == e.others().count())
            );
        }
    }

    #[test]
    fn an_unlinked_process_ends_unnoticed() {
        let mut links = Links::default();
        assert!(links.link(7));
        assert!(!links.link(7));
        assert_eq!(links.unlink(7), Some(1));
        assert_eq!(links.unlink(7), None);
        assert_eq!(links.broken(7), None);
        assert!(links.link(7));
        links.acknowledged(7, 1);
        links.set_ahead(7, true);
        assert_eq!(links.broken(7), Some(true));
    }
}
