//! `erlang:system_info/1`: what the machine is, and how it is set up.
use super::machine::{self, Processors};
use super::{Res, allocators, badarg, boolean, system_flag, time};
use crate::arith;
use crate::code::{otp, table as modules};
use crate::dist;
use crate::emulator::backend::{self, Backend};
use crate::ets::registry;
use crate::heap::{Heap, binary_bytes, sizes};
use crate::process::info::max_heap_map;
use crate::process::{Process, defaults};
use crate::scheduler::blocking::{self, Blocks};
use crate::scheduler::{self, Pool, Schedulers};
use crate::term::{Atom, Term, am, node};

crate::bifs! {
    erlang {
        "system_info"/1 of_memory => system_info,
    }
}

/// OTP's limits, which the machine keeps to.
const PORT_LIMIT: i64 = 1 << 16;
const ETS_LIMIT: i64 = 8192;
/// Seconds that the machine remembers a node that nobody refers to.
const NODE_TABLE_DELAY: i64 = 60;

/// Schedulers, of those the ones online, of those the ones at work.
fn scheduler_counts() -> [i64; 3] {
    let Schedulers { all, online } = scheduler::schedulers();
    [all, online, scheduler::active()].map(|n| n as i64)
}

fn system_info(p: &mut Process, args: &[Term]) -> Res {
    if let Some(parts) = args[0].as_tuple() {
        return of_tuple(p, parts);
    }
    let Some(name) = args[0].as_atom().map(Atom::name) else {
        return badarg();
    };
    let ways: [Way; 6] = [versions, limits, flags, processes, schedulers, installation];
    let found = ways.iter().find_map(|way| way(p, name));
    found.map_or_else(badarg, Ok)
}

type Way = fn(&mut Process, &str) -> Option<Term>;

fn atom(name: &str) -> Term {
    Atom::new(name).term()
}

fn pair(p: &mut Process, name: &str, value: Term) -> Term {
    p.tuple(&[atom(name), value])
}

fn pairs(p: &mut Process, all: &[(&str, Term)]) -> Term {
    let all: Vec<Term> = all.iter().map(|&(n, v)| pair(p, n, v)).collect();
    p.list(&all)
}

/// `{Item, Argument …}`.
fn of_tuple(p: &mut Process, parts: &[Term]) -> Res {
    let Some(name) = parts.first().and_then(|n| n.as_atom()).map(Atom::name) else {
        return badarg();
    };
    match (name, &parts[1..]) {
        ("wordsize", &[kind]) if kind == am::INTERNAL || kind == am::EXTERNAL => Ok(Term::small(8)),
        ("allocator" | "allocator_sizes", &[which]) => allocators::info(p, which),
        ("cpu_topology", &[which]) => match which.as_atom().map(Atom::name) {
            Some("defined" | "detected" | "used") => Ok(am::UNDEFINED),
            _ => badarg(),
        },
        ("memory_internal", &[reference, which]) => {
            allocators::send_info(p, reference, which, true)
        }
        ("allocator" | "allocator_sizes", &[reference, which]) => {
            allocators::send_info(p, reference, which, false)
        }
        _ => badarg(),
    }
}

fn versions(p: &mut Process, name: &str) -> Option<Term> {
    let otp = otp::in_use();
    let text = match name {
        "otp_release" => otp.release.clone(),
        "version" => otp.erts.clone(),
        "machine" => "BEAM".into(),
        "driver_version" => "3.3".into(),
        "nif_version" => nif_version(&otp.release).into(),
        "system_architecture" => machine::architecture(),
        "system_version" => system_version(),
        _ => return None,
    };
    Some(p.char_list(&text))
}

/// The version of the interface that NIF libraries of that release are built for.
fn nif_version(release: &str) -> &'static str {
    match release.parse() {
        Ok(0..=24) => "2.16",
        Ok(25) => "2.16",
        Ok(26..=28) => "2.17",
        _ => "2.18",
    }
}

/// What the machine calls itself, with a line's end.
pub fn system_version() -> String {
    let otp = otp::in_use();
    let [all, online, _] = scheduler_counts();
    format!(
        "Erlang/OTP {} [erts-{}] [source] [64-bit] [smp:{all}:{online}] [purlin-{}]\n",
        otp.release,
        otp.erts,
        env!("CARGO_PKG_VERSION")
    )
}

