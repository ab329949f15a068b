//! The program: `rolecall serve`, `annotate`, `check`, `healthcheck`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
