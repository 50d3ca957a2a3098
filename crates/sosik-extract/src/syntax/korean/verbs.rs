//! Verbal groups: a predicate with the auxiliaries after it, read as voice, tense, aspect, negation and modality, and how its clause ends.

use sosik_core::Span;
use sosik_segment::{Morpheme, Tag};

use super::units::{Kind, Unit};
use super::words::{self, Class};
use crate::clauses::{Aspect, Modality, Tense, Voice};

/// How a clause ends, which says what it can hang on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// 다, 까, 라: nothing above it in the sentence.
    Final,
    /// 다고, 라며, 자고, 고 after a quotation.
    Quotative,
    /// 는 것을, 기로, ㄹ지.
    Complement,
    /// 는, ㄴ, ㄹ, 던, 다는 before a noun.
    Relative,
    /// 고, 며, 지만, 거나.
    Coordinate,
    /// 아서, 면, 도록, ㄴ 뒤.
    Adverbial,
}

/// A verbal group.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The eojeol of the verb, josa after a nominal ending excluded.
    pub(super) head: Span,
    /// With auxiliaries.
    pub(super) span: Span,
    /// The unit after it.
    pub(super) next: usize,
    pub(super) lemma: String,
    pub(super) voice: Voice,
    pub(super) tense: Tense,
    pub(super) aspect: Aspect,
    pub(super) negated: bool,
    pub(super) modality: Modality,
    pub(super) close: Close,
    pub(super) marker: String,
    pub(super) comma: bool,
    /// Whether it is a noun with 이다.
    pub(super) copula: bool,
    /// Whether it is a noun with 하다, 되다 and the like.
    pub(super) derived: bool,
    /// Whether the clause before 것 and the like commands, so that its subject is the addressee.
    pub(super) to_do: bool,
}

/// The verb of a unit: its lemma without 다 at its first verbal morpheme, and whether that is a copula.
pub(super) fn lemma(unit: &Unit<'_>, text: &str) -> (String, bool) {
    let Some(verb) = unit.morphemes.iter().find(|m| m.tag.is_predicate()) else { return (unit.text(text).to_owned(), false) };
    if verb.tag == Tag::VCP {
        return (format!("{}이다", unit.stem.slice(text).unwrap_or_default()), true);
    }
    // 알려지다, 만들어지다: what is written before 지 is part of the stem
    if let Some(passive) = unit.morphemes.iter().find(|m| m.tag == Tag::VX && m.form == "지")
        && let Ok(before) = Span::new(unit.span.start(), passive.span.start())
    {
        return (format!("{}지다", before.slice(text).unwrap_or_default()), false);
    }
    let lemma = verb.lemma.as_ref().map_or_else(|| format!("{}다", verb.form), |l| l.to_string());
    // what stands before the noun of a derived verb is part of it: 재 + 확인하다
    (lemma, false)
}

/// The ending of a unit: its last eomi, restored.
fn ending<'a>(unit: &Unit<'a>) -> Option<&'a Morpheme> {
    unit.morphemes.iter().rev().find(|m| m.tag.is_eomi())
}

/// The ending's form under one spelling: 은 and ㄴ alike, 아 and 어 and 여 alike.
fn plain(form: &str) -> &str {
    match form {
        "은" => "ㄴ",
        "을" => "ㄹ",
        "음" => "ㅁ",
        "아" | "여" => "어",
        "아서" | "여서" => "어서",
        "아야" | "여야" => "어야",
        "아도" | "여도" => "어도",
        _ => form.strip_prefix('으').filter(|r| !r.is_empty()).unwrap_or(form),
    }
}

const AUXILIARIES: &[&str] = &[
    "있다",
    "오다",
    "가다",
    "주다",
    "버리다",
    "내다",
    "놓다",
    "두다",
    "보다",
    "지다",
    "대다",
    "나가다",
    "달라다",
    "계시다",
    "드리다",
    "나다",
];

/// What goes on being read.
struct Reader<'u, 'a> {
    text: &'u str,
    units: &'u [Unit<'a>],
    group: Group,
    /// The last unit of the group.
    at: usize,
    /// Words after the ending that belong to the marker: 것을, 뒤, 위해.
    suffix: Option<(String, Close)>,
}

