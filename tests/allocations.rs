//! A warm annotator asks the allocator for nothing.

use std::path::Path;

use rolecall::engine::Engine;
use rolecall::gazetteer::Gazetteer;
use rolecall::gold::Marked;

#[test]
fn a_warm_annotator_allocates_nothing() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = std::fs::read_dir(corpus).expect("the corpus").map(|f| f.expect("a readable folder").path());
    let source = |file| std::fs::read_to_string(file).expect("a readable article");
    let texts: Vec<String> = files.map(|f| Marked::parse(&source(f)).expect("marks in the notation").text).collect();
    assert!(texts.len() > 10);
    // All together they are as long as a long article, and between them have every construction.
    let whole = texts.join("\n\n");
    let mut annotator = Engine::new(Gazetteer::built_in()).annotator();
    for text in texts.iter().chain([&whole]) {
        let mut read = || std::hint::black_box(annotator.annotate(text).mentions.len());
        read();
        read();
        let allocations = allocation_counter::measure(|| _ = read()).count_total;
        assert_eq!(allocations, 0, "{}…", text.lines().next().unwrap_or_default());
    }
}
