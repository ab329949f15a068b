//! The program as a user starts it. Starting an engine takes most of a second, so few tests do.

mod annotate;
mod exchange;
mod gazetteer;
mod help;
mod house;
mod score;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program left.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Run {
    /// Standard output of a run that must have gone well.
    fn good(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// Standard error of a run that must have been refused.
    fn refused(self) -> String {
        assert_eq!((self.code, &*self.out), (2, ""), "{self:?}");
        self.err
    }
}

/// Runs the program with nothing on standard input.
fn rolecall(args: &[&str]) -> Run {
    rolecall_on(args, "")
}

/// Runs the program with a text on standard input, without the settings of whoever runs the tests.
fn rolecall_on(args: &[&str], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ROLECALL_")) {
        command.env_remove(name);
    }
    let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that reads nothing closes the pipe early.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("an exit code"), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder of this test alone, holding these files.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(test);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("an old folder that can be removed");
    }
    std::fs::create_dir_all(&folder).expect("a writable folder");
    for (name, contents) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a writable folder");
        std::fs::write(path, contents).expect("a writable file");
    }
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}
