//! Where results go: standard output, or a file that appears only when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A place to write to.
pub(crate) struct Output {
    writer: Box<dyn Write>,
    file: Option<Pending>,
}

/// A file under another name until it is whole.
struct Pending {
    part: PathBuf,
    path: PathBuf,
    done: bool,
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.done {
            // Nothing better can be done with what is half written; that it stays is seen by its name.
            let _ = fs::remove_file(&self.part);
        }
    }
}

impl Output {
    /// Standard output, or the file at `path`.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self, String> {
        let Some(path) = path else { return Ok(Self { writer: Box::new(BufWriter::new(io::stdout().lock())), file: None }) };
        let name = path.file_name().ok_or_else(|| format!("{} names no file to write to", path.display()))?;
        // In the same folder: only there does renaming replace at one stroke.
        let part = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        let file = File::create(&part).map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
        Ok(Self { writer: Box::new(BufWriter::new(file)), file: Some(Pending { part, path: path.to_owned(), done: false }) })
    }

    /// Writes `text`; on standard output it is seen at once.
    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_all(text.as_bytes())?;
        if self.file.is_none() { self.writer.flush() } else { Ok(()) }
    }

    /// Puts the file under its own name. Without this nothing is left of it.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.writer.flush()?;
        drop(self.writer);
        if let Some(mut file) = self.file {
            fs::rename(&file.part, &file.path)?;
            file.done = true;
        }
        Ok(())
    }
}

/// How many cells a line of output may take.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0))
}
