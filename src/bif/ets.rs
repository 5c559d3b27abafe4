//! `ets`: objects one by one, or as lists: put in, found, taken out; and walking from key to key.
use super::{Fault, Res, badarg, boolean, charge};
use crate::ets::registry::{self, Found};
use crate::ets::{Access, Gone, Inserted, Kind, Object, Store, Table, Work};
use crate::heap::Heap;
use crate::heap::copy::copy;
use crate::process::Process;
use crate::term::compare::eq_num;
use crate::term::{Term, am};

crate::bifs! {
    ets {
        "insert"/2 long_last => insert,
        "insert_new"/2 long_last => insert_new,
        "lookup"/2 => lookup,
        "lookup_element"/3 => lookup_element,
        "lookup_element"/4 => lookup_element,
        "member"/2 => member,
        "take"/2 => take,
        "delete"/1 => delete_table,
        "delete"/2 => delete,
        "delete_object"/2 => delete_object,
        "internal_delete_all"/2 => delete_all,
        "first"/1 => |p, a| step(p, a[0], Step::First, key_of),
        "last"/1 => |p, a| step(p, a[0], Step::Last, key_of),
        "next"/2 => |p, a| step(p, a[0], Step::After(a[1]), key_of),
        "prev"/2 => |p, a| step(p, a[0], Step::Before(a[1]), key_of),
        "first_lookup"/1 => |p, a| step(p, a[0], Step::First, key_and_objects),
        "last_lookup"/1 => |p, a| step(p, a[0], Step::Last, key_and_objects),
        "next_lookup"/2 => |p, a| step(p, a[0], Step::After(a[1]), key_and_objects),
        "prev_lookup"/2 => |p, a| step(p, a[0], Step::Before(a[1]), key_and_objects),
        "slot"/2 => slot,
    }
    erts_internal {
        // For those who look at tables in a dump's way.
        "ets_raw_first"/1 => |p, a| step(p, a[0], Step::First, key_of),
        "ets_raw_next"/2 => |p, a| step(p, a[0], Step::After(a[1]), key_of),
    }
}

/// `badarg`, and why.
pub(super) const fn because(cause: Term) -> Fault {
    Fault::ErrorCause(am::BADARG, cause)
}

/// The table is no more.
pub(super) fn gone(_: Gone) -> Fault {
    because(am::ID)
}

/// The table that a term means, if the process may use it so. It may be deleted before it is used: who locks a stripe sees that.
#[inline]
pub(super) fn table<'a>(p: &Process, id: Term, access: Access) -> Result<Found<'a>, Fault> {
    let Some(table) = registry::find(id) else {
        return Err(because(if id.is_atom() { am::ID } else { am::TYPE }));
    };
    if !table.is_alive() {
        return Err(because(am::ID));
    }
    if table.allows(access, p.regs.pid) {
        return Ok(table);
    }
    Err(because(am::ACCESS))
}

/// The process gives up the scheduler; its BIF is called again, and finds `state`.
pub(super) fn go_on_later(p: &mut Process, found: Term, state: impl std::any::Any + Send) -> Fault {
    let state = Box::new(state);
    p.tables.make().put_off(Work { found, state });
    p.regs.fcalls = 0;
    Fault::Yield
}

/// What the BIF left when it gave up the scheduler.
pub(super) fn left_off<T: 'static>(p: &mut Process) -> Option<(Term, Box<T>)> {
    let Work { found, state } = *p.tables.made()?.take_work()?;
    Some((found, state.downcast().ok()?))
}

/// Objects that a process deals with before others get their turn.
pub(super) const PIECE: usize = 1000;

// Putting in.

/// The elements of a tuple that the table can keep.
fn object_elements<'a>(table: &Table, object: Term) -> Result<&'a [Term], Fault> {
    let elements = object.as_tuple().filter(|e| e.len() > table.options.key);
    elements.ok_or(Fault::BADARG)
}

fn insert(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    if args[1].is_list() {
        return insert_list(p, &table, args[1], false);
    }
    let object = table.object(object_elements(&table, args[1])?);
    let stripe = table.stripe_of(object.hash());
    let replaced = table.write(stripe).map_err(gone)?.insert(object);
    drop(replaced);
    Ok(am::TRUE)
}

fn insert_new(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    if args[1].is_list() {
        return insert_list(p, &table, args[1], true);
    }
    let elements = object_elements(&table, args[1])?;
    let key = elements[table.options.key];
    let hash = table.hash(key);
    let mut store = table.write(table.stripe_of(hash)).map_err(gone)?;
    if store.find(hash, key).next().is_some() {
        return Ok(am::FALSE);
    }
    store.insert(Object::new(elements, hash));
    Ok(am::TRUE)
}

/// Objects of a list, made and not yet in their table.
struct Made(Vec<Object>);

