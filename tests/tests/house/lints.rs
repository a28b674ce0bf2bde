//! Exceptions from the lints are few and say why; what only one room may touch is touched there only.

use std::collections::BTreeMap;

use crate::source;

/// A file over this length hides two concepts.
const LINES: usize = 500;

/// The attributes of a file that switch a lint off, with the line they start on.
fn exceptions(text: &str) -> Vec<(usize, String)> {
    let code = source::code(text);
    let mut found = Vec::new();
    for (at, _) in code.match_indices('#') {
        let after = code[at + 1..].trim_start_matches('!');
        if !after.starts_with('[') {
            continue;
        }
        let end = at + code[at..].find("]\n").or(code[at..].find(']')).unwrap_or(0);
        let attribute: String = code[at..end].split_whitespace().collect();
        let switches_off = |word: &str| {
            attribute
                .match_indices(word)
                .any(|(at, _)| matches!(attribute.as_bytes()[at - 1], b'[' | b',' | b'('))
        };
        if switches_off("allow(") || switches_off("expect(") {
            // From the text, as the reason is a literal.
            found.push((source::line(&code, at), text[at..end].to_owned()));
        }
    }
    found
}

/// A reason stands in the attribute, or as a comment on its line or next to it.
fn has_reason(text: &str, line: usize, attribute: &str) -> bool {
    if attribute.contains("reason = \"") {
        return true;
    }
    let lines: Vec<&str> = text.lines().collect();
    let last = line + attribute.matches('\n').count();
    let is_comment = |line: Option<&&str>| {
        line.is_some_and(|line| {
            let line = line.trim_start();
            line.starts_with("//") && !line.starts_with("//!") && !line.starts_with("///")
        })
    };
    is_comment(line.checked_sub(2).and_then(|above| lines.get(above)))
        || is_comment(lines.get(last))
        || lines.get(last - 1).is_some_and(|own| own.contains("] //"))
}

#[test]
fn every_exception_from_a_lint_says_why() {
    for file in source::files("", &[".rs"]) {
        for (line, attribute) in exceptions(&file.text) {
            assert!(
                has_reason(&file.text, line, &attribute),
                "{}:{line}: {attribute}",
                file.path
            );
        }
    }
}

