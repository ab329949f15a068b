//! A streamed body → its lines, a few at a time, in bounded memory.

use std::collections::VecDeque;
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use tokio::time::timeout;

use super::body::BROKEN;
use super::line::Line;
use super::problem::Problem;

/// How many bytes of lines go together: enough for the way to another thread to cost little, few enough for all cores to
/// have some.
const CHUNK: usize = 64 * 1024;

/// The lines of a body.
pub(super) struct Lines {
    body: Body,
    /// The longest line, in bytes.
    limit: usize,
    /// How long the client may send nothing.
    idle: Duration,
    /// The number of the last whole line.
    number: usize,
    /// What has come of the next one.
    begun: Vec<u8>,
    /// Whether the next one is too long already; the rest of it is dropped as it comes.
    too_long: bool,
    ready: VecDeque<Line>,
    ended: bool,
}

impl Lines {
    /// The lines of a body, none of which may have more than `limit` bytes; the client may be idle for `idle`.
    pub(super) fn new(body: Body, limit: usize, idle: Duration) -> Lines {
        Lines { body, limit, idle, number: 0, begun: Vec::new(), too_long: false, ready: VecDeque::new(), ended: false }
    }

    /// The next lines: those that are there, up to a chunk. None at the end. A call that is given up loses nothing.
    pub(super) async fn next(&mut self) -> Option<Vec<Line>> {
        while self.ready.is_empty() {
            if self.ended {
                return None;
            }
            match timeout(self.idle, self.body.frame()).await {
                Ok(Some(Ok(frame))) => {
                    if let Ok(data) = frame.into_data() {
                        self.split(&data);
                    }
                }
                Ok(Some(Err(_))) => self.end(Some(Problem::Malformed { detail: BROKEN.into() })),
                Ok(None) => self.end(None),
                Err(_) => self.end(Some(Problem::TooSlow { limit: self.idle })),
            }
        }
        let mut size = 0;
        let mut chunk = Vec::new();
        while size < CHUNK
            && let Some(line) = self.ready.pop_front()
        {
            size += line.read.as_ref().map_or(0, Vec::len);
            chunk.push(line);
        }
        Some(chunk)
    }

    fn split(&mut self, mut data: &[u8]) {
        while let Some(end) = data.iter().position(|b| *b == b'\n') {
            self.grow(&data[..end]);
            self.finish();
            data = &data[end + 1..];
        }
        self.grow(data);
    }

    fn grow(&mut self, part: &[u8]) {
        if self.too_long || self.begun.len() + part.len() > self.limit {
            self.too_long = true;
            self.begun = Vec::new();
        } else {
            self.begun.extend_from_slice(part);
        }
    }

    fn finish(&mut self) {
        let bytes = std::mem::take(&mut self.begun);
        let read = if self.too_long { Err(Problem::TooLarge { limit: self.limit }) } else { Ok(bytes) };
        self.too_long = false;
        self.push(read);
    }

    fn push(&mut self, read: Result<Vec<u8>, Problem>) {
        self.number += 1;
        self.ready.push_back(Line { number: self.number, read });
    }

    /// Nothing more is read. A last line needs no line end, unless something went wrong.
    fn end(&mut self, wrong: Option<Problem>) {
        self.ended = true;
        match wrong {
            Some(problem) => self.push(Err(problem)),
            None if self.too_long || !self.begun.is_empty() => self.finish(),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use futures_util::stream;

    async fn lines(parts: &[&'static str], limit: usize) -> Vec<(usize, String)> {
        let parts: Vec<Result<Bytes, std::io::Error>> = parts.iter().map(|p| Ok(Bytes::from_static(p.as_bytes()))).collect();
        let mut lines = Lines::new(Body::from_stream(stream::iter(parts)), limit, Duration::from_secs(1));
        let mut read = Vec::new();
        while let Some(chunk) = lines.next().await {
            read.extend(chunk.into_iter().map(|l| (l.number, l.read.map_or_else(|_| "refused".into(), |b| String::from_utf8(b).expect("UTF-8")))));
        }
        read
    }

    #[tokio::test]
    async fn lines_are_put_together_over_frames() {
        assert_eq!(lines(&["one\ntw", "o\n", "\nfour"], 9).await, [(1, "one".into()), (2, "two".into()), (3, String::new()), (4, "four".into())]);
        assert_eq!(lines(&["\n"], 9).await, [(1, String::new())]);
        assert!(lines(&[], 9).await.is_empty());
    }

    #[tokio::test]
    async fn a_line_over_the_limit_is_refused_in_its_place() {
        assert_eq!(lines(&["one\nmuch t", "oo lo", "ng\nthree\n"], 5).await, [(1, "one".into()), (2, "refused".into()), (3, "three".into())]);
        assert_eq!(lines(&["12345\n123456"], 5).await, [(1, "12345".into()), (2, "refused".into())]);
    }
}
