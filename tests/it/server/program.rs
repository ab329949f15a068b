//! The program itself, over a socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rolecall");
const PATIENCE: Duration = Duration::from_secs(60);

/// A running service. Dropped, it is killed.
struct Service {
    child: Child,
    log: BufReader<std::process::ChildStderr>,
    address: String,
}

impl Service {
    fn start() -> Service {
        let mut child =
            Command::new(PROGRAM).args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        let log = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut service = Service { child, log, address: String::new() };
        let listening = service.logged("listening");
        listening["address"].as_str().expect("an address").clone_into(&mut service.address);
        service.logged("ready");
        service
    }

    /// The next log line with this message.
    fn logged(&mut self, message: &str) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.log.read_line(&mut line).expect("a log") > 0, "the log ended before `{message}`");
            let line: Value = serde_json::from_str(&line).expect("a log line is JSON");
            if line["message"] == message {
                return line;
            }
        }
    }

    /// Everything that a connection answers to some bytes, until it closes.
    fn talk(&self, sent: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.write_all(sent.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn healthcheck(&self) -> Output {
        Command::new(PROGRAM).args(["healthcheck", "--listen", &self.address]).output().expect("the program runs")
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn request(more: &str, body: &str) -> String {
    format!("POST /v1/annotate HTTP/1.1\r\nHost: rolecall\r\nContent-Length: {}\r\n{more}\r\n{body}", body.len())
}

#[test]
fn the_program_serves_checks_its_health_and_stops_when_told() {
    let mut service = Service::start();
    let text = "Foreign Minister Annalena Holt spoke in Berlin.";

    // Two requests over one connection; the second ends it.
    let trace = "Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX-Request-Id: desk-7\r\n";
    let answers = service.talk(&(request(trace, text) + &request("Connection: close\r\n", text)));
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2, "{answers}");
    assert_eq!(answers.matches(r#""name":"Annalena Holt""#).count(), 2, "{answers}");
    let line = service.logged("answered");
    assert_eq!(line["span"]["request_id"], "desk-7");
    assert_eq!(line["span"]["trace_id"], "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_eq!(line["status"], 200);
    assert!(!line.to_string().contains("Holt"), "the article is in the log: {line}");

    assert!(service.talk("nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
    let healthy = service.healthcheck();
    assert!(healthy.status.success(), "{healthy:?}");

    service.signal("TERM");
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = service.child.try_wait().expect("a status") {
            break status;
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "still there after SIGTERM");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "{status}");
    service.logged("stopped");
    let mut out = String::new();
    service.child.stdout.take().expect("a pipe").read_to_string(&mut out).expect("readable");
    assert_eq!(out, "", "standard output stays empty");
    assert_eq!(service.healthcheck().status.code(), Some(1));
}

#[test]
fn a_body_is_asked_for_only_if_it_is_wanted() {
    let service = Service::start();
    let head = |length: usize| format!("POST /v1/annotate HTTP/1.1\r\nHost: rolecall\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n");
    let answer = service.talk(&head(1 << 30));
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");

    let mut stream = TcpStream::connect(&service.address).expect("a connection");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    stream.write_all(head(5).as_bytes()).expect("sent");
    let mut answer = [0; 25];
    stream.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"Paris").expect("sent");
    let mut answer = [0; 15];
    stream.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
}

#[test]
fn a_public_address_is_refused_unless_it_is_wanted() {
    let serve = |more: &[&str]| Command::new(PROGRAM).args(["serve", "--listen", "0.0.0.0:0"]).args(more).output().expect("the program runs");
    let refused = serve(&[]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).expect("UTF-8");
    assert!(said.contains("--open") && said.contains("--api-key-file"), "{said}");
    let no_keys = serve(&["--api-key-file", "/no/such/file"]);
    assert_eq!(no_keys.status.code(), Some(2));
    assert!(String::from_utf8(no_keys.stderr).expect("UTF-8").contains("/no/such/file"));
}
