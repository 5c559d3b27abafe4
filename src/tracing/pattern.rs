//! What is done at calls of functions, by session: `erlang:trace_pattern/3`.
use super::breakpoint::{self, Mfa, Target};
use super::measure::{Count, Measure};
use super::session::{Session, Tracer};
use crate::code::Module;
use crate::heap::Arena;
use crate::heap::copy::copy;
use crate::match_spec::{self, Dialect, Errors, Program};
use crate::scheduler::still;
use crate::term::Term;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A matching specification, and as it was given.
pub struct Spec {
    pub program: Program,
    source: Term,
    _heap: Arena,
}

impl Spec {
    pub fn new(source: Term, dialect: Dialect) -> Result<Spec, Errors> {
        let program = match_spec::compile(source, dialect)?;
        let mut heap = Arena::new();
        Ok(Spec {
            program,
            source: copy(source, &mut heap),
            _heap: heap,
        })
    }
    /// It lies in the specification's own heap.
    pub fn source(&self) -> Term {
        self.source
    }
}

/// What the calls of a function lead to in a session.
#[derive(Clone)]
pub struct Setting {
    pub session: Arc<Session>,
    /// Processes that are traced for calls tell of them.
    pub call: Option<Call>,
    pub meta: Option<Meta>,
    pub count: Option<Arc<Count>>,
    pub time: Option<Arc<Measure>>,
    pub memory: Option<Arc<Measure>>,
}

#[derive(Clone)]
pub struct Call {
    /// By name, else by the entry.
    pub global: bool,
    pub spec: Option<Arc<Spec>>,
}

/// All processes tell of them, and one is told whatever they are traced for.
#[derive(Clone)]
pub struct Meta {
    /// No more, once it has ended.
    pub tracer: Arc<Mutex<Option<Tracer>>>,
    pub spec: Option<Arc<Spec>>,
}

/// What a pattern is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds {
    pub local: bool,
    pub meta: bool,
    pub count: bool,
    pub time: bool,
    pub memory: bool,
}

impl Kinds {
    /// Some of them: by entries. Else calls by name are meant.
    pub fn any(self) -> bool {
        self != Kinds::default()
    }
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Do {
    Set,
    Clear,
    Restart,
    Pause,
}

/// A pattern's effect.
#[derive(Clone)]
pub struct Pattern {
    pub session: Arc<Session>,
    pub what: Do,
    pub kinds: Kinds,
    pub spec: Option<Arc<Spec>>,
    pub meta_tracer: Option<Tracer>,
}

/// A pattern for modules that are yet to be loaded.
#[derive(Clone)]
pub struct OnLoad {
    pub kinds: Kinds,
    pub spec: Option<Arc<Spec>>,
    pub meta_tracer: Option<Tracer>,
}

impl Pattern {
    fn is_on(&self) -> bool {
        self.what != Do::Clear
    }

    /// The functions that it concerns are traced so from now on; how many there are.
    pub fn apply(&self, wanted: impl Fn(Mfa) -> bool, module: Option<crate::term::Atom>) -> usize {
        let targets = breakpoint::targets(!self.kinds.any(), wanted, module);
        self.change(&targets);
        targets.len()
    }

    fn change(&self, targets: &[Target]) {
        if targets.is_empty() {
            return;
        }
        let _still = still::hold();
        for target in targets {
            self.leave_others(target);
            let before = breakpoint::at(target.address());
            let mut settings = before.map_or_else(Vec::new, |p| p.settings().to_vec());
            settings.retain(|s| s.session.is_alive());
            let own = settings
                .iter()
                .position(|s| s.session.id == self.session.id);
            let mut setting = match own {
                Some(at) => settings.remove(at),
                None => Setting::new(self.session.clone()),
            };
            self.change_one(&mut setting);
            if !setting.is_empty() {
                settings.push(setting);
            }
            breakpoint::change(target, settings);
        }
    }

    /// Calls are traced by name or by entries, not both: what there is of the other kind goes, of a function that has two places for it.
    fn leave_others(&self, target: &Target) {
        let traces_calls = self.is_on() && (self.kinds.local || !self.kinds.any());
        if let (true, Some(other)) = (traces_calls, other_place(target))
            && let Some(point) = breakpoint::at(other.address())
        {
            let mut settings = point.settings().to_vec();
            for setting in &mut settings {
                if setting.session.id == self.session.id {
                    setting.call = None;
                }
            }
            settings.retain(|s| !s.is_empty());
            drop(point);
            breakpoint::change(&other, settings);
        }
    }

