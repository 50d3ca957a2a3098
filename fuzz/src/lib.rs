//! Hunts for texts and files that break what must always hold, deterministically; see `README.md`.

pub use sosik_core as core;
pub use sosik_segment as segment;

// One contract and one way to make texts, for the tests of the workspace and for the hunt.
#[path = "../../tests/rust/bytes.rs"]
pub mod bytes;
#[path = "../../tests/rust/contract.rs"]
pub mod contract;
#[path = "../../tests/rust/mutate.rs"]
pub mod mutate;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What was written behind the name of a target.
struct Options {
    seconds: u64,
    seed: u64,
    /// Texts to check once, as they are, instead of a hunt.
    files: Vec<PathBuf>,
}

const USAGE: &str = "usage: TARGET [--seconds N] [--seed N] [FILE …]";

fn options() -> Result<Options, String> {
    let mut options = Options { seconds: 60, seed: 0, files: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse().ok()).ok_or_else(|| format!("{argument} needs a number; {USAGE}"));
        match argument.as_str() {
            "--seconds" => options.seconds = number()?,
            "--seed" => options.seed = number()?,
            flag if flag.starts_with('-') => return Err(USAGE.to_owned()),
            file => options.files.push(file.into()),
        }
    }
    Ok(options)
}

/// Runs `check` on texts until the time is up or it fails; a text that fails is made as short as it can be and written to `found/`.
///
/// `fresh` makes the state that `check` keeps between texts.
pub fn hunt<S>(target: &str, fresh: impl Fn() -> S, check: impl Fn(&mut S, &str) -> Result<(), String>) -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    let try_one = |state: &mut S, text: &str| {
        catch_unwind(AssertUnwindSafe(|| check(state, text))).unwrap_or_else(|_| Err("a panic; its message stands above".to_owned()))
    };
    let corpus = corpus(target);
    let seeds: Vec<&str> = corpus.iter().map(String::as_str).chain(mutate::SEEDS.lines()).collect();
    let mut state = fresh();
    for file in &options.files {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                eprintln!("{}: {error}", file.display());
                return ExitCode::from(2);
            }
        };
        if let Err(why) = try_one(&mut state, &text) {
            eprintln!("{}: {why}", file.display());
            return ExitCode::FAILURE;
        }
    }
    if !options.files.is_empty() {
        return ExitCode::SUCCESS;
    }
    let (began, time) = (Instant::now(), Duration::from_secs(options.seconds));
    let (mut seed, mut bytes) = (options.seed, 0usize);
    for text in &seeds {
        if let Err(why) = try_one(&mut state, text) {
            return report(target, "a seed text", text, &why);
        }
    }
    while began.elapsed() < time {
        let text = mutate::text(&mut mutate::Random(seed), &seeds);
        if let Err(why) = try_one(&mut state, &text) {
            std::panic::set_hook(Box::new(|_| ()));
            let short = shortened(&text, |text| try_one(&mut fresh(), text).is_err());
            let why = try_one(&mut fresh(), &short).err().unwrap_or(why);
            return report(target, &format!("seed {seed}"), &short, &why);
        }
        bytes += text.len();
        seed += 1;
    }
    println!("{target}: seeds {} to {seed}, {bytes} bytes in {:.1} s, nothing found", options.seed, began.elapsed().as_secs_f64());
    ExitCode::SUCCESS
}

/// As [`hunt`], on bytes made of `seeds`; finds are written as they are, and not made short.
pub fn hunt_bytes(target: &str, seeds: &[Vec<u8>], mut check: impl FnMut(&[u8]) -> Result<(), String>) -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    let mut try_one = |bytes: &[u8]| {
        catch_unwind(AssertUnwindSafe(|| check(bytes))).unwrap_or_else(|_| Err("a panic; its message stands above".to_owned()))
    };
    let (began, time) = (Instant::now(), Duration::from_secs(options.seconds));
    let files = options.files.iter().filter_map(|path| fs::read(path).ok());
    for bytes in files.chain(found(target)) {
        if let Err(why) = try_one(&bytes) {
            return report_bytes(target, "a file", &bytes, &why);
        }
    }
    let (mut seed, mut size) = (options.seed, 0);
    while options.files.is_empty() && began.elapsed() < time {
        let mut random = mutate::Random(seed);
        let from = random.below(seeds.len());
        let bytes = bytes::bytes(&mut random, &seeds[from]);
        if let Err(why) = try_one(&bytes) {
            return report_bytes(target, &format!("seed {seed}"), &bytes, &why);
        }
        size += bytes.len();
        seed += 1;
    }
    println!("{target}: seeds {} to {seed}, {size} bytes in {:.1} s, nothing found", options.seed, began.elapsed().as_secs_f64());
    ExitCode::SUCCESS
}

/// The files of `corpus/TARGET`, as bytes.
fn found(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

fn report_bytes(target: &str, from: &str, bytes: &[u8], why: &str) -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("found").join(target);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let file = folder.join(format!("{hash:016x}.bin"));
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, bytes));
    eprintln!("{target}: {from} fails: {why}");
    match written {
        Ok(()) => eprintln!("the bytes are in {}", file.display()),
        Err(error) => eprintln!("{} could not be written: {error}", file.display()),
    }
    ExitCode::FAILURE
}

/// The texts of `corpus/TARGET`: finds of earlier hunts, which must not come back.
fn corpus(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// As little of `text` as still `fails`: halves are left out, then quarters, down to single characters.
fn shortened(text: &str, fails: impl Fn(&str) -> bool) -> String {
    let mut text: Vec<char> = text.chars().collect();
    if !fails(&text.iter().collect::<String>()) {
        // It takes the texts before it; the whole is all there is to show.
        return text.into_iter().collect();
    }
    let mut size = text.len() / 2;
    while size > 0 {
        let mut from = 0;
        while from < text.len() {
            let without: Vec<char> = text[..from].iter().chain(text.iter().skip(from + size)).copied().collect();
            if fails(&without.iter().collect::<String>()) {
                text = without;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
    text.into_iter().collect()
}

fn report(target: &str, from: &str, text: &str, why: &str) -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("found").join(target);
    let file = folder.join(format!("{:016x}.txt", fingerprint(text)));
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, text));
    eprintln!("{target}: {from} fails: {why}\n{text:?}");
    match written {
        Ok(()) => eprintln!("the text is in {}", file.display()),
        Err(error) => eprintln!("{} could not be written: {error}", file.display()),
    }
    ExitCode::FAILURE
}

/// FNV-1a: the same name for the same text on every machine.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_find_is_made_short() {
        assert_eq!(shortened("국방부는 23일 밝혔다", |t| t.contains('일') && t.contains("방")), "방일");
        assert_eq!(shortened("아무것도", |_| false), "아무것도");
    }
}