#[test]
fn a_planted_exception_without_a_reason_is_found() {
    let bare = [
        "#[allow(dead_code)]\nfn f() {}",
        "#![expect(clippy::panic)]\n",
        "/// Doc.\n#[cfg_attr(test, allow(x))]\nfn f() {}",
    ];
    for text in bare {
        let found = exceptions(text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(!has_reason(text, found[0].0, &found[0].1), "{text}");
    }
    let reasoned = [
        "#[allow(x, reason = \"generated\")]\nfn f() {}",
        "// Generated.\n#[expect(x)]\nfn f() {}",
        "#![allow(\n    x,\n    y\n)]\n// As tests do.\n",
        "#[allow(x)] // generated\nfn f() {}",
    ];
    for text in reasoned {
        let found = exceptions(text);
        assert_eq!(found.len(), 1, "{text}");
        assert!(has_reason(text, found[0].0, &found[0].1), "{text}");
    }
    assert!(exceptions("fn f() { value.expect(\"x\"); allow(); } // #[allow(x)]").is_empty());
}

#[test]
fn unsafe_code_is_allowed_in_one_place() {
    let allowed = source::files("", &[".rs"])
        .iter()
        .flat_map(|file| exceptions(&file.text))
        .filter(|(_, attribute)| attribute.contains("unsafe_code"))
        .count();
    // The similarity of a block of cases, compiled for AVX2 and called only where the processor has it.
    assert_eq!(allowed, 1);
}

#[test]
fn a_file_of_code_is_at_most_five_hundred_lines() {
    for file in source::files("", &[".rs", ".kt", ".swift", ".py", ".sh", ".sql", "tests/run"]) {
        let lines = file.text.lines().count();
        assert!(lines <= LINES, "{}: {lines} lines hide two concepts", file.path);
    }
}

/// What may be used only in some place, and where.
const KEPT: [(&str, &str, &[&str]); 9] = [
    ("uniffi", "", &["bindings/api/", "bindings/bindgen/"]),
    ("jiff", "", &["core/src/time/"]),
    ("SystemTime", "core/src/", &["core/src/time/clock.rs"]),
    ("SystemClock", "core/src/", &["core/src/time/"]),
    ("Utc::now", "core/src/", &["core/src/time/clock.rs"]),
    ("Local", "core/src/", &["core/src/time/clock.rs"]),
    // Reads the clock by itself: an entry's id takes the moment it is given.
    ("now_v7", "core/src/", &[]),
    // Their order differs from run to run; the same input must give the same output.
    ("HashMap", "core/src/", &[]),
    ("HashSet", "core/src/", &[]),
];

fn uses(code: &str, name: &str) -> bool {
    let part_of_a_name = |one: Option<char>| one.is_some_and(|one| one.is_alphanumeric() || one == '_');
    code.match_indices(name).any(|(at, _)| {
        !part_of_a_name(code[..at].chars().next_back())
            && !part_of_a_name(code[at + name.len()..].chars().next())
    })
}

#[test]
fn what_belongs_to_one_place_is_used_there_only() {
    let files = source::files("", &[".rs"]);
    for (name, below, places) in KEPT {
        for file in files.iter().filter(|file| file.path.starts_with(below)) {
            let (code, _) = source::without_tests(&source::code(&file.text));
            let at_home = places.iter().any(|place| file.path.starts_with(place));
            assert!(at_home || !uses(&code, name), "{}: uses {name}", file.path);
        }
    }
    assert!(
        uses("let a = Local::now();", "Local")
            && !uses("LocalDate", "Local")
            && !uses("let x = non_local;", "Local")
    );
}

/// Functions whose last bits differ from one system's library to another's; `libm` has them for what a plan rests on.
/// A root is exact everywhere.
const INEXACT: [&str; 14] = [
    "ln", "ln_1p", "log", "log2", "log10", "exp", "exp2", "exp_m1", "powf", "powi", "sin", "cos", "tanh",
    "cbrt",
];

#[test]
fn what_a_plan_rests_on_is_computed_alike_on_every_processor() {
    let inexact = |code: &str| {
        let found = INEXACT.into_iter().find(|name| {
            let ways = [
                format!(".{name}("),
                format!("f64::{name}"),
                format!("f32::{name}"),
            ];
            ways.iter().any(|way| code.contains(way))
        });
        found.map(str::to_owned)
    };
    for folder in ["core/src/recommender/", "core/src/plan/", "core/src/screening/"] {
        let files = source::files(folder, &[".rs"]);
        assert!(!files.is_empty(), "{folder}");
        for file in files {
            let (code, _) = source::without_tests(&source::code(&file.text));
            assert_eq!(inexact(&code), None, "{}", file.path);
        }
    }
    assert!(inexact("x.powf(0.5)").is_some() && inexact("xs.map(f64::exp)").is_some());
    assert!(inexact("libm::exp2(x) + x.sqrt()").is_none());
}

#[test]
fn no_two_kinds_of_row_share_a_number_in_the_change_log() {
    let mut numbers: BTreeMap<String, String> = BTreeMap::new();
    for file in source::files("core/src/", &[".rs"]) {
        let (code, _) = source::without_tests(&source::code(&file.text));
        for (at, _) in code.match_indices(": Kind = Kind(") {
            let number = code[at + ": Kind = Kind(".len()..].chars();
            let number: String = number.take_while(char::is_ascii_digit).collect();
            let line = code[..at].lines().last().unwrap_or_default();
            let name = format!("{} {}", file.path, line.trim());
            if let Some(other) = numbers.insert(number.clone(), name.clone()) {
                panic!("{name} and {other} are both {number}");
            }
        }
    }
    assert!(numbers.len() > 20, "{numbers:?}");
}

#[test]
fn nothing_is_left_loose() {
    let loose = [
        concat!("to", "do!"),
        concat!("unimple", "mented!"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("X", "XX"),
        concat!("#[ig", "nore"),
        concat!("@Dis", "abled"),
        concat!("allow(dead", "_code)"),
    ];
    for file in source::files(
        "",
        &[
            ".rs", ".kt", ".swift", ".py", ".sh", ".sql", ".toml", ".ftl", ".md",
        ],
    ) {
        // The policy names what it forbids.
        if file.path == "Cargo.toml" || file.path.starts_with("tests/tests/house/") {
            continue;
        }
        for word in loose {
            assert!(!file.text.contains(word), "{}: {word}", file.path);
        }
    }
}
