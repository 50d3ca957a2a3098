//! Sentences with the clauses that must come out of them.

use sosik_core::Span;
use sosik_segment::Segmenter;

use crate::clauses::{Aspect, Clauses, Link, Modality, Predicate, PredicateId, Role, Tense, Voice};
use crate::explain::Trace;
use crate::{names, quotes, syntax};

fn read(text: &str) -> Clauses {
    let segmentation = Segmenter::new().segment(text);
    let names = names::find(text, &segmentation, &mut Trace::off());
    syntax::clauses(text, &segmentation, &names, &quotes::find(text, &segmentation))
}

fn find<'c>(clauses: &'c Clauses, lemma: &str) -> &'c Predicate {
    clauses.predicates.iter().find(|p| p.lemma == lemma).unwrap_or_else(|| panic!("no {lemma} among {:?}", lemmas(clauses)))
}

fn lemmas(clauses: &Clauses) -> Vec<&str> {
    clauses.predicates.iter().map(|p| p.lemma.as_str()).collect()
}

fn words(text: &str, span: Option<Span>) -> &str {
    span.and_then(|s| s.slice(text)).unwrap_or("")
}

fn argument<'t>(text: &'t str, predicate: &Predicate, role: Role) -> &'t str {
    words(text, predicate.argument(role).map(|a| a.span))
}

fn parent<'c>(clauses: &'c Clauses, predicate: &Predicate) -> Option<(&'c str, Link)> {
    predicate.parent.map(|(PredicateId(up), link)| (clauses.predicates[up as usize].lemma.as_str(), link))
}

#[test]
fn reported_clauses_keep_their_own_arguments() {
    let text = "정보원은 북한이 러시아에 병력 3000명을 보냈다고 18일 공개했다.";
    let clauses = read(text);
    let (said, sent) = (find(&clauses, "공개하다"), find(&clauses, "보내다"));
    assert_eq!(argument(text, said, Role::Subject), "정보원");
    assert_eq!(argument(text, sent, Role::Subject), "북한");
    assert_eq!(argument(text, sent, Role::Object), "병력 3000명");
    assert_eq!(words(text, sent.oblique("에").map(|a| a.span)), "러시아");
    assert_eq!(parent(&clauses, sent), Some(("공개하다", Link::Complement)));
    assert_eq!((sent.marker.as_str(), sent.tense), ("다고", Tense::Past));
    assert_eq!(words(text, Some(sent.clause)), "북한이 러시아에 병력 3000명을 보냈다고");
}

#[test]
fn a_dropped_subject_is_that_of_the_verb_above() {
    let text = "국방부는 포로를 석방하기로 결정했다고 밝혔다.";
    let clauses = read(text);
    assert_eq!(argument(text, find(&clauses, "밝히다"), Role::Subject), "국방부");
    assert_eq!(words(text, find(&clauses, "결정하다").subject()), "국방부");
    assert_eq!(words(text, find(&clauses, "석방하다").subject()), "국방부");
    assert_eq!(find(&clauses, "석방하다").marker, "기로");
}

#[test]
fn the_addressee_of_an_appeal_is_to_act() {
    let text = "외교부는 텔레그램 채널을 통해 러시아에 파병된 병사들에게 투항하라고 촉구했다.";
    let clauses = read(text);
    let (urged, surrender, sent) = (find(&clauses, "촉구하다"), find(&clauses, "투항하다"), find(&clauses, "파병되다"));
    assert_eq!(words(text, urged.oblique("을 통해").map(|a| a.span)), "텔레그램 채널");
    assert_eq!(argument(text, urged, Role::IndirectObject), "병사들");
    assert_eq!((words(text, surrender.subject()), surrender.modality), ("병사들", Modality::Commanded));
    assert_eq!((words(text, sent.subject()), sent.voice), ("병사들", Voice::Passive));
    assert_eq!(parent(&clauses, sent).map(|p| p.1), Some(Link::Relative));
}

#[test]
fn quotations_are_complements_and_shut() {
    let text = "“우리는 휴전을 원한다”고 대변인은 기자들에게 말했다.";
    let clauses = read(text);
    let (said, want) = (find(&clauses, "말하다"), find(&clauses, "원하다"));
    assert_eq!(argument(text, said, Role::Subject), "대변인");
    assert_eq!(argument(text, want, Role::Subject), "우리");
    assert_eq!(parent(&clauses, want), Some(("말하다", Link::Complement)));
}

#[test]
fn nouns_tell_of_events() {
    let text = "미국과 일본은 북한의 파병을 규탄하고 러시아에 대한 제재를 강화하기로 했다.";
    let clauses = read(text);
    assert_eq!(argument(text, find(&clauses, "파병"), Role::Possessor), "북한");
    assert_eq!(argument(text, find(&clauses, "제재"), Role::Object), "러시아");
    let strengthen = find(&clauses, "강화하다");
    assert_eq!((strengthen.modality, words(text, Some(strengthen.group))), (Modality::Intended, "강화하기로 했다"));
    let subject = strengthen.argument(Role::Subject).unwrap();
    let conjuncts: Vec<_> = subject.conjuncts.iter().map(|c| words(text, Some(*c))).collect();
    assert_eq!(conjuncts, ["미국", "일본"]);
    assert_eq!(words(text, find(&clauses, "규탄하다").subject()), "미국과 일본");
    assert_eq!(parent(&clauses, find(&clauses, "규탄하다")), Some(("강화하다", Link::Coordinate)));
}

