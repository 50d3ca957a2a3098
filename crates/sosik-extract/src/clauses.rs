//! Predicates and their arguments, the same shape in both languages. Claims and events read these and never raw trees.

use sosik_core::{SentenceId, Span};

/// Position of a predicate in [`Clauses::predicates`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PredicateId(pub u32);

impl PredicateId {
    /// The position in the list, for indexing.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Who acts on whom grammatically.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Voice {
    #[default]
    Active,
    /// "was arrested", 체포됐다, 공격을 받다.
    Passive,
    /// "had them sign", 서명하게 했다.
    Causative,
}

/// When it is told to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Tense {
    Past,
    Present,
    Future,
    /// Infinitives, participles, bare nouns: nothing is told.
    #[default]
    None,
}

/// Whether it goes on or is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum Aspect {
    #[default]
    Simple,
    Progressive,
    Perfect,
}

/// How sure or wanted it is told to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Told as a fact.
    #[default]
    Fact,
    /// "will", "is going to", -ㄹ 예정이다, -기로 하다, -겠다.
    Intended,
    /// "is expected to", "is likely to", -ㄹ 것으로 보인다, 전망이다.
    Expected,
    /// "may", "might", "could", -ㄹ 수 있다, -ㄹ지도 모른다.
    Possible,
    /// "should", "must", -아야 한다.
    Necessary,
    /// Inside "if", "unless", -면, -다면.
    Conditional,
    /// "ordered to", imperative, -라, -(으)ㄹ 것을.
    Commanded,
}

/// How an argument stands to its predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Grammatical subject, passive subjects included (see [`Predicate::voice`]).
    Subject,
    /// Korean topic (은/는) that is no clear subject, or a preposed phrase.
    Topic,
    /// Direct object.
    Object,
    /// Indirect object: "told reporters", 기자들에게.
    IndirectObject,
    /// The agent of a passive: "by police", 경찰에 의해, 경찰에(게).
    Agent,
    /// Any other phrase with its marker in [`Argument::marker`]: "to Russia", 러시아에, 서울에서.
    Oblique,
    /// The possessor of a noun predicate: "North Korea's deployment", 북한의 파병.
    Possessor,
    /// A noun before a noun predicate: "troop deployment", 북한군 파병.
    Modifier,
}

/// A phrase that belongs to a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// How it stands.
    pub role: Role,
    /// The whole phrase, prepositions and josa excluded.
    pub span: Span,
    /// Its head word, josa excluded.
    pub head: Span,
    /// The preposition in lower case ("to", "according to") or the josa (에게, 에서); empty for none.
    pub marker: String,
    /// Further heads when the phrase is coordinated ("the U.S. and Japan", 한국과 미국이): spans of the conjuncts, the first included;
    /// empty when it is not.
    pub conjuncts: Vec<Span>,
}

/// How a predicate hangs on the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// It is the complement: "said that …", "urged … to leave", …고 밝혔다, …기로 했다, …는 것을.
    Complement,
    /// It modifies a noun: "troops sent to Russia", 러시아에 파병된 병사.
    Relative,
    /// It is an adverbial clause, with its marker ("after", "if", -면, -면서).
    Adverbial,
    /// It is coordinated: "X and Y", -고, -며.
    Coordinate,
    /// It is quoted speech beside its verb ("…," he said).
    Parataxis,
    /// It is a noun that stands as an argument of the one above.
    Nominal,
}

/// A verb, adjective, copula or noun that tells of something, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// The sentence it stands in.
    pub sentence: SentenceId,
    /// The head word, josa and final punctuation excluded (Korean verbs: the eojeol).
    pub head: Span,
    /// The head with its auxiliaries, particles and negation ("had been sent", 보내지 않았다).
    pub group: Span,
    /// The whole clause with its arguments, subordinate clauses included.
    pub clause: Span,
    /// Dictionary form: send, carry out, 보내다, 파병하다; of nouns the noun (deployment, 파병).
    pub lemma: String,
    /// Whether it is a noun.
    pub nominal: bool,
    /// Who acts on whom.
    pub voice: Voice,
    /// When it is told to be.
    pub tense: Tense,
    /// Whether it goes on.
    pub aspect: Aspect,
    /// Whether it is negated ("did not", -지 않다, 못, 없다).
    pub negated: bool,
    /// How sure or wanted it is told to be.
    pub modality: Modality,
    /// What belongs to it, in order of the text.
    pub arguments: Vec<Argument>,
    /// The predicate above it and how it hangs there.
    pub parent: Option<(PredicateId, Link)>,
    /// The word that links it to the one above: "that", "if", "to"; Korean: the ending with quotative particle (다고, 라며, 기로, 면).
    /// Of an independent clause: Korean final ending (다, 라), English empty.
    pub marker: String,
    /// The subject when it is not written with the predicate but follows from grammar: control ("urged troops to leave" → troops),
    /// relative clauses (the noun modified), coordination and Korean dropped subjects with a clear antecedent in the sentence.
    pub implied_subject: Option<Span>,
}

impl Predicate {
    /// The first argument in `role`.
    pub fn argument(&self, role: Role) -> Option<&Argument> {
        self.arguments.iter().find(|a| a.role == role)
    }

    /// The first oblique argument marked by `marker`.
    pub fn oblique(&self, marker: &str) -> Option<&Argument> {
        self.arguments.iter().find(|a| a.role == Role::Oblique && a.marker == marker)
    }

    /// The phrase of the subject: written or implied.
    pub fn subject(&self) -> Option<Span> {
        self.argument(Role::Subject).map(|a| a.span).or(self.implied_subject)
    }
}

/// All predicates of a document, ordered by the start of their heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clauses {
    /// The predicates.
    pub predicates: Vec<Predicate>,
}

impl Clauses {
    /// The predicates of a sentence, with their ids; a binary search and a walk.
    pub fn of_sentence(&self, sentence: SentenceId) -> impl Iterator<Item = (PredicateId, &Predicate)> {
        let from = self.predicates.partition_point(|p| p.sentence < sentence);
        (self.predicates[from..].iter().enumerate())
            .take_while(move |(_, p)| p.sentence == sentence)
            .map(move |(i, p)| (PredicateId((from + i) as u32), p))
    }

    /// The predicates that hang on `id`, in order of the text.
    pub fn children(&self, id: PredicateId) -> impl Iterator<Item = (PredicateId, &Predicate)> {
        let sentence = self.predicates[id.index()].sentence;
        self.of_sentence(sentence).filter(move |(_, p)| p.parent.is_some_and(|(up, _)| up == id))
    }

    /// The predicate whose head overlaps `span`, the first if there are several.
    pub fn at(&self, span: Span) -> Option<PredicateId> {
        self.predicates.iter().position(|p| p.head.overlaps(span)).map(|i| PredicateId(i as u32))
    }
}
