//! Verbs of saying that the tagger took for nouns or the names for parts of a name: `Clinton says Sanders’ attack …`, `sources say she …`.
//!
//! A model of single words that has never met a phrase errs most at these: a plural noun before "say", a name before "responds". What
//! stands around the word shows it all the same.

use sosik_core::{Act, Language, MentionedKind, SentenceId, Span};
use sosik_segment::Token;

use crate::claims::lexicon::{Class, Cue, Lexicon};
use crate::clauses::{Argument, Aspect, Modality, Predicate, Role, Tense, Voice};
use crate::layers::Layers;
use crate::small::small;

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
        if let Some(verb) = headline(layers, lexicon, tokens, here, id) {
            out.push(verb);
            continue;
        }
        for (k, token) in tokens.iter().enumerate().skip(1) {
            let word = |at: usize| tokens.get(at).and_then(|t| t.span.slice(layers.text)).unwrap_or_default();
            let form = word(k);
            // "and warn that", "but warning that": beside another verb of saying.
            let beside = matches!(word(k - 1), "and" | "but") && word(k + 1) == "that" && k > 3;
            if form.len() < 3 || !form.bytes().all(|b| b.is_ascii_lowercase()) || form.ends_with("ing") && !beside {
                continue;
            }
            let cues = lexicon.english(form);
            let cue = cues.clone().find(|c| !c.lemma.contains(' ') && (c.frames.has("c") || c.frames.has("a")));
            // "the ministry accused Chile of hiding it": a charge against a target behind it.
            let charge = cues.clone().find(|c| c.frames.has("of") && c.frames.has("o") && form.ends_with("ed"));
            let of = |i: usize| word(i).eq_ignore_ascii_case("of") && word(i + 1).ends_with("ing");
            let target = || word(k + 1).starts_with(char::is_uppercase) || lexicon.determines(&small(word(k + 1)));
            let charged = charge.filter(|_| target() && (k + 2..k + 9).any(of) && word(k - 1).starts_with(char::is_alphanumeric));
            let Some(cue) = charged.or(cue) else { continue };
            // Heads lie in order; groups begin at most a few words before their heads.
            let at = here.partition_point(|p| p.head.start() < token.span.start());
            let known = here[at.saturating_sub(2)..].iter().take(5).any(|p| !p.nominal && p.group.contains(token.span));
            let beside = beside && (form.ends_with("ing") || lexicon.noun(form).is_none());
            if known
                || charged.is_none()
                    && !beside
                    && !tells(lexicon, cue, form, word(k - 1), word(k + 1), word(k + 2))
                    && !closing(lexicon, cue, &word, k)
            {
                continue;
            }
            out.push(predicate(id, token.span, cue.lemma, form));
        }
    }
    out
}

/// The verb of a headline in capitals, with all before it as its subject and all behind it as its object: `Mayor Slams Plan To Close Mine`.
fn headline(layers: &Layers<'_>, lexicon: &'static Lexicon, tokens: &[Token], here: &[Predicate], id: SentenceId) -> Option<Predicate> {
    let word = |t: &Token| t.span.slice(layers.text).unwrap_or_default();
    // Short words may be small: "To", "of".
    let long = || tokens.iter().map(word).filter(|w| w.len() > 3 && w.starts_with(|c: char| c.is_alphabetic()));
    if tokens.len() > 24 || long().take(3).count() < 3 || !long().all(|w| w.starts_with(char::is_uppercase)) {
        return None;
    }
    let (first, last) = (tokens.first()?, tokens.iter().rev().find(|t| word(t).ends_with(char::is_alphanumeric))?);
    for k in 1..tokens.len().saturating_sub(1) {
        let (form, before, next) = (word(&tokens[k]), word(&tokens[k - 1]), word(&tokens[k + 1]));
        let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if !form.ends_with('s') || !capital(form) || !capital(before) {
            continue;
        }
        let low = form.to_ascii_lowercase();
        // `Mayor Calls for New Bridge`
        let phrasal = lexicon.english(&format!("{low} {}", small(next))).next().filter(|_| k + 2 < tokens.len());
        let opens = capital(next) || next.starts_with(['‘', '“', '\'', '"']);
        let plain = || lexicon.english(&low).find(|c| opens && !c.lemma.contains(' ') && *c.lemma != low);
        let Some(cue) = phrasal.or_else(plain) else { continue };
        let said = Span::new(tokens[k + 1 + usize::from(phrasal.is_some())].span.start(), last.span.end()).ok()?;
        let who = Span::new(first.span.start(), tokens[k - 1].span.end()).ok()?;
        // Another verb reads the sentence already.
        if here.iter().any(|p| !p.nominal && p.head.start() < said.start()) || word(&tokens[k - 1]).ends_with(['\'', '’']) {
            return None;
        }
        let argument = |role, span| Argument { role, span, head: span, marker: String::new(), conjuncts: Vec::new() };
        let clause = first.span.cover(last.span);
        let arguments = vec![argument(Role::Subject, who), argument(Role::Object, said)];
        let lemma = cue.lemma.split(' ').next().unwrap_or(cue.lemma);
        return Some(Predicate { arguments, clause, ..predicate(id, tokens[k].span, lemma, &low) });
    }
    None
}

