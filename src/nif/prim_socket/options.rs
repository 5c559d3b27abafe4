//! Setting and getting options.
use super::option_table::{self, Access};
use super::socket::of;
use super::{
    BAD_VALUE, BADARG, Done, Problem, control, in_range, name, ok, option_values, otp_options,
    small_int,
};
use crate::bif::boolean;
use crate::heap::Heap;
use crate::io::sockets as sys;
use crate::process::Process;
use crate::term::{Term, am};
use libc::c_int;
use std::os::fd::AsFd;

/// The option is not there, or can't be set, or got.
const NO_OPTION: Problem = Problem::Refused("socket_option");

/// The level of that name, or number.
fn level(p: &mut Process, t: Term) -> Result<c_int, Problem> {
    match control::level_of(t) {
        Some(level) => Ok(level),
        None => in_range(p, t),
    }
}

/// `nif_setopt(Socket, Level, Option, Value, IsNative)`
pub fn set(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let is_native = small_int(args[4]).ok_or(BADARG)? != 0;
    let number: c_int = in_range(p, args[2])?;
    if name(args[1]) == "otp" {
        if is_native {
            return Err(BADARG);
        }
        return otp_options::set(p, args[0], number, args[3]);
    }
    let level = level(p, args[1])?;
    let state = socket.lock();
    let descriptor = state.open()?;
    let bytes = if is_native {
        native_value(args[3])?
    } else {
        let opt = option_table::find(level, number).filter(|opt| opt.access != Access::Get);
        option_values::encode(opt.ok_or(NO_OPTION)?.form, args[3]).ok_or(BAD_VALUE)?
    };
    sys::set_option(descriptor.as_fd(), level, number, &bytes)?;
    Ok(am::OK)
}

/// A value as the system wants it: bytes, or a number.
fn native_value(value: Term) -> Result<Vec<u8>, Problem> {
    if value.is_binary() {
        let bytes = value.to_bytes().ok_or(BADARG)?;
        return Ok(bytes.into_owned());
    }
    let number = match option_values::flag_of(value) {
        Some(flag) => c_int::from(flag),
        None => small_int(value).ok_or(Problem::Invalid(am::VALUE))?,
    };
    Ok(number.to_ne_bytes().to_vec())
}

/// `nif_getopt(Socket, Level, Option)`
pub fn get(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let number: c_int = in_range(p, args[2])?;
    if name(args[1]) == "otp" {
        return otp_options::get(p, args[0], number);
    }
    let level = level(p, args[1])?;
    let state = socket.lock();
    let descriptor = state.open()?;
    let opt = option_table::find(level, number).filter(|opt| opt.access != Access::Set);
    let opt = opt.ok_or(NO_OPTION)?;
    let value = option_values::get(p, &state, descriptor.as_fd(), level, opt)?;
    Ok(ok(p, value))
}

/// `nif_getopt(Socket, Level, Option, Kind, Value)` of OTP 29: natively, or with a value that says what is asked for, which none of the
/// options here takes.
pub fn get_kind(p: &mut Process, args: &[Term]) -> Done {
    match name(args[3]) {
        "native" => get_native(p, &[args[0], args[1], args[2], args[4]]),
        "value" => get(p, &args[..3]),
        _ => Err(BADARG),
    }
}

/// `nif_getopt(Socket, Level, Option, ValueForm)`: how many bytes, or of what form.
pub fn get_native(p: &mut Process, args: &[Term]) -> Done {
    let socket = of(args[0])?;
    let number: c_int = in_range(p, args[2])?;
    let level = level(p, args[1])?;
    let state = socket.lock();
    let descriptor = state.open()?;
    let fd = descriptor.as_fd();
    let form = args[3];
    let value = match name(form) {
        "integer" => Term::small(sys::number(fd, level, number)?.into()),
        "boolean" => boolean(sys::number(fd, level, number)? != 0),
        _ => {
            let mut bytes = if form.is_binary() {
                form.to_bytes().ok_or(BADARG)?.into_owned()
            } else {
                let size = small_int(form).and_then(|n| usize::try_from(n).ok());
                vec![0; size.filter(|&n| n <= MOST).ok_or(BAD_VALUE)?]
            };
            if bytes.is_empty() {
                // The system has nowhere to write to.
                return Err(libc::EFAULT.into());
            }
            let value = sys::option(fd, level, number, &mut bytes)?;
            p.binary(value)
        }
    };
    Ok(ok(p, value))
}

/// Bytes of the largest option that can be asked for.
const MOST: usize = 1 << 20;
