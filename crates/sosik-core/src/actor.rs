//! Who takes part, where it happens, and by what names.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::evidence::EvidenceList;
use crate::id::ActorId;
use crate::ontology::Sector;
use crate::span::Span;

/// An ISO 3166-1 alpha-3 country, or PLOVER's code of an entity without one (IGO UNO EUR NGO ISM IMG MNC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code([u8; 3]);

/// PLOVER's codes for what belongs to no country.
const STATELESS: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];

impl Code {
    /// The code written as three capital letters.
    ///
    /// # Errors
    ///
    /// When it is anything else.
    pub fn new(code: &str) -> Result<Self, Error> {
        match code.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(Error::new(ErrorKind::Ontology, format!("`{code}` is no actor code; write three capital letters such as PRK or IGO"))),
        }
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// Whether this is a country and not IGO, UNO and the like.
    pub fn is_country(&self) -> bool {
        !STATELESS.contains(&self.as_str())
    }
}

impl TryFrom<String> for Code {
    type Error = Error;

    fn try_from(code: String) -> Result<Self, Error> {
        Self::new(&code)
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.as_str().to_owned()
    }
}

/// A name in the languages it is known in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// In English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// In Korean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ko: Option<String>,
    /// In its own script, when that is neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
}

/// What kind of participant an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum ActorKind {
    State,
    GovernmentBody,
    ArmedForce,
    ArmedGroup,
    Igo,
    Ngo,
    Party,
    Company,
    Media,
    Channel,
    Person,
    Population,
    Bloc,
    Unnamed,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum MentionForm {
    Name,
    Alias,
    Acronym,
    Role,
    Description,
    Pronoun,
    /// A Korean zero subject; the span is the predicate's.
    Zero,
}

/// One place in the text where an actor is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words, particles excluded.
    pub span: Span,
    /// How they refer.
    pub form: MentionForm,
}

/// One real participant of the document under all its names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The same for the same actor in every document and language: a gazetteer key (`kor.nis`), or a form of the name.
    pub key: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its name in the language of the document, as fully as the document or the gazetteer gives it.
    pub name: String,
    /// Its names by language.
    pub names: Names,
    /// Other names that the document uses.
    pub aliases: Vec<String>,
    /// Country or stateless code; nothing when unknown.
    pub code: Option<Code>,
    /// PLOVER sectors, most specific first; a bare state has none.
    pub sectors: Vec<Sector>,
    /// Role or title, as written: "U.S. Defense Secretary".
    pub role: Option<String>,
    /// The actor it belongs to.
    pub affiliation: Option<ActorId>,
    /// Wikidata id, when the gazetteer has it.
    pub wikidata: Option<String>,
    /// Where it is meant, in order of the text.
    pub mentions: Vec<Mention>,
    /// Why it is taken to be what it is.
    pub evidence: EvidenceList,
}

/// A place of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name in the language of the document.
    pub name: String,
    /// Its names by language.
    pub names: Names,
    /// The country it lies in, or is.
    pub country: Option<Code>,
    /// Degrees north, when the gazetteer has them.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// `country`, `city`, `region`, `sea`, `site` or the like.
    pub kind: String,
    /// Where it is named, in order of the text.
    pub mentions: Vec<Span>,
}

/// What a named span is, in the labels of entity recognition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum EntityLabel {
    Person,
    Place,
    Organisation,
    Date,
    Time,
    Quantity,
    Other,
}

/// A named span; spans of entities do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The words, particles excluded.
    pub span: Span,
    /// What they name.
    pub label: EntityLabel,
    /// The actor they name, if any.
    pub actor: Option<ActorId>,
}

/// The kind of a way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say what they mean")]
pub enum ContactKind {
    Url,
    Email,
    Phone,
    Handle,
    Messenger,
    Qr,
}

/// A way to reach somebody, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The words.
    pub span: Span,
    /// What they are.
    pub kind: ContactKind,
}
