//! The senses: read from `lexicon/senses` once, indexed by word.

use std::sync::LazyLock;

use serde::Deserialize;
use sosik_core::Language;
use sosik_core::ontology::{CameoCode, Context, EventType, Mode};

use super::class::{Classes, Test};
use super::hash::{WordMap, WordSet};
use crate::sieve::Letters;

/// Where a party stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    Subject,
    Object,
    Indirect,
    Possessor,
    Modifier,
    /// The possessor inside the object: "rejected Cairo's plan".
    PossessorOfObject,
    /// The subject, whatever the voice: 학생들이 끌려가다.
    SubjectOfPassive,
    /// The subject of the predicate over a noun: "faces charges", 혐의를 받고 있다.
    Holder,
    /// A preposition or josa.
    Marker(String),
}

/// Which parties a sense cannot do without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Needs {
    #[default]
    Actor,
    Recipient,
    Party,
    Both,
    Nothing,
    /// A number beside it: 사망자는 9명.
    Quantity,
}

/// What an actor must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Who {
    #[default]
    Any,
    /// Not a firm, an outlet or somebody of whom nothing is known but a name.
    State,
    Armed,
    /// Armed and no state.
    Rebel,
    Police,
    /// Soldiers, not the one who sends them.
    Troops,
    Official,
    Person,
    /// People in number, or a group of them.
    Crowd,
    Worker,
}

/// What befalls an event in the complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Effect {
    Demanded,
    Threatened,
    Promised,
    Granted,
    Refused,
    Planned,
    Happened,
    Failed,
    Denied,
    Hypothetical,
    Negated,
}

/// One entry: what its words mean, what they ask for and what they yield.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) event_type: EventType,
    pub(crate) mode: Option<Mode>,
    pub(crate) contexts: Vec<Context>,
    pub(crate) cameo: Option<CameoCode>,
    pub(crate) object: Test,
    pub(crate) subject: Test,
    pub(crate) argument: Test,
    pub(crate) oblique: Test,
    pub(crate) not: Test,
    pub(crate) near: Vec<String>,
    /// Whether a word of `near` must stand behind the object, of which it is said.
    pub(crate) judged: bool,
    pub(crate) inner: Vec<EventType>,
    pub(crate) with: Vec<String>,
    pub(crate) actor: Vec<Slot>,
    pub(crate) recipient: Vec<Slot>,
    pub(crate) reciprocal: bool,
    pub(crate) needs: Needs,
    pub(crate) who: Who,
    pub(crate) wraps: Option<Effect>,
    pub(crate) trigger_object: bool,
    pub(crate) public: bool,
    pub(crate) alone: bool,
    pub(crate) negated: bool,
    pub(crate) passive: bool,
    /// Whether a noun tells of it only where a verb lends itself: "made an offer", and not what somebody thinks of the offer.
    pub(crate) supported: bool,
    /// Whether its words tell that somebody did not do it: "stood by", 수수방관하다.
    pub(crate) omits: bool,
    /// Whether a user has added it: it is preferred to what ships.
    pub(crate) own: bool,
}

/// A word with one meaning.
#[derive(Clone, Debug)]
pub(crate) struct Sense {
    pub(crate) id: String,
    /// The other words of a verb ("down" of "crack down") or of a noun ("bomb" of "bomb attack").
    pub(crate) rest: String,
    pub(crate) frame: usize,
}

