//! `prim_tty`: columns of characters.
use crate::bif::{Fault, Res, boolean, iolist};
use crate::heap::Heap;
use crate::nif::arguments;
use crate::process::Process;
use crate::term::{Atom, Term, am};
use unicode_width::UnicodeWidthChar;

crate::bifs! {
    prim_tty {
        "isprint"/1 => is_printable,
        "wcwidth"/1 => width,
        "wcswidth"/1 => width_of_text,
        "sizeof_wchar"/0 => |_, _| Ok(Term::small(SIZE_OF_CHAR as i64)),
    }
}

/// Bytes of a character as texts for `wcswidth/1` have them.
const SIZE_OF_CHAR: usize = 4;

fn is_printable(_: &mut Process, args: &[Term]) -> Res {
    let code = arguments::int(args[0])?;
    Ok(boolean((0x20..0x7f).contains(&code)))
}

/// Columns of a character; none if it is not printable.
fn columns(code: u32) -> Option<usize> {
    char::from_u32(code)?.width()
}

fn not_printable(p: &mut Process) -> Res {
    Ok(p.tuple(&[am::ERROR, Atom::new("not_printable").term()]))
}

fn width(p: &mut Process, args: &[Term]) -> Res {
    let code = arguments::uint(args[0])?;
    match columns(code) {
        Some(columns) => Ok(Term::small(columns as i64)),
        None => not_printable(p),
    }
}

fn width_of_text(p: &mut Process, args: &[Term]) -> Res {
    let bytes = iolist::to_vec(args[0]).ok_or(Fault::BADARG)?;
    let (codes, _) = bytes.as_chunks::<SIZE_OF_CHAR>();
    let total: Option<usize> = codes.iter().map(|c| columns(u32::from_ne_bytes(*c))).sum();
    match total {
        Some(total) => Ok(p.tuple(&[am::OK, Term::small(total as i64)])),
        None => not_printable(p),
    }
}
