//! The OTP whose modules the machine runs: where it is, and what it says of itself.
use crate::term::Atom;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// An installation of Erlang/OTP.
#[derive(Debug)]
pub struct Otp {
    pub root: Option<PathBuf>,
    /// `27`
    pub release: String,
    /// The version of its emulator: `15.2.7`.
    pub erts: String,
}

impl Otp {
    /// Whether it is of that release, or a later one.
    pub fn is_from(&self, release: u32) -> bool {
        self.release.parse::<u32>().is_ok_and(|own| own >= release)
    }
}

/// What the machine is like where no OTP is there to say: the reference.
const RELEASE: &str = "27";
const ERTS: &str = "15.2.7";

static IN_USE: OnceLock<Otp> = OnceLock::new();

/// Takes the OTP at `root` for the one whose modules are run. The first one named stays.
pub fn set(root: &Path) {
    IN_USE.get_or_init(|| Otp::at(root));
}

pub fn in_use() -> &'static Otp {
    IN_USE.get_or_init(|| Otp {
        root: None,
        release: RELEASE.into(),
        erts: ERTS.into(),
    })
}

impl Otp {
    fn at(root: &Path) -> Otp {
        let start = std::fs::read_to_string(root.join("releases/start_erl.data"));
        let mut words = start.as_deref().unwrap_or_default().split_whitespace();
        let erts = words.next().map(str::to_owned);
        let erts = erts.or_else(|| {
            let name = erts_directory(root)?.file_name()?.to_str()?.to_owned();
            Some(name.strip_prefix("erts-")?.to_owned())
        });
        Otp {
            release: words.next().unwrap_or(RELEASE).to_owned(),
            erts: erts.unwrap_or_else(|| ERTS.into()),
            root: Some(root.to_owned()),
        }
    }

    /// The modules that OTP's emulator has in itself: those that stand beside `erlang.beam`.
    pub fn preloaded(&self) -> Vec<Atom> {
        let names = self.preloaded_files().into_iter();
        names
            .filter_map(|file| Atom::try_new(file.file_stem()?.to_str()?))
            .collect()
    }

    /// Their files, by name.
    pub fn preloaded_files(&self) -> Vec<PathBuf> {
        let directory = self.root.as_deref().and_then(erts_directory);
        let entries = directory.and_then(|d| std::fs::read_dir(d.join("ebin")).ok());
        let mut files: Vec<PathBuf> = entries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|e| e == "beam"))
            .collect();
        files.sort();
        files
    }
}

/// `lib/erts-*` or `erts-*`, the one that has modules.
fn erts_directory(root: &Path) -> Option<PathBuf> {
    [root.join("lib"), root.to_owned()]
        .iter()
        .filter_map(|parent| std::fs::read_dir(parent).ok())
        .flat_map(|entries| entries.flatten().map(|e| e.path()))
        .find(|path| is_erts(path) && path.join("ebin/erlang.beam").is_file())
}

fn is_erts(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str());
    name.is_some_and(|n| n.starts_with("erts-"))
}

/// True of a file among the preloaded modules. OTP's emulator has them without their lines.
pub fn is_preloaded(file: &Path) -> bool {
    let ebin = file.parent();
    ebin.is_some_and(|d| d.ends_with("ebin")) && ebin.and_then(Path::parent).is_some_and(is_erts)
}
