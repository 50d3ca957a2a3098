//! Names by Korean patterns: country and body, people before their titles, telling endings, shorthands such as 북러 and 미 국무부.

use std::sync::LazyLock;

use sosik_core::{ActorKind, Code, EntityLabel, MentionForm, Span};

use super::boundary::{hangul_run, is_han, is_hangul, is_josa, josa_follows};
use super::index::Map;
use super::lexicon::{FormRole, LEXICON, RoleClass};
use super::{Found, Name, people};
use crate::numbers::chars::is_alphanumeric;
use crate::numbers::table::rows;

/// Shorthands of countries side by side.
struct Shorthands {
    /// 한미, 북러, with whether josa alone may follow: others are countries only beside 정상회담 and the like.
    /// By their first syllable.
    pairs: Map<char, Vec<(&'static str, bool)>>,
    /// What follows them when they are countries: 정상회담, 관계.
    tails: Vec<&'static str>,
}

static SHORTHANDS: LazyLock<Shorthands> = LazyLock::new(|| {
    let mut all = Shorthands { pairs: Map::default(), tails: Vec::new() };
    for row in rows(include_str!("../../lexicon/names/shorthands.csv")) {
        match row[..] {
            ["tail", form, ..] => all.tails.push(form),
            [class, form, ..] => {
                let Some(first) = form.chars().next() else { continue };
                all.pairs.entry(first).or_default().push((form, class == "firm"));
            }
            _ => {}
        }
    }
    all
});

fn syllable_code(c: char) -> Option<Code> {
    let code = match c {
        '한' | '남' | '韓' => "KOR",
        '북' | '조' | '北' | '朝' => "PRK",
        '미' | '美' => "USA",
        '일' | '日' => "JPN",
        '중' | '中' => "CHN",
        '러' | '露' => "RUS",
        '영' | '英' => "GBR",
        '독' | '獨' => "DEU",
        '불' | '佛' => "FRA",
        '印' => "IND",
        _ => return None,
    };
    Code::new(code).ok()
}

/// An eojeol without the marks around it.
#[derive(Clone, Copy, Debug)]
struct Eojeol {
    start: usize,
    end: usize,
    /// One space and nothing else stands before it and its marks.
    follows: bool,
}

fn eojeols(text: &str, from: usize, to: usize) -> Vec<Eojeol> {
    let mut out: Vec<Eojeol> = Vec::new();
    let Some(body) = text.get(from..to) else { return out };
    let mut last_end = None;
    for piece in body.split(char::is_whitespace).filter(|p| !p.is_empty()) {
        let start = from + (piece.as_ptr() as usize - body.as_ptr() as usize);
        let head = piece.len() - piece.trim_start_matches(|c: char| !is_alphanumeric(c)).len();
        let core = piece.trim_matches(|c: char| !is_alphanumeric(c));
        if core.is_empty() {
            last_end = None;
            continue;
        }
        let e = Eojeol { start: start + head, end: start + head + core.len(), follows: last_end == Some(start + head) };
        last_end = (e.end == start + piece.len()).then_some(e.end + 1);
        out.push(e);
    }
    out
}

/// Adds what the patterns find in `text[from..to]`; returns where several countries stand as one word, in order.
pub(super) fn read(text: &str, from: usize, to: usize, found: &mut Vec<Found>) -> Vec<Span> {
    let eojeols = eojeols(text, from, to);
    let (first, known) = (found.partition_point(|f| (f.name.span.start() as usize) < from), found.len());
    let mut pairs = Vec::new();
    for (i, e) in eojeols.iter().enumerate() {
        bodies(text, to, *e, found);
        pairs.extend(shorthands(text, *e, eojeols.get(i + 1).copied(), found));
        titles(text, &eojeols, i, found);
        endings(text, *e, found);
        aged(text, *e, found);
    }
    // 북미 beside 회담 is no continent, whatever the gazetteer says, and 한일 before a title no person.
    if !pairs.is_empty() {
        let here = found.split_off(first);
        let person = |f: &Found| f.name.label == EntityLabel::Person;
        let stays = |i: usize, f: &Found| first + i >= known && !person(f) || pairs.binary_search(&f.name.span).is_err();
        found.extend(here.into_iter().enumerate().filter(|(i, f)| stays(*i, f)).map(|(_, f)| f));
    }
    pairs
}

fn role_at(text: &str, at: usize, to: usize) -> Option<(usize, u32)> {
    LEXICON.role_index.longest(text, at, |end, _| end <= to && josa_follows(text, end))
}

/// 우크라이나 국방부, 북한군, 미 국무부; bare 국방부, 경찰.
fn bodies(text: &str, to: usize, e: Eojeol, found: &mut Vec<Found>) {
    let composes = |class| matches!(class, RoleClass::Body | RoleClass::Force | RoleClass::Party | RoleClass::Group);
    let country = LEXICON.index.longest(text, e.start, |end, id| {
        let form = LEXICON.forms[id as usize];
        let entry = LEXICON.entry(form);
        entry.detail == "country" && !matches!(form.role, FormRole::Adjective | FormRole::Compass) && end <= e.end
    });
    if let Some((end, id)) = country {
        let form = LEXICON.forms[id as usize];
        let entry = LEXICON.entry(form);
        let name = &text[e.start..end];
        // 한 관계자 and 그 중 are words of the language; 미, 북, 일, 러, 영 before a body are not.
        let sure = form.role != FormRole::Short || !matches!(name, "한" | "남");
        let next = if end == e.end && text[end..].starts_with(' ') { end + 1 } else { end };
        if let (true, Some((stop, role))) = (sure, role_at(text, next, to)) {
            let role = &LEXICON.roles[role as usize];
            let body = &text[next..stop];
            // A bare country does not make 병사 a name; written together it does.
            let named =
                LEXICON.named.contains_key(body) || next == end || matches!(body, "정부" | "군" | "당국" | "의회" | "법원" | "군부");
            if composes(role.class) && named {
                let listed =
                    LEXICON.index.get(&text[next..stop]).map(|f| LEXICON.entry(LEXICON.forms[f as usize])).filter(|x| x.code == entry.code);
                let mut f = Found::role(Span::of(e.start..stop), role, entry.code, "ko.name.country-body", 6);
                if let Some(listed) = listed.filter(|x| x.kind.is_some()) {
                    f.name.key = Some(listed.key.clone());
                    f.name.sectors.clone_from(&listed.sectors);
                }
                found.push(f);
            }
            if form.role == FormRole::Short {
                found.push(Found::entry(Span::of(e.start..end), text, form.entry, form.role, false));
            }
        }
    }
    if let Some((end, id)) = role_at(text, e.start, e.end).filter(|(end, _)| LEXICON.named.contains_key(&text[e.start..*end])) {
        found.push(Found::role(Span::of(e.start..end), &LEXICON.roles[id as usize], None, "ko.name.body", 2));
    }
}

fn state(span: Span, code: Code) -> Found {
    let mut f = Found::rule(span, EntityLabel::Place, Some(ActorKind::State), "ko.name.shorthand", 7);
    f.name.code = Some(code);
    f.name.key = Some(code.as_str().to_ascii_lowercase());
    f.name.form = MentionForm::Alias;
    f
}

/// 한미, 북러, 미·중, 美. Returns where several countries stand as one word.
fn shorthands(text: &str, e: Eojeol, next: Option<Eojeol>, found: &mut Vec<Found>) -> Option<Span> {
    let word = &text[e.start..e.end];
    if word.starts_with(is_han) {
        // 美 국무부; two Chinese characters side by side are a word of their own unless both are countries.
        let run: Vec<char> = word.chars().take_while(|c| is_han(*c) || *c == '·').take(6).collect();
        if run.iter().all(|c| *c == '·' || syllable_code(*c).is_some()) {
            let mut at = e.start;
            for c in run {
                if let Some(code) = syllable_code(c) {
                    found.push(state(Span::of(at..at + c.len_utf8()), code));
                }
                at += c.len_utf8();
            }
        }
        return None;
    }
    // 미·중, 북·러, 한·미·일.
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some((c, code)) = rest.chars().next().and_then(|c| Some((c, syllable_code(c)?))) {
        let at = e.end - rest.len();
        parts.push((at, at + c.len_utf8(), code));
        rest = &rest[c.len_utf8()..];
        match rest.strip_prefix('·').or_else(|| rest.strip_prefix('-')) {
            Some(after) if parts.len() < 5 => rest = after,
            _ => break,
        }
    }
    let dotted = parts.len() >= 2;
    if !dotted {
        parts.clear();
        let run = &word[..hangul_run(word).min(word.len())];
        let (pair, firm) = SHORTHANDS.pairs.get(&run.chars().next()?)?.iter().find(|(p, _)| run.starts_with(p))?;
        let tail = &run[pair.len()..];
        // 남북한 are both.
        let tail = tail.strip_prefix('한').filter(|t| *pair == "남북" && is_josa(t)).unwrap_or(tail);
        let told = |s: &str| SHORTHANDS.tails.iter().any(|t| s.starts_with(t));
        let by_next = tail.is_empty() && next.is_some_and(|n| told(&text[n.start..n.end]));
        if !(by_next || told(tail) || (*firm && is_josa(tail))) {
            return None;
        }
        let mut at = e.start;
        for c in pair.chars() {
            if let Some(code) = syllable_code(c) {
                parts.push((at, at + 3, code));
            }
            at += 3;
        }
    }
    let whole = parts.first().zip(parts.last()).map(|(first, last)| Span::of(first.0..last.1));
    found.extend(parts.into_iter().map(|(s, t, code)| state(Span::of(s..t), code)));
    whole
}

fn person(span: Span, rule: &'static str, priority: u8) -> Found {
    Found::rule(span, EntityLabel::Person, Some(ActorKind::Person), rule, priority)
}

/// 김정은 위원장, 김 위원장, 로이드 오스틴 국방장관, 박씨, A씨.
fn titles(text: &str, eojeols: &[Eojeol], i: usize, found: &mut Vec<Found>) {
    let e = eojeols[i];
    let office = |at: usize, to: usize| role_at(text, at, to).filter(|(_, id)| LEXICON.roles[*id as usize].class == RoleClass::Office);
    if let Some((_, id)) = office(e.start, e.end) {
        let sectors = &LEXICON.roles[id as usize].sectors;
        // 얀 노바크 체코 국방장관: the country stands between name and title.
        let mut i = i;
        let mut linked = e.follows;
        while let Some(k) = i.checked_sub(1).filter(|k| linked && country(&text[eojeols[*k].start..eojeols[*k].end])) {
            (i, linked) = (k, eojeols[k].follows);
        }
        let Some(before) = i.checked_sub(1).map(|k| eojeols[k]).filter(|_| linked) else { return };
        let word = &text[before.start..before.end];
        let whole = people::korean(word)
            || people::surname(word)
                && word.len() == 3
                && !matches!(
                    word,
                    "전" | "현"
                        | "주"
                        | "이"
                        | "한"
                        | "위"
                        | "소"
                        | "부"
                        | "반"
                        | "총"
                        | "각"
                        | "여"
                        | "성"
                        | "구"
                        | "두"
                        | "신"
                        | "양"
                        | "도"
                        | "국"
                        | "군"
                )
            || single_letter(word);
        if whole {
            let mut f = person(Span::of(before.start..before.end), "ko.name.before-title", 4);
            f.name.sectors.clone_from(sectors);
            found.push(f);
        } else if people::foreign(word)
            && LEXICON.index.get(word).is_none_or(|f| LEXICON.entry(LEXICON.forms[f as usize]).label() == EntityLabel::Person)
        {
            let mut start = before.start;
            if let Some(first) = i.checked_sub(2).map(|k| eojeols[k]).filter(|_| before.follows) {
                let given = &text[first.start..first.end];
                if people::foreign(given)
                    && LEXICON.index.get(given).is_none()
                    && !given.ends_with(['은', '는', '이', '가', '을', '를', '의', '에', '와', '과', '도', '고'])
                {
                    start = first.start;
                }
            }
            let mut f = person(Span::of(start..before.end), "ko.name.foreign-before-title", 4);
            f.name.sectors.clone_from(sectors);
            found.push(f);
        }
        return;
    }
    // Written on: 박씨, 김위원장, 오바마대통령.
    let word = &text[e.start..e.end];
    for (k, _) in word.char_indices().skip(1).take(4) {
        let head = &word[..k];
        let Some((end, _)) = office(e.start + k, e.end) else { continue };
        let title = &text[e.start + k..end];
        let fits = match head.chars().count() {
            1 => single_letter(head) && addresses(title) || people::surname(head) && (title == "씨" || title.chars().count() >= 3),
            2 if head.ends_with('모') => people::surname(&head[..head.len() - 3]) && addresses(title),
            _ => {
                people::korean(head) && (title == "씨" || title.chars().count() >= 2)
                    || people::foreign(head) && title.chars().count() >= 2 && LEXICON.index.get(word).is_none()
            }
        };
        if fits {
            let cut = if head.ends_with('모') && head.chars().count() == 2 { k - 3 } else { k };
            found.push(person(Span::of(e.start..e.start + cut), "ko.name.with-title", 4));
            return;
        }
    }
}

/// Whether `word` is a country's name.
fn country(word: &str) -> bool {
    LEXICON.index.get(word).is_some_and(|f| LEXICON.entry(LEXICON.forms[f as usize]).detail == "country")
}

fn single_letter(s: &str) -> bool {
    s.len() == 1 && s.bytes().all(|b| b.is_ascii_uppercase())
}

/// 김철수(45), 김모(33)씨.
fn aged(text: &str, e: Eojeol, found: &mut Vec<Found>) {
    let word = &text[e.start..e.end];
    let Some((head, rest)) = word.split_once('(') else { return };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let closed = rest[digits..].starts_with(')') || e.start + head.len() + 1 + digits == e.end;
    if digits != 2 || !closed {
        return;
    }
    if people::korean(head) && !head.ends_with('모') {
        found.push(person(Span::of(e.start..e.start + head.len()), "ko.name.with-age", 4));
    } else if let Some(family) = head.strip_suffix('모').filter(|f| people::surname(f)) {
        found.push(person(Span::of(e.start..e.start + family.len()), "ko.name.with-age", 4));
    }
}

/// 부산외국어대학교, 송파경찰서, 인천국제공항.
fn endings(text: &str, e: Eojeol, found: &mut Vec<Found>) {
    let word = &text[e.start..e.end];
    let stop = word.find(|c: char| !is_alphanumeric(c)).unwrap_or(word.len()).min(60);
    let Some(run) = word.get(..stop) else { return };
    if !run.ends_with(is_hangul) {
        return;
    }
    let least = run.char_indices().nth(3).map_or(run.len(), |(fourth, _)| fourth);
    let ends = std::iter::once(run.len()).chain(run[least..].char_indices().rev().map(|(i, _)| least + i));
    for end in ends.filter(|end| is_josa(&run[*end..])) {
        let stem = &run[..end];
        let Some((ending, facts)) = LEXICON.ending_ko(stem) else { continue };
        // 연구소 alone and 국제공항 alone are no names.
        if stem.chars().count() < ending.chars().count() + 2 || ending == stem {
            continue;
        }
        let name = Name {
            span: Span::of(e.start..e.start + end),
            label: facts.label,
            key: None,
            kind: facts.kind,
            code: None,
            sectors: facts.sectors.clone(),
            form: MentionForm::Name,
            adjective: false,
            rule: "ko.name.ending".into(),
        };
        found.push(Found { name, priority: 3, entry: None, doubtful: false });
        return;
    }
}

/// Whether a word behind a Korean name only addresses whoever bears it.
pub(crate) fn addresses(word: &str) -> bool {
    matches!(word, "씨" | "군" | "양")
}
