# The report for a clinician.
report-title = My back: a report
report-own-words = Made by the person with Lissom, on their own phone. It is no diagnosis.

report-asks-for = Asks for
report-goal = “{ $goal }”. Now { $rating } of 10.
report-danger-signs = Danger signs
report-none-found = None.
report-asked = Asked { $times ->
        [1] once
        [2] twice
       *[other] { $times } times
    }, last on { $last }.
report-not-asked = Not asked.
report-tier-routine = Something to mention; exercise goes on.
report-tier-urgent = A doctor within days was advised.
report-tier-same-day = A doctor on the same day was advised.
report-tier-emergency = Emergency care was advised.
report-function = Function
report-instrument-rmdq-24 = RMDQ (0 to 24)
report-instrument-rmdq-23 = RMDQ-23 (0 to 23)
report-instrument-odi-2-1a = ODI (0 to 100)
report-function-change = { $instrument }: { $before } → { $after }. { $verdict }
report-verdict-better = Better: an important change, and more than measurement error.
report-verdict-worse = Worse: an important change, and more than measurement error.
report-verdict-within-error = As large as people call important, but not known to be more than measurement error.
report-verdict-not-important = Important change: no.
report-verdict-nothing-to-say = No figure says which change is important.
report-hindrance = Hindered by the back
report-hindrance-change = { $before } → { $after } of 10, first check-in to last.
report-pain = Pain
report-pain-change = { $before } → { $after } of 10, mean of the first 7 days to the last 7.
report-important = Important change: yes.
report-not-important = Important change: no.
report-more-than-chance = More than chance: yes.
report-could-be-chance = More than chance: no.
report-too-few-to-tell = Too few days to tell it from chance.
report-done = Done
report-sessions = { $done } of { $planned } sessions
report-steps = Steps
report-steps-change = { $before } → { $after } a day.
report-sleep = Sleep
report-nights = { $time } a night, over { $nights } nights
report-flare = Flares
report-plan-now = Plan now
report-plan-changed = What changed it
report-plan-first = Why it is so
report-number = { $value }
report-not-enough = Not enough days yet.

report-origin-said = own words
report-origin-measured = measured
report-origin-rules = by rules

report-chart-pain = Pain by day
report-chart-says-pain = Pain went from { $before } of 10 in the first week to { $after } in the last. { $count } days have an entry.
report-chart-days-pain = { $count } days have an entry.
report-chart-key-pain = Line: each day's pain. Band: where most days lie. Gaps: days without an entry.
report-chart-key-important = Dashed: from here on the change since the first week counts as important.
report-chart-steps = Steps by day
report-chart-says-steps = Steps went from { $before } a day in the first week to { $after } in the last. { $count } days were counted.
report-chart-days-steps = { $count } days were counted.
report-chart-key-steps = Line: each day's steps. Band: where most days lie. Gaps: days that were not counted.
report-flare-here = flare

report-where-from = Where this comes from
report-from-words = Own words: what the person wrote or tapped, such as goals, pain, sessions and how the back stops them.
report-from-measured = Measured: steps and sleep from a phone or watch. Each minute counts from one device only.
report-from-rules = By rules: the plan and the advice on danger signs. The reasons are in the words that the person was given.
report-from-figures = Important: { $points } points or more of 10 (Ostelo 2008). More than chance: above twice the standard error of the difference between the first and the last 7 days. Band: one standard deviation around the mean of all days.
report-no-diagnosis = Exercises and texts have not been reviewed by a clinician yet.

report-medicines = Medicines
report-medicine = { $name }: { $days ->
        [one] 1 day
       *[other] { $days } days
    }
report-medicine-most = , most in a day { $amounts }
report-medicine-amount = { $name } { $mg } mg
report-medicine-over = Over a limit when recorded: { $count ->
        [one] 1 time
       *[other] { $count } times
    }.
report-medicine-effects = Noted: { $effects }.
report-medicine-effect = { $effect } { $count ->
        [one] 1 time
       *[other] { $count } times
    }
report-opioids = Opioids
report-opioids-days = Opioids on { $opioids } of { $days } days, gabapentin or pregabalin on { $others }.
report-opioids-most = Most in 24 hours: { $most } morphine milligram equivalents ({ $table }). Mean a day, first half to second: { $before } → { $after }. Not for changing from one opioid to another.
report-opioids-unknown = Could not be added up: { $names }. The sum says nothing by itself.
report-opioids-reassess = The guideline says to pause and reassess from here on.
report-doses = Planned doses
report-doses-shares = { $taken } of { $expected } planned doses taken ({ $taking } percent), { $ontime } on time ({ $timing } percent). Own record, which tends to be high.
