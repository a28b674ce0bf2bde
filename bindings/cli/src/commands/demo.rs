//! A made person's first four weeks: brought, screened, planned, lived, reported. Nothing here is anybody's data.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use lissom::evaluation::MadeExport;
use lissom_api::words::Words;
use lissom_api::{
    Answers, CheckInAnswers, CivilDate, DiaryEntry, FlagAnswer, Goal, ImportScreen, PainEntry, PlanOutcome,
    SafetyAnswer, SelfCare, TestClock, WhyOf, command_id, week_picture,
};
use lissom_cli::story::Text;
use serde::Deserialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::record;
use crate::options::Global;
use crate::{Fallible, out, show};

/// The made person and what happens to her.
const STORY: &str = include_str!("../../demo/story.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What the file says of itself.
    #[allow(dead_code, reason = "for whoever opens the file")]
    about: String,
    /// The first morning, a Monday.
    begins: DateTime<FixedOffset>,
    /// Days of export before it.
    days_before: u32,
    /// Steps of a usual day before it.
    steps_before: u32,
    answers: Answers,
    goal: StoryGoal,
    weeks: Vec<LivedWeek>,
}

/// What she wants, in her own words: she speaks the language of the demo.
#[derive(Deserialize)]
struct StoryGoal {
    #[serde(flatten)]
    words: Text,
    rating: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LivedWeek {
    /// Pain of each day, 0 to 10.
    pain: [u8; 7],
    /// Steps of a usual day.
    steps: u32,
    /// Sessions done, from the first.
    done: usize,
    effort: u8,
    session_pain: u8,
    /// The day of the week (0 to 6) on which a flare begins, and the one on which it ends.
    #[serde(default)]
    flare: Option<[u8; 2]>,
    check_in: CheckInAnswers,
}

pub(super) fn run(global: &Global, words: Words, folder: &Path) -> Fallible {
    let story: Story = serde_json::from_str(STORY).map_err(|_| "the demo's story cannot be read")?;
    let cannot = |path: &Path| format!("{}: cannot be written", path.display());
    std::fs::create_dir_all(folder).map_err(|_| cannot(folder))?;
    let store = folder.join("demo.db");
    for part in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("demo.db{part}")));
    }
    let clock = TestClock::new(story.begins.timestamp_millis());
    let care = global.open_at(&store, &clock)?;
    let mut demo = Demo {
        global,
        words,
        care,
        clock,
        story,
        folder,
        said: BTreeSet::new(),
    };
    out::heading(&words.say("demo-title", &[]));
    out::paragraph(0, &words.say("demo-made", &[]));
    out::heading(&demo.say("demo-bring"));
    let days = demo.story.days_before;
    record::told(&demo.bring(-i64::from(days), days, demo.story.steps_before)?);
    demo.begin()?;
    for number in 0..demo.story.weeks.len() {
        demo.live(number)?;
    }
    demo.report()
}

struct Demo<'a> {
    global: &'a Global,
    words: Words,
    care: Arc<SelfCare>,
    clock: Arc<TestClock>,
    story: Story,
    folder: &'a Path,
    /// The reasons that were read already: later weeks say only what is new.
    said: BTreeSet<String>,
}

