//! What a model reads, for the scorers.

use std::fmt::Write;
use std::path::Path;

use sosik_segment::korean::analyse;
use sosik_segment::korean::model::Model;

use crate::Failure;
use crate::files::read;

/// The texts of a file of Kaist with `# text`, as the scorer has them: eojeols with single spaces.
pub(super) fn texts(path: &Path) -> Result<Vec<String>, Failure> {
    let content = read(path)?;
    let texts = content.split("\n\n").filter(|b| b.contains('\t')).map(|block| {
        let mut text = String::new();
        for row in block.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>()) {
            if row.len() == 10 {
                text.push_str(row[1]);
                if !row[9].contains("SpaceAfter=No") {
                    text.push(' ');
                }
            }
        }
        text.trim_end().to_owned()
    });
    Ok(texts.collect())
}

/// Writes a list of `[form, tag, start, end]` a text.
pub(super) fn write(model: &Model, texts: &[&str], to: &Path) -> Result<(), Failure> {
    let mut out = String::new();
    for text in texts {
        let points = |byte: u32| text[..byte as usize].chars().count();
        let rows: Vec<_> = (analyse(model, text).iter())
            .map(|m| (m.form.to_string(), m.tag.as_str(), points(m.span.start()), points(m.span.end())))
            .collect();
        writeln!(out, "{}", serde_json::to_string(&rows)?)?;
    }
    Ok(std::fs::write(to, out)?)
}
