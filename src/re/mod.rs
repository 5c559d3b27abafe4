//! Regular expressions, as OTP's module `re` has them, over PCRE2.
//!
//! A compiled pattern is a term that any process may keep, send or write to disk: it holds the pattern
//! and its options, not PCRE2's code. The code is in a cache of this machine, keyed by both.
mod cache;
mod pcre;
mod pcre8;
mod tables;

pub use pcre::{CompileError, MatchError, Subject};

use std::sync::Arc;

/// Compile-time flags: PCRE2's own bits.
pub mod flag {
    pub use pcre2_sys::{
        PCRE2_ANCHORED as ANCHORED, PCRE2_CASELESS as CASELESS,
        PCRE2_DOLLAR_ENDONLY as DOLLAR_ENDONLY, PCRE2_DOTALL as DOTALL, PCRE2_DUPNAMES as DUPNAMES,
        PCRE2_EXTENDED as EXTENDED, PCRE2_FIRSTLINE as FIRSTLINE, PCRE2_MULTILINE as MULTILINE,
        PCRE2_NEVER_UTF as NEVER_UTF, PCRE2_NO_AUTO_CAPTURE as NO_AUTO_CAPTURE,
        PCRE2_NO_START_OPTIMIZE as NO_START_OPTIMIZE, PCRE2_UCP as UCP, PCRE2_UNGREEDY as UNGREEDY,
        PCRE2_UTF as UTF,
    };
    // At match time.
    pub use pcre2_sys::{
        PCRE2_NOTBOL as NOTBOL, PCRE2_NOTEMPTY as NOTEMPTY,
        PCRE2_NOTEMPTY_ATSTART as NOTEMPTY_ATSTART, PCRE2_NOTEOL as NOTEOL,
    };
}

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Newline {
    Default = 0,
    Cr = 1,
    Lf = 2,
    Crlf = 3,
    Any = 4,
    AnyCrlf = 5,
}

/// What `\R` matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Bsr {
    Default = 0,
    Unicode = 1,
    AnyCrlf = 2,
}

/// How a pattern is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syntax {
    /// Of `flag`.
    pub flags: u32,
    pub newline: Newline,
    pub bsr: Bsr,
}

/// How a match is tried.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trial {
    /// Byte of the subject at which to begin.
    pub offset: usize,
    /// Of `flag`.
    pub flags: u32,
    pub match_limit: Option<u32>,
    pub depth_limit: Option<u32>,
}

/// Bytes from, and up to; `None`: the group took no part.
pub type Span = Option<(usize, usize)>;

/// A compiled pattern.
pub struct Regex {
    code: pcre::Code,
    names: Vec<(Vec<u8>, u32)>,
    /// Compiled with `dupnames`: equal names stand for one.
    dupnames: bool,
}

const MAGIC: &[u8; 9] = b"purlin-re";
const HEAD: usize = MAGIC.len() + 6;

/// The pattern and how to compile it, as bytes: what a compiled pattern's term holds.
fn pack(pattern: &[u8], syntax: Syntax) -> Vec<u8> {
    let mut packed = Vec::with_capacity(HEAD + pattern.len());
    packed.extend_from_slice(MAGIC);
    packed.extend_from_slice(&syntax.flags.to_be_bytes());
    packed.extend_from_slice(&[syntax.newline as u8, syntax.bsr as u8]);
    packed.extend_from_slice(pattern);
    packed
}

fn unpack(packed: &[u8]) -> Option<(&[u8], Syntax)> {
    let (flags, rest) = packed.strip_prefix(MAGIC)?.split_first_chunk::<4>()?;
    let (&[newline, bsr], pattern) = rest.split_first_chunk::<2>()?;
    let newline = match newline {
        0 => Newline::Default,
        1 => Newline::Cr,
        2 => Newline::Lf,
        3 => Newline::Crlf,
        4 => Newline::Any,
        5 => Newline::AnyCrlf,
        _ => return None,
    };
    let bsr = match bsr {
        0 => Bsr::Default,
        1 => Bsr::Unicode,
        2 => Bsr::AnyCrlf,
        _ => return None,
    };
    let syntax = Syntax {
        flags: u32::from_be_bytes(*flags),
        newline,
        bsr,
    };
    Some((pattern, syntax))
}

