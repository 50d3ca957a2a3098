//! Eojeols as clauses see them: words with their josa, brackets left out, josa behind brackets and quotes given back to their nouns.

use sosik_core::Span;
use sosik_segment::{EojeolClass, Morpheme, Segmentation, Sentence, Tag, TokenKind};

use super::phrases;
use super::words::{self, Class};
use crate::names::Name;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    Predicate,
    Determiner,
    Adverb,
    /// 라고, 고, 라며 after a quotation.
    Quotative,
}

/// A word with its josa.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// The token.
    pub(super) span: Span,
    /// Without josa or copula.
    pub(super) stem: Span,
    pub(super) kind: Kind,
    pub(super) morphemes: &'a [Morpheme],
    /// Its josa after a noun or a nominalised verb.
    pub(super) josa: Vec<&'a str>,
    /// Whether a comma follows.
    pub(super) comma: bool,
    /// Whether dots follow, which part the pieces of a headline: 기지 공습…“최소 9명 사망”.
    pub(super) dots: bool,
}

impl Unit<'_> {
    pub(super) fn has(&self, tag: Tag) -> bool {
        self.morphemes.iter().any(|m| m.tag == tag)
    }

    /// The josa that says its case, topic particles left out and allomorphs made one: 에서는 → 에서, 으로 → 로, 과 → 와.
    pub(super) fn marker(&self) -> String {
        let case: Vec<&str> = self.josa.iter().copied().filter(|j| !is_topic(j)).collect();
        let mut out = String::new();
        for josa in case {
            out.push_str(match josa {
                "으로" => "로",
                "과" => "와",
                "를" => "을",
                "가" => "이",
                "으로서" => "로서",
                "으로써" => "로써",
                "으로부터" => "로부터",
                "한테" | "더러" | "보고" => "에게",
                other => other,
            });
        }
        out
    }

    /// Whether its last particle makes it the topic.
    pub(super) fn topical(&self) -> bool {
        self.josa.last().is_some_and(|j| is_topic(j))
    }

    /// The words of its stem.
    pub(super) fn text<'t>(&self, text: &'t str) -> &'t str {
        self.stem.slice(text).unwrap_or_default()
    }

    /// Whether it tells when: 23일, 오전, 지난해.
    pub(super) fn is_time(&self, text: &str) -> bool {
        if self.kind != Kind::Noun {
            return false;
        }
        let counted = self.morphemes.windows(2).any(|w| {
            w[0].tag == Tag::SN
                && matches!(w[1].form.as_ref(), "일" | "월" | "년" | "시" | "분" | "초" | "주" | "세기" | "년대" | "개월" | "시간")
        });
        counted || words::is(Class::Time, self.text(text))
    }
}

fn is_topic(josa: &str) -> bool {
    matches!(josa, "은" | "는" | "ㄴ" | "도")
}

/// A bracket longer than this many tokens is read as part of the sentence.
const LONGEST_BRACKET: usize = 60;

fn closing(open: &str) -> Option<&'static str> {
    Some(match open {
        "(" => ")",
        "[" => "]",
        "（" => "）",
        "【" => "】",
        "〔" => "〕",
        _ => return None,
    })
}

fn is_quote_mark(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "’" | "'" | "」" | "』" | "》" | "〉" | ">")
}

fn is_quotative(m: &Morpheme) -> bool {
    m.tag == Tag::JKQ
        || matches!(
            m.form.as_ref(),
            "며" | "라며" | "면서" | "라면서" | "라는" | "는" | "란" | "라" | "이라며" | "이라는" | "이라면서" | "이란" | "이라"
        )
}

