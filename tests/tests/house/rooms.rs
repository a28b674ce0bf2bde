//! Arrows between the rooms of the core point down the list in `docs/architecture.md`, never up, never in a circle
//! on one line, and never into a room's private files. That document is the one place where the rooms are listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, File};

/// The rooms, the upper lines first.
struct House {
    lines: Vec<Vec<String>>,
}

impl House {
    /// Reads the block marked `rooms`; what follows `#` on a line is for people.
    fn read(document: &str) -> Self {
        let block = document
            .split("```rooms\n")
            .nth(1)
            .and_then(|rest| rest.split("```").next())
            .expect("a block marked `rooms`");
        let lines = block
            .lines()
            .map(|line| line.split('#').next().unwrap_or(""))
            .map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| !line.is_empty())
            .collect();
        Self { lines }
    }

    /// How high the room stands: 0 is the ground.
    fn height(&self, room: &str) -> Option<usize> {
        self.lines
            .iter()
            .rev()
            .position(|line| line.iter().any(|one| one == room))
    }

    fn rooms(&self) -> BTreeSet<String> {
        self.lines.iter().flatten().cloned().collect()
    }
}

/// One use of a room by another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Arrow {
    from: String,
    to: String,
    /// File and line, and the path as written.
    place: String,
    /// The name that stands after the room, if one does.
    name: Option<String>,
}

/// The room that a file of `core/src` belongs to; `None` for `lib.rs`, which only lists them.
fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("core/src/")?;
    let room = inside.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (room != "lib").then_some(room)
}

/// The module path of a file of `core/src`, from the crate's root.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("core/src/").trim_end_matches(".rs");
    let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib") {
        module.pop();
    }
    module
}

/// Every path that starts at the crate's root, groups taken apart: `crate::a::{B, c::D}` is `a::B` and `a::c::D`.
/// `super` is followed from `module`, as it can climb out of a room too.
fn paths(code: &str, module: &[String]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    for head in ["crate", "super"] {
        for (at, _) in code.match_indices(head) {
            let before = code[..at].chars().next_back();
            // `crate_name` and `a::super` are not heads; `super` inside a chain is reached from its first one.
            if before.is_some_and(|one| one.is_alphanumeric() || one == '_' || one == ':' || one == '$') {
                continue;
            }
            let (mut rest, mut path) = (&code[at + head.len()..], Vec::new());
            if head == "super" {
                path = module[..module.len().saturating_sub(1)].to_vec();
            }
            while let Some(next) = rest.trim_start().strip_prefix("::").map(str::trim_start) {
                if head == "super" && next.starts_with("super") {
                    path.pop();
                    rest = &next["super".len()..];
                } else {
                    rest = next;
                    tree(rest, path.clone(), at, &mut found);
                    break;
                }
            }
        }
    }
    found
}

/// Adds what stands at the start of `text` below `prefix`: a name, a longer path or a group in braces.
fn tree<'a>(
    text: &'a str,
    mut prefix: Vec<String>,
    at: usize,
    found: &mut Vec<(usize, Vec<String>)>,
) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            if rest.is_empty() {
                return rest;
            }
            let before = rest.len();
            rest = tree(rest, prefix.clone(), at, found).trim_start();
            // An alias or a comma ends the entry.
            rest = rest
                .trim_start_matches(|one: char| one != ',' && one != '}')
                .trim_start_matches(',');
            if rest.len() == before {
                return rest;
            }
        }
    }
    let end = text
        .find(|one: char| !(one.is_alphanumeric() || one == '_' || one == '*'))
        .unwrap_or(text.len());
    prefix.push(text[..end].to_owned());
    let rest = &text[end..];
    match rest.trim_start().strip_prefix("::") {
        // A turbofish is no path.
        Some(next) if !next.trim_start().starts_with('<') => tree(next, prefix, at, found),
        _ => {
            found.push((at, prefix));
            rest
        }
    }
}

