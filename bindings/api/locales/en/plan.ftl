# The plan: what is done, and why.

# --- what is done ---------------------------------------------------------------------------------------------
plan-week-title = Week { $number }
plan-session-line = { $weekday }: { $minutes }, { $count ->
        [one] 1 exercise
       *[other] { $count } exercises
    }
plan-summary = { $sessions } of { $minutes }, { $days }.
plan-summary-at-most = { $sessions } of at most { $minutes }, { $days }.
plan-sessions = { $count ->
        [1] One session
        [2] Two sessions
        [3] Three sessions
        [4] Four sessions
        [5] Five sessions
        [6] Six sessions
       *[other] { $count } sessions
    }
plan-sets = { $count ->
        [one] 1 round
       *[other] { $count } rounds
    }
plan-times = { $count ->
        [one] once
       *[other] { $count } times
    }
plan-times-one-then-other = { $times } on one side, then the other
plan-times-alternating = { $times } on each side, in turn
plan-hold-each = hold { $time } each time
plan-hold = hold for { $time }
plan-hold-one-then-other = hold for { $time } on one side, then the other
plan-hold-alternating = hold for { $time } on each side, in turn
plan-keep-going = keep going for { $time }
plan-rest = rest { $time } between rounds

plan-walk-minutes = Walk { $minutes }, { $times ->
        [1] once a day
        [2] twice a day
       *[other] { $times } times a day
    }
plan-walk-intervals = Walk { $minutes }, sit down until your legs feel better, walk again. Do this { $times } times a day
plan-walk-steps = About { $goal } steps a day

# --- today ----------------------------------------------------------------------------------------------------
today-resume-session = Go on with your session. Next: { $exercise }
today-do-session = Today's session: { $minutes }
today-catch-up = A session from { $day } is still there, if you feel like it
today-check-in = Tell how the week went. Five short questions
today-read = Read: { $title }
today-log-pain = Log how your back is
today-all-done = All done for today.
today-none = Nothing planned for today. Move as you like.
today-no-plan = There is no plan yet. A few questions first.

# --- the check-in ---------------------------------------------------------------------------------------------
check-in-pain-average = How much did your back hurt this week, on average? 0 is no pain, 10 the worst you can think of.
check-in-hindrance = How much did your back stop you this week? 0 is not at all, 10 is from everything.
check-in-pain-during = What was the most pain during the exercises? 0 to 10.
check-in-settled = How soon was your back as usual again after exercise?
check-in-settled-by-next-morning = By the next morning
check-in-settled-within-a-day = Within a day
check-in-settled-little-worse-after-a-day = A little worse for more than a day
check-in-settled-much-worse-after-a-day = Two points worse or more, for more than a day
check-in-legs-spreading = Is there new pain, tingling or numbness in a leg, or did it spread further down?

# --- how the week went ----------------------------------------------------------------------------------------
done-full = { $done } of { $planned } sessions. That is the base the rest stands on.
done-hard = { $done } of { $planned } sessions.
done-moderate = { $done } of { $planned } sessions. Which days were easiest? We can plan around them.
done-away = It has been a while. You can start again small.
done-low = A thin week happens to everyone. Want shorter sessions for a while?
done-low-thin = A thin week happens to everyone.
done-low-counts = { $done ->
        [1] One
        [2] Two
        [3] Three
       *[other] { $done }
    } of { $planned ->
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
       *[other] { $planned }
    }. That counts.
done-low-again = What would make it easier: another time, fewer days, or a rest from the plan?

# --- why ------------------------------------------------------------------------------------------------------
why-title = Why this?
why-exercise = “{ $exercise }”
why-your-days = { $sessions }, on { $count ->
        [one] the day
       *[other] the days
    } you chose.
