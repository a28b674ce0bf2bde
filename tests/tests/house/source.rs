//! Files of the clone, and Rust source without what is not code: enough of the language to read paths and
//! attributes off it, not a parser.

use std::fs;
use std::path::{Path, PathBuf};

/// The clone's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

/// A file of the clone as text.
pub(crate) struct File {
    /// From the root, with `/`.
    pub path: String,
    pub text: String,
}

/// Every text file below `folder` (from the root, `""` for all) whose name ends with one of `endings`, by path.
/// What building leaves behind is no part of the clone.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    let mut open = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if ["target", ".git", "demo-out", "node_modules", "__pycache__"].contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                // Pictures and frozen stores have no lines to read.
                let Ok(text) = fs::read_to_string(&path) else {
                    continue;
                };
                let path = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(File { path, text });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// The source with comments and the contents of literals blanked; lines and columns stay where they were.
pub(crate) fn code(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut out = bytes.to_vec();
    let blank = |out: &mut Vec<u8>, from: usize, to: usize| {
        for byte in &mut out[from..to.min(bytes.len())] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    };
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let end = if rest.starts_with(b"//") {
            at + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            end_of_block_comment(bytes, at)
        } else if let Some(hashes) = raw_string(bytes, at) {
            let closing = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
            let from = at + hashes + 2;
            find(bytes, from, &closing).map_or(bytes.len(), |end| end + closing.len())
        } else if rest[0] == b'"' {
            end_of_quoted(bytes, at, b'"')
        } else if rest[0] == b'\'' && is_char_literal(rest) {
            end_of_quoted(bytes, at, b'\'')
        } else {
            at += 1;
            continue;
        };
        blank(&mut out, at, end);
        at = end;
    }
    String::from_utf8(out).unwrap()
}

fn end_of_block_comment(bytes: &[u8], from: usize) -> usize {
    let (mut depth, mut at) = (0, from);
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// The number of `#` when a raw string starts at `at`.
fn raw_string(bytes: &[u8], at: usize) -> Option<usize> {
    let in_a_name = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    // `br"..."` is reached at its `r`, after a `b` that belongs to it.
    let after_b = at > 0 && bytes[at - 1] == b'b';
    if bytes[at] != b'r' || (in_a_name && !after_b) {
        return None;
    }
    let hashes = bytes[at + 1..].iter().take_while(|&&byte| byte == b'#').count();
    (bytes.get(at + 1 + hashes) == Some(&b'"')).then_some(hashes)
}

fn end_of_quoted(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// Tells `'a'` from the lifetime `'a`.
fn is_char_literal(rest: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&rest[1..rest.len().min(12)]).into_owned();
    let mut chars = text.chars();
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

pub(crate) fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes
        .get(from..)?
        .windows(what.len())
        .position(|window| window == what)
        .map(|at| at + from)
}

/// Code (as made by [`code`]) with everything behind `#[cfg(test)]` blanked, and the names of the modules that live
/// in files of their own behind it.
pub(crate) fn without_tests(code: &str) -> (String, Vec<String>) {
    let bytes = code.as_bytes();
    let mut out = bytes.to_vec();
    let mut modules = Vec::new();
    let mut at = 0;
    while let Some(start) = find(bytes, at, b"#[cfg(") {
        let attribute_end = find(bytes, start, b"]").map_or(bytes.len(), |end| end + 1);
        let condition: String = code[start + 6..attribute_end].split_whitespace().collect();
        at = attribute_end;
        if !(condition.starts_with("test)") || condition.starts_with("all(test,")) {
            continue;
        }
        let end = end_of_item(bytes, attribute_end);
        let item = &code[attribute_end..end];
        if let Some(name) = item
            .trim_end()
            .strip_suffix(';')
            .and_then(|item| item.trim().strip_prefix("mod "))
        {
            modules.push(name.trim().to_owned());
        }
        for byte in &mut out[start..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    (String::from_utf8(out).unwrap(), modules)
}

/// Where the item at `from` ends: at its `;`, or after the braces of its body (a `use` has braces and a `;`).
fn end_of_item(bytes: &[u8], from: usize) -> usize {
    let is_use = String::from_utf8_lossy(&bytes[from..])
        .trim_start()
        .trim_start_matches("pub ")
        .starts_with("use ");
    let mut depth = 0_u32;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && *byte == b'}' && !is_use {
                    return at + 1;
                }
            }
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

/// The line (from 1) of a byte.
pub(crate) fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[test]
fn what_is_not_code_is_blanked_and_what_is_stays() {
    let cases = [
        (
            "let a = \"use crate::x\"; // crate::y\ncrate::z",
            vec!["crate::z"],
        ),
        ("/* a /* crate::b */ crate::c */ crate::d", vec!["crate::d"]),
        ("let s = r#\"crate::a \" crate::b\"#; crate::c", vec!["crate::c"]),
        ("let s = br\"crate::a\"; crate::c", vec!["crate::c"]),
        (
            "fn f<'a>(x: &'a str) { let c = '\"'; crate::d }",
            vec!["crate::d"],
        ),
        (
            "let c = '\\''; crate::e; let d = '\\u{1F600}'; crate::f",
            vec!["crate::e", "crate::f"],
        ),
    ];
    for (source, expected) in cases {
        let code = code(source);
        assert_eq!(code.len(), source.len(), "{source}");
        let found: Vec<_> = code
            .match_indices("crate::")
            .map(|(at, _)| &code[at..at + 8])
            .collect();
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn items_behind_cfg_test_are_left_out_whole() {
    let source = "#[cfg(test)]\nuse crate::a::{B, C};\n#[cfg(test)] mod tests;\nuse crate::kept;\n\
                  #[cfg(test)]\nmod inner { fn f() { crate::d } }\n#[cfg(feature = \"x\")]\nuse crate::also;";
    let (kept, modules) = without_tests(&code(source));
    assert_eq!(modules, ["tests"]);
    assert!(kept.contains("crate::kept") && kept.contains("crate::also"));
    assert!(!kept.contains("crate::a::") && !kept.contains("crate::d"));
}
