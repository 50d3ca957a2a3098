//! From drafts to claims: actors, parents, certainty, form, channel, time and place.

use std::borrow::Cow;

use sosik_core::{
    Act, ActorId, ActorKind, Certainty, Channel, ChannelKind, Claim, ClaimForm, ClaimId, ClaimSource, Cue, Evidence, Language,
    MentionedKind, Party, Polarity, SentenceId, Span, Time, TimeId, TimeSignal, TimeValue,
};

use super::draft::{Draft, Who};
use super::lexicon::{Class, Lexicon};
use super::{english, hedge, judgement, korean, signed, source};
use crate::actors::Resolver;
use crate::explain::Trace;
use crate::layers::Layers;

/// After so many sentences without a speaker a quotation or left-out subject belongs to nobody.
const MEMORY: usize = 2;

/// All claims of the document, in order of their cues.
///
/// Each has its source (words, hearsay or the author), cue, content, act, certainty, polarity, form and, where they are told,
/// addressee, channel, time, place and the claim that holds or relays it. What counts as a claim follows the annotation
/// guidelines of the project: speech, writing, findings, opinions and expectations, not bare intention. Linear in the text.
///
/// # Example
///
/// `한국 국방부는 24일 성명에서 “훈련은 끝났다”고 밝혔다.` gives one claim: source 한국 국방부, cue 밝혔다, content 훈련은 끝났다, form
/// direct, channel 성명, time 24일.
pub fn find(layers: &Layers<'_>, resolver: &mut Resolver, trace: &mut Trace) -> Vec<Claim> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut speaker: Option<(usize, Who)> = None;
    // The last quotation with its sentence and draft, which the quotations right after it go on.
    let mut quoting: Option<(usize, usize)> = None;
    let recovered = english::recovered(layers);
    let signed = signed::find(layers);
    // The transcript's speaker who goes on, with sentence and draft.
    let mut transcript: Option<(usize, usize)> = None;
    for (index, sentence) in layers.segmentation.sentences.iter().enumerate() {
        let mut found = match sentence.language {
            Language::Korean => korean::read(layers, index, trace),
            Language::English => english::read(layers, &recovered, index, trace),
            Language::Other => Vec::new(),
        };
        for draft in &mut found {
            complete(layers, sentence.span, draft);
            if sentence.language == Language::Korean {
                korean::refer_back(layers, draft);
            }
        }
        let own = |q: &Span| signed.binary_search_by_key(&q.start(), |d| d.content[0].start()).is_err();
        let quotes = quotations(layers, index).map(|quotes| quotes.into_iter().filter(own).collect::<Vec<Span>>());
        if let Some(quotes) = quotes.filter(|_| found.iter().all(|d| d.cue.as_ref().is_some_and(|(c, _)| is_quoted(layers, *c)))) {
            if let Some((_, draft)) = quoting.filter(|(at, _)| at + 1 == index && sentence.language == Language::English) {
                let draft: &mut Draft = &mut drafts[draft];
                let new = quotes.iter().filter(|q| !draft.content.iter().any(|c| c.overlaps(**q)));
                let new: Vec<Span> = new.copied().collect();
                draft.content.extend(new);
                quoting = quoting.map(|(_, draft)| (index, draft));
            } else if found.is_empty() && !quotes.is_empty() {
                let acting = (sentence.language == Language::English).then(|| acting(layers, index, speaker.map(|s| s.0))).flatten();
                found.extend(carried(layers, index, acting.or(speaker), quotes));
            }
        }
        if let Some(last) = found.iter().rev().find(|d| matches!(d.who, Who::Words(_)) && d.confidence >= 0.6) {
            speaker = Some((index, last.who));
        }
        let base = drafts.len();
        let said = |d: &Draft| matches!(d.who, Who::Words(_)) && d.confidence >= 0.5;
        let opened = found.iter().rposition(|d| said(d) && ends_quoted(layers, d)).or_else(|| {
            let follows = sentence.language == Language::English && next_in_paragraph(layers, index);
            found.iter().position(|d| said(d) && speaks(d)).filter(|_| follows)
        });
        if let Some(i) = opened {
            quoting = Some((index, base + i));
        }
        if let Some(i) = found.iter().position(|d| d.rule == english::TRANSCRIPT) {
            transcript = Some((index, base + i));
        } else if let Some((_, draft)) = transcript.filter(|(at, _)| at + 1 == index && goes_on(layers, index)) {
            drafts[draft].content.push(sentence.span);
            transcript = Some((index, draft));
        }
        drafts.extend(found.into_iter().map(|mut d| {
            d.relayed_by = d.relayed_by.map(|i| i + base);
            d
        }));
    }
    drafts.extend(signed);
    order(&mut drafts);
    told_by_message(layers, &mut drafts);
    let parents = parents(&drafts);
    let mut speakers: Vec<(usize, ActorId, Who)> = Vec::new();
    let mut claims: Vec<Claim> = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.iter().enumerate() {
        let language = layers.segmentation.sentences.get(draft.sentence).map_or(Language::Other, |s| s.language);
        let who = match (draft.who, parents[i].map(|p| drafts[p].who)) {
            (Who::LeftOut, Some(words @ Who::Words(_))) => words,
            (who, _) => who,
        };
        let source = who_says(layers, resolver, draft, who, language, &speakers);
        if let (Who::Words(_), Some(actor)) = (who, source.actor()) {
            speakers.push((draft.sentence, actor, who));
        }
        let span = draft.cue.as_ref().map(|(s, _)| *s).or(draft.content.first().copied()).or(source.span());
        let Some(span) = span else { continue };
        trace.fired("claims", draft.rule.clone(), span);
        if let Some(actor) = source.actor().filter(|_| language == Language::English) {
            quoted(layers, &draft.content).for_each(|quote| resolver.speaks(quote, actor));
        }
        claims.push(claim(layers, resolver, draft, source, parents[i], language, span));
    }
    claims
}

