//! Where modules are found when a program calls them: directories given, then the OTP and the Elixir that are there.
use super::module::{Lines, Module};
use super::{on_load, otp, table};
use crate::loader;
use crate::term::Atom;
use parking_lot::RwLock;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Directories that are searched, in order.
fn directories() -> &'static RwLock<Vec<PathBuf>> {
    static DIRECTORIES: OnceLock<RwLock<Vec<PathBuf>>> = OnceLock::new();
    DIRECTORIES.get_or_init(RwLock::default)
}

/// Adds a directory to be searched after the others.
pub fn add(directory: PathBuf) {
    directories().write().push(directory);
}

/// Adds the libraries of an OTP (or of an Elixir): each `lib/*/ebin` below its root. How many there were.
pub fn add_libraries(root: &Path) -> usize {
    let lib = root.join("lib");
    let lib = if lib.is_dir() { lib } else { root.to_owned() };
    let Ok(entries) = std::fs::read_dir(&lib) else {
        return 0;
    };
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|e| e.path().join("ebin"))
        .filter(|p| p.is_dir())
        .collect();
    found.sort();
    let erts = std::fs::read_dir(root)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path());
    found.extend(
        erts.filter(|p| {
            p.file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with("erts-"))
        })
        .map(|p| p.join("ebin")),
    );
    let count = found.len();
    directories().write().extend(found);
    count
}

/// The OTP to take modules from: `given`, `$PURLIN_OTP`, the `erl` on PATH, the usual places.
pub fn find_otp(given: Option<&Path>) -> Option<PathBuf> {
    if let Some(given) = given {
        return is_otp(given).then(|| given.to_owned());
    }
    if let Some(named) = std::env::var_os("PURLIN_OTP") {
        return Some(PathBuf::from(named));
    }
    let usual = ["/usr/lib/erlang", "/usr/local/lib/erlang", "/opt/erlang"].map(PathBuf::from);
    roots_on_path("erl").chain(usual).find(|root| is_otp(root))
}

/// The Elixir to take modules from: `given`, `$PURLIN_ELIXIR`, the one beside the OTP, the `elixir` on PATH, the usual places.
pub fn find_elixir(given: Option<&Path>, otp: Option<&Path>) -> Option<PathBuf> {
    if let Some(given) = given {
        return is_elixir(given).then(|| given.to_owned());
    }
    if let Some(named) = std::env::var_os("PURLIN_ELIXIR") {
        return Some(PathBuf::from(named));
    }
    let beside = otp.and_then(Path::parent).map(|lib| lib.join("elixir"));
    let usual = ["/usr/lib/elixir", "/usr/local/lib/elixir", "/opt/elixir"].map(PathBuf::from);
    let mut all = beside
        .into_iter()
        .chain(roots_on_path("elixir"))
        .chain(usual);
    all.find(|root| is_elixir(root))
}

/// Where the programs of that name on PATH are installed: above the `bin` that they really stand in.
fn roots_on_path(program: &str) -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    directories.into_iter().filter_map(move |directory| {
        let real = std::fs::canonicalize(directory.join(program)).ok()?;
        Some(real.parent()?.parent()?.to_owned())
    })
}

fn is_elixir(root: &Path) -> bool {
    root.join("lib/elixir/ebin/elixir.app").is_file()
}

fn is_otp(root: &Path) -> bool {
    let lib = root.join("lib");
    std::fs::read_dir(lib).is_ok_and(|mut entries| {
        entries.any(|e| e.is_ok_and(|e| e.file_name().to_string_lossy().starts_with("stdlib")))
    })
}

/// The file of a module, if it is in one of the directories.
pub fn find(module: Atom) -> Option<PathBuf> {
    let file = format!("{}.beam", module.name());
    directories()
        .read()
        .iter()
        .map(|d| d.join(&file))
        .find(|p| p.is_file())
}

/// Loads a module that has been called, if it isn't and can be found. A file that can't be loaded is
/// named on standard error, and the module is missing. A module of which something must be run first is given back,
/// installed but not published.
pub fn load_for(module: Atom) -> Option<Arc<Module>> {
    if table::module(module).is_some() {
        return None;
    }
    let path = find(module)?;
    let module = match load_file(&path).and_then(|module| Ok(table::install(module)?)) {
        Ok(module) => module,
        Err(error) => {
            eprintln!("purlin: {}: {error}", path.display());
            return None;
        }
    };
    if module.on_load.is_none() && !on_load::is_server(module.name) {
        table::publish_exports(&module);
        return None;
    }
    Some(module)
}

/// Loads the module in a file. It is not yet published.
///
/// # Errors
/// If the file can't be read or loaded.
pub(super) fn load_file(path: &Path) -> Result<Module, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(path)?;
    let mut module = loader::load(&bytes)?;
    if otp::is_preloaded(path) {
        module.lines = Lines::default();
    }
    Ok(module)
}
