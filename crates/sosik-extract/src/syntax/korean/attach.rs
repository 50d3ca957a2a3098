//! The stack: which phrases and clauses each predicate takes.

use std::cmp::Ordering;

use sosik_core::{EntityLabel, SentenceId, Span};
use sosik_segment::Tag;

use super::arcs::Arcs;
use super::nominal;
use super::phrases::{self, Case, Phrase};
use super::units::{Kind, Unit};
use super::verbs::{self, Close};
use super::words::{self, Class};
use crate::clauses::{Argument, Aspect, Link, Modality, Predicate, PredicateId, Role, Tense, Voice};
use crate::names::Name;
use crate::quotes::Quote;

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

/// A quotation that is a clause, by units.
#[derive(Clone, Copy, Debug)]
struct Speech {
    first: usize,
    last: usize,
}

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
            self.stack.push(Item::Phrase(index));
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
                        self.hang(child, index);
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

    /// How many phrases further down could be the subject of a clause above.
    fn candidates(&self) -> usize {
        let reach = self.stack.iter().rev().take(REACH).take_while(|i| **i != Item::Barrier);
        reach.filter(|i| matches!(i, Item::Phrase(h) if { let p = &self.held[*h].phrase; matches!(p.case, Case::Subject | Case::Topic) && !p.time })).count()
    }

    /// Whether the next item down is a phrase that could be the subject of the clause above.
    fn below_subject(&self) -> bool {
        matches!(self.stack.last(), Some(Item::Phrase(h)) if matches!(self.held[*h].phrase.case, Case::Topic | Case::Subject))
    }

    /// What the tree says of a phrase or clause that ends with the unit before `next`: whether it hangs on the group of `index`, or further
    /// right.
    fn told(&self, next: usize, index: usize) -> Option<Ordering> {
        let draft = &self.drafts[index];
        let dependent = self.units.get(next.checked_sub(1)?)?.span;
        let last = self.units.get(draft.next.checked_sub(1)?)?.span;
        self.arcs?.reaches(dependent, draft.predicate.head.start()..=last.end())
    }

    /// What an embedded clause does with a phrase.
    fn embedded(&self, index: usize, held: usize, close: Close, taken: usize) -> Move {
        let draft = &self.drafts[index];
        let phrase = &self.held[held].phrase;
        let has = |role| draft.predicate.argument(role).is_some();
        let relative = close == Close::Relative;
        let adverbial = phrase.marker.contains(' ') || phrase.time;
        // Whose subject a subject is, who is addressed, and how far 을 통해 and the like reach, endings and what other clauses lack say better than the tree.
        let by_rule = matches!(phrase.case, Case::Subject | Case::Topic | Case::Dative) || phrase.marker.contains(' ');
        match self.told(phrase.next, index).filter(|_| !by_rule) {
            Some(Ordering::Equal) => return Move::Take,
            Some(Ordering::Greater) => return Move::Stop,
            _ => {}
        }
        match phrase.case {
            // 보내기로 결정했다, 돕기 위해 왔다: one subject, written once, for both verbs
            Case::Subject | Case::Topic if shares_subject(&draft.predicate.marker) => Move::Stop,
            Case::Subject if has(Role::Subject) => Move::Stop,
            Case::Subject if relative => {
                let noun = self.units.get(draft.next).map(|u| u.text(self.text)).unwrap_or_default();
                let needed = words::is(Class::Content, noun) || !lacks_subject(draft) || self.candidates() > 0;
                if needed { Move::Last } else { Move::Stop }
            }
            Case::Subject => Move::Last,
            Case::Topic if phrase.time => Move::Stop,
            Case::Topic if !relative && !has(Role::Subject) && self.candidates() > 0 => Move::Last,
            Case::Topic => Move::Stop,
            Case::Object if has(Role::Object) => Move::Stop,
            Case::Object => Move::Take,
            _ if phrase.comma => Move::Stop,
            _ if phrase.marker == "에 따르면" => Move::Stop,
            Case::Dative => {
                let wants = matches!(close, Close::Coordinate | Close::Adverbial | Close::Relative)
                    || words::verb(Class::Giving, &draft.predicate.lemma)
                    || draft.predicate.voice == Voice::Passive;
                if wants { Move::Take } else { Move::Stop }
            }
            Case::Other | Case::Bare if adverbial && self.below_subject() => Move::Stop,
            Case::Other if relative && phrase.marker.contains(' ') && taken > 0 => Move::Stop,
            Case::Other => Move::Take,
            Case::Bare if phrase.time || taken == 0 => Move::Take,
            _ => Move::Stop,
        }
    }

    /// What a predicate does with a clause that waits.
    fn clause(&self, index: usize, child: usize, close: Close, taken: usize) -> Move {
        let waiting = &self.drafts[child];
        match self.told(waiting.next, index).filter(|_| close != Close::Final) {
            Some(Ordering::Equal) => return Move::Take,
            Some(Ordering::Greater) => return Move::Stop,
            _ => {}
        }
        match (close, waiting.close) {
            (Close::Final, _) | (_, Close::Quotative) => Move::Take,
            (_, Close::Final) => Move::Take,
            (Close::Relative, _) if waiting.comma => Move::Stop,
            (_, Close::Complement) => Move::Take,
            (Close::Relative, _)
                if taken == 0 && matches!(waiting.predicate.marker.as_str(), "어" | "어서" | "고" | "게" | "도록" | "기 위해") =>
            {
                Move::Take
            }
            (Close::Relative, _) => Move::Stop,
            _ => Move::Take,
        }
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

    /// The role of a phrase by its case alone.
    fn plain_role(&self, index: usize, held: usize) -> Role {
        let phrase = &self.held[held].phrase;
        let predicate = &self.drafts[index].predicate;
        let passive = predicate.voice == Voice::Passive;
        match phrase.case {
            _ if phrase.time => Role::Oblique,
            Case::Subject => Role::Subject,
            Case::Topic if predicate.argument(Role::Subject).is_none() => Role::Subject,
            Case::Topic => Role::Topic,
            Case::Object => Role::Object,
            Case::Dative if passive => Role::Agent,
            Case::Dative => Role::IndirectObject,
            _ if phrase.marker == "에 의해" => Role::Agent,
            Case::Other if passive && phrase.marker == "에" && self.names_an_actor(phrase.head) => Role::Agent,
            // 북한, 러시아에 파병: the first noun of a headline
            Case::Bare if phrase.comma && phrase.first == 0 && predicate.argument(Role::Subject).is_none() => Role::Subject,
            Case::Bare if predicate.argument(Role::Object).is_none() && !passive && self.adjacent(index, held) => {
                // 공식 발표했다, 파병 결정했다: before a derived verb a bare noun modifies its noun
                let derived = predicate.nominal || self.drafts[index].copula || self.drafts[index].derived;
                if derived { Role::Modifier } else { Role::Object }
            }
            _ => Role::Oblique,
        }
    }

    /// The drafts among which the clauses under a predicate lie.
    fn recent(&self) -> std::ops::Range<usize> {
        self.drafts.len().saturating_sub(4 * REACH)..self.drafts.len()
    }

    fn adjacent(&self, index: usize, held: usize) -> bool {
        self.units.get(self.held[held].phrase.next).is_some_and(|u| u.span.start() == self.drafts[index].predicate.head.start())
    }

    fn names_an_actor(&self, head: Span) -> bool {
        phrases::name_at(self.names, head).is_some_and(|n| matches!(n.label, EntityLabel::Person | EntityLabel::Organisation))
    }

    /// The role of a phrase under the predicate that everything left belongs to; nothing when a clause under it took the phrase.
    fn final_role(&mut self, index: usize, held: usize) -> Option<Role> {
        let phrase = &self.held[held].phrase;
        let subject = matches!(phrase.case, Case::Subject | Case::Topic) && !phrase.time;
        let predicate = &self.drafts[index].predicate;
        // 용의자는 달아난 것으로 알려졌다: who is said to have done something is the subject of that
        if predicate.voice == Voice::Passive && words::verb(Class::Evidential, &predicate.lemma) || predicate.lemma == "보이다" {
            let end = phrase.span.end();
            let told = self.recent().find(|&c| {
                let p = &self.drafts[c].predicate;
                p.parent.is_some_and(|(up, link)| up.index() == index && link == Link::Complement)
                    && p.head.start() >= end
                    && (!subject || p.argument(Role::Subject).is_none())
            });
            if let Some(told) = told.filter(|_| phrase.marker != "에 따르면") {
                let role = if subject { Role::Subject } else { self.plain_role(told, held) };
                self.argue(told, held, role);
                self.drafts[told].predicate.arguments.sort_by_key(|a| a.span);
                return None;
            }
        }
        if !subject {
            if let Some(child) = self.first_clause_before_subject(index, held) {
                let role = self.plain_role(child, held);
                self.argue(child, held, role);
                self.drafts[child].predicate.arguments.sort_by_key(|a| a.span);
                return None;
            }
            return Some(self.plain_role(index, held));
        }
        let predicate = &self.drafts[index].predicate;
        let phrase = &self.held[held].phrase;
        let Some(nearer) = predicate.arguments.iter().position(|a| a.role == Role::Subject) else { return Some(Role::Subject) };
        if matches!(predicate.lemma.as_str(), "되다" | "아니다" | "있다" | "없다" | "많다" | "크다" | "필요하다")
            && self.drafts[index].predicate.arguments[nearer].marker == "이"
        {
            self.drafts[index].predicate.arguments[nearer].role = Role::Oblique;
            return Some(Role::Subject);
        }
        // it stands before a clause that has no subject of its own: it is that clause's
        let end = phrase.span.end();
        let nearer_start = predicate.arguments[nearer].span.start();
        let child = self.recent().find(|&c| {
            let p = &self.drafts[c].predicate;
            p.parent.is_some_and(|(up, link)| up.index() == index && !matches!(link, Link::Relative | Link::Nominal))
                && p.head.start() >= end
                && p.head.start() < nearer_start
                && p.argument(Role::Subject).is_none()
        });
        match child {
            Some(child) => {
                self.argue(child, held, Role::Subject);
                self.drafts[child].predicate.arguments.sort_by_key(|a| a.span);
                None
            }
            None => Some(Role::Topic),
        }
    }

    /// 공격으로 12명이 숨졌다고 당국이 밝혔다: what stands before a clause that stands before the subject belongs to that clause.
    fn first_clause_before_subject(&self, index: usize, held: usize) -> Option<usize> {
        let phrase = &self.held[held].phrase;
        if phrase.marker == "에 따르면" {
            return None;
        }
        let subject = self.drafts[index].predicate.argument(Role::Subject)?.span;
        let inside = |d: &Draft| {
            let p = &d.predicate;
            !p.nominal
                && p.parent.is_some_and(|(_, link)| matches!(link, Link::Complement | Link::Coordinate | Link::Adverbial))
                && p.head.start() >= phrase.span.end()
                && p.head.end() <= subject.start()
        };
        self.recent().filter(|c| inside(&self.drafts[*c])).min_by_key(|c| self.drafts[*c].predicate.head)
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

    /// The quotation whose barrier is on top closes before the unit `at`; its clauses wait for the verb that reports them.
    fn close_quotation(&mut self, at: usize) {
        let reported = self.units.get(at).is_some_and(|u| u.kind == Kind::Quotative);
        if let (Some(Item::Phrase(held)), true) = (self.stack.last().copied(), reported) {
            self.stack.pop();
            let index = self.noun_as_predicate(held, Close::Final, true);
            self.stack.push(Item::Clause(index));
        }
        self.barriers = self.barriers.saturating_sub(1);
        let barrier = self.stack.iter().rposition(|i| *i == Item::Barrier).unwrap_or(0);
        let inside: Vec<Item> = self.stack.drain(barrier..).collect();
        self.quoted.clear();
        for relative in std::mem::take(&mut self.relatives) {
            self.stack.push(Item::Clause(relative));
            self.quoted.push(relative);
        }
        // a title in quotation marks holds no clause: its phrases stay where they are
        let clauses = inside.iter().any(|i| matches!(i, Item::Clause(_)));
        for item in inside {
            match item {
                Item::Clause(index) => {
                    self.quoted.push(index);
                    self.stack.push(item);
                }
                Item::Phrase(_) if !clauses => self.stack.push(item),
                _ => {}
            }
        }
    }

    /// 라고, 고, 라며, 는 after a quotation says how it hangs.
    fn quotative(&mut self, at: usize) {
        let unit = &self.units[at];
        let form: String = unit.morphemes.iter().map(|m| m.form.as_ref()).collect();
        let adnominal = unit.morphemes.iter().any(|m| m.tag == Tag::ETM);
        for index in std::mem::take(&mut self.quoted) {
            let draft = &mut self.drafts[index];
            draft.close = if adnominal { Close::Relative } else { Close::Quotative };
            draft.predicate.marker.clone_from(&form);
            draft.next = at + 1;
            if adnominal {
                if let Some(above) = self.stack.iter().rev().take(REACH).position(|i| *i == Item::Clause(index)) {
                    self.stack.remove(self.stack.len() - 1 - above);
                }
                self.relatives.push(index);
            }
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

/// Whether a clause with this marker always has the subject of the verb above it.
fn shares_subject(marker: &str) -> bool {
    marker.starts_with("기로") || matches!(marker, "기를" | "기 위해" | "려고" | "려" | "고자" | "러" | "고서" | "으려고")
}

/// Whether the noun that the clause modifies is its subject, as far as its form says.
fn lacks_subject(draft: &Draft) -> bool {
    let p = &draft.predicate;
    p.voice == Voice::Passive || draft.copula || p.argument(Role::Object).is_some() || words::verb(Class::Intransitive, &p.lemma)
}

/// The units of a quotation when it holds a clause: it ends in a final ending, or 라고 and the like follow.
fn speech(units: &[Unit<'_>], inner: Span) -> Option<Speech> {
    let first = units.partition_point(|u| u.span.start() < inner.start());
    let end = units.partition_point(|u| u.span.start() < inner.end());
    let last = end.checked_sub(1).filter(|l| *l >= first)?;
    let reported = units.get(end).is_some_and(|u| u.kind == Kind::Quotative);
    let finite = units[last].kind == Kind::Predicate
        && units[last].morphemes.iter().rev().find(|m| m.tag.is_eomi()).is_some_and(|m| m.tag == Tag::EF);
    (reported || finite).then_some(Speech { first, last })
}
