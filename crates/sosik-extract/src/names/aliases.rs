//! What the document itself introduces: acronyms and other spellings in brackets, quoted channels, surnames of people named in full.

use std::sync::LazyLock;

use sosik_core::{ActorKind, EntityLabel, MentionForm, Span};
use sosik_segment::Segmentation;

use super::boundary::{ends_word, is_hangul, josa_follows, starts_word, word_before};
use super::index::Map;
use super::lexicon::{LEXICON, What};
use super::{Found, Name, people, shared, sound};
use crate::numbers::chars::{is_alphanumeric, is_letter};
use crate::numbers::table::rows;
use crate::sieve::Letters;

/// Words before a quoted name of a channel.
static CHANNELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/names/channel_words.csv");
    rows(file).filter_map(|row| row.get(1).copied()).collect()
});

/// Opening marks with their closing ones.
const MARKS: [(char, char); 6] = [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\''), ('<', '>'), ('《', '》')];

/// Longest name in quotation marks, in bytes.
const LONGEST: usize = 90;

/// Adds to `found` (in order, disjoint) what it introduces.
pub(super) fn read(text: &str, seg: &Segmentation, found: &mut Vec<Found>) {
    let mut new = Vec::new();
    channels(text, &mut new);
    found.append(&mut new);
    listed_in_brackets(text, found);
    first_words(text, found);
    for f in found.iter() {
        new.extend(bracketed(text, f));
    }
    // An acronym that was taken for a name of its own is what the bracket says, and everywhere.
    let mut known: Map<&str, Name> = Map::default();
    known.extend(new.iter().filter_map(|f| Some((f.name.span.slice(text)?, f.name.clone()))));
    let called: Map<String, Name> = found.iter().rev().filter_map(|f| abbreviated(text, f)).collect();
    known.extend(called.iter().map(|(letters, name)| (letters.as_str(), name.clone())));
    for f in found.iter_mut().filter(|f| !f.name.adjective) {
        let words = f.name.span.slice(text).filter(|words| f.name.key.is_none() || shared::elsewhere(words).is_some());
        if let Some(name) = words.and_then(|words| known.get(words)) {
            f.name = Name { span: f.name.span, ..name.clone() };
        }
    }
    let taken: Map<u32, ()> = found.iter().map(|f| (f.name.span.start(), ())).collect();
    new.retain(|f| !taken.contains_key(&f.name.span.start()));
    found.append(&mut new);
    repeated(text, seg, found);
}

/// Lets a body that no list knows be the one whose acronym stands in brackets behind it: "Ukraine’s Security Service (SBU)", 반군
/// 민족해방군(ELN).
fn listed_in_brackets(text: &str, found: &mut [Found]) {
    use ActorKind::{Person, State};
    for i in 1..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let (Some(own), Some(letters)) = (before.last_mut(), rest.first()) else { continue };
        let listed = letters.entry.and_then(|id| LEXICON.entries.get(id as usize)).filter(|e| e.what == What::Organisation);
        let gap = text.get(own.name.span.end() as usize..letters.name.span.start() as usize);
        let closed = text.get(letters.name.span.end() as usize..).is_some_and(|t| t.starts_with(')'));
        let Some(entry) = listed.filter(|_| closed && matches!(gap, Some("(" | " ("))) else { continue };
        let open = own.entry.is_none() && !own.name.adjective && own.name.kind.is_some_and(|k| !matches!(k, Person | State));
        if open && (own.name.code.is_none() || own.name.code == entry.code) {
            let name = Name { span: own.name.span, form: MentionForm::Name, rule: own.name.rule.clone(), ..letters.name.clone() };
            own.name = name;
        }
    }
}