fn limits(p: &mut Process, name: &str) -> Option<Term> {
    let number = match name {
        "wordsize" => 8,
        "atom_limit" => crate::term::atom::MAX_ATOMS as i64,
        "atom_count" => Atom::count() as i64,
        "process_limit" => scheduler::table::MAX_PROCESSES as i64,
        "process_count" => scheduler::count() as i64,
        "port_limit" => PORT_LIMIT,
        "ets_limit" => ETS_LIMIT,
        // There are neither ports nor tables nor other nodes yet.
        "port_count" | "ets_count" => 0,
        "creation" => node::this().creation.into(),
        "context_reductions" => scheduler::REDUCTIONS as i64,
        // Nor a pool of threads, nor threads that wait for events of their own.
        "thread_pool_size" | "ethread_used_tse" => 0,
        "dist_buf_busy_limit" => dist::busy_limit() as i64,
        "delayed_node_table_gc" => NODE_TABLE_DELAY,
        "start_time" => time::START,
        "end_time" => time::END,
        "outstanding_system_requests_limit" => system_flag::outstanding_requests(),
        "trace_control_word" => crate::match_spec::trace_control_word().into(),
        "compat_rel" => otp::in_use().release.parse().ok()?,
        "max_integer" => {
            let limbs = vec![u64::MAX; arith::MAX_LIMBS];
            return Some(p.big(false, &limbs));
        }
        _ => return None,
    };
    Some(p.int(number))
}

fn flags(p: &mut Process, name: &str) -> Option<Term> {
    let debug = cfg!(debug_assertions);
    Some(match name {
        "threads"
        | "smp_support"
        | "kernel_poll"
        | "time_correction"
        | "eager_check_io"
        | "constant_pool_support"
        | "port_tasks"
        | "beam_jump_table" => am::TRUE,
        "async_dist"
        | "port_parallelism"
        | "io_thread"
        | "lock_checking"
        | "lock_counting"
        | "dynamic_trace_probes"
        | "ets_realloc_moves"
        | "ets_always_compress"
        | "break_ignored" => am::FALSE,
        "debug_compiled" => boolean(debug),
        "build_type" | "emu_type" => atom(if debug { "debug" } else { "opt" }),
        "emu_flavor" if backend::chosen() == Backend::Native => atom("jit"),
        "emu_flavor" => atom("emu"),
        "endian" => {
            if cfg!(target_endian = "big") {
                am::BIG
            } else {
                am::LITTLE
            }
        }
        "heap_type" => atom("private"),
        "message_queue_data" => atom("on_heap"),
        "dynamic_trace" => am::NONE,
        "modified_timing_level" | "hipe_architecture" | "cpu_topology" => am::UNDEFINED,
        "halt_flush_timeout" => am::INFINITY,
        "literal_test" => atom("range"),
        // The clock of the operating system may be set, and system time follows.
        "time_warp_mode" => atom("multi_time_warp"),
        "time_offset" => atom("volatile"),
        "tolerant_timeofday" => atom("disabled"),
        "multi_scheduling" => system_flag::multi_scheduling_state(),
        "multi_scheduling_blockers" => p.list(&blocking::blockers(Blocks::All)),
        "normal_multi_scheduling_blockers" => p.list(&blocking::blockers(Blocks::Normal)),
        "scheduler_bind_type" => atom("unbound"),
        "system_logger" => system_flag::system_logger(),
        "dist_ctrl" => {
            let all = dist::controllers().into_iter();
            let pairs = all.map(|(name, controller)| p.tuple(&[name.term(), controller]));
            let pairs: Vec<Term> = pairs.collect();
            p.list(&pairs)
        }
        "taints" | "check_io" => Term::NIL,
        "alloc_util_allocators" => allocators::told(p),
        _ => return None,
    })
}

