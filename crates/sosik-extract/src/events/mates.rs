//! Whom a Korean list names beside the party that a slot holds: 장관과 그의 경쟁자인 박 의원이 합의했다, 반군과 정부군 간의 충돌.

use sosik_core::{Party, Span};

use super::lexicon::Frame;
use super::parties::Cast;
use super::phrases::extend;
use super::read::Reader;
use super::site::Site;
use super::view::{Part, Word};

/// Words between the two sides of something and the noun that names it, at most.
const NEAR: usize = 6;

impl Reader<'_, '_> {
    /// Whoever else the list names that `part` is or ends; `found` are those who are known.
    pub(super) fn mates(&self, part: &Part, frame: &Frame, found: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        if !view.korean {
            return Vec::new();
        }
        let mut spans: Vec<Span> = if part.conjuncts.len() > 1 { part.conjuncts.clone() } else { Vec::new() };
        if frame.reciprocal && found.len() == 1 {
            let before = view.at(part.span).and_then(|i| self.joined_before(i));
            spans.splice(0..0, before.map(|i| extend(view, i)));
        }
        spans.retain(|s| !found.iter().any(|p| p.span.overlaps(*s)));
        let mut out: Vec<Party> = spans.into_iter().flat_map(|s| self.side(s, cast)).collect();
        out.retain(|p| found.iter().all(|f| f.actor != p.actor));
        out
    }

    /// The word with 와 or 과 before word `i`, the clause aside that describes whoever stands there: 총리와 그의 맞수인 박 의원.
    fn joined_before(&self, i: usize) -> Option<usize> {
        let words = &self.view.words;
        let last = i.checked_sub(1)?;
        if !joins(&words[last]) && !words[last].lower.ends_with('인') {
            return None;
        }
        let aside = |w: &Word| w.word && matches!(w.josa.as_str(), "" | "의");
        let first = (last.saturating_sub(NEAR)..=last).rev().find(|k| !aside(&words[*k]))?;
        Some(first).filter(|k| joins(&words[*k]))
    }

    /// The two sides of what a noun names, before 간 or 사이: 시위대와 경찰 간에 충돌이 벌어졌다.
    pub(super) fn two_sides(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(at) = view.at(site.trigger).filter(|_| view.korean && site.noun) else { return Vec::new() };
        let from = at.saturating_sub(NEAR);
        let between = |i: &usize| {
            let w = &view.words[*i];
            w.word
                && (w.lower.ends_with('간') || w.lower == "사이")
                && matches!(w.josa.as_str(), "" | "에" | "에는" | "의" | "에서" | "에서의" | "에서는")
        };
        let Some(last) = (from..at).rev().find(between) else { return Vec::new() };
        let alone = matches!(view.words[last].lower.as_str(), "간" | "사이");
        let Some(end) = (if alone { last.checked_sub(1) } else { Some(last) }) else { return Vec::new() };
        let second = extend(view, end);
        let first = view.at(second).and_then(|i| i.checked_sub(1)).filter(|i| joins(&view.words[*i]));
        let Some(first) = first.map(|i| extend(view, i)) else { return Vec::new() };
        let mut out = self.side(first, cast);
        let more = self.side(second, cast);
        if out.is_empty() || more.is_empty() {
            return Vec::new();
        }
        out.extend(more);
        super::slots::dedup(&mut out);
        out
    }

    /// Whoever one side of a list is; 간 at its end belongs to nobody.
    fn side(&self, span: Span, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let bare = view.text(span).strip_suffix('간').map(|t| t.trim_end().len() as u32);
        let bare = bare.filter(|n| *n > 0).and_then(|n| Span::new(span.start(), span.start() + n).ok());
        for span in bare.into_iter().chain([span]) {
            let found = self.named_or_described(&Part::whole(span), cast);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}

/// Whether 와 or 과 joins a word to the one behind it.
fn joins(w: &Word) -> bool {
    w.word && matches!(w.josa.as_str(), "와" | "과")
}
