//! Eojeols of a sentence with what a claim needs to know of each.

use sosik_core::{ActorKind, EntityLabel, Language, Span};
use sosik_segment::{Tag, Token, TokenKind};

use crate::claims::lexicon::{Class, Lexicon};
use crate::layers::Layers;
use crate::syntax;

/// The case or function of a nominal eojeol, read off its last josa.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Josa {
    /// 은, 는
    Topic,
    /// 이, 가, 께서
    Subject,
    /// 을, 를
    Object,
    /// 의
    Of,
    /// 에게, 에게는, 한테, 께
    To,
    /// 에
    In,
    /// 에서, 에서는
    At,
    /// 로, 으로, 로서
    By,
    /// 와, 과, 하고
    With,
    /// 도, 만, 까지, 부터 and the like
    Other,
}

/// What an eojeol does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// A noun without josa.
    Bare,
    /// A noun with josa.
    Noun(Josa),
    /// A predicate that modifies a noun (-는, -ㄴ, -ㄹ); `verb` when it can have arguments of its own (not 적인, 큰).
    Adnominal { verb: bool },
    /// A determiner: 이, 그, 한, 다른.
    Determiner,
    /// A predicate that goes on (-고, -며, -아서) or ends (-다).
    Predicate,
    /// An adverb or conjunction.
    Adverb,
    /// A mark alone.
    Mark,
}

/// An eojeol: what stands between white space, marks included.
#[derive(Clone, Debug)]
pub(super) struct Eojeol<'t> {
    /// With its marks.
    pub(super) span: Span,
    /// From its first to its last word; of a mark alone the same as `span`.
    pub(super) core: Span,
    /// The words of `core`.
    pub(super) text: &'t str,
    /// The last word token: 며 in `했다”며`.
    pub(super) tail: &'t str,
    pub(super) tail_span: Span,
    /// The end of the noun before its josa.
    pub(super) stem_end: u32,
    pub(super) work: Work,
    /// Whether a comma follows.
    pub(super) comma: bool,
    /// The innermost double quotation that holds the end of `core`, and that which holds its start.
    pub(super) quote: Option<u32>,
    /// The double quotation that closes inside the eojeol, before its tail.
    pub(super) closes: Option<u32>,
    /// The double quotation that opens at its front.
    pub(super) opens: Option<u32>,
    /// Whether it overlaps a time expression.
    pub(super) time: bool,
    /// Whether that time lies after the day of publication or weeks before it, so that nobody speaks then.
    pub(super) distant: bool,
    /// The last word before a closing quotation mark inside the eojeol: 했다 in `했다”고`.
    pub(super) inner: Option<(&'t str, Span)>,
    /// Whether its noun is a clause made one: 없음을, 떠나기를.
    pub(super) nominalised: bool,
    /// Whether its noun ends in the name of a body, outlet or country.
    pub(super) party: bool,
    /// Whether a name goes on from it into the next eojeol.
    pub(super) joins_next: bool,
}

impl Eojeol<'_> {
    /// The noun without its josa.
    pub(super) fn stem(&self) -> &str {
        let len = (self.stem_end.saturating_sub(self.core.start())) as usize;
        self.text.get(..len).unwrap_or(self.text)
    }

    pub(super) fn josa(&self) -> Option<Josa> {
        match self.work {
            Work::Noun(josa) => Some(josa),
            _ => None,
        }
    }

    pub(super) fn is_nominal(&self) -> bool {
        matches!(self.work, Work::Bare | Work::Noun(_))
    }
}

/// The eojeols of sentence `index`.
pub(super) fn eojeols<'t>(layers: &Layers<'t>, index: usize) -> Vec<Eojeol<'t>> {
    let Some(sentence) = layers.segmentation.sentences.get(index) else { return Vec::new() };
    let tokens = layers.segmentation.tokens_of(sentence);
    let mut out = Vec::new();
    let mut quotes = QuoteWalk::new(layers, sentence.span);
    // Who wrote it says nothing in it.
    let body = syntax::body(Language::Korean, layers.text, sentence.span);
    let mut from = tokens.partition_point(|t| t.span.start() < body);
    while from < tokens.len() {
        let to = (from + 1..tokens.len()).find(|&i| tokens[i].space_before || opens(layers, tokens, i)).unwrap_or(tokens.len());
        out.push(eojeol(layers, &tokens[from..to], &mut quotes));
        from = to;
    }
    out
}

