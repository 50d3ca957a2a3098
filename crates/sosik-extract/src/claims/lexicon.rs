//! The cue lexicons: what says, how, and who or what can say it. Data in `lexicon/cues/*.csv`, parsed once.

use std::sync::LazyLock;

use sosik_core::{Act, ChannelKind, Language, MentionedKind};

use super::charges::Charge;
pub(crate) use super::classes::Class;
use super::phrases::Phrases;
use crate::hash::WordSet as Set;
use crate::names::index::Map;
use crate::sieve::{Letters, Shapes};

/// A word that carries a speech act.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// `en.cue.say`.
    pub(crate) id: &'static str,
    /// Dictionary form.
    pub(crate) lemma: &'static str,
    /// What is done by saying it.
    pub(crate) act: Act,
    /// How sure its content is told to be, -3 to 3; nothing for appeals and questions.
    pub(crate) certainty: Option<f32>,
    /// How it takes its content; the letters are explained in [`Frames`].
    pub(crate) frames: Frames,
}

/// How a cue takes its content, as the column `frames` spells it.
///
/// English: `c` clause, `o` object, `a` addressee before the clause, `i` addressee before an infinitive, `t` infinitive, `g` gerund,
/// `as` object as complement, `nn` object and complement, `of` "accuse of", `w` question, `p` agentless passive gives hearsay,
/// `d` addressee alone, `r` refusal to do what another cue names, `x` object before an infinitive as content ("expects him to
/// win"), `y` the one quoted is the object, `at` an object and the figure at which it is put, `u` a quotation and nothing else (“…,” she laughed).
/// English nouns: the prepositions before what they say, `c` a clause that needs nobody who says it ("the fear that …"), `p` the same of a phrase.
/// Korean: `q` quotative clause, `o` object, `d` noun with 에 right before (에 반대하다), `g` 것으로, `e` object only when it is an attitude (우려를 표명하다), `p` agentless,
/// `n` the author's own judgement.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frames(u32);

const FRAMES: [&str; 27] = [
    "u", "c", "o", "a", "i", "t", "g", "as", "nn", "of", "w", "p", "q", "e", "n", "d", "r", "x", "y", "at", "for", "to", "about", "over",
    "against", "on", "with",
];

impl Frames {
    fn parse(field: &str) -> Self {
        let bit = |f: &str| FRAMES.iter().position(|x| *x == f).map_or(0, |i| 1 << i);
        Self(field.split(' ').map(bit).fold(0, |a, b| a | b))
    }

    /// Whether `frame` is among them.
    pub(crate) fn has(self, frame: &str) -> bool {
        FRAMES.iter().position(|x| *x == frame).is_some_and(|i| self.0 & (1 << i) != 0)
    }
}

impl Cue {
    /// Whether it is what somebody thinks or feels, told with a clause and never with an object: "hope", "feel".
    pub(crate) fn is_attitude(&self) -> bool {
        self.act == Act::Assessment && self.frames.has("c") && !self.frames.has("o")
    }

    /// A cue that no row names.
    pub(crate) fn plain(id: &'static str, act: Act, frames: &str) -> Self {
        Self { id, lemma: "", act, certainty: Some(3.0), frames: Frames::parse(frames) }
    }
}

fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).filter(|l| !l.is_empty()).map(|l| l.split(',').collect())
}

fn act(name: &str) -> Act {
    match name {
        "announcement" => Act::Announcement,
        "report" => Act::Report,
        "finding" => Act::Finding,
        "assessment" => Act::Assessment,
        "confirmation" => Act::Confirmation,
        "denial" => Act::Denial,
        "accusation" => Act::Accusation,
        "appeal" => Act::Appeal,
        "promise" => Act::Promise,
        "threat" => Act::Threat,
        "question" => Act::Question,
        "no_comment" => Act::NoComment,
        _ => Act::Statement,
    }
}

fn mentioned(name: &str) -> MentionedKind {
    match name {
        "anonymous" => MentionedKind::Anonymous,
        "outlet" => MentionedKind::Outlet,
        "document" => MentionedKind::Document,
        "pronoun" => MentionedKind::Pronoun,
        _ => MentionedKind::Role,
    }
}

