//! English dictionary forms: rules for the regular, a table for the rest.

use std::borrow::Cow;

use crate::hash::{WordMap, WordSet};

/// What kind of form a word is, as far as its lemma goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormClass {
    /// Third person, past, participles: VBZ, VBD, VBN, VBG.
    Inflected,
    /// Base forms, present and modals: VB, VBP, MD.
    Base,
    /// Plurals: NNS.
    Plural,
    /// Comparatives and superlatives: JJR, JJS, RBR, RBS.
    Compared,
    /// Names, whose lemma is how they are written.
    Name,
    /// Everything else.
    Other,
}

impl FormClass {
    /// The class of words with the Penn Treebank tag `tag`.
    pub fn of(tag: &str) -> Self {
        match tag {
            "VBZ" | "VBD" | "VBN" | "VBG" => Self::Inflected,
            "VB" | "VBP" | "MD" => Self::Base,
            "NNS" => Self::Plural,
            "JJR" | "JJS" | "RBR" | "RBS" => Self::Compared,
            "NNP" | "NNPS" => Self::Name,
            _ => Self::Other,
        }
    }

    /// The letter by which tables name the class.
    pub const fn letter(self) -> char {
        match self {
            Self::Inflected => 'V',
            Self::Base => 'B',
            Self::Plural => 'N',
            Self::Compared => 'A',
            Self::Name => 'P',
            Self::Other => 'O',
        }
    }
}

/// Rules with their tables.
#[derive(Clone, Debug, Default)]
pub struct Lemmas<'t> {
    exceptions: WordMap<(char, &'t str), &'t str>,
    verbs: WordSet<&'t str>,
}

impl<'t> Lemmas<'t> {
    /// Rules with the tables `exceptions` (lines of lower-cased form, class letter, lemma, apart by tabs) and `verbs` (dictionary forms,
    /// one a line). Lines that are not so are passed over.
    pub fn new(exceptions: &'t str, verbs: &'t str) -> Self {
        let entry = |line: &'t str| {
            let mut columns = line.split('\t');
            let (form, class, lemma) = (columns.next()?, columns.next()?, columns.next()?);
            Some(((class.chars().next()?, form), lemma))
        };
        Self { exceptions: exceptions.lines().filter_map(entry).collect(), verbs: verbs.lines().collect() }
    }

    /// The dictionary form of `form` with the Penn tag `tag`: lower case except in names. Linear in the word.
    pub fn lemma<'f>(&self, form: &'f str, tag: &str) -> Cow<'f, str>
    where
        't: 'f,
    {
        let class = FormClass::of(tag);
        if class == FormClass::Name {
            return Cow::Borrowed(form);
        }
        let lower = lowered(form);
        if let Some(lemma) = self.exceptions.get(&(class.letter(), lower.as_ref())) {
            return Cow::Borrowed(lemma);
        }
        match lower {
            Cow::Borrowed(lower) => self.by_rule(lower, tag),
            Cow::Owned(lower) => Cow::Owned(self.by_rule(&lower, tag).into_owned()),
        }
    }

    /// The regular dictionary form of the lower-cased `lower`.
    pub fn by_rule<'f>(&self, lower: &'f str, tag: &str) -> Cow<'f, str> {
        match tag {
            "VBZ" | "NNS" => singular(lower),
            "VBD" | "VBN" => self.verb(lower, "ed"),
            "VBG" => self.verb(lower, "ing"),
            "JJR" | "RBR" => self.positive(lower, "er"),
            "JJS" | "RBS" => self.positive(lower, "est"),
            _ => Cow::Borrowed(lower),
        }
    }

    fn verb<'f>(&self, lower: &'f str, ending: &str) -> Cow<'f, str> {
        let Some(stem) = lower.strip_suffix(ending).filter(|s| s.len() >= 2 && s.contains(is_vowel)) else { return Cow::Borrowed(lower) };
        // "denied" is "deny", but "tied" is "tie" and so is "tying".
        if let Some(start) = stem.strip_suffix(if ending == "ed" { 'i' } else { 'y' }) {
            let with_ie = format!("{start}ie");
            if self.verbs.contains(with_ie.as_str()) && !self.verbs.contains(format!("{start}y").as_str()) {
                return Cow::Owned(with_ie);
            }
            if ending == "ed" {
                return Cow::Owned(format!("{start}y"));
            }
        }
        let single = doubled(stem).then(|| &stem[..stem.len() - 1]);
        let with_e = format!("{stem}e");
        // A verb that the dictionary knows settles it: "hoping" is "hope", "stopping" is "stop", "calling" is "call"; of two, "stared" is
        // "stare", since "star" would double its end.
        if self.verbs.contains(with_e.as_str()) && (!self.verbs.contains(stem) || doubles(stem)) {
            return Cow::Owned(with_e);
        }
        if self.verbs.contains(stem) {
            return Cow::Borrowed(stem);
        }
        if let Some(single) = single
            && (self.verbs.contains(single) || !stem.ends_with(['l', 's', 'z', 'f']))
        {
            return Cow::Borrowed(single);
        }
        if wants_e(stem) { Cow::Owned(with_e) } else { Cow::Borrowed(stem) }
    }

    fn positive<'f>(&self, lower: &'f str, ending: &str) -> Cow<'f, str> {
        let Some(stem) = lower.strip_suffix(ending).filter(|s| s.len() >= 3) else { return Cow::Borrowed(lower) };
        if let Some(start) = stem.strip_suffix('i') {
            return Cow::Owned(format!("{start}y"));
        }
        if doubled(stem) && !stem.ends_with(['l', 's']) {
            return Cow::Borrowed(&stem[..stem.len() - 1]);
        }
        if wants_e(stem) || stem.ends_with("rg") { Cow::Owned(format!("{stem}e")) } else { Cow::Borrowed(stem) }
    }
}

