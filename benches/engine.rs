//! What reading costs: whole and by stage, by length of text, by number of names, by threads.
//!
//! `cargo bench --bench engine`. Every figure is the median of rounds that take turns, so that a noisy machine is noisy for
//! all rows alike. Where `valgrind` is installed, instructions a byte stand beside the times; they are the same on every run.

#![allow(clippy::print_stdout, reason = "the table is what it is run for")]

mod articles;

use std::process::Command;
use std::time::{Duration, Instant};

use rolecall::engine::{Annotator, Engine};
use rolecall::gazetteer::{Gazetteer, Hits, Kind, Lists};
use rolecall::mention::{self, MentionBuffers};
use rolecall::response::{Request, reply};
use rolecall::text::{self, TextBuffers};

const ROUNDS: usize = 9;
/// So much text a round at least.
const ROUND: usize = 300_000;
/// So much text is read under valgrind, beside the text that warms the buffers: start-up differs by some instructions a run.
const COUNTED: usize = 600_000;

/// A row of the table: what it is called, the bytes of one text, and the work.
struct Case {
    name: String,
    bytes: usize,
    work: Box<dyn FnMut()>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == "--count") {
        return count(&arguments[at + 1], arguments[at + 2].parse().expect("a number of texts"));
    }
    let mut cases = cases();
    let times = measure(&mut cases);
    println!("{:<34} {:>9} {:>9} {:>8} {:>13}", "", "bytes", "time", "MB/s", "instr./byte");
    for (case, time) in cases.iter().zip(times) {
        let whole = case.name.starts_with("whole");
        let counted = whole.then(|| -> Option<String> {
            let texts = COUNTED.div_ceil(case.bytes);
            let counted = instructions(&case.name, 1 + texts)?.checked_sub(instructions(&case.name, 1)?)?;
            Some(format!("{:.0}", counted as f64 / (texts * case.bytes) as f64))
        });
        let speed = case.bytes as f64 / time.as_secs_f64() / 1e6;
        println!("{:<34} {:>9} {:>9.1?} {speed:>8.2} {:>13}", case.name, case.bytes, time, counted.flatten().as_deref().unwrap_or("-"));
    }
    threads();
}

/// The whole work on texts of growing length, then its stages, then with fewer names.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = LENGTHS.iter().map(|(name, len)| whole(name, *len, &Engine::new(Gazetteer::built_in()))).collect();
    cases.extend(stages());
    for names in [10_000, 100_000] {
        cases.push(whole(&format!("3 KB, {names} names"), 3_000, &Engine::new(gazetteer_of(names))));
    }
    cases
}

const LENGTHS: [(&str, usize); 4] = [("whole, 0.5 KB", 500), ("whole, 3 KB", 3_000), ("whole, 30 KB", 30_000), ("whole, 300 KB", 300_000)];

fn whole(name: &str, len: usize, engine: &Engine) -> Case {
    let text = articles::of_size(&articles::all(), len);
    let mut annotator = engine.annotator();
    Case { name: name.to_owned(), bytes: text.len(), work: Box::new(move || annotate(&mut annotator, &text)) }
}

fn annotate(annotator: &mut Annotator, text: &str) {
    std::hint::black_box(annotator.annotate(text).mentions.len());
}

