//! The documents lead somewhere, name no one machine, and the stages keep their form.

use std::collections::BTreeSet;

use crate::source::{self, File};

/// The targets of a document's links and pictures, those in code left out.
fn links(document: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced {
            continue;
        }
        // Every second piece between backticks is code.
        let prose: Vec<&str> = line.split('`').step_by(2).collect();
        let mut rest = prose.join("`");
        while let Some(at) = rest.find("](") {
            let after = rest[at + 2..].to_owned();
            if let Some(end) = after.find(')') {
                found.push(after[..end].to_owned());
            }
            rest = after;
        }
    }
    found
}

/// The anchors of a document's headings, as renderers make them.
fn anchors(document: &str) -> BTreeSet<String> {
    document
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let kept = |one: &char| one.is_alphanumeric() || matches!(one, ' ' | '-' | '_');
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .chars()
                .filter(kept)
                .collect::<String>()
                .replace(' ', "-")
        })
        .collect()
}

#[test]
fn every_link_of_every_document_leads_somewhere() {
    for File { path, text } in source::files("", &[".md"]) {
        let folder = source::root().join(&path).parent().unwrap().to_path_buf();
        for link in links(&text) {
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link
                .split_once('#')
                .map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let target = if file.is_empty() {
                source::root().join(&path)
            } else {
                folder.join(file)
            };
            assert!(target.exists(), "{path}: {link} leads nowhere");
            if let Some(anchor) = anchor.filter(|_| target.extension().is_some_and(|ending| ending == "md")) {
                let there = anchors(&std::fs::read_to_string(&target).unwrap());
                assert!(there.contains(anchor), "{path}: {link}: no such heading");
            }
        }
    }
    assert_eq!(
        links("[a](b.md) and `[c](d)` ![e](f.svg)\n```\n[g](h)\n```"),
        ["b.md", "f.svg"]
    );
}

#[test]
fn no_file_names_a_path_of_one_machine_or_a_registry_host() {
    let named = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/fa", "rm/"),
        concat!("crates", ".io"),
        concat!("py", "pi.org"),
        concat!("repo1.", "maven"),
        concat!("repo.", "maven"),
        concat!("deb.", "debian"),
        concat!("registry.", "npmjs"),
        concat!("proxy.", "golang"),
    ];
    for file in source::files("", &[""]) {
        // Lock files are Cargo's own.
        if file.path.ends_with("Cargo.lock") {
            continue;
        }
        for name in named {
            // `/home/../work/` inside a longer relative path, such as `our/work/`, is a word.
            let found = file.text.match_indices(name).any(|(at, _)| {
                !name.starts_with('/')
                    || !file.text[..at]
                        .ends_with(|one: char| one.is_alphanumeric() || matches!(one, '.' | '_' | '}'))
            });
            assert!(!found, "{}: names {name}", file.path);
        }
    }
}

#[test]
fn decisions_are_numbered_without_a_gap_and_say_what_they_cost() {
    let decisions = source::files("docs/decisions", &[".md"]);
    assert!(!decisions.is_empty());
    for (index, decision) in decisions.iter().enumerate() {
        let number = format!("docs/decisions/{:04}-", index + 1);
        assert!(
            decision.path.starts_with(&number),
            "{} should start with {number}",
            decision.path
        );
        for part in ["## Context", "## Options", "## Outcome", "## Price"] {
            assert!(decision.text.contains(part), "{}: no {part}", decision.path);
        }
    }
}

#[test]
fn every_stage_declares_what_it_does_and_its_budget() {
    let stages: Vec<File> = source::files("tests/stages", &[""])
        .into_iter()
        .filter(|file| file.path["tests/stages/".len()..].starts_with(|one: char| one.is_ascii_digit()))
        .collect();
    assert!(!stages.is_empty());
    for stage in stages {
        let budget = stage
            .text
            .lines()
            .find_map(|line| line.strip_prefix("# budget: "));
        assert!(
            budget.is_some_and(|budget| budget.parse::<u32>().is_ok()),
            "{}: no budget",
            stage.path
        );
        assert!(
            stage.text.contains("\n# what: "),
            "{}: does not say what it does",
            stage.path
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(source::root().join(&stage.path))
                .unwrap()
                .permissions()
                .mode();
            assert!(mode & 0o111 != 0, "{}: not executable, so never run", stage.path);
        }
    }
}