/// Puts all objects of a list in at once, having made them in pieces.
fn insert_list(p: &mut Process, table: &Table, list: Term, only_new: bool) -> Res {
    let (list, mut made) = left_off::<Made>(p).unwrap_or((list, Box::new(Made(Vec::new()))));
    let mut rest = list.iter_list();
    for object in rest.by_ref().take(PIECE) {
        made.0.push(table.object(object_elements(table, object)?));
    }
    if rest.tail.is_cons() {
        return Err(go_on_later(p, rest.tail, *made));
    }
    if !rest.tail.is_nil() {
        return badarg();
    }
    charge(p, made.0.len(), 1);
    insert_all(table, made.0, only_new)
}

fn insert_all(table: &Table, objects: Vec<Object>, only_new: bool) -> Res {
    let bit = |o: &Object| 1 << table.stripe_of(o.hash());
    let wanted = objects.iter().fold(0, |all: u64, o| all | bit(o));
    let mut stores = table.write_all(wanted).map_err(gone)?;
    let is_there = |o: &Object| {
        let store = stores[table.stripe_of(o.hash())].as_deref();
        store.is_some_and(|s| {
            s.find(o.hash(), o.elements()[table.options.key])
                .next()
                .is_some()
        })
    };
    if only_new && objects.iter().any(is_there) {
        return Ok(am::FALSE);
    }
    let mut replaced = Vec::new();
    for object in objects {
        if let Some(store) = &mut stores[table.stripe_of(object.hash())]
            && let Inserted::Replaced(old) = store.insert(object)
        {
            replaced.push(old);
        }
    }
    drop(stores);
    Ok(am::TRUE)
}

// Finding.

/// The objects with a key, the oldest first.
fn objects(p: &mut Process, table: &Table, store: &Store, hash: u64, key: Term) -> Term {
    if matches!(table.options.kind, Kind::Set | Kind::OrderedSet) {
        return match store.get(hash, key) {
            Some(object) => {
                let object = object.copy_to(p);
                p.cons(object, Term::NIL)
            }
            None => Term::NIL,
        };
    }
    let mut list = Term::NIL;
    let mut words = 0;
    for object in store.find(hash, key) {
        words += object.words();
        let object = object.copy_to(p);
        list = p.cons(object, list);
    }
    charge(p, words, 100);
    list
}

fn lookup(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Read)?;
    let hash = table.hash(args[1]);
    let store = table.read(table.stripe_of(hash)).map_err(gone)?;
    Ok(objects(p, &table, &store, hash, args[1]))
}

fn member(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Read)?;
    let hash = table.hash(args[1]);
    let store = table.read(table.stripe_of(hash)).map_err(gone)?;
    Ok(boolean(store.find(hash, args[1]).next().is_some()))
}

/// `lookup_element/3,4`: the fourth argument is there in place of an object that isn't.
fn lookup_element(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Read)?;
    let position = args[2]
        .as_small()
        .filter(|n| *n >= 1)
        .ok_or(Fault::BADARG)?;
    let at = position as usize - 1;
    let (key, hash) = (args[1], table.hash(args[1]));
    let store = table.read(table.stripe_of(hash)).map_err(gone)?;
    let nothing = || args.get(3).copied().ok_or(because(am::BADKEY));
    let element = |o: &Object| o.elements().get(at).copied().ok_or(Fault::BADARG);
    if matches!(table.options.kind, Kind::Set | Kind::OrderedSet) {
        let Some(object) = store.get(hash, key) else {
            return nothing();
        };
        return Ok(copy(element(object)?, p));
    }
    let mut list = Term::NIL;
    for object in store.find(hash, key) {
        let element = copy(element(object)?, p);
        list = p.cons(element, list);
    }
    if list.is_nil() { nothing() } else { Ok(list) }
}

// Taking out.

fn take(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    let (key, hash) = (args[1], table.hash(args[1]));
    let mut store = table.write(table.stripe_of(hash)).map_err(gone)?;
    if let Store::Tree(tree) = &mut *store {
        let Some(object) = tree.remove(key, |_| true) else {
            return Ok(Term::NIL);
        };
        drop(store);
        let object = object.copy_to(p);
        return Ok(p.cons(object, Term::NIL));
    }
    let list = objects(p, &table, &store, hash, key);
    store.delete(hash, key, |_| true);
    Ok(list)
}

fn delete(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    let (key, hash) = (args[1], table.hash(args[1]));
    let mut store = table.write(table.stripe_of(hash)).map_err(gone)?;
    store.delete(hash, key, |_| true);
    Ok(am::TRUE)
}

fn delete_object(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Write)?;
    let elements = object_elements(&table, args[1])?;
    let key = elements[table.options.key];
    let hash = table.hash(key);
    let mut store = table.write(table.stripe_of(hash)).map_err(gone)?;
    store.delete_object(hash, key, args[1]);
    Ok(am::TRUE)
}

/// What is still to be freed of a table; if its process ends meanwhile, by a thread for that.
struct Freeing(Vec<Store>);

impl Drop for Freeing {
    fn drop(&mut self) {
        registry::free(std::mem::take(&mut self.0));
    }
}

