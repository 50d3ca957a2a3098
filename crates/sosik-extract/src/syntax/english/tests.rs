//! Own sentences, cut with the spans and compared as words.

use sosik_core::Span;
use sosik_segment::Segmenter;

use crate::clauses::{Argument, Aspect, Clauses, Link, Modality, Predicate, Role, Tense, Voice};

struct Read {
    text: &'static str,
    clauses: Clauses,
}

fn read(text: &'static str) -> Read {
    let segmentation = Segmenter::new().segment(text);
    let quotes = crate::quotes::find(text, &segmentation);
    let clauses = crate::syntax::clauses(text, &segmentation, &[], &quotes);
    Read { text, clauses }
}

impl Read {
    fn predicate(&self, lemma: &str) -> &Predicate {
        let found = self.clauses.predicates.iter().find(|p| p.lemma == lemma);
        found.unwrap_or_else(|| panic!("no `{lemma}` among {:?}", self.clauses.predicates.iter().map(|p| &p.lemma).collect::<Vec<_>>()))
    }

    fn words(&self, span: Span) -> &'static str {
        span.slice(self.text).unwrap()
    }

    fn argument(&self, lemma: &str, role: Role) -> &'static str {
        self.predicate(lemma).argument(role).map_or("", |a| self.words(a.span))
    }

    fn oblique(&self, lemma: &str, marker: &str) -> &'static str {
        self.predicate(lemma).oblique(marker).map_or("", |a| self.words(a.span))
    }

    fn subject(&self, lemma: &str) -> &'static str {
        self.predicate(lemma).subject().map_or("", |s| self.words(s))
    }

    /// The lemma of the predicate above, and the link.
    fn up(&self, lemma: &str) -> Option<(&str, Link)> {
        self.predicate(lemma).parent.map(|(p, link)| (self.clauses.predicates[p.index()].lemma.as_str(), link))
    }
}

#[test]
fn the_models_that_ship_fit_the_code() {
    super::check().unwrap();
}

#[test]
fn negation_tense_and_arguments() {
    let r = read("The ministry did not confirm the report.");
    let p = r.predicate("confirm");
    assert!(p.negated && p.tense == Tense::Past && p.voice == Voice::Active);
    assert_eq!(r.words(p.group), "did not confirm");
    assert_eq!(r.argument("confirm", Role::Subject), "The ministry");
    assert_eq!(r.argument("confirm", Role::Object), "the report");
}

#[test]
fn passives_have_agents() {
    let r = read("According to the police, three people were arrested by border guards.");
    let p = r.predicate("arrest");
    assert_eq!(p.voice, Voice::Passive);
    assert_eq!(r.words(p.group), "were arrested");
    assert_eq!(r.argument("arrest", Role::Subject), "three people");
    assert_eq!(r.argument("arrest", Role::Agent), "border guards");
    assert_eq!(r.oblique("arrest", "according to"), "the police");
}

#[test]
fn speech_has_content_and_time() {
    let r = read("The president said on Monday that Seoul would send aid to Ukraine.");
    assert_eq!(r.argument("say", Role::Subject), "The president");
    assert_eq!(r.oblique("say", "on"), "Monday");
    assert_eq!(r.up("send"), Some(("say", Link::Complement)));
    assert_eq!(r.predicate("send").marker, "that");
    assert_eq!(r.predicate("send").modality, Modality::Intended);
    assert_eq!(r.oblique("send", "to"), "Ukraine");
}

#[test]
fn quoted_speech_stands_beside_its_verb() {
    let r = read("“We will carry out more strikes,” the general said on Tuesday.");
    assert_eq!(r.predicate("carry out").tense, Tense::Future);
    assert_eq!(r.argument("carry out", Role::Object), "more strikes");
    assert_eq!(r.up("carry out"), Some(("say", Link::Parataxis)));
    assert_eq!(r.words(r.predicate("carry out").clause), "We will carry out more strikes");
    assert_eq!(r.argument("say", Role::Subject), "the general");
}

#[test]
fn unquoted_speech_does_too() {
    let r = read("No soldiers were killed, the army told reporters.");
    assert!(r.predicate("kill").negated);
    assert_eq!(r.up("kill"), Some(("tell", Link::Parataxis)), "{:?}", r.clauses);
    assert_eq!(r.argument("tell", Role::Subject), "the army");
}