/// The senses of one language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Senses {
    pub(crate) frames: Vec<Frame>,
    /// By the first word of an English verb, the last of a Korean one.
    pub(crate) verbs: WordMap<String, Vec<Sense>>,
    /// By the last word of a noun.
    pub(crate) nouns: WordMap<String, Vec<Sense>>,
    /// The last letters of those words.
    pub(crate) noun_ends: Letters,
    pub(crate) effects: WordMap<String, Effect>,
    pub(crate) noun_effects: WordMap<String, Effect>,
    /// The last letters of those nouns.
    pub(crate) effect_ends: Letters,
    pub(crate) support_actor: WordSet<String>,
    pub(crate) support_recipient: WordSet<String>,
    pub(crate) support_self: WordSet<String>,
    pub(crate) ending: WordSet<String>,
    /// Verbs that bring about what stands in their object or phrase of result.
    pub(crate) leading: WordSet<String>,
    /// Verbs whose purpose clause tells what is done by them: "gathered to protest".
    pub(crate) enacting: WordSet<String>,
    /// Nouns of acts that go on for days, and the verbs that tell of their beginning.
    pub(crate) lasting: WordSet<String>,
    pub(crate) beginning: WordSet<String>,
    /// Words that ask who, where or when.
    pub(crate) questions: WordSet<String>,
    /// Verbs that stop what goes on, verbs of wanting, and verbs that act on the place that is their object.
    pub(crate) halting: WordSet<String>,
    pub(crate) wanting: WordSet<String>,
    pub(crate) striking: WordSet<String>,
    /// Verbs of warning and deciding whose "against" tells what is not to be done.
    pub(crate) opposing: WordSet<String>,
    /// Nouns of what is laid to somebody's charge, and verbs by which it is denied.
    pub(crate) charges: WordSet<String>,
    pub(crate) dismissing: WordSet<String>,
    /// Verbs of attempting, which are among those of failing where they are told in the past.
    pub(crate) attempted: WordSet<String>,
    /// Verbs of plain saying.
    pub(crate) saying: WordSet<String>,
    /// Markers of clauses that tell on what condition it will not be done.
    pub(crate) unless: WordSet<String>,
    /// Words that say it is another one.
    pub(crate) again: WordSet<String>,
}

/// Everything events are read with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    pub(crate) classes: Classes,
    pub(crate) english: Senses,
    pub(crate) korean: Senses,
}

impl Lexicon {
    /// The lexicon that ships; read on first use.
    pub(crate) fn get() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
        &LEXICON
    }

    /// The senses of `language`; nothing for a language that is not read.
    pub(crate) fn of(&self, language: Language) -> Option<&Senses> {
        match language {
            Language::English => Some(&self.english),
            Language::Korean => Some(&self.korean),
            Language::Other => None,
        }
    }

    fn read() -> Self {
        let classes = Classes::read();
        let mut lexicon = Self { classes, ..Self::default() };
        // A file that cannot be read gives no senses; the tests read every one.
        for file in FILES.iter().filter_map(|text| toml::from_str::<File>(text).ok()) {
            let senses = if file.language == Language::Korean { &mut lexicon.korean } else { &mut lexicon.english };
            file.fill(&lexicon.classes, senses, false);
        }
        for outer in OUTER.iter().filter_map(|text| toml::from_str::<Outer>(text).ok()) {
            let senses = if outer.language == Language::Korean { &mut lexicon.korean } else { &mut lexicon.english };
            outer.fill(senses);
        }
        lexicon
    }
}

macro_rules! files {
    ($($language:literal: $($name:literal)*;)*) => {
        [$($(include_str!(concat!("../../lexicon/senses/", $language, "/", $name, ".toml"))),*),*]
    };
}

const FILES: [&str; 32] = files! {
    "en": "agree" "consult" "support" "concede" "cooperate" "aid" "retreat" "request" "accuse" "reject" "threaten" "protest" "sanction" "mobilize" "coerce" "assault";
    "ko": "agree" "consult" "support" "concede" "cooperate" "aid" "retreat" "request" "accuse" "reject" "threaten" "protest" "sanction" "mobilize" "coerce" "assault";
};

const OUTER: [&str; 2] = [include_str!("../../lexicon/senses/outer_en.toml"), include_str!("../../lexicon/senses/outer_ko.toml")];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) language: Language,
    #[serde(rename = "type")]
    pub(super) event_type: EventType,
    #[serde(rename = "source", default)]
    _source: String,
    #[serde(rename = "licence", default)]
    _licence: String,
    #[serde(default)]
    pub(super) defaults: Entry,
    pub(super) senses: Vec<Entry>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Entry {
    pub(super) tag: String,
    pub(super) verbs: Vec<String>,
    pub(super) nouns: Vec<String>,
    pub(super) roots: Vec<String>,
    pub(super) object: Vec<String>,
    pub(super) subject: Vec<String>,
    pub(super) argument: Vec<String>,
    pub(super) oblique: Vec<String>,
    pub(super) not: Vec<String>,
    near: Vec<String>,
    judged: bool,
    inner: Vec<EventType>,
    with: Vec<String>,
    pub(super) mode: Option<String>,
    contexts: Option<Vec<Context>>,
    cameo: Option<CameoCode>,
    pub(super) actor: Option<Vec<String>>,
    pub(super) recipient: Option<Vec<String>>,
    reciprocal: bool,
    needs: Needs,
    who: Who,
    wraps: Option<Effect>,
    pub(super) trigger: Option<String>,
    public: bool,
    alone: bool,
    negated: bool,
    passive: bool,
    supported: bool,
    omits: bool,
    /// For people, and for the test that wants one of each.
    #[serde(rename = "example")]
    example_sentence: String,
}

