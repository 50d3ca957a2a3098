//! A sentence as the event reader sees it: words, predicates, and where they hang.

use compact_str::CompactString;
use sosik_core::{Language, SentenceId, Span};
use sosik_segment::{Tag, Token, TokenKind};

use crate::clauses::{Argument, Link, Predicate, PredicateId, Role, Tense};
use crate::layers::Layers;
use crate::sieve::Pairs;
use crate::small::small;
use crate::syntax;

use super::class::{Classes, Matters, Words, lowered, singular};
use super::hash::WordSet;
use super::phrase::Phrase;
use super::words::lists;

/// Sentences with more tokens than this are no prose; reading them would cost the square of their length.
const MAX_TOKENS: usize = 600;

/// A token with what is asked of it again and again.
#[derive(Debug)]
pub(crate) struct Word {
    /// English: the word; Korean: the eojeol without josa.
    pub(crate) span: Span,
    /// The span in lower case.
    pub(crate) lower: CompactString,
    /// An English word as a singular.
    pub(crate) one: CompactString,
    /// Whether it is a word or number and no mark.
    pub(crate) word: bool,
    /// The josa after a Korean noun; empty for none.
    pub(crate) josa: CompactString,
    /// Whether a Korean word ends in a proper noun, josa aside.
    pub(crate) proper: bool,
    /// Whether a Korean word is a noun that no verb has taken into its group: 통해 and the 가운데 of 격상한 가운데 are none.
    pub(crate) nominal: bool,
    /// The predicate that it heads.
    pub(crate) predicate: Option<PredicateId>,
}

