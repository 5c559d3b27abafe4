//! The table of all BIFs, put together from the files that define them.
use super::{Bif, Work};
use crate::code::otp;
use crate::term::Atom;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The files' own tables. A new file of BIFs adds its line here.
#[rustfmt::skip]
static FILES: &[&[Bif]] = &[
    super::absent::BIFS,
    super::drivers::BIFS,
    super::code::BIFS,
    super::code_loading::BIFS,
    super::control::BIFS,
    super::processes::BIFS,
    super::statistics::BIFS,
    super::process_flags::BIFS,
    super::links::BIFS,
    super::names::BIFS,
    super::nodes::BIFS,
    super::timers::BIFS,
    super::seq_trace::BIFS,
    super::signals::BIFS,
    super::system::BIFS,
    super::system_flag::BIFS,
    super::system_info::BIFS,
    super::system_monitor::BIFS,
    super::dict::BIFS,
    super::binary::BIFS,
    super::binary_find::BIFS,
    super::binary_module::BIFS,
    super::atoms::BIFS,
    super::debug::BIFS,
    super::dirty::BIFS,
    super::dist_ctrl::BIFS,
    super::display::BIFS,
    super::dynamic_trace::BIFS,
    super::environment::BIFS,
    super::etf::BIFS,
    super::ets::BIFS,
    super::ets_manage::BIFS,
    super::ets_select::BIFS,
    super::ets_update::BIFS,
    super::arith::BIFS,
    super::counters::BIFS,
    super::hash::BIFS,
    super::match_spec::BIFS,
    super::math::BIFS,
    super::numbers::BIFS,
    super::packet::BIFS,
    super::re::BIFS,
    super::records::BIFS,
    super::internal_state::BIFS,
    super::iolist::BIFS,
    super::lists::BIFS,
    super::maps::BIFS,
    super::sharing::BIFS,
    super::trace_pattern::BIFS,
    super::tracing::BIFS,
    super::tuples::BIFS,
    super::types::BIFS,
    super::unicode::BIFS,
    super::unicode_names::BIFS,
    super::persistent::BIFS,
    super::ports::BIFS,
    super::time::BIFS,
    super::unique::BIFS,
];

/// Number of a BIF: its place in the table.
pub type BifId = u32;

/// All BIFs, in a fixed order; the natives of OTP's modules come last.
pub fn all() -> impl Iterator<Item = &'static Bif> {
    let has_older = !otp::in_use().is_from(super::older::UNTIL);
    let older = has_older.then_some(super::older::BIFS);
    let natives = crate::nif::NATIVES.iter().copied();
    let files = FILES.iter().copied().chain(older).chain(natives);
    files.flat_map(|f| f.iter())
}

/// A BIF in the table.
pub struct Entry {
    bif: &'static Bif,
    /// Calls are looked at before they are made: they may take long, or are traced.
    special: AtomicBool,
    traced: AtomicBool,
}

impl Entry {
    fn new(bif: &'static Bif) -> Entry {
        Entry {
            bif,
            special: AtomicBool::new(!matches!(bif.work, Work::Short)),
            traced: AtomicBool::new(false),
        }
    }
    /// A call is nothing but that of the BIF's code.
    #[inline]
    pub fn is_plain(&self) -> bool {
        !self.special.load(Ordering::Relaxed)
    }
    pub fn is_traced(&self) -> bool {
        self.traced.load(Ordering::Relaxed)
    }
    /// From now on its calls are traced, or no more.
    pub fn set_traced(&self, traced: bool) {
        self.traced.store(traced, Ordering::Relaxed);
        let special = traced || !matches!(self.work, Work::Short);
        self.special.store(special, Ordering::Relaxed);
    }
}

impl Deref for Entry {
    type Target = Bif;
    fn deref(&self) -> &Bif {
        self.bif
    }
}

struct Index {
    list: Vec<Entry>,
    by_name: HashMap<(Atom, Atom, u8), BifId>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let list: Vec<Entry> = all().map(Entry::new).collect();
        let by_name = list
            .iter()
            .enumerate()
            .map(|(i, b)| {
                (
                    (Atom::new(b.module), Atom::new(b.function), b.arity),
                    i as BifId,
                )
            })
            .collect();
        Index { list, by_name }
    })
}

pub fn find(module: Atom, function: Atom, arity: u8) -> Option<BifId> {
    index().by_name.get(&(module, function, arity)).copied()
}

/// `None`: no BIF has the number (a module imports a guard BIF that isn't there).
pub fn get(id: BifId) -> Option<&'static Entry> {
    index().list.get(id as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_is_registered_once() {
        let mut seen = std::collections::HashSet::new();
        let twice: Vec<_> = all()
            .map(|b| (b.module, b.function, b.arity))
            .filter(|&b| !seen.insert(b))
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
