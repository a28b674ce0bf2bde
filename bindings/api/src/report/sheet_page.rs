//! A tool's sheet as one page to print: the lines and what was written, with room for the rest by hand.

use std::fmt::Write;

use super::escaped;
use crate::education::SheetCard;
use crate::words::Words;

const STYLE: &str = "body{font:16px/1.5 sans-serif;margin:2em auto;max-width:40em;padding:0 1em;color:#111}\
h2{font-size:1em;margin:1.5em 0 .3em}p{margin:0;min-height:3em;border-bottom:1px solid #999;white-space:pre-wrap}\
@media print{body{margin:0}}";

/// The page as one HTML file: no script, nothing loaded from elsewhere, nothing of the person but what they wrote.
pub(crate) fn sheet_page(words: Words, sheet: &SheetCard) -> String {
    let tag = words.language().tag();
    let title = escaped(&sheet.title);
    let mut html = format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>{STYLE}</style></head><body><h1>{title}</h1>"
    );
    for line in &sheet.lines {
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<h2>{}</h2><p>{}</p>",
            escaped(&line.ask),
            escaped(line.written.as_deref().unwrap_or_default())
        );
    }
    html.push_str("</body></html>\n");
    html
}
