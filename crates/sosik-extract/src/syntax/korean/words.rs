//! Closed lists of words that clauses turn on, from `lexicon/ko-clause-words.csv` and `lexicon/ko-postpositions.csv`.

use std::sync::LazyLock;

use crate::hash::{WordMap, WordSet};

/// What a word does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Verb stems that are passive without a passive suffix.
    Passive,
    /// Verb stems whose relative clause lacks its subject.
    Intransitive,
    /// Verb stems that give something to somebody.
    Giving,
    /// Verb stems after 것으로 that say how sure it is.
    Evidential,
    /// Nouns of intent after ㄹ.
    Plan,
    /// Nouns of possibility after ㄹ.
    Chance,
    /// Nouns of expectation after ㄹ.
    Outlook,
    /// Nouns whose clause says what they hold: 사실, 주장.
    Content,
    /// Nouns that make the clause before them adverbial: 뒤, 때.
    Adverbial,
    /// Nouns of time that stand without josa.
    Time,
    /// Verb stems whose complement is done by their addressee.
    Control,
    /// What reporters are called in bylines.
    Reporter,
    /// What stands in brackets before a headline or a report and is no part of it: [속보], [앵커].
    Rubric,
    /// Endings whose clause has the subject of the clause after it.
    Shared,
    /// Verb stems of what befalls or goes on by itself, whose subject does not act in the next clause: 회의가 끝난 뒤 만났다.
    Happening,
    /// Nouns that the North writes on to the verb before them: 가할것이라고.
    Bound,
    /// Nouns of what passes: 기한이 지난 약.
    Passing,
    /// Nouns that join sentences where nothing stands before them: 반면 헝가리는.
    Joining,
    /// Verb stems of what somebody does before giving orders there: 공장을 시찰하고 생산을 늘리라고 지시했다.
    Occasion,
    /// Verb stems of saying with an object: 미국을 비난하며.
    Telling,
    /// Nouns of a charge: 혐의.
    Charge,
    /// Nouns of a stance that look like verbs, before what is held in it: 반한 시위.
    Stance,
    /// What is held in a stance.
    Held,
}

impl Class {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "passive" => Self::Passive,
            "intransitive" => Self::Intransitive,
            "giving" => Self::Giving,
            "evidential" => Self::Evidential,
            "plan" => Self::Plan,
            "chance" => Self::Chance,
            "outlook" => Self::Outlook,
            "content" => Self::Content,
            "adverbial" => Self::Adverbial,
            "time" => Self::Time,
            "control" => Self::Control,
            "reporter" => Self::Reporter,
            "rubric" => Self::Rubric,
            "shared" => Self::Shared,
            "happening" => Self::Happening,
            "bound" => Self::Bound,
            "passing" => Self::Passing,
            "joining" => Self::Joining,
            "occasion" => Self::Occasion,
            "telling" => Self::Telling,
            "charge" => Self::Charge,
            "stance" => Self::Stance,
            "held" => Self::Held,
            _ => return None,
        })
    }
}

static WORDS: LazyLock<WordSet<(Class, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("../../../lexicon/ko-clause-words.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split(',');
        Some((Class::named(fields.next()?)?, fields.next()?))
    })
    .collect()
});

/// Whether `word` is of `class`.
pub(super) fn is(class: Class, word: &str) -> bool {
    WORDS.contains(&(class, word))
}

/// Whether the stem of `lemma` is of `class`.
pub(super) fn verb(class: Class, lemma: &str) -> bool {
    is(class, lemma.strip_suffix('다').unwrap_or(lemma))
}

/// Two words of the lexicon.
type Pair = (&'static str, &'static str);

/// Josa and word that make one postposition, as an adverbial and before a noun (empty: not used so).
static POSTPOSITIONS: LazyLock<WordMap<Pair, Pair>> = LazyLock::new(|| {
    let rows = include_str!("../../../lexicon/ko-postpositions.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split(',');
        Some(((fields.next()?, fields.next()?), (fields.next()?, fields.next()?)))
    })
    .collect()
});

/// The markers that `josa` and `word` (a lemma, or an adverb or noun with josa) make together.
pub(super) fn postposition(josa: &str, word: &str) -> Option<(&'static str, &'static str)> {
    POSTPOSITIONS.get(&(josa, word)).copied()
}
