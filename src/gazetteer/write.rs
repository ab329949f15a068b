//! How a row is written: the way back from a [`Row`] to the cells of its line.
//!
//! A cell is written in one way only, so that two folders can be compared cell by cell; reading it again gives the same row.

use std::fmt;

use super::row::{COLUMNS, Needs, Office, Row, Written};

impl Row {
    /// Its cells, in the order of [`COLUMNS`]; empty where the row says nothing.
    #[must_use]
    pub fn cells(&self) -> [String; COLUMNS.len()] {
        // What the name needs is written as an alias that repeats it.
        let name = (self.name_needs != Needs::default()).then(|| Written { text: self.name.clone(), needs: self.name_needs });
        let ids: Vec<String> = self.ids.iter().map(|(scheme, value)| format!("{scheme}={value}")).collect();
        [
            self.id.to_string(),
            self.name.to_string(),
            join(name.iter().chain(&self.aliases)),
            self.subtype.to_string(),
            self.country.to_string(),
            join(&self.offices),
            ids.join("; "),
            self.source.to_string(),
            if self.prominence == 0 { String::new() } else { self.prominence.to_string() },
            self.note.to_string(),
        ]
    }
}

fn join<T: fmt::Display>(parts: impl IntoIterator<Item = T>) -> String {
    let parts: Vec<String> = parts.into_iter().map(|p| p.to_string()).collect();
    parts.join(" | ")
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        if self.needs == Needs::default() { Ok(()) } else { write!(f, " {{{}}}", self.needs) }
    }
}

impl fmt::Display for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.role)?;
        if !self.owner.is_empty() {
            write!(f, " @{}", self.owner)?;
        }
        if self.from.is_empty() && self.to.is_empty() { Ok(()) } else { write!(f, " {}..{}", self.from, self.to) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lists;

    #[test]
    fn a_row_is_written_as_it_was_read() {
        let line = "a\tAda May\tAda May {full_name exact} | Ada | A. May {cue}\twriter\tGB\tpoet | mayor @york 2013-02..2017 | chair @york ..2001\twikidata=Q1; x=2\thouse\t7\tof York";
        let text = format!("id\tname\taliases\tsubtype\tcountry\toffices\tids\tsource\tprominence\tnote\n{line}\n");
        let lists = Lists::parse([("people/test.tsv".to_owned(), text.as_str())].into_iter()).expect("a valid list");
        assert_eq!(lists.lists[0].rows[0].cells().join("\t"), line);
    }
}
