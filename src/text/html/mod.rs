//! HTML → the text that it shows, and the way back from that text into the HTML as it was sent.
//!
//! A block element, a cell and `<br>` end a paragraph; other tags leave no trace. What a page does not show as prose (`script`,
//! `style`, `code`, the document's `title`, form controls, …) is not read. Tag soup is read as browsers tokenize it; nothing fails.

mod elements;
mod reader;
mod way_back;

pub use way_back::WayBack;

/// What parts paragraphs in the text; the HTML has no bytes for it.
const PARAGRAPH: &str = "\n\n";

/// Stands within a paragraph where something is not read. No name runs over it.
const OBJECT: char = '\u{fffc}';

/// Reads HTML, a fragment or a whole page.
#[must_use]
pub fn read(html: &str) -> (String, WayBack) {
    reader::read(html)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn text(html: &str) -> String {
        read(html).0
    }

    /// The HTML that some of the text came from.
    fn source<'h>(html: &'h str, part: &str) -> &'h str {
        let (text, way_back) = read(html);
        let start = text.find(part).expect("the text has the part") as u32;
        way_back.source(Span { start, end: start + part.len() as u32 }).of(html)
    }

    #[test]
    fn blocks_and_breaks_end_a_paragraph_and_inline_elements_do_not() {
        assert_eq!(text("<h1>Kerry</h1><p>The <b>US</b> left.<p>Ana<br>Ruiz"), "Kerry\n\nThe US left.\n\nAna\n\nRuiz");
        assert_eq!(text("<table><tr><td>Ana<td>Ruiz</table>"), "Ana\n\nRuiz");
        assert_eq!(text("Bundes<wbr>kanzler <a href='x'>A</a><i>B</i>"), "Bundeskanzler AB");
    }

    #[test]
    fn what_is_no_prose_is_not_read() {
        let html = "<title>Kerry</title><!-- Kerry --><style>Kerry</style><p title='Kerry'>A<script>'<p>Kerry'</script>B <code>Kerry <b>K</b></code> C";
        assert_eq!(text(html), "A\u{fffc}B \u{fffc} C");
        assert_eq!(text("A <svg><text>Kerry</text></svg> B <svg/> C"), "A \u{fffc} B \u{fffc} C");
        assert_eq!(text("<code>a<code>b</code>c</code>d<p>e<script>f</script></p><svg></svg>g"), "d\n\ne\n\ng");
    }

    #[test]
    fn references_are_decoded_as_browsers_do() {
        assert_eq!(text("AT&amp;T &eacute;&#233;&#xe9; &ampx &foo; & &#x1F600;"), "AT&T ééé &x &foo; & 😀");
    }

    #[test]
    fn line_breaks_of_the_source_are_spaces_save_in_preformatted_text() {
        assert_eq!(text("<p>Ana\nRuiz\r\nand\rJane</p>\n\n<pre>a\r\nb</pre>"), "Ana Ruiz and Jane\n\na\nb");
    }

    #[test]
    fn the_way_back_ends_with_the_last_character_or_reference() {
        assert_eq!(source("<p>Fran&ccedil;ois <b>Ren&eacute;</b> left", "François René"), "Fran&ccedil;ois <b>Ren&eacute;");
        assert_eq!(source("<i>&Eacute;lys&eacute;e</i>", "Élysée"), "&Eacute;lys&eacute;e");
        assert_eq!(source("<b>J</b>ohn\r\n<i>Kerry</i>.", "John Kerry"), "J</b>ohn\r\n<i>Kerry");
        assert_eq!(source("a&ampKerry &semiB", "Kerry"), "Kerry");
        assert_eq!(source("a&semi;B", ";"), "&semi;");
    }

    #[test]
    fn a_stray_ampersand_before_a_character_of_several_bytes_is_itself() {
        assert_eq!(text("&é <é </é> &#é"), "&é <é  &#é");
    }

    #[test]
    fn the_segments_of_a_name_leave_tags_out() {
        let html = "<b>John</b> <i>Ke<!-- x -->rry</i>";
        let (_, way_back) = read(html);
        let segments = way_back.segments(Span { start: 0, end: 10 });
        assert_eq!(segments.iter().map(|s| s.of(html)).collect::<Vec<_>>(), ["John", " ", "Ke", "rry"]);
    }
}