/// The parts of `content` that stand in double quotation marks.
fn quoted(layers: &Layers<'_>, content: &[Span]) -> impl Iterator<Item = Span> {
    content.iter().flat_map(|span| {
        let from = layers.quotes.partition_point(|q| q.outer.start() <= span.start()).saturating_sub(4);
        let near = layers.quotes[from..].iter().take_while(|q| q.outer.start() < span.end());
        near.filter(|q| q.double && q.parent.is_none())
            .filter_map(|q| Span::new(q.inner.start().max(span.start()), q.inner.end().min(span.end())).ok().filter(|s| !s.is_empty()))
    })
}

/// Sorts drafts by their cues; `relayed_by` follows.
fn order(drafts: &mut Vec<Draft>) {
    let key = |d: &Draft| (d.sentence, d.cue.as_ref().map(|(s, _)| *s).or(d.content.first().copied()));
    let mut numbered: Vec<(usize, Draft)> = std::mem::take(drafts).into_iter().enumerate().collect();
    numbered.sort_by_key(|(i, d)| (key(d), *i));
    let mut moved = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        moved[*old] = new;
    }
    drafts.extend(numbered.into_iter().map(|(_, mut d)| {
        d.relayed_by = d.relayed_by.and_then(|i| moved.get(i).copied());
        d
    }));
}

/// Whether double quotations fill a sentence, and those that open in it; they may go on over the sentences after it.
fn quotations(layers: &Layers<'_>, index: usize) -> Option<Vec<Span>> {
    let sentence = layers.segmentation.sentences.get(index)?.span;
    let from = layers.quotes.partition_point(|q| q.outer.start() < sentence.start());
    let earlier = layers.quotes[from.saturating_sub(12)..from].iter().find(|q| q.outer.end() > sentence.start());
    let quotes = || {
        (earlier.into_iter().chain(&layers.quotes[from..]))
            .take_while(|q| q.outer.start() < sentence.end())
            .filter(|q| q.double && q.parent.is_none())
    };
    let covered: u32 = quotes().map(|q| q.outer.end().min(sentence.end()) - q.outer.start().max(sentence.start())).sum();
    (covered * 10 >= sentence.len() * 7)
        .then(|| quotes().filter(|q| q.outer.start() >= sentence.start()).map(|q| q.inner).filter(|q| !waits(layers, *q)).collect())
}

/// Lets what is said go on to the end of a quotation that does not close in its sentence: said he was “ready. We will go.”
fn complete(layers: &Layers<'_>, sentence: Span, draft: &mut Draft) {
    let Some(last) = draft.content.last_mut().filter(|l| l.end() <= sentence.end() && l.end() + 4 >= sentence.end()) else { return };
    let from = layers.quotes.partition_point(|q| q.outer.start() < last.end());
    let open = layers.quotes[..from].iter().rev().take(12).find(|q| q.double && q.parent.is_none() && q.inner.end() > sentence.end());
    let cue = draft.cue.as_ref().map(|(c, _)| *c);
    if let Some(quote) = open.filter(|q| q.outer.start() + 1 >= sentence.start() && !cue.is_some_and(|c| q.outer.contains(c))) {
        *last = Span::new(last.start(), quote.inner.end()).unwrap_or(*last);
    }
}