/// The version and date of the PCRE that programs expect.
pub fn version() -> String {
    if pcre8::is_expected() {
        pcre8::VERSION.into()
    } else {
        pcre::version()
    }
}

/// Compiles the pattern, or finds it compiled; also gives the bytes that `load` takes.
pub fn compile(pattern: &[u8], syntax: Syntax) -> Result<(Arc<Regex>, Vec<u8>), CompileError> {
    let packed = pack(pattern, syntax);
    let regex = cache::get(&packed, || Regex::new(pattern, syntax))?;
    Ok((regex, packed))
}

/// The compiled pattern of those bytes, with other ends of lines if asked for. `None`: they are not
/// `compile`'s.
pub fn load(packed: &[u8], newline: Newline, bsr: Bsr) -> Option<Arc<Regex>> {
    let (pattern, mut syntax) = unpack(packed)?;
    if newline == Newline::Default && bsr == Bsr::Default {
        return cache::get(packed, || Regex::new(pattern, syntax)).ok();
    }
    if newline != Newline::Default {
        syntax.newline = newline;
    }
    if bsr != Bsr::Default {
        syntax.bsr = bsr;
    }
    compile(pattern, syntax).ok().map(|(regex, _)| regex)
}

impl Regex {
    fn new(pattern: &[u8], syntax: Syntax) -> Result<Regex, CompileError> {
        let code = if pcre8::is_expected() {
            let rewritten = pcre8::Rewritten::new(pattern);
            let code = pcre::Code::new(&rewritten.pattern, syntax, true);
            code.map_err(|mut error| {
                error.offset = rewritten.original(error.offset);
                pcre8::retold(error, pattern)
            })?
        } else {
            pcre::Code::new(pattern, syntax, false)?
        };
        let names = code.names();
        let dupnames = syntax.flags & flag::DUPNAMES != 0;
        Ok(Regex {
            code,
            names,
            dupnames,
        })
    }
    /// Number of groups.
    pub fn groups(&self) -> u32 {
        self.code.groups()
    }
    /// A carriage return and a line feed may be one end of line.
    pub fn has_crlf(&self) -> bool {
        self.code.has_crlf()
    }
    /// Names of groups, in order. Under `dupnames` each comes once; where the pattern itself allows a name
    /// to come again (`(?J)`), that is how often it is here.
    pub fn names(&self) -> impl Iterator<Item = (&[u8], Vec<u32>)> {
        let starts = (0..self.names.len()).filter(|&i| {
            let again = i > 0 && self.names[i - 1].0 == self.names[i].0;
            !(again && self.dupnames)
        });
        starts.map(|i| {
            let (name, number) = &self.names[i];
            let numbers = if self.dupnames {
                self.numbers(name)
            } else {
                vec![*number]
            };
            (&name[..], numbers)
        })
    }
    /// Numbers of the groups of that name.
    pub fn numbers(&self, name: &[u8]) -> Vec<u32> {
        if !self.dupnames && pcre8::is_expected() {
            return pcre8::number(&self.names, name).into_iter().collect();
        }
        let same = self.names.iter().filter(|(n, _)| n == name);
        let most = if self.dupnames { usize::MAX } else { 1 };
        same.map(|&(_, number)| number).take(most).collect()
    }
    /// The bytes as a subject for `run`.
    pub fn subject<'s>(&self, bytes: &'s [u8]) -> Result<Subject<'s>, MatchError> {
        self.code.subject(bytes)
    }
    /// The first match: the whole and its groups, up to the last that took part. `None`: no match.
    pub fn run(&self, subject: &Subject, trial: &Trial) -> Result<Option<Vec<Span>>, MatchError> {
        self.code.run(subject, trial)
    }
}
