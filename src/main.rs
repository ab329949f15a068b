//! The program: `rolecall serve`, `annotate`, `check`, `gazetteer`, `healthcheck`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
