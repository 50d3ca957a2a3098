//! Counted stems, tails (josa, copula and endings in the order they are written) and frequent eojeols, read once.
//!
//! The tables are made by `crates/sosik-dev/scripts/korean_lexicon.py`; `ko-words.csv` is our own and adds what those corpora lack.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::syllable::ending;
use crate::Tag;

/// FNV-1a: the keys are a few syllables from files of ours, and the tables never grow.
#[derive(Clone)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Map<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// A morpheme of the tables: form and tag.
pub(super) type Piece = (&'static str, Tag);

/// Log probability of what never happens.
pub(super) const NEVER: f32 = f32::NEG_INFINITY;

/// What is known of a form as a stem: log probability and tag as a noun, as a verb or adjective, as a word without endings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    pub(super) form: &'static str,
    pub(super) noun: (f32, Tag),
    pub(super) verb: (f32, Tag),
    pub(super) whole: (f32, Tag),
    /// A noun that makes a verb with 하다 or 되다.
    pub(super) verbal: bool,
}

/// What may follow a stem.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    pub(super) pieces: Box<[Piece]>,
    pub(super) score: f32,
    /// Which of `v`, `l`, `c` may stand before it; empty for all.
    after: &'static str,
}

impl Tail {
    /// Whether the tail may stand after `c`.
    pub(super) fn fits(&self, c: char) -> bool {
        self.after.is_empty() || self.after.as_bytes().contains(&ending(c))
    }
}

/// All tables.
pub(super) struct Lexicon {
    pub(super) stems: Map<Stem>,
    pub(super) noun_tails: Map<Tail>,
    pub(super) verb_tails: Map<Tail>,
    /// Log probability that a noun takes 하, 되 and so on, with the suffix's tag.
    pub(super) suffixes: Map<(f32, Tag)>,
    pub(super) eojeols: Map<Box<[Piece]>>,
    /// For each last syllable of a noun, how much more often nouns end in it than in any syllable (log ratio, by types).
    pub(super) last_syllable: HashMap<char, f32, BuildHasherDefault<Fnv>>,
}

const STEMS: &str = include_str!("../../lexicon/ko-stems.csv");
const WORDS: &str = include_str!("../../lexicon/ko-words.csv");
const TAILS: &str = include_str!("../../lexicon/ko-tails.csv");
const EOJEOLS: &str = include_str!("../../lexicon/ko-eojeols.csv");
/// Ours: they go before the counted ones.
const FIXED: &str = include_str!("../../lexicon/ko-fixed.csv");

/// The tables of this build.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The tag of its name.
pub(super) fn tag(name: &str) -> Option<Tag> {
    Some(match name {
        "NNG" => Tag::NNG,
        "NNP" => Tag::NNP,
        "NNB" => Tag::NNB,
        "NP" => Tag::NP,
        "NR" => Tag::NR,
        "VV" => Tag::VV,
        "VA" => Tag::VA,
        "VX" => Tag::VX,
        "VCP" => Tag::VCP,
        "VCN" => Tag::VCN,
        "MM" => Tag::MM,
        "MAG" => Tag::MAG,
        "MAJ" => Tag::MAJ,
        "IC" => Tag::IC,
        "JKS" => Tag::JKS,
        "JKC" => Tag::JKC,
        "JKG" => Tag::JKG,
        "JKO" => Tag::JKO,
        "JKB" => Tag::JKB,
        "JKV" => Tag::JKV,
        "JKQ" => Tag::JKQ,
        "JX" => Tag::JX,
        "JC" => Tag::JC,
        "EP" => Tag::EP,
        "EF" => Tag::EF,
        "EC" => Tag::EC,
        "ETN" => Tag::ETN,
        "ETM" => Tag::ETM,
        "XPN" => Tag::XPN,
        "XSN" => Tag::XSN,
        "XSV" => Tag::XSV,
        "XSA" => Tag::XSA,
        "XR" => Tag::XR,
        _ => return None,
    })
}

fn pieces(analysis: &'static str) -> Box<[Piece]> {
    analysis.split(' ').filter_map(|m| m.split_once('/').and_then(|(form, name)| Some((form, tag(name)?)))).collect()
}

/// The fields of each row after the header.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|l| l.split(',').collect())
}

