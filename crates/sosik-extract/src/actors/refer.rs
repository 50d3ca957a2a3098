//! From a noun phrase to the participant it means.

use sosik_core::{ActorId, ActorKind, EntityLabel, Language, MentionForm, Span};

use super::book::Book;
use super::chains::market;
use super::compose::{Owner, composed, named};
use super::pronouns::pronoun;
use super::recall;
use crate::layers::Layers;
use crate::names::boundary::{ends_word, hangul_run, is_hangul, is_josa, josa_follows, starts_word};
use crate::names::lexicon::{LEXICON, Role, RoleClass};
use crate::numbers::chars::is_alphanumeric;

/// Words that end an English phrase's head: what follows describes it.
const AFTER_HEAD: [&str; 30] = [
    "of",
    "in",
    "for",
    "to",
    "from",
    "at",
    "on",
    "with",
    "by",
    "who",
    "whom",
    "whose",
    "that",
    "which",
    "where",
    "near",
    "inside",
    "within",
    "against",
    "under",
    "across",
    "about",
    "over",
    "into",
    "including",
    "such",
    "as",
    "sent",
    "based",
    "among",
];

/// Words before a noun that only point to what is known.
const DETERMINERS: [&str; 12] = ["the", "this", "that", "these", "those", "its", "their", "이", "그", "해당", "동", "같은"];

/// What kind of participant a description can point back to.
fn kinds(key: &str) -> &'static [ActorKind] {
    use ActorKind::*;
    match key {
        "channel" => &[Channel, Media],
        "agency" => &[GovernmentBody, Igo, Media],
        "organisation" => &[Igo, Bloc, Ngo, ArmedGroup],
        "group" => &[ArmedGroup, Ngo],
        "company" => &[Company],
        "outlet" | "media" => &[Media, Channel],
        "country" => &[State],
        "spy" => &[GovernmentBody],
        _ => &[],
    }
}

/// The head of an English phrase: the last word before what describes it.
fn english_head(text: &str, span: Span, layers: &Layers<'_>) -> Option<Span> {
    let from = span.start() as usize;
    let slice = span.slice(text)?;
    let mut head: Option<(usize, usize)> = None;
    let mut at = 0;
    let name_end = |offset: usize| {
        let i = layers.names.partition_point(|n| n.span.end() as usize <= offset);
        layers
            .names
            .get(i)
            .filter(|n| n.span.start() as usize <= offset && !n.adjective)
            .map(|n| (n.span.start() as usize, n.span.end() as usize))
    };
    while at < slice.len() {
        let rest = &slice[at..];
        let c = rest.chars().next()?;
        if !is_alphanumeric(c) {
            // A comma or dash ends the head once there is one.
            if head.is_some() && matches!(c, ',' | ';' | ':' | '(' | '—' | '–') {
                break;
            }
            at += c.len_utf8();
            continue;
        }
        if let Some((start, end)) = name_end(from + at).filter(|(_, e)| *e <= span.end() as usize) {
            head = Some((start, end));
            at = end - from;
            // 's makes the name an owner.
            continue;
        }
        // "Secretary of State Condoleezza Rice": the title is one word as far as heads go.
        if c.is_uppercase()
            && let Some((end, _)) = LEXICON.role_index.longest(text, from + at, |e, _| e <= span.end() as usize && ends_word(text, e))
            && text[from + at..end].contains(" of ")
        {
            head = Some((from + at, end));
            at = end - from;
            continue;
        }
        let stop = rest.find(|c: char| !(is_alphanumeric(c) || matches!(c, '-'))).unwrap_or(rest.len());
        let word = &rest[..stop];
        if head.is_some() && AFTER_HEAD.iter().any(|w| w.eq_ignore_ascii_case(word)) {
            break;
        }
        if !(word == "s" && slice[..at].ends_with(['\'', '’'])) {
            head = Some((from + at, from + at + stop));
        }
        at += stop;
    }
    head.map(|(s, e)| Span::of(s..e))
}

