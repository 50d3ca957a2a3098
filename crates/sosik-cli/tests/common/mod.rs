//! Runs the command.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "every test file takes what it needs")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// What came of a run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// Waits for `child`.
    pub fn of(child: Child) -> Self {
        let output = child.wait_with_output().unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        Self { code: output.status.code().unwrap(), out, err }
    }

    /// The lines of its output.
    pub fn json(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
    }

    /// The ids of its output.
    pub fn ids(&self) -> Vec<String> {
        self.json().iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Kind and message of the error in output line `line`.
    pub fn error(&self, line: usize) -> (String, String) {
        let error = &self.json()[line]["error"];
        let field = |name: &str| error[name].as_str().unwrap_or_else(|| panic!("line {line} is no error: {}", self.out)).to_owned();
        (field("kind"), field("message"))
    }
}

/// The command, started, all of its streams at hand.
pub fn sosik(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sosik"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Runs the command with `input` on its standard input.
pub fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = sosik(arguments);
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // On a thread of its own: the command may write before it has read all. It may also end early, and then need not hear it all.
    let feeding = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let run = Run::of(child);
    feeding.join().unwrap();
    run
}

/// An empty folder for the test called `name`.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