/// Lets one word that no list knows be the company whose name it opens: Hansung after Hansung Electronics. Linear in the names.
fn first_words(text: &str, found: &mut [Found]) {
    const LEAST: usize = 4;
    let mut opens: Map<String, usize> = Map::default();
    for (i, f) in found.iter().enumerate().filter(|(_, f)| f.name.kind == Some(ActorKind::Company) && !f.name.adjective) {
        let Some((first, rest)) = f.name.span.slice(text).filter(|n| n.len() <= LONGEST).and_then(|n| n.split_once(' ')) else { continue };
        let last = rest.rsplit(' ').next().unwrap_or_default();
        let told = LEXICON.endings_en.get(last).is_some_and(|e| e.kind == Some(ActorKind::Company));
        if told
            && first.len() >= LEAST
            && !people::common(first)
            && !LEXICON.given.contains_key(first)
            && LEXICON.index.get(first).is_none()
        {
            opens.entry(first.to_owned()).or_insert(i);
        }
    }
    for i in 0..found.len() {
        let f = &found[i];
        if !(f.name.key.is_none() && f.entry.is_none() && !f.name.adjective && f.name.kind.is_some()) {
            continue;
        }
        let Some(&company) = f.name.span.slice(text).and_then(|word| opens.get(word)).filter(|company| **company < i) else { continue };
        let known = found[company].name.clone();
        let key = known.key.clone().or_else(|| known.span.slice(text).map(|name| unlisted(known.kind, name)));
        found[i].name = Name { span: found[i].name.span, key, form: MentionForm::Alias, rule: "name.repeated".into(), ..known };
    }
}

/// What a name of three words or more is called by its first letters, with the name: RSF for the Rapid Support Forces.
fn abbreviated(text: &str, f: &Found) -> Option<(String, Name)> {
    if f.name.adjective || f.doubtful || f.name.kind.is_none_or(|k| matches!(k, ActorKind::State | ActorKind::Person)) {
        return None;
    }
    let name = f.name.span.slice(text).filter(|n| n.is_ascii() && n.len() <= LONGEST)?;
    let letters: String = name.split([' ', '-']).filter_map(|w| w.chars().next()).filter(char::is_ascii_uppercase).collect();
    let whole = name.split(' ').all(|w| w.starts_with(|c: char| c.is_ascii_uppercase()) || matches!(w, "of" | "the" | "for" | "and"));
    let key = f.name.key.clone().or_else(|| Some(unlisted(f.name.kind, name)));
    let form = MentionForm::Acronym;
    let rule = "name.initials".into();
    (whole && (3..=6).contains(&letters.len())).then(|| (letters, Name { key, form, rule, ..f.name.clone() }))
}

/// Telegram channel “I Want to Live”, 텔레그램 채널 ‘나는 살고 싶다’.
fn channels(text: &str, new: &mut Vec<Found>) {
    if !channel_named(text) {
        return;
    }
    for word in CHANNELS.iter().copied() {
        for (at, _) in text.match_indices(word) {
            let after = at + word.len();
            let rest = text[after..].strip_prefix(" called").or_else(|| text[after..].strip_prefix("인")).unwrap_or(&text[after..]);
            let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start_matches(' ');
            let Some((open, close)) = rest.chars().next().and_then(|c| MARKS.iter().find(|m| m.0 == c)) else { continue };
            let start = text.len() - rest.len() + open.len_utf8();
            let Some(inner) = window(text, start) else { continue };
            let Some(length) = inner.find(*close) else { continue };
            if !starts_word(text, at) || inner[..length].trim().is_empty() {
                continue;
            }
            // Commas before the closing mark belong to the sentence.
            let name = inner[..length].trim_end_matches([',', '.']);
            new.push(Found::rule(
                Span::of(start..start + name.len()),
                EntityLabel::Organisation,
                Some(ActorKind::Channel),
                "name.channel",
                9,
            ));
        }
    }
}

/// Whether any opening mark stands behind a word for a channel: one look at each mark in place of one at the text for each word.
fn channel_named(text: &str) -> bool {
    let opens = |c: char| MARKS.iter().any(|m| m.0 == c);
    text.match_indices(opens).any(|(at, _)| {
        let before = text[..at].trim_end_matches(' ');
        let before = before.strip_suffix(',').unwrap_or(before);
        let before = [Some(before), before.strip_suffix(" called"), before.strip_suffix("인")];
        before.into_iter().flatten().any(|before| CHANNELS.iter().any(|word| before.ends_with(word)))
    })
}

/// The text from `start` on, as far as a name in brackets or quotation marks may reach.
fn window(text: &str, start: usize) -> Option<&str> {
    let mut end = (start + LONGEST).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end)
}

