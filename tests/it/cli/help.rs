//! What the program says of itself, and what it refuses.

use super::rolecall;

/// Command → the flags that its help must name.
const FLAGS: [(&[&str], &[&str]); 12] = [
    (&["serve"], &["--listen", "--gazetteers", "--max-body", "--timeout", "--threads", "--open", "ROLECALL_LISTEN", "ROLECALL_GAZETTEERS"]),
    (&["annotate"], &["[FILES]", "--ndjson", "--threads", "--gazetteers", "ROLECALL_THREADS"]),
    (&["check"], &["[FOLDERS]"]),
    (&["score"], &["<GOLD>", "[ANNOTATIONS]", "--errors", "--json", "--gazetteers"]),
    (&["healthcheck"], &["--listen", "ROLECALL_LISTEN"]),
    (&["gazetteer"], &["find", "stats", "add", "diff", "import", "export"]),
    (&["gazetteer", "find"], &["<NAME>", "--background", "--gazetteers"]),
    (&["gazetteer", "stats"], &["--json", "--gazetteers"]),
    (&["gazetteer", "add"], &["<DIR>", "<TYPE>", "<NAME>", "--alias", "--office", "--identifier", "--source", "--list", "--id"]),
    (&["gazetteer", "diff"], &["<OLD>", "<NEW>"]),
    (&["gazetteer", "import"], &["<FILE>", "<DIR>", "--format", "spacy-jsonl", "csv", "--list", "--type", "--source", "--skip"]),
    (&["gazetteer", "export"], &["[DIR]", "--format", "--type", "--all-forms"]),
];

#[test]
fn help_names_every_command_and_flag() {
    let all = rolecall(&["--help"]).good();
    for (command, flags) in FLAGS {
        if let [name] = command {
            assert!(all.contains(name), "{name} in\n{all}");
        }
        let help = rolecall(&[command, &["--help"]].concat()).good();
        for flag in flags {
            assert!(help.contains(flag), "{flag} of {command:?} in\n{help}");
        }
    }
    // What stands without a command is for `serve`.
    for flag in FLAGS[0].1 {
        assert!(all.contains(flag), "{flag} in\n{all}");
    }
}

#[test]
fn a_wrong_call_is_refused() {
    for args in [&["anotate"][..], &["annotate", "--threads", "0"], &["gazetteer", "find"], &["gazetteer", "add", "x", "animal", "Rex"]] {
        let message = rolecall(args).refused();
        assert!(message.contains("error:") && message.contains("--help"), "{message}");
    }
}

#[test]
fn a_service_that_is_not_there_is_not_healthy() {
    // Port 1 of this machine is nobody's.
    let run = rolecall(&["healthcheck", "--listen", "127.0.0.1:1"]);
    assert_eq!((run.code, &*run.out), (1, ""));
    assert!(run.err.starts_with("rolecall: 127.0.0.1:1: "), "{}", run.err);
}
