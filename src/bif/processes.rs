//! Processes: making them, whether they live, letting them sleep, collect and stand still.
use super::spawn_options::{self, Reply};
use super::{Fault, Res, badarg, boolean};
use crate::emulator::runtime::x;
use crate::emulator::state::leave;
use crate::heap::Heap;
use crate::process::Process;
use crate::scheduler::request::{self, Request, ask, ask_for_message};
use crate::scheduler::signals::{Signal, deliver, number_of};
use crate::scheduler::table::table;
use crate::scheduler::{self, Options, spawn};
use crate::term::{Atom, Term, am, node, unique};
use std::sync::atomic::Ordering;

crate::bifs! {
    erlang {
        "self"/0 guard => self_0,
        "spawn"/3 => spawn_3,
        "spawn_link"/3 => spawn_link,
        "spawn_opt"/4 => spawn_opt,
        "spawn_request_abandon"/1 => spawn_request_abandon,
        "processes"/0 processes => processes,
        "is_process_alive"/1 => is_process_alive,
        "hibernate"/0 => hibernate_0,
        "hibernate"/3 => hibernate_3,
        "yield"/0 => yield_0,
        "bump_reductions"/1 => bump_reductions,
        "resume_process"/1 => resume_process,
    }
    erts_internal {
        "garbage_collect"/1 own_heap => garbage_collect,
        "request_system_task"/3 => request_system_task_3,
        "request_system_task"/4 => request_system_task_4,
        "spawn_request"/4 => spawn_request,
        "spawn_system_process"/3 => spawn_system_process,
        "is_process_alive"/2 => is_process_alive_2,
        "processes_next"/1 => processes_next,
        "is_system_process"/1 => is_system_process,
        "no_aux_work_threads"/0 => no_aux_work_threads,
        "is_process_executing_dirty"/1 => is_process_executing_dirty,
        "suspend_process"/2 => suspend_process,
        "process_display"/2 => process_display,
    }
}

fn self_0(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.regs.pid)
}

/// The longest list of arguments.
const MAX_ARGS: usize = 255;

/// Module, function and arguments of what a process is to call.
fn mfa(args: &[Term]) -> Result<(Atom, Atom, Vec<Term>), Fault> {
    let (Some(module), Some(function)) = (args[0].as_atom(), args[1].as_atom()) else {
        return badarg();
    };
    let list = args[2].list_to_vec().ok_or(Fault::BADARG)?;
    if list.len() > MAX_ARGS {
        return Err(Fault::SYSTEM_LIMIT);
    }
    Ok((module, function, list))
}

fn spawn_3(p: &mut Process, args: &[Term]) -> Res {
    let (module, function, list) = mfa(args)?;
    let options = Options::default();
    let spawned = scheduler::spawn_opt(Some(p), module, function, &list, &options);
    let (pid, _) = spawned.or(Err(Fault::SYSTEM_LIMIT))?;
    Ok(pid)
}

fn spawn_with(p: &mut Process, args: &[Term], options: &Options) -> Res {
    let (module, function, list) = mfa(args)?;
    let spawned = scheduler::spawn_opt(Some(p), module, function, &list, options);
    let (pid, monitor) = spawned.or(Err(Fault::SYSTEM_LIMIT))?;
    Ok(monitor.map_or(pid, |reference| p.tuple(&[pid, reference])))
}

fn spawn_link(p: &mut Process, args: &[Term]) -> Res {
    let options = Options {
        link: true,
        ..Options::default()
    };
    spawn_with(p, args, &options)
}

fn spawn_opt(p: &mut Process, args: &[Term]) -> Res {
    match spawn_options::parse(args[3], None) {
        Ok(options) => spawn_with(p, args, &options),
        Err(_) => Err(Fault::ErrorCause(am::BADARG, am::BADOPT)),
    }
}

fn spawn_system_process(p: &mut Process, args: &[Term]) -> Res {
    let options = Options {
        system: true,
        ..Options::default()
    };
    spawn_with(p, args, &options)
}

/// The process is made at once, so that its reply is the first message behind those that are there.
fn spawn_request(p: &mut Process, args: &[Term]) -> Res {
    let (module, function, list) = match mfa(args) {
        Ok(mfa) => mfa,
        Err(Fault::Error(reason)) if reason == am::SYSTEM_LIMIT => {
            return refuse_spawn(p, args[3], am::SYSTEM_LIMIT);
        }
        Err(_) => return Ok(am::BADARG),
    };
    let mut reply = Reply::default();
    let options = match spawn_options::parse(args[3], Some(&mut reply)) {
        Ok(options) => options,
        Err(spawn_options::Bad::List) => return Ok(am::BADOPT),
        Err(spawn_options::Bad::Option) => return refuse_spawn(p, args[3], am::BADOPT),
    };
    let spawned = scheduler::spawn_opt(Some(p), module, function, &list, &options);
    let Ok((pid, monitor)) = spawned else {
        return refuse_spawn(p, args[3], am::SYSTEM_LIMIT);
    };
    let reference = match monitor {
        Some(reference) => reference,
        None => p.reference(unique::reference()),
    };
    if reply.of_success {
        let message = p.tuple(&[reply.tag, reference, am::OK, pid]);
        p.push_message(message);
    }
    Ok(reference)
}