/// The head of a Korean phrase: its last eojeol without josa; names stay whole.
fn korean_head(text: &str, span: Span, layers: &Layers<'_>) -> Option<Span> {
    let slice = span.slice(text)?;
    let core = slice.trim_end_matches(|c: char| !is_alphanumeric(c));
    let core = match core.rfind('(').filter(|_| slice.trim_end().ends_with(')')) {
        Some(i) if i > 0 => &core[..i],
        _ => core,
    };
    let end = span.start() as usize + core.len();
    let start = span.start() as usize + core.rfind(|c: char| c.is_whitespace()).map_or(0, |i| i + 1);
    let i = layers.names.partition_point(|n| (n.span.end() as usize) < start + 1);
    if let Some(n) =
        layers.names[i..].iter().take_while(|n| (n.span.start() as usize) < end).filter(|n| n.span.end() as usize >= start).last()
        && is_josa(text.get(n.span.end() as usize..end).unwrap_or("x"))
    {
        return Some(n.span);
    }
    let word = text.get(start..end)?;
    // 대표 최모(58) 씨: the name stands before what only addresses its bearer.
    if crate::names::addresses(word) {
        let before = text.get(span.start() as usize..start)?.trim_end();
        let before = before.strip_suffix(')').and_then(|b| b.rfind('(').map(|at| &before[..at])).unwrap_or(before);
        let bearer = before.strip_suffix('모').unwrap_or(before);
        let at = span.start() + bearer.len() as u32;
        let name = layers.names.get(layers.names.partition_point(|n| n.span.end() < at)).filter(|n| n.span.end() == at);
        if let Some(n) = name {
            return Some(n.span);
        }
    }
    // The longest stem that is a known word, else the word itself.
    let role = LEXICON.role_index.longest(text, start, |e, _| e <= end && is_josa(&text[e..end]));
    let skipped = word.len() - word.trim_start_matches(|c: char| !is_alphanumeric(c)).len();
    Some(Span::of(start + skipped..role.map_or(end, |(e, _)| e)))
}

/// The head of the phrase at `span`.
pub(super) fn head(layers: &Layers<'_>, book: &Book<'_>, span: Span) -> Option<Span> {
    match book.language(span) {
        Language::Korean => korean_head(layers.text, span, layers),
        _ => english_head(layers.text, span, layers),
    }
}

