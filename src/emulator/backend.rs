//! The back ends: how the same bodies are dispatched. One is chosen when the machine starts.
//!
//! * `loop`: one loop over a `match` (generated, compiled as part of this crate).
//! * `threaded`: functions that end in a jump to the next one (generated, compiled by `build.rs`
//!   to an object that is checked for just that).
//! * `native`: machine code made of stencils when a module is loaded (`crate::native`).
use super::state::Regs;
use super::{counts, looped};
use crate::tables::SPECS;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// How loaded code is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Loop,
    Threaded,
    Native,
}

impl Backend {
    pub const NAMES: &[&str] = &["loop", "threaded", "native"];

    pub fn name(self) -> &'static str {
        match self {
            Backend::Loop => "loop",
            Backend::Threaded => "threaded",
            Backend::Native => "native",
        }
    }
    /// Whether this build of the machine can run it.
    pub fn is_here(self) -> bool {
        self != Backend::Native || cfg!(native)
    }
    /// Debug builds and Miri run the portable one. Others run native code, where there is any and memory for it.
    fn default_here() -> Backend {
        if cfg!(any(debug_assertions, miri)) {
            return Backend::Loop;
        }
        #[cfg(native)]
        if crate::native::start().is_ok() {
            return Backend::Native;
        }
        Backend::Threaded
    }
}

impl FromStr for Backend {
    type Err = String;
    fn from_str(name: &str) -> Result<Backend, String> {
        match name {
            "loop" => Ok(Backend::Loop),
            "threaded" => Ok(Backend::Threaded),
            "native" if Backend::Native.is_here() => Ok(Backend::Native),
            "native" => Err(
                "there is no native code for this target, only for x86_64-unknown-linux-gnu; \
                 `threaded` runs everywhere"
                    .to_owned(),
            ),
            _ => Err(format!(
                "unknown back end {name:?}: there are {}",
                Backend::NAMES.join(", ")
            )),
        }
    }
}

/// Why a back end can't be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceError {
    /// `$PURLIN_BACKEND` names none that this build has.
    Unknown(String),
    /// There is no memory for native code: the system's error.
    Memory(String),
    /// Another one has been chosen before.
    Taken(Backend),
}

impl fmt::Display for ChoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ChoiceError::Unknown(why) => write!(f, "$PURLIN_BACKEND: {why}"),
            ChoiceError::Memory(why) => write!(
                f,
                "no memory for native code: {why}; `--backend threaded` needs none below 2 GiB"
            ),
            ChoiceError::Taken(other) => write!(f, "the back end is `{}` already", other.name()),
        }
    }
}

impl std::error::Error for ChoiceError {}

static CHOSEN: OnceLock<Result<Backend, ChoiceError>> = OnceLock::new();

/// Code is made to be listed, not to be run.
static LISTS: AtomicBool = AtomicBool::new(false);

/// For listings of loaded code: where native code would be made, its instructions are shown as words.
pub fn list() {
    LISTS.store(true, Ordering::Relaxed);
}

/// Chooses the machine's back end, once, before any code is loaded: the one that is wanted, else `$PURLIN_BACKEND`, else
/// what suits the build.
///
/// # Errors
/// If the variable names none, if there is no memory for native code, or if another one was chosen before.
pub fn choose(wanted: Option<Backend>) -> Result<(), ChoiceError> {
    match CHOSEN.get_or_init(|| find(wanted, Backend::default_here)) {
        Ok(chosen) if wanted.is_some_and(|wanted| wanted != *chosen) => {
            Err(ChoiceError::Taken(*chosen))
        }
        Ok(_) => Ok(()),
        Err(error) => Err(error.clone()),
    }
}

/// As `choose`, if nothing is wanted but that something needs a back end: it is chosen unless the variable names another.
///
/// # Errors
/// As `choose`'s.
pub fn prefer(needed: Backend) -> Result<(), ChoiceError> {
    match CHOSEN.get_or_init(|| find(None, || needed)) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.clone()),
    }
}

