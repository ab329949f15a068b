//! A socket for a router: connections, slow clients, a clean end.

use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_io_timeout::TimeoutStream;
use tracing::{debug, warn};

/// How long a client may take for a request's head, and be idle between two. Longer than the minute after which the usual
/// load balancers let go: were it shorter, they would send into a closed connection.
const HEAD: Duration = Duration::from_secs(75);

/// Serves until `stop`, then answers what has been asked. `patience` is how long a client may read nothing of its answer, and
/// how long answers may take after `stop`.
///
/// Each request goes to the router that is there when it comes, so that one which says "not ready" can stand in for the real
/// one. A request whose head is no HTTP is answered by the protocol (400, 414, 431, without a body) and reaches no router.
pub async fn serve(mut listener: TcpListener, router: watch::Receiver<Router>, stop: impl Future<Output = ()>, patience: Duration) {
    let connections = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, _) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        if let Err(error) = stream.set_nodelay(true) {
            debug!(%error, "a connection was lost at once");
        }
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(patience));
        let router = router.clone();
        let service = service_fn(move |request| TowerToHyperService::new(router.borrow().clone()).call(request));
        let connection = http1::Builder::new().timer(TokioTimer::new()).header_read_timeout(HEAD).serve_connection(TokioIo::new(Box::pin(stream)), service);
        let connection = connections.watch(connection);
        tokio::spawn(async {
            if let Err(error) = connection.await {
                debug!(%error, "a connection was lost");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(patience, connections.shutdown()).await.is_err() {
        warn!("stopped before every request was answered");
    }
}