/// The error of a `spawn_request` is told by message.
fn refuse_spawn(p: &mut Process, options: Term, reason: Term) -> Res {
    let mut reply = Reply::default();
    // The options are read for how to reply; that there is something wrong with them is known.
    let _ = spawn_options::parse(options, Some(&mut reply));
    let reference = p.reference(unique::reference());
    if reply.of_error {
        let message = p.tuple(&[reply.tag, reference, am::ERROR, reason]);
        p.push_message(message);
    }
    Ok(reference)
}

/// Processes of this node are made at once: only requests to others may be outstanding.
fn spawn_request_abandon(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_reference() {
        return badarg();
    }
    let number = node::local_number(args[0]);
    let spawning = number.and_then(|number| p.distant().spawning.remove(&number));
    if let (Some(_), Some(number)) = (&spawning, number) {
        p.monitors.forget_alias(number);
    }
    Ok(boolean(spawning.is_some()))
}

fn processes(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.list(&scheduler::processes()))
}

/// The other's answer comes behind all signals that this process has sent it before.
fn is_process_alive(p: &mut Process, args: &[Term]) -> Res {
    match args[0] {
        pid if pid == p.regs.pid => Ok(am::TRUE),
        pid if pid.is_local_pid() => ask(p, pid, || Request::IsAlive),
        _ => badarg(),
    }
}

/// As `is_process_alive/1`, with the answer as a message `{Reference, Answer}`.
fn is_process_alive_2(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_local_pid() || !args[1].is_reference() {
        return badarg();
    }
    ask_for_message(p, args[0], Request::IsAlive, &[args[1]]);
    Ok(am::OK)
}

/// The next processes of a walk (OTP 28), which begins with 0: all of them at once; then there are none.
fn processes_next(p: &mut Process, args: &[Term]) -> Res {
    match args[0].as_small() {
        Some(0) => {
            let all = scheduler::processes();
            let all = p.list(&all);
            Ok(p.tuple(&[Term::small(1), all]))
        }
        Some(1) => Ok(am::NONE),
        _ => badarg(),
    }
}

fn is_system_process(_: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_local_pid() {
        return badarg();
    }
    let entry = scheduler::table::table().find(args[0]);
    Ok(boolean(entry.is_some_and(|e| e.is_system())))
}

/// Threads that answer questions about the machine's insides, and OTP's auxiliary one, which does not.
fn no_aux_work_threads(_: &mut Process, _: &[Term]) -> Res {
    Ok(Term::small(2))
}

/// Nobody need know: a process on a dirty scheduler acts on signals when its BIF has returned.
fn is_process_executing_dirty(_: &mut Process, args: &[Term]) -> Res {
    if args[0].is_pid() {
        Ok(am::FALSE)
    } else {
        badarg()
    }
}

// Giving up the scheduler.

fn yield_0(p: &mut Process, _: &[Term]) -> Res {
    p.regs.fcalls = 0;
    Ok(am::TRUE)
}

fn bump_reductions(p: &mut Process, args: &[Term]) -> Res {
    let n = args[0]
        .as_small()
        .filter(|n| *n >= 1)
        .ok_or(Fault::BADARG)?;
    p.regs.fcalls -= n.min(scheduler::REDUCTIONS as i64) as isize;
    Ok(am::TRUE)
}

/// Waits until there is a message, with a heap as small as can be.
fn hibernate_0(p: &mut Process, _: &[Term]) -> Res {
    scheduler::fetch(p);
    if !p.mailbox.is_empty() {
        return Ok(am::OK);
    }
    p.exec.seldom.asked = Some(leave::HIBERNATE);
    Err(Fault::Yield)
}

/// Forgets its callers; once there is a message, calls the function.
fn hibernate_3(p: &mut Process, args: &[Term]) -> Res {
    let (module, function, list) = mfa(args)?;
    x(p)[..list.len()].copy_from_slice(&list);
    p.empty_stack(spawn::exit_code());
    let export = crate::code::export(module, function, list.len() as u32);
    let code = export.code.load(Ordering::Acquire).expose_provenance();
    p.exec.seldom.resume_at = Some((code, list.len()));
    p.exec.start = Some(export);
    scheduler::fetch(p);
    if p.mailbox.is_empty() {
        p.exec.seldom.asked = Some(leave::HIBERNATE);
    }
    Err(Fault::Yield)
}

// Collecting.

