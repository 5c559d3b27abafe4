//! Searching binaries: `binary:match`, `matches`, `split` and their compiled patterns.
use super::binary::{binary_size, range};
use super::binary_module::bytes_of;
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::bits;
use crate::heap::{Heap, Resource};
use crate::process::Process;
use crate::term::{Term, am, node};
use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem::Finder;
use std::borrow::Cow;
use std::ops::Range;

bifs! {
    binary {
        "compile_pattern"/1 => compile_pattern,
        "match"/2 long => match_2,
        "match"/3 long => match_3,
        "matches"/2 text => matches_2,
        "matches"/3 text => matches_3,
        "split"/2 text => split_2,
        "split"/3 text => split_3,
    }
}

/// What to search for, made ready. Of several patterns the one that begins first is found; of
/// those that begin at the same place the longest.
enum Compiled {
    One(Box<Finder<'static>>),
    Many(AhoCorasick),
}

/// What to search for: compiled, or as it was given.
enum Pattern<'a> {
    Compiled(&'a Compiled),
    One(Cow<'a, [u8]>),
    Many(Vec<Cow<'a, [u8]>>),
}

fn pattern_of<'a>(term: Term) -> Result<Pattern<'a>, Fault> {
    if let Some(elements) = term.as_tuple() {
        return match *elements {
            [tag @ (am::BM | am::AC), reference] => {
                let compiled = reference.as_resource().ok_or(Fault::BADARG)?;
                let is_one = matches!(compiled, Compiled::One(_));
                if is_one != (tag == am::BM) {
                    return badarg();
                }
                Ok(Pattern::Compiled(compiled))
            }
            _ => badarg(),
        };
    }
    let one = |term| bytes_of(term).and_then(|b| if b.is_empty() { badarg() } else { Ok(b) });
    if term.is_bitstring() {
        return Ok(Pattern::One(one(term)?));
    }
    let items = term.list_to_vec().ok_or(Fault::BADARG)?;
    let mut many: Vec<_> = items.into_iter().map(one).collect::<Result<_, _>>()?;
    match many.len() {
        0 => badarg(),
        1 => Ok(Pattern::One(many.remove(0))),
        _ => Ok(Pattern::Many(many)),
    }
}

fn automaton(patterns: &[Cow<'_, [u8]>]) -> Result<AhoCorasick, Fault> {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .map_err(|_| Fault::SYSTEM_LIMIT)
}

fn compile_pattern(p: &mut Process, args: &[Term]) -> Res {
    let (tag, compiled) = match pattern_of(args[0])? {
        Pattern::Compiled(_) => return badarg(),
        Pattern::One(bytes) => (
            am::BM,
            Compiled::One(Box::new(Finder::new(&*bytes).into_owned())),
        ),
        Pattern::Many(many) => (am::AC, Compiled::Many(automaton(&many)?)),
    };
    let resource = Resource::new(Box::new(compiled));
    let reference = p.magic_ref(node::fresh_ref_words(), resource);
    Ok(p.tuple(&[tag, reference]))
}

/// Calls `found` with where the matches are, in order, none overlapping another, until it says `false`.
fn search(pattern: &Pattern<'_>, text: &[u8], found: &mut dyn FnMut(Range<usize>) -> bool) {
    match pattern {
        Pattern::Compiled(Compiled::One(finder)) => {
            all_of_one(finder.needle().len(), finder.find_iter(text), found)
        }
        Pattern::Compiled(Compiled::Many(automaton)) => all_of_many(automaton, text, found),
        Pattern::One(bytes) => all_of_one(
            bytes.len(),
            memchr::memmem::find_iter(text, &**bytes),
            found,
        ),
        // An automaton would take longer to make than the search takes without it.
        Pattern::Many(many) if text.len() * total(many) < SIMPLE => simple(many, text, found),
        Pattern::Many(many) => match automaton(many) {
            Ok(automaton) => all_of_many(&automaton, text, found),
            Err(_) => simple(many, text, found),
        },
    }
}

fn all_of_one(
    n: usize,
    mut starts: impl Iterator<Item = usize>,
    found: &mut dyn FnMut(Range<usize>) -> bool,
) {
    while let Some(at) = starts.next()
        && found(at..at + n)
    {}
}

fn all_of_many(automaton: &AhoCorasick, text: &[u8], found: &mut dyn FnMut(Range<usize>) -> bool) {
    let mut matches = automaton.find_iter(text);
    while let Some(m) = matches.next()
        && found(m.range())
    {}
}

/// Bytes of text times bytes of patterns: so many comparisons at most take less time than making an automaton.
const SIMPLE: usize = 1 << 18;

fn total(many: &[Cow<'_, [u8]>]) -> usize {
    many.iter().map(|m| m.len()).sum()
}

/// Tries the patterns at each place where one may begin.
fn simple(many: &[Cow<'_, [u8]>], text: &[u8], found: &mut dyn FnMut(Range<usize>) -> bool) {
    let mut begins = [false; 256];
    for pattern in many {
        begins[pattern[0] as usize] = true;
    }
    let mut at = 0;
    while let Some(skipped) = text[at..].iter().position(|&b| begins[b as usize]) {
        at += skipped;
        let here = many.iter().filter(|m| text[at..].starts_with(m));
        match here.map(|m| m.len()).max() {
            Some(n) => {
                if !found(at..at + n) {
                    return;
                }
                at += n;
            }
            None => at += 1,
        }
    }
}

/// Options of `split`; those of the others are a part of them.
#[derive(Default)]
struct Options {
    /// Where to search: the first byte and the one after the last.
    scope: Option<Range<usize>>,
    global: bool,
    trim: bool,
    trim_all: bool,
}

/// The options for searching `text`. As in OTP, a list of them may end in anything.
fn options(list: Term, text: Term, split: bool) -> Result<Options, Fault> {
    if !list.is_list() {
        return badarg();
    }
    let size = binary_size(text)?;
    let mut options = Options::default();
    for option in list.iter_list() {
        match (option, option.as_tuple()) {
            (am::GLOBAL, _) if split => options.global = true,
            (am::TRIM, _) if split => options.trim = true,
            (am::TRIM_ALL, _) if split => options.trim_all = true,
            (_, Some(&[am::SCOPE, scope])) => match scope.as_tuple() {
                Some(&[pos, len]) => {
                    let (from, n) = range(size, pos, len).ok_or(Fault::BADARG)?;
                    options.scope = Some(from..from + n);
                }
                _ => return badarg(),
            },
            _ => return badarg(),
        }
    }
    Ok(options)
}

/// The places in `args[0]` where the pattern `args[1]` is found: the first, or all of them.
fn find(args: &[Term], options: &Options, all: bool) -> Result<Vec<Range<usize>>, Fault> {
    let pattern = pattern_of(args[1])?;
    let text = bytes_of(args[0])?;
    let scope = options.scope.clone().unwrap_or(0..text.len());
    let from = scope.start;
    let mut places = Vec::new();
    search(&pattern, &text[scope], &mut |place| {
        places.push(place.start + from..place.end + from);
        all
    });
    Ok(places)
}

fn place(p: &mut Process, at: &Range<usize>) -> Term {
    let (start, len) = (Term::small(at.start as i64), Term::small(at.len() as i64));
    p.tuple(&[start, len])
}

fn first_match(p: &mut Process, args: &[Term], options: &Options) -> Res {
    Ok(match find(args, options, false)?.first() {
        Some(at) => place(p, at),
        None => am::NOMATCH,
    })
}

fn all_matches(p: &mut Process, args: &[Term], options: &Options) -> Res {
    let places = find(args, options, true)?;
    Ok(places.iter().rev().fold(Term::NIL, |tail, at| {
        let head = place(p, at);
        p.cons(head, tail)
    }))
}

fn match_2(p: &mut Process, args: &[Term]) -> Res {
    first_match(p, args, &Options::default())
}

fn match_3(p: &mut Process, args: &[Term]) -> Res {
    let options = options(args[2], args[0], false)?;
    first_match(p, args, &options)
}

fn matches_2(p: &mut Process, args: &[Term]) -> Res {
    all_matches(p, args, &Options::default())
}

fn matches_3(p: &mut Process, args: &[Term]) -> Res {
    let options = options(args[2], args[0], false)?;
    all_matches(p, args, &options)
}

fn split(p: &mut Process, args: &[Term], options: &Options) -> Res {
    let size = binary_size(args[0])?;
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in find(args, options, options.global)? {
        pieces.push(from..at.start);
        from = at.end;
    }
    pieces.push(from..size);
    if options.trim_all {
        pieces.retain(|piece| !piece.is_empty());
    } else if options.trim {
        let used = pieces.iter().rposition(|piece| !piece.is_empty());
        pieces.truncate(used.map_or(0, |last| last + 1));
    }
    Ok(pieces.into_iter().rev().fold(Term::NIL, |tail, piece| {
        let head = bits::part(p, args[0], piece.start * 8, piece.len() * 8);
        p.cons(head, tail)
    }))
}

fn split_2(p: &mut Process, args: &[Term]) -> Res {
    split(p, args, &Options::default())
}

fn split_3(p: &mut Process, args: &[Term]) -> Res {
    let options = options(args[2], args[0], true)?;
    split(p, args, &options)
}
