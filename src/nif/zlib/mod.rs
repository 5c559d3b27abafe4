//! `zlib`: streams that compress and take apart.
//!
//! The library is zlib itself, the C one: what OTP writes with it (the literals of modules, for one) is to be the same byte for
//! byte, and libraries of other makers compress a little differently. `stream` is its safe side.
mod stream;

use super::arguments;
use crate::bif::{Fault, Res, badarg, iolist};
use crate::heap::copy::{copy, copy_to_message};
use crate::heap::{Heap, Resource};
use crate::process::Process;
use crate::process::mailbox::Message;
use crate::term::{Atom, Term, am, unique};
use parking_lot::Mutex;
use std::collections::VecDeque;
use stream::{Code, DEFAULT_STRATEGY, DEFLATED, FINISH, Stream};

crate::bifs! {
    zlib {
        "open_nif"/0 => open,
        "close_nif"/1 => close,
        "set_controller_nif"/2 => set_controller,
        "deflateInit_nif"/6 => deflate_init,
        "deflateSetDictionary_nif"/2 => deflate_set_dictionary,
        "deflateReset_nif"/1 => |p, args| reset(p, args, Kind::Deflate),
        "deflateParams_nif"/3 => deflate_params,
        "deflate_nif"/4 => deflate,
        "deflateEnd_nif"/1 => deflate_end,
        "inflateInit_nif"/3 => inflate_init,
        "inflateSetDictionary_nif"/2 => inflate_set_dictionary,
        "inflateGetDictionary_nif"/1 => inflate_get_dictionary,
        "inflateReset_nif"/1 => |p, args| reset(p, args, Kind::Inflate),
        "inflate_nif"/4 => inflate,
        "inflateEnd_nif"/1 => inflate_end,
        "clearStash_nif"/1 => clear_stash,
        "setStash_nif"/2 => set_stash,
        "getStash_nif"/1 => get_stash,
        "enqueue_nif"/2 => enqueue,
    }
}

/// `data` deflated in zlib's format at a level from 0 to 9, appended to `output`. False: `output` has no room for it up to `most` bytes
/// in all, or there is no memory.
pub fn deflate_whole(data: &[u8], level: u32, output: &mut Vec<u8>, most: usize) -> bool {
    let stream = Stream::deflate(
        level as i32,
        DEFLATED,
        WINDOW_BITS,
        MEMORY,
        DEFAULT_STRATEGY,
    );
    let Ok(mut stream) = stream else {
        return false;
    };
    stream.step(data, output, most, FINISH).0 == Code::STREAM_END
}

/// zlib's defaults: a window of 32 KB, and how much memory it takes beyond that.
const WINDOW_BITS: i32 = 15;
const MEMORY: i32 = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Deflate,
    Inflate,
}

/// What is done with input behind the end of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AtEnd {
    Error,
    Reset,
    Cut,
}

/// What a stream's magic reference stands for.
struct Zlib(Mutex<State>);

struct State {
    /// The pid of the process that may use it.
    controller: Term,
    closed: bool,
    stream: Option<(Kind, Stream)>,
    at_end: AtEnd,
    end_seen: bool,
    is_raw: bool,
    input: VecDeque<Vec<u8>>,
    /// How much of the first piece of input has been used.
    used: usize,
    stash: Option<Message>,
}

impl State {
    fn stream(&mut self, kind: Kind) -> Result<&mut Stream, Fault> {
        match &mut self.stream {
            Some((is, stream)) if *is == kind => Ok(stream),
            _ => fail("not_initialized"),
        }
    }
    fn reset_input(&mut self) {
        self.input.clear();
        self.used = 0;
        self.stash = None;
    }
    fn take_input(&mut self, mut count: usize) {
        while let Some(first) = self.input.front().filter(|_| count > 0) {
            let there = first.len() - self.used;
            if count < there {
                self.used += count;
                return;
            }
            count -= there;
            self.used = 0;
            self.input.pop_front();
        }
    }
}

