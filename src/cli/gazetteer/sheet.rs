//! A list as its file holds it: columns and cells, before any of it is understood.
//!
//! An editor's file keeps its own columns and the wording of the rows that are there; a tool only adds.

use std::collections::BTreeMap;

use rolecall::gazetteer::Kind;

/// What a new row says: column → cell.
pub(super) type Cells = BTreeMap<&'static str, String>;

#[derive(Clone, Debug)]
pub(super) struct Sheet {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// An empty list with the columns that its kind has in the built-in lists.
    pub(super) fn new(kind: Kind) -> Sheet {
        let columns: &[&str] = match kind {
            Kind::Role | Kind::Trigger => &["id", "name", "aliases", "subtype", "source", "note"],
            _ => &["id", "name", "aliases", "subtype", "country", "offices", "ids", "source", "note"],
        };
        Sheet { columns: columns.iter().map(|c| (*c).to_owned()).collect(), rows: Vec::new() }
    }

    /// The cells of a file that could be read as a list.
    pub(super) fn parse(text: &str) -> Sheet {
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect());
        Sheet { columns: lines.next().unwrap_or_default(), rows: lines.collect() }
    }

    /// Adds a row, and the columns for what it says.
    pub(super) fn add(&mut self, cells: &Cells) {
        for (column, cell) in cells {
            if !cell.is_empty() && self.place(column).is_none() {
                // The note is for the reader and stays last.
                let at = self.place("note").unwrap_or(self.columns.len());
                self.columns.insert(at, (*column).to_owned());
                for row in &mut self.rows {
                    row.insert(at, String::new());
                }
            }
        }
        self.rows.push(self.columns.iter().map(|c| cells.get(c.as_str()).cloned().unwrap_or_default()).collect());
    }

    /// Sorts the rows by id, as `rolecall check` wants them.
    pub(super) fn sort(&mut self) {
        let Some(id) = self.place("id") else { return };
        self.rows.sort_by(|a, b| a.get(id).cmp(&b.get(id)));
    }

    /// The line of the row with this id, from 1.
    pub(super) fn line_of(&self, id: &str) -> Option<usize> {
        let place = self.place("id")?;
        self.rows.iter().position(|row| row.get(place).is_some_and(|cell| cell == id)).map(|row| row + 2)
    }

    /// Whether a row says the same; under whatever id, if the new one has none.
    pub(super) fn holds(&self, cells: &Cells) -> bool {
        let same = |row: &Vec<String>| {
            let cells_of_row = self.columns.iter().map(String::as_str).zip(row);
            let said: Vec<_> = cells_of_row.filter(|(column, cell)| !cell.is_empty() && (*column != "id" || cells.contains_key("id"))).collect();
            said.len() == cells.len() && said.iter().all(|(column, cell)| cells.get(column) == Some(cell))
        };
        self.rows.iter().any(same)
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == column)
    }

    /// The file.
    pub(super) fn render(&self) -> String {
        let mut text = self.columns.join("\t");
        text.push('\n');
        for row in &self.rows {
            text.push_str(&row.join("\t"));
            text.push('\n');
        }
        text
    }
}
