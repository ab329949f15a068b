//! What each element does to the text.

/// How an element stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its tags leave no trace.
    Inline,
    /// Its tags end a paragraph.
    Block,
    /// What it holds is no prose, or does not show.
    Skipped,
}

/// The role of an element by its name in small letters.
pub(super) fn role(name: &[u8]) -> Role {
    match name {
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"br" | b"button" | b"caption" | b"center" | b"col" | b"colgroup" | b"dd"
        | b"details" | b"dialog" | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"frameset" | b"h1"
        | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head" | b"header" | b"hgroup" | b"hr" | b"html" | b"legend" | b"li" | b"listing" | b"main" | b"marquee"
        | b"menu" | b"nav" | b"ol" | b"p" | b"pre" | b"search" | b"section" | b"summary" | b"table" | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead"
        | b"tr" | b"ul" => Role::Block,
        b"title" | b"script" | b"style" | b"template" | b"noscript" | b"noembed" | b"noframes" | b"datalist" | b"code" | b"svg" | b"math" | b"select"
        | b"textarea" | b"iframe" | b"object" | b"video" | b"audio" | b"canvas" | b"xmp" | b"plaintext" => Role::Skipped,
        _ => Role::Inline,
    }
}

/// Whether line breaks of the source are line breaks in the element.
pub(super) fn is_preformatted(name: &[u8]) -> bool {
    matches!(name, b"pre" | b"listing")
}

/// Whether `/>` ends the element: only those that are not HTML's own.
pub(super) fn may_close_itself(name: &[u8]) -> bool {
    matches!(name, b"svg" | b"math")
}
