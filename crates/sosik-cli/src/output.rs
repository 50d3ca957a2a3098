//! Where results go: standard output, or a file that appears only when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A place to write to.
pub(crate) struct Output {
    writer: Writer,
    file: Option<Pending>,
}

enum Writer {
    Plain(Box<dyn Write>),
    /// The frame must be closed at the end, or readers miss its last block.
    Zst(zstd::Encoder<'static, BufWriter<File>>),
}

/// Records are much alike; a higher level would take more time than the reading of the news does.
const LEVEL: i32 = 3;

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
        let Some(path) = path else { return Ok(Self { writer: Writer::Plain(Box::new(BufWriter::new(io::stdout().lock()))), file: None }) };
        let cannot = |e: io::Error| format!("{} cannot be written: {e}", path.display());
        // A device or a pipe is written to; to rename a file over /dev/null would take it away from everybody.
        if fs::metadata(path).is_ok_and(|m| !m.is_file()) {
            let file = File::options().write(true).open(path).map_err(cannot)?;
            return Ok(Self { writer: writer(file, path).map_err(cannot)?, file: None });
        }
        // What a link points to is replaced, not the link.
        let path = &*fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().ok_or_else(|| format!("{} names no file to write to", path.display()))?;
        // In the same folder: only there does renaming replace at one stroke.
        let part = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        let cannot = |e: io::Error| format!("{} cannot be written: {e}", path.display());
        let writer = writer(File::create(&part).map_err(cannot)?, path).map_err(cannot)?;
        Ok(Self { writer, file: Some(Pending { part, path: path.to_owned(), done: false }) })
    }

    /// Writes `text`; on standard output it is seen at once.
    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        match &mut self.writer {
            Writer::Plain(writer) => {
                writer.write_all(text.as_bytes())?;
                if self.file.is_none() { writer.flush() } else { Ok(()) }
            }
            Writer::Zst(writer) => writer.write_all(text.as_bytes()),
        }
    }

    /// Puts the file under its own name. Without this nothing is left of it.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.writer {
            Writer::Plain(mut writer) => writer.flush()?,
            Writer::Zst(writer) => writer.finish()?.flush()?,
        }
        if let Some(mut file) = self.file {
            fs::rename(&file.part, &file.path)?;
            file.done = true;
        }
        Ok(())
    }
}

/// What writes to `file`, compressed if the name of `path` says so.
fn writer(file: File, path: &Path) -> io::Result<Writer> {
    let file = BufWriter::new(file);
    Ok(match path.extension().is_some_and(|e| e == "zst") {
        true => Writer::Zst(zstd::Encoder::new(file, LEVEL)?),
        false => Writer::Plain(Box::new(file)),
    })
}

/// How many cells a line of output may take.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0))
}