fn channel_kind(name: &str) -> ChannelKind {
    match name {
        "statement" => ChannelKind::Statement,
        "press_conference" => ChannelKind::PressConference,
        "interview" => ChannelKind::Interview,
        "speech" => ChannelKind::Speech,
        "broadcast" => ChannelKind::Broadcast,
        "print" => ChannelKind::Print,
        "website" => ChannelKind::Website,
        "social_post" => ChannelKind::SocialPost,
        "messenger_channel" => ChannelKind::MessengerChannel,
        "video" => ChannelKind::Video,
        "document" => ChannelKind::Document,
        "letter" => ChannelKind::Letter,
        "phone" => ChannelKind::Phone,
        "meeting" => ChannelKind::Meeting,
        _ => ChannelKind::Other,
    }
}

/// How the stem of a Korean verb ends where it was met; decides what the rest of the eojeol can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stem {
    /// 밝히-
    Bare,
    /// 밝혔-
    Past,
    /// 밝혀(-)
    Infinitive,
    /// 밝힌
    N,
    /// 밝힐
    L,
    /// 밝힘
    M,
    /// 밝힙-
    B,
}

/// What words that lower certainty leave of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hedge {
    /// How sure it is at most.
    pub(crate) certainty: f32,
    /// Whether who says them guesses (might), rather than tells a hope or what others expect.
    pub(crate) guess: bool,
    /// Whether it makes a sentence that nobody is said to say a judgement of its author.
    pub(crate) own: bool,
    /// `en.hedge.likely`.
    pub(crate) id: &'static str,
}

/// All lexicons of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Verbs by the first word of each inflected form (English) or by inflected stem (Korean).
    verbs: Map<String, Vec<(usize, Stem)>>,
    /// What Korean stems begin with.
    firsts: Letters,
    entries: Vec<Cue>,
    /// First words, in each form, of English verbs with particles; the objects of Korean verbs that are cues only with them: 입을 모으다.
    phrasal: Set<String>,
    nouns: Map<&'static str, Cue>,
    noun_shapes: Shapes,
    adverbs: Map<&'static str, Cue>,
    adverb_shapes: Shapes,
    sources: Map<&'static str, MentionedKind>,
    /// Nouns of what cannot speak.
    things: Set<&'static str>,
    channels: Map<&'static str, ChannelKind>,
    hedges: Phrases<Hedge>,
    judgements: Phrases<Act>,
    charges: Map<&'static str, Charge>,
    attitudes: Set<&'static str>,
    /// By [`Class`].
    words: Vec<Vec<&'static str>>,
    /// The classes of each word, a bit for each.
    classes: Map<&'static str, u64>,
    /// The longest stem in characters, so that a lookup tries no more.
    longest: usize,
}

static KOREAN: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shared("ko", include_str!("../../lexicon/cues/ko_nouns.csv"));
    lexicon.attitudes.extend(rows(include_str!("../../lexicon/cues/ko_attitudes.csv")).filter(|r| r.len() > 1).map(|r| r[1]));
    for row in rows(include_str!("../../lexicon/cues/ko_verbs.csv")) {
        let [id, lemma, act, certainty, frames, ..] = row[..] else { continue };
        let index = lexicon.push(id, lemma, act, certainty, frames);
        let irregular = frames.split(' ').find_map(|f| f.strip_prefix("irr:"));
        let object = lemma.rsplit_once(' ').map(|(object, _)| object);
        if let Some(object) = object {
            lexicon.phrasal.insert(object.to_owned());
        }
        let irregular = irregular.map(|stem| object.map_or(stem.to_owned(), |o| format!("{o} {stem}")));
        for (stem, kind) in stems(lemma.strip_suffix('다').unwrap_or(lemma), irregular.as_deref()) {
            lexicon.longest = lexicon.longest.max(stem.chars().count());
            lexicon.firsts.add_first(&stem);
            lexicon.verbs.entry(stem).or_default().push((index, kind));
        }
    }
    lexicon
});

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::shared("en", include_str!("../../lexicon/cues/en_nouns.csv"));
    for row in rows(include_str!("../../lexicon/cues/en_verbs.csv")) {
        let [id, lemma, forms, act, certainty, frames, ..] = row[..] else { continue };
        let index = lexicon.push(id, lemma, act, certainty, frames);
        for form in inflect(lemma, forms) {
            if let Some((first, _)) = form.split_once(' ') {
                lexicon.phrasal.insert(first.to_owned());
            }
            let entry = lexicon.verbs.entry(form).or_default();
            if !entry.iter().any(|(i, _)| *i == index) {
                entry.push((index, Stem::Bare));
            }
        }
    }
    for row in rows(include_str!("../../lexicon/cues/en_adverbs.csv")) {
        let [id, word, a, certainty, ..] = row[..] else { continue };
        lexicon.adverbs.insert(word, cue(id, word, a, certainty, ""));
        lexicon.adverb_shapes.add(word);
    }
    lexicon.charges.extend(rows(include_str!("../../lexicon/cues/en_charges.csv")).filter_map(|r| Charge::of_row(&r)));
    lexicon
});

