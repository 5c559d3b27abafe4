//! Who wants to be told of nodes that come and go: none do here, but the wishes are counted (`net_kernel:monitor_nodes/2`).
use crate::map;
use crate::process::Process;
use crate::term::{Atom, Term, am};

/// What a process wants to be told of, and in which form.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// A map with what is asked for comes with each message (else a list, or nothing).
    as_map: bool,
    connection_id: bool,
    reason: bool,
    visible: bool,
    hidden: bool,
}

/// The wish of `process_flag({monitor_nodes, Options}, …)`, or of `process_flag(monitor_nodes, …)` if there are no options. `None`:
/// they are wrong.
fn wish(options: Option<Term>) -> Option<Wish> {
    let mut wish = Wish::default();
    let Some(options) = options else {
        return Some(wish);
    };
    if !options.is_map() {
        return None;
    }
    wish.as_map = true;
    for (key, value) in map::iter(options) {
        let truth = match value {
            am::TRUE => Some(true),
            am::FALSE => Some(false),
            _ => None,
        };
        match key.as_atom().map(Atom::name)? {
            "list" => wish.as_map = !truth.filter(|&t| t)?,
            "connection_id" => wish.connection_id = truth?,
            "nodedown_reason" => wish.reason = truth?,
            "node_type" => {
                wish.visible = value == am::VISIBLE || value == am::ALL;
                wish.hidden = value == am::HIDDEN || value == am::ALL;
                if !wish.visible && !wish.hidden {
                    return None;
                }
            }
            _ => return None,
        }
    }
    Some(wish)
}

/// Adds a wish, or takes all like it back; how many like it there were. `None`: the arguments are wrong.
pub fn set(p: &mut Process, options: Option<Term>, on: Term) -> Option<Term> {
    let wish = wish(options)?;
    let wishes = &mut p.monitors.nodes;
    let place = wishes.iter().position(|(w, _)| *w == wish);
    let before = place.map_or(0, |i| wishes[i].1);
    match (on, place) {
        (am::TRUE, Some(i)) => wishes[i].1 += 1,
        (am::TRUE, None) => wishes.push((wish, 1)),
        (am::FALSE, Some(i)) => {
            wishes.swap_remove(i);
        }
        (am::FALSE, None) => {}
        _ => return None,
    }
    Some(Term::small(before))
}
