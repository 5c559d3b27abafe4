//! Decompressing, with a bound on what may come out.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::GzDecoder;
use flate2::{Decompress, FlushDecompress, Status};

use super::error::{Error, Place, Reason};

/// What deflate can't exceed: the bytes that come out for each that goes in.
const MAX_RATIO: usize = 1032;
/// What a decompressor may always give, so that tiny inputs need no exact bound.
const SLACK: usize = 256;

fn most(input: usize) -> usize {
    input.saturating_mul(MAX_RATIO).saturating_add(SLACK)
}

/// A whole `.beam` file, decompressed if it is a gzip stream (as `erlc +compressed` writes it).
pub fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(Cow::Borrowed(bytes));
    }
    let most = most(bytes.len());
    let mut out = Vec::new();
    let read = GzDecoder::new(bytes)
        .take(most as u64 + 1)
        .read_to_end(&mut out);
    let reason = match read {
        Err(_) => Reason::BadCompression("the file is no whole gzip stream"),
        Ok(n) if n > most => Reason::Bomb(n as u64),
        Ok(_) => return Ok(Cow::Owned(out)),
    };
    Err(Error::new(Place::File, 0, reason))
}

/// A zlib stream that declares its decompressed size.
pub(super) fn zlib(bytes: &[u8], declared: usize) -> Result<Vec<u8>, Reason> {
    if declared > most(bytes.len()) {
        return Err(Reason::Bomb(declared as u64));
    }
    // The declared size may be a lie: room is made only as data comes out.
    let mut out = Vec::with_capacity(declared.min(bytes.len().saturating_mul(8)));
    let mut stream = Decompress::new(true);
    loop {
        let used = stream.total_in() as usize;
        let status = stream.decompress_vec(&bytes[used..], &mut out, FlushDecompress::Finish);
        match status {
            Ok(Status::StreamEnd) if out.len() == declared => return Ok(out),
            Ok(Status::StreamEnd) => {
                return Err(Reason::WrongSize {
                    declared: declared as u64,
                    found: out.len() as u64,
                });
            }
            Ok(_) if out.len() > declared => {
                return Err(Reason::WrongSize {
                    declared: declared as u64,
                    found: out.len() as u64,
                });
            }
            Ok(_) if out.len() == out.capacity() => out.reserve(out.len().max(64)),
            Ok(_) => return Err(Reason::BadCompression("it ends too early")),
            Err(_) => return Err(Reason::BadCompression("no zlib stream")),
        }
    }
}
