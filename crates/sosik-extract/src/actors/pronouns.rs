//! Pronouns: he, she, they, its; 그, 그녀, 이들.

use std::sync::LazyLock;

use sosik_core::{ActorId, ActorKind, Language, MentionForm, Span};
use sosik_segment::Tag;

use super::book::{Book, Draft, Spot};
use crate::layers::Layers;
use crate::names::index::Map;
use crate::numbers::table::rows;
use crate::small::small;

/// Whether somebody is a man or a woman, as far as the text or the given name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// Given names that only men or only women bear.
static GIVEN: LazyLock<Map<&'static str, Gender>> = LazyLock::new(|| {
    rows(include_str!("../../lexicon/names/genders.csv"))
        .filter_map(|row| {
            let [form, gender, ..] = row[..] else { return None };
            Some((form, if gender == "female" { Gender::Female } else { Gender::Male }))
        })
        .collect()
});

/// What the name at `head`, with the words before it, tells of the gender of its bearer.
pub(super) fn gender(text: &str, head: Span) -> Option<Gender> {
    let before = text.get(..head.start() as usize)?.trim_end_matches([' ', '.']);
    let from = before.char_indices().rev().take(12).take_while(|(_, c)| c.is_ascii_alphabetic()).last().map_or(before.len(), |(i, _)| i);
    match &before[from..] {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "chairman" | "spokesman" | "congressman" => return Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "chairwoman" | "spokeswoman" | "congresswoman" => {
            return Some(Gender::Female);
        }
        _ => {}
    }
    let name = head.slice(text)?;
    GIVEN.get(name.split([' ', '-']).next()?).copied()
}

/// Whom a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Person(Option<Gender>),
    Several,
    Thing,
}

fn sort(word: &str, korean: bool) -> Option<Sort> {
    if korean {
        return Some(match word {
            "그" | "자신" | "본인" => Sort::Person(None),
            "그녀" => Sort::Person(Some(Gender::Female)),
            "이들" | "그들" | "이들 모두" | "저들" => Sort::Several,
            _ => return None,
        });
    }
    // Longer words are no pronouns, and all begin with one of these; most words are longer or begin otherwise.
    if word.len() > 10 || !word.starts_with(['h', 's', 'w', 't', 'i', 'H', 'S', 'W', 'T', 'I']) {
        return None;
    }
    Some(match small(word).as_str() {
        "he" | "him" | "his" | "himself" => Sort::Person(Some(Gender::Male)),
        "she" | "her" | "hers" | "herself" => Sort::Person(Some(Gender::Female)),
        "who" => Sort::Person(None),
        "they" | "them" | "their" | "theirs" | "themselves" | "those" => Sort::Several,
        "it" | "its" | "itself" => Sort::Thing,
        _ => return None,
    })
}

/// Whether an English pronoun means whoever speaks, alone or with others.
fn first_person(word: &str) -> bool {
    ["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"].iter().any(|w| w.eq_ignore_ascii_case(word))
}

fn fits(book: &Book<'_>, sort: Sort, actor: ActorId, korean: bool) -> bool {
    use ActorKind::*;
    let kind = book.actors[actor.index()].kind;
    match sort {
        Sort::Person(wanted) => kind == Person && wanted.is_none_or(|w| book.genders.get(&actor.0).is_none_or(|known| *known == w)),
        // A newspaper is no 이들.
        Sort::Several => !(matches!(kind, Person | State) || korean && matches!(kind, Media | Channel)),
        Sort::Thing => !matches!(kind, Person | Population | Unnamed),
    }
}

/// Whom a pronoun of this sort can mean at `spot`: who is named there, the one man of whom "a soldier" tells, or the body for which a spokesman
/// speaks.
fn meant(book: &Book<'_>, sort: Sort, spot: &Spot, korean: bool) -> Option<ActorId> {
    let single = matches!(sort, Sort::Person(wanted) if !korean && one_of_them(book, spot, wanted));
    if fits(book, sort, spot.actor, korean) || single {
        return Some(spot.actor);
    }
    let body = book.actors[spot.actor.index()].affiliation.filter(|_| !korean && !matches!(sort, Sort::Person(_)))?;
    fits(book, sort, body, korean).then_some(body)
}

/// Whether the words at `spot` tell of one man or woman of many: "a North Korean soldier".
fn one_of_them(book: &Book<'_>, spot: &Spot, wanted: Option<Gender>) -> bool {
    use ActorKind::{ArmedForce, ArmedGroup, Population, Unnamed};
    if !matches!(book.actors[spot.actor.index()].kind, ArmedForce | ArmedGroup | Population | Unnamed) {
        return false;
    }
    let before = book.text.get(..spot.span.start() as usize).unwrap_or_default();
    let article = before.ends_with(' ') && before.rsplit(' ').nth(1).is_some_and(|w| matches!(small(w).as_str(), "a" | "an" | "one"));
    let told = spot.head.slice(book.text).filter(|_| article).and_then(|h| NUMBERS.get(small(h).as_str()));
    matches!(told, Some(Number::One(told)) if wanted.is_none() || told.is_none() || *told == wanted)
}

