//! Where modules are looked for: an Elixir that is there is found as an OTP is. Files stand for it: what makes an
//! Elixir is `lib/elixir/ebin/elixir.app`.
use super::support::{failure, purlin};
use super::{VIRTUALLY, tempdir};
use std::path::{Path, PathBuf};
use std::process::Command;

/// An Elixir at `root` with one application, whose module is the example.
fn install(root: &Path) {
    let language = root.join("lib/elixir/ebin");
    let application = root.join("lib/virtually/ebin");
    for directory in [&language, &application, &root.join("bin")] {
        std::fs::create_dir_all(directory).unwrap();
    }
    std::fs::write(language.join("elixir.app"), "").unwrap();
    std::fs::write(root.join("bin/elixir"), "").unwrap();
    std::fs::copy(VIRTUALLY, application.join("Elixir.Virtually.beam")).unwrap();
}

fn elixir(test: &str) -> PathBuf {
    let root = tempdir(test).join("elixir");
    install(&root);
    root
}

/// `purlin OPTIONS run Virtually impractical 41` on a machine with no Elixir but what `with` adds.
fn finds(options: &[&str], with: impl FnOnce(&mut Command)) {
    let mut command = purlin(&[options, &["run", "Virtually", "impractical", "41"]].concat());
    command.env_remove("PURLIN_ELIXIR");
    with(&mut command);
    let out = command.output().unwrap();
    let err = String::from_utf8_lossy(&out.stderr);
    assert_eq!(String::from_utf8_lossy(&out.stdout), "42\n", "{err}");
}

#[test]
fn elixir_that_is_named() {
    let root = elixir("elixir_named");
    finds(&["--elixir", root.to_str().unwrap()], |_| ());
    finds(&[], |command| _ = command.env("PURLIN_ELIXIR", &root));
}

#[test]
fn elixir_on_path() {
    let root = elixir("elixir_on_path");
    finds(&[], |command| _ = command.env("PATH", root.join("bin")));
    // Installed elsewhere, with a link to the program on PATH.
    #[cfg(unix)]
    {
        let bin = root.with_file_name("links");
        std::fs::create_dir_all(&bin).unwrap();
        std::os::unix::fs::symlink(root.join("bin/elixir"), bin.join("elixir")).unwrap();
        finds(&[], |command| _ = command.env("PATH", bin));
    }
}

#[test]
fn elixir_beside_the_otp() {
    let root = elixir("elixir_beside");
    let otp = root.with_file_name("erlang");
    std::fs::create_dir_all(otp.join("lib/stdlib-1.0/ebin")).unwrap();
    finds(&["--otp", otp.to_str().unwrap()], |_| ());
    finds(&[], |command| _ = command.env("PURLIN_OTP", &otp));
}

#[test]
fn no_elixir_where_one_is_named() {
    let (code, err) = failure(&["--elixir", "tests/cli", "run", "Virtually"]);
    assert_eq!(code, 1);
    assert_eq!(
        err,
        "purlin: --elixir tests/cli: no Elixir there (no lib/elixir/ebin/elixir.app)\n"
    );
}
