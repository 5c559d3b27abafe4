//! `ets`: tables as a whole: made, named, given away, fixed, told of.
use super::ets::{because, gone, table};
use super::{Fault, Res, badarg, table as bifs, time};
use crate::ets::registry::{self, Refused};
use crate::ets::{Access, Heir, Kind, Options, Protection, Store, Table, WriteConcurrency};
use crate::heap::Heap;
use crate::heap::copy::copy_to_message;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::scheduler::table::table as processes;
use crate::term::{Atom, Term, am, node, unique};
use std::sync::Arc;

crate::bifs! {
    ets {
        "new"/2 => new,
        "rename"/2 => rename,
        "whereis"/1 => whereis,
        "setopts"/2 => setopts,
        "give_away"/3 => give_away,
        "safe_fixtable"/2 => safe_fixtable,
        "info"/1 => info_1,
        "info"/2 => info_2,
        "internal_request_all"/0 => request_all,
    }
}

/// An heir in options.
type HeirOption = Option<(Term, Term)>;

fn new(p: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    let mut options = Options {
        name,
        named: false,
        kind: Kind::Set,
        protection: Protection::Protected,
        key: 0,
        read_concurrency: false,
        write_concurrency: WriteConcurrency::Off,
        decentralized_counters: false,
        compressed: false,
    };
    let (mut heir, mut decentralized) = (None, None);
    let mut list = args[1].iter_list();
    for option in list.by_ref() {
        set_option(&mut options, &mut heir, &mut decentralized, option).ok_or(Fault::BADARG)?;
    }
    if !list.tail.is_nil() {
        return badarg();
    }
    if options.protection == Protection::Private {
        // One process alone has nobody to share a lock with.
        options.read_concurrency = false;
        options.write_concurrency = WriteConcurrency::Off;
    }
    options.decentralized_counters = match options.write_concurrency {
        WriteConcurrency::Off => false,
        WriteConcurrency::On => decentralized.unwrap_or(options.kind == Kind::OrderedSet),
        WriteConcurrency::Auto => decentralized.unwrap_or(true),
    };
    let table = Table::new(options, p.regs.pid, registry::new_number());
    *table.heir().lock() = heir.map(heir_of);
    registry::add(&table).map_err(|_| because(am::ALREADY_EXISTS))?;
    Ok(table.id(p))
}

fn heir_of((pid, data): (Term, Term)) -> Heir {
    let data = copy_to_message(data);
    Heir { pid, data }
}

fn set_option(
    options: &mut Options,
    heir: &mut HeirOption,
    decentralized: &mut Option<bool>,
    option: Term,
) -> Option<()> {
    match option {
        am::SET => options.kind = Kind::Set,
        am::ORDERED_SET => options.kind = Kind::OrderedSet,
        am::BAG => options.kind = Kind::Bag,
        am::DUPLICATE_BAG => options.kind = Kind::DuplicateBag,
        am::PUBLIC | am::PROTECTED | am::PRIVATE => options.protection = protection(option)?,
        am::NAMED_TABLE => options.named = true,
        am::COMPRESSED => options.compressed = true,
        _ => match *option.as_tuple()? {
            [am::KEYPOS, position] => {
                options.key = usize::try_from(position.as_small()? - 1).ok()?;
            }
            [am::READ_CONCURRENCY, on] => options.read_concurrency = truth(on)?,
            [am::WRITE_CONCURRENCY, am::AUTO] => options.write_concurrency = WriteConcurrency::Auto,
            // OTP's tests ask for a number of locks.
            [am::WRITE_CONCURRENCY, locks] if locks.as_tuple().is_some() => {
                let [what, locks] = *locks.as_tuple()? else {
                    return None;
                };
                if what.as_atom()?.name() != "debug_hash_fixed_number_of_locks"
                    || locks.as_small()? < 1
                {
                    return None;
                }
                options.write_concurrency = WriteConcurrency::On
            }
            [am::WRITE_CONCURRENCY, on] if truth(on)? => {
                options.write_concurrency = WriteConcurrency::On
            }
            [am::WRITE_CONCURRENCY, _] => options.write_concurrency = WriteConcurrency::Off,
            [am::DECENTRALIZED_COUNTERS, on] => *decentralized = Some(truth(on)?),
            _ => *heir = heir_option(option)?,
        },
    }
    Some(())
}

