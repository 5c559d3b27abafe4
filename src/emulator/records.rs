//! Native records of OTP 29.
use super::exception;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Term, am};

pub fn is_of(_src: Term, _module: Term, _name: Term) -> bool {
    false
}
pub fn field(_src: Term, _field: Term) -> Option<Term> {
    None
}
pub fn put(p: &mut Process, _at: *const u8, _id: Term, src: Term, _pairs: &[(Term, Term)]) -> Term {
    bad(p, src)
}
pub fn is_accessible(_at: *const u8, _src: Term, _scope: Term) -> bool {
    false
}
pub fn get_field(p: &mut Process, _at: *const u8, src: Term, _id: Term, _field: Term) -> Term {
    bad(p, src)
}
fn bad(p: &mut Process, src: Term) -> Term {
    let reason = p.tuple(&[am::BADRECORD, src]);
    exception::set_error(p, reason);
    Term::NONE
}
