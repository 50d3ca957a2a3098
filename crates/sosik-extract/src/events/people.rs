//! Whether a phrase means people, and the participants whom it only describes.

use std::borrow::Cow;

use sosik_core::ontology::EventType;
use sosik_core::{EntityLabel, Language, Party, Span};

use super::class::singular;
use super::lexicon::{Frame, Who};
use super::parties::{self, Cast};
use super::read::Reader;
use super::view::Part;
use super::words::lists;
use crate::clauses::Role;

impl Reader<'_, '_> {
    /// People who are only described: "three suicide bombers", 38명, each conjunct one party.
    pub(super) fn described(&self, part: &Part, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let whole = Part { conjuncts: Vec::new(), ..part.clone() };
        let sides = parties::two_sides(self.view, part);
        if !sides.is_empty() {
            return sides.into_iter().flat_map(|s| self.named_or_described(&Part::whole(s), cast)).collect();
        }
        let parts: Vec<Part> = if part.conjuncts.len() > 1 {
            part.conjuncts.iter().map(|c| Part { span: *c, head: *c, conjuncts: Vec::new(), ..part.clone() }).collect()
        } else {
            vec![whole]
        };
        let mut out = Vec::new();
        for p in parts {
            if self.human(&p, frame, cast) {
                let full = parties::core(self.view, p.span);
                let span = parties::short(self.view, full);
                if !span.is_empty() {
                    // Drones act for those who have them, of whom the words need not tell.
                    let whose = parties::without_aside(self.view, full);
                    let thing = self.thing(&p) && crate::actors::code_actor(self.view.text(whose)).code.is_none();
                    out.push(Party { span, actor: Some(if thing { cast.describe_thing(whose) } else { cast.describe(whose) }) });
                }
            }
        }
        out
    }

    /// `named`, of a list, with those of its members who are only described: "two traders and a sailor". Where nothing but an adjective names
    /// a country, the firms and people behind it are meant: "sanctions on two Chinese companies".
    pub(super) fn listed(&self, part: &Part, named: Vec<Party>, frame: &Frame, cast: &mut dyn Cast) -> Vec<Party> {
        let view = self.view;
        let adjective = |p: &Party| !view.korean && view.names(p.span).any(|n| n.adjective && n.span == p.span);
        if !named.is_empty() && named.iter().all(adjective) && (self.body(part) || self.people(part, Who::Any)) {
            let told = self.described(part, frame, cast);
            return if told.is_empty() { named } else { told };
        }
        // 중국 기업 두 곳
        let state = |p: &Party| {
            let more = part.span.contains(p.span) && p.span.end() < part.span.end();
            more && view.text(Span::new(p.span.end(), part.span.end()).unwrap_or(p.span)).starts_with(' ')
                && view.names(p.span).any(|n| n.span == p.span && n.kind == Some(sosik_core::ActorKind::State))
        };
        if view.korean
            && let [one] = named.as_slice()
            && state(one)
            && part.conjuncts.len() < 2
        {
            let span = one.span.cover(Span::empty(part.span.end()));
            let told = self.described(&Part { span, ..part.clone() }, frame, cast);
            return if told.is_empty() { named } else { told };
        }
        if named.is_empty() || part.conjuncts.len() < 2 || named.iter().any(|p| p.span.contains(part.span)) {
            return named;
        }
        let mut out = named;
        let missing: Vec<Span> = part.conjuncts.iter().copied().filter(|c| !out.iter().any(|p| p.span.overlaps(*c))).collect();
        for span in missing {
            let member = Part { span, head: span, conjuncts: Vec::new(), ..part.clone() };
            out.extend(self.described(&member, frame, cast));
        }
        out.sort_by_key(|p| p.span);
        out
    }

    /// Whom a phrase names, else whom it only describes.
    pub(super) fn named_or_described(&self, part: &Part, cast: &mut dyn Cast) -> Vec<Party> {
        let named = parties::of_part(part, self.view, cast);
        if named.is_empty() { self.described_people(part, cast) } else { named }
    }

    /// People who are only described, whatever they do.
    pub(super) fn described_people(&self, part: &Part, cast: &mut dyn Cast) -> Vec<Party> {
        if self.in_compound(part) || !self.people(part, Who::Any) && !self.body(part) {
            return Vec::new();
        }
        let full = parties::core(self.view, part.span);
        vec![Party { span: parties::short(self.view, full), actor: Some(cast.describe(full)) }]
    }

