//! The `sosik` command.

mod args;
mod explain;
mod extract;
mod interrupt;
mod output;
mod progress;
mod segment;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};

/// How a command ends well.
enum Ending {
    /// All was read.
    Whole,
    /// Some documents failed.
    Partial,
    /// The user stopped it.
    Interrupted,
}

/// Why a command ends at once.
enum Failure {
    /// Told to the user.
    Told(String),
    /// Whoever read the output has had enough, as `head` does.
    Unheard,
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Told(message)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unheard,
            _ => Self::Told(format!("the output could not be written: {error}")),
        }
    }
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Extract(args) => extract::run(&args),
        Command::Segment(args) => segment::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions { shell } => completions(shell),
    };
    match result {
        Ok(Ending::Whole) | Err(Failure::Unheard) => ExitCode::SUCCESS,
        Ok(Ending::Partial) => ExitCode::from(1),
        Ok(Ending::Interrupted) => ExitCode::from(interrupt::INTERRUPTED),
        Err(Failure::Told(message)) => {
            eprintln!("sosik: {message}");
            ExitCode::from(2)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Ending, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sosik", &mut script);
    let mut output = output::Output::new(None)?;
    output.write(&String::from_utf8_lossy(&script))?;
    output.finish()?;
    Ok(Ending::Whole)
}
