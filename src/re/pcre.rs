//! PCRE2 behind safe functions: the only file of `re` that calls C.
use super::{Bsr, Newline, Span, Syntax, Trial, pcre8, tables};
use pcre2_sys::*;
use std::cell::RefCell;
use std::ffi::c_void;
use std::ptr::{null, null_mut};

/// Options that a match may have.
const TRIAL_FLAGS: u32 =
    PCRE2_ANCHORED | PCRE2_NOTBOL | PCRE2_NOTEOL | PCRE2_NOTEMPTY | PCRE2_NOTEMPTY_ATSTART;
/// Options that compilation may have.
const SYNTAX_FLAGS: u32 = PCRE2_ANCHORED
    | PCRE2_CASELESS
    | PCRE2_DOLLAR_ENDONLY
    | PCRE2_DOTALL
    | PCRE2_DUPNAMES
    | PCRE2_EXTENDED
    | PCRE2_FIRSTLINE
    | PCRE2_MULTILINE
    | PCRE2_NEVER_UTF
    | PCRE2_NO_AUTO_CAPTURE
    | PCRE2_NO_START_OPTIMIZE
    | PCRE2_UCP
    | PCRE2_UNGREEDY
    | PCRE2_UTF;
/// Most memory that one match may take for backtracking, in KiB.
const HEAP_LIMIT: u32 = 512 * 1024;

/// Why a pattern is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompileError {
    pub message: String,
    /// Byte of the pattern.
    pub offset: usize,
    /// PCRE2's number of it.
    pub code: u32,
}

/// Why a match was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchError {
    MatchLimit,
    DepthLimit,
    /// The subject is no UTF-8, or the offset is none of a character in it.
    Subject,
    Internal,
}

/// What patterns are matched against.
pub struct Subject<'s> {
    bytes: &'s [u8],
    /// They are valid UTF-8.
    utf8: bool,
}

/// Compiled code.
pub struct Code(*mut pcre2_code_8);

// SAFETY: PCRE2 does not change compiled code after compilation ("Multithreading" in pcre2api).
unsafe impl Send for Code {}
// SAFETY: as above: matching only reads it.
unsafe impl Sync for Code {}

impl Drop for Code {
    fn drop(&mut self) {
        // SAFETY: `Code` owns it.
        unsafe { pcre2_code_free_8(self.0) }
    }
}

/// A compile context, freed when dropped.
struct Context(*mut pcre2_compile_context_8);

impl Drop for Context {
    fn drop(&mut self) {
        // SAFETY: `Context` owns it.
        unsafe { pcre2_compile_context_free_8(self.0) }
    }
}

impl Context {
    /// `latin1`: what letters are is Latin-1's affair, in patterns for UTF-8 too.
    fn new(syntax: Syntax, latin1: bool) -> Context {
        // SAFETY: null asks for default memory management.
        let context = unsafe { pcre2_compile_context_create_8(null_mut()) };
        assert!(!context.is_null(), "no memory for a compile context");
        // SAFETY: `context` is alive; the tables are static, as long as PCRE2 says, and outlive all code.
        unsafe {
            if latin1 || syntax.flags & PCRE2_UTF == 0 {
                pcre2_set_character_tables_8(context, tables::LATIN1.as_ptr());
            }
            if pcre8::is_expected() {
                pcre2_set_parens_nest_limit_8(context, pcre8::MAX_DEPTH);
                pcre2_set_compile_extra_options_8(context, PCRE2_EXTRA_ALLOW_LOOKAROUND_BSK);
            }
            if syntax.newline != Newline::Default {
                pcre2_set_newline_8(context, syntax.newline as u32);
            }
            if syntax.bsr != Bsr::Default {
                pcre2_set_bsr_8(context, syntax.bsr as u32);
            }
        }
        Context(context)
    }
}

impl Code {
    pub fn new(pattern: &[u8], syntax: Syntax, latin1: bool) -> Result<Code, CompileError> {
        let context = Context::new(syntax, latin1);
        let mut flags = syntax.flags & SYNTAX_FLAGS;
        // PCRE2 takes letters beyond ASCII for spaces when it looks for where a match may begin.
        if latin1 && flags & PCRE2_UTF != 0 && memchr::memmem::find(pattern, b"\\w").is_some() {
            flags |= PCRE2_NO_START_OPTIMIZE;
        }
        let (mut error, mut offset) = (0, 0);
        // SAFETY: the pattern is as long as said; the context is alive.
        let code = unsafe {
            pcre2_compile_8(
                pattern.as_ptr(),
                pattern.len(),
                flags,
                &mut error,
                &mut offset,
                context.0,
            )
        };
        if code.is_null() {
            return Err(CompileError {
                message: message(error),
                offset,
                code: error.unsigned_abs(),
            });
        }
        Ok(Code(code))
    }

