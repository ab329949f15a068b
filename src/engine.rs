//! The pipeline: text → annotations.

use std::sync::Arc;

use crate::coref::{self, CorefBuffers, Entity, Role};
use crate::gazetteer::{Gazetteer, Hits};
use crate::mention::{self, Context, Mention, MentionBuffers};
use crate::role::{self, RoleClaim};
use crate::span::{EntityId, Span};
use crate::text::{self, Article, TextBuffers};

/// Everything that is shared: built once, immutable, `Send + Sync`.
#[derive(Clone, Debug)]
pub struct Engine {
    gazetteer: Arc<Gazetteer>,
}

impl Engine {
    /// An engine that knows a gazetteer.
    #[must_use]
    pub fn new(gazetteer: Gazetteer) -> Engine {
        Engine { gazetteer: Arc::new(gazetteer) }
    }

    /// What it knows.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// A worker for one thread, with buffers of its own.
    #[must_use]
    pub fn annotator(&self) -> Annotator {
        Annotator {
            gazetteer: Arc::clone(&self.gazetteer),
            text: TextBuffers::default(),
            hits: Hits::new(),
            mentions: MentionBuffers::default(),
            claims: Vec::new(),
            coref: CorefBuffers::default(),
        }
    }
}

/// Reads one text after another, keeping its buffers.
#[derive(Debug)]
pub struct Annotator {
    gazetteer: Arc<Gazetteer>,
    text: TextBuffers,
    hits: Hits,
    mentions: MentionBuffers,
    claims: Vec<RoleClaim>,
    coref: CorefBuffers,
}

/// What was found in one text.
#[derive(Clone, Copy)]
pub struct Annotations<'a> {
    /// What was sent; none for a text that was read as it stands.
    pub article: Option<&'a Article<'a>>,
    /// The document and all that is known of its words.
    pub context: Context<'a>,
    /// The mentions, in text order.
    pub mentions: &'a [Mention],
    /// The entities, in order of first mention.
    pub entities: &'a [Entity],
    /// The roles, in text order.
    pub roles: &'a [Role],
    /// The entity of each mention.
    pub entity_of: &'a [EntityId],
}

impl Annotator {
    /// Annotates a plain text of less than 4 GiB. Cannot fail, whatever the text.
    pub fn annotate<'a>(&'a mut self, text: &'a str) -> Annotations<'a> {
        self.read(text, &[])
    }

    /// Annotates an article of less than 4 GiB, in whatever form it was sent. Cannot fail.
    pub fn annotate_article<'a>(&'a mut self, article: &'a Article<'a>) -> Annotations<'a> {
        Annotations { article: Some(article), ..self.read(article.text(), article.headlines()) }
    }

    fn read<'a>(&'a mut self, text: &'a str, headlines: &'a [Span]) -> Annotations<'a> {
        let document = text::read(text, headlines, &mut self.text);
        self.gazetteer.find(&document, &mut self.hits);
        let found = mention::find(&self.gazetteer, document, &self.hits, &mut self.mentions);
        role::find(&found.context, found.mentions, found.phrases, &mut self.claims);
        coref::resolve(&found.context, found.mentions, &self.claims, &mut self.coref);
        Annotations {
            article: None,
            context: found.context,
            mentions: found.mentions,
            entities: &self.coref.entities,
            roles: &self.coref.roles,
            entity_of: &self.coref.entity_of,
        }
    }
}
