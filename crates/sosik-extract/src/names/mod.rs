//! Named spans: gazetteer entries and names found by rule.
//!
//! Candidates come from the gazetteer ([`lexicon`]), from patterns of each language ([`english`], [`korean`]) and from what the
//! document itself introduces (acronyms in brackets, surnames of people named in full: [`aliases`]). A sequence model ([`model`])
//! reads them all and says where names stand ([`merge`]). Of candidates that overlap the longest stays.

pub(crate) mod added;
mod agree;
mod aliases;
pub(crate) mod boundary;
mod contacts;
mod english;
mod gazetteer;
pub(crate) mod index;
mod known;
mod korean;
pub(crate) mod lexicon;
mod merge;
pub mod model;
mod namesakes;
mod people;
pub(crate) mod shared;
mod sound;
pub(crate) mod words;

pub(crate) use aliases::{minted, unlisted};
pub use contacts::contacts;
pub(crate) use korean::addresses;
pub(crate) use people::{people_of, romanised, untitled};

use std::cmp::Reverse;

use model::context::Context;
use sosik_core::ontology::Sector;
use sosik_core::{ActorKind, Code, EntityLabel, Language, MentionForm, Span};
use sosik_segment::Segmentation;

use crate::explain::Trace;
use crate::tags::Tags;
use index::Map;
use lexicon::{Entry, FormRole, LEXICON, Role};

/// A named span with what the gazetteer or a rule knows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The words, josa excluded.
    pub span: Span,
    /// What they name.
    pub label: EntityLabel,
    /// The actor's key (`kor.nis`, `prk`) when known.
    pub key: Option<String>,
    /// What kind of actor it would be; nothing for what is only a place.
    pub kind: Option<ActorKind>,
    /// Country or stateless code.
    pub code: Option<Code>,
    /// PLOVER sectors, most specific first.
    pub sectors: Vec<Sector>,
    /// How it refers: a full name, an alias, an acronym; demonyms ("Ukrainian") are descriptions.
    pub form: MentionForm,
    /// Whether it is an adjective or demonym ("North Korean"), which modifies and does not itself take part.
    pub adjective: bool,
    /// Rule or gazetteer id.
    pub rule: String,
}

/// A name that may yet lose to another.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    name: Name,
    /// Among names of one length the higher stays.
    priority: u8,
    /// The gazetteer entry; of doubtful ones it must be named otherwise too.
    entry: Option<u32>,
    doubtful: bool,
}

impl Found {
    /// A name of `entry` by one of its forms.
    fn entry(span: Span, text: &str, id: u32, role: FormRole, doubtful: bool) -> Self {
        let entry = &LEXICON.entries[id as usize];
        let acronym = span.slice(text).is_some_and(|s| s.len() < 9 && s.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | '&')));
        let form = match role {
            FormRole::Adjective => MentionForm::Description,
            _ if acronym => MentionForm::Acronym,
            FormRole::Name => MentionForm::Name,
            _ => MentionForm::Alias,
        };
        let name = Name {
            span,
            label: if role == FormRole::Adjective { EntityLabel::Other } else { entry.label() },
            key: (!entry.key.is_empty()).then(|| entry.key.clone()),
            kind: entry.kind,
            code: entry.code,
            sectors: entry.sectors.clone(),
            form,
            adjective: role == FormRole::Adjective,
            rule: rule_of(entry).into(),
        };
        Self { name, priority: 5, entry: Some(id), doubtful }
    }

    /// People of the country `code`, called by an adjective in the plural.
    fn people(span: Span, text: &str, code: Option<Code>) -> Self {
        let mut found = Self::rule(span, EntityLabel::Other, Some(ActorKind::Population), "gazetteer.people", 5);
        // Hutus are not Tutsis.
        let called = span.slice(text).and_then(|words| people::people_of(words.strip_suffix('s')?)).unwrap_or("citizen");
        found.name.key = code.map(|c| compose(c, &format!("people.{called}")));
        found.name.code = code;
        found.name.sectors.push(Sector::Cvl);
        found.name.form = MentionForm::Description;
        found
    }

    /// A name by rule, of which only label and kind are known.
    fn rule(span: Span, label: EntityLabel, kind: Option<ActorKind>, rule: &'static str, priority: u8) -> Self {
        let name = Name {
            span,
            label,
            key: None,
            kind,
            code: None,
            sectors: Vec::new(),
            form: MentionForm::Name,
            adjective: false,
            rule: rule.into(),
        };
        Self { name, priority, entry: None, doubtful: false }
    }

    /// A body or force called by what it is, of `code` when a country stands with it.
    fn role(span: Span, role: &Role, code: Option<Code>, rule: &'static str, priority: u8) -> Self {
        let mut found = Self::rule(span, EntityLabel::Organisation, Some(role.kind), rule, priority);
        found.name.sectors.clone_from(&role.sectors);
        found.name.code = code;
        found.name.key = code.map(|c| compose(c, role.key));
        found
    }
}

