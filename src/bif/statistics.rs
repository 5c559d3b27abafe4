//! `erlang:statistics/1`.
use super::{Res, badarg, cpu_time, time};
use crate::heap::Heap;
use crate::process::Process;
use crate::scheduler::{self, statistics::COUNTS};
use crate::term::{Term, am};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

crate::bifs! {
    erlang {
        "statistics"/1 => statistics,
    }
}

/// `{Total, SinceLastCall}` of something that grows.
fn since_last(p: &mut Process, last: &AtomicU64, total: u64) -> Term {
    let before = last.swap(total, Relaxed);
    let (total, since) = (p.uint(total), p.uint(total.saturating_sub(before)));
    p.tuple(&[total, since])
}

/// Reductions of the whole machine, those of the running time slice included.
fn reductions(p: &Process) -> u64 {
    COUNTS.reductions.load(Relaxed) + scheduler::spent(p)
}

fn statistics(p: &mut Process, args: &[Term]) -> Res {
    static REDUCTIONS: AtomicU64 = AtomicU64::new(0);
    static EXACT: AtomicU64 = AtomicU64::new(0);
    static RUNTIME: AtomicU64 = AtomicU64::new(0);
    static WALL_CLOCK: AtomicU64 = AtomicU64::new(0);
    let Some(item) = args[0].as_atom() else {
        return badarg();
    };
    let runnable = scheduler::run_queue_len() as u64;
    Ok(match item.name() {
        "context_switches" => {
            let switches = p.uint(COUNTS.context_switches.load(Relaxed));
            p.tuple(&[switches, Term::ZERO])
        }
        "reductions" => {
            let total = COUNTS.reductions.load(Relaxed);
            since_last(p, &REDUCTIONS, total)
        }
        "exact_reductions" => {
            let total = reductions(p);
            since_last(p, &EXACT, total)
        }
        "runtime" => since_last(p, &RUNTIME, cpu_time::milliseconds()),
        "wall_clock" => {
            let since_start = (time::monotonic() - time::START) / 1_000_000;
            since_last(p, &WALL_CLOCK, since_start as u64)
        }
        "garbage_collection" => {
            let collections = p.uint(COUNTS.collections.load(Relaxed));
            let reclaimed = p.uint(COUNTS.reclaimed.load(Relaxed));
            p.tuple(&[collections, reclaimed, Term::ZERO])
        }
        "io" => {
            let input = p.uint(COUNTS.input.load(Relaxed));
            let output = p.uint(COUNTS.output.load(Relaxed));
            let input = p.tuple(&[am::INPUT, input]);
            let output = p.tuple(&[am::OUTPUT, output]);
            p.tuple(&[input, output])
        }
        "run_queue" | "total_run_queue_lengths" | "total_run_queue_lengths_all" => p.uint(runnable),
        // The process that asks runs.
        "total_active_tasks" | "total_active_tasks_all" => p.uint(runnable + 1),
        "run_queues" => {
            let queue = p.uint(runnable);
            p.tuple(&[queue])
        }
        "run_queue_lengths" | "run_queue_lengths_all" => {
            let queue = p.uint(runnable);
            p.list(&[queue])
        }
        "active_tasks" | "active_tasks_all" => {
            let tasks = p.uint(runnable + 1);
            p.list(&[tasks])
        }
        "scheduler_wall_time" | "scheduler_wall_time_all" => match scheduler::statistics::busy() {
            None => am::UNDEFINED,
            Some((busy, total)) => {
                let (busy, total) = (p.uint(busy), p.uint(total));
                let scheduler = p.tuple(&[Term::small(1), busy, total]);
                p.list(&[scheduler])
            }
        },
        _ => return badarg(),
    })
}
