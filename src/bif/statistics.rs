//! `erlang:statistics/1`.
use super::{Res, badarg, cpu_time, time};
use crate::heap::Heap;
use crate::process::Process;
use crate::scheduler::{self, statistics::total};
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
    total(|c| &c.reductions) + scheduler::spent(p)
}

fn statistics(p: &mut Process, args: &[Term]) -> Res {
    static REDUCTIONS: AtomicU64 = AtomicU64::new(0);
    static EXACT: AtomicU64 = AtomicU64::new(0);
    static RUNTIME: AtomicU64 = AtomicU64::new(0);
    static WALL_CLOCK: AtomicU64 = AtomicU64::new(0);
    let Some(item) = args[0].as_atom() else {
        return badarg();
    };
    let queues = scheduler::run_queue_lens();
    let runnable = queues.iter().sum::<usize>() as u64;
    let lengths: Vec<Term> = queues.iter().map(|&n| Term::small(n as i64)).collect();
    // The process that asks runs.
    let mut tasks = queues;
    tasks[scheduler::current().unwrap_or(1) - 1] += 1;
    let tasks: Vec<Term> = tasks.iter().map(|&n| Term::small(n as i64)).collect();
    Ok(match item.name() {
        "context_switches" => {
            let switches = p.uint(total(|c| &c.context_switches));
            p.tuple(&[switches, Term::ZERO])
        }
        "reductions" => {
            let all = total(|c| &c.reductions);
            since_last(p, &REDUCTIONS, all)
        }
        "exact_reductions" => {
            let all = reductions(p);
            since_last(p, &EXACT, all)
        }
        "runtime" => since_last(p, &RUNTIME, cpu_time::milliseconds()),
        "wall_clock" => {
            let since_start = (time::monotonic() - time::START) / 1_000_000;
            since_last(p, &WALL_CLOCK, since_start as u64)
        }
        "garbage_collection" => {
            let collections = p.uint(total(|c| &c.collections));
            let reclaimed = p.uint(total(|c| &c.reclaimed));
            p.tuple(&[collections, reclaimed, Term::ZERO])
        }
        "io" => {
            let input = p.uint(total(|c| &c.input));
            let output = p.uint(total(|c| &c.output));
            let input = p.tuple(&[am::INPUT, input]);
            let output = p.tuple(&[am::OUTPUT, output]);
            p.tuple(&[input, output])
        }
        "run_queue" | "total_run_queue_lengths" | "total_run_queue_lengths_all" => p.uint(runnable),
        "total_active_tasks" | "total_active_tasks_all" => p.uint(runnable + 1),
        "run_queues" => p.tuple(&lengths),
        "run_queue_lengths" | "run_queue_lengths_all" => p.list(&lengths),
        "active_tasks" | "active_tasks_all" => p.list(&tasks),
        "scheduler_wall_time" | "scheduler_wall_time_all" => match scheduler::statistics::busy() {
            None => am::UNDEFINED,
            Some(all) => {
                let times = all.into_iter().map(|(scheduler, busy, total)| {
                    let (busy, total) = (p.uint(busy), p.uint(total));
                    p.tuple(&[Term::small(scheduler as i64), busy, total])
                });
                let times: Vec<Term> = times.collect();
                p.list(&times)
            }
        },
        _ => return badarg(),
    })
}
