//! Compiled patterns by their packed bytes. Bounded: the half that was used longest ago goes when
//! it is full.
use super::{CompileError, Regex};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

const MOST: usize = 512;

#[derive(Default)]
struct Cache {
    entries: HashMap<Box<[u8]>, Entry, foldhash::fast::RandomState>,
    /// Counts uses.
    clock: u64,
}

struct Entry {
    regex: Arc<Regex>,
    used: u64,
}

static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

/// The pattern of that key; `make` compiles it when it isn't there.
pub fn get(
    key: &[u8],
    make: impl FnOnce() -> Result<Regex, CompileError>,
) -> Result<Arc<Regex>, CompileError> {
    if let Some(regex) = CACHE.lock().find(key) {
        return Ok(regex);
    }
    let regex = Arc::new(make()?);
    CACHE.lock().keep(key, regex.clone());
    Ok(regex)
}

impl Cache {
    fn find(&mut self, key: &[u8]) -> Option<Arc<Regex>> {
        self.clock += 1;
        let entry = self.entries.get_mut(key)?;
        entry.used = self.clock;
        Some(entry.regex.clone())
    }

    fn keep(&mut self, key: &[u8], regex: Arc<Regex>) {
        if self.entries.len() >= MOST {
            let mut uses: Vec<u64> = self.entries.values().map(|e| e.used).collect();
            let (_, &mut middle, _) = uses.select_nth_unstable(MOST / 2);
            self.entries.retain(|_, e| e.used > middle);
        }
        let used = self.clock;
        self.entries.insert(key.into(), Entry { regex, used });
    }
}
