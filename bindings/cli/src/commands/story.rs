//! A made life from a file, told as a story: what was lived, what the plan made of it, and why.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lissom_api::words::Words;
use lissom_api::{
    AdviceScreen, CareCard, LissomError, PlanOutcome, SelfReferral, Tier, WeekScreen, WhyScreen,
};
use lissom_cli::story::{Chapter, LivedWeek, Story, Told, replay};
use uuid::Uuid;

use crate::options::Global;
use crate::{Fallible, answers_file, out, show};

pub(super) fn run(global: &Global, words: Words, file: &Path) -> Fallible {
    let story: Story = answers_file::read(file)?;
    let folder = Folder::new().map_err(|_| global.sentence(&LissomError::CannotOpen))?;
    let lived = replay(&story, &folder.0.join("life.db"), global.lang);
    let chapters = lived.map_err(|(day, error)| {
        let day = words.say("story-refused", &[("day", day.into())]);
        format!("{day} {}", global.sentence(&error))
    })?;
    if global.json {
        return out::json(&chapters);
    }
    out::heading(story.named(global.lang));
    out::paragraph(0, story.who.in_language(global.lang));
    out::paragraph(0, &words.say("story-made", &[]));
    let mut teller = Teller {
        words,
        week: 0,
        planned: 0,
        asked: false,
        again: false,
        said: BTreeSet::new(),
    };
    for chapter in &chapters {
        teller.tell(chapter);
    }
    Ok(())
}

/// A folder that is gone when the story is told.
struct Folder(PathBuf);

impl Folder {
    fn new() -> std::io::Result<Self> {
        let path = std::env::temp_dir().join(format!("lissom-story-{}", Uuid::now_v7()));
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// So many reasons are told of a plan: a longer list is not read.
const REASONS: usize = 6;

struct Teller {
    words: Words,
    week: u16,
    /// The planned week of the last heading.
    planned: u16,
    /// The danger signs were asked for in this week.
    asked: bool,
    /// ... and once again.
    again: bool,
    /// The reasons of the plan before: the next says of what stands only what is new.
    said: BTreeSet<String>,
}

impl Teller {
    fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    fn tell(&mut self, chapter: &Chapter) {
        if chapter.week != self.week {
            self.week = chapter.week;
            let heading = match chapter.planned {
                0 => "story-week-before-plan",
                planned if planned == self.planned => "story-week-still",
                _ => "story-week",
            };
            self.planned = chapter.planned;
            self.asked = false;
            out::heading(&self.words.say(heading, &[("number", self.planned.into())]));
        }
        // A question that comes again on the next days, with nothing found, is told once.
        let again = self.asked && self.again;
        match &chapter.told {
            Told::Screened { advice, .. } if again && advice.tier == Tier::Clear => {}
            Told::Screened { advice, care } => screened(advice, care.as_ref()),
            Told::Seen(advice) => out::paragraph(0, &advice.title),
            Told::Mood(next) => {
                out::paragraph(0, &self.say("story-mood"));
                out::paragraph(2, &format!("→ {}", next.text));
            }
            Told::Planned {
                outcome: PlanOutcome::Held { held },
                ..
            } => show::held(held),
            Told::Planned {
                outcome: PlanOutcome::Planned { week },
                why,
                walking,
            } => self.planned(week, why.as_ref(), walking.as_ref()),
            Told::Away => out::paragraph(0, &self.say("story-away")),
            Told::Lived { week, check_in } => {
                self.lived(week);
                out::paragraph(0, &check_in.done_text);
            }
            Told::Flare { begins: true } => out::paragraph(0, &self.say("story-flare-begins")),
            Told::Flare { begins: false } => out::paragraph(0, &self.say("story-flare-ends")),
            Told::Asked(_) if self.asked => self.again = true,
            Told::Asked(due) => {
                (self.asked, self.again) = (true, false);
                out::paragraph(0, &due.text);
            }
            Told::Swapped { exercise } => self.about("story-swapped", exercise),
            Told::NothingInstead { exercise } => self.about("story-nothing-instead", exercise),
        }
    }

    fn about(&self, key: &str, exercise: &str) {
        let exercise = ("exercise", exercise.to_owned().into());
        out::paragraph(0, &self.words.say(key, &[exercise]));
    }

    fn lived(&self, week: &LivedWeek) {
        let days: Vec<String> = week.pain.iter().map(u8::to_string).collect();
        match days.as_slice() {
            [] => {}
            [every] => {
                let pain = ("pain", every.clone().into());
                out::paragraph(0, &self.words.say("story-pain-every-day", &[pain]));
            }
            _ => {
                let pain = ("pain", days.join(", ").into());
                out::paragraph(0, &self.words.say("story-pain", &[pain]));
            }
        }
    }

    fn planned(&mut self, week: &WeekScreen, why: Option<&WhyScreen>, walking: Option<&WhyScreen>) {
        out::gap();
        out::paragraph(0, &format!("{} · {}", week.title, week.period_text));
        out::paragraph(2, &format!("→ {}", week.summary));
        if let Some(session) = week.sessions.last() {
            let names: Vec<String> = session.items.iter().map(|item| item.name.clone()).collect();
            out::paragraph(2, &format!("→ {} · {}", session.line, names.join(" · ")));
        }
        if let Some(line) = &week.walking_text {
            out::paragraph(2, &format!("→ {line}"));
        }
        let Some(why) = why else { return };
        let of_walking = walking.into_iter().flat_map(|walking| &walking.short);
        let chosen = why.short.iter().chain(&why.details);
        let standing = why.left_out.iter().chain(of_walking);
        let news = usize::try_from(why.news).unwrap_or(usize::MAX);
        let mut now = BTreeSet::new();
        let mut told = 0;
        // What tells of this week alone is always said; of the rest what comes first, and all of it is in `why`.
        for (place, sentence) in chosen.chain(standing).enumerate() {
            let new = now.insert(sentence.clone()) && (place < news || !self.said.contains(sentence));
            if new && told < REASONS {
                told += 1;
                out::paragraph(2, &format!("· {sentence}"));
            }
        }
        // That it rests on what was told and on rules is so everywhere; that it rests on own weeks is news.
        let by_rules = self.say("why-rests-on-rules");
        let rests_on = Some(&why.rests_on).filter(|rests_on| **rests_on != by_rules);
        for sentence in why.would_change.iter().chain(rests_on) {
            if now.insert(sentence.clone()) && !self.said.contains(sentence) {
                out::paragraph(2, sentence);
            }
        }
        self.said = now;
    }
}

fn screened(advice: &AdviceScreen, care: Option<&CareCard>) {
    if advice.tier == Tier::Clear {
        out::paragraph(0, &advice.title);
    } else {
        show::advice(advice);
    }
    if let Some(care) = care.filter(|care| care.see != SelfReferral::SelfCare) {
        show::care(care, advice);
    }
}
