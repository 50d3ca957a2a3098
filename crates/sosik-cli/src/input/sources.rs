//! What a command line names: files, folders to their depth, standard input.

use std::fs;
use std::path::{Path, PathBuf};

use crate::args::InputFormat;

/// Where bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// Something that holds documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Where it is.
    pub(super) origin: Origin,
    /// What it holds.
    pub(super) format: InputFormat,
    /// The id of its document, or the beginning of the ids of its documents: the name of the file without its extension.
    pub(super) id: String,
    /// What messages call it.
    pub(super) name: String,
}

/// The sources that `paths` name, folders in order of names.
pub(super) fn list(paths: &[PathBuf], format: Option<InputFormat>) -> Result<Vec<Source>, String> {
    let stdin = [PathBuf::from("-")];
    let mut sources = Vec::new();
    for path in if paths.is_empty() { &stdin } else { paths } {
        if path.as_os_str() == "-" {
            let format = format.unwrap_or(InputFormat::Text);
            sources.push(Source { origin: Origin::Stdin, format, id: "stdin".into(), name: "standard input".into() });
        } else if path.is_dir() {
            let before = sources.len();
            walk(path, format, &mut sources)?;
            if sources.len() == before {
                return Err(format!(
                    "{} holds no .txt, .jsonl, .csv or .tsv file; name the files themselves to read others",
                    path.display()
                ));
            }
        } else if path.exists() {
            sources.push(file(path, format.or_else(|| by_extension(path)).unwrap_or(InputFormat::Text)));
        } else {
            return Err(format!("{} does not exist", path.display()));
        }
    }
    Ok(sources)
}

fn file(path: &Path, format: InputFormat) -> Source {
    let id = path.file_stem().map_or_else(|| path.display().to_string(), |stem| stem.to_string_lossy().into_owned());
    Source { origin: Origin::File(path.to_owned()), format, id, name: path.display().to_string() }
}

/// Adds the files under `folder` that look like documents. Links to folders are not followed: they may lead back.
fn walk(folder: &Path, format: Option<InputFormat>, sources: &mut Vec<Source>) -> Result<(), String> {
    let cannot = |e: std::io::Error| format!("{} cannot be listed: {e}", folder.display());
    let mut entries = fs::read_dir(folder).map_err(cannot)?.collect::<Result<Vec<_>, _>>().map_err(cannot)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(cannot)?.is_dir() {
            walk(&path, format, sources)?;
        } else if let (Some(known), true) = (by_extension(&path), path.is_file()) {
            sources.push(file(&path, format.unwrap_or(known)));
        }
    }
    Ok(())
}

fn by_extension(path: &Path) -> Option<InputFormat> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" => Some(InputFormat::Text),
        "jsonl" | "ndjson" => Some(InputFormat::Jsonl),
        "csv" => Some(InputFormat::Csv),
        "tsv" => Some(InputFormat::Tsv),
        _ => None,
    }
}
