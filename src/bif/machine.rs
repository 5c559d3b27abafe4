//! The computer and its operating system: processors, versions, names.
use std::fs;
use std::sync::Mutex;

/// How many processors there are. `None`: the operating system does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Processors {
    pub present: Option<usize>,
    pub online: Option<usize>,
    /// To this program, by its affinity and its quota.
    pub available: Option<usize>,
}

impl Processors {
    pub fn count() -> Processors {
        let list = |name: &str| {
            let text = fs::read_to_string(format!("/sys/devices/system/cpu/{name}")).ok()?;
            members(text.trim())
        };
        Processors {
            present: list("present"),
            online: list("online"),
            available: std::thread::available_parallelism().ok().map(usize::from),
        }
    }
}

/// How many numbers a list like `0-3,5` has.
fn members(list: &str) -> Option<usize> {
    let mut count = 0;
    for range in list.split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        count += (last + 1).checked_sub(first)?;
    }
    Some(count)
}

/// True when the processors are no longer those of the call before.
pub fn processors_changed() -> bool {
    static LAST: Mutex<Option<Processors>> = Mutex::new(None);
    let now = Processors::count();
    let mut last = LAST.lock().unwrap_or_else(|e| e.into_inner());
    last.replace(now).is_some_and(|before| before != now)
}

/// As `config.guess` names it.
pub fn architecture() -> String {
    let (arch, os) = (std::env::consts::ARCH, std::env::consts::OS);
    let vendor = match (arch, os) {
        (_, "macos") => "apple",
        ("x86_64" | "x86", _) => "pc",
        _ => "unknown",
    };
    let abi = if cfg!(target_env = "musl") {
        "-musl"
    } else if cfg!(target_env = "gnu") {
        "-gnu"
    } else {
        ""
    };
    format!("{arch}-{vendor}-{os}{abi}")
}

/// Major, minor, patch of the operating system's kernel; zeros for what it does not tell.
pub fn os_version() -> [u32; 3] {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let mut parts = release.split(|c: char| !c.is_ascii_digit());
    [(); 3].map(|()| parts.next().and_then(|n| n.parse().ok()).unwrap_or(0))
}

/// Bytes of memory that the program has in use.
pub fn resident_bytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    let kib = line.and_then(|l| l.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}

#[cfg(test)]
mod tests {
    use super::members;

    #[test]
    fn lists_of_processors() {
        assert_eq!(members("0-3,5"), Some(5));
        assert_eq!(members("0"), Some(1));
        assert_eq!(members("3-1"), None);
        assert_eq!(members(""), None);
    }
}
