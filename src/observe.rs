//! A door for those who want to see a running machine from outside: `purlin top`.
//!
//! A thread answers on a socket whose name says which process of the system it belongs to. The name is an abstract one of Linux:
//! no file is left when the machine ends, however it does. Only who runs under the same user id gets an answer.
use crate::inspect::processes::Snapshot;
use rustix::net::sockopt::socket_peercred;
use rustix::process::geteuid;
use std::io::{self, BufRead, BufReader, Write};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::time::Duration;

/// What every name begins with; the number of the system's process follows.
const PREFIX: &str = "purlin-machine-";

/// How long a client may be silent, or not read.
const PATIENCE: Duration = Duration::from_secs(60);

fn address(pid: u32) -> io::Result<SocketAddr> {
    SocketAddr::from_abstract_name(format!("{PREFIX}{pid}"))
}

/// Opens the door of this machine.
///
/// # Errors
/// If the system gives no socket or no thread.
pub fn start() -> io::Result<()> {
    let listener = UnixListener::bind_addr(&address(std::process::id())?)?;
    let serve = move || {
        for client in listener.incoming().flatten() {
            // Who goes away in the middle is no concern of ours.
            let _ = answer(client);
        }
    };
    std::thread::Builder::new()
        .name("observer".into())
        .spawn(serve)
        .map(drop)
}

/// A snapshot for each line.
fn answer(client: UnixStream) -> io::Result<()> {
    if socket_peercred(&client)?.uid != geteuid() {
        return Ok(());
    }
    client.set_read_timeout(Some(PATIENCE))?;
    client.set_write_timeout(Some(PATIENCE))?;
    let mut to = client.try_clone()?;
    for line in BufReader::new(client).lines() {
        line?;
        writeln!(to, "{}", Snapshot::take().to_json())?;
    }
    Ok(())
}

/// A running machine, seen from another process.
pub struct Machine {
    to: UnixStream,
    from: BufReader<UnixStream>,
}

impl Machine {
    /// # Errors
    /// If no machine runs as that process of the system.
    pub fn connect(pid: u32) -> io::Result<Machine> {
        let to = UnixStream::connect_addr(&address(pid)?)?;
        to.set_read_timeout(Some(PATIENCE))?;
        let from = BufReader::new(to.try_clone()?);
        Ok(Machine { to, from })
    }

    /// How it is now.
    ///
    /// # Errors
    /// If it has ended, or is another user's.
    pub fn look(&mut self) -> io::Result<Snapshot> {
        self.to.write_all(b"\n")?;
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let value = serde_json::from_str(&line)?;
        Snapshot::from_json(&value).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

/// The processes of the system that are machines whose doors are open.
pub fn machines() -> Vec<u32> {
    let names = std::fs::read_to_string("/proc/net/unix").unwrap_or_default();
    let pids = names.lines().filter_map(|line| {
        let name = line.rsplit_once(' ')?.1.strip_prefix('@')?;
        name.strip_prefix(PREFIX)?.parse().ok()
    });
    let mut pids: Vec<u32> = pids.collect();
    pids.sort_unstable();
    pids.dedup();
    pids
}
