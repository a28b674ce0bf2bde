//! Medicines, doses and answers in sentences.

use chrono::{DateTime, Utc};
use lissom::medication::{
    Caution, Formulary, KeptDose, Limit, LimitOrigin, Medicine, Outcome, Quantity, Reason, Rules,
};
use lissom::time::Moment;

use super::records::{BeforeDose, BeforeDoseKind, DoseQuestion, DoseQuestionCard, DoseUnit, flag_key};
use crate::words::{FluentValue, Words, code_of, sentence_case};

/// How things are said: the language, and which ingredients have a name in it.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub(super) words: Words,
    pub(super) formulary: &'a Formulary,
    pub(super) rules: &'a Rules,
}

impl Teller<'_> {
    /// An ingredient's name: in the language where it is known, as it was entered where not.
    pub(super) fn substance(&self, substance: &str) -> String {
        if self.formulary.knows(substance) {
            self.words.say_coded("substance", substance, &[])
        } else {
            substance.to_owned()
        }
    }

    /// "Paracet: paracetamol 500 mg".
    pub(super) fn medicine(&self, medicine: &Medicine) -> String {
        let ingredients: Vec<String> = medicine
            .ingredients
            .iter()
            .map(|one| {
                let name = self.substance(&one.substance);
                match one.strength {
                    None => name,
                    Some(strength) => {
                        let args = [("name", name.into()), ("strength", strength.to_string().into())];
                        self.words.say("medicine-ingredient", &args)
                    }
                }
            })
            .collect();
        let args = [
            ("name", medicine.name.clone().into()),
            ("ingredients", self.words.all_of(&ingredients).into()),
        ];
        self.words.say("medicine-line", &args)
    }

    /// What a medicine that starts the list is called: its ingredients, as a name.
    pub(super) fn product_name(&self, medicine: &Medicine) -> String {
        let names: Vec<String> = medicine
            .ingredients
            .iter()
            .map(|one| {
                let strength = one.strength.map(|strength| format!(" {strength}"));
                format!(
                    "{}{}",
                    self.substance(&one.substance),
                    strength.unwrap_or_default()
                )
            })
            .collect();
        let form = self
            .words
            .say_coded("medicine-form", &code_of(&medicine.form), &[]);
        let args = [("names", self.words.all_of(&names).into()), ("form", form.into())];
        sentence_case(&self.words.say("product-name", &args))
    }

    /// "2 tablets", "10 ml", "500 mg".
    pub(super) fn quantity(&self, quantity: Quantity, medicine: &Medicine) -> String {
        let key = match DoseUnit::from(quantity.unit) {
            DoseUnit::Piece => format!("dose-pieces-{}", code_of(&medicine.form)),
            DoseUnit::Millilitre => "dose-millilitres".to_owned(),
            DoseUnit::Milligram => "dose-milligrams".to_owned(),
            DoseUnit::Application => "dose-applications".to_owned(),
        };
        self.words.say(&key, &[("count", quantity.count().into())])
    }

    /// "2 tablets Paracet, today at 8am".
    pub(super) fn dose(&self, kept: &KeptDose, medicine: &Medicine, moment: &Moment) -> String {
        let civil = kept.stamp.civil();
        let when = self
            .words
            .day_and_time(civil.date(), civil.time(), moment.civil().date());
        let args = [
            ("quantity", self.quantity(kept.dose.quantity, medicine).into()),
            ("name", medicine.name.clone().into()),
            ("when", when.into()),
        ];
        self.words.say("dose-line", &args)
    }

    pub(super) fn flags(&self, kept: &KeptDose) -> Vec<String> {
        let said = |flag| self.words.say_coded("dose-flag", &flag_key(flag), &[]);
        kept.flags.iter().copied().map(said).collect()
    }

    /// A time as it is said now: the clock alone today, with the day otherwise.
    fn when(&self, at: DateTime<Utc>, moment: &Moment) -> String {
        let civil = moment.zone().civil(at);
        let today = moment.civil().date();
        if civil.date() == today {
            self.words.time(civil.time())
        } else {
            self.words.day_and_time(civil.date(), civil.time(), today)
        }
    }

    pub(super) fn answer(&self, answer: &lissom::medication::Answer, moment: &Moment) -> BeforeDose {
        let words = self.words;
        let mut at_ms = None;
        let mut timed = |key: &str, at: DateTime<Utc>| {
            at_ms = Some(at.timestamp_millis());
            words.say(key, &[("when", self.when(at, moment).into())])
        };
        let (kind, text, reasons): (_, _, &[Reason]) = match &answer.outcome {
            Outcome::Within { last_until: None } => {
                (BeforeDoseKind::Within, words.say("before-within", &[]), &[])
            }
            Outcome::Within { last_until: Some(at) } => {
                (BeforeDoseKind::Within, timed("before-last-one", *at), &[])
            }
            Outcome::NotBefore { at, because } => (
                BeforeDoseKind::NotBefore,
                timed("before-not-before", *at),
                because,
            ),
            Outcome::TooMuchAtOnce { because } => (
                BeforeDoseKind::TooMuchAtOnce,
                words.say("before-too-much", &[]),
                because,
            ),
            Outcome::AskFirst { because } => {
                let only_unknown = because.iter().all(|reason| {
                    matches!(
                        reason,
                        Reason::NoLimit { .. }
                            | Reason::ModifiedRelease { .. }
                            | Reason::UnknownAmount { .. }
                    )
                });
                let key = if only_unknown {
                    "before-follow-packet"
                } else {
                    "before-ask-first"
                };
                (BeforeDoseKind::AskFirst, words.say(key, &[]), because)
            }
        };
        let questions: Vec<DoseQuestionCard> = reasons
            .iter()
            .filter_map(|reason| match reason {
                Reason::Unanswered(question) => {
                    let value = DoseQuestion::from(*question);
                    Some(DoseQuestionCard {
                        value,
                        text: value.said(words),
                    })
                }
                _ => None,
            })
            .collect();
        let mut because: Vec<String> = Vec::new();
        for reason in reasons {
            let sentence = match reason {
                Reason::Unanswered(_)
                    if because
                        .iter()
                        .any(|one| *one == words.say("because-unanswered", &[])) =>
                {
                    continue;
                }
                reason => self.reason(reason, moment),
            };
            because.push(sentence);
        }
        let mut sources: Vec<String> = Vec::new();
        for origin in answer.limits.values() {
            for source in self.origin(origin, moment) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        BeforeDose {
            kind,
            text,
            at_ms,
            because,
            cautions: answer
                .cautions
                .iter()
                .map(|caution| self.caution(caution))
                .collect(),
            questions,
            sources,
        }
    }

    fn reason(&self, reason: &Reason, moment: &Moment) -> String {
        let words = self.words;
        let named = |substance: &str| ("substance", FluentValue::from(self.substance(substance)));
        match reason {
            Reason::Interval {
                substance,
                last,
                minutes,
            } => words.say(
                "because-interval",
                &[
                    named(substance),
                    ("last", self.when(*last, moment).into()),
                    ("wait", words.minutes(*minutes).into()),
                ],
            ),
            Reason::Day {
                substance,
                taken,
                most,
            } => words.say(
                "because-day",
                &[
                    named(substance),
                    ("taken", milligrams(*taken).into()),
                    ("most", milligrams(*most).into()),
                ],
            ),
            Reason::AtOnce { substance, most } => words.say(
                "because-at-once",
                &[named(substance), ("most", milligrams(*most).into())],
            ),
            Reason::Yes(question) => words.say_coded("because-yes", &code_of(question), &[]),
            Reason::Unanswered(_) => words.say("because-unanswered", &[]),
            Reason::NotAdult => words.say("because-not-adult", &[]),
            Reason::ModifiedRelease { substance } => {
                words.say("because-modified-release", &[named(substance)])
            }
            Reason::UnknownAmount { substance } => words.say("because-unknown-amount", &[named(substance)]),
            Reason::NoLimit { substance } => words.say("because-no-limit", &[named(substance)]),
        }
    }

    pub(super) fn caution(&self, caution: &Caution) -> String {
        let words = self.words;
        let with = |key: &str, names: &[String]| words.say(key, &[("names", words.all_of(names).into())]);
        match caution {
            Caution::DuplicateNsaid { with: names } => with("caution-duplicate-nsaid", names),
            Caution::NsaidOnSkin { with: names } => with("caution-nsaid-on-skin", names),
            Caution::OpioidWithSedative { with: names } => with("caution-opioid-with-sedative", names),
            Caution::OpioidsToTalkOver => words.say("caution-opioids-to-talk-over", &[]),
            Caution::OpioidsNotAddedUp => words.say("caution-opioids-not-added-up", &[]),
            Caution::Drowsiness => words.say("caution-drowsiness", &[]),
            Caution::NeverStopSuddenly => words.say("caution-never-stop-suddenly", &[]),
        }
    }

    pub(super) fn limit(&self, substance: &str, limit: &Limit) -> String {
        let args = [
            (
                "substance",
                FluentValue::from(sentence_case(&self.substance(substance))),
            ),
            ("dose", milligrams(limit.per_dose).into()),
            ("wait", self.words.minutes(limit.interval_minutes).into()),
            ("day", milligrams(limit.per_24_h).into()),
        ];
        self.words.say("limit-line", &args)
    }

    pub(super) fn origin(&self, origin: &LimitOrigin, moment: &Moment) -> Vec<String> {
        match origin {
            LimitOrigin::Rule { source } => {
                let reviewed = if self.rules.review == "unreviewed" {
                    vec![self.words.say("limit-unreviewed", &[])]
                } else {
                    Vec::new()
                };
                source.iter().cloned().chain(reviewed).collect()
            }
            LimitOrigin::Clinician { author, date } => {
                let args = [
                    ("author", author.clone().into()),
                    ("date", self.words.date(*date, moment.today).into()),
                ];
                vec![self.words.say("limit-by-clinician", &args)]
            }
        }
    }
}

/// Milligrams for people.
fn milligrams(micrograms: u64) -> f64 {
    micrograms as f64 / 1_000.0
}
