//! Korean noun phrases and the phrases around a cue: who, to whom, through what.

use sosik_core::{ChannelKind, Language, MentionedKind, Span};

use super::eojeol::{Eojeol, Josa, Work};
use super::subject::is_moment;
use crate::claims::lexicon::{Class, Lexicon, endings};

/// How far a phrase is followed, in eojeols, so that a sentence without end stays linear.
pub(super) const REACH: usize = 60;

/// The first eojeol of the noun phrase that `head` ends, no further left than `floor`.
pub(super) fn start_of(words: &[Eojeol<'_>], head: usize, floor: usize) -> usize {
    let floor = floor.max(head.saturating_sub(REACH));
    let mut start = head;
    // 회의가 열리는 동안 그는: what stands before a pronoun belongs to it only right before it.
    let pronoun = Lexicon::of(Language::Korean).source(words[head].stem()) == Some(MentionedKind::Pronoun);
    let modified = |w: &Eojeol<'_>| matches!(w.work, Work::Adnominal { .. } | Work::Determiner | Work::Noun(Josa::Of | Josa::With));
    if pronoun && head > floor && !modified(&words[head - 1]) {
        return head;
    }
    // Inside the clause of a modifier everything belongs to it, up to a topic.
    let mut clause = false;
    while start > floor {
        let word = &words[start - 1];
        if word.quote != words[head].quote && word.quote.is_some() && word.closes.is_none() && !clause {
            break;
        }
        if words[start].opens.is_some() && words[start].opens == words[head].quote {
            break;
        }
        let belongs = match word.work {
            _ if word.joins_next => true,
            // 이 영상에는, 회의에서는: a topic of the whole sentence.
            Work::Noun(Josa::In | Josa::At | Josa::To) if word.text.ends_with('는') => false,
            _ if word.comma && !matches!(word.work, Work::Bare | Work::Noun(Josa::With | Josa::Of)) => false,
            Work::Adnominal { verb } => {
                // 가능성이 높은, 신도가 많은: an adjective with a subject of its own.
                clause |= verb || start > floor + 1 && words[start - 2].josa() == Some(Josa::Subject);
                true
            }
            Work::Determiner => true,
            Work::Bare => !word.time || clause || !word.comma && followed_by_noun(words, start, head),
            Work::Noun(Josa::Of | Josa::With) => true,
            Work::Noun(Josa::Topic) => false,
            Work::Noun(Josa::Other) if matches!(word.text, "등" | "및") => true,
            // 연구소의 최근 조사
            Work::Adverb if start > floor + 1 && words[start - 2].josa() == Some(Josa::Of) => true,
            // 대변인이기도 한 국장
            Work::Noun(Josa::Other) if word.text.ends_with("이기도") && words[start].text == "한" => {
                clause = true;
                true
            }
            Work::Noun(_) | Work::Adverb => clause,
            Work::Predicate => clause && !ends_clause(word),
            Work::Mark => matches!(word.text, "·" | "‘" | "’" | "'"),
        };
        // 또 다른, 더 큰: an adverb before a modifier.
        let belongs = belongs || matches!(word.text, "또" | "더" | "가장" | "및") && words.get(start).is_some_and(|w| !w.is_nominal());
        if !belongs {
            break;
        }
        start -= 1;
    }
    while start < head
        && (words[start].work == Work::Adverb && !matches!(words[start].text, "또" | "더" | "가장") || words[start].work == Work::Mark)
    {
        start += 1;
    }
    start
}

/// A time before a noun is its modifier (2025년 예산안) unless more of the sentence stands between; only years modify here.
fn followed_by_noun(words: &[Eojeol<'_>], next: usize, head: usize) -> bool {
    next <= head && words[next - 1].text.ends_with('년')
}

/// Whether a predicate ends its clause rather than going on into the modifier after it.
fn ends_clause(word: &Eojeol<'_>) -> bool {
    word.comma || ["다", "며", "면서", "지만", "으나", "는데", "자"].iter().any(|e| word.tail.ends_with(e))
}

/// The words of the phrase from eojeol `start` to `head`, its josa excluded.
pub(super) fn words_of(words: &[Eojeol<'_>], start: usize, head: usize) -> Option<Span> {
    let from = words.get(start)?;
    // A single quotation mark or bracket in front belongs to the name that it opens.
    let open = if from.opens.is_none() { from.span.start() } else { from.core.start() };
    Span::new(open, words.get(head)?.stem_end.max(from.core.start())).ok()
}

/// The kind of medium that the phrase headed by `word` is.
pub(super) fn medium(word: &Eojeol<'_>, lexicon: &Lexicon) -> Option<ChannelKind> {
    let stem = word.stem();
    // 엑스(X)에: the gloss in brackets is not the word.
    let bare = stem.strip_suffix(')').map(|s| s.split_once('(').map_or(s, |(name, _)| name)).filter(|s| !s.is_empty());
    if let Some(bare) = bare {
        return endings(bare).find_map(|s| lexicon.channel(s)).filter(|kind| *kind == ChannelKind::SocialPost);
    }
    let stem = stem.strip_suffix('들').unwrap_or(stem);
    endings(stem).find_map(|s| lexicon.channel(s))
}

/// What stands beside the content of a cue.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    pub(super) addressee: Option<Span>,
    pub(super) channel: Option<(Span, ChannelKind)>,
    /// The noun phrase of "X의 말을 인용해".
    pub(super) quoted: Option<(usize, usize)>,
}

/// Reads the phrases in `from..to` that belong to the cue and not to its content. Stops at the first eojeol that is none of
/// them and returns its index. `open` says whether everything in the range belongs to the cue, so that nothing stops the reading.
pub(super) fn beside(
    words: &[Eojeol<'_>],
    from: usize,
    to: usize,
    directed: bool,
    open: bool,
    lexicon: &Lexicon,
    out: &mut Beside,
) -> usize {
    let mut i = from;
    while i < to {
        if let Some(next) = phrase(words, i, to, directed || open, lexicon, out) {
            i = next;
            continue;
        }
        let word = &words[i];
        let times =
            (i..to).take_while(|&k| words[k].time && (!words[k].is_nominal() || matches!(words[k].josa(), None | Some(Josa::In)))).count();
        // X는 28일 …고 밝혔다: the day right behind the topic is that of saying.
        // 정부는 28일 새벽부터 …다고 밝혔다: a time that goes on is none of saying.
        let day =
            i == from && times > 0 && is_day(word) && !word.distant && !words.get(i + times).is_some_and(|w| w.time && i + times < to);
        if times > 0 && (open || day || words[i + times - 1].comma || words.get(i + times).is_some_and(|w| w.opens.is_some())) {
            i += times;
            continue;
        }
        let light = word.work == Work::Mark
            || word.work == Work::Adverb && (word.comma || ["또한", "또", "이어", "특히", "앞서", "이날"].contains(&word.text));
        if !(light || open) || word.opens.is_some() {
            break;
        }
        i += 1;
    }
    i
}

/// Whether `word` is a day of the month or week without josa: 28일, 27일(현지시간), 월요일.
fn is_day(word: &Eojeol<'_>) -> bool {
    let digits = word.text.len() - word.text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &word.text[digits..];
    digits > 0 && (rest == "일" || rest.starts_with("일(")) || digits == 0 && word.text.ends_with("요일")
}

/// A phrase of addressee, channel or quoted source that starts at `i`; the index after it.
fn phrase(words: &[Eojeol<'_>], i: usize, to: usize, directed: bool, lexicon: &Lexicon, out: &mut Beside) -> Option<usize> {
    for k in i..to.min(i + 14) {
        let word = &words[k];
        if word.opens.is_some() {
            return None;
        }
        // 27일 오후 기자회견에서: the time is no part of the medium.
        let first = (i..k).find(|&n| !words[n].time).unwrap_or(k);
        // 회담 뒤 기자들에게: what happened before is no part of them.
        let first = (first..k).rev().find(|&n| words[n].work == Work::Bare && is_moment(words[n].text)).map_or(first, |n| n + 1);
        let span = words_of(words, first, k);
        match word.work {
            Work::Noun(Josa::Object) if words.get(k + 1).is_some_and(|w| w.text.starts_with("인용")) => {
                out.quoted = Some((i, k));
                return Some(k + 2);
            }
            Work::Noun(Josa::Object) if words.get(k + 1).is_some_and(|w| w.text.starts_with("통해") || w.text.starts_with("통하")) => {
                out.channel = out.channel.or(span.map(|s| (s, medium(word, lexicon).unwrap_or(ChannelKind::Other))));
                return Some(k + 2);
            }
            // 성명을 내고, 논평을 발표해: what one brings out is where one says it.
            Work::Noun(Josa::Object)
                if k + 2 <= to && medium(word, lexicon).is_some() && words.get(k + 1).is_some_and(|w| brings_out(w, lexicon)) =>
            {
                out.channel = out.channel.or(span.and_then(|s| Some((s, medium(word, lexicon)?))));
                return Some(k + 2);
            }
            Work::Noun(Josa::At) if outlet(word, lexicon) => {
                out.channel = out.channel.or(span.map(|s| (s, ChannelKind::Other)));
                return Some(k + 1);
            }
            // X에 올린 글에서: the text that is there is the medium.
            Work::Noun(Josa::In)
                if words.get(k + 1).is_some_and(|w| matches!(w.work, Work::Adnominal { .. }))
                    && words.get(k + 2).is_some_and(|w| w.josa() == Some(Josa::At) && medium(w, lexicon).is_some()) => {}
            Work::Noun(Josa::At | Josa::In) if medium(word, lexicon).is_some() => {
                let kind = medium(word, lexicon)?;
                if word.josa() == Some(Josa::In) && !written(kind) {
                    return None;
                }
                out.channel = out.channel.or(span.map(|s| (s, kind)));
                return Some(k + 1);
            }
            Work::Noun(Josa::To) if directed || words.get(k + 1).is_some_and(|w| w.opens.is_some()) || audience(word, lexicon) => {
                out.addressee = out.addressee.or(span);
                return Some(k + 1);
            }
            // 기자들과 만나 …고 말했다
            Work::Noun(Josa::With)
                if audience(word, lexicon) && words.get(k + 1).is_some_and(|w| w.text.starts_with("만나")) && k + 2 <= to =>
            {
                out.addressee = out.addressee.or(span);
                return Some(k + 2);
            }
            // 통신에 “…”고: what opens right behind is said to the outlet or body before it.
            Work::Noun(Josa::In)
                if directed && takes_words(word, words.get(k + 1), lexicon) && !described(&words[k + 1..to.max(k + 1)])
                    || word.party && words.get(k + 1).is_some_and(|w| w.opens.is_some()) =>
            {
                out.addressee = out.addressee.or(span);
                return Some(k + 1);
            }
            Work::Noun(Josa::Of | Josa::With) | Work::Bare | Work::Determiner | Work::Adnominal { .. } => {}
            // 익명을 요구한 관리의 말을 인용해: the object inside a modifier of the one who is quoted.
            Work::Noun(Josa::Object)
                if words.get(k + 1).is_some_and(|w| matches!(w.work, Work::Adnominal { .. }))
                    && words[k + 1..].iter().take(7).any(|w| w.text.starts_with("인용")) => {}
            // The place or medium inside a modifier: 홈페이지에 올린 성명에서.
            Work::Noun(Josa::At | Josa::In) if words.get(k + 1).is_some_and(|w| matches!(w.work, Work::Adnominal { .. })) => {}
            _ => return None,
        }
    }
    None
}

/// Whether `word` tells on the way that a text comes out: 내고, 발표해.
fn brings_out(word: &Eojeol<'_>, lexicon: &Lexicon) -> bool {
    let goes_on = ["고", "어", "해", "여", "내", "며", "려"].iter().any(|e| word.tail.ends_with(e));
    word.work == Work::Predicate && goes_on && lexicon.begins(Class::Issues, word.text)
}

/// Whether `word` is the outlet in which one speaks: 타임스에서.
fn outlet(word: &Eojeol<'_>, lexicon: &Lexicon) -> bool {
    let stem = word.stem();
    stem.chars().count() > 2 && endings(stem).chain([stem]).find_map(|s| lexicon.source(s)) == Some(sosik_core::MentionedKind::Outlet)
}

/// Media that one writes into: 홈페이지에, 신문에.
fn written(kind: ChannelKind) -> bool {
    use ChannelKind::{Letter, MessengerChannel, Print, SocialPost, Website};
    matches!(kind, Website | SocialPost | MessengerChannel | Print | Letter)
}

/// Whether `word` names those to whom statements are made.
fn audience(word: &Eojeol<'_>, lexicon: &Lexicon) -> bool {
    let stem = word.stem();
    let stem = stem.strip_suffix('들').unwrap_or(stem);
    lexicon.ends(Class::Audience, stem)
}

/// The medium in front of the speaker: `회견에서 장관은 …`.
pub(super) fn leading(words: &[Eojeol<'_>], from: usize, to: usize, lexicon: &Lexicon, out: &mut Beside) {
    let mut i = from;
    while i < to && out.channel.is_none() {
        i = phrase(words, i, to, false, lexicon, out).unwrap_or(i + 1);
    }
}

/// Whether one can speak to what `word` names with 에: bodies, sides and countries.
///
/// What a clause that modifies something names before its verb belongs to that: 러시아에 파병된, 정부에 대한.
fn takes_words(word: &Eojeol<'_>, next: Option<&Eojeol<'_>>, lexicon: &Lexicon) -> bool {
    let stem = word.stem();
    let stem = stem.strip_suffix('들').unwrap_or(stem);
    // 북한에 사과할 것을 요구했다: what is still to be done is asked of whom 에 names.
    let told = |n: &Eojeol<'_>| matches!(n.work, Work::Adnominal { .. }) && !n.text.ends_with(closes_in_l);
    let about = |n: &Eojeol<'_>| ["대한", "대해", "관한", "관해"].iter().any(|p| n.text.starts_with(p)) && !matches!(n.work, Work::Noun(_));
    if next.is_some_and(|n| about(n) || word.party && told(n)) {
        return false;
    }
    word.party || lexicon.ends(Class::Body, stem) || !stem.is_empty() && stem.chars().all(|c| c.is_ascii_uppercase())
}

/// Whether the words behind a phrase in 에 begin with an object and the verb that describes a noun with it: 대만에 [무기를 판 기업을 …].
fn described(behind: &[Eojeol<'_>]) -> bool {
    let [object, verb, ..] = behind else { return false };
    let told = matches!(verb.work, Work::Adnominal { verb: true }) && !verb.text.ends_with(closes_in_l);
    told && object.work == Work::Noun(Josa::Object) && !verb.text.ends_with("라는") && !verb.text.ends_with("다는")
}

/// Whether a Hangul syllable ends in ㄹ, as the ending of what is still to be done does.
fn closes_in_l(c: char) -> bool {
    closes_in(c, 8)
}

/// Whether a Hangul syllable ends in the final consonant of that number, counted from one as Unicode does.
pub(super) fn closes_in(c: char, last: u32) -> bool {
    const FIRST: u32 = '가' as u32;
    ('가'..='힣').contains(&c) && (c as u32 - FIRST) % 28 == last
}

/// Whether a phrase headed by `word` can speak; unknown words can.
pub(super) fn can_speak(words: &[Eojeol<'_>], start: usize, head: usize, named: bool, lexicon: &Lexicon) -> bool {
    let stem = words[head].stem();
    if matches!(stem, "이것" | "그것" | "이는" | "이" | "그날" | "이날" | "당시") {
        return false;
    }
    // 외무성 부상: an injury elsewhere.
    let office = |stem: &str| named && head > start && lexicon.is(Class::OfficeOf, stem);
    let thing = || !office(stem) && (lexicon.thing(stem) || endings(stem).any(|s| lexicon.thing(s)));
    if lexicon.source(stem).is_none() && thing() || ["대해", "관해", "대하여", "관하여", "대해서", "관해서"].contains(&stem)
    {
        return false;
    }
    if named || lexicon.source(stem).is_some() {
        return true;
    }
    let role = lexicon.ends(Class::Role, stem) || lexicon.ends(Class::RoleSyllable, stem);
    role || !words[start..=head]
        .iter()
        .any(|w| matches!(w.text, "이번" | "이" | "그" | "해당" | "현재" | "모든" | "같은" | "이런" | "그런"))
}
