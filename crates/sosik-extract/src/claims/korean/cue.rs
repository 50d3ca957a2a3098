//! Korean predicates that say something, and the form they stand in.

use sosik_core::Span;

use super::eojeol::{Eojeol, Josa, Work};
use super::particle::{is_particle, is_quotative};
use crate::claims::lexicon::{Class, Cue, Lexicon, Stem};

/// How a cue stands to what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 밝혔다; also 밝혔다고, where another cue takes it up.
    Final,
    /// 밝히며, 밝혔지만: the sentence goes on, mostly with the same subject.
    Connective,
    /// 밝힌: it modifies a noun.
    Adnominal,
    /// 밝힘, 밝히기
    Nominal,
}

/// A predicate of the cue lexicon in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its eojeol.
    pub(super) at: usize,
    /// The last eojeol of its group (밝히지 않았다, 밝힌 바 있다).
    pub(super) last: usize,
    pub(super) cue: &'static Cue,
    pub(super) span: Span,
    pub(super) form: Form,
    pub(super) negated: bool,
    /// Whether a quotative particle follows on it: it lies in the content of another cue.
    pub(super) quoted: bool,
    /// The quotation that it stands in.
    pub(super) quote: Option<u32>,
    /// Another sense of the verb, tried when the first has no content (의문을 보이다, 것으로 보이다).
    pub(super) other: Option<&'static Cue>,
}