/// The units of a sentence in order, marks left out; a word that lies in one of its `names` is a noun. Linear in its tokens.
pub(super) fn read<'a>(text: &str, segmentation: &'a Segmentation, sentence: &Sentence, names: &[Name]) -> Vec<Unit<'a>> {
    let tokens = segmentation.tokens_of(sentence);
    let mut units: Vec<Unit<'a>> = Vec::with_capacity(tokens.len());
    let mut skip_until = 0;
    for (i, token) in tokens.iter().enumerate() {
        let word = token.span.slice(text).unwrap_or_default();
        if i < skip_until {
            continue;
        }
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            if matches!(word, "," | "，" | "、" | ";") {
                if let Some(last) = units.last_mut() {
                    last.comma = true;
                }
            } else if matches!(word, "…" | "⋯" | "……" | "...") {
                if let Some(last) = units.last_mut() {
                    last.dots = true;
                }
            } else if let Some(close) = closing(word).filter(|_| !units.is_empty()) {
                let within = tokens.iter().enumerate().skip(i + 1).take(LONGEST_BRACKET);
                if let Some((end, _)) = within.into_iter().find(|(_, t)| t.span.slice(text) == Some(close)) {
                    skip_until = end + 1;
                }
            }
            continue;
        }
        let morphemes = segmentation.morphemes_of(token);
        let behind = i.checked_sub(1).and_then(|k| tokens.get(k)).filter(|_| !token.space_before).and_then(|t| t.span.slice(text));
        if let (Some(mark), Some(first)) = (behind, morphemes.first()) {
            let tail = morphemes.iter().all(|m| m.tag.is_josa());
            if is_quote_mark(mark) && is_quotative(first) {
                units.push(unit(token.span, morphemes, Kind::Quotative));
                continue;
            }
            if tail
                && (is_quote_mark(mark) || matches!(mark, ")" | "]" | "）"))
                && let Some(host) = units.last_mut().filter(|u| u.josa.is_empty())
            {
                host.josa = morphemes.iter().map(|m| m.form.as_ref()).collect();
                if host.kind != Kind::Predicate {
                    host.kind = Kind::Noun;
                }
                continue;
            }
        }
        let kind = match segmentation.class_of(token) {
            // 누리 알-말리키 총리, 국경없는 의사회
            EojeolClass::Predicate if phrases::name_at(names, token.span).is_some_and(|n| n.span.contains(token.span)) => Kind::Noun,
            // 반한 시위: no verb before what is held in such a stance.
            EojeolClass::Predicate if words::is(Class::Stance, word) && held(text, segmentation, tokens.get(i + 1)) => Kind::Noun,
            EojeolClass::Predicate => Kind::Predicate,
            EojeolClass::Nominal if units.is_empty() && words::is(Class::Joining, word) => Kind::Adverb,
            EojeolClass::Nominal => Kind::Noun,
            EojeolClass::Other if morphemes.iter().any(|m| m.tag == Tag::MM) => Kind::Determiner,
            EojeolClass::Other => Kind::Adverb,
        };
        // 가할것이라고, 할데 대하여: a bound noun written on to its verb, as in the North, is a word of its own.
        let bound = morphemes
            .windows(2)
            .position(|w| w[0].tag == Tag::ETM && words::is(Class::Bound, &w[1].form) && w[0].span.end() <= w[1].span.start());
        let halves = bound.and_then(|at| {
            let (verb, noun) = morphemes.split_at(at + 1);
            let cut = noun.first()?.span.start();
            Some(((Span::new(token.span.start(), cut).ok()?, verb), (Span::new(cut, token.span.end()).ok()?, noun)))
        });
        let Some(((first, verb), (second, noun))) = halves else {
            units.push(unit(token.span, morphemes, kind));
            continue;
        };
        units.push(unit(first, verb, Kind::Predicate));
        units.push(unit(second, noun, if noun.iter().any(|m| m.tag == Tag::VCP) { Kind::Predicate } else { Kind::Noun }));
    }
    capital(&mut units);
    // Looked at from the end, so that each sees the word that stays behind it.
    let mut stays = vec![true; units.len()];
    let mut next = None;
    for i in (0..units.len()).rev() {
        let before = i.checked_sub(1).and_then(|k| units.get(k));
        stays[i] = !points_in_time(text, before, &units[i], next);
        next = if stays[i] { units.get(i) } else { next };
    }
    let mut stays = stays.into_iter();
    units.retain(|_| stays.next().unwrap_or(true));
    units
}

/// Whether a word names what is held in a stance: a protest, feelings.
fn held(text: &str, segmentation: &Segmentation, token: Option<&sosik_segment::Token>) -> bool {
    let Some(token) = token else { return false };
    let noun = segmentation.morphemes_of(token).iter().take_while(|m| !m.tag.is_josa()).last().map_or(token.span.end(), |m| m.span.end());
    Span::new(token.span.start(), noun).ok().and_then(|s| s.slice(text)).is_some_and(|w| words::is(Class::Held, w))
}

/// 수도 하르툼: what a segmenter takes for the bound noun of 할 수도 is none where no verb stands before it.
fn capital(units: &mut [Unit<'_>]) {
    for i in 0..units.len() {
        let bound = matches!(units[i].morphemes, [noun, josa] if noun.form == "수" && noun.tag == Tag::NNB && josa.form == "도");
        let verb = i.checked_sub(1).is_some_and(|k| units[k].morphemes.last().is_some_and(|m| m.tag == Tag::ETM));
        if bound && !verb {
            units[i].josa.clear();
            units[i].stem = units[i].span;
        }
    }
}

/// Whether a verb only points to the time behind it: 러시아가 지난 4일, 여당이 지난 총선에서, 오는 9일; not 10년이 지난 일, 집에 오는 길.
fn points_in_time(text: &str, before: Option<&Unit<'_>>, unit: &Unit<'_>, next: Option<&Unit<'_>>) -> bool {
    let Some(next) = next.filter(|n| n.kind == Kind::Noun && !unit.comma) else { return false };
    let [verb, ending] = unit.morphemes else { return false };
    match (verb.form.as_ref(), ending.form.as_ref(), ending.tag) {
        ("지나", "ㄴ", Tag::ETM) => !before.is_some_and(|b| b.is_time(text) || words::is(Class::Passing, b.text(text))),
        ("오", "는", Tag::ETM) => next.is_time(text),
        _ => false,
    }
}

fn unit(span: Span, morphemes: &[Morpheme], kind: Kind) -> Unit<'_> {
    let josa: Vec<&str> = morphemes.iter().filter(|m| m.tag.is_josa()).map(|m| m.form.as_ref()).collect();
    let end = morphemes.iter().find(|m| m.tag.is_josa() || m.tag == Tag::VCP || (kind == Kind::Noun && m.tag.is_eomi()));
    // the copula may share the last syllable of its noun: 기자다
    let end = end.map_or(span.end(), |m| if m.tag == Tag::VCP { noun_end(morphemes).unwrap_or(m.span.start()) } else { m.span.start() });
    let stem = Span::new(span.start(), end).ok().filter(|s| !s.is_empty()).unwrap_or(span);
    Unit { span, stem, kind, morphemes, josa, comma: false, dots: false }
}

fn noun_end(morphemes: &[Morpheme]) -> Option<u32> {
    let copula = morphemes.iter().position(|m| m.tag == Tag::VCP)?;
    copula.checked_sub(1).and_then(|k| morphemes.get(k)).map(|m| m.span.end())
}
