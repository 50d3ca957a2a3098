//! What a command line names: files, folders to their depth, standard input.

use std::fs;
use std::path::{Path, PathBuf};

use super::Format;

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
    pub(super) format: Format,
    /// The id of its document, or the beginning of the ids of its documents: the name of the file without its extension.
    pub(super) id: String,
    /// What messages call it.
    pub(super) name: String,
}

/// What there is to read, as far as it was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) files: u64,
    pub(super) bytes: u64,
    /// Whether every file is one document.
    pub(super) single: bool,
}

/// The most files that are counted before reading starts; a folder of more is read without a word on how much is left.
const COUNTED: u64 = 100_000;

/// The sources of some paths, opened folder by folder as their turn comes, folders in order of names.
pub(super) struct Sources {
    /// What is still to come, the next last.
    waiting: Vec<Waiting>,
    format: Option<Format>,
}

enum Waiting {
    Stdin,
    /// Named by the user, and so read whatever its extension.
    Named(PathBuf),
    Folder(PathBuf),
    /// Names in a folder, the next last: a name takes less memory than a path.
    Names(PathBuf, Vec<std::ffi::OsString>),
}

impl Sources {
    /// The sources of `paths`, none of which may be missing; none at all is standard input.
    pub(super) fn new(paths: &[PathBuf], format: Option<Format>) -> Result<Self, String> {
        let stdin = [PathBuf::from("-")];
        let mut waiting = Vec::new();
        for path in if paths.is_empty() { &stdin } else { paths }.iter().rev() {
            waiting.push(match path {
                path if path.as_os_str() == "-" => Waiting::Stdin,
                path if path.is_dir() => {
                    let mut inside = Self { waiting: vec![Waiting::Folder(path.clone())], format };
                    match inside.next() {
                        Some(Ok(_)) => Waiting::Folder(path.clone()),
                        Some(Err(error)) => return Err(error),
                        None => {
                            return Err(format!(
                                "{} holds no .txt, .jsonl, .csv, .tsv, .parquet, .arrow or .xlsx file; name the files themselves to \
                                 read others",
                                path.display()
                            ));
                        }
                    }
                }
                path if path.exists() => Waiting::Named(path.clone()),
                path => return Err(format!("{} does not exist", path.display())),
            });
        }
        Ok(Self { waiting, format })
    }

    /// How much there is, if that can be told soon.
    pub(super) fn size(paths: &[PathBuf], format: Option<Format>) -> Option<Size> {
        let mut size = Size { single: true, ..Size::default() };
        for source in Self::new(paths, format).ok()? {
            let source = source.ok()?;
            let Origin::File(path) = &source.origin else { return None };
            size.bytes += fs::metadata(path).ok()?.len();
            size.files += 1;
            size.single &= source.format == Format::Text;
            if size.files > COUNTED {
                return None;
            }
        }
        Some(size)
    }
}

impl Iterator for Sources {
    type Item = Result<Source, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.waiting.pop()? {
                Waiting::Stdin => {
                    let format = self.format.unwrap_or(Format::Text);
                    return Some(Ok(Source { origin: Origin::Stdin, format, id: "stdin".into(), name: "standard input".into() }));
                }
                Waiting::Named(path) => {
                    let format = self.format.or_else(|| by_extension(&path)).unwrap_or(Format::Text);
                    return Some(Ok(file(&path, format)));
                }
                Waiting::Folder(folder) => match names(&folder) {
                    Ok(names) => self.waiting.push(Waiting::Names(folder, names)),
                    Err(error) => return Some(Err(format!("{} cannot be listed: {error}", folder.display()))),
                },
                Waiting::Names(folder, mut names) => {
                    let Some(name) = names.pop() else { continue };
                    let path = folder.join(name);
                    self.waiting.push(Waiting::Names(folder, names));
                    // Links to folders are not followed: they may lead back.
                    match fs::symlink_metadata(&path) {
                        Ok(kind) if kind.is_dir() => self.waiting.push(Waiting::Folder(path)),
                        _ => {
                            if let (Some(known), true) = (by_extension(&path), path.is_file()) {
                                return Some(Ok(file(&path, self.format.unwrap_or(known))));
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a folder holds, backwards.
fn names(folder: &Path) -> std::io::Result<Vec<std::ffi::OsString>> {
    let mut names = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.file_name())).collect::<Result<Vec<_>, _>>()?;
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names)
}

fn file(path: &Path, format: Format) -> Source {
    let bare = uncompressed(path);
    let id = bare.file_stem().map_or_else(|| path.display().to_string(), |stem| stem.to_string_lossy().into_owned());
    Source { origin: Origin::File(path.to_owned()), format, id, name: path.display().to_string() }
}

/// The path without the extension of a compression.
fn uncompressed(path: &Path) -> PathBuf {
    match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("gz" | "zst") => path.with_extension(""),
        _ => path.to_owned(),
    }
}

fn by_extension(path: &Path) -> Option<Format> {
    match uncompressed(path).extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" => Some(Format::Text),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        "csv" => Some(Format::Csv),
        "tsv" => Some(Format::Tsv),
        "parquet" => Some(Format::Parquet),
        "arrow" | "arrows" | "feather" | "ipc" => Some(Format::Arrow),
        "xlsx" => Some(Format::Xlsx),
        _ => None,
    }
}