    /// Whether an English phrase is headed by a word for a building or a place where people meet.
    pub(super) fn building(&self, part: &Part) -> bool {
        let head = self.head_word(part).to_lowercase();
        let building = self.lexicon.classes.class(Language::English, "building");
        building.has(&head) || building.has(&singular(&head))
    }

    /// Whether a phrase is headed by a group or an office: "the union".
    pub(super) fn body(&self, part: &Part) -> bool {
        self.names_body(self.view.text(part.head))
    }

    /// Whether an English noun names a group or an office.
    pub(super) fn names_body(&self, head: &str) -> bool {
        let head = singular(&head.to_lowercase()).into_owned();
        !self.view.korean && self.lexicon.classes.words(Language::English, "bodies").contains(&head)
    }

    /// Whether a Korean phrase ends in a word for a group or an office.
    pub(super) fn ends_in_body(&self, part: &Part) -> bool {
        let text = self.view.text(part.span);
        let one = text.strip_suffix('들').unwrap_or(text);
        self.lexicon.classes.words(Language::Korean, "bodies").iter().any(|b| one.ends_with(b.as_str()))
    }

    /// Whether a phrase that names nobody means people, or weapons that act for those who have them.
    pub(super) fn human(&self, part: &Part, frame: &Frame, cast: &dyn Cast) -> bool {
        let view = self.view;
        let head = self.head_word(part).to_lowercase();
        if self.some_of(part) {
            return true;
        }
        if lists().pronouns.has(head.as_str()) || self.in_compound(part) || self.mass(part, &head) {
            return false;
        }
        if self.people(part, Who::Any) {
            return true;
        }
        // "A school sheltering families": a building helps nobody.
        if !view.korean && frame.event_type == EventType::Aid && self.building(part) {
            return false;
        }
        if matches!(frame.event_type, EventType::Assault | EventType::Mobilize) && self.weapon(part) {
            return true;
        }
        if view.korean {
            let bodies = self.lexicon.classes.words(Language::Korean, "bodies");
            let one = head.strip_suffix('들').unwrap_or(&head);
            // 집회를 금지했다: an act is nobody.
            if self.senses.nouns.contains_key(one) {
                return false;
            }
            if bodies.iter().any(|b| one.ends_with(b.as_str())) {
                return true;
            }
            let digits = head.trim_end_matches(['명', '여', '인', '씩', ' ']);
            return digits.len() < head.len() && digits.ends_with(counts);
        }
        // "opposition groups in Zimbabwe" act for their country.
        let one = singular(&head);
        if lists().political.has(one.as_ref()) {
            return true;
        }
        if self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref()) && !cast.inside(part.span).is_empty()
        {
            return true;
        }
        // "Hindu and Muslim groups"
        let communal = self.lexicon.classes.words(Language::English, "communal");
        if self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref())
            && view.text(part.span).split(' ').any(|w| communal.contains(&w.to_lowercase()))
        {
            return true;
        }
        // "the bar association", "a farmers' union"
        if self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref())
            && !crate::actors::code_actor(view.text(parties::core(view, part.span))).sectors.is_empty()
        {
            return true;
        }
        // "indigenous groups", "the union": whoever protests or fights need not be named.
        if (frame.reciprocal && self.counted(part.span) || frame.event_type == EventType::Protest)
            && self.lexicon.classes.words(Language::English, "bodies").iter().any(|w| *w == one.as_ref())
        {
            return true;
        }
        // "ethnic Albanians"
        if head.ends_with('s') && view.names(part.head).any(|n| n.adjective && n.code.is_some() && part.head.contains(n.span)) {
            return true;
        }
        let number = head.chars().all(|c| c.is_ascii_digit() || c == ',') || lists().counts.has(head.as_str());
        let told = || !lists().things.has(one.as_ref()) && !crate::actors::code_actor(&head).sectors.is_empty();
        number && self.counted(part.span) || !number && !head.is_empty() && told()
    }

    /// Whether an English phrase counts some of those who have been told of: "killing two of them".
    fn some_of(&self, part: &Part) -> bool {
        let phrase = self.view.text(part.span).to_lowercase();
        let number = |n: &str| lists().counts.has(n) || n.bytes().all(|b| b.is_ascii_digit());
        !self.view.korean && phrase.split_once(" of ").is_some_and(|(n, whom)| number(n) && matches!(whom, "them" | "us" | "whom"))
    }

    /// Whether the head of an English phrase is half of a word of number: the parties of "six-party talks" are not there.
    fn in_compound(&self, part: &Part) -> bool {
        let (whole, head) = (self.view.text(part.span), self.view.text(part.head));
        let number = |word: &str| lists().counts.has(word.to_lowercase().as_str());
        let halves = |word: &str| word.split_once('-').is_some_and(|(count, noun)| number(count) && !noun.is_empty());
        let start = part.head.start();
        let before = |from: u32, to: u32| Span::new(from, to).map(|s| self.view.text(s)).unwrap_or_default();
        let hyphen = start.checked_sub(1).filter(|at| before(*at, start) == "-");
        let behind = hyphen.is_some_and(|at| (3..=5).any(|n| at.checked_sub(n).is_some_and(|from| number(before(from, at)))));
        !self.view.korean
            && (behind || halves(head) || whole.split(' ').any(|word| halves(word) && word.split('-').any(|half| half == head)))
    }

    /// Whether a phrase is headed by a thing that is no crowd of people, as a convoy is.
    fn thing(&self, part: &Part) -> bool {
        let head = self.head_word(part).to_lowercase();
        let things = &lists().things;
        if self.view.korean { things.ends(head.strip_suffix('들').unwrap_or(&head)) } else { things.has(singular(&head).as_ref()) }
    }

    /// Whether a phrase is headed by a vehicle or weapon.
    fn weapon(&self, part: &Part) -> bool {
        let head = self.head_word(part).to_lowercase();
        let korean = self.view.korean;
        let language = if korean { Language::Korean } else { Language::English };
        let one = if korean { Cow::Borrowed(head.strip_suffix('들').unwrap_or(&head)) } else { singular(&head) };
        let weapon = |w: &String| if korean { one.ends_with(w.as_str()) } else { *w == one };
        self.lexicon.classes.words(language, "vehicles").iter().any(weapon)
    }

    /// Whether the phrase means people, by its head; a name that nothing is known of may be somebody.
    pub(super) fn people(&self, part: &Part, who: Who) -> bool {
        let view = self.view;
        let language = if view.korean { Language::Korean } else { Language::English };
        let written = self.head_word(part);
        let head = written.to_lowercase();
        let one = if view.korean { Cow::Borrowed(head.strip_suffix('들').unwrap_or(&head)) } else { singular(&head) };
        let classes: &[&str] = match who {
            Who::Troops | Who::Rebel | Who::Armed | Who::Police => &["troops", "police", "militants"],
            Who::Official => &["official", "diplomat"],
            _ => &PEOPLE,
        };
        // 성명, 규명: 명 counts people behind a number only.
        let uncounted = view.korean && one.strip_suffix('명').is_some_and(|n| !n.is_empty() && !n.ends_with(counts));
        let known = !uncounted
            && !self.mass(part, &head)
            && classes.iter().map(|class| self.lexicon.classes.class(language, class)).any(|class| {
                if view.korean {
                    class.ends(&one)
                } else {
                    class.has(&head) || class.has(&one) || head.contains(' ') && class.phrases().iter().any(|p| p.text == head)
                }
            });
        // 카라지치가: a proper noun that no list knows may be somebody.
        let somebody = view.korean
            && classes.len() > 3
            && self.word_at_end(part.head).is_some_and(|w| w.proper)
            && !view.names(part.head).any(|n| n.label != EntityLabel::Person);
        known
            || somebody
            || !view.korean
                && classes.len() > 3
                && (head.ends_with("year-old")
                    || part.role != Role::Modifier && written.starts_with(char::is_uppercase) && self.unknown_name(part))
    }

    /// Whether a phrase speaks of what its head `noun` is made of and of nobody: "deadly force", not "the force" or "NATO's force".
    fn mass(&self, part: &Part, noun: &str) -> bool {
        let before = Span::new(part.span.start(), part.head.start().max(part.span.start())).map(|s| self.view.text(s)).unwrap_or_default();
        let which = |w: &str| {
            let owner = w.ends_with("'s") || w.ends_with("’s") || w.starts_with(char::is_uppercase);
            owner || lists().pronouns.has(w)
        };
        !self.view.korean && lists().masses.has(noun) && !before.split_whitespace().any(which)
    }

    /// The word that tells what a phrase means: its head, of "a group of masked men" the men, of 60명 이상 the 60명.
    fn head_word(&self, part: &Part) -> &str {
        let view = self.view;
        let phrase = view.text(part.span);
        if view.korean {
            let written = if part.head == part.span { head_of(phrase, true) } else { view.text(part.head) };
            // 러시아 은행 3곳: what is counted stands before the number.
            let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
            let counted = |w: &str| number(w) && lists().bodies_counted_ko.ends(w);
            let bound = |w: &str| lists().bounds_ko.has(w) || counted(w) || lists().numerals_ko.has(w);
            if !bound(written) {
                return written;
            }
            return phrase.split_whitespace().rev().find(|w| !bound(w)).unwrap_or(written);
        }
        let written = if part.head == part.span { head_of(phrase, false) } else { view.text(part.head) };
        let holds = lists().containers.has(singular(&written.to_lowercase()).as_ref()) || written.eq_ignore_ascii_case("all");
        if !holds || written.is_empty() {
            return written;
        }
        let from = (part.head.start().max(part.span.start()) - part.span.start()) as usize;
        let at = if part.head == part.span { phrase.find(written) } else { Some(from) };
        let rest = at.and_then(|at| phrase.get(at + written.len()..)).map(str::trim_start);
        let rest = rest.and_then(|r| {
            r.strip_prefix("of ").or_else(|| {
                r.strip_prefix(|c: char| c.is_ascii_digit()).map(|r| r.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start())
            })
        });
        rest.map_or(written, |r| head_of(r, false))
    }

    /// The word in which a phrase ends.
    pub(super) fn word_at_end(&self, span: Span) -> Option<&super::view::Word> {
        let i = self.view.words.partition_point(|w| w.span.start() < span.end());
        i.checked_sub(1).and_then(|k| self.view.words.get(k))
    }

    pub(super) fn unknown_name(&self, part: &Part) -> bool {
        let named = self.view.names(part.span).any(|n| n.label != EntityLabel::Person && !n.adjective);
        !named && !self.in_time(part.span)
    }

    /// Whether a phrase is the bare name of a vehicle or weapon, in English of one that is no word for people as well, as "fighter" is.
    pub(super) fn vehicle(&self, part: &Part) -> bool {
        let text = self.view.text(part.span);
        if self.view.korean {
            return self.lexicon.classes.class(Language::Korean, "vehicles").has(text);
        }
        self.lexicon.classes.class(Language::English, "vehicles").has(&singular(&text.to_lowercase())) && !self.people(part, Who::Any)
    }

    /// Whether people are counted in the phrase: "32 others", 17명.
    pub(super) fn counted(&self, span: Span) -> bool {
        let all = &self.view.layers.quantities;
        let from = all.partition_point(|q| q.span.end() <= span.start());
        all[from..].iter().take_while(|q| q.span.start() < span.end()).any(|q| q.dimension == "count")
    }
}

/// Whether a Korean number may end in `c`.
fn counts(c: char) -> bool {
    c.is_ascii_digit() || " 수십백천만몇한두세네여".contains(c)
}

/// Classes of nouns that mean people.
const PEOPLE: [&str; 8] = ["people", "official", "captive", "crowd", "troops", "police", "militants", "diplomat"];

/// The head word of a phrase of which only the words are known.
pub(super) fn head_of(phrase: &str, korean: bool) -> &str {
    let text = if korean {
        phrase
    } else {
        let ends = [" of ", " armed ", " in ", " who ", " from ", " at ", " with ", " on ", " for ", ", ", " that ", " known "];
        let mut breaks = phrase.bytes().enumerate().filter(|(_, b)| matches!(b, b' ' | b',')).map(|(at, _)| at);
        let cut = breaks.find(|at| ends.iter().any(|w| phrase[*at..].starts_with(w)));
        &phrase[..cut.unwrap_or(phrase.len())]
    };
    text.trim().rsplit(char::is_whitespace).next().unwrap_or(text)
}
