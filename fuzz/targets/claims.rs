//! Claims: each inside its sentence's document with what it needs, nested without a circle, the same when read again, and told by
//! `explain` as `analyse` tells them.

use sosik::{Document, Extractor};
use sosik_fuzz::hunt;

fn main() -> std::process::ExitCode {
    hunt("claims", Extractor::new, |extractor, text| {
        let document = Document::new("a1", text).with_published("2024-10-25".parse().ok());
        let analysis = extractor.analyse(&document).map_err(|e| e.to_string())?;
        analysis.check().map_err(|e| e.to_string())?;
        let (again, told) = extractor.explain(&document).map_err(|e| e.to_string())?;
        if again.claims != analysis.claims || again.events != analysis.events {
            return Err("`explain` reads other claims or events than `analyse`".to_owned());
        }
        if let Some(entry) = told.iter().find(|entry| entry.span.slice(text).is_none()) {
            return Err(format!("{entry:?} of `explain` stands nowhere"));
        }
        for (i, claim) in analysis.claims.iter().enumerate() {
            let (mut up, mut steps) = (claim.parent, 0);
            while let Some(id) = up {
                steps += 1;
                if steps > analysis.claims.len() {
                    return Err(format!("claim {i} is its own parent in the end"));
                }
                up = analysis.claims.get(id.index()).and_then(|c| c.parent);
            }
        }
        Ok(())
    })
}