fn protection(t: Term) -> Option<Protection> {
    Some(match t {
        am::PUBLIC => Protection::Public,
        am::PROTECTED => Protection::Protected,
        am::PRIVATE => Protection::Private,
        _ => return None,
    })
}

fn truth(t: Term) -> Option<bool> {
    t.is_boolean().then_some(t == am::TRUE)
}

/// `{heir, none}`, `{heir, Pid, Data}`
fn heir_option(option: Term) -> Option<HeirOption> {
    match *option.as_tuple()? {
        [am::HEIR, am::NONE] => Some(None),
        [am::HEIR, pid, data] if pid.is_local_pid() => Some(Some((pid, data))),
        _ => None,
    }
}

fn rename(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    let name = args[1].as_atom().ok_or(Fault::BADARG)?;
    if table.options.named && table.name() == name {
        return badarg();
    }
    registry::rename(&table, name).map_err(|_| Fault::BADARG)?;
    Ok(table.id(p))
}

fn whereis(p: &mut Process, args: &[Term]) -> Res {
    let name = args[0].as_atom().ok_or(Fault::BADARG)?;
    Ok(registry::whereis(name).map_or(am::UNDEFINED, |table| table.reference(p)))
}

/// `{heir, none}`, `{heir, Pid, Data}` or `{protection, Protection}`, alone or in a list, each once.
fn setopts(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    if table.owner() != p.regs.pid {
        return badarg();
    }
    let options = if args[1].is_list() {
        args[1].list_to_vec().ok_or(Fault::BADARG)?
    } else {
        vec![args[1]]
    };
    let (mut heir, mut protect) = (None, None);
    for option in options {
        let twice = match option.as_tuple() {
            Some(&[am::PROTECTION, who]) => {
                let who = protection(who).ok_or(Fault::BADARG)?;
                protect.replace(who).is_some()
            }
            _ => heir
                .replace(heir_option(option).ok_or(Fault::BADARG)?)
                .is_some(),
        };
        if twice {
            return badarg();
        }
    }
    if let Some(protection) = protect {
        table.protect(protection);
    }
    if let Some(heir) = heir {
        *table.heir().lock() = heir.map(heir_of);
    }
    Ok(am::TRUE)
}

fn give_away(p: &mut Process, args: &[Term]) -> Res {
    let (to, own) = (args[1], p.regs.pid);
    let table = table(p, args[0], Access::Write)?;
    if table.owner() != own {
        return Err(because(am::NOT_OWNER));
    }
    if !to.is_local_pid() {
        return badarg();
    }
    if to == own {
        return Err(because(am::OWNER));
    }
    match registry::give_away(&table, own, to, args[2]) {
        Ok(()) => Ok(am::TRUE),
        Err(Refused::Gone) => Err(because(am::ID)),
        Err(Refused::NotAlive) => badarg(),
    }
}

/// When a table is fixed: monotonic time, and what makes it a time of day.
pub(super) fn now() -> (i64, i64) {
    (time::monotonic(), time::offset())
}

fn safe_fixtable(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Read)?;
    let own = p.regs.pid;
    match args[1] {
        am::TRUE => p.tables.make().fix(&table, own, now()),
        am::FALSE => p.tables.make().unfix(&table, own),
        _ => return badarg(),
    }
    Ok(am::TRUE)
}

