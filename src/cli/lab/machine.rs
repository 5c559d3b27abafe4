//! What the figures were measured on.
use serde_json::{Value, json};
use std::fs;

pub struct Machine {
    cpu: String,
    cores: usize,
    kernel: String,
    target: String,
    rustc: &'static str,
    profile: &'static str,
    version: &'static str,
    /// The mean number of processes that wanted to run, of the last minute before the measurement.
    load: String,
}

impl Machine {
    pub fn describe() -> Machine {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let info = read("/proc/cpuinfo");
        let model = info.lines().find(|line| line.starts_with("model name"));
        let model = model.and_then(|line| line.split_once(':'));
        let unknown = |text: &str| match text.trim() {
            "" => "unknown".to_owned(),
            text => text.to_owned(),
        };
        Machine {
            cpu: unknown(model.map_or("", |(_, name)| name)),
            cores: std::thread::available_parallelism().map_or(1, |n| n.get()),
            kernel: unknown(&read("/proc/sys/kernel/osrelease")),
            target: format!("{} {}", std::env::consts::ARCH, std::env::consts::OS),
            rustc: env!("PURLIN_RUSTC"),
            profile: if cfg!(debug_assertions) {
                "debug"
            } else {
                "release"
            },
            version: env!("CARGO_PKG_VERSION"),
            load: unknown(read("/proc/loadavg").split(' ').next().unwrap_or("")),
        }
    }

    /// What there is to say, by name.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        vec![
            ("processor", self.cpu.clone()),
            ("processors", self.cores.to_string()),
            ("system", format!("{}, {}", self.target, self.kernel)),
            ("load before it began", self.load.clone()),
            (
                "purlin",
                format!("{}, a {} build", self.version, self.profile),
            ),
            ("compiler", self.rustc.to_owned()),
        ]
    }

    pub fn json(&self) -> Value {
        json!({
            "cpu": self.cpu, "cores": self.cores, "kernel": self.kernel, "target": self.target,
            "load": self.load, "version": self.version, "profile": self.profile, "rustc": self.rustc,
        })
    }
}
