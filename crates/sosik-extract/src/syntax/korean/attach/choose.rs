//! What a predicate does with a phrase or clause that waits on the stack.

use std::cmp::Ordering;

use super::super::phrases::Case;
use super::super::verbs::Close;
use super::super::words::{self, Class};
use super::{Builder, Draft, Item, Move, REACH};
use crate::clauses::{Aspect, Modality, Predicate, Role, Tense, Voice};

impl Builder<'_, '_> {
    /// How many phrases further down could be the subject of a clause above.
    fn candidates(&self) -> usize {
        let reach = self.stack.iter().rev().take(REACH).take_while(|i| **i != Item::Barrier);
        reach.filter(|i| matches!(i, Item::Phrase(h) if { let p = &self.held[*h].phrase; matches!(p.case, Case::Subject | Case::Topic) && !p.time })).count()
    }

    /// Whether the next item down is a phrase that could be the subject of the clause above.
    fn below_subject(&self) -> bool {
        matches!(self.stack.last(), Some(Item::Phrase(h)) if matches!(self.held[*h].phrase.case, Case::Topic | Case::Subject))
    }

    /// What the tree says of a phrase or clause that ends with the unit before `next`: whether it hangs on the group of `index`, or further
    /// right.
    fn told(&self, next: usize, index: usize) -> Option<Ordering> {
        let draft = &self.drafts[index];
        let dependent = self.units.get(next.checked_sub(1)?)?.span;
        let last = self.units.get(draft.next.checked_sub(1)?)?.span;
        self.arcs?.reaches(dependent, draft.predicate.head.start()..=last.end())
    }

    /// What an embedded clause does with a phrase.
    pub(super) fn embedded(&self, index: usize, held: usize, close: Close, taken: usize) -> Move {
        let draft = &self.drafts[index];
        let phrase = &self.held[held].phrase;
        let has = |role| draft.predicate.argument(role).is_some();
        let relative = close == Close::Relative;
        let adverbial = phrase.marker.contains(' ') || phrase.time;
        // Whose subject a subject is, who is addressed, and how far 을 통해 and the like reach, endings and what other clauses lack say better than the tree.
        let by_rule = matches!(phrase.case, Case::Subject | Case::Topic | Case::Dative) || phrase.marker.contains(' ');
        match self.told(phrase.next, index).filter(|_| !by_rule) {
            Some(Ordering::Equal) => return Move::Take,
            Some(Ordering::Greater) => return Move::Stop,
            _ => {}
        }
        match phrase.case {
            // 보내기로 결정했다, 돕기 위해 왔다: one subject, written once, for both verbs
            Case::Subject | Case::Topic if shares_subject(&draft.predicate.marker) => Move::Stop,
            Case::Subject if has(Role::Subject) => Move::Stop,
            // 원장은 진흥원이 열린 마음으로 대화할 것이라고: the tree knows what only describes. Of other clauses it knows less
            // than their endings.
            Case::Subject if relative && self.told(phrase.next, index) == Some(Ordering::Greater) => Move::Stop,
            // 경찰이 기밀을 넘긴 혐의로 장교를 구속했다: whoever takes action on a charge has not done what it tells of.
            Case::Subject if relative && self.candidates() == 0 && self.charged(draft) => Move::Stop,
            Case::Subject if relative => {
                let noun = self.units.get(draft.next).map(|u| u.text(self.text)).unwrap_or_default();
                let needed = words::is(Class::Content, noun) || !lacks_subject(draft) || self.candidates() > 0;
                if needed { Move::Last } else { Move::Stop }
            }
            Case::Subject => Move::Last,
            Case::Topic if phrase.time => Move::Stop,
            Case::Topic if !relative && !has(Role::Subject) && self.candidates() > 0 => Move::Last,
            Case::Topic => Move::Stop,
            Case::Object if has(Role::Object) => Move::Stop,
            Case::Object => Move::Take,
            _ if phrase.comma => Move::Stop,
            _ if phrase.marker == "에 따르면" => Move::Stop,
            Case::Dative => {
                let wants = matches!(close, Close::Coordinate | Close::Adverbial | Close::Relative)
                    || words::verb(Class::Giving, &draft.predicate.lemma)
                    || draft.predicate.voice == Voice::Passive;
                if wants { Move::Take } else { Move::Stop }
            }
            Case::Other | Case::Bare if adverbial && self.below_subject() => Move::Stop,
            Case::Other if relative && phrase.marker.contains(' ') && taken > 0 => Move::Stop,
            Case::Other => Move::Take,
            Case::Bare if phrase.time || taken == 0 => Move::Take,
            _ => Move::Stop,
        }
    }

