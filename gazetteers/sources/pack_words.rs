//! Packs the background words into the index that the engine loads without parsing.
//!
//! `pack_words < words.tsv > gazetteers/background/words.fst`; a line is `word given surname frequency lower`, parted by
//! tabs, figures as in `WordFacts`, words folded, in lower case, sorted by byte and unique. The same lines give the same bytes.

use std::io::{BufWriter, Write, stdin, stdout};

use rolecall::gazetteer::WordFacts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut map = fst::MapBuilder::new(BufWriter::new(stdout().lock()))?;
    for (number, line) in stdin().lines().enumerate() {
        let line = line?;
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, given, surname, frequency, lower] = fields[..] else {
            return Err(format!("line {}: five fields, not {}", number + 1, fields.len()).into());
        };
        let facts = WordFacts { given: given.parse()?, surname: surname.parse()?, frequency: frequency.parse()?, lower: lower.parse()? };
        map.insert(word, facts.pack())?;
    }
    map.into_inner()?.flush()?;
    Ok(())
}