/// `erts_internal:garbage_collect/1`: of the calling process. Nothing is live but what its frames hold.
fn garbage_collect(p: &mut Process, args: &[Term]) -> Res {
    let major = match args[0] {
        am::MINOR => false,
        am::MAJOR => true,
        _ => return badarg(),
    };
    if request::collect(p, major) {
        Ok(am::TRUE)
    } else {
        // It is dying.
        Err(Fault::Yield)
    }
}

fn request_system_task_3(p: &mut Process, args: &[Term]) -> Res {
    let own = p.regs.pid;
    request_system_task(p, own, args[0], args[1], args[2])
}

fn request_system_task_4(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_local_pid() {
        return badarg();
    }
    request_system_task(p, args[0], args[1], args[2], args[3])
}

/// `{garbage_collect, Id, Type}` or `{check_process_code, Id, Module}`: the answer is a message of the tuple's first two
/// elements and what has come of it.
fn request_system_task(
    p: &mut Process,
    requester: Term,
    pid: Term,
    priority: Term,
    task: Term,
) -> Res {
    let priorities = [am::MAX, am::HIGH, am::NORMAL, am::LOW, am::INHERIT];
    if !pid.is_local_pid() || !priorities.contains(&priority) {
        return badarg();
    }
    let request = match task.as_tuple() {
        Some(&[am::GARBAGE_COLLECT, _, am::MAJOR]) => Request::Collect { major: true },
        Some(&[am::GARBAGE_COLLECT, _, am::MINOR]) => Request::Collect { major: false },
        Some(&[am::CHECK_PROCESS_CODE, _, module]) => {
            Request::CheckCode(module.as_atom().ok_or(Fault::BADARG)?)
        }
        _ => return badarg(),
    };
    let head = &task.as_tuple().unwrap_or_default()[..2];
    request::ask_for_message_to(p, requester, pid, request, head);
    Ok(am::OK)
}

// Standing still.

/// How `suspend_process/2` is to do it.
#[derive(Default)]
struct Suspending {
    unless_suspending: bool,
    asynchronous: bool,
    reply_tag: Option<Term>,
}

fn suspend_options(list: Term) -> Option<Suspending> {
    let mut options = Suspending::default();
    for option in list.list_to_vec()? {
        match (option, option.as_tuple()) {
            (am::UNLESS_SUSPENDING, _) => options.unless_suspending = true,
            (am::ASYNCHRONOUS, _) => options.asynchronous = true,
            (_, Some(&[am::ASYNCHRONOUS, tag])) => {
                options.asynchronous = true;
                options.reply_tag = Some(tag);
            }
            _ => return None,
        }
    }
    Some(options)
}

/// `erts_internal:suspend_process/2`; errors are told by atoms.
fn suspend_process(p: &mut Process, args: &[Term]) -> Res {
    let other = args[0];
    if other == p.regs.pid || !other.is_local_pid() {
        return Ok(am::BADARG);
    }
    let Some(options) = suspend_options(args[1]) else {
        return Ok(am::BADOPT);
    };
    let number = number_of(other);
    // Called again, it waits for the answer.
    if p.exec.awaited.is_none() {
        if p.suspension.is_holding(number) && options.unless_suspending {
            tell_suspended(p, other, options.reply_tag);
            return Ok(am::FALSE);
        }
        if p.suspension.hold(number) {
            let from = p.regs.pid;
            deliver(other, Signal::Suspend { from });
        }
    }
    if !options.asynchronous {
        let answer = ask(p, other, || Request::Suspended)?;
        p.suspension.confirm(number);
        return Ok(if answer == am::EXITED {
            am::BADARG
        } else {
            am::TRUE
        });
    }
    tell_suspended(p, other, options.reply_tag);
    Ok(am::TRUE)
}

/// Sends the caller `{Tag, Outcome}`, if it wants that, once the other stands still.
fn tell_suspended(p: &mut Process, other: Term, tag: Option<Term>) {
    match tag {
        None => {}
        Some(tag) if table().find(other).is_some() => {
            ask_for_message(p, other, Request::Suspended, &[tag]);
        }
        Some(tag) => {
            let message = p.tuple(&[tag, am::BADARG]);
            p.push_message(message);
        }
    }
}

fn resume_process(p: &mut Process, args: &[Term]) -> Res {
    if !args[0].is_local_pid() {
        return badarg();
    }
    let last = p.suspension.let_go(number_of(args[0]));
    if last.ok_or(Fault::BADARG)? {
        let from = p.regs.pid;
        deliver(args[0], Signal::Resume { from });
    }
    Ok(am::TRUE)
}

/// Writes the other's stack to standard error; errors are told by atoms.
fn process_display(p: &mut Process, args: &[Term]) -> Res {
    if args[1] != am::BACKTRACE {
        return Ok(am::BADOPT);
    }
    if args[0] == p.regs.pid {
        eprint!("{}", crate::process::info::backtrace(p));
        return Ok(am::TRUE);
    }
    if !args[0].is_local_pid() {
        return Ok(am::BADARG);
    }
    ask(p, args[0], || Request::Display)
}
