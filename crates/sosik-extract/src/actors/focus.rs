//! The country that bare words for bodies and people mean: 경찰, "the government", 32명.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sosik_core::{ActorKind, Code, Language, Span};

use super::{owners, places};
use crate::layers::Layers;
use crate::names::boundary::is_hangul;
use crate::names::index::Map;
use crate::names::lexicon::{Bare, LEXICON, Role, RoleClass};
use crate::numbers::table::{Words, rows};
use crate::syntax;

/// How many names are looked at beside words: a sentence of any length is looked at near them only.
const NEAR: usize = 16;

/// Whether most of the text is Korean.
fn korean(layers: &Layers<'_>) -> bool {
    let length = |language| -> u64 {
        layers.segmentation.sentences.iter().filter(|s| s.language == language).map(|s| u64::from(s.span.len())).sum()
    };
    length(Language::Korean) > length(Language::English)
}

/// How much each country is spoken of.
type Weights = Map<Code, f32>;

/// The country spoken of most; of equals the first by its code.
fn most(weights: &Weights) -> Option<Code> {
    weights.iter().max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a))).map(|(code, _)| *code)
}

/// How many times as often as Korea a report from abroad names another country.
const FAR_MORE: f32 = 3.0;

/// Sentences before and behind one that tell what it speaks of, and what a name counts less for each sentence of distance.
const BEFORE: usize = 10;
const BEHIND: usize = 4;
const FADES: f32 = 0.65;
/// What a name counts that comes only later.
const LATER: f32 = 0.5;
/// What the country counts that an English sentence names first: as a rule it is spoken of, and the others are what it deals with.
const FIRST: f32 = 1.1;

/// The countries that a document is about as far as bare words for bodies go: around each sentence, and as a whole.
#[derive(Debug, Default)]
pub(super) struct Focus {
    whole: Option<Code>,
    /// By sentence; nothing where no country is named near.
    near: Vec<Option<Code>>,
    /// By sentence the country that is spoken of next to most; English only.
    next: Vec<Option<Code>>,
    /// Where reports begin: sentences with a dateline.
    reports: Vec<u32>,
}

