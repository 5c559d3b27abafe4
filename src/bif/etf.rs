//! The external term format's functions: `term_to_binary`, `binary_to_term` and their kin.
use super::{Fault, Res, badarg, charge};
use crate::bifs;
use crate::etf::encode::{self, DEFAULT_LEVEL, Options, Pieces, TooLarge};
use crate::etf::{self, VERSION};
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

bifs! {
    erlang {
        "term_to_binary"/1 deep => term_to_binary_1,
        "term_to_binary"/2 deep => term_to_binary_2,
        "term_to_iovec"/1 deep => term_to_iovec_1,
        "term_to_iovec"/2 deep => term_to_iovec_2,
        "binary_to_term"/1 long => binary_to_term_1,
        "binary_to_term"/2 long => binary_to_term_2,
        "external_size"/1 deep => external_size_1,
        "external_size"/2 deep => external_size_2,
    }
}

impl From<TooLarge> for Fault {
    fn from(_: TooLarge) -> Fault {
        Fault::SYSTEM_LIMIT
    }
}

/// The options of `term_to_binary/2`.
fn encode_options(list: Term) -> Result<Options, Fault> {
    let mut options = Options::default();
    let Some(items) = list.list_to_vec() else {
        return badarg();
    };
    for item in items {
        match item.as_tuple() {
            None if item == am::COMPRESSED => options.compress = Some(DEFAULT_LEVEL),
            None if item == am::DETERMINISTIC => options.deterministic = true,
            None if item == am::LOCAL => options.local = true,
            Some(&[key, value]) => match (key, value.as_small()) {
                (am::MINOR_VERSION, Some(version @ 0..=2)) => {
                    options.new_floats = version > 0;
                    options.utf8_atoms = version > 1;
                }
                (am::COMPRESSED, Some(0)) => options.compress = None,
                (am::COMPRESSED, Some(level @ 1..=9)) => options.compress = Some(level as u32),
                _ => return badarg(),
            },
            _ => return badarg(),
        }
    }
    if options.deterministic && options.local {
        return badarg();
    }
    Ok(options)
}

/// Bytes that are read or written for one reduction.
const BYTES_PER_REDUCTION: usize = 128;

fn to_binary(p: &mut Process, term: Term, options: &Options) -> Res {
    let bytes = etf::encode(term, options)?;
    charge(p, bytes.len(), BYTES_PER_REDUCTION);
    Ok(p.binary(&bytes))
}

fn term_to_binary_1(p: &mut Process, args: &[Term]) -> Res {
    to_binary(p, args[0], &Options::default())
}

fn term_to_binary_2(p: &mut Process, args: &[Term]) -> Res {
    let options = encode_options(args[1])?;
    to_binary(p, args[0], &options)
}

/// A list of binaries that hold the external term together; large ones are shared with it.
fn to_iovec(p: &mut Process, term: Term, options: &Options) -> Res {
    // The hash of the local form, and compression, need the bytes in one piece.
    if options.local || options.compress.is_some() {
        let whole = to_binary(p, term, options)?;
        return Ok(p.list(&[whole]));
    }
    let mut pieces = Pieces::default();
    pieces.own.push(VERSION);
    encode::write(term, &mut pieces, options)?;
    charge(p, pieces.own.len(), BYTES_PER_REDUCTION);
    let own = p.binary(&pieces.own);
    let mut list = Vec::new();
    let mut from = 0;
    for (at, shared) in pieces.shared {
        if at > from {
            list.push(p.sub_bits(own, from * 8, (at - from) * 8));
        }
        list.push(shared);
        from = at;
    }
    if pieces.own.len() > from {
        list.push(p.sub_bits(own, from * 8, (pieces.own.len() - from) * 8));
    }
    Ok(p.list(&list))
}

fn term_to_iovec_1(p: &mut Process, args: &[Term]) -> Res {
    to_iovec(p, args[0], &Options::default())
}

fn term_to_iovec_2(p: &mut Process, args: &[Term]) -> Res {
    let options = encode_options(args[1])?;
    to_iovec(p, args[0], &options)
}

fn external_size_1(p: &mut Process, args: &[Term]) -> Res {
    let size = encode::size(args[0], &Options::default())?;
    Ok(p.uint(size as u64))
}

fn external_size_2(p: &mut Process, args: &[Term]) -> Res {
    let options = encode_options(args[1])?;
    let size = encode::size(args[0], &options)?;
    Ok(p.uint(size as u64))
}

/// The term in a binary, and how many of its bytes it takes.
fn from_binary(p: &mut Process, binary: Term, safe: bool) -> Result<(Term, usize), Fault> {
    let Some(bytes) = binary.to_bytes() else {
        return badarg();
    };
    charge(p, bytes.len(), BYTES_PER_REDUCTION);
    let options = etf::Options {
        safe,
        context: etf::machine(),
    };
    etf::decode(&bytes, p, &options).map_err(|_| Fault::BADARG)
}

fn binary_to_term_1(p: &mut Process, args: &[Term]) -> Res {
    Ok(from_binary(p, args[0], false)?.0)
}

fn binary_to_term_2(p: &mut Process, args: &[Term]) -> Res {
    const BAD_OPTION: Fault = Fault::ErrorCause(am::BADARG, am::BADOPT);
    let options = args[1].list_to_vec().ok_or(BAD_OPTION)?;
    if !options.iter().all(|&o| o == am::SAFE || o == am::USED) {
        return Err(BAD_OPTION);
    }
    let (term, used) = from_binary(p, args[0], options.contains(&am::SAFE))?;
    if !options.contains(&am::USED) {
        return Ok(term);
    }
    let used = p.uint(used as u64);
    Ok(p.tuple(&[term, used]))
}