/// Whether the last of what a draft says stands in quotation marks and its cue does not.
fn ends_quoted(layers: &Layers<'_>, draft: &Draft) -> bool {
    let Some(last) = draft.content.last() else { return false };
    let end = Span::new(last.end().saturating_sub(1).max(last.start()), last.end()).unwrap_or(*last);
    is_quoted(layers, end) && draft.cue.as_ref().is_none_or(|(cue, _)| !is_quoted(layers, *cue))
}

/// Whether a draft tells what somebody said in a sentence.
fn speaks(draft: &Draft) -> bool {
    matches!(draft.act, Act::Statement | Act::Assessment | Act::Announcement) && draft.confidence >= 0.8 && draft.cue.is_some()
}

/// Whether a sentence stands in the paragraph of the one before it.
fn goes_on(layers: &Layers<'_>, index: usize) -> bool {
    let sentences = &layers.segmentation.sentences;
    let (Some(before), Some(this)) = (index.checked_sub(1).and_then(|b| sentences.get(b)), sentences.get(index)) else { return false };
    layers.text.get(before.span.end() as usize..this.span.start() as usize).is_some_and(|gap| !gap.contains('\n'))
}

/// Whether the next sentence opens a quotation in the same paragraph.
fn next_in_paragraph(layers: &Layers<'_>, index: usize) -> bool {
    let sentences = &layers.segmentation.sentences;
    let (Some(this), Some(next)) = (sentences.get(index), sentences.get(index + 1)) else { return false };
    let gap = layers.text.get(this.span.end() as usize..next.span.start() as usize).unwrap_or_default();
    let ended = this.span.slice(layers.text).is_some_and(|t| !t.contains('\n'));
    ended
        && !gap.contains('\n')
        && next.span.slice(layers.text).is_some_and(|t| t.starts_with(['“', '"']) || t.starts_with("''") || t.starts_with("``"))
}

/// Whether `span` lies in a double quotation.
fn is_quoted(layers: &Layers<'_>, span: Span) -> bool {
    let from = layers.quotes.partition_point(|q| q.outer.start() <= span.start());
    layers.quotes[..from].iter().rev().take(12).any(|q| q.double && q.parent.is_none() && q.outer.contains(span))
}

/// Whether a quotation waits for the cue behind it: it ends in a comma, or what follows begins small.
fn waits(layers: &Layers<'_>, quote: Span) -> bool {
    let text = quote.slice(layers.text).unwrap_or_default();
    let after = layers.text.get(quote.end() as usize..).unwrap_or_default();
    let next = after.chars().skip(1).take(6).find(|c| !matches!(c, ' ' | '”' | '"' | '\''));
    text.trim_end().ends_with(',') || next.is_some_and(char::is_lowercase)
}

/// Who acts in the sentence before `index` in its paragraph, when nobody has spoken there: `Mary Bell agreed. “It is late.”`
fn acting(layers: &Layers<'_>, index: usize, spoke: Option<usize>) -> Option<(usize, Who)> {
    let before = index.checked_sub(1).filter(|b| spoke != Some(*b) && next_in_paragraph(layers, *b))?;
    let (_, predicate) =
        layers.clauses.of_sentence(SentenceId::of(before)).find(|(_, p)| !p.nominal && p.tense != crate::clauses::Tense::None)?;
    let subject = predicate.argument(crate::clauses::Role::Subject)?.span;
    source::somebody(layers, subject).then_some((before, Who::Words(subject)))
}

/// Quotations that fill their sentence, by whoever spoke just before.
fn carried(layers: &Layers<'_>, index: usize, speaker: Option<(usize, Who)>, quotes: Vec<Span>) -> Option<Draft> {
    let sentence = layers.segmentation.sentences.get(index)?;
    let (said, who) = speaker?;
    (index - said <= MEMORY).then(|| {
        Draft::statement(
            index,
            who,
            quotes,
            if sentence.language == Language::Korean { "ko.claim.carried" } else { "en.claim.carried" },
            0.5,
        )
    })
}

