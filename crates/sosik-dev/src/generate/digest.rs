//! The digest of all models and lexicons, which every record carries.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Generated, rustfmt};
use crate::Failure;

/// Folders whose files decide what is read, from the root.
const FOLDERS: [&str; 6] = [
    "crates/sosik-core/data",
    "crates/sosik-data-en/models",
    "crates/sosik-data-en/tables",
    "crates/sosik-data-ko/models",
    "crates/sosik-extract/lexicon",
    "crates/sosik-segment/lexicon",
];

/// `src/digest.rs` of the extractor.
pub(super) fn data(root: &Path) -> Result<Generated, Failure> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        walk(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(fs::read(file)?));
    }
    let mut hex = String::new();
    for byte in hash.finalize() {
        write!(hex, "{byte:02x}")?;
    }
    let code = format!(
        "// Made by `cargo dev generate` from all lexicons and models; run it after changing one.\n\n\
         //! What data this build reads with.\n\n\
         /// SHA-256 over the paths and contents of all models and lexicons, in order of their paths.\n\
         pub(crate) const DATA: &str = \"sha256:{hex}\";\n"
    );
    Ok(Generated { path: "crates/sosik-extract/src/digest.rs", content: rustfmt(root, &code)? })
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_none_or(|e| e != "md") {
            files.push(path);
        }
    }
    Ok(())
}
