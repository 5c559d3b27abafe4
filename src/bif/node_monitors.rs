//! Who wants to be told of nodes that come and go (`net_kernel:monitor_nodes/2`).
use crate::dist::{self, signal};
use crate::heap::copy::copy;
use crate::heap::{Arena, Heap};
use crate::map;
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::term::{Atom, Term, am};
use parking_lot::Mutex;

/// Every wish, in the order in which they came, and whose it is.
static ALL: Mutex<Vec<(Term, Wish)>> = Mutex::new(Vec::new());

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
    let own = p.regs.pid;
    match (on, place) {
        (am::TRUE, Some(i)) => wishes[i].1 += 1,
        (am::TRUE, None) => {
            wishes.push((wish, 1));
            ALL.lock().push((own, wish));
        }
        (am::FALSE, Some(i)) => {
            wishes.swap_remove(i);
            ALL.lock().retain(|other| *other != (own, wish));
        }
        (am::FALSE, None) => {}
        _ => return None,
    }
    Some(Term::small(before))
}

/// A process has ended: it has no wishes any more.
pub fn ended(p: &Process) {
    if p.monitors.peek().is_some_and(|m| !m.nodes.is_empty()) {
        ALL.lock().retain(|(pid, _)| *pid != p.regs.pid);
    }
}

/// A node is there: this one (which has no connection), or another.
pub fn tell_up(name: Atom, connection: Option<u32>, is_visible: bool) {
    let up = Event {
        what: "nodeup",
        name,
        connection,
        is_visible,
        reason: None,
    };
    up.tell();
}

/// A node is no more.
pub fn tell_down(name: Atom, connection: Option<u32>, is_visible: bool, reason: Term) {
    let down = Event {
        what: "nodedown",
        name,
        connection,
        is_visible,
        reason: Some(reason),
    };
    down.tell();
}

struct Event {
    what: &'static str,
    name: Atom,
    connection: Option<u32>,
    is_visible: bool,
    reason: Option<Term>,
}

impl Event {
    fn tell(&self) {
        let all = ALL.lock().clone();
        for (pid, wish) in all {
            if wish.is_for(self.is_visible) {
                let message = self.message(wish);
                signal::send(pid, dist::Signal::OfNode { wish, message });
            }
        }
    }
    fn message(&self, wish: Wish) -> Message {
        let atom = |name| Atom::new(name).term();
        let mut heap = Arena::new();
        let (what, name) = (atom(self.what), self.name.term());
        let term = if wish == Wish::default() {
            heap.tuple(&[what, name])
        } else {
            // As OTP lists them, the last one first.
            let mut details = Vec::new();
            if wish.visible || wish.hidden {
                let kind = if self.is_visible {
                    am::VISIBLE
                } else {
                    am::HIDDEN
                };
                details.push((am::NODE_TYPE, kind));
            }
            if let Some(reason) = self.reason.filter(|_| wish.reason) {
                details.push((atom("nodedown_reason"), copy(reason, &mut heap)));
            }
            if wish.connection_id {
                let number = self.connection.map(|n| Term::small(n.into()));
                details.push((am::CONNECTION_ID, number.unwrap_or(am::UNDEFINED)));
            }
            let details = if wish.as_map {
                map::from_pairs(&mut heap, &details)
            } else {
                let pairs = details.iter().rev();
                let pairs: Vec<Term> = pairs.map(|&(k, v)| heap.tuple(&[k, v])).collect();
                heap.list(&pairs)
            };
            heap.tuple(&[what, name, details])
        };
        let heap = Some(heap);
        Message { term, heap }
    }
}

impl Wish {
    /// Whether it is for nodes that show, or for such that do not.
    fn is_for(self, is_visible: bool) -> bool {
        match is_visible {
            true => self.visible || !self.hidden,
            false => self.hidden,
        }
    }
}

/// What a wish was for has come: told as often as the wish was made.
pub fn told(p: &mut Process, wish: Wish, message: Message) {
    let wishes = p.monitors.nodes.iter();
    let times = wishes.filter(|(w, _)| *w == wish).map(|(_, n)| *n).sum();
    if let Some(heap) = message.heap {
        p.absorb(heap);
    }
    for _ in 0..times {
        p.push_message(message.term);
    }
}