/// The participant meant by the phrase at `span`; see [`super::Resolver::refer`].
pub(super) fn refer(layers: &Layers<'_>, book: &mut Book<'_>, span: Span) -> Option<ActorId> {
    let span = span.trim(layers.text);
    let korean = book.language(span) == Language::Korean;
    let head = head(layers, book, span)?;
    if let Some(spot) = book.spot_at(head) {
        return Some(spot.actor);
    }
    let word = head.slice(layers.text)?.to_owned();
    if let Some(id) = pronoun(book, &word, head, korean, None) {
        // "We" of somebody who speaks for others is more than the speaker.
        let others = matches!(word.to_ascii_lowercase().as_str(), "we" | "us" | "our" | "ours" | "ourselves");
        if !(others && book.actors[id.index()].kind == sosik_core::ActorKind::Person) {
            book.mention(id, head, head, MentionForm::Pronoun);
        }
        return Some(id);
    }
    if let Some(id) = name_at(layers, book, head) {
        return Some(id);
    }
    let (role_span, role) = role_at(layers.text, span, head)?;
    let role = &LEXICON.roles[role as usize];
    let words = role_span.slice(layers.text)?.to_owned();
    if role.class == RoleClass::Partitive {
        return through(layers, book, span, role_span);
    }
    // "17 others" are people; others who say something need not be.
    if role.key == "sources" && words == "others" && counted(layers, span.start()..role_span.start()) {
        return Some(super::describe::describe(layers, book, span, true));
    }
    // 이택수 국제교육진흥원장: the end of the last word is the office of whom the phrase names.
    if korean
        && role.class == RoleClass::Office
        && let Some(id) = bearer(book, span, role_span)
    {
        book.mention(id, span, role_span, MentionForm::Role);
        return Some(id);
    }
    // "the rights group Amnesty": the name tells which.
    if role.class == RoleClass::Group
        && let Some(spot) = super::bare::apposed(layers, role_span).and_then(|name| book.spot_at(name))
    {
        return Some(spot.actor);
    }
    let definite = definite(layers.text, span, role_span, korean);
    // "African nations at the World Trade Organization" are not its.
    let whole = if role.class == RoleClass::Bloc { span_to(span, role_span) } else { span };
    let mut owner = owner_in(layers, book, whole, role_span, role.class == RoleClass::Population);
    // 이슬람 무장단체: a name of which nothing is known says what people are, not whose.
    let nobody = |a: ActorId| book.actors[a.index()].code.is_none() && book.actors[a.index()].evidence.first().rule == "actor.name";
    if matches!(role.class, RoleClass::Group | RoleClass::Population) && owner.actor.is_some_and(nobody) {
        owner.actor = None;
    }
    let before = layers.text.get(span.start() as usize..role_span.start() as usize).unwrap_or_default();
    if korean && owner.code.is_none() && before.starts_with("자국") {
        owner.code = super::focus::own(layers, span);
    }
    let ours = korean && before.trim_end().ends_with("우리");
    // 야당 지도자 is not the leader of whom the sentence before has told.
    let told = before.split_whitespace().any(|w| !points(w));
    let office = matches!(role.class, RoleClass::Office | RoleClass::Anonymous);
    if owner.code.is_none()
        && owner.actor.is_none()
        && !ours
        && !((office || matches!(role.class, RoleClass::Population | RoleClass::Group)) && told)
        && let Some(id) = point_back(layers, book, role.key, role.class, &words, role_span, definite)
        && (definite || !elsewhere(layers, book, role, id, role_span))
    {
        book.mention(id, span_to(span, role_span), role_span, MentionForm::Description);
        return Some(id);
    }
    // 도시의 시장 is as often a market as a mayor.
    let owned = || layers.text.get(..role_span.start() as usize).is_some_and(|t| t.ends_with("의 "));
    let of_place = korean && role.key == "governor" && owned();
    if role.class == RoleClass::Description || of_place || korean && market(role, &owner) {
        return None;
    }
    // 야당 지도자, "union leaders": leaders and officials are those of the people named before them.
    if owner.sectors.is_empty() && matches!(role.class, RoleClass::Office | RoleClass::Anonymous) {
        let before = layers.text.get(span.start() as usize..role_span.start() as usize).unwrap_or_default();
        owner.sectors = super::code::code_actor(before).sectors.into_iter().take(1).collect();
    }
    let mut guessed = false;
    if owner.code.is_none() && owner.actor.is_none() {
        let focus = book.focus.at(layers, role_span);
        // 외국군 is one word, a "foreign minister" is no foreigner.
        let told_in = span_to(span, role_span).slice(layers.text).unwrap_or_default();
        // 우리 군: that of those for whom the text is written.
        let country = matches!(role.class, RoleClass::Body | RoleClass::Force | RoleClass::Population);
        let home = super::abroad::home(told_in);
        owner.code = if ours && country {
            focus
        } else if home.is_some() {
            home
        } else if super::focus::of_several(if korean { told_in } else { before })
            || !korean && super::focus::of_several(word_before(layers.text, span.start()))
        {
            None
        } else {
            let spoken_for =
                || body_before(before).filter(|_| office).and_then(|body| super::focus::of_role(layers, focus, body, role_span));
            super::focus::of_role(layers, focus, role, role_span).or_else(spoken_for)
        };
        guessed = owner.code.is_some() && home.is_none();
    }
    let id = composed(book, role, &words, &owner, span_to(span, role_span), role_span, MentionForm::Role);
    if guessed {
        super::compose::guessed(book, id, role_span);
    }
    Some(id)
}