fn processes(p: &mut Process, name: &str) -> Option<Term> {
    let defaults = defaults::get();
    let small = |n: usize| Term::small(n as i64);
    Some(match name {
        "fullsweep_after" => pair(p, name, Term::small(defaults.fullsweep_after.into())),
        "min_heap_size" => pair(p, name, small(defaults.min_heap_size)),
        "min_bin_vheap_size" => pair(p, name, small(defaults.min_bin_vheap_size)),
        "max_heap_size" => max_heap_map(p, defaults.max_heap_size),
        "garbage_collection" => pairs(
            p,
            &[
                ("max_heap_size", small(defaults.max_heap_size.size)),
                ("min_bin_vheap_size", small(defaults.min_bin_vheap_size)),
                ("min_heap_size", small(defaults.min_heap_size)),
                (
                    "fullsweep_after",
                    Term::small(defaults.fullsweep_after.into()),
                ),
            ],
        ),
        "heap_sizes" => {
            let all: Vec<Term> = sizes::all().map(|n| p.uint(n as u64)).collect();
            p.list(&all)
        }
        // What OTP says of its library of threads; of this one only that counters are no larger than their values.
        "ethread_info" => {
            let texts = ["64-bit native atomics", "yes", "processor"].map(|t| p.char_list(t));
            let info = p.tuple(&texts);
            p.list(&[info])
        }
        "sequential_tracer" => pair(p, name, super::seq_trace::tracer()),
        _ => return None,
    })
}

fn schedulers(p: &mut Process, name: &str) -> Option<Term> {
    let counts = scheduler_counts();
    let [all, online, active] = counts;
    let count = |n: Option<usize>| n.map_or_else(|| atom("unknown"), |n| Term::small(n as i64));
    let processors = Processors::count;
    Some(match name {
        "schedulers" | "schedulers_total" | "run_queues" => Term::small(all),
        "scheduler_id" => Term::small(scheduler::current().unwrap_or(1) as i64),
        "schedulers_online" => Term::small(online),
        "schedulers_active" => Term::small(active),
        "dirty_cpu_schedulers" | "dirty_cpu_schedulers_online" => {
            Term::small(Pool::Cpu.size() as i64)
        }
        "dirty_io_schedulers" => Term::small(Pool::Io.size() as i64),
        "schedulers_state" => p.tuple(&counts.map(Term::small)),
        "all_schedulers_state" => {
            let [all, online, active] = counts.map(Term::small);
            let normal = p.tuple(&[am::NORMAL, all, online, active]);
            let dirty = |(name, pool): (&str, Pool)| {
                let size = Term::small(pool.size() as i64);
                p.tuple(&[atom(name), size, size, size])
            };
            let [cpu, io] = [("dirty_cpu", Pool::Cpu), ("dirty_io", Pool::Io)].map(dirty);
            p.list(&[normal, cpu, io])
        }
        "scheduler_bindings" => p.tuple_of(all as usize, atom("unbound")),
        "logical_processors" => count(processors().present),
        "logical_processors_online" => count(processors().online),
        "logical_processors_available" | "cpu_quota" => count(processors().available),
        "update_cpu_info" => atom(if machine::processors_changed() {
            "changed"
        } else {
            "unchanged"
        }),
        _ => return None,
    })
}

fn installation(p: &mut Process, name: &str) -> Option<Term> {
    Some(match name {
        "os_type" => p.tuple(&[atom("unix"), atom(std::env::consts::OS)]),
        "os_version" => {
            let version = machine::os_version().map(|n| Term::small(n.into()));
            p.tuple(&version)
        }
        "c_compiler_used" => p.tuple(&[am::UNDEFINED, am::UNDEFINED]),
        "compile_info" => {
            let none = Term::NIL;
            pairs(
                p,
                &[("ldflags", none), ("cflags", none), ("config_h", none)],
            )
        }
        "allocator" => {
            // Which one it is, is unknown to the machine.
            p.tuple(&[am::UNDEFINED, Term::NIL, Term::NIL, Term::NIL])
        }
        "emu_args" => {
            let args: Vec<Term> = std::env::args_os()
                .map(|arg| p.char_list(&arg.to_string_lossy()))
                .collect();
            p.list(&args)
        }
        "os_monotonic_time_source" => clock(p, "CLOCK_MONOTONIC", time::monotonic() - time::START),
        "os_system_time_source" => clock(p, "CLOCK_REALTIME", time::system()),
        "snifs" => {
            let all: Vec<Term> = super::table::all()
                .map(|b| {
                    let arity = Term::small(b.arity.into());
                    p.tuple(&[atom(b.module), atom(b.function), arity])
                })
                .collect();
            p.list(&all)
        }
        "allocated_areas" => allocated_areas(p),
        "loaded" => p.binary(loaded().as_bytes()),
        "info" => p.binary(info().as_bytes()),
        "procs" => p.binary(procs().as_bytes()),
        "dist" => p.binary(crate::dist::listing().as_bytes()),
        _ => return None,
    })
}

