//! Treebanks in CoNLL-U, plain or packed with xz.

use std::path::Path;

use crate::{Failure, files};

/// A word of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) upos: String,
    pub(crate) xpos: String,
    /// Position of the head from 0; the length of the sentence for the root.
    pub(crate) head: usize,
    pub(crate) relation: String,
}

/// A sentence of a treebank.
pub(crate) type Sentence = Vec<Word>;

/// The sentences of the file at `path`; words of more tokens and empty nodes are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let text = files::read(path)?;
    parse(&text).map_err(|e| format!("{}: {e}", path.display()).into())
}

/// The document that each sentence of the file at `path` stands in, by the document's id.
pub(crate) fn documents(path: &Path) -> Result<Vec<String>, Failure> {
    let text = files::read(path)?;
    let (mut all, mut current, mut words) = (Vec::new(), String::new(), false);
    for line in text.lines().chain([""]) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            current = id.to_owned();
        } else if line.is_empty() && std::mem::take(&mut words) {
            all.push(current.clone());
        } else if !line.is_empty() && !line.starts_with('#') {
            words = true;
        }
    }
    Ok(all)
}

fn parse(text: &str) -> Result<Vec<Sentence>, Failure> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::new();
    for (number, line) in text.lines().chain([""]).enumerate() {
        if line.is_empty() {
            if !sentence.is_empty() {
                let len = sentence.len();
                for word in &mut sentence {
                    word.head = word.head.checked_sub(1).unwrap_or(len);
                }
                sentences.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || columns[0].contains(['-', '.']) {
            continue;
        }
        let [_, form, lemma, upos, xpos, _, head, relation, ..] = columns[..] else {
            return Err(format!("line {} has {} columns, not ten", number + 1, columns.len()).into());
        };
        let head = head.parse().map_err(|_| format!("line {}: `{head}` is no head", number + 1))?;
        let owned = str::to_string;
        sentence.push(Word {
            form: owned(form),
            lemma: owned(lemma),
            upos: owned(upos),
            xpos: owned(xpos),
            head,
            relation: owned(relation),
        });
    }
    Ok(sentences)
}

/// The sentences in CoNLL-U again.
pub(crate) fn write(sentences: &[Sentence]) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for sentence in sentences {
        for (i, w) in sentence.iter().enumerate() {
            let head = if w.head == sentence.len() { 0 } else { w.head + 1 };
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\t_", i + 1, w.form, w.lemma, w.upos, w.xpos, w.relation);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_heads_and_ranges_are_skipped() {
        let text = "# text = Don't go\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
        let sentences = parse(text).unwrap();
        assert_eq!(sentences[0].iter().map(|w| w.head).collect::<Vec<_>>(), [2, 2, 3]);
        assert_eq!(parse(&write(&sentences)).unwrap(), sentences);
        assert!(parse("1\tgo\n").unwrap_err().to_string().contains("line 1"));
    }
}
