//! Asking on the terminal. An empty line leaves a question unanswered; nothing is taken for an answer.

use std::io::{BufRead, IsTerminal, Write};

use lissom_api::words::Words;
use lissom_api::{Answers, FlagAnswer, Goal, ProfileForm, Question, Response, SafetyAnswer, SafetyForm};
use serde::de::DeserializeOwned;

use crate::{Fallible, out};

/// Refuses to ask where nobody can answer.
pub(crate) fn somebody_there(words: Words) -> Fallible {
    if std::io::stdin().is_terminal() || std::env::var_os("LISSOM_ASK").is_some() {
        Ok(())
    } else {
        Err(words.say("terminal-nobody-there", &[]))
    }
}

/// Asks one line; none when it is empty or the input ended.
pub(crate) fn line(prompt: &str) -> Option<String> {
    out::paragraph(0, prompt);
    let _ = write!(std::io::stdout().lock(), "> ").and_then(|()| std::io::stdout().lock().flush());
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).ok()?;
    let answer = answer.trim().to_owned();
    (!answer.is_empty()).then_some(answer)
}

/// Asks until the answer is nothing or can be read.
fn until<T>(words: Words, prompt: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    loop {
        match read(&line(prompt)?) {
            Some(value) => return Some(value),
            None => out::paragraph(0, &words.say("terminal-not-understood", &[])),
        }
    }
}

/// Asks a number from 0 to `most`.
pub(crate) fn number(words: Words, prompt: &str, most: u8) -> Option<u8> {
    until(words, prompt, |text| {
        text.parse().ok().filter(|value| *value <= most)
    })
}

/// Asks yes or no, by the first letter.
pub(crate) fn yes_no(words: Words, prompt: &str) -> Option<bool> {
    until(
        words,
        &words.say("terminal-yes-no", &[("question", prompt.to_owned().into())]),
        |text| match text.chars().next()?.to_ascii_lowercase() {
            'y' | 'j' => Some(true),
            'n' => Some(false),
            _ => None,
        },
    )
}

/// Offers numbered choices; answers the place of the chosen one.
pub(crate) fn choice(words: Words, prompt: &str, choices: &[String]) -> Option<usize> {
    choices_of(words, prompt, choices, false).and_then(|chosen| chosen.first().copied())
}

fn choices_of(words: Words, prompt: &str, choices: &[String], several: bool) -> Option<Vec<usize>> {
    out::gap();
    out::paragraph(0, prompt);
    for (place, choice) in choices.iter().enumerate() {
        out::line(format!("  {:>2}  {choice}", place + 1));
    }
    numbers(words, choices.len(), several)
}

/// Asks for the numbers, from 1, of what was shown; answers their places.
fn numbers(words: Words, shown: usize, several: bool) -> Option<Vec<usize>> {
    let how = words.say(
        if several {
            "terminal-numbers"
        } else {
            "terminal-number"
        },
        &[],
    );
    until(words, &how, |text| {
        let chosen: Option<Vec<usize>> = text
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse::<usize>().ok().filter(|n| *n <= shown))
            .collect();
        let chosen = chosen.filter(|chosen| several || chosen.len() == 1 && chosen != &[0])?;
        Some(chosen.into_iter().filter(|n| *n > 0).map(|n| n - 1).collect())
    })
}

/// The safety questions: one screen of ticks, then one for each further group when those are asked too.
pub(crate) fn safety(words: Words, form: &SafetyForm, further: bool) -> Vec<FlagAnswer> {
    out::heading(&form.intro);
    let mut answers = ticked(words, &form.ticks);
    for block in form.further.iter().filter(|_| further) {
        answers.extend(ticked(words, &block.questions));
    }
    answers
}

/// A screen of ticks. What is neither ticked nor unsure is a no only once both were asked and answered, with a 0 if
/// need be: an empty line leaves them open, and nothing is passed over in silence.
fn ticked(words: Words, questions: &[Question]) -> Vec<FlagAnswer> {
    let lines: Vec<String> = questions.iter().map(|question| question.text.clone()).collect();
    let yes = choices_of(words, &words.say("terminal-tick", &[]), &lines, true);
    let unsure = yes.as_ref().and_then(|_| {
        out::gap();
        out::paragraph(0, &words.say("terminal-unsure", &[]));
        numbers(words, lines.len(), true)
    });
    let has = |chosen: &Option<Vec<usize>>, place| chosen.as_ref().is_some_and(|all| all.contains(&place));
    let answer = |place| match (has(&yes, place), has(&unsure, place)) {
        (true, _) => Some(SafetyAnswer::Yes),
        (false, true) => Some(SafetyAnswer::NotSure),
        (false, false) => unsure.as_ref().map(|_| SafetyAnswer::No),
    };
    let all = questions.iter().enumerate().filter_map(|(place, question)| {
        Some(FlagAnswer {
            flag: question.flag.clone(),
            answer: answer(place)?,
        })
    });
    all.collect()
}

/// The first questions, in the order and number that the form says. Each may be left open.
pub(crate) fn person(words: Words, form: &ProfileForm) -> Fallible<Answers> {
    let asker = Asker { words, form };
    let mut answers = Answers::default();
    asker.ask(&form.with_safety, &mut answers)?;
    for field in form.baseline.iter().flat_map(|screen| &screen.fields) {
        asker.ask(field, &mut answers)?;
    }
    Ok(answers)
}

