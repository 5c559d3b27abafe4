//! What a process or port is traced for: the flags of `erlang:trace/3`.
use crate::term::{Term, am};

/// A set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $atom:ident;)*) => {
        impl Flags {
            $($(#[$doc])* pub const $name: Flags = Flags(1 << $bit);)*
        }
        /// Each with its name, in the order in which `trace_info/2` finds them: it tells the last first.
        const NAMED: &[(Flags, Term)] = &[$((Flags::$name, am::$atom)),*];
    };
}

flags! {
    TIMESTAMP = 0 TIMESTAMP;
    STRICT_MONOTONIC = 1 STRICT_MONOTONIC_TIMESTAMP;
    MONOTONIC = 2 MONOTONIC_TIMESTAMP;
    SEND = 3 SEND_LOWER;
    RECEIVE = 4 RECEIVE;
    SET_ON_SPAWN = 5 SET_ON_SPAWN;
    CALL = 6 CALL;
    PROCS = 7 PROCS;
    SET_ON_FIRST_SPAWN = 8 SET_ON_FIRST_SPAWN;
    SET_ON_LINK = 9 SET_ON_LINK;
    SET_ON_FIRST_LINK = 10 SET_ON_FIRST_LINK;
    RUNNING = 11 RUNNING;
    EXITING = 12 EXITING;
    GARBAGE_COLLECTION = 13 GARBAGE_COLLECTION;
    /// Calls are told with the number of their arguments.
    ARITY = 14 ARITY;
    RETURN_TO = 15 RETURN_TO;
    /// Nothing is told of calls.
    SILENT = 16 SILENT;
    /// What is told has the scheduler's number.
    SCHEDULER_ID = 17 SCHEDULER_ID;
    PORTS = 18 PORTS;
    RUNNING_PORTS = 19 RUNNING_PORTS;
    RUNNING_PROCS = 20 RUNNING_PROCS;
}

impl Flags {
    pub const NONE: Flags = Flags(0);
    pub const ALL: Flags = Flags((1 << NAMED.len()) - 1);
    /// Those that say what a time looks like.
    pub const TIMES: Flags = Flags::TIMESTAMP
        .or(Flags::STRICT_MONOTONIC)
        .or(Flags::MONOTONIC);
    /// What concerns processes and ports alike.
    const COMMON: Flags = Flags::TIMES
        .or(Flags::SILENT)
        .or(Flags::SCHEDULER_ID)
        .or(Flags::RECEIVE)
        .or(Flags::SEND);
    pub const OF_PORTS: Flags = Flags::COMMON.or(Flags::PORTS).or(Flags::RUNNING_PORTS);
    pub const OF_PROCESSES: Flags = Flags::ALL.without(Flags::PORTS.or(Flags::RUNNING_PORTS));
    /// They show that processes are meant, or ports.
    pub const TELLING_PROCESSES: Flags = Flags::OF_PROCESSES.without(Flags::COMMON);
    pub const TELLING_PORTS: Flags = Flags::OF_PORTS.without(Flags::COMMON);

    pub const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
    pub const fn and(self, other: Flags) -> Flags {
        Flags(self.0 & other.0)
    }
    pub const fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }
    /// Has one of them.
    pub const fn has(self, any: Flags) -> bool {
        self.0 & any.0 != 0
    }
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The flag, or flags, of that name.
    pub fn named(name: Term) -> Option<Flags> {
        if name == am::ALL {
            return Some(Flags::ALL);
        }
        let found = NAMED.iter().find(|(_, atom)| *atom == name);
        found.map(|&(flag, _)| flag)
    }
    /// Their names.
    pub fn names(self) -> Vec<Term> {
        let own = NAMED.iter().rev().filter(|(flag, _)| self.has(*flag));
        own.map(|&(_, name)| name).collect()
    }
}