/// Whether token `i` is the mark of a quotation that opens right behind a josa: `대변인은“…`.
fn opens(layers: &Layers<'_>, tokens: &[Token], i: usize) -> bool {
    let start = tokens[i].span.start();
    if tokens[i].kind == TokenKind::Word || tokens[i - 1].kind != TokenKind::Word {
        return false;
    }
    let at = layers.quotes.partition_point(|q| q.outer.start() < start);
    let quote = layers.quotes.get(at).is_some_and(|q| q.outer.start() == start && q.double);
    quote && layers.segmentation.morphemes_of(&tokens[i - 1]).last().is_some_and(|m| m.tag.is_josa())
}

fn eojeol<'t>(layers: &Layers<'t>, tokens: &[Token], quotes: &mut QuoteWalk<'_>) -> Eojeol<'t> {
    let word = |t: &&Token| matches!(t.kind, TokenKind::Word | TokenKind::Number);
    let span = tokens[0].span.cover(tokens[tokens.len() - 1].span);
    let text = |s: Span| s.slice(layers.text).unwrap_or_default();
    let (Some(first), Some(last)) = (tokens.iter().find(word), tokens.iter().rfind(word)) else {
        let (quote, closes, opens) = quotes.at(span, span);
        let comma = text(span).contains(',');
        return Eojeol {
            span,
            core: span,
            text: text(span),
            tail: "",
            tail_span: span,
            stem_end: span.end(),
            work: Work::Mark,
            comma,
            quote,
            closes,
            opens,
            time: false,
            distant: false,
            inner: None,
            nominalised: false,
            party: false,
            joins_next: false,
        };
    };
    let core = first.span.cover(last.span);
    let alone = first.span == last.span;
    let (work, josa_start) = work(layers, last, alone);
    // A josa alone behind a bracket or quotation: the noun ends before it (`(ARF)에서`).
    let stem_end = match josa_start {
        Some(start) if start == last.span.start() && !alone => {
            tokens.iter().take_while(|t| t.span.start() < start).last().map_or(start, |t| t.span.end())
        }
        Some(start) => start,
        None => core.end(),
    };
    let (quote, closes, opens) = quotes.at(span, last.span);
    let comma = tokens.iter().rev().take_while(|t| t.span != last.span).any(|t| text(t.span).starts_with([',', ';', ':']));
    let when = {
        let i = layers.times.partition_point(|t| t.span.end() <= core.start());
        layers.times.get(i).filter(|t| t.span.overlaps(core))
    };
    let time = when.is_some();
    let begin = when.and_then(|t| t.value.bounds()).and_then(|(begin, _)| begin);
    let away = layers.published.zip(begin).map(|(day, begin)| (day.date() - begin).num_days());
    let distant = away.is_some_and(|days| !(0..=14).contains(&days));
    let inner = closes.and_then(|q| layers.quotes.get(q as usize)).and_then(|q| {
        let before = tokens.iter().filter(word).rfind(|t| t.span.end() <= q.inner.end())?;
        (before.span.end() < last.span.end()).then(|| (text(before.span), before.span))
    });
    // `“송구하다”는 뜻`: the ending behind the mark modifies the noun and is no josa.
    let reported = matches!(text(last.span), "는" | "던" | "라는" | "이라는")
        && inner.is_some_and(|(before, _): (&str, Span)| before.ends_with(['다', '라', '냐', '자', '요', '까', '죠']));
    let (work, stem_end) = if reported { (Work::Adnominal { verb: true }, last.span.end()) } else { (work, stem_end) };
    let joins_next = {
        let i = layers.names.partition_point(|n| n.span.end() <= core.end());
        layers.names.get(i).is_some_and(|n| n.span.start() < core.end() && n.label != EntityLabel::Place)
    };
    Eojeol {
        span,
        core,
        text: text(core),
        tail: text(last.span),
        tail_span: last.span,
        stem_end,
        work,
        comma,
        quote,
        closes,
        opens,
        time,
        distant,
        inner,
        // `“깊이 슬퍼함”을`: the noun stands before the mark, its josa behind.
        nominalised: tokens
            .iter()
            .rev()
            .filter(word)
            .take(2)
            .any(|t| layers.segmentation.morphemes_of(t).iter().any(|m| m.tag == Tag::ETN))
            // 철회할것을: the bound noun is written on to its verb.
            || layers.segmentation.morphemes_of(last).windows(2).any(|w| w[0].tag == Tag::ETM && w[1].form == "것"),
        party: {
            let i = layers.names.partition_point(|n| n.span.end() < stem_end);
            layers.names.get(i).is_some_and(|n| {
                n.span.end() == stem_end && !n.adjective && (n.label == EntityLabel::Organisation || n.kind == Some(ActorKind::State))
            })
        },
        joins_next,
    }
}