    /// Whether the noun that a clause modifies is a charge on which somebody acts: 혐의로.
    fn charged(&self, draft: &Draft) -> bool {
        self.units.get(draft.next).is_some_and(|u| words::is(Class::Charge, u.text(self.text)) && u.marker() == "로")
    }

    /// What a predicate does with a clause that waits.
    pub(super) fn clause(&self, index: usize, child: usize, close: Close, taken: usize) -> Move {
        let waiting = &self.drafts[child];
        let own_subject = |draft: &Draft| draft.predicate.argument(Role::Subject).is_some();
        match waiting.close {
            // 공장을 시찰하고 생산을 늘리라고 지시했다: what somebody does before giving orders is no part of them.
            Close::Coordinate
                if close == Close::Quotative
                    && self.drafts[index].predicate.modality == Modality::Commanded
                    && words::verb(Class::Occasion, &waiting.predicate.lemma) =>
            {
                return Move::Stop;
            }
            // 정부는 반군이 마을을 습격하고 주민을 납치했다고 밝혔다: where somebody else speaks, the clause before belongs to what is said. Treebanks
            // hang it on either verb.
            Close::Coordinate | Close::Adverbial
                if close == Close::Quotative
                    && (waiting.close == Close::Coordinate || waiting.predicate.marker == "어")
                    && own_subject(waiting)
                    && !own_subject(&self.drafts[index])
                    && self.candidates() > 0 =>
            {
                return Move::Take;
            }
            // 노조는 사측이 약속을 어겼다고 비난하고 교섭에 나서라고 요구했다: what somebody says goes on into what he says next, not into the content.
            Close::Coordinate | Close::Adverbial
                if close == Close::Quotative
                    && !own_subject(waiting)
                    && self.candidates() > 0
                    // 이란은 미국을 비난하며 이스라엘을 공격하겠다고 위협했다
                    && (self.reports(child) || waiting.predicate.marker == "며" && words::verb(Class::Telling, &waiting.predicate.lemma)) =>
            {
                return Move::Stop;
            }
            // 정부가 증거를 내지 않았으며 강제로 받은 진술로: with a tense or an auxiliary of its own, what 며 ends is not meanwhile
            Close::Coordinate if close == Close::Relative && waiting.predicate.marker == "며" && stands_alone(&waiting.predicate) => {
                return Move::Stop;
            }
            _ => {}
        }
        match self.told(waiting.next, index).filter(|_| close != Close::Final) {
            Some(Ordering::Equal) => return Move::Take,
            Some(Ordering::Greater) => return Move::Stop,
            _ => {}
        }
        match (close, waiting.close) {
            (Close::Final, _) | (_, Close::Quotative) => Move::Take,
            (_, Close::Final) => Move::Take,
            (Close::Relative, _) if waiting.comma => Move::Stop,
            (_, Close::Complement) => Move::Take,
            (Close::Relative, _)
                if taken == 0 && matches!(waiting.predicate.marker.as_str(), "어" | "어서" | "고" | "게" | "도록" | "기 위해") =>
            {
                Move::Take
            }
            (Close::Relative, _) => Move::Stop,
            _ => Move::Take,
        }
    }
}

/// Whether a clause says on its own when or whether it happens.
fn stands_alone(predicate: &Predicate) -> bool {
    predicate.tense == Tense::Past || predicate.aspect != Aspect::Simple || predicate.negated
}

/// Whether a clause with this marker always has the subject of the verb above it.
fn shares_subject(marker: &str) -> bool {
    marker.starts_with("기로") || matches!(marker, "기를" | "기 위해" | "려고" | "려" | "고자" | "러" | "고서" | "으려고")
}

/// Whether the noun that the clause modifies is its subject, as far as its form says.
pub(super) fn lacks_subject(draft: &Draft) -> bool {
    let p = &draft.predicate;
    p.voice == Voice::Passive || draft.copula || p.argument(Role::Object).is_some() || words::verb(Class::Intransitive, &p.lemma)
}
