//! Closed lists of words, by the rule that asks for them. Data in `lexicon/cues/words.csv`.

/// A closed list of words that a rule asks for, as the column `class` of `words.csv` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Ends of nouns for people and bodies: 장관, 단체.
    Role,
    /// The same in one syllable, which other nouns end in too: 장, 회.
    RoleSyllable,
    /// Bodies and sides to which one speaks with 에.
    Body,
    /// Those to whom statements are made: 기자단.
    Audience,
    /// Verbs that make a phrase of the object before them: 을 통해.
    Adverbial,
    /// Beginnings of verbs whose subject says the noun before them, or English verbs whose subject says the one behind: 주장을 폈다, voiced fears.
    Light,
    /// Beginnings of verbs behind a quotation that tell nothing: 다고 해서.
    TellsNothing,
    /// Verbs that mean to find out when one cannot do it.
    FindsOut,
    /// Nouns that end a plain report rather than a judgement: 라는 내용이라고.
    Plain,
    /// Stems of adjectives that state a fact: 무관하다.
    Fact,
    /// What is done to find something out: 조사한 결과.
    Inquiry,
    /// What one tells or keeps back: 이름은 밝히지 않았다.
    KeptBack,
    /// Words in front of a colon that are no speakers.
    Label,
    /// Heads of texts that found what they say.
    Finder,
    /// Words before a noun and not before a finite verb.
    BeforeNoun,
    /// Words with which a clause that is told begins, whatever the verb.
    ClauseSubject,
    /// Words that begin a noun phrase and may be one by themselves: these.
    Determiner,
    /// Verbs whose passive is an attitude of its subject: convinced that.
    Felt,
    /// Participles of how a text or interview comes out.
    Aired,
    /// Verbs whose denial refuses to say anything.
    Answer,
    /// Verbs that one refuses to do when one tells nothing: would not say.
    Withheld,
    /// Those who pass on what others say: reporters.
    Relay,
    /// Ends of nouns for what one suffers from and complains of: 불안을 호소하다.
    Suffering,
    /// Nouns for what somebody who speaks asks for himself: 익명을 요구한 관리.
    Anonymity,
    /// Nouns for what one says when asked: 답변을 거부하다.
    Telling,
    /// Beginnings of verbs that refuse to do what the noun before them names.
    Refuses,
    /// Words before a figure that is not exact: about 300.
    Approximate,
    /// Beginnings of verbs that bring a text into the world: 성명을 발표하다.
    Issues,
    /// Words with which a question begins that is told: how.
    Asks,
    /// Words that open a clause before the main one.
    Subordinator,
    /// Nouns for what one answers or leaves unanswered: calls, requests.
    Asked,
    /// Prepositions of a phrase between commas behind a subject that tells where or how it speaks: the ministry, through its channel, said.
    Aside,
    /// Modal verbs of a guess: may.
    Modal,
    /// The one of them that also tells what somebody is able to do: could.
    Ability,
    /// Verbs that one is able to do: could see.
    AbleTo,
    /// Verbs that only say what something is held to be: consider, view.
    Rates,
    /// Words between a modal verb and its verb that make an ability of it: could barely.
    AbleHow,
    /// Beginnings of verbs of what somebody does before giving orders there: 공장을 시찰하고 생산을 늘리라고.
    Occasion,
    /// Verbs of finding whose subject may be no somebody: the case shows that.
    Shows,
    /// Verbs of being in some state: remains confident.
    Stays,
    /// Prepositions behind a noun of saying that name those who say it: fears among voters.
    Holds,
    /// Words that open a sentence before its subject and belong to no phrase: meanwhile, 한편.
    Opener,
    /// Prepositions and the like that only open a sentence: amid.
    Introduction,
    /// Words with which a title before a name begins: a, his.
    Title,
    /// Words that begin a relative clause.
    Relative,
    /// Verbs that bring a statement, video or letter into the world: issue.
    Makes,
    /// Nouns for people and bodies that can speak, beside those that sources and endings tell.
    Somebody,
    /// Nouns of time at which an act happens: 밝힌 가운데, 밝힌 뒤.
    Moment,
    /// Korean verbs of thinking, which somebody who is quoted says of his own mind: 생각하다.
    OwnMind,
    /// Determiners that need a noun behind them: the.
    Article,
    /// Verbs of asking that things do as well: require.
    Needs,
    /// Korean words for circles in which something is said: 일각에서는.
    Circle,
    /// Words at which a noun phrase ends on both sides, since a clause begins with them: because.
    Boundary,
    /// Adverbs between a subject and its verb, beside those in -ly: still.
    Adverb,
    /// Words with which a noun phrase goes on behind its noun: of.
    GoesOn,
    /// Prepositions of phrases that tell when, where and how: during.
    Preposition,
    /// Adjectives for what is only said to be so: alleged.
    Alleged,
    /// Verbs with "short of" of what is not done after all: stop.
    Stops,
    /// Verbs with which somebody hints and a text finds: suggest.
    Hints,
    /// Korean nouns that are offices only behind a body: 외무성 부상.
    OfficeOf,
    /// Words in -ly that are no adverbs: family.
    NoAdverb,
    /// Verbs of asking, knowing and telling before a question: know who did it.
    Wonders,
}