impl Focus {
    /// Reads the names of the document. Linear in the text.
    ///
    /// English news means the country that it names most. Korean news means Korea by 국방부, unless it names other countries alone or one
    /// of them far more often, as reports from abroad do. Those on North Korea are written from the South. What stands near counts most,
    /// and a dateline begins another report.
    pub(super) fn of(layers: &Layers<'_>) -> Self {
        let korean = korean(layers);
        let sentences = &layers.segmentation.sentences;
        let datelines: Vec<bool> = (sentences.iter())
            .map(|s| s.language == Language::English && syntax::body(Language::English, layers.text, s.span) > s.span.start())
            .collect();
        let reports = sentences.iter().zip(&datelines).filter(|(_, dateline)| **dateline).map(|(s, _)| s.span.start()).collect();
        if let Some(code) = of_outlet(layers).filter(|_| korean) {
            return Self { whole: Some(code), reports, ..Self::default() };
        }
        // The agency that signs the text is of its own country, wherever it writes from.
        let body = signature(layers);
        let mut named: Vec<(usize, Code, bool)> = Vec::new();
        let mut all = Weights::default();
        // Who reports is of a country of which the report need not be.
        // Firms have works abroad.
        let reporter = |n: &crate::names::Name| {
            matches!(n.kind, Some(ActorKind::Media | ActorKind::Channel))
                || !korean && n.kind == Some(ActorKind::Company)
                || of_reporter(layers, n)
        };
        let elsewhere = |n: &crate::names::Name| {
            let words = n.span.slice(layers.text).filter(|_| n.rule.starts_with("gazetteer."));
            words.and_then(crate::names::shared::elsewhere)
        };
        let spoken: BTreeSet<Code> = layers.names.iter().filter(|n| elsewhere(n).is_none()).filter_map(|n| n.code).collect();
        let tells = |n: &&crate::names::Name| {
            let at = n.span.range().start;
            let others = super::code::ethnic(layers.text, at)
                || super::code::aside(layers.text, n.span.range())
                // What happens before an embassy happens elsewhere than in its country.
                || places::names_mission(layers.text, n.span.range().end);
            // What bodies of several countries are called tells of none, unless it means one that is listed and the text names none of the others.
            let shared = || elsewhere(n).is_some_and(|mut all| all.any(|code| n.code == Some(code) || spoken.contains(&code)));
            n.span.start() >= body && !reporter(n) && !anywhere(layers, n) && !others && !shared()
        };
        for name in layers.names.iter().filter(tells) {
            let Some(code) = name.code.filter(Code::is_country) else { continue };
            let Some(sentence) = layers.segmentation.sentence_at(name.span.start()) else { continue };
            *all.entry(code).or_default() += 1.0;
            // An English sentence speaks of a country once, however often it names it.
            if korean || named.iter().rev().take_while(|(s, ..)| *s == sentence).take(NEAR).all(|(_, c, _)| *c != code) {
                named.push((sentence, code, named.last().is_none_or(|(s, ..)| *s != sentence)));
            }
        }
        let whole = if korean { from_home(&all) } else { most(&all) };
        let (mut near, mut next) = (Vec::with_capacity(sentences.len()), Vec::new());
        let (mut first, mut report) = (0, 0);
        for i in 0..sentences.len() {
            if datelines[i] {
                report = i;
            }
            let from = report.max(i.saturating_sub(BEFORE));
            let until = (i + 1..=i + BEHIND).find(|k| datelines.get(*k).is_none_or(|d| *d)).unwrap_or(i + BEHIND + 1);
            while named.get(first).is_some_and(|(s, ..)| *s < from) {
                first += 1;
            }
            let mut weights = Weights::default();
            let last = first + named[first..].partition_point(|(s, ..)| *s < until);
            for (s, code, leads) in &named[first.max(last.saturating_sub(MANY))..last] {
                let weight =
                    FADES.powi(s.abs_diff(i) as i32) * if *s > i { LATER } else { 1.0 } * if *leads && !korean { FIRST } else { 1.0 };
                *weights.entry(*code).or_default() += weight;
            }
            near.push(if korean { around_home(&weights, whole) } else { most(&weights) });
            if !korean {
                if let Some(first) = near[i] {
                    weights.remove(&first);
                }
                next.push(most(&weights));
            }
        }
        Self { whole, near, next, reports }
    }

    /// Where the report begins that the byte at `offset` is part of: nothing points back behind it.
    pub(super) fn report(&self, offset: u32) -> u32 {
        self.reports.partition_point(|start| *start <= offset).checked_sub(1).map_or(0, |i| self.reports[i])
    }

    /// The country that bare words at `span` mean.
    pub(super) fn at(&self, layers: &Layers<'_>, span: Span) -> Option<Code> {
        let sentence = layers.segmentation.sentence_at(span.start());
        let near = sentence.and_then(|i| self.near.get(i).copied().flatten());
        // "The government urged Pyongyang": whoever is acted upon is another.
        let other = || sentence.and_then(|i| self.next.get(i).copied().flatten());
        let told = near.filter(|code| acted_upon(layers, span) == Some(*code));
        match told.map(|_| other()) {
            Some(other) => other,
            // What one of several reports leaves untold the others do not tell.
            None => near.or(self.whole.filter(|_| self.reports.len() <= 1)),
        }
    }
}

/// Whether a listed body is called by a word that means one of any country: "Congress", 헌법재판소.
fn anywhere(layers: &Layers<'_>, name: &crate::names::Name) -> bool {
    let body = name.kind == Some(ActorKind::GovernmentBody) && name.rule == "gazetteer.organisation";
    body && name.span.slice(layers.text).and_then(role).is_some()
}