/// One question of the form, by its field. It may be left open.
pub(crate) fn one(words: Words, form: &ProfileForm, field: &str, answers: &mut Answers) -> Fallible {
    Asker { words, form }.ask(field, answers)
}

struct Asker<'a> {
    words: Words,
    form: &'a ProfileForm,
}

impl Asker<'_> {
    fn ask(&self, field: &str, answers: &mut Answers) -> Fallible {
        let form = self.form;
        match field {
            "country" => answers.country = self.text(field),
            "age" => answers.age = self.number(field, 120),
            "mobility" => {
                answers.mobility = self.one(field, form.mobility.iter().map(|c| (c.value, c.text.clone())));
            }
            "episode" => {
                answers.episode = self.one(field, form.episode.iter().map(|c| (c.value, c.text.clone())));
            }
            "pain_average" => answers.pain_average = self.number(field, 10),
            "pain_worst" => answers.pain_worst = self.number(field, 10),
            "leg_pain" => {
                answers.leg_pain = self.one(field, form.leg_pain.iter().map(|c| (c.value, c.text.clone())));
            }
            "hindrance" => answers.hindrance = self.number(field, 10),
            "fear" => answers.fear = self.number(field, 10),
            "recovery_expected" => answers.recovery_expected = self.number(field, 10),
            "work_load" => {
                answers.work_load = self.one(field, form.work_load.iter().map(|c| (c.value, c.text.clone())));
            }
            "constraints" => {
                answers.constraints =
                    self.several(field, form.constraints.iter().map(|c| (c.value, c.text.clone())));
            }
            "days" => {
                let days = self.several(field, form.days.iter().map(|c| (c.value, c.text.clone())));
                answers.days = days.unwrap_or_default();
            }
            "minutes" => answers.minutes = self.number(field, 60),
            "equipment" => {
                answers.equipment =
                    self.several(field, form.equipment.iter().map(|c| (c.value, c.text.clone())));
            }
            "floor" => answers.floor = yes_no(self.words, &self.question(field)),
            "previous_episodes" => {
                answers.previous_episodes = self.one(
                    field,
                    form.previous_episodes.iter().map(|c| (c.value, c.text.clone())),
                );
            }
            "sick_leave" => {
                answers.sick_leave =
                    self.one(field, form.sick_leave.iter().map(|c| (c.value, c.text.clone())));
            }
            "activity" => {
                answers.activity = self.one(field, form.activity.iter().map(|c| (c.value, c.text.clone())));
            }
            "bending" => answers.bending = self.response(field),
            "arching" => answers.arching = self.response(field),
            "confidence" => answers.confidence = self.number(field, 10),
            "sleep_trouble" => answers.sleep_trouble = self.number(field, 10),
            "stress" => answers.stress = self.number(field, 10),
            "walking_eased_by_sitting" => {
                answers.walking_eased_by_sitting = yes_no(self.words, &self.question(field));
            }
            "comorbid" => answers.comorbid = yes_no(self.words, &self.question(field)),
            "goals" => answers.goals.extend(self.goal(field)),
            // A question that this terminal cannot put must not be passed over in silence.
            other => return Err(format!("the terminal cannot ask {other}")),
        }
        Ok(())
    }

    fn question(&self, field: &str) -> String {
        let found = self
            .form
            .questions
            .iter()
            .find(|question| question.field == field);
        found.map(|question| question.text.clone()).unwrap_or_default()
    }

    fn response(&self, field: &str) -> Option<Response> {
        let choices = self.form.responses.iter().map(|c| (c.value, c.text.clone()));
        self.one(field, choices)
    }

    fn goal(&self, field: &str) -> Option<Goal> {
        let words = self.text(field)?;
        let rating = number(self.words, &self.words.say("terminal-goal-rating", &[]), 10)?;
        Some(Goal { words, rating })
    }

    fn number(&self, field: &str, most: u8) -> Option<u8> {
        out::gap();
        number(self.words, &self.question(field), most)
    }

    fn text(&self, field: &str) -> Option<String> {
        out::gap();
        line(&self.question(field))
    }

    fn one<T>(&self, field: &str, choices: impl Iterator<Item = (T, String)>) -> Option<T> {
        let (mut values, texts): (Vec<T>, Vec<String>) = choices.unzip();
        choice(self.words, &self.question(field), &texts).map(|place| values.swap_remove(place))
    }

    fn several<T: Clone>(&self, field: &str, choices: impl Iterator<Item = (T, String)>) -> Option<Vec<T>> {
        let (values, texts): (Vec<T>, Vec<String>) = choices.unzip();
        let chosen = choices_of(self.words, &self.question(field), &texts, true)?;
        Some(
            chosen
                .into_iter()
                .filter_map(|place| values.get(place).cloned())
                .collect(),
        )
    }
}

/// A code typed by hand, such as `one-above-knee`.
pub(crate) fn code<T: DeserializeOwned>(field: &str, text: &str) -> Fallible<T> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|e| {
        let message = e.to_string();
        let expected = message
            .split_once("expected ")
            .map_or("", |(_, expected)| expected);
        format!("{field}: {expected}")
    })
}