/// Each row does what the row before does, and one stage more.
fn stages() -> Vec<Case> {
    let text = articles::of_size(&articles::all(), 3_000);
    let engine = Engine::new(Gazetteer::built_in());
    let mut cases = Vec::new();
    let mut add = |name: &str, work: Box<dyn FnMut()>| cases.push(Case { name: format!("3 KB, {name}"), bytes: text.len(), work });

    let (article, mut buffers) = (text.clone(), TextBuffers::default());
    add("text alone", Box::new(move || _ = std::hint::black_box(text::read(&article, &[], &mut buffers).tokens.len())));

    let (article, gazetteer) = (text.clone(), engine.gazetteer().clone());
    let (mut buffers, mut hits) = (TextBuffers::default(), Hits::default());
    add(
        "and gazetteer",
        Box::new(move || {
            gazetteer.find(&text::read(&article, &[], &mut buffers), &mut hits);
            std::hint::black_box(hits.all().len());
        }),
    );

    let (article, gazetteer) = (text.clone(), engine.gazetteer().clone());
    let (mut buffers, mut hits, mut mentions) = (TextBuffers::default(), Hits::default(), MentionBuffers::default());
    add(
        "and names, without model",
        Box::new(move || {
            let document = text::read(&article, &[], &mut buffers);
            gazetteer.find(&document, &mut hits);
            std::hint::black_box(mention::find(&gazetteer, None, document, &hits, &mut mentions).mentions.len());
        }),
    );

    let (article, mut annotator) = (text.clone(), engine.clone().with_model(None).annotator());
    add("and roles and coreference", Box::new(move || annotate(&mut annotator, &article)));

    let (article, mut annotator) = (text.clone(), engine.annotator());
    add("and the model: whole", Box::new(move || annotate(&mut annotator, &article)));

    let (article, mut annotator, mut out) = (text.clone(), engine.annotator(), Vec::new());
    add(
        "and the reply as JSON",
        Box::new(move || {
            out.clear();
            let request = Request::default();
            serde_json::to_writer(&mut out, &reply(&annotator.annotate(&article), &request)).expect("a reply is JSON");
            std::hint::black_box(out.len());
        }),
    );
    cases
}

/// The built-in gazetteer with about so many names, taken evenly from all lists, and all its words.
fn gazetteer_of(names: usize) -> Gazetteer {
    let mut lists = Lists::built_in().expect("the built-in lists are valid");
    let is_word = |kind: Kind| matches!(kind, Kind::Role | Kind::Trigger);
    let all = lists.lists.iter().flat_map(|l| &l.rows).filter(|r| !is_word(r.kind)).count();
    let mut seen = 0;
    for list in &mut lists.lists {
        list.rows.retain(|row| {
            seen += usize::from(!is_word(row.kind));
            is_word(row.kind) || seen * names / all > (seen - 1) * names / all || names >= all
        });
    }
    Gazetteer::compile(lists, Vec::new())
}

/// The median time of one text of each case.
fn measure(cases: &mut [Case]) -> Vec<Duration> {
    let mut times = vec![Vec::new(); cases.len()];
    for round in 0..=ROUNDS {
        for (case, times) in cases.iter_mut().zip(&mut times) {
            let texts = (ROUND / case.bytes).max(1) as u32;
            let start = Instant::now();
            for _ in 0..texts {
                (case.work)();
            }
            // The first round warms up.
            if round > 0 {
                times.push(start.elapsed() / texts);
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// All the articles on one thread and on two.
fn threads() {
    let engine = Engine::new(Gazetteer::built_in());
    let articles = articles::all();
    let bytes: usize = articles.iter().map(String::len).sum::<usize>() * THREAD_ROUNDS;
    let run = |threads: usize| {
        let start = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut annotator = engine.annotator();
                    for article in std::iter::repeat_n(&articles, THREAD_ROUNDS).flatten() {
                        annotate(&mut annotator, article);
                    }
                });
            }
        });
        start.elapsed()
    };
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        one.push(run(1));
        two.push(run(2));
    }
    let speed = |threads: usize, time: Duration| (threads * bytes) as f64 / time.as_secs_f64() / 1e6;
    let (one, two) = (speed(1, median(one)), speed(2, median(two)));
    println!("\none thread {one:.2} MB/s, two threads {two:.2} MB/s: {:.2} times", two / one);
}

const THREAD_ROUNDS: usize = 40;

/// What runs under valgrind: a case's work, so many times.
fn count(name: &str, texts: usize) {
    let (name, len) = LENGTHS.iter().find(|(n, _)| n == &name).expect("a case of the whole work");
    let mut case = whole(name, *len, &Engine::new(Gazetteer::built_in()));
    for _ in 0..texts {
        (case.work)();
    }
}

/// Instructions of this program on so many texts of a case; none where there is no valgrind.
fn instructions(name: &str, texts: usize) -> Option<u64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(std::env::current_exe().ok()?);
    let run = command.args(["--count", name, &texts.to_string()]).output().ok()?;
    let report = String::from_utf8_lossy(&run.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : ").map(|(_, n)| n.trim().to_owned()))?;
    collected.parse().ok()
}