/// Whether word `k` ends its sentence with its speaker before it: `The race is close, a new poll shows.`
fn closing<'t>(lexicon: &Lexicon, cue: &Cue, word: &impl Fn(usize) -> &'t str, k: usize) -> bool {
    let tells = matches!(cue.act, Act::Statement | Act::Report | Act::Finding | Act::Announcement);
    if !tells || !matches!(word(k + 1), "" | ".") {
        return false;
    }
    let Some(comma) = (1..=9).find(|n| k > *n && word(k - n) == ",").map(|n| k - n) else { return false };
    let first = word(comma + 1);
    let opens = lexicon.determines(first) || first.starts_with(char::is_uppercase) || lexicon.source(first).is_some();
    // Enough words for a clause, and no list: "rain, wind, and the damage reports".
    let listed = (comma + 1..k).any(|i| matches!(word(i), "and" | "or" | "of"));
    // "records compiled by a watchdog show": many say it.
    let texts =
        || (comma + 1..k).any(|i| word(i).strip_suffix('s').is_some_and(|w| lexicon.source(&small(w)) == Some(MentionedKind::Document)));
    let agrees = word(k).ends_with('s') || word(k) == cue.lemma && texts();
    comma + 1 < k && comma >= 4 && opens && !listed && agrees
}

/// Whether `form` of `cue` between these words is a finite verb with a clause behind it or a quotation before it.
fn tells(lexicon: &Lexicon, cue: &Cue, form: &str, before: &str, next: &str, second: &str) -> bool {
    let lemma = cue.lemma;
    let low = small;
    let (b, n) = (low(before), low(next));
    let quoted = before.ends_with(['"', '”', '’']) || before == ",";
    let mark = !quoted && !before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    if mark || lexicon.is(Class::BeforeNoun, &b) {
        return false;
    }
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let subject = lexicon.is(Class::ClauseSubject, &n) || n == "that" && !matches!(low(second).as_str(), "" | "," | ".");
    let phrase = lexicon.determines(&n) || capital(next) || next.starts_with(|c: char| c.is_ascii_digit() || c == '$');
    // "…,” says Stone", "officials say the", "…, reports say."
    if lemma == "say" {
        return subject || phrase || quoted && capital(next) || next.starts_with(['"', '“']) || b == "reports" && n == ".";
    }
    // "the ministry told Reuters that", "the survey asks whether": forms that are no nouns, whatever the tagger made of them.
    let addressed = cue.frames.has("a") && form != lemma && !form.ends_with('s') && (phrase || lexicon.source(&n).is_some());
    let asks =
        !quoted && form.ends_with('s') && cue.act != Act::Statement && matches!(n.as_str(), "whether" | "where" | "how" | "why" | "if");
    if addressed && before.ends_with(char::is_alphanumeric) || asks {
        return true;
    }
    let speaker = capital(before) || matches!(b.as_str(), "he" | "she" | "they" | "we" | "i" | "who");
    // "claims", "notes", "states": plural nouns but for what stands around them.
    let noun = form == lemma || form.ends_with('s');
    !quoted && if noun { speaker && subject } else { subject || speaker && lexicon.determines(&n) }
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
        tense: if form.ends_with("ing") {
            Tense::None
        } else if present {
            Tense::Present
        } else {
            Tense::Past
        },
        aspect: Aspect::Simple,
        negated: false,
        modality: Modality::Fact,
        arguments: Vec::new(),
        implied_subject: None,
        parent: None,
        marker: String::new(),
    }
}
