//! Going through tables with a match specification, in pieces: what `select`, `match` and their like have in common.
use super::ets::{PIECE, gone, is_same_key};
use super::ets_manage::now;
use super::match_spec::Trial;
use super::{Fault, charge};
use crate::ets::{Hash, Kind, Object, Store, Table, Tree};
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap};
use crate::match_spec::{self, Program, Scratch, Target};
use crate::process::Process;
use crate::term::compare::cmp;
use crate::term::{Term, am};
use std::cmp::Ordering;
use std::sync::Arc;

/// What is done with objects that match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// The results make a list.
    Collect,
    /// Those whose result is `true` are counted.
    Count,
    /// As `Count`, and they are deleted.
    Delete,
    /// The results take their places.
    Replace,
}

/// Where a traversal is.
pub(super) enum At {
    /// A bucket of a hash table.
    Slot {
        stripe: usize,
        slot: usize,
    },
    /// Keys that are the only ones that can match; so many have been looked at.
    Keys {
        keys: Vec<Term>,
        done: usize,
    },
    /// A tree, behind that key (`None`: from its beginning, which is its end if it goes backwards).
    Tree {
        last: Option<Term>,
        backwards: bool,
        /// Keys begin like this pattern, if there is one.
        prefix: Option<Term>,
    },
    End,
}

/// A traversal under way.
pub(super) struct Traversal {
    pub table: Arc<Table>,
    /// `None`: the specification is empty, nothing matches.
    pub program: Option<Arc<Program>>,
    pub action: Action,
    pub at: At,
    /// Keys and patterns of `at`.
    pub terms: Arena,
    /// It stops with so many results.
    pub limit: usize,
    /// Results, objects counted.
    pub number: usize,
    fixed: bool,
}

/// One piece of a traversal.
struct Piece<'t> {
    p: &'t mut Process,
    table: &'t Table,
    program: &'t Program,
    action: Action,
    scratch: Scratch,
    /// The results, the last first.
    found: Term,
    number: usize,
    /// Objects looked at.
    looked: usize,
}

impl Piece<'_> {
    /// What the specification makes of an object.
    fn result(&mut self, object: &Object) -> Option<Term> {
        self.looked += 1;
        let target = Target::Object(object.tuple());
        let outcome = self
            .program
            .run(&mut self.scratch, self.p, &mut Trial, target)?;
        Some(outcome.value)
    }
    /// Collects or counts.
    fn look(&mut self, object: &Object) {
        match self.result(object) {
            Some(value) if self.action == Action::Collect => {
                self.found = self.p.cons(value, self.found);
                self.number += 1;
            }
            Some(am::TRUE) => self.number += 1,
            _ => {}
        }
    }
    fn is_true(&mut self, object: &Object) -> bool {
        self.result(object) == Some(am::TRUE)
    }
    /// What takes the place of an object.
    fn replacement(&mut self, object: &Object) -> Option<Object> {
        let new = self.result(object)?;
        let elements = new.as_tuple()?;
        let at = self.table.options.key;
        let (old, key) = (object.elements()[at], *elements.get(at)?);
        let same = is_same_key(self.table.options.kind, old, key);
        same.then(|| Object::new(elements, object.hash()))
    }

    fn slot(&mut self, store: &mut Hash, slot: usize) {
        match self.action {
            Action::Delete => self.number += store.delete_in(slot, |o| self.is_true(o)),
            Action::Replace => self.number += store.replace_in(slot, |o| self.replacement(o)),
            Action::Collect | Action::Count => {
                for object in store.slot(slot) {
                    self.look(object);
                }
            }
        }
    }

    /// Deletes or replaces what has the key.
    fn key(&mut self, store: &mut Store, hash: u64, key: Term) {
        match (self.action, store) {
            (Action::Delete, store) => {
                let mut dead = Vec::new();
                for object in store.find(hash, key) {
                    if self.is_true(object) {
                        dead.push(object.tuple().raw());
                    }
                }
                let is_dead = |o: &Object| dead.contains(&o.tuple().raw());
                self.number += store.delete(hash, key, is_dead);
            }
            (Action::Replace, Store::Hash(table)) => {
                let slot = table.slot_of(hash);
                self.number += table.replace_in(slot, |o| self.replacement(o));
            }
            (Action::Replace, store) => {
                let replaced = store.change(hash, key, |object| {
                    let new = self.replacement(object);
                    let is_new = new.is_some();
                    (new, is_new)
                });
                self.number += usize::from(replaced == Some(true));
            }
            (Action::Collect | Action::Count, _) => {}
        }
    }
}

/// What came of a piece.
pub(super) enum Outcome {
    /// There is more to look at.
    More,
    /// There are as many results as wanted, or the end has been reached.
    Done,
}

impl Traversal {
    pub fn new(
        table: &Arc<Table>,
        program: Option<Arc<Program>>,
        action: Action,
        at: At,
        terms: Arena,
    ) -> Traversal {
        Traversal {
            table: table.clone(),
            program,
            action,
            at,
            terms,
            limit: usize::MAX,
            number: 0,
            fixed: false,
        }
    }

