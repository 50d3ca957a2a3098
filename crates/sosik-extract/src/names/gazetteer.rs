//! Names that the gazetteer lists.

use std::sync::LazyLock;

use sosik_core::{Code, Span};
use sosik_segment::{Segmentation, Sentence, Tag};

use super::Found;
use super::boundary::{ends_word, hangul_behind, is_hangul, is_josa, starts_word};
use super::index::Map;
use super::lexicon::{FormRole, LEXICON, PEOPLES, RoleClass, What};
use super::people::romanised;
use crate::numbers::chars::{is_alphanumeric, is_letter};
use crate::numbers::table::rows;

/// What may follow a name inside an eojeol and leaves it named: of a country or city 한국인, 미국산, 러시아제, 북한발; of an organisation its members.
struct Tails {
    place: Vec<&'static str>,
    organisation: Vec<&'static str>,
}

static TAILS: LazyLock<Tails> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/gazetteer/tails.csv");
    let of = |what: &str| rows(file).filter(|row| row.first() == Some(&what)).filter_map(|row| row.get(1).copied()).collect();
    Tails { place: of("place"), organisation: of("organisation") }
});

/// Adds what the gazetteer knows in `text[from..to]`: at each place where a word begins the longest form.
pub(super) fn read(text: &str, from: usize, to: usize, korean: bool, found: &mut Vec<Found>) {
    let Some(body) = text.get(from..to) else { return };
    let mut previous = None;
    let mut skip_to = 0;
    for (i, c) in body.char_indices() {
        let at = from + i;
        let begins = previous.is_none_or(|p: char| !is_alphanumeric(p)) && is_letter(c);
        previous = Some(c);
        if at < skip_to || !begins || !starts_word(text, at) {
            continue;
        }
        // Adjectives with a plural ending are met on the way to what is accepted.
        let mut people = None;
        let hit = LEXICON.index.longest(text, at, |end, id| {
            let accepted = accept(text, at, end, id, korean);
            if !accepted && !korean && people.is_none() && end < to && of_people(text, at, end, id) {
                people = Some((end, id));
            }
            accepted
        });
        if let Some((at, end, id)) = hit.filter(|(end, _)| *end <= to).map(|(end, id)| behind_article(text, at, end, id, korean)) {
            let form = LEXICON.forms[id as usize];
            // 수단에서: where things happen is the country; 인도에서 may be on the pavement.
            let there = || text[end..].starts_with("에서") && !IDIOMS.place.contains_key(&text[at..end]);
            let there = || LEXICON.entry(form).what == What::Country && there();
            let company = || in_company(text, end, LEXICON.entry(form).code) || there();
            let doubtful = (form.doubtful && !company()) || form.role == FormRole::Compass;
            found.push(Found::entry(Span::of(at..end), text, form.entry, form.role, doubtful));
            skip_to = end;
        } else if let Some((end, id)) = people {
            // Bosnian Serbs are Bosnia's.
            let before = found.last().filter(|f| text.get(f.name.span.end() as usize..at) == Some(" ")).and_then(|f| f.name.code);
            let own = LEXICON.entry(LEXICON.forms[id as usize]).code;
            let people = Found::people(Span::of(at..end + 1), text, before.filter(Code::is_country).or(own));
            found.push(people);
            skip_to = end + 1;
        }
    }
}

/// The most words of a place in a dateline, and the fewest letters of one.
const DATELINE_WORDS: usize = 3;
const DATELINE_LETTERS: usize = 4;

/// Adds the place in capitals with which the dateline at `text[from..to]` begins: KABUL, NEW DELHI.
pub(super) fn read_dateline(text: &str, from: usize, to: usize, found: &mut Vec<Found>) {
    let Some(dateline) = text.get(from..to) else { return };
    let capitals = dateline.find(|c: char| !(c.is_ascii_uppercase() || matches!(c, ' ' | '-'))).unwrap_or(dateline.len());
    let mut words = dateline[..capitals].trim_end_matches([' ', '-']);
    while words.len() >= DATELINE_LETTERS {
        let name = capitalised(words);
        let form = LEXICON.index.get(&name).filter(|_| words.split(' ').count() <= DATELINE_WORDS).map(|id| LEXICON.forms[id as usize]);
        if let Some(form) = form.filter(|form| matches!(LEXICON.entry(*form).what, What::Place | What::Country)) {
            found.push(Found::entry(Span::of(from..from + words.len()), text, form.entry, form.role, false));
            return;
        }
        words = words.rsplit_once(' ').map_or("", |(first, _)| first);
    }
}

