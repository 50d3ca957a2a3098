//! What the sequence model says, brought together with what gazetteer and rules have found.
//!
//! The model has seen all that they found and decides where a name begins and ends; they know what it names. A name that only a
//! pattern proposes and that the model does not see is dropped; what a list knows stays, for the model was trained on labels that leave
//! out much that takes part ("Ukrainian", 한미).

use sosik_core::{ActorKind, Code, EntityLabel, Span};

use super::lexicon::{Form, FormRole, LEXICON, RoleClass, What};
use super::{Found, boundary, known, people};

/// What a label of the model is; nothing for those that other layers read.
fn label(name: &str) -> Option<EntityLabel> {
    Some(match name {
        "PS" => EntityLabel::Person,
        "LC" => EntityLabel::Place,
        "OG" => EntityLabel::Organisation,
        _ => return None,
    })
}

/// The rule that takes names with an Arabic article for people where the model sees none.
pub(super) const ARTICLE: &str = "en.name.article";

/// The rule that takes what "the town of" leads in for a place, whatever the model sees.
pub(super) const SETTLED: &str = "en.name.settlement";

/// Whether only a pattern speaks for `f`, one that the model is the better judge of.
fn guessed(f: &Found) -> bool {
    matches!(
        f.name.rule.as_str(),
        "ko.name.before-title"
            | "ko.name.foreign-before-title"
            | "ko.name.with-title"
            | "ko.name.ending"
            | "en.name.given"
            | "en.name.ending"
    )
}

/// Whether only the model speaks for `f`.
pub(super) fn known_by_model(f: &Found) -> bool {
    f.name.key.is_none() && f.entry.is_none() && matches!(f.name.rule.as_str(), "ko.name.model" | "en.name.model")
}

