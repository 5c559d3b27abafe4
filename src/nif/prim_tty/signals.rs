//! Signals that the terminal's reader is told of in OTP 27: the window has another size, or the program goes on after a stop.
use crate::io::signals::{self, Disposition};
use crate::nif::owned::Owned;
use crate::process::mailbox::Message;
use crate::scheduler::signals::{Signal, deliver};
use crate::term::Term;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;

/// The signals, by their names in Erlang and for the reader.
const WATCHED: [(&str, &str); 2] = [("sigcont", "cont"), ("sigwinch", "winch")];

/// Signals that have come and have not been read.
#[derive(Default)]
pub struct Signals(Mutex<State>);

#[derive(Default)]
struct State {
    unread: VecDeque<&'static str>,
    /// Who is to be told of the next one.
    waits: Option<(Term, Message)>,
}

impl Signals {
    /// From now on signals are kept here; the first one is told of.
    pub fn listen(self: &Arc<Self>, who: Term, told: Message) -> io::Result<()> {
        self.0.lock().waits = Some((who, told));
        for (name, short) in WATCHED {
            if let Some(number) = signals::number(name) {
                let own = self.clone();
                signals::watch(number, move || own.come(short))?;
            }
        }
        Ok(())
    }

    fn come(&self, name: &'static str) {
        let mut state = self.0.lock();
        state.unread.push_back(name);
        state.tell();
    }

    /// The oldest that has not been read; of the next one `who` is told.
    pub fn next(&self, who: Term, told: Message) -> Option<&'static str> {
        let mut state = self.0.lock();
        let name = state.unread.pop_front();
        state.waits = Some((who, told));
        state.tell();
        name
    }
}

impl State {
    fn tell(&mut self) {
        if !self.unread.is_empty()
            && let Some((who, told)) = self.waits.take()
        {
            deliver(who, Signal::Message(told));
        }
    }
}

/// They belong to the reader.
impl Owned for Signals {
    fn owner_has_ended(self: Arc<Self>) {
        self.0.lock().waits = None;
        for number in WATCHED.iter().filter_map(|(name, _)| signals::number(name)) {
            signals::set(number, Disposition::Default).ok();
        }
    }
}
