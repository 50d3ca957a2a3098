//! The roles of phrases: by case alone, and under the predicate that everything left belongs to.

use sosik_core::{EntityLabel, Span};

use super::super::phrases::{self, Case};
use super::super::words::{self, Class};
use super::{Builder, Draft, REACH};
use crate::clauses::{Link, PredicateId, Role, Voice};

impl Builder<'_, '_> {
    /// The role of a phrase by its case alone.
    pub(super) fn plain_role(&self, index: usize, held: usize) -> Role {
        let phrase = &self.held[held].phrase;
        let predicate = &self.drafts[index].predicate;
        let passive = predicate.voice == Voice::Passive;
        match phrase.case {
            _ if phrase.time => Role::Oblique,
            Case::Subject => Role::Subject,
            Case::Topic if predicate.argument(Role::Subject).is_none() => Role::Subject,
            Case::Topic => Role::Topic,
            Case::Object => Role::Object,
            Case::Dative if passive => Role::Agent,
            Case::Dative => Role::IndirectObject,
            _ if phrase.marker == "에 의해" => Role::Agent,
            Case::Other if passive && phrase.marker == "에" && self.names_an_actor(phrase.head) => Role::Agent,
            // 북한, 러시아에 파병: the first noun of a headline
            Case::Bare if phrase.comma && phrase.first == 0 && predicate.argument(Role::Subject).is_none() => Role::Subject,
            Case::Bare if predicate.argument(Role::Object).is_none() && !passive && self.adjacent(index, held) => {
                // 공식 발표했다, 파병 결정했다: before a derived verb a bare noun modifies its noun
                let derived = predicate.nominal || self.drafts[index].copula || self.drafts[index].derived;
                if derived { Role::Modifier } else { Role::Object }
            }
            _ => Role::Oblique,
        }
    }

    /// The drafts among which the clauses under a predicate lie.
    pub(super) fn recent(&self) -> std::ops::Range<usize> {
        self.drafts.len().saturating_sub(4 * REACH)..self.drafts.len()
    }

    fn adjacent(&self, index: usize, held: usize) -> bool {
        self.units.get(self.held[held].phrase.next).is_some_and(|u| u.span.start() == self.drafts[index].predicate.head.start())
    }

    fn names_an_actor(&self, head: Span) -> bool {
        phrases::name_at(self.names, head).is_some_and(|n| matches!(n.label, EntityLabel::Person | EntityLabel::Organisation))
    }

    /// The role of a phrase under the predicate that everything left belongs to; nothing when a clause under it took the phrase.
    pub(super) fn final_role(&mut self, index: usize, held: usize) -> Option<Role> {
        let phrase = &self.held[held].phrase;
        let subject = matches!(phrase.case, Case::Subject | Case::Topic) && !phrase.time;
        let predicate = &self.drafts[index].predicate;
        // 용의자는 달아난 것으로 알려졌다: who is said to have done something is the subject of that
        if predicate.voice == Voice::Passive && words::verb(Class::Evidential, &predicate.lemma) || predicate.lemma == "보이다" {
            let end = phrase.span.end();
            let told = self.recent().find(|&c| {
                let p = &self.drafts[c].predicate;
                p.parent.is_some_and(|(up, link)| up.index() == index && link == Link::Complement)
                    && p.head.start() >= end
                    && (!subject || p.argument(Role::Subject).is_none())
            });
            if let Some(told) = told.filter(|_| phrase.marker != "에 따르면") {
                let role = if subject { Role::Subject } else { self.plain_role(told, held) };
                self.argue(told, held, role);
                self.drafts[told].predicate.arguments.sort_by_key(|a| a.span);
                return None;
            }
        }
        if !subject {
            if let Some(child) = self.first_clause_before_subject(index, held) {
                let role = self.plain_role(child, held);
                self.argue(child, held, role);
                self.drafts[child].predicate.arguments.sort_by_key(|a| a.span);
                return None;
            }
            return Some(self.plain_role(index, held));
        }
        let predicate = &self.drafts[index].predicate;
        let phrase = &self.held[held].phrase;
        let Some(nearer) = predicate.arguments.iter().position(|a| a.role == Role::Subject) else { return Some(Role::Subject) };
        if matches!(predicate.lemma.as_str(), "되다" | "아니다" | "있다" | "없다" | "많다" | "크다" | "필요하다")
            && self.drafts[index].predicate.arguments[nearer].marker == "이"
        {
            self.drafts[index].predicate.arguments[nearer].role = Role::Oblique;
            return Some(Role::Subject);
        }
        // it stands before a clause that has no subject of its own: it is that clause's
        let end = phrase.span.end();
        let nearer_start = predicate.arguments[nearer].span.start();
        let lacks = |c: usize| {
            let p = &self.drafts[c].predicate;
            p.head.start() >= end && p.head.start() < nearer_start && p.argument(Role::Subject).is_none()
        };
        let under = |c: usize, above: usize| {
            let parent = self.drafts[c].predicate.parent;
            parent.is_some_and(|(up, link)| up.index() == above && !matches!(link, Link::Relative | Link::Nominal))
        };
        let child = self.recent().find(|&c| lacks(c) && under(c, index));
        // 반군은 기지를 공격했고 정부군은 반격했다고 신문이 전했다: or the clause beside the one that is reported
        let child = child.or_else(|| {
            let complement = |c: usize| self.drafts[c].predicate.parent == Some((PredicateId(index as u32), Link::Complement));
            self.recent().find(|&c| {
                lacks(c) && self.drafts[c].predicate.parent.is_some_and(|(up, _)| complement(up.index()) && under(c, up.index()))
            })
        });
        match child {
            Some(child) => {
                self.argue(child, held, Role::Subject);
                self.drafts[child].predicate.arguments.sort_by_key(|a| a.span);
                None
            }
            None => Some(Role::Topic),
        }
    }

    /// 공격으로 12명이 숨졌다고 당국이 밝혔다: what stands before a clause that stands before the subject belongs to that clause.
    fn first_clause_before_subject(&self, index: usize, held: usize) -> Option<usize> {
        let phrase = &self.held[held].phrase;
        if phrase.marker == "에 따르면" {
            return None;
        }
        let subject = self.drafts[index].predicate.argument(Role::Subject)?.span;
        let inside = |d: &Draft| {
            let p = &d.predicate;
            !p.nominal
                && p.parent.is_some_and(|(_, link)| matches!(link, Link::Complement | Link::Coordinate | Link::Adverbial))
                && p.head.start() >= phrase.span.end()
                && p.head.end() <= subject.start()
        };
        self.recent().filter(|c| inside(&self.drafts[*c])).min_by_key(|c| self.drafts[*c].predicate.head)
    }
}