/// Whether an English word is one of the language's own and not a modifier of nouns: determiners, prepositions, conjunctions.
pub(crate) fn is_function_word(word: &str) -> bool {
    let mut capital = String::with_capacity(word.len());
    capital.extend(word.chars().take(1).flat_map(char::to_uppercase));
    capital.extend(word.chars().skip(1));
    people::common(&capital)
        && !matches!(
            word,
            "foreign"
                | "state"
                | "local"
                | "senior"
                | "former"
                | "top"
                | "military"
                | "new"
                | "old"
                | "federal"
                | "national"
                | "international"
        )
}

/// The key of what `role` is called in `code`: `ukr.mod`.
pub(crate) fn compose(code: Code, role: &str) -> String {
    format!("{}.{role}", code.as_str().to_ascii_lowercase())
}

fn rule_of(entry: &Entry) -> &'static str {
    match entry.what {
        lexicon::What::Country => "gazetteer.country",
        lexicon::What::Organisation => "gazetteer.organisation",
        lexicon::What::Person => "gazetteer.person",
        lexicon::What::Place => "gazetteer.place",
    }
}

/// The names of `text`, in order and without overlaps; spans are bytes of `text`. Linear in the text.
///
/// Sentences in neither Korean nor English are not read.
///
/// # Example
///
/// "Ukraine’s Ministry of Defense" gives two names: Ukraine, and Ministry of Defense with the key `ukr.mod`. 우크라이나 국방부 is one
/// name with that key, as Korean guidelines of entity recognition have it.
pub fn find(text: &str, seg: &Segmentation, trace: &mut Trace) -> Vec<Name> {
    find_with(text, seg, &Tags::find(text, seg), None, trace)
}

