//! `cargo dev generate`: every file that a machine writes, in one place.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Failure;

mod digest;
mod ontology;
mod schema;

/// A generated file: its path from the root and its whole content.
struct Generated {
    path: &'static str,
    content: Vec<u8>,
}

/// Writes all generated files under `root`, or, with `check`, only compares.
pub(crate) fn run(root: &Path, check: bool) -> Result<(), Failure> {
    let files = [ontology::tables(root)?, schema::record()?, digest::data(root)?];
    let mut stale = Vec::new();
    for file in files {
        let path = root.join(file.path);
        if fs::read(&path).ok().as_deref() == Some(&file.content) {
            continue;
        }
        if check {
            stale.push(file.path);
        } else {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, &file.content)?;
            eprintln!("wrote {}", file.path);
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(format!("{} differ from their sources; run `cargo dev generate`", stale.join(", ")).into()) }
}

/// Rust code laid out by rustfmt with the workspace's settings.
fn rustfmt(root: &Path, code: &str) -> Result<Vec<u8>, Failure> {
    use std::io::Write;
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    child.stdin.take().ok_or("rustfmt has no input")?.write_all(code.as_bytes())?;
    let output = child.wait_with_output()?;
    if output.status.success() { Ok(output.stdout) } else { Err("rustfmt refused the generated code".into()) }
}