/// The War Zone (TWZ), 국가정보원(국정원), “I Want to Live” (Хочу жить).
fn bracketed(text: &str, f: &Found) -> Option<Found> {
    if f.name.adjective || f.name.kind.is_none() || f.name.kind == Some(ActorKind::State) {
        return None;
    }
    let end = f.name.span.end() as usize;
    let rest = text.get(end..)?;
    let rest = rest.trim_start_matches(['”', '"', '’', '\'', '>', '》']);
    let rest = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('(')?;
    let start = text.len() - rest.len();
    let inner = window(text, start)?;
    let inner = &inner[..inner.find(')')?];
    let inner = inner.split([',', ';', '·']).next().unwrap_or(inner).trim_end();
    let inner = inner.strip_prefix("이하 ").unwrap_or(inner).trim_matches(['‘', '’', '\'', '"', '“', '”']);
    let at = text[start..].find(inner).map(|i| start + i)?;
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || inner.chars().any(|c| c.is_ascii_digit()) || inner.split(' ').count() > 5 {
        return None;
    }
    let name = f.name.span.slice(text)?;
    let acronym = inner.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '.' | '-' | '&'));
    let hangul = |s: &str| s.chars().any(is_hangul);
    let script = |s: &str| s.chars().find(|c| c.is_alphabetic()).map(|c| (c.is_ascii(), is_hangul(c)));
    // An office or an age in brackets is no other name; another script or an acronym is, and a short form that keeps to the letters.
    let short = hangul(inner) && hangul(name) && subsequence(inner, name);
    let person = f.name.kind == Some(ActorKind::Person);
    let shorter = !person && (acronym || short);
    if !shorter && script(inner) == script(name) {
        return None;
    }
    let mut alias = f.clone();
    alias.name.span = Span::of(at..at + inner.len());
    alias.name.form = if acronym { MentionForm::Acronym } else { MentionForm::Alias };
    alias.name.rule = "name.bracketed".into();
    alias.name.key = f.name.key.clone().or_else(|| Some(unlisted(f.name.kind, name)));
    alias.priority = 6;
    Some(alias)
}

/// The key of an actor called `name` that no gazetteer lists: of people the sound, so that it is the same in another language; of all
/// others the letters.
pub(crate) fn unlisted(kind: Option<ActorKind>, name: &str) -> String {
    if kind == Some(ActorKind::Person) { sound::person(people::untitled(name)) } else { minted(name) }
}