    fn change_one(&self, setting: &mut Setting) {
        let Kinds {
            local,
            meta,
            count,
            time,
            memory,
        } = self.kinds;
        let global = !self.kinds.any();
        if global || local {
            match self.what {
                Do::Set => {
                    let spec = self.spec.clone();
                    setting.call = Some(Call { global, spec });
                }
                Do::Clear if setting.call.as_ref().is_some_and(|c| c.global == global) => {
                    setting.call = None;
                }
                _ => {}
            }
        }
        if meta {
            match self.what {
                Do::Set => {
                    setting.meta = Some(Meta {
                        tracer: Arc::new(Mutex::new(self.meta_tracer)),
                        spec: self.spec.clone(),
                    });
                }
                Do::Clear => setting.meta = None,
                _ => {}
            }
        }
        if count {
            self.run(
                &mut setting.count,
                Count::default,
                Count::restart,
                Count::pause,
            );
        }
        if time {
            self.run(
                &mut setting.time,
                Measure::default,
                Measure::restart,
                Measure::pause,
            );
        }
        if memory {
            let memory = &mut setting.memory;
            self.run(memory, Measure::default, Measure::restart, Measure::pause);
        }
    }

    fn run<T>(
        &self,
        counter: &mut Option<Arc<T>>,
        new: impl Fn() -> T,
        restart: impl Fn(&T),
        pause: impl Fn(&T),
    ) {
        match (self.what, &counter) {
            (Do::Clear, _) => *counter = None,
            (Do::Pause, Some(counter)) => pause(counter),
            (Do::Pause, None) => {}
            (Do::Set | Do::Restart, Some(counter)) => restart(counter),
            (Do::Set | Do::Restart, None) => *counter = Some(Arc::new(new())),
        }
    }
}

/// Where else calls of a target's function may be traced.
fn other_place(target: &Target) -> Option<Target> {
    use crate::code::exports;
    let mfa = target.function();
    match target {
        Target::Entry(module, index) => {
            let entry = module.functions[*index].entry;
            let export = exports::existing(mfa.module, mfa.function, mfa.arity)?;
            Some(Target::Export(
                export,
                module.base().addr() + entry as usize,
            ))
        }
        Target::Export(..) => {
            let module = crate::code::table::module(mfa.module)?;
            let is_it = |f: &crate::code::Function| (f.name, f.arity) == (mfa.function, mfa.arity);
            let index = module.functions.iter().position(is_it)?;
            Some(Target::Entry(module, index))
        }
        Target::Bif(_) => None,
    }
}

impl Setting {
    fn new(session: Arc<Session>) -> Setting {
        Setting {
            session,
            call: None,
            meta: None,
            count: None,
            time: None,
            memory: None,
        }
    }
    pub fn is_empty(&self) -> bool {
        let counted = self.count.is_some() || self.time.is_some() || self.memory.is_some();
        self.call.is_none() && self.meta.is_none() && !counted
    }
}

/// A session has ended: nothing is traced in it.
pub fn end(session: &Session) {
    let _still = still::hold();
    for point in breakpoint::all() {
        let mut settings = point.settings().to_vec();
        settings.retain(|s| s.session.id != session.id);
        let address = breakpoint::address_of(&point);
        point.replace(settings);
        let is_empty = point.settings().is_empty();
        drop(point);
        if is_empty {
            breakpoint::remove(address);
        }
    }
}

/// Functions are traced, or are to be when modules are loaded.
pub fn may_concern_modules() -> bool {
    breakpoint::are_there() || ON_LOAD.load(Ordering::Relaxed)
}

/// A session has had a pattern for modules that are loaded.
static ON_LOAD: AtomicBool = AtomicBool::new(false);

/// Sets a session's pattern for modules that are loaded, or takes it away.
pub fn set_on_load(session: &Session, on_load: Option<OnLoad>) {
    ON_LOAD.store(true, Ordering::Relaxed);
    session.settings.lock().on_load = on_load;
}

/// A module is about to be replaced, or deleted: none of its functions is traced any more.
pub fn module_goes(module: &Module) {
    if !breakpoint::are_there() {
        return;
    }
    let points = breakpoint::of_module(module);
    if points.is_empty() {
        return;
    }
    let _still = still::hold();
    for point in points {
        let address = breakpoint::address_of(&point);
        drop(point);
        breakpoint::remove(address);
    }
}

/// A module has become the current one: what is to be traced of modules that are loaded.
pub fn module_comes(module: &Module) {
    for session in super::session::all() {
        let on_load = session.settings.lock().on_load.clone();
        if let Some(on_load) = on_load {
            let pattern = Pattern {
                session,
                what: Do::Set,
                kinds: on_load.kinds,
                spec: on_load.spec,
                meta_tracer: on_load.meta_tracer,
            };
            pattern.apply(|mfa| mfa.module == module.name, Some(module.name));
        }
    }
}