/// The arrows between rooms in the files of `core/src`, those in tests left out.
fn arrows(files: &[File], house: &House) -> Result<Vec<Arrow>, String> {
    let mut tests = BTreeSet::new();
    let mut read = Vec::new();
    for file in files {
        let (code, modules) = source::without_tests(&source::code(&file.text));
        let folder = match file.path.strip_suffix("/mod.rs") {
            Some(folder) => folder.to_owned(),
            None => file.path.trim_end_matches(".rs").to_owned(),
        };
        tests.extend(modules.iter().map(|module| format!("{folder}/{module}")));
        read.push((file, code));
    }
    read.retain(|(file, _)| {
        !tests
            .iter()
            .any(|test| file.path == format!("{test}.rs") || file.path.starts_with(&format!("{test}/")))
    });
    let rooms = house.rooms();
    let mut arrows = Vec::new();
    for (file, code) in &read {
        let Some(from) = room_of(&file.path) else { continue };
        for (at, path) in paths(code, &module_of(&file.path)) {
            let place = format!(
                "{}:{} crate::{}",
                file.path,
                source::line(code, at),
                path.join("::")
            );
            let to = match path.first().map(String::as_str) {
                // The root passes these two on.
                Some("Error" | "Result") => "error",
                Some(room) if rooms.contains(room) => room,
                // A climb that ended inside the own room's path, or a macro.
                Some(other) if other == from => other,
                Some(_) => return Err(format!("{place}: not a room of the list")),
                None => continue,
            };
            if to != from {
                let name = path.get(1).cloned();
                arrows.push(Arrow {
                    from: from.to_owned(),
                    to: to.to_owned(),
                    place,
                    name,
                });
            }
        }
    }
    Ok(arrows)
}

/// Everything that is wrong with the arrows of `files`.
fn faults(files: &[File], house: &House) -> Vec<String> {
    let arrows = match arrows(files, house) {
        Ok(arrows) => arrows,
        Err(fault) => return vec![fault],
    };
    let mut faults = Vec::new();
    let mut beside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for arrow in &arrows {
        let (Some(from), Some(to)) = (house.height(&arrow.from), house.height(&arrow.to)) else {
            faults.push(format!("{}: room {} is not on the list", arrow.place, arrow.from));
            continue;
        };
        if to > from {
            faults.push(format!(
                "{}: {} stands above {}",
                arrow.place, arrow.to, arrow.from
            ));
        } else if to == from {
            beside.entry(&arrow.from).or_default().insert(&arrow.to);
        }
        let private = |name: &String| {
            let file = format!("core/src/{}/{name}", arrow.to);
            files
                .iter()
                .any(|one| one.path == format!("{file}.rs") || one.path == format!("{file}/mod.rs"))
        };
        if arrow.name.as_ref().is_some_and(private) {
            faults.push(format!("{}: reaches into a file of {}", arrow.place, arrow.to));
        }
    }
    for &start in beside.keys() {
        if let Some(cycle) = cycle_from(start, &beside) {
            faults.push(format!("a cycle on one line: {}", cycle.join(" -> ")));
        }
    }
    faults
}

/// The way from `start` back to itself, if there is one.
fn cycle_from<'a>(start: &'a str, arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let mut open = vec![vec![start]];
    let mut seen = BTreeSet::new();
    while let Some(way) = open.pop() {
        for &next in arrows.get(way[way.len() - 1]).into_iter().flatten() {
            let mut way = way.clone();
            way.push(next);
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                open.push(way);
            }
        }
    }
    None
}

fn architecture() -> String {
    std::fs::read_to_string(source::root().join("docs/architecture.md")).unwrap()
}