/// What `token` does, and where its josa starts.
fn work(layers: &Layers<'_>, token: &Token, alone: bool) -> (Work, Option<u32>) {
    let text = token.span.slice(layers.text).unwrap_or_default();
    if alone && Lexicon::of(Language::Korean).is(Class::Opener, text) {
        // 이에 반대했다: the pronoun in it.
        return (Work::Adverb, (text == "이에").then(|| token.span.start() + '이'.len_utf8() as u32));
    }
    // 가자 보건부: a name, whatever verb it looks like.
    let i = layers.names.partition_point(|n| n.span.end() <= token.span.start());
    if alone && layers.names.get(i).is_some_and(|n| n.span == token.span && n.label == EntityLabel::Place) {
        return (Work::Bare, None);
    }
    let morphemes = layers.segmentation.morphemes_of(token);
    let Some(last) = morphemes.iter().rev().find(|m| !matches!(m.tag, Tag::SF | Tag::SP | Tag::SS | Tag::SE | Tag::SO | Tag::SW)) else {
        return by_spelling(text, token);
    };
    let josa_start = morphemes.iter().find(|m| m.tag.is_josa()).map(|m| m.span.start());
    let has = |tag: fn(Tag) -> bool| morphemes.iter().any(|m| tag(m.tag));
    let form = last.form.as_ref();
    let found = match last.tag {
        Tag::ETM => {
            let verb = morphemes
                .iter()
                .rev()
                .find(|m| m.tag.is_predicate())
                .is_some_and(|m| matches!(m.tag, Tag::VV | Tag::XSV | Tag::VX | Tag::VCN));
            Work::Adnominal { verb }
        }
        Tag::EF | Tag::EC | Tag::EP => Work::Predicate,
        Tag::ETN => Work::Bare,
        Tag::MM => Work::Determiner,
        Tag::MAG | Tag::MAJ | Tag::IC => Work::Adverb,
        Tag::JKS => Work::Noun(Josa::Subject),
        Tag::JKO => Work::Noun(Josa::Object),
        Tag::JKG => Work::Noun(Josa::Of),
        Tag::JC => Work::Noun(Josa::With),
        Tag::JKQ => Work::Predicate,
        Tag::JX if matches!(form, "은" | "는" | "ㄴ") => {
            // 에서는, 에게는: the case before the topic decides.
            let before = morphemes.iter().rev().skip(1).find(|m| m.tag == Tag::JKB);
            Work::Noun(before.map_or(Josa::Topic, |m| oblique(m.form.as_ref())))
        }
        Tag::JKB | Tag::JX => {
            let case = morphemes.iter().find(|m| m.tag == Tag::JKB);
            Work::Noun(case.map_or_else(|| oblique(form), |m| oblique(m.form.as_ref())))
        }
        t if t.is_josa() => Work::Noun(Josa::Other),
        t if t.is_nominal() => Work::Bare,
        t if t.is_predicate() || has(Tag::is_eomi) => Work::Predicate,
        _ => Work::Bare,
    };
    (found, if matches!(found, Work::Noun(_)) { josa_start } else { None })
}