/// Whether English words at `spot` tell of several: troops, police.
fn many(book: &Book<'_>, spot: &Spot) -> bool {
    use ActorKind::{ArmedForce, ArmedGroup, Population, Unnamed};
    let people = matches!(book.actors[spot.actor.index()].kind, ArmedForce | ArmedGroup | Population | Unnamed);
    people
        && spot
            .head
            .slice(book.text)
            .is_some_and(|h| h.ends_with('s') || h.ends_with("men") || NUMBERS.get(small(h).as_str()) == Some(&Number::Several))
}

/// Of how many a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    /// One man or woman, with what the word tells of which.
    One(Option<Gender>),
    /// Several, without looking like a plural.
    Several,
}

static NUMBERS: LazyLock<Map<&'static str, Number>> = LazyLock::new(|| {
    let number = |told: &str| match told {
        "several" => Number::Several,
        "male" => Number::One(Some(Gender::Male)),
        "female" => Number::One(Some(Gender::Female)),
        _ => Number::One(None),
    };
    rows(include_str!("../../lexicon/roles/single.csv")).filter_map(|row| Some((*row.first()?, number(row.get(1)?)))).collect()
});

/// "thanked Doha for its mediation", "accused the government of breaking its promise": what is thanked for or charged with is that of whoever
/// stands right before.
fn owner_right_before(book: &Book<'_>, head: Span, korean: bool) -> Option<ActorId> {
    const FAR: usize = 24;
    if korean || !matches!(small(head.slice(book.text)?).as_str(), "its" | "his" | "her" | "their") {
        return None;
    }
    let spot = book.before(head.start(), 1).next()?;
    let gap = book.text.get(spot.head.end() as usize..head.start() as usize).filter(|g| g.len() <= FAR)?;
    let mut words = gap.split(' ').skip(1);
    let preposition = words.next().filter(|_| gap.starts_with(' ') && gap.ends_with(' '));
    let rest: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    // Nothing between, or what one is charged with doing; "the troops of its ally" are not its own.
    let fits = match (preposition, rest.as_slice()) {
        (Some("for" | "over"), []) => true,
        (Some("for" | "of" | "over"), [doing]) => doing.ends_with("ing"),
        _ => false,
    };
    fits.then_some(spot.actor)
}

/// Who does something to the one whom an English object pronoun means, and so is somebody else: the Red Cross in "the Red Cross received
/// them". Only the words of one clause stand between.
fn acting(book: &Book<'_>, word: &str, head: Span) -> Option<ActorId> {
    const FAR: usize = 40;
    if !matches!(word, "them" | "him") {
        return None;
    }
    let spot = book.before(head.start(), 1).next()?;
    let gap = book.text.get(spot.head.end() as usize..head.start() as usize).filter(|g| g.len() <= FAR)?;
    let plain = gap.starts_with(' ') && gap.bytes().all(|b| b == b' ' || b.is_ascii_lowercase());
    let words = || gap.split(' ').filter(|w| !w.is_empty());
    let clause = |w: &str| crate::names::is_function_word(w) || w.ends_with("ing") || w == "said";
    (plain && (1..=2).contains(&words().count()) && !words().any(clause)).then_some(spot.actor)
}

