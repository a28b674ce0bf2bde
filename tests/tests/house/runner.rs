//! `tests/run` itself, on a small tree of planted stages.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::source;

/// Runs `tests/run` over stages with these bodies; the exit code and what it printed.
fn run(stages: &[(&str, &str)], arguments: &[&str], ci: bool) -> (i32, String) {
    let tree = tempfile::tempdir().unwrap();
    let folder = tree.path().join("tests/stages");
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir_all(tree.path().join("docs")).unwrap();
    let copy = |name: &str| {
        let from = source::root().join(name);
        fs::copy(from, tree.path().join(name)).unwrap();
    };
    copy("tests/run");
    copy("tests/stages/common.sh");
    for (name, body) in stages {
        let path = folder.join(name);
        let text =
            format!("#!/usr/bin/env bash\n# what: planted\nsource \"$(dirname \"$0\")/common.sh\"\n{body}\n");
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let output = Command::new(tree.path().join("tests/run"))
        .args(arguments)
        .env("CI", if ci { "true" } else { "" })
        .output()
        .unwrap();
    let mut printed = String::from_utf8(output.stdout).unwrap();
    printed.push_str(&String::from_utf8(output.stderr).unwrap());
    if let Ok(figures) = fs::read_to_string(tree.path().join("docs/figures.md")) {
        printed.push_str(&figures);
    }
    (output.status.code().unwrap(), printed)
}

const BUDGET: &str = "# budget: 20\n";

#[test]
fn the_sum_and_the_exit_code_follow_the_stages() {
    let good = format!("{BUDGET}echo 'test result: ok. 7 passed; 0 failed'");
    let cases: [(&str, String, bool, i32, &str); 10] = [
        ("a good stage passes", good, false, 0, "1 passed, 0 failed\n"),
        (
            "its tests are counted",
            format!("{BUDGET}echo 'test result: ok. 7 passed; 0 failed'"),
            false,
            0,
            "7 tests",
        ),
        (
            "a bad stage fails",
            format!("{BUDGET}echo because; false"),
            false,
            1,
            "    because\n",
        ),
        (
            "a slow one is killed",
            "# budget: 1\nsleep 30".to_owned(),
            false,
            1,
            "over its budget of 1 s",
        ),
        (
            "one that cannot run says why",
            format!("{BUDGET}cannot_run no phone"),
            false,
            0,
            "no phone",
        ),
        (
            "and is counted apart",
            format!("{BUDGET}cannot_run no phone"),
            false,
            0,
            "0 passed, 0 failed, 1 skipped\n",
        ),
        (
            "but fails under CI",
            format!("{BUDGET}cannot_run no phone"),
            true,
            1,
            "0 passed, 1 failed\n",
        ),
        (
            "a missed goal fails",
            format!("{BUDGET}figure work 9 instructions peer 3 '<=2'"),
            false,
            1,
            "work: 3, goal <=2",
        ),
        (
            "one missed by the clock is shown and does not fail",
            format!("{BUDGET}figure speed 9 s peer 3 '<=2'"),
            false,
            0,
            "a goal was missed by the clock",
        ),
        (
            "a held one is shown",
            format!("{BUDGET}figure rate 9 MB/s peer 3 '>=2'"),
            false,
            0,
            "held",
        ),
    ];
    for (name, body, ci, code, part) in cases {
        let (left, printed) = run(&[("10-planted", &body)], &[], ci);
        assert_eq!(left, code, "{name}:\n{printed}");
        assert!(printed.contains(part), "{name}: {part:?} is not in\n{printed}");
    }
}

#[test]
fn one_failure_among_several_is_enough_and_the_others_still_run() {
    let fine = format!("{BUDGET}true");
    let stages = [
        ("10-first", fine.as_str()),
        ("20-second", "# budget: 20\nexit 3"),
        ("30-third", fine.as_str()),
    ];
    let (code, printed) = run(&stages, &[], false);
    assert_eq!(code, 1);
    assert!(printed.ends_with("2 passed, 1 failed\n"), "{printed}");
    let (code, printed) = run(&stages, &["10", "third"], false);
    assert_eq!(code, 0);
    assert!(printed.ends_with("2 passed, 0 failed\n"), "{printed}");
    assert_eq!(run(&stages, &["nothing-like-it"], false).0, 2);
    assert_eq!(
        run(&[("10-first", "true")], &[], false).0,
        2,
        "a stage without a budget is refused"
    );
}

#[test]
fn full_volumes_reach_the_stages_and_their_figures_the_document() {
    let body = format!("{BUDGET}[ $LISSOM_VOLUME = full ]\nfigure instructions 12 million - - '<=15'");
    let (code, printed) = run(&[("40-planted", &body)], &["--full"], false);
    assert_eq!(code, 0, "{printed}");
    assert!(
        printed.contains("| instructions | 12 million |  |  | <=15 | held |"),
        "{printed}"
    );
    assert!(printed.contains("| 40-planted | passed |"), "{printed}");
    assert_eq!(
        run(&[("40-planted", &body)], &[], false).0,
        1,
        "without --full volumes are small"
    );
}

#[test]
fn what_ci_calls_is_the_runner_and_nothing_else() {
    let script = fs::read_to_string(source::root().join(".ci/run")).unwrap();
    let lines: Vec<&str> = script.lines().collect();
    assert_eq!(
        lines,
        ["#!/usr/bin/env bash", "exec \"$(dirname \"$0\")/../tests/run\""]
    );
    assert!(Path::new(&source::root()).join("tests/run").exists());
}
