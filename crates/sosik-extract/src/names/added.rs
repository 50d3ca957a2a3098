//! Actors that a user lists: what nobody ships, or what nobody knew when it was shipped.

use sosik_core::ontology::Sector;
use sosik_core::{ActorKind, Code, EntityLabel, Error, ErrorKind, MentionForm, Span};

use super::boundary::{ends_word, hangul_behind, is_hangul, is_josa, starts_word};
use super::index::{FormIndex, Map};
use super::lexicon::kind;
use super::{Found, Name, gazetteer};

/// One actor of a [`Gazetteer`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The same in every document and language; a key that sosik has (`kor.nis`) adds names to what it knows.
    pub key: String,
    /// What it is.
    pub kind: ActorKind,
    /// Country or stateless code.
    pub code: Option<Code>,
    /// PLOVER sectors, most specific first.
    pub sectors: Vec<Sector>,
    /// English names, the fullest first.
    pub en: Vec<String>,
    /// Korean names, the fullest first.
    pub ko: Vec<String>,
}

/// Actors that an extractor knows besides those that ship. Where both know a name, these decide.
///
/// ```
/// use sosik_core::Document;
/// use sosik_extract::{Extractor, Gazetteer};
///
/// let gazetteer = Gazetteer::from_csv(
///     "key,kind,code,sectors,en,ko\n\
///      prk.unit-91,armed_force,PRK,MIL,Unit 91|91st Guards,91훈련소\n",
/// )?;
/// let extractor = Extractor::new().with_gazetteer(gazetteer);
/// for text in ["91훈련소는 이동을 시작했다.", "Unit 91 has moved, officials said."] {
///     let analysis = extractor.analyse(&Document::new("a1", text))?;
///     assert!(analysis.actors.iter().any(|a| a.key == "prk.unit-91"), "{text}");
/// }
/// # Ok::<(), sosik_core::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    actors: Vec<Listed>,
    by_key: Map<String, u32>,
    forms: FormIndex<String>,
}

/// The columns of [`Gazetteer::from_csv`], in any order.
const COLUMNS: [&str; 6] = ["key", "kind", "code", "sectors", "en", "ko"];

impl Gazetteer {
    /// A list without actors.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an actor; of a key that was added before, what is new.
    ///
    /// # Errors
    ///
    /// When it has no key or no name, or when a name belongs to another actor of this list.
    pub fn add(&mut self, actor: Listed) -> Result<(), Error> {
        let wrong = |why: String| Error::new(ErrorKind::Input, why);
        if actor.key.trim().is_empty() {
            return Err(wrong("an actor has no key; give one such as `prk.unit-91`".into()));
        }
        let id = *self.by_key.get(&actor.key).unwrap_or(&(self.actors.len() as u32));
        let mut names = actor.en.iter().chain(&actor.ko).filter(|n| !n.trim().is_empty()).peekable();
        if names.peek().is_none() {
            return Err(wrong(format!("`{}` has no name in English or Korean; give one in `en` or `ko`", actor.key)));
        }
        for name in names.clone() {
            if let Some(other) = self.forms.get(name.trim()).filter(|other| *other != id) {
                let other = &self.actors[other as usize].key;
                return Err(wrong(format!("`{name}` names both `{other}` and `{}`; a name can belong to one actor only", actor.key)));
            }
        }
        for name in names {
            self.forms.add(name.trim().to_owned(), id);
        }
        match self.actors.get_mut(id as usize) {
            Some(known) => {
                known.en.extend(actor.en);
                known.ko.extend(actor.ko);
            }
            None => {
                self.by_key.insert(actor.key.clone(), id);
                self.actors.push(actor);
            }
        }
        Ok(())
    }

    /// The actors of a table with a header: `key`, `kind` and at least one of `en` and `ko`; `code` and `sectors` if you like. Several
    /// names or sectors in one cell stand apart by `|`.
    ///
    /// # Errors
    ///
    /// When a column is missing or unknown, a cell cannot be read, or an actor cannot be added; the sentence names the line.
    pub fn from_csv(table: &str) -> Result<Self, Error> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(table.as_bytes());
        let head = reader.headers().map_err(|e| Error::new(ErrorKind::Input, format!("the table cannot be read: {e}")))?.clone();
        if let Some(unknown) = head.iter().find(|c| !COLUMNS.contains(c)) {
            return Err(Error::new(ErrorKind::Input, format!("column `{unknown}` is not known; columns are {}", COLUMNS.join(", "))));
        }
        let column = |name: &str| head.iter().position(|c| c == name);
        for needed in ["key", "kind"] {
            if column(needed).is_none() {
                return Err(Error::new(ErrorKind::Input, format!("column `{needed}` is missing; columns are {}", COLUMNS.join(", "))));
            }
        }
        let mut all = Self::new();
        for (i, row) in reader.records().enumerate() {
            let place = row.as_ref().ok().and_then(|r| r.position()).map_or(i as u64 + 2, csv::Position::line);
            let row =
                row.map_err(|e| Error::new(ErrorKind::Input, format!("the row cannot be read: {e}")).at(format_args!("line {place}")))?;
            let cell = |name: &str| column(name).and_then(|c| row.get(c)).unwrap_or("");
            listed(cell).and_then(|actor| all.add(actor)).map_err(|e| e.at(format_args!("line {place}")))?;
        }
        Ok(all)
    }

    /// How many actors are listed.
    pub fn len(&self) -> usize {
        self.actors.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.actors.is_empty()
    }

    /// The actor called `key`.
    pub fn get(&self, key: &str) -> Option<&Listed> {
        self.by_key.get(key).map(|i| &self.actors[*i as usize])
    }

    /// Adds the names of listed actors in `text[from..to]` to `found`; the longest at each place where a word begins.
    pub(super) fn read(&self, text: &str, from: usize, to: usize, found: &mut Vec<Found>) {
        let Some(body) = text.get(from..to).filter(|_| !self.is_empty()) else { return };
        let mut skip_to = from;
        for (i, c) in body.char_indices() {
            let at = from + i;
            if at < skip_to || !c.is_alphanumeric() || !starts_word(text, at) {
                continue;
            }
            if let Some((end, id)) = self.forms.longest(text, at, |end, _| closes(text, at, end)).filter(|(end, _)| *end <= to) {
                found.push(self.found(Span::of(at..end), text, id));
                skip_to = end;
            }
        }
    }

    fn found(&self, span: Span, text: &str, id: u32) -> Found {
        let actor = &self.actors[id as usize];
        let label = match actor.kind {
            ActorKind::Person => EntityLabel::Person,
            ActorKind::State => EntityLabel::Place,
            _ => EntityLabel::Organisation,
        };
        let words = span.slice(text).unwrap_or_default();
        let first = actor.en.first().is_some_and(|n| n.trim() == words) || actor.ko.first().is_some_and(|n| n.trim() == words);
        let name = Name {
            span,
            label,
            key: Some(actor.key.clone()),
            kind: Some(actor.kind),
            code: actor.code,
            sectors: actor.sectors.clone(),
            form: if first { MentionForm::Name } else { MentionForm::Alias },
            adjective: false,
            rule: "gazetteer.added".into(),
        };
        Found { name, priority: u8::MAX, entry: None, doubtful: false }
    }
}

