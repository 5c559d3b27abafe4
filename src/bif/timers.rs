//! Timers: messages to be sent later.
use super::spawn_options::boolean;
use super::{Fault, Res, badarg};
use crate::arith::int;
use crate::heap::Heap;
use crate::heap::copy::copy_to_message;
use crate::process::Process;
use crate::scheduler::table::table;
use crate::scheduler::timers::{self, FIRST_MILLISECOND, LAST_TICK, Receiver};
use crate::term::{Term, am, node, unique};

crate::bifs! {
    erlang {
        "send_after"/3 => send_after,
        "send_after"/4 => send_after,
        "start_timer"/3 => start_timer,
        "start_timer"/4 => start_timer,
        "cancel_timer"/1 => cancel_timer,
        "cancel_timer"/2 => cancel_timer,
        "read_timer"/1 => read_timer,
        "read_timer"/2 => read_timer,
    }
}

/// What the options of the four functions say; each knows some of them.
struct TimerOptions {
    abs: bool,
    asynchronous: bool,
    info: bool,
}

fn options(list: Option<&Term>, known: &[Term]) -> Option<TimerOptions> {
    let mut options = TimerOptions {
        abs: false,
        asynchronous: false,
        info: true,
    };
    for item in list.copied().unwrap_or(Term::NIL).list_to_vec()? {
        let &[name, value] = item.as_tuple()? else {
            return None;
        };
        let value = boolean(value)?;
        match name {
            _ if !known.contains(&name) => return None,
            am::ABS => options.abs = value,
            am::ASYNC => options.asynchronous = value,
            _ => options.info = value,
        }
    }
    Some(options)
}

/// The tick that is meant by a time in milliseconds; `None` before the machine's start and after its last tick.
fn tick(time: Term, abs: bool) -> Option<u64> {
    let ms = int::to_i64(time)?;
    let tick = if abs {
        u64::try_from(ms.saturating_sub(FIRST_MILLISECOND)).ok()?
    } else {
        timers::after(u64::try_from(ms).ok()?)
    };
    (tick <= LAST_TICK).then_some(tick)
}

/// Starts a timer whose message is `message`, or `{timeout, Timer, Message}`.
fn start(p: &mut Process, args: &[Term], wrap: bool) -> Res {
    let cause = |cause| Fault::ErrorCause(am::BADARG, cause);
    let options = options(args.get(3), &[am::ABS]).ok_or(cause(am::BADOPT))?;
    let at = tick(args[0], options.abs).ok_or(cause(am::TIME))?;
    let to = args[1];
    if !to.is_local_pid() && !to.is_atom() {
        return badarg();
    }
    let number = unique::reference();
    let reference = p.reference(number);
    let message = if wrap {
        p.tuple(&[am::TIMEOUT, reference, args[2]])
    } else {
        args[2]
    };
    let receiver = match to.as_atom() {
        Some(name) => Some(Receiver::Name(name)),
        None => table().find(to).map(Receiver::Process),
    };
    if let Some(receiver) = receiver {
        timers::start(at, number, receiver, copy_to_message(message));
    }
    Ok(reference)
}

fn send_after(p: &mut Process, args: &[Term]) -> Res {
    start(p, args, false)
}

fn start_timer(p: &mut Process, args: &[Term]) -> Res {
    start(p, args, true)
}

/// The result of cancelling or reading a timer, or a message with it.
fn told(
    p: &mut Process,
    name: Term,
    timer: Term,
    options: &TimerOptions,
    left: Option<u64>,
) -> Res {
    let left = left.map_or(am::FALSE, |ms| p.uint(ms));
    if !options.asynchronous {
        return Ok(if options.info { left } else { am::OK });
    }
    if options.info {
        let message = p.tuple(&[name, timer, left]);
        p.push_message(message);
    }
    Ok(am::OK)
}

fn cancel_timer(p: &mut Process, args: &[Term]) -> Res {
    let options = options(args.get(1), &[am::ASYNC, am::INFO]).ok_or(Fault::BADARG)?;
    if !args[0].is_reference() {
        return badarg();
    }
    let left = node::local_number(args[0]).and_then(timers::cancel);
    told(p, am::CANCEL_TIMER, args[0], &options, left)
}

fn read_timer(p: &mut Process, args: &[Term]) -> Res {
    let options = options(args.get(1), &[am::ASYNC]).ok_or(Fault::BADARG)?;
    if !args[0].is_reference() {
        return badarg();
    }
    let left = node::local_number(args[0]).and_then(timers::read);
    told(p, am::READ_TIMER, args[0], &options, left)
}
