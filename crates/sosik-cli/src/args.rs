//! What may be written after `sosik`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use sosik::extract::{Convention, Prefer};
use sosik::segment::{Orthography, Tag};
use sosik::{Document, Extractor, Gazetteer, Published};
use sosik_batch::Key;
use sosik_batch::input::{Columns, Encoding, Format, Reading};
use sosik_batch::ledger::{USUAL_BYTES, USUAL_SECONDS, USUAL_SENTENCES};

const EXTRACT_EXAMPLES: &str = "\
Examples:
  sosik extract article.txt --published 2024-10-25
  sosik extract news/ -o records.jsonl.zst --jobs 4
  sosik extract archive/ -o news.ledger              a folder of Parquet parts
  sosik extract archive/ -o news.ledger --resume     go on after a stop, or add what is new
  sosik extract BigKinds.xlsx -o news.ledger --published 2024-10-25
  sosik extract articles.csv --format html -o page.html
  sosik extract article.txt --gazetteer actors.csv
  echo '국방부는 23일 병력 1만2000여 명이 이동했다고 밝혔다.' | sosik extract --published 2024-10-25
  echo 'The board meets Monday.' | sosik extract --only times --prefer future --published 2024-10-25
  curl -s https://example.org/feed.jsonl | sosik extract - --input-format jsonl | jq .claims

Input, by extension: .txt is one document a file, .jsonl has an object a line (text; id, published, outlet, url and title if you
like), .csv and .tsv have a header with a column `text`, .parquet and .arrow have such a column, .xlsx is read as BigKinds exports it;
.gz and .zst may stand behind. A folder is read to its depth in order of names. UTF-8, CP949 and, with a byte order mark, UTF-16 are
told apart; --encoding names any other. Everything is read as a stream, so that memory does not grow with the input.

A ledger holds each document once, known by its content. Killed at any moment it keeps what was committed, and the same command with
--resume goes on from there.

Exit status: 0 all was read; 1 some documents failed (each is an error record in its place); 2 the command line is wrong or the
output could not be written; 130 stopped by Ctrl-C.";

const SEGMENT_EXAMPLES: &str = "\
Examples:
  sosik segment article.txt --format lines       a sentence a line
  sosik segment article.txt --format jsonl       tokens and morphemes, offsets in code points
  sosik segment --orthography north rodong/      lemmas of nouns in Southern spelling: 로동자 gives 노동자
  echo '갸라도스가 왔다.' | sosik segment --word 갸라도스/NNP

A word that is added is kept whole: FORM/TAG with a tag of the Sejong set, verbs and adjectives as their stem (썸타/VV).";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  sosik explain article.txt --published 2024-10-25
  echo 'Talks were held in Geneva.' | sosik explain";

/// Reads Korean and English news: who did what to whom, and who says so, with evidence.
#[derive(Debug, Parser)]
#[command(name = "sosik", version, max_term_width = 120, after_help = "`sosik help COMMAND` shows examples.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Claims, events, actors, times and quantities of documents.
    #[command(after_help = EXTRACT_EXAMPLES)]
    Extract(Extract),
    /// Sentences, words and morphemes of documents.
    #[command(after_help = SEGMENT_EXAMPLES)]
    Segment(Segment),
    /// For each sentence: what fired, what nearly fired and why nothing did.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Explain),
    /// The script that makes a shell complete `sosik`, on standard output.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// Files and folders; `-`, or none, is standard input.
    #[arg(value_name = "FILES|DIR|-")]
    pub(crate) paths: Vec<PathBuf>,
    /// What the input is, whatever its extension; standard input is text unless this says otherwise.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    /// The encoding of the input, such as euc-kr, utf-16le or windows-1252.
    #[arg(long, value_name = "NAME", value_parser = sosik_batch::input::encoding)]
    pub(crate) encoding: Option<&'static Encoding>,
    /// Day (2024-10-25) or moment (2024-10-25T09:30:00+09:00) of publication of documents that do not tell their own.
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(crate) published: Option<Published>,
    /// The column or key that holds a field of the documents, such as text=body or id=doc_no; may be given more than once.
    #[arg(long = "column", value_name = "FIELD=NAME", value_parser = column)]
    pub(crate) columns: Vec<(String, String)>,
}