    /// Goes on for about `PIECE` objects; results are put before `found`.
    pub fn piece(&mut self, p: &mut Process, found: &mut Term) -> Result<Outcome, Fault> {
        let Some(program) = self.program.clone() else {
            self.at = At::End;
            return Ok(Outcome::Done);
        };
        if !self.fixed && matches!(self.at, At::Slot { .. }) && self.table.size() > PIECE {
            // Buckets stay where they are until it is done.
            p.tables.make().fix(&self.table, p.regs.pid, now());
            self.fixed = true;
        }
        let table = self.table.clone();
        let mut piece = Piece {
            p: &mut *p,
            table: &table,
            program: &program,
            action: self.action,
            scratch: Scratch::default(),
            found: *found,
            number: self.number,
            looked: 0,
        };
        let result = match self.at {
            At::Slot { stripe, slot } => self.slots(&mut piece, stripe, slot),
            At::Keys { .. } => self.keys(&mut piece),
            At::Tree { .. } => self.tree(&mut piece),
            At::End => Ok(()),
        };
        let looked = piece.looked;
        (*found, self.number) = (piece.found, piece.number);
        charge(p, looked, 1);
        let more = result.is_ok() && self.number < self.limit && !matches!(self.at, At::End);
        if !more && self.fixed {
            p.tables.make().unfix(&self.table, p.regs.pid);
            self.fixed = false;
        }
        result.map(|()| if more { Outcome::More } else { Outcome::Done })
    }

    fn slots(&mut self, piece: &mut Piece, stripe: usize, slot: usize) -> Result<(), Fault> {
        let (mut slot, writes) = (
            slot,
            matches!(self.action, Action::Delete | Action::Replace),
        );
        for stripe in stripe..self.table.stripes() {
            let mut steps = 0;
            let mut go = |slots: usize, each: &mut dyn FnMut(&mut Piece, usize)| {
                while slot < slots && steps + piece.looked < PIECE && piece.number < self.limit {
                    each(piece, slot);
                    slot += 1;
                    steps += 1;
                }
                slot < slots
            };
            let more = if writes {
                match &mut *self.table.write(stripe).map_err(gone)? {
                    Store::Hash(hash) => {
                        go(hash.slots(), &mut |piece, slot| piece.slot(hash, slot))
                    }
                    _ => false,
                }
            } else {
                match &*self.table.read(stripe).map_err(gone)? {
                    Store::Hash(hash) => go(hash.slots(), &mut |piece, slot| {
                        hash.slot(slot).for_each(|o| piece.look(o));
                    }),
                    _ => false,
                }
            };
            if more {
                self.at = At::Slot { stripe, slot };
                return Ok(());
            }
            slot = 0;
        }
        self.at = At::End;
        Ok(())
    }

    fn keys(&mut self, piece: &mut Piece) -> Result<(), Fault> {
        let At::Keys { keys, done } = &mut self.at else {
            return Ok(());
        };
        while let Some(&key) = keys.get(*done) {
            if piece.looked > PIECE {
                return Ok(());
            }
            let hash = self.table.hash(key);
            let stripe = self.table.stripe_of(hash);
            if matches!(self.action, Action::Delete | Action::Replace) {
                piece.key(&mut *self.table.write(stripe).map_err(gone)?, hash, key);
            } else {
                let store = self.table.read(stripe).map_err(gone)?;
                store.find(hash, key).for_each(|o| piece.look(o));
            }
            *done += 1;
        }
        self.at = At::End;
        Ok(())
    }

    fn tree(&mut self, piece: &mut Piece) -> Result<(), Fault> {
        let (action, limit) = (self.action, self.limit);
        let At::Tree {
            last,
            backwards,
            prefix,
        } = &mut self.at
        else {
            return Ok(());
        };
        let table = self.table.clone();
        let reached = match action {
            Action::Collect | Action::Count => match &*table.read(0).map_err(gone)? {
                Store::Tree(tree) => read_tree(piece, tree, *last, *backwards, *prefix, limit),
                _ => None,
            },
            Action::Delete | Action::Replace => match &mut *table.write(0).map_err(gone)? {
                Store::Tree(tree) => write_tree(piece, tree, *last, *prefix),
                _ => None,
            },
        };
        match reached {
            // Old keys stay in the arena until the traversal is done; there is one for each piece.
            Some(key) => *last = Some(copy(key.0, &mut self.terms)),
            None => self.at = At::End,
        }
        Ok(())
    }

    /// The key of the last object looked at, or where it is among buckets, for a continuation.
    pub fn position(&self) -> Option<Term> {
        match self.at {
            At::Slot { stripe, slot } => Some(Term::small((stripe << SLOT_BITS | slot) as i64)),
            At::Tree { last, .. } => last,
            At::Keys { .. } | At::End => None,
        }
    }
}