impl Demo<'_> {
    fn id(&self, of: &str) -> String {
        command_id(of.to_owned(), "demo".to_owned())
    }

    fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    fn at(&self, day: i64, hour: i64) {
        let at = self.story.begins + TimeDelta::days(day) + TimeDelta::hours(hour);
        self.clock.set(at.timestamp_millis());
    }

    /// A health export of some days, zipped as a phone does it, brought in by the importer.
    fn bring(&self, from: i64, days: u32, steps_a_day: u32) -> Fallible<ImportScreen> {
        let path = self.folder.join("made-export.zip");
        let made = MadeExport {
            from: self.story.begins + TimeDelta::days(from),
            days,
            steps_a_day,
            heart_rates: 4,
            seed: from.unsigned_abs(),
        };
        zipped(&made, &path).map_err(|_| format!("{}: cannot be written", path.display()))?;
        let id = self.id(&format!("import-{from}"));
        record::brought(self.global, &self.care, &path, &id)
    }

    /// Safety first, then the answers, then the first week.
    fn begin(&mut self) -> Fallible {
        let say = |e| self.global.sentence(&e);
        out::heading(&self.say("demo-safety"));
        let none = self.none_of_them()?;
        let count = none.len();
        let goal = &self.story.goal;
        let words = goal.words.in_language(self.global.lang).to_owned();
        let mut answers = self.story.answers.clone();
        answers.goals = vec![Goal {
            words,
            rating: goal.rating,
        }];
        self.care
            .profile()
            .answer(self.id("answers"), answers)
            .map_err(say)?;
        let advice = self
            .care
            .screening()
            .answer(self.id("safety"), none)
            .map_err(say)?;
        out::paragraph(
            0,
            &self.words.say("demo-none-of-them", &[("count", count.into())]),
        );
        show::advice(&advice);
        out::gap();
        let screens = self.care.profile().form().map_err(say)?.baseline.len();
        let asked = [("count", screens.into())];
        out::paragraph(0, &self.words.say("demo-person", &asked));
        let planned = self.care.plan().make(self.id("plan")).map_err(say)?;
        show::outcome(self.words, &planned);
        let picture = self.folder.join("week.svg");
        if let PlanOutcome::Planned { week } = &planned {
            std::fs::write(&picture, week_picture(week))
                .map_err(|_| format!("{}: cannot be written", picture.display()))?;
        }
        show::today(self.words, &self.care.plan().today().map_err(say)?);
        let why = self.care.plan().why(WhyOf::Week).map_err(say)?;
        show::why(&why);
        self.said.extend(why.short.into_iter().chain(why.details));
        Ok(())
    }

    /// Every danger sign, looked at and not there.
    fn none_of_them(&self) -> Fallible<Vec<FlagAnswer>> {
        let form = self
            .care
            .screening()
            .form()
            .map_err(|e| self.global.sentence(&e))?;
        let none = form.ticks.into_iter().map(|tick| FlagAnswer {
            flag: tick.flag,
            answer: SafetyAnswer::No,
        });
        Ok(none.collect())
    }

    /// A week as it goes, its check-in, and what the next week makes of it.
    fn live(&mut self, number: usize) -> Fallible {
        let global = self.global;
        let say = |e| global.sentence(&e);
        let Some(lived) = self.story.weeks.get(number) else {
            return Ok(());
        };
        let first = 7 * i64::try_from(number).unwrap_or(0);
        out::heading(&self.words.say("demo-week", &[("number", (number + 1).into())]));
        let mut done = 0;
        for (day, pain) in (0_i64..).zip(lived.pain) {
            self.at(first + day, 10);
            let entry = DiaryEntry::Pain {
                pain: PainEntry {
                    average: Some(pain),
                    ..PainEntry::default()
                },
            };
            self.care
                .diary()
                .record(self.id(&format!("pain-{first}-{day}")), entry)
                .map_err(say)?;
            if let Some([begins, ends]) = lived.flare
                && [begins, ends].contains(&u8::try_from(day).unwrap_or(u8::MAX))
            {
                self.flare(&format!("{first}-{day}"), i64::from(begins) == day)?;
            }
            let today = civil(self.story.begins.date_naive() + TimeDelta::days(first + day));
            let week = self.care.plan().week().map_err(say)?;
            let planned = week.is_some_and(|week| week.sessions.iter().any(|session| session.date == today));
            if planned && done < lived.done {
                let id = self.id(&format!("session-{first}-{day}"));
                self.care
                    .plan()
                    .session_done(id, today, Some(lived.effort), Some(lived.session_pain))
                    .map_err(say)?;
                done += 1;
            }
        }
        self.at(first + 7, 0);
        self.bring(first, 7, lived.steps)?;
        let questions = self.care.plan().check_in_questions().map_err(say)?;
        out::paragraph(0, &questions.done_text);
        let next = self
            .care
            .plan()
            .check_in(self.id(&format!("check-in-{number}")), lived.check_in)
            .map_err(say)?;
        match &next {
            PlanOutcome::Planned { week } => {
                out::gap();
                let number = [("number", (number + 2).into())];
                out::paragraph(0, &self.words.say("demo-next-week", &number));
                let why = self.care.plan().why(WhyOf::Week).map_err(say)?;
                // How the week went comes first and is always said.
                for (place, sentence) in why.short.into_iter().chain(why.details).enumerate() {
                    if self.said.insert(sentence.clone()) || place == 0 {
                        out::paragraph(2, &format!("· {sentence}"));
                    }
                }
                out::paragraph(2, &format!("→ {}", week.summary));
                if let Some(line) = &week.walking_text {
                    out::paragraph(2, &format!("→ {line}"));
                }
            }
            PlanOutcome::Held { held } => show::held(held),
        }
        Ok(())
    }

    fn flare(&self, id: &str, begins: bool) -> Fallible {
        let say = |e| self.global.sentence(&e);
        let outcome = self
            .care
            .plan()
            .flare(self.id(&format!("flare-{id}")), begins)
            .map_err(say)?;
        out::paragraph(
            0,
            &self.say(if begins {
                "demo-flare-begins"
            } else {
                "demo-flare-ends"
            }),
        );
        if let (PlanOutcome::Planned { week }, true) = (&outcome, begins) {
            let now = self.care.plan().today().map_err(say)?.date;
            if let Some(next) = week.sessions.iter().find(|session| session.date >= now) {
                let names: Vec<String> = next.items.iter().map(|item| item.name.clone()).collect();
                out::paragraph(2, &format!("→ {} · {}", next.line, names.join(" · ")));
            }
            if let Some(due) = self.care.screening().due(false).map_err(say)? {
                out::paragraph(2, &format!("→ {}", due.text));
                let none = self.none_of_them()?;
                let id = self.id(&format!("safety-{id}"));
                let advice = self.care.screening().answer(id, none).map_err(say)?;
                out::paragraph(2, &format!("→ {}", advice.title));
            }
        }
        Ok(())
    }

    fn report(&self) -> Fallible {
        let path = self.folder.join("report.html");
        let html = self
            .care
            .exchange()
            .report_html()
            .map_err(|e| self.global.sentence(&e))?;
        // A report of nobody must say so, whoever it is shown to.
        let html = html.replacen("<main>", &format!("<main><p>{}</p>", self.say("demo-made")), 1);
        std::fs::write(&path, html).map_err(|_| format!("{}: cannot be written", path.display()))?;
        out::heading(&self.say("demo-report"));
        let args = [("file", path.display().to_string().into())];
        out::paragraph(0, &self.words.say("demo-report-written", &args));
        Ok(())
    }
}

fn zipped(made: &MadeExport, path: &Path) -> io::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    zip.start_file("apple_health_export/export.xml", SimpleFileOptions::default())?;
    made.write(&mut zip)?;
    zip.finish()?.flush()
}

fn civil(date: NaiveDate) -> CivilDate {
    CivilDate::from(date)
}
