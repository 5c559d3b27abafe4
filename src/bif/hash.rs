//! Checksums of iodata, and portable hashes of terms.
use super::hash_portable::{phash, phash2};
use super::iolist::{self, Part};
use super::{Fault, Res, badarg};
use crate::arith::int;
use crate::heap::Heap;
use crate::process::Process;
use crate::term::Term;
use zlib_rs::adler32::{adler32, adler32_combine};
use zlib_rs::crc32::{crc32, crc32_combine};

crate::bifs! {
    erlang {
        "phash"/2 deep => phash_2,
        "phash2"/1 deep => phash2_1,
        "phash2"/2 deep => phash2_2,
        "md5"/1 deep => md5_1,
        "md5_init"/0 => md5_init_0,
        "md5_update"/2 deep_last => md5_update_2,
        "md5_final"/1 => md5_final_1,
        "crc32"/1 deep_last => crc32_any,
        "crc32"/2 deep_last => crc32_any,
        "crc32_combine"/3 => crc32_combine_3,
        "adler32"/1 deep_last => adler32_any,
        "adler32"/2 deep_last => adler32_any,
        "adler32_combine"/3 => adler32_combine_3,
    }
}

/// Passes the bytes of iodata to `take`, piece by piece.
fn each_piece(data: Term, mut take: impl FnMut(&[u8])) -> Result<(), Fault> {
    let (mut run, mut whole) = (Vec::new(), true);
    let walked = iolist::walk(data, |part| match part {
        Part::Byte(byte) => run.push(byte),
        Part::Bits(_, bits) => {
            take(&run);
            run.clear();
            whole &= bits.len.is_multiple_of(8);
            match bits.offset {
                0 => take(bits.bytes),
                _ => take(&bits.to_vec()),
            }
        }
    });
    take(&run);
    if walked.is_some() && whole {
        Ok(())
    } else {
        badarg()
    }
}

/// Start value of a checksum: the first of two arguments.
fn start(args: &[Term], default: u32) -> Result<u32, Fault> {
    match args {
        [start, _] => u32_arg(*start),
        _ => Ok(default),
    }
}

fn u32_arg(t: Term) -> Result<u32, Fault> {
    match int::to_u64(t).and_then(|n| u32::try_from(n).ok()) {
        Some(n) => Ok(n),
        None => badarg(),
    }
}

/// The checksum of the last argument.
fn checksum(p: &mut Process, args: &[Term], first: u32, step: fn(u32, &[u8]) -> u32) -> Res {
    let mut sum = start(args, first)?;
    each_piece(args[args.len() - 1], |bytes| sum = step(sum, bytes))?;
    Ok(p.uint(sum.into()))
}

fn crc32_any(p: &mut Process, args: &[Term]) -> Res {
    checksum(p, args, 0, crc32)
}

fn adler32_any(p: &mut Process, args: &[Term]) -> Res {
    checksum(p, args, 1, adler32)
}

fn crc32_combine_3(p: &mut Process, args: &[Term]) -> Res {
    let sum = crc32_combine(
        u32_arg(args[0])?,
        u32_arg(args[1])?,
        u32_arg(args[2])?.into(),
    );
    Ok(p.uint(sum.into()))
}

fn adler32_combine_3(p: &mut Process, args: &[Term]) -> Res {
    let (first, second) = (u32_arg(args[0])?, u32_arg(args[1])?);
    let sum = match u32_arg(args[2])? {
        // As OTP's zlib; the first sum as it is.
        0 => first,
        length => adler32_combine(first, second, length.into()),
    };
    Ok(p.uint(sum.into()))
}

/// MD5 under way, as its binary holds it: four words of state, the number of bits so far, the block
/// that is being filled, and (in the binary) how many bytes of it are taken.
struct Md5 {
    state: [u32; 4],
    bits: u64,
    block: [u8; 64],
}

/// Bytes of the binary.
const MD5_CONTEXT: usize = 92;