/// Whom the pronoun `word` at `head` means.
///
/// Of those who fit in the last sentences the best by four things: how many sentences ago, whether nobody who fits stands before in that
/// sentence (subjects stand first), how often the text has spoken of them lately, and whether their gender is known. The weights are the
/// best of eight settings on the training and development parts of GUM.
///
/// Not `other`, where that is given: who acts on "them" is somebody else.
pub(super) fn pronoun(book: &mut Book<'_>, word: &str, head: Span, korean: bool, other: Option<ActorId>) -> Option<ActorId> {
    const REACH: usize = 80;
    const SENTENCES: usize = 12;
    if !korean && first_person(word) {
        return book.voice_at(head);
    }
    let sort = sort(word, korean)?;
    let other = other.or_else(|| if korean { None } else { acting(book, word, head) });
    let own = book.seg.sentence_at(head.start())?;
    // Himself is somebody of his own sentence.
    let reach = if !korean && (word.ends_with("self") || word.ends_with("selves")) { 0 } else { SENTENCES };
    // Actor, distance of the nearest mention, whether that one is the first of its sentence, number of mentions.
    let mut candidates: Vec<(ActorId, usize, bool, u32)> = Vec::new();
    let mut nearest_of: Option<(usize, usize)> = None;
    if let Some(id) = owner_right_before(book, head, korean).filter(|id| fits(book, sort, *id, korean) && other != Some(*id)) {
        return Some(id);
    }
    let meant = |s: &Spot| meant(book, sort, s, korean).map(|actor| Spot { actor, ..*s });
    let mut plural: Vec<ActorId> = Vec::new();
    for spot in book.before(head.start(), REACH).filter_map(meant).filter(|s| other != Some(s.actor)) {
        let away = own.saturating_sub(book.seg.sentence_at(spot.head.start()).unwrap_or(0));
        if away > reach {
            break;
        }
        // "troops … they": who are several are meant before a body that is one.
        if !korean && sort == Sort::Several && many(book, &spot) && !plural.contains(&spot.actor) {
            plural.push(spot.actor);
        }
        let i = match candidates.iter().position(|c| c.0 == spot.actor) {
            Some(i) => {
                candidates[i].3 += 1;
                i
            }
            None => {
                candidates.push((spot.actor, away, false, 1));
                candidates.len() - 1
            }
        };
        // Going backwards, the last one met in a sentence is its first.
        if let Some((before, first)) = nearest_of
            && before != away
        {
            let c: &mut (ActorId, usize, bool, u32) = &mut candidates[first];
            c.2 |= c.1 == before;
        }
        nearest_of = Some((away, i));
    }
    if let Some((away, first)) = nearest_of {
        candidates[first].2 |= candidates[first].1 == away;
    }
    // Who is known to be a man or a woman is meant before who may be either.
    let known = |a: ActorId| matches!(sort, Sort::Person(Some(wanted)) if book.genders.get(&a.0) == Some(&wanted));
    // 경찰은 간부 3명을 체포했다. 이들은: people who are several are meant before a body that is one.
    let several =
        |a: ActorId| plural.contains(&a) || korean && sort == Sort::Several && book.actors[a.index()].name.ends_with(['들', '명']);
    let score = |(actor, away, first, times): &(ActorId, usize, bool, u32)| {
        let flag = |b: bool| f64::from(u8::from(b));
        f64::from(*times).ln() * WEIGHTS[2] + flag(*first) * WEIGHTS[1] + flag(known(*actor)) * WEIGHTS[3] + flag(several(*actor)) * SEVERAL
            - *away as f64 * WEIGHTS[0]
    };
    let id = candidates.iter().reduce(|a, b| if score(b) > score(a) { b } else { a })?.0;
    if let Sort::Person(Some(gender)) = sort
        && book.actors[id.index()].kind == ActorKind::Person
    {
        book.genders.entry(id.0).or_insert(gender);
    }
    Some(id)
}

/// For each sentence of distance, for standing first, for the logarithm of the number of mentions, and for a known gender.
const WEIGHTS: [f64; 4] = [1.0, 0.4, 0.3, 1.0];

/// For people who are several, of pronouns in the plural: more than for standing first.
const SEVERAL: f64 = 0.6;

/// Notes all pronouns of the text that nothing has asked for, each as a mention of whom it means. Linear in the text.
///
/// "It" is left out, for it as often means nothing.
pub(super) fn read(layers: &Layers<'_>, book: &mut Book<'_>) {
    let (mut alone, mut together): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for sentence in &layers.segmentation.sentences {
        let korean = sentence.language == Language::Korean;
        if sentence.language == Language::Other {
            continue;
        }
        for token in layers.segmentation.tokens_of(sentence) {
            let span = if korean {
                // 그 before a noun points and stands for nobody.
                match layers.segmentation.morphemes_of(token) {
                    [first, second, ..] if (first.tag == Tag::NP || matches!(&*first.form, "자신" | "본인")) && second.tag.is_josa() => {
                        first.span
                    }
                    [first, second, third, ..] if first.tag == Tag::NP && second.tag == Tag::XSN && third.tag.is_josa() => {
                        first.span.cover(second.span)
                    }
                    _ => continue,
                }
            } else {
                token.span
            };
            let Some(word) = span.slice(layers.text).filter(|w| !matches!(*w, "it" | "It" | "who" | "those" | "Those")) else { continue };
            // "We" of somebody who speaks for others is more than the speaker.
            let single = !korean && matches!(word, "I" | "me" | "my" | "My" | "myself");
            if book.spot_at(span).is_some() {
                continue;
            }
            if !korean && first_person(word) && book.voice_at(span).is_none() && !quoted(layers, span) {
                if single { &mut alone } else { &mut together }.push(span);
                continue;
            }
            if !single && sort(word, korean).is_none() {
                continue;
            }
            let word = word.to_owned();
            if let Some(id) = pronoun(book, &word, span, korean, None) {
                book.mention(id, span, span, MentionForm::Pronoun);
            }
        }
    }
    author(book, &alone, "x.author", ActorKind::Person);
    author(book, &together, "x.authors", ActorKind::Unnamed);
}

/// Who writes, or speaks all that is written: "I" and "we" outside of quotations, if they are said more than once.
fn author(book: &mut Book<'_>, spans: &[Span], key: &str, kind: ActorKind) {
    for span in spans.iter().filter(|_| spans.len() > 1) {
        let draft = Draft { key: key.to_owned(), kind, code: None, sectors: Vec::new(), rule: "actor.author", confidence: 0.5 };
        book.meet(draft, *span, *span, MentionForm::Pronoun);
    }
}

/// Whether `span` stands in a quotation.
fn quoted(layers: &Layers<'_>, span: Span) -> bool {
    let at = layers.quotes.partition_point(|q| q.outer.start() <= span.start());
    layers.quotes[..at].iter().rev().take(4).any(|q| q.outer.contains(span))
}