/// The draft that holds or relays each draft: the smallest content with its cue in it; the author relays nobody.
fn parents(drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut out: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    let mut from = 0;
    for (i, draft) in drafts.iter().enumerate() {
        // Quotations go on over sentences.
        while drafts[from].sentence + 8 < draft.sentence {
            from += 1;
        }
        let near = from.max(i.saturating_sub(40));
        let to = drafts.len().min(i + 40);
        let parent = draft.relayed_by.or_else(|| {
            let (cue, _) = draft.cue.as_ref()?;
            (near..to)
                .filter(|&k| k != i && drafts[k].who != Who::Author && drafts[k].holds(*cue))
                .min_by_key(|&k| drafts[k].content.iter().filter(|c| c.contains(*cue)).map(|c| c.len()).min())
        });
        out.push(parent);
    }
    // Two claims cannot hold each other.
    for i in 0..out.len() {
        let mut seen = 0;
        let mut at = out[i];
        while let Some(up) = at {
            seen += 1;
            if up == i || seen > 16 {
                out[i] = None;
                break;
            }
            at = out[up];
        }
    }
    out
}

/// Who spoke last, at most so many sentences before `draft`.
fn last_speaker<'s>(draft: &Draft, speakers: &'s [(usize, ActorId, Who)], memory: usize) -> Option<&'s (usize, ActorId, Who)> {
    speakers.last().filter(|(sentence, ..)| draft.sentence - sentence <= memory)
}

/// The noun of a message that the text goes on about, "The message", 담화: its words are those of whoever brought it out just before.
fn the_message<'t>(layers: &Layers<'t>, span: Span, language: Language) -> Option<&'t str> {
    let words = span.slice(layers.text)?;
    let known = |noun: &str| {
        let kind = Lexicon::of(language).channel(noun);
        matches!(
            kind,
            Some(ChannelKind::Statement | ChannelKind::Letter | ChannelKind::SocialPost | ChannelKind::Video | ChannelKind::Speech)
        )
    };
    let noun = match language {
        Language::Korean => ["이 ", "그 ", "이번 ", "해당 "].iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words),
        _ => ["The ", "the ", "This ", "this "].iter().find_map(|w| words.strip_prefix(w))?,
    };
    (!noun.contains(' ') && known(noun)).then_some(noun)
}

/// Who brought out the message that `noun` names, in the sentences just before number `sentence`: `대변인은 담화를 발표했다. 담화는 …`.
fn brought_out(layers: &Layers<'_>, noun: &str, sentence: usize, language: Language) -> Option<Span> {
    let lexicon = Lexicon::of(language);
    (sentence.saturating_sub(MESSAGE)..sentence).rev().find_map(|before| {
        let mut predicates = layers.clauses.of_sentence(SentenceId::of(before)).map(|(_, p)| p);
        predicates.find_map(|p| {
            let makes = match language {
                Language::Korean => lexicon.begins(Class::Issues, &p.lemma),
                _ => lexicon.is(Class::Makes, &p.lemma),
            };
            let text = |span: Span| span.slice(layers.text).unwrap_or_default();
            let made =
                || p.argument(crate::clauses::Role::Object).is_some_and(|a| text(a.head).ends_with(noun) || text(a.span).ends_with(noun));
            (!p.nominal && makes && made()).then(|| p.subject()).flatten()
        })
    })
}

/// So many sentences before it a message may have been brought out.
const MESSAGE: usize = 3;

/// `The ministry addressed the soldiers. The message urged them to …`: to speak to somebody without more is what the message does that the next
/// sentence tells.
fn told_by_message(layers: &Layers<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let (before, behind) = drafts.split_at_mut(i + 1);
        let draft = &mut before[i];
        if !draft.content.is_empty() || draft.act != Act::Statement || draft.addressee.is_none() || draft.negated {
            continue;
        }
        let next = behind.iter().take(8).find(|d| d.sentence == draft.sentence + 1);
        let next = next.filter(|d| matches!(d.who, Who::Words(span) if the_message(layers, span, Language::English).is_some()));
        if let Some(next) = next {
            (draft.act, draft.certainty) = (next.act, next.certainty);
        }
    }
}

