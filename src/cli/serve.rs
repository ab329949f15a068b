//! `rolecall serve`: the HTTP service.

use std::net::{SocketAddr, ToSocketAddrs};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use clap::builder::FalseyValueParser;
use rolecall::server::{self, Settings};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing::{error, info};
use tracing_subscriber::EnvFilter;

use super::units;

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    address: ListenArg,
    #[command(flatten)]
    lists: super::ListArgs,
    /// The longest body that is taken.
    #[arg(long, value_name = "SIZE", default_value = "2MiB", value_parser = units::size, env = "ROLECALL_MAX_BODY")]
    max_body: usize,
    /// The longest time that one document may take, to be sent and to be annotated.
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = units::time, env = "ROLECALL_TIMEOUT")]
    timeout: Duration,
    /// How many threads answer [default: all cores].
    #[arg(long, value_name = "N", env = "ROLECALL_THREADS")]
    threads: Option<NonZeroUsize>,
    /// Answer whoever can reach an address that is not of this machine alone.
    #[arg(long, value_parser = FalseyValueParser::new(), env = "ROLECALL_OPEN")]
    open: bool,
}

/// Where the service listens; the health check asks there.
#[derive(Debug, Args)]
pub(super) struct ListenArg {
    /// Address and port; port 0 is any free one, named by the log line `listening`.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", env = "ROLECALL_LISTEN")]
    listen: String,
}

impl ListenArg {
    /// All addresses that the name stands for, at least one.
    pub(super) fn addresses(&self) -> Result<Vec<SocketAddr>> {
        let addresses = self.listen.to_socket_addrs().with_context(|| format!("`{}` is no address with a port, such as 127.0.0.1:8080", self.listen))?;
        let addresses: Vec<SocketAddr> = addresses.collect();
        if addresses.is_empty() {
            bail!("`{}` stands for no address", self.listen);
        }
        Ok(addresses)
    }
}

/// Serves until SIGTERM or SIGINT, then answers what has been asked. Standard output stays empty; the log goes to standard error.
pub(super) fn run(args: &ServeArgs) -> Result<ExitCode> {
    let addresses = args.address.addresses()?;
    if let Some(public) = addresses.iter().find(|a| !args.open && !a.ip().to_canonical().is_loopback()) {
        bail!(
            "{public} may be reached from other machines, and whoever reaches it is answered; if that is wanted, say --open (ROLECALL_OPEN=true), else listen on 127.0.0.1"
        );
    }
    start_log()?;
    let defaults = Settings::default();
    let settings = Settings { max_body: args.max_body, timeout: args.timeout, threads: args.threads.unwrap_or(defaults.threads) };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(settings.threads.get()).enable_all().build()?;
    runtime.block_on(async {
        // Before the lists are loaded: a taken port is known at once, and a signal meanwhile is kept.
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let listener = TcpListener::bind(&*addresses).await.with_context(|| format!("listening on {}", args.address.listen))?;
        let address = listener.local_addr()?;

        let engine = args.lists.engine()?;
        info!(%address, gazetteer = engine.gazetteer().version(), version = env!("CARGO_PKG_VERSION"), "listening");
        let stop = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            info!("stopping");
        };
        server::serve(listener, server::router(engine, &settings), stop, settings.timeout).await;
        info!("stopped");
        Ok(ExitCode::SUCCESS)
    })
}

/// One JSON object a line on standard error; `ROLECALL_LOG` chooses which.
fn start_log() -> Result<()> {
    let filter = EnvFilter::builder().with_default_directive(tracing::Level::INFO.into()).with_env_var("ROLECALL_LOG");
    let filter = filter.from_env().context("ROLECALL_LOG")?;
    tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false).with_env_filter(filter).with_writer(std::io::stderr).init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        // A message that was put together may quote the article, so only fixed ones are logged.
        let message = panic.payload().downcast_ref::<&'static str>().copied();
        error!(place, message, "panic");
    }));
    Ok(())
}