#[test]
fn control_gives_subjects() {
    let r = read("The minister urged the troops to leave.");
    assert_eq!(r.subject("leave"), "the troops");
    assert_eq!(r.predicate("leave").modality, Modality::Commanded);
    assert_eq!(r.up("leave"), Some(("urge", Link::Complement)));
    let r = read("Russia denied sending troops to Belarus.");
    assert_eq!(r.subject("send"), "Russia");
}

#[test]
fn expected_and_conditional() {
    let r = read("Japan is expected to impose new sanctions on North Korea if it launches a missile.");
    assert_eq!(r.predicate("impose").modality, Modality::Expected);
    assert_eq!(r.subject("impose"), "Japan");
    assert_eq!(r.predicate("launch").modality, Modality::Conditional);
    assert_eq!(r.predicate("launch").marker, "if");
    let r = read("The king is going to visit Oslo.");
    assert_eq!(r.predicate("visit").modality, Modality::Intended);
    let r = read("The soldiers must not attack civilians.");
    assert_eq!(r.predicate("attack").modality, Modality::Necessary);
    assert!(r.predicate("attack").negated);
}

#[test]
fn relative_clauses_lend_their_noun() {
    let r = read("The rebels, who had captured two towns, refused to leave.");
    let p = r.predicate("capture");
    assert_eq!((p.voice, p.tense, p.aspect), (Voice::Active, Tense::Past, Aspect::Perfect));
    assert_eq!(r.subject("capture"), "The rebels");
    assert!(r.subject("refuse").starts_with("The rebels"));
    let r = read("Troops sent to the front were never paid.");
    assert_eq!(r.predicate("send").voice, Voice::Passive);
    assert_eq!(r.subject("send"), "Troops");
    assert!(r.predicate("pay").negated);
}

#[test]
fn nouns_that_tell_of_events() {
    let r = read("The withdrawal of Russian troops was condemned by the opposition.");
    let p = r.predicate("withdrawal");
    assert!(p.nominal);
    assert_eq!(r.oblique("withdrawal", "of"), "Russian troops");
    assert_eq!(r.argument("condemn", Role::Agent), "the opposition");
    let r = read("Iran launched an attack on the base.");
    assert_eq!(r.subject("attack"), "Iran");
    assert_eq!(r.up("attack"), Some(("launch", Link::Nominal)));
}

#[test]
fn coordinated_phrases_are_parted() {
    let r = read("The U.S. and South Korea held joint drills near the border.");
    let subject: &Argument = r.predicate("hold").argument(Role::Subject).unwrap();
    assert_eq!(subject.conjuncts.iter().map(|c| r.words(*c)).collect::<Vec<_>>(), ["The U.S.", "South Korea"], "{:?}", r.clauses);
    let r = read("Police arrested and charged two men with espionage.");
    assert_eq!(r.up("charge"), Some(("arrest", Link::Coordinate)));
    assert_eq!(r.subject("charge"), "Police");
}

#[test]
fn titles_are_no_clauses() {
    let r = read("The ministry runs a channel called “I Want to Live” for soldiers.");
    assert!(r.clauses.predicates.iter().all(|p| p.lemma != "want" && p.lemma != "live"));
}

#[test]
fn any_text_is_read_in_linear_time() {
    let mut texts = vec![
        String::new(),
        "“ “ ” ( “ said “".repeat(500),
        "a ".repeat(20_000),
        "he said, “".repeat(3_000),
        "that who which ".repeat(5_000),
    ];
    texts.push("x".repeat(200_000));
    for text in texts {
        let segmentation = Segmenter::new().segment(&text);
        let quotes = crate::quotes::find(&text, &segmentation);
        let clauses = crate::syntax::clauses(&text, &segmentation, &[], &quotes);
        for (i, p) in clauses.predicates.iter().enumerate() {
            let spans = [p.head, p.group, p.clause].into_iter().chain(p.arguments.iter().map(|a| a.span)).chain(p.implied_subject);
            assert!(spans.into_iter().all(|s| s.slice(&text).is_some()));
            assert!(p.parent.is_none_or(|(up, _)| up.index() < clauses.predicates.len() && up.index() != i));
            assert!(p.clause.contains(p.head));
        }
    }
}
