//! Tags, lemmas and trees of a document as a record, offsets in code points, and as CoNLL-U.

use serde::{Deserialize, Serialize};
use sosik_core::{Document, Error, Language};
use sosik_extract::syntax::trees::{self, universal_relation};
use sosik_segment::{Normalized, Segmenter};

use crate::CodePoints;

/// The trees of a document. All offsets are half-open and in Unicode code points of the document's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Syntax {
    /// The document's id.
    pub id: String,
    /// In order of the text.
    pub sentences: Vec<SentenceSyntax>,
}

/// A sentence and its tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceSyntax {
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// `ko`, `en` or `und`.
    pub language: Language,
    /// English words and marks, Korean eojeols with the marks at their ends; in order of the text.
    pub tokens: Vec<TokenSyntax>,
}

/// A word in its tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenSyntax {
    /// First code point.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
    /// As it stands in the text.
    pub text: String,
    /// Dictionary form: say, 보내다; of Korean nouns without josa.
    pub lemma: String,
    /// Universal part of speech.
    pub pos: String,
    /// Penn Treebank tag, or Sejong tags joined by `+`.
    pub tag: String,
    /// Position of the head in the sentence's tokens; none for the root.
    pub head: Option<u32>,
    /// English: relation of Universal Dependencies; Korean: label of KLUE-DP.
    pub relation: String,
}

/// The trees of `document`; linear in its text.
///
/// # Errors
///
/// When the text is longer than [`sosik_core::MAX_TEXT`], or the models that were built in are damaged.
///
/// # Example
///
/// ```
/// use sosik::segment::Segmenter;
/// use sosik::{Document, syntax};
///
/// let syntax = syntax(&Segmenter::new(), &Document::new("a1", "나토가 철수를 요구했다. Seoul agreed."))?;
/// let korean = &syntax.sentences[0].tokens;
/// assert_eq!((korean[1].relation.as_str(), korean[1].head), ("NP_OBJ", Some(2)));
/// let english = &syntax.sentences[1].tokens;
/// assert_eq!((english[1].lemma.as_str(), english[1].tag.as_str(), english[1].head), ("agree", "VBD", None));
/// # Ok::<(), sosik::Error>(())
/// ```
pub fn syntax(segmenter: &Segmenter, document: &Document) -> Result<Syntax, Error> {
    document.check()?;
    sosik_extract::syntax::check()?;
    let normalized = Normalized::new(&document.text);
    let segmentation = segmenter.segment(normalized.text());
    let mut points = CodePoints::new(&document.text, &normalized);
    let trees = trees::read(normalized.text(), &segmentation);
    let sentences = segmentation.sentences.iter().zip(trees).map(|(sentence, tree)| {
        let (start, end) = points.of(sentence.span);
        let tokens = tree.words.into_iter().map(|word| {
            let (start, end) = points.of(word.span);
            let text = points.original(word.span).slice(&document.text).unwrap_or_default().to_owned();
            let (pos, tag, relation) = (word.pos.to_owned(), word.tag.into_owned(), word.relation.to_owned());
            TokenSyntax { start, end, text, lemma: word.lemma, pos, tag, head: word.head, relation }
        });
        SentenceSyntax { start, end, language: sentence.language, tokens: tokens.collect() }
    });
    Ok(Syntax { id: document.id.clone(), sentences: sentences.collect() })
}

