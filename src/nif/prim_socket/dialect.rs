//! What the Erlang part of the OTP in use expects that others do not.
use crate::code::otp;
use std::sync::LazyLock;

static RELEASE: LazyLock<u32> = LazyLock::new(|| {
    let release = otp::in_use().release.parse();
    release.unwrap_or(27)
});

/// OTP 29: more names and options, levels of options by name, values of the type of service with all their meanings.
pub fn is_of_29() -> bool {
    *RELEASE >= 29
}

/// OTP 26 to 28: of what a stream has given so far nothing is told before all that is wanted is there. Others get it at once, with the
/// answer that more is waited for.
pub fn keeps_part() -> bool {
    (26..29).contains(&*RELEASE)
}

/// OTP 25 and earlier: who only looks what is there, and finds nothing, gets `ok`.
pub fn polls_end_in_ok() -> bool {
    *RELEASE < 26
}
