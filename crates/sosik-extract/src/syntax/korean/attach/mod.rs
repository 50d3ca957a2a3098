//! The stack: which phrases and clauses each predicate takes.

use sosik_core::SentenceId;

use super::arcs::Arcs;
use super::nominal;
use super::phrases::{self, Case, Phrase};
use super::units::{Kind, Unit};
use super::verbs::{self, Close};
use super::words::{self, Class};
use crate::clauses::{Argument, Aspect, Link, Modality, Predicate, PredicateId, Role, Tense, Voice};
use crate::names::Name;
use crate::quotes::Quote;
use choose::lacks_subject;
use quoted::{Speech, speech};

mod choose;
mod quoted;
mod roles;

/// A predicate while its clause is built.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) predicate: Predicate,
    pub(super) close: Close,
    comma: bool,
    /// Its subject is the addressee of the verb above.
    pub(super) to_do: bool,
    copula: bool,
    /// A verb made of a noun with 하다 or 되다.
    derived: bool,
    /// The unit after its group.
    next: usize,
}

/// A phrase with what modifies it from the left.
#[derive(Clone, Debug)]
struct Held {
    phrase: Phrase,
    relatives: Vec<usize>,
    adnominals: Vec<usize>,
    /// Its noun predicates, in order; each but the last hangs on the next.
    nominals: Vec<usize>,
    /// Whether the last of them is the head.
    head_nominal: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Phrase(usize),
    Clause(usize),
    /// A quotation opens here; nothing reaches over it from inside.
    Barrier,
}

/// What a predicate does with an item of the stack.
enum Move {
    Take,
    Stop,
    /// Take it and look no further.
    Last,
}

/// No predicate looks further down than this many items, so that a sentence of any length costs linear time.
const REACH: usize = 60;

pub(super) struct Builder<'u, 'a> {
    text: &'u str,
    units: &'u [Unit<'a>],
    sentence: SentenceId,
    names: &'u [Name],
    arcs: Option<Arcs<'u>>,
    speeches: Vec<Speech>,
    drafts: Vec<Draft>,
    held: Vec<Held>,
    stack: Vec<Item>,
    /// How many barriers the stack holds.
    barriers: usize,
    relatives: Vec<usize>,
    adnominals: Vec<usize>,
    /// The clauses of the quotation that has just closed.
    quoted: Vec<usize>,
}

