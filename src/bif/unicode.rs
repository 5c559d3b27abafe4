//! The natives of module `unicode`: character data in Latin-1 or UTF-8 as one binary or list.
//!
//! Other encodings are the business of `unicode` itself, in Erlang.
use super::binary::{binary_size, bits_of};
use super::binary_module::bytes_of;
use super::{Fault, Res, badarg};
use crate::bifs;
use crate::bits;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::{Atom, Term, am};

bifs! {
    unicode {
        "characters_to_binary"/2 text => characters_to_binary,
        "characters_to_list"/2 text => characters_to_list,
        "bin_is_7bit"/1 => bin_is_7bit,
    }
}

/// How many bytes a character in UTF-8 takes whose first byte is `lead`; whether it is well-formed is another
/// question. `None`: none begins so.
fn utf8_len(lead: u8) -> Option<usize> {
    match lead {
        0..=0x7f => Some(1),
        0xc0..=0xdf => Some(2),
        0xe0..=0xef => Some(3),
        0xf0..=0xf7 => Some(4),
        _ => None,
    }
}

/// What has been read so far.
struct Reader {
    latin1: bool,
    /// The characters, in UTF-8.
    out: Vec<u8>,
    /// The first bytes of a character whose others may stand in the next binary.
    pending: Vec<u8>,
}

impl Reader {
    fn new(latin1: bool) -> Reader {
        Reader {
            latin1,
            out: Vec::new(),
            pending: Vec::new(),
        }
    }

    fn push(&mut self, c: char) {
        self.out
            .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// A character given as an integer. False: it is none.
    fn integer(&mut self, n: i64) -> bool {
        let largest = if self.latin1 { 0xff } else { 0x10_ffff };
        let c = u32::try_from(n).ok().filter(|&n| n <= largest);
        match c.and_then(char::from_u32) {
            Some(c) if self.pending.is_empty() => {
                self.push(c);
                true
            }
            _ => false,
        }
    }

    /// The characters of a binary. The error is where it goes wrong.
    fn bytes(&mut self, bytes: &[u8]) -> Result<(), usize> {
        if self.latin1 {
            bytes.iter().for_each(|&b| self.push(b.into()));
            return Ok(());
        }
        let Some(from) = self.finish_pending(bytes)? else {
            return Ok(());
        };
        let rest = &bytes[from..];
        let Err(error) = std::str::from_utf8(rest) else {
            self.out.extend_from_slice(rest);
            return Ok(());
        };
        let (good, bad) = rest.split_at(error.valid_up_to());
        self.out.extend_from_slice(good);
        if utf8_len(bad[0]).is_some_and(|n| n > bad.len()) {
            self.pending = bad.to_vec();
            return Ok(());
        }
        Err(from + good.len())
    }

    /// Completes the character begun before with the first of `bytes`, and says how many it took;
    /// `None` when they were too few.
    fn finish_pending(&mut self, bytes: &[u8]) -> Result<Option<usize>, usize> {
        let Some(&lead) = self.pending.first() else {
            return Ok(Some(0));
        };
        let need = utf8_len(lead).unwrap_or(0) - self.pending.len();
        if bytes.len() < need {
            self.pending.extend_from_slice(bytes);
            return Ok(None);
        }
        let character = [&self.pending, &bytes[..need]].concat();
        if std::str::from_utf8(&character).is_err() {
            return Err(0);
        }
        self.out.extend_from_slice(&character);
        self.pending.clear();
        Ok(Some(need))
    }

    /// A binary as a term. The error is the part that could not be read.
    fn binary(&mut self, p: &mut Process, term: Term) -> Result<(), Term> {
        let Ok(bytes) = bytes_of(term) else {
            return Err(term);
        };
        let n = bytes.len();
        self.bytes(&bytes)
            .map_err(|at| bits::part(p, term, at * 8, (n - at) * 8))
    }

    /// Character data. The error is what could not be read: the bad part and what comes after it,
    /// as deep in lists as it stood.
    fn data(&mut self, p: &mut Process, term: Term) -> Result<(), Term> {
        let (mut tails, mut at) = (Vec::new(), term);
        let bad = loop {
            match self.flat_list(p, &mut at, &mut tails) {
                Err(bad) => break bad,
                Ok(()) => match tails.pop() {
                    Some(tail) => at = tail,
                    None => return Ok(()),
                },
            }
        };
        let nested = tails.into_iter().rev();
        Err(nested.fold(bad, |bad, tail| p.cons(bad, tail)))
    }

    /// The elements of the list `at`, up to its end; the tails of lists in which it goes down are
    /// pushed.
    fn flat_list(
        &mut self,
        p: &mut Process,
        at: &mut Term,
        tails: &mut Vec<Term>,
    ) -> Result<(), Term> {
        while let Some((head, tail)) = at.as_cons() {
            if let Some(n) = head.as_small() {
                if !self.integer(n) {
                    return Err(*at);
                }
            } else if head.is_cons() {
                tails.push(tail);
                *at = head;
                continue;
            } else if head.is_bitstring() {
                if let Err(rest) = self.binary(p, head) {
                    return Err(p.cons(rest, tail));
                }
            } else if !head.is_nil() {
                return Err(*at);
            }
            *at = tail;
        }
        if at.is_nil() {
            Ok(())
        } else if at.is_bitstring() {
            self.binary(p, *at)
        } else {
            Err(*at)
        }
    }

    /// What is wrong after all, if anything: reason and rest.
    fn verdict(&self, p: &mut Process, read: Result<(), Term>) -> Option<(Term, Term)> {
        match read {
            Ok(()) if self.pending.is_empty() => None,
            Ok(()) => {
                let reason = if may_go_on(&self.pending) {
                    am::INCOMPLETE
                } else {
                    am::ERROR
                };
                Some((reason, p.binary(&self.pending)))
            }
            Err(rest) if self.pending.is_empty() => Some((am::ERROR, rest)),
            Err(rest) => {
                let pending = p.binary(&self.pending);
                Some((am::ERROR, p.list(&[pending, rest])))
            }
        }
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.out).expect("only characters were written")
    }
}

