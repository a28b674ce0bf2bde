//! Screens as text.

use lissom_api::words::{Words, sentence_case};
use lissom_api::{
    AdviceScreen, CareCard, DueCard, ExerciseCard, HeldCard, PlanOutcome, TodayScreen, WeekScreen, WhyScreen,
};

use crate::out;

/// A week.
pub(crate) fn week(words: Words, week: &WeekScreen, with_exercises: bool) {
    out::heading(&format!("{} · {}", week.title, week.period_text));
    out::paragraph(0, &week.summary);
    for session in &week.sessions {
        out::gap();
        out::line(format!("  {}", session.line));
        if with_exercises {
            for item in &session.items {
                out::paragraph(4, &format!("· {}: {}", item.name, item.dose_text));
            }
        }
    }
    out::gap();
    if let Some(walking) = &week.walking_text {
        out::paragraph(2, walking);
    }
    if let Some(message) = week.messages.first() {
        out::paragraph(
            2,
            &words.say(
                "terminal-a-message-a-day",
                &[("title", message.title.clone().into())],
            ),
        );
    }
    out::gap();
    for sentence in &week.why {
        out::paragraph(0, sentence);
    }
    let mut items = week.sessions.iter().flat_map(|session| &session.items);
    if items.any(|item| item.review_text.is_some()) {
        out::gap();
        out::paragraph(0, &words.say("terminal-unreviewed", &[]));
    }
}

/// Today.
pub(crate) fn today(words: Words, today: &TodayScreen) {
    out::heading(&today.date_text);
    if let Some(notice) = &today.notice {
        out::paragraph(0, notice);
    }
    if let Some(main) = &today.main {
        out::paragraph(0, &format!("→ {}", main.text));
    }
    for card in &today.others {
        out::paragraph(2, &format!("· {}", card.text));
    }
    if !today.later.is_empty() {
        out::gap();
        out::paragraph(2, &words.say("terminal-later", &[]));
        for card in &today.later {
            out::paragraph(4, &format!("· {}", card.text));
        }
    }
    let offered = today.main.iter().chain(&today.others).chain(&today.later);
    if let Some(review) = offered.filter_map(|card| card.review_text.as_ref()).next() {
        out::gap();
        out::paragraph(2, review);
    }
    if let Some(held) = &today.held {
        self::held(held);
    }
}

/// Why.
pub(crate) fn why(why: &WhyScreen) {
    out::heading(&why.title);
    for sentence in &why.short {
        out::paragraph(0, sentence);
    }
    if !why.details.is_empty() {
        out::gap();
    }
    for sentence in &why.details {
        out::paragraph(2, &format!("· {sentence}"));
    }
    if !why.left_out.is_empty() {
        out::gap();
    }
    for sentence in &why.left_out {
        out::paragraph(2, &format!("· {sentence}"));
    }
    out::gap();
    if let Some(sentence) = &why.would_change {
        out::paragraph(2, sentence);
    }
    out::paragraph(2, &why.rests_on);
}

/// All that is known of an exercise.
pub(crate) fn exercise(words: Words, card: &ExerciseCard) {
    out::heading(&card.name);
    let first = [
        card.review_text.as_ref(),
        Some(&card.purpose),
        card.ask_first_text.as_ref(),
        Some(&card.place_text),
        card.equipment_text.as_ref(),
        card.workday_text.as_ref(),
        card.get_down_up.as_ref(),
    ];
    for text in first.into_iter().flatten() {
        out::paragraph(0, text);
    }
    out::gap();
    for (number, step) in (1..).zip(&card.steps) {
        out::paragraph(2, &format!("{number}. {step}"));
    }
    out::gap();
    out::paragraph(0, &card.breathing);
    out::paragraph(0, &format!("{}.", sentence_case(&card.dose_text)));
    for text in &card.progress {
        out::paragraph(0, text);
    }
    out::paragraph(0, &card.stop_text);
    let mistakes: Vec<String> = card
        .mistakes
        .iter()
        .map(|mistake| format!("{} {}", mistake.seen, mistake.mend))
        .collect();
    for (key, points) in [
        ("terminal-mistakes", &mistakes),
        ("terminal-leave-out", &card.leave_out),
        ("terminal-rests-on", &card.sources),
    ] {
        if !points.is_empty() {
            out::gap();
            out::paragraph(0, &words.say(key, &[]));
        }
        for point in points {
            out::paragraph(2, &format!("· {point}"));
        }
    }
}

/// A plan, or why there is none.
pub(crate) fn outcome(words: Words, outcome: &PlanOutcome) {
    match outcome {
        PlanOutcome::Planned { week } => self::week(words, week, true),
        PlanOutcome::Held { held } => self::held(held),
    }
}

/// Why there is no plan.
pub(crate) fn held(held: &HeldCard) {
    out::gap();
    out::paragraph(0, &held.text);
    for question in &held.ask {
        out::paragraph(2, &format!("· {}", question.text));
    }
    for contradiction in &held.contradictions {
        out::paragraph(2, &format!("· {}", contradiction.text));
    }
}

/// What the safety answers mean.
pub(crate) fn advice(advice: &AdviceScreen) {
    out::heading(&advice.title);
    out::paragraph(0, &advice.what_to_do);
    for call in &advice.calls {
        out::paragraph(2, &format!("· {}", call.text));
    }
    for text in advice
        .findings
        .iter()
        .chain(&advice.because)
        .chain(&advice.exercise_text)
        .chain(&advice.safety_net)
    {
        out::paragraph(0, text);
    }
    for question in &advice.ask_again {
        out::paragraph(2, &format!("· {}", question.text));
    }
}

/// Whom to see beside what the danger signs ask for; nothing where `advice` above it has said all of it.
pub(crate) fn care(care: &CareCard, advice: &AdviceScreen) -> bool {
    let mut reasons = care
        .reasons
        .iter()
        .filter(|reason| !advice.findings.contains(reason))
        .peekable();
    if reasons.peek().is_none() {
        return false;
    }
    out::paragraph(0, &care.text);
    for reason in reasons {
        out::paragraph(2, &format!("· {reason}"));
    }
    true
}

/// That the safety questions are due, and how to answer them.
pub(crate) fn due(words: Words, due: &DueCard) {
    out::gap();
    out::paragraph(0, &due.text);
    out::paragraph(0, &words.say("terminal-offer-screen", &[]));
}