impl Md5 {
    fn new() -> Md5 {
        Md5 {
            state: [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476],
            bits: 0,
            block: [0; 64],
        }
    }
    fn of(t: Term) -> Result<Md5, Fault> {
        let bytes = t.to_bytes();
        let Some(bytes) = bytes.as_deref().filter(|b| b.len() == MD5_CONTEXT) else {
            return badarg();
        };
        let mut md5 = Md5::new();
        for (word, bytes) in md5.state.iter_mut().zip(bytes.chunks_exact(4)) {
            *word = bytes.iter().rev().fold(0, |n, &b| n << 8 | u32::from(b));
        }
        md5.bits = bytes[16..24]
            .iter()
            .rev()
            .fold(0, |n, &b| n << 8 | u64::from(b));
        md5.block.copy_from_slice(&bytes[24..88]);
        Ok(md5)
    }
    fn to_bytes(&self) -> [u8; MD5_CONTEXT] {
        let mut bytes = [0; MD5_CONTEXT];
        for (to, word) in bytes.chunks_exact_mut(4).zip(self.state) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        bytes[16..24].copy_from_slice(&self.bits.to_le_bytes());
        bytes[24..88].copy_from_slice(&self.block);
        bytes[88] = self.taken() as u8;
        bytes
    }
    /// Bytes of the block that are taken.
    fn taken(&self) -> usize {
        (self.bits / 8 % 64) as usize
    }
    fn update(&mut self, mut bytes: &[u8]) {
        let filled = self.taken();
        self.bits = self.bits.wrapping_add(bytes.len() as u64 * 8);
        if filled + bytes.len() < 64 {
            self.block[filled..filled + bytes.len()].copy_from_slice(bytes);
            return;
        }
        if filled > 0 {
            let (first, rest) = bytes.split_at(64 - filled);
            self.block[filled..].copy_from_slice(first);
            md5::block_api::compress(&mut self.state, &[self.block]);
            self.block = [0; 64];
            bytes = rest;
        }
        let (blocks, rest) = bytes.as_chunks::<64>();
        md5::block_api::compress(&mut self.state, blocks);
        self.block[..rest.len()].copy_from_slice(rest);
    }
    fn finish(mut self) -> [u8; 16] {
        let bits = self.bits;
        let filled = self.taken();
        let zeros = (119 - filled) % 64;
        self.update(&[0x80]);
        self.update(&[0; 63][..zeros]);
        self.update(&bits.to_le_bytes());
        let mut digest = [0; 16];
        for (to, word) in digest.chunks_exact_mut(4).zip(self.state) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        digest
    }
}

fn md5_1(p: &mut Process, args: &[Term]) -> Res {
    let mut md5 = Md5::new();
    each_piece(args[0], |bytes| md5.update(bytes))?;
    Ok(p.binary(&md5.finish()))
}

fn md5_init_0(p: &mut Process, _: &[Term]) -> Res {
    Ok(p.binary(&Md5::new().to_bytes()))
}

fn md5_update_2(p: &mut Process, args: &[Term]) -> Res {
    let mut md5 = Md5::of(args[0])?;
    each_piece(args[1], |bytes| md5.update(bytes))?;
    Ok(p.binary(&md5.to_bytes()))
}

fn md5_final_1(p: &mut Process, args: &[Term]) -> Res {
    let digest = Md5::of(args[0])?.finish();
    Ok(p.binary(&digest))
}

/// A range from 1 to 2^32; the latter as 0.
fn range(t: Term) -> Result<u32, Fault> {
    match int::to_u64(t) {
        Some(n @ 1..=0x1_0000_0000) => Ok(n as u32),
        _ => badarg(),
    }
}

fn phash_2(p: &mut Process, args: &[Term]) -> Res {
    let range = range(args[1])?;
    let hash = phash(args[0]);
    let hash = if range == 0 { hash } else { hash % range };
    Ok(p.uint(u64::from(hash) + 1))
}

fn phash2_1(_: &mut Process, args: &[Term]) -> Res {
    Ok(Term::small((phash2(args[0]) & ((1 << 27) - 1)).into()))
}

fn phash2_2(_: &mut Process, args: &[Term]) -> Res {
    let range = range(args[1])?;
    let hash = phash2(args[0]);
    let hash = if range == 0 { hash } else { hash % range };
    Ok(Term::small(hash.into()))
}