/// The body or force in whose name `before` ends: whoever speaks for the police is at home where they are.
fn body_before(before: &str) -> Option<&'static Role> {
    let word = before.trim_end().rsplit(' ').next()?;
    let role = super::focus::role(word).or_else(|| super::focus::role(&word.to_lowercase()))?;
    matches!(role.class, RoleClass::Body | RoleClass::Force).then_some(role)
}

/// Whether a bare word at `head` means others than `actor`: "police" of Warsaw are not those of Minsk, of whom the text has spoken.
fn elsewhere(layers: &Layers<'_>, book: &Book<'_>, role: &Role, actor: ActorId, head: Span) -> bool {
    let local = matches!(role.class, RoleClass::Force | RoleClass::Group) || role.key == "police";
    let known = book.actors[actor.index()].code.filter(|c| local && c.is_country());
    known.is_some_and(|known| super::focus::of_place(layers, head).is_some_and(|here| here != known))
}

/// The person named in the Korean phrase at `span` whose office stands at `head`, with nothing but bare nouns between.
fn bearer(book: &Book<'_>, span: Span, head: Span) -> Option<ActorId> {
    let spot =
        book.inside(span).filter(|s| book.actors[s.actor.index()].kind == ActorKind::Person && s.head.end() <= head.start()).last()?;
    let between = book.text.get(spot.head.end() as usize..head.start() as usize)?;
    let closed = |word: &str| word.ends_with(['은', '는', '을', '를', '에', '의', '와', '과', '던', '한', '고', '며']);
    let plain = between.starts_with(' ') && !between.contains([',', '·', '(']) && !between.split_whitespace().any(closed);
    plain.then_some(spot.actor)
}

/// The phrase up to the end of its head.
fn span_to(span: Span, head: Span) -> Span {
    Span::new(span.start(), head.end().max(span.start())).unwrap_or(head)
}

/// The participant named at `head`, among names that take part only when asked for: capitals as governments.
fn name_at(layers: &Layers<'_>, book: &mut Book<'_>, head: Span) -> Option<ActorId> {
    let i = layers.names.partition_point(|n| n.span.end() <= head.start());
    let name = layers.names.get(i).filter(|n| n.span.overlaps(head))?;
    if name.kind.is_some() {
        return named(layers, book, name, None);
    }
    let text = name.span.slice(layers.text)?;
    let entry = LEXICON.index.get(text).map(|f| LEXICON.entry(LEXICON.forms[f as usize]))?;
    if name.label != EntityLabel::Place || entry.detail != "capital" {
        return None;
    }
    let code = entry.code?;
    let state = LEXICON.country(code)?;
    let draft = super::book::Draft {
        key: state.key.clone(),
        kind: ActorKind::State,
        code: Some(code),
        sectors: Vec::new(),
        rule: "actor.capital",
        confidence: 0.7,
    };
    Some(book.meet(draft, name.span, name.span, MentionForm::Alias))
}

/// The word for a participant that ends where `head` ends, as long as it can be inside `span`.
fn role_at(text: &str, span: Span, head: Span) -> Option<(Span, u32)> {
    let end = head.end() as usize;
    let slice = text.get(span.start() as usize..end)?;
    // From the nearest few word starts to the left, the farthest that fits.
    let mut starts: Vec<usize> = vec![0];
    starts.extend(slice.char_indices().filter(|(_, c)| *c == ' ').map(|(i, _)| i + 1));
    let mut best = None;
    for s in starts.iter().rev().take(4) {
        let at = span.start() as usize + s;
        if let Some(id) =
            text.get(at..end).and_then(|form| LEXICON.role_index.get(form).or_else(|| LEXICON.role_index.get(&form.to_lowercase())))
        {
            best = Some((Span::of(at..end), id));
        }
    }
    // 군당국자, 시위대원: the end of the word is a known one.
    best.or_else(|| {
        let word = head.slice(text)?;
        word.char_indices().skip(1).take(6).find_map(|(i, _)| {
            let tail = &word[i..];
            (tail.chars().count() >= 2 && tail.chars().all(is_hangul)).then(|| LEXICON.role_index.get(tail)).flatten().map(|id| (head, id))
        })
    })
}

