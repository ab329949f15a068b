//! A request, answered: the article annotated and reported, ready to be written in any format.

use super::reply::{Reply, reply};
use super::request::{Invalid, Request};
use crate::engine::{Annotations, Annotator};
use crate::text::Article;

/// All that a format may need.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// What was asked.
    pub request: &'a Request<'a>,
    /// The article as it was sent.
    pub article: &'a Article<'a>,
    /// All that was found in it.
    pub annotations: &'a Annotations<'a>,
    /// What is reported of that.
    pub reply: &'a Reply<'a>,
}

/// Answers a request and hands the answer, which lives in the annotator's buffers, to `write`.
///
/// # Errors
/// The first value of the request that cannot be right.
pub fn answer<R>(annotator: &mut Annotator, request: &Request<'_>, write: impl FnOnce(&Answer<'_>) -> R) -> Result<R, Invalid> {
    let article = request.article()?;
    annotator.set_day(request.day());
    let annotations = annotator.annotate_article(&article, &request.entries());
    let reply = reply(&annotations, request);
    Ok(write(&Answer { request, article: &article, annotations: &annotations, reply: &reply }))
}
