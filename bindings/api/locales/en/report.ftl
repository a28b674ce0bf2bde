# The report for a clinician.
report-title = My back: a report
report-own-words = Made by the person with Lissom, on their own phone. It is no diagnosis.
report-asks-for = Wants to
report-goal = { $goal } (now { $rating } of 10)
report-danger-signs = Danger signs
report-none-found = None.
report-asked = Asked { $times ->
        [one] once
        [two] twice
       *[other] { $times } times
    }, last { $last }.
report-not-asked = Not asked.
report-tier-routine = Something to mention; exercise goes on.
report-tier-urgent = A doctor within days was advised.
report-tier-same-day = A doctor on the same day was advised.
report-tier-emergency = Emergency care was advised.
report-pain = Pain, 7-day mean
report-hindrance = Hindered by the back, 0 to 10
report-done = Exercise
report-sessions = { $done } of { $planned } sessions
report-steps = Steps a day
report-sleep = Sleep
report-nights = { $time } a night, over { $nights } nights
report-flare = In a flare
report-days = { $count ->
        [one] 1 day
       *[other] { $count } days
    }
report-from-to = { $before } → { $after }
report-important = Important change: yes.
report-not-important = Important change: no.
report-more-than-chance = More than the days differ by chance: yes.
report-could-be-chance = More than the days differ by chance: no.
report-too-few-to-tell = Too few days to tell it from chance.
report-number = { $value }
report-not-enough = Not enough days yet
report-chart-pain = Pain by day
report-chart-says-pain = { $count } days with an entry. The line is the day's pain, 0 to 10. The band is where most days lie. Days without an entry are gaps.
report-chart-steps = Steps by day
report-chart-says-steps = { $count } days with steps. The band is where most days lie. Days without steps are gaps.
report-plan-now = The plan now, and why
report-where-from = Where this comes from
report-from-words = In their own words: goals, pain, hindrance, sessions and how hard they were.
report-from-measured = Measured by phone or watch: steps, and sleep where a device gave it. Each minute counts from one device only.
report-from-rules = Made by rules: the plan, the danger-sign advice. An important change is 2 of 10 points or 30 percent (Ostelo 2008). "By chance" compares the first and last seven days with how much the days differ.
report-no-diagnosis = Exercises and texts have not been reviewed by a clinician yet.
