//! Runs the scorers, which are Python programs of the standard library, and reads what they print.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::Failure;

/// What a Python program prints.
pub(crate) fn python<S: AsRef<OsStr>>(program: &Path, args: impl IntoIterator<Item = S>) -> Result<String, Failure> {
    let output = Command::new("python3").arg(program).args(args).output().map_err(|e| format!("python3 is needed for the scorers: {e}"))?;
    if !output.status.success() {
        return Err(format!("{}: {}", program.display(), String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// `key=value` or `key value` pairs anywhere in `printed`.
pub(super) fn pairs(printed: &str, wanted: &[&str]) -> Vec<(String, f64)> {
    let words: Vec<&str> = printed.split(|c: char| c.is_whitespace() || c == '=').filter(|w| !w.is_empty()).collect();
    let value = |key: &str| words.windows(2).find(|w| w[0] == key).and_then(|w| w[1].parse().ok());
    wanted.iter().filter_map(|k| Some(((*k).to_owned(), value(k)?))).collect()
}

/// The numbers under `wanted` paths (`triple soft/2`) of a JSON object.
pub(super) fn fields(printed: &str, wanted: &[(&str, &str)]) -> Result<Vec<(String, f64)>, Failure> {
    let json: Value = serde_json::from_str(printed)?;
    Ok(wanted
        .iter()
        .filter_map(|(name, path)| {
            let value =
                path.split('/').try_fold(&json, |v, key| key.parse::<usize>().ok().and_then(|i| v.get(i)).or_else(|| v.get(key)))?;
            Some(((*name).to_owned(), value.as_f64()?))
        })
        .collect())
}
