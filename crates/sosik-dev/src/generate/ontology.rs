//! The enums of PLOVER and the table of CAMEO from their CSV files.

use std::fmt::Write;
use std::path::Path;

use super::{Generated, rustfmt};
use crate::Failure;

type Row = std::collections::HashMap<String, String>;

fn rows(root: &Path, name: &str) -> Result<Vec<Row>, Failure> {
    let path = root.join("crates/sosik-core/data").join(name);
    let mut reader = csv::Reader::from_path(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

/// `martial-law` and `CONSULT` as Rust spells a variant.
fn camel(name: &str) -> String {
    name.split(['-', '_', ' '])
        .map(|part| {
            let mut chars = part.chars();
            let first = chars.next().map(|c| c.to_ascii_uppercase()).into_iter();
            first.chain(chars.map(|c| c.to_ascii_lowercase())).collect::<String>()
        })
        .collect()
}

/// An enum with `ALL`, `as_str`, `FromStr`, `Display` and serde by name.
fn named(out: &mut String, name: &str, doc: &str, entries: &[(String, String, String)], example: &str) -> std::fmt::Result {
    writeln!(out, "/// {doc}")?;
    writeln!(out, "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]")?;
    writeln!(out, "#[cfg_attr(feature = \"schema\", derive(schemars::JsonSchema))]\npub enum {name} {{")?;
    for (variant, text, meaning) in entries {
        writeln!(out, "/// {meaning}.\n#[serde(rename = \"{text}\")]\n{variant},")?;
    }
    writeln!(out, "}}\nimpl {name} {{\n/// All of them, in the order of the manual.\npub const ALL: &'static [Self] = &[")?;
    for (variant, ..) in entries {
        writeln!(out, "Self::{variant},")?;
    }
    writeln!(out, "];\n/// The name as records spell it.\npub const fn as_str(self) -> &'static str {{\nmatch self {{")?;
    for (variant, text, _) in entries {
        writeln!(out, "Self::{variant} => \"{text}\",")?;
    }
    writeln!(out, "}}\n}}\n}}")?;
    writeln!(
        out,
        "impl std::str::FromStr for {name} {{\ntype Err = Error;\nfn from_str(s: &str) -> Result<Self, Error> {{\n\
         Self::ALL.iter().copied().find(|x| x.as_str() == s).ok_or_else(|| Error::new(ErrorKind::Ontology, format!(\"`{{s}}` is unknown; {example}\")))\n}}\n}}\n\
         impl std::fmt::Display for {name} {{\nfn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\nf.write_str(self.as_str())\n}}\n}}"
    )
}

/// `src/ontology/tables.rs`.
pub(super) fn tables(root: &Path) -> Result<Generated, Failure> {
    let mut out = String::from(
        "// Made by `cargo dev generate` from data/plover_*.csv and data/cameo.csv; change those.\n\n\
         //! The tables of PLOVER 2.0 and CAMEO 1.1b3.\n\nuse serde::{Deserialize, Serialize};\n\nuse crate::error::{Error, ErrorKind};\n\n",
    );
    let types = rows(root, "plover_types.csv")?;
    let entries =
        |rows: &[Row], key: &str| -> Vec<_> { rows.iter().map(|r| (camel(&r[key]), r[key].clone(), r["meaning"].clone())).collect() };
    let known: Vec<_> = types.iter().map(|r| r["type"].clone()).collect();
    named(
        &mut out,
        "EventType",
        "One of PLOVER's sixteen types.",
        &entries(&types, "type"),
        &format!("event types are {}", known.join(", ")),
    )?;
    writeln!(
        out,
        "impl EventType {{\n/// Quad class, whether a recipient is required, score.\npub(super) const fn row(self) -> (u8, bool, f64) {{\nmatch self {{"
    )?;
    for r in &types {
        let score: f64 = r["score"].parse()?;
        writeln!(out, "Self::{} => ({}, {}, {score:?}),", camel(&r["type"]), r["quad_code"], r["recipient_required"] == "1")?;
    }
    writeln!(out, "}}\n}}\n}}")?;

    let modes = rows(root, "plover_modes.csv")?;
    let variant = |kind: &str, mode: &str| format!("{}{}", camel(kind), camel(mode));
    writeln!(
        out,
        "/// A mode of one type: how it is done.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]\npub enum Mode {{"
    )?;
    for r in &modes {
        writeln!(
            out,
            "/// {} {}: {}.\n#[serde(rename = \"{0} {1}\")]\n{},",
            r["type"],
            r["mode"],
            r["meaning"],
            variant(&r["type"], &r["mode"])
        )?;
    }
    writeln!(out, "}}\nimpl Mode {{\n/// All of them, by type.\npub const ALL: &'static [Self] = &[")?;
    for r in &modes {
        writeln!(out, "Self::{},", variant(&r["type"], &r["mode"]))?;
    }
    writeln!(out, "];\nconst fn row(self) -> (EventType, &'static str, Option<f64>) {{\nmatch self {{")?;
    for r in &modes {
        let score = if r["score"].is_empty() { "None".to_owned() } else { format!("Some({:?})", r["score"].parse::<f64>()?) };
        writeln!(out, "Self::{} => (EventType::{}, \"{}\", {score}),", variant(&r["type"], &r["mode"]), camel(&r["type"]), r["mode"])?;
    }
    writeln!(
        out,
        "}}\n}}\n/// The type it belongs to.\npub const fn event_type(self) -> EventType {{\nself.row().0\n}}\n\
         /// The name as records spell it.\npub const fn as_str(self) -> &'static str {{\nself.row().1\n}}\n\
         /// Intensity from -10 to 10; nothing where the manual prints none.\npub const fn score(self) -> Option<f64> {{\nself.row().2\n}}\n}}"
    )?;

    let contexts = entries(&rows(root, "plover_contexts.csv")?, "context");
    named(
        &mut out,
        "Context",
        "What an event is about; the last four are PLOVER's auxiliary modes.",
        &contexts,
        "see data/plover_contexts.csv for the contexts",
    )?;
    let sectors: Vec<_> =
        rows(root, "plover_sectors.csv")?.iter().map(|r| (camel(&r["code"]), r["code"].clone(), r["meaning"].clone())).collect();
    named(
        &mut out,
        "Sector",
        "What part of a society an actor belongs to, or what stateless kind it is.",
        &sectors,
        "see data/plover_sectors.csv for the sectors",
    )?;

    writeln!(
        out,
        "/// Code, name, type and mode; sorted by code.\n#[rustfmt::skip]\npub(super) static CAMEO: &[(&str, &str, Option<EventType>, Option<Mode>)] = &["
    )?;
    let mut codes = rows(root, "cameo.csv")?;
    codes.sort_by(|a, b| a["code"].cmp(&b["code"]));
    for r in &codes {
        let kind = if r["type"].is_empty() { "None".into() } else { format!("Some(EventType::{})", camel(&r["type"])) };
        let mode = if r["mode"].is_empty() { "None".into() } else { format!("Some(Mode::{})", variant(&r["type"], &r["mode"])) };
        writeln!(out, "    (\"{}\", {:?}, {kind}, {mode}),", r["code"], r["name"])?;
    }
    writeln!(out, "];")?;
    Ok(Generated { path: "crates/sosik-core/src/ontology/tables.rs", content: rustfmt(root, &out)? })
}