fn number(field: &str) -> f32 {
    field.parse().unwrap_or(1.0)
}

impl Lexicon {
    fn read() -> Self {
        let all: Vec<_> = rows(STEMS).chain(rows(WORDS)).filter(|r| r.len() >= 4).collect();
        let total: f32 = all.iter().map(|r| number(r[2])).sum();
        let mut stems = Map::<Stem>::default();
        let mut endings: HashMap<char, f32, BuildHasherDefault<Fnv>> = HashMap::default();
        let mut nouns = 0.0;
        for row in &all {
            let Some(tag) = tag(row[1]) else { continue };
            let form = row[0];
            let score = (number(row[2]) / total).ln();
            let stem = stems.entry(form).or_insert(Stem {
                form,
                noun: (NEVER, Tag::NNG),
                verb: (NEVER, Tag::VV),
                whole: (NEVER, Tag::MAG),
                verbal: false,
            });
            let slot = if tag.is_predicate() {
                &mut stem.verb
            } else if matches!(tag, Tag::MAG | Tag::MAJ | Tag::MM | Tag::IC) {
                &mut stem.whole
            } else {
                &mut stem.noun
            };
            // the tag is that of the more frequent reading, the probability that of all of them
            let best = if score > slot.0 { tag } else { slot.1 };
            *slot = ((slot.0.exp() + score.exp()).ln(), best);
            stem.verbal |= row[3] == "1";
            let last = form.chars().last().filter(|_| matches!(tag, Tag::NNG | Tag::NNP) && form.chars().count() > 1);
            if let Some(last) = last {
                *endings.entry(last).or_insert(0.0) += 1.0;
                nouns += 1.0;
            }
        }
        let average = nouns / endings.len().max(1) as f32;
        let last_syllable = endings.iter().map(|(c, n)| (*c, (n / average).ln())).collect();

        let tails: Vec<_> = rows(TAILS).filter(|r| r.len() >= 5).collect();
        let sum = |kinds: &str| tails.iter().filter(|r| kinds.contains(r[0])).map(|r| number(r[3])).sum::<f32>();
        let (noun_total, verb_total) = (sum("NS"), sum("V"));
        let mut lexicon = Self {
            stems,
            noun_tails: Map::default(),
            verb_tails: Map::default(),
            suffixes: Map::default(),
            eojeols: rows(EOJEOLS).chain(rows(FIXED)).filter(|r| r.len() >= 2).map(|r| (r[0], pieces(r[1]))).collect(),
            last_syllable,
        };
        for row in tails {
            let count = number(row[3]);
            let tail = |total: f32| Tail { pieces: pieces(row[2]), score: (count / total).ln(), after: row[4] };
            match row[0] {
                "N" => drop(lexicon.noun_tails.insert(row[1], tail(noun_total))),
                "V" => drop(lexicon.verb_tails.insert(row[1], tail(verb_total))),
                _ => {
                    let tag = pieces(row[2]).first().map_or(Tag::XSV, |p| p.1);
                    lexicon.suffixes.insert(row[1], ((count / noun_total).ln(), tag));
                }
            }
        }
        lexicon
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_hold_what_every_text_needs() {
        let lexicon = &*LEXICON;
        assert!(lexicon.noun_tails["는"].fits('자') && !lexicon.noun_tails["는"].fits('람'));
        assert!(lexicon.noun_tails["로"].fits('울') && !lexicon.noun_tails["로"].fits('남'));
        assert_eq!(lexicon.stems["밝히"].verb.1, Tag::VV);
        assert!(lexicon.stems["파병"].verbal);
        assert!(lexicon.noun_tails[""].score > lexicon.noun_tails["는"].score);
    }

    #[test]
    fn every_row_is_read() {
        for (table, columns) in [(STEMS, 6), (WORDS, 6), (TAILS, 7), (EOJEOLS, 5), (FIXED, 5)] {
            for row in rows(table) {
                assert_eq!(row.len(), columns, "{row:?}");
            }
        }
        for row in rows(TAILS).filter(|r| !r[2].is_empty()) {
            assert_eq!(pieces(row[2]).len(), row[2].split(' ').count(), "{row:?}");
        }
    }
}
