//! The events of one sentence: senses chosen, parties found, outer and inner events brought together.

use sosik_core::ontology::{CameoCode, Context, EventType, Mode};
use sosik_core::{Party, PlaceId, QuantityId, Realis, Span, TimeId};

use super::gate::Matter;
use super::hash::{WordMap, WordSet};
use super::lexicon::{Effect, Frame, Lexicon, Sense, Senses, Who};
use super::parties::Cast;
use super::site::{Site, Support};
use super::view::{Part, View, inside, to_clause};
use super::{LAYER, attach, beside, lasting, matcher, nest, noun_realis, realis, rules};
use crate::clauses::{PredicateId, Role, Tense};
use crate::explain::Trace;

/// An event in the making.
#[derive(Clone, Debug)]
pub(crate) struct Build<'x> {
    pub(crate) sense: &'x str,
    pub(crate) trigger: Span,
    pub(crate) lemma: String,
    pub(crate) event_type: EventType,
    pub(crate) mode: Option<Mode>,
    /// Type and mode before realis changed them.
    pub(super) base: (EventType, Option<Mode>),
    pub(crate) contexts: Vec<Context>,
    pub(crate) cameo: Option<CameoCode>,
    pub(crate) realis: Realis,
    pub(crate) reciprocal: bool,
    pub(crate) actors: Vec<Party>,
    pub(crate) recipients: Vec<Party>,
    pub(crate) location: Option<PlaceId>,
    pub(crate) time: Option<TimeId>,
    pub(crate) quantities: Vec<QuantityId>,
    /// Position of the event around it.
    pub(crate) parent: Option<usize>,
    pub(crate) confidence: f32,
    pub(super) wraps: Option<Effect>,
    /// Its own predicate, or that of the verb over a noun.
    pub(super) predicate: Option<PredicateId>,
    /// Predicates from which outer events are looked for.
    pub(super) above: Option<PredicateId>,
    /// Of a noun: the predicate in whose argument it stands.
    pub(super) governor: Option<PredicateId>,
}

impl<'x> Build<'x> {
    /// An event that no sense of its words tells, at `site`: of type and mode `kind`, done by and to `parties`, around what `wraps` names, with
    /// the predicate under which that is found.
    pub(super) fn inferred(
        sense: &'x str,
        (view, site): (&View<'_>, &Site),
        kind: (EventType, Option<Mode>),
        (actors, recipients): (Vec<Party>, Vec<Party>),
        (wraps, predicate): (Effect, PredicateId),
    ) -> Self {
        let (event_type, mode) = kind;
        Self {
            sense,
            trigger: site.trigger,
            lemma: site.lemma.clone(),
            event_type,
            mode,
            base: kind,
            contexts: Vec::new(),
            cameo: None,
            realis: Realis::Happened,
            reciprocal: false,
            actors,
            recipients,
            location: None,
            time: attach::time(view, site),
            quantities: Vec::new(),
            parent: None,
            confidence: 0.55,
            wraps: Some(wraps),
            predicate: Some(predicate),
            above: None,
            governor: None,
        }
    }
}

pub(super) struct Reader<'r, 'a> {
    pub(super) view: &'r View<'a>,
    pub(super) lexicon: &'r Lexicon,
    pub(super) senses: &'r Senses,
    /// Whether the sentence tells of public violence, and whether it or one shortly before does.
    violent: (bool, bool),
    /// What the sentence tells of, asked when the first sense is.
    matter: std::cell::OnceCell<Matter>,
}

/// A sense that may hold at a site.
pub(super) struct Choice<'x> {
    pub(super) site: Site,
    pub(super) sense: &'x str,
    pub(super) frame: &'x Frame,
    pub(super) score: u32,
}

