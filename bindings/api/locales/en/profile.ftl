# What is asked about the person, and what can be answered.

ask-age = How old are you?
ask-sex = What is your sex?
ask-country = Which country are you in? So that we can show the right numbers to call.
ask-episode = How long has your back hurt this time?
ask-previous-episodes = Have you had back pain like this before?
ask-pain-average = How much has your back hurt this last week, on average? 0 is no pain, 10 the worst you can think of.
ask-pain-worst = And at its worst this last week?
ask-leg-pain = Do you also have pain in a leg?
ask-hindrance = How much does your back stop you? 0 is not at all, 10 is from everything.
ask-fear = How sure are you that moving will harm your back? 0 is not at all, 10 is fully sure.
ask-recovery-expected = Do you think it will be much better in three months? 0 is not at all, 10 is for sure.
ask-confidence = How sure are you that you can do what you want in spite of the pain? 0 is not at all, 10 is fully sure.
ask-sleep-trouble = How badly have you slept this last week? 0 is well, 10 is very badly.
ask-stress = How much stress have you had this last week? 0 is none, 10 is a great deal.
ask-activity = How active are you when you are free?
ask-sick-leave = Have you been off work for your back this last month?
ask-work-load = What is your work like for your body?
ask-bending = What happens to the pain when you bend forward?
ask-arching = What happens to the pain when you bend backward?
ask-sitting = What happens to the pain when you sit?
ask-standing = What happens to the pain when you stand?
ask-walking = What happens to the pain when you walk?
ask-walking-eased-by-sitting = Do your legs ache or tingle when you walk, and ease when you sit?
ask-mobility = How do you get around?
ask-constraints = Does any of this fit you?
ask-comorbid = Do you have another long-term illness?
ask-days = Which days suit you?
ask-minutes = How many minutes do you have?
ask-equipment = What do you have at hand?
ask-floor = Can you get down on the floor and up again?
ask-goals = What would you like to do again? Use your own words.
ask-work-pattern = When do you work?
ask-phone-carried-at-work = Do you carry your phone at work?
ask-usual-bed = When do you usually go to bed?
ask-usual-rise = When do you usually get up?

sex-female = Woman
sex-male = Man
sex-other = Other, or I'd rather not say

episode-under-two-weeks = Under two weeks
episode-two-to-four-weeks = Two to four weeks
episode-four-to-six-weeks = Four to six weeks
episode-six-to-twelve-weeks = Six to twelve weeks
episode-over-twelve-weeks = Over twelve weeks

previous-episodes-none = No, never
previous-episodes-one-to-three = One to three times
previous-episodes-more = More than three times

sick-leave-none = No
sick-leave-one-to-five-days = One to five days
sick-leave-more = More than five days

response-better = It eases
response-same = It stays the same
response-worse = It gets worse

leg-pain-none = No
leg-pain-mild = A little
leg-pain-moderate-or-worse = Yes, quite a lot

activity-inactive = I mostly sit
activity-light = I move lightly some hours a week
activity-moderate = I train some hours a week
activity-hard = I train hard many times a week

work-load-none = I don't work
work-load-sitting = I mostly sit
work-load-on-feet = I sit and walk, or I am on my feet
work-load-light = I do light work with my body
work-load-heavy = I do heavy work with my body

mobility-walks = I walk
mobility-walks-with-aid = I walk with a stick, crutches or a frame
mobility-does-not-walk = I do not walk

has-pregnancy = I am pregnant
has-late-pregnancy = I am pregnant, in week 16 or later
has-osteoporosis = I have brittle bones
has-recent-surgery = I have had an operation in the last three months
has-inflammatory-disease = I have inflamed joints or spine, such as Bechterew's disease
has-heart-disease = I have heart disease
has-lung-disease = I have asthma, COPD or other lung disease
has-shoulder-pain = My shoulder hurts
has-wrist-pain = My wrists hurt
has-knee-pain = My knees hurt when I kneel or squat
has-hip-pain = My hip hurts, or is a new one
has-neck-pain = My neck hurts
has-falls = I have fallen this last year, or I am unsteady
has-dizziness = I get dizzy when I stand up or lie down
has-bending-hurts = It gets worse when I bend forward
has-arching-hurts = It gets worse when I bend backward

equipment-chair = A firm chair
equipment-mat = A mat or thick rug
equipment-band = An elastic band
equipment-weight = A weight or a full bottle
equipment-step = A step or stair

shift-day = Day
shift-evening = Evening
shift-night = Night
shift-off = Off

# --- the question of the day ----------------------------------------------------------------------------------
question-changes = Your answer may change { $things }.
question-touches-approach = how your week is built
question-touches-exercises = which exercises you get
question-touches-start = how gently you start
question-touches-walking = how you walk
question-touches-days = how many sessions you have
question-touches-minutes = how long a session takes
question-touches-messages = what you read first
question-touches-goal = what stands first in your report
