//! Verbs of saying that the tagger took for nouns or the names for parts of a name: `Clinton says Sanders’ attack …`, `sources say she …`.
//!
//! A model of single words that has never met a phrase errs most at these: a plural noun before "say", a name before "responds". What
//! stands around the word shows it all the same.

use sosik_core::{Language, SentenceId, Span};

use crate::claims::lexicon::{Class, Lexicon};
use crate::clauses::{Aspect, Modality, Predicate, Tense, Voice};
use crate::layers::Layers;

/// The verbs of saying of a text that are no predicates of its trees, in order. Linear in the text.
pub(in crate::claims) fn recovered(layers: &Layers<'_>) -> Vec<Predicate> {
    let lexicon = Lexicon::of(Language::English);
    let mut out = Vec::new();
    for (index, sentence) in layers.segmentation.sentences.iter().enumerate() {
        if sentence.language != Language::English {
            continue;
        }
        let id = SentenceId::of(index);
        let tokens = layers.segmentation.tokens_of(sentence);
        let predicates = &layers.clauses.predicates;
        let first = predicates.partition_point(|p| p.sentence < id);
        let last = first + predicates[first..].partition_point(|p| p.sentence == id);
        let here = &predicates[first..last];
        for (k, token) in tokens.iter().enumerate().skip(1) {
            let word = |at: usize| tokens.get(at).and_then(|t| t.span.slice(layers.text)).unwrap_or_default();
            let form = word(k);
            if form.len() < 3 || !form.bytes().all(|b| b.is_ascii_lowercase()) || form.ends_with("ing") {
                continue;
            }
            let cue = lexicon.english(form).find(|c| !c.lemma.contains(' ') && (c.frames.has("c") || c.frames.has("a")));
            // "the ministry accused Chile of hiding it": a charge against a target behind it.
            let charge = lexicon.english(form).find(|c| c.frames.has("of") && c.frames.has("o") && form.ends_with("ed"));
            let of = |i: usize| word(i).eq_ignore_ascii_case("of") && word(i + 1).ends_with("ing");
            let target = word(k + 1).starts_with(char::is_uppercase) || lexicon.is(Class::Determiner, &word(k + 1).to_ascii_lowercase());
            let charged = charge.filter(|_| target && (k + 2..k + 9).any(of) && word(k - 1).starts_with(char::is_alphanumeric));
            let Some(cue) = charged.or(cue) else { continue };
            // Heads lie in order; groups begin at most a few words before their heads.
            let at = here.partition_point(|p| p.head.start() < token.span.start());
            let known = here[at.saturating_sub(2)..].iter().take(5).any(|p| !p.nominal && p.group.contains(token.span));
            if known || charged.is_none() && !tells(lexicon, cue.lemma, form, word(k - 1), word(k + 1), word(k + 2)) {
                continue;
            }
            out.push(predicate(id, token.span, cue.lemma, form));
        }
    }
    out
}

/// Whether `form` of `lemma` between these words is a finite verb with a clause behind it or a quotation before it.
fn tells(lexicon: &Lexicon, lemma: &str, form: &str, before: &str, next: &str, second: &str) -> bool {
    let low = |w: &str| w.to_ascii_lowercase();
    let (b, n) = (low(before), low(next));
    let quoted = before.ends_with(['"', '”', '’']) || before == ",";
    let mark = !quoted && !before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    if mark || lexicon.is(Class::BeforeNoun, &b) {
        return false;
    }
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let subject = lexicon.is(Class::ClauseSubject, &n) || n == "that" && !matches!(low(second).as_str(), "" | "," | ".");
    let phrase = lexicon.is(Class::Determiner, &n) || capital(next) || next.starts_with(|c: char| c.is_ascii_digit() || c == '$');
    // "…,” says Stone", "officials say the", "…, reports say."
    if lemma == "say" {
        return subject || phrase || quoted && capital(next) || next.starts_with(['"', '“']) || b == "reports" && n == ".";
    }
    let speaker = capital(before) || matches!(b.as_str(), "he" | "she" | "they" | "we" | "i" | "who");
    // "claims", "notes", "states": plural nouns but for what stands around them.
    let noun = form == lemma || form.ends_with('s');
    !quoted && if noun { speaker && subject } else { subject || speaker && lexicon.is(Class::Determiner, &n) }
}

fn predicate(sentence: SentenceId, span: Span, lemma: &str, form: &str) -> Predicate {
    let present = form == lemma || form.ends_with('s');
    Predicate {
        sentence,
        head: span,
        group: span,
        clause: span,
        lemma: lemma.to_owned(),
        nominal: false,
        voice: Voice::Active,
        tense: if present { Tense::Present } else { Tense::Past },
        aspect: Aspect::Simple,
        negated: false,
        modality: Modality::Fact,
        arguments: Vec::new(),
        implied_subject: None,
        parent: None,
        marker: String::new(),
    }
}
