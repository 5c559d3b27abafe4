//! Memory for code: one stretch in the low 2 GiB, seen twice. Where it can be executed it can't be written, and where it
//! can be written (an address that nothing else is told) it can't be executed.
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::io::Error;
use std::sync::OnceLock;

/// Bytes of the stretch: address space, not memory, which comes with use and goes when code is freed.
const SIZE: usize = 1 << 30;
/// The least that is asked for where address space is short.
const LEAST: usize = 1 << 26;
/// Blocks begin and end at multiples of this.
const GRAIN: usize = 16;
const PAGE: usize = 4096;

struct Stretch {
    /// Where it is executed.
    code: usize,
    /// Where it is written.
    data: usize,
    /// In bytes.
    size: usize,
    /// Free blocks: offset and length.
    free: Mutex<BTreeMap<usize, usize>>,
}

/// A block of memory for code. Dropped, it is given back.
#[derive(Debug)]
pub struct Block {
    offset: usize,
    len: usize,
}

fn stretch() -> Result<&'static Stretch, Error> {
    static STRETCH: OnceLock<Result<Stretch, i32>> = OnceLock::new();
    let made = STRETCH.get_or_init(|| {
        let mut size = SIZE;
        loop {
            match map(size) {
                Ok(stretch) => return Ok(stretch),
                Err(_) if size > LEAST => size /= 2,
                Err(error) => return Err(error.raw_os_error().unwrap_or(libc::ENOMEM)),
            }
        }
    });
    made.as_ref()
        .map_err(|&code| Error::from_raw_os_error(code))
}

/// Shared memory without a name: for such, `perf` looks up names in its map (`perf::map`), for a file's it does not.
fn map(size: usize) -> Result<Stretch, Error> {
    let checked = |at: *mut libc::c_void| match at {
        libc::MAP_FAILED => Err(Error::last_os_error()),
        at => Ok(at),
    };
    // SAFETY: plain system calls; both mappings are new ones, of the same memory (that is what moving none of a shared
    // mapping's bytes means), and stay for ever.
    unsafe {
        let code = checked(libc::mmap(
            std::ptr::null_mut(),
            size,
            libc::PROT_READ | libc::PROT_EXEC,
            libc::MAP_SHARED | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_32BIT,
            -1,
            0,
        ))?;
        let data = checked(libc::mremap(code, 0, size, libc::MREMAP_MAYMOVE)).and_then(|data| {
            let writable = libc::PROT_READ | libc::PROT_WRITE;
            match libc::mprotect(data, size, writable) {
                0 => Ok(data),
                _ => {
                    let error = Error::last_os_error();
                    libc::munmap(data, size);
                    Err(error)
                }
            }
        });
        match data {
            Ok(data) => Ok(Stretch {
                code: code as usize,
                data: data as usize,
                size,
                free: Mutex::new(BTreeMap::from([(0, size)])),
            }),
            Err(error) => {
                libc::munmap(code, size);
                Err(error)
            }
        }
    }
}

/// Bytes of all blocks there are.
pub fn in_use() -> usize {
    let Ok(stretch) = stretch() else { return 0 };
    stretch.size - stretch.free.lock().values().sum::<usize>()
}

impl Block {
    /// A block of at least `len` bytes, which are not initialised.
    pub fn new(len: usize) -> Result<Block, Error> {
        let len = len.max(1).next_multiple_of(GRAIN);
        let mut free = stretch()?.free.lock();
        let found = free.iter().find(|&(_, &room)| room >= len);
        let Some((&offset, &room)) = found else {
            return Err(Error::from_raw_os_error(libc::ENOMEM));
        };
        free.remove(&offset);
        if room > len {
            free.insert(offset + len, room - len);
        }
        Ok(Block { offset, len })
    }

    /// Where its first byte is executed: below 2 GiB, a multiple of 16.
    pub fn address(&self) -> u32 {
        (Self::mapped().code + self.offset) as u32
    }

    /// In bytes.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Writes bytes at an offset. Nobody may run them meanwhile.
    ///
    /// # Panics
    /// If they don't fit.
    pub fn write(&self, at: usize, bytes: &[u8]) {
        assert!(at + bytes.len() <= self.len, "code outside of its block");
        let to = (Self::mapped().data + self.offset + at) as *mut u8;
        // SAFETY: N1: the block's bytes are this block's alone, and mapped to be written there.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len()) }
    }

    /// The bytes as they stand in memory.
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: N1: mapped as long as the process lives.
        unsafe { std::slice::from_raw_parts(self.address() as usize as *const u8, self.len) }
    }

    /// Keeps the block for ever.
    pub fn forget(self) {
        std::mem::forget(self);
    }

    fn mapped() -> &'static Stretch {
        stretch().expect("a block has been made, so there is memory for code")
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        let stretch = Self::mapped();
        let mut free = stretch.free.lock();
        let (mut offset, mut len) = (self.offset, self.len);
        if let Some((&before, &room)) = free.range(..offset).next_back()
            && before + room == offset
        {
            free.remove(&before);
            (offset, len) = (before, len + room);
        }
        if let Some(room) = free.remove(&(self.offset + self.len)) {
            len += room;
        }
        free.insert(offset, len);
        // Whole pages go back to the system.
        let (first, end) = (offset.next_multiple_of(PAGE), (offset + len) / PAGE * PAGE);
        let (low, high) = (
            first.max(self.offset / PAGE * PAGE),
            end.min((self.offset + self.len).next_multiple_of(PAGE)),
        );
        if low < high {
            // SAFETY: N1: the pages are free; what they held is not needed.
            unsafe {
                let at = (stretch.data + low) as *mut libc::c_void;
                libc::madvise(at, high - low, libc::MADV_REMOVE);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_apart_and_come_back() {
        let a = Block::new(100).expect("memory");
        let b = Block::new(5000).expect("memory");
        assert_eq!((a.len(), b.len()), (112, 5008));
        a.write(0, &[1; 100]);
        b.write(0, &[2; 5000]);
        assert!(a.bytes()[..100].iter().all(|&x| x == 1));
        assert!(b.bytes()[..5000].iter().all(|&x| x == 2));
        let (at, len) = (a.address(), a.len());
        assert!(at as usize + SIZE < 1 << 31 || at < 1 << 31);
        drop(a);
        let again = Block::new(len).expect("memory");
        assert_eq!(again.address(), at);
    }

    /// Of this process' shared memory: what is in use, in kB.
    fn in_use() -> usize {
        let status = std::fs::read_to_string("/proc/self/status").expect("it is there");
        let line = status.lines().find_map(|l| l.strip_prefix("RssShmem:"));
        let digits = line.and_then(|l| l.trim().strip_suffix("kB"));
        digits.expect("a number of kB").trim().parse().expect("one")
    }

    #[test]
    fn memory_goes_back_to_the_system() {
        const SIZE: usize = 32 << 20;
        let before = in_use();
        let block = Block::new(SIZE).expect("memory");
        block.write(0, &vec![1; SIZE]);
        let most = in_use();
        assert!(most >= before + (SIZE >> 10), "{before} {most}");
        drop(block);
        let after = in_use();
        assert!(after < before + (SIZE >> 11), "{before} {most} {after}");
    }

    #[test]
    fn too_much_is_refused() {
        assert!(Block::new(SIZE + 1).is_err());
    }
}