why-usual-days = { $sessions }, spread over the week. You can choose the days.
why-day-of-rest = You chose every day. One day stays free, so that your body can catch up.
why-your-minutes = { $minutes } a session, as you said.
why-usual-minutes = { $minutes } a session, to begin with. You can change that.
why-shorter-than-offered = You offered { $offered }. We use { $used } for now. Short and regular comes first.
why-shorter-for-now = { $used } a session for now. You offered { $offered }.
why-shorter-after-red = Less this week: shorter sessions.
why-light-green-settled = The exercises suited you last week. They hurt little, and your back was as usual by the next morning.
why-light-green-settled-few = What you did last week hurt little, and your back was as usual by the next morning.
why-light-green-settled-except = Except for the one you swapped, it went well.
why-light-amber-pain-during = Pain during exercise reached { $pain } of 10 last week. So we add nothing this week.
why-light-amber-pain-during-agreed = Pain during exercise reached { $pain } of 10 last week. That is within what we agreed, so we go on.
why-light-amber-slow-to-settle = Last week your back took longer than a night to settle. So we add nothing this week.
why-light-amber-slow-to-settle-agreed = Last week your back took longer than a night to settle. It settled within a day, so we go on as we agreed.
why-light-amber-worse-after-a-day = Last week your back was a little worse for more than a day. So we add nothing this week.
why-light-amber-worse-after-a-day-agreed = Last week your back was a little worse for more than a day. That is no clear setback, so we go on as we agreed.
why-light-amber-not-answered = We did not hear all of how last week went. So nothing goes up.
why-light-red-pain-during = Pain during exercise reached { $pain } of 10 last week. That was more than your back is ready for.
why-light-red-worse-after-a-day = Last week your back was clearly worse for more than a day.
why-light-red-legs-spreading = You told of something new in your leg. So this week is lighter.
why-strength-begins = Your pain has been calm for three days. Now strength begins.
why-moving-is-safe = Moving is safe. It may hurt; that is not harm.
why-after-pause-nothing-done = The exercises had a rest last week. You can pick them up from here.
why-after-pause-nothing-done-gentler = The exercises had a rest last week. They are a little gentler now.
why-after-pause-long-ago = It has been a while. You can pick it up from here.
why-after-pause-long-ago-gentler = Welcome back. We start a little gentler; most of it comes back fast.
why-hold-amber = Nothing gets harder this week.
why-hold-hard-effort = It was hard work for you. Nothing gets harder until it feels easier.
why-hold-too-few-done = We need a little more to see how the exercises suit you. So nothing gets harder yet.
why-hold-not-answered = Nothing gets harder this week.
why-hold-stay-active = First your back settles. Harder exercises come after that.
why-hold-own-weeks = Nothing gets harder this week.
why-step-up-dose = { $group }: a little more of what you know.
why-step-up-dose-all = A little more of what you know.
why-step-up-dose-new = Time for some new exercises, about as hard as before.
why-step-up-level = { $group }: you are ready for the next exercise.
why-step-up-level-all = You are ready for the next exercise in everything you train.
why-step-down-dose = { $group }: a little less in each exercise this week.
why-step-down-dose-all = A little less in each exercise this week.
why-step-down-level = { $group }: a gentler exercise this week.
why-step-down-level-all = Gentler exercises all round this week.
why-back-after-pause = { $group }: you start again after a break, so it is a little gentler than before.
why-nothing-fits = Nothing for { $group } fits you right now.
why-smaller-to-fit = { $exercise }: a little less of it than usual, so that it fits your minutes.
why-instead-of = { $exercise } takes the place of { $other }, which is left out for now.
why-instead-of-recalled = { $other } is no longer in use: those who make our exercises took it back. { $exercise } takes its place.
why-swapped-too-hard = You swapped out { $other } because it was too hard. { $exercise } takes its place.
why-swapped-hurts = You swapped out { $other } because it hurt. { $exercise } takes its place.
why-swapped-no-room = You had no room for { $other }. { $exercise } needs no floor.
why-own-steps = On a usual day you take about { $baseline } steps. We see that from { $days } of your own days.
why-goal-not-reached = You walked less than the goal last week. So this goal is one you can reach.
why-walks-longer = Last week went well, so each walk is { $minutes } longer.
why-too-few-step-days = We count minutes for now. A step goal needs { $needed } days with steps. So far there { $days ->
        [0] are none
        [one] is 1
       *[other] are { $days }
    }.
why-screening-assumed-negative = Made on the assumption that the danger signs were asked and none was there. Only for testing.

