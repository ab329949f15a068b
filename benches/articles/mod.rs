//! The project's own articles (`tests/corpus`), as text.

use std::path::Path;

use rolecall::gold::Marked;

/// All of them, by file name.
pub fn all() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("tests/corpus").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let text = |path: &std::path::PathBuf| Marked::parse(&std::fs::read_to_string(path).expect("a readable article")).expect("marks in the notation").text;
    paths.iter().map(text).collect()
}

/// Articles one after another, over again, cut to `len` bytes at the end of a word.
pub fn of_size(articles: &[String], len: usize) -> String {
    let mut text = String::new();
    for article in articles.iter().cycle() {
        text.push_str(article);
        text.push_str("\n\n");
        if text.len() > len {
            break;
        }
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= len).filter(|at| text[*at..].starts_with(' ')).last().unwrap_or(text.len());
    text.truncate(end);
    text
}
