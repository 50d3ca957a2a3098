//! Parties that the slots of a sense do not hold: who suffers an act named beside its victims, whose cities are hit, who denies, who weighs or plans.

use sosik_core::ontology::EventType;
use sosik_core::{EntityLabel, Party, Span};

use super::lexicon::{Effect, Frame, Slot, Who};
use super::parties::{self, Cast};
use super::read::Reader;
use super::realis;
use super::site::Site;
use super::view::Part;
use super::words::lists;
use crate::clauses::{Predicate, Role};

impl Reader<'_, '_> {
    /// Whether the people right before a Korean noun of violence or force are those to whom it is done: 주민 학살, 시위대 체포. Who bears arms acts.
    pub(super) fn suffers(&self, site: &Site, frame: &Frame, slot: &Slot, part: &Part) -> bool {
        self.view.korean
            && site.noun
            && *slot == Slot::Modifier
            && matches!(frame.event_type, EventType::Assault | EventType::Coerce)
            && self.people(part, Who::Any)
            && !self.people(part, Who::Armed)
            && !self.view.names(part.span).any(|n| n.label == EntityLabel::Person)
    }

    /// Whether Korean words say that somebody only passes it on: 단체를 통해.
    pub(super) fn channel(&self, span: Span) -> bool {
        let next = self.view.words.partition_point(|w| w.span.start() < span.end());
        self.view.korean
            && self.word_at_end(span).is_some_and(|w| matches!(w.josa.as_str(), "을" | "를"))
            && self.view.words.get(next).is_some_and(|w| lists().channels_ko.starts(&w.lower))
    }

    /// Whoever denies an act of violence or force of which nobody else is told to be the actor: 정부는 주민 학살을 부인했다.
    pub(super) fn denier(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let force = site.noun && matches!(frame.event_type, EventType::Assault | EventType::Coerce) && site.stands_as == Some(Role::Object);
        let governor = site.governor.filter(|_| force).map(|(id, _, _)| view.predicate(id));
        let denies = |g: &&Predicate| !g.negated && realis::effect_of(view, self.senses, g, None) == Some(Effect::Denied);
        let subject = governor.filter(denies).and_then(|g| g.subject().or_else(|| g.argument(Role::Topic).map(|a| a.span)));
        let found = subject.map(|s| parties::of_part(&Part::whole(s), view, cast)).unwrap_or_default();
        let suits = |p: &Party| p.actor.is_some_and(|id| parties::suits(Who::Armed, cast.actor(id), p.span, view, &self.lexicon.classes));
        found.into_iter().filter(suits).collect()
    }

    /// Who acts in what a noun tells where the noun names nobody: whoever does anything with an activity of several (in Korean), 노조는 농성을 풀었다, and
    /// whoever weighs, plans or threatens something, 파견을 검토한다, "considers sanctions". Verbs that tell of an event themselves, or of a wish or word about one, are done by
    /// others as well.
    pub(super) fn engaged(&self, site: &Site, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        use super::site::Support;
        let view = self.view;
        let Some((id, head, Support::None)) = site.governor.filter(|_| site.noun) else { return Vec::new() };
        let g = view.predicate(id);
        // 파견을 검토한다, 항소 방침을 밝혔다: who weighs or plans something would do it.
        let weighing = if view.korean { &lists().weighing_ko } else { &lists().weighing_en };
        let weighed = head && site.stands_as == Some(Role::Object) && weighing.has(&g.lemma) || self.planned(site, g);
        let joint =
            view.korean && matches!(frame.event_type, EventType::Consult | EventType::Protest | EventType::Mobilize | EventType::Cooperate);
        if !(weighed || joint && head && site.stands_as == Some(Role::Object)) {
            return Vec::new();
        }
        let root = g.lemma.strip_suffix("하다").unwrap_or(&g.lemma);
        let told = self.senses.verbs.contains_key(g.lemma.as_str()) || self.senses.verbs.contains_key(root);
        let about = self.senses.saying.contains(&g.lemma) || realis::effect_of(view, self.senses, g, None).is_some();
        if (told || about || g.negated) && !weighed || g.nominal || g.voice == crate::clauses::Voice::Passive {
            return Vec::new();
        }
        let subject = g.subject().or_else(|| g.argument(Role::Topic).map(|a| a.span));
        let found = subject.map(|s| parties::of_part(&Part::whole(s), view, cast)).unwrap_or_default();
        let suits = |p: &Party| p.actor.is_some_and(|id| parties::suits(frame.who, cast.actor(id), p.span, view, &self.lexicon.classes));
        found.into_iter().filter(suits).collect()
    }

    /// Whether a noun stands right before a word for a plan that is the object of `g`: 파병 계획을 세웠다.
    fn planned(&self, site: &Site, g: &Predicate) -> bool {
        let view = self.view;
        let next = view.at(site.trigger).filter(|i| view.words[*i].josa.is_empty()).and_then(|i| view.words.get(i + 1));
        next.is_some_and(|w| {
            matches!(w.josa.as_str(), "을" | "를")
                && self.senses.noun_effects.get(w.lower.as_str()) == Some(&Effect::Planned)
                && g.arguments.iter().any(|a| a.role == Role::Object && a.span.contains(w.span))
        })
    }

    /// The state of the cities that are attacked, where it is another than that of those who attack: 오데사와 하르키우를 공격했다.
    pub(super) fn cities(&self, site: &Site, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let codes: Vec<_> = actors.iter().filter_map(|a| a.actor.and_then(|id| cast.actor(id).code)).collect();
        let Some(object) = site.object().filter(|_| !site.noun && !codes.is_empty()) else { return Vec::new() };
        let spans = if object.conjuncts.len() > 1 { object.conjuncts } else { vec![object.span] };
        let mut out: Vec<Party> = Vec::new();
        for span in spans {
            let named = cast.inside(span).into_iter().find(|(s, actor, _)| *s == span && actor.is_none());
            let code = named.and_then(|(_, _, code)| code).filter(|c| c.is_country() && !codes.contains(c));
            let Some(actor) = code.and_then(|c| cast.state(c, span)) else { continue };
            match out.iter_mut().find(|p| p.actor == Some(actor)) {
                Some(party) => party.span = party.span.cover(span),
                None => out.push(Party { span, actor: Some(actor) }),
            }
        }
        out
    }
}
