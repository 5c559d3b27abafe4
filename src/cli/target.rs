//! What a subcommand works on: a file, or a module that is looked for.
use super::output::{Failure, failed};
use purlin::asm;
use purlin::code::{Function, Module, otp, path};
use purlin::loader;
use purlin::term::Atom;
use std::fs;
use std::path::{Path, PathBuf};

/// Sets where modules are looked for: directories given, then those of the OTP and the Elixir that are found.
pub fn set_path(
    given: &[PathBuf],
    otp: Option<&Path>,
    elixir: Option<&Path>,
) -> Result<(), Failure> {
    for directory in given {
        if !directory.is_dir() {
            return failed(format_args!(
                "-pa {}: no such directory",
                directory.display()
            ));
        }
        path::add(directory.clone());
    }
    let found = set_otp(otp)?;
    let language = path::find_elixir(elixir, found.as_deref());
    if let (None, Some(named)) = (&language, elixir) {
        return failed(format_args!(
            "--elixir {}: no Elixir there (no lib/elixir/ebin/elixir.app)",
            named.display()
        ));
    }
    for root in [&found, &language].into_iter().flatten() {
        path::add_libraries(root);
    }
    Ok(())
}

/// Takes the OTP that is named, or found, for the one in use; where it is.
pub fn set_otp(named: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let found = path::find_otp(named);
    if let (None, Some(named)) = (&found, named) {
        return failed(format_args!(
            "--otp {}: no OTP there (no lib/stdlib-*)",
            named.display()
        ));
    }
    if let Some(root) = &found {
        otp::set(root);
    }
    Ok(found)
}

/// The file that is meant: itself, or the module's that is found on the path.
pub fn find(named: &str) -> Result<PathBuf, Failure> {
    let file = Path::new(named);
    if file.is_file() {
        return Ok(file.to_owned());
    }
    let is_path = named.contains(std::path::is_separator) || named.ends_with(".beam");
    if is_path || named.ends_with(".S") {
        return match fs::metadata(file) {
            Ok(_) => failed(format_args!("{named}: not a file")),
            Err(error) => failed(format_args!("{named}: {error}")),
        };
    }
    // An Elixir module is named as Elixir does.
    let found = [named.to_owned(), format!("Elixir.{named}")]
        .into_iter()
        .filter_map(|name| Atom::try_new(&name))
        .find_map(path::find);
    match found {
        Some(path) => Ok(path),
        None => failed(format_args!(
            "{named}: no such file, and no such module on the path"
        )),
    }
}

/// The bytes of a .beam file; a .S file is assembled.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return failed(format_args!("{}: {error}", path.display())),
    };
    if path.extension().is_some_and(|e| e == "S") {
        return assemble(path, &bytes);
    }
    Ok(bytes)
}

fn assemble(path: &Path, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    assembled(path, bytes, &asm::Options::default())
}

/// The `.beam` file of a listing.
pub fn assembled(path: &Path, bytes: &[u8], options: &asm::Options) -> Result<Vec<u8>, Failure> {
    let made = asm::assemble(&asm::text_of(bytes), options);
    made.or_else(|error| failed(format_args!("{}:{error}", path.display())))
}

/// Loads a file, without publishing it.
pub fn load(named: &str) -> Result<(PathBuf, Module), Failure> {
    let path = find(named)?;
    let bytes = read(&path)?;
    match loader::load(&bytes) {
        Ok(module) => Ok((path, module)),
        Err(error) => failed(format_args!("{}: {error}", path.display())),
    }
}

/// A function named on the command line: `name` or `name/arity`.
pub struct Wanted {
    name: String,
    arity: Option<u32>,
}

impl Wanted {
    pub fn parse(text: &str) -> Wanted {
        let split = text.rsplit_once('/');
        let arity = split.and_then(|(name, n)| Some((name, n.parse().ok()?)));
        let (name, arity) = match arity {
            Some((name, n)) if !name.is_empty() => (name, Some(n)),
            _ => (text, None),
        };
        let bare = name.strip_prefix('\'').and_then(|n| n.strip_suffix('\''));
        Wanted {
            name: bare.unwrap_or(name).to_owned(),
            arity,
        }
    }
    pub fn is(&self, name: &str, arity: u32) -> bool {
        self.name == name && self.arity.is_none_or(|n| n == arity)
    }
}

/// The functions that are wanted, all without a name; an error if there are none.
pub fn functions(module: &Module, wanted: Option<&str>) -> Result<Vec<Function>, Failure> {
    let Some(text) = wanted else {
        return Ok(module.functions.clone());
    };
    let wanted = Wanted::parse(text);
    let all = module.functions.iter();
    let found: Vec<Function> = all
        .filter(|f| wanted.is(f.name.name(), f.arity))
        .copied()
        .collect();
    if found.is_empty() {
        return failed(format_args!("{}: no function {text}", module.name.name()));
    }
    Ok(found)
}
