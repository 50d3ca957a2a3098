//! The JSON Schema of the record.

use super::Generated;
use crate::Failure;

/// `schema/sosik-1.json` from the record's types.
pub(super) fn record() -> Result<Generated, Failure> {
    let schema = schemars::schema_for!(sosik_core::record::Line);
    let mut content = serde_json::to_vec_pretty(&schema)?;
    content.push(b'\n');
    Ok(Generated { path: "crates/sosik-core/schema/sosik-1.json", content })
}
