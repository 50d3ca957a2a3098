//! Quotations that are clauses: where they open and close, and how they hang.

use sosik_core::Span;
use sosik_segment::Tag;

use super::super::units::{Kind, Unit};
use super::super::verbs::Close;
use super::{Builder, Item, REACH};

/// A quotation that is a clause, by units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speech {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Builder<'_, '_> {
    /// The quotation whose barrier is on top closes before the unit `at`; its clauses wait for the verb that reports them.
    pub(super) fn close_quotation(&mut self, at: usize) {
        let reported = self.units.get(at).is_some_and(|u| u.kind == Kind::Quotative);
        if let (Some(Item::Phrase(held)), true) = (self.stack.last().copied(), reported) {
            self.stack.pop();
            let index = self.noun_as_predicate(held, Close::Final, true);
            self.stack.push(Item::Clause(index));
        }
        self.barriers = self.barriers.saturating_sub(1);
        let barrier = self.stack.iter().rposition(|i| *i == Item::Barrier).unwrap_or(0);
        let inside: Vec<Item> = self.stack.drain(barrier..).collect();
        self.quoted.clear();
        for relative in std::mem::take(&mut self.relatives) {
            self.stack.push(Item::Clause(relative));
            self.quoted.push(relative);
        }
        // a title in quotation marks holds no clause: its phrases stay where they are
        let clauses = inside.iter().any(|i| matches!(i, Item::Clause(_)));
        for item in inside {
            match item {
                Item::Clause(index) => {
                    self.quoted.push(index);
                    self.stack.push(item);
                }
                Item::Phrase(_) if !clauses => self.stack.push(item),
                _ => {}
            }
        }
    }

    /// 라고, 고, 라며, 는 after a quotation says how it hangs.
    pub(super) fn quotative(&mut self, at: usize) {
        let unit = &self.units[at];
        let form: String = unit.morphemes.iter().map(|m| m.form.as_ref()).collect();
        let adnominal = unit.morphemes.iter().any(|m| m.tag == Tag::ETM);
        for index in std::mem::take(&mut self.quoted) {
            let draft = &mut self.drafts[index];
            draft.close = if adnominal { Close::Relative } else { Close::Quotative };
            draft.predicate.marker.clone_from(&form);
            draft.next = at + 1;
            if adnominal {
                if let Some(above) = self.stack.iter().rev().take(REACH).position(|i| *i == Item::Clause(index)) {
                    self.stack.remove(self.stack.len() - 1 - above);
                }
                self.relatives.push(index);
            }
        }
    }
}

/// The units of a quotation when it holds a clause: it ends in a final or nominal ending (“이견 없음”), or 라고 and the like follow.
pub(super) fn speech(units: &[Unit<'_>], inner: Span) -> Option<Speech> {
    let first = units.partition_point(|u| u.span.start() < inner.start());
    let end = units.partition_point(|u| u.span.start() < inner.end());
    let last = end.checked_sub(1).filter(|l| *l >= first)?;
    let reported = units.get(end).is_some_and(|u| u.kind == Kind::Quotative);
    let finite = units[last].kind == Kind::Predicate
        && units[last].morphemes.iter().rev().find(|m| m.tag.is_eomi()).is_some_and(|m| matches!(m.tag, Tag::EF | Tag::ETN));
    (reported || finite).then_some(Speech { first, last })
}
