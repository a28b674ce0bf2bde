//! What data there is, and what is refused.

use std::collections::BTreeSet;

use super::{FIGURES, LIBRARY};
use crate::content::{Language, Position};
use crate::figure::prop::Prop;
use crate::figure::{Figures, files};
use crate::{Error, Result};

/// The figures of the built-in library with these files of a pack over them.
fn over(figures: &str) -> Result<Figures> {
    let own = ("figure/own.toml".to_owned(), format!("{HEAD}{figures}"));
    Figures::over_built_in(&[own], &LIBRARY)
}

#[test]
fn every_exercise_has_its_figure_and_without_files_of_its_own_a_pack_has_the_built_in_ones() {
    let ids = |figures: &Figures| -> BTreeSet<String> {
        figures.iter().map(|figure| figure.id().to_owned()).collect()
    };
    let exercises: BTreeSet<String> = LIBRARY.exercises().map(|exercise| exercise.id.clone()).collect();
    assert_eq!(ids(&FIGURES), exercises);
    assert_eq!(ids(&Figures::over_built_in(&[], &LIBRARY).unwrap()), exercises);
}

#[test]
fn a_pack_draws_its_own_figures_over_its_own_poses_and_over_built_in_ones() {
    let scene = |figures: &Figures, id: &str| figures.scene(figures.figure(id).unwrap(), 0.0);
    let drawn = over(
        "[[pose]]\nid = \"standing\"\nfrom = \"standing\"\nset = { shoulder = 60 }\n\
         [[figure]]\nid = \"mini-squat\"\nfrom = \"standing\"\nkeys = [{}]",
    )
    .unwrap();
    assert_ne!(scene(&drawn, "mini-squat"), scene(&FIGURES, "mini-squat"));
    for built_in in FIGURES.iter().filter(|figure| figure.id() != "mini-squat") {
        assert_eq!(
            scene(&drawn, built_in.id()),
            scene(&FIGURES, built_in.id()),
            "{}",
            built_in.id()
        );
    }
}

#[test]
fn a_pack_has_no_body_of_its_own() {
    let body = (files::BODY.0.to_owned(), files::BODY.1.to_owned());
    let refused = Figures::over_built_in(&[body], &LIBRARY).unwrap_err();
    assert!(refused.to_string().contains("no pack's"), "{refused}");
}

#[test]
fn all_figures_are_small() {
    let size: usize = files::FIGURES.iter().map(|(_, text)| text.len()).sum::<usize>() + files::BODY.1.len();
    assert!(size < 400_000, "{size} bytes");
}

const HEAD: &str = "version = \"1\"\nsource = \"ours\"\n";

fn refused(figures: &str) -> String {
    let text = format!("{HEAD}{figures}");
    let texts = [files::FIGURES[0], ("made.toml", text.as_str())];
    match Figures::from_files(files::BODY, &texts, &LIBRARY) {
        Err(Error::Asset { file, entry, reason }) => {
            assert_eq!(file, "made.toml", "{reason}");
            format!("{entry}: {reason}")
        }
        other => panic!("{figures}: {other:?}"),
    }
}

