//! Who a story is about stands first: the ranking of our own articles, as an editor would give it.

use std::path::Path;

use rolecall::gold::Marked;
use rolecall::mention::NameKind;

use crate::ENGINE;

/// Article → whom it is about, most central first; others follow in any order.
const STORIES: &[(&str, &[&str])] = &[
    ("business", &["Adaeze Okonkwo-Reyes"]),
    ("courts", &["Ellery Hall"]),
    ("culture", &["Joris Vandenbulcke", "Ghent"]),
    ("diplomacy", &["Levan Kiparidze"]),
    ("local", &["Wexcombe", "Bryony Latchford"]),
    ("obituary", &["Ludmila Havránková-Stein"]),
    ("politics", &["Harriet Tolland"]),
    ("science", &["Inês Falcão-Duarte"]),
    ("sport", &["Chelsea Moncur"]),
];

#[test]
fn the_main_actors_of_a_story_come_first() {
    let mut annotator = ENGINE.annotator();
    for (story, expected) in STORIES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpus/{story}.txt"));
        let text = Marked::parse(&std::fs::read_to_string(path).expect("an article")).expect("marks in the notation").text;
        let annotations = annotator.annotate(&text);
        let document = annotations.context.document;
        let mut entities: Vec<_> = annotations.entities.iter().filter(|e| e.kind != NameKind::Other).collect();
        entities.sort_by(|a, b| b.relevance.total_cmp(&a.relevance));
        let found: Vec<&str> = entities.iter().take(expected.len()).map(|e| document.text_of(annotations.mentions[e.fullest.index()].tokens)).collect();
        assert_eq!(&found, expected, "{story}");
    }
}
