# The diary: what can be chosen, and entries in one sentence.

body-site-low-back = low back
body-site-upper-back = upper back
body-site-neck = neck
body-site-shoulder = shoulder
body-site-elbow = elbow
body-site-wrist-or-hand = wrist or hand
body-site-hip = hip
body-site-buttock = buttock
body-site-thigh = thigh
body-site-knee = knee
body-site-lower-leg = lower leg
body-site-ankle-or-foot = ankle or foot

quality-dull = dull
quality-sharp = sharp
quality-burning = burning
quality-electric = like an electric shock
quality-pins-and-needles = pins and needles
quality-cramp = like a cramp
quality-stiff = stiff

ease-moving = moving
ease-walking = walking
ease-exercise = exercise
ease-lying-down = lying down
ease-sitting = sitting
ease-heat = heat
ease-cold = cold
ease-medicine = medicine
ease-breathing = slow breathing
ease-distraction = thinking of something else
ease-sleep = sleep

provocation-bending = bending forward
provocation-arching = bending backward
provocation-twisting = twisting
provocation-lifting = lifting
provocation-sitting = sitting
provocation-standing = standing
provocation-walking = walking
provocation-lying-down = lying down
provocation-work = work
provocation-exercise = exercise
provocation-stress = stress
provocation-bad-night = a bad night
provocation-driving = driving

leg-symptom-none = nothing in the legs
leg-symptom-one-above-knee = in one leg, above the knee
leg-symptom-one-below-knee = in one leg, below the knee
leg-symptom-both = in both legs

nerve-symptom-saddle-numb = numb, tingling or different between the legs
nerve-symptom-bladder-changed = trouble with peeing
nerve-symptom-bowel-changed = trouble with holding poo
nerve-symptom-leg-weaker = a leg or foot has got weaker

work-status-usual = work as usual
work-status-adjusted = work with changes
work-status-off = off work because of the back

exertion-light = easy, you could sing
exertion-moderate = you could talk, not sing
exertion-hard = too hard to talk

measure-pain = Pain
measure-fatigue = Tiredness
measure-mood = Mood
measure-stress = Stress
measure-work-ability = Fit for work
measure-weight = Weight
measure-sleep-quality = How well you slept
measure-sleep-minutes = Time asleep
measure-steps = Steps
measure-active-minutes = Active minutes

entry-pain-now = pain { $value } of 10 now
entry-pain-average = { $value } of 10 on average
entry-pain-worst = { $value } of 10 at worst
entry-pain-eased-by = eased by { $things }
entry-pain-provoked-by = brought on by { $things }
entry-flare-begins = A flare began.
entry-flare-ends = The flare is over.
entry-fatigue = Tiredness { $value } of 10
entry-mood = Mood { $value } of 10
entry-stress = Stress { $value } of 10
entry-work = Today: { $status }
entry-work-ability = Today: { $status }, { $ability } of 10 fit for work
entry-weight = Weight { $value } kg
entry-night = In bed from { $bed } to { $up }
entry-night-quality = slept { $value } of 10
entry-night-woken = woken by pain
entry-activity = Active for { $minutes }: { $exertion }
entry-steps = { $count ->
        [one] 1 step
       *[other] { $count } steps
    }
entry-measured = { $code }: { $value } { $unit }
entry-symptom = New: { $symptom }
