//! Who acts where no slot holds them: whom a pronoun takes up, who wielded the weapon, who speaks through a document.

use sosik_core::ontology::EventType;
use sosik_core::{Language, Party, Span};

use super::class::singular;
use super::lexicon::Frame;
use super::parties::{self, Cast};
use super::people::head_of;
use super::read::Reader;
use super::site::Site;
use super::view::Part;
use super::words::lists;
use crate::clauses::Role;

impl Reader<'_, '_> {
    /// "Urged the troops to stop and encouraged them to surrender": a pronoun that the document leaves open is whom the clause before acts on.
    pub(super) fn antecedent(&self, part: &Part, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        if view.korean || !matches!(view.text(part.span), "them" | "they" | "him" | "her") {
            return Vec::new();
        }
        let mut at = site.own;
        // A parent lies in the same sentence; the bound guards against a cycle.
        for _ in 0..3 {
            let Some((up, link)) = at.and_then(|id| view.predicate(id).parent) else { break };
            if link == crate::clauses::Link::Coordinate {
                let object = view.predicate(up).arguments.iter().find(|a| matches!(a.role, Role::Object | Role::IndirectObject));
                let Some(object) = object.filter(|o| o.span.end() <= part.span.start()) else {
                    at = Some(up);
                    continue;
                };
                let found = parties::of_part(&Part::from(object), view, cast);
                return found.first().map(|p| Party { span: part.span, actor: p.actor }).into_iter().collect();
            }
            at = Some(up);
        }
        Vec::new()
    }

    /// "In a letter to the council, Iraq said it would": what a speaker says of a pronoun that fits the speaker is said of the speaker.
    pub(super) fn own_voice(&self, part: &Part, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        use sosik_core::ActorKind::{Channel, Company, Person, Population, State, Unnamed};
        let view = self.view;
        let it = match view.text(part.span) {
            "it" if !view.korean => true,
            "they" if !view.korean => false,
            _ => return Vec::new(),
        };
        let mut at = site.own;
        // A parent lies in the same sentence; the bound guards against a cycle.
        for _ in 0..3 {
            let Some((up, link)) = at.and_then(|id| view.predicate(id).parent) else { break };
            let over = view.predicate(up);
            let subject = over.subject().filter(|s| !s.overlaps(part.span) && s.end() <= part.span.start());
            if let Some(subject) = subject.filter(|_| link == crate::clauses::Link::Complement && self.senses.saying.contains(&over.lemma))
            {
                let found = parties::of_part(&Part::whole(subject), view, cast);
                let [one] = found.as_slice() else { break };
                let Some(kind) = one.actor.map(|id| cast.actor(id).kind) else { break };
                let fits =
                    if it { !matches!(kind, Person | Population | Unnamed | Channel | Company) } else { !matches!(kind, Person | State) };
                return if fits { vec![Party { span: part.span, actor: one.actor }] } else { Vec::new() };
            }
            at = Some(up);
        }
        Vec::new()
    }

    /// "Palestinian leaders said they would boycott": a pronoun that the document leaves open is whoever speaks.
    pub(super) fn speaker(&self, part: &Part, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let pronoun = matches!(view.text(part.span), "they" | "it" | "he" | "she");
        let Some(id) = site.own.filter(|_| pronoun && !view.korean) else { return Vec::new() };
        let Some((up, crate::clauses::Link::Complement)) = view.predicate(id).parent else { return Vec::new() };
        let Some(subject) = view.predicate(up).subject().filter(|s| !s.overlaps(part.span)) else { return Vec::new() };
        let found = parties::of_part(&Part::whole(subject), view, cast);
        found.first().map(|p| Party { span: part.span, actor: p.actor }).into_iter().collect()
    }

    /// Whoever acts by the first word of an English name for violence: "police firing".
    pub(super) fn named_in_trigger(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let front = view.text(site.trigger).rfind(' ').filter(|_| site.noun && !view.korean);
        let front = front.and_then(|at| Span::new(site.trigger.start(), site.trigger.start() + at as u32).ok());
        let kind = |s: &Span| lists().kinds_en.has(&view.text(*s).to_lowercase());
        let Some(part) = front.filter(|s| !kind(s)).map(Part::whole).filter(|p| self.people(p, super::lexicon::Who::Armed)) else {
            return Vec::new();
        };
        self.named_or_described(&part, cast)
    }

    /// "Freed nine men after talks with the envoy": whoever acts in the wake of talks has talked.
    pub(super) fn in_the_wake(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let with = site.parts.iter().any(|p| p.marker == "with");
        let Some((id, _, super::site::Support::None)) = site.governor.filter(|_| site.noun && with && !view.korean) else {
            return Vec::new();
        };
        let wake = (1..=3).any(|n| lists().wakes.has(view.before(site.trigger, n)));
        let subject = view.predicate(id).subject().filter(|s| wake && !s.overlaps(site.trigger));
        subject.map(|s| self.named_or_described(&Part::whole(s), cast)).unwrap_or_default()
    }

