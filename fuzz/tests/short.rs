//! A short hunt of every target: what a change breaks at the first look is found by the ordinary tests.

use std::process::Command;

/// Runs a program and fails with what it said, where it did not end well.
fn clean(program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).output().expect("a program that was just built");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} ended with {}: {said}", output.status);
    assert!(!output.stdout.is_empty(), "{program} tells nothing of what it tried");
}

macro_rules! short_hunts {
    ($($target:ident)*) => {$(
        #[test]
        fn $target() {
            clean(env!(concat!("CARGO_BIN_EXE_", stringify!($target))), &["--seconds", "2"]);
        }
    )*};
}

short_hunts! { sentences morphemes extract times names claims events records models files }

#[test]
fn mutants() {
    clean(env!("CARGO_BIN_EXE_mutants"), &["--documents", "1"]);
}
