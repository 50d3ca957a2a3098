//! Compiled Korean models, bytes only; `sosik-segment` reads them.
//!
//! Each file has a card beside it (`*.toml`) that tells what it was made from, under which licence, by which command, with which seed
//! and scores, and the SHA-256 of its bytes. `cargo dev train segment`, `… sentences` and `… korean` write files and cards,
//! `--check` compares.

/// Bytes that begin a line of the processor's cache, so that no row of weights lies in more lines than it must.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

static SEGMENT_LINES: &Aligned<[u8]> = &Aligned(*include_bytes!("../models/segment.bin"));
static NAMES_LINES: &Aligned<[u8]> = &Aligned(*include_bytes!("../models/names.bin"));

/// The model of Korean morphemes, for `sosik_segment`: labels, dictionary, weights.
pub static SEGMENT: &[u8] = &SEGMENT_LINES.0;

/// The dependency parser, for `sosik_linear::chain::Parser`: labels are those of KLUE-DP.
pub const PARSER: &[u8] = include_bytes!("../models/parser.bin");

/// Where Korean sentences end without a mark, for `sosik-segment`: the syllables they end in and a weight for each hashed feature.
pub const SENTENCES: &[u8] = include_bytes!("../models/sentences.bin");

/// The model of Korean names, for `sosik-extract`: labels, weights under hashed features, known forms.
pub static NAMES: &[u8] = &NAMES_LINES.0;
