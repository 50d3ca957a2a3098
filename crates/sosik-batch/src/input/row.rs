//! The fields of a document as files have them, and the names under which they are found.

use sosik::{Document, Error, ErrorKind};

/// A document, or the id and error of one that could not be opened.
pub type Input = Result<Document, (String, Error)>;

pub(super) fn error(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, message.into())
}

/// The fields of a document, in the order of [`Row`].
const FIELDS: [&str; 6] = ["text", "id", "published", "outlet", "url", "title"];

/// What BigKinds, the news archive of the Korea Press Foundation, calls them in its exports.
const BIGKINDS: [&str; 6] = ["본문", "뉴스 식별자", "일자", "언론사", "URL", "제목"];

/// Which columns or keys hold the fields of a document. Without a name of the user's, a field is found under its own name (`text`, `id`,
/// `published`, `outlet`, `url`, `title`) or under that of BigKinds' exports (본문, 뉴스 식별자, 일자, 언론사, URL, 제목).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    names: [Option<String>; 6],
}

impl Columns {
    /// These columns, with `field` under the name `column`.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    ///
    /// ```
    /// use sosik_batch::input::Columns;
    ///
    /// assert!(Columns::default().with("text", "body").is_ok());
    /// assert!(Columns::default().with("texte", "body").unwrap_err().message().contains("published"));
    /// ```
    pub fn with(mut self, field: &str, column: impl Into<String>) -> Result<Self, Error> {
        match FIELDS.iter().position(|f| *f == field) {
            Some(at) => self.names[at] = Some(column.into()),
            None => return Err(error(format!("`{field}` is no field of a document; there are {}", FIELDS.join(", ")))),
        }
        Ok(self)
    }

    /// Whether nobody named anything.
    pub(super) fn are_usual(&self) -> bool {
        self.names.iter().all(Option::is_none)
    }

    /// Where the fields stand in `header`, whose names are compared without regard to case and outer spaces.
    ///
    /// # Errors
    ///
    /// When there is no column of texts.
    pub(super) fn find<S: AsRef<str>>(&self, header: &[S]) -> Result<[Option<usize>; 6], Error> {
        let at = |name: &str| header.iter().position(|h| h.as_ref().trim().to_lowercase() == name.trim().to_lowercase());
        let found = std::array::from_fn(|i| match &self.names[i] {
            Some(name) => at(name),
            None => at(FIELDS[i]).or_else(|| at(BIGKINDS[i])),
        });
        if found[0].is_none() {
            let names: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
            let wanted = self.names[0].as_deref().unwrap_or("text");
            return Err(error(format!("its header has no column `{wanted}`; it has {}", names.join(", "))));
        }
        Ok(found)
    }
}

/// What a row tells of its document, in the order of [`FIELDS`].
#[derive(Debug, Default)]
pub(super) struct Row(pub(super) [Option<String>; 6]);

impl Row {
    /// The document, called `otherwise` when the row does not name it.
    pub(super) fn document(self, otherwise: &str) -> Input {
        let [text, id, published, outlet, url, title] = self.0;
        let filled = |s: Option<String>| s.filter(|s| !s.trim().is_empty());
        let id = id.filter(|id| !id.is_empty()).unwrap_or_else(|| otherwise.to_owned());
        let Some(text) = text else { return Err((id, error("there is no `text`; every document needs one, if only an empty one"))) };
        let published = match filled(published).map(|p| day(&p).parse()).transpose() {
            Ok(published) => published,
            Err(error) => return Err((id, error)),
        };
        let [outlet, url, title] = [outlet, url, title].map(filled);
        Ok(Document { id, text, published, outlet, url, title })
    }
}

/// A day written without hyphens, as BigKinds has it, with them; anything else as it is.
fn day(published: &str) -> String {
    let day = published.trim();
    match day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        false => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_under_their_usual_names_and_those_of_the_user() {
        let usual = Columns::default();
        assert!(usual.are_usual());
        assert_eq!(usual.find(&["ID ", "Text"]), Ok([Some(1), Some(0), None, None, None, None]));
        let bigkinds = ["뉴스 식별자", "일자", "언론사", "제목", "본문", "URL"];
        assert_eq!(usual.find(&bigkinds), Ok([Some(4), Some(0), Some(1), Some(2), Some(5), Some(3)]));
        let own = Columns::default().with("text", "Body").unwrap();
        assert_eq!(own.find(&["text", "body"]).map(|f| f[0]), Ok(Some(1)));
        assert!(own.find(&["text"]).unwrap_err().message().contains("`Body`; it has text"));
    }

    #[test]
    fn days_without_hyphens_are_read() {
        let row = |published: &str| Row([Some("가".into()), None, Some(published.into()), None, None, None]).document("x");
        assert_eq!(row("20241025").unwrap().published, "2024-10-25".parse().ok());
        assert_eq!(row("2024-10-25").unwrap().published, "2024-10-25".parse().ok());
        assert_eq!(row("20241345").unwrap_err().1.kind(), ErrorKind::Date);
    }
}