    fn info<T: Copy>(&self, what: u32, mut value: T) -> T {
        // SAFETY: the callers below give each item the type that pcre2_pattern_info documents.
        unsafe { pcre2_pattern_info_8(self.0, what, (&raw mut value).cast::<c_void>()) };
        value
    }

    pub fn groups(&self) -> u32 {
        self.info(PCRE2_INFO_CAPTURECOUNT, 0u32)
    }

    pub fn has_crlf(&self) -> bool {
        let newline = self.info(PCRE2_INFO_NEWLINE, 0u32);
        matches!(
            newline,
            PCRE2_NEWLINE_ANY | PCRE2_NEWLINE_CRLF | PCRE2_NEWLINE_ANYCRLF
        )
    }

    pub fn names(&self) -> Vec<(Vec<u8>, u32)> {
        let count = self.info(PCRE2_INFO_NAMECOUNT, 0u32) as usize;
        let size = self.info(PCRE2_INFO_NAMEENTRYSIZE, 0u32) as usize;
        let table = self.info(PCRE2_INFO_NAMETABLE, null::<u8>());
        if count == 0 || table.is_null() {
            return Vec::new();
        }
        // SAFETY: the table has `count` entries of `size` bytes, and lives as long as the code.
        let table = unsafe { std::slice::from_raw_parts(table, count * size) };
        let entry = |entry: &[u8]| {
            let name = &entry[2..];
            let end = name.iter().position(|&b| b == 0).unwrap_or(name.len());
            let number = u32::from(entry[0]) << 8 | u32::from(entry[1]);
            (name[..end].to_vec(), number)
        };
        table.chunks(size).map(entry).collect()
    }

    /// The pattern and its subjects are UTF-8.
    pub fn is_utf(&self) -> bool {
        self.info(PCRE2_INFO_ALLOPTIONS, 0u32) & PCRE2_UTF != 0
    }

    /// The bytes, made sure of for `run`.
    pub fn subject<'s>(&self, bytes: &'s [u8]) -> Result<Subject<'s>, MatchError> {
        let utf8 = self.is_utf();
        if utf8 && std::str::from_utf8(bytes).is_err() {
            return Err(MatchError::Subject);
        }
        Ok(Subject { bytes, utf8 })
    }

    /// The first match. `subject` must be this code's own, or of another's with UTF-8.
    pub fn run(&self, subject: &Subject, trial: &Trial) -> Result<Option<Vec<Span>>, MatchError> {
        let inside = match subject.bytes.get(trial.offset) {
            Some(byte) => !self.is_utf() || byte & 0xc0 != 0x80,
            None => trial.offset == subject.bytes.len(),
        };
        if !inside || self.is_utf() && !subject.utf8 {
            return Err(MatchError::Subject);
        }
        MATCHER.with_borrow_mut(|matcher| matcher.run(self, subject.bytes, trial))
    }
}

fn message(error: i32) -> String {
    let mut text = [0; 256];
    // SAFETY: the buffer is as long as said.
    let n = unsafe { pcre2_get_error_message_8(error, text.as_mut_ptr(), text.len()) };
    let n = usize::try_from(n).unwrap_or(0);
    String::from_utf8_lossy(&text[..n]).into_owned()
}

thread_local! {
    static MATCHER: RefCell<Matcher> = RefCell::new(Matcher::new());
}

/// What a thread needs to match: limits, and room for the results.
struct Matcher {
    limits: *mut pcre2_match_context_8,
    data: *mut pcre2_match_data_8,
    /// Spans that fit `data`.
    room: u32,
}

impl Drop for Matcher {
    fn drop(&mut self) {
        // SAFETY: the matcher owns both; freeing null does nothing.
        unsafe {
            pcre2_match_context_free_8(self.limits);
            pcre2_match_data_free_8(self.data);
        }
    }
}

