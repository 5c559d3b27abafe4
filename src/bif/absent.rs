//! What is not there: the debugger's stops, statistics of allocators.
//! Everything here answers as OTP does where such a part can't be had.
use super::{Fault, Res, badarg};
use crate::process::Process;
use crate::term::{Atom, Term, am};

const NOT_SUPPORTED: Res = Err(Fault::Error(am::NOTSUP));

crate::bifs! {
    erts_internal {
        "dirty_process_handle_signals"/1 => |_, _| NOT_SUPPORTED,
        "ets_lookup_binary_info"/2 => |_, _| NOT_SUPPORTED,
        "ets_super_user"/1 => super_user,
        // So many messages come.
        "gather_alloc_histograms"/1 => |_, args| gather(args[0]),
        "gather_carrier_info"/1 => |_, args| gather(args[0]),
        // Never called: its sibling without a reference does it all.
        "group_leader"/3 => |_, _| badarg(),
        "notify_breakpoint_hit"/3 => |_, _| NOT_SUPPORTED,
    }
    erts_debug {
        "breakpoint"/2 => |_, _| NOT_SUPPORTED,
        "dist_ext_to_term"/2 => |_, _| badarg(),
    }
    erts_trace_cleaner {
        "check"/0 => |_, _| Ok(am::FALSE),
        "send_trace_clean_signal"/1 => |_, _| NOT_SUPPORTED,
    }
    // OTP 28 and later.
    erl_debugger {
        "supported"/0 => |_, _| Ok(am::FALSE),
        "instrumentations"/0 => instrumentations,
        "toggle_instrumentations"/1 => |_, _| NOT_SUPPORTED,
        "register"/1 => |_, _| NOT_SUPPORTED,
        "unregister"/2 => |_, _| NOT_SUPPORTED,
        "whereis"/0 => |_, _| Ok(am::UNDEFINED),
        "breakpoint"/3 => |_, _| NOT_SUPPORTED,
        "breakpoints"/1 => |_, _| NOT_SUPPORTED,
        "breakpoints"/3 => |_, _| NOT_SUPPORTED,
        "stack_frames"/2 => |_, _| NOT_SUPPORTED,
        "peek_stack_frame_slot"/4 => |_, _| NOT_SUPPORTED,
        "xregs_count"/1 => |_, _| NOT_SUPPORTED,
        "peek_xreg"/3 => |_, _| NOT_SUPPORTED,
    }
    code {
        "get_debug_info"/1 => |_, _| Ok(Atom::new("none").term()),
    }
}

/// Access to others' private tables is not given; who gives it back has it no more.
fn super_user(_: &mut Process, args: &[Term]) -> Res {
    match args[0] {
        am::TRUE | am::FALSE => Ok(am::OK),
        _ => badarg(),
    }
}

fn gather(request: Term) -> Res {
    match request.as_tuple() {
        Some([_, _, _, ..]) => Ok(Term::small(0)),
        _ => badarg(),
    }
}

fn instrumentations(p: &mut Process, _: &[Term]) -> Res {
    let off = ["line_breakpoint"].map(|name| (Atom::new(name).term(), am::FALSE));
    Ok(crate::map::from_pairs(p, &off))
}