fn find(
    wanted: Option<Backend>,
    default: impl FnOnce() -> Backend,
) -> Result<Backend, ChoiceError> {
    let found = match (wanted, std::env::var_os("PURLIN_BACKEND")) {
        (Some(wanted), _) => wanted,
        (None, Some(name)) if !name.is_empty() => {
            let name = name.to_string_lossy();
            name.parse().map_err(ChoiceError::Unknown)?
        }
        _ => default(),
    };
    #[cfg(native)]
    if found == Backend::Native {
        crate::native::start().map_err(|error| ChoiceError::Memory(error.to_string()))?;
    }
    Ok(found)
}

/// The machine's back end.
///
/// # Panics
/// If nothing has been chosen before, and nothing can be: `choose` returns that as an error.
pub fn chosen() -> Backend {
    let chosen = match CHOSEN.get_or_init(|| find(None, Backend::default_here)) {
        Ok(chosen) => *chosen,
        Err(error) => panic!("{error}"),
    };
    match chosen {
        Backend::Native if LISTS.load(Ordering::Relaxed) => Backend::Threaded,
        chosen => chosen,
    }
}

type Handler = unsafe extern "C" fn(
    *const u8,
    *mut super::state::Ctx,
    *mut crate::term::Term,
    *mut crate::term::Term,
    isize,
    *mut Regs,
) -> u64;

#[cfg(not(miri))]
unsafe extern "C" {
    #[link_name = "PURLIN_OP_HANDLERS"]
    static HANDLERS: [Handler; SPECS.len()];
}

#[cfg(not(miri))]
fn handler(spec: u16) -> Handler {
    // SAFETY: the generated table has an entry for each form.
    unsafe { HANDLERS[spec as usize] }
}

#[cfg(miri)]
fn handler(spec: u16) -> Handler {
    panic!("the threaded back end does not run under Miri (form {spec})")
}

/// The first word of an instruction of that form.
pub fn head(spec: u16) -> u64 {
    match chosen() {
        Backend::Loop => counts::mark(spec),
        // Beside native code, words are for listings.
        Backend::Threaded | Backend::Native => handler(spec) as usize as u64,
    }
}

/// The form of the instruction whose first word that is.
pub fn form_of(head: u64) -> Option<u16> {
    match chosen() {
        Backend::Loop => u16::try_from(counts::unmarked(head))
            .ok()
            .filter(|&s| usize::from(s) < SPECS.len()),
        Backend::Threaded | Backend::Native => by_address().get(&head).copied(),
    }
}

fn by_address() -> &'static std::collections::HashMap<u64, u16> {
    static FORMS: OnceLock<std::collections::HashMap<u64, u16>> = OnceLock::new();
    FORMS.get_or_init(|| (0..SPECS.len() as u16).map(|s| (head(s), s)).collect())
}

/// Runs the process from where it stands until it leaves the machine; returns why (`state::leave`).
///
/// # Safety
/// `p` is a process that may run now: `ip` stands in verified code, its registers are as that code
/// expects (ARCHITECTURE.md, E1–E7), and nobody else touches it meanwhile.
pub unsafe fn run(p: *mut Regs) -> u64 {
    // SAFETY: the caller's.
    unsafe {
        let (ip, c, e, htop, fcalls) = ((*p).ip, (*p).ctx, (*p).e, (*p).htop, (*p).fcalls);
        match chosen() {
            Backend::Loop => {
                let mut state = looped::State {
                    ip,
                    c,
                    e,
                    htop,
                    fcalls,
                    p,
                };
                looped::run(&mut state)
            }
            Backend::Threaded => {
                let first = *(ip as *const u64) as usize;
                let first: Handler = std::mem::transmute::<usize, Handler>(first);
                first(ip, c, e, htop, fcalls, p)
            }
            Backend::Native => {
                let first: Handler = std::mem::transmute::<*const u8, Handler>(ip);
                first(ip, c, e, htop, fcalls, p)
            }
        }
    }
}
