//! What one reason says beside the others of its week.

use std::collections::BTreeSet;

use lissom::content::TargetGroup;
use lissom::plan::{About, Because, Light, LightCause, PauseCause, Reason, Rung, SwapCause};

use super::super::context::Context;
use super::super::reasons::Reasons;
use super::House;
use crate::content::Passages;
use crate::language::Language;
use crate::words::Words;

/// The English sentences for reasons in a context.
fn in_english(context: Context, reasons: &[Reason]) -> (Vec<String>, Vec<String>) {
    let house = House::new();
    let words = Words::of(Language::En);
    let passages = Passages {
        library: &house.library,
        words,
    };
    let says = Reasons {
        words,
        passages,
        context,
    };
    (says.chosen(reasons), says.left_out(reasons))
}

#[test]
fn groups_are_named_unless_all_of_them_move_alike() {
    use TargetGroup::{Abdominals, BackExtensors, Flexibility};
    let (from, to) = (Rung { level: 1, dose: 1 }, Rung { level: 1, dose: 2 });
    let up = |group| Reason::new(About::Group(group), Because::StepUp { from, to });
    let all = Context {
        groups: BTreeSet::from([Abdominals, BackExtensors, Flexibility]),
        ..Context::default()
    };
    let (said, _) = in_english(all.clone(), &[up(Abdominals), up(BackExtensors), up(Flexibility)]);
    assert_eq!(said, ["A little more of what you know."]);
    let new = Context {
        mostly_new: true,
        ..all.clone()
    };
    let (said, _) = in_english(new, &[up(Abdominals), up(BackExtensors)]);
    assert_eq!(said, ["Time for some new exercises, about as hard as before."]);
    let (said, _) = in_english(all, &[up(Abdominals), up(BackExtensors)]);
    assert_eq!(
        said,
        ["Tummy muscles and back muscles: a little more of what you know."]
    );
}

#[test]
fn a_light_says_no_more_than_what_was_done_and_what_follows_from_it() {
    let green = Reason::new(About::Week, Because::Light(Light::Green, LightCause::Settled));
    let amber = Reason::new(
        About::Week,
        Because::Light(Light::Amber, LightCause::PainDuring(4)),
    );
    let said =
        |context: Context, reason: &Reason| in_english(context, std::slice::from_ref(reason)).0.join(" ");
    let none = Context::default();
    assert!(said(none.clone(), &green).contains("suited you"));
    assert!(said(none.clone(), &amber).contains("add nothing this week"));
    let few = Context {
        few_done: true,
        ..none.clone()
    };
    assert!(!said(few, &green).contains("suited you"));
    let paused = Context {
        paused: true,
        ..none.clone()
    };
    assert_eq!(said(paused, &green), "");
    let except = Context {
        except_swapped: true,
        ..none.clone()
    };
    assert_eq!(said(except, &green), "");
    let agreed = Context {
        by_agreement: true,
        ..none
    };
    assert!(!said(agreed, &amber).contains("add nothing this week"));
}

#[test]
fn coming_back_is_one_welcome_and_a_lighter_week_one_sentence() {
    let group = |because| Reason::new(About::Group(TargetGroup::Abdominals), because);
    let (from, to) = (Rung { level: 1, dose: 2 }, Rung { level: 1, dose: 1 });
    let back = [
        Reason::new(About::Week, Because::AfterPause(PauseCause::LongAgo)),
        group(Because::BackAfterPause { from, to }),
    ];
    let gentler = Context {
        paused: true,
        back_gentler: true,
        ..Context::default()
    };
    let (said, _) = in_english(gentler, &back);
    assert_eq!(
        said,
        ["Welcome back. We start a little gentler; most of it comes back fast."]
    );
    let less = [
        group(Because::StepDown { from, to }),
        Reason::new(About::Minutes, Because::ShorterAfterRed { used: 20 }),
    ];
    let shorter = Context {
        shorter_after_red: true,
        ..Context::default()
    };
    assert_eq!(
        in_english(shorter, &less).0,
        ["Less this week: shorter sessions."]
    );
}

#[test]
fn what_was_swapped_out_says_why_for_one_and_for_more() {
    let house = House::new();
    let mut ids = house.library.exercises().map(|exercise| exercise.id.clone());
    let out = |id: String, cause| Reason::new(About::NotChosen(id), Because::SwappedOut(cause));
    let (first, second, third) = (ids.next().unwrap(), ids.next().unwrap(), ids.next().unwrap());
    let (_, left_out) = in_english(
        Context::default(),
        &[
            out(first, SwapCause::Hurts),
            out(second, SwapCause::TooHard),
            out(third, SwapCause::TooHard),
        ],
    );
    assert_eq!(left_out.len(), 2);
    assert!(left_out[0].ends_with("because it hurt."), "{left_out:?}");
    assert!(
        left_out[1].ends_with("because they were too hard."),
        "{left_out:?}"
    );
}

#[test]
fn messages_that_answers_brought_are_told_together() {
    let rule = |id: &str| Reason::new(About::Week, Because::Rule(id.to_owned()));
    let (sleep, fear) = (
        rule("poor-sleep-learns-sleep"),
        rule("some-fear-learns-that-hurt-is-not-harm"),
    );
    let (one, _) = in_english(Context::default(), std::slice::from_ref(&sleep));
    assert_eq!(one, ["You sleep badly. Some messages are about sleep."]);
    let (both, _) = in_english(Context::default(), &[sleep, fear]);
    assert_eq!(both.len(), 1);
    assert!(both[0].contains("sleep and worry about moving"), "{both:?}");
}