/// As [`find`], with the tags of English tokens and the actors that a user listed.
pub(crate) fn find_with(text: &str, seg: &Segmentation, tags: &Tags, added: Option<&added::Gazetteer>, trace: &mut Trace) -> Vec<Name> {
    let mut found = Vec::new();
    let mut worker = model::Worker::default();
    // Korean texts do without the English model.
    let english = seg.sentences.iter().any(|s| s.language == Language::English);
    let context =
        if english { model::ENGLISH.as_ref().map(|m| m.context(text, seg, tags)).unwrap_or_default() } else { Context::default() };
    for (i, sentence) in seg.sentences.iter().enumerate() {
        let (from, to) = (sentence.span.start() as usize, sentence.span.end() as usize);
        if text.get(from..to).is_none() {
            continue;
        }
        let first = found.len();
        match sentence.language {
            Language::Korean => {
                gazetteer::read(text, from, to, true, &mut found);
                gazetteer::take_back(text, seg, sentence, first, &mut found);
                let pairs = korean::read(text, from, to, &mut found);
                if let Ok(model) = model::KOREAN.as_ref() {
                    let mut seen = model.read(text, seg, i, &found[first..], &mut worker);
                    seen.retain(|(span, label)| *label != "PS" || pairs.binary_search(span).is_err());
                    seen.retain(|(span, _)| span.slice(text).is_none_or(|words| people::people_of(words).is_none()));
                    seen.retain(|(span, _)| !gazetteer::in_idiom(text, span.range().start, span.range().end));
                    merge::merge(text, true, first, &seen, &mut found);
                }
            }
            Language::English => {
                let words = words::words(text, from, to);
                let body = crate::syntax::body(Language::English, text, sentence.span) as usize;
                gazetteer::read_dateline(text, from, body, &mut found);
                gazetteer::read(text, from, to, false, &mut found);
                english::read(text, &words, first, &mut found);
                if let Ok(model) = model::ENGLISH.as_ref() {
                    let mut seen = model.read(text, seg, i, tags, &context, &found[first..], &mut worker);
                    seen.retain(|(span, _)| !span.slice(text).is_some_and(people::are_people));
                    merge::merge(text, false, first, &seen, &mut found);
                }
            }
            Language::Other => {}
        }
        if let Some(added) = added {
            added.read(text, from, to, &mut found);
        }
    }
    believe(&mut found, trace);
    let mut found = disjoint(found);
    namesakes::settle(text, &mut found);
    agree::agree(text, &mut found);
    agree::split(text, &mut found);
    // Full names first, for a family name alone means whom the document calls by both.
    by_sound(text, &mut found, true);
    aliases::families(text, &mut found);
    by_sound(text, &mut found, false);
    aliases::read(text, seg, &mut found);
    people::strangers(text, &mut found);
    let found = disjoint(found);
    for f in &found {
        trace.fired("names", f.name.rule.clone(), f.name.span);
    }
    found.into_iter().map(|f| f.name).collect()
}

/// Gives people whom no list spells so the key of the listed person who sounds so; names of several words, or all.
fn by_sound(text: &str, found: &mut [Found], full: bool) {
    let unknown = |f: &&mut Found| f.name.kind == Some(ActorKind::Person) && f.name.key.is_none() && !f.name.adjective;
    for f in found.iter_mut().filter(unknown) {
        let Some(name) = f.name.span.slice(text).map(people::untitled).filter(|n| !full || n.contains(' ')) else { continue };
        let Some(entry) = known::by_sound(name) else { continue };
        f.name.key = Some(entry.key.clone());
        f.name.code = entry.code;
        f.name.sectors.clone_from(&entry.sectors);
        f.name.form = MentionForm::Alias;
        f.name.rule = "name.sound".into();
    }
}

/// The listed person whom `name`, of several words, names in another spelling.
pub(crate) fn by_spelling(name: &str) -> Option<&'static Entry> {
    known::by_sound(name).filter(|_| name.contains(' '))
}

/// The listed person whom `phrase` names in another spelling, and whether it reads like a foreign name in Hangul at all: two words or
/// three that each sound foreign. For phrases that the layer of names has passed over.
pub(crate) fn overlooked(phrase: &str) -> (Option<&'static Entry>, bool) {
    let words = phrase.split(' ').count();
    // A family name alone must be written as the list writes it.
    if words == 1 {
        return (Some(phrase).filter(|p| p.chars().all(boundary::is_hangul)).and_then(known::of_family), false);
    }
    let some = (2..=3).contains(&words) && phrase.chars().all(|c| c == ' ' || boundary::is_hangul(c));
    // 러시아 드론 is a thing of a country.
    let some = some && !merge::of_country(phrase);
    let listed = Some(phrase).filter(|_| some).and_then(known::by_sound);
    (listed, listed.is_some() || some && phrase.split(' ').all(people::foreign))
}

