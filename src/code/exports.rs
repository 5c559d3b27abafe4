//! The table of exports: one entry for each M:F/A that anybody exports or calls. Entries are never
//! freed, so that code may hold their addresses; what they point at changes when a module is
//! loaded.
use crate::emulator::state::Export;
use crate::term::Atom;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::io::Error;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

type Key = (Atom, Atom, u32);

/// An entry of the table; shared by all threads.
#[derive(Clone, Copy)]
pub struct Entry(pub &'static Export);
// SAFETY: E6: an export's changing fields are atomic; the rest is written before it is published.
unsafe impl Send for Entry {}
// SAFETY: as above.
unsafe impl Sync for Entry {}

type Table = RwLock<HashMap<Key, Entry, foldhash::fast::RandomState>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::default)
}

/// The export of that function, made when it is new: it then leads to the BIF of that name, or to
/// the code that says that the function is undefined. Where there is no memory for that code, it is the export of a function
/// whose name says so.
pub fn export(module: Atom, function: Atom, arity: u32) -> &'static Export {
    try_export(module, function, arity).unwrap_or_else(|_| spare())
}

/// As `export`.
///
/// # Errors
/// If there is no memory for native code.
pub fn try_export(module: Atom, function: Atom, arity: u32) -> Result<&'static Export, Error> {
    let key = (module, function, arity);
    if let Some(entry) = table().read().get(&key) {
        return Ok(entry.0);
    }
    let mut table = table().write();
    if let Some(entry) = table.get(&key) {
        return Ok(entry.0);
    }
    let export = new_export(module, function, arity, false)?;
    table.insert(key, Entry(export));
    Ok(export)
}

/// Calls of what there is no memory for end in this one: an undefined function.
fn spare() -> &'static Export {
    static SPARE: OnceLock<Entry> = OnceLock::new();
    let made = SPARE.get_or_init(|| {
        let name = Atom::new("no memory for code");
        match new_export(Atom::new("erlang"), name, 0, true) {
            Ok(export) => Entry(export),
            Err(error) => unreachable!("its memory is set aside: {error}"),
        }
    });
    made.0
}

/// The export of that function, if there is one.
pub fn existing(module: Atom, function: Atom, arity: u32) -> Option<&'static Export> {
    table().read().get(&(module, function, arity)).map(|e| e.0)
}

fn new_export(
    module: Atom,
    function: Atom,
    arity: u32,
    certain: bool,
) -> Result<&'static Export, Error> {
    let bif = u8::try_from(arity)
        .ok()
        .and_then(|n| crate::bif::table::find(module, function, n))
        .map_or(0, |id| u64::from(id) + 1);
    let mut export = Box::new(Export {
        code: AtomicPtr::new(std::ptr::null_mut()),
        module: module.term(),
        function: function.term(),
        bif: AtomicU64::new(bif),
        stub_code: std::ptr::null(),
        arity: u64::from(arity),
        stub: [0; 5],
    });
    export.stub_code = crate::loader::emit::stub(&mut export, bif, certain)?;
    export.code = AtomicPtr::new(export.stub_code.cast_mut());
    Ok(Box::leak(export))
}

/// True when calls of the export end in its stub: it is undefined, or a BIF.
pub fn is_stub(export: &Export) -> bool {
    export.code.load(Ordering::Acquire).cast_const() == export.stub_code
}

/// True when the function can be called: loaded code or a BIF.
pub fn is_defined(export: &Export) -> bool {
    !is_stub(export) || export.bif.load(Ordering::Acquire) != 0
}

/// Makes the export lead to loaded code.
pub fn publish(export: &Export, code: *const u8) {
    export.code.store(code.cast_mut(), Ordering::Release);
}

/// Makes the export lead to its stub again.
pub fn retract(export: &Export) {
    export
        .code
        .store(export.stub_code.cast_mut(), Ordering::Release);
}

/// All entries there are now, in no order.
pub fn all() -> Vec<&'static Export> {
    table().read().values().map(|e| e.0).collect()
}