impl File {
    pub(super) fn fill(self, classes: &Classes, senses: &mut Senses, first: bool) {
        let korean = self.language == Language::Korean;
        for entry in self.senses {
            let test = |words: &[String]| Test::new(words, classes, self.language);
            let slots = |own: &Option<Vec<String>>, default: &Option<Vec<String>>| {
                own.as_ref().or(default.as_ref()).map(|v| v.iter().map(|s| Slot::read(s)).collect()).unwrap_or_default()
            };
            let frame = senses.frames.len();
            senses.frames.push(Frame {
                event_type: self.event_type,
                mode: entry.mode.as_deref().and_then(|m| Mode::parse(self.event_type, m).ok()),
                contexts: entry.contexts.clone().or_else(|| self.defaults.contexts.clone()).unwrap_or_default(),
                cameo: entry.cameo,
                object: test(&entry.object),
                subject: test(&entry.subject),
                argument: test(&entry.argument),
                oblique: test(&entry.oblique),
                not: test(&entry.not),
                near: classes.expand(&entry.near, self.language),
                judged: entry.judged,
                inner: entry.inner,
                with: entry.with,
                actor: slots(&entry.actor, &self.defaults.actor),
                recipient: slots(&entry.recipient, &self.defaults.recipient),
                reciprocal: entry.reciprocal,
                needs: entry.needs,
                who: entry.who,
                wraps: entry.wraps,
                trigger_object: entry.trigger.as_deref() == Some("object"),
                public: entry.public,
                alone: entry.alone,
                negated: entry.negated,
                passive: entry.passive,
                supported: entry.supported,
                omits: entry.omits,
                own: first,
            });
            // What users add stands before what ships, so that it is asked first.
            let put = |list: &mut Vec<Sense>, sense| if first { list.insert(0, sense) } else { list.push(sense) };
            let mut add = |words: &[String], noun: bool, verb: bool| {
                for word in words {
                    let word = word.strip_prefix("be ").unwrap_or(word);
                    let id = format!("{}.{}.{}", self.language.code(), word.replace(' ', "-"), entry.tag);
                    if verb {
                        let (key, rest) = match if korean { word.rsplit_once(' ').map(|(r, k)| (k, r)) } else { word.split_once(' ') } {
                            Some((key, rest)) => (key, rest),
                            None => (word, ""),
                        };
                        put(senses.verbs.entry(key.to_owned()).or_default(), Sense { id: id.clone(), rest: rest.to_owned(), frame });
                    }
                    if noun {
                        let (rest, key) = word.rsplit_once(' ').unwrap_or(("", word));
                        let id = if verb { id } else { format!("{id}-noun") };
                        senses.noun_ends.add_last(key);
                        put(senses.nouns.entry(key.to_owned()).or_default(), Sense { id, rest: rest.to_owned(), frame });
                    }
                }
            };
            add(&entry.verbs, false, true);
            add(&entry.nouns, true, false);
            add(&entry.roots, true, true);
        }
    }
}