/// Whether `name` is built like that of a Korean and written in Hangul.
pub(crate) fn native(name: &str) -> bool {
    name.chars().all(boundary::is_hangul) && sound::Sound::of(name).is_some_and(|s| s.korean)
}

/// Drops doubtful forms whose entry nothing else in the document names.
fn believe(found: &mut Vec<Found>, trace: &mut Trace) {
    let mut firm: Map<u32, ()> = Map::default();
    firm.extend(found.iter().filter(|f| !f.doubtful).filter_map(|f| Some((f.entry?, ()))));
    found.retain(|f| {
        let keep = !f.doubtful || f.entry.is_some_and(|e| firm.contains_key(&e));
        if !keep {
            trace.missed("names", f.name.rule.clone(), f.name.span, || {
                "This is also a word of the language, and nothing else in the document names it.".into()
            });
        }
        keep
    });
}

/// Of overlapping names the longest, then the one of higher priority; in order of the text.
fn disjoint(mut found: Vec<Found>) -> Vec<Found> {
    found.retain(|f| !f.name.span.is_empty());
    found.sort_by_key(|f| (f.name.span.start(), Reverse(f.name.span.end()), Reverse(f.priority)));
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    'next: for f in found {
        // Those that begin before and reach into it are few: names are short.
        while let Some(last) = kept.last() {
            if last.name.span.end() <= f.name.span.start() {
                break;
            }
            if (last.name.span.len(), last.priority) >= (f.name.span.len(), f.priority) {
                continue 'next;
            }
            kept.pop();
        }
        kept.push(f);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use sosik_segment::Segmenter;

    fn read(text: &str) -> Vec<(&str, EntityLabel, Option<String>)> {
        let seg = Segmenter::new().segment(text);
        find(text, &seg, &mut Trace::off()).into_iter().map(|n| (n.span.slice(text).unwrap(), n.label, n.key)).collect()
    }

    #[test]
    fn bodies_get_their_country() {
        let key = |text: &str, words: &str| read(text).into_iter().find(|n| n.0 == words).and_then(|n| n.2);
        assert_eq!(key("Ukraine’s Ministry of Defense said so.", "Ministry of Defense").as_deref(), Some("ukr.mod"));
        assert_eq!(key("우크라이나 국방부가 밝혔다.", "우크라이나 국방부").as_deref(), Some("ukr.mod"));
        assert_eq!(
            key("South Korea’s National Intelligence Service said so.", "National Intelligence Service").as_deref(),
            Some("kor.nis")
        );
        assert_eq!(key("북한군이 도착했다.", "북한군").as_deref(), Some("prk.mil"));
    }

    #[test]
    fn names_are_disjoint_and_in_order() {
        let text = "On Oct. 23, U.S. Defense Secretary Lloyd Austin spoke in Rome. 로이드 오스틴 미국 국방장관은 로마에서 말했다.";
        let seg = Segmenter::new().segment(text);
        let names = find(text, &seg, &mut Trace::off());
        assert!(names.windows(2).all(|w| w[0].span.end() <= w[1].span.start()), "{names:?}");
        assert!(names.iter().any(|n| n.span.slice(text) == Some("Lloyd Austin") && n.label == EntityLabel::Person));
        assert!(names.iter().any(|n| n.span.slice(text) == Some("로이드 오스틴") && n.label == EntityLabel::Person));
    }

    #[test]
    fn hostile_text_is_read_in_linear_time() {
        for piece in ["김", "A", "북한", "U.S. ", "미", "(", "San ", "’s ", "위원장 ", "The ", "Kim "] {
            let text = piece.repeat(100_000 / piece.len());
            let seg = Segmenter::new().segment(&text);
            let before = std::time::Instant::now();
            let names = find(&text, &seg, &mut Trace::off());
            assert!(names.len() <= text.len());
            assert!(before.elapsed().as_secs() < 5, "{piece}: {:?}", before.elapsed());
        }
    }
}