/// Brings `seen`, spans with the labels of the model in order, into `found[first..]`, which holds what one sentence has.
pub(super) fn merge(text: &str, korean: bool, first: usize, seen: &[(Span, &'static str)], found: &mut Vec<Found>) {
    let mut here: Vec<Found> = found.split_off(first);
    let named: Vec<(Span, EntityLabel)> = (seen.iter())
        .filter_map(|(s, l)| Some((*s, label(l)?)))
        .map(|(s, l)| (without_marks(text, s), l))
        .map(|(s, l)| (without_dateline(text, s), l))
        .filter(|(s, l)| !(korean && *l == EntityLabel::Person && (s.slice(text).is_some_and(of_country) || former(text, *s))))
        .filter(|(s, _)| korean || !opens(text, *s))
        .map(|(s, l)| if !korean && titled(text, s, l) { (s, EntityLabel::Person) } else { (s, l) })
        .map(|(s, l)| if l == EntityLabel::Person { (without_title(text, s, korean), l) } else { (s, l) })
        .map(|(s, l)| if korean && l == EntityLabel::Person { (people::whole(text, s), l) } else { (s, l) })
        .collect();
    // 남북, 한미: letters that a list reads as states are no other name.
    let letters = || here.iter().filter(|f| korean && f.name.rule == "ko.name.shorthand").map(|f| f.name.span);
    let (mut opened, mut closed): (Vec<u32>, Vec<u32>) = letters().map(|s| (s.start(), s.end())).unzip();
    opened.sort_unstable();
    closed.sort_unstable();
    let lettered = |s: &Span| opened.binary_search(&s.start()).is_ok() && closed.binary_search(&s.end()).is_ok();
    let named: Vec<(Span, EntityLabel)> = named.into_iter().filter(|(s, _)| !(s.len() <= LETTERS && lettered(s))).collect();
    let overlapping = |span: Span| {
        let from = named.partition_point(|(s, _)| s.end() <= span.start());
        named[from..].iter().take_while(move |(s, _)| s.start() < span.end())
    };
    here.retain(|f| {
        let mut over = overlapping(f.name.span).peekable();
        if over.peek().is_none() {
            return !guessed(f);
        }
        over.all(|(s, l)| agrees(f, *s, *l))
    });
    // What a name of the model touches is looked up by its start: names of the model do not touch each other, so those added do not matter.
    let mut starts: Vec<(u32, usize)> = here.iter().enumerate().map(|(i, f)| (f.name.span.start(), i)).collect();
    starts.sort_unstable();
    let widest = here.iter().map(|f| f.name.span.len()).max().unwrap_or(0);
    let mut near: Vec<usize> = Vec::new();
    for (span, label) in &named {
        let from = starts.partition_point(|s| s.0 < span.start().saturating_sub(widest));
        near.clear();
        near.extend(starts[from..].iter().take_while(|s| s.0 < span.end()).map(|s| s.1).filter(|i| here[*i].name.span.overlaps(*span)));
        near.sort_unstable();
        if let Some(i) = near.iter().copied().find(|i| here[*i].name.span == *span && !here[*i].name.adjective) {
            let f = &mut here[i];
            f.priority = f.priority.max(7);
            f.doubtful = false;
            // In English a country is a place, also where it acts, and so is its capital.
            let country = !korean && (f.name.kind == Some(ActorKind::State) || speaks(f));
            let sure = country
                || *label == EntityLabel::Person && speaks(f)
                || f.name.rule == "ko.name.shorthand"
                || f.name.rule == SETTLED
                || f.name.kind == Some(ActorKind::Person) && *label != EntityLabel::Person && f.name.rule != ARTICLE;
            if !sure {
                f.name.label = *label;
            }
            if f.name.rule == ARTICLE {
                f.name.kind = kind_of(*label);
            }
            continue;
        }
        // "The Security Council" of the model is the Security Council of the list.
        let article = |f: &Found| {
            f.entry.is_some()
                && !f.name.adjective
                && f.name.span.end() == span.end()
                && text.get(span.start() as usize..f.name.span.start() as usize).is_some_and(|t| matches!(t, "The " | "the "))
        };
        if let Some(i) = near.iter().copied().find(|i| article(&here[*i])) {
            here[i].priority = here[i].priority.max(7);
            here[i].doubtful = false;
            continue;
        }
        // 북한 조선중앙통신, 영국 BBC 방송: a listed body with its country before it.
        if korean
            && *label == EntityLabel::Organisation
            && let Some(i) = near.iter().copied().find(|i| with_country(text, *span, &here[*i]))
        {
            let f = &mut here[i];
            (f.name.span, f.priority, f.doubtful) = (*span, f.priority.max(7), false);
            continue;
        }
        // 중국 외교부 린젠 대변인: a body and who speaks for it.
        if korean
            && *label == EntityLabel::Organisation
            && let Some((i, who)) = near.iter().find_map(|i| Some((*i, member(text, *span, &here[*i])?)))
        {
            here[i].priority = here[i].priority.max(7);
            let listed = who.slice(text).and_then(|name| LEXICON.index.get(name)).map(|id| LEXICON.forms[id as usize]);
            let found = listed.map(|form| Found::entry(who, text, form.entry, form.role, false));
            here.push(found.unwrap_or_else(|| unlisted(text, korean, who, EntityLabel::Person, &[])));
            continue;
        }
        let touched: Vec<&Found> = near.iter().map(|i| &here[*i]).collect();
        let inside = touched.iter().any(|f| f.name.span.contains(*span) && !f.doubtful);
        if !inside && !pieces(text, *span, &touched) {
            here.push(shorthand(text, korean, *span).unwrap_or_else(|| unlisted(text, korean, *span, *label, &touched)));
        }
    }
    found.append(&mut here);
}

/// Whether the English word at `span` is one for participants that only opens its sentence: "Rebel leaders met", "Police said".
fn opens(text: &str, span: Span) -> bool {
    let word = span.slice(text).unwrap_or_default();
    let first = || text.get(..span.start() as usize).unwrap_or_default().trim_end().chars().next_back();
    !word.contains(' ')
        && LEXICON.role_index.get(&word.to_lowercase()).is_some()
        && !LEXICON.given.contains_key(word)
        && first().is_none_or(|c| matches!(c, '.' | '!' | '?' | '"' | '”'))
}

/// Whether what the model takes for an organisation is a person with a title: "Lawyer Ana Petrescu".
fn titled(text: &str, span: Span, label: EntityLabel) -> bool {
    let mut words = span.slice(text).unwrap_or_default().split(' ');
    let office =
        |word: &str| LEXICON.role_index.get(&word.to_lowercase()).is_some_and(|id| LEXICON.roles[id as usize].class == RoleClass::Office);
    let first = words.next().is_some_and(|w| office(w) && !LEXICON.given.contains_key(w));
    let plain = |w: &str| {
        w.starts_with(char::is_uppercase) && !LEXICON.endings_en.contains_key(w) && LEXICON.role_index.get(&w.to_lowercase()).is_none()
    };
    label == EntityLabel::Organisation && first && (2..=3).contains(&words.clone().count()) && words.all(plain)
}

/// Whether a Korean name of the model at `span` is the listed body `f` with its country before it and at most a word like 방송 behind.
fn with_country(text: &str, span: Span, f: &Found) -> bool {
    let body = f.entry.is_some() && !f.name.adjective && f.name.label == EntityLabel::Organisation && span.contains(f.name.span);
    let (Some(before), Some(behind)) = (
        text.get(span.start() as usize..f.name.span.start() as usize).and_then(|t| t.strip_suffix(' ')),
        text.get(f.name.span.end() as usize..span.end() as usize),
    ) else {
        return false;
    };
    // No country and no such word is longer; a text of one name again and again has names without end.
    const LONGEST: usize = 48;
    if before.len() > LONGEST || behind.len() > LONGEST {
        return false;
    }
    let country = state(before).is_some();
    let outlet = || {
        let role = LEXICON.role_index.get(behind.trim_start()).map(|id| LEXICON.roles[id as usize].class);
        matches!(role, Some(RoleClass::Media | RoleClass::Description))
    };
    body && country && (behind.is_empty() || outlet())
}

/// The person with an office behind whom a Korean name of the model at `span` has taken in after the body `f`.
fn member(text: &str, span: Span, f: &Found) -> Option<Span> {
    let body = !f.name.adjective && f.name.label == EntityLabel::Organisation && f.name.kind.is_some_and(|k| k != ActorKind::State);
    let starts = f.name.span.start() == span.start() && f.name.span.end() < span.end();
    let rest = text.get(f.name.span.end() as usize..span.end() as usize).filter(|_| body && starts)?.strip_prefix(' ')?;
    let person = people::korean(rest) || rest.split(' ').count() <= 3 && rest.split(' ').all(people::foreign);
    let listed = || LEXICON.index.get(rest).is_some_and(|id| LEXICON.entry(LEXICON.forms[id as usize]).what == What::Person);
    let named = (person || listed()) && LEXICON.ending_ko(rest).is_none() && people::office_behind(text, span.end() as usize);
    named.then(|| Span::of(span.end() as usize - rest.len()..span.end() as usize))
}

/// A name without a mark at its edge whose partner stands outside: “남북이 …”고.
fn without_marks(text: &str, span: Span) -> Span {
    let Some(name) = span.slice(text) else { return span };
    let first = name.chars().next().filter(|c| MARKS.iter().any(|(open, close)| c == open && !name.contains(*close)));
    let last = name.chars().next_back().filter(|c| MARKS.iter().any(|(open, close)| c == close && !name.contains(*open)));
    let (skip, cut) = (first.map_or(0, char::len_utf8), last.map_or(0, char::len_utf8));
    Span::new(span.start() + skip as u32, span.end().saturating_sub(cut as u32)).ok().filter(|s| !s.is_empty()).unwrap_or(span)
}

/// A name without the dateline before it: "LONDON — Arsenal".
fn without_dateline(text: &str, span: Span) -> Span {
    let name = span.slice(text).unwrap_or_default();
    let dash = [" \u{2014} ", " \u{2013} ", " -- "].iter().find_map(|d| name.find(d).map(|at| at + d.len()));
    dash.map_or(span, |at| Span::of(span.start() as usize + at..span.end() as usize))
}

/// Whether the Korean `name`, which sounds like a person's, begins with a country: 러시아 드론.
pub(super) fn of_country(name: &str) -> bool {
    let first = name.split_once(' ').map(|(first, _)| first);
    first.is_some_and(|word| word.chars().count() > 2 && state(word).is_some())
}

/// Whether the 전 at `span` says of whoever stands before it that he was: 김모 전 의원.
pub(super) fn former(text: &str, span: Span) -> bool {
    let before = || text.get(..span.start() as usize).and_then(|t| t.strip_suffix(' '));
    let word = || before().and_then(|t| t.rsplit(|c: char| !boundary::is_hangul(c)).next()).unwrap_or_default();
    span.slice(text) == Some("전") && (people::korean(word()) || word().chars().count() == 2 && word().ends_with('모'))
}

/// The bytes of up to four letters that stand for states.
const LETTERS: u32 = 12;

/// Marks that come in pairs.
const MARKS: [(char, char); 7] = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('《', '》'), ('(', ')'), ('[', ']')];

/// A person's name without the title that the model has taken in: "Senator McCain", 조지 부시 미, 콘돌리자 라이스 국무 before 장관.
fn without_title(text: &str, span: Span, korean: bool) -> Span {
    let Some(words) = span.slice(text) else { return span };
    if korean {
        let Some((name, last)) = words.rsplit_once(' ') else { return span };
        let short = LEXICON.index.get(last).is_some_and(|f| {
            let form = LEXICON.forms[f as usize];
            form.role == FormRole::Short || LEXICON.entry(form).what == What::Country
        });
        // 매케인 진영: those around him.
        let around = LEXICON.role_index.get(last).is_some_and(|id| LEXICON.roles[id as usize].class == RoleClass::Partitive);
        let at = span.end() as usize - last.len();
        let titled =
            || LEXICON.role_index.longest(text, at, |end, _| end > span.end() as usize && boundary::josa_follows(text, end)).is_some();
        // 비탈리 클리치코 키이우 시장
        let city = || {
            let listed = LEXICON.index.get(last).is_some_and(|f| LEXICON.entry(LEXICON.forms[f as usize]).what == What::Place);
            listed && name.contains(' ') && people::office_behind(text, span.end() as usize)
        };
        return if short || around || titled() || city() {
            Span::of(span.start() as usize..span.start() as usize + name.len())
        } else {
            span
        };
    }
    // "Defense Minister" is one title.
    let title = LEXICON.role_index.longest(words, 0, |end, id| {
        LEXICON.roles[id as usize].class == RoleClass::Office && words[..end].contains(' ') && words[end..].starts_with(' ')
    });
    let mut at = title.map_or(0, |(end, _)| end + 1);
    while let Some((first, rest)) = words[at..].split_once(' ') {
        let polite = matches!(first.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Lord" | "Lady" | "Prof");
        let role = LEXICON.role_index.get(first).or_else(|| LEXICON.role_index.get(&first.to_lowercase()));
        let office = role.is_some_and(|id| LEXICON.roles[id as usize].class == RoleClass::Office);
        let title = polite || office && !LEXICON.given.contains_key(first);
        if !title || rest.is_empty() {
            break;
        }
        at += first.len() + 1;
    }
    Span::of(span.start() as usize + at..span.end() as usize)
}

/// Whether `f` is a state or a capital, which acts for one: "Seoul proposed talks" is said of no person.
fn speaks(f: &Found) -> bool {
    !f.doubtful && f.entry.is_some_and(|id| matches!(LEXICON.entries[id as usize].detail, "country" | "capital"))
}

/// Whether `f` may stay beside a name of the model at `span`.
fn agrees(f: &Found, span: Span, label: EntityLabel) -> bool {
    if f.name.span == span {
        // 성남 may be a person for once, and then no city; what speaks for a state is none.
        return label != EntityLabel::Person || f.name.label == EntityLabel::Person || speaks(f);
    }
    if span.contains(f.name.span) {
        // What lies inside says whose it is, and loses by length; inside a person's name it says nothing.
        return label != EntityLabel::Person || f.name.label == EntityLabel::Person;
    }
    // It reaches beyond: a list knows better, a pattern does not.
    !guessed(f) && (f.name.span.contains(span) || f.entry.is_some())
}

/// Whether `span` is known by its parts: 한미, "Lithuanian Foreign Ministry", "Latvia’s Defense Intelligence".
fn pieces(text: &str, span: Span, here: &[&Found]) -> bool {
    let inside = || here.iter().filter(|f| span.contains(f.name.span));
    if inside().any(|f| f.name.rule == "ko.name.shorthand") {
        return true;
    }
    inside().filter(|f| f.name.span.start() == span.start()).any(|f| {
        let rest = Span::new(f.name.span.end(), span.end()).unwrap_or(span);
        let words = rest.slice(text).unwrap_or_default();
        let owned = ["'s ", "’s "].into_iter().find(|p| words.starts_with(p)).map_or(0, str::len);
        let rest = Span::of(rest.start() as usize + owned..rest.end() as usize).trim(text);
        (f.name.adjective || owned > 0) && inside().any(|g| g.name.span == rest)
    })
}

/// The form of a country that `word` is.
fn state(word: &str) -> Option<Form> {
    LEXICON.index.get(word).map(|form| LEXICON.forms[form as usize]).filter(|form| LEXICON.entry(*form).what == What::Country)
}

/// The country of which a syllable before a Korean name speaks: 미 연방법원, 중 외교부.
fn of_short(words: &str) -> Option<Code> {
    let (first, _) = words.split_once(' ').filter(|(first, _)| first.chars().count() == 1)?;
    state(first).filter(|form| form.role == FormRole::Short).and_then(|form| LEXICON.entry(form).code)
}

/// 미 CNN: a syllable that stands for a state, where the model has seen a name in it; 한 장관 is a family name before its title.
fn shorthand(text: &str, korean: bool, span: Span) -> Option<Found> {
    let form = span.slice(text).filter(|w| korean && w.chars().count() == 1).and_then(state)?;
    let title = LEXICON.role_index.longest(text, span.end() as usize + 1, |_, _| true).is_some();
    (form.role == FormRole::Short && !title).then(|| Found { priority: 7, ..Found::entry(span, text, form.entry, form.role, false) })
}

/// What takes part under a name of which only the label is known.
pub(super) fn kind_of(label: EntityLabel) -> Option<ActorKind> {
    match label {
        EntityLabel::Person => Some(ActorKind::Person),
        EntityLabel::Organisation => Some(ActorKind::Company),
        _ => None,
    }
}

/// A name that nothing lists, with what its words tell.
fn unlisted(text: &str, korean: bool, span: Span, label: EntityLabel, here: &[&Found]) -> Found {
    let rule = if korean { "ko.name.model" } else { "en.name.model" };
    let mut new = Found::rule(span, label, kind_of(label), rule, 7);
    let inside = || here.iter().filter(|f| span.contains(f.name.span));
    let words = span.slice(text).unwrap_or_default();
    if label != EntityLabel::Person {
        // The National Security Council is not the Security Council; what stands first says whose a body is.
        let own = |f: &&&Found| f.name.span.start() == span.start() || f.name.code.is_some_and(|c| c.is_country());
        new.name.code = inside().filter(own).find_map(|f| f.name.code).or_else(|| of_short(words).filter(|_| korean));
    }
    if label == EntityLabel::Person
        && let Some(f) = here.iter().find(|f| f.name.label == EntityLabel::Person && f.name.span.overlaps(span))
    {
        new.name.sectors.clone_from(&f.name.sectors);
    }
    // McCain alone is a person, whatever the model has made of it.
    if label != EntityLabel::Person && known::of_family(words).is_some() {
        (new.name.label, new.name.kind, new.name.code) = (EntityLabel::Person, Some(ActorKind::Person), None);
        return new;
    }
    if label == EntityLabel::Organisation
        && let Some((kind, sectors)) = facts(words, korean)
    {
        new.name.kind = Some(kind);
        new.name.sectors = sectors;
    }
    new
}

/// What the end of an organisation's name tells of it.
fn facts(words: &str, korean: bool) -> Option<(ActorKind, Vec<sosik_core::ontology::Sector>)> {
    let ending = if korean {
        LEXICON.ending_ko(words).map(|(_, e)| e)
    } else {
        words.rsplit(' ').next().and_then(|last| LEXICON.endings_en.get(last))
    };
    if let Some(ending) = ending.filter(|e| e.label == EntityLabel::Organisation)
        && let Some(kind) = ending.kind
    {
        return Some((kind, ending.sectors.clone()));
    }
    // The longest word for a body that the name ends in.
    let starts = words.char_indices().map(|(i, _)| i).filter(|i| korean || *i == 0 || words[..*i].ends_with(' '));
    for start in starts.take(24) {
        let tail = &words[start..];
        if let Some(id) = LEXICON.role_index.get(tail).filter(|_| !korean || tail.chars().count() >= 2 || boundary::hangul_run(tail) == 0) {
            let role = &LEXICON.roles[id as usize];
            if matches!(role.class, RoleClass::Body | RoleClass::Force | RoleClass::Group | RoleClass::Party | RoleClass::Media) {
                return Some((role.kind, role.sectors.clone()));
            }
        }
    }
    None
}
