//! The shells in a terminal: what is typed, and what the screen shows. The reference does the same, so that the scripts are facts.
use super::otp;
use pty_process::Size;
use pty_process::blocking::{Command, Pty};
use rustix::termios::{LocalModes, tcgetattr};
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long is waited for something to appear.
const PATIENCE: Duration = Duration::from_secs(40);
const ROWS: u16 = 40;
const COLUMNS: u16 = 80;

/// Keys by the sequences that xterm sends.
const LEFT: &str = "\x1b[D";
const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
const BACKSPACE: &str = "\x7f";
const TAB: &str = "\t";
const ENTER: &str = "\r";

/// `Ctrl` with a letter.
fn ctrl(letter: char) -> String {
    char::from(letter as u8 - b'A' + 1).to_string()
}

fn nonzero(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

/// A program in a terminal of its own.
struct Terminal {
    pty: Arc<Pty>,
    child: Child,
    screen: Arc<(Mutex<vt100::Parser>, Condvar)>,
}

impl Terminal {
    fn start(command: Command) -> Terminal {
        let (pty, pts) = pty_process::blocking::open().unwrap();
        pty.resize(Size::new(ROWS, COLUMNS)).unwrap();
        let child = command.spawn(pts).unwrap();
        let pty = Arc::new(pty);
        let parser = vt100::Parser::new(nonzero(ROWS), nonzero(COLUMNS), 0);
        let screen = Arc::new((Mutex::new(parser), Condvar::new()));
        let (from, to) = (pty.clone(), screen.clone());
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // An error: nobody has the terminal open any more.
            while let Ok(count @ 1..) = (&*from).read(&mut bytes) {
                to.0.lock().unwrap().process(&bytes[..count]);
                to.1.notify_all();
            }
        });
        Terminal { pty, child, screen }
    }

    fn text(&self) -> String {
        self.screen.0.lock().unwrap().screen().contents()
    }

    #[track_caller]
    fn wait_until(&self, what: &str, good: impl Fn(&vt100::Screen) -> bool) {
        let since = Instant::now();
        let mut parser = self.screen.0.lock().unwrap();
        while !good(parser.screen()) {
            let left = PATIENCE.saturating_sub(since.elapsed());
            assert!(
                !left.is_zero(),
                "no {what} on the screen:\n{}",
                parser.screen().contents()
            );
            parser = self.screen.1.wait_timeout(parser, left).unwrap().0;
        }
    }

    /// Waits until the screen shows the text.
    #[track_caller]
    fn shows(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the cursor stands behind the text in its line.
    #[track_caller]
    fn asks(&self, prompt: &str) {
        self.wait_until(prompt, |screen| {
            let (row, column) = screen.cursor_position();
            let line = screen.contents_between(row, 0, row, column);
            line == prompt
        });
    }

    fn types(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    /// Types at a prompt, and waits for the answer.
    #[track_caller]
    fn answers(&self, prompt: &str, keys: &str, answer: &str) {
        self.asks(prompt);
        self.types(keys);
        self.types(ENTER);
        self.shows(answer);
    }

    fn resize(&self, rows: u16, columns: u16) {
        let mut parser = self.screen.0.lock().unwrap();
        parser
            .screen_mut()
            .set_size(nonzero(rows), nonzero(columns));
        self.pty.resize(Size::new(rows, columns)).unwrap();
    }

    /// Waits for the program's end, and sees that the terminal is set as it was.
    #[track_caller]
    fn ends(mut self) -> ExitStatus {
        let since = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(since.elapsed() < PATIENCE, "it goes on:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        };
        let set = tcgetattr(&*self.pty).unwrap().local_modes;
        assert!(set.contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG));
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A directory with a link to the command that is called `erl`.
fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("terminal")
        .join(name);
    fs::remove_dir_all(&directory).ok();
    fs::create_dir_all(&directory).unwrap();
    let link = directory.join("erl");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_purlin"), link).unwrap();
    directory
}

fn in_terminal(command: Command, work: &Path) -> Terminal {
    let command = command
        .env("TERM", "xterm")
        .env("LC_ALL", "C.UTF-8")
        .env("HOME", work)
        .env("ERL_CRASH_DUMP_SECONDS", "0")
        .env_remove("ERL_FLAGS")
        .env_remove("ERL_AFLAGS")
        .env_remove("ERL_ZFLAGS")
        .current_dir(work);
    Terminal::start(command)
}

/// `erl` with that OTP: the machine's, or the OTP's own.
fn erl(release: &str, own: bool, work: &Path, args: &[&str]) -> Terminal {
    let root = otp::otp(release);
    let program = match own {
        true => work.join("erl"),
        false => Path::new(&root).join("bin/erl"),
    };
    let command = Command::new(program).args(args).env("ROOTDIR", root);
    in_terminal(command, work)
}

/// Runs the script on the machine and on the reference, for OTP 27 and 29.
fn with_each(name: &str, args: &[&str], script: impl Fn(Terminal) + Sync) {
    with_each_of(&["trixie", "sid"], name, args, script);
}

fn with_each_of(releases: &[&str], name: &str, args: &[&str], script: impl Fn(Terminal) + Sync) {
    std::thread::scope(|scope| {
        for &release in releases {
            for own in [true, false] {
                let script = &script;
                scope.spawn(move || {
                    let work = directory(&format!("{name}-{release}-{own}"));
                    script(erl(release, own, &work, args));
                });
            }
        }
    });
}

/// What the shell evaluates is ended by the menu of Ctrl-G.
fn interrupt(t: &Terminal) {
    t.types(&ctrl('G'));
    t.asks(" --> ");
    t.types(&format!("i{ENTER}"));
    t.wait_until("second prompt", |s| {
        s.contents().matches("-->").count() == 2
    });
    t.types(&format!("c{ENTER}"));
    t.shows("exception exit: killed");
}

#[test]
fn lines_are_edited() {
    with_each("edit", &[], |t| {
        t.answers("1> ", "1+2.", "\n3\n2>");
        t.answers("2> ", &format!("2+3.{}1+", ctrl('A')), "\n6\n3>");
        t.answers("3> ", &format!("10-4.{LEFT}{LEFT}1"), "\n-4\n4>");
        t.answers("4> ", &format!("*5{HOME}7{END}."), "\n35\n5>");
        t.answers(
            "5> ",
            &format!("77777.{}{}1+{}", ctrl('A'), ctrl('K'), ctrl('Y')),
            "\n77778\n6>",
        );
        t.answers(
            "6> ",
            &format!("nonsense{}8*8.{}", ctrl('U'), ctrl('E')),
            "\n64\n7>",
        );
        t.answers("7> ", &format!("9*foo{}9.", ctrl('W')), "\n81\n8>");
        t.answers("8> ", &format!("5*55{BACKSPACE}."), "\n25\n9>");
        // What was typed before.
        for (key, line) in [(UP, "5*5."), (UP, "9*9."), (DOWN, "5*5.")] {
            t.types(key);
            t.asks(&format!("9> {line}"));
        }
        t.types(&format!("{LEFT}0{ENTER}"));
        t.shows("\n250\n10>");
        t.asks("10> ");
        t.types(&ctrl('R'));
        t.shows("search:");
        t.types("777");
        t.wait_until("line found", |s| {
            s.contents().matches("77777.").count() == 2
        });
        t.types(ENTER);
        t.shows("\n77778\n11>");
        // Completion.
        t.asks("11> ");
        t.types(&format!("lists:rever{TAB}"));
        t.asks("11> lists:reverse(");
        t.types(&format!("[a,b]).{ENTER}"));
        t.shows("\n[b,a]\n12>");
        // Lines that go on; a line that is longer than the screen is wide.
        t.asks("12> ");
        t.types(&format!("X ={ENTER}"));
        t.shows(".. ");
        t.types(&format!("4.{ENTER}"));
        let long = format!("length(\"{}\").", "x".repeat(100));
        t.answers("13> ", &long, "\n100\n14>");
        t.answers("14> ", "\"h\u{e4}\u{20ac}\".", "\n[104,228,8364]\n15>");
        t.asks("15> ");
        t.resize(30, 100);
        t.answers(
            "15> ",
            "{io:columns(), io:rows()}.",
            "{{ok,100},{ok,30}}\n16>",
        );
        t.answers("16> ", "q().", "ok");
        assert_eq!(t.ends().code(), Some(0));
    });
}

/// OTP 25 has its terminal as a port.
#[test]
fn an_old_shell_edits_lines() {
    with_each_of(&["bookworm"], "old", &[], |t| {
        t.answers("1> ", "1+2.", "\n3\n2>");
        t.answers("2> ", &format!("2+3.{}1+", ctrl('A')), "\n6\n3>");
        t.answers("3> ", &format!("10-4.{LEFT}{LEFT}1"), "\n-4\n4>");
        let cut = format!("77777.{0}{1}1+{2}", ctrl('A'), ctrl('K'), ctrl('Y'));
        t.answers("4> ", &cut, "\n77778\n5>");
        t.answers("5> ", &format!("5*55{BACKSPACE}."), "\n25\n6>");
        t.asks("6> ");
        t.types(UP);
        t.asks("6> 5*5.");
        t.types(&format!("{LEFT}0{ENTER}"));
        t.shows("\n250\n7>");
        t.asks("7> ");
        t.types(&format!("lists:rever{TAB}"));
        t.asks("7> lists:reverse(");
        t.types(&format!("[a,b]).{ENTER}"));
        let long = format!("length(\"{}\"){LEFT}{RIGHT}.", "x".repeat(100));
        t.answers("8> ", &long, "\n100\n9>");
        t.resize(30, 100);
        t.answers("9> ", "{io:columns(), io:rows()}.", "{{ok,100},{ok,30}}");
        t.answers(
            "10> ",
            "io:put_chars(\"going\\n\"), (fun F() -> F() end)().",
            "\ngoing",
        );
        interrupt(&t);
        t.asks("11> ");
        t.types(&ctrl('C'));
        t.shows("BREAK: (a)bort");
        t.types(&format!("a{ENTER}"));
        assert_eq!(t.ends().code(), Some(0));
    });
}

#[test]
fn what_goes_wrong_is_left() {
    with_each("wrong", &["+S", "2"], |t| {
        t.answers(
            "1> ",
            "1/0.",
            "exception error: an error occurred when evaluating",
        );
        t.answers(
            "2> ",
            "F = fun F() -> F() end, io:put_chars(\"going\\n\"), F().",
            "\ngoing",
        );
        interrupt(&t);
        t.answers("3> ", "40+2.", "\n42\n4>");
        // A menu that is left by going on; then one that ends the program.
        t.asks("4> ");
        t.types(&ctrl('C'));
        t.shows("BREAK: (a)bort");
        t.types(&format!("x{ENTER}"));
        t.wait_until("second menu", |s| {
            s.contents().matches("(k)ill").count() == 2
        });
        t.types(&format!("c{ENTER}"));
        t.answers("", "50+5.", "\n55\n5>");
        t.types(&ctrl('C'));
        t.wait_until("third menu", |s| {
            s.contents().matches("(k)ill").count() == 3
        });
        t.types(&format!("a{ENTER}"));
        assert_eq!(t.ends().code(), Some(0));
    });
}

#[test]
fn a_key_that_interrupts_may_be_read() {
    with_each("read", &["+Bc"], |t| {
        t.asks("1> ");
        t.types(&ctrl('C'));
        // The shell is interrupted, not the program.
        t.shows("exception exit: killed\n1> ");
        t.types(&format!("q().{ENTER}"));
        assert_eq!(t.ends().code(), Some(0));
    });
}

#[test]
fn iex_works() {
    std::thread::scope(|scope| {
        for release in ["trixie", "sid"] {
            scope.spawn(move || iex(release));
        }
    });
}

fn iex(release: &str) {
    let work = directory(&format!("iex-{release}"));
    let root = otp::otp(release);
    let script = Path::new(&root).with_file_name("elixir").join("bin/iex");
    let path = format!("{}:/usr/bin:/bin", work.display());
    let command = Command::new(script).env("PATH", path).env("ROOTDIR", root);
    let t = in_terminal(command, &work);
    t.answers("iex(1)> ", "1 + 2", "\n3\niex(2)>");
    t.answers("iex(2)> ", &format!("String.upc{TAB}(\"abc\")"), "\"ABC\"");
    t.asks("iex(3)> ");
    t.types(UP);
    t.asks("iex(3)> String.upcase(\"abc\")");
    t.types(UP);
    t.asks("iex(3)> 1 + 2");
    t.types(&format!("0{LEFT}{RIGHT}{ENTER}"));
    t.shows("\n21\niex(4)>");
    t.asks("iex(4)> ");
    t.types(&format!("raise \"oh\"{ENTER}"));
    t.shows("** (RuntimeError) oh");
    t.asks("iex(4)> ");
    t.types(&format!("if true do{ENTER}"));
    t.shows("...(4)>");
    t.types(&format!("  :yes{ENTER}end{ENTER}"));
    t.shows(":yes\niex(5)>");
    t.asks("iex(5)> ");
    t.types(&format!("Stream.cycle([1]) |> Stream.run{ENTER}"));
    t.types(&ctrl('C'));
    t.shows("BREAK: (a)bort");
    t.types(&format!("a{ENTER}"));
    assert_eq!(t.ends().code(), Some(0));
}
