//! The program: `rolecall serve`, `annotate`, `check`, `gazetteer`, `score`, `healthcheck`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