fn fail<T>(reason: &str) -> Result<T, Fault> {
    Err(Fault::Error(Atom::new(reason).term()))
}

/// Does something with the stream, if the process may.
fn with<R>(
    p: &Process,
    handle: Term,
    act: impl FnOnce(&mut State) -> Result<R, Fault>,
) -> Result<R, Fault> {
    let zlib = handle.as_resource::<Zlib>().ok_or(Fault::BADARG)?;
    let mut state = zlib.0.lock();
    if state.controller != p.regs.pid {
        return fail("not_on_controlling_process");
    }
    act(&mut state)
}

/// What zlib says, as OTP gives it on.
fn result(code: Code) -> Res {
    let name = match code {
        Code::OK => return Ok(am::OK),
        Code::STREAM_END => "stream_end",
        Code::STREAM_ERROR => return fail("stream_error"),
        Code::DATA_ERROR => return fail("data_error"),
        Code::MEM_ERROR => "mem_error",
        Code::BUF_ERROR => "buf_error",
        Code::VERSION_ERROR => "version_error",
        _ => "unknown_error",
    };
    Ok(Atom::new(name).term())
}

fn open(p: &mut Process, _: &[Term]) -> Res {
    let state = State {
        controller: p.regs.pid,
        closed: false,
        stream: None,
        at_end: AtEnd::Cut,
        end_seen: false,
        is_raw: false,
        input: VecDeque::new(),
        used: 0,
        stash: None,
    };
    let zlib = Resource::new(Box::new(Zlib(Mutex::new(state))));
    Ok(p.magic_ref(unique::reference(), zlib))
}

fn close(p: &mut Process, args: &[Term]) -> Res {
    with(p, args[0], |state| {
        if std::mem::replace(&mut state.closed, true) {
            return fail("not_initialized");
        }
        state.stream = None;
        state.stash = None;
        Ok(am::OK)
    })
}

fn set_controller(p: &mut Process, args: &[Term]) -> Res {
    if !args[1].is_local_pid() {
        return badarg();
    }
    with(p, args[0], |state| {
        state.controller = args[1];
        Ok(am::OK)
    })
}

/// Starts a stream that `make` makes.
fn start(
    p: &Process,
    handle: Term,
    kind: Kind,
    window_bits: i32,
    make: impl FnOnce() -> Result<Stream, Code>,
) -> Res {
    with(p, handle, |state| {
        if state.stream.is_some() || state.closed {
            return fail("already_initialized");
        }
        match make() {
            Ok(stream) => {
                state.stream = Some((kind, stream));
                state.end_seen = false;
                state.is_raw = window_bits < 0;
                Ok(am::OK)
            }
            Err(code) => result(code),
        }
    })
}

fn deflate_init(p: &mut Process, args: &[Term]) -> Res {
    let mut numbers = [0; 5];
    for (number, &arg) in numbers.iter_mut().zip(&args[1..]) {
        *number = arguments::int(arg)?;
    }
    let [level, method, window_bits, memory, strategy] = numbers;
    start(p, args[0], Kind::Deflate, window_bits, || {
        Stream::deflate(level, method, window_bits, memory, strategy)
    })
}

fn inflate_init(p: &mut Process, args: &[Term]) -> Res {
    let window_bits = arguments::int(args[1])?;
    let at_end = match arguments::int(args[2])? {
        0 => AtEnd::Error,
        1 => AtEnd::Reset,
        _ => AtEnd::Cut,
    };
    let made = start(p, args[0], Kind::Inflate, window_bits, || {
        Stream::inflate(window_bits)
    })?;
    with(p, args[0], |state| {
        state.at_end = at_end;
        Ok(made)
    })
}

