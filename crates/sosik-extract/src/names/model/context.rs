//! Between which words a name stands elsewhere in its document: "Okoye" in one sentence is the person of "Mr. Okoye said" in another. And
//! whether the document tells of sport, where countries and cities are teams.

use std::sync::LazyLock;

use sosik_linear::{mix, tagger};
use sosik_segment::{Segmentation, Sentence};

use super::english::Known;
use crate::names::index::Map;
use crate::names::people;
use crate::numbers::table::rows;
use crate::tags::Tags;

/// Words of sport, by the hash of their lower case.
static SPORT: LazyLock<Map<u64, ()>> = LazyLock::new(|| {
    let mut buffer = Vec::new();
    let forms = rows(include_str!("../../../lexicon/names/sport.csv")).filter_map(|row| row.get(1).copied());
    forms.map(|form| (tagger::Word::read(form, &mut buffer).lower, ())).collect()
});

/// One word of sport in so many words is what reports of it have at the least.
const RARE: u32 = 60;

/// Places that are kept of a word; of one that a document repeats more often the first ones tell enough.
const KEPT: usize = 6;
/// Stands for the word beyond the end of a sentence.
const OUTSIDE: u64 = 0x0075_7465;
/// Marks what is known of a neighbour that is part of a name itself.
const NAMED: u64 = 0x006e_616d;

/// A place of a word: the number of its token, and what stands before and behind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    token: u32,
    pub(super) before: u64,
    pub(super) behind: u64,
}

/// The places of the words with a capital of a document, and how many of its words are those of sport.
#[derive(Clone, Debug, Default)]
pub struct Context {
    places: Map<u64, Vec<Place>>,
    words: u32,
    sport: u32,
}

/// A token as its neighbours see it.
#[derive(Clone, Copy, Debug)]
struct Beside {
    form: u64,
    class: u64,
    capital: bool,
}

impl Context {
    /// Notes the words of `sentence`, whose tokens are counted from `first`; `tags` are those of the text, or none, and `known` tells what is
    /// known of a word by its hash. Linear in the sentence.
    pub(crate) fn read(
        &mut self,
        text: &str,
        seg: &Segmentation,
        sentence: &Sentence,
        tags: &Tags,
        first: u32,
        known: &mut dyn FnMut(u64) -> Option<Known>,
    ) {
        let mut buffer = Vec::new();
        let outside = Beside { form: OUTSIDE, class: OUTSIDE, capital: false };
        let (mut before, mut here) = (outside, outside);
        let read = tags.words(sentence.tokens.clone());
        let tokens = seg.tokens_of(sentence).iter().enumerate().map(Some).chain([None]);
        for (token, next) in (first + sentence.tokens.start..).zip(tokens) {
            let behind = next.map_or(outside, |(i, t)| {
                let word = t.span.slice(text).unwrap_or_default();
                let read = read.get(i).copied().unwrap_or_else(|| tagger::Word::read(word, &mut buffer));
                self.words += 1;
                self.sport += u32::from(SPORT.contains_key(&read.lower));
                let capital = word.starts_with(char::is_uppercase) && !people::common(word);
                // Of a neighbour that is a name too its use as a name tells more than itself.
                let class = if capital { mix(NAMED, known(read.lower).map_or(0, |k| u64::from(k[0]))) } else { read.lower };
                Beside { form: read.form, class, capital }
            });
            if here.capital {
                let places = self.places.entry(here.form).or_default();
                if places.len() < KEPT {
                    places.push(Place { token: token.wrapping_sub(1), before: before.class, behind: behind.class });
                }
            }
            (before, here) = (here, behind);
        }
    }

    /// How much the document tells of sport: not at all, in one word, in a few of many, in many.
    pub(super) fn sport(&self) -> u64 {
        match self.sport {
            n @ 0..2 => u64::from(n),
            n if n.saturating_mul(RARE) < self.words => 2,
            _ => 3,
        }
    }

    /// Two places other than `token` where the word with the hash `form` stands.
    pub(super) fn two(&self, form: u64, token: u32) -> [Option<Place>; 2] {
        let mut others = self.places.get(&form).map_or(&[][..], Vec::as_slice).iter().filter(|p| p.token != token).copied();
        [others.next(), others.next()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sosik_segment::Segmenter;

    #[test]
    fn a_word_is_known_by_where_else_it_stands() {
        let text = "Okoye left early. Mr. Okoye said so.";
        let seg = Segmenter::new().segment(text);
        let mut context = Context::default();
        for sentence in &seg.sentences {
            context.read(text, &seg, sentence, &Tags::default(), 0, &mut |_| None);
        }
        let word = |w: &str| tagger::Word::read(w, &mut Vec::new());
        let form = word("Okoye").form;
        let [other, none] = context.two(form, 0);
        assert_eq!(other.map(|p| p.behind), Some(word("said").lower));
        assert!(none.is_none());
        assert!(context.two(form, 1000)[1].is_some());
        assert!(context.two(word("left").form, 1000)[0].is_none());
    }

    #[test]
    fn a_document_of_sport_is_known_by_its_words() {
        let sport = |text: &str| {
            let seg = Segmenter::new().segment(text);
            let mut context = Context::default();
            for sentence in &seg.sentences {
                context.read(text, &seg, sentence, &Tags::default(), 0, &mut |_| None);
            }
            context.sport()
        };
        assert_eq!(sport("Norway closed the border."), 0);
        assert_eq!(sport("Norway rejected the death penalty."), 1);
        assert_eq!(sport("Norway drew. The coach praised the goalkeeper."), 3);
    }
}
