//! `cargo dev`: what developers of sosik run. See CONTRIBUTING.md.

#![allow(clippy::print_stdout, reason = "a command prints")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod benches;
mod compare;
mod evaluate;
mod files;
mod generate;
mod layers;
mod train;

/// A failure, told as one sentence.
type Failure = Box<dyn std::error::Error>;

#[derive(Parser)]
#[command(name = "cargo dev", about = "Generators, trainers, scorers and checks of the workspace")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write all generated files, or check that they are what their sources say.
    Generate {
        /// Write nothing; fail when a file differs.
        #[arg(long)]
        check: bool,
    },
    /// Check that arrows between packages point one way (layers.toml).
    Layers,
    /// Score the built product on the gold sets.
    Evaluate(evaluate::Options),
    /// Run sosik beside its peers (benches/peers) on Korean segmentation and write COMPARE.md.
    Compare(compare::Options),
    /// Append the figures of the last `cargo bench` to benches/record/speed.csv.
    RecordBenches(benches::Options),
    /// Train models from treebanks and write them with their cards.
    Train(train::Options),
}

/// The root of the workspace, where this program was built.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Generate { check } => generate::run(&root(), check),
        Command::Layers => layers::run(&root()),
        Command::Evaluate(options) => evaluate::run(&root(), &options),
        Command::Compare(options) => compare::run(&root(), &options),
        Command::RecordBenches(options) => benches::run(&root(), &options),
        Command::Train(options) => train::run(&root(), &options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("cargo dev: {failure}");
            ExitCode::FAILURE
        }
    }
}
