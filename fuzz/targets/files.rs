//! Damaged files of every kind that is read: documents or errors, none without an id or a message, and never a panic.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use sosik_batch::input::{Documents, Format, Reading};
use sosik_fuzz::hunt_bytes;

/// Small whole files of each kind, made by other programs or by hand.
fn seeds(folder: &PathBuf) -> Vec<Vec<u8>> {
    let lines = "{\"id\":\"a1\",\"text\":\"국방부는 23일 밝혔다.\",\"published\":\"2024-10-25\"}\n{\"id\":2,\"text\":\"Seoul \\\"denied\\\" it.\"}\n";
    let table = "id,text,published\na1,\"국방부는, 23일 \"\"밝혔다\"\".\",2024-10-25\nb2,나토는 부인했다.,\n";
    let utf16 = |s: &str| "\u{feff}".chars().chain(s.chars()).collect::<String>().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut seeds = vec![lines.as_bytes().to_vec(), table.as_bytes().to_vec(), utf16(lines), utf16(table)];
    // Binary files: whatever lies in the folder of samples.
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    seeds.extend(paths.iter().filter_map(|path| fs::read(path).ok()));
    seeds
}

fn main() -> std::process::ExitCode {
    // A damaged file may make a reader panic on its own thread, which is caught there; nobody wants to read it here.
    std::panic::set_hook(Box::new(|_| ()));
    let samples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples");
    let path = std::env::temp_dir().join(format!("sosik-fuzz-files-{}", std::process::id()));
    let broken_down = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let ending = hunt_bytes("files", &seeds(&samples), |bytes| {
        fs::write(&path, bytes).map_err(|e| e.to_string())?;
        let formats = [Format::Text, Format::Jsonl, Format::Csv, Format::Tsv, Format::Parquet, Format::Arrow, Format::Xlsx];
        for format in formats {
            let reading = Reading { format: Some(format), ..Reading::default() };
            let documents = Documents::new(std::slice::from_ref(&path), reading).map_err(|e| e.to_string())?;
            for input in documents.take(100_000) {
                if let Err((id, error)) = input {
                    if error.message().contains("broke down") {
                        broken_down.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    }
                    if id.is_empty() || error.message().is_empty() {
                        return Err(format!("{format:?}: an error says nothing"));
                    }
                }
            }
        }
        Ok(())
    });
    println!("files: readers of others panicked {} times, each caught", broken_down.load(std::sync::atomic::Ordering::Relaxed));
    let _ = fs::remove_file(path);
    ending
}
