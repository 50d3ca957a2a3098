//! The register of a document's participants: who is known by which key, and where each is meant.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sosik_core::ontology::Sector;
use sosik_core::{
    Actor, ActorId, ActorKind, Code, Evidence, EvidenceList, Language, Mention, MentionForm, Names, Quantity, SentenceId, Span,
};
use sosik_segment::Segmentation;

use super::focus::Focus;
use super::pronouns::{Gender, gender};
use crate::layers::Layers;
use crate::names::added::Gazetteer;
use crate::names::compose;
use crate::names::index::Map;
use crate::names::lexicon::LEXICON;

/// What is known of a participant when it is met.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) kind: ActorKind,
    pub(super) code: Option<Code>,
    pub(super) sectors: Vec<Sector>,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
}

/// A place in the text where a participant is meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// The phrase: modifiers included.
    pub(super) span: Span,
    /// Its head words: the name or the noun.
    pub(super) head: Span,
    pub(super) actor: ActorId,
}

/// The register.
#[derive(Debug)]
pub(super) struct Book<'l> {
    pub(super) text: &'l str,
    pub(super) seg: &'l Segmentation,
    /// The day of publication, on which offices are held.
    pub(super) day: Option<NaiveDate>,
    /// Actors that a user listed.
    gazetteer: Option<&'l Gazetteer>,
    /// The countries that bare words for bodies mean.
    pub(super) focus: Focus,
    /// Of people by their ids.
    pub(super) genders: Map<u32, Gender>,
    /// Words for participants that stand alone, with their roles.
    pub(super) bare: Vec<(Span, u32)>,
    /// How many people there are.
    pub(super) quantities: &'l [Quantity],
    pub(super) actors: Vec<Actor>,
    /// In the order in which they were met; `at` orders them by the text.
    pub(super) spots: Vec<Spot>,
    at: BTreeMap<(u32, u32), usize>,
    by_key: Map<String, ActorId>,
    /// Quotations with those who speak in them, in order of the text.
    voices: BTreeMap<(u32, u32), ActorId>,
    /// The last actor whose key ends in a role (`mod`, `mil`), in the order of the text up to where reading has come.
    by_role: Map<String, Vec<(u32, ActorId)>>,
}

impl<'l> Book<'l> {
    pub(super) fn new(layers: &'l Layers<'_>) -> Self {
        let (text, seg) = (layers.text, &layers.segmentation);
        let (day, gazetteer) = (layers.published.map(|p| p.date()), layers.gazetteer.as_deref());
        Self {
            text,
            seg,
            day,
            gazetteer,
            focus: Focus::of(layers),
            genders: Map::default(),
            bare: Vec::new(),
            quantities: &layers.quantities,
            actors: Vec::new(),
            spots: Vec::new(),
            at: BTreeMap::new(),
            by_key: Map::default(),
            by_role: Map::default(),
            voices: BTreeMap::new(),
        }
    }

    /// Notes that `actor` speaks in the quotation at `span`.
    pub(super) fn speaks(&mut self, span: Span, actor: ActorId) {
        self.voices.entry((span.start(), span.end())).or_insert(actor);
    }

    /// Who speaks in the quotation around `at`; of quotations in each other the innermost that is near.
    pub(super) fn voice_at(&self, at: Span) -> Option<ActorId> {
        const NEAR: usize = 6;
        let before = self.voices.range(..=(at.start(), u32::MAX)).rev().take(NEAR);
        before.filter(|((_, end), _)| *end >= at.end()).map(|(_, actor)| *actor).next()
    }

    pub(super) fn language(&self, span: Span) -> Language {
        self.seg.sentence_at(span.start()).and_then(|i| self.seg.sentences.get(i)).map_or(Language::Other, |s| s.language)
    }

    /// The actor of `draft`, meant at `head` in the phrase `span`; made when its key is new.
    pub(super) fn meet(&mut self, draft: Draft, span: Span, head: Span, form: MentionForm) -> ActorId {
        let id = match self.by_key.get(&draft.key) {
            Some(id) => *id,
            None => self.mint(&draft, span, head),
        };
        self.mention(id, span, head, form);
        let actor = &mut self.actors[id.index()];
        // A later mention may know more than the first.
        actor.code = actor.code.or(draft.code);
        if actor.sectors.is_empty() {
            actor.sectors = draft.sectors;
        }
        id
    }

    /// The actor that has the key already.
    pub(super) fn by_key(&self, key: &str) -> Option<ActorId> {
        self.by_key.get(key).copied()
    }

    /// The country of an actor, where it is told and not guessed from the text around.
    pub(super) fn told_country(&self, id: ActorId) -> Option<Code> {
        let actor = &self.actors[id.index()];
        actor.code.filter(|c| c.is_country() && actor.evidence.first().rule != "actor.focus")
    }

    /// Notes that the country of `id` is not `old` but `new`: a key made of the country's code is made anew, unless somebody has that.
    pub(super) fn moved(&mut self, id: ActorId, old: Option<Code>, new: Code) {
        let actor = &mut self.actors[id.index()];
        let Some(tail) = old.and_then(|old| actor.key.strip_prefix(&compose(old, ""))) else { return };
        let key = compose(new, tail);
        if !self.by_key.contains_key(&key) {
            self.by_key.remove(&actor.key);
            actor.key.clone_from(&key);
            self.by_key.insert(key, id);
        }
    }