/// Words in capitals as a list writes them: New Delhi.
fn capitalised(words: &str) -> String {
    let mut first = true;
    let each = words.chars().map(|c| {
        let letter = if first { c } else { c.to_ascii_lowercase() };
        first = !c.is_ascii_alphabetic();
        letter
    });
    each.collect()
}

/// The form in which what `id` names at `at..end` only begins, if any: in "The South China Sea" not the South, but the sea.
fn behind_article(text: &str, at: usize, end: usize, id: u32, korean: bool) -> (usize, usize, u32) {
    let inner = super::boundary::behind_article(&text[at..end]).map(|i| at + i);
    let longer = inner.and_then(|start| {
        let hit = LEXICON.index.longest(text, start, |e, id| accept(text, start, e, id, korean));
        hit.filter(|(e, _)| *e > end).map(|(e, id)| (start, e, id))
    });
    longer.unwrap_or((at, end, id))
}

/// Whether the plural of an adjective of a country stands from byte `at` on and ends behind `end`: Russians, South Koreans. Ethnic Albanians
/// need not be Albania's.
fn of_people(text: &str, at: usize, end: usize, id: u32) -> bool {
    !text[..at].ends_with("thnic ")
        && LEXICON.forms[id as usize].role == FormRole::Adjective
        && text[end..].starts_with('s')
        && ends_word(text, end + 1)
}

fn accept(text: &str, at: usize, end: usize, id: u32, korean: bool) -> bool {
    let form = LEXICON.forms[id as usize];
    if form.role == FormRole::Short {
        return false;
    }
    let Some(last) = text.get(at..end).and_then(|s| s.chars().next_back()) else { return false };
    if !is_hangul(last) {
        // "us" is no country; "US" in a line of capitals may be one, and is taken.
        return ends_word(text, end) && !(LEXICON.entry(form).what == What::Person && goes_on(text, at, end));
    }
    if in_idiom(text, at, end) {
        return false;
    }
    let run = hangul_behind(text, end);
    if is_josa(run) || role_follows(text, end) {
        return true;
    }
    let entry = LEXICON.entry(form);
    // 투르크멘족 live in many states.
    if entry.what == What::Country && text.get(at..end + run.len()).is_some_and(is_people) {
        return false;
    }
    // 국방정보국장 heads 국방정보국 and is not that.
    if entry.what == What::Organisation
        && LEXICON.role_index.longest(text, at, |e, _| e > end && super::boundary::josa_follows(text, e)).is_some()
    {
        return false;
    }
    let syllables = (end - at) / 3;
    let tail = |list: &[&str]| list.iter().any(|t| run.strip_prefix(t).is_some_and(is_josa));
    match entry.what {
        What::Country | What::Place => (syllables >= 2 && tail(&TAILS.place)) || syllables >= 4,
        // 무슬림형제단원들 are members of it.
        What::Organisation => korean && (syllables >= 4 || syllables >= 2 && tail(&TAILS.organisation)),
        What::Person => syllables >= 4,
    }
}

/// Whether another syllable of a Korean given name stands behind a hyphen at byte `end`: in "Park Jin-woo" is no Park Jin.
fn goes_on(text: &str, at: usize, end: usize) -> bool {
    let Some(rest) = text.get(end..).and_then(|t| t.strip_prefix('-')) else { return false };
    let more = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let whole = text.get(at..end + 1 + more).and_then(|name| name.split_once(' '));
    whole.is_some_and(|(family, given)| romanised(family, given))
}

/// Whether a Korean word with its josa is one for a people without a state.
fn is_people(word: &str) -> bool {
    LEXICON.role_index.longest(word, 0, |e, id| LEXICON.roles[id as usize].key == PEOPLES && is_josa(&word[e..])).is_some()
}

/// Longer names of places are no verbs or adverbs by chance.
const LONGEST_BY_CHANCE: usize = 3 * "가".len();