impl Matcher {
    fn new() -> Matcher {
        // SAFETY: null asks for default memory management.
        let limits = unsafe { pcre2_match_context_create_8(null_mut()) };
        assert!(!limits.is_null(), "no memory for a match context");
        // SAFETY: `limits` is alive.
        unsafe { pcre2_set_heap_limit_8(limits, HEAP_LIMIT) };
        Matcher {
            limits,
            data: null_mut(),
            room: 0,
        }
    }

    /// Makes room for `spans` results.
    fn reserve(&mut self, spans: u32) {
        if spans <= self.room {
            return;
        }
        // SAFETY: the old data are ours, or null; null asks for default memory management.
        unsafe {
            pcre2_match_data_free_8(self.data);
            self.data = pcre2_match_data_create_8(spans, null_mut());
        }
        assert!(!self.data.is_null(), "no memory for match data");
        self.room = spans;
    }

    fn run(
        &mut self,
        code: &Code,
        subject: &[u8],
        trial: &Trial,
    ) -> Result<Option<Vec<Span>>, MatchError> {
        self.reserve(code.groups() + 1);
        let limit = trial.match_limit.unwrap_or(DEFAULT_LIMIT);
        let depth = trial.depth_limit.unwrap_or(DEFAULT_LIMIT);
        // SAFETY: context, code, data and subject are alive; the subject is as long as said. Code for
        // UTF-8 gets a subject that has been checked, and an offset between characters (`Code::run`).
        let count = unsafe {
            pcre2_set_match_limit_8(self.limits, limit);
            pcre2_set_depth_limit_8(self.limits, depth);
            pcre2_match_8(
                code.0,
                subject.as_ptr(),
                subject.len(),
                trial.offset,
                trial.flags & TRIAL_FLAGS | PCRE2_NO_UTF_CHECK,
                self.data,
                self.limits,
            )
        };
        let spans = match u32::try_from(count) {
            Ok(count) => Ok(Some(self.spans(count))),
            Err(_) => error(count).map_or(Ok(None), Err),
        };
        self.shrink();
        spans
    }

    fn spans(&self, count: u32) -> Vec<Span> {
        // SAFETY: a match has filled the first `count` pairs of the vector.
        let ends = unsafe {
            let ends = pcre2_get_ovector_pointer_8(self.data);
            std::slice::from_raw_parts(ends, 2 * count as usize)
        };
        let span =
            |pair: &[usize]| (pair[0] != usize::MAX).then(|| (pair[0], pair[1].max(pair[0])));
        ends.chunks(2).map(span).collect()
    }

    /// Gives back what a large match took.
    fn shrink(&mut self) {
        const KEEP: usize = 1 << 20;
        // SAFETY: `data` was made by `reserve`.
        let size = unsafe { pcre2_get_match_data_heapframes_size_8(self.data) };
        if size > KEEP {
            // SAFETY: the data are ours, and not used afterwards.
            unsafe { pcre2_match_data_free_8(self.data) };
            self.data = null_mut();
            self.room = 0;
        }
    }
}

/// Steps of a match, and depth of backtracking, that are allowed unless the caller says.
const DEFAULT_LIMIT: u32 = 10_000_000;

/// What PCRE2's error means; `None`: no match.
fn error(code: i32) -> Option<MatchError> {
    match code {
        // OTP has always told a pattern that recurses for ever as "no match".
        PCRE2_ERROR_NOMATCH | PCRE2_ERROR_RECURSELOOP => None,
        PCRE2_ERROR_MATCHLIMIT => Some(MatchError::MatchLimit),
        PCRE2_ERROR_DEPTHLIMIT | PCRE2_ERROR_HEAPLIMIT => Some(MatchError::DepthLimit),
        PCRE2_ERROR_UTF8_ERR21..=PCRE2_ERROR_UTF8_ERR1
        | PCRE2_ERROR_BADUTFOFFSET
        | PCRE2_ERROR_BADOFFSET => Some(MatchError::Subject),
        _ => Some(MatchError::Internal),
    }
}

/// PCRE2's version and date.
pub fn version() -> String {
    let mut text = [0u8; 64];
    // SAFETY: the version is far shorter than the buffer.
    let n = unsafe { pcre2_config_8(PCRE2_CONFIG_VERSION, text.as_mut_ptr().cast::<c_void>()) };
    let n = usize::try_from(n).unwrap_or(0).saturating_sub(1);
    String::from_utf8_lossy(&text[..n]).into_owned()
}
