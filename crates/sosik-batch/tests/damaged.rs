//! Files whose own numbers lie: errors, and neither a panic nor the end of the process. Found by `fuzz/targets/files.rs`.
#![allow(clippy::unwrap_used, reason = "in a test, a failure is the message")]

use std::fs;
use std::path::PathBuf;

use sosik_batch::input::{Documents, Reading};

#[test]
fn a_length_that_an_arrow_file_claims_is_not_believed() {
    let samples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/samples");
    for (name, documents) in [("file.arrow", 2), ("stream.arrows", 2)] {
        let whole = fs::read(samples.join(name)).unwrap();
        let path = std::env::temp_dir().join(format!("sosik-damaged-{}-{name}", std::process::id()));
        let read = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            Documents::new(std::slice::from_ref(&path), Reading::default()).unwrap().filter(Result::is_ok).count()
        };
        assert_eq!(read(&whole), documents, "{name}");
        // Each number of the file in turn, at every place where one may stand.
        for at in (0..whole.len() - 8).step_by(4) {
            for lie in [1i64 << 40, i64::MAX, -1] {
                let mut bytes = whole.clone();
                bytes[at..at + 8].copy_from_slice(&lie.to_le_bytes());
                assert!(read(&bytes) <= documents, "{name} with {lie} at {at}");
            }
        }
        for length in (0..whole.len()).step_by(7) {
            assert!(read(&whole[..length]) <= documents, "{name} cut at {length}");
        }
        fs::remove_file(path).unwrap();
    }
}
