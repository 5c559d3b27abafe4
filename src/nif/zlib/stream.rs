//! A stream of the C library zlib. `unsafe` is for its calls.
use libz_sys as z;
use std::ffi::{c_int, c_uint};
use std::mem::MaybeUninit;
use std::ptr::{null, null_mut};

/// What a call of the library returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(c_int);

impl Code {
    pub const OK: Code = Code(z::Z_OK);
    pub const STREAM_END: Code = Code(z::Z_STREAM_END);
    pub const NEED_DICT: Code = Code(z::Z_NEED_DICT);
    pub const STREAM_ERROR: Code = Code(z::Z_STREAM_ERROR);
    pub const DATA_ERROR: Code = Code(z::Z_DATA_ERROR);
    pub const MEM_ERROR: Code = Code(z::Z_MEM_ERROR);
    pub const BUF_ERROR: Code = Code(z::Z_BUF_ERROR);
    pub const VERSION_ERROR: Code = Code(z::Z_VERSION_ERROR);

    pub fn is_error(self) -> bool {
        self.0 < 0
    }
}

pub const NO_FLUSH: c_int = z::Z_NO_FLUSH;
pub const FINISH: c_int = z::Z_FINISH;
pub const DEFLATED: c_int = z::Z_DEFLATED;
pub const DEFAULT_STRATEGY: c_int = z::Z_DEFAULT_STRATEGY;

/// Bytes of the longest dictionary.
const LONGEST_DICTIONARY: usize = 32768;

/// Most bytes that the library takes or gives in one call.
const MOST: usize = c_uint::MAX as usize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Deflate,
    Inflate,
}

/// A stream that has been initialised. The library keeps its address: it stays in its box.
pub struct Stream {
    inner: Box<z::z_stream>,
    kind: Kind,
    ended: bool,
}

// SAFETY: its memory is its own, and nobody uses it from two threads at once: all methods take it by `&mut`, but `adler`,
// which reads a number.
unsafe impl Send for Stream {}

impl Stream {
    /// # Errors
    /// What the library says: numbers that it does not take, no memory.
    pub fn deflate(
        level: c_int,
        method: c_int,
        window_bits: c_int,
        memory: c_int,
        strategy: c_int,
    ) -> Result<Stream, Code> {
        Stream::new(Kind::Deflate, |inner| {
            // SAFETY: a stream with the library's own allocator, as `new` makes it.
            unsafe {
                let (version, size) = version();
                z::deflateInit2_(
                    inner,
                    level,
                    method,
                    window_bits,
                    memory,
                    strategy,
                    version,
                    size,
                )
            }
        })
    }

    /// # Errors
    /// As `deflate`.
    pub fn inflate(window_bits: c_int) -> Result<Stream, Code> {
        Stream::new(Kind::Inflate, |inner| {
            // SAFETY: as above.
            unsafe {
                let (version, size) = version();
                z::inflateInit2_(inner, window_bits, version, size)
            }
        })
    }

    fn new(kind: Kind, init: impl FnOnce(*mut z::z_stream) -> c_int) -> Result<Stream, Code> {
        let mut inner: Box<MaybeUninit<z::z_stream>> = Box::new(MaybeUninit::zeroed());
        // The functions of an all-zero stream are null, which means the library's own.
        let code = Code(init(inner.as_mut_ptr()));
        if code != Code::OK {
            return Err(code);
        }
        // SAFETY: the library has set its fields: the functions are not null any more.
        let inner = unsafe { inner.assume_init() };
        Ok(Stream {
            inner,
            kind,
            ended: false,
        })
    }

    /// Works on `input`, and appends to `output` up to `most` bytes in all; how much of the input has been used.
    pub fn step(
        &mut self,
        input: &[u8],
        output: &mut Vec<u8>,
        most: usize,
        flush: c_int,
    ) -> (Code, usize) {
        if self.ended {
            return (Code::STREAM_ERROR, 0);
        }
        let room = most.saturating_sub(output.len()).min(MOST);
        output.reserve(room);
        let given = input.len().min(MOST);
        self.inner.next_in = input.as_ptr().cast_mut();
        self.inner.avail_in = given as c_uint;
        self.inner.next_out = output.spare_capacity_mut().as_mut_ptr().cast();
        self.inner.avail_out = room as c_uint;
        // SAFETY: an initialised stream; it reads `given` bytes at most and writes `room`, for which there is place.
        let code = unsafe {
            match self.kind {
                Kind::Deflate => z::deflate(&mut *self.inner, flush),
                Kind::Inflate => z::inflate(&mut *self.inner, flush),
            }
        };
        let written = room - self.inner.avail_out as usize;
        // SAFETY: the library has written as many bytes behind those that were there.
        unsafe { output.set_len(output.len() + written) };
        let used = given - self.inner.avail_in as usize;
        self.inner.next_in = null_mut();
        self.inner.next_out = null_mut();
        (Code(code), used)
    }

