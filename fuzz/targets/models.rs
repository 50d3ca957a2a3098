//! Damaged model files: an error, and never a panic, whether the checksum fits or not.

use sosik_data_en::TAGGER;
use sosik_fuzz::hunt_bytes;
use sosik_linear::{ModelFile, ModelWriter, Tagger};
use sosik_segment::Segmenter;

/// Bytes of each section that are kept: models are opened from bytes that live for ever, and a hunt makes many.
const KEPT: usize = 600;

/// Bytes that may live for ever.
const MOST: usize = 1 << 30;

/// The header of a file and a piece of each of its sections.
fn piece(model: &'static [u8]) -> (u64, Vec<(String, Vec<u8>)>) {
    let number = |at: usize| model.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let (count, fingerprint) = ((number(8) >> 32) as usize, number(16));
    let file = ModelFile::open(model, fingerprint).expect("the model that ships");
    let sections = (0..count).map(|i| {
        let name = String::from_utf8_lossy(&model[32 + 16 * i..40 + 16 * i]).trim_end_matches('\0').to_owned();
        let bytes = file.section(&name).expect("a section of its table");
        (name, bytes[..bytes.len().min(KEPT)].to_vec())
    });
    (fingerprint, sections.collect())
}

fn main() -> std::process::ExitCode {
    let (fingerprint, sections) = piece(TAGGER);
    let seeds = [sections.iter().flat_map(|(_, bytes)| bytes.clone()).collect::<Vec<u8>>()];
    let (mut used, mut opened) = (0, 0u64);
    let ending = hunt_bytes("models", &seeds, |bytes| {
        if used > MOST {
            return Ok(());
        }
        opened += 3;
        // The same bytes as sections with a checksum that fits, and as a whole file with one that does not.
        let mut rest = bytes;
        let mut writer = ModelWriter::default();
        for (name, section) in &sections {
            let (piece, after) = rest.split_at(section.len().min(rest.len()));
            (writer, rest) = (writer.section(name, piece.to_vec()), after);
        }
        let fitting = writer.finish(fingerprint);
        let mut broken = fitting.clone();
        if let Some(byte) = broken.get_mut(bytes.len() % fitting.len()) {
            *byte ^= 1 << (bytes.len() % 8);
        }
        for file in [fitting, broken, bytes.to_vec()] {
            used += file.len();
            let file: &'static [u8] = Box::leak(file.into_boxed_slice());
            drop((Tagger::open(file), Segmenter::builder().model(file).build()));
        }
        Ok(())
    });
    println!("models: {opened} files were opened");
    ending
}