fn who_says(
    layers: &Layers<'_>,
    resolver: &mut Resolver,
    draft: &Draft,
    who: Who,
    language: Language,
    speakers: &[(usize, ActorId, Who)],
) -> ClaimSource {
    match who {
        Who::Words(span) => {
            let actor = resolver.refer(span);
            let kind = source::kind(layers, span, language);
            // "The agency" that the text has told of as a secret service is no outlet.
            let outlet =
                actor.is_none_or(|id| matches!(resolver.actor(id).kind, ActorKind::Media | ActorKind::Channel | ActorKind::Unnamed));
            let kind = if kind == MentionedKind::Outlet && !outlet { MentionedKind::Role } else { kind };
            let message = the_message(layers, span, language).filter(|_| actor.is_none());
            let author = message.and_then(|noun| brought_out(layers, noun, draft.sentence, language)).and_then(|who| resolver.refer(who));
            let own = || message.and_then(|_| last_speaker(draft, speakers, 1)).map(|(_, actor, _)| *actor);
            ClaimSource::Mention { span, kind, actor: actor.or(author).or_else(own) }
        }
        Who::LeftOut => match (last_speaker(draft, speakers, MEMORY), &draft.cue) {
            (Some((_, actor, _)), Some((span, _))) => {
                resolver.zero(*span, *actor);
                ClaimSource::Mention { span: *span, kind: MentionedKind::Pronoun, actor: Some(*actor) }
            }
            _ => ClaimSource::Implicit,
        },
        Who::Nobody => ClaimSource::Implicit,
        Who::Author => ClaimSource::Narrator,
    }
}

fn claim(
    layers: &Layers<'_>,
    resolver: &mut Resolver,
    draft: &Draft,
    source: ClaimSource,
    parent: Option<usize>,
    language: Language,
    span: Span,
) -> Claim {
    let mut act = draft.act;
    let relays = match language {
        // An outlet that 밝히다 or 말하다 speaks for itself; a reporter who 전하다 reports.
        Language::Korean => {
            let lemma = draft.cue.as_ref().map_or("", |(_, lemma)| lemma.as_str());
            let reporter = source.span().and_then(|s| s.slice(layers.text)).is_some_and(|t| t.ends_with("기자") || t.ends_with("특파원"));
            let outlet = source.kind() == sosik_core::SourceKind::Outlet;
            outlet && !matches!(lemma, "밝히다" | "말하다" | "설명하다" | "주장하다" | "강조하다") || reporter && lemma == "전하다"
        }
        // "reports say", "reporters told the station"
        _ => {
            let words = source.span().and_then(|s| s.slice(layers.text)).unwrap_or_default().to_ascii_lowercase();
            let relays = |word: &str| Lexicon::of(language).is(Class::Relay, word);
            source.kind() == sosik_core::SourceKind::Outlet || words.split_whitespace().last().is_some_and(relays)
        }
    };
    if act == Act::Statement && relays {
        act = Act::Report;
    }
    let hedge = hedge::of(layers, &draft.content, Lexicon::of(language), language);
    let asserts = !matches!(act, Act::Appeal | Act::Question | Act::NoComment) && !draft.negated;
    let certainty = match draft.certainty.filter(|_| asserts) {
        Some(value) => Certainty::new(hedge.map_or(value, |(left, _)| value.min(left))),
        None => Certainty::UNKNOWN,
    };
    if act == Act::Statement && asserts && hedge.is_some_and(|(_, guess)| guess) {
        act = Act::Assessment;
    }
    let form = form(layers, &draft.content);
    if act == Act::Statement && asserts && language == Language::English {
        act = judgement::of(layers, &draft.content, Lexicon::of(language)).unwrap_or(act);
    }
    let addressee = draft.addressee.map(|span| Party { span, actor: resolver.refer_apart(span, source.actor()) });
    let channel = draft.channel.map(|(span, kind)| channel(layers, resolver, span, kind));
    let sentence = SentenceId::of(draft.sentence);
    let mut rule = draft.rule.clone();
    if matches!(source, ClaimSource::Narrator) {
        rule = Cow::Owned(format!("{rule}.narrator"));
    }
    let place = around(draft, &source).into_iter().find_map(|piece| resolver.place_at(piece));
    Claim {
        sentence,
        source,
        cue: draft.cue.clone().map(|(span, lemma)| Cue { span, lemma }),
        content: draft.content.clone(),
        act,
        certainty,
        polarity: if draft.negated { Polarity::Negated } else { Polarity::Affirmed },
        form,
        addressee,
        channel,
        time: time(layers, draft),
        place,
        parent: parent.map(ClaimId::of),
        events: Vec::new(),
        evidence: Evidence::new(sentence, span, rule, draft.confidence).into(),
    }
}

