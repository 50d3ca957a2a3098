//! Many small parts into few large ones.

use std::collections::BTreeMap;
use std::io;

use super::{Appender, PartFiles, PartInfo, Rows, broken, part};
use sosik::{Error, ErrorKind};

impl Appender {
    /// Puts neighbouring parts together up to the size of parts, and gives how many there were and are. Rows stay as they are and in
    /// order. Killed half way, the ledger is as it was.
    ///
    /// # Errors
    ///
    /// When the system refuses or a part is damaged.
    pub fn compact(&mut self) -> Result<(usize, usize), Error> {
        self.commit()?;
        let folder = self.ledger.folder.clone();
        let before = self.ledger.manifest.parts.len();
        let mut manifest = self.ledger.manifest.clone();
        let mut parts = Vec::new();
        for group in self.groups() {
            let [first, .., last] = group.as_slice() else {
                parts.extend(group);
                continue;
            };
            let name = format!("{:08}", manifest.next_part);
            manifest.next_part += 1;
            self.join(&group, &name)?;
            parts.push(PartInfo {
                name,
                first: first.first,
                documents: last.first + last.documents - first.first,
                errors: group.iter().map(|p| p.errors).sum(),
                bytes: group.iter().map(|p| p.bytes).sum(),
                rows: group.iter().flat_map(|p| &p.rows).fold(BTreeMap::new(), |mut sums, (table, rows)| {
                    *sums.entry(table.clone()).or_default() += rows;
                    sums
                }),
            });
        }
        manifest.parts = parts;
        manifest.store(&folder).map_err(|e| broken(&folder, &e))?;
        self.ledger.manifest = manifest;
        // Whoever opened the ledger before still has the names of the old files; theirs is the error that they are gone.
        self.ledger.sweep().map_err(|e| broken(&folder, &e))?;
        Ok((before, self.ledger.manifest.parts.len()))
    }

    /// Neighbours that fit into one part.
    fn groups(&self) -> Vec<Vec<PartInfo>> {
        let mut groups: Vec<Vec<PartInfo>> = Vec::new();
        let (mut documents, mut bytes) = (0, 0);
        for part in &self.ledger.manifest.parts {
            match groups.last_mut() {
                Some(group) if documents + part.documents <= self.size.documents && bytes + part.bytes <= self.size.bytes => {
                    group.push(part.clone());
                }
                _ => {
                    groups.push(vec![part.clone()]);
                    (documents, bytes) = (0, 0);
                }
            }
            documents += part.documents;
            bytes += part.bytes;
        }
        groups
    }

    fn join(&self, group: &[PartInfo], name: &str) -> Result<(), Error> {
        let folder = &self.ledger.folder;
        let io = |e: io::Error| broken(folder, &e);
        let mut files = PartFiles::create(folder, name, &self.tables).map_err(io)?;
        for (i, (table, schema)) in self.tables.iter().enumerate() {
            let paths = group.iter().map(|p| part::path(folder, table, &p.name)).collect();
            for batch in Rows::new(schema.clone(), paths, None) {
                let batch = batch.map_err(|e| Error::new(ErrorKind::Input, e.to_string()))?;
                files.write(i, &batch).map_err(io)?;
            }
        }
        files.finish().map_err(io)
    }
}
