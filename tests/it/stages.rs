//! The order of stages: a module uses those before it, never those after.

use std::path::{Path, PathBuf};

/// Pipeline order.
const ORDER: &[&str] = &["span", "text", "gazetteer", "mention", "role", "coref", "engine", "gold", "response", "server"];

#[test]
fn a_stage_uses_only_stages_before_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (place, stage) in ORDER.iter().enumerate() {
        let mut files = vec![source.join(format!("{stage}.rs"))];
        collect(&source.join(stage), &mut files);
        for file in files.iter().filter(|f| f.is_file()) {
            let code = std::fs::read_to_string(file).expect("readable source");
            for later in &ORDER[place + 1..] {
                if code.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(&format!("crate::{later}"))) {
                    wrong.push(format!("{} uses {later}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_of_the_library_is_a_stage() {
    let code = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let declared: Vec<&str> = code.lines().filter_map(|l| l.trim().strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, ORDER, "src/lib.rs lists the stages in pipeline order");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}