impl Slot {
    pub(super) fn read(name: &str) -> Self {
        match name {
            "subject" => Self::Subject,
            "object" | "object-if-person" => Self::Object,
            "indirect" => Self::Indirect,
            "possessor" => Self::Possessor,
            "modifier" => Self::Modifier,
            "possessor-of-object" => Self::PossessorOfObject,
            "subject-of-passive" => Self::SubjectOfPassive,
            "holder" => Self::Holder,
            marker => Self::Marker(marker.to_owned()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outer {
    language: Language,
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "licence")]
    _licence: String,
    planned: Vec<String>,
    happened: Vec<String>,
    failed: Vec<String>,
    attempted: Vec<String>,
    denied: Vec<String>,
    hypothetical: Vec<String>,
    negated: Vec<String>,
    demanded: Vec<String>,
    threatened: Vec<String>,
    promised: Vec<String>,
    noun_planned: Vec<String>,
    noun_hypothetical: Vec<String>,
    noun_demanded: Vec<String>,
    support_actor: Vec<String>,
    support_recipient: Vec<String>,
    support_self: Vec<String>,
    ending: Vec<String>,
    leading: Vec<String>,
    enacting: Vec<String>,
    lasting: Vec<String>,
    beginning: Vec<String>,
    questions: Vec<String>,
    #[serde(default)]
    halting: Vec<String>,
    #[serde(default)]
    wanting: Vec<String>,
    #[serde(default)]
    striking: Vec<String>,
    #[serde(default)]
    opposing: Vec<String>,
    #[serde(default)]
    charges: Vec<String>,
    #[serde(default)]
    dismissing: Vec<String>,
    saying: Vec<String>,
    unless: Vec<String>,
    again: Vec<String>,
}

impl Outer {
    fn fill(self, senses: &mut Senses) {
        senses.attempted.extend(self.attempted.iter().cloned());
        for (words, effect) in [
            (self.happened, Effect::Happened),
            (self.planned, Effect::Planned),
            (self.failed, Effect::Failed),
            (self.attempted, Effect::Failed),
            (self.denied, Effect::Denied),
            (self.hypothetical, Effect::Hypothetical),
            (self.negated, Effect::Negated),
            (self.demanded, Effect::Demanded),
            (self.threatened, Effect::Threatened),
            (self.promised, Effect::Promised),
        ] {
            for word in words {
                senses.effects.insert(word.strip_prefix("be ").unwrap_or(&word).to_owned(), effect);
            }
        }
        for (words, effect) in
            [(self.noun_planned, Effect::Planned), (self.noun_hypothetical, Effect::Hypothetical), (self.noun_demanded, Effect::Demanded)]
        {
            words.iter().for_each(|word| senses.effect_ends.add_last(word));
            senses.noun_effects.extend(words.into_iter().map(|w| (w, effect)));
        }
        senses.support_actor.extend(self.support_actor);
        senses.support_recipient.extend(self.support_recipient);
        senses.support_self.extend(self.support_self);
        senses.ending.extend(self.ending);
        senses.leading.extend(self.leading);
        senses.enacting.extend(self.enacting);
        senses.lasting.extend(self.lasting);
        senses.beginning.extend(self.beginning);
        senses.questions.extend(self.questions);
        senses.halting.extend(self.halting);
        senses.wanting.extend(self.wanting);
        senses.striking.extend(self.striking);
        senses.opposing.extend(self.opposing);
        senses.charges.extend(self.charges);
        senses.dismissing.extend(self.dismissing);
        senses.saying.extend(self.saying);
        senses.unless.extend(self.unless);
        senses.again.extend(self.again);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read_and_every_word_has_one_meaning_by_one_name() {
        for text in FILES {
            let file: File = toml::from_str(text).unwrap();
            for entry in file.senses {
                assert!(!entry.example_sentence.is_empty(), "{} {}", file.event_type, entry.tag);
                if let Some(mode) = &entry.mode {
                    Mode::parse(file.event_type, mode).unwrap();
                }
            }
        }
        for text in OUTER {
            toml::from_str::<Outer>(text).unwrap();
        }
        let lexicon = Lexicon::get();
        let mut ids = WordSet::default();
        for senses in [&lexicon.english, &lexicon.korean] {
            for (table, map) in [("verb", &senses.verbs), ("noun", &senses.nouns)] {
                for sense in map.values().flatten() {
                    assert!(ids.insert((table, &sense.id)), "{} stands twice", sense.id);
                }
            }
            let types: WordSet<_> = senses.frames.iter().map(|f| f.event_type).collect();
            assert_eq!(types.len(), EventType::ALL.len());
        }
        let count = |s: &Senses| s.verbs.values().chain(s.nouns.values()).map(Vec::len).sum::<usize>();
        assert!(count(&lexicon.english) > 1000 && count(&lexicon.korean) > 1000);
    }
}