/// The group whose verb is the unit at `first`.
pub(super) fn read(text: &str, units: &[Unit<'_>], first: usize) -> Group {
    let unit = &units[first];
    let (lemma, copula) = lemma(unit, text);
    let head_end = if unit.josa.is_empty() {
        unit.span.end()
    } else {
        unit.morphemes.iter().rev().find(|m| m.tag.is_eomi()).map_or(unit.span.end(), |m| m.span.end())
    };
    let head = Span::new(unit.span.start(), head_end).unwrap_or(unit.span);
    let mut group = Group {
        head,
        span: head,
        next: first + 1,
        voice: Voice::Active,
        tense: Tense::None,
        aspect: Aspect::Simple,
        negated: false,
        modality: Modality::Fact,
        close: Close::Final,
        marker: String::new(),
        comma: false,
        copula,
        derived: unit.has(Tag::XSV),
        to_do: false,
        lemma,
    };
    group.voice = voice(unit, &group.lemma);
    group.negated = unit.has(Tag::VCN) || group.lemma == "없다" || first > 0 && negates(&units[first - 1], text);
    let mut reader = Reader { text, units, group, at: first, suffix: None };
    while reader.join() {}
    reader.close();
    reader.group
}

fn negates(unit: &Unit<'_>, text: &str) -> bool {
    unit.kind == Kind::Adverb && matches!(unit.span.slice(text), Some("안" | "못"))
}

fn voice(unit: &Unit<'_>, lemma: &str) -> Voice {
    let suffix = unit.morphemes.iter().find(|m| m.tag == Tag::XSV).map(|m| m.form.as_ref());
    let serial = unit.morphemes.iter().any(|m| m.tag == Tag::VX && m.form == "지");
    match suffix {
        Some("되" | "당하" | "받") => Voice::Passive,
        Some("시키") => Voice::Causative,
        _ if serial || words::verb(Class::Passive, lemma) => Voice::Passive,
        _ if lemma.ends_with("어지다") || lemma.ends_with("아지다") || lemma.ends_with("혀지다") || lemma.ends_with("려지다") => {
            Voice::Passive
        }
        _ => Voice::Active,
    }
}

impl Reader<'_, '_> {
    fn unit(&self, ahead: usize) -> Option<&Unit<'_>> {
        self.units.get(self.at + ahead)
    }

    /// Takes the units up to `ahead` into the group.
    fn take(&mut self, ahead: usize) -> bool {
        self.at += ahead;
        self.group.next = self.at + 1;
        let unit = &self.units[self.at];
        let end = if unit.josa.is_empty() { unit.span.end() } else { unit.stem.end() };
        self.group.span = Span::new(self.group.span.start(), end.max(self.group.span.end())).unwrap_or(self.group.span);
        true
    }

    /// Joins one auxiliary; false when none follows.
    fn join(&mut self) -> bool {
        let unit = &self.units[self.at];
        let Some(last) = ending(unit).filter(|_| !unit.comma) else { return false };
        let form = plain(&last.form).to_owned();
        let tag = last.tag;
        let josa = unit.josa.first().copied().unwrap_or_default().to_owned();
        let Some(next) = self.unit(1) else { return false };
        let (next_lemma, next_copula) = if next.kind == Kind::Predicate { lemma(next, self.text) } else { (String::new(), false) };
        let next_word = next.text(self.text).to_owned();
        let next_is_noun = next.kind == Kind::Noun;
        let auxiliary = next.morphemes.first().is_some_and(|m| matches!(m.tag, Tag::VV | Tag::VX | Tag::VA | Tag::VCN));
        match (tag, form.as_str()) {
            (Tag::EC, "지") if matches!(next_lemma.as_str(), "않다" | "못하다" | "말다") => {
                self.group.negated = true;
                self.take(1)
            }
            (Tag::EC, "고") if auxiliary && matches!(next_lemma.as_str(), "있다" | "계시다") => {
                self.group.aspect = Aspect::Progressive;
                self.take(1)
            }
            (Tag::EC, "고") if auxiliary && matches!(next_lemma.as_str(), "싶다" | "싶어하다" | "말다") => {
                if next_lemma != "말다" {
                    self.group.modality = Modality::Intended;
                }
                self.take(1)
            }
            (Tag::EC, "어") if auxiliary && AUXILIARIES.contains(&next_lemma.as_str()) && next.josa.is_empty() => {
                match next_lemma.as_str() {
                    "있다" => self.group.aspect = Aspect::Perfect,
                    "오다" | "가다" => self.group.aspect = Aspect::Progressive,
                    "지다" => self.group.voice = Voice::Passive,
                    _ => {}
                }
                self.take(1)
            }
            (Tag::EC, "게") if next_lemma == "하다" || next_lemma == "만들다" => {
                self.group.voice = Voice::Causative;
                self.take(1)
            }
            (Tag::EC, "게") if next_lemma == "되다" => self.take(1),
            (Tag::EC, "어야") if matches!(next_lemma.as_str(), "하다" | "되다") => {
                self.group.modality = Modality::Necessary;
                self.take(1)
            }
            (Tag::EC, "려고" | "려" | "고자") if next_lemma == "하다" => {
                self.group.modality = Modality::Intended;
                self.take(1)
            }
            (Tag::EC, "도록") if next_lemma == "하다" => {
                self.group.voice = Voice::Causative;
                self.take(1)
            }
            (Tag::EC | Tag::ETM, "ㄹ지" | "ㄹ는지") if next_lemma == "모르다" => {
                self.group.modality = Modality::Possible;
                self.take(1)
            }
            (Tag::ETN, "기") if josa.ends_with('로') && next_lemma == "하다" => {
                self.group.modality = Modality::Intended;
                self.take(1)
            }
            (Tag::ETN, "기") if matches!(next_lemma.as_str(), "시작하다" | "시작되다") => self.take(1),
            (Tag::ETN, "기") if matches!(josa.as_str(), "도" | "는" | "만") && next_lemma == "하다" => self.take(1),
            (Tag::ETM, "ㄹ") if next_word == "수" && next_is_noun => {
                let Some(after) = self.unit(2).filter(|u| u.kind == Kind::Predicate) else { return false };
                match lemma(after, self.text).0.as_str() {
                    "있다" => self.group.modality = Modality::Possible,
                    "없다" => {
                        self.group.modality = Modality::Possible;
                        self.group.negated = true;
                    }
                    _ => return false,
                }
                self.take(2)
            }
            (Tag::ETM, _) if next_is_noun && matches!(next_word.as_str(), "바" | "적" | "일") => {
                let Some(after) = self.unit(2).filter(|u| u.kind == Kind::Predicate) else { return false };
                match lemma(after, self.text).0.as_str() {
                    "있다" => self.group.aspect = Aspect::Perfect,
                    "없다" => self.group.negated = true,
                    _ => return false,
                }
                self.take(2)
            }
            (Tag::ETM, _) if next_is_noun && next_word == "것" => {
                let Some(after) = self.unit(2).filter(|u| u.kind == Kind::Predicate) else { return false };
                if lemma(after, self.text).0 != "같다" || !self.units[self.at + 1].josa.is_empty() {
                    return false;
                }
                self.group.modality = Modality::Expected;
                self.take(2)
            }
            (Tag::ETM, _) if next_copula => {
                let noun = next_lemma.strip_suffix("이다").unwrap_or_default().to_owned();
                self.group.modality = match noun.as_str() {
                    "것" | "셈" | "참" | "상황" | "상태" | "모양" | "중" | "편" => {
                        if form == "ㄹ" {
                            self.group.tense = Tense::Future;
                            if noun == "것" { Modality::Intended } else { Modality::Expected }
                        } else {
                            self.group.modality
                        }
                    }
                    w if form == "ㄹ" && words::is(Class::Plan, w) => Modality::Intended,
                    w if form == "ㄹ" && words::is(Class::Outlook, w) => Modality::Expected,
                    _ => return false,
                };
                if noun == "중" {
                    self.group.aspect = Aspect::Progressive;
                }
                if self.group.tense == Tense::None {
                    self.group.tense = tense(&self.units[self.at]);
                }
                self.take(1)
            }
            (Tag::ETM, _) if matches!(next_lemma.as_str(), "듯하다" | "듯싶다" | "만하다") => {
                self.group.modality = Modality::Expected;
                self.take(1)
            }
            _ => false,
        }
    }

    /// Reads tense and the way the clause ends off the last unit and the noun after it.
    fn close(&mut self) {
        let unit = &self.units[self.at];
        let told = tense(unit);
        let group = &mut self.group;
        // 보낼 것이다, 보낸 것이다: the verb before 것 says when; 것이었다 adds nothing
        if group.tense == Tense::None || (told == Tense::Past && group.tense != Tense::Future) {
            group.tense = told;
        }
        if unit.morphemes.iter().any(|m| m.tag == Tag::EP && m.form == "겠") && group.modality == Modality::Fact {
            group.modality = Modality::Intended;
        }
        group.comma = unit.comma;
        let Some(last) = ending(unit) else {
            group.close = Close::Final;
            return;
        };
        let (tag, form) = (last.tag, last.form.as_ref());
        let form_plain = plain(form);
        let marker = if matches!(tag, Tag::ETM | Tag::ETN | Tag::EC) { form_plain } else { form };
        group.marker = marker.to_owned();
        for josa in &unit.josa {
            group.marker.push_str(match *josa {
                "를" => "을",
                "가" => "이",
                other => other,
            });
        }
        let verbal = unit.morphemes.iter().any(|m| matches!(m.tag, Tag::VV | Tag::VX | Tag::XSV));
        group.close = match tag {
            Tag::EF | Tag::EP => {
                if form.ends_with('라') && verbal && form != "더라" {
                    group.modality = Modality::Commanded;
                }
                Close::Final
            }
            Tag::ETM if is_quoting(form, &["다는", "라는", "냐는", "자는", "다던", "라던"]) => {
                commands(group, form, verbal);
                Close::Relative
            }
            Tag::ETM => Close::Relative,
            Tag::ETN => match (form_plain, group.marker.as_str()) {
                (_, m) if m.ends_with("에") => Close::Adverbial,
                _ => Close::Complement,
            },
            _ if is_quoting(
                form,
                &[
                    "다고",
                    "라고",
                    "냐고",
                    "자고",
                    "다며",
                    "라며",
                    "자며",
                    "냐며",
                    "다면서",
                    "라면서",
                    "자면서",
                    "달라고",
                    "다고도",
                    "라고도",
                ],
            ) =>
            {
                commands(group, form, verbal);
                Close::Quotative
            }
            _ if matches!(form_plain, "고" | "며" | "지만" | "나" | "거나" | "고서" | "되" | "면서도") => Close::Coordinate,
            _ if matches!(form_plain, "ㄹ지" | "는지" | "ㄴ지" | "ㄹ지도") => Close::Complement,
            _ => {
                if matches!(form_plain, "면" | "다면" | "라면" | "ㄴ다면" | "거든" | "어야만") && group.modality == Modality::Fact
                {
                    group.modality = Modality::Conditional;
                }
                if matches!(form_plain, "도록" | "려고" | "려" | "고자" | "러") {
                    group.to_do = form_plain == "도록";
                    if group.modality == Modality::Fact {
                        group.modality = Modality::Intended;
                    }
                }
                Close::Adverbial
            }
        };
        self.wrap();
    }

    /// 는 것을, ㄴ 뒤, 기 위해, 기 때문에: a bound noun or verb that makes the clause something else.
    fn wrap(&mut self) {
        let unit = &self.units[self.at];
        let Some(next) = self.unit(1).filter(|_| !unit.comma) else { return };
        let word = next.text(self.text).to_owned();
        let josa = next.marker();
        let topical = next.topical();
        let last = ending(unit).map(|m| (m.tag, plain(&m.form).to_owned()));
        match last {
            Some((Tag::ETM, form)) if next.kind == Kind::Noun && (word == "것" || word == "거") => {
                let josa = if josa.is_empty() && topical { "은".to_owned() } else { josa };
                let written = if josa == "로" { "으로" } else { &josa };
                self.suffix = Some((format!("{form} 것{written}"), Close::Complement));
                if form == "ㄹ" {
                    let after = self.unit(2).filter(|u| u.kind == Kind::Predicate).map(|u| lemma(u, self.text).0).unwrap_or_default();
                    if josa == "을" {
                        self.group.modality = Modality::Commanded;
                        self.group.to_do = true;
                    } else if self.group.modality == Modality::Fact {
                        let expected = josa == "로" && words::verb(Class::Evidential, &after);
                        self.group.modality = if expected { Modality::Expected } else { Modality::Intended };
                    }
                    if self.group.tense == Tense::None {
                        self.group.tense = Tense::Future;
                    }
                }
            }
            Some((Tag::ETM, form)) if next.kind == Kind::Noun && words::is(Class::Adverbial, &word) => {
                // 공격할 경우 is "if"; 공격한 경우 tells of cases.
                if form == "ㄹ" && word == "경우" && self.group.modality == Modality::Fact {
                    self.group.modality = Modality::Conditional;
                }
                self.suffix = Some((format!("{form} {word}{josa}"), Close::Adverbial));
            }
            Some((Tag::ETN, form)) if form == "기" && next.kind == Kind::Predicate && lemma(next, self.text).0 == "위하다" => {
                let close = if ending(next).is_some_and(|m| m.tag == Tag::ETM) { Close::Relative } else { Close::Adverbial };
                self.suffix = Some((if close == Close::Relative { "기 위한" } else { "기 위해" }.to_owned(), close));
                self.group.modality = Modality::Intended;
            }
            Some((Tag::ETN, form))
                if form == "기" && next.kind == Kind::Noun && matches!(word.as_str(), "때문" | "전" | "직전" | "이전") =>
            {
                self.suffix = Some((format!("기 {word}{josa}"), Close::Adverbial));
            }
            _ => return,
        }
        if let Some((marker, close)) = self.suffix.take() {
            self.group.marker = marker;
            self.group.close = close;
            self.at += 1;
            self.group.next = self.at + 1;
            self.group.comma = self.units[self.at].comma;
        }
    }
}

