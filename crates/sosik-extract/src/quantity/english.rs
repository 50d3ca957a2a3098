//! Quantities of English: hedge, currency, number, unit; the counted noun behind.

use sosik_core::Approximator;

use super::lexicon::{ROLES_ENGLISH, VAGUE_ENGLISH};
use super::measure::Measure;
use crate::numbers::chars::{
    at as char_at, before, is_hangul, matches as match_word, skip_space, skip_space_back, word_before, word_ends, word_starts,
};
use crate::numbers::{Number, NumberForm, units};

/// Hedges before a number, the longest first; whether the hedge belongs to the extent.
const BEFORE: [(&str, Approximator, bool); 35] = [
    ("a minimum of", Approximator::AtLeast, true),
    ("a maximum of", Approximator::AtMost, true),
    ("no fewer than", Approximator::AtLeast, true),
    ("not fewer than", Approximator::AtLeast, true),
    ("no less than", Approximator::AtLeast, true),
    ("no more than", Approximator::AtMost, true),
    ("as many as", Approximator::AtMost, true),
    ("as much as", Approximator::AtMost, true),
    ("an average of", Approximator::Average, true),
    ("an estimated", Approximator::Approx, false),
    ("in excess of", Approximator::MoreThan, true),
    ("upwards of", Approximator::MoreThan, true),
    ("well over", Approximator::MoreThan, true),
    ("just over", Approximator::MoreThan, true),
    ("more than", Approximator::MoreThan, true),
    ("greater than", Approximator::MoreThan, true),
    ("fewer than", Approximator::LessThan, true),
    ("less than", Approximator::LessThan, true),
    ("just under", Approximator::LessThan, true),
    ("at least", Approximator::AtLeast, true),
    ("at most", Approximator::AtMost, true),
    ("up to", Approximator::AtMost, true),
    ("close to", Approximator::Nearly, true),
    ("approximately", Approximator::Approx, true),
    ("roughly", Approximator::Approx, true),
    ("around", Approximator::Approx, true),
    ("about", Approximator::Approx, true),
    ("some", Approximator::Approx, true),
    ("nearly", Approximator::Nearly, true),
    ("almost", Approximator::Nearly, true),
    ("estimated", Approximator::Approx, false),
    ("averaging", Approximator::Average, true),
    ("over", Approximator::MoreThan, true),
    ("above", Approximator::MoreThan, true),
    ("under", Approximator::LessThan, true),
];

/// Closed words that end a noun phrase.
const STOPS: [&str; 78] = [
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "as",
    "than",
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "and",
    "or",
    "but",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "can",
    "may",
    "might",
    "must",
    "should",
    "do",
    "does",
    "did",
    "not",
    "if",
    "when",
    "while",
    "after",
    "before",
    "since",
    "until",
    "during",
    "over",
    "under",
    "into",
    "near",
    "through",
    "against",
    "between",
    "each",
    "per",
    "it",
    "they",
    "he",
    "she",
    "we",
    "you",
    "there",
    "here",
    "this",
    "these",
    "those",
    "so",
    "because",
    "about",
    "amid",
    "including",
    "plus",
];

/// Verbs that follow a noun often enough to end its phrase.
const VERBS: [&str; 40] = [
    "died",
    "killed",
    "said",
    "fled",
    "left",
    "remain",
    "remained",
    "arrived",
    "gathered",
    "marched",
    "rallied",
    "took",
    "came",
    "went",
    "had",
    "began",
    "surrendered",
    "voted",
    "attended",
    "joined",
    "crossed",
    "entered",
    "escaped",
    "perished",
    "returned",
    "protested",
    "moved",
    "live",
    "lived",
    "work",
    "worked",
    "stood",
    "fell",
    "rose",
    "hit",
    "struck",
    "reached",
    "signed",
    "fought",
    "disappeared",
];

