# What the terminal client says around the screens.

terminal-unreviewed = No clinician has reviewed these exercises and texts yet.
terminal-a-message-a-day = One message a day. The first is: { $title }
terminal-later = Later today:
terminal-next = Next: lissom today. When your week is over: lissom checkin.
terminal-kept = Noted: { $entry }
terminal-offer-screen = Type: lissom screen
terminal-mood-due = Two short questions about your mood: lissom ask
terminal-answer-more = Do you want to answer them now?
terminal-questionnaire = { $id }: { $items ->
        [one] 1 question
       *[other] { $items } questions
    }, { $least } to { $most }
terminal-scored-only = { $line }. Its words may not be shown here; bring its answers with --answers FILE.
terminal-step = { $number } of { $count }: { $name }
terminal-step-on = Press Enter for the next step. Type q to stop.
terminal-positions = Positions that may ease:
terminal-told = { $question } { $answer }
terminal-today = Today: { $what }
terminal-answer-with = Answer with: { $command }
terminal-printed = The sheet is in { $file }.
terminal-nobody-there = Nobody is there to answer. Use --answers FILE, or --yes where it is offered.
terminal-not-understood = That was not one of the answers. Try again, or leave the line empty.
terminal-yes-no = { $question } (y/n)
terminal-number = Type a number. An empty line leaves it open.
terminal-numbers = Type the numbers that fit, with spaces between. 0 means none of them. An empty line leaves it open.
terminal-tick = Which of these fit you now?
terminal-unsure = Are you unsure about any of them? The same numbers.
terminal-clearing-needs-all = To go on, all of it is needed: who saw you, which day (such as 2026-11-24), what you were told.

terminal-backed-up = Everything is copied to { $file }.
terminal-restore-sure = This replaces everything here by the backup. Go on?
terminal-restored = The backup is back.
terminal-erase-sure = This erases for good. Go on?
terminal-erased = It is erased.
terminal-erased-waiting = It is erased. Close the other program that has the file open, so that the last traces go too.
terminal-left-alone = Nothing was changed.
terminal-no-consents = Nothing is shared with anyone.
terminal-consent-stands = { $receiver }: shared ({ $id })
terminal-consent-withdrawn = { $receiver }: withdrawn ({ $id })
terminal-sound = The file is sound.
terminal-damaged = The file is damaged. Use a backup.
terminal-doctor = Library { $library }, schema { $schema }, { $kilobytes } kB, { $changes } changes.
terminal-doctor-encryption = It can open encrypted files.
terminal-doctor-no-encryption = It was built without encryption.
terminal-doctor-zone = The zone is { $zone }, by the zones compiled in.
terminal-doctor-kind = Kind { $kind }: { $count ->
        [one] 1 row
       *[other] { $count } rows
    }

# --- the demo ---------------------------------------------------------------------------------------------------
demo-title = Lissom: a made person's first four weeks
demo-made = Kari is invented, and so is every number below. She is 46, sits at work, and has had back pain for four months.
demo-bring = She brings her phone's health export
demo-safety = Safety comes first
demo-none-of-them = { $count } danger signs on one screen. She ticks none of them.
demo-person = She answers { $count } short questions. She has 15 minutes on Tuesday, Friday and Sunday, and a sore wrist.
demo-week = Week { $number }, as it went
demo-next-week = So week { $number } is:
demo-flare-begins = Thursday is bad, and she says so. The next days get lighter at once:
demo-flare-ends = On Saturday she takes the plan up again.
demo-report = For her physiotherapist
demo-report-written = A report is in { $file }. Open it in a browser.
terminal-question = One question, if you like: { $question } { $changes } Answer with: lissom question
terminal-no-question = No question today. What we know is enough for your plan.
terminal-goal-rating = How well can you do it now? 0 is not at all, 10 is as well as you want.

terminal-leave-out = Leave it out if this is you:
terminal-rests-on = It rests on:
terminal-mistakes = Often seen:

terminal-figures = { $count ->
        [one] 1 figure is
       *[other] { $count } figures are
    } in { $folder }. Open contact-sheet.svg there to see all of them.

# --- a made life, told ------------------------------------------------------------------------------------------
story-made = This person is made up, and so is everything that happens below.
story-refused = On day { $day } the story cannot go on.
story-week = Week { $number }, as it went
story-week-still = Still week { $number }
story-week-before-plan = Before the first plan
story-mood = Two questions about mood are answered.
story-away = Nobody opens the app this week.
story-pain = Pain from day to day: { $pain }.
story-pain-every-day = Pain { $pain } each day.
story-flare-begins = A bad day, and the app is told.
story-flare-ends = The bad days are over, and the app is told.
story-swapped = Swapped out: { $exercise }
story-nothing-instead = There is nothing to take the place of { $exercise }.

# --- reminders
terminal-yes = yes
terminal-no = no
terminal-none = none
terminal-to-arm = The phone has { $add } to add and { $cancel } to take away. This is change { $generation }.
terminal-remind-exercise = Sessions: { $value }
terminal-remind-between = Only between: { $value }
terminal-remind-adaptive = May follow when you exercise: { $value }
terminal-remind-check-in = The week's questions: { $value }
terminal-remind-reading = Something to read: { $value }
terminal-remind-programme = A programme's exercise: { $value }
terminal-remind-quiet = Quiet hours: { $value }
terminal-remind-weekend = At the weekend nothing before: { $value }
terminal-remind-off = Turned off: { $value }
terminal-remind-private = The lock screen says little: { $value }
terminal-remind-follow-ups = Asks again about a medicine: { $value }
terminal-remind-follow-up-every = Time between: { $value }
