//! `purlin bifs`: the built-in functions that are there, and those that are missing.
use super::output::{Failure, Out, failed, painted, style};
use super::target;
use purlin::beam::{self, File};
use purlin::bif::table;
use purlin::code::path;
use purlin::inspect::names::mfa;
use purlin::term::Atom;
use std::collections::{BTreeMap, BTreeSet};

/// The names in OTP 27's own table.
const OTP_27: &str = include_str!("../bif/otp27.txt");

#[derive(clap::Args)]
#[command(after_help = "\
Without names: the table of built-in functions; with --missing, those of OTP 27 that are not in it.\n\
With names: what these modules import; with --missing, what they import that nobody provides: no \
built-in function, none of the modules named, no module on the path.")]
pub struct Args {
    /// Only what is missing
    #[arg(long)]
    missing: bool,
    /// Modules or files whose imports are looked at
    #[arg(value_name = "MODULE|FILE")]
    names: Vec<String>,
}

/// Module, function, arity.
type Name = (String, String, u32);

pub fn bifs(args: &Args, out: &mut Out) -> Result<(), Failure> {
    if args.names.is_empty() {
        return whole_table(args.missing, out);
    }
    let mut providers = Providers::default();
    let mut imports: BTreeSet<Name> = BTreeSet::new();
    for name in &args.names {
        let path = target::find(name)?;
        match names_of(&target::read(&path)?) {
            Ok(names) => {
                imports.extend(names.imports);
                providers.modules.insert(names.module, Some(names.exports));
            }
            Err(error) => return failed(format_args!("{}: {error}", path.display())),
        }
    }
    for import in &imports {
        let by = providers.provider(import);
        if by.is_none() || !args.missing {
            let by = match by {
                Some(by) => painted(style::FAINT, by),
                None => painted(style::BAD, "missing"),
            };
            out.line(format_args!(
                "{}  {by}",
                mfa(&import.0, &import.1, import.2)
            ))?;
        }
    }
    Ok(())
}

fn whole_table(missing: bool, out: &mut Out) -> Result<(), Failure> {
    let otp = otp_27();
    if missing {
        for name in otp.iter().filter(|name| !is_bif(name)) {
            out.line(mfa(&name.0, &name.1, name.2))?;
        }
        return Ok(());
    }
    let guard = |b: &purlin::bif::Bif| if b.guard { "guard" } else { "" };
    let all: BTreeMap<Name, &str> = table::all()
        .map(|b| {
            (
                (b.module.into(), b.function.into(), b.arity.into()),
                guard(b),
            )
        })
        .collect();
    for ((module, function, arity), guard) in &all {
        let name = mfa(module, function, *arity);
        out.line(format!("{name}  {}", painted(style::FAINT, guard)).trim_end())?;
    }
    let there = otp.iter().filter(|name| all.contains_key(name)).count();
    out.line(format_args!(
        "{} functions; {there} of the {} in OTP 27's table",
        all.len(),
        otp.len()
    ))?;
    Ok(())
}

fn otp_27() -> BTreeSet<Name> {
    OTP_27.lines().filter_map(parse_name).collect()
}

/// `module:function/arity`.
fn parse_name(line: &str) -> Option<Name> {
    let (module, rest) = line.split_once(':')?;
    let (function, arity) = rest.rsplit_once('/')?;
    // Operators stand in quotes.
    let bare = function
        .strip_prefix('\'')
        .and_then(|f| f.strip_suffix('\''));
    Some((
        module.to_owned(),
        bare.unwrap_or(function).to_owned(),
        arity.trim().parse().ok()?,
    ))
}

fn is_bif((module, function, arity): &Name) -> bool {
    let arity = u8::try_from(*arity).ok();
    let found = arity.and_then(|n| table::find(Atom::new(module), Atom::new(function), n));
    found.is_some()
}

/// What a file imports and exports.
struct FileNames {
    module: String,
    imports: Vec<Name>,
    exports: BTreeSet<(String, u32)>,
}

fn names_of(bytes: &[u8]) -> Result<FileNames, beam::Error> {
    let bytes = beam::unpack(bytes)?;
    let file = File::parse(&bytes)?;
    let atom = |i: u32| file.atoms.get(i.into()).unwrap_or("").to_owned();
    let import = |i: &beam::Import| (atom(i.module), atom(i.function), i.arity);
    let export = |e: &beam::Export| (atom(e.function), e.arity);
    Ok(FileNames {
        module: file.module().to_owned(),
        imports: file.imports.iter().map(import).collect(),
        exports: file.exports.iter().map(export).collect(),
    })
}

/// The modules looked at so far, and what they export; `None`: there is no such module.
#[derive(Default)]
struct Providers {
    modules: BTreeMap<String, Option<BTreeSet<(String, u32)>>>,
    otp: Option<BTreeSet<Name>>,
}

impl Providers {
    /// Who provides a function, if anybody does.
    fn provider(&mut self, name: &Name) -> Option<&'static str> {
        if is_bif(name) {
            return Some("built in");
        }
        // OTP's modules export stubs for built-in functions: those provide nothing.
        if self.otp.get_or_insert_with(otp_27).contains(name) {
            return None;
        }
        let (module, function, arity) = name;
        let exports = self.modules.entry(module.clone());
        let exports = exports.or_insert_with(|| {
            let path = path::find(Atom::try_new(module)?)?;
            let bytes = std::fs::read(path).ok()?;
            Some(names_of(&bytes).ok()?.exports)
        });
        let there = exports.as_ref()?.contains(&(function.clone(), *arity));
        there.then_some("a module")
    }
}