/// Words for those whom a state sends to another.
static ENVOYS: LazyLock<Words> = LazyLock::new(|| places::of("envoy en"));

/// The state or capital that whoever stands at `span` acts upon, or whose envoy: no more than two words stand between but for an article, and no
/// preposition.
fn acted_upon(layers: &Layers<'_>, span: Span) -> Option<Code> {
    let name = layers.names.get(layers.names.partition_point(|n| n.span.start() < span.end()))?;
    let gap = layers.text.get(span.end() as usize..name.span.start() as usize).filter(|g| g.is_ascii() && g.len() < 40)?;
    let gap = gap.trim();
    let verb = gap.strip_suffix(" the").unwrap_or(gap).split(' ').filter(|w| !w.is_empty());
    let plain = gap.bytes().all(|b| b == b' ' || b.is_ascii_lowercase()) && (1..=2).contains(&verb.clone().count());
    // "expelled two Chinese diplomats", but not "based in Seoul".
    let marked = if name.adjective { verb.clone().next() } else { verb.clone().next_back() };
    let preposition = marked.is_some_and(crate::names::is_function_word);
    let behind = || layers.text.get(name.span.end() as usize..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    let party = !name.adjective || ENVOYS.opening(behind()).is_some();
    (plain && !preposition && party).then_some(name.code).flatten().filter(Code::is_country)
}

/// How many names are looked at around a sentence.
const MANY: usize = 256;

/// Korea if it is named and no other country far more often; nothing where Korea is not named.
fn home(weights: &Weights) -> Option<Code> {
    let (kor, prk) = (Code::new("KOR").ok()?, Code::new("PRK").ok()?);
    let weight = |code: &Code| weights.get(code).copied().unwrap_or_default();
    let own = weight(&kor) + weight(&prk);
    let abroad = weights.iter().filter(|(code, _)| **code != kor && **code != prk).map(|(_, w)| *w).fold(0.0, f32::max);
    if own > 0.0 { Some(if abroad < own * FAR_MORE { kor } else { most(weights)? }) } else { None }
}

/// The country that words for bodies mean in a Korean text.
fn from_home(all: &Weights) -> Option<Code> {
    let few = all.values().sum::<f32>() < 2.0;
    home(all).or_else(|| if few { Code::new("KOR").ok() } else { most(all) })
}

/// The country that they mean in a part of it. A report from Korea must speak of another more than once, one from abroad of Korea most.
fn around_home(near: &Weights, whole: Option<Code>) -> Option<Code> {
    if whole.is_none_or(|c| c.as_str() != "KOR") {
        return most(near);
    }
    let few = near.values().sum::<f32>() < 1.5;
    home(near).or_else(|| most(near).filter(|_| !few))
}

/// Where the Korean byline ends with which the text begins.
fn signature(layers: &Layers<'_>) -> u32 {
    let first = layers.segmentation.sentences.first().filter(|s| s.language == Language::Korean).map(|s| s.span);
    first.map_or(0, |s| syntax::body(Language::Korean, layers.text, s))
}

/// The country of the foreign outlet that signs a Korean text in its byline, `(평양 1월 9일발 조선중앙통신)`: it speaks of home.
fn of_outlet(layers: &Layers<'_>) -> Option<Code> {
    let byline = signature(layers);
    let signs = |n: &&crate::names::Name| n.span.end() <= byline && n.kind == Some(sosik_core::ActorKind::Media);
    let code = layers.names.iter().take_while(|n| n.span.start() < byline).find(signs)?.code;
    code.filter(|c| c.is_country() && c.as_str() != "KOR")
}

/// The country where the words at `span` stand: the last one that their sentence names before them, else the first after them.
fn of_sentence(layers: &Layers<'_>, span: Span) -> Option<Code> {
    named_near(layers, span, |name| name.label == sosik_core::EntityLabel::Place || name.adjective)
}

/// The country that 자국 means in the sentence of `span`: the first that it names.
pub(super) fn own(layers: &Layers<'_>, span: Span) -> Option<Code> {
    let sentence = layers.segmentation.sentences.get(layers.segmentation.sentence_at(span.start())?)?.span;
    let body = syntax::body(Language::Korean, layers.text, sentence);
    let from = layers.names.partition_point(|n| n.span.start() < body);
    let mut here = layers.names[from..].iter().take_while(|n| n.span.start() < span.start()).take(NEAR);
    here.find_map(|n| n.code.filter(Code::is_country))
}

/// The country of the place that stands nearest to `span` in its sentence.
pub(super) fn of_place(layers: &Layers<'_>, span: Span) -> Option<Code> {
    named_near(layers, span, |name| name.label == sosik_core::EntityLabel::Place && !name.adjective)
}

/// The country of a name of the sentence that is `wanted`: the last one before `span`, else the first behind it.
fn named_near(layers: &Layers<'_>, span: Span, wanted: impl Fn(&crate::names::Name) -> bool) -> Option<Code> {
    let sentence = layers.segmentation.sentences.get(layers.segmentation.sentence_at(span.start())?)?.span;
    let at = layers.names.partition_point(|n| n.span.end() <= span.start());
    let ethnic = |name: &crate::names::Name| super::code::ethnic(layers.text, name.span.range().start);
    let country = |name: &crate::names::Name| name.code.filter(|c| c.is_country() && wanted(name) && !ethnic(name));
    // Where a reporter sits is told apart from where something happens.
    let body = syntax::body(Language::Korean, layers.text, sentence);
    let before = layers.names[..at].iter().rev().take(NEAR).take_while(|n| n.span.start() >= body);
    let after = layers.names[at..].iter().take(NEAR).take_while(|n| n.span.start() < sentence.end());
    let elsewhere =
        |n: &&crate::names::Name| deals_with(layers, n) || of_reporter(layers, n) || super::code::aside(layers.text, n.span.range());
    before.chain(after.filter(|n| locates(layers, n))).filter(|n| !elsewhere(n)).find_map(country)
}

/// Josa of a country that owns or is acted upon.
static OWNED_KO: LazyLock<Words> = LazyLock::new(|| places::of("owned ko"));

/// Josa of what else stands behind a country and is acted upon.
static DEALT_KO: LazyLock<Words> = LazyLock::new(|| places::of("dealt ko"));

/// Josa of a country that acts.
static ACTING_KO: LazyLock<Words> = LazyLock::new(|| places::of("acting ko"));

/// Josa of the other side.
static PARTNER_KO: LazyLock<Words> = LazyLock::new(|| places::of("partner ko"));

/// The josa that makes a place of whatever stands before it.
static WITHIN_KO: LazyLock<Words> = LazyLock::new(|| places::of("within ko"));

/// Prepositions before a place to which somebody is sent.
static WHITHER: LazyLock<Words> = LazyLock::new(|| places::of("whither en"));

/// Josa of such a place.
static WHITHER_KO: LazyLock<Words> = LazyLock::new(|| places::of("whither ko"));

/// Whether somebody is sent to the place called `name`: those who are sent are of elsewhere.
fn whither(layers: &Layers<'_>, name: &crate::names::Name) -> bool {
    let after = layers.text.get(name.span.end() as usize..).unwrap_or_default();
    WHITHER_KO.opening(after).is_some() || WHITHER.has(places::led_by(layers.text, name.span.range().start))
}

/// Whether a name behind the words can tell where they stand. "Police arrested two Chinese traders", 참석자들은 북한의 발사를: what is acted upon
/// tells no place.
fn locates(layers: &Layers<'_>, name: &crate::names::Name) -> bool {
    let after = layers.text.get(name.span.end() as usize..).unwrap_or_default();
    if name.adjective || OWNED_KO.opening(after).is_some() || whither(layers, name) {
        return false;
    }
    if name.kind != Some(ActorKind::State) {
        return true;
    }
    // A state does as much as it holds: "police said Spain had asked", 검찰은 중국 업체에.
    if crate::names::boundary::hangul_first(layers.text, name.span) {
        // No longer word tells a place.
        const LONG: usize = 24;
        let word = after.trim_start_matches(' ');
        let word = word.char_indices().take(LONG).find(|(_, c)| c.is_whitespace()).map_or(word, |(end, _)| &word[..end]);
        let within = WITHIN_KO.iter().any(|josa| word.contains(josa));
        let other = after.starts_with(' ') && DEALT_KO.closing(word).is_some();
        return within || !(other || ACTING_KO.opening(after).is_some());
    }
    places::INSIDE.has(places::led_by(layers.text, name.span.range().start))
}

/// Whether an English country is only that of who reports or where somebody has an office: "the French news agency AFP", "the Geneva-based
/// group". State media report of home.
fn of_reporter(layers: &Layers<'_>, name: &crate::names::Name) -> bool {
    let after = layers.text.get(name.span.end() as usize..).unwrap_or_default();
    let Some(rest) = after.strip_prefix(' ').filter(|_| name.adjective) else { return after.starts_with("-based") };
    let role = LEXICON.role_index.longest(rest, 0, |end, _| crate::names::boundary::ends_word(rest, end));
    role.map(|(_, id)| &LEXICON.roles[id as usize]).is_some_and(|r| r.class == RoleClass::Media && r.bare == Bare::Untold)
}

/// Whether a Korean phrase names a state only as the other side of something: 북한에 기밀을 넘긴 장교, 일본과 맞붙은 선수.
fn deals_with(layers: &Layers<'_>, name: &crate::names::Name) -> bool {
    let after = layers.text.get(name.span.end() as usize..).unwrap_or_default();
    PARTNER_KO.opening(after).is_some() && name.kind == Some(ActorKind::State) && name.label == sosik_core::EntityLabel::Place
}

/// The country that the sentence names outside `span`: nearest before it, else first after it.
pub(super) fn around(layers: &Layers<'_>, span: Span) -> Option<Code> {
    let sentence = layers.segmentation.sentences.get(layers.segmentation.sentence_at(span.start())?)?.span;
    let from = layers.names.partition_point(|n| n.span.end() <= sentence.start());
    let here = || layers.names[from..].iter().take_while(|n| n.span.start() < sentence.end()).take(64);
    let country = |n: &crate::names::Name| n.code.filter(|c| c.is_country() && !span.overlaps(n.span));
    let before = here().take_while(|n| n.span.end() <= span.start()).filter_map(country).last();
    before.or_else(|| here().find_map(country))
}

/// Words of people and bodies that are of no one country: "foreign teachers", 국제평화유지군, 다른 나라.
#[derive(Default)]
struct Everywhere {
    /// Whether words may begin so.
    words: Map<&'static str, bool>,
    /// What is counted in words for several countries: "six-nation", "four-party".
    counted: Map<&'static str, ()>,
}

static EVERYWHERE: LazyLock<Everywhere> = LazyLock::new(|| {
    let mut all = Everywhere::default();
    for row in rows(include_str!("../../lexicon/roles/everywhere.csv")) {
        match row[..] {
            [_, form, "counted", ..] => _ = all.counted.insert(form, ()),
            [_, form, place, ..] => _ = all.words.insert(form, place == "begins"),
            _ => {}
        }
    }
    all
});

/// None of those words is longer, in bytes.
const LONGEST: usize = 24;

/// Whether `words` describe those of several countries or of another one that is not told. Linear in `words`.
pub(super) fn of_several(words: &str) -> bool {
    // "a six-nation group"
    if words.split(' ').any(|word| word.rsplit_once('-').is_some_and(|(_, noun)| EVERYWHERE.counted.contains_key(noun))) {
        return true;
    }
    let mut each = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    each.any(|word| {
        if !word.starts_with(is_hangul) {
            return word.len() <= LONGEST && EVERYWHERE.words.contains_key(crate::small::small(word).as_str());
        }
        // 외국인, 국제평화유지군.
        let begins = || word.char_indices().skip(2).take(3).any(|(i, _)| EVERYWHERE.words.get(&word[..i]) == Some(&true));
        EVERYWHERE.words.contains_key(word.strip_suffix('들').unwrap_or(word)) || begins()
    })
}

/// The country of a bare `role` at `span`; nothing for those that need none.
///
/// The lexicon tells which way: police, courts, soldiers and people are those of the place that their sentence names; governments,
/// ministries, parliaments and the offices that only states have are the document's; heads and spokesmen are of anything.
pub(super) fn of_role(layers: &Layers<'_>, document: Option<Code>, role: &Role, span: Span) -> Option<Code> {
    let owners = span.slice(layers.text).map_or(&[][..], owners::of);
    let code = match role.bare {
        _ if !owners.is_empty() => one_of(layers, document, owners, span),
        // 군 alone is the one for whose country the text is written.
        Bare::Scene if role.class == RoleClass::Force && span.slice(layers.text) == Some("군") => document,
        Bare::Scene => of_people(layers, document, span),
        // The Kurds who talk with Baghdad need not be Iraq's; those of whom a place is told are of there.
        Bare::Place => of_place(layers, span),
        Bare::Document => document,
        Bare::Untold => None,
    };
    code.map(|code| super::abroad::of(role.key, code, true))
}

/// The one of `owners` that is named nearest, before `span` or else behind it in its sentence; or the document's, or the only one.
fn one_of(layers: &Layers<'_>, document: Option<Code>, owners: &[Code], span: Span) -> Option<Code> {
    let sentence = layers.segmentation.sentences.get(layers.segmentation.sentence_at(span.start())?)?.span;
    let at = layers.names.partition_point(|n| n.span.end() <= span.start());
    let before = layers.names[..at].iter().rev().take(NEAR);
    let behind = layers.names[at..].iter().take(NEAR).take_while(|n| n.span.start() < sentence.end());
    let named = before.chain(behind).filter_map(|n| n.code).find(|code| owners.contains(code));
    named.or(document.filter(|code| owners.contains(code))).or(if let [one] = owners { Some(*one) } else { None })
}

/// The country of people at `span` of whom nothing is said: that of their sentence, of a place in the sentence before, of the document.
pub(super) fn of_people(layers: &Layers<'_>, document: Option<Code>, span: Span) -> Option<Code> {
    of_sentence(layers, span).or_else(|| of_scene(layers, span)).or(document)
}

/// The country of the last place that the sentence before the one of `span` names: where its people still are.
fn of_scene(layers: &Layers<'_>, span: Span) -> Option<Code> {
    let sentences = &layers.segmentation.sentences;
    let here = layers.segmentation.sentence_at(span.start())?;
    let before = here.checked_sub(1).and_then(|i| sentences.get(i))?.span;
    let at = layers.names.partition_point(|n| n.span.end() <= before.end());
    (layers.names[..at].iter().rev().take(NEAR).take_while(|n| n.span.start() >= before.start()))
        .filter(|n| n.label == sosik_core::EntityLabel::Place && !n.adjective)
        // "a drill by Washington and Seoul" tells of no place.
        .filter(|n| crate::names::boundary::hangul_first(layers.text, n.span) || places::locative(layers, n))
        .find_map(|n| n.code.filter(|c| c.is_country()))
}

/// The word for a body, force or people called `text`, for a name that is nothing else.
pub(super) fn role(text: &str) -> Option<&'static Role> {
    LEXICON.role_index.get(text).map(|r| &LEXICON.roles[r as usize])
}
