//! Files of corpora and gold sets.

use std::path::Path;
use std::process::Command;

use crate::Failure;

/// The content of a file, decompressed if its name ends in `.xz`.
pub(crate) fn read(path: &Path) -> Result<String, Failure> {
    if path.extension().is_none_or(|e| e != "xz") {
        return Ok(std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let code = "import lzma, shutil, sys; shutil.copyfileobj(lzma.open(sys.argv[1]), sys.stdout.buffer)";
    let output = Command::new("python3").args(["-c", code]).arg(path).output()?;
    if !output.status.success() {
        return Err(format!("{}: {}", path.display(), String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
