//! What fired, what nearly fired and why nothing did.

use serde::{Deserialize, Serialize};
use sosik_core::{RuleId, Span};

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It gave an output.
    Fired,
    /// It matched in part; the note says what was missing.
    NearlyFired,
}

/// A rule that fired or nearly fired at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceEntry {
    /// `times`, `quantities`, `names`, `claims`, `events` and so on.
    pub layer: &'static str,
    /// The rule, cue or sense.
    pub rule: RuleId,
    /// The words.
    pub span: Span,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in a short sentence; of what fired its slots, or nothing.
    pub note: String,
}

/// Collects entries when somebody asked for an explanation; otherwise costs a branch.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    entries: Option<Vec<TraceEntry>>,
}

impl Trace {
    /// A trace that keeps nothing.
    pub fn off() -> Self {
        Self::default()
    }

    /// A trace that keeps everything.
    pub fn on() -> Self {
        Self { entries: Some(Vec::new()) }
    }

    /// Whether entries are kept.
    pub fn is_on(&self) -> bool {
        self.entries.is_some()
    }

    /// Notes that `rule` gave an output at `span`.
    pub fn fired(&mut self, layer: &'static str, rule: impl Into<RuleId>, span: Span) {
        if let Some(entries) = &mut self.entries {
            entries.push(TraceEntry { layer, rule: rule.into(), span, outcome: Outcome::Fired, note: String::new() });
        }
    }

    /// The same with a note of what it gave; `what` is only called when entries are kept.
    pub fn fired_with(&mut self, layer: &'static str, rule: impl Into<RuleId>, span: Span, what: impl FnOnce() -> String) {
        if let Some(entries) = &mut self.entries {
            entries.push(TraceEntry { layer, rule: rule.into(), span, outcome: Outcome::Fired, note: what() });
        }
    }

    /// Notes that `rule` nearly fired at `span`; `why` is only called when entries are kept.
    pub fn missed(&mut self, layer: &'static str, rule: impl Into<RuleId>, span: Span, why: impl FnOnce() -> String) {
        if let Some(entries) = &mut self.entries {
            entries.push(TraceEntry { layer, rule: rule.into(), span, outcome: Outcome::NearlyFired, note: why() });
        }
    }

    /// Calls `f` on the span of every entry, to move them all from one text to another.
    pub fn for_each_span(&mut self, mut f: impl FnMut(&mut Span)) {
        self.entries.iter_mut().flatten().for_each(|e| f(&mut e.span));
    }

    /// What was kept, in order of the text.
    pub fn into_entries(self) -> Vec<TraceEntry> {
        let mut entries = self.entries.unwrap_or_default();
        entries.sort_by_key(|e| e.span);
        entries
    }
}
