//! What comes from another node: decoded, and given to who is meant.
use super::reader::Whole;
use super::signal::{self, Signal, Spawned, Watch};
use super::spawning::{self, Asked};
use super::{ForeignPid, ForeignRef, Peer, control, distant};
use crate::arith::int;
use crate::etf::{self, VERSION};
use crate::heap::Arena;
use crate::heap::copy::copy_to_message;
use crate::process::mailbox::Message;
use crate::scheduler::request::{self, Request};
use crate::scheduler::signals::{self, deliver};
use crate::scheduler::{log, registry};
use crate::term::word::boxed;
use crate::term::{Atom, Term, am, node, print};

/// What has come is no message.
#[derive(Debug, PartialEq, Eq)]
pub enum Malformed {
    /// What goes before the terms.
    Header,
    /// A term.
    Term,
    /// The control message, as text.
    Control(String),
}

/// A frame has come over a connection: acts on the message that it completes.
///
/// # Errors
/// If it is none, which has been logged: the connection is to be closed.
pub fn receive(peer: &'static Peer, connection: u32, bytes: &[u8]) -> Result<(), Malformed> {
    peer.count_input();
    // A sign of life.
    if bytes.is_empty() {
        return Ok(());
    }
    let whole = peer.reader.lock().frame(bytes);
    let done = whole.and_then(|whole| match whole {
        Some(whole) => Incoming { peer, connection }.message(&whole),
        None => Ok(()),
    });
    if let Err(why) = &done {
        report(peer, why, bytes);
    }
    done
}

/// Bytes of a message that the log shows.
const SHOWN: usize = 200;

fn report(peer: &Peer, why: &Malformed, bytes: &[u8]) {
    let what = match why {
        Malformed::Control(text) => {
            log::of_machine(am::ERROR, &format!("Invalid distribution message: {text}"));
            return;
        }
        Malformed::Header => "distribution header",
        Malformed::Term => "external term",
    };
    let shown: Vec<String> = bytes.iter().take(SHOWN).map(u8::to_string).collect();
    let name = |name: Atom| String::from_utf8_lossy(&print::raw(name.term(), None)).into_owned();
    let text = format!(
        "{} got a corrupted {what} from {} on distribution channel {}\n<<{}>>",
        name(node::this().name),
        name(peer.name),
        peer.name.index(),
        shown.join(",")
    );
    log::of_machine(super::atom("warning"), &text);
}

/// The term at the start of what is left.
fn term(whole: &Whole, at: &mut usize, heap: &mut Arena) -> Result<Term, Malformed> {
    let mut bytes = whole.bytes.get(*at..).unwrap_or_default();
    if whole.with_versions {
        bytes = bytes.strip_prefix(&[VERSION]).ok_or(Malformed::Term)?;
        *at += 1;
    }
    let options = etf::Options {
        safe: false,
        context: etf::machine(),
    };
    let decoded = etf::decode_bare(bytes, heap, &options, &whole.atoms);
    let (term, used) = decoded.map_err(|_| Malformed::Term)?;
    *at += used;
    Ok(term)
}

struct Incoming {
    peer: &'static Peer,
    connection: u32,
}

/// What a control message carries.
struct Payload<'a> {
    whole: &'a Whole,
    at: usize,
}

impl Payload<'_> {
    fn message(mut self) -> Result<Message, Malformed> {
        let mut heap = Arena::new();
        let term = term(self.whole, &mut self.at, &mut heap)?;
        let heap = term.is_pointer().then_some(heap);
        Ok(Message { term, heap })
    }
}

/// Why a control message is not acted on.
enum Wrong {
    /// It is none.
    Message,
    /// What it carries can't be decoded.
    Malformed(Malformed),
}

impl From<Malformed> for Wrong {
    fn from(why: Malformed) -> Wrong {
        Wrong::Malformed(why)
    }
}

type Done = Result<(), Wrong>;

impl Incoming {
    fn message(&self, whole: &Whole) -> Result<(), Malformed> {
        let (mut heap, mut at) = (Arena::new(), 0);
        let tuple = term(whole, &mut at, &mut heap)?;
        let text = || {
            Malformed::Control(String::from_utf8_lossy(&print::raw(tuple, Some(200))).into_owned())
        };
        let elements = tuple.as_tuple().unwrap_or_default();
        let [operation, elements @ ..] = elements else {
            return Err(text());
        };
        let operation = operation.as_small().and_then(|n| u8::try_from(n).ok());
        let operation = operation.ok_or_else(text)?;
        let payload = Payload { whole, at };
        self.act(operation, elements, payload)
            .map_err(|wrong| match wrong {
                Wrong::Message => text(),
                Wrong::Malformed(why) => why,
            })
    }