    pub fn reset(&mut self) -> Code {
        // SAFETY: an initialised stream.
        Code(unsafe {
            match self.kind {
                Kind::Deflate => z::deflateReset(&mut *self.inner),
                Kind::Inflate => z::inflateReset(&mut *self.inner),
            }
        })
    }

    /// Changes the level and the strategy; there must be no output that waits.
    pub fn deflate_params(&mut self, level: c_int, strategy: c_int) -> Code {
        let mut byte = 0;
        self.inner.next_out = &raw mut byte;
        self.inner.avail_out = 1;
        self.inner.next_in = null_mut();
        self.inner.avail_in = 0;
        // SAFETY: an initialised stream of this kind, with room for one byte.
        let code = unsafe { z::deflateParams(&mut *self.inner, level, strategy) };
        let wrote = self.inner.avail_out == 0;
        self.inner.next_out = null_mut();
        if wrote {
            Code::STREAM_ERROR
        } else {
            Code(code)
        }
    }

    pub fn deflate_set_dictionary(&mut self, bytes: &[u8]) -> Code {
        let size = bytes.len().min(MOST) as c_uint;
        // SAFETY: an initialised stream of this kind; the library copies what it needs.
        Code(unsafe { z::deflateSetDictionary(&mut *self.inner, bytes.as_ptr(), size) })
    }

    pub fn inflate_set_dictionary(&mut self, bytes: &[u8]) -> Code {
        let size = bytes.len().min(MOST) as c_uint;
        // SAFETY: as above.
        Code(unsafe { z::inflateSetDictionary(&mut *self.inner, bytes.as_ptr(), size) })
    }

    /// # Errors
    /// What the library says.
    pub fn inflate_get_dictionary(&mut self) -> Result<Vec<u8>, Code> {
        let mut bytes = vec![0; LONGEST_DICTIONARY];
        let mut size: c_uint = 0;
        // SAFETY: as above; there is room for the longest dictionary.
        let code =
            unsafe { inflateGetDictionary(&mut *self.inner, bytes.as_mut_ptr(), &raw mut size) };
        bytes.truncate(size as usize);
        if code < 0 { Err(Code(code)) } else { Ok(bytes) }
    }

    /// The checksum of what has passed, or of the dictionary that is needed.
    pub fn adler(&self) -> u32 {
        self.inner.adler as u32
    }

    /// Ends the stream: nothing can be done with it any more.
    pub fn end(&mut self) -> Code {
        if std::mem::replace(&mut self.ended, true) {
            return Code::STREAM_ERROR;
        }
        // SAFETY: an initialised stream, which is ended once.
        Code(unsafe {
            match self.kind {
                Kind::Deflate => z::deflateEnd(&mut *self.inner),
                Kind::Inflate => z::inflateEnd(&mut *self.inner),
            }
        })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.end();
    }
}

unsafe extern "C" {
    /// Of zlib since 1.2.8; the binding does not name it.
    fn inflateGetDictionary(
        strm: *mut z::z_stream,
        dictionary: *mut u8,
        size: *mut c_uint,
    ) -> c_int;
}

/// What the library asks of who initialises a stream.
fn version() -> (*const std::ffi::c_char, c_int) {
    // SAFETY: a function without conditions.
    let version = unsafe { z::zlibVersion() };
    debug_assert_ne!(version, null());
    (version, size_of::<z::z_stream>() as c_int)
}

/// The checksum of some bytes, begun with another.
pub fn adler32(start: u32, bytes: &[u8]) -> u32 {
    let size = bytes.len().min(MOST) as c_uint;
    // SAFETY: it reads those bytes.
    unsafe { z::adler32(start.into(), bytes.as_ptr(), size) as u32 }
}