why-not-chosen = Left out: { $exercises }, because of { $reason }.
why-not-chosen-bending-hurts = Left out: { $exercises }, because bending is sore just now.
why-not-chosen-arching-hurts = Left out: { $exercises }, because arching is sore just now.
why-not-chosen-no-floor = Left out: { $exercises }, because you do not go down to the floor.
why-not-chosen-floor-not-asked = Left out for now: { $exercises }, because we do not know if you get up from the floor with ease.
why-not-chosen-no-standing = Everything here works from the chair. What is done standing or lying is left out.
why-not-chosen-disliked = Left out: { $exercises }, because you do not like { $count ->
        [one] it
       *[other] them
    }.
why-not-chosen-swapped-out-hurts = Left out for now: { $exercises }, because { $count ->
        [one] it
       *[other] they
    } hurt.
why-not-chosen-swapped-out-too-hard = Left out for now: { $exercises }, because { $count ->
        [one] it was
       *[other] they were
    } too hard.
why-not-chosen-recalled = Taken out: { $exercises }. Those who make our exercises took { $count ->
        [one] it
       *[other] them
    } back.
why-not-chosen-chair = Left out: { $exercises }, because there is no chair.
why-not-chosen-mat = Left out: { $exercises }, because there is no mat.
why-not-chosen-band = Left out: { $exercises }, because { $count ->
        [one] it needs
       *[other] they need
    } an elastic band.
why-not-chosen-weight = Left out: { $exercises }, because { $count ->
        [one] it needs
       *[other] they need
    } a weight.
why-not-chosen-step = Left out: { $exercises }, because { $count ->
        [one] it needs
       *[other] they need
    } a step.

constraint-pregnancy = your pregnancy
constraint-late-pregnancy = your pregnancy
constraint-osteoporosis = your brittle bones
constraint-recent-surgery = your operation
constraint-inflammatory-disease = your joint disease
constraint-heart-disease = your heart
constraint-lung-disease = your lungs
constraint-shoulder-pain = your shoulder
constraint-wrist-pain = your wrist
constraint-knee-pain = your knee
constraint-hip-pain = your hip
constraint-neck-pain = the load on your neck
constraint-falls = the risk of falling
constraint-dizziness = your dizziness

# --- what the person's own weeks say --------------------------------------------------------------------------
why-weeks = { $count ->
        [one] week { $weeks }
       *[other] weeks { $weeks }
    }
why-own-emphasis-more = { $group }: a bigger part of your sessions for now. It had that in { $weeks }, and your back did better then than in the weeks around.
why-own-emphasis-more-together = { $group }: a bigger part of your sessions for now. Your weeks and sessions taken together speak for it.
why-own-emphasis-less = { $group }: a smaller part of your sessions for now. It was bigger in { $weeks }, and your back did worse then than in the weeks around.
why-own-emphasis-less-together = { $group }: a smaller part of your sessions for now. Your weeks and sessions taken together speak for it.
why-own-minutes-less = Sessions are shorter for now. The longer ones did not fit in { $weeks }.
why-own-sessions-less = There are fewer sessions for now. More of them did not fit in { $weeks }.
why-own-load-less = Harder exercises wait. About this much was hard on your back in { $weeks }.
why-own-load-more = You did well with about this much in { $weeks }. So everything goes up a little.
why-own-steps-less = Your step goal rises more slowly. Bigger rises were hard to reach in { $weeks }.
why-own-steps-more = You reached your step goals in { $weeks }. So the goal rises a little faster.
why-own-theme-less = Messages on “{ $theme }” come later. You passed over their questions in { $weeks }.
why-own-alike = { $things } { $count ->
        [one] is
       *[other] are
    } about the same now as in { $weeks }. So what held then may well hold now.
why-trying = This week has more for { $group }, less of the rest.
why-trying-again = This week has more for { $group } once again, less of the rest. One week can be chance, so we look twice.
why-back-to-default = Two weeks have been much worse. Talk to your GP or physio this week. Until then: the usual plan, with nothing tried out.
why-back-to-default-gentler = Two weeks have been much worse. Talk to your GP or physio this week. Until then: easy movement.
why-default-stands = We keep to the usual plan up to week { $until }, so that your back gets calm. Then your own weeks count again.
why-default-still-stands = Your back is still worse than it was. So we keep to the usual plan this week.
why-too-few-alike = Your weeks so far were not much like this one. So this week follows the usual rules.
why-weeks-disagree = { $group }: with more of it, one week went well and another did not. So it stays as usual.
why-set-aside = { $count ->
        [one] One older week
       *[other] { $count } older weeks
    } could not be compared with this one.