/// What `system_info(schedulers)` says.
fn schedulers(p: &mut Process) -> Result<i64, Fault> {
    let (module, function) = (
        Atom::from_index(am::ERLANG.atom_index()),
        Atom::new("system_info"),
    );
    let bif = bifs::find(module, function, 1).and_then(bifs::get);
    let bif = bif.ok_or(Fault::BADARG)?;
    let schedulers = Atom::new("schedulers").term();
    (bif.run)(p, &[schedulers])?.as_small().ok_or(Fault::BADARG)
}

/// As many messages `{Ref, Tables}` as there are schedulers, all tables in one of them: `ets:all/0` waits for those.
fn request_all(p: &mut Process, _: &[Term]) -> Res {
    let number = unique::reference();
    let tables = registry::all();
    for part in 0..schedulers(p)? {
        let mut heap = crate::heap::Arena::new();
        let of_part = if part == 0 { &tables[..] } else { &[] };
        let ids: Vec<Term> = of_part.iter().map(|t| t.id(&mut heap)).collect();
        let list = heap.list(&ids);
        let reference = heap.reference(number);
        let term = heap.tuple(&[reference, list]);
        let heap = Some(heap);
        deliver(p.regs.pid, Signal::Message(Message { term, heap }));
    }
    Ok(p.reference(number))
}

// What is told of a table.

/// Items of `info/1`, in its order.
const ITEMS: [Term; 15] = [
    am::ID,
    am::DECENTRALIZED_COUNTERS,
    am::READ_CONCURRENCY,
    am::WRITE_CONCURRENCY,
    am::COMPRESSED,
    am::MEMORY,
    am::OWNER,
    am::HEIR,
    am::NAME,
    am::SIZE,
    am::NODE,
    am::NAMED_TABLE,
    am::TYPE,
    am::KEYPOS,
    am::PROTECTION,
];