#[test]
fn headlines_end_in_nouns() {
    let text = "북한, 러시아에 특수부대 파병";
    let clauses = read(text);
    let sent = find(&clauses, "파병");
    assert!(sent.nominal);
    assert_eq!((argument(text, sent, Role::Subject), argument(text, sent, Role::Modifier)), ("북한", "특수부대"));
    assert_eq!(words(text, sent.oblique("에").map(|a| a.span)), "러시아");
}

#[test]
fn auxiliaries_join_their_verb() {
    for (text, lemma, group) in [
        ("군은 병력을 증강하고 있다.", "증강하다", "증강하고 있다"),
        ("회담은 열리지 않았다.", "열리다", "열리지 않았다"),
        ("정부는 협상에 나설 수 있다.", "나서다", "나설 수 있다"),
        ("당국은 명단을 공개할 예정이다.", "공개하다", "공개할 예정이다"),
        ("모두가 결과를 받아들여야 한다.", "받아들이다", "받아들여야 한다"),
    ] {
        let clauses = read(text);
        assert_eq!(words(text, Some(find(&clauses, lemma).group)), group);
    }
    assert_eq!(find(&read("군은 병력을 증강하고 있다."), "증강하다").aspect, Aspect::Progressive);
    assert!(find(&read("회담은 열리지 않았다."), "열리다").negated);
    assert_eq!(find(&read("정부는 협상에 나설 수 있다."), "나서다").modality, Modality::Possible);
    assert_eq!(find(&read("당국은 명단을 공개할 예정이다."), "공개하다").modality, Modality::Intended);
    assert_eq!(find(&read("모두가 결과를 받아들여야 한다."), "받아들이다").modality, Modality::Necessary);
}

#[test]
fn hearsay_is_about_its_subject() {
    let text = "경찰에 체포된 남성은 혐의를 부인한 것으로 알려졌다.";
    let clauses = read(text);
    let denied = find(&clauses, "부인하다");
    assert_eq!(argument(text, denied, Role::Subject), "남성");
    assert_eq!((denied.marker.as_str(), parent(&clauses, denied)), ("ㄴ 것으로", Some(("알려지다", Link::Complement))));
    assert_eq!(find(&clauses, "알려지다").subject(), None);
}

#[test]
fn each_topic_goes_to_its_clause() {
    let text = "북한은 부인했지만 한국은 확인했다.";
    let clauses = read(text);
    assert_eq!(argument(text, find(&clauses, "부인하다"), Role::Subject), "북한");
    assert_eq!(argument(text, find(&clauses, "확인하다"), Role::Subject), "한국");
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for piece in ["가", "북한이 ", "북한과 ", "북한의 ", "보냈다고 ", "“", "(", "보낸 ", "하고 ", "한국, ", "1만", "“간다”고 ", "·가"]
    {
        let text = piece.repeat(20_000);
        let clauses = read(&text);
        let count = clauses.predicates.len();
        assert!(clauses.predicates.iter().all(|p| p.parent.is_none_or(|(up, _)| up.index() < count)));
        assert!(clauses.predicates.windows(2).all(|w| w[0].sentence < w[1].sentence || w[0].head.start() <= w[1].head.start()));
    }
}

#[test]
fn clauses_before_a_reporter_who_stands_behind_share_their_subject() {
    let text = "외무장관이 총리와 만나 철군 일정을 논의했다고 총리실이 밝혔다.";
    let clauses = read(text);
    let discussed = find(&clauses, "논의하다");
    assert_eq!(words(text, discussed.subject()), "외무장관");
    assert_eq!(parent(&clauses, find(&clauses, "만나다")), Some(("논의하다", Link::Adverbial)));
    assert_eq!(argument(text, find(&clauses, "밝히다"), Role::Subject), "총리실");

    let text = "반군은 기지를 습격했으며 정부군은 반격에 나섰다고 신문이 전했다.";
    let clauses = read(text);
    assert_eq!(argument(text, find(&clauses, "습격하다"), Role::Subject), "반군");
    assert_eq!(argument(text, find(&clauses, "나서다"), Role::Subject), "정부군");
}

#[test]
fn coordinated_clauses_of_what_is_said_share_its_subject() {
    let text = "국방부는 반군이 마을을 습격하고 주민들을 납치했다고 밝혔다.";
    let clauses = read(text);
    assert_eq!(words(text, find(&clauses, "납치하다").subject()), "반군");
    assert_eq!(argument(text, find(&clauses, "밝히다"), Role::Subject), "국방부");
    // what befalls does not go on to act
    let text = "김 장관은 회의가 끝난 뒤 기자들과 만나 사퇴하겠다고 말했다.";
    let clauses = read(text);
    assert_eq!(words(text, find(&clauses, "만나다").subject()), "김 장관");
    assert_eq!(words(text, find(&clauses, "사퇴하다").subject()), "김 장관");
}

#[test]
fn what_only_describes_takes_no_subject_of_the_clause_behind() {
    let text = "사령관은 북한이 동맹의 완전한 보장이 없이는 무기를 포기하지 않을 것이라고 말했다.";
    let clauses = read(text);
    assert_eq!(words(text, find(&clauses, "포기하다").subject()), "북한");
}
