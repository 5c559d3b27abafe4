//! Maps whose keys are known when a module is loaded.
use super::op::Arg;
use super::prepare::Prepared;
use crate::map;
use crate::tables::tag;
use crate::term::Term;

/// Operands of `put_map_assoc` before the pairs: where it fails, the map, the destination, what is live.
const FIXED: usize = 4;

/// A `put_map_assoc` that makes a map of nothing, all of whose keys are constants, puts its values into a literal that has these keys: all
/// maps that it makes have that literal's tuple of keys, and nothing is sorted when it runs.
pub fn give_keys(args: &mut [Arg], prepared: &mut Prepared) {
    let Some((&mut [_, ref mut src, _, _], pairs)) = args.split_first_chunk_mut::<FIXED>() else {
        return;
    };
    let is_constant = |arg: &Arg| matches!(arg.tag, tag::I | tag::A | tag::N | tag::Q);
    let keys = || pairs.iter().step_by(2);
    let is_empty = |map: Term| map.is_map() && map::size(map) == 0;
    let none = src.tag == tag::Q && is_empty(prepared.constant(src));
    if !none || keys().count() > map::SMALL || !keys().all(is_constant) {
        return;
    }
    let entries: Vec<map::Entry> = keys()
        .map(|key| (prepared.constant(key), Term::NIL))
        .collect();
    let keys = map::from_pairs(&mut prepared.literals, &entries);
    src.val = prepared.add_literal(keys);
}