/// The table to be told of; `None`: it is no more.
fn told<'a>(p: &Process, id: Term) -> Result<Option<registry::Found<'a>>, Fault> {
    match table(p, id, Access::Info) {
        Ok(table) => Ok(Some(table)),
        Err(Fault::ErrorCause(_, am::ID)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn info_1(p: &mut Process, args: &[Term]) -> Res {
    let Some(table) = told(p, args[0])? else {
        return Ok(am::UNDEFINED);
    };
    let mut all = Vec::new();
    for key in ITEMS {
        let value = item(p, &table, key)?;
        all.push(p.tuple(&[key, value]));
    }
    Ok(p.list(&all))
}

fn info_2(p: &mut Process, args: &[Term]) -> Res {
    match told(p, args[0])? {
        Some(table) => item(p, &table, args[1]),
        None => Ok(am::UNDEFINED),
    }
}

fn heir_that_lives(table: &Table) -> Option<Term> {
    let pid = table.heir().lock().as_ref()?.pid;
    let entry = processes().find(pid)?;
    (!entry.has_ended()).then_some(pid)
}

fn item(p: &mut Process, table: &Arc<Table>, item: Term) -> Res {
    let options = &table.options;
    Ok(match item {
        am::ID => table.reference(p),
        am::DECENTRALIZED_COUNTERS => super::boolean(options.decentralized_counters),
        am::READ_CONCURRENCY => super::boolean(options.read_concurrency),
        am::WRITE_CONCURRENCY => match options.write_concurrency {
            WriteConcurrency::Off => am::FALSE,
            WriteConcurrency::On => am::TRUE,
            WriteConcurrency::Auto => am::AUTO,
        },
        am::COMPRESSED => super::boolean(options.compressed),
        am::MEMORY => p.uint(table.words() as u64),
        am::OWNER => table.owner(),
        am::HEIR => heir_that_lives(table).unwrap_or(am::NONE),
        am::NAME => table.name().term(),
        am::SIZE => p.uint(table.size() as u64),
        am::NODE => node::name(),
        am::NAMED_TABLE => super::boolean(options.named),
        am::TYPE => match options.kind {
            Kind::Set => am::SET,
            Kind::OrderedSet => am::ORDERED_SET,
            Kind::Bag => am::BAG,
            Kind::DuplicateBag => am::DUPLICATE_BAG,
        },
        am::KEYPOS => Term::small(options.key as i64 + 1),
        am::PROTECTION => match table.protection() {
            Protection::Public => am::PUBLIC,
            Protection::Protected => am::PROTECTED,
            Protection::Private => am::PRIVATE,
        },
        am::FIXED => super::boolean(!table.fixing().lock().by.is_empty()),
        am::SAFE_FIXED => fixed(p, table, |p, (monotonic, offset)| {
            let micros = (monotonic + offset) / 1000;
            let seconds = micros / 1_000_000;
            let parts = [seconds / 1_000_000, seconds % 1_000_000, micros % 1_000_000];
            p.tuple(&parts.map(Term::small))
        }),
        am::SAFE_FIXED_MONOTONIC_TIME => fixed(p, table, |p, (monotonic, _)| p.int(monotonic)),
        am::STATS => stats(p, table)?,
        am::BINARY => binaries(p, table)?,
        _ => return badarg(),
    })
}

/// `{Since, [{Pid, Times}]}`, or `false`.
fn fixed(p: &mut Process, table: &Table, since: impl Fn(&mut Process, (i64, i64)) -> Term) -> Term {
    let fixing = table.fixing().lock();
    if fixing.by.is_empty() {
        return am::FALSE;
    }
    let since = since(p, fixing.since);
    let by: Vec<Term> = fixing
        .by
        .iter()
        .map(|&(pid, times)| p.tuple(&[pid, Term::small(times as i64)]))
        .collect();
    let by = p.list(&by);
    p.tuple(&[since, by])
}

/// How long the chains of a hash table are: `{Buckets, Average, StandardDeviation, Expected, Least, Most, Kept, 1}`. Trees have none.
fn stats(p: &mut Process, table: &Table) -> Res {
    let mut lengths = Vec::new();
    for stripe in 0..table.stripes() {
        if let Store::Hash(hash) = &*table.read(stripe).map_err(gone)? {
            lengths.extend((0..hash.slots()).map(|slot| hash.slot(slot).count()));
        }
    }
    if lengths.is_empty() {
        return Ok(am::FALSE);
    }
    let slots = lengths.len() as f64;
    let sum: usize = lengths.iter().sum();
    let squares: usize = lengths.iter().map(|n| n * n).sum();
    let average = sum as f64 / slots;
    let deviation = ((squares as f64 - average * sum as f64) / (slots - 1.0))
        .max(0.0)
        .sqrt();
    let expected = (average * (1.0 - 1.0 / slots)).sqrt();
    let number = |n: Option<&usize>| Term::small(*n.unwrap_or(&0) as i64);
    let is_fixed = !table.fixing().lock().by.is_empty();
    let parts = [
        number(Some(&lengths.len())),
        p.float(average),
        p.float(deviation),
        p.float(expected),
        number(lengths.iter().min()),
        number(lengths.iter().max()),
        Term::small(i64::from(is_fixed)),
        Term::small(1),
    ];
    Ok(p.tuple(&parts))
}

/// `{Address, Bytes, References}` of each shared binary that an object refers to.
fn binaries(p: &mut Process, table: &Table) -> Res {
    let mut all = Term::NIL;
    for stripe in 0..table.stripes() {
        let store = table.read(stripe).map_err(gone)?;
        store.for_each(&mut |object| {
            for binary in object.binaries() {
                let address = p.uint(std::ptr::from_ref(binary) as u64);
                let bytes = p.uint(binary.capacity() as u64);
                let tuple = p.tuple(&[address, bytes, Term::small(binary.refs() as i64)]);
                all = p.cons(tuple, all);
            }
        });
    }
    Ok(all)
}