#[test]
fn a_figure_that_breaks_a_rule_is_refused_by_name_and_reason() {
    let with = |rest: &str| format!("[[figure]]\nid = \"mini-squat\"\n{rest}");
    let cases = [
        (
            "[[figure]]\nid = \"flying\"\nkeys = [{}]".to_owned(),
            "flying: is no exercise",
        ),
        (
            with("from = \"floating\"\nkeys = [{}]"),
            "mini-squat: starts from no pose",
        ),
        (with("from = \"standing\""), "mini-squat: has no keys"),
        (
            with("from = \"standing\"\nkeys = [{ wing = 3 }]"),
            "wing: is no joint",
        ),
        (
            with("from = \"standing\"\nkeys = [{ knee = \"free\" }]"),
            "knee: what it is set to",
        ),
        (
            with("from = \"standing\"\nkeys = [{ foot = [] }]"),
            "foot: x, y, z",
        ),
        (
            with("from = \"standing\"\nkeys = [{ z = nan }]"),
            "z: what it is set to",
        ),
        (
            with("from = \"standing\"\nkeys = [{ move = -1 }]"),
            "move, hold: 0 to 20",
        ),
        (
            with("from = \"standing\"\nworking = [\"tail\"]\nkeys = [{}]"),
            "working: no part tail",
        ),
        (
            with("from = \"standing\"\nview = \"below\"\nkeys = [{}]"),
            "view: side, front, or degrees",
        ),
        (
            with("from = \"standing\"\nkeys = [{ lumbar = 90 }]"),
            "lumbar: 90 is not within",
        ),
        (
            with("from = \"standing\"\nkeys = [{ foot = \"free\", knee = -30 }]"),
            "knee: -30 is not within",
        ),
        (
            with("from = \"standing\"\nkeys = [{ z = 0.7 }]"),
            "foot misses its place",
        ),
        (
            with("from = \"standing\"\nkeys = [{ hand = [0.9, 0.1, 0.5] }]"),
            "hand misses its place",
        ),
        (
            with("from = \"on-back\"\nkeys = [{ shoulder = -40 }]"),
            "in the ground",
        ),
        (
            with("from = \"standing\"\nprops = [{ kind = \"wall\", x = 0.05 }]\nkeys = [{}]"),
            "in the wall",
        ),
        (
            with("from = \"standing\"\nprops = [{ kind = \"side-wall\", y = -0.1 }]\nkeys = [{}]"),
            "in the wall",
        ),
        (
            with("from = \"standing\"\nprops = [{ kind = \"worktop\", x = 0.0, z = 0.54 }]\nkeys = [{}]"),
            "in the worktop",
        ),
        (
            with(
                "from = \"standing\"\nprops = [{ kind = \"side-worktop\", from = -0.2, to = 0.2, y = 0.06, z = 0.54 }]\nkeys = [{}]",
            ),
            "in the worktop",
        ),
        (
            with("from = \"standing\"\nprops = [{ kind = \"chair\", x = 0.1, z = 0.245 }]\nkeys = [{}]"),
            "in the seat",
        ),
        (
            with("from = \"standing\"\nprops = [{ kind = \"chair\", x = 0.25, z = 0.245 }]\nkeys = [{}]"),
            "in the chair's back",
        ),
        (
            with(
                "from = \"standing\"\nprops = [{ kind = \"chair\", x = -0.1, z = 0.245, aside = true }]\nkeys = [{}]",
            ),
            "in the seat",
        ),
        (
            with("from = \"standing\"\nprops = [{ kind = \"step\", x = 0.0, z = 0.1 }]\nkeys = [{}]"),
            "in the step",
        ),
        (
            with("from = \"on-back\"\nprops = [{ kind = \"bed\", from = -0.2, to = 0.6 }]\nkeys = [{}]"),
            "in the air beyond the bed",
        ),
        (
            with(
                "from = \"standing\"\nprops = [{ kind = \"band\", from = \"tail\", to = \"hand-r\" }]\nkeys = [{}]",
            ),
            "props: a point of the body",
        ),
        (
            with("from = \"standing\"\nkeys = [{}]\ncolour = 3"),
            "unknown field",
        ),
        (
            format!("{0}\n{0}", with("from = \"standing\"\nkeys = [{}]")),
            "mini-squat: stands twice",
        ),
    ];
    for (data, reason) in cases {
        let said = refused(&data);
        assert!(said.contains(reason), "{data}: {said}");
    }
}

#[test]
fn a_body_without_a_limb_or_with_a_range_of_no_joint_is_refused() {
    let (name, text) = files::BODY;
    for (from, to, reason) in [
        ("forearm = 0.146", "", "missing field `forearm`"),
        ("knee = [0, 155]", "knee = [155, 0]", "least is over most"),
        ("knee = [0, 155]", "wing = [0, 155]", "is no joint"),
        ("version = \"2026.11\"", "version = \"\"", "names no version"),
    ] {
        let broken = text.replace(from, to);
        assert_ne!(broken, text);
        let error = Figures::from_files((name, &broken), files::FIGURES, &LIBRARY).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
    }
}

/// What is done with a support shows what supports, and what is done near one shows it near.
#[test]
fn whoever_stands_with_a_support_is_drawn_with_it() {
    for exercise in LIBRARY.exercises() {
        let near = exercise
            .text(Language::En)
            .steps
            .join(" ")
            .contains("within reach of a worktop");
        if exercise.position != Position::StandingSupported && !near {
            continue;
        }
        let figure = FIGURES.figure(&exercise.id).unwrap();
        let support = figure.props.iter().any(|prop| {
            matches!(
                prop,
                Prop::Wall { .. }
                    | Prop::SideWall { .. }
                    | Prop::Worktop { .. }
                    | Prop::SideWorktop { .. }
                    | Prop::Rail { .. }
                    | Prop::Chair { .. }
            )
        });
        assert!(support, "{}", exercise.id);
    }
}