/// Whether the phrase points to something known: "the", "this", 이, 해당.
fn definite(text: &str, span: Span, head: Span, korean: bool) -> bool {
    let before = text.get(span.start() as usize..head.start() as usize).unwrap_or_default().trim();
    let mut words = before.split(' ');
    if korean { words.any(points) } else { words.next().is_some_and(points) }
}

/// Whether a word before a noun only points to what is known.
fn points(word: &str) -> bool {
    DETERMINERS.contains(&word.to_ascii_lowercase().as_str())
}

/// The owner of a head named inside its phrase: before it, or after "of".
/// People at a firm's works need not be of its country.
fn owner_in(layers: &Layers<'_>, book: &mut Book<'_>, span: Span, head: Span, people: bool) -> Owner {
    let i = layers.names.partition_point(|n| n.span.end() <= span.start());
    let mut owner = Owner::default();
    let names = layers.names[i..].iter().take_while(|n| n.span.start() < span.end());
    let aside = |n: &crate::names::Name| {
        let at = n.span.range().start;
        super::code::aside(layers.text, n.span.range()) || super::code::ethnic(layers.text, at)
    };
    let works = |n: &crate::names::Name| people && n.kind == Some(ActorKind::Company) && n.span.start() > head.start();
    for name in names
        .take(8)
        .filter(|n| !aside(n) && !works(n))
        .filter(|n| n.span.start() < head.start() || !crate::names::boundary::hangul_first(layers.text, head))
        .take_while(|n| n.span.start() < head.start() || !told_of(layers.text, head, n.span))
    {
        if owner.code.is_none() {
            owner.code = name.code;
            owner.state = name.kind == Some(ActorKind::State);
        }
        if !matches!(name.kind, None | Some(ActorKind::State | ActorKind::Person)) {
            owner.actor = book.spot_at(name.span).map(|s| s.actor);
            owner.sectors.clone_from(&name.sectors);
            owner.code = owner.actor.and_then(|a| book.actors[a.index()].code).or(owner.code);
        }
    }
    owner
}

/// The English word right before byte `at`.
fn word_before(text: &str, at: u32) -> &str {
    let before = text.get(..at as usize).and_then(|t| t.strip_suffix(' ')).unwrap_or_default();
    let length = before.bytes().rev().take(24).take_while(u8::is_ascii_alphabetic).count();
    &before[before.len() - length..]
}

/// Whether a number stands at `range`, before a noun: "at least 17 others".
fn counted(layers: &Layers<'_>, range: std::ops::Range<u32>) -> bool {
    let at = layers.numbers.partition_point(|n| n.span.start() < range.start);
    layers.numbers.get(at).is_some_and(|n| n.span.end() <= range.end)
}

/// Whether `name` behind an English head is part of what is told of it: "the Kurds, who quarrel with Syria".
fn told_of(text: &str, head: Span, name: Span) -> bool {
    let between = text.get(head.end() as usize..name.start() as usize).unwrap_or_default();
    [" who ", " which ", " that ", " whose ", " whom "].iter().any(|word| between.contains(word))
}

