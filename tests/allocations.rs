//! How often a warm annotator asks the allocator for memory: as seldom as today, or less.

use std::path::Path;

use rolecall::engine::Engine;
use rolecall::gazetteer::Gazetteer;
use rolecall::gold::Marked;

/// Allocations for each 100 bytes of text, at most. The aim is none; what is left are mostly the maps and lists that coreference fills.
const PER_100_BYTES: u64 = 20;

#[test]
fn a_warm_annotator_allocates_little() {
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/diplomacy.txt");
    let text = Marked::parse(&std::fs::read_to_string(article).expect("a readable article")).expect("marks in the notation").text;
    let mut annotator = Engine::new(Gazetteer::built_in()).annotator();
    let mut read = || std::hint::black_box(annotator.annotate(&text).mentions.len());
    read();
    read();
    let allocations = allocation_counter::measure(|| _ = read()).count_total;
    let bytes = text.len() as u64;
    assert!(allocations * 100 <= bytes * PER_100_BYTES, "{allocations} allocations for {bytes} bytes");
}
