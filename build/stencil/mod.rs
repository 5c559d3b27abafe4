//! Stencils: from the object that rustc made to bytes with holes, laid out anew.
//!
//! A stencil's way to the next instruction comes last, so that it needs no jump; what leaves it for a slow
//! path stands apart (its *tail*), to be put behind all other code. Branches are written anew for that, as short as they can
//! be; every other instruction is kept as the compiler made it. A second copy, the *short* one, has operands that are no
//! terms in 8 bits, where an instruction can: registers with low numbers and small sizes fit them.
//!
//! What belongs to one processor stands in a module of its own (`x86_64`).
mod flow;
#[allow(dead_code, reason = "the machine fills the holes that the build finds")]
#[path = "../../src/native/hole.rs"]
pub mod hole;
mod layout;
mod listing;
mod read;
mod x86_64;

use hole::Hole;
use std::collections::BTreeSet;
use x86_64 as machine;

/// How rustc compiles stencils, beside what it is told for all handlers.
#[rustfmt::skip]
pub const FLAGS: &[&str] = &[
    // Addresses of code and operands are below 2 GiB: they fit the immediates of instructions.
    "-C", "relocation-model=static", "-C", "code-model=small", "-C", "jump-tables=no",
    // Loops are short, and each copy of one takes place.
    "-C", "no-vectorize-loops", "-C", "llvm-args=-unroll-runtime=false",
];

/// Longer ones are not worth their place: the shared function runs.
const LONGEST: usize = 128;

/// What is copied for one part of a stencil.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Part {
    code: Vec<u8>,
    holes: Vec<Hole>,
}

/// One stencil: its main part, which goes on at the next instruction if it comes to its end, and its tail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Stencil {
    main: Part,
    tail: Part,
}

/// A stencil, and the one for small operands if there is another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Copies {
    full: Stencil,
    short: Option<Stencil>,
}

/// The stencils of a form.
struct Form {
    name: String,
    /// What each knows of its operands.
    variants: Vec<String>,
    /// By variant: the stencil, or why the shared function runs.
    stencils: Vec<Result<Copies, &'static str>>,
}

/// All stencils.
pub struct Stencils {
    forms: Vec<Form>,
    /// The functions of the machine that they leave for.
    symbols: Vec<String>,
    constants: Vec<u8>,
}

/// Why there is no stencil.
enum Refusal {
    /// The shared function is the better choice.
    Shared(&'static str),
    /// The table must be mended.
    Error(String),
}

/// The stencils of an object.
///
/// # Errors
/// All stencils that break a rule, a line for each.
pub fn read(bytes: &[u8], forms: &[opsgen::FormStencils]) -> Result<Stencils, String> {
    let mut reader = read::Reader::new(bytes)?;
    let mut all = Vec::with_capacity(forms.len());
    let mut faults = BTreeSet::new();
    for form in forms {
        let mut stencils = Vec::with_capacity(form.stencils.len());
        for (number, stencil) in form.stencils.iter().enumerate() {
            stencils.push(match reader.stencil(&stencil.symbol, &stencil.narrow) {
                Ok(copies) => Ok(copies),
                Err(Refusal::Shared(why)) => Err(why),
                Err(Refusal::Error(why)) => {
                    faults.insert(format!("error: {} (stencil {number}): {why}", form.name));
                    Err("it is refused")
                }
            });
        }
        all.push(Form {
            name: form.name.clone(),
            variants: form.stencils.iter().map(|s| s.knows.clone()).collect(),
            stencils,
        });
    }
    if !faults.is_empty() {
        return Err(faults.into_iter().collect::<Vec<_>>().join("\n"));
    }
    let (symbols, constants) = reader.finish();
    let mut stencils = Stencils {
        forms: all,
        symbols,
        constants,
    };
    stencils.number_symbols();
    Ok(stencils)
}

impl Stencils {
    /// Numbers the functions that stencils leave for anew: those of refused stencils are not needed.
    fn number_symbols(&mut self) {
        let mut numbers = vec![None; self.symbols.len()];
        let mut kept = Vec::new();
        for copies in self
            .forms
            .iter_mut()
            .flat_map(|f| f.stencils.iter_mut().flatten())
        {
            for stencil in std::iter::once(&mut copies.full).chain(&mut copies.short) {
                for hole in stencil.main.holes.iter_mut().chain(&mut stencil.tail.holes) {
                    if let hole::What::Symbol(old) = &mut hole.what {
                        let at = usize::from(*old);
                        *old = *numbers[at].get_or_insert_with(|| {
                            kept.push(self.symbols[at].clone());
                            kept.len() as u16 - 1
                        });
                    }
                }
            }
        }
        self.symbols = kept;
    }
}