/// "the first unit of North Korean troops": what the part is of.
fn through(layers: &Layers<'_>, book: &mut Book<'_>, span: Span, head: Span) -> Option<ActorId> {
    let rest = layers.text.get(head.end() as usize..span.end() as usize)?;
    if let Some(of) = rest.strip_prefix(" of ") {
        let inner = Span::new(span.end() - of.len() as u32, span.end()).ok()?;
        return refer(layers, book, inner);
    }
    // 북한군 일부, "alliance members": what stands before.
    let before = Span::new(span.start(), head.start()).ok()?.trim(layers.text);
    if before.is_empty() {
        return None;
    }
    let inside: Option<ActorId> = book.inside(before).last().map(|s| s.actor);
    // "an Iraqi delegation" speaks for Iraq.
    inside.or_else(|| {
        let from = layers.names.partition_point(|n| n.span.start() < before.start());
        let of = |n: &&crate::names::Name| n.adjective && n.code.is_some();
        let name = layers.names[from..].iter().take_while(|n| n.span.end() <= before.end()).take(4).filter(of).last()?;
        super::describe::state(book, name.code?, name.span)
    })
}

/// The last participant before `head` that a description or a bare word for a body fits; failing that, when definite, the next.
pub(super) fn point_back(
    layers: &Layers<'_>,
    book: &Book<'_>,
    key: &str,
    class: RoleClass,
    words: &str,
    head: Span,
    definite: bool,
) -> Option<ActorId> {
    let fits = |a: ActorId| kinds(key).contains(&book.actors[a.index()].kind);
    // 이 매체 points, where 매체 alone is the press.
    if class == RoleClass::Description || class == RoleClass::Media && definite {
        if !definite {
            return None;
        }
        let noun = words.to_lowercase();
        // "the ministry" is the last one called a ministry, if any is.
        let called = |s: &super::book::Spot| s.head.slice(layers.text).is_some_and(|t| t.to_lowercase().contains(&noun));
        let mut near = book.before(head.start(), 60).filter(|s| fits(s.actor));
        return near.find(|s| called(s)).or_else(|| book.before(head.start(), 60).find(|s| fits(s.actor))).map(|s| s.actor);
    }
    // 통신 is 조선중앙통신, once that has been named: the outlet whose name ends in the word.
    if class == RoleClass::Media && !words.is_ascii() {
        let named = |s: &super::book::Spot| s.head.slice(layers.text).is_some_and(|t| t.len() > words.len() && t.ends_with(words));
        if let Some(spot) = book.before(head.start(), 60).find(|s| fits(s.actor) && named(s)) {
            return Some(spot.actor);
        }
    }
    if matches!(class, RoleClass::Anonymous | RoleClass::Office) {
        return recall::called_before(layers, book, words, head, definite);
    }
    if class == RoleClass::Population {
        return recall::crowd(layers, book, words, head, definite);
    }
    // "The rebels" are those named last, if that was just before: after Hamas they are not the militants of the first lines.
    let bare = class == RoleClass::Group && key == "rebels" && (definite || !words.is_ascii());
    let last = bare.then(|| lately(layers, book, head, ActorKind::ArmedGroup)).flatten();
    let here = book.focus.at(layers, head);
    // "The government" behind sentences on another country is not the one of long before.
    let near = |at: u32| recall::is_near(layers, at, head, 1);
    let spoken_of = |id: ActorId| here.is_none() || book.actors[id.index()].code == here;
    // 외무성 is not the 외교부 of before.
    let may_be = |id: ActorId| super::owners::may_be(words, book.actors[id.index()].code);
    // What comes only later is meant before if the text speaks of its country here.
    let later = || book.next_of_role(key, head.start()).filter(|id| spoken_of(*id) && may_be(*id));
    let composed = book.last_of_role(key, head.start()).filter(|(_, id)| may_be(*id));
    let composed = composed.filter(|(at, id)| class != RoleClass::Body || near(*at) || spoken_of(*id));
    let named = if matches!(class, RoleClass::Body | RoleClass::Force) {
        recall::called_so(layers, book, key, words, head, definite)
    } else {
        None
    };
    let known = match (composed, named) {
        (Some((at, id)), Some((other, _))) if at > other => Some(id),
        (composed, named) => named.or(composed).map(|(_, id)| id),
    };
    last.or(known).or_else(|| definite.then(later).flatten())
}