    fn act(&self, operation: u8, elements: &[Term], payload: Payload) -> Done {
        use control::*;
        match (operation, elements) {
            // A token of sequential tracing comes last, or before a reason; nobody traces here.
            (SEND, &[_, to])
            | (SEND_SENDER, &[_, to])
            | (SEND_TT | SEND_SENDER_TT, &[_, to, _]) => self.send(to, payload),
            (REG_SEND, &[_, _, name]) | (REG_SEND_TT, &[_, _, name, _]) => {
                self.send_to_name(name, payload)
            }
            (ALIAS_SEND, &[_, to]) | (ALIAS_SEND_TT, &[_, to, _]) => {
                self.send_by_alias(to, payload)
            }
            (LINK, &[from, to]) => self.link(from, to),
            (UNLINK_ID, &[number, from, to]) => self.unlink(number, from, to),
            (UNLINK_ID_ACK, &[number, from, to]) => self.unlinked(number, from, to),
            (EXIT, &[from, to, reason]) | (EXIT_TT, &[from, to, _, reason]) => {
                self.link_broken(from, to, copy_to_message(reason))
            }
            (PAYLOAD_EXIT, &[from, to]) | (PAYLOAD_EXIT_TT, &[from, to, _]) => {
                self.link_broken(from, to, payload.message()?)
            }
            (EXIT2, &[from, to, reason]) | (EXIT2_TT, &[from, to, _, reason]) => {
                self.exit(from, to, copy_to_message(reason))
            }
            (PAYLOAD_EXIT2, &[from, to]) | (PAYLOAD_EXIT2_TT, &[from, to, _]) => {
                self.exit(from, to, payload.message()?)
            }
            (GROUP_LEADER, &[leader, to]) => group_leader(leader, to),
            (MONITOR_P, &[from, watched, reference]) => self.monitor(from, watched, reference),
            (DEMONITOR_P, &[from, watched, reference]) => self.demonitor(from, watched, reference),
            (MONITOR_P_EXIT, &[from, to, reference, reason]) => {
                self.down(from, to, reference, copy_to_message(reason))
            }
            (PAYLOAD_MONITOR_P_EXIT, &[from, to, reference]) => {
                self.down(from, to, reference, payload.message()?)
            }
            (SPAWN_REQUEST, &[reference, from, leader, mfa, options])
            | (SPAWN_REQUEST_TT, &[reference, from, leader, mfa, options, _]) => {
                let asked = Asked {
                    reference,
                    from,
                    leader,
                    mfa,
                    options,
                };
                let args = payload.message()?;
                spawning::asked(self.peer, self.connection, &asked, args).ok_or(Wrong::Message)
            }
            (SPAWN_REPLY, &[reference, to, flags, result])
            | (SPAWN_REPLY_TT, &[reference, to, flags, result, _]) => {
                self.spawned(reference, to, flags, result)
            }
            _ => Err(Wrong::Message),
        }
    }

    fn send(&self, to: Term, payload: Payload) -> Done {
        if !to.is_pid() {
            return Err(Wrong::Message);
        }
        let message = payload.message()?;
        // To a life of this node that is over, it goes nowhere.
        if to.is_local_pid() {
            deliver(to, signals::Signal::Message(message));
        }
        Ok(())
    }
    fn send_to_name(&self, name: Term, payload: Payload) -> Done {
        let name = name.as_atom().ok_or(Wrong::Message)?;
        let message = payload.message()?;
        if let Some(entry) = registry::whereis(name) {
            signals::deliver_to(&entry, signals::Signal::Message(message));
        }
        Ok(())
    }
    fn send_by_alias(&self, to: Term, payload: Payload) -> Done {
        if !to.is_reference() {
            return Err(Wrong::Message);
        }
        let message = payload.message()?;
        if let Some((alias, pid)) = node::alias_of(to) {
            let ahead = false;
            deliver(
                pid,
                signals::Signal::ByAlias {
                    alias,
                    message,
                    ahead,
                },
            );
        }
        Ok(())
    }

