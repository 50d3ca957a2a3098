//! Words in a row that mean something, found in other words by the first of them.

use crate::names::index::Map;
use crate::sieve::Pairs;

/// Adds `word` in small letters and a blank to `text`.
pub(super) fn push_small(text: &mut String, word: &str) {
    if word.is_ascii() {
        let from = text.len();
        text.push_str(word);
        text[from..].make_ascii_lowercase();
    } else {
        text.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    text.push(' ');
}

/// Phrases, each with what it means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    list: Vec<(&'static str, Pairs, T)>,
    /// Places in `list` of the phrases that begin with a word.
    first: Map<&'static str, Vec<usize>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { list: Vec::new(), first: Map::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds `phrase`, its words between single blanks.
    pub(super) fn add(&mut self, phrase: &'static str, meaning: T) {
        let word = phrase.split(' ').next().unwrap_or_default();
        self.first.entry(word).or_default().push(self.list.len());
        self.list.push((phrase, Pairs::of(phrase), meaning));
    }

    /// What the phrases mean that stand among `words`, in order of the words. Linear in them.
    pub(super) fn among<'a>(&'a self, words: &'a [&'a str]) -> impl Iterator<Item = &'a T> {
        (0..words.len()).flat_map(move |at| {
            let found = self.first.get(words[at]).into_iter().flatten().map(|i| &self.list[*i]);
            found
                .filter(move |(phrase, ..)| phrase.split(' ').enumerate().all(|(k, w)| words.get(at + k) == Some(&w)))
                .map(|(.., meaning)| meaning)
        })
    }

    /// Where the first phrase begins in `text` whose meaning `fits`, inside its words too, with the meaning.
    pub(super) fn first_inside<'a>(&'a self, text: &str, fits: impl Fn(&T) -> bool) -> Option<(usize, &'a T)> {
        let pairs = Pairs::of(text);
        let found = self.list.iter().filter(|(_, own, meaning)| pairs.may_hold(own) && fits(meaning));
        found.filter_map(|(phrase, _, meaning)| Some((text.find(phrase)?, meaning))).min_by_key(|(at, _)| *at)
    }

    /// What the phrases mean that stand anywhere in `text`, inside its words too, those apart that are part of another one there.
    pub(super) fn inside<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a T> {
        let pairs = Pairs::of(text);
        let found: Vec<_> = self.list.iter().filter(|(phrase, own, _)| pairs.may_hold(own) && text.contains(phrase)).collect();
        // 가능성이 크: more words mean more than some of them, 가능성.
        let whole: Vec<&T> = (found.iter())
            .filter(|(phrase, ..)| !found.iter().any(|(other, ..)| other.len() > phrase.len() && other.contains(phrase)))
            .map(|(.., meaning)| meaning)
            .collect();
        whole.into_iter()
    }
}
