//! The module `sosik._sosik`: thin glue. Signatures, docstrings, objects and HTML live in the Python package.

use pyo3::prelude::*;

mod arrow;
mod engine;
mod error;
mod ledger;
mod reading;
mod run;
mod segmenter;
mod spread;
mod syntax;
mod table;
mod tokens;

#[pymodule]
mod _sosik {
    #[pymodule_export]
    use super::arrow::{emitted, map_stream, unfold_stream};
    #[pymodule_export]
    use super::engine::Engine;
    #[pymodule_export]
    use super::ledger::{Ledger, StoredTable, write_parquet};
    #[pymodule_export]
    use super::run::Run;
    #[pymodule_export]
    use super::segmenter::Segmenter;
    #[pymodule_export]
    use super::segmenter::TokenRun;
    #[pymodule_export]
    use super::syntax::conllu;
    #[pymodule_export]
    use super::syntax::factuality;
    #[pymodule_export]
    use super::syntax::parse;
    #[pymodule_export]
    use super::syntax::tree;
    #[pymodule_export]
    use super::table::Table;
    use pyo3::prelude::*;

    /// Code, sectors and key of an actor's phrase.
    #[pyfunction]
    fn code_actor(phrase: &str) -> (Option<String>, Vec<&'static str>, Option<String>) {
        let found = sosik::code_actor(phrase);
        (found.code.map(String::from), found.sectors.iter().map(|s| s.as_str()).collect(), found.key)
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
