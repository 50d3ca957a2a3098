//! `cargo dev evaluate`: the built product on the gold sets, with the scorers that lie beside them, in one table.

use std::path::{Path, PathBuf};

use crate::Failure;

mod across;
mod chains;
mod coreference;
mod gold;
mod ledger;
mod parallel;
mod phrases;
pub(crate) mod scorer;
mod sets;
pub(crate) mod syntax;

use gold::Oracle;
use sets::Set;

/// What is scored: the product, or one of the two answers whose score is known beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// What the product reads.
    Product,
    /// The gold turned into records: must get full marks.
    Gold,
    /// Records without anything: must get none.
    Empty,
}

/// Options of the command.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder of the gold sets; the scorers are expected in `../eval` beside it, corpora in `../corpora`.
    #[arg(long)]
    gold: Option<PathBuf>,
    /// Only sets of this layer: sentences, morphemes, syntax, times, quantities, names, actors, claims, events, seed.
    #[arg(long)]
    layer: Option<String>,
    /// Print one JSON object a figure instead of the table.
    #[arg(long)]
    json: bool,
    /// Do not append the figures to benches/record/accuracy.csv.
    #[arg(long)]
    no_record: bool,
    /// Only show that each scorer gives full marks to the gold and none to an empty answer.
    #[arg(long)]
    check_scorers: bool,
    /// Keep records and predictions here.
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// One figure of one set.
#[derive(Clone, Debug)]
struct Figure {
    set: &'static str,
    layer: &'static str,
    items: usize,
    name: String,
    value: f64,
}

pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Failure> {
    let Some(gold) = options.gold.clone().or_else(|| Some(root.join("../shared/gold")).filter(|p| p.is_dir())) else {
        println!("skipped: no gold sets; give their folder with --gold PATH");
        return Ok(());
    };
    let work = options.keep.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("sosik-evaluate-{}", std::process::id())));
    std::fs::create_dir_all(&work)?;
    let oracle = Oracle::new();
    let sets: Vec<Set> = sets::all().into_iter().filter(|s| options.layer.as_deref().is_none_or(|l| l == s.layer)).collect();
    let trees = options.layer.as_deref().is_none_or(|l| l == "syntax");
    if sets.is_empty() && !trees {
        return Err(format!("no set belongs to layer `{}`", options.layer.as_deref().unwrap_or_default()).into());
    }

    // A scorer that is not shown to reach both ends proves nothing.
    let mut wrong = Vec::new();
    for set in &sets {
        for (answer, low, high) in [(Answer::Gold, set.full_marks, 1.0 + 1e-9), (Answer::Empty, -1e-9, set.no_marks)] {
            let figures = set.score(&gold, &work, &oracle, answer)?;
            let Some(figure) = figures.first() else { return Err(format!("{}: the scorer printed no figure", set.name).into()) };
            let fine = (low..=high).contains(&figure.value);
            if options.check_scorers || !fine {
                println!(
                    "{:<6} {:<26} {:<22} {:.4}{}",
                    if fine { "ok" } else { "WRONG" },
                    set.name,
                    figure.name,
                    figure.value,
                    match answer {
                        Answer::Gold => " for the gold",
                        _ => " for nothing",
                    }
                );
            }
            if !fine {
                wrong.push(set.name);
            }
        }
    }
    if !wrong.is_empty() {
        return Err(format!("the scorers of {} do not reach their ends; their figures mean nothing", wrong.join(", ")).into());
    }
    if options.check_scorers {
        return Ok(());
    }

    let ledger = ledger::Ledger::open(&root.join("benches/record/accuracy.csv"))?;
    let mut figures = Vec::new();
    for set in &sets {
        figures.extend(set.score(&gold, &work, &oracle, Answer::Product)?);
    }
    if trees {
        figures.extend(syntax::figures(root, &gold.join("../corpora"))?);
    }
    if !options.json {
        println!("{:<26} {:>6}  {:<24} {:>8} {:>9}", "set", "items", "figure", "now", "before");
    }
    for f in &figures {
        let before = ledger.last(f);
        if options.json {
            println!(
                "{}",
                serde_json::json!({"set": f.set, "layer": f.layer, "items": f.items, "figure": f.name, "value": f.value, "before": before})
            );
        } else {
            let before = before.map_or("–".to_owned(), |b| format!("{b:.4}"));
            println!("{:<26} {:>6}  {:<24} {:>8.4} {:>9}", f.set, f.items, f.name, f.value, before);
        }
    }
    if !options.no_record {
        ledger.append(root, &figures)?;
    }
    if options.keep.is_none() {
        std::fs::remove_dir_all(&work)?;
    }
    Ok(())
}
