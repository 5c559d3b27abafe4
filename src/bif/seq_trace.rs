//! Sequential tracing (`crate::tracing::sequential`): the process' token, and who is told.
use super::{Fault, Res, boolean};
use crate::process::Process;
use crate::scheduler::still;
use crate::scheduler::table::table;
use crate::term::{Term, am};
use crate::tracing::sequential;
use crate::tracing::session::Tracer;

crate::bifs! {
    erlang {
        "seq_trace"/2 => |p, a| sequential::set(p, a[0], a[1]).ok_or(Fault::BADARG),
        "seq_trace_info"/1 => |p, a| sequential::item(p, a[0]).ok_or(Fault::BADARG),
        "seq_trace_print"/1 => |p, a| Ok(boolean(sequential::print(p, None, a[0]))),
        "seq_trace_print"/2 => |p, a| Ok(boolean(sequential::print(p, Some(a[0]), a[1]))),
    }
}

/// Who is told; `false`: nobody.
pub fn tracer() -> Term {
    sequential::tracer().map_or(am::FALSE, Tracer::term)
}

/// `system_flag(sequential_tracer, Tracer)`: who was told before.
pub fn set_tracer(to: Term) -> Res {
    let new = match to {
        am::FALSE => None,
        to => Some(
            Tracer::new(to)
                .filter(|t| t.is_alive())
                .ok_or(Fault::BADARG)?,
        ),
    };
    let old = sequential::set_tracer(new);
    Ok(old.map_or(am::FALSE, Tracer::term))
}

/// `system_flag(reset_seq_trace, true)`: there are no tokens any more.
pub fn reset(p: &mut Process) -> Res {
    let Some(_permission) = crate::tracing::permission() else {
        return Err(Fault::Yield);
    };
    sequential::reset(p);
    let _still = still::hold();
    for entry in table().entries() {
        if let Some(other) = entry.process.lock().as_mut() {
            sequential::reset(other);
        }
    }
    Ok(am::TRUE)
}
