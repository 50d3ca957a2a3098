//! Documents of XLSX workbooks, such as the exports of BigKinds.

use std::io::{BufReader, Cursor, Read, Seek};

use calamine::{DataRef, Reader, Xlsx};
use sosik::Error;

use super::aside::Give;
use super::row::{Columns, Row, error};
use super::sources::Source;

/// Gives the documents of every sheet that has a column of texts. Cells are read one after the other: a sheet's own word for its size is
/// not trusted, since some exports claim a million rows and others a single one.
pub(super) fn sheets<R: Read + Seek>(reader: BufReader<R>, source: &Source, columns: &Columns, give: &Give) {
    let fail = |e: Error| Err((source.id.clone(), e.at(&source.name)));
    let mut book = match Xlsx::new(reader) {
        Ok(book) => book,
        Err(e) => return give.last(fail(error(format!("this is no XLSX workbook that can be read: {e}")))),
    };
    let names = book.sheet_names();
    let several = names.len() > 1;
    let (mut read, mut first) = (0, None);
    for name in names {
        match sheet(&mut book, &name, several, source, columns, give) {
            Ok(true) => read += 1,
            Ok(false) => {}
            Err(Some(error)) => drop(first.get_or_insert(error)),
            // Nobody listens any more.
            Err(None) => return,
        }
    }
    // Sheets without texts are passed over unless there is no other.
    if let (0, Some(error)) = (read, first) {
        give.one(fail(error));
    }
}

/// A cell as text. Whole numbers lose the point that XLSX gives them; days are days.
fn text(cell: &DataRef<'_>) -> Option<String> {
    match cell {
        DataRef::Empty => None,
        DataRef::String(text) => Some(text.clone()),
        DataRef::SharedString(text) => Some((*text).to_owned()),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(format!("{number:.0}")),
        DataRef::Float(number) => Some(number.to_string()),
        DataRef::Int(number) => Some(number.to_string()),
        DataRef::Bool(value) => Some(value.to_string()),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::DateTimeIso(moment) | DataRef::DurationIso(moment) => Some(moment.clone()),
        DataRef::Error(_) => None,
    }
}

/// Gives the documents of one sheet; whether it has any rows. `Err(None)`: nobody listens.
fn sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    several: bool,
    source: &Source,
    columns: &Columns,
    give: &Give,
) -> Result<bool, Option<Error>> {
    let broken = |e: calamine::XlsxError| error(format!("sheet `{name}` could not be read: {e}"));
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| Some(broken(e)))?;
    let prefix = if several { format!("{}:{name}", source.id) } else { source.id.clone() };
    let mut header: Vec<(u32, String)> = Vec::new();
    let mut found: Option<[Option<u32>; 6]> = None;
    let (mut row, mut at) = (Row::default(), None::<u32>);
    let close = |row: &mut Row, line: u32| -> bool {
        let row = std::mem::take(row);
        if row.0.iter().all(Option::is_none) {
            return true;
        }
        let place = format!("row {} of {}", line + 1, source.name);
        give.one(row.document(&format!("{prefix}:{}", line + 1)).map_err(|(id, e)| (id, e.at(place))))
    };
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(e) => {
                // What stood before the damage was given; the damage is one error of its own.
                if let (Some(_), Some(line)) = (found, at)
                    && !close(&mut row, line)
                {
                    return Err(None);
                }
                return match give.one(Err((prefix.clone(), broken(e).at(&source.name)))) {
                    true => Ok(true),
                    false => Err(None),
                };
            }
        };
        let (line, column) = cell.get_position();
        if at != Some(line) {
            match (at, &found) {
                (Some(before), Some(_)) if !close(&mut row, before) => return Err(None),
                (Some(_), None) if !header.is_empty() => {
                    let names: Vec<&str> = header.iter().map(|(_, name)| name.as_str()).collect();
                    let places = columns.find(&names).map_err(|e| Some(e.at(format!("sheet `{name}`"))))?;
                    found = Some(places.map(|at| at.and_then(|at| header.get(at)).map(|(column, _)| *column)));
                }
                _ => {}
            }
            at = Some(line);
        }
        match &found {
            None => header.extend(text(cell.get_value()).filter(|t| !t.trim().is_empty()).map(|t| (column, t))),
            Some(found) => {
                if let Some(field) = found.iter().position(|f| *f == Some(column)) {
                    row.0[field] = text(cell.get_value());
                }
            }
        }
    }
    match (at, found) {
        (Some(line), Some(_)) => close(&mut row, line).then_some(true).ok_or(None),
        // A header and nothing under it: a sheet without documents, if it is one of documents at all.
        (Some(_), None) if !header.is_empty() => {
            let names: Vec<&str> = header.iter().map(|(_, name)| name.as_str()).collect();
            columns.find(&names).map(|_| true).map_err(|e| Some(e.at(format!("sheet `{name}`"))))
        }
        _ => Ok(false),
    }
}

/// The whole of what cannot be searched, such as standard input, as a reader that can.
pub(super) fn held(mut reader: impl Read) -> std::io::Result<Cursor<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(Cursor::new(bytes))
}
