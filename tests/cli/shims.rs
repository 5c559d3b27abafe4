//! `purlin shims`: OTP's and Elixir's own commands, on this machine: compilers, scripts, test frameworks, build tools.
use crate::otp::otp;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A new directory with these files in it, and the commands of OTP 27 on this machine.
struct Place {
    dir: PathBuf,
    shims: PathBuf,
}

impl Place {
    fn new(name: &str, files: &[(&str, &str)]) -> Place {
        let dir = crate::tempdir(name);
        for (file, text) in files {
            let file = dir.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let shims = dir.join("shims");
        let place = Place { dir, shims };
        let said = place.call(&mut writing(&place.shims));
        assert!(
            said.lines().any(|line| line.ends_with("/shims/erl")),
            "{said}"
        );
        place
    }

    fn call(&self, command: &mut Command) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = command
            .current_dir(&self.dir)
            .stdin(Stdio::null())
            .output()
            .expect("it starts");
        let (out, err) = (
            String::from_utf8_lossy(&stdout),
            String::from_utf8_lossy(&stderr),
        );
        assert!(status.success(), "{command:?}: {status}\n{out}\n{err}");
        out.into_owned()
    }

    /// What a command prints that must succeed. It finds the shims first.
    #[track_caller]
    fn run(&self, command: &[&str]) -> String {
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", self.shims.display());
        self.call(
            Command::new(self.shims.join(command[0]))
                .args(&command[1..])
                .env("PATH", path)
                .env("HOME", &self.dir)
                .env("LC_ALL", "C.UTF-8")
                .env_remove("ERL_FLAGS"),
        )
    }
}

fn writing(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_purlin"));
    command
        .args(["--otp", &otp("trixie"), "shims"])
        .arg(directory);
    command
}

#[test]
fn what_is_not_purlins_stays() {
    let place = Place::new("shims_again", &[("mine/erlc", "mine")]);
    // A second time is no error.
    place.call(&mut writing(&place.shims));
    let mode = fs::metadata(place.shims.join("erl")).unwrap().permissions();
    assert_eq!(mode.mode() & 0o100, 0o100);
    let Output { status, stderr, .. } = writing(&place.dir.join("mine")).output().unwrap();
    assert!(!status.success());
    let said = String::from_utf8_lossy(&stderr);
    assert!(
        said.contains("erlc: is there already, and is not Purlin's"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(place.dir.join("mine/erlc")).unwrap(),
        "mine"
    );
}

#[test]
fn compilers_and_scripts() {
    // `tell` says whether it runs on this machine.
    let module = "-module(m).\n-export([f/1, tell/0]).\nf(X) -> {m, X}.\n\
        tell() -> io:format(\"~p\", [os:getenv(\"PURLIN_SHIMS\") =/= false]), halt().\n";
    let escript = "#!/usr/bin/env escript\n\
        main(Args) -> io:format(\"~p ~p~n\", [Args, os:cmd(\"erl -noshell -s m tell\")]).\n";
    let files = [
        ("m.erl", module),
        ("s.escript", escript),
        ("s.exs", "IO.inspect({:elixir, System.argv()})\n"),
        ("l.ex", "defmodule L do\n  def f(x), do: x + 1\nend\n"),
    ];
    let place = Place::new("shims_compilers", &files);
    place.run(&["erlc", "+debug_info", "m.erl"]);
    let call = "io:format(\"~p~n\", [m:f(1)]), halt().";
    assert_eq!(place.run(&["erl", "-noshell", "-eval", call]), "{m,1}\n");
    let out = place.run(&["escript", "s.escript", "a", "-b"]);
    assert_eq!(out, "[\"a\",\"-b\"] \"true\"\n");
    let out = place.run(&["elixir", "s.exs", "x", "--y"]);
    assert_eq!(out, "{:elixir, [\"x\", \"--y\"]}\n");
    place.run(&["elixirc", "l.ex"]);
    assert_eq!(place.run(&["elixir", "-e", "IO.puts(L.f(1))"]), "2\n");
}

#[test]
fn eunit_and_common_test() {
    let tests = "-module(t).\n-include_lib(\"eunit/include/eunit.hrl\").\n\
        sum_test() -> ?assertEqual(3, 1 + 2).\nfails_test() -> ?assertError(badarg, list_to_atom(1)).\n";
    let suite = "-module(a_SUITE).\n-include_lib(\"common_test/include/ct.hrl\").\n\
        -export([all/0, one/1, two/1]).\nall() -> [one, two].\n\
        one(Config) -> true = is_list(?config(priv_dir, Config)).\ntwo(_) -> {comment, \"two\"}.\n";
    let place = Place::new(
        "shims_tests",
        &[("t.erl", tests), ("suites/a_SUITE.erl", suite)],
    );
    place.run(&["erlc", "t.erl"]);
    let out = place.run(&["erl", "-noshell", "-eval", "ok = eunit:test(t), halt()."]);
    assert!(out.contains("2 tests passed"), "{out}");
    fs::create_dir(place.dir.join("logs")).unwrap();
    let out = place.run(&["ct_run", "-noshell", "-dir", "suites", "-logdir", "logs"]);
    assert!(out.contains("2 ok, 0 failed of 2 test cases"), "{out}");
}

#[test]
fn mix() {
    let place = Place::new("shims_mix", &[]);
    place.run(&["mix", "new", "hello"]);
    let place = Place {
        dir: place.dir.join("hello"),
        ..place
    };
    let out = place.run(&["mix", "test"]);
    assert!(out.contains("0 failures"), "{out}");
    let untidy = "defmodule Hello   do\n  def main(args), do:  IO.inspect( args )\n  def hello, do: :world\nend\n";
    fs::write(place.dir.join("lib/hello.ex"), untidy).unwrap();
    place.run(&["mix", "format"]);
    let tidy = fs::read_to_string(place.dir.join("lib/hello.ex")).unwrap();
    assert!(
        tidy.contains("def main(args), do: IO.inspect(args)"),
        "{tidy}"
    );
    let project = fs::read_to_string(place.dir.join("mix.exs")).unwrap();
    let project = project.replace("version:", "escript: [main_module: Hello],\n      version:");
    fs::write(place.dir.join("mix.exs"), project).unwrap();
    place.run(&["mix", "escript.build"]);
    let out = place.run(&["escript", "hello", "a", "b"]);
    assert_eq!(out, "[\"a\", \"b\"]\n");
}