fn cue(id: &'static str, lemma: &'static str, name: &str, certainty: &str, frames: &str) -> Cue {
    Cue { id, lemma, act: act(name), certainty: certainty.parse().ok(), frames: Frames::parse(frames) }
}

impl Lexicon {
    /// The lexicon of `language`; English for what is neither.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Korean => &KOREAN,
            _ => &ENGLISH,
        }
    }

    fn shared(language: &str, nouns: &'static str) -> Self {
        let mut lexicon = Self::default();
        for row in rows(nouns) {
            let [id, lemma, act, certainty, frames, ..] = row[..] else { continue };
            let frames = if language == "en" { frames } else { "" };
            lexicon.nouns.insert(lemma, cue(id, lemma, act, certainty, frames));
            lexicon.noun_shapes.add(lemma);
        }
        let mine = |csv| rows(csv).filter(|r| r.len() > 3 && r[1] == language);
        let sources = || mine(include_str!("../../lexicon/cues/sources.csv"));
        lexicon.sources.extend(sources().filter(|r| r[3] != "none").map(|r| (r[2], mentioned(r[3]))));
        lexicon.things.extend(sources().filter(|r| r[3] == "none").map(|r| r[2]));
        lexicon.channels.extend(mine(include_str!("../../lexicon/cues/channels.csv")).map(|r| (r[2], channel_kind(r[3]))));
        lexicon.words.resize(Class::ALL.len(), Vec::new());
        for row in mine(include_str!("../../lexicon/cues/words.csv")) {
            // A test holds every class of the data against the code.
            if let Some(class) = Class::ALL.into_iter().find(|c| c.name() == row[2]) {
                lexicon.words[class as usize].push(row[3]);
                *lexicon.classes.entry(row[3]).or_default() |= 1 << class as u32;
            }
        }
        for row in mine(include_str!("../../lexicon/cues/judgements.csv")) {
            lexicon.judgements.add(row[2], act(row[3]));
        }
        for row in mine(include_str!("../../lexicon/cues/hedges.csv")) {
            lexicon
                .hedges
                .add(row[2], Hedge { certainty: row[3].parse().unwrap_or(3.0), guess: row[4] == "yes", own: row[5] == "yes", id: row[0] });
        }
        lexicon
    }

    fn push(&mut self, id: &'static str, lemma: &'static str, act: &str, certainty: &str, frames: &str) -> usize {
        self.entries.push(cue(id, lemma, act, certainty, frames));
        self.entries.len() - 1
    }

    /// The Korean verbs that `eojeol` begins with, the longest stem only, with another sense of it, how the stem ends and what follows it.
    pub(crate) fn korean<'t>(&'static self, eojeol: &'t str) -> Option<(&'static Cue, Option<&'static Cue>, Stem, &'t str)> {
        if !eojeol.starts_with(|first| self.firsts.may_hold(first)) {
            return None;
        }
        let longest = eojeol.char_indices().nth(self.longest).map_or(eojeol.len(), |(end, _)| end);
        let mut end = longest;
        eojeol[..longest].char_indices().rev().find_map(|(start, _)| {
            let (stem, rest) = eojeol.split_at(std::mem::replace(&mut end, start));
            let senses = self.verbs.get(stem)?;
            let &(index, kind) = senses.first()?;
            let other = senses.iter().find(|(i, k)| *i != index && *k == kind && self.entries[*i].lemma == self.entries[index].lemma);
            Some((&self.entries[index], other.map(|(i, _)| &self.entries[*i]), kind, rest))
        })
    }

    /// The English verbs of which `form` (lower case; particles after a space) is an inflected form.
    pub(crate) fn english(&'static self, form: &str) -> impl Iterator<Item = &'static Cue> + Clone + use<> {
        self.verbs.get(form).into_iter().flatten().map(|&(i, _)| &self.entries[i])
    }

    /// Whether `word` is the first word of a verb with particles.
    pub(crate) fn has_phrasal(&self, word: &str) -> bool {
        self.phrasal.contains(word)
    }

    /// The noun that carries an act, in dictionary form.
    pub(crate) fn noun(&'static self, lemma: &str) -> Option<&'static Cue> {
        self.nouns.get(lemma)
    }

    /// Whether an English word may be a noun of [`Lexicon::noun`], as written or without a plural ending; if not, it surely is none.
    pub(crate) fn may_be_noun(&self, word: &str) -> bool {
        self.noun_shapes.may_hold(word, 2)
    }

    /// Whether a word, whatever its capitals, may be an adverb of [`Lexicon::adverb`]; if not, it surely is none.
    pub(crate) fn may_be_adverb(&self, word: &str) -> bool {
        self.adverb_shapes.may_hold(word, 0)
    }

    /// The adverb that makes its sentence hearsay.
    pub(crate) fn adverb(&'static self, word: &str) -> Option<&'static Cue> {
        self.adverbs.get(word)
    }

    /// What a source is when `word` heads it; in Korean the longest known ending of the word decides (여론조사).
    pub(crate) fn source(&self, word: &str) -> Option<MentionedKind> {
        self.sources.get(word).copied()
    }

    /// Whether `word` names what cannot speak.
    pub(crate) fn thing(&self, word: &str) -> bool {
        self.things.contains(word)
    }

    /// The kind of medium that `word` names.
    pub(crate) fn channel(&self, word: &str) -> Option<ChannelKind> {
        self.channels.get(word).copied()
    }

    /// Whether `noun` is an attitude that one expresses (우려, 유감).
    pub(crate) fn attitude(&self, noun: &str) -> bool {
        self.attitudes.contains(noun)
    }

    /// The words of a class, in order of the data.
    pub(crate) fn words(&self, class: Class) -> &[&'static str] {
        self.words.get(class as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether `word` belongs to a class.
    pub(crate) fn is(&self, class: Class, word: &str) -> bool {
        self.classes.get(word).is_some_and(|of| of & (1 << class as u32) != 0)
    }

    /// Whether an English `word` begins a noun phrase.
    pub(crate) fn determines(&self, word: &str) -> bool {
        self.is(Class::Article, word) || self.is(Class::Determiner, word)
    }

    /// Whether `word` ends in one of a class.
    pub(crate) fn ends(&self, class: Class, word: &str) -> bool {
        self.words(class).iter().any(|w| word.ends_with(w))
    }

    /// Whether `word` begins with one of a class.
    pub(crate) fn begins(&self, class: Class, word: &str) -> bool {
        self.words(class).iter().any(|w| word.starts_with(w))
    }

    /// Whether a row tells how an English verb takes its charge.
    pub(crate) fn charges(&self, lemma: &str) -> bool {
        self.charges.contains_key(lemma)
    }

    /// How an English verb takes what it charges somebody with or tells them of.
    pub(crate) fn charge(&'static self, lemma: &str) -> &'static Charge {
        static USUAL: LazyLock<Charge> = LazyLock::new(Charge::usual);
        self.charges.get(lemma).unwrap_or(&USUAL)
    }

    /// Words that make a judgement or denial of what is said.
    pub(crate) fn judgements(&self) -> &Phrases<Act> {
        &self.judgements
    }

    /// Words that lower certainty.
    pub(crate) fn hedges(&self) -> &Phrases<Hedge> {
        &self.hedges
    }
}

const HANGUL: u32 = 0xAC00;

/// Medial and final of a syllable, if `c` is one.
fn parts(c: char) -> Option<(u32, u32, u32)> {
    let i = (c as u32).checked_sub(HANGUL).filter(|i| *i < 11_172)?;
    Some((i / 588, i % 588 / 28, i % 28))
}

fn syllable(initial: u32, medial: u32, last: u32) -> Option<char> {
    char::from_u32(HANGUL + initial * 588 + medial * 28 + last)
}

/// The shapes in which the stem of a Korean verb meets its endings, by the regular contractions of Hangul spelling
/// (한글 맞춤법 §34–38).
fn stems(stem: &str, irregular: Option<&str>) -> Vec<(String, Stem)> {
    let mut out = vec![(stem.to_owned(), Stem::Bare)];
    let Some(last) = stem.chars().next_back() else { return out };
    let head = &stem[..stem.len() - last.len_utf8()];
    let Some((initial, medial, coda)) = parts(last) else { return out };
    if coda == 0 {
        for (code, kind) in [(4, Stem::N), (8, Stem::L), (16, Stem::M), (17, Stem::B)] {
            out.extend(syllable(initial, medial, code).map(|c| (format!("{head}{c}"), kind)));
        }
        // Medials: ㅏ 0, ㅐ 1, ㅓ 4, ㅕ 6, ㅗ 8, ㅘ 9, ㅙ 10, ㅚ 11, ㅜ 13, ㅝ 14, ㅡ 18, ㅣ 20.
        let open = match (last, medial) {
            ('하', _) => 1,
            (_, 20) => 6,
            (_, 8) => 9,
            (_, 13) => 14,
            (_, 11) => 10,
            (_, 18) => 4,
            _ => medial,
        };
        out.extend(syllable(initial, open, 0).filter(|c| *c != last).map(|c| (format!("{head}{c}"), Stem::Infinitive)));
        out.extend(syllable(initial, open, 20).map(|c| (format!("{head}{c}"), Stem::Past)));
        if last == '하' {
            out.push((format!("{head}하여"), Stem::Infinitive));
            out.push((format!("{head}하였"), Stem::Past));
        }
    } else {
        consonant(stem, &mut out);
    }
    if let Some(other) = irregular {
        consonant(other, &mut out);
    }
    out
}

fn consonant(stem: &str, out: &mut Vec<(String, Stem)>) {
    for vowel in ["아", "어"] {
        out.push((format!("{stem}{vowel}"), Stem::Infinitive));
    }
    for vowel in ["았", "었"] {
        out.push((format!("{stem}{vowel}"), Stem::Past));
    }
    out.push((format!("{stem}은"), Stem::N));
    out.push((format!("{stem}을"), Stem::L));
    out.push((format!("{stem}음"), Stem::M));
}

/// The inflected forms of an English verb, particles kept: the forms given, or regular ones, and always the base and third person.
fn inflect(lemma: &str, forms: &str) -> Vec<String> {
    let (verb, particle) = lemma.split_once(' ').map_or((lemma, String::new()), |(v, p)| (v, format!(" {p}")));
    let mut out = vec![lemma.to_owned()];
    let bytes = verb.as_bytes();
    let consonant_y = verb.ends_with('y') && bytes.len() > 1 && !b"aeiou".contains(&bytes[bytes.len() - 2]);
    let root = verb.strip_suffix(if consonant_y { 'y' } else { 'e' }).unwrap_or(verb);
    let third = if consonant_y {
        format!("{root}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|e| verb.ends_with(e)) {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    out.push(third + &particle);
    if forms.is_empty() {
        out.push(if consonant_y { format!("{root}ied{particle}") } else { format!("{root}ed{particle}") });
        out.push(if consonant_y || verb.ends_with("ee") { format!("{verb}ing{particle}") } else { format!("{root}ing{particle}") });
    } else {
        // Forms of phrasal verbs are written with or without their particle.
        for form in forms.split(' ').filter(|f| !particle.trim().split(' ').any(|p| p == *f)) {
            out.push(format!("{form}{particle}"));
        }
    }
    out
}

/// The endings of a Korean word that may be words themselves, of two to twelve syllables, the longest first.
///
/// Constant in the word, which may run on for megabytes.
pub(crate) fn endings(word: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = word.char_indices().rev().map(|(i, _)| i).take(12).skip(1).collect();
    starts.into_iter().rev().map(|i| &word[i..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_stems_contract_as_they_are_spelt() {
        let ko = Lexicon::of(Language::Korean);
        for (eojeol, lemma, kind, rest) in [
            ("밝혔다", "밝히다", Stem::Past, "다"),
            ("밝힌", "밝히다", Stem::N, ""),
            ("말하며", "말하다", Stem::Bare, "며"),
            ("말했으며", "말하다", Stem::Past, "으며"),
            ("덧붙였다", "덧붙이다", Stem::Past, "다"),
            ("내다봤다", "내다보다", Stem::Past, "다"),
            ("알려졌다", "알려지다", Stem::Past, "다"),
            ("예상된다", "예상되다", Stem::N, "다"),
            ("물었다", "묻다", Stem::Past, "다"),
            ("주장하였다", "주장하다", Stem::Past, "다"),
            ("여겨진다", "여겨지다", Stem::N, "다"),
        ] {
            let (cue, _, stem, tail) = ko.korean(eojeol).unwrap_or_else(|| panic!("{eojeol}"));
            assert_eq!((cue.lemma, stem, tail), (lemma, kind, rest), "{eojeol}");
        }
        assert!(ko.korean("학교에서").is_none());
    }

    #[test]
    fn english_forms_are_found() {
        let en = Lexicon::of(Language::English);
        for (form, lemma) in [
            ("said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("urging", "urge"),
            ("pointed out", "point out"),
            ("called for", "call for"),
            ("pressed", "press"),
            ("told", "tell"),
            ("wrote", "write"),
            ("agreeing", ""),
        ] {
            let got = en.english(form).map(|c| c.lemma).find(|l| *l == lemma);
            assert_eq!(got.unwrap_or(""), lemma, "{form}");
        }
    }

    #[test]
    fn every_class_has_words_and_every_word_a_class() {
        let (ko, en) = (Lexicon::of(Language::Korean), Lexicon::of(Language::English));
        for class in Class::ALL {
            assert!(!(ko.words(class).is_empty() && en.words(class).is_empty()), "{class:?}");
        }
        for row in rows(include_str!("../../lexicon/cues/words.csv")) {
            assert!(Class::ALL.iter().any(|c| c.name() == row[2]), "{row:?}");
        }
    }

    #[test]
    fn every_row_names_its_source_and_licence() {
        for csv in [
            include_str!("../../lexicon/cues/ko_verbs.csv"),
            include_str!("../../lexicon/cues/ko_nouns.csv"),
            include_str!("../../lexicon/cues/ko_attitudes.csv"),
            include_str!("../../lexicon/cues/en_verbs.csv"),
            include_str!("../../lexicon/cues/en_nouns.csv"),
            include_str!("../../lexicon/cues/en_adverbs.csv"),
            include_str!("../../lexicon/cues/en_charges.csv"),
            include_str!("../../lexicon/cues/sources.csv"),
            include_str!("../../lexicon/cues/channels.csv"),
            include_str!("../../lexicon/cues/hedges.csv"),
            include_str!("../../lexicon/cues/judgements.csv"),
            include_str!("../../lexicon/cues/words.csv"),
        ] {
            let header = csv.lines().next().unwrap();
            assert!(header.ends_with(",source,licence"), "{header}");
            let mut ids = std::collections::HashSet::new();
            for row in rows(csv) {
                assert_eq!(row.len(), header.split(',').count(), "{row:?}");
                assert!(row[row.len() - 2..].iter().all(|f| !f.is_empty()), "{row:?}");
                assert!(ids.insert(row[0]), "{} stands twice", row[0]);
            }
        }
    }
}
