//! The functions of `re` that OTP implements in C.
use super::re_options::{BAD_OPTION, Capture, Form, Groups, Options};
use super::{Fault, Res, badarg, iolist};
use crate::bifs;
use crate::heap::{Heap, MAX_HEAP_BIN};
use crate::process::Process;
use crate::re::{self, Bsr, CompileError, MatchError, Newline, Regex, Span, Subject, Trial, flag};
use crate::scheduler::REDUCTIONS;
use crate::term::{Term, am};
use std::borrow::Cow;
use std::sync::Arc;

bifs! {
    re {
        "version"/0 => version,
        "compile"/1 => compile_1,
        "compile"/2 => compile_2,
        "run"/2 text => run_2,
        "run"/3 text => run_3,
        "internal_run"/4 text => internal_run,
        "inspect"/2 => inspect,
        "import"/1 => import,
    }
}

/// Matches of one `global` call before other processes have their turn.
const SLICE: usize = 2000;
/// Bytes of a subject for one reduction.
const BYTES_PER_REDUCTION: usize = 256;
/// Begins a pattern that `re:import/1` takes.
const EXPORT_HEADER: &[u8] = b"re-purlin";

fn version(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.binary(re::version().as_bytes()))
}

/// Goes on in an Erlang function of `re`.
fn trap<T>(function: Term, args: &[Term]) -> Result<T, Fault> {
    Err(Fault::Trap {
        module: am::RE,
        function,
        args: args.to_vec(),
    })
}

fn compile_1(p: &mut Process, args: &[Term]) -> Res {
    compile(p, args[0], Term::NIL)
}

fn compile_2(p: &mut Process, args: &[Term]) -> Res {
    compile(p, args[0], args[1])
}

fn compile(p: &mut Process, pattern: Term, list: Term) -> Res {
    let options = Options::parse(list)?;
    if options.only_run {
        return Err(BAD_OPTION);
    }
    if options.unicode && !pattern.is_bitstring() {
        return trap(am::UCOMPILE, &[pattern, list]);
    }
    let bytes = iolist::to_vec(pattern).ok_or(Fault::BADARG)?;
    let compiled = match re::compile(&bytes, options.syntax) {
        Ok((_, packed)) if options.export => {
            let header = p.binary(EXPORT_HEADER);
            let (source, packed) = (p.binary(&bytes), p.binary(&packed));
            p.tuple(&[am::RE_EXPORTED_PATTERN, header, source, list, packed])
        }
        Ok((regex, packed)) => pattern_term(p, &regex, options.unicode, &packed),
        Err(error) => {
            let error = error_term(p, &error);
            return Ok(p.tuple(&[am::ERROR, error]));
        }
    };
    Ok(p.tuple(&[am::OK, compiled]))
}

/// `{re_pattern, Groups, Unicode, Crlf, Packed}`.
fn pattern_term(p: &mut Process, regex: &Regex, unicode: bool, packed: &[u8]) -> Term {
    let groups = Term::small(regex.groups().into());
    let flags = [unicode, regex.has_crlf()].map(|f| Term::small(f.into()));
    let packed = p.binary(packed);
    p.tuple(&[am::RE_PATTERN, groups, flags[0], flags[1], packed])
}

fn error_term(p: &mut Process, error: &CompileError) -> Term {
    let message = p.char_list(&error.message);
    let offset = p.uint(error.offset as u64);
    p.tuple(&[message, offset])
}

/// A compiled pattern as the program holds it.
struct Pattern<'t> {
    unicode: bool,
    packed: Cow<'t, [u8]>,
}

fn pattern<'t>(term: Term) -> Option<Pattern<'t>> {
    let &[am::RE_PATTERN, groups, unicode, crlf, packed] = term.as_tuple()? else {
        return None;
    };
    if !groups.is_small() || !crlf.is_small() {
        return None;
    }
    Some(Pattern {
        unicode: unicode.as_small()? != 0,
        packed: packed.to_bytes()?,
    })
}

fn inspect(p: &mut Process, args: &[Term]) -> Res {
    let pattern = pattern(args[0]).filter(|_| args[1] == am::NAMELIST);
    let regex = pattern.and_then(|p| re::load(&p.packed, Newline::Default, Bsr::Default));
    let regex = regex.ok_or(Fault::BADARG)?;
    let names: Vec<Term> = regex.names().map(|(name, _)| p.binary(name)).collect();
    let names = p.list(&names);
    Ok(p.tuple(&[am::NAMELIST, names]))
}

fn import(p: &mut Process, args: &[Term]) -> Res {
    let Some(&[am::RE_EXPORTED_PATTERN, header, source, list, packed]) = args[0].as_tuple() else {
        return badarg();
    };
    let (true, Some(source), true) = (header.is_binary(), source.to_bytes(), packed.is_binary())
    else {
        return badarg();
    };
    // Patterns of other machines are compiled from their source.
    let options = Options::parse(list).map_err(|_| Fault::BADARG)?;
    if options.only_run {
        return badarg();
    }
    match re::compile(&source, options.syntax) {
        Ok((regex, packed)) => Ok(pattern_term(p, &regex, options.unicode, &packed)),
        Err(_) => badarg(),
    }
}

