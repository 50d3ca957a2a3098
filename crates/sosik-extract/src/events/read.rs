//! The events of one sentence: senses chosen, parties found, outer and inner events brought together.

use std::collections::{HashMap, HashSet};

use sosik_core::ontology::{CameoCode, Context, EventType, Mode};
use sosik_core::{EntityLabel, Language, Party, PlaceId, QuantityId, Realis, Span, TimeId};

use super::lexicon::{Effect, Frame, Lexicon, Needs, Senses, Slot, Who};
use super::parties::{self, Cast};
use super::site::{Site, Support};
use super::view::{Part, View, inside, to_clause};
use super::{LAYER, attach, gate, matcher, realis, rules};
use crate::clauses::{Link, Modality, PredicateId, Role};
use crate::explain::Trace;

/// An event in the making.
#[derive(Clone, Debug)]
pub(crate) struct Build {
    pub(crate) sense: &'static str,
    pub(crate) trigger: Span,
    pub(crate) lemma: String,
    pub(crate) event_type: EventType,
    pub(crate) mode: Option<Mode>,
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
    wraps: Option<Effect>,
    /// Its own predicate, or that of the verb over a noun.
    predicate: Option<PredicateId>,
    /// Predicates from which outer events are looked for.
    above: Option<PredicateId>,
    /// Of a noun: the predicate in whose argument it stands.
    governor: Option<PredicateId>,
}

struct Reader<'r, 'a> {
    view: &'r View<'a>,
    lexicon: &'static Lexicon,
    senses: &'static Senses,
    public: bool,
    accident: bool,
    market: bool,
    /// Signs of sport.
    sport: usize,
}

/// A sense that may hold at a site.
struct Choice {
    site: Site,
    sense: &'static str,
    frame: &'static Frame,
    score: u32,
}

/// Reads a sentence. `violent` tells whether it or one shortly before speaks of public violence.
pub(crate) fn sentence(
    view: &View<'_>,
    lexicon: &'static Lexicon,
    senses: &'static Senses,
    violent: bool,
    cast: &mut dyn Cast,
    trace: &mut Trace,
) -> Vec<Build> {
    let reader = Reader {
        view,
        lexicon,
        senses,
        public: gate::public(view, &lexicon.classes, violent),
        accident: gate::accident(view, &lexicon.classes),
        market: gate::market(view, &lexicon.classes),
        sport: gate::sport_signs(view, &lexicon.classes),
    };
    let mut verbs: Vec<(PredicateId, Site)> =
        view.predicates.iter().filter(|(_, p)| !p.nominal).map(|(id, p)| (*id, Site::verb(view, *id, p))).collect();
    reader.control(&mut verbs);
    let nouns = reader.nouns(cast, trace);

    // First by the words alone, so that senses which ask what lies inside them can be told.
    let mut types: HashMap<PredicateId, EventType> = HashMap::new();
    for (id, site) in &verbs {
        if let Some(choice) = reader.verb_choices(site, None, cast, &mut Trace::off()).first() {
            types.insert(*id, choice.frame.event_type);
        }
    }
    let mut chosen: Vec<(Choice, Vec<Party>, Vec<Party>)> = Vec::new();
    let mut wraps: HashMap<PredicateId, Effect> = HashMap::new();
    let mut consumed: HashSet<Span> = HashSet::new();
    for (id, site) in &verbs {
        let mut inner: Vec<EventType> = view
            .children(*id)
            .filter(|(_, p)| p.parent.is_some_and(|(_, link)| inside(link) || to_clause(p)))
            .filter_map(|(c, _)| types.get(&c).copied())
            .collect();
        inner.extend(nouns.iter().filter(|n| n.site.governor.is_some_and(|(g, head, _)| g == *id && head)).map(|n| n.frame.event_type));
        for choice in reader.verb_choices(site, Some(&inner), cast, trace) {
            if let Some(effect) = choice.frame.wraps {
                wraps.entry(*id).or_insert(effect);
            }
            match reader.parties(&choice, cast) {
                Ok((actors, recipients)) => {
                    reader.consume(&choice, &nouns, &mut consumed);
                    chosen.push((choice, actors, recipients));
                    break;
                }
                Err(why) => trace.missed(LAYER, choice.sense, site.trigger, || why.to_owned()),
            }
        }
    }
    for choice in nouns {
        if consumed.contains(&choice.site.trigger) || chosen.iter().any(|(c, _, _)| c.site.trigger.overlaps(choice.site.trigger)) {
            continue;
        }
        match reader.parties(&choice, cast) {
            Ok((actors, recipients)) => chosen.push((choice, actors, recipients)),
            Err(why) => trace.missed(LAYER, choice.sense, choice.site.trigger, || why.to_owned()),
        }
    }
    let mut builds: Vec<Build> = chosen.into_iter().map(|(choice, a, r)| reader.build(choice, a, r, &wraps, cast)).collect();
    reader.must(&verbs, &mut builds, cast);
    if view.korean {
        casualties(&mut builds);
    }
    let builds = nest(view, builds);
    for build in &builds {
        trace.fired(LAYER, build.sense, build.trigger);
    }
    builds
}

