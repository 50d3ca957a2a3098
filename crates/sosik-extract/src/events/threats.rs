//! "Said they would boycott the talks": a threat without a verb of threatening.

use sosik_core::Realis;
use sosik_core::ontology::EventType;

use super::lexicon::{Effect, Slot};
use super::parties::{self, Cast};
use super::read::{Build, Reader};
use super::rules;
use super::site::Site;
use crate::clauses::{Link, PredicateId};

impl Reader<'_, '_> {
    /// Whoever says that they will strike, block or punish somebody threatens; so does whoever will act "unless" something is done.
    ///
    /// The threat stands on the verb of saying; what is threatened lies inside it.
    pub(super) fn threats(&self, verbs: &[(PredicateId, Site)], builds: &mut Vec<Build<'_>>, cast: &mut dyn Cast) {
        let view = self.view;
        let sense = if view.korean { "ko.rule.said-would" } else { "en.rule.said-would" };
        // 파업하겠다고 경고했다: Korean verbs of threatening whose sense wants more than stands there.
        let says = |lemma: &String| {
            self.senses.saying.contains(lemma) || view.korean && self.senses.effects.get(lemma) == Some(&Effect::Threatened)
        };
        for i in 0..builds.len() {
            let Some(id) = builds[i].predicate.or(builds[i].governor.filter(|_| view.korean)) else { continue };
            if builds[i].realis != Realis::Planned && !(view.korean && builds[i].realis == Realis::Threatened) {
                continue;
            }
            let p = view.predicate(id);
            let unless = view.children(id).any(|(_, c)| self.senses.unless.contains(&c.marker));
            let (base, mode) = builds[i].base;
            let hostile = matches!(base, EventType::Protest | EventType::Coerce | EventType::Sanction | EventType::Assault)
                || base == EventType::Reject && mode.is_some();
            if !(hostile || unless) {
                continue;
            }
            let Some((up, link @ (Link::Complement | Link::Parataxis))) = p.parent else { continue };
            if view.parted(id, up, link) {
                continue;
            }
            let Some((_, site)) = verbs.iter().find(|(v, s)| *v == up && says(&s.lemma)) else { continue };
            if builds.iter().any(|b| b.trigger.overlaps(site.trigger)) || view.predicate(up).negated {
                continue;
            }
            let Some(speaker) = self.slot(site, &Slot::Subject) else { continue };
            let mut actors = parties::of_part(&speaker, view, cast);
            if actors.is_empty() {
                actors = self.described_people(&speaker, cast);
            }
            let verb = builds[i].predicate == Some(id);
            let own = verb && builds[i].actors.is_empty() || builds[i].actors.iter().any(|a| actors.iter().any(|b| a.actor == b.actor));
            // "The union said its members would strike unless": those who will act belong to whoever speaks.
            let theirs = builds[i].actors.first().is_some_and(|a| {
                let first = view.text(a.span).split(' ').next().unwrap_or("").to_lowercase();
                matches!(first.as_str(), "its" | "their" | "his" | "her")
            });
            if actors.is_empty() || !(own || theirs) {
                continue;
            }
            let recipients = builds[i].recipients.iter().filter(|r| actors.iter().all(|a| a.actor != r.actor)).copied().collect();
            builds[i].realis = Realis::Threatened;
            (builds[i].event_type, builds[i].mode) = (base, mode);
            let (event_type, mode) = rules::around(EventType::Threaten, None, Some(Effect::Threatened), base);
            builds.push(Build::inferred(sense, (view, site), (event_type, mode), (actors, recipients), (Effect::Threatened, up)));
        }
    }
}
