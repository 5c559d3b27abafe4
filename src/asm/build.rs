//! From a listing to a file: the forms are assembled, then the chunks are written in the order in
//! which OTP's assembler writes them.

use super::function::{Assembler, Release};
use super::operand::Refusal;
use super::parse::Parser;
use super::term::Term;
use super::{Error, Options, etf};
use crate::beam::{Atoms, Export, Lambda, Lines, Writer, id};

/// The `.beam` file of a listing.
pub fn assemble(text: &str, options: &Options) -> Result<Vec<u8>, Error> {
    let mut parser = Parser::new(text)?;
    let release = Release(options.otp.unwrap_or_else(|| guess_release(text)));
    let mut assembler = Assembler::new(release);
    while let Some(form) = parser.form()? {
        assembler
            .form(&form)
            .map_err(|reason| parser.form_error(reason))?;
    }
    build(&mut assembler).map_err(|reason| parser.form_error(reason))
}

/// Native records came with OTP 29; everything else is as good in a file of OTP 27.
fn guess_release(text: &str) -> u8 {
    if text.contains("\n{records,") { 29 } else { 27 }
}

fn build(assembler: &mut Assembler) -> Result<Vec<u8>, Refusal> {
    assembler.end_module()?;
    let debug = assembler.debug_table()?;
    let records = assembler.record_table()?;
    let release = assembler.release;
    let code = &assembler.code;
    let extra = |index: u64| {
        let position = index.checked_sub(u64::from(code.first_extra))?;
        code.extra_literals.get(position as usize).cloned()
    };
    let dict = &assembler.dict;
    let text = |error: crate::beam::Error| error.to_string();
    let names: Vec<&str> = dict.atoms.items().iter().map(|name| &**name).collect();
    // A byte is enough for a name's size before OTP 28, unless the name is of wide characters.
    let long_sizes = release.0 >= 28 || names.iter().any(|name| name.len() > 255);
    let reversed = |functions: &[Export]| functions.iter().rev().copied().collect::<Vec<_>>();
    let literals: Vec<&[u8]> = dict.literals.items().iter().map(Vec::as_slice).collect();
    let mut writer = Writer::new();
    writer
        .atoms(&Atoms { names, long_sizes })
        .code(&code.header, &code.encode().map_err(text)?)
        .strings(dict.strings.clone())
        .imports(dict.imports.items())
        .exports(&reversed(&dict.exports))
        .lambdas(&lambdas(assembler)?)
        .literals(&literals, release.0 <= 27);
    if !records.is_empty() {
        writer.records(&records, &extra).map_err(text)?;
    }
    if let Some(debug) = debug {
        writer.debug(&debug, &extra).map_err(text)?;
    }
    let md5 = writer.stamp();
    writer
        .locals(&reversed(&dict.locals))
        .chunk(
            id::ATTRIBUTES,
            etf::encode(&attributes(&assembler.attributes, md5)),
        )
        .chunk(id::COMPILE_INFO, etf::encode(&compile_info()))
        .lines(&lines(assembler))
        .chunk(id::TYPES, types(assembler));
    Ok(writer.finish())
}

/// The funs: each with the name and arity of the function at its label.
fn lambdas(assembler: &Assembler) -> Result<Vec<Lambda>, Refusal> {
    let dict = &assembler.dict;
    let functions = || dict.exports.iter().chain(&dict.locals);
    let by_label: std::collections::HashMap<u32, &Export> = functions()
        .map(|function| (function.label, function))
        .collect();
    let lambdas = dict
        .lambdas
        .iter()
        .enumerate()
        .map(|(index, &(label, free))| {
            let Some(function) = by_label.get(&label) else {
                return Err(format!("a fun of label {label}, where no function begins"));
            };
            let &&Export {
                function, arity, ..
            } = function;
            if free > arity {
                return Err(format!(
                    "a fun with more free variables than label {label} has parameters"
                ));
            }
            Ok(Lambda {
                function,
                arity,
                label,
                index: index as u32,
                free,
                old_uniq: 0,
            })
        });
    lambdas.collect()
}

/// The attributes; a module without a version gets its checksum for one.
fn attributes(given: &[Term], md5: [u8; 16]) -> Term {
    let mut attributes = Vec::with_capacity(given.len() + 1);
    if !given
        .iter()
        .any(|attribute| attribute.as_tagged().is_some_and(|(key, _)| key == "vsn"))
    {
        let number = u128::from_be_bytes(md5);
        let number = Term::integer(false, &[number as u64, (number >> 64) as u64]);
        attributes.push(Term::tagged("vsn", [Term::List(vec![number])]));
    }
    attributes.extend_from_slice(given);
    Term::List(attributes)
}

fn compile_info() -> Term {
    let version = Term::string(concat!("purlin ", env!("CARGO_PKG_VERSION")));
    Term::List(vec![Term::tagged("version", [version])])
}

fn lines(assembler: &Assembler) -> Lines<'_> {
    let dict = &assembler.dict;
    Lines {
        flags: u32::from(dict.executable_lines),
        instructions: dict.line_instructions,
        items: dict.lines.items().to_vec(),
        names: dict
            .files
            .items()
            .iter()
            .skip(1)
            .map(String::as_str)
            .collect(),
    }
}

fn types(assembler: &Assembler) -> Vec<u8> {
    let entries = assembler.dict.types.items();
    let head = [assembler.release.type_version(), entries.len() as u32];
    let mut out: Vec<u8> = head.iter().flat_map(|word| word.to_be_bytes()).collect();
    out.extend(entries.iter().flatten());
    out
}
