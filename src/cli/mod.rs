//! The command line. Each command is a file; all use the engine as any library user would.

mod annotate;
mod check;
mod gazetteer;
mod healthcheck;
mod score;
mod serve;
mod units;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand};
use rolecall::engine::Engine;
use rolecall::gazetteer::{Gazetteer, Lists, RowError};

/// Reads news articles and answers who is in them, where they belong and what office they hold.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// What stands without a command is for `serve`.
    #[command(flatten)]
    serve: serve::ServeArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve HTTP; what is done without a command.
    Serve(serve::ServeArgs),
    /// Annotate files, or standard input.
    Annotate(annotate::AnnotateArgs),
    /// Validate gazetteers; every problem with file and line.
    Check(check::CheckArgs),
    /// An editor's tools for gazetteers: find, count, compare, add, exchange.
    Gazetteer(Box<gazetteer::GazetteerArgs>),
    /// Score annotations against gold.
    Score(score::ScoreArgs),
    /// Ask a service on this machine whether it is ready.
    Healthcheck(healthcheck::HealthcheckArgs),
}

/// Which lists to load beside the built-in ones.
#[derive(Debug, Clone, Args)]
struct ListArgs {
    /// A folder of house lists; they win over the built-in ones. May be given several times, the strongest last.
    #[arg(long = "gazetteers", value_name = "DIR", env = "ROLECALL_GAZETTEERS", value_delimiter = ':')]
    folders: Vec<PathBuf>,
}

/// What the engine is made of.
#[derive(Debug, Clone, Args)]
struct EngineArgs {
    #[command(flatten)]
    lists: ListArgs,
    /// Decide by rules alone, without the sequence model.
    #[arg(long, value_parser = FalseyValueParser::new(), env = "ROLECALL_NO_MODEL")]
    no_model: bool,
}

impl EngineArgs {
    fn engine(&self) -> Result<Engine> {
        let engine = Engine::new(self.lists.gazetteer()?);
        Ok(if self.no_model { engine.with_model(None) } else { engine })
    }
}

impl ListArgs {
    fn gazetteer(&self) -> Result<Gazetteer> {
        if self.folders.is_empty() {
            return Ok(Gazetteer::built_in());
        }
        let base = Lists::built_in().map_err(|e| describe(&e))?;
        let house: Result<Vec<Lists>> =
            self.folders.iter().map(|f| Lists::read(f).map_err(|e| describe(&e)).with_context(|| format!("house lists in {}", f.display()))).collect();
        Ok(Gazetteer::compile(base, house?))
    }
}

fn describe(errors: &[RowError]) -> anyhow::Error {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    anyhow::anyhow!("{}", lines.join("\n"))
}

/// Runs the command that was asked for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(args) => serve::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Check(args) => Ok(check::run(&args)),
        Command::Gazetteer(args) => gazetteer::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Healthcheck(args) => healthcheck::run(&args),
    };
    done.unwrap_or_else(|error| {
        eprintln!("rolecall: {error:#}");
        ExitCode::from(2)
    })
}