/// The cue whose predicate is eojeol `at`, if it is one.
pub(super) fn cue_at(words: &[Eojeol<'_>], at: usize, lexicon: &'static Lexicon) -> Option<Found> {
    let word = words.get(at)?;
    // A nominal reading of the morphemes beats the spelling: 한, 보는 and 전한 are mostly something else.
    if matches!(word.work, Work::Determiner | Work::Adverb | Work::Mark) {
        return None;
    }
    // `촉구했다”고`: the verb stands before the mark, the particle behind it.
    let inner = word.inner.filter(|_| is_particle(word.tail));
    let (tail, tail_span) = inner.unwrap_or((word.tail, word.tail_span));
    // 입을 모으다: a verb with its object is a cue of its own.
    let object = at.checked_sub(1).map(|o| &words[o]).filter(|o| o.quote == word.quote && lexicon.has_phrasal(o.text));
    let whole = object.map(|o| format!("{} {tail}", o.text));
    let idiom = whole.as_deref().and_then(|whole| lexicon.korean(whole));
    let idiom = idiom.map(|(cue, other, stem, rest)| (cue, other, stem, &tail[tail.len() - rest.len()..]));
    let tail_span = object.filter(|_| idiom.is_some()).map_or(tail_span, |o| o.core.cover(tail_span));
    let Some((cue, other, stem, rest)) = idiom.or_else(|| lexicon.korean(tail)) else { return unknown(words, at, lexicon) };
    if !rest.chars().all(|c| ('가'..='힣').contains(&c)) {
        return None;
    }
    if inner.is_none()
        && word.is_nominal()
        && !(stem == Stem::M
            || rest.starts_with(['기', '지'])
            || rest.starts_with("는지")
            || rest.ends_with("데")
            || rest.ends_with("면서도"))
    {
        return None;
    }
    let next = words.get(at + 1).map_or("", |w| w.text);
    let mut found = Found {
        at,
        last: at,
        cue,
        span: tail_span,
        form: form(stem, rest)?,
        negated: words[..at].last().is_some_and(|w| matches!(w.text, "안" | "못")),
        quote: if inner.is_some() { word.closes } else { word.quote },
        other,
        quoted: inner.is_some()
            || ["다고", "다며", "다는", "다면서", "라고", "라며", "라는", "냐고", "자고", "다던"].iter().any(|q| rest.contains(q)),
    };
    let extend = |found: &mut Found, to: usize| {
        found.last = to;
        // `않는다”고`: the particle behind the mark is none of it.
        let before = words[to].inner.filter(|_| is_particle(words[to].tail));
        found.span = found.span.cover(before.map_or(words[to].core, |(_, span)| span));
        if before.is_some() {
            found.quoted = true;
            found.quote = words[to].closes;
        }
    };
    // 당부하는 한편: the sentence goes on.
    if found.form == Form::Adnominal && ["한편", "동시에"].contains(&next) {
        found.form = Form::Connective;
    }
    // 온다고 해서, 온다고 해도, 온다고 하더라도
    if cue.lemma == "하다" && (stem == Stem::Infinitive && rest.starts_with(['서', '도', '야']) || rest.starts_with("더라")) {
        return None;
    }
    // 인정하느냐는 질문: what is asked is not told.
    if matches!(stem, Stem::Bare | Stem::Past) && (rest.starts_with("느냐") || rest.starts_with("냐는")) {
        return None;
    }
    // 비난해야, 확인하기 위해, 알리지 않도록, 인정하려: nobody has said it.
    if stem == Stem::Infinitive && rest == "야"
        || rest == "기" && ["위", "어렵", "어려", "힘들"].iter().any(|n| next.starts_with(n))
        || stem == Stem::Bare && (rest.starts_with("려") || rest == "도록")
        || rest == "지" && next.ends_with("도록")
    {
        return None;
    }
    let after = words.get(at + 2).map_or("", |w| w.text);
    if stem == Stem::Bare && matches!(rest, "지는" | "지도" | "진") && ["않", "못"].iter().any(|n| next.starts_with(n)) {
        found.negated = true;
        let to = if next.ends_with('고') && after.starts_with('있') { at + 2 } else { at + 1 };
        extend(&mut found, to);
        found.form = auxiliary(words[to].text);
    } else if stem == Stem::Bare && rest.starts_with('지') {
        // 원인을 밝히지 못했다: they do not know it.
        if next.starts_with('못') && lexicon.is(Class::FindsOut, cue.lemma) {
            return None;
        }
        if ["않", "못", "말", "아니"].iter().any(|n| next.starts_with(n)) {
            found.negated = true;
            extend(&mut found, at + 1);
            found.form = auxiliary(next);
            found.quoted |= ["다고", "다며", "다는", "다면서"].iter().any(|q| next.contains(q));
        } else if next.starts_with("도") || rest == "지만" {
            found.form = Form::Connective;
        }
    } else if rest == "고" && ["있", "나섰", "나선", "나서", "싶"].iter().any(|n| next.starts_with(n)) {
        extend(&mut found, at + 1);
        found.form = auxiliary(next);
        found.quoted |= next.contains("다고") || next.contains("다며") || next.contains("다는");
    } else if stem == Stem::Infinitive && rest == "주지" && ["않", "못"].iter().any(|n| next.starts_with(n)) {
        // 사실 여부는 확인해주지 않았다
        found.negated = true;
        extend(&mut found, at + 1);
        found.form = auxiliary(next);
    } else if stem == Stem::Infinitive && rest.is_empty() && next == "줄" && words.get(at + 2).is_some_and(|w| w.text == "수") {
        // 확인해 줄 수 없다: nobody has done it.
        return None;
    } else if stem == Stem::Infinitive && rest.is_empty() && ["왔", "온", "오고", "보도", "달라", "줄"].iter().any(|n| next.starts_with(n))
    {
        extend(&mut found, at + 1);
        found.form = auxiliary(next);
    } else if stem == Stem::N && rest.is_empty() && next == "바" && words.get(at + 2).is_some_and(|w| w.text.starts_with('있')) {
        extend(&mut found, at + 2);
        found.form = auxiliary(words[at + 2].text);
    } else if stem == Stem::L && rest.is_empty() {
        // -ㄹ 것이다, -ㄹ 예정이다: not done yet, but told as an act to come.
        if ["것이", "것으로", "예정", "방침", "계획"].iter().any(|n| next.starts_with(n)) {
            found.form = Form::Final;
        } else {
            // 인정할 수 없다, 비난할 것을 촉구했다, 제안할 위원회: nobody has said it.
            return None;
        }
    }
    // The particle of the quotation around it is not part of the cue.
    if found.quoted && inner.is_none() {
        let text = words[found.last].text;
        let cut = ["다고", "다며", "다는", "다면서", "라고", "라며", "라는", "냐고", "자고", "다던", "다”고", "다\"고"]
            .iter()
            .filter_map(|q| text.rfind(q))
            .max();
        if let Some(cut) = cut {
            let end = words[found.last].core.start() + (cut + '다'.len_utf8()) as u32;
            found.span = Span::new(found.span.start(), end.max(found.span.start() + 3)).unwrap_or(found.span);
        }
    }
    Some(found)
}

/// A verb that the lexicon does not know, right behind -다고 or `”라고`: what is quoted in this way is said or thought.
fn unknown(words: &[Eojeol<'_>], at: usize, lexicon: &Lexicon) -> Option<Found> {
    let word = words.get(at)?;
    // …다고 거듭 안심시켰다
    let place = at.checked_sub(1)?;
    let place = if words[place].work == Work::Adverb { place.checked_sub(1)? } else { place };
    let before = words.get(place)?;
    if let Some(found) = idiom(words, at, lexicon) {
        return Some(found);
    }
    let quoted = is_quotative(before, place.checked_sub(1).and_then(|p| words.get(p))) && before.tail.ends_with('고');
    let verb = word.work == Work::Predicate && word.tail.chars().count() >= 3 && word.tail.ends_with(['다', '며', '고', '서', '만', '나']);
    if !quoted || !verb || before.comma || lexicon.begins(Class::TellsNothing, word.tail) {
        return None;
    }
    Some(unlisted(word, at, word.tail_span))
}

/// A cue that no list knows: the predicate `word` at `at`, with the words of `span`.
fn unlisted(word: &Eojeol<'_>, at: usize, span: Span) -> Found {
    Found {
        at,
        last: at,
        cue: Cue::unknown(sosik_core::Language::Korean),
        span,
        form: auxiliary(word.tail),
        negated: false,
        quote: word.quote,
        other: None,
        quoted: false,
    }
}

/// `“…다”고 선을 그었다`: whatever is done right behind a quoted sentence, with the object of the idiom.
fn idiom(words: &[Eojeol<'_>], at: usize, lexicon: &Lexicon) -> Option<Found> {
    let word = words.get(at)?;
    // 조건을 “망상”이라고: a quotation is no verb.
    let verb = word.work == Work::Predicate
        && word.closes.is_none()
        && word.tail.chars().count() >= 2
        && word.tail.ends_with(['다', '며', '고', '만', '나']);
    let object = at.checked_sub(1).filter(|&o| words[o].work == Work::Noun(Josa::Object) && words[o].quote == word.quote)?;
    let between = |w: &Eojeol<'_>| matches!(w.work, Work::Adverb | Work::Bare | Work::Noun(Josa::Of) | Work::Adnominal { verb: false });
    let last = (object.saturating_sub(3)..object).rev().find(|&i| !between(&words[i]) || words[i].closes.is_some())?;
    let closing = &words[last];
    let sentence = closing.inner.is_some_and(|(t, _)| t.ends_with(['다', '라', '냐', '자', '요', '까', '죠']));
    // “이런 비는 처음”이라고 혀를 내둘렀다
    let named = closing.closes.is_some() && matches!(closing.tail, "이라고" | "이라며" | "이라면서");
    let joined = named || sentence && matches!(closing.tail, "고" | "라고" | "며" | "라며" | "면서" | "라면서");
    // 말을 아꼈다: nothing more is said.
    let silent = lexicon.is(Class::Telling, words[object].stem()) && lexicon.begins(Class::Refuses, word.tail);
    if !verb || !joined || silent || closing.comma || lexicon.begins(Class::TellsNothing, word.tail) {
        return None;
    }
    Some(unlisted(word, at, words[object].core.cover(word.tail_span)))
}

/// The form that an auxiliary gives to its group.
fn auxiliary(text: &str) -> Form {
    let last = text.chars().next_back().unwrap_or(' ');
    match last {
        '다' | '까' | '요' | '음' => Form::Final,
        '는' | '은' | '던' | '을' | '온' | '선' if !text.ends_with("다는") => Form::Adnominal,
        _ if ["다고", "다며", "다는", "다면서"].iter().any(|q| text.contains(q)) => Form::Final,
        _ => Form::Connective,
    }
}

fn form(stem: Stem, rest: &str) -> Option<Form> {
    let starts = |list: &[&str]| list.iter().any(|s| rest.starts_with(s));
    Some(match stem {
        Stem::Past => match rest {
            "" => Form::Final,
            "던" | "을" => Form::Adnominal,
            "음" => Form::Nominal,
            _ if starts(&["다", "습", "냐", "는가", "을까", "던"]) => Form::Final,
            _ => Form::Connective,
        },
        Stem::N => match rest {
            "" => Form::Adnominal,
            _ if starts(&["다"]) => Form::Final,
            _ => Form::Connective,
        },
        Stem::L if rest.is_empty() => Form::Adnominal,
        Stem::L => Form::Connective,
        Stem::M => Form::Nominal,
        Stem::B => Form::Final,
        Stem::Infinitive if rest.is_empty() || starts(&["서", "야", "도"]) => Form::Connective,
        Stem::Infinitive if starts(&["왔", "온", "라", "줄", "주지", "달", "있"]) => auxiliary(rest),
        Stem::Infinitive => return None,
        Stem::Bare => match rest {
            "" => return None,
            _ if !starts(&[
                "고", "며", "면", "는", "지", "기", "겠", "자", "던", "다", "나", "려", "도", "거", "게", "시", "십", "라", "느", "니",
                "더", "네", "므", "되",
            ]) =>
            {
                return None;
            }
            "는" | "던" => Form::Adnominal,
            "기" => Form::Nominal,
            _ if starts(&["기"]) => Form::Nominal,
            _ if starts(&["다", "겠", "십", "시", "자고", "라고"]) => Form::Final,
            _ => Form::Connective,
        },
    })
}