why-not-moved-stay-active = Your weeks so far suggest that other exercises may suit you better. We wait until your back has settled.
why-not-moved-small-steps = Your own weeks would let us go faster. We keep to the small steps we agreed.
why-not-moved-must-not-rise = Your own weeks say you could walk more. That can wait for now.
why-rests-on-weeks = Rests on: your { $weeks }, what you told us, and the usual rules.
why-rests-on-rules = Rests on: what you told us, and the usual rules. Your own weeks come in as you live them.

attribute-pain = your pain
attribute-hindrance = how much your back stops you

# --- what another answer would have changed -------------------------------------------------------------------
why-would-change = If { $what_if }, { $then }.
what-if-after-by-next-morning = your back had been as usual by the next morning
what-if-after-within-a-day = your back had taken a day to settle
what-if-after-little-worse-after-a-day = your back had stayed a little worse for more than a day
what-if-after-much-worse-after-a-day = your back had been much worse for more than a day
what-if-pain-during = the pain during exercise had been { $value } of 10
what-if-sessions = you had { $count ->
        [0] not done any session
        [one] done one session
       *[other] done { $count } sessions
    }
what-if-fear = your worry about moving had been { $value } of 10
what-if-worst-pain = your worst pain had been { $value } of 10
what-if-hindrance = your back had stopped you { $value } of 10
what-if-pain-settled = your pain had been calm for three days
what-if-leg-none = your leg had not hurt
what-if-leg-mild = your leg had hurt a little
what-if-leg-more = your leg had hurt more
what-if-minutes = you had offered { $minutes }
then-step-up = the exercises would have gone up a step
then-stay = the exercises would have stayed as they were
then-step-down = the exercises would have gone down a step
then-strategy-stay-active = this week would have been about staying active with easy movements
then-strategy-graded = this week would have gone in small steps by agreement
then-strategy-build = this week would have built up strength
then-walking-none = there would have been no walking
then-walking-short = there would have been short walks, a few times a day
then-walking-interval = you would have walked in short parts with a seat between
then-walking-leisure = walking would have been for unwinding
then-walking-steady = walking would have had a daily goal
then-walk-more = the walking goal would have been higher
then-walk-less = the walking goal would have been lower
then-minutes = a session would have taken { $minutes }