/// Reads a sentence. `violent` tells whether it speaks of public violence, and whether it or one shortly before does.
pub(crate) fn sentence<'r>(
    view: &'r View<'_>,
    lexicon: &'r Lexicon,
    senses: &'r Senses,
    violent: (bool, bool),
    cast: &mut dyn Cast,
    trace: &mut Trace,
) -> Vec<Build<'r>> {
    let reader = Reader { view, lexicon, senses, violent, matter: std::cell::OnceCell::new() };
    let mut verbs: Vec<(PredicateId, Site)> =
        view.predicates.iter().filter(|(_, p)| !p.nominal).map(|(id, p)| (*id, Site::verb(view, *id, p))).collect();
    reader.control(&mut verbs);
    let nouns = reader.nouns(cast, trace);

    // First by the words alone, so that senses which ask what lies inside them can be told.
    let mut types: WordMap<PredicateId, EventType> = WordMap::default();
    let meant: Vec<Vec<&Sense>> = verbs.iter().map(|(_, site)| matcher::of_verb(view, senses, site)).collect();
    let asks = |senses_of: &[&Sense]| senses_of.iter().filter_map(|s| senses.frames.get(s.frame)).any(|f| !f.inner.is_empty());
    let asking: Vec<PredicateId> = verbs.iter().zip(&meant).filter(|(_, of)| asks(of)).map(|((id, _), _)| *id).collect();
    for ((id, site), meant) in verbs.iter().zip(&meant) {
        if !view.predicate(*id).parent.is_some_and(|(up, _)| asking.contains(&up)) {
            continue;
        }
        if let Some(choice) = reader.verb_choices(site, meant, None, cast, &mut Trace::off()).first() {
            types.insert(*id, choice.frame.event_type);
        }
    }
    let mut chosen: Vec<(Choice<'r>, Vec<Party>, Vec<Party>)> = Vec::new();
    let mut wraps: WordMap<PredicateId, Effect> = WordMap::default();
    let mut consumed: WordSet<Span> = WordSet::default();
    for ((id, site), meant) in verbs.iter().zip(&meant).filter(|(_, meant)| !meant.is_empty()) {
        let mut inner: Vec<EventType> = if !asking.contains(id) {
            Vec::new()
        } else {
            view.children(*id)
                .filter(|(_, p)| p.parent.is_some_and(|(_, link)| inside(link) || to_clause(p)))
                .filter_map(|(c, _)| types.get(&c).copied())
                .collect()
        };
        inner.extend(nouns.iter().filter(|n| n.site.governor.is_some_and(|(g, head, _)| g == *id && head)).map(|n| n.frame.event_type));
        for choice in reader.verb_choices(site, meant, Some(&inner), cast, trace) {
            if let Some(effect) = choice.frame.wraps {
                wraps.entry(*id).or_insert(effect);
            }
            match reader.parties(&choice, cast) {
                Ok((actors, recipients)) => {
                    reader.consume(&choice, &nouns, &mut consumed);
                    chosen.push((choice, actors, recipients));
                    break;
                }
                Err(why) => super::nearly(trace, choice.sense, site.trigger, why),
            }
        }
    }
    for site in super::surface::lost(view, |lemma| senses.verbs.contains_key(lemma)) {
        for choice in reader.verb_choices(&site, &matcher::of_verb(view, senses, &site), Some(&[]), cast, trace) {
            match reader.parties(&choice, cast) {
                Ok((actors, recipients)) => {
                    chosen.push((choice, actors, recipients));
                    break;
                }
                Err(why) => super::nearly(trace, choice.sense, site.trigger, why),
            }
        }
    }
    for choice in nouns {
        if consumed.contains(&choice.site.trigger) || chosen.iter().any(|(c, _, _)| c.site.trigger.overlaps(choice.site.trigger)) {
            continue;
        }
        match reader.parties(&choice, cast) {
            Ok((actors, recipients)) => chosen.push((choice, actors, recipients)),
            Err(why) => super::nearly(trace, choice.sense, choice.site.trigger, why),
        }
    }
    let mut builds: Vec<Build<'r>> = chosen.into_iter().map(|(choice, a, r)| reader.build(choice, a, r, &wraps, cast)).collect();
    reader.must(&verbs, &mut builds, cast);
    reader.threats(&verbs, &mut builds, cast);
    if view.korean {
        nest::casualties(view, &mut builds);
        beside::lend(view, &mut builds);
    }
    let builds = nest::nest(view, builds);
    for build in &builds {
        if trace.is_on() {
            trace.fired_with(LAYER, build.sense.to_owned(), build.trigger, || told(view, build));
        }
    }
    builds
}

