//! Closed lists of words: `lexicon/senses/words.toml`, read once.

use std::sync::LazyLock;

use super::hash::{WordMap, WordSet};
use serde::Deserialize;
use sosik_core::Realis;

/// A closed list of words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct List(WordSet<String>);

impl List {
    /// Whether the word is on the list, as written.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether `text` starts with one of them.
    pub(super) fn starts(&self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of them.
    pub(super) fn ends(&self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }

    /// The words, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// All lists.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    #[serde(rename = "source")]
    _source: String,
    #[serde(rename = "licence")]
    _licence: String,
    /// Prepositions and josa that tell a place.
    pub(super) place_markers: List,
    /// Nouns behind "at" that are no places: at the request of.
    pub(super) asked_at: List,
    /// Nouns that are people only where a word tells which: the force, NATO's force; not "use force".
    pub(super) masses: List,
    /// Korean nouns for what a body has laid down: 유엔 결의 is no more the United Nations than 한미 조약 the two states.
    pub(super) instruments_ko: List,
    /// Heads that count or contain what comes after "of".
    pub(super) containers: List,
    /// Korean heads that count.
    pub(super) counters: List,
    /// Korean counters of bodies, firms and ships.
    pub(super) bodies_counted_ko: List,
    /// Korean words behind a number that only bound it.
    pub(super) bounds_ko: List,
    /// Adverbs that part from their verbs.
    pub(super) particles: List,
    /// Verbs that "over" parts from their objects: "turned over nine captives".
    pub(super) over_verbs: List,
    /// Fights whose sides stand behind "between".
    pub(super) fights: List,
    /// Nouns for the breaking of an accord: "violation of the ceasefire".
    pub(super) breaches: List,
    /// Korean nouns that only tell how far an act goes, between it and its object: 수입 전면 금지.
    pub(super) extents_ko: List,
    /// What "with" follows where more are named: "along with".
    pub(super) besides: List,
    /// Words that say of a noun that it goes on; the same in Korean, behind it, whole and as starts of words.
    pub(super) under_way: List,
    pub(super) under_way_ko: List,
    pub(super) under_way_starts_ko: List,
    /// Verbs that in the present carry on what their noun names: "holds talks".
    pub(super) carrying: List,
    /// Words before a noun that tell of one of several, or of one that is over: "the last talks".
    pub(super) once: List,
    /// Words before talks that are known and so go on.
    pub(super) known_talks: List,
    /// What counts the sides of talks behind a hyphen, and what names talks by their kind; the same in Korean, behind a number.
    pub(super) sides: List,
    pub(super) kinds_of_talks: List,
    pub(super) sided_ko: List,
    /// Verbs whose object tells a matter: "discussed the war in Sudan".
    pub(super) matter_verbs: List,
    /// Starts of the Korean word behind what nearly happened: 납치될 뻔했다.
    pub(super) nearly_ko: List,
    /// What bounds a number from above: "as many as 20 persons".
    pub(super) as_many: List,
    /// What people are left behind a phrase for them: "left nine people dead".
    pub(super) left_hurt: List,
    /// Prepositions of talks in the wake or course of which somebody acts: "freed them after talks with the envoy".
    pub(super) wakes: List,
    /// Ends of Korean words for firms of which no name is told.
    pub(super) firms_ko: List,
    /// Ends of Korean words that look like those of firms and mean none: 중앙은행.
    pub(super) no_firms_ko: List,
    /// What demand markets tell of, before the noun and behind "for": "weak demand", "demand for steel".
    pub(super) demand_kinds: List,
    pub(super) goods: List,
    /// Korean numerals before a noun that counts.
    pub(super) numerals_ko: List,
    /// Words that open a clause of another time or of a ground.
    pub(super) grounds: List,
    /// Nouns behind "in" that tell how something is done: "in protest".
    pub(super) manners: List,
    /// What one owns up to, and verbs of owning up: "claimed responsibility for the blast".
    pub(super) blame: List,
    pub(super) owning_up: List,
    /// Verbs whose object hears it: "told a conference of teachers that".
    pub(super) informing: List,
    /// Papers that speak for whoever puts them out.
    pub(super) papers: List,
    /// Starts of the Korean word behind whatever only passes something on: 단체를 통해.
    pub(super) channels_ko: List,
    /// Markers of Korean phrases for whom an act is aimed at: 군중을 향해.
    pub(super) aimed_ko: List,
    /// Korean words for the two of whom a text has spoken: 양국.
    pub(super) both_ko: List,
    /// English phrases for the two states of which a text has spoken.
    pub(super) both_en: List,
    /// Korean words for the two people of whom a text has spoken: 두 정상.
    pub(super) both_people_ko: List,
    /// Words behind the names of states that mean no more than the states: 한미 양국.
    pub(super) states_ko: List,
    /// Verbs behind "what" that only say of what kind a thing seems to be.
    pub(super) seeming: List,
    /// Verbs of weighing or settling something of one's own: 파병을 검토하다.
    pub(super) weighing_en: List,
    pub(super) weighing_ko: List,
    /// Participles that mean those to whom it was done: "the two accused".
    pub(super) accused: List,
    /// What makes of a conference one that is held for reporters.
    pub(super) to_press: List,
    /// What markets hold, and nobody meets in.
    pub(super) trading: List,
    /// Things that those are called by whose they are.
    pub(super) things: List,
    /// Words of phrases that bound the number behind them: "more than 200", "at least 200".
    pub(super) bounding: List,
    /// What sources ask not to be done to them: "asked not to be named".
    pub(super) unnamed: List,
    /// What may follow an English noun that heads its phrase, besides verbs and marks.
    pub(super) after_noun: List,
    /// What violence leaves behind, and its moment.
    pub(super) left_behind: List,
    /// The same in Korean, as starts of words.
    pub(super) left_behind_ko: List,
    /// Starts of Korean words behind 테러 that make of it a kind of crime: 테러 용의자.
    pub(super) kinds_ko: List,
    /// Starts of words that only speak of what stands before them with 와: 테러와 무관하다.
    pub(super) spoken_of_ko: List,
    /// Starts of Korean words for what is done about 테러 as a kind of crime.
    pub(super) abstract_ko: List,
    /// Korean words that end like the noun of an event and name none: 기고문.
    pub(super) lookalikes_ko: List,
    /// What opens words that describe a party and do not name it, as written.
    pub(super) aside: List,
    /// What tells only where somebody stood or when: "protesters outside the parliament" are no lawmakers.
    pub(super) beside: List,
    /// Verbs that always have an object: without one, their participle is a passive ("six injured").
    pub(super) never_alone: List,
    /// Prepositions that round the number behind them.
    pub(super) rounding: List,
    /// Verbs that have no passive: what looks like their participle is the verb.
    pub(super) never_passive: List,
    /// Prepositions that hang a phrase on an English noun.
    pub(super) noun_prepositions: List,
    /// What ends a phrase after an English noun, besides marks and verbs.
    pub(super) phrase_ends: List,
    /// Plurals of what is thrown and fired, which taggers take for verbs.
    pub(super) thrown: List,
    /// Korean verbs of wielding weapons, and the weapons: 경찰이 쏜 총에 맞아 숨졌다.
    pub(super) wielding_ko: List,
    pub(super) wielded_ko: List,
    /// What ends an object besides: prepositions that hang on the verb more often than on the noun.
    pub(super) object_ends: List,
    /// Possessives.
    pub(super) possessives: List,
    /// Prepositions and josa of phrases in which a recipient may be named.
    pub(super) deep_markers: List,
    /// What parts the members of a list.
    pub(super) listed: List,
    /// Bodies that act in politics even where no country or name is given.
    pub(super) political: List,
    /// Pronouns, which point to somebody who is found elsewhere or nowhere.
    pub(super) pronouns: List,
    /// Words that count people without naming them.
    pub(super) counts: List,
    /// Pronouns that can be subjects.
    pub(super) subjects: List,
    /// Adverbs between a subject and its verb.
    pub(super) adverbs: List,
    /// What ends the rest of a clause in which somebody may still be named: what follows tells of another time or ground.
    pub(super) clause_ends: List,
    /// Stretches of time that are counted while something goes on, and words that count them: "a third straight day of protests".
    pub(super) stretches: List,
    pub(super) ordinals: List,
    /// Prepositions of phrases that tell around what something happens: "despite calls to".
    pub(super) settings: List,
    /// Heads that only hold what comes after "of": "a round of talks".
    pub(super) holders: List,
    /// Words before an English noun of violence that tell its kind.
    pub(super) kinds_en: List,
    /// Korean words of time that open a phrase.
    pub(super) openers_ko: List,
    /// Ends of Korean words for places.
    pub(super) place_ends_ko: List,
    /// Korean endings behind what is told.
    pub(super) quotative_ko: List,
    /// Korean words between a place and the troops who stand there.
    pub(super) stationed_ko: List,
    /// Korean verbs by which an act is aimed at somebody, and the nouns that do it with 하다.
    pub(super) aiming_ko: List,
    pub(super) aims_ko: List,
    /// Adjectives before a noun that say that it is not there yet, or not at all.
    pub(super) not_yet: WordMap<String, Realis>,
    /// Past forms of verbs of events that taggers take for nouns or adjectives, with their lemmas.
    pub(super) past: WordMap<String, String>,
}

/// The lists; read on first use.
pub(super) fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| toml::from_str(include_str!("../../lexicon/senses/words.toml")).unwrap_or_default());
    &LISTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read() {
        toml::from_str::<Lists>(include_str!("../../lexicon/senses/words.toml")).unwrap();
        assert!(lists().noun_prepositions.has("against") && !lists().noun_prepositions.has("attack"));
        assert_eq!(lists().past.get("overthrew").map(String::as_str), Some("overthrow"));
    }
}