impl Syntax {
    /// The trees in CoNLL-U, ending in an empty line. Relations are those of Universal Dependencies; what KLUE calls a Korean one stands in
    /// the last column, with the code points of the word in the document.
    ///
    /// # Example
    ///
    /// ```
    /// use sosik::segment::Segmenter;
    /// use sosik::{Document, syntax};
    ///
    /// let syntax = syntax(&Segmenter::new(), &Document::new("a1", "나토가 부인했다."))?;
    /// let lines: Vec<String> = syntax.conllu().lines().map(str::to_owned).collect();
    /// assert_eq!(lines[0], "# newdoc id = a1");
    /// assert_eq!(lines[2], "# text = 나토가 부인했다.");
    /// assert_eq!(lines[3], "1\t나토가\t나토\tPROPN\tNNP+JKS\t_\t2\tnsubj\t_\tKlue=NP_SBJ|Start=0|End=3");
    /// # Ok::<(), sosik::Error>(())
    /// ```
    pub fn conllu(&self) -> String {
        use std::fmt::Write;
        let mut out = String::new();
        for (number, sentence) in self.sentences.iter().enumerate() {
            if sentence.tokens.is_empty() {
                continue;
            }
            let id = if self.id.is_empty() { "document".to_owned() } else { one_line(&self.id) };
            if number == 0 {
                let _ = writeln!(out, "# newdoc id = {id}");
            }
            let _ = writeln!(out, "# sent_id = {}-{}", sentence_id(&id), number + 1);
            let glued = |i: usize| sentence.tokens.get(i + 1).is_some_and(|next| next.start == sentence.tokens[i].end);
            let mut text = String::new();
            for (i, token) in sentence.tokens.iter().enumerate() {
                text.push_str(&field(&token.text));
                if i + 1 < sentence.tokens.len() && !glued(i) {
                    text.push(' ');
                }
            }
            let _ = writeln!(out, "# text = {text}");
            for (i, token) in sentence.tokens.iter().enumerate() {
                let head = token.head.map_or(0, |h| h + 1);
                let relation = if token.head.is_none() { "root" } else { universal_relation(&token.relation) };
                let space = if glued(i) { "SpaceAfter=No|" } else { "" };
                let own = if sentence.language == Language::Korean { format!("Klue={}|", token.relation) } else { String::new() };
                let _ = writeln!(
                    out,
                    "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{relation}\t_\t{own}{space}Start={}|End={}",
                    i + 1,
                    field(&token.text),
                    field(&token.lemma),
                    token.pos,
                    token.tag,
                    token.start,
                    token.end
                );
            }
            out.push('\n');
        }
        out
    }
}

/// Composed (NFC), without what would break a line.
fn one_line(text: &str) -> String {
    Normalized::new(text).text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A document's id as the ids of its sentences begin: these hold no white space and no slash.
fn sentence_id(id: &str) -> String {
    id.chars().map(|c| if c.is_whitespace() || c == '/' { '_' } else { c }).collect()
}

/// As a column holds it: composed (NFC), no white space, nothing empty.
fn field(text: &str) -> String {
    let out: String = Normalized::new(text).text().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if out.is_empty() { "_".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Syntax {
        syntax(&Segmenter::new(), &Document::new("a", text)).unwrap()
    }

    #[test]
    fn offsets_slice_the_text_as_it_is_written() {
        let text = "\u{1102}\u{1161}토는 \"협의\"를 23일 마쳤다. “No,” NATO’s chief said 🚀. Она ушла.";
        let points: Vec<char> = text.chars().collect();
        for sentence in &read(text).sentences {
            for token in &sentence.tokens {
                let slice: String = points[token.start as usize..token.end as usize].iter().collect();
                assert_eq!(slice, token.text);
            }
        }
    }

    #[test]
    fn every_sentence_is_one_tree_in_ten_columns() {
        let syntax = read("정부는 \"회담을 열자\"고 제안했다. Talks, he said, won't be held. Она ушла.");
        for block in syntax.conllu().split("\n\n").filter(|b| !b.is_empty()) {
            let rows: Vec<Vec<&str>> = block.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
            let mut text = String::new();
            for (i, row) in rows.iter().enumerate() {
                assert_eq!((row.len(), row[0]), (10, (i + 1).to_string().as_str()), "{row:?}");
                assert!(row.iter().all(|c| !c.is_empty() && !c.contains(' ')), "{row:?}");
                assert_eq!(row[6] == "0", row[7] == "root", "{row:?}");
                text.push_str(row[1]);
                if !row[9].contains("SpaceAfter=No") && i + 1 < rows.len() {
                    text.push(' ');
                }
            }
            assert!(block.contains(&format!("# text = {text}\n")), "{block}");
            assert_eq!(rows.iter().filter(|r| r[6] == "0").count(), 1);
            for start in 0..rows.len() {
                let mut at = start + 1;
                for _ in 0..=rows.len() {
                    at = if at == 0 { 0 } else { rows[at - 1][6].parse().unwrap() };
                }
                assert_eq!(at, 0, "{block}");
            }
        }
    }

    #[test]
    fn what_is_written_as_json_is_read() {
        let syntax = read("It rains.");
        assert_eq!(serde_json::from_str::<Syntax>(&serde_json::to_string(&syntax).unwrap()).unwrap(), syntax);
    }
}