impl Inputs {
    /// How all this is read.
    pub(crate) fn reading(&self) -> Reading {
        // Fields were looked at when the command line was read.
        let columns = self.columns.iter().fold(Columns::default(), |all, (field, name)| all.clone().with(field, name).unwrap_or(all));
        Reading { format: self.input_format.map(InputFormat::format), encoding: self.encoding, published: self.published, columns }
    }
}

fn column(s: &str) -> Result<(String, String), String> {
    let (field, name) = s.split_once('=').ok_or_else(|| format!("`{s}` names no column; write it as FIELD=NAME, such as text=body"))?;
    Columns::default().with(field, name).map_err(|e| e.to_string())?;
    Ok((field.to_owned(), name.to_owned()))
}

/// Actors that the user lists.
#[derive(Clone, Debug)]
pub(crate) struct Actors {
    pub(crate) gazetteer: Gazetteer,
    /// By which a ledger knows the table.
    pub(crate) key: Key,
}

fn actors(path: &str) -> Result<Actors, String> {
    let table = std::fs::read_to_string(path).map_err(|e| format!("{path} cannot be read as UTF-8: {e}"))?;
    let gazetteer = Gazetteer::from_csv(&table).map_err(|e| e.to_string())?;
    Ok(Actors { gazetteer, key: Key::of(&Ok(Document::new("", table))) })
}

/// Senses of events that the user lists.
#[derive(Clone, Debug)]
pub(crate) struct Senses {
    path: String,
    toml: String,
}

impl Senses {
    /// By which a ledger knows them.
    pub(crate) fn key(&self) -> Key {
        Key::of(&Ok(Document::new("", self.toml.as_str())))
    }
}

fn senses(path: &str) -> Result<Senses, String> {
    let toml = std::fs::read_to_string(path).map_err(|e| format!("{path} cannot be read as UTF-8: {e}"))?;
    Ok(Senses { path: path.to_owned(), toml })
}

/// `extractor` with what the user lists.
pub(crate) fn with_own(extractor: Extractor, gazetteer: Option<&Actors>, senses: &[Senses]) -> Result<Extractor, sosik::Error> {
    let extractor = extractor.with_gazetteer(gazetteer.map(|a| a.gazetteer.clone()).unwrap_or_default());
    senses.iter().try_fold(extractor, |extractor, own| extractor.senses(&own.toml).map_err(|e| e.at(&own.path)))
}

fn published(s: &str) -> Result<Published, sosik::Error> {
    s.parse()
}

fn word(s: &str) -> Result<(String, Tag), String> {
    let (form, tag) = s.rsplit_once('/').ok_or_else(|| format!("`{s}` has no tag; write it as FORM/TAG, such as 갸라도스/NNP"))?;
    Ok((form.to_owned(), tag.parse::<Tag>().map_err(|e| e.to_string())?))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// One document.
    Text,
    /// An object a line.
    Jsonl,
    /// Comma-separated, with a header.
    Csv,
    /// Tab-separated, with a header.
    Tsv,
    /// Parquet.
    Parquet,
    /// An Arrow file or stream.
    Arrow,
    /// A workbook.
    Xlsx,
}