fn run_2(p: &mut Process, args: &[Term]) -> Res {
    run(p, args[0], args[1], Term::NIL, None)
}

fn run_3(p: &mut Process, args: &[Term]) -> Res {
    run(p, args[0], args[1], args[2], None)
}

/// `re:internal_run/4` of `re.erl`'s own loop. With `{Offset, Matches}` for its last argument it goes on
/// with a `global` run, which this file does without that loop.
fn internal_run(p: &mut Process, args: &[Term]) -> Res {
    let resume = match args[3].as_tuple() {
        Some(&[offset, found]) => {
            let offset = offset.as_small().and_then(|n| usize::try_from(n).ok());
            Some((offset.ok_or(Fault::BADARG)?, found))
        }
        None if args[3].is_boolean() => None,
        _ => return badarg(),
    };
    run(p, args[0], args[1], args[2], resume)
}

/// Everything about a call of `re:run/3`.
struct Call<'c> {
    /// The arguments, for traps.
    args: [Term; 3],
    regex: Arc<Regex>,
    unicode: bool,
    options: Options,
    capture: Capture,
    subject: &'c Subject<'c>,
    bytes: &'c [u8],
}

fn run(p: &mut Process, subject: Term, re: Term, list: Term, resume: Option<(usize, Term)>) -> Res {
    let options = Options::parse(list)?;
    if options.export {
        return Err(BAD_OPTION);
    }
    let args = [subject, re, list];
    let (regex, unicode) = match find(args, &options)? {
        Ok(found) => found,
        Err(error) => return compile_failed(p, &error, &options),
    };
    let capture = Capture::parse(options.capture, &regex)?;
    let bytes = match subject.to_bytes() {
        Some(bytes) => bytes,
        None => Cow::Owned(iolist::to_vec(subject).ok_or(Fault::BADARG)?),
    };
    let checked = regex.subject(&bytes).map_err(|_| Fault::BADARG)?;
    let reductions = (bytes.len() / BYTES_PER_REDUCTION) as isize;
    p.regs.fcalls -= reductions.min(REDUCTIONS);
    let call = Call {
        args,
        unicode,
        options,
        capture,
        subject: &checked,
        bytes: &bytes,
        regex,
    };
    if !call.options.global {
        return call.once(p);
    }
    let (offset, found) = resume.unwrap_or((call.options.trial.offset, Term::NIL));
    call.global(p, offset, found)
}

type Found = Result<(Arc<Regex>, bool), CompileError>;

/// The pattern of a call, compiled, and whether it is one of Unicode.
fn find(args @ [subject, re, _]: [Term; 3], options: &Options) -> Result<Found, Fault> {
    // `re.erl` turns what Unicode is in lists into binaries.
    let foreign = !subject.is_bitstring();
    if re.as_tuple().is_some_and(|t| t.len() == 5) {
        let pattern = pattern(re).ok_or(Fault::BADARG)?;
        if options.only_compile {
            return badarg();
        }
        if pattern.unicode && foreign {
            return trap(am::URUN, &args);
        }
        let regex = re::load(&pattern.packed, options.syntax.newline, options.syntax.bsr);
        return Ok(Ok((regex.ok_or(Fault::BADARG)?, pattern.unicode)));
    }
    if !re.is_bitstring() && !re.is_list() {
        return badarg();
    }
    if options.unicode && (foreign || !re.is_bitstring()) {
        return trap(am::URUN, &args);
    }
    let source = iolist::to_vec(re).ok_or(Fault::BADARG)?;
    let compiled = re::compile(&source, options.syntax);
    Ok(compiled.map(|(regex, _)| (regex, options.unicode)))
}

fn compile_failed(p: &mut Process, error: &CompileError, options: &Options) -> Res {
    if !options.report_errors {
        return badarg();
    }
    let error = error_term(p, error);
    let error = p.tuple(&[am::COMPILE, error]);
    Ok(p.tuple(&[am::ERROR, error]))
}

