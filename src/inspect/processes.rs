//! What all processes are doing, seen from outside: `purlin top`.
//!
//! Processes that do not run are looked at where they are; those that run are asked to tell, and do so after their time slice.
use crate::process::{Process, info};
use crate::scheduler::request::{self, Request};
use crate::scheduler::{self, Entry, statistics, table::table};
use crate::term::print::{self, Pretty};
use crate::term::{Atom, Term};
use parking_lot::Mutex;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long is waited for those that run.
const PATIENCE: Duration = Duration::from_millis(100);

/// One process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub pid: String,
    pub name: Option<String>,
    /// The function that it began with, and the one that it is in: `module:function/arity`.
    pub initial: String,
    pub current: String,
    /// `running`, `runnable`, `waiting` or `suspended`.
    pub state: String,
    /// Since it began.
    pub reductions: u64,
    /// Bytes of its heap, its stack, its messages and itself.
    pub memory: u64,
    /// Messages in its queue.
    pub queue: u64,
}

/// The machine at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub processes: Vec<Row>,
    /// How many processes wait to be run.
    pub run_queue: u64,
    /// Of all processes, ended ones too.
    pub reductions: u64,
    /// Since the machine began to count its time.
    pub uptime_ms: u64,
}

/// Where processes that run put what they tell.
pub type Told = Arc<Mutex<Vec<Row>>>;

impl Snapshot {
    /// Looks at all processes. Those that run and do not tell in time are there with their names alone.
    pub fn take() -> Snapshot {
        let mut rows = Vec::new();
        let told = Told::default();
        let mut running = Vec::new();
        let table = table();
        for entry in table.pids().into_iter().filter_map(|pid| table.find(pid)) {
            let looked = entry.process.lock().as_deref().map(Row::of);
            match looked {
                Some(row) => rows.push(row),
                None => {
                    request::tell(entry.pid, Request::Observe(told.clone()));
                    running.push(entry);
                }
            }
        }
        let since = Instant::now();
        while Arc::strong_count(&told) > 1 && since.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(1));
        }
        let told = std::mem::take(&mut *told.lock());
        let silent = |entry: &&Arc<Entry>| {
            let pid = text(entry.pid);
            !entry.has_ended() && told.iter().all(|row| row.pid != pid)
        };
        rows.extend(
            running
                .iter()
                .filter(silent)
                .map(|entry| Row::unseen(entry)),
        );
        rows.extend(told);
        Snapshot {
            processes: rows,
            run_queue: scheduler::run_queue_len() as u64,
            reductions: statistics::total(|c| &c.reductions),
            uptime_ms: crate::bif::time::uptime().as_millis() as u64,
        }
    }

    pub fn to_json(&self) -> Value {
        let rows = self.processes.iter();
        json!({
            "processes": rows.map(Row::to_json).collect::<Vec<_>>(),
            "run_queue": self.run_queue,
            "reductions": self.reductions,
            "uptime_ms": self.uptime_ms,
        })
    }

    /// What `to_json` has made; `None` for anything else.
    pub fn from_json(value: &Value) -> Option<Snapshot> {
        let rows = value["processes"].as_array()?.iter();
        Some(Snapshot {
            processes: rows.map(Row::from_json).collect::<Option<_>>()?,
            run_queue: value["run_queue"].as_u64()?,
            reductions: value["reductions"].as_u64()?,
            uptime_ms: value["uptime_ms"].as_u64()?,
        })
    }
}

impl Row {
    /// Of a process that does not change meanwhile.
    pub fn of(p: &Process) -> Row {
        let (module, function, arity) = p.initial_call;
        let name = p.exec.entry.as_ref().and_then(|entry| entry.name());
        Row {
            pid: text(p.regs.pid),
            name: name.map(Atom::term).map(text),
            initial: format!("{}:{}/{arity}", text(module.term()), text(function.term())),
            current: info::where_it_is(p),
            state: text(info::status(p)),
            reductions: info::reductions(p),
            memory: info::memory(p) as u64,
            queue: p.mailbox.len() as u64,
        }
    }

    fn unseen(entry: &Entry) -> Row {
        Row {
            pid: text(entry.pid),
            name: entry.name().map(Atom::term).map(text),
            initial: String::new(),
            current: String::new(),
            state: "running".into(),
            reductions: 0,
            memory: 0,
            queue: 0,
        }
    }

    fn to_json(&self) -> Value {
        json!({
            "pid": self.pid,
            "name": self.name,
            "initial": self.initial,
            "current": self.current,
            "state": self.state,
            "reductions": self.reductions,
            "memory": self.memory,
            "queue": self.queue,
        })
    }

    fn from_json(value: &Value) -> Option<Row> {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        Some(Row {
            pid: text("pid")?,
            name: text("name"),
            initial: text("initial")?,
            current: text("current")?,
            state: text("state")?,
            reductions: value["reductions"].as_u64()?,
            memory: value["memory"].as_u64()?,
            queue: value["queue"].as_u64()?,
        })
    }
}

fn text(term: Term) -> String {
    print::pretty(term, &Pretty::default())
}