/// Gives people who are called by one word the key of whom the document calls by the full name: the last one before, or the first after.
/// Linear in the text, and in the number of names but for their sorting.
pub(super) fn families(text: &str, found: &mut [Found]) {
    let person = |f: &Found| f.name.kind == Some(ActorKind::Person) && !f.name.adjective;
    let name_of = |f: &Found| f.name.span.slice(text).map(people::untitled).unwrap_or_default();
    let mut full: Map<String, Vec<usize>> = Map::default();
    let mut given: Map<String, Vec<usize>> = Map::default();
    for (i, f) in found.iter().enumerate().filter(|(_, f)| person(f)) {
        let name = name_of(f);
        if name.len() > sound::LONGEST {
            continue;
        }
        let parts: Vec<&str> = name.split([' ', '·']).collect();
        let [first, .., last] = parts[..] else { continue };
        // Koreans and Chinese put the family first.
        let eastern = sound::Sound::of(name).is_some_and(|s| s.korean);
        let word = if eastern { first } else { last };
        // Unless they write for the West: Tongsun Park.
        if eastern && last.is_ascii() && last.len() > 2 && !last.contains('-') {
            full.entry(last.to_lowercase()).or_default().push(i);
        }
        if word.chars().count() > 1 {
            full.entry(word.to_lowercase()).or_default().push(i);
        }
        if first.is_ascii() && first.len() > 2 && word != first {
            given.entry(first.to_owned()).or_default().push(i);
        }
    }
    let one = |found: &[Found], bearers: &Vec<usize>| {
        let name = |i: usize| name_of(&found[i]);
        bearers.iter().all(|b| name(*b) == name(bearers[0]))
    };
    for i in 0..found.len() {
        if !person(&found[i]) || super::merge::former(text, found[i].name.span) {
            continue;
        }
        let Some(name) = Some(name_of(&found[i])).filter(|n| !n.contains([' ', '·'])) else { continue };
        // In English a given name alone means the only one who bears it.
        let Some(bearers) = full.get(&name.to_lowercase()).or_else(|| given.get(name).filter(|b| one(found, b))) else { continue };
        let at = bearers.partition_point(|b| *b < i);
        // Of several called Kim the one whom the text names first is Kim, unless the words tell which.
        let plain = name.is_ascii()
            && sound::Sound::of(name_of(&found[bearers[0]])).is_some_and(|s| s.korean)
            && !titled_before(text, found[i].name.span);
        let nearest = at.checked_sub(1).filter(|_| !plain).and_then(|k| bearers.get(k));
        let Some(&bearer) = nearest.or(bearers.first()) else { continue };
        // 후지모리 전 대통령이 숨졌다. 딸 게이코 후지모리는 …: whose daughter is named later is another.
        if bearer > i && people::of_kin(text, found[bearer].name.span) {
            continue;
        }
        // Jeb Bush is Bush in a text that names him and not George.
        let listed = found[i].name.key.as_deref();
        if listed.is_some_and(|key| bearers.iter().any(|b| found[*b].name.key.as_deref() == Some(key))) {
            continue;
        }
        let known = found[bearer].name.clone();
        let name = known.span.slice(text).map(people::untitled).unwrap_or_default();
        let mine = &mut found[i].name;
        mine.key = Some(known.key.unwrap_or_else(|| unlisted(known.kind, name)));
        mine.code = known.code.or(mine.code);
        if !known.sectors.is_empty() {
            mine.sectors = known.sectors;
        }
        mine.form = MentionForm::Alias;
    }
}

/// Whether an English office stands right before the name at `span`: "Premier Kim".
fn titled_before(text: &str, span: Span) -> bool {
    let word = word_before(text, span.start() as usize);
    word.starts_with(char::is_uppercase) && LEXICON.role_index.get(word).is_some()
}

/// Whether all letters of `short` occur in `long` in the same order.
fn subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().filter(|c| is_alphanumeric(*c)).all(|c| rest.any(|l| l == c))
}