impl Reader<'_, '_> {
    /// Whoever is urged to do something does it, even where the tree has hung the infinitive on the noun.
    fn control(&self, verbs: &mut [(PredicateId, Site)]) {
        for i in 0..verbs.len() {
            let p = self.view.predicate(verbs[i].0);
            let Some((up, _)) = p.parent.filter(|_| to_clause(p)) else { continue };
            let Some((_, outer)) = verbs.iter().find(|(id, _)| *id == up) else { continue };
            let urges = matcher::of_verb(self.view, self.senses, outer)
                .iter()
                .any(|s| self.senses.frames.get(s.frame).is_some_and(|f| f.event_type == EventType::Request && f.wraps.is_some()));
            let Some(object) = outer.object().filter(|o| urges && o.span.start() < p.head.start()) else { continue };
            let end = object.span.end().min(p.group.start()).max(object.head.end());
            let phrase = Span::new(object.span.start(), end).unwrap_or(object.span).trim(self.view.layers.text);
            let site = &mut verbs[i].1;
            site.parts.retain(|part| part.role != Role::Subject);
            site.subject = Some(phrase);
        }
    }

    /// The senses that hold at a verb, best first.
    fn verb_choices(&self, site: &Site, inner: Option<&[EventType]>, cast: &mut dyn Cast, trace: &mut Trace) -> Vec<Choice> {
        let mut choices: Vec<Choice> = Vec::new();
        for sense in matcher::of_verb(self.view, self.senses, site) {
            let Some(frame) = self.senses.frames.get(sense.frame) else { continue };
            if inner.is_none() && !frame.inner.is_empty() {
                continue;
            }
            match self.gates(frame).map_or_else(|| matcher::fits(self.view, frame, site, inner, cast), Err) {
                Ok(score) => choices.push(Choice {
                    site: site.clone(),
                    sense: &sense.id,
                    frame,
                    score: score
                        + u32::from(!sense.rest.is_empty())
                        + u32::from(matches!(frame.who, Who::Rebel | Who::Crowd | Who::Police | Who::Troops)),
                }),
                Err(why) => trace.missed(LAYER, sense.id.as_str(), site.trigger, || why.to_owned()),
            }
        }
        choices.sort_by_key(|c| std::cmp::Reverse(c.score));
        choices
    }