/// Bytes by what they are for: an entry of `allocated_areas`.
pub struct Area {
    pub name: &'static str,
    pub bytes: u64,
    /// How many of them are in use, where that is told.
    pub used: Option<u64>,
}

/// All areas; `own`: words of the calling process' heap, which nobody else sees.
pub fn areas(own: usize) -> Vec<Area> {
    let area = |name, bytes: usize| Area {
        name,
        bytes: bytes as u64,
        used: None,
    };
    let code: usize = modules::modules().iter().map(|m| m.code.size()).sum();
    let words = scheduler::heap_words() + own;
    let atoms = Atom::bytes();
    vec![
        Area {
            used: Some(atoms as u64),
            ..area("atom_space", atoms)
        },
        area("ets_misc", registry::words() * size_of::<Term>()),
        area("loaded_code", code),
        area("process_table", words * size_of::<Term>()),
        // Everything, of which the others are parts, but binaries, of which `allocators` tells.
        area(
            "external_alloc",
            machine::resident_bytes().saturating_sub(binary_bytes::total()) as usize,
        ),
    ]
}

/// What `erlang:memory/0` tells, in a crash dump's order: processes and the system make up the total.
pub fn memory(areas: &[Area]) -> Vec<(&'static str, u64)> {
    let of = |name| areas.iter().find(|a| a.name == name).map_or(0, |a| a.bytes);
    let (processes, code, ets) = (of("process_table"), of("loaded_code"), of("ets_misc"));
    let atom = of("atom_space");
    let binary = binary_bytes::total();
    let parts = processes + code + ets + atom;
    let total = of("external_alloc").max(parts) + binary;
    vec![
        ("total", total),
        ("processes", processes),
        ("processes_used", processes),
        ("system", total - processes),
        ("atom", atom),
        ("atom_used", atom),
        ("binary", binary),
        ("code", code),
        ("ets", ets),
    ]
}

fn allocated_areas(p: &mut Process) -> Term {
    let areas = areas(p.total_heap_size());
    let term = |area: Area| {
        let name = atom(area.name);
        let bytes = p.uint(area.bytes);
        match area.used {
            Some(used) => {
                let used = p.uint(used);
                p.tuple(&[name, bytes, used])
            }
            None => p.tuple(&[name, bytes]),
        }
    };
    let all: Vec<Term> = areas.into_iter().map(term).collect();
    p.list(&all)
}

fn clock(p: &mut Process, id: &str, now: i64) -> Term {
    let (unit, now) = (p.int(time::UNIT), p.int(now));
    let function = atom("clock_gettime");
    let mut all = vec![
        ("function", function),
        ("clock_id", atom(id)),
        ("resolution", unit),
    ];
    if id == "CLOCK_MONOTONIC" {
        all.extend([("used_resolution", unit), ("extended", atom("no"))]);
    }
    all.extend([("parallel", atom("yes")), ("time", now)]);
    pairs(p, &all)
}

/// Loaded modules and their sizes in bytes, as in a crash dump.
fn loaded() -> String {
    let mut modules = modules::modules();
    modules.sort_by(|a, b| a.name.cmp_name(b.name));
    let lines: Vec<(&str, usize)> = modules
        .iter()
        .map(|m| (m.name.name(), m.code.size()))
        .collect();
    let total: usize = lines.iter().map(|l| l.1).sum();
    let mut text = format!(
        "Current code: {total}\nOld code: {}\n",
        modules::old_bytes()
    );
    for (name, size) in lines {
        text += &format!("{name} {size}\n");
    }
    text
}

/// The machine's tables, as in a crash dump.
fn info() -> String {
    format!(
        "=index_table:atom_tab\nlimit: {}\nentries: {}\n=index_table:module_code\nentries: {}\n",
        crate::term::atom::MAX_ATOMS,
        Atom::count(),
        modules::modules().len()
    )
}

/// The processes, as in a crash dump.
fn procs() -> String {
    let pids = scheduler::processes();
    let names = pids
        .iter()
        .filter_map(|&pid| crate::term::print::identifier(pid));
    names.map(|name| format!("=proc:{name}\n")).collect()
}
