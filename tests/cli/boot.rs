//! `purlin erl` boots the reference OTPs: what `erl` prints, and how it ends.
use super::otp;
use purlin::emulator::backend::Backend;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// OTP 25, 27 and 29.
const RELEASES: [&str; 3] = ["bookworm", "trixie", "sid"];

fn purlin() -> Command {
    Command::new(env!("CARGO_BIN_EXE_purlin"))
}

fn quiet(mut command: Command) -> Command {
    command
        .env("LC_ALL", "C.UTF-8")
        .env_remove("ERL_FLAGS")
        .env_remove("ERL_AFLAGS")
        .env_remove("ERL_ZFLAGS")
        .env_remove("ERL_LIBS")
        .stdin(Stdio::null());
    command
}

/// `purlin erl` with the OTP of that release.
fn erl(release: &str, args: &[&str]) -> Command {
    let mut command = purlin();
    command
        .args(["--otp", &otp::otp(release), "erl"])
        .args(args);
    quiet(command)
}

/// The OTP's own.
fn reference(release: &str, args: &[&str]) -> Command {
    let mut command = Command::new(Path::new(&otp::otp(release)).join("bin/erl"));
    command.args(args);
    quiet(command)
}

fn run(mut command: Command) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("it starts");
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (status.code(), text(&stdout), text(&stderr))
}

#[track_caller]
fn prints(release: &str, args: &[&str], code: i32, out: &str) {
    let result = run(erl(release, args));
    assert_eq!(
        result,
        (Some(code), out.to_owned(), String::new()),
        "{release} {args:?}"
    );
}

#[test]
fn it_boots_and_ends_with_the_status_that_is_asked_for() {
    for release in RELEASES {
        prints(release, &["-noshell", "-s", "erlang", "halt"], 0, "");
        prints(release, &["-noshell", "-eval", "halt(3)."], 3, "");
        prints(release, &["-noinput", "-s", "init", "stop"], 0, "");
        // OTP 25 writes Latin-1 where there is no terminal.
        let letters = match release {
            "bookworm" => "h\u{fffd}llo",
            _ => "h\u{e4}llo",
        };
        prints(
            release,
            &[
                "-noshell",
                "-eval",
                "io:format(\"h\u{e4}llo ~p~n\", [node()]), halt().",
            ],
            0,
            &format!("{letters} nonode@nohost\n"),
        );
    }
}

#[test]
fn a_program_called_erl_is_erl() {
    let directory = scratch("called_erl");
    let link = directory.join("erl");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_purlin"), &link).unwrap();
    let mut command = Command::new(link);
    command
        .args(["-noshell", "-eval", "halt(4)."])
        .env("ROOTDIR", otp::otp("trixie"));
    assert_eq!(run(quiet(command)).0, Some(4));
}

#[test]
fn arguments_come_where_erl_puts_them() {
    let show = "io:format(\"~p~n\", [[init:get_argument(a), init:get_plain_arguments(), \
                os:getenv(\"V\"), erlang:system_info(schedulers)]]), halt().";
    let args = [
        "-noshell", "+S", "2:1", "-a", "x", "-env", "V", "w", "-eval", show, "-extra", "p", "-q",
    ];
    let ours = run(erl("trixie", &args));
    assert_eq!(ours, run(reference("trixie", &args)));
    assert_eq!(ours.1, "[{ok,[[\"x\"]]},[\"p\",\"-q\"],\"w\",2]\n");
}

#[test]
fn a_detached_one_goes_on_alone() {
    let file = scratch("detached").join("told");
    let tell = format!(
        "ok = file:write_file(\"{0}.new\", [os:getenv(\"PURLIN_DETACHED\", \"none\")]), \
         ok = file:rename(\"{0}.new\", \"{0}\"), halt().",
        file.display()
    );
    let (code, out, err) = run(erl("trixie", &["-detached", "-eval", &tell]));
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", ""));
    let told = (0..600).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        fs::read_to_string(&file).ok()
    });
    assert_eq!(told.as_deref(), Some("none"));
}

#[test]
fn what_fails_is_told_as_erl_tells_it() {
    let cases: [&[&str]; 4] = [
        &["-noshell", "-eval", "1 = 2."],
        &["-noshell", "-s", "nosuch", "foo"],
        &["-boot", "nosuch", "-noshell"],
        &[
            "-noshell",
            "-eval",
            "io:format(standard_error, \"err~n\", []), halt(1).",
        ],
    ];
    for args in cases {
        // Crash dumps have tests of their own.
        let [(code, out, err), (own_code, own_out, own_err)] =
            [erl("trixie", args), reference("trixie", args)].map(|mut command| {
                command.env("ERL_CRASH_DUMP_SECONDS", "0");
                run(command)
            });
        assert_eq!(
            (code, out.as_str(), err.trim_end()),
            (own_code, own_out.as_str(), own_err.trim_end()),
            "{args:?}"
        );
    }
}