    fn gates(&self, frame: &Frame) -> Option<&'static str> {
        if frame.public && !self.public {
            return Some("nothing tells of public violence");
        }
        if self.accident && matches!(frame.mode, Some(Mode::CoerceMartialLaw | Mode::AssaultExplosives)) && !self.bomb() {
            return Some("the sentence tells of a disaster or accident");
        }
        if self.market && frame.event_type == EventType::Protest {
            return Some("the sentence tells of markets");
        }
        gate::sport(self.sport, frame.event_type).then_some("the sentence tells of sport")
    }

    /// Whether a bomb, attack or the like is named.
    fn bomb(&self) -> bool {
        ["bomb", "bomber", "bombing", "attack", "militant", "gunman", "terrorist", "suicide", "폭탄", "테러", "공격", "자폭"]
            .iter()
            .any(|w| self.view.has(w))
    }

    /// The event nouns of the sentence, one sense each.
    fn nouns(&self, cast: &mut dyn Cast, trace: &mut Trace) -> Vec<Choice> {
        let view = self.view;
        let mut choices: Vec<Choice> = Vec::new();
        for (i, word) in view.words.iter().enumerate() {
            if !word.word || word.predicate.is_some_and(|id| !view.predicate(id).nominal) {
                continue;
            }
            for (sense, span) in matcher::of_noun(view, self.senses, i) {
                if choices.iter().any(|c| c.site.trigger.overlaps(span)) {
                    break;
                }
                if view.names(span).any(|n| !n.adjective && n.span.len() > span.len()) {
                    trace.missed(LAYER, sense.id.as_str(), span, || "it is part of a name".to_owned());
                    break;
                }
                let Some(frame) = self.senses.frames.get(sense.frame) else { continue };
                let lemma = if view.korean {
                    view.text(span).to_owned()
                } else {
                    super::class::singular(&view.text(span).to_lowercase()).into_owned()
                };
                let site = Site::noun(view, self.senses, i, span, &lemma);
                if let Some(why) = self.not_a_head(i, frame) {
                    trace.missed(LAYER, sense.id.as_str(), span, || why.to_owned());
                    continue;
                }
                match self.gates(frame).map_or_else(|| matcher::fits(view, frame, &site, None, cast), Err) {
                    Ok(score) => {
                        choices.push(Choice { site, sense: &sense.id, frame, score });
                        break;
                    }
                    Err(why) => trace.missed(LAYER, sense.id.as_str(), span, || why.to_owned()),
                }
            }
        }
        choices
    }

    /// Why a noun is no head of its phrase: a noun that modifies another names a setting, no event.
    fn not_a_head(&self, i: usize, frame: &Frame) -> Option<&'static str> {
        let words = &self.view.words;
        let next = words.get(i + 1).filter(|w| w.word);
        let modifies = if self.view.korean {
            words[i].josa.is_empty()
                && next.is_some_and(|n| {
                    let told = n.predicate.is_some_and(|id| !self.view.predicate(id).nominal);
                    !told && !self.senses.noun_effects.contains_key(&n.lower) && !n.lower.starts_with(['등', '및', '후', '뒤', '전'])
                })
        } else {
            next.is_some_and(|n| {
                let told = n.predicate.is_some_and(|id| !self.view.predicate(id).nominal);
                !told
                    && !n.lower.ends_with("ly")
                    && !AFTER_NOUN.contains(&n.lower.as_str())
                    && n.lower.chars().all(char::is_alphabetic)
                    && !self.in_time(n.span)
                    && !self.view.names(n.span).any(|m| m.span.contains(n.span))
            })
        };
        // Violence in a compound has still happened when the compound names who or what it left: "bombing victims", 폭탄테러 현장.
        let left = frame.event_type == EventType::Assault
            && next.is_some_and(|n| {
                if self.view.korean {
                    LEFT_BEHIND_KO.iter().any(|l| n.lower.starts_with(l))
                } else {
                    LEFT_BEHIND.contains(&n.lower.as_str())
                }
            });
        (modifies && !left).then_some("it only modifies another noun")
    }

    fn in_time(&self, span: Span) -> bool {
        let times = &self.view.layers.times;
        let from = times.partition_point(|t| t.span.end() <= span.start());
        times.get(from).is_some_and(|t| t.span.overlaps(span))
    }

    /// Actors and recipients, or why the sense cannot stand.
    fn parties(&self, choice: &Choice, cast: &mut dyn Cast) -> Result<(Vec<Party>, Vec<Party>), &'static str> {
        let (view, frame, site) = (self.view, choice.frame, &choice.site);
        let mut taken: Option<Span> = None;
        let mut wrong = false;
        let mut actors = Vec::new();
        // Somebody whom only the document around the sentence could name: "he", "the driver".
        let mut somebody = false;
        // A Korean verb without any subject has one that the reader knows.
        if view.korean && !site.noun && !site.passive && site.subject.is_none() && frame.actor.contains(&Slot::Subject) {
            somebody = true;
        }
        for slot in &frame.actor {
            let Some(part) = self.slot(site, slot) else { continue };
            let found = parties::of_part(&part, view, cast);
            if found.is_empty() {
                somebody |= !site.noun && taken.is_none() && self.people(&part, frame.who);
                continue;
            }
            let suited: Vec<Party> = found
                .into_iter()
                .filter(|p| p.actor.is_some_and(|id| parties::suits(frame.who, cast.actor(id), p.span, view, &self.lexicon.classes)))
                .collect();
            if suited.is_empty() {
                wrong = true;
                continue;
            }
            taken = Some(part.span);
            actors = suited;
            break;
        }
        let mut recipients = Vec::new();
        let mut people = false;
        for slot in &frame.recipient {
            let Some(part) = self.slot(site, slot) else { continue };
            if taken.is_some_and(|t| t.overlaps(part.span)) {
                continue;
            }
            recipients = parties::of_part(&part, view, cast);
            recipients.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            people = recipients.is_empty() && (self.counted(part.span) || self.people(&part, Who::Any));
            if !recipients.is_empty() || people {
                break;
            }
        }
        if recipients.is_empty() && !site.noun && !frame.recipient.is_empty() {
            recipients = self.inside_object(site, frame, taken, &actors, cast);
        }
        if frame.reciprocal {
            actors.append(&mut recipients);
            dedup(&mut actors);
        }
        let acted = !actors.is_empty() || somebody && !wrong;
        let received = !recipients.is_empty() || people || frame.reciprocal && actors.len() > 1;
        if view.korean && frame.event_type == EventType::Consult && site.noun && !acted && !stands_free(site) {
            return Err("it is only the setting of something else");
        }
        let missing =
            if wrong && !acted { "the actor is no participant that could do it" } else { "the phrase it needs means no participant" };
        let ok = match frame.needs {
            Needs::Actor => acted,
            Needs::Recipient => received,
            Needs::Party => acted || received,
            Needs::Both => acted && received,
            Needs::Quantity => self.counted(site.clause),
            // An actor that cannot do it shows another meaning.
            Needs::Nothing => acted || !wrong,
        };
        if ok { Ok((actors, recipients)) } else { Err(missing) }
    }

    /// Recipients inside the object: "imposed sanctions on the island", "rejected an Indian proposal", "captured part of the city".
    fn inside_object(&self, site: &Site, frame: &Frame, taken: Option<Span>, actors: &[Party], cast: &mut dyn Cast) -> Vec<Party> {
        let Some(object) = site.object() else { return Vec::new() };
        let around = super::site::around_noun(self.view, object.head);
        let marked =
            |part: &&Part| part.role == Role::Oblique && frame.recipient.iter().any(|s| matches!(s, Slot::Marker(m) if *m == part.marker));
        let whose = |part: &&Part| matches!(part.role, Role::Possessor | Role::Modifier);
        let within = |part: &&Part| {
            part.role == Role::Oblique && ["of", "in", "on", "against", "from", "with", "에 대한", "와"].contains(&part.marker.as_str())
        };
        let owned = frame.recipient.iter().any(|s| matches!(s, Slot::Object | Slot::PossessorOfObject));
        let parts = around
            .iter()
            .filter(marked)
            .chain(around.iter().filter(whose).filter(|_| owned))
            .chain(around.iter().filter(within).filter(|_| owned));
        for part in parts {
            if part.span.overlaps(site.trigger) || taken.is_some_and(|t| t.overlaps(part.span)) {
                continue;
            }
            let mut found = parties::of_part(part, self.view, cast);
            found.retain(|r| !actors.iter().any(|a| a.actor == r.actor));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether the phrase means people, by its head; a name that nothing is known of may be somebody.
    fn people(&self, part: &Part, who: Who) -> bool {
        let view = self.view;
        let language = if view.korean { Language::Korean } else { Language::English };
        let written = if part.head == part.span { head_of(view.text(part.span), view.korean) } else { view.text(part.head) };
        let head = written.to_lowercase();
        let one =
            if view.korean { std::borrow::Cow::Borrowed(head.strip_suffix('들').unwrap_or(&head)) } else { super::class::singular(&head) };
        let classes: &[&str] = match who {
            Who::Troops | Who::Rebel | Who::Armed | Who::Police => &["troops", "police", "militants"],
            Who::Official => &["official", "diplomat"],
            _ => &PEOPLE,
        };
        let known = classes
            .iter()
            .flat_map(|class| self.lexicon.classes.words(language, class))
            .any(|w| if view.korean { one.ends_with(w.as_str()) } else { *w == head || *w == one });
        known
            || !view.korean
                && classes.len() > 3
                && (head.ends_with("year-old") || written.starts_with(char::is_uppercase) && self.unknown_name(part))
    }

    fn unknown_name(&self, part: &Part) -> bool {
        let named = self.view.names(part.span).any(|n| n.label != EntityLabel::Person && !n.adjective);
        !named && !self.in_time(part.span)
    }

    fn slot(&self, site: &Site, slot: &Slot) -> Option<Part> {
        site.slot(slot, self.view).filter(|p| !p.span.is_empty() && !p.span.contains(site.trigger))
    }

    /// Whether people are counted in the phrase: "32 others", 17명.
    fn counted(&self, span: Span) -> bool {
        let all = &self.view.layers.quantities;
        let from = all.partition_point(|q| q.span.end() <= span.start());
        all[from..].iter().take_while(|q| q.span.start() < span.end()).any(|q| q.dimension == "count")
    }

    /// Marks event nouns that a verb sense has taken for its object: "imposed a curfew" is one event.
    fn consume(&self, choice: &Choice, nouns: &[Choice], consumed: &mut HashSet<Span>) {
        let tests = [&choice.frame.object, &choice.frame.argument, &choice.frame.oblique];
        if choice.frame.event_type == EventType::Request || tests.iter().all(|t| t.is_empty()) {
            return;
        }
        for noun in nouns {
            let governed = noun.site.governor.is_some_and(|(g, head, _)| Some(g) == choice.site.own && head);
            if governed
                && tests
                    .iter()
                    .any(|t| t.fits_word(self.view.text(noun.site.trigger)) || t.fits(self.view.text(noun.site.trigger), &noun.site.lemma))
            {
                consumed.insert(noun.site.trigger);
            }
        }
    }

    fn build(
        &self,
        choice: Choice,
        actors: Vec<Party>,
        recipients: Vec<Party>,
        wraps: &HashMap<PredicateId, Effect>,
        cast: &mut dyn Cast,
    ) -> Build {
        let (view, frame, site) = (self.view, choice.frame, &choice.site);
        let wraps_of = |id: PredicateId| wraps.get(&id).copied();
        let mut realis = if site.noun {
            realis::of_noun(view, self.senses, site, &wraps_of)
        } else {
            site.own.map_or(Realis::Happened, |id| realis::of_predicate(view, self.senses, id, &wraps_of))
        };
        if frame.negated && realis == Realis::Negated {
            realis = Realis::Happened;
        }
        let mode = frame.mode.or_else(|| self.mode_of_violence(frame));
        let (event_type, mode) = rules::in_time(frame.event_type, mode, realis);
        let trigger = match site.object() {
            Some(object) if frame.trigger_object => object.head,
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
        phrases.push(spans(&actors));
        let above = match site.governor {
            Some((id, _, Support::None)) => Some(id),
            Some((id, _, _)) => above(view, id),
            None => site.own.and_then(|id| above(view, id)),
        };
        let heads = site.governor.is_none_or(|(_, head, support)| head || support != Support::None);
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
            contexts: frame.contexts.clone(),
            cameo: frame.cameo.filter(|_| event_type == frame.event_type),
            realis,
            reciprocal: frame.reciprocal,
            location: attach::place(view, site, &parties, cast),
            time: attach::time(view, site),
            quantities: attach::quantities(view, &phrases),
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

    fn mode_of_violence(&self, frame: &Frame) -> Option<Mode> {
        if frame.event_type != EventType::Assault {
            return None;
        }
        self.lexicon.classes.instrument(|w| self.view.has(w)).and_then(|name| Mode::parse(EventType::Assault, name).ok())
    }

    /// "said Sudan must return the helicopter": a demand without a verb of demanding.
    fn must(&self, verbs: &[(PredicateId, Site)], builds: &mut Vec<Build>, cast: &mut dyn Cast) {
        let sense = if self.view.korean { "ko.rule.said-must" } else { "en.rule.said-must" };
        for (id, site) in verbs {
            if !SAYING.contains(&site.lemma.as_str()) || builds.iter().any(|b| b.trigger.overlaps(site.trigger)) {
                continue;
            }
            let Some(speaker) = self.slot(site, &Slot::Subject) else { continue };
            for (inner, p) in self.view.children(*id) {
                if p.modality != Modality::Necessary
                    || !p.parent.is_some_and(|(_, link)| matches!(link, Link::Complement | Link::Parataxis))
                {
                    continue;
                }
                let Some(target) = verbs.iter().find(|(v, _)| *v == inner).and_then(|(_, s)| self.slot(s, &Slot::Subject)) else {
                    continue;
                };
                let actors = parties::of_part(&speaker, self.view, cast);
                let recipients = parties::of_part(&target, self.view, cast);
                let other = recipients.first().is_some_and(|r| actors.iter().all(|a| a.actor != r.actor));
                let suited = actors.iter().all(|a| {
                    a.actor.is_some_and(|id| parties::suits(Who::State, cast.actor(id), a.span, self.view, &self.lexicon.classes))
                });
                if actors.is_empty() || !other || !suited {
                    continue;
                }
                builds.push(Build {
                    sense,
                    trigger: site.trigger,
                    lemma: site.lemma.clone(),
                    event_type: EventType::Request,
                    mode: None,
                    contexts: Vec::new(),
                    cameo: None,
                    realis: Realis::Happened,
                    reciprocal: false,
                    actors,
                    recipients,
                    location: None,
                    time: attach::time(self.view, site),
                    quantities: Vec::new(),
                    parent: None,
                    confidence: 0.55,
                    wraps: Some(Effect::Demanded),
                    predicate: Some(*id),
                    above: None,
                    governor: None,
                });
                break;
            }
        }
    }
}

/// What may follow an English noun that heads its phrase, besides verbs and marks.
const AFTER_NOUN: [&str; 74] = [
    "a",
    "an",
    "the",
    "its",
    "his",
    "their",
    "these",
    "those",
    "under",
    "without",
    "they",
    "he",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "with",
    "between",
    "against",
    "by",
    "and",
    "or",
    "but",
    "that",
    "which",
    "who",
    "where",
    "when",
    "after",
    "before",
    "during",
    "since",
    "as",
    "is",
    "was",
    "are",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "may",
    "might",
    "can",
    "should",
    "must",
    "did",
    "do",
    "does",
    "not",
    "over",
    "into",
    "near",
    "about",
    "among",
    "aimed",
    "until",
    "because",
    "there",
    "here",
    "today",
    "yesterday",
    "this",
    "last",
    "next",
    "if",
    "while",
];

/// What violence leaves behind, and its moment.
const LEFT_BEHIND: [&str; 12] =
    ["victim", "victims", "site", "scene", "survivor", "survivors", "suspect", "suspects", "spree", "toll", "wave", "deaths"];
const LEFT_BEHIND_KO: [&str; 16] = [
    "희생자",
    "사건",
    "현장",
    "직후",
    "이후",
    "피해자",
    "사망자",
    "부상자",
    "당시",
    "생존자",
    "소식",
    "발생",
    "용의자",
    "사태",
    "과정",
    "혐의",
];

/// Verbs of plain saying.
const SAYING: [&str; 16] = [
    "say",
    "tell",
    "state",
    "declare",
    "announce",
    "conclude",
    "add",
    "insist",
    "argue",
    "말하다",
    "밝히다",
    "주장하다",
    "강조하다",
    "덧붙이다",
    "전하다",
    "지적하다",
];

fn dedup(parties: &mut Vec<Party>) {
    let mut seen = HashSet::new();
    parties.retain(|p| seen.insert(p.actor));
}

/// In Korean the dead and wounded of a blast or attack told in the same sentence are its recipients, not events of their own.
fn casualties(builds: &mut Vec<Build>) {
    let casualty = |b: &Build| b.event_type == EventType::Assault && CASUALTY_TAGS.iter().any(|t| b.sense.ends_with(t));
    let Some(cause) = builds.iter().position(|b| b.event_type == EventType::Assault && !casualty(b) && b.realis == Realis::Happened) else {
        return;
    };
    // What is taken out before the cause moves the cause to the front.
    let before = builds[..cause].iter().filter(|b| casualty(b)).count();
    let (gone, mut kept): (Vec<Build>, Vec<Build>) = std::mem::take(builds).into_iter().partition(casualty);
    if let Some(attack) = kept.get_mut(cause - before) {
        for b in gone {
            attack.recipients.extend(b.recipients.iter().filter(|r| !attack.actors.iter().any(|a| a.actor == r.actor)));
            attack.quantities.extend(b.quantities);
            attack.time = attack.time.or(b.time);
            attack.location = attack.location.or(b.location);
        }
        dedup(&mut attack.recipients);
    }
    *builds = kept;
}

/// Senses of dying and being hurt.
const CASUALTY_TAGS: [&str; 3] = [".die", ".wound", ".casualties-noun"];

/// Links inner events to outer ones, lets outer ones take mode and type from them, drops what they swallow and what is told twice.
fn nest(view: &View<'_>, mut builds: Vec<Build>) -> Vec<Build> {
    let by_predicate: HashMap<PredicateId, usize> = builds.iter().enumerate().filter_map(|(i, b)| b.predicate.map(|p| (p, i))).collect();
    for i in 0..builds.len() {
        let mut at = builds[i].above;
        // A parent lies in the same sentence; the bound guards against a cycle.
        for _ in 0..8 {
            let Some(id) = at else { break };
            if let Some(outer) = by_predicate.get(&id).copied().filter(|o| *o != i) {
                if builds[outer].wraps.is_some() {
                    builds[i].parent = Some(outer);
                }
                break;
            }
            at = above(view, id);
        }
    }
    let mut drop = vec![false; builds.len()];
    for i in 0..builds.len() {
        let Some(outer) = builds[i].parent else { continue };
        let inner = builds[i].event_type;
        let (event_type, mode) = rules::around(builds[outer].event_type, builds[outer].mode, builds[outer].wraps, inner);
        builds[outer].event_type = event_type;
        builds[outer].mode = mode;
        drop[i] = rules::swallows(builds[outer].wraps, inner);
    }
    for i in 0..builds.len() {
        for j in 0..i {
            if !drop[i] && !drop[j] && builds[i].trigger.overlaps(builds[j].trigger) {
                drop[i] = true;
            }
        }
    }
    // "the attack killed nine": the blow and its dead are one.
    for i in 0..builds.len() {
        let blow = builds[i].event_type == EventType::Assault && builds[i].predicate != builds[i].governor;
        let told =
            builds[i].governor.and_then(|g| by_predicate.get(&g)).is_some_and(|o| *o != i && builds[*o].event_type == EventType::Assault);
        drop[i] |= blow && told && builds[i].actors.is_empty();
    }
    let mut place = vec![None; builds.len()];
    let mut kept = 0;
    for (i, gone) in drop.iter().enumerate() {
        if !gone {
            place[i] = Some(kept);
            kept += 1;
        }
    }
    let mut out = Vec::with_capacity(kept);
    for (i, mut build) in builds.into_iter().enumerate() {
        if !drop[i] {
            build.parent = build.parent.and_then(|p| place[p]);
            out.push(build);
        }
    }
    out
}

/// The predicate in whose complement this one stands.
fn above(view: &View<'_>, id: PredicateId) -> Option<PredicateId> {
    let p = view.predicate(id);
    p.parent.filter(|(_, link)| inside(*link) || to_clause(p)).map(|(up, _)| up)
}

/// Classes of nouns that mean people.
const PEOPLE: [&str; 8] = ["people", "official", "captive", "crowd", "troops", "police", "militants", "diplomat"];

/// The head word of a phrase of which only the words are known.
fn head_of(phrase: &str, korean: bool) -> &str {
    let text = if korean {
        phrase
    } else {
        let cut = [" of ", " in ", " who ", " from ", " at ", " with ", " on ", " for ", ", ", " that ", " known "]
            .iter()
            .filter_map(|w| phrase.find(w))
            .min();
        &phrase[..cut.unwrap_or(phrase.len())]
    };
    text.trim().rsplit(char::is_whitespace).next().unwrap_or(text)
}

/// Whether a noun stands as subject, topic or object.
fn stands_free(site: &Site) -> bool {
    matches!(site.stands_as, Some(Role::Subject | Role::Object | Role::Topic))
}