    /// A process of the node that sends.
    fn sender(&self, from: Term) -> Result<ForeignPid, Wrong> {
        let pid = ForeignPid::of(from).filter(|pid| pid.name == self.peer.name);
        pid.ok_or(Wrong::Message)
    }
    fn link(&self, from: Term, to: Term) -> Done {
        let from = self.sender(from)?;
        let (peer, connection) = (self.peer, self.connection);
        match whose(to)? {
            Some(to) => signal::send(
                to,
                Signal::Link {
                    from,
                    peer,
                    connection,
                },
            ),
            None => distant::tell_exit(peer, connection, to, from, am::NOPROC),
        }
        Ok(())
    }
    fn unlink(&self, number: Term, from: Term, to: Term) -> Done {
        let number = number_of(number)?;
        let from = self.sender(from)?;
        let (peer, connection) = (self.peer, self.connection);
        if let Some(to) = whose(to)? {
            signal::send(
                to,
                Signal::Unlink {
                    from,
                    number,
                    peer,
                    connection,
                },
            );
        }
        Ok(())
    }
    fn unlinked(&self, number: Term, from: Term, to: Term) -> Done {
        let number = number_of(number)?;
        let from = self.sender(from)?;
        let connection = self.connection;
        if let Some(to) = whose(to)? {
            signal::send(
                to,
                Signal::Unlinked {
                    from,
                    number,
                    connection,
                },
            );
        }
        Ok(())
    }
    fn link_broken(&self, from: Term, to: Term, reason: Message) -> Done {
        let from = self.sender(from)?;
        let connection = self.connection;
        if let Some(to) = whose(to)? {
            signal::send(
                to,
                Signal::LinkBroken {
                    from,
                    connection,
                    reason,
                },
            );
        }
        Ok(())
    }
    fn exit(&self, from: Term, to: Term, reason: Message) -> Done {
        let from = self.sender(from)?;
        if let Some(to) = whose(to)? {
            signal::send(to, Signal::Exit { from, reason });
        }
        Ok(())
    }

    fn monitor(&self, from: Term, watched: Term, reference: Term) -> Done {
        let watch = Watch {
            watcher: self.sender(from)?,
            reference: ForeignRef::of(reference).ok_or(Wrong::Message)?,
            name: watched.as_atom(),
            peer: self.peer,
            connection: self.connection,
        };
        let pid = match watch.name {
            Some(name) => registry::whereis(name).map(|entry| entry.pid),
            None => whose(watched)?,
        };
        match pid {
            Some(pid) => {
                if watch.name.is_some() {
                    let named = &mut self.peer.reader.lock().watched_by_name;
                    named.insert(watch.reference, pid);
                }
                signal::send(pid, Signal::Monitor(Box::new(watch)));
            }
            None => watch.tell_down(watched, am::NOPROC),
        }
        Ok(())
    }
    fn demonitor(&self, from: Term, watched: Term, reference: Term) -> Done {
        self.sender(from)?;
        let reference = ForeignRef::of(reference).ok_or(Wrong::Message)?;
        let to = match watched.as_atom() {
            // Who had the name then may have another one now.
            Some(_) => self.peer.reader.lock().watched_by_name.remove(&reference),
            None => whose(watched)?,
        };
        if let Some(to) = to {
            signal::send(to, Signal::Demonitor { reference });
        }
        Ok(())
    }
    fn down(&self, from: Term, to: Term, reference: Term, reason: Message) -> Done {
        if !from.is_atom() && !from.is_boxed_as(boxed::EXT_PID) || !reference.is_reference() {
            return Err(Wrong::Message);
        }
        let peer = self.peer;
        if let (Some(to), Some(number)) = (whose(to)?, node::local_number(reference)) {
            signal::send(
                to,
                Signal::Down {
                    number,
                    peer,
                    reason,
                },
            );
        }
        Ok(())
    }
    fn spawned(&self, reference: Term, to: Term, flags: Term, result: Term) -> Done {
        let flags = flags.as_small().filter(|&flags| flags >= 0);
        let result = match (ForeignPid::of(result), result.as_atom()) {
            (Some(pid), _) => Ok(pid),
            (None, Some(reason)) => Err(reason),
            (None, None) => return Err(Wrong::Message),
        };
        if !reference.is_reference() {
            return Err(Wrong::Message);
        }
        if let (Some(to), Some(number)) = (whose(to)?, node::local_number(reference)) {
            let spawned = Spawned {
                number,
                flags: flags.ok_or(Wrong::Message)?,
                result,
                peer: self.peer,
                connection: self.connection,
            };
            signal::send(to, Signal::Spawned(Box::new(spawned)));
        }
        Ok(())
    }
}

fn group_leader(leader: Term, to: Term) -> Done {
    if !leader.is_pid() {
        return Err(Wrong::Message);
    }
    if let Some(to) = whose(to)? {
        request::tell(to, Request::GroupLeader(copy_to_message(leader)));
    }
    Ok(())
}

/// The local process of a pid; `None`: it was of a life of this node that is over.
fn whose(pid: Term) -> Result<Option<Term>, Wrong> {
    if pid.is_local_pid() {
        return Ok(Some(pid));
    }
    let of = node::of(pid).filter(|_| pid.is_pid());
    match of {
        Some(of) if of.name == node::this().name => Ok(None),
        _ => Err(Wrong::Message),
    }
}

/// The number of an unlink.
fn number_of(term: Term) -> Result<u64, Wrong> {
    let number = int::to_u64(term).filter(|&number| number > 0);
    number.ok_or(Wrong::Message)
}