fn oblique(form: &str) -> Josa {
    match form {
        "에게" | "한테" | "께" | "에게서" | "더러" | "보고" => Josa::To,
        "에" => Josa::In,
        "에서" | "서" => Josa::At,
        "로" | "으로" | "로서" | "으로서" | "로써" | "으로써" => Josa::By,
        "와" | "과" | "하고" | "랑" => Josa::With,
        _ => Josa::Other,
    }
}

/// Without morphemes, by the last syllables.
fn by_spelling(text: &str, token: &Token) -> (Work, Option<u32>) {
    const ENDINGS: [(&str, Work); 17] = [
        ("에게는", Work::Noun(Josa::To)),
        ("에게", Work::Noun(Josa::To)),
        ("에서는", Work::Noun(Josa::At)),
        ("에서", Work::Noun(Josa::At)),
        ("으로", Work::Noun(Josa::By)),
        ("은", Work::Noun(Josa::Topic)),
        ("는", Work::Noun(Josa::Topic)),
        ("이", Work::Noun(Josa::Subject)),
        ("가", Work::Noun(Josa::Subject)),
        ("을", Work::Noun(Josa::Object)),
        ("를", Work::Noun(Josa::Object)),
        ("의", Work::Noun(Josa::Of)),
        ("에", Work::Noun(Josa::In)),
        ("와", Work::Noun(Josa::With)),
        ("과", Work::Noun(Josa::With)),
        ("다", Work::Predicate),
        ("고", Work::Predicate),
    ];
    for (ending, work) in ENDINGS {
        if let Some(stem) = text.strip_suffix(ending).filter(|s| !s.is_empty()) {
            let start = token.span.start() + stem.len() as u32;
            return (work, matches!(work, Work::Noun(_)).then_some(start));
        }
    }
    (Work::Bare, None)
}

/// Walks the double quotations of a sentence beside its eojeols, so that each step is constant.
struct QuoteWalk<'l> {
    quotes: Vec<(u32, &'l crate::quotes::Quote)>,
    next: usize,
    open: Vec<(u32, &'l crate::quotes::Quote)>,
}

impl<'l> QuoteWalk<'l> {
    fn new(layers: &'l Layers<'_>, sentence: Span) -> Self {
        let from = layers.quotes.partition_point(|q| q.outer.start() < sentence.start());
        let quotes = (layers.quotes[from..].iter().enumerate())
            .take_while(|(_, q)| q.outer.start() < sentence.end())
            .filter(|(_, q)| q.double && q.outer.end() <= sentence.end())
            .map(|(i, q)| ((from + i) as u32, q))
            .collect();
        Self { quotes, next: 0, open: Vec::new() }
    }

    /// The quotation that holds the start of `tail`, the one that closes in `span` before `tail`, the one that opens in `span`.
    fn at(&mut self, span: Span, tail: Span) -> (Option<u32>, Option<u32>, Option<u32>) {
        self.open.retain(|(_, q)| q.outer.end() > span.start());
        let mut opens = None;
        while let Some(&(id, quote)) = self.quotes.get(self.next).filter(|(_, q)| q.outer.start() < span.end()) {
            opens = opens.or(Some(id));
            // Deeper nesting than print ever has would cost more at every step.
            if self.open.len() < 8 {
                self.open.push((id, quote));
            }
            self.next += 1;
        }
        let closes =
            self.open.iter().find(|(_, q)| q.outer.end() <= tail.start() || q.outer.end() <= span.end() && tail == span).map(|x| x.0);
        let quote = self.open.iter().rev().find(|(_, q)| q.inner.contains(tail)).map(|x| x.0);
        (quote, closes, opens)
    }
}
