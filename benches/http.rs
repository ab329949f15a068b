//! What HTTP leaves of it: requests a second against Rolecall's own server and against a bare axum handler of the same build, which
//! reads the same body and writes as many bytes.
//!
//! `cargo bench --bench http`. Server and clients share the machine, and the two servers take turns.

#![allow(clippy::print_stdout, reason = "the table is what it is run for")]

mod articles;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use rolecall::engine::Engine;
use rolecall::gazetteer::Gazetteer;
use rolecall::server::{Settings, router, serve};
use tokio::runtime::Runtime;
use tokio::sync::watch;

const CONNECTIONS: [usize; 3] = [1, 16, 64];
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);

/// What a load saw: how many answers a second, and how long each took.
struct Seen {
    rate: f64,
    times: Vec<Duration>,
}

fn main() {
    let text = articles::of_size(&articles::all(), 3_300);
    let runtime = Runtime::new().expect("a runtime");
    let engine = Engine::new(Gazetteer::built_in());
    let rolecall = start(&runtime, router(engine, &Settings::default()));
    let reply = post_once(&mut connect(rolecall), &text);
    let bare = start(&runtime, bare_router(reply.clone()));
    assert_eq!(post_once(&mut connect(bare), &text).len(), reply.len());
    println!("{} bytes of text, {} bytes of reply\n", text.len(), reply.len());
    println!("{:>11} {:>10} {:>10} {:>7} {:>21} {:>21}", "connections", "rolecall/s", "bare/s", "ratio", "rolecall p50, p99", "bare p50, p99");
    for connections in CONNECTIONS {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(load(rolecall, connections, &text));
            theirs.push(load(bare, connections, &text));
        }
        let (rate, bare_rate) = (median_rate(&ours), median_rate(&theirs));
        let latency = |seen: Vec<Seen>| {
            let mut times: Vec<Duration> = seen.into_iter().flat_map(|s| s.times).collect();
            times.sort_unstable();
            format!("{:.2?}, {:.2?}", times[times.len() / 2], times[times.len() * 99 / 100])
        };
        println!("{connections:>11} {rate:>10.0} {bare_rate:>10.0} {:>7.3} {:>21} {:>21}", rate / bare_rate, latency(ours), latency(theirs));
    }
    // The servers would go on for ever.
    runtime.shutdown_background();
}

fn bare_router(reply: Vec<u8>) -> Router {
    let reply = Bytes::from(reply);
    Router::new().route(
        "/v1/annotate",
        post(move |body: Bytes| {
            std::hint::black_box(body.len());
            std::future::ready(reply.clone())
        }),
    )
}

fn start(runtime: &Runtime, router: Router) -> SocketAddr {
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (sender, receiver) = watch::channel(router);
    runtime.spawn(async move {
        serve(listener, receiver, std::future::pending(), Duration::from_secs(10)).await;
        drop(sender);
    });
    address
}

fn load(address: SocketAddr, connections: usize, text: &str) -> Seen {
    let start = Instant::now();
    let times: Vec<Duration> = std::thread::scope(|scope| {
        let client = || {
            let mut connection = connect(address);
            let mut times = Vec::new();
            while start.elapsed() < ROUND {
                let sent = Instant::now();
                post_once(&mut connection, text);
                times.push(sent.elapsed());
            }
            times
        };
        let clients: Vec<_> = (0..connections).map(|_| scope.spawn(client)).collect();
        clients.into_iter().flat_map(|c| c.join().expect("a client that ends")).collect()
    });
    Seen { rate: times.len() as f64 / start.elapsed().as_secs_f64(), times }
}

fn median_rate(seen: &[Seen]) -> f64 {
    let mut rates: Vec<f64> = seen.iter().map(|s| s.rate).collect();
    rates.sort_unstable_by(f64::total_cmp);
    rates[rates.len() / 2]
}

fn connect(address: SocketAddr) -> BufReader<TcpStream> {
    let stream = TcpStream::connect(address).expect("a connection");
    stream.set_nodelay(true).expect("a socket option");
    BufReader::new(stream)
}

/// Sends a text and reads the reply's body.
fn post_once(connection: &mut BufReader<TcpStream>, text: &str) -> Vec<u8> {
    let head = format!("POST /v1/annotate HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: {}\r\n\r\n", text.len());
    connection.get_mut().write_all(&[head.as_bytes(), text.as_bytes()].concat()).expect("a request that is taken");
    let mut line = String::new();
    let mut length = 0;
    connection.read_line(&mut line).expect("a status line");
    assert!(line.starts_with("HTTP/1.1 200"), "{line}");
    while line != "\r\n" {
        line.clear();
        connection.read_line(&mut line).expect("a header");
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body).expect("a whole body");
    body
}