/// Bits of a bucket's number in a continuation.
pub(super) const SLOT_BITS: u32 = 40;

/// A copy of a key, in a heap of its own: the table goes on without it.
struct KeyCopy(
    Term,
    #[expect(dead_code, reason = "the key lies in it")] Arena,
);

fn key_copy(key: Term) -> KeyCopy {
    let mut heap = Arena::new();
    let key = copy(key, &mut heap);
    KeyCopy(key, heap)
}

fn read_tree(
    piece: &mut Piece,
    tree: &Tree,
    last: Option<Term>,
    backwards: bool,
    prefix: Option<Term>,
    limit: usize,
) -> Option<KeyCopy> {
    let begins = |key| prefix.map_or(Ordering::Equal, |prefix| partial_cmp(prefix, key));
    let mut at = match (last, prefix, backwards) {
        (Some(key), _, false) => tree.after_key(key),
        (Some(key), _, true) => tree.before_key(key),
        (None, None, false) => tree.first(),
        (None, None, true) => tree.last(),
        (None, Some(_), false) => tree.settled(tree.border(|key| begins(key).is_gt())),
        (None, Some(_), true) => tree.before(tree.border(|key| !begins(key).is_lt())),
    };
    while let Some(place) = at {
        if begins(tree.key(place)).is_ne() {
            return None;
        }
        piece.look(tree.object(place));
        at = if backwards {
            tree.before(place)
        } else {
            tree.next(place)
        };
        if piece.looked >= PIECE || piece.number >= limit {
            return Some(key_copy(tree.key(place)));
        }
    }
    None
}

/// Deletes or replaces, forwards.
fn write_tree(
    piece: &mut Piece,
    tree: &mut Tree,
    last: Option<Term>,
    prefix: Option<Term>,
) -> Option<KeyCopy> {
    let begins = |key| prefix.map_or(Ordering::Equal, |prefix| partial_cmp(prefix, key));
    let mut at = match last {
        Some(key) => tree.after_key(key),
        None => tree.settled(tree.border(|key| begins(key).is_gt())),
    };
    while let Some(place) = at {
        let key = tree.key(place);
        if begins(key).is_ne() {
            return None;
        }
        // The key goes on living in its copy.
        let key = key_copy(key);
        let replaces = piece.action == Action::Replace;
        if replaces {
            let new = piece.replacement(tree.object(place));
            if let Some(new) = new {
                tree.insert(new);
                piece.number += 1;
            }
        } else if piece.is_true(tree.object(place)) {
            tree.remove(key.0, |_| true);
            piece.number += 1;
        }
        at = tree.after_key(key.0);
        if piece.looked >= PIECE && at.is_some() {
            return Some(key);
        }
    }
    None
}

/// How a pattern of keys compares with a key: equal if the key may match, as far as the pattern is bound from its beginning.
pub(super) fn partial_cmp(pattern: Term, key: Term) -> Ordering {
    let mut todo = vec![(pattern, key)];
    while let Some((pattern, key)) = todo.pop() {
        if match_spec::variable(pattern).is_some() || pattern == am::UNDERSCORE || pattern.is_map()
        {
            return Ordering::Equal;
        }
        match (
            pattern.as_tuple(),
            key.as_tuple(),
            pattern.as_cons(),
            key.as_cons(),
        ) {
            (Some(a), Some(b), ..) if a.len() == b.len() => {
                todo.extend(a.iter().copied().zip(b.iter().copied()).rev());
            }
            (_, _, Some(a), Some(b)) => todo.extend([(a.1, b.1), (a.0, b.0)]),
            // Of different kinds or sizes, or without anything unbound.
            _ => match cmp(pattern, key) {
                Ordering::Equal => {}
                order => return order,
            },
        }
    }
    Ordering::Equal
}

/// Keys that objects must have to match one of the heads, each once; `None`: they may have any.
pub(super) fn bound_keys(table: &Table, heads: &[Term], terms: &mut Arena) -> Option<Vec<Term>> {
    let kind = table.options.kind;
    let mut keys: Vec<Term> = Vec::new();
    for head in heads {
        let key = key_pattern(table, *head)?;
        let Some(key) = key else { continue };
        if !match_spec::is_bound(key) {
            return None;
        }
        if !keys.iter().any(|&k| is_same_key(kind, k, key)) {
            keys.push(copy(key, terms));
        }
    }
    if kind == Kind::OrderedSet {
        keys.sort_by(|&a, &b| cmp(a, b));
    }
    Some(keys)
}

/// The part of a head that keys match; `Some(None)`: no object matches the head; `None`: any key may.
pub(super) fn key_pattern(table: &Table, head: Term) -> Option<Option<Term>> {
    if match_spec::variable(head).is_some() || head == am::UNDERSCORE {
        return None;
    }
    Some(
        head.as_tuple()
            .and_then(|e| e.get(table.options.key).copied()),
    )
}
