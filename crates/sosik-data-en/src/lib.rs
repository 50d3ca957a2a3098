//! Compiled English models and tables, bytes only; `sosik-extract` reads them.
//!
//! Each file has a card beside it (`*.toml`) that tells what it was made from, under which licence, by which command, with which seed
//! and scores, and the SHA-256 of its bytes. `cargo dev train english` writes files and cards, `cargo dev train english --check` compares.

/// Bytes that begin a line of the processor's cache, so that no row of weights lies in more lines than it must.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

static TAGGER_LINES: &Aligned<[u8]> = &Aligned(*include_bytes!("../models/tagger.bin"));
static PARSER_LINES: &Aligned<[u8]> = &Aligned(*include_bytes!("../models/parser.bin"));
static NAMES_LINES: &Aligned<[u8]> = &Aligned(*include_bytes!("../models/names.bin"));

/// The tagger, for `sosik_linear::Tagger`: classes are `UPOS|XPOS` of Universal Dependencies and the Penn Treebank.
pub static TAGGER: &[u8] = &TAGGER_LINES.0;

/// The dependency parser, for `sosik_linear::Parser`: labels are relations of Universal Dependencies 2.
pub static PARSER: &[u8] = &PARSER_LINES.0;

/// Lemmas that no rule gives: lines of lower-cased form, class (`V`, `N`, `A`) and lemma, apart by tabs; sorted.
pub const LEMMAS: &str = include_str!("../tables/lemmas.tsv");

/// Dictionary forms of verbs, one a line, sorted; they decide between "hope" and "hop" for "hoping".
pub const VERBS: &str = include_str!("../tables/verbs.txt");

/// Which verbs tell what somebody says, for `sosik_extract::claims::cues`: weights under hashed features.
pub const CUES: &[u8] = include_bytes!("../models/cues.bin");

/// How sure predicates are told to have happened, for `sosik_extract::claims::factuality`: weights under hashed features.
pub const FACTUALITY: &[u8] = include_bytes!("../models/factuality.bin");

/// The model of English names, for `sosik-extract`: labels, weights under hashed features, known words.
pub static NAMES: &[u8] = &NAMES_LINES.0;
