//! Sizes of heaps: OTP's series, Fibonacci's up to about a million words, then steps of 20 %.

/// Words of a new process' heap.
pub const MIN_HEAP: usize = 233;

const FIBONACCI: usize = 23;

const fn series() -> [usize; FIBONACCI] {
    let mut sizes = [0; FIBONACCI];
    sizes[0] = 12;
    sizes[1] = 38;
    let mut i = 2;
    while i < FIBONACCI {
        sizes[i] = sizes[i - 1] + sizes[i - 2] + 1;
        i += 1;
    }
    sizes
}

static SIZES: [usize; FIBONACCI] = series();

/// The smallest size of the series that holds `words`.
pub fn at_least(words: usize) -> usize {
    let i = SIZES.partition_point(|&s| s < words);
    if i < FIBONACCI {
        return SIZES[i];
    }
    let mut size = SIZES[FIBONACCI - 1];
    while size < words {
        size += size / 5;
    }
    size
}

/// All sizes that can be allocated.
pub fn all() -> impl Iterator<Item = usize> {
    const MOST: usize = isize::MAX as usize / 8;
    let first = Some(SIZES[0]);
    std::iter::successors(first, |&size| Some(at_least(size + 1))).take_while(|&s| s <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_otps() {
        let sizes: Vec<_> = [13, 100, 200, 234, 377, 10_000].map(at_least).into();
        assert_eq!(sizes, [38, 142, 233, 376, 610, 10_958]);
        assert_eq!(at_least(MIN_HEAP), MIN_HEAP);
        for words in [1 << 20, 1 << 24, 1 << 30] {
            assert!((words..words * 13 / 10).contains(&at_least(words)));
        }
    }
}
