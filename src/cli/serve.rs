//! `rolecall serve`: the HTTP service.

use std::net::{SocketAddr, ToSocketAddrs};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::http::HeaderValue;
use clap::Args;
use clap::builder::FalseyValueParser;
use rolecall::server::{self, ApiKeys, Settings};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use tracing::{error, info};
use tracing_subscriber::EnvFilter;

use super::units;

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    address: ListenArg,
    #[command(flatten)]
    engine: super::EngineArgs,
    /// The longest body that is taken; in a batch, the longest line.
    #[arg(long, value_name = "SIZE", default_value = "2MiB", value_parser = units::size, env = "ROLECALL_MAX_BODY")]
    max_body: usize,
    /// The longest time that one document may take, to be sent and to be annotated; in a batch, that a client may be idle.
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = units::time, env = "ROLECALL_TIMEOUT")]
    timeout: Duration,
    /// How many threads annotate [default: all cores].
    #[arg(long, value_name = "N", env = "ROLECALL_THREADS")]
    threads: Option<NonZeroUsize>,
    /// How many documents and batches may be received and annotated at once; more are answered 503.
    #[arg(long, value_name = "N", default_value = "256", env = "ROLECALL_MAX_IN_FLIGHT")]
    max_in_flight: NonZeroUsize,
    /// A file of API keys' SHA-256 hashes, one a line, as `printf %s "$KEY" | sha256sum` prints them; a word after the hash names
    /// the key in the log. It is read again when it changes. Keys travel as `Authorization: Bearer KEY`; probes need none.
    #[arg(long, value_name = "FILE", env = "ROLECALL_API_KEY_FILE")]
    api_key_file: Option<PathBuf>,
    /// A web page's origin, such as `https://desk.example.org`, whose scripts may ask; `*` is any. May be given several times.
    #[arg(long = "cors-origin", value_name = "ORIGIN", value_delimiter = ',', env = "ROLECALL_CORS_ORIGIN")]
    cors_origins: Vec<HeaderValue>,
    /// Without API keys: answer whoever can reach an address that is not of this machine alone.
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

impl ServeArgs {
    fn settings(&self) -> Result<Settings> {
        let keys = self.api_key_file.as_deref().map(ApiKeys::load).transpose().context("--api-key-file")?;
        Ok(Settings {
            max_body: self.max_body,
            timeout: self.timeout,
            threads: self.threads.unwrap_or(Settings::default().threads),
            max_in_flight: self.max_in_flight,
            keys: keys.map(Arc::new),
            cors_origins: self.cors_origins.clone(),
        })
    }
}

/// Serves until SIGTERM or SIGINT, then answers what has been asked. Standard output stays empty; the log goes to standard error.
pub(super) fn run(args: &ServeArgs) -> Result<ExitCode> {
    let addresses = args.address.addresses()?;
    let settings = args.settings()?;
    let guarded = args.open || settings.keys.is_some();
    if let Some(public) = addresses.iter().find(|a| !guarded && !a.ip().to_canonical().is_loopback()) {
        bail!(
            "{public} may be reached from other machines, and whoever reaches it is answered; give --api-key-file, or say --open (ROLECALL_OPEN=true) if that is wanted, or listen on 127.0.0.1"
        );
    }
    start_log()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(settings.threads.get()).enable_all().build()?;
    let served = runtime.block_on(serve(args, &addresses, settings));
    // What is annotated still is for nobody.
    runtime.shutdown_background();
    served
}

async fn serve(args: &ServeArgs, addresses: &[SocketAddr], settings: Settings) -> Result<ExitCode> {
    // Before the lists are loaded: a taken port is known at once, and who asks meanwhile is told to wait.
    let stop = stopped(signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let listener = TcpListener::bind(addresses).await.with_context(|| format!("listening on {}", args.address.listen))?;
    info!(address = %listener.local_addr()?, version = env!("CARGO_PKG_VERSION"), "listening");
    let (routers, router) = watch::channel(server::starting());
    let mut serving = std::pin::pin!(server::serve(listener, router, stop, settings.timeout));
    let parts = args.engine.clone();
    let loading = spawn_blocking(move || parts.engine());
    tokio::select! {
        () = &mut serving => return Ok(ExitCode::SUCCESS),
        engine = loading => {
            let engine = engine??;
            info!(gazetteer = engine.gazetteer().version(), "ready");
            drop(routers.send_replace(server::router(engine, &settings)));
        }
    }
    serving.await;
    info!("stopped");
    Ok(ExitCode::SUCCESS)
}

async fn stopped(mut terminate: Signal, mut interrupt: Signal) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    info!("stopping");
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