/// Frees in pieces; then `result`.
fn free(p: &mut Process, mut freeing: Freeing, result: Term) -> Res {
    let mut pieces = 0;
    while let Some(store) = freeing.0.last_mut() {
        if pieces > PIECE {
            return Err(go_on_later(p, result, freeing));
        }
        pieces += store.size().min(PIECE);
        if !store.free_some(PIECE) {
            freeing.0.pop();
        }
    }
    charge(p, pieces, 4);
    Ok(result)
}

fn delete_table(p: &mut Process, args: &[Term]) -> Res {
    if let Some((result, freeing)) = left_off::<Freeing>(p) {
        return free(p, *freeing, result);
    }
    let table = table(p, args[0], Access::Write)?;
    let stores = table.delete().map_err(gone)?;
    drop(table);
    free(p, Freeing(stores), am::TRUE)
}

/// `internal_delete_all(Table, Result)`; `undefined`: how many objects there were.
fn delete_all(p: &mut Process, args: &[Term]) -> Res {
    if let Some((result, freeing)) = left_off::<Freeing>(p) {
        return free(p, *freeing, result);
    }
    let table = table(p, args[0], Access::Write)?;
    let (number, stores) = table.clear().map_err(gone)?;
    let result = match args[1] {
        am::UNDEFINED => Term::small(number as i64),
        result => result,
    };
    free(p, Freeing(stores), result)
}

// From key to key.

enum Step {
    First,
    Last,
    After(Term),
    Before(Term),
}

fn key_of(p: &mut Process, table: &Table, _: &Store, object: &Object) -> Term {
    copy(object.elements()[table.options.key], p)
}

/// `{Key, Objects}`
fn key_and_objects(p: &mut Process, table: &Table, store: &Store, object: &Object) -> Term {
    let key = object.elements()[table.options.key];
    let objects = objects(p, table, store, object.hash(), key);
    let key = copy(key, p);
    p.tuple(&[key, objects])
}

/// What `make` makes of the object that the step leads to. Hash tables have one direction.
fn step(
    p: &mut Process,
    id: Term,
    step: Step,
    make: fn(&mut Process, &Table, &Store, &Object) -> Term,
) -> Res {
    let table = table(p, id, Access::Read)?;
    let mut stripe = 0;
    if let Step::After(key) | Step::Before(key) = step {
        let hash = table.hash(key);
        stripe = table.stripe_of(hash);
        let store = table.read(stripe).map_err(gone)?;
        let found = match &*store {
            Store::Hash(table) => table.after(hash, key).map_err(|_| Fault::BADARG)?,
            // It is no key here, although a tree has an answer for any.
            Store::Tree(_) if key == am::END_OF_TABLE => return badarg(),
            Store::Tree(tree) => {
                let place = match step {
                    Step::After(_) => tree.after_key(key),
                    _ => tree.before_key(key),
                };
                place.map(|place| tree.object(place))
            }
            Store::Gone => None,
        };
        if let Some(object) = found {
            return Ok(make(p, &table, &store, object));
        }
        stripe += 1;
    }
    for stripe in stripe..table.stripes() {
        let store = table.read(stripe).map_err(gone)?;
        let found = match &*store {
            Store::Hash(hash) => hash.first_from(0),
            Store::Tree(tree) if matches!(step, Step::First) => {
                tree.first().map(|at| tree.object(at))
            }
            Store::Tree(tree) => tree.last().map(|at| tree.object(at)),
            Store::Gone => None,
        };
        if let Some(object) = found {
            return Ok(make(p, &table, &store, object));
        }
    }
    Ok(am::END_OF_TABLE)
}

/// The objects of a bucket, or object number `N` of a tree.
fn slot(p: &mut Process, args: &[Term]) -> Res {
    let table = table(p, args[0], Access::Read)?;
    let slot = args[1]
        .as_small()
        .filter(|n| *n >= 0)
        .ok_or(Fault::BADARG)?;
    let mut slot = slot as usize;
    for stripe in 0..table.stripes() {
        let store = table.read(stripe).map_err(gone)?;
        let slots = match &*store {
            Store::Hash(hash) => hash.slots(),
            store => store.size(),
        };
        if slot >= slots {
            slot -= slots;
            continue;
        }
        let mut list = Term::NIL;
        match &*store {
            Store::Hash(hash) => {
                for object in hash.slot(slot) {
                    let object = object.copy_to(p);
                    list = p.cons(object, list);
                }
            }
            Store::Tree(tree) => {
                if let Some(object) = tree.nth(slot) {
                    let object = object.copy_to(p);
                    list = p.cons(object, list);
                }
            }
            Store::Gone => {}
        }
        return Ok(list);
    }
    if slot == 0 {
        Ok(am::END_OF_TABLE)
    } else {
        badarg()
    }
}

/// Whether two keys are the same to a table.
pub(super) fn is_same_key(kind: Kind, a: Term, b: Term) -> bool {
    match kind {
        Kind::OrderedSet => eq_num(a, b),
        _ => crate::term::compare::eq(a, b),
    }
}