const PLURALS: [&str; 16] = [
    "people",
    "men",
    "women",
    "children",
    "troops",
    "police",
    "personnel",
    "staff",
    "aircraft",
    "servicemen",
    "policemen",
    "fishermen",
    "percent",
    "dead",
    "wounded",
    "missing",
];

fn word(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    let len = rest.bytes().take(40).take_while(|b| b.is_ascii_alphabetic() || matches!(b, b'-')).count();
    // U.S. and the like hold points.
    let len = if len == 1 && rest.as_bytes().get(1) == Some(&b'.') && rest.as_bytes().get(2).is_some_and(u8::is_ascii_uppercase) {
        rest.bytes().take(12).take_while(|b| b.is_ascii_uppercase() || *b == b'.').count()
    } else {
        len
    };
    let len = rest.get(..len)?.trim_end_matches('-').len();
    (len > 0).then(|| rest.get(..len).map(|w| (w, at + len))).flatten()
}

fn any(list: &[&str], w: &str) -> bool {
    list.iter().any(|x| x.eq_ignore_ascii_case(w))
}

fn plural(w: &str) -> bool {
    any(&PLURALS, w) || (w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us"))
}

/// The noun phrase that starts behind `at`: up to its plural head, with a second head after "and"; the words up to the next closed
/// word or verb where there is no plural.
fn noun(text: &str, at: usize, singular: bool) -> Option<(usize, usize)> {
    let mut next = skip_space(text, at);
    if next == at && char_at(text, at) != Some('-') {
        return None;
    }
    if let Some(e) = match_word(text, next, "of", false).filter(|e| word_ends(text, *e)) {
        next = skip_space(text, e);
        if let Some(e) = match_word(text, next, "the", false).filter(|e| word_ends(text, *e)) {
            next = skip_space(text, e);
        }
    } else if let Some(e) = match_word(text, next, "more", false).filter(|e| word_ends(text, *e)) {
        next = skip_space(text, e);
    }
    let start = next;
    let mut end = start;
    for _ in 0..5 {
        let Some((w, e)) = word(text, next) else { break };
        let verb = any(&VERBS, w)
            || (w.ends_with("ed") && end > start && !plural(w) && char_at(text, skip_space(text, e)).is_none_or(|c| !c.is_alphabetic()));
        if any(&STOPS, w) || verb || crate::time::is_time_word(text, next) && end == start {
            break;
        }
        end = e;
        if plural(w) {
            // towns and villages
            let and = skip_space(text, e);
            if let Some(b) = match_word(text, and, "and", false).filter(|b| word_ends(text, *b))
                && let Some((second, f)) = word(text, skip_space(text, b))
                && plural(second)
                && second.chars().all(|c| c.is_ascii_lowercase())
                && !any(&STOPS, second)
                && !any(&VERBS, second)
            {
                return Some((start, f));
            }
            // Two plurals in a row are a compound ("weapons systems"), unless the second is a verb.
            if let Some((second, f)) = word(text, and)
                && and > e
                && plural(second)
                && !any(&STOPS, second)
                && !any(&VERBS, second)
                && second.chars().all(|c| c.is_ascii_lowercase())
                && !matches!(second, "has" | "says" | "remains")
                && w.ends_with('s')
                && any(&["troops", "systems", "forces", "sales", "operations", "prisoners", "personnel"], second)
            {
                return Some((start, f));
            }
            return Some((start, end));
        }
        next = skip_space(text, e);
        if next == e {
            break;
        }
    }
    (singular && end > start).then_some((start, end))
}

/// The quantity at `numbers[i]`, with the position of the next number.
pub(super) fn read(text: &str, numbers: &[Number], i: usize) -> Option<(Measure, usize)> {
    let number = numbers.get(i)?;
    let (start, end) = (number.span.range().start, number.span.range().end);
    if number.ordinal {
        return ordinal(text, number).map(|m| (m, i + 1));
    }
    let mut next = i + 1;
    let mut measure = Measure::exact(start, end, number.value, "en.quantity.number");
    if let Some((from, value)) = fraction(text, number) {
        measure.end = from;
        (measure.value, measure.low, measure.high, measure.dimension) = (Some(value), Some(value), Some(value), "fraction");
        measure.noun = noun(text, measure.end, false);
        while numbers.get(next).is_some_and(|n| n.span.range().start < measure.end) {
            next += 1;
        }
        return Some((measure, next));
    }
    // 100-150, between 3,000 and 5,000, 3,000 to 5,000 soldiers.
    let mut last = number;
    if let Some(second) = numbers.get(next).filter(|n| !n.ordinal) {
        let gap = text.get(end..second.span.range().start)?;
        let bare = gap.trim().trim_start_matches(['$', '€', '£']).trim_end_matches(['$', '€', '£']).trim();
        let between = led(text, start, "between");
        let low = if second.value >= 1e6 && number.value < 1000.0 && number.place < second.place {
            number.value * scale(second)
        } else {
            number.value
        };
        let to = matches!(bare, "to" | "or")
            && (noun(text, second.span.range().end, false).is_some()
                || unit(text, second.span.range().end).is_some()
                || led(text, start, "from").is_some());
        let joined = match bare {
            "and" => between.is_some(),
            "-" | "–" | "—" => true,
            _ => to && gap.len() < 6,
        };
        if joined && low < second.value && gap.len() < 9 {
            let first = between.filter(|_| bare == "and").unwrap_or(start);
            measure =
                Measure::between(first, second.span.range().end, Some(low), Some(second.value), Approximator::Range, "en.quantity.range");
            (last, next) = (second, i + 2);
        }
    }
    let singular = number.value == 1.0;
    if let Some(c) = before(text, start).filter(|c| matches!(c, '$' | '€' | '£' | '¥' | '₩')) {
        measure.start = measure.start.min(start - c.len_utf8());
        for head in ["US", "U.S. ", "A", "C", "HK"] {
            let at = start - c.len_utf8();
            if c == '$' && text.get(..at).is_some_and(|t| t.ends_with(head)) && word_starts(text, at - head.len()) {
                measure.start = measure.start.min(at - head.len());
                break;
            }
        }
        (measure.unit, measure.dimension) = (Some(c.to_string()), super::currency(c));
    } else if let Some((from, e, dimension)) = unit(text, last.span.range().end) {
        measure.unit = text.get(from..e).map(str::to_owned);
        (measure.end, measure.dimension) = (e, dimension);
    } else if let Some((e, unit)) = old(text, last.span.range().end) {
        (measure.end, measure.unit, measure.dimension) = (e, Some(unit.into()), "age");
    } else if led(text, start, "aged").is_some() {
        measure.dimension = "age";
    }
    if measure.dimension == "count" && measure.value.is_some() && identifier(text, number) {
        return None;
    }
    if measure.unit.as_deref() == Some("times") {
        let multiple = ["more", "as", "higher", "larger", "greater", "the"]
            .iter()
            .any(|w| match_word(text, skip_space(text, measure.end), w, false).is_some());
        measure.dimension = if multiple { "multiple" } else { "frequency" };
    }
    measure.noun = match measure.dimension {
        "count" => noun(text, measure.end, singular),
        "age" => noun(text, measure.end, true).filter(|_| measure.unit.is_some()),
        "mass" | "volume" | "area" | "energy" => {
            match_word(text, skip_space(text, measure.end), "of", false).and_then(|_| noun(text, measure.end, true))
        }
        "percent" | "percent_point" | "multiple" => match_word(text, skip_space(text, measure.end), "of", false)
            .and_then(|_| noun(text, measure.end, true))
            .or_else(|| subject(text, measure.start)),
        _ => None,
    };
    hedged(text, &mut measure, last.place);
    if number.form == NumberForm::English
        && measure.dimension == "count"
        && measure.noun.is_none()
        && (number.value <= 2.0 || number.value == 1.0)
    {
        // "one of them", "the two" stand for somebody.
        return None;
    }
    if number.value == 1.0
        && number.form == NumberForm::English
        && measure.dimension == "count"
        && measure.approximator == Approximator::Exact
        && text.get(start..end) != Some("one")
        && text.get(start..end) != Some("One")
    {
        return None;
    }
    Some((measure, next))
}

fn scale(number: &Number) -> f64 {
    if number.place >= 1e9 {
        1e9
    } else if number.place >= 1e6 {
        1e6
    } else {
        1.0
    }
}

/// Where the words `lead` start that stand right before `at`.
fn led(text: &str, at: usize, lead: &str) -> Option<usize> {
    let end = skip_space_back(text, at);
    (end < at).then(|| word_before(text, end, lead)).flatten()
}

/// Puts the hedge before the number to it.
fn hedged(text: &str, measure: &mut Measure, place: f64) {
    let exact = measure.approximator == Approximator::Exact;
    if let Some((start, approximator, inside)) =
        BEFORE.iter().find_map(|(w, a, inside)| led(text, measure.start, w).map(|s| (s, *a, *inside)))
    {
        if inside {
            measure.start = start;
        }
        if exact {
            measure.hedge(approximator, place);
        }
        return;
    }
    for (behind, approximator) in
        [(" or more", Approximator::AtLeast), (" or fewer", Approximator::AtMost), (" or less", Approximator::AtMost)]
    {
        if exact && let Some(e) = match_word(text, measure.end, behind, false).filter(|e| word_ends(text, *e)) {
            measure.end = e;
            measure.hedge(approximator, place);
            return;
        }
    }
}

/// A unit behind the number at `end`: its start, end and dimension.
fn unit(text: &str, end: usize) -> Option<(usize, usize, &'static str)> {
    let hyphen = char_at(text, end) == Some('-');
    let at = if hyphen { end + 1 } else { skip_space(text, end) };
    let (e, dimension) = units::ENGLISH.longest(text, at)?;
    let w = text.get(at..e)?;
    if matches!(w, "feet" | "foot" | "pounds" | "pound" | "times" | "x" | "m" | "t") && at == end && !matches!(w, "m" | "x" | "t")
        || dimension == "age"
    {
        return None;
    }
    (!(w.len() == 1 && at > end && w != "%")).then_some((at, e, dimension))
}

/// -year-old, years old.
fn old(text: &str, end: usize) -> Option<(usize, &'static str)> {
    [
        ("-year-olds", "year"),
        ("-year-old", "year"),
        ("-month-old", "month"),
        (" years old", "years"),
        (" year old", "year"),
        (" years of age", "years"),
    ]
    .iter()
    .find_map(|(w, unit)| match_word(text, end, w, false).filter(|e| word_ends(text, *e)).map(|e| (e, *unit)))
}

/// Two-thirds, one quarter, one in five.
fn fraction(text: &str, number: &Number) -> Option<(usize, f64)> {
    let end = number.span.range().end;
    const PARTS: [(&str, f64); 14] = [
        ("thirds", 3.0),
        ("third", 3.0),
        ("quarters", 4.0),
        ("quarter", 4.0),
        ("fourths", 4.0),
        ("fifths", 5.0),
        ("fifth", 5.0),
        ("sixths", 6.0),
        ("sixth", 6.0),
        ("eighths", 8.0),
        ("tenths", 10.0),
        ("tenth", 10.0),
        ("half", 2.0),
        ("halves", 2.0),
    ];
    if number.form != NumberForm::English || number.value > 9.0 {
        return None;
    }
    let at = if char_at(text, end) == Some('-') { end + 1 } else { skip_space(text, end) };
    PARTS.iter().find_map(|(w, d)| {
        let e = match_word(text, at, w, false).filter(|e| word_ends(text, *e))?;
        let of = match_word(text, skip_space(text, e), "of", false).is_some();
        ((at == end + 1 && char_at(text, end) == Some('-') || of) && number.value < *d).then_some((e, number.value / d))
    })
}

/// A number behind a name without a noun of its own: Room 2024, Boeing 747, Article 5.
fn identifier(text: &str, number: &Number) -> bool {
    let start = number.span.range().start;
    let end = number.span.range().end;
    if before(text, start) == Some('#')
        || before(text, start).is_some_and(|c| matches!(c, '-' | '/' | '.' | ':' | '+'))
        || char_at(text, end).is_some_and(|c| matches!(c, '/' | ':' | '+' | '·'))
    {
        return true;
    }
    if char_at(text, end) == Some('-') && char_at(text, end + 1).is_some_and(char::is_alphanumeric) && number.form == NumberForm::Digits {
        return true;
    }
    let back = skip_space_back(text, start);
    if back == start || noun(text, end, number.value == 1.0).is_some() {
        return false;
    }
    let head = text.get(..back).unwrap_or("");
    let name = head.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    if any(
        &[
            "No.", "no.", "Nos.", "page", "room", "chapter", "article", "section", "phase", "type", "version", "number", "group", "level",
            "flight",
        ],
        name.trim_start_matches('('),
    ) {
        return true;
    }
    number.form == NumberForm::Digits
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && !any(&STOPS, name)
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !ROLES_ENGLISH.before.iter().any(|(w, _)| w.eq_ignore_ascii_case(name))
}

/// The subject of "Prices rose 8 percent".
fn subject(text: &str, start: usize) -> Option<(usize, usize)> {
    const MOVES: [&str; 24] = [
        "rose",
        "fell",
        "grew",
        "dropped",
        "declined",
        "increased",
        "jumped",
        "surged",
        "climbed",
        "shrank",
        "gained",
        "lost",
        "slid",
        "plunged",
        "soared",
        "rise",
        "fall",
        "expanded",
        "contracted",
        "decreased",
        "slipped",
        "dipped",
        "doubled",
        "tripled",
    ];
    let back = |at: usize| {
        let end = skip_space_back(text, at);
        let head = text.get(..end)?;
        let len = head.bytes().rev().take(40).take_while(u8::is_ascii_alphabetic).count();
        (len > 0 && end < at).then_some((end - len, end))
    };
    let mut at = start;
    for _ in 0..3 {
        let (a, b) = back(at)?;
        let w = text.get(a..b)?;
        if any(&MOVES, w) {
            let (c, d) = back(a)?;
            let noun = text.get(c..d)?;
            return (!any(&STOPS, noun)).then_some((c, d));
        }
        if !any(&["by", "about", "around", "nearly", "almost", "to", "roughly", "some", "than", "more", "over"], w) {
            return None;
        }
        at = a;
    }
    None
}

/// "the second summit": a place in an order.
fn ordinal(text: &str, number: &Number) -> Option<Measure> {
    let (start, end) = (number.span.range().start, number.span.range().end);
    if led(text, start, "at").is_some()
        || text.get(start..end).is_some_and(|w| w.eq_ignore_ascii_case("second")) && led(text, start, "a").is_some()
    {
        return None;
    }
    let (a, b) = noun(text, end, true)?;
    let rest = text.get(a..b)?;
    if rest.contains(' ') && rest.split(' ').any(|w| any(&["round"], w)) || crate::time::is_time_word(text, a) {
        return None;
    }
    // The head of a phrase without a plural is hard to tell from what follows: the first word in lower case is enough.
    let b = if plural(rest) { b } else { word(text, a).map_or(b, |(_, e)| e) };
    let mut measure = Measure {
        dimension: "ordinal",
        noun: Some((a, b)),
        rule: "en.quantity.ordinal",
        ..Measure::exact(start, end, number.value, "en.quantity.ordinal")
    };
    measure.hedge(Approximator::Ordinal, 1.0);
    Some(measure)
}

/// A number said without a number word at the word at `at`: several, dozens of, no casualties, doubled, half of.
pub(super) fn vague(text: &str, at: usize) -> Option<Measure> {
    if !word_starts(text, at) {
        return None;
    }
    let first = text.as_bytes().get(at)?.to_ascii_lowercase();
    if first == b'n'
        && let Some(end) = match_word(text, at, "no", false).filter(|e| word_ends(text, *e))
    {
        let (a, b) = noun(text, end, false)?;
        let head = text.get(a..b)?.rsplit(' ').next()?;
        let counted =
            ROLES_ENGLISH.nouns.iter().any(|(w, _)| head.eq_ignore_ascii_case(w)) || any(&["people", "civilians", "survivors"], head);
        return counted.then(|| Measure { noun: Some((a, b)), ..Measure::exact(at, end, 0.0, "en.quantity.none") });
    }
    for (w, value) in [("doubled", 2.0), ("tripled", 3.0), ("quadrupled", 4.0), ("halved", 0.5)] {
        if first == w.as_bytes().first().copied().unwrap_or(0)
            && let Some(end) = match_word(text, at, w, false).filter(|e| word_ends(text, *e))
        {
            let back = skip_space_back(text, at);
            let len = text.get(..back)?.bytes().rev().take(40).take_while(u8::is_ascii_alphabetic).count();
            let noun = (len > 0 && !any(&STOPS, text.get(back - len..back)?)).then_some((back - len, back));
            return Some(Measure { dimension: "multiple", noun, ..Measure::exact(at, end, value, "en.quantity.multiple") });
        }
    }
    if first == b'h'
        && let Some(end) = match_word(text, at, "half", false).filter(|e| word_ends(text, *e))
        && match_word(text, skip_space(text, end), "of", false).is_some_and(|e| word_ends(text, e))
        && !led(text, at, "first").or(led(text, at, "second")).or(led(text, at, "latter")).is_some_and(|_| true)
    {
        let start = led(text, at, "a").unwrap_or(at);
        return Some(Measure {
            dimension: "fraction",
            noun: noun(text, end, false),
            ..Measure::exact(start, end, 0.5, "en.quantity.fraction")
        });
    }
    if first == b'a'
        && let Some(end) = match_word(text, at, "a couple", false).filter(|e| word_ends(text, *e))
    {
        let noun = noun(text, end, false)?;
        let mut measure = Measure { noun: Some(noun), ..Measure::exact(at, end, 2.0, "en.quantity.couple") };
        measure.hedge(Approximator::Approx, 1.0);
        return Some(measure);
    }
    let (end, (low, high, approximator)) = VAGUE_ENGLISH.longest(text, at)?;
    if char_at(text, end) == Some('-') || is_hangul(char_at(text, end).unwrap_or(' ')) {
        return None;
    }
    let mut measure = Measure::between(at, end, low, high, approximator, "en.quantity.vague");
    let of = match_word(text, skip_space(text, end), "of", false).is_some_and(|e| word_ends(text, e));
    let after = if of { match_word(text, skip_space(text, end), "of", false)? } else { end };
    if crate::time::is_time_word(text, skip_space(text, after)) {
        return None;
    }
    if let Some((from, e, dimension)) = unit(text, after).filter(|(_, _, d)| *d != "multiple") {
        measure.unit = text.get(from..e).map(str::to_owned);
        (measure.end, measure.dimension) = (e, dimension);
    } else {
        measure.noun = noun(text, end, false);
    }
    // "several" and "dozens" count something; "scores" may be a verb.
    (measure.noun.is_some() || measure.unit.is_some() || !matches!(text.get(at..end)?, "scores" | "tens" | "a handful")).then_some(measure)
}
