//! Arguments of natives, as Rust has them.
use crate::arith::int;
use crate::bif::Fault;
use crate::term::Term;

/// An integer of 32 bits.
pub fn int(t: Term) -> Result<i32, Fault> {
    let n = t.as_small().and_then(|n| i32::try_from(n).ok());
    n.ok_or(Fault::BADARG)
}

/// A natural number of 32 bits.
pub fn uint(t: Term) -> Result<u32, Fault> {
    let n = t.as_small().and_then(|n| u32::try_from(n).ok());
    n.ok_or(Fault::BADARG)
}

/// An integer of 64 bits.
pub fn long(t: Term) -> Result<i64, Fault> {
    int::to_i64(t).ok_or(Fault::BADARG)
}

/// The bytes of each binary of a list.
pub fn binaries(list: Term) -> Result<Vec<Vec<u8>>, Fault> {
    let list = list.list_to_vec().ok_or(Fault::BADARG)?;
    list.into_iter().map(bytes).collect()
}

/// The bytes of a binary.
pub fn bytes(t: Term) -> Result<Vec<u8>, Fault> {
    if !t.is_binary() {
        return Err(Fault::BADARG);
    }
    t.to_bytes().map(|b| b.into_owned()).ok_or(Fault::BADARG)
}