/// `form` in lower case with plain apostrophes; most words are so already.
pub(super) fn lowered(form: &str) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(form)
    } else if form.is_ascii() {
        Cow::Owned(form.to_ascii_lowercase())
    } else {
        Cow::Owned(form.to_lowercase().replace('’', "'"))
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn doubled(stem: &str) -> bool {
    let mut chars = stem.chars().rev();
    matches!((chars.next(), chars.next()), (Some(a), Some(b)) if a == b && !is_vowel(a))
}

/// Whether a verb doubles its last letter before an ending: one vowel, and one consonant behind it.
fn doubles(stem: &str) -> bool {
    let mut end = stem.chars().rev();
    let last = end.next().is_some_and(|c| !is_vowel(c) && !matches!(c, 'w' | 'x'));
    last && end.next().is_some_and(is_vowel) && !end.any(is_vowel)
}

/// "agencies" → "agency", "boxes" → "box", "talks" → "talk".
fn singular(lower: &str) -> Cow<'_, str> {
    let Some(stem) = lower.strip_suffix('s').filter(|s| s.len() >= 2) else { return Cow::Borrowed(lower) };
    if let Some(start) = stem.strip_suffix("ie").filter(|s| s.len() >= 2) {
        return Cow::Owned(format!("{start}y"));
    }
    if lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") {
        return Cow::Borrowed(lower);
    }
    match stem.strip_suffix('e') {
        Some(start) if ["ss", "x", "ch", "sh", "zz", "o"].iter().any(|e| start.ends_with(e)) && start.len() >= 2 => Cow::Borrowed(start),
        _ => Cow::Borrowed(stem),
    }
}

/// Whether a verb's stem without its ending looks cut: "creat", "forc", "believ", "requir".
fn wants_e(stem: &str) -> bool {
    const CUT: &[&str] = &[
        "at", "iz", "uc", "rc", "nc", "ac", "ic", "v", "u", "dg", "rg", "ag", "ir", "ur", "ns", "rs", "as", "os", "us", "is", "bl", "pl",
        "tl", "dl", "gl", "kl", "fl", "ut", "od", "ud", "id", "ib", "ak", "ok", "ik", "am", "um",
    ];
    // Two vowels before the last letter mean that nothing is missing: "treat", "load", "soak".
    let mut end = stem.chars().rev().skip(1);
    let two_vowels = matches!((end.next(), end.next()), (Some(a), Some(b)) if is_vowel(a) && is_vowel(b));
    let ends_cut = CUT.iter().any(|c| stem.ends_with(c));
    ends_cut && (!two_vowels || stem.ends_with(['v', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_follow_rules() {
        let lemmas = Lemmas::new("sent\tV\tsend\n", "hope\nstop\ncall\nsend\nurge\nstar\nstare\nhop\nfree\ntie\nlie");
        for (form, tag, lemma) in [
            ("Hoping", "VBG", "hope"),
            ("stopped", "VBD", "stop"),
            ("stared", "VBD", "stare"),
            ("starring", "VBG", "star"),
            ("hopping", "VBG", "hop"),
            ("freed", "VBN", "free"),
            ("tied", "VBN", "tie"),
            ("lying", "VBG", "lie"),
            ("calling", "VBG", "call"),
            ("urged", "VBN", "urge"),
            ("denied", "VBD", "deny"),
            ("escalated", "VBD", "escalate"),
            ("sent", "VBN", "send"),
            ("agencies", "NNS", "agency"),
            ("clashes", "NNS", "clash"),
            ("sanctions", "NNS", "sanction"),
            ("Talks", "VBZ", "talk"),
            ("bigger", "JJR", "big"),
            ("heaviest", "JJS", "heavy"),
            ("Kyiv", "NNP", "Kyiv"),
            ("n’t", "RB", "n't"),
        ] {
            assert_eq!(lemmas.lemma(form, tag), lemma, "{form}");
        }
    }

    #[test]
    fn strange_words_come_back_as_they_are() {
        let lemmas = Lemmas::default();
        for form in ["", "s", "ed", "ing", "북한", "éd", "ñing"] {
            for tag in ["VBD", "VBG", "NNS", "JJR", "VBZ"] {
                lemmas.lemma(form, tag);
            }
        }
        assert_eq!(lemmas.lemma("s", "NNS"), "s");
    }
}
