//! Reading for ports: on the poll thread, or, of what is always ready (a file), on a thread of its own.
use super::{Port, State, descriptor};
use crate::io::poll::{self, Direction};
use crate::scheduler;
use std::cell::RefCell;
use std::os::fd::AsFd;
use std::sync::Arc;

/// Bytes that are read at a time.
const CHUNK: usize = 64 * 1024;

thread_local! {
    /// What a thread reads into.
    static BUFFER: RefCell<Box<[u8]>> = RefCell::new(vec![0; CHUNK].into());
}

/// Begins to read, if the port reads at all.
pub fn start(port: &Arc<Port>) {
    let Some(mut state) = port.lock() else {
        return;
    };
    let Some(input) = state.input.clone() else {
        return;
    };
    if poll::can_wait_for(input.as_fd()) {
        return arm(port, &mut state);
    }
    let port = port.clone();
    let read = move || while read(&port) {};
    let thread = std::thread::Builder::new().name("read".into());
    if thread.spawn(read).is_err() {
        eprintln!("purlin: no thread for reading a file");
    }
}

/// Reads when there is something.
fn arm(port: &Arc<Port>, state: &mut State) {
    let Some(input) = &state.input else {
        return;
    };
    let own = port.clone();
    let ready = move || {
        // While the break menu is open, keys are for that.
        scheduler::wait_while_still();
        if read(&own)
            && let Some(mut state) = own.lock()
        {
            arm(&own, &mut state);
        }
    };
    if let Err(error) = poll::select(input.as_fd(), Direction::Input, ready) {
        port.fail(state, error.raw_os_error().unwrap_or(libc::EIO));
    }
}

/// Reads once. False: no more is to be read.
fn read(port: &Port) -> bool {
    BUFFER.with_borrow_mut(|buffer| read_into(port, buffer))
}

fn read_into(port: &Port, buffer: &mut [u8]) -> bool {
    let Some(mut state) = port.lock() else {
        return false;
    };
    let Some(input) = state.input.clone() else {
        return false;
    };
    match descriptor::read(&input, buffer) {
        Ok(None) => true,
        // What reads a terminal whose other end is closed gets this error.
        Ok(Some(0)) | Err(rustix::io::Errno::IO) => {
            port.end_of_input(&mut state);
            false
        }
        Ok(Some(count)) => {
            port.received(&mut state, &buffer[..count]);
            true
        }
        Err(error) => {
            port.fail(&mut state, error.raw_os_error());
            false
        }
    }
}
