//! HTML as browsers parse it, for comparison.

use std::fmt::Write;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

fn parse(html: &str) -> RcDom {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html)
}

/// The tree on one line, marks taken out and the text around them joined.
pub fn without_marks(html: &str) -> String {
    let mut out = String::new();
    outline(&parse(html).document, &mut out);
    out
}

fn outline(node: &Handle, out: &mut String) {
    let children = |out: &mut String| node.children.borrow().iter().for_each(|child| outline(child, out));
    match &node.data {
        NodeData::Element { name, .. } if &*name.local == "mark" => children(out),
        NodeData::Element { name, attrs, .. } => {
            out.push('⟨');
            out.push_str(&name.local);
            for attribute in attrs.borrow().iter() {
                let _ = write!(out, " {}={:?}", attribute.name.local, attribute.value);
            }
            *out += "⟩";
            children(out);
            *out += "⟨/⟩";
        }
        NodeData::Text { contents } => *out += &contents.borrow(),
        NodeData::Comment { contents } => {
            let _ = write!(out, "⟨!{contents}⟩");
        }
        _ => children(out),
    }
}

/// (name of the entity, text) of every mark, in order.
pub fn marks(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&parse(html).document, &mut found);
    found
}

fn collect(node: &Handle, found: &mut Vec<(String, String)>) {
    if let NodeData::Element { name, attrs, .. } = &node.data
        && &*name.local == "mark"
    {
        let attrs = attrs.borrow();
        let entity = attrs.iter().find(|a| &*a.name.local == "data-name").expect("every mark names its entity");
        found.push((entity.value.to_string(), text(node)));
    }
    node.children.borrow().iter().for_each(|child| collect(child, found));
}

/// The text content of a fragment.
pub fn text_content(html: &str) -> String {
    text(&parse(html).document)
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text).collect(),
    }
}