#[test]
fn wrong_flags_are_refused() {
    for (args, line) in [
        (["+foo", "1"], "unknown flag -foo"),
        (["+P", "10"], "bad value of the flag -P: 10"),
        (["-env", "A"], "Missing argument(s) for '-env'."),
    ] {
        let (code, out, err) = run(erl("trixie", &args));
        assert_eq!(
            (code, out.as_str(), err.lines().next()),
            (Some(1), "", Some(line))
        );
    }
    let none = run(quiet({
        let mut command = purlin();
        command
            .args(["erl", "-noshell"])
            .env("PURLIN_OTP", "/nonexistent");
        command
    }));
    assert_eq!(none.0, Some(1));
    assert!(
        none.2.contains("/nonexistent: no preloaded modules there"),
        "{}",
        none.2
    );
}

/// A fresh directory below the build's.
fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_dir_all(&directory).ok();
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// What `erlc` starts compiles a module; natives do as OTP's, which the module tries.
#[test]
fn natives_do_as_those_of_otp() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/natives.erl");
    let directory = scratch("natives");
    let compile = |program: &dyn Fn(&[&str]) -> Command, to: &str| {
        let to = directory.join(to);
        fs::create_dir_all(&to).unwrap();
        let [file, out] = [&sources, &to].map(|p| p.to_str().unwrap().to_owned());
        let args = [
            "-noinput",
            "-mode",
            "minimal",
            "-boot",
            "start_clean",
            "-s",
            "erl_compile",
            "compile_cmdline",
        ];
        let args = [&args[..], &["-extra", "-o", &out, &file]].concat();
        let result = run(program(&args));
        assert_eq!(result, (Some(0), String::new(), String::new()));
        fs::read(to.join("natives.beam")).unwrap()
    };
    let ours = compile(&|args| erl("trixie", args), "ours");
    let own = compile(&|args| reference("trixie", args), "own");
    assert!(ours == own, "the compiled module is another");
    let path = directory.join("own");
    let try_it = |command: Command, name: &str| {
        let work = directory.join(name);
        fs::create_dir_all(&work).unwrap();
        let mut command = command;
        run({
            command.current_dir(&work);
            command
        })
    };
    let args: Vec<&OsStr> = vec![
        "-noshell".as_ref(),
        "-pa".as_ref(),
        path.as_os_str(),
        "-s".as_ref(),
        "natives".as_ref(),
        "main".as_ref(),
    ];
    let with = |mut command: Command| {
        command.args(&args);
        command
    };
    let expected = try_it(with(reference("trixie", &[])), "work-own");
    assert_eq!((expected.0, expected.2.as_str()), (Some(0), ""));
    let found = try_it(with(erl("trixie", &[])), "work-ours");
    assert_eq!(found, expected);
}

/// Ports do as OTP's, which a module tries.
#[test]
fn ports_do_as_those_of_otp() {
    does_as_otp("ports");
}

/// And sockets.
#[test]
fn sockets_do_as_those_of_otp() {
    does_as_otp("sockets");
}

/// And those of the modules `socket` and `net`, which are not the same in each OTP.
#[test]
fn net_sockets_do_as_those_of_otp() {
    does_as("trixie", "net_sockets", None);
    does_as("sid", "net_sockets", None);
}

/// And what is seen of the machine's inside.
#[test]
fn internals_are_seen_as_those_of_otp() {
    does_as_otp("internals");
}

/// And the natives of ASN.1. (The module has not the application's name: OTP would look for the library beside it.)
#[test]
fn asn1_is_as_that_of_otp() {
    does_as_otp("asn1_natives");
}

/// And tracing, whose breakpoints each back end has in its own way.
#[test]
fn tracing_does_as_that_of_otp() {
    for backend in ["native", "threaded", "loop"] {
        does_as("trixie", "tracing", Some(backend));
    }
}

#[test]
fn tracing_does_as_that_of_otp_29() {
    does_as("sid", "tracing", None);
}

/// A module of that name prints the same here as on OTP.
fn does_as_otp(name: &str) {
    does_as("trixie", name, None);
}

/// The same on that release, with a back end, if one is named and this build has it.
fn does_as(release: &str, name: &str, backend: Option<&str>) {
    let source = format!("{}/tests/cli/{name}.erl", env!("CARGO_MANIFEST_DIR"));
    let directory = scratch(&format!("{name}-{release}"));
    let to = directory.to_str().unwrap();
    let compiler = Path::new(&otp::otp("trixie")).join("bin/erlc");
    let compiled = Command::new(compiler).args(["-o", to, &source]).status();
    assert!(compiled.expect("erlc starts").success());
    let tried = |mut command: Command, work: &str| {
        let work = directory.join(work);
        fs::create_dir_all(&work).unwrap();
        command.current_dir(&work);
        run(command)
    };
    let quiet = ["-kernel", "logger_level", "none"];
    let args = [&["-noshell"], &quiet[..], &["-pa", to, "-s", name, "main"]].concat();
    let expected = tried(reference(release, &args), "own");
    assert_eq!(expected.0, Some(0), "{}", expected.2);
    let mut ours = erl(release, &args);
    if let Some(backend) = backend.filter(|name| name.parse::<Backend>().is_ok()) {
        ours.env("PURLIN_BACKEND", backend);
    }
    assert_eq!(tried(ours, "ours"), expected);
}
