//! `prim_buffer`: queues of bytes that are read and written in pieces.
use super::arguments;
use crate::bif::{Fault, Res};
use crate::heap::{Heap, Resource};
use crate::process::Process;
use crate::term::{Atom, Term, am, unique};
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};

crate::bifs! {
    prim_buffer {
        "new"/0 => new,
        "size"/1 => size,
        "peek_head"/1 => peek_head,
        "copying_read"/2 => copying_read,
        "write"/2 => write,
        "skip"/2 => skip,
        "find_byte_index"/2 => find_byte_index,
        "try_lock"/1 => try_lock,
        "unlock"/1 => unlock,
    }
}

/// Writes are put together to pieces of about this size.
const PIECE: usize = 4096;

/// What a buffer's magic reference stands for.
#[derive(Default)]
struct Buffer {
    queue: Mutex<Queue>,
    /// Whether somebody has the lock that Erlang code sees.
    locked: AtomicBool,
}

/// Pieces, none of them empty; of the first one some bytes may have been taken.
#[derive(Default)]
struct Queue {
    pieces: VecDeque<Vec<u8>>,
    taken: usize,
    size: usize,
}

impl Queue {
    fn push(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.size += bytes.len();
        match self.pieces.back_mut() {
            Some(last) if last.len() + bytes.len() <= PIECE => last.extend_from_slice(bytes),
            _ => {
                let mut piece = Vec::with_capacity(bytes.len().max(PIECE));
                piece.extend_from_slice(bytes);
                self.pieces.push_back(piece);
            }
        }
    }
    /// What is in it, in order.
    fn parts(&self) -> impl Iterator<Item = &[u8]> {
        let taken = self.taken;
        let pieces = self.pieces.iter().enumerate();
        pieces.map(move |(i, piece)| if i == 0 { &piece[taken..] } else { piece })
    }
    /// Takes bytes away, of which there are as many.
    fn skip(&mut self, mut count: usize) {
        self.size -= count;
        while count > 0 {
            let Some(first) = self.pieces.front() else {
                return;
            };
            let there = first.len() - self.taken;
            if count < there {
                self.taken += count;
                return;
            }
            count -= there;
            self.pieces.pop_front();
            self.taken = 0;
        }
    }
}

fn buffer<'a>(t: Term) -> Result<&'a Buffer, Fault> {
    t.as_resource::<Buffer>().ok_or(Fault::BADARG)
}

fn count(t: Term, queue: &Queue) -> Result<usize, Fault> {
    let count = usize::try_from(arguments::long(t)?).ok();
    count.filter(|&n| n <= queue.size).ok_or(Fault::BADARG)
}

fn new(p: &mut Process, _: &[Term]) -> Res {
    let buffer = Resource::new(Box::<Buffer>::default());
    Ok(p.magic_ref(unique::reference(), buffer))
}

fn size(p: &mut Process, args: &[Term]) -> Res {
    let size = buffer(args[0])?.queue.lock().size;
    Ok(p.uint(size as u64))
}

fn peek_head(p: &mut Process, args: &[Term]) -> Res {
    let queue = buffer(args[0])?.queue.lock();
    let head = queue.parts().next().ok_or(Fault::BADARG)?;
    Ok(p.binary(head))
}

fn copying_read(p: &mut Process, args: &[Term]) -> Res {
    let mut queue = buffer(args[0])?.queue.lock();
    let count = count(args[1], &queue)?;
    let mut bytes = Vec::with_capacity(count);
    for part in queue.parts() {
        let wanted = part.len().min(count - bytes.len());
        bytes.extend_from_slice(&part[..wanted]);
    }
    queue.skip(count);
    Ok(p.binary(&bytes))
}

fn write(_: &mut Process, args: &[Term]) -> Res {
    let mut queue = buffer(args[0])?.queue.lock();
    for bytes in arguments::binaries(args[1])? {
        queue.push(&bytes);
    }
    Ok(am::OK)
}

fn skip(_: &mut Process, args: &[Term]) -> Res {
    let mut queue = buffer(args[0])?.queue.lock();
    let count = count(args[1], &queue)?;
    queue.skip(count);
    Ok(am::OK)
}

fn find_byte_index(p: &mut Process, args: &[Term]) -> Res {
    let queue = buffer(args[0])?.queue.lock();
    let byte = u8::try_from(arguments::int(args[1])?).map_err(|_| Fault::BADARG)?;
    let mut before = 0;
    for part in queue.parts() {
        if let Some(at) = memchr::memchr(byte, part) {
            return Ok(p.tuple(&[am::OK, Term::small((before + at) as i64)]));
        }
        before += part.len();
    }
    Ok(Atom::new("not_found").term())
}

fn try_lock(_: &mut Process, args: &[Term]) -> Res {
    let was_locked = buffer(args[0])?.locked.swap(true, Ordering::Acquire);
    let name = if was_locked { "busy" } else { "acquired" };
    Ok(Atom::new(name).term())
}

fn unlock(_: &mut Process, args: &[Term]) -> Res {
    if buffer(args[0])?.locked.swap(false, Ordering::Release) {
        return Ok(am::OK);
    }
    Err(Fault::Error(Atom::new("lock_order_violation").term()))
}