/// One sentence.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) layers: &'a Layers<'a>,
    pub(crate) sentence: SentenceId,
    pub(crate) span: Span,
    pub(crate) korean: bool,
    pub(crate) words: Vec<Word>,
    pub(crate) predicates: Vec<(PredicateId, &'a Predicate)>,
    /// Predicates of the clause layer that are nouns by what stands beside them.
    nouns: WordSet<PredicateId>,
    /// Where the sentence begins behind its byline or dateline, a byte of the text.
    pub(crate) body: u32,
    matters: &'a Matters,
    /// Words of [`super::class::MATTERS`], each once, with the classes that have it: of English words as written and singular, of Korean ones
    /// without josa and 들.
    marks: Vec<(&'a str, u16)>,
    /// An English sentence in lower case, for words that are phrases.
    lower: String,
    pairs: Pairs,
}

impl<'a> View<'a> {
    /// The sentence at `index`; nothing when it is too long to be prose.
    pub(crate) fn new(layers: &'a Layers<'a>, classes: &'a Classes, index: usize) -> Option<Self> {
        let sentence = layers.segmentation.sentences.get(index)?;
        let tokens = layers.segmentation.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize)?;
        if tokens.len() > MAX_TOKENS {
            return None;
        }
        let korean = sentence.language == Language::Korean;
        let mut predicates: Vec<_> = layers.clauses.of_sentence(SentenceId::of(index)).collect();
        let nouns = if korean { WordSet::default() } else { no_verbs(layers.text, &predicates) };
        predicates.retain(|(id, _)| !nouns.contains(id));
        let mut words: Vec<Word> = tokens.iter().map(|t| word(layers, t, korean, &predicates)).collect();
        if korean {
            for group in predicates.iter().filter(|(_, p)| !p.nominal && p.group != p.head).map(|(_, p)| p.group) {
                let from = words.partition_point(|w| w.span.end() <= group.start());
                words[from..].iter_mut().take_while(|w| w.span.start() < group.end()).for_each(|w| w.nominal = false);
            }
            // The bound noun that the marker of a clause ends in: ㄴ 가운데.
            for (_, p) in predicates.iter().filter(|(_, p)| !p.nominal) {
                let Some((_, bound)) = p.marker.rsplit_once(' ') else { continue };
                let next = words.partition_point(|w| w.span.start() < p.group.end());
                if let Some(word) = words.get_mut(next).filter(|w| bound.starts_with(w.lower.as_str())) {
                    word.nominal = false;
                }
            }
        }
        let language = if korean { Language::Korean } else { Language::English };
        let matters = classes.matters(language);
        let mut marks: Vec<(&str, u16)> = Vec::new();
        let mut mark = |word: &str| {
            if let Some(found) = matters.find(word)
                && !marks.contains(&found)
            {
                marks.push(found);
            }
        };
        for w in &words {
            if !korean && w.one != w.lower {
                mark(&w.one);
            }
            mark(&w.lower);
            if let Some(one) = w.lower.strip_suffix('들').filter(|_| korean) {
                mark(one);
            }
            // 충돌해 tells of a 충돌.
            let lemma = w.predicate.filter(|_| korean).map_or("", |id| layers.clauses.predicates[id.index()].lemma.as_str());
            let root = ["하다", "되다", "시키다"].iter().find_map(|e| lemma.strip_suffix(e));
            if let Some(root) = root.filter(|r| r.chars().nth(1).is_some()) {
                mark(root);
            }
        }
        let written = sentence.span.slice(layers.text).unwrap_or("");
        let lower = if korean { String::new() } else { written.to_lowercase() };
        let body = syntax::body(language, layers.text, sentence.span);
        let pairs = Pairs::of(&lower);
        let sentence = Self {
            layers,
            sentence: SentenceId::of(index),
            span: sentence.span,
            korean,
            words,
            predicates,
            nouns,
            body,
            matters,
            marks,
            lower,
            pairs,
        };
        Some(sentence)
    }

    /// Whether a predicate of the clause layer is none: a noun that a tagger has taken for a verb.
    pub(crate) fn is_noun(&self, id: PredicateId) -> bool {
        self.nouns.contains(&id)
    }

    pub(crate) fn predicate(&self, id: PredicateId) -> &'a Predicate {
        &self.layers.clauses.predicates[id.index()]
    }

    /// An English phrase without the clause that describes it: of "a missile that could reach the islands" the missile.
    pub(crate) fn undescribed(&self, span: Span) -> Span {
        let from = self.words.partition_point(|w| w.span.end() <= span.start());
        let inside = self.words[from..].iter().take_while(|w| w.span.end() <= span.end());
        let verb = |w: &Word| w.lower.ends_with("ed") && w.predicate.is_some_and(|id| !self.predicate(id).nominal);
        // "drones launched by Russia"
        let clause = inside.skip(1).find(|w| matches!(w.lower.as_str(), "that" | "which" | "who" | "whose" | "by") || verb(w));
        clause.and_then(|w| Span::new(span.start(), w.span.start()).ok()).unwrap_or(span)
    }

    /// Whether a semicolon parts two English clauses that a tree has put one beside the other: neither tells what the other holds.
    pub(crate) fn parted(&self, one: PredicateId, other: PredicateId, link: Link) -> bool {
        if self.korean || link != Link::Parataxis {
            return false;
        }
        let (a, b) = (self.predicate(one).head, self.predicate(other).head);
        Span::new(a.end().min(b.end()), a.start().max(b.start())).is_ok_and(|gap| self.text(gap).contains(';'))
    }

    /// The word that stands `n` before the one at `span`, in lower case; nothing where the sentence begins.
    pub(crate) fn before(&self, span: Span, n: usize) -> &str {
        self.at(span).and_then(|i| i.checked_sub(n)).and_then(|k| self.words.get(k)).map_or("", |w| w.lower.as_str())
    }

    pub(crate) fn text(&self, span: Span) -> &'a str {
        span.slice(self.layers.text).unwrap_or("")
    }

    /// A word with what hyphens join to it: "sit-in", of which the segmentation makes three tokens. The span itself when nothing is joined.
    pub(crate) fn joined(&self, span: Span) -> Span {
        let Some(i) = self.at(span) else { return span };
        let mut from = i;
        // A compound of more than four parts is no word.
        while from >= 2 && i - from < 8 {
            let (dash, before) = (&self.words[from - 1], &self.words[from - 2]);
            if dash.lower != "-" || dash.span.start() != before.span.end() || dash.span.end() != self.words[from].span.start() {
                break;
            }
            from -= 2;
        }
        if from == i { span } else { self.words[from].span.cover(span) }
    }

    /// The names that overlap `span`; a binary search and a walk.
    pub(crate) fn names(&self, span: Span) -> impl Iterator<Item = &'a crate::names::Name> + use<'a> {
        let names = &self.layers.names;
        let from = names.partition_point(|n| n.span.end() <= span.start());
        names[from..].iter().take_while(move |n| n.span.start() < span.end())
    }

    /// Predicates that hang on `id`.
    pub(crate) fn children(&self, id: PredicateId) -> impl Iterator<Item = (PredicateId, &'a Predicate)> + '_ {
        self.predicates.iter().filter(move |(_, p)| p.parent.is_some_and(|(up, _)| up == id)).copied()
    }

    /// The smallest argument that holds `span` of a predicate that is not `span` itself, and whether `span` is its head.
    pub(crate) fn governor(&self, span: Span) -> Option<(PredicateId, &'a Argument, bool)> {
        let mut best: Option<(PredicateId, &'a Argument, bool)> = None;
        for (id, p) in &self.predicates {
            if p.head.overlaps(span) {
                continue;
            }
            for a in p.arguments.iter().filter(|a| a.span.contains(span)) {
                if best.is_none_or(|(_, b, _)| a.span.len() < b.span.len()) {
                    // A tree may make an article the head: "launch a general strike next week".
                    let article = self.is_article(a.head);
                    let head = article
                        || a.head.overlaps(span)
                        || a.conjuncts.iter().any(|c| c.end() == span.end() && !self.hangs(*c, span))
                        || self.contained(a, span);
                    best = Some((*id, a, head));
                }
            }
        }
        best
    }

    /// Whether a preposition stands before the word at `span` in the member of an English list that it ends: "three firms over the crackdown".
    fn hangs(&self, member: Span, span: Span) -> bool {
        let from = self.words.partition_point(|w| w.span.end() <= member.start());
        let before = self.words[from..].iter().take_while(|w| w.span.end() <= span.start());
        !self.korean && before.skip(1).any(|w| w.lower != "of" && lists().noun_prepositions.has(&w.lower))
    }

    /// "the second round of talks": the head only counts or holds what comes after "of".
    fn contained(&self, a: &Argument, span: Span) -> bool {
        let between = Span::new(a.head.end(), span.start()).map(|s| self.text(s)).unwrap_or("");
        lists().holders.has(singular(&self.text(a.head).to_lowercase()).as_ref())
            && between.trim_start().starts_with("of ")
            && between.len() < 24
    }

    /// Whether the sentence has the word; a word of several words must stand as written.
    pub(crate) fn has(&self, word: &str) -> bool {
        if self.korean {
            // One syllable is a word of its own or none: 총 is no part of 총리.
            let short = word.chars().nth(1).is_none();
            self.words
                .iter()
                .any(|w| w.lower == word || if short { word == "군" && w.lower.ends_with(word) } else { w.lower.contains(word) })
        } else if word.contains(' ') {
            self.pairs.may_hold(&Pairs::of(word)) && self.lower.contains(word)
        } else {
            self.words.iter().any(|w| w.lower == word || w.one == word)
        }
    }

    /// Where `phrase` stands in the English words at `span`, which most sentences do not have.
    pub(crate) fn find(&self, span: Span, phrase: &Phrase) -> Option<usize> {
        phrase.find_in(self.text(span), &self.pairs)
    }

    /// Whether an English sentence has `phrase`.
    fn phrased(&self, phrase: &Phrase) -> bool {
        phrase.stands_in(&self.lower, &self.pairs)
    }

    /// Whether the sentence has a word of one of the classes of `bits`, in Korean as a whole word without josa.
    pub(crate) fn any(&self, bits: u16) -> bool {
        self.marks.iter().any(|(_, own)| own & bits != 0) || self.matters.phrases(bits).any(|(p, _)| self.phrased(p))
    }

    /// The classes of [`super::class::MATTERS`] of which the sentence has a word, as bits.
    pub(crate) fn told_of(&self) -> u16 {
        let single = self.marks.iter().fold(0, |all, (_, own)| all | own);
        self.matters.phrases(u16::MAX).filter(|(p, _)| self.phrased(p)).fold(single, |all, (_, own)| all | own)
    }

    /// How many of the words of a class the sentence has, in Korean as whole words without josa.
    pub(crate) fn count(&self, bit: u16) -> usize {
        let single = self.marks.iter().filter(|(_, own)| own & bit != 0).count();
        single + self.matters.phrases(bit).filter(|(p, _)| self.phrased(p)).count()
    }

    /// The words of a class of [`super::class::MATTERS`] that the sentence has, as [`View::has`] tells; a Korean one may come twice.
    pub(crate) fn told<'c>(&'c self, bit: u16, class: &'c Words) -> Vec<&'c str> {
        if self.korean {
            let inside = |w: &'c Word| class.within(&w.lower).map(String::as_str).filter(|found| self.stands(w, found));
            return self.words.iter().flat_map(inside).collect();
        }
        let single = self.marks.iter().filter(|(_, own)| own & bit != 0).map(|(word, _)| *word);
        single.chain(self.matters.phrases(bit).filter(|(p, _)| self.phrased(p)).map(|(p, _)| p.text.as_str())).collect()
    }

    /// Whether a Korean word that lies in another may be meant: one syllable is a word of its own or none, 총 is no part of 총리.
    fn stands(&self, word: &Word, found: &str) -> bool {
        found.chars().nth(1).is_some() || word.lower == found || found == "군" && word.lower.ends_with(found)
    }

    /// The English sentence in lower case from a byte on; nothing inside a character or when lower case has other lengths.
    pub(crate) fn lower_from(&self, at: usize) -> Option<&str> {
        self.lower.get(at..)
    }

    fn is_article(&self, span: Span) -> bool {
        !self.korean && matches!(self.text(span), "a" | "an" | "the" | "A" | "An" | "The")
    }

    /// `span` without the article with which it opens.
    pub(crate) fn without_article(&self, span: Span) -> Span {
        let first = self.at(span).filter(|i| self.is_article(self.words[*i].span));
        let second = first.and_then(|i| self.words.get(i + 1)).filter(|w| w.span.end() <= span.end());
        second.map_or(span, |w| w.span.cover(Span::empty(span.end())))
    }

    /// The word behind the Korean relative clause of a predicate, which the clause modifies: 방문할 영국.
    pub(crate) fn modified(&self, id: PredicateId) -> Option<&Word> {
        let p = self.predicate(id);
        let relative = self.korean && matches!(p.parent, Some((_, Link::Relative)));
        self.at(p.head).filter(|_| relative).and_then(|i| self.words.get(i + 1))
    }

    /// The last word of an English phrase.
    pub(crate) fn last_word(&self, span: Span) -> Span {
        let cut = self.text(span).rfind(' ').map_or(0, |at| at as u32 + 1);
        Span::new(span.start() + cut, span.end()).unwrap_or(span)
    }

    /// The position of the word at `span`.
    pub(crate) fn at(&self, span: Span) -> Option<usize> {
        let i = self.words.partition_point(|w| w.span.end() <= span.start());
        self.words.get(i).filter(|w| w.span.overlaps(span)).map(|_| i)
    }
}

/// Predicates of an English sentence that a tagger has made of nouns: "Opposition supporters clashed" has one finite verb, since no finite verb
/// stands right before another; and "the accused" is somebody.
fn no_verbs(text: &str, predicates: &[(PredicateId, &Predicate)]) -> WordSet<PredicateId> {
    let mut wrong = WordSet::default();
    for (i, (id, p)) in predicates.iter().enumerate().filter(|(_, (_, p))| !p.nominal) {
        let head = p.head.slice(text).unwrap_or("");
        let before = text.get(..p.head.start() as usize).unwrap_or("").trim_end();
        let word_before = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if head.eq_ignore_ascii_case("accused")
            && (["the", "other", "main", "prime", "co", "all"].contains(&word_before.to_lowercase().as_str())
                || !word_before.is_empty() && word_before.chars().all(|c| c.is_ascii_digit()))
            && !p.arguments.iter().any(|a| a.marker == "of")
        {
            wrong.insert(*id);
            continue;
        }
        // "the country's armed forces"
        let behind = text.get(p.head.end() as usize..).unwrap_or("");
        let owned = || before.ends_with("'s") || before.ends_with("’s") || lists().possessives.has(&word_before.to_lowercase());
        if head == "armed" && behind.starts_with(" forces") && (owned() || matches!(word_before, "the" | "The" | "of" | "by" | "and")) {
            wrong.insert(*id);
            continue;
        }
        // "lobbed tear gas shells at": what was thrown is told by a noun, where the verb before has no other object.
        let thrown = p.parent.is_some_and(|(up, link)| {
            let over = predicates.iter().find(|(id, _)| *id == up).map(|(_, over)| *over);
            link == Link::Complement
                && over.is_some_and(|o| {
                    o.head.end() <= p.head.start()
                        && p.head.start() - o.head.end() < 24
                        && !o.arguments.iter().any(|a| a.role == Role::Object)
                })
        });
        if thrown && p.marker.is_empty() && lists().thrown.has(&head.to_lowercase()) {
            wrong.insert(*id);
            continue;
        }
        let Some((_, next)) = predicates.get(i + 1).filter(|(_, n)| !n.nominal) else { continue };
        let gap = text.get(p.head.end() as usize..next.group.start() as usize);
        let finite = next.tense == Tense::Past || next.head.slice(text).is_some_and(|h| h.ends_with("ed"));
        let plural = p.tense == Tense::Present && head.len() > 3 && head.ends_with('s') && !head.ends_with("ss");
        if plural && finite && gap == Some(" ") && p.group == p.head && !p.arguments.iter().any(|a| a.role == Role::Object) {
            wrong.insert(*id);
        }
    }
    wrong
}

fn word(layers: &Layers<'_>, token: &Token, korean: bool, predicates: &[(PredicateId, &Predicate)]) -> Word {
    let span = if korean { layers.segmentation.stem_of(token) } else { token.span };
    let josa = if korean { Span::new(span.end(), token.span.end()).ok().and_then(|s| s.slice(layers.text)).unwrap_or("") } else { "" };
    let written = span.slice(layers.text).unwrap_or("");
    let lower = if written.is_ascii() { small(written) } else { CompactString::from(lowered(written)) };
    let one = if korean { CompactString::default() } else { one(&lower) };
    // Predicates are in order of their heads; of two heads at one place the later counts.
    let behind = predicates.partition_point(|(_, p)| p.head.start() <= token.span.start());
    let heads = behind.checked_sub(1).map(|i| predicates[i]).filter(|(_, p)| p.head.start() == token.span.start());
    Word {
        span,
        one,
        lower,
        word: matches!(token.kind, TokenKind::Word | TokenKind::Number),
        josa: josa.into(),
        proper: korean && {
            let nouns = layers
                .segmentation
                .morphemes_of(token)
                .iter()
                .rev()
                .find(|m| matches!(m.tag, Tag::NNG | Tag::NNP | Tag::NNB | Tag::NP | Tag::XSN));
            nouns.is_some_and(|m| m.tag == Tag::NNP)
        },
        nominal: korean && {
            let mark = |t: Tag| matches!(t, Tag::SF | Tag::SP | Tag::SS | Tag::SE | Tag::SO | Tag::SW) || t.is_josa();
            layers
                .segmentation
                .morphemes_of(token)
                .iter()
                .rev()
                .find(|m| !mark(m.tag))
                .is_none_or(|m| m.tag.is_nominal() || matches!(m.tag, Tag::XSN | Tag::XPN | Tag::SL | Tag::SN | Tag::SH | Tag::MM))
        },
        predicate: heads.map(|(id, _)| id),
    }
}

/// The singular of an English word, which most words are.
fn one(lower: &CompactString) -> CompactString {
    let one = singular(lower);
    if one.len() == lower.len() && *one == **lower { lower.clone() } else { one.into() }
}

/// What belongs to a trigger, verb or noun.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) span: Span,
    pub(crate) head: Span,
    pub(crate) marker: String,
    pub(crate) conjuncts: Vec<Span>,
}

impl From<&Argument> for Part {
    fn from(a: &Argument) -> Self {
        Self { role: a.role, span: a.span, head: a.head, marker: a.marker.clone(), conjuncts: a.conjuncts.clone() }
    }
}

/// Whether an event under this link lies inside what the predicate above it says, wants or does.
pub(crate) const fn inside(link: Link) -> bool {
    matches!(link, Link::Complement | Link::Nominal | Link::Parataxis)
}

/// Whether a predicate is an English infinitive: "to leave". Trees hang many of them beside what they complete, not under it.
pub(crate) fn to_clause(p: &Predicate) -> bool {
    matches!(p.parent, Some((_, Link::Adverbial | Link::Complement | Link::Relative))) && (p.marker == "to" || p.marker.ends_with(" to"))
}

/// The verb of a lemma, without its particle.
pub(super) fn first_word(lemma: &str) -> &str {
    lemma.split(' ').next().unwrap_or(lemma)
}
