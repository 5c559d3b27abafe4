//! Breakpoints: where functions are entered that are traced, and what is to be done there.
//!
//! A function that is traced by its entry has a breakpoint in the place of its first instruction (`LoadedCode`). One that is traced
//! where others call it by name has an export that leads to an instruction of its own; a built-in function is marked in its table.
//! All that changes while the machine stands still.
use super::pattern::Setting;
use crate::bif::table;
use crate::code::{self, Module, exports};
use crate::emulator::state::Export;
use crate::term::Atom;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// A function that is traced.
pub struct Point {
    pub function: Mfa,
    pub place: Place,
    /// What is done there, by session; changed while the machine stands still.
    settings: RwLock<Arc<[Setting]>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mfa {
    pub module: Atom,
    pub function: Atom,
    pub arity: u32,
}

/// What makes a function traced.
pub enum Place {
    /// A breakpoint in its code.
    Entry {
        module: Arc<Module>,
        breakpoint: crate::code::module::Breakpoint,
        address: usize,
    },
    /// Its export leads elsewhere; this is the function itself.
    Export {
        export: exports::Entry,
        function: usize,
    },
    /// Its entry in the table of BIFs.
    Bif(exports::Entry),
}

/// Where a function could be traced.
#[derive(Clone)]
pub enum Target {
    /// The function of that number, of a module's.
    Entry(Arc<Module>, usize),
    Export(&'static Export, usize),
    Bif(&'static Export),
}

type Points = RwLock<HashMap<usize, Arc<Point>, foldhash::fast::RandomState>>;

/// By the address of their entry, or of their export.
fn points() -> &'static Points {
    static POINTS: OnceLock<Points> = OnceLock::new();
    POINTS.get_or_init(Points::default)
}

static COUNT: AtomicU64 = AtomicU64::new(0);

/// There are breakpoints.
pub fn are_there() -> bool {
    COUNT.load(Ordering::Relaxed) > 0
}

/// The one at that entry, or of that export.
pub fn at(address: usize) -> Option<Arc<Point>> {
    points().read().get(&address).cloned()
}

pub fn all() -> Vec<Arc<Point>> {
    points().read().values().cloned().collect()
}

/// Those of a module's functions, BIFs not among them.
pub fn of_module(module: &Module) -> Vec<Arc<Point>> {
    let all = all().into_iter();
    all.filter(|point| match &point.place {
        Place::Entry { module: own, .. } => std::ptr::eq(&raw const **own, module),
        Place::Export { export, .. } => export.0.module == module.name.term(),
        Place::Bif(_) => false,
    })
    .collect()
}

impl Target {
    /// By which its breakpoint is found.
    pub fn address(&self) -> usize {
        match self {
            Target::Entry(module, index) => {
                module.base().addr() + module.functions[*index].entry as usize
            }
            Target::Export(export, _) | Target::Bif(export) => std::ptr::from_ref(*export).addr(),
        }
    }
    pub fn function(&self) -> Mfa {
        match self {
            Target::Entry(module, index) => {
                let function = module.functions[*index];
                Mfa {
                    module: module.name,
                    function: function.name,
                    arity: function.arity,
                }
            }
            Target::Export(export, _) | Target::Bif(export) => Mfa {
                module: Atom::from_index(export.module.atom_index()),
                function: Atom::from_index(export.function.atom_index()),
                arity: export.arity as u32,
            },
        }
    }
    /// Makes it traced. `None`: that can't be.
    fn set(&self) -> Option<Place> {
        Some(match self {
            Target::Entry(module, index) => Place::Entry {
                breakpoint: module.set_breakpoint(*index)?,
                module: module.clone(),
                address: self.address(),
            },
            &Target::Export(export, function) => {
                exports::publish(export, super::code::traced_export(export)?);
                Place::Export {
                    export: exports::Entry(export),
                    function,
                }
            }
            Target::Bif(export) => {
                mark(export, true);
                Place::Bif(exports::Entry(export))
            }
        })
    }
}

/// Marks a BIF as traced, or not.
fn mark(export: &Export, traced: bool) {
    let id = export.bif.load(Ordering::Acquire).wrapping_sub(1);
    if let Some(bif) = table::get(id as u32) {
        bif.set_traced(traced);
    }
}

impl Point {
    pub fn settings(&self) -> Arc<[Setting]> {
        self.settings.read().clone()
    }
    pub fn replace(&self, settings: Vec<Setting>) {
        *self.settings.write() = settings.into();
    }
    /// Where the function is entered, of one that is traced there or by its export.
    pub fn entry(&self) -> usize {
        match self.place {
            Place::Entry { address, .. } => address,
            Place::Export { function, .. } => function,
            Place::Bif(_) => 0,
        }
    }
    /// As what the function goes on at its entry (`jump_as!`).
    pub fn first(&self) -> u64 {
        match &self.place {
            Place::Entry { breakpoint, .. } => breakpoint.first(),
            _ => 0,
        }
    }
    fn clear(self) {
        match self.place {
            Place::Entry {
                module, breakpoint, ..
            } => module.clear_breakpoint(breakpoint),
            // Meanwhile it may lead to other code, or to none.
            Place::Export { export, function } => {
                let export = export.0;
                let own = super::code::traced_export(export);
                if own == Some(export.code.load(Ordering::Acquire).cast_const()) {
                    exports::publish(export, std::ptr::with_exposed_provenance(function));
                }
            }
            Place::Bif(export) => mark(export.0, false),
        }
    }
}

/// What is done at a target from now on; without settings nothing is. The machine stands still.
pub fn change(target: &Target, settings: Vec<Setting>) {
    let address = target.address();
    let known = at(address);
    match known {
        Some(point) if settings.is_empty() => {
            drop(point);
            remove(address);
        }
        Some(point) => *point.settings.write() = settings.into(),
        None if settings.is_empty() => {}
        None => {
            let Some(place) = target.set() else { return };
            let point = Point {
                function: target.function(),
                place,
                settings: RwLock::new(settings.into()),
            };
            points().write().insert(address, Arc::new(point));
            COUNT.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Nothing is done there any more. The machine stands still.
pub fn remove(address: usize) {
    let Some(point) = points().write().remove(&address) else {
        return;
    };
    COUNT.fetch_sub(1, Ordering::Relaxed);
    // Whoever has it looks at it at a hit, and nobody is at one.
    if let Some(point) = Arc::into_inner(point) {
        point.clear();
    }
}

/// The code of a function that another one is to call by name leads there, whatever is traced.
pub fn behind(export: &Export) -> *const u8 {
    let code = export.code.load(Ordering::Acquire).cast_const();
    match at(std::ptr::from_ref(export).addr()).map(|p| p.entry()) {
        Some(function) if function != 0 => std::ptr::with_exposed_provenance(function),
        _ => code,
    }
}

/// The address by which a point is found.
pub fn address_of(point: &Point) -> usize {
    match &point.place {
        Place::Entry { address, .. } => *address,
        Place::Export { export, .. } | Place::Bif(export) => std::ptr::from_ref(export.0).addr(),
    }
}

/// Those functions of current modules, and BIFs, for which `wanted` says yes: by their entries, or as others call them by name.
pub fn targets(by_name: bool, wanted: impl Fn(Mfa) -> bool, module: Option<Atom>) -> Vec<Target> {
    let modules = match module {
        Some(name) => code::table::module(name).into_iter().collect(),
        None => code::table::modules(),
    };
    let mut found = Vec::new();
    for module in modules {
        let mfa = |function, arity| Mfa {
            module: module.name,
            function,
            arity,
        };
        let is_bif = |function, arity| {
            u8::try_from(arity).is_ok_and(|a| table::find(module.name, function, a).is_some())
        };
        if by_name {
            for &(name, arity, entry) in &module.exports {
                if wanted(mfa(name, arity)) && !is_bif(name, arity) {
                    let export = exports::export(module.name, name, arity);
                    let function = module.base().addr() + entry as usize;
                    found.push(Target::Export(export, function));
                }
            }
        } else {
            for (i, f) in module.functions.iter().enumerate() {
                if wanted(mfa(f.name, f.arity)) && !is_bif(f.name, f.arity) {
                    found.push(Target::Entry(module.clone(), i));
                }
            }
        }
    }
    found.extend(bifs(wanted));
    found
}

fn bifs(wanted: impl Fn(Mfa) -> bool) -> Vec<Target> {
    let named = table::all().map(|bif| Mfa {
        module: Atom::new(bif.module),
        function: Atom::new(bif.function),
        arity: bif.arity.into(),
    });
    let wanted: Vec<Mfa> = named.filter(|&mfa| wanted(mfa)).collect();
    let export = |mfa: Mfa| Target::Bif(exports::export(mfa.module, mfa.function, mfa.arity));
    wanted.into_iter().map(export).collect()
}