/// The key of a name that no gazetteer lists: its letters.
pub(crate) fn minted(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if is_alphanumeric(c) {
            key.push(c);
        } else if !key.ends_with('-') && !key.is_empty() {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

/// Finds again what was introduced: acronyms, channels, people by their surname or full name.
fn repeated(text: &str, seg: &Segmentation, found: &mut Vec<Found>) {
    let mut forms: Map<String, usize> = Map::default();
    // Family names in Hangul; they come back with an office behind them, and the one met first is meant.
    let mut titled: Map<String, usize> = Map::default();
    for (i, f) in found.iter().enumerate() {
        let Some(name) = f.name.span.slice(text) else { continue };
        if f.name.adjective
            || f.doubtful
            || f.name.kind.is_none_or(|k| k == ActorKind::State)
            || name.chars().count() < 2
            || name.len() > LONGEST
        {
            continue;
        }
        let person = f.name.kind == Some(ActorKind::Person);
        if person && let Some(family) = korean_family(name).or_else(|| foreign_family(name)) {
            titled.entry(family.to_owned()).or_insert(i);
        }
        // 2-syllable names of people are too often words; surnames come back with their titles.
        if !person || name.chars().count() >= 3 {
            forms.entry(name.to_owned()).or_insert(i);
        }
        if let Some((letters, _)) = abbreviated(text, f) {
            forms.entry(letters).or_insert(i);
        }
        if person
            && (name.is_ascii() || name.contains(' '))
            && let Some(surname) = people::untitled(name).rsplit(' ').next().filter(|s| *s != name && !people::common(s))
            && name.ends_with(surname)
            && (surname.chars().count() >= 3 || surname.chars().count() == 2 && surname.chars().all(is_hangul))
        {
            forms.entry(surname.to_owned()).or_insert(i);
        }
    }
    let taken: Map<u32, ()> = found.iter().map(|f| (f.name.span.start(), ())).collect();
    let (index, titled) = (Repeats::new(&forms), Repeats::new(&titled));
    let mut new = Vec::new();
    for sentence in &seg.sentences {
        let (from, to) = (sentence.span.start() as usize, sentence.span.end() as usize);
        let Some(body) = text.get(from..to) else { continue };
        let mut previous: Option<char> = None;
        for (i, c) in body.char_indices() {
            let at = from + i;
            let begins = previous.is_none_or(|p| !is_alphanumeric(p)) && is_letter(c);
            previous = Some(c);
            if !begins || !(index.may_begin(c) || titled.may_begin(c)) || taken.contains_key(&(at as u32)) || !starts_word(text, at) {
                continue;
            }
            let family = || if is_hangul(c) { titled.longest(text, at).filter(|(end, _)| people::office_behind(text, *end)) } else { None };
            // 베일은: two syllables alone are a word as well, unless they are told of.
            let told = |(end, which): &(usize, usize)| {
                let short = end - at == 2 * "가".len() && found[*which].name.span.len() as usize != end - at;
                !short || ["은 ", "는 ", "이 ", "가 ", "의 ", "에게 "].iter().any(|josa| text[*end..].starts_with(josa))
            };
            if let Some((end, which)) = index.longest(text, at).filter(told).or_else(family) {
                let mut again = found[which].clone();
                let whole = found[which].name.span.len() as usize == end - at;
                again.name.span = Span::of(at..end);
                again.name.form = if whole { again.name.form } else { MentionForm::Alias };
                again.name.rule = "name.repeated".into();
                again.name.key =
                    again.name.key.or_else(|| found[which].name.span.slice(text).map(|name| unlisted(found[which].name.kind, name)));
                again.priority = 4;
                new.push(again);
            }
        }
    }
    found.append(&mut new);
}

/// The family name of a Korean name of three syllables or more.
fn korean_family(name: &str) -> Option<&str> {
    let n = name.chars().count();
    if !(3..=4).contains(&n) || !name.chars().all(is_hangul) || !sound::Sound::of(name).is_some_and(|s| s.korean) {
        return None;
    }
    name.get(..6).filter(|two| n == 4 || LEXICON.surnames.contains_key(two)).or_else(|| name.get(..3))
}

/// The last word of a foreign name in Hangul: 굴러 of 무아메르 굴러.
fn foreign_family(name: &str) -> Option<&str> {
    let (_, last) = people::untitled(name).rsplit_once([' ', '·'])?;
    last.chars().all(is_hangul).then_some(last)
}

/// Forms of one document by their first bytes.
struct Repeats<'f> {
    by_head: Map<&'f [u8], Vec<(&'f str, usize)>>,
    firsts: Letters,
}

impl<'f> Repeats<'f> {
    fn new(forms: &'f Map<String, usize>) -> Self {
        let mut by_head: Map<&[u8], Vec<(&str, usize)>> = Map::default();
        let mut firsts = Letters::default();
        for (form, which) in forms {
            firsts.add_first(form);
            by_head.entry(&form.as_bytes()[..form.len().min(6)]).or_default().push((form, *which));
        }
        for list in by_head.values_mut() {
            list.sort_by_key(|(form, which)| (std::cmp::Reverse(form.len()), *which));
            // A document that names thousands of things alike must not be read once for each of them.
            list.truncate(32);
        }
        Self { by_head, firsts }
    }

    /// Whether a form may begin with `letter`; if not, surely none does.
    fn may_begin(&self, letter: char) -> bool {
        self.firsts.may_hold(letter)
    }

    fn longest(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let rest = &text[at..];
        let bytes = rest.as_bytes();
        (3..=6).rev().filter_map(|n| self.by_head.get(bytes.get(..n)?)).flatten().find_map(|(form, which)| {
            let end = at + form.len();
            let ends = |e| if form.ends_with(is_hangul) { josa_follows(text, e) } else { ends_word(text, e) };
            (rest.starts_with(form) && ends(end)).then_some((end, *which))
        })
    }
}