#[test]
fn no_arrow_points_up_or_runs_in_a_circle_or_into_a_private_file() {
    let faults = faults(
        &source::files("core/src", &[".rs"]),
        &House::read(&architecture()),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_list_of_rooms_is_the_table_and_the_folders() {
    let architecture = architecture();
    let listed = House::read(&architecture).rooms();
    // | `room` | here | ... or | `room` | to come | ...
    let table: BTreeMap<String, bool> = architecture
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|row| row.split_once("` | "))
        .map(|(room, rest)| (room.to_owned(), rest.starts_with("here")))
        .filter(|(room, _)| listed.contains(room))
        .collect();
    assert_eq!(
        table.keys().cloned().collect::<BTreeSet<_>>(),
        listed,
        "the table names every room of the list"
    );
    let folders: BTreeSet<String> = source::files("core/src", &[".rs"])
        .iter()
        .filter_map(|file| room_of(&file.path).map(str::to_owned))
        .collect();
    let here: BTreeSet<String> = table
        .into_iter()
        .filter(|(_, here)| *here)
        .map(|(room, _)| room)
        .collect();
    assert_eq!(
        here, folders,
        "the rooms marked as here are the folders of core/src"
    );
}

/// A small house with one file a room.
fn planted(sources: &[(&str, &str)]) -> Vec<String> {
    let house = House::read("```rooms\nroof # above all\nleft right far\nground error\n```");
    let files: Vec<File> = sources
        .iter()
        .map(|(path, text)| File {
            path: format!("core/src/{path}"),
            text: (*text).to_owned(),
        })
        .collect();
    faults(&files, &house)
}

#[test]
fn a_planted_arrow_that_points_up_is_found_however_it_is_written() {
    let ways = [
        "use crate::roof::Tile;",
        "pub use crate::roof::Tile;",
        "pub(crate) use crate::roof::Tile as Cover;",
        "use crate::{ground::Stone, roof::Tile};",
        "use crate::{\n    error::{Error, Result},\n    roof::{\n        self,\n        Tile,\n    },\n};",
        "fn f() -> u8 { crate::roof::count() }",
        "fn f(x: &crate :: roof :: Tile) {}",
        "use super::super::roof::Tile;",
        "use crate::roof;",
        "#[cfg(feature = \"sync\")]\nuse crate::roof::Tile;",
    ];
    for way in ways {
        let faults = planted(&[("left/file.rs", way), ("left/mod.rs", ""), ("roof/mod.rs", "")]);
        assert!(!faults.is_empty(), "{way}");
        assert!(
            faults
                .iter()
                .all(|fault| fault.contains("roof stands above left")),
            "{way}: {faults:?}"
        );
    }
}

#[test]
fn a_planted_cycle_between_rooms_of_one_line_is_found() {
    let two = [
        ("left/mod.rs", "use crate::right::A;"),
        ("right/mod.rs", "use crate::left::B;"),
    ];
    assert!(
        planted(&two)
            .iter()
            .any(|fault| fault.contains("left -> right -> left"))
    );
    let three = [
        ("left/mod.rs", "use crate::right::A;"),
        ("right/mod.rs", "use crate::far::B;"),
        ("far/mod.rs", "fn f() { crate::left::g() }"),
    ];
    assert!(
        planted(&three)
            .iter()
            .any(|fault| fault.contains("left -> right -> far -> left"))
    );
}

#[test]
fn a_planted_reach_into_a_private_file_and_an_unlisted_room_are_found() {
    let reach = [
        ("left/mod.rs", "use crate::right::inner::A;"),
        ("right/inner.rs", ""),
        ("right/mod.rs", ""),
    ];
    assert!(planted(&reach)[0].contains("reaches into a file of right"));
    assert!(planted(&[("left/mod.rs", "use crate::cellar::A;")])[0].contains("not a room of the list"));
    assert!(planted(&[("shed/mod.rs", "use crate::ground::A;")])[0].contains("shed is not on the list"));
}

#[test]
fn arrows_that_point_down_lie_in_tests_or_are_no_code_are_no_faults() {
    let fine = [
        "use crate::ground::{Stone, Sand};\nuse crate::{Error, Result};",
        "//! [`Tile`](crate::roof::Tile)\n/* crate::roof::Tile */",
        "fn f() -> &'static str { \"crate::roof::Tile\" }",
        "#[cfg(test)]\nmod tests { use crate::roof::Tile; }",
        "use super::Other;\nuse self::inner::Name;",
        "use crate::right::A;",
        "fn f() { crate::ground::parse::<u8>(); }",
    ];
    for source in fine {
        let files = [
            ("left/file.rs", source),
            ("left/mod.rs", "#[cfg(test)]\nmod trials;"),
            ("left/trials.rs", "use crate::roof::T;"),
        ];
        assert_eq!(planted(&files), Vec::<String>::new(), "{source}");
    }
}