/// The slots of an event in words: who, to whom, how real.
fn told(view: &View<'_>, build: &Build<'_>) -> String {
    let names = |parties: &[Party]| parties.iter().map(|p| format!("\u{201c}{}\u{201d}", view.text(p.span))).collect::<Vec<_>>().join(", ");
    let mut parts = vec![build.event_type.as_str().to_owned(), format!("{:?}", build.realis).to_lowercase()];
    if !build.actors.is_empty() {
        parts.push(format!("by {}", names(&build.actors)));
    }
    if !build.recipients.is_empty() {
        parts.push(format!("towards {}", names(&build.recipients)));
    }
    parts.join(" ")
}

impl<'r> Reader<'r, '_> {
    /// Of the senses that a verb may have those that hold, best first.
    fn verb_choices(
        &self,
        site: &Site,
        meant: &[&'r Sense],
        inner: Option<&[EventType]>,
        cast: &mut dyn Cast,
        trace: &mut Trace,
    ) -> Vec<Choice<'r>> {
        let mut choices: Vec<Choice<'r>> = Vec::new();
        for sense in meant {
            let Some(frame) = self.senses.frames.get(sense.frame) else { continue };
            if inner.is_none() && !frame.inner.is_empty() {
                continue;
            }
            // "are going to meet": what follows is no place.
            if frame.mode == Some(Mode::ConsultVisit) && matcher::before_infinitive(self.view, site, &sense.rest) {
                continue;
            }
            let with_object = matcher::with_object(self.view, site, &sense.rest);
            let whole = with_object.as_ref().unwrap_or(site);
            // What one calls for is nobody to whom it is done.
            let acted_on = !(sense.rest == "for" || sense.rest.ends_with(" for"));
            match self.gates(frame, whole).map_or_else(|| matcher::fits(self.view, frame, whole, inner, cast), Err) {
                Ok(score) => choices.push(Choice {
                    site: if acted_on { whole.clone() } else { site.clone() },
                    sense: &sense.id,
                    frame,
                    score: score
                        + if frame.own { 100 } else { 0 }
                        // The longest phrase tells most.
                        + if sense.rest.is_empty() { 0 } else { sense.rest.split(' ').count() as u32 }
                        + u32::from(matches!(frame.who, Who::Rebel | Who::Crowd | Who::Police | Who::Troops | Who::Worker)),
                }),
                Err(why) => super::nearly(trace, &sense.id, site.trigger, why),
            }
        }
        choices.sort_by_key(|c| std::cmp::Reverse(c.score));
        choices
    }

    /// What the sentence tells of.
    pub(super) fn matter(&self) -> &Matter {
        self.matter.get_or_init(|| Matter::of(self.view, &self.lexicon.classes, self.violent.0, self.violent.1))
    }

    /// Why the sense cannot stand at the site, by what the sentence tells of.
    pub(super) fn gates(&self, frame: &Frame, site: &Site) -> Option<&'static str> {
        self.matter().forbids(self.view, &self.lexicon.classes, frame, site)
    }

    fn build(
        &self,
        choice: Choice<'r>,
        actors: Vec<Party>,
        recipients: Vec<Party>,
        wraps: &WordMap<PredicateId, Effect>,
        cast: &mut dyn Cast,
    ) -> Build<'r> {
        let (view, frame, site) = (self.view, choice.frame, &choice.site);
        let wraps_of = |id: PredicateId| wraps.get(&id).copied();
        let mut realis = if site.noun {
            noun_realis::of_noun(view, self.senses, site, &wraps_of)
        } else {
            site.own.map_or(Realis::Happened, |id| realis::of_predicate(view, self.senses, id, frame.negated, &wraps_of))
        };
        use EventType::{Agree, Aid, Assault, Coerce, Consult, Cooperate, Mobilize, Protest, Retreat};
        let verbal = matches!(
            frame.event_type,
            EventType::Accuse | EventType::Reject | EventType::Request | EventType::Support | EventType::Threaten
        );
        // "ordered an investigation", "plan a strike": the verb tells what becomes of what its object names.
        let told_itself = frame.wraps.is_some() || frame.event_type == EventType::Threaten;
        if frame.trigger_object && !told_itself && !site.noun && !view.korean && realis == Realis::Happened {
            let effect = site.own.and_then(|id| realis::effect_of(view, self.senses, view.predicate(id), None));
            if let Some(effect @ (Effect::Demanded | Effect::Planned | Effect::Hypothetical | Effect::Failed)) = effect {
                realis = realis::apply(effect, realis, false);
            }
        }
        if realis == Realis::Happened && (frame.omits || realis::of_nobody(view, site)) {
            realis = Realis::Negated;
        }
        if realis == Realis::Ongoing && realis::performed(view, site, verbal) {
            realis = Realis::Happened;
        }
        if site.noun && realis == Realis::Happened && lasting::lasts(view, self.senses, site, frame.event_type) {
            realis = Realis::Ongoing;
        }
        let time = attach::time(view, site);
        if view.korean && realis == Realis::Planned && frame.event_type == EventType::Consult && beside::has_met(view, site, time) {
            realis = Realis::Happened;
        }
        let mode = frame.mode.or_else(|| self.mode_of_violence(frame));
        let base = (frame.event_type, mode);
        let (event_type, mode) = rules::in_time(frame.event_type, mode, self.seen_from(frame.event_type, site, realis));
        // "began his day with a visit to the troops": the argument that the sense asks for names what happens.
        let asked = |p: &Part| frame.argument.fits(view.text(p.span), view.text(p.head));
        let oblique = || site.parts.iter().find(|p| p.role == Role::Oblique && asked(p)).cloned();
        let object = site.object();
        let named = match &object {
            Some(o) if frame.object.is_empty() && !frame.argument.is_empty() && !asked(o) => oblique().or(object),
            _ => object,
        };
        let trigger = match named {
            Some(object) if frame.trigger_object => view.without_article(object.head),
            // "peace talks", "terrorist attacks": the last word names what happens.
            _ if site.noun && !view.korean => view.last_word(site.trigger),
            _ => site.trigger,
        };
        // Troops are sent to a place, whoever receives them there.
        let received: &[Party] = if event_type == EventType::Mobilize { &[] } else { &recipients };
        let parties: Vec<Party> = actors.iter().chain(received).copied().collect();
        let spans = |list: &[Party]| list.iter().map(|p| p.span).collect::<Vec<_>>();
        let mut phrases = vec![spans(&recipients)];
        if !site.noun {
            phrases.push(frame.recipient.iter().filter_map(|s| self.slot(site, s)).map(|p| p.span).collect());
            phrases.push(site.object().into_iter().map(|p| p.span).collect());
        }
        // "supply the army with fourteen tanks"
        if matches!(frame.event_type, EventType::Aid) {
            phrases.push(site.parts.iter().filter(|p| p.marker == "with").map(|p| p.span).collect());
        }
        phrases.push(spans(&actors));
        let above = match site.governor {
            Some((id, _, Support::None)) => Some(id),
            Some((id, _, _)) => nest::above(view, id),
            None => site.own.and_then(|id| nest::above(view, id)),
        };
        let heads = site.governor.is_none_or(|(_, head, support)| head || support != Support::None);
        let material = matches!(frame.event_type, Assault | Protest | Coerce | Mobilize | Retreat | Aid | Cooperate | Consult);
        // Where a future meeting is to be is told of the meeting as well.
        let spread = material && (event_type != Agree || site.noun && frame.event_type == Consult);
        let location = attach::place(view, site, &parties, verbal, cast).or_else(|| {
            let goals = attach::goals(view, frame, site, &recipients, |part| self.human(part, frame, &*cast));
            attach::place_beyond(view, self.senses, site, &goals, spread, cast)
        });
        // Delegates are not from where they meet.
        if let Some(place) = location.filter(|_| !matches!(frame.event_type, Consult | Agree)) {
            for id in parties.iter().filter_map(|p| p.actor) {
                cast.settle(id, place);
            }
        }
        // 케냐 경찰이 시위대를 체포했다: police and courts act upon people of their own country.
        if location.is_none_or(|place| cast.country_of(place).is_none()) && at_home(frame) {
            let lawful = |p: &Party, cast: &dyn Cast| {
                let sectors = p.actor.map(|id| &cast.actor(id).sectors);
                sectors.is_some_and(|s| s.first().is_some_and(|s| matches!(s.as_str(), "COP" | "JUD" | "GOV")))
            };
            if let Some(home) = actors.iter().find(|p| lawful(p, &*cast)).and_then(|p| p.actor) {
                recipients.iter().filter_map(|r| r.actor).for_each(|id| cast.compatriot(id, home));
            }
        }
        let mut quantities = attach::quantities(view, &phrases);
        if quantities.is_empty() && site.noun {
            quantities = attach::counting(view, site.trigger);
        }
        let confidence = 0.5
            + 0.05 * (choice.score.min(4) as f32)
            + if actors.is_empty() { 0.0 } else { 0.15 }
            + if recipients.is_empty() { 0.0 } else { 0.1 };
        Build {
            sense: choice.sense,
            trigger,
            lemma: site.lemma.clone(),
            event_type,
            mode,
            base,
            contexts: frame.contexts.clone(),
            cameo: frame.cameo.filter(|_| event_type == frame.event_type),
            realis,
            reciprocal: frame.reciprocal || self.each_other(site),
            location,
            time,
            quantities,
            actors,
            recipients,
            parent: None,
            confidence,
            wraps: frame.wraps,
            predicate: site.own,
            above: above.filter(|_| heads),
            governor: site.governor.map(|(id, _, _)| id),
        }
    }

    /// "Blamed each other": those who act are those acted on.
    fn each_other(&self, site: &Site) -> bool {
        let said = |p: &Part| matches!(self.view.text(p.span), "each other" | "one another");
        !self.view.korean && !site.noun && site.parts.iter().any(said)
    }

    /// The realis by which a type is chosen: what will not be given up is refused as a concession.
    fn seen_from(&self, kind: EventType, site: &Site, realis: Realis) -> Realis {
        let future = |id: PredicateId| self.view.predicate(id).tense == Tense::Future;
        let planned = kind == EventType::Retreat && realis == Realis::Negated && !site.noun && site.own.is_some_and(future);
        if planned { Realis::Planned } else { realis }
    }

    fn mode_of_violence(&self, frame: &Frame) -> Option<Mode> {
        if frame.event_type != EventType::Assault {
            return None;
        }
        self.lexicon.classes.instrument(|w| self.view.has(w)).and_then(|name| Mode::parse(EventType::Assault, name).ok())
    }
}

/// Whether an act is one of police and courts at home.
fn at_home(frame: &Frame) -> bool {
    use Mode::{AccuseAllege, AssaultCrowdControl, CoerceArrest, CoerceRestrict, SanctionConvict};
    matches!(frame.mode, Some(AccuseAllege | AssaultCrowdControl | CoerceArrest | CoerceRestrict | SanctionConvict))
}