/// The dictionary's checksum.
fn deflate_set_dictionary(p: &mut Process, args: &[Term]) -> Res {
    let bytes = iolist::to_vec(args[1]).ok_or(Fault::BADARG)?;
    let sum = with(p, args[0], |state| {
        let is_raw = state.is_raw;
        let stream = state.stream(Kind::Deflate)?;
        Ok(match stream.deflate_set_dictionary(&bytes) {
            // Raw streams keep no checksum.
            Code::OK if is_raw => Ok(stream::adler32(0, &bytes)),
            Code::OK => Ok(stream.adler()),
            code => Err(code),
        })
    })?;
    match sum {
        Ok(sum) => Ok(p.uint(sum.into())),
        Err(code) => result(code),
    }
}

fn inflate_set_dictionary(p: &mut Process, args: &[Term]) -> Res {
    let bytes = iolist::to_vec(args[1]).ok_or(Fault::BADARG)?;
    with(p, args[0], |state| {
        result(state.stream(Kind::Inflate)?.inflate_set_dictionary(&bytes))
    })
}

fn inflate_get_dictionary(p: &mut Process, args: &[Term]) -> Res {
    let got = with(p, args[0], |state| {
        Ok(state.stream(Kind::Inflate)?.inflate_get_dictionary())
    })?;
    match got {
        Ok(bytes) => Ok(p.binary(&bytes)),
        Err(code) => result(code),
    }
}

fn deflate_params(p: &mut Process, args: &[Term]) -> Res {
    let (level, strategy) = (arguments::int(args[1])?, arguments::int(args[2])?);
    with(p, args[0], |state| {
        result(state.stream(Kind::Deflate)?.deflate_params(level, strategy))
    })
}

fn reset(p: &mut Process, args: &[Term], kind: Kind) -> Res {
    with(p, args[0], |state| {
        let code = state.stream(kind)?.reset();
        state.end_seen = false;
        state.reset_input();
        result(code)
    })
}

fn deflate_end(p: &mut Process, args: &[Term]) -> Res {
    with(p, args[0], |state| {
        let code = state.stream(Kind::Deflate)?.end();
        end(state, code, false)
    })
}

fn inflate_end(p: &mut Process, args: &[Term]) -> Res {
    with(p, args[0], |state| {
        let code = state.stream(Kind::Inflate)?.end();
        let unfinished = !state.end_seen;
        end(state, code, unfinished)
    })
}

fn end(state: &mut State, code: Code, unfinished: bool) -> Res {
    let left = unfinished || !state.input.is_empty();
    state.reset_input();
    state.stream = None;
    match code {
        Code::OK if left => result(Code::DATA_ERROR),
        code => result(code),
    }
}

fn deflate(p: &mut Process, args: &[Term]) -> Res {
    work(p, args, Kind::Deflate)
}

fn inflate(p: &mut Process, args: &[Term]) -> Res {
    let go_on = with(p, args[0], |state| {
        state.stream(Kind::Inflate)?;
        if !state.end_seen || state.input.is_empty() {
            return Ok(Code::OK);
        }
        match state.at_end {
            AtEnd::Error => return Ok(Code::DATA_ERROR),
            AtEnd::Reset => {
                let code = state.stream(Kind::Inflate)?.reset();
                state.end_seen = code != Code::OK;
                return Ok(code);
            }
            AtEnd::Cut => state.reset_input(),
        }
        Ok(Code::OK)
    })?;
    if go_on != Code::OK {
        return result(go_on);
    }
    work(p, args, Kind::Inflate)
}

/// What has come of some of the input.
struct Step {
    code: Code,
    output: Vec<u8>,
    /// Whether the queue is empty now.
    input_left: bool,
    consumed: usize,
    adler: u32,
}

