//! `cargo dev compare`: sosik and its peers on the same texts in one run; accuracy with intervals, speed, load time and memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde::Deserialize;
use serde_json::Value;

use crate::Failure;
use crate::evaluate::scorer::python;

pub(crate) mod bootstrap;
mod check;
mod page;
mod peer;
mod sets;
mod table;

use bootstrap::{Tally, estimate};
use page::Measured;
use peer::{Peer, Report};
use sets::{Set, bytes, text_of};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
enum Operation {
    /// Paragraphs into sentences.
    Sentences,
    /// Sentences into morphemes.
    Morphemes,
    /// Texts with their dates into times.
    Times,
    /// English articles into who says what.
    Claims,
    /// English articles into trees; speed alone, for schemes of trees differ.
    Trees,
    /// English articles into all that a system reads; speed alone.
    Everything,
}

/// All of them, in the order of the page.
const OPERATIONS: [Operation; 6] =
    [Operation::Sentences, Operation::Morphemes, Operation::Times, Operation::Claims, Operation::Trees, Operation::Everything];

impl Operation {
    /// Its name in the protocol of the peers.
    const fn name(self) -> &'static str {
        match self {
            Self::Sentences => "sentences",
            Self::Morphemes => "morphemes",
            Self::Times => "times",
            Self::Claims => "claims",
            Self::Trees => "trees",
            Self::Everything => "everything",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Sentences => "Korean sentences",
            Self::Morphemes => "Korean morphemes",
            Self::Times => "Times",
            Self::Claims => "English claims",
            Self::Trees => "English trees",
            Self::Everything => "English, everything that each reads",
        }
    }

    /// What an item of its sets is.
    const fn items(self) -> &'static str {
        match self {
            Self::Sentences => "paragraphs",
            Self::Morphemes => "sentences",
            Self::Times | Self::Claims | Self::Trees | Self::Everything => "texts",
        }
    }
}

/// Options of the command.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder of the gold sets; the scorers are expected in `../eval` beside it, corpora in `../corpora`.
    #[arg(long)]
    gold: Option<PathBuf>,
    /// Only these peers, by the names of their folders in benches/peers; all by default. sosik always runs.
    #[arg(long, value_delimiter = ',')]
    peers: Option<Vec<String>>,
    /// Only this operation.
    #[arg(long)]
    only: Option<Operation>,
    /// Time each system so often and take the best; 0 leaves speed out.
    #[arg(long, default_value_t = 3)]
    repeat: usize,
    /// sosik's answers to KLUE-DP from held-back folds: a JSON list of [form, tag, start, end] a sentence, in the order of the set.
    #[arg(long)]
    klue_folds: Option<PathBuf>,
    /// What the machine is, in words; by default its number of cores.
    #[arg(long)]
    machine: Option<String>,
    /// Where the page goes; COMPARE.md at the root of the workspace by default.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Keep what was read and answered here.
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// Seeds the draws of all sets; any number would do, but it has to be the same one.
const SEED: u64 = 20_240_601;

pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    let Some(gold) = options.gold.clone().or_else(|| Some(root.join("../shared/gold"))).filter(|p| p.is_dir()) else {
        println!("skipped: no gold sets; give their folder with --gold DIR");
        return Ok(());
    };
    let work = options.keep.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("sosik-compare-{}", std::process::id())));
    fs::create_dir_all(&work)?;
    let mut left_out = Vec::new();
    let peers = chosen(root, options.peers.as_deref(), &mut left_out)?;
    let mut measured = Vec::new();
    for operation in OPERATIONS.into_iter().filter(|o| options.only.is_none_or(|only| only == *o)) {
        let of_one = measure(root, &gold, &work, operation, &peers, options)?;
        // A system alone is beside nothing.
        if of_one.systems.len() > 1 {
            measured.push(of_one);
        }
    }
    let place = place(root, options)?;
    let out = options.out.clone().unwrap_or_else(|| root.join("COMPARE.md"));
    fs::write(&out, page::page(&place, &measured, options.klue_folds.is_some(), &left_out))
        .map_err(|e| format!("{} cannot be written: {e}", out.display()))?;
    println!("wrote {}", out.file_name().unwrap_or_default().to_string_lossy());
    if options.keep.is_none() {
        fs::remove_dir_all(&work)?;
    }
    Ok(())
}

/// sosik, built anew, and the peers that are wanted and installed; a line goes to `left_out` for each that is not installed.
fn chosen(root: &Path, wanted: Option<&[String]>, left_out: &mut Vec<String>) -> Result<Vec<Peer>, Failure> {
    let all = peer::all(root)?;
    if let Some(unknown) = wanted.into_iter().flatten().find(|w| all.iter().all(|p| p.name != **w)) {
        let names: Vec<&str> = all.iter().map(|p| p.name.as_str()).collect();
        return Err(format!("there is no peer `{unknown}`; benches/peers holds {}", names.join(", ")).into());
    }
    let mut out = Vec::new();
    for peer in all {
        if peer.name == "sosik" {
            peer.install()?;
        } else if wanted.is_some_and(|w| !w.contains(&peer.name)) {
            continue;
        } else if !peer.is_installed() {
            let line = format!("{} is not installed; benches/peers/{}/install does that", peer.card.title, peer.name);
            println!("skipped: {line}");
            left_out.push(format!("{line}."));
            continue;
        }
        out.push(peer);
    }
    Ok(out)
}