impl<'u, 'a> Builder<'u, 'a> {
    pub(super) fn new(
        text: &'u str,
        units: &'u [Unit<'a>],
        sentence: SentenceId,
        names: &'u [Name],
        quotes: &[Quote],
        arcs: Option<Arcs<'u>>,
    ) -> Self {
        let speeches = quotes.iter().filter_map(|q| speech(units, q.inner)).collect();
        Self {
            text,
            units,
            sentence,
            names,
            arcs,
            speeches,
            drafts: Vec::new(),
            held: Vec::new(),
            stack: Vec::new(),
            barriers: 0,
            relatives: Vec::new(),
            adnominals: Vec::new(),
            quoted: Vec::new(),
        }
    }

    /// All predicates of the sentence, by head, their parents in the same order.
    pub(super) fn build(mut self) -> Vec<Draft> {
        let mut at = 0;
        let mut open: Vec<Speech> = Vec::new();
        let mut next_speech = 0;
        while at < self.units.len() {
            while open.last().is_some_and(|s| s.last < at) {
                open.pop();
                self.close_quotation(at);
            }
            while self.speeches.get(next_speech).is_some_and(|s| s.first <= at) {
                let speech = self.speeches[next_speech];
                next_speech += 1;
                if speech.last >= at && open.last().is_none_or(|o| speech.last <= o.last) {
                    open.push(speech);
                    self.stack.push(Item::Barrier);
                    self.barriers += 1;
                }
            }
            // a phrase or group never runs over the edge of a quotation
            let edge = open.last().map_or(self.units.len(), |s| s.last + 1);
            let edge = self.speeches.get(next_speech).map_or(edge, |s| edge.min(s.first));
            at = self.step(at, edge.max(at + 1));
        }
        for _ in open {
            self.close_quotation(at);
        }
        self.finish()
    }

    /// Reads what begins at the unit `at`, looking no further than `edge`; the unit after it.
    fn step(&mut self, at: usize, edge: usize) -> usize {
        let units = &self.units[..edge];
        match units[at].kind {
            Kind::Noun | Kind::Determiner => {
                let phrase = phrases::read(self.text, units, at, self.names);
                let next = phrase.next;
                self.hold(phrase);
                if units[next - 1].dots {
                    self.piece();
                }
                next
            }
            Kind::Predicate => {
                let group = verbs::read(self.text, units, at);
                self.verb(group)
            }
            Kind::Quotative => {
                self.quotative(at);
                at + 1
            }
            Kind::Adverb => at + 1,
        }
    }

    fn hold(&mut self, phrase: Phrase) {
        let index = self.held.len();
        let adnominal = phrase.case == Case::Adnominal;
        let (drafts, head_nominal) = nominal::read(self.text, self.units, &phrase, self.sentence);
        let mut nominals = Vec::new();
        for predicate in drafts {
            nominals.push(self.drafts.len());
            self.drafts.push(Draft {
                predicate,
                close: Close::Final,
                comma: false,
                to_do: false,
                copula: false,
                derived: false,
                next: phrase.next,
            });
        }
        for pair in nominals.windows(2) {
            self.drafts[pair[0]].predicate.parent = Some((PredicateId(pair[1] as u32), Link::Nominal));
        }
        let relatives = std::mem::take(&mut self.relatives);
        let content = words::is(Class::Content, phrase.head.slice(self.text).unwrap_or_default());
        for relative in &relatives {
            let draft = &mut self.drafts[*relative];
            if draft.predicate.argument(Role::Subject).is_none() && !content && lacks_subject(draft) {
                draft.predicate.implied_subject = Some(phrase.span);
            }
            if content {
                let noun = phrase.head.slice(self.text).unwrap_or_default();
                let p = &mut draft.predicate;
                if p.marker == "ㄹ" && p.modality == Modality::Fact {
                    p.modality = if words::is(Class::Plan, noun) {
                        Modality::Intended
                    } else if words::is(Class::Chance, noun) {
                        Modality::Possible
                    } else if words::is(Class::Outlook, noun) {
                        Modality::Expected
                    } else {
                        Modality::Fact
                    };
                }
                p.marker = format!("{} {noun}", p.marker);
            }
        }
        // those before an adnominal phrase wait with it for the noun that they all modify
        let adnominals = if adnominal { Vec::new() } else { std::mem::take(&mut self.adnominals) };
        self.held.push(Held { phrase, relatives, adnominals, nominals, head_nominal });
        if adnominal {
            self.adnominals.push(index);
        } else {
            self.contrast(index);
            self.stack.push(Item::Phrase(index));
        }
    }

    /// 한국은 훈련을 실시했고 북한은 미사일을 쐈다: before another topic, the topic of a clause that is over is its subject.
    fn contrast(&mut self, topic: usize) {
        let is_topic = |held: &Held| held.phrase.case == Case::Topic && !held.phrase.time;
        let [.., Item::Phrase(before), Item::Clause(over)] = self.stack[..] else { return };
        let draft = &self.drafts[over];
        let ended =
            draft.close == Close::Coordinate && draft.predicate.tense == Tense::Past && draft.predicate.argument(Role::Subject).is_none();
        if ended && is_topic(&self.held[topic]) && is_topic(&self.held[before]) {
            self.stack.truncate(self.stack.len() - 2);
            self.argue(over, before, Role::Subject);
            self.drafts[over].predicate.arguments.sort_by_key(|a| a.span);
            self.stack.push(Item::Clause(over));
        }
    }

    fn verb(&mut self, group: verbs::Group) -> usize {
        let next = group.next;
        let predicate = Predicate {
            sentence: self.sentence,
            head: group.head,
            group: group.span,
            clause: group.span,
            lemma: group.lemma,
            nominal: false,
            voice: group.voice,
            tense: group.tense,
            aspect: group.aspect,
            negated: group.negated,
            modality: group.modality,
            arguments: Vec::new(),
            parent: None,
            marker: group.marker,
            implied_subject: None,
        };
        let index = self.drafts.len();
        self.drafts.push(Draft {
            predicate,
            close: group.close,
            comma: group.comma,
            to_do: group.to_do,
            copula: group.copula,
            derived: group.derived,
            next,
        });
        // what modifies the noun of a copula or of a derived verb
        for relative in std::mem::take(&mut self.relatives) {
            self.drafts[relative].predicate.parent = Some((PredicateId(index as u32), Link::Relative));
        }
        for held in std::mem::take(&mut self.adnominals) {
            let role = if self.held[held].phrase.marker == "의" { Role::Possessor } else { Role::Oblique };
            self.argue(index, held, role);
        }
        self.collect(index, group.close);
        let outside = self.barriers == 0;
        match group.close {
            Close::Relative if next < self.units.len() => self.relatives.push(index),
            Close::Final if outside => {}
            _ => self.stack.push(Item::Clause(index)),
        }
        next
    }

    /// Lets the predicate `index` take from the stack what a clause that ends in `close` may take.
    fn collect(&mut self, index: usize, close: Close) {
        let mut left = Vec::new();
        let mut taken = 0;
        for _ in 0..REACH {
            let Some(item) = self.stack.pop() else { break };
            let step = match item {
                Item::Barrier => Move::Stop,
                Item::Phrase(held) if close == Close::Final => {
                    let role = self.final_role(index, held);
                    if let Some(role) = role {
                        self.argue(index, held, role);
                    }
                    Move::Take
                }
                Item::Phrase(held) => {
                    let step = self.embedded(index, held, close, taken);
                    if matches!(step, Move::Take | Move::Last) {
                        let role = self.plain_role(index, held);
                        self.argue(index, held, role);
                    }
                    step
                }
                Item::Clause(child) => {
                    let step = self.clause(index, child, close, taken);
                    if matches!(step, Move::Take) {
                        let parent = self.reported_behind(index, child).filter(|_| close == Close::Final);
                        self.hang(child, parent.unwrap_or(index));
                    }
                    step
                }
            };
            match step {
                Move::Take => taken += 1,
                Move::Stop => {
                    left.push(item);
                    break;
                }
                Move::Last => {
                    self.coordinated(index, close);
                    break;
                }
            }
        }
        self.stack.extend(left.into_iter().rev());
        let draft = &mut self.drafts[index].predicate;
        draft.arguments.sort_by_key(|a| a.span);
        if matches!(draft.lemma.as_str(), "받다" | "당하다" | "입다") {
            let told = draft.argument(Role::Object).and_then(|o| o.head.slice(self.text));
            if told.is_some_and(|noun| phrases::verbal_part(noun).is_some()) {
                draft.voice = Voice::Passive;
            }
        }
    }

    /// 12명이 숨지고 30명이 다쳤다고: clauses with subjects of their own, right before a clause with its own, are beside it.
    fn coordinated(&mut self, index: usize, close: Close) {
        while let Some(Item::Clause(child)) = self.stack.last().copied() {
            let waiting = &self.drafts[child];
            let beside =
                matches!(waiting.close, Close::Coordinate | Close::Adverbial) && waiting.predicate.argument(Role::Subject).is_some();
            if !beside || close == Close::Relative {
                break;
            }
            self.stack.pop();
            self.hang(child, index);
        }
    }

    /// 장관이 총리와 만나 철군을 논의했다고 총리실이 밝혔다: a clause before the complement of a verb whose subject stands behind that complement
    /// belongs to the complement, unless it reports something itself.
    fn reported_behind(&self, index: usize, child: usize) -> Option<usize> {
        let subject = self.drafts[index].predicate.argument(Role::Subject)?.span;
        let waiting = &self.drafts[child];
        let hangs = |d: &Draft, above: usize| matches!(d.predicate.parent, Some((up, Link::Complement)) if up.index() == above);
        if !matches!(waiting.close, Close::Coordinate | Close::Adverbial) || self.reports(child) {
            return None;
        }
        let recent = self.recent();
        let complement = |d: &Draft| d.close == Close::Quotative && d.predicate.head.end() <= subject.start() && hangs(d, index);
        let behind = |d: &Draft| d.predicate.head.start() >= waiting.predicate.head.end();
        recent.filter(|c| complement(&self.drafts[*c]) && behind(&self.drafts[*c])).min_by_key(|c| self.drafts[*c].predicate.head)
    }

    /// Whether a clause tells what somebody says.
    fn reports(&self, index: usize) -> bool {
        let told = |d: &Draft| matches!(d.predicate.parent, Some((up, Link::Complement)) if up.index() == index);
        self.drafts[self.recent()].iter().any(|d| d.close == Close::Quotative && told(d))
    }

    /// Hangs the clause `child` under `parent`.
    fn hang(&mut self, child: usize, parent: usize) {
        let link = match self.drafts[child].close {
            Close::Quotative | Close::Complement => Link::Complement,
            Close::Coordinate => Link::Coordinate,
            Close::Adverbial => Link::Adverbial,
            Close::Relative => Link::Relative,
            Close::Final => Link::Parataxis,
        };
        self.drafts[child].predicate.parent = Some((PredicateId(parent as u32), link));
    }

    /// Makes the phrase an argument, with everything that modifies it.
    fn argue(&mut self, index: usize, held: usize, role: Role) {
        let phrase = &self.held[held].phrase;
        let head = phrase.head.slice(self.text).unwrap_or_default();
        let content = words::is(Class::Content, head);
        let argument =
            Argument { role, span: phrase.span, head: phrase.head, marker: phrase.marker.clone(), conjuncts: phrase.conjuncts.clone() };
        self.drafts[index].predicate.arguments.push(argument);
        self.settle(index, held, content);
    }

    /// Hangs what modifies the phrase `held`, and its noun predicates, under the predicate `index`.
    fn settle(&mut self, index: usize, held: usize, content: bool) {
        let above = PredicateId(index as u32);
        let Held { relatives, adnominals, nominals, head_nominal, .. } = self.held[held].clone();
        let last = nominals.last().copied();
        if let Some(last) = last {
            self.drafts[last].predicate.parent = Some((above, Link::Nominal));
        }
        for relative in relatives {
            let parent = match last.filter(|_| head_nominal) {
                Some(noun) => (PredicateId(noun as u32), if content { Link::Complement } else { Link::Relative }),
                None => (above, if content { Link::Complement } else { Link::Relative }),
            };
            self.drafts[relative].predicate.parent = Some(parent);
        }
        for adnominal in adnominals {
            match last {
                Some(noun) => {
                    let role = match self.held[adnominal].phrase.marker.as_str() {
                        "에 대한" => Role::Object,
                        "의" => Role::Possessor,
                        "에 의한" => Role::Agent,
                        _ => Role::Oblique,
                    };
                    self.argue(noun, adnominal, role);
                    self.drafts[noun].predicate.arguments.sort_by_key(|a| a.span);
                }
                None => self.settle(index, adnominal, false),
            }
        }
    }

    /// A noun that stands where a predicate is due: at the end of a headline, before 라고 after a quotation.
    fn noun_as_predicate(&mut self, held: usize, close: Close, copula: bool) -> usize {
        let phrase = self.held[held].phrase.clone();
        let index = if let Some(last) = self.held[held].nominals.last().copied().filter(|_| self.held[held].head_nominal) {
            last
        } else {
            let lemma = format!("{}이다", phrase.head.slice(self.text).unwrap_or_default());
            let index = self.drafts.len();
            let predicate = Predicate {
                sentence: self.sentence,
                head: phrase.head,
                group: phrase.head,
                clause: phrase.span,
                lemma,
                nominal: false,
                voice: Voice::Active,
                tense: if copula { Tense::Present } else { Tense::None },
                aspect: Aspect::Simple,
                negated: false,
                modality: Modality::Fact,
                arguments: Vec::new(),
                parent: None,
                marker: String::new(),
                implied_subject: None,
            };
            self.drafts.push(Draft { predicate, close, comma: false, to_do: false, copula: true, derived: false, next: phrase.next });
            index
        };
        let Held { relatives, adnominals, nominals, .. } = self.held[held].clone();
        for relative in relatives {
            self.drafts[relative].predicate.parent = Some((PredicateId(index as u32), Link::Relative));
        }
        for nominal in nominals.into_iter().rev().take(1).filter(|n| *n != index) {
            self.drafts[nominal].predicate.parent = Some((PredicateId(index as u32), Link::Nominal));
        }
        for adnominal in adnominals {
            let role = if self.held[adnominal].phrase.marker == "에 대한" { Role::Object } else { Role::Oblique };
            self.argue(index, adnominal, role);
        }
        self.drafts[index].close = close;
        self.collect(index, Close::Final);
        index
    }

    /// 이스라엘군, 기지 공습…: a noun that tells of something before the dots of a headline ends a piece of it as a predicate.
    fn piece(&mut self) {
        if let Some(Item::Phrase(held)) = self.stack.last().copied()
            && self.held[held].head_nominal
            && self.held[held].phrase.case == Case::Bare
        {
            self.stack.pop();
            self.noun_as_predicate(held, Close::Final, false);
        }
    }

    /// What is left at the end of the sentence goes to its last clause, or to a noun that tells of something.
    fn finish(mut self) -> Vec<Draft> {
        self.stack.retain(|i| *i != Item::Barrier);
        match self.stack.last().copied() {
            Some(Item::Phrase(held)) if self.held[held].head_nominal && self.held[held].phrase.case == Case::Bare => {
                self.stack.pop();
                self.noun_as_predicate(held, Close::Final, false);
            }
            Some(Item::Clause(index)) => {
                self.stack.pop();
                self.collect(index, Close::Final);
            }
            _ => {}
        }
        self.order()
    }

    /// Sorts by head, renumbers parents, and spreads clauses over what belongs to them.
    fn order(self) -> Vec<Draft> {
        let mut drafts = self.drafts;
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        order.sort_by_key(|i| (drafts[*i].predicate.head, *i));
        let mut position = vec![0; drafts.len()];
        for (new, old) in order.iter().enumerate() {
            position[*old] = new;
        }
        for draft in &mut drafts {
            if let Some((parent, _)) = &mut draft.predicate.parent {
                *parent = PredicateId(position[parent.index()] as u32);
            }
        }
        let mut sorted: Vec<Draft> = order.into_iter().map(|i| drafts[i].clone()).collect();
        for i in 0..sorted.len() {
            let p = &mut sorted[i].predicate;
            p.clause = p.arguments.iter().fold(p.clause.cover(p.group), |span, a| span.cover(a.span));
            if let Some((parent, _)) = p.parent.filter(|(up, _)| up.index() != i) {
                let clause = p.clause;
                let above = &mut sorted[parent.index()].predicate;
                above.clause = above.clause.cover(clause);
            }
        }
        sorted
    }
}