/// Works on some of the input: `{finished | continue, Output}` or `{need_dictionary, Checksum, Output}`.
fn work(p: &mut Process, args: &[Term], kind: Kind) -> Res {
    let natural = |t| arguments::uint(t).map(|n| n as usize);
    let (most_input, most_output) = (natural(args[1])?, natural(args[2])?);
    let flush = arguments::int(args[3])?;
    let step = with(p, args[0], |state| {
        step(state, kind, most_input, most_output, flush)
    })?;
    if step.code.is_error() && step.code != Code::BUF_ERROR {
        return result(step.code);
    }
    if step.consumed == 0 && step.output.is_empty() && step.input_left {
        return result(Code::DATA_ERROR);
    }
    let produced = step.output.len();
    let output = match produced {
        0 => Term::NIL,
        _ => {
            let bytes = p.binary(&step.output);
            p.list(&[bytes])
        }
    };
    if !step.input_left && produced < most_output {
        return Ok(p.tuple(&[Atom::new("finished").term(), output]));
    }
    if step.code != Code::NEED_DICT {
        return Ok(p.tuple(&[Atom::new("continue").term(), output]));
    }
    let sum = p.uint(step.adler.into());
    Ok(p.tuple(&[Atom::new("need_dictionary").term(), sum, output]))
}

fn step(
    state: &mut State,
    kind: Kind,
    most_input: usize,
    most_output: usize,
    flush: i32,
) -> Result<Step, Fault> {
    let used = state.used;
    let (mut code, mut consumed) = (Code::OK, 0);
    let mut output = Vec::with_capacity(most_output);
    let input = std::mem::take(&mut state.input);
    let stream = match state.stream(kind) {
        Ok(stream) => stream,
        Err(fault) => {
            state.input = input;
            return Err(fault);
        }
    };
    for (i, piece) in input.iter().enumerate() {
        if code != Code::OK || consumed >= most_input || output.len() >= most_output {
            break;
        }
        let piece = if i == 0 { &piece[used..] } else { piece };
        let piece = &piece[..piece.len().min(most_input)];
        let done = stream.step(piece, &mut output, most_output, stream::NO_FLUSH);
        code = done.0;
        consumed += done.1;
        if done.1 < piece.len() {
            break;
        }
    }
    state.input = input;
    state.take_input(consumed);
    let input_left = !state.input.is_empty();
    let stream = state.stream(kind)?;
    if code == Code::OK && !input_left && output.len() < most_output {
        code = stream.step(&[], &mut output, most_output, flush).0;
    }
    let adler = stream.adler();
    state.end_seen |= code == Code::STREAM_END;
    Ok(Step {
        code,
        output,
        input_left,
        consumed,
        adler,
    })
}

fn enqueue(p: &mut Process, args: &[Term]) -> Res {
    with(p, args[0], |state| {
        if state.stream.is_none() {
            return fail("not_initialized");
        }
        let pieces = arguments::binaries(args[1])?;
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
        state.input.extend(pieces);
        Ok(am::OK)
    })
}

fn clear_stash(p: &mut Process, args: &[Term]) -> Res {
    with(p, args[0], |state| match state.stash.take() {
        Some(_) => Ok(am::OK),
        None => Err(Fault::Error(am::ERROR)),
    })
}

fn set_stash(p: &mut Process, args: &[Term]) -> Res {
    with(p, args[0], |state| {
        if state.stash.is_some() {
            return Err(Fault::Error(am::ERROR));
        }
        state.stash = Some(copy_to_message(args[1]));
        Ok(am::OK)
    })
}

fn get_stash(p: &mut Process, args: &[Term]) -> Res {
    // Looked for with the lock held: the copy is made of what the stash holds.
    let zlib = args[0].as_resource::<Zlib>().ok_or(Fault::BADARG)?;
    let state = zlib.0.lock();
    if state.controller != p.regs.pid {
        return fail("not_on_controlling_process");
    }
    match &state.stash {
        None => Ok(Atom::new("empty").term()),
        Some(stash) => {
            let term = copy(stash.term, p);
            Ok(p.tuple(&[am::OK, term]))
        }
    }
}
