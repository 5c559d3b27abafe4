//! What a process has of tracing: who traces it, and for what.
use super::flags::Flags;
use super::session::{Session, Tracer};
use crate::process::Process;
use crate::term::Term;
use std::sync::Arc;

/// A session in which a process, or port, is traced.
#[derive(Clone)]
pub struct By {
    pub session: Arc<Session>,
    pub flags: Flags,
    pub tracer: Tracer,
}

impl By {
    /// Something can still be told.
    pub fn is_alive(&self) -> bool {
        self.session.is_alive() && self.tracer.is_alive()
    }
}

/// In which sessions something is traced, at most once in each.
#[derive(Clone, Default)]
pub struct Traced(pub Vec<By>);

/// What is to change of what is traced.
#[derive(Clone)]
pub struct Change {
    pub session: Arc<Session>,
    pub on: bool,
    pub flags: Flags,
    /// Who is told; `None`, for matching specifications: whoever is told already.
    pub tracer: Option<Tracer>,
}

/// Somebody else is told already, in that session.
#[derive(Debug)]
pub struct Taken;

impl Traced {
    pub fn of(&self, session: &Session) -> Option<&By> {
        self.0.iter().find(|by| by.session.id == session.id)
    }
    /// Drops those who can't be told any more.
    fn sweep(&mut self) {
        self.0.retain(By::is_alive);
    }
    pub fn change(&mut self, change: &Change) -> Result<(), Taken> {
        let at = self
            .0
            .iter()
            .position(|by| by.session.id == change.session.id);
        let Some(at) = at else {
            if let (true, Some(tracer)) = (change.on, change.tracer) {
                self.0.push(By {
                    session: change.session.clone(),
                    flags: change.flags,
                    tracer,
                });
            }
            self.0.retain(|by| !by.flags.is_empty());
            return Ok(());
        };
        let by = &mut self.0[at];
        if let Some(tracer) = change.tracer.filter(|_| change.on) {
            if by.tracer != tracer && by.is_alive() {
                return Err(Taken);
            }
            by.tracer = tracer;
        }
        by.flags = match change.on {
            true => by.flags.or(change.flags),
            false => by.flags.without(change.flags),
        };
        self.0.retain(|by| !by.flags.is_empty());
        Ok(())
    }
    /// What a process is traced for that this one spawns, `linked` with it.
    pub fn heirs_of_spawn(&mut self, linked: bool) -> Vec<By> {
        let (on_spawn, first_spawn) = (Flags::SET_ON_SPAWN, Flags::SET_ON_FIRST_SPAWN);
        let (on_link, first_link) = (Flags::SET_ON_LINK, Flags::SET_ON_FIRST_LINK);
        let mut heirs = Vec::new();
        for by in &mut self.0 {
            let spawn = by.flags.has(on_spawn.or(first_spawn));
            let link = linked && by.flags.has(on_link.or(first_link));
            if !spawn && !link {
                continue;
            }
            let before = by.flags;
            if before.has(first_spawn) {
                by.flags = by.flags.without(on_spawn.or(first_spawn));
            }
            if linked && before.has(first_link) {
                by.flags = by.flags.without(on_link.or(first_link));
            }
            heirs.push(by.clone());
        }
        heirs
    }
    /// What a process is traced for with which this one links.
    pub fn heirs_of_link(&mut self) -> Vec<By> {
        let (on_link, first_link) = (Flags::SET_ON_LINK, Flags::SET_ON_FIRST_LINK);
        let mut heirs = Vec::new();
        for by in &mut self.0 {
            if by.flags.has(on_link.or(first_link)) {
                if by.flags.has(first_link) {
                    by.flags = by.flags.without(on_link.or(first_link));
                }
                heirs.push(by.clone());
            }
        }
        heirs
    }
    /// Takes over what `by` says, but where it is traced already by somebody else.
    pub fn inherit(&mut self, by: Vec<By>) {
        for by in by {
            let change = Change {
                session: by.session,
                on: true,
                flags: by.flags,
                tracer: Some(by.tracer),
            };
            // Who is told already stays.
            let _ = self.change(&change);
        }
    }
}

/// All that tracing keeps in a process.
#[derive(Default)]
pub struct Own {
    pub traced: Traced,
    /// It has left the machine at a breakpoint that it has passed: an address, or 0. There it goes on, and is not told of again.
    pub past: usize,
    /// Frames of traced calls may stand on the stack.
    pub frames: bool,
    /// A traced BIF is to be called again: that is the same call.
    pub again: bool,
    /// A traced BIF's call that ends in another function, or with an exception.
    pub ends: Option<super::calls::BifCall>,
    /// Calls that are measured, and in which function it is.
    pub measured: Vec<super::measure::Running>,
    pub sequence: super::sequential::Sequence,
}

impl Own {
    /// Terms on the process' heap, or on that of a message for it.
    pub fn roots(&mut self) -> impl Iterator<Item = &mut Term> {
        self.sequence.roots()
    }
}

/// What tracing keeps of the process, if anything.
pub fn own(p: &mut Process) -> Option<&mut Own> {
    p.exec.seldom.made()?.tracing.as_deref_mut()
}

/// The same, made if need be.
pub fn make(p: &mut Process) -> &mut Own {
    p.exec.seldom.make().tracing.get_or_insert_default()
}

/// Those who trace the process for one of these flags and can be told; others are dropped.
pub fn tracing(p: &mut Process, flags: Flags) -> Vec<By> {
    if p.flags.sensitive {
        return Vec::new();
    }
    let Some(own) = own(p) else {
        return Vec::new();
    };
    if own.traced.0.is_empty() {
        return Vec::new();
    }
    own.traced.sweep();
    let all = own.traced.0.iter().filter(|by| by.flags.has(flags));
    all.cloned().collect()
}