fn is_quoting(form: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| form.ends_with(e))
}

/// 투항하라고, 철수하자고, 보내 달라고 command; 기자라고 does not.
fn commands(group: &mut Group, form: &str, verbal: bool) {
    let commanding = (form.contains('라') && verbal && !form.starts_with("ㄹ"))
        || form.contains("자고")
        || form.contains("자며")
        || form.contains("달라");
    if commanding && group.modality == Modality::Fact {
        group.modality = Modality::Commanded;
        group.to_do = true;
    }
}

/// What the endings of one unit say of time.
fn tense(unit: &Unit<'_>) -> Tense {
    let adjective =
        unit.morphemes.iter().find(|m| m.tag.is_predicate()).is_some_and(|m| matches!(m.tag, Tag::VA | Tag::XSA | Tag::VCP | Tag::VCN));
    let prefinal = |forms: &[&str]| unit.morphemes.iter().any(|m| m.tag == Tag::EP && forms.contains(&m.form.as_ref()));
    if prefinal(&["았", "었", "였"]) {
        return Tense::Past;
    }
    if prefinal(&["겠"]) {
        return Tense::Future;
    }
    let Some(last) = ending(unit) else { return Tense::None };
    match (last.tag, plain(&last.form)) {
        (Tag::ETM, "ㄴ") if adjective => Tense::Present,
        (Tag::ETM, "ㄴ" | "던") => Tense::Past,
        (Tag::ETM, "ㄹ") => Tense::Future,
        (Tag::ETM | Tag::EF, _) => Tense::Present,
        (Tag::EC, form) if form.contains("다고") || form.contains("다며") || form.contains("라고") && adjective => Tense::Present,
        _ => Tense::None,
    }
}