/// All systems on all sets of one operation, and on the text for speed.
fn measure(root: &Path, gold: &Path, work: &Path, operation: Operation, peers: &[Peer], options: &Options) -> Result<Measured, Failure> {
    let sets = sets::load(root, gold, operation)?;
    let varied = if options.repeat > 0 { sets::varied(gold, operation)? } else { None };
    let timed = varied.as_deref().map_or((0, 0), |v| (v.len(), v.iter().map(bytes).sum()));
    let mut out = Measured { operation, sets, systems: Vec::new(), figures: BTreeMap::new(), speeds: Vec::new(), timed };
    // One process for all sets: some systems take seconds to load.
    let texts: Vec<Value> = out.sets.iter().flat_map(|s| s.texts.iter().cloned()).collect();
    let mut given: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for peer in peers.iter().filter(|p| p.card.does.contains(&operation)) {
        println!("{} {}", peer.name, operation.name());
        let Some((mut answers, _)) = peer.read(operation, &texts, 1, work)? else { continue };
        if let Some(other) = peer.card.same_as.as_deref() {
            if let Some(i) = given.get(other).and_then(|g| g.iter().zip(&answers).position(|(a, b)| a != b)) {
                return Err(format!("{} and {other} do not answer alike, first on `{}`.", peer.name, text_of(&texts[i])).into());
            }
        } else {
            given.insert(&peer.name, answers.clone());
            let system = out.systems.len();
            out.systems.push(peer.clone());
            for (s, set) in out.sets.iter().enumerate() {
                let mine: Vec<Value> = answers.drain(..set.texts.len()).collect();
                let folds = options.klue_folds.as_deref().filter(|_| peer.name == "sosik" && set.name == sets::KLUE_DP);
                let mine = match folds {
                    Some(file) => from_file(file, set.texts.len())?,
                    None => mine,
                };
                for (figure, items) in tallies(root, gold, work, set, &mine)? {
                    out.figures.insert((s, system, figure), estimate(&items, SEED));
                }
                if let Some(figure) = set.figures.first() {
                    let value = out.figures.get(&(s, system, figure.key)).map_or(0.0, |e| e.value);
                    println!("    {:<26} {:<14} {value:.4}", set.name, figure.title);
                }
            }
        }
        if let Some(texts) = &varied
            && let Some(report) = speed(peer, operation, texts, options.repeat, work)?
        {
            println!("    {:<41} {:.3} MB/s", "speed", report.speed());
            out.speeds.push((peer.clone(), report));
        }
    }
    Ok(out)
}

/// Times `peer`; fails if its answers are not plausible.
fn speed(peer: &Peer, operation: Operation, texts: &[Value], repeat: usize, work: &Path) -> Result<Option<Report>, Failure> {
    let Some((answers, report)) = peer.read(operation, texts, repeat, work)? else { return Ok(None) };
    let given: usize = texts.iter().map(bytes).sum();
    if report.bytes != given as u64 {
        return Err(format!("{} says that it read {} bytes of {given}.", peer.name, report.bytes).into());
    }
    check::plausible(&peer.name, operation, texts, &answers, &report)?;
    Ok(Some(report))
}

/// The answers in a file, one a line.
fn from_file(file: &Path, wanted: usize) -> Result<Vec<Value>, Failure> {
    let content = fs::read_to_string(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let answers = content.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    if answers.len() != wanted {
        return Err(format!("{} holds {} lines; the set has {wanted} sentences.", file.display(), answers.len()).into());
    }
    Ok(answers)
}

/// What each item of `set` adds to each figure.
fn tallies(root: &Path, gold: &Path, work: &Path, set: &Set, answers: &[Value]) -> Result<Vec<(&'static str, Vec<Tally>)>, Failure> {
    let predictions = work.join("answers.jsonl");
    fs::write(&predictions, answers.iter().map(|a| a.to_string() + "\n").collect::<String>())?;
    let eval = gold.join("../eval");
    let arguments = [eval.as_os_str(), "tallies".as_ref(), set.kind.as_ref(), set.path.as_os_str(), predictions.as_os_str()];
    let mut printed: BTreeMap<String, Vec<Tally>> = serde_json::from_str(&python(&sets::script(root, set.kind), arguments)?)?;
    let missing = |key| format!("{}: the scorer gives no {key}", set.name);
    set.figures.iter().map(|f| Ok((f.key, printed.remove(f.key).ok_or_else(|| missing(f.key))?))).collect()
}

/// A sentence on when, of what and where the page was measured.
fn place(root: &Path, options: &Options) -> Result<String, Failure> {
    let days = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 86_400;
    let date = chrono::NaiveDate::default() + chrono::Days::new(days);
    let commit = Command::new("git").args(["rev-parse", "--short", "HEAD"]).current_dir(root).output()?;
    let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let machine = options.machine.clone().unwrap_or_else(|| format!("{cores} core{}", if cores == 1 { "" } else { "s" }));
    Ok(format!("Measured on {date}, commit {commit}, on a machine of {machine}. Speeds: {}.", rounds(options.repeat)))
}

/// How many rounds, in words.
fn rounds(n: usize) -> String {
    match n {
        0 => "left out".to_owned(),
        1 => "a single round".to_owned(),
        n => format!("the best of {n} rounds"),
    }
}