impl InputFormat {
    fn format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Jsonl => Format::Jsonl,
            Self::Csv => Format::Csv,
            Self::Tsv => Format::Tsv,
            Self::Parquet => Format::Parquet,
            Self::Arrow => Format::Arrow,
            Self::Xlsx => Format::Xlsx,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// How records are written [default: by the extension of OUT; else table on a terminal and jsonl elsewhere].
    #[arg(long, value_enum)]
    pub(crate) format: Option<RecordFormat>,
    /// Write to this file, which appears, or changes, only when all is written; with .zst behind its name it is compressed. A name that
    /// ends in .ledger, or in a slash, is a ledger.
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Add to the ledger OUT if it is there: what it holds is passed over, so that a run that was killed goes on.
    #[arg(long)]
    pub(crate) resume: bool,
    /// Threads; 0 is one for every processor. The output is the same for any number.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) jobs: usize,
    /// Say nothing on standard error but what stops the work.
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Read only this layer.
    #[arg(long, value_enum, value_name = "LAYER")]
    pub(crate) only: Option<OnlyLayer>,
    /// Which way dates are taken that tell no year or week, and read the text as a diary instead of news: past, future or nearest.
    #[arg(long, value_name = "WAY")]
    pub(crate) prefer: Option<Prefer>,
    /// Whose way of telling the values of times is followed: timex3, or recognizers (Microsoft's: ranges joined, their end left out).
    #[arg(long, value_name = "NAME")]
    pub(crate) convention: Option<Convention>,
    /// A table of actors of your own: columns key, kind, code, sectors, en, ko; several names in a cell stand apart by |.
    #[arg(long, value_name = "FILE.csv", value_parser = actors)]
    pub(crate) gazetteer: Option<Actors>,
    /// Senses of your own for events, in the form of sosik's own; may be given more than once.
    #[arg(long, value_name = "FILE.toml", value_parser = senses)]
    pub(crate) senses: Vec<Senses>,
    /// Stop at the first document that fails.
    #[arg(long)]
    pub(crate) fail_fast: bool,
    /// Tell progress on standard error as a line of JSON a second, for programs that watch.
    #[arg(long, value_enum, value_name = "FORM", conflicts_with = "quiet")]
    pub(crate) log: Option<Log>,
    /// The longest text that is read, in bytes; a longer one is an error.
    #[arg(long, value_name = "N", default_value_t = USUAL_BYTES, help_heading = "Limits")]
    pub(crate) max_bytes: usize,
    /// The most sentences that a text may have.
    #[arg(long, value_name = "N", default_value_t = USUAL_SENTENCES, help_heading = "Limits")]
    pub(crate) max_sentences: usize,
    /// The time that a document may take for each MiB of its text that is begun; 0 is no limit.
    #[arg(long, value_name = "SECONDS", default_value_t = USUAL_SECONDS, help_heading = "Limits")]
    pub(crate) max_seconds: u64,
    /// The most documents in one part of a ledger: what a stop may cost at most.
    #[arg(long, value_name = "N", default_value_t = 50_000, value_parser = clap::value_parser!(u64).range(1..), help_heading = "Limits")]
    pub(crate) part_documents: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Log {
    /// An object a line.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnlyLayer {
    /// When.
    Times,
    /// How many of what.
    Quantities,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecordFormat {
    /// JSON Lines, a record a document.
    Jsonl,
    /// Tables to read.
    Table,
    /// One page for a browser, complete in itself.
    Html,
    /// A folder of Parquet parts in which every document stands once.
    Ledger,
}

#[derive(Debug, Args)]
pub(crate) struct Segment {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// How segments are written [default: table on a terminal, jsonl elsewhere].
    #[arg(long, value_enum)]
    pub(crate) format: Option<SegmentFormat>,
    /// Whose spelling the texts follow: south, north or auto. It decides when the lemma of a noun is its Southern spelling.
    #[arg(long, value_name = "SPELLING", default_value = "auto")]
    pub(crate) orthography: Orthography,
    /// Adds a word that is kept whole, such as 갸라도스/NNP; may be given more than once.
    #[arg(long = "word", value_name = "FORM/TAG", value_parser = word)]
    pub(crate) words: Vec<(String, Tag)>,
    /// Write to this file; it appears, or changes, only when all is written.
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SegmentFormat {
    /// JSON Lines: sentences, tokens, morphemes.
    Jsonl,
    /// Tables to read: tokens with their morphemes and lemmas under each sentence.
    Table,
    /// A sentence a line, an empty line between documents.
    #[value(alias = "text")]
    Lines,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// A table of actors of your own, as `sosik extract` takes it.
    #[arg(long, value_name = "FILE.csv", value_parser = actors)]
    pub(crate) gazetteer: Option<Actors>,
    /// Senses of your own, as `sosik extract` takes them.
    #[arg(long, value_name = "FILE.toml", value_parser = senses)]
    pub(crate) senses: Vec<Senses>,
}