/// The last participant of `kind` of which the sentence of `head`, or the one before, speaks by name.
pub(super) fn lately(layers: &Layers<'_>, book: &Book<'_>, head: Span, kind: ActorKind) -> Option<ActorId> {
    recall::just_before(layers, book, head, 24, 1)
        .filter(|s| book.actors[s.actor.index()].kind == kind && book.actors[s.actor.index()].evidence.first().rule == "actor.gazetteer")
        .map(|s| s.actor)
        .next()
}

/// Lets the description at `head`, before which a determiner stands, be the participant to which it points back.
pub(super) fn pointed(layers: &Layers<'_>, book: &mut Book<'_>, head: Span) {
    let Some(role) = head.slice(layers.text).and_then(super::focus::role) else { return };
    let words = head.slice(layers.text).unwrap_or_default();
    if let Some(id) = point_back(layers, book, role.key, role.class, words, head, true) {
        book.mention(id, head, head, MentionForm::Description);
    }
}

/// Words at the start of a description that make it definite, with the description: resolved for the whole document at once.
pub(super) fn definites(layers: &Layers<'_>, book: &mut Book<'_>) {
    for sentence in &layers.segmentation.sentences {
        let (from, to) = (sentence.span.start() as usize, sentence.span.end() as usize);
        let korean = match sentence.language {
            Language::Korean => true,
            Language::English => false,
            Language::Other => continue,
        };
        let determiners: &[&str] = if korean { &["이 ", "해당 ", "그 "] } else { &["The ", "the ", "This ", "this ", "That "] };
        let Some(body) = layers.text.get(from..to) else { continue };
        // One walk finds them all; then one determiner after the other, as the last mention of a participant counts.
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for (i, byte) in body.bytes().enumerate().filter(|(_, byte)| if korean { *byte >= 0xEA } else { byte.eq_ignore_ascii_case(&b't') })
        {
            let here = |d: &&str| d.as_bytes()[0] == byte && body.as_bytes()[i..].starts_with(d.as_bytes());
            hits.extend(determiners.iter().position(here).map(|d| (d, i)));
        }
        hits.sort_unstable();
        for (d, i) in hits {
            let start = from + i;
            let at = start + determiners[d].len();
            if !starts_word(layers.text, start) {
                continue;
            }
            let hit = LEXICON
                .role_index
                .longest(layers.text, at, |e, _| e <= to && if korean { josa_follows(layers.text, e) } else { ends_word(layers.text, e) });
            let Some((end, id)) = hit else { continue };
            let role = &LEXICON.roles[id as usize];
            let after = layers.text.get(end..to).unwrap_or_default();
            // "the ministry of", "the government troops": something else is the head.
            let more = after
                .strip_prefix(' ')
                .is_some_and(|a| a.starts_with("of ") || (!korean && LEXICON.role_index.longest(a, 0, |e, _| ends_word(a, e)).is_some()));
            let head = Span::of(at..end);
            // "The governor sued", but "the governor Jay Lind" and "the prime minister's office" name others.
            let held = !korean && role.class == RoleClass::Office && !after.starts_with(['\'', '’', '-']) && {
                let next = after.strip_prefix(' ').or_else(|| after.strip_prefix(", ")).unwrap_or(" ");
                !next.starts_with(|c: char| c.is_uppercase() || c == '-')
            };
            if more
                || book.spot_at(head).is_some()
                || !(matches!(role.class, RoleClass::Description | RoleClass::Body | RoleClass::Media) || held)
                || hangul_run(after) > 24
            {
                continue;
            }
            let words = head.slice(layers.text).unwrap_or_default().to_owned();
            if let Some(id) = point_back(layers, book, role.key, role.class, &words, head, true) {
                book.mention(id, Span::of(start..end), head, MentionForm::Description);
            }
        }
    }
}