// A word's classes are the bits of one number.
const _: () = assert!(Class::ALL.len() <= u64::BITS as usize);

impl Class {
    /// All of them, in order.
    pub(super) const ALL: [Self; 62] = [
        Self::Role,
        Self::RoleSyllable,
        Self::Body,
        Self::Audience,
        Self::Adverbial,
        Self::Light,
        Self::TellsNothing,
        Self::FindsOut,
        Self::Plain,
        Self::Fact,
        Self::Inquiry,
        Self::KeptBack,
        Self::Label,
        Self::Finder,
        Self::BeforeNoun,
        Self::ClauseSubject,
        Self::Determiner,
        Self::Felt,
        Self::Aired,
        Self::Answer,
        Self::Withheld,
        Self::Relay,
        Self::Suffering,
        Self::Anonymity,
        Self::Issues,
        Self::Telling,
        Self::Refuses,
        Self::Approximate,
        Self::Asks,
        Self::Subordinator,
        Self::Asked,
        Self::Aside,
        Self::Modal,
        Self::Ability,
        Self::AbleTo,
        Self::Rates,
        Self::AbleHow,
        Self::Occasion,
        Self::Shows,
        Self::Stays,
        Self::Holds,
        Self::Opener,
        Self::Introduction,
        Self::Title,
        Self::Relative,
        Self::Makes,
        Self::Somebody,
        Self::Moment,
        Self::OwnMind,
        Self::Article,
        Self::Needs,
        Self::Circle,
        Self::Boundary,
        Self::Adverb,
        Self::GoesOn,
        Self::Preposition,
        Self::Alleged,
        Self::Stops,
        Self::Hints,
        Self::OfficeOf,
        Self::NoAdverb,
        Self::Wonders,
    ];

    /// Its name in the data.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::RoleSyllable => "role-syllable",
            Self::Body => "body",
            Self::Audience => "audience",
            Self::Adverbial => "adverbial",
            Self::Light => "light",
            Self::TellsNothing => "tells-nothing",
            Self::FindsOut => "finds-out",
            Self::Plain => "plain",
            Self::Fact => "fact",
            Self::Inquiry => "inquiry",
            Self::KeptBack => "kept-back",
            Self::Label => "label",
            Self::Finder => "finder",
            Self::BeforeNoun => "before-noun",
            Self::ClauseSubject => "clause-subject",
            Self::Determiner => "determiner",
            Self::Felt => "felt",
            Self::Aired => "aired",
            Self::Answer => "answer",
            Self::Withheld => "withheld",
            Self::Relay => "relay",
            Self::Suffering => "suffering",
            Self::Anonymity => "anonymity",
            Self::Issues => "issues",
            Self::Asks => "asks",
            Self::Subordinator => "subordinator",
            Self::Telling => "telling",
            Self::Refuses => "refuses",
            Self::Approximate => "approximate",
            Self::Asked => "asked",
            Self::Aside => "aside",
            Self::Modal => "modal",
            Self::Ability => "ability",
            Self::AbleTo => "able-to",
            Self::Rates => "rates",
            Self::AbleHow => "able-how",
            Self::Occasion => "occasion",
            Self::Shows => "shows",
            Self::Stays => "stays",
            Self::Holds => "holds",
            Self::Opener => "opener",
            Self::Introduction => "introduction",
            Self::Title => "title",
            Self::Relative => "relative",
            Self::Makes => "makes",
            Self::Somebody => "somebody",
            Self::Moment => "moment",
            Self::OwnMind => "own-mind",
            Self::Article => "article",
            Self::Needs => "needs",
            Self::Circle => "circle",
            Self::Boundary => "boundary",
            Self::Adverb => "adverb",
            Self::GoesOn => "goes-on",
            Self::Preposition => "preposition",
            Self::Alleged => "alleged",
            Self::Stops => "stops",
            Self::Hints => "hints",
            Self::OfficeOf => "office-of",
            Self::NoAdverb => "no-adverb",
            Self::Wonders => "wonders",
        }
    }
}
