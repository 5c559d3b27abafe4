//! Errors of the operating system, as Erlang names them: `enoent`.
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Term, am};
use std::io::Error;

macro_rules! names {
    ($($name:ident)*) => {
        &[$((libc::$name, stringify!($name)),)*]
    };
}

/// What every system has.
const NAMES: &[(i32, &str)] = names! {
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECHILD
    ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTUNREACH
    EHOSTDOWN EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP
    ENAMETOOLONG ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODEV ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM
    ENOMSG ENOPROTOOPT ENOSPC ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTSOCK ENOTSUP ENOTTY ENXIO
    EOVERFLOW EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMOTE EROFS ESHUTDOWN
    ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS EXDEV
};

#[cfg(target_os = "linux")]
const OTHER_NAMES: &[(i32, &str)] = names! {
    EADV EBADE EBADFD EBADR EBADRQC EBADSLT EBFONT ECHRNG ECOMM EDOTDOT EISNAM EL2HLT EL2NSYNC EL3HLT EL3RST
    ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ENAVAIL ENOANO ENOCSI ENODATA ENONET ENOPKG ENOSR ENOSTR
    ENOTNAM ENOTUNIQ EREMCHG EREMOTEIO ESRMNT ETIME EUCLEAN EUNATCH EXFULL
};
#[cfg(not(target_os = "linux"))]
const OTHER_NAMES: &[(i32, &str)] = &[];

/// The atom for an error's number.
pub fn atom(number: i32) -> Term {
    let mut all = NAMES.iter().chain(OTHER_NAMES);
    match all.find(|(known, _)| *known == number) {
        Some((_, name)) => Atom::new(&name.to_ascii_lowercase()).term(),
        None => Atom::new("unknown").term(),
    }
}

/// `{error, Reason}`
pub fn error(p: &mut Process, number: i32) -> Term {
    p.tuple(&[am::ERROR, atom(number)])
}

/// `{error, Reason}` of an error that a function of the standard library gave.
pub fn io_error(p: &mut Process, error: &Error) -> Term {
    self::error(p, error.raw_os_error().unwrap_or(libc::EIO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_numbers() {
        let name = |number| atom(number).as_atom().map(Atom::name);
        assert_eq!(name(libc::ENOENT), Some("enoent"));
        assert_eq!(name(libc::EWOULDBLOCK), Some("eagain"));
        assert_eq!(name(libc::ENOTSUP), Some("enotsup"));
        assert_eq!(name(-1), Some("unknown"));
    }
}
