//! The natives of OTP's own modules: what OTP's emulator has as NIFs linked into it.
//!
//! A native is a BIF with one difference: a function stands for it in its module, and calls from inside the module reach it
//! by that function (`loader`: `call_native`). Each file lists its functions with `bifs!`; `bif::table` has them all.
/// Registers a module's functions of the form `fn(&mut Process, &[Term]) -> Done`, of whose outcome `$answer` makes a BIF's.
macro_rules! answered {
    ($module:ident by $answer:path:
     $($name:literal / $arity:literal $($work:ident)? => $function:path),* $(,)?) => {
        crate::bifs! {
            $module {
                $($name / $arity $($work)? => |p, args| {
                    let done = $function(p, args);
                    $answer(p, done)
                },)*
            }
        }
    };
}

pub mod arguments;
mod asn1rt_nif;
mod erl_tracer;
pub mod owned;
pub mod posix;
pub mod prim_buffer;
pub mod prim_file;
#[cfg(target_os = "linux")]
mod prim_net;
#[cfg(target_os = "linux")]
mod prim_socket;
mod prim_tty;
pub mod zlib;

use crate::bif::Bif;
use crate::heap::copy::copy_to_message;
use crate::process::Process;
use crate::term::{Atom, Term};

/// The natives of each module. A new file adds its line here.
#[rustfmt::skip]
pub static NATIVES: &[&[Bif]] = &[
    asn1rt_nif::BIFS,
    erl_tracer::BIFS,
    prim_buffer::BIFS,
    prim_file::BIFS,
    #[cfg(target_os = "linux")]
    prim_net::BIFS,
    #[cfg(target_os = "linux")]
    prim_socket::BIFS,
    prim_tty::BIFS,
    prim_tty::CAPABILITIES,
    prim_tty::WIDTH,
    zlib::BIFS,
];

/// `erlang:load_nif/2` of a module's own natives, which are there already. False: the module has none.
pub fn load(p: &Process, module: Atom, argument: Term) -> bool {
    let name = module.name();
    let natives = || NATIVES.iter().copied().flatten();
    if !natives().any(|bif| bif.module == name) {
        return false;
    }
    if name == "prim_file" && argument.is_local_pid() {
        prim_file::set_helper(argument);
    }
    #[cfg(target_os = "linux")]
    if name == "prim_socket" {
        prim_socket::load(argument);
    }
    let _ = p;
    true
}

/// Sends a message that `make` makes, from no process.
pub fn send(to: Term, make: impl FnOnce(&mut crate::heap::Arena) -> Term) {
    use crate::scheduler::signals::{Signal, deliver};
    let mut heap = crate::heap::Arena::new();
    let term = make(&mut heap);
    deliver(to, Signal::Message(copy_to_message(term)));
}
