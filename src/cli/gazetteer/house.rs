//! A folder of the house's lists, open for writing.
//!
//! Rows are gathered in memory. They are written only if `rolecall check` would find nothing wrong with the folder as it would
//! be then, so that no tool leaves an invalid list or half of an import behind.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rolecall::gazetteer::{Kind, Lists, Source, check};
use rolecall::text::{fold, lower};
use unicode_normalization::UnicodeNormalization;

use super::describe;
use super::sheet::{Cells, Sheet};

/// The source of rows in a folder that names none.
const HOUSE: &str = "house";

pub(super) struct House {
    folder: PathBuf,
    lists: Lists,
    built_in: Lists,
    /// The lists that rows were added to, by name: `people/house`.
    sheets: BTreeMap<String, Sheet>,
}

/// What became of a row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Added {
    /// It is new; under this id.
    New(String),
    /// The list says the same already.
    Known,
}

impl House {
    /// Opens a folder of lists that is valid, or is not there yet.
    pub(super) fn open(folder: &Path) -> Result<House> {
        let lists = if folder.exists() {
            super::house(folder)?.lists
        } else {
            Lists { sources: BTreeMap::from([(HOUSE.to_owned(), Source::house())]), ..Lists::default() }
        };
        Ok(House { folder: folder.to_owned(), lists, built_in: super::built_in()?.lists, sheets: BTreeMap::new() })
    }

    /// Adds a row to a list of its kind; a row without id gets one made of its name, as long as that is free.
    ///
    /// # Errors
    /// If the id is taken, none can be made, or the file cannot be read.
    pub(super) fn add(&mut self, kind: Kind, list: &str, cells: Cells) -> Result<Added> {
        let mut cells: Cells = cells.into_iter().map(|(column, cell)| (column, one_line(&cell))).filter(|(_, cell)| !cell.is_empty()).collect();
        cells.entry("source").or_insert_with(|| self.only_source());
        let name = format!("{}/{list}", kind.folder());
        let path = self.path(&name);
        let sheet = match self.sheets.entry(name) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(read(&path, kind)?),
        };
        if sheet.holds(&cells) {
            return Ok(Added::Known);
        }
        let id = match cells.get("id") {
            Some(id) => id.clone(),
            None => slug(cells.get("name").map_or("", String::as_str)),
        };
        if id.is_empty() {
            bail!("no id can be made of the name; give one");
        }
        if sheet.line_of(&id).is_some() {
            bail!("the id {id:?} is taken in {}; give another, or change the row that has it", path.display());
        }
        cells.insert("id", id.clone());
        sheet.add(&cells);
        Ok(Added::New(id))
    }

    /// Writes the lists that have new rows, sorted, or says everything that is wrong with them.
    pub(super) fn write(&mut self) -> Result<()> {
        for sheet in self.sheets.values_mut() {
            sheet.sort();
        }
        let files: Vec<(String, String)> = self.sheets.iter().map(|(name, sheet)| (format!("{name}.tsv"), sheet.render())).collect();
        let new = Lists::parse(files.iter().map(|(file, text)| (file.clone(), text.as_str()))).map_err(|e| describe(&e)).context(REFUSED)?;
        self.lists.lists.retain(|list| !self.sheets.contains_key(&*list.name));
        self.lists.lists.extend(new.lists);
        let problems = check(&self.lists, Some(&self.built_in));
        if !problems.is_empty() {
            return Err(describe(&problems).context(REFUSED));
        }
        for (file, text) in &files {
            replace(&self.folder.join(file), text).with_context(|| self.folder.join(file).display().to_string())?;
        }
        Ok(())
    }

    /// Where a row stands: file and line.
    pub(super) fn place(&self, kind: Kind, list: &str, id: &str) -> String {
        let name = format!("{}/{list}", kind.folder());
        let line = self.sheets.get(&name).and_then(|s| s.line_of(id)).unwrap_or_default();
        format!("{}:{line}", self.path(&name).display())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.tsv"))
    }

    fn only_source(&self) -> String {
        let mut keys = self.lists.sources.keys();
        match (keys.next(), keys.next()) {
            (Some(only), None) => only.clone(),
            _ => HOUSE.to_owned(),
        }
    }
}

const REFUSED: &str = "nothing is written, because the lists would not be valid";

fn read(path: &Path, kind: Kind) -> Result<Sheet> {
    if !path.exists() {
        return Ok(Sheet::new(kind));
    }
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(Sheet::parse(&text))
}

/// Whoever reads the file meanwhile sees the old or the new one, never a part.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let new = path.with_extension("tsv.new");
    std::fs::write(&new, text)?;
    std::fs::rename(&new, path)
}

/// A cell: in Unicode normalisation form C, without tabs and line ends.
fn one_line(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    words.join(" ").nfc().collect()
}

/// An id of what stands in a name: "Ana María Ruiz" → `ana-maria-ruiz`.
pub(super) fn slug(name: &str) -> String {
    let plain = lower(&fold(name));
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_names() {
        assert_eq!(slug("Ana María Ruiz"), "ana-maria-ruiz");
        assert_eq!(slug("J.D. O’Neil & Co."), "j-d-o-neil-co");
        assert_eq!(slug("Ελλάδα"), "");
    }

    #[test]
    fn cells_hold_no_tab_and_no_line_end() {
        assert_eq!(one_line(" Ana\tRuiz\r\n"), "Ana Ruiz");
        assert_eq!(one_line("Jose\u{301}"), "José");
    }
}