    fn mint(&mut self, draft: &Draft, span: Span, head: Span) -> ActorId {
        let id = ActorId::of(self.actors.len());
        let written = span.slice(self.text).unwrap_or_default().to_owned();
        let korean = self.language(span) == Language::Korean;
        // What is only composed keeps its own words: "Putin regime" is not called the Kremlin here.
        let entry = LEXICON.by_key(&draft.key).filter(|_| draft.rule != "actor.composed");
        let (mut names, mut name, mut role) = (Names::default(), written.clone(), None);
        if let Some(entry) = entry {
            names.en = Some(entry.en.to_owned()).filter(|n| !n.is_empty());
            names.ko = Some(entry.ko.to_owned()).filter(|n| !n.is_empty());
            name = if korean { names.ko.clone() } else { names.en.clone() }.unwrap_or(written);
            role = Some(entry.detail.to_owned()).filter(|r| !r.is_empty() && draft.kind == ActorKind::Person);
        } else if let Some(listed) = self.gazetteer.and_then(|g| g.get(&draft.key)) {
            (names.en, names.ko) = (listed.en.first().cloned(), listed.ko.first().cloned());
            name = if korean { names.ko.clone() } else { names.en.clone() }.unwrap_or(written);
        } else {
            *(if korean { &mut names.ko } else { &mut names.en }) = Some(written);
        }
        let sentence = SentenceId::of(self.seg.sentence_at(span.start()).unwrap_or(0));
        self.actors.push(Actor {
            key: draft.key.clone(),
            kind: draft.kind,
            name,
            names,
            aliases: Vec::new(),
            code: draft.code,
            sectors: draft.sectors.clone(),
            role,
            affiliation: None,
            wikidata: None,
            mentions: Vec::new(),
            evidence: EvidenceList::from(Evidence::new(sentence, head, draft.rule, draft.confidence)),
        });
        self.by_key.insert(draft.key.clone(), id);
        id
    }

    /// Notes that `actor` is meant at `head` in the phrase `span`; the same place is noted once.
    pub(super) fn mention(&mut self, actor: ActorId, span: Span, head: Span, form: MentionForm) {
        let key = (head.start(), head.end());
        if self.at.contains_key(&key) && form != MentionForm::Zero {
            return;
        }
        let spot = Spot { span, head, actor };
        let named = matches!(form, MentionForm::Name | MentionForm::Alias);
        if named
            && self.actors[actor.index()].kind == ActorKind::Person
            && let Some(found) = gender(self.text, head)
        {
            self.genders.entry(actor.0).or_insert(found);
        }
        if form != MentionForm::Zero {
            self.at.insert(key, self.spots.len());
            if let Some(role) = self.actors[actor.index()].key.split_once('.').map(|(_, role)| role.to_owned()) {
                let list = self.by_role.entry(role).or_default();
                let at = list.partition_point(|(start, _)| *start <= head.start());
                list.insert(at, (head.start(), actor));
            }
        }
        self.spots.push(spot);
        self.actors[actor.index()].mentions.push(Mention { span, form });
    }

    /// The last actor before `offset` in its report whose key ends in `role`, and where it is meant.
    pub(super) fn last_of_role(&self, role: &str, offset: u32) -> Option<(u32, ActorId)> {
        let list = self.by_role.get(role)?;
        let last = list.partition_point(|(start, _)| *start < offset).checked_sub(1).map(|i| list[i])?;
        (last.0 >= self.focus.report(offset)).then_some(last)
    }

    /// The first actor from `offset` on in its report whose key ends in `role`.
    pub(super) fn next_of_role(&self, role: &str, offset: u32) -> Option<ActorId> {
        let list = self.by_role.get(role)?;
        let next = list.get(list.partition_point(|(start, _)| *start < offset))?;
        (self.focus.report(next.0) == self.focus.report(offset)).then_some(next.1)
    }

    /// The spot whose phrase ends with or holds the word at `head`.
    pub(super) fn spot_at(&self, head: Span) -> Option<&Spot> {
        // Spots are short; a few steps back reach every one that can hold the word.
        (self.at.range(..=(head.start(), u32::MAX)).rev().take(6)).map(|(_, i)| &self.spots[*i]).find(|s| s.head.overlaps(head))
    }

    /// Spots that begin before `offset` in its report, the nearest first, at most `reach` of them.
    pub(super) fn before(&self, offset: u32, reach: usize) -> impl Iterator<Item = &Spot> {
        let report = self.focus.report(offset);
        self.at.range((report.min(offset), 0)..(offset, 0)).rev().take(reach).map(|(_, i)| &self.spots[*i])
    }

    /// Spots whose heads begin inside `span`, in order.
    pub(super) fn inside(&self, span: Span) -> impl Iterator<Item = &Spot> {
        self.at.range((span.start(), 0)..(span.end(), 0)).map(|(_, i)| &self.spots[*i])
    }
}
