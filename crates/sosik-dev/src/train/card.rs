//! Cards beside compiled files: what made them, and the checksum that tells whether they are still so.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Failure;

/// What is said of a compiled file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Card {
    /// What it is.
    pub(crate) what: String,
    /// What it was made from.
    pub(crate) sources: Vec<String>,
    /// SPDX expression of the file.
    pub(crate) licence: String,
    /// The command that makes it.
    pub(crate) command: String,
    /// The seed of what is random in that.
    pub(crate) seed: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// Its size in bytes.
    pub(crate) bytes: usize,
    /// What it scores, by set; in percent unless the name says otherwise.
    #[serde(default)]
    pub(crate) scores: toml::Table,
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Writes `bytes` to `folder`/`file` and its card beside it.
pub(crate) fn write(folder: &Path, file: &str, bytes: &[u8], mut card: Card) -> Result<(), Failure> {
    card.sha256 = sha256(bytes);
    card.bytes = bytes.len();
    let path = folder.join(file);
    fs::write(&path, bytes)?;
    fs::write(path.with_extension("toml"), format!("# Written by `{}`.\n\n{}", card.command, toml::to_string(&card)?))?;
    eprintln!("wrote {} ({} bytes)", path.display(), bytes.len());
    Ok(())
}

/// Fails when one of `files` in `folder` is not what its card describes.
pub(crate) fn check(folder: &Path, files: &[&str]) -> Result<(), Failure> {
    for file in files {
        let path = folder.join(file);
        let card = path.with_extension("toml");
        let said: Card = toml::from_str(&fs::read_to_string(&card).map_err(|e| format!("{}: {e}", card.display()))?)?;
        let found = sha256(&fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?);
        if said.sha256 != found {
            return Err(format!(
                "{} has checksum {found}, its card says {}; train it anew with `{}`",
                path.display(),
                said.sha256,
                said.command
            )
            .into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_no_longer_fits_its_card() {
        let folder = std::env::temp_dir().join(format!("sosik-card-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let card = Card {
            what: "test".into(),
            sources: vec!["own".into()],
            licence: "MIT".into(),
            command: "cargo dev train english".into(),
            seed: 1,
            sha256: String::new(),
            bytes: 0,
            scores: toml::Table::new(),
        };
        write(&folder, "a.bin", b"abc", card).unwrap();
        check(&folder, &["a.bin"]).unwrap();
        fs::write(folder.join("a.bin"), b"abd").unwrap();
        assert!(check(&folder, &["a.bin"]).unwrap_err().to_string().contains("checksum"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_english_files_are_what_their_cards_say() {
        check(&crate::root().join(super::super::english::FOLDER), super::super::english::FILES).unwrap();
    }

    #[test]
    fn the_models_of_names_are_what_their_cards_say() {
        check(&crate::root().join(super::super::names::FOLDER), super::super::names::FILES).unwrap();
    }

    #[test]
    fn the_model_of_factuality_is_what_its_card_says() {
        check(&crate::root().join(super::super::factuality::FOLDER), super::super::factuality::FILES).unwrap();
    }

    #[test]
    fn the_model_of_cues_is_what_its_card_says() {
        check(&crate::root().join(super::super::cues::FOLDER), super::super::cues::FILES).unwrap();
    }

    #[test]
    fn the_model_of_sentences_is_what_its_card_says() {
        check(&crate::root().join(super::super::sentences::FOLDER), super::super::sentences::FILES).unwrap();
    }
}
