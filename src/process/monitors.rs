//! A process' monitors: those it has set, those who watch it, and its aliases.
use super::rare::Empty;
use crate::bif::node_monitors::Wish;
use crate::term::Term;
use std::collections::BTreeMap;

/// What tells a local reference from all others.
pub type RefNumber = [u64; 2];

/// What a monitor watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A process, by its pid.
    Process(Term),
    /// A process, by its name on this node; and who had the name then.
    Named(Term, Option<Term>),
    /// A process, by its name and its node, another one.
    NamedAfar(Term, Term),
    Port(Term),
    /// A port, by its name on this node; and which had the name then.
    NamedPort(Term, Option<Term>),
    /// The time offset, which never changes here.
    TimeOffset,
}

/// When an alias is deactivated, besides by `unalias/1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unalias {
    Explicit,
    /// With the monitor.
    Demonitor,
    /// With the first message; then the monitor goes, too.
    Reply,
}

/// A monitor that the process has set.
#[derive(Debug, Clone, Copy)]
pub struct Monitor {
    pub target: Target,
    /// The first element of its message; none for `'DOWN'`.
    pub tag: Term,
    /// Its reference was made as an alias.
    pub is_alias: bool,
    /// Its message has priority.
    pub ahead: bool,
}

/// An alias of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias {
    pub unalias: Unalias,
    /// What is sent to it with priority has priority.
    pub ahead: bool,
}

/// Both sides of monitors.
#[derive(Default)]
pub struct Monitors {
    own: BTreeMap<RefNumber, Monitor>,
    aliases: BTreeMap<RefNumber, Alias>,
    /// Who watches this process, by the monitor's reference.
    watchers: BTreeMap<RefNumber, Term>,
    /// What it wants to know of nodes, and how often it has said so.
    pub nodes: Vec<(Wish, i64)>,
}

impl Empty for Monitors {
    fn empty() -> &'static Monitors {
        static EMPTY: Monitors = Monitors {
            own: BTreeMap::new(),
            aliases: BTreeMap::new(),
            watchers: BTreeMap::new(),
            nodes: Vec::new(),
        };
        &EMPTY
    }
}

impl Monitors {
    pub fn add(&mut self, number: RefNumber, monitor: Monitor) {
        self.own.insert(number, monitor);
    }
    /// Takes a monitor out, and its alias if that goes with it.
    pub fn remove(&mut self, number: RefNumber) -> Option<Monitor> {
        let monitor = self.own.remove(&number)?;
        if matches!(
            self.aliases.get(&number).map(|alias| alias.unalias),
            Some(Unalias::Demonitor | Unalias::Reply)
        ) {
            self.aliases.remove(&number);
        }
        Some(monitor)
    }
    /// The monitors that the process has set.
    pub fn own(&self) -> impl Iterator<Item = (RefNumber, &Monitor)> {
        self.own.iter().map(|(&number, monitor)| (number, monitor))
    }

    pub fn add_alias(&mut self, number: RefNumber, alias: Alias) {
        self.aliases.insert(number, alias);
    }
    /// The alias goes, since there won't be the monitor that it was made for.
    pub fn forget_alias(&mut self, number: RefNumber) {
        if self.alias(number).is_some() {
            self.aliases.remove(&number);
        }
    }
    /// True: it was active.
    pub fn unalias(&mut self, number: RefNumber) -> bool {
        self.aliases.remove(&number).is_some()
    }
    pub fn alias(&self, number: RefNumber) -> Option<Alias> {
        self.aliases.get(&number).copied()
    }
    /// A message has come by an alias: what that is, if it is active at all. One that is after its first
    /// message has been.
    pub fn message_by(&mut self, number: RefNumber) -> Option<Alias> {
        let alias = self.alias(number)?;
        if alias.unalias == Unalias::Reply {
            self.aliases.remove(&number);
        }
        Some(alias)
    }

    pub fn watch(&mut self, number: RefNumber, watcher: Term) {
        self.watchers.insert(number, watcher);
    }
    pub fn unwatch(&mut self, number: RefNumber) {
        self.watchers.remove(&number);
    }
    /// How many it has set, and how many watch it.
    pub fn count(&self) -> usize {
        self.own.len() + self.watchers.len()
    }
    pub fn watchers(&self) -> impl Iterator<Item = (RefNumber, Term)> {
        self.watchers
            .iter()
            .map(|(&number, &watcher)| (number, watcher))
    }

    /// Every term in here, for the collector.
    pub(super) fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        self.own.values_mut().flat_map(|monitor| {
            let target = match &mut monitor.target {
                Target::Process(term) | Target::Named(term, _) => Some(term),
                // Atoms.
                Target::NamedAfar(..) => None,
                Target::Port(term) | Target::NamedPort(term, _) => Some(term),
                Target::TimeOffset => None,
            };
            target.into_iter().chain([&mut monitor.tag])
        })
    }
}
