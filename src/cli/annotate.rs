//! `rolecall annotate [FILE…]`

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use anyhow::{Context, Result};
use clap::Args;
use rolecall::engine::{Annotator, Engine};
use rolecall::response::{Request, reply};
use rolecall::server::{Line, annotate_line};

#[derive(Debug, Args)]
pub(super) struct AnnotateArgs {
    /// Plain text files, or with --ndjson files of requests; standard input when none is given.
    files: Vec<PathBuf>,
    /// Read one JSON request a line and write one reply a line, in the same order.
    #[arg(long)]
    ndjson: bool,
    /// How many threads annotate [default: all cores].
    #[arg(long, value_name = "N", env = "ROLECALL_THREADS")]
    threads: Option<std::num::NonZeroUsize>,
    #[command(flatten)]
    engine: super::EngineArgs,
}

/// Writes one reply a line to standard output.
pub(super) fn run(args: &AnnotateArgs) -> Result<ExitCode> {
    let engine = args.engine.engine()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.ndjson {
        let threads = args.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, usize::from);
        if args.files.is_empty() {
            annotate_lines(&engine, threads, BufReader::new(std::io::stdin()), &mut out)?;
        }
        for file in &args.files {
            let input = std::fs::File::open(file).with_context(|| file.display().to_string())?;
            annotate_lines(&engine, threads, BufReader::new(input), &mut out)?;
        }
    } else {
        let mut annotator = engine.annotator();
        if args.files.is_empty() {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).context("standard input")?;
            write_reply(&mut annotator, None, &text, &mut out)?;
        }
        for file in &args.files {
            let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
            write_reply(&mut annotator, Some(file), &text, &mut out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn write_reply(annotator: &mut Annotator, file: Option<&Path>, text: &str, out: &mut impl Write) -> Result<()> {
    let request = Request { id: file.map(|f| f.display().to_string()), ..Request::default() };
    serde_json::to_writer(&mut *out, &reply(&annotator.annotate(text), &request))?;
    Ok(out.write_all(b"\n")?)
}

/// A thread that annotates: where its lines go, where their replies come from.
type Worker = (SyncSender<Vec<Line>>, Receiver<Vec<u8>>);

/// Lines that travel to a worker together.
const CHUNK: usize = 16;

/// Deals chunks of lines to the workers in turn and takes their replies back in the same turn: order is kept, and no more
/// than a few chunks a worker are ever in memory.
fn annotate_lines(engine: &Engine, threads: usize, input: impl BufRead + Send, out: &mut impl Write) -> Result<()> {
    std::thread::scope(|scope| {
        let mut workers: Vec<Worker> = Vec::new();
        for _ in 0..threads {
            let (to_worker, jobs) = sync_channel::<Vec<Line>>(2);
            let (done, from_worker) = sync_channel::<Vec<u8>>(2);
            scope.spawn(move || {
                let mut annotator = engine.annotator();
                for lines in jobs {
                    let mut replies = Vec::new();
                    for line in lines {
                        annotate_line(&mut annotator, line, &[], |_| (), &mut replies);
                    }
                    if done.send(replies).is_err() {
                        return;
                    }
                }
            });
            workers.push((to_worker, from_worker));
        }
        let (senders, receivers): (Vec<_>, Vec<_>) = workers.into_iter().unzip();
        let reader = scope.spawn(move || -> Result<()> {
            let mut chunk = Vec::with_capacity(CHUNK);
            let mut turn = senders.iter().cycle();
            for (at, read) in input.split(b'\n').enumerate() {
                chunk.push(Line { number: at + 1, read: Ok(read?) });
                if chunk.len() == CHUNK {
                    let full = std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK));
                    if turn.next().is_none_or(|s| s.send(full).is_err()) {
                        return Ok(());
                    }
                }
            }
            if let Some(sender) = turn.next() {
                // A failed send means that the writer has stopped, and has said why.
                let _ = sender.send(chunk);
            }
            Ok(())
        });
        for receiver in receivers.iter().cycle() {
            let Ok(replies) = receiver.recv() else { break };
            out.write_all(&replies)?;
        }
        drop(receivers);
        reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
