//! Names of files: between character data and the bytes that the operating system wants.
use super::binary_module::bytes_of;
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};
use std::sync::atomic::{AtomicU8, Ordering};

bifs! {
    prim_file {
        "internal_name2native"/1 => name_to_native,
        "internal_native2name"/1 => native_to_name,
        "internal_normalize_utf8"/1 => normalize,
        "is_translatable"/1 => is_translatable,
    }
    file {
        "native_name_encoding"/0 => |_, _| Ok(match encoding() {
            Encoding::Latin1 => am::LATIN1,
            Encoding::Utf8 => am::UTF8,
        }),
    }
    io {
        "printable_range"/0 => |_, _| Ok(match PRINTABLE.load(Ordering::Relaxed) {
            0 => am::LATIN1,
            _ => am::UNICODE,
        }),
    }
}

/// How the names of files are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Latin1,
    Utf8,
}

/// 0: as the locale says; else the encoding plus one.
static ENCODING: AtomicU8 = AtomicU8::new(0);
/// What to do about a file's name that is not in the encoding, as `erl`'s `+fnu{w,i,e}`.
static WARNING: AtomicU8 = AtomicU8::new(Warning::Warn as u8);
/// 0: Latin-1, 1: Unicode.
static PRINTABLE: AtomicU8 = AtomicU8::new(0);

/// See `set_name_encoding`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Warning {
    Warn,
    Ignore,
    Error,
}

/// The flags `+fnl`, `+fnu…`: to be set when the machine starts.
pub fn set_name_encoding(encoding: Encoding, warning: Warning) {
    ENCODING.store(encoding as u8 + 1, Ordering::Relaxed);
    WARNING.store(warning as u8, Ordering::Relaxed);
}

/// The flag `+pc`: to be set when the machine starts.
pub fn set_printable_unicode(unicode: bool) {
    PRINTABLE.store(unicode.into(), Ordering::Relaxed);
}

/// The encoding of files' names.
pub fn encoding() -> Encoding {
    match ENCODING.load(Ordering::Relaxed) {
        0 => {
            let found = locale_encoding();
            ENCODING.store(found as u8 + 1, Ordering::Relaxed);
            found
        }
        1 => Encoding::Latin1,
        _ => Encoding::Utf8,
    }
}

/// What the variables of the locale say.
pub fn locale_encoding() -> Encoding {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let set = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
    let locale = names.into_iter().find_map(set).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    if locale.contains("utf-8") || locale.contains("utf8") {
        Encoding::Utf8
    } else {
        Encoding::Latin1
    }
}

/// The bytes that the system calls want, without the zero that ends them.
pub fn native_bytes(name: Term) -> Option<Vec<u8>> {
    let bytes = if name.is_bitstring() {
        bytes_of(name).ok()?.into_owned()
    } else {
        encode(name, encoding())?
    };
    (!bytes.contains(&0)).then_some(bytes)
}

/// A name given as a list of characters, in any depth.
fn encode(name: Term, encoding: Encoding) -> Option<Vec<u8>> {
    let (mut bytes, mut tails, mut at) = (Vec::new(), Vec::new(), name);
    loop {
        while let Some((head, tail)) = at.as_cons() {
            at = tail;
            match head.as_small() {
                Some(n) => {
                    let c = char::from_u32(u32::try_from(n).ok()?)?;
                    match encoding {
                        Encoding::Latin1 => bytes.push(u8::try_from(n).ok()?),
                        Encoding::Utf8 => {
                            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes())
                        }
                    }
                }
                None if head.is_list() => {
                    tails.push(tail);
                    at = head;
                }
                None => return None,
            }
        }
        if !at.is_nil() {
            return None;
        }
        match tails.pop() {
            Some(tail) => at = tail,
            None => return Some(bytes),
        }
    }
}

/// The name as zero-terminated bytes.
fn name_to_native(p: &mut Process, args: &[Term]) -> Res {
    let mut bytes = native_bytes(args[0]).ok_or(Fault::BADARG)?;
    bytes.push(0);
    Ok(p.binary(&bytes))
}

fn native_to_name(p: &mut Process, args: &[Term]) -> Res {
    let bytes = bytes_of(args[0])?;
    if encoding() == Encoding::Latin1 {
        return Ok(p.byte_list(&bytes, Term::NIL));
    }
    Ok(match std::str::from_utf8(&bytes) {
        Ok(text) => p.char_list(text),
        Err(_) => {
            let warning = match WARNING.load(Ordering::Relaxed) {
                w if w == Warning::Ignore as u8 => am::IGNORE,
                w if w == Warning::Error as u8 => am::ERROR,
                _ => am::WARNING,
            };
            p.tuple(&[am::ERROR, warning])
        }
    })
}

/// The characters of a name in UTF-8. Only where systems decompose them (macOS) would they need
/// putting together again.
fn normalize(p: &mut Process, args: &[Term]) -> Res {
    let bytes = bytes_of(args[0])?;
    std::str::from_utf8(&bytes).map_or(badarg(), |text| Ok(p.char_list(text)))
}

fn is_translatable(_: &mut Process, args: &[Term]) -> Res {
    let bytes = bytes_of(args[0])?;
    let fits = encoding() == Encoding::Latin1 || std::str::from_utf8(&bytes).is_ok();
    Ok(if fits { am::TRUE } else { am::FALSE })
}