/// True if bytes, the first of a character, are so far as those of a character may be.
fn may_go_on(bytes: &[u8]) -> bool {
    let tails = &bytes[1..];
    utf8_len(bytes[0]) == Some(2) || tails.iter().all(|b| b & 0xc0 == 0x80)
}

/// False if `term` is no character data at all. As in OTP, what comes after a big integer is not looked at: that
/// is an error of another kind.
fn is_data(term: Term) -> bool {
    let (mut tails, mut at) = (Vec::new(), term);
    loop {
        while let Some((head, tail)) = at.as_cons() {
            at = tail;
            if head.is_cons() {
                tails.push(tail);
                at = head;
            } else if head.is_big() {
                return true;
            } else if !(head.is_small() || head.is_nil() || binary_size(head).is_ok()) {
                return false;
            }
        }
        if !at.is_nil() && binary_size(at).is_err() {
            return false;
        }
        match tails.pop() {
            Some(tail) => at = tail,
            None => return true,
        }
    }
}

/// Whether the encoding is Latin-1 or UTF-8; `None`: another.
fn is_latin1(encoding: Term) -> Option<bool> {
    match encoding {
        am::LATIN1 => Some(true),
        am::UNICODE | am::UTF8 => Some(false),
        _ => None,
    }
}

/// Goes on in `unicode:Function(Data, Encoding)`.
fn in_erlang(function: &str, args: &[Term]) -> Res {
    Err(Fault::Trap {
        module: am::UNICODE,
        function: Atom::new(function).term(),
        args: args.to_vec(),
    })
}

fn characters_to_binary(p: &mut Process, args: &[Term]) -> Res {
    let Some(latin1) = is_latin1(args[1]) else {
        return in_erlang("characters_to_binary_int", args);
    };
    let data = match args[0].as_cons() {
        Some((head, tail)) if head.is_bitstring() && tail.is_nil() => head,
        _ => args[0],
    };
    if !is_data(data) {
        return badarg();
    }
    if data.is_bitstring() && needs_no_change(data, latin1)? {
        return Ok(data);
    }
    let mut reader = Reader::new(latin1);
    let read = reader.data(p, data);
    let wrong = reader.verdict(p, read);
    let converted = p.binary(&reader.out);
    Ok(match wrong {
        None => converted,
        Some((reason, rest)) => p.tuple(&[reason, converted, rest]),
    })
}

/// True for a binary that is the same in UTF-8.
fn needs_no_change(binary: Term, latin1: bool) -> Result<bool, Fault> {
    let bytes = bytes_of(binary)?;
    Ok(if latin1 {
        bytes.is_ascii()
    } else {
        std::str::from_utf8(&bytes).is_ok()
    })
}

fn characters_to_list(p: &mut Process, args: &[Term]) -> Res {
    let Some(latin1) = is_latin1(args[1]) else {
        return in_erlang("characters_to_list_int", args);
    };
    if !is_data(args[0]) {
        return badarg();
    }
    let mut reader = Reader::new(latin1);
    let read = reader.data(p, args[0]);
    let wrong = reader.verdict(p, read);
    let converted = p.char_list(reader.text());
    Ok(match wrong {
        None => converted,
        Some((reason, rest)) => p.tuple(&[reason, converted, rest]),
    })
}

/// True for binaries of 7-bit bytes. (OTP 27 says `false` for all but the empty one, by mistake.)
fn bin_is_7bit(_: &mut Process, args: &[Term]) -> Res {
    let plain = bits_of(args[0]).is_ok() && bytes_of(args[0]).is_ok_and(|b| b.is_ascii());
    Ok(if plain { am::TRUE } else { am::FALSE })
}
