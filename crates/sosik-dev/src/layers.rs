//! `cargo dev layers`: arrows between packages point one way, as `layers.toml` says.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;

use crate::Failure;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Layers {
    may_use: BTreeMap<String, Vec<String>>,
    only: BTreeMap<String, Vec<String>>,
}

/// Fails on the first edges that `layers.toml` does not allow, on packages that it does not know, and on allowances without a package.
pub(crate) fn run(root: &Path) -> Result<(), Failure> {
    let layers: Layers = toml::from_str(&std::fs::read_to_string(root.join("layers.toml"))?)?;
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--no-deps"]).current_dir(root).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let mut wrong = Vec::new();
    let mut edges = 0;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(allowed) = layers.may_use.get(name) else {
            wrong.push(format!("{name} is not in layers.toml"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let to = dependency["name"].as_str().unwrap_or_default();
            edges += 1;
            if layers.may_use.contains_key(to) && !allowed.iter().any(|a| a == to) {
                wrong.push(format!("{name} may not use {to}"));
            }
            if let Some(users) = layers.only.get(to).filter(|users| !users.iter().any(|u| u == name)) {
                wrong.push(format!("{to} is for {} only, not for {name}", users.join(", ")));
            }
        }
    }
    // What is allowed must itself point one way, or the check would prove nothing.
    for (name, allowed) in &layers.may_use {
        for other in allowed {
            if layers.may_use.get(other).is_some_and(|back| back.contains(name)) {
                wrong.push(format!("layers.toml lets {name} and {other} use each other"));
            }
        }
    }
    if wrong.is_empty() {
        println!("layers: {edges} edges, all allowed");
        Ok(())
    } else {
        Err(format!("arrows must point one way:\n  {}", wrong.join("\n  ")).into())
    }
}