# --- the guideline rules, as a person hears them --------------------------------------------------------------
rule-little-hindered-starts-higher = Your back stops you little and you are used to moving. So we start a step higher.
rule-trains-hard-starts-higher = You train hard already. So we start higher.
rule-much-hindered-starts-low = Your back stops you a lot right now. So we start with the gentlest exercises.
rule-hindered-starts-gently = Your back gets in your way. So we start with a small amount.
rule-inactive-starts-gently = You have not moved much lately. So we start with a small amount.
rule-older-starts-gently = We start gently and add balance. Steady legs help the back.
rule-unsteady-trains-balance = You have been dizzy or had a fall. So balance is in, with a hand on something firm. Sit for a minute before you stand up.
rule-wheelchair-trains-seated = Everything here works from the chair.
rule-careful-conditions-start-low = Because of { $conditions } we start with the gentlest exercises and go slowly.
rule-careful-conditions-start-low-unnamed = We start with the gentlest exercises and go slowly.
rule-pregnant-goes-lightly = You are pregnant. So nothing heavy and no sit-ups. If lying on your front or back feels wrong, swap it.
rule-late-pregnant-starts-low = You are pregnant. So nothing heavy, no sit-ups, and nothing flat on your front or back.
rule-sitting-work-loosens-and-strengthens-the-back = You sit a lot at work. So there is more for your back muscles, and more loosening up.
rule-physical-work-trains-hips-and-recovers = You use your body at work. So we train your hips more, and add something that eases pain.
rule-heavy-or-standing-work-needs-no-more-steps = You are on your feet enough at work. Walking here is for unwinding.
rule-off-work-plans-the-way-back = You have been off work. Some messages are about the way back.
rule-leg-pain-eases-first = Your leg hurts. So what eases it comes first, and the tummy exercises wait.
rule-mild-leg-pain-adds-relief = You feel it in your leg too. So there is a little more that eases pain.
rule-bending-hurts-trains-without-bending = It gets worse when you bend. So we train without bending for now. We bring bending back bit by bit.
rule-arching-hurts-trains-without-arching = Arching makes it worse. So we train without arching for now.
rule-sitting-hurts-stands-and-lies = Sitting makes it worse. So you stand or lie as far as we have exercises for it.
rule-sitting-eases-walks-in-intervals = Your legs ache when you walk and ease when you sit. So you walk in short parts, and the goal does not rise.
rule-had-it-before-plans-ahead = You have had this before. So you also get a plan for bad days.
rule-months-of-pain-learn-pacing = It has gone on for months. Sharing out your strength tends to help more than pushing.
rule-other-illness-is-part-of-it = You live with other illness too. Some messages are about that.
rule-doubts-recovery-learns-the-course = You are not sure it will get better. Some messages are about how back pain tends to go.
rule-low-confidence-takes-small-goals = You are not sure you can manage this. Some messages are about small goals that you can reach.
rule-stress-adds-easing = There is a lot of stress right now. So there is more that eases pain.
rule-stress-learns-to-let-go = Some messages are about letting go of stress.
rule-low-mood-keeps-it-light = Your mood has been low. So we keep the amount small.
rule-poor-sleep-learns-sleep = You sleep badly. Some messages are about sleep.
rule-some-fear-learns-that-hurt-is-not-harm = You worry that moving does harm. Some messages are about that.
rule-high-fear-goes-in-small-regular-steps = You worry a lot about moving. So we go in small, regular steps.
rule-long-fear-goes-by-agreement = After months, we move on by what we agreed, not by each day's pain. Only a clear setback takes us a step down.
rule-acute-stays-active-first = It began less than six weeks ago. So the first thing is to stay active with easy movements. Strength comes when pain has settled for three days.
rule-very-painful-stays-active-first = It has been very painful. So the first thing is easy movements. Strength comes when pain has settled for three days.
rule-acute-leg-pain-relieves-only = With pain in your leg, easing movements come before everything else.
rule-acute-but-able-moves-more = You can still do most things. So you get a bit more of each movement.
rule-flare-goes-lighter = You are in a flare. These days are lighter, and that is part of the plan.
rule-sitting-eases-keeps-intervals = Your legs ache when you walk and ease when you sit. So walking stays in short parts, with a seat in between.
why-messages-about = Some messages are about { $topics }.
topic-off-work-plans-the-way-back = the way back to work
topic-doubts-recovery-learns-the-course = how back pain tends to go
topic-low-confidence-takes-small-goals = small goals
topic-stress-learns-to-let-go = stress
topic-poor-sleep-learns-sleep = sleep
topic-some-fear-learns-that-hurt-is-not-harm = worry about moving
topic-other-illness-is-part-of-it = living with other illness

# --- the expected course, only when asked for -----------------------------------------------------------------
course-range = Of 100 people much like you, about { $from } to { $to } were still held back a lot after three months. The others were not.
course-about = This is an average of { $people } people in Denmark who saw someone for their back. You may do better or worse. Your plan does not use it.
course-unknown-age-unknown = First we need to know how old you are.
course-unknown-too-young = The people we can compare with were { $youngest } or older. So we can't say.
course-unknown-too-old = The people we can compare with were { $oldest } at most. So we can't say.
course-unknown-too-little-known = We know too little for a fair answer yet. A few more of your answers would help.
course-hidden-positive-mood-screen = Not today. How you feel comes first, and there is help for that.
course-hidden-flare = Not in a flare. A bad week says little about the months to come.
course-hidden-day-one = Not on the first day. Look again tomorrow, if you want to.
course-hidden-not-asked-for = We only show it when you ask.