impl Call<'_> {
    /// One attempt. The error is a result that the program gets as it is.
    fn attempt(&self, p: &mut Process, trial: &Trial) -> Result<Option<Vec<Span>>, Res> {
        let error = match self.regex.run(self.subject, trial) {
            Ok(spans) => return Ok(spans),
            Err(MatchError::Subject) => return Err(badarg()),
            Err(MatchError::Internal) => return Err(Err(Fault::Error(am::INTERNAL_ERROR))),
            Err(MatchError::MatchLimit) => am::MATCH_LIMIT,
            Err(MatchError::DepthLimit) => am::MATCH_LIMIT_RECURSION,
        };
        if self.options.report_errors {
            Err(Ok(p.tuple(&[am::ERROR, error])))
        } else {
            Ok(None)
        }
    }

    fn once(&self, p: &mut Process) -> Res {
        let spans = match self.attempt(p, &self.options.trial) {
            Ok(Some(spans)) => spans,
            Ok(None) => return Ok(am::NOMATCH),
            Err(result) => return result,
        };
        if matches!(self.capture.groups, Groups::None) {
            return Ok(am::MATCH);
        }
        let captured = self.captured(p, &spans);
        Ok(p.tuple(&[am::MATCH, captured]))
    }

    /// What the program gets of one match.
    fn captured(&self, p: &mut Process, spans: &[Span]) -> Term {
        let spans = self.capture.select(spans);
        let items: Vec<Term> = spans.into_iter().map(|s| self.item(p, s)).collect();
        p.list(&items)
    }

    fn item(&self, p: &mut Process, span: Span) -> Term {
        if self.capture.form == Form::Index {
            let (start, length) = match span {
                Some((start, end)) => (start as i64, (end - start) as i64),
                None => (-1, 0),
            };
            return p.tuple(&[Term::small(start), Term::small(length)]);
        }
        let (start, end) = span.unwrap_or((0, 0));
        let bytes = &self.bytes[start..end];
        if self.capture.form == Form::Binary {
            let subject = self.args[0];
            if bytes.len() > MAX_HEAP_BIN && subject.is_binary() {
                return p.sub_bits(subject, start * 8, bytes.len() * 8);
            }
            return p.binary(bytes);
        }
        match std::str::from_utf8(bytes) {
            Ok(text) if self.unicode => p.char_list(text),
            _ => p.byte_list(bytes, Term::NIL),
        }
    }

    /// All matches from `offset` on, after those `found` (the last first): as `re:grun/3` finds them.
    fn global(&self, p: &mut Process, mut offset: usize, found: Term) -> Res {
        let mut matches = Vec::new();
        while offset <= self.bytes.len() {
            if matches.len() >= SLICE {
                return self.later(p, offset, &matches, found);
            }
            let trial = Trial {
                offset,
                ..self.options.trial
            };
            let spans = match self.attempt(p, &trial) {
                Ok(Some(spans)) => spans,
                Ok(None) => break,
                Err(result) => return result,
            };
            let (start, end) = spans[0].unwrap_or((offset, offset));
            matches.push(self.kept(p, &spans));
            offset = end;
            if end > start {
                continue;
            }
            // An empty match: perhaps one that is not begins at the same place.
            let again = Trial {
                flags: trial.flags | flag::NOTEMPTY_ATSTART | flag::ANCHORED,
                ..trial
            };
            match self.attempt(p, &again) {
                Ok(Some(spans)) => {
                    matches.push(self.kept(p, &spans));
                    let length = spans[0].map_or(0, |(start, end)| end - start);
                    offset = start + length;
                    if length == 0 {
                        offset = self.forward(start);
                    }
                }
                Ok(None) => offset = self.forward(start),
                Err(result) => return result,
            }
        }
        self.all(p, &matches, found)
    }

    fn kept(&self, p: &mut Process, spans: &[Span]) -> Term {
        match self.capture.groups {
            Groups::None => Term::NIL,
            _ => self.captured(p, spans),
        }
    }

    /// The place after the character at `at`; a carriage return with its line feed is one.
    fn forward(&self, at: usize) -> usize {
        let rest = &self.bytes[at.min(self.bytes.len())..];
        if self.regex.has_crlf() && rest.starts_with(b"\r\n") {
            return at + 2;
        }
        let step = match rest.first() {
            Some(0xc0..=0xdf) if self.unicode => 2,
            Some(0xe0..=0xef) if self.unicode => 3,
            Some(0xf0..=0xf7) if self.unicode => 4,
            _ => 1,
        };
        at + step
    }

    /// Lets others run, and goes on then.
    fn later(&self, p: &mut Process, offset: usize, matches: &[Term], found: Term) -> Res {
        let found = matches.iter().fold(found, |list, &m| p.cons(m, list));
        let offset = p.uint(offset as u64);
        let resume = p.tuple(&[offset, found]);
        p.regs.fcalls = 0;
        let [subject, re, list] = self.args;
        trap(am::INTERNAL_RUN, &[subject, re, list, resume])
    }

    fn all(&self, p: &mut Process, matches: &[Term], found: Term) -> Res {
        if matches.is_empty() && found.is_nil() {
            return Ok(am::NOMATCH);
        }
        if matches!(self.capture.groups, Groups::None) {
            return Ok(am::MATCH);
        }
        let last = p.list(matches);
        let all = found.iter_list().fold(last, |list, m| p.cons(m, list));
        Ok(p.tuple(&[am::MATCH, all]))
    }
}