    /// Whoever is busy with what a Korean noun names: 파업 중인 교사들.
    pub(super) fn busy(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(i) = view.at(site.trigger).filter(|_| view.korean && site.noun) else { return Vec::new() };
        let Some([busy, people]) = view.words.get(i + 1..i + 3) else { return Vec::new() };
        let gerund = Span::new(busy.span.start(), people.span.start()).map(|s| view.text(s).trim_end()).unwrap_or("");
        if !matches!(gerund, "중인" | "중이던") {
            return Vec::new();
        }
        let part = Part::whole(people.span);
        if self.people(&part, super::lexicon::Who::Person) { self.described_people(&part, cast) } else { Vec::new() }
    }

    /// Whoever wielded the weapon by which somebody is hurt: 경찰이 쏜 총에 맞아 숨졌다, 괴한이 휘두른 흉기에 다쳤다.
    pub(super) fn wielder(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let weapon = |w: &super::view::Word| lists().wielded_ko.ends(&w.lower) && matches!(w.josa.as_str(), "에" | "으로" | "로");
        let wields = |p: &crate::clauses::Predicate| {
            lists().wielding_ko.has(&p.lemma)
                && p.head.end() <= site.trigger.start()
                && view.at(p.head).and_then(|i| view.words.get(i + 1)).is_some_and(weapon)
        };
        let Some((_, p)) = view.predicates.iter().rev().find(|(_, p)| wields(p)) else {
            // 괴한의 흉기에 찔려 숨졌다
            let end = view.words.partition_point(|w| w.span.end() <= site.trigger.start());
            let owner = (1..end).rev().find(|k| weapon(&view.words[*k])).filter(|k| view.words[k - 1].josa == "의");
            let Some(span) = owner.map(|k| super::phrases::extend(view, k - 1)) else { return Vec::new() };
            return self.named_or_described(&Part::whole(span), cast);
        };
        let Some(subject) = p.arguments.iter().find(|a| a.role == Role::Subject) else { return Vec::new() };
        self.named_or_described(&Part::from(subject), cast)
    }

    /// "The group claimed responsibility for the blast": whoever says so did it.
    pub(super) fn claimant(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some(i) = view.at(site.trigger).filter(|_| site.noun) else { return Vec::new() };
        let before = &view.words[i.saturating_sub(10)..i];
        let Some(blame) = before.windows(2).rev().find(|w| lists().blame.has(&w[0].lower) && w[1].lower == "for") else {
            return Vec::new();
        };
        let Some((id, _, true)) = view.governor(blame[0].span) else { return Vec::new() };
        let p = view.predicate(id);
        let owns = lists().owning_up.has(&p.lemma) && !p.negated;
        match p.subject().filter(|_| owns) {
            Some(subject) => self.named_or_described(&Part::whole(subject), cast),
            None => Vec::new(),
        }
    }

    /// "Died in Israeli police custody": whoever holds somebody.
    pub(super) fn keeper(&self, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let from = view.words.partition_point(|w| w.span.start() < site.trigger.end());
        let after = view.words.get(from..).unwrap_or(&[]).iter().take(16).take_while(|w| !matches!(w.lower.as_str(), "." | ";" | ","));
        let Some(at) = after.enumerate().find(|(_, w)| w.lower == "custody").map(|(k, _)| from + k) else { return Vec::new() };
        let before = &view.words[at.saturating_sub(4).max(from)..at];
        let Some(opener) = before.iter().rposition(|w| matches!(w.lower.as_str(), "in" | "under" | "of")) else { return Vec::new() };
        let [first, .., last] = &before[opener..] else { return Vec::new() };
        let Ok(span) = Span::new(first.span.end(), last.span.end()).map(|s| s.trim(view.layers.text)) else { return Vec::new() };
        self.named_or_described(&Part::whole(span), cast)
    }

    /// "Issued a declaration demanding that they leave": whoever brings a document out speaks through it.
    pub(super) fn issuer(&self, part: &Part, site: &Site, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let Some((up, _)) = site.own.and_then(|id| view.predicate(id).parent) else { return Vec::new() };
        let over = view.predicate(up);
        let brought = over.arguments.iter().any(|a| a.role == Role::Object && a.span.contains(part.head));
        let subject = over.subject().map(|s| super::fronts::widened(view, s, over.group).0);
        let subject = subject.or_else(|| super::fronts::subject(view, over));
        match subject.filter(|s| brought && !s.overlaps(part.span)) {
            Some(subject) => parties::of_part(&Part::whole(subject), view, cast),
            None => Vec::new(),
        }
    }

    /// "The message urged the soldiers to stay": somebody speaks through a document.
    pub(super) fn document(&self, part: &Part, frame: &Frame) -> bool {
        use EventType::{Accuse, Agree, Concede, Reject, Request, Support, Threaten};
        let view = self.view;
        let language = if view.korean { Language::Korean } else { Language::English };
        let written = if part.head == part.span { head_of(view.text(part.span), view.korean) } else { view.text(part.head) };
        let head = written.to_lowercase();
        let is = |w: &String| if view.korean { head.ends_with(w.as_str()) } else { *w == singular(&head) };
        matches!(frame.event_type, Accuse | Agree | Concede | Reject | Request | Support | Threaten)
            && self.lexicon.classes.words(language, "documents").iter().any(is)
    }
}
