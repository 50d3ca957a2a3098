//! How far the work has come: a bar for people, lines of JSON for programs.

use std::io::{IsTerminal, stderr, stdout};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use sosik::Progress;
use sosik_batch::input::{Documents, Meter};

use crate::args::{Extract, Log};

/// How often a bar moves.
const STEP: Duration = Duration::from_millis(100);

/// How often a line is written.
const LINE: Duration = Duration::from_secs(1);

/// Tells progress in the way that the command line asks for.
pub(crate) struct Teller {
    way: Way,
    began: Instant,
    told: Instant,
    meter: Meter,
    /// Bytes of the input as they lie on the disk, where that is known.
    size: Option<u64>,
}

enum Way {
    Silent,
    Bar(ProgressBar),
    Lines,
}

impl Teller {
    pub(crate) fn new(args: &Extract, documents: &Documents) -> Self {
        // Standard error is watched and standard output does not run into it.
        let watched = !args.quiet && stderr().is_terminal() && (args.output.is_some() || !stdout().is_terminal());
        let way = match args.log {
            Some(Log::Json) => Way::Lines,
            None if watched => Way::Bar(ProgressBar::no_length()),
            None => Way::Silent,
        };
        let size = if matches!(way, Way::Silent) { None } else { documents.bytes().filter(|bytes| *bytes > 0) };
        if let Way::Bar(bar) = &way {
            let template = if size.is_some() { "{bar:24} {msg}" } else { "{spinner} {msg}" };
            bar.set_length(size.unwrap_or_default());
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.enable_steady_tick(STEP);
        }
        let now = Instant::now();
        Self { way, began: now, told: now, meter: documents.meter(), size }
    }

    /// Called after each document; `known` were passed over.
    pub(crate) fn tell(&mut self, progress: Progress, known: u64) {
        let pause = match self.way {
            Way::Silent => return,
            Way::Bar(_) => STEP,
            Way::Lines => LINE,
        };
        if self.told.elapsed() < pause {
            return;
        }
        self.told = Instant::now();
        match &self.way {
            Way::Bar(bar) => {
                bar.set_position(self.meter.bytes());
                bar.set_message(self.sentence(progress, known));
            }
            _ => self.line("progress", progress, known),
        }
    }

    /// Takes the bar away, or writes the last line.
    pub(crate) fn end(&self, event: &str, progress: Progress, known: u64) {
        match &self.way {
            Way::Silent => {}
            Way::Bar(bar) => bar.finish_and_clear(),
            Way::Lines => self.line(event, progress, known),
        }
    }

    fn speed(&self, progress: Progress) -> f64 {
        progress.bytes as f64 / 1e6 / self.began.elapsed().as_secs_f64().max(1e-3)
    }

    /// Seconds that the rest takes if it goes on like this.
    fn left(&self) -> Option<f64> {
        let (size, read) = (self.size?, self.meter.bytes());
        (read > 0).then(|| self.began.elapsed().as_secs_f64() * size.saturating_sub(read) as f64 / read as f64)
    }

    fn sentence(&self, progress: Progress, known: u64) -> String {
        let mut said = format!("{} documents, {:.1} MB/s", progress.documents, self.speed(progress));
        if known > 0 {
            said += &format!(", {known} known");
        }
        if progress.errors > 0 {
            said += &format!(", {} failed", progress.errors);
        }
        if let Some(left) = self.left() {
            let left = left.round() as u64;
            said += &format!(", {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60);
        }
        said
    }

    fn line(&self, event: &str, progress: Progress, known: u64) {
        let rounded = |x: f64| (x * 1000.0).round() / 1000.0;
        let line = json!({
            "event": event,
            "documents": progress.documents,
            "bytes": progress.bytes,
            "errors": progress.errors,
            "known": known,
            "seconds": rounded(self.began.elapsed().as_secs_f64()),
            "mb_per_s": rounded(self.speed(progress)),
            "seconds_left": if event == "progress" { self.left().map(rounded) } else { None },
        });
        eprintln!("{line}");
    }
}