/// Takes back from `found[first..]` the places that the morphemes of `sentence` read as something else: 지난 (Jinan) in 지난 4일, 후에 (Hue),
/// 위해 (Weihai); not 가자 주민들, where people or a body of the place follow. Linear in both.
pub(super) fn take_back(text: &str, seg: &Segmentation, sentence: &Sentence, first: usize, found: &mut Vec<Found>) {
    let tokens = seg.tokens_of(sentence);
    let mut at = 0;
    let mut stays = |f: &Found| {
        let span = f.name.span;
        let place = f.entry.is_some_and(|id| LEXICON.entries[id as usize].what == What::Place);
        if !place || span.range().len() > LONGEST_BY_CHANCE {
            return true;
        }
        at += tokens[at..].iter().take_while(|t| t.span.end() <= span.start()).count();
        let morphemes = tokens.get(at).map_or(&[][..], |t| seg.morphemes_of(t));
        let here = || morphemes.iter().filter(|m| m.span.overlaps(span));
        let end = span.range().end;
        let named = || text.get(end..).is_some_and(|t| t.starts_with(' ')) && role_follows(text, end + 1);
        let other = here().any(|m| m.tag.is_predicate() || m.tag.is_josa() || m.tag.is_eomi() || m.tag == Tag::MAG);
        !other || here().all(|m| m.tag != Tag::ETM) && named()
    };
    let here = found.split_off(first);
    found.extend(here.into_iter().filter(|f| stays(f)));
}

/// Whether a word for a body, force, office or the like stands right at byte `end`: 북한군, 러시아정부.
pub(super) fn role_follows(text: &str, end: usize) -> bool {
    LEXICON
        .role_index
        .longest(text, end, |e, id| {
            !matches!(LEXICON.roles[id as usize].class, RoleClass::Description | RoleClass::Partitive)
                && super::boundary::josa_follows(text, e)
        })
        .is_some()
}

/// Words beside a form that show it to be no name, before and behind it: 시신 인도, 수단을 동원.
#[derive(Default)]
struct Idioms {
    before: Map<&'static str, Vec<&'static str>>,
    behind: Map<&'static str, Vec<&'static str>>,
    /// Forms that are words for places too.
    place: Map<&'static str, Vec<&'static str>>,
}

/// Those of the list.
static IDIOMS: LazyLock<Idioms> = LazyLock::new(|| {
    let mut all = Idioms::default();
    for row in rows(include_str!("../../lexicon/gazetteer/idioms.csv")) {
        let [form, side, word, ..] = row[..] else { continue };
        let side = match side {
            "before" => &mut all.before,
            "behind" => &mut all.behind,
            _ => &mut all.place,
        };
        side.entry(form).or_default().push(word);
    }
    all
});

/// Whether the words beside the form at `at..end` show that it is a word of the language: the word before it, or, where it stands bare or as an
/// object, how the word behind begins. 인도 요청 asks for somebody, 인도의 요청 is India's.
pub(super) fn in_idiom(text: &str, at: usize, end: usize) -> bool {
    let (Some(form), Some(rest)) = (text.get(at..end), text.get(end..)) else { return false };
    let josa = rest.len() - rest.trim_start_matches(is_hangul).len();
    let object = matches!(&rest[..josa], "" | "을" | "를");
    let behind = || rest[josa..].strip_prefix(' ').filter(|_| object).unwrap_or_default();
    IDIOMS.before.get(form).is_some_and(|words| words.contains(&super::boundary::word_before(text, at)))
        || IDIOMS.behind.get(form).is_some_and(|words| words.iter().any(|word| behind().starts_with(word)))
}

/// Whether a head that wants a country follows after a space, a place of the country `code`, or another country in a list: 수단 정부, 인도 뉴델리,
/// 수단과 차드, "Chad's army".
fn in_company(text: &str, end: usize, code: Option<Code>) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    if let Some(next) = ["과 ", "와 ", "·", ", "].iter().find_map(|link| rest.strip_prefix(link)).filter(|n| n.starts_with(is_hangul)) {
        let at = text.len() - next.len();
        let country = |e: usize, id: u32| LEXICON.entry(LEXICON.forms[id as usize]).what == What::Country && accept(text, at, e, id, true);
        return LEXICON.index.longest(text, at, country).is_some();
    }
    let rest = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")).unwrap_or(rest);
    let Some(next) = rest.strip_prefix(' ') else { return role_follows(text, end) && !rest.is_empty() };
    let at = text.len() - next.len();
    // 인도 뉴델리: a place of the country.
    let own = |e: usize, id: u32| {
        let entry = LEXICON.entry(LEXICON.forms[id as usize]);
        entry.code == code && matches!(entry.what, What::Place | What::Person) && accept(text, at, e, id, true)
    };
    if next.starts_with(is_hangul) && LEXICON.index.longest(text, at, own).is_some() {
        return true;
    }
    LEXICON
        .role_index
        .longest(text, at, |e, id| {
            matches!(LEXICON.roles[id as usize].class, RoleClass::Body | RoleClass::Force | RoleClass::Office)
                && if text[at..e].ends_with(is_hangul) { super::boundary::josa_follows(text, e) } else { ends_word(text, e) }
        })
        .is_some()
}