/// The pieces around the cue that are neither source nor addressee nor channel: where a place of saying would stand.
fn around(draft: &Draft, source: &ClaimSource) -> Vec<Span> {
    let mut pieces = draft.around.clone();
    let taken = [source.span(), draft.addressee, draft.channel.map(|(s, _)| s), draft.cue.as_ref().map(|(s, _)| *s)];
    for hole in taken.into_iter().flatten() {
        pieces = pieces
            .into_iter()
            .flat_map(|p| {
                if !p.overlaps(hole) {
                    return vec![p];
                }
                [Span::new(p.start(), hole.start()), Span::new(hole.end(), p.end())]
                    .into_iter()
                    .flatten()
                    .filter(|s| !s.is_empty())
                    .collect()
            })
            .collect();
    }
    pieces
}

/// The time beside the cue and outside the content.
fn time(layers: &Layers<'_>, draft: &Draft) -> Option<TimeId> {
    let source = match draft.who {
        Who::Words(span) => Some(span),
        _ => None,
    };
    // "Forecast rain until Monday" is not said on Monday, and "the third time in a week" tells neither when nor how long it was said.
    let lasts = |t: &Time| {
        let before = layers.text.get(..t.span.start() as usize).unwrap_or_default().trim_end();
        !t.span.slice(layers.text).is_some_and(|w| w.is_ascii())
            || ["for", "For", "over", "Over", "during", "During"].iter().any(|w| before.ends_with(w))
    };
    let told = |t: &Time| match t.value {
        TimeValue::Set(_) => false,
        TimeValue::Duration { .. } | TimeValue::Compound(_) => lasts(t),
        _ => t.signal != Some(TimeSignal::Until),
    };
    let outside = |t: &Time| told(t) && !draft.holds(t.span) && !source.is_some_and(|s| s.contains(t.span));
    let beside = draft.around.iter().find_map(|piece| {
        let from = layers.times.partition_point(|t| t.span.end() <= piece.start());
        layers.times[from..]
            .iter()
            .take_while(|t| t.span.start() < piece.end())
            .position(|t| piece.contains(t.span) && outside(t))
            .map(|i| TimeId::of(from + i))
    });
    // "a report showed Thursday": right behind the cue, wherever a tree has put it.
    beside.or_else(|| {
        let cue = draft.cue.as_ref()?.0;
        let next = layers.times.partition_point(|t| t.span.start() < cue.end());
        let sentence = layers.segmentation.sentences.get(draft.sentence).map_or(u32::MAX, |s| s.span.end());
        let near = |t: &Time| t.span.start() <= cue.end() + 4 && t.span.end() <= sentence;
        let dated = |t: &Time| matches!(t.value, TimeValue::Calendar(_)) && near(t) && outside(t);
        layers.times.get(next).filter(|t| dated(t)).map(|_| TimeId::of(next))
    })
}

/// The medium with its name: the outlet or the quoted title in its words.
fn channel(layers: &Layers<'_>, resolver: &mut Resolver, span: Span, kind: ChannelKind) -> Channel {
    let from = layers.names.partition_point(|n| n.span.end() <= span.start());
    let named = (layers.names[from..].iter())
        .take_while(|n| n.span.start() < span.end())
        .find(|n| span.contains(n.span) && matches!(n.kind, Some(ActorKind::Media | ActorKind::Channel)))
        .map(|n| n.span);
    let from = layers.quotes.partition_point(|q| q.outer.start() < span.start());
    let title = layers.quotes.get(from).filter(|q| span.contains(q.inner)).map(|q| q.inner);
    let words = title.or(named);
    let actor = words.and_then(|w| resolver.refer(w));
    Channel { kind, name: words.and_then(|w| w.slice(layers.text)).map(str::to_owned), span, actor }
}

/// Direct when all of the content stands in quotation marks, mixed when a tenth does.
fn form(layers: &Layers<'_>, content: &[Span]) -> ClaimForm {
    let all: u64 = content.iter().map(|span| u64::from(span.len())).sum();
    let quoted: u64 = quoted(layers, content).map(|part| u64::from(part.len())).sum();
    if all == 0 || quoted * 10 <= all {
        ClaimForm::Indirect
    } else if quoted * 10 >= all * 9 {
        ClaimForm::Direct
    } else {
        ClaimForm::Mixed
    }
}
