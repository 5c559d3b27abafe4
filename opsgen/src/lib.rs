//! The table compiler: instruction tables in, loader, handlers and reference out.
//!
//! The files are the pipeline: [`parse`] → [`resolve`] → [`check`] → [`expand`] → [`emit`].

pub mod ast;
pub mod check;
pub mod code;
pub mod diag;
pub mod emit;
pub mod expand;
pub mod layout;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod rewrite;
pub mod set;

pub use diag::{Diagnostics, Source};
pub use emit::{Config, FormStencils};
pub use model::Tables;

/// Compiles the tables, files in the order in which their rules apply.
pub fn compile(sources: &[Source]) -> Result<Tables, Diagnostics> {
    let (tables, diags) = compile_as_is(sources);
    if diags.is_empty() {
        Ok(tables)
    } else {
        Err(diags)
    }
}

/// For tables that are being written: whatever of them is whole, and all that is wrong with them.
pub fn compile_as_is(sources: &[Source]) -> (Tables, Diagnostics) {
    let mut diags = Diagnostics {
        sources: sources.to_vec(),
        list: Vec::new(),
    };
    let mut items = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        items.extend(parse::parse(file as u32, source, &mut diags));
    }
    let tables = resolve::resolve(&items, &mut diags);
    let resolved = diags.list.iter().all(|d| d.code.harmless());
    check::check(&tables, resolved, &mut diags);
    diags.finish();
    (tables, diags)
}
