//! Programs that read text: where they lie, whether they are installed, how they are run. The protocol is in `benches/peers/README.md`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::Value;

use super::Operation;
use crate::Failure;

/// What a program ends with when it is installed but cannot do what is asked.
const UNAVAILABLE: i32 = 69;

/// What `peer.toml` says.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Card {
    /// How tables call it.
    pub(super) title: String,
    /// What it can do.
    pub(super) does: Vec<Operation>,
    /// A file in its folder that is there once it is installed.
    pub(super) installed: Option<PathBuf>,
    /// The folder of the system whose answers it must give to the letter: its speed is measured, its accuracy is that of the other.
    pub(super) same_as: Option<String>,
    /// Sets that it has seen something of while it was made, with what.
    #[serde(default)]
    pub(super) learned: Vec<Learned>,
    /// What a reader of its figures has to know.
    #[serde(default)]
    pub(super) notes: Vec<String>,
}

/// A set that a system has learned from, or from the rest of whose corpus.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Learned {
    pub(super) set: String,
    pub(super) note: String,
}

/// A system with its folder.
#[derive(Clone, Debug)]
pub(super) struct Peer {
    /// The name of its folder.
    pub(super) name: String,
    pub(super) folder: PathBuf,
    pub(super) card: Card,
}

/// What a program reports of a run.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Report {
    pub(super) version: String,
    pub(super) load_s: f64,
    /// Best time of the processing alone.
    pub(super) seconds: f64,
    /// The same of the engine below a binding, where there is one.
    pub(super) engine_seconds: Option<f64>,
    /// Processor time of the processing, where the program tells it.
    pub(super) cpu_s: Option<f64>,
    pub(super) bytes: u64,
    pub(super) peak_rss_mb: Option<f64>,
}

impl Report {
    /// Megabytes a second; of the engine alone where that was measured.
    pub(super) fn speed(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.engine_seconds.unwrap_or(self.seconds).max(1e-9)
    }
}

/// All systems, sosik first, in the order of their names.
pub(super) fn all(root: &Path) -> Result<Vec<Peer>, Failure> {
    let mut out = Vec::new();
    for entry in fs::read_dir(root.join("benches/peers"))? {
        let folder = entry?.path();
        let card = folder.join("peer.toml");
        let (true, Some(name)) = (card.is_file(), folder.file_name().and_then(|n| n.to_str())) else { continue };
        let name = name.to_owned();
        let card = toml::from_str(&fs::read_to_string(&card)?).map_err(|e| format!("{}: {e}", card.display()))?;
        out.push(Peer { name, folder, card });
    }
    out.sort_by_key(|p| (!p.name.starts_with("sosik"), p.name.clone()));
    Ok(out)
}

impl Peer {
    pub(super) fn is_installed(&self) -> bool {
        self.card.installed.as_ref().is_none_or(|file| self.folder.join(file).exists())
    }

    /// Runs its `install`.
    pub(super) fn install(&self) -> Result<(), Failure> {
        let program = self.folder.join("install");
        let status = Command::new(&program).status().map_err(|e| format!("{} cannot be run: {e}", program.display()))?;
        if status.success() { Ok(()) } else { Err(format!("{} failed; what it printed says why.", program.display()).into()) }
    }

    /// Lets it read `texts`; what it answers a text, with its report. None, with a line, if it says that it cannot.
    pub(super) fn read(
        &self,
        operation: Operation,
        texts: &[Value],
        repeat: usize,
        work: &Path,
    ) -> Result<Option<(Vec<Value>, Report)>, Failure> {
        let input = work.join("texts.jsonl");
        let lines: String = texts.iter().map(|t| t.to_string() + "\n").collect();
        fs::write(&input, lines)?;
        let program = self.folder.join("run");
        let output = Command::new(&program)
            .arg(operation.name())
            .args(["--repeat", &repeat.to_string()])
            .stdin(File::open(&input)?)
            .stderr(Stdio::piped())
            .output()
            .map_err(|e| format!("{} cannot be run: {e}", program.display()))?;
        let errors = String::from_utf8_lossy(&output.stderr);
        if output.status.code() == Some(UNAVAILABLE) {
            println!("skipped: {}", errors.trim());
            return Ok(None);
        }
        if !output.status.success() {
            return Err(format!("{} {} failed: {}", self.name, operation.name(), errors.trim()).into());
        }
        // What libraries print before the report is theirs.
        let last = errors.lines().last().unwrap_or_default();
        let report: Report = serde_json::from_str(last).map_err(|e| format!("{} ends its errors without a report: {e}", self.name))?;
        let answers = String::from_utf8(output.stdout)?.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
        if answers.len() != texts.len() {
            return Err(format!("{} answered {} of {} texts.", self.name, answers.len(), texts.len()).into());
        }
        Ok(Some((answers, report)))
    }
}
