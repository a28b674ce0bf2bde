# What is said around messages, questions and sheets.

learn-again = { $count ->
    [0] No question comes back today.
    [one] One question comes back today.
   *[other] { $count } questions come back today.
}
learn-theme = { $read } of { $all } read
learn-right = That is right.
learn-other = Not quite.
learn-again-on = We ask it again { $day }.

sheet-written = Written { $day }.
sheet-smaller = You are not quite sure yet. Make it smaller, until you are at seven or more.
sheet-pace = Your base is { $base }. Then do something else for { $rest }. After a good week, add { $more }.
sheet-pace-there = You can do what you wish for now.
sheet-pace-weeks = { $count ->
    [one] If the week goes well, you reach your wish in about 1 week.
   *[other] If all weeks go well, you reach your wish in about { $count } weeks.
}
sheet-wind-down = Begin to wind down at { $time }.

tool-takes = It takes about { $minutes }.
tool-takes-from-to = It takes { $least } to { $most } minutes.
tool-breaks = A break comes every { $minutes }.
tool-before-bed = Begin { $minutes } before bed.

cue-follow = Do what the step says
cue-tense = Tense
cue-release = Let go
cue-breathe-in = Breathe in
cue-breathe-out = Breathe out
cue-go-on = Go on with what you do
cue-break = Move