/// Whether a listed name may end at `end`: a word ends there, or Hangul is followed by josa or by a title or body.
fn closes(text: &str, at: usize, end: usize) -> bool {
    if !text.get(at..end).is_some_and(|t| t.ends_with(is_hangul)) {
        return ends_word(text, end);
    }
    is_josa(hangul_behind(text, end)) || gazetteer::role_follows(text, end)
}

/// The actor of a row whose cells `cell` gives.
fn listed<'r>(cell: impl Fn(&str) -> &'r str) -> Result<Listed, Error> {
    let several = |name: &str| cell(name).split('|').map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let kind = kind(cell("kind")).ok_or_else(|| {
        let message = format!("`{}` is no kind of actor; write person, government_body, armed_force, company or the like", cell("kind"));
        Error::new(ErrorKind::Ontology, message)
    })?;
    let code = Some(cell("code")).filter(|c| !c.is_empty()).map(Code::new).transpose()?;
    let sectors = several("sectors").iter().map(|s| s.parse()).collect::<Result<_, _>>()?;
    Ok(Listed { key: cell("key").to_owned(), kind, code, sectors, en: several("en"), ko: several("ko") })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "key,kind,code,sectors,en,ko\n";

    fn error(rows: &str) -> String {
        Gazetteer::from_csv(&format!("{HEAD}{rows}")).unwrap_err().to_string()
    }

    #[test]
    fn a_table_is_read_with_its_lists() {
        let all = Gazetteer::from_csv(&format!("{HEAD}x.wolves,armed_group,,REB|MIL,Grey Wolves|The Wolves,\"회색 늑대\"\n")).unwrap();
        let wolves = all.get("x.wolves").unwrap();
        assert_eq!((all.len(), wolves.code, wolves.sectors.len()), (1, None, 2));
        assert_eq!((wolves.en.len(), wolves.ko.as_slice()), (2, ["회색 늑대".to_owned()].as_slice()));
    }

    #[test]
    fn errors_name_line_and_remedy() {
        assert!(error("a,nobody,,,A,\n").starts_with("line 2: `nobody` is no kind of actor"));
        assert!(error("a,person,,,A,\nb,person,,,A,\n").starts_with("line 3: `A` names both `a` and `b`"));
        assert!(error("a,person,korea,,A,\n").starts_with("line 2: `korea` is no actor code"));
        assert!(error("a,person,KOR,XYZ,A,\n").starts_with("line 2: `XYZ` is unknown"));
        assert!(error("a,person,KOR,,,\n").starts_with("line 2: `a` has no name"));
        assert!(error(",person,KOR,,A,\n").starts_with("line 2: an actor has no key"));
        assert!(Gazetteer::from_csv("key,colour\n").unwrap_err().to_string().starts_with("column `colour` is not known"));
        assert!(Gazetteer::from_csv("key,en\n").unwrap_err().to_string().starts_with("column `kind` is missing"));
    }

    #[test]
    fn names_end_where_words_end() {
        let mut all = Gazetteer::new();
        let actor = |key: &str, en: &str, ko: &str| Listed {
            key: key.into(),
            kind: ActorKind::Company,
            code: None,
            sectors: Vec::new(),
            en: vec![en.into()],
            ko: vec![ko.into()],
        };
        all.add(actor("x.acme", "Acme", "아크메")).unwrap();
        all.add(actor("x.acme-labs", "Acme Labs", "아크메랩스")).unwrap();
        let read = |text: &str| {
            let mut found = Vec::new();
            all.read(text, 0, text.len(), &mut found);
            found.iter().map(|f| f.name.span.slice(text).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(read("Acme Labs bought Acme; Acmes did not."), ["Acme Labs", "Acme"]);
        assert_eq!(read("아크메는 아크메랩스를 샀다. 아크메리카는 아니다."), ["아크메", "아크메랩스"]);
    }
}
