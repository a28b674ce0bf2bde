# Danger signs: what is asked, what was found, and what to do. No diagnosis and no odds.

# --- what is asked: each stands as a line that fits or does not --------------------------------------------------
flag-bladder-hard-to-start = It is hard to start peeing, I have to strain, or nothing comes.
flag-bladder-no-feeling = I cannot feel when my bladder is full or when I pee, or I leak without feeling it.
flag-saddle-numb = It is numb, it tingles, or it feels strange between my legs, round my bottom or in my private parts.
flag-bowel-no-control = I cannot hold my poo, or cannot feel it coming.
flag-both-legs-weak = Both legs are weak.
flag-both-legs-pain = The pain shoots down both legs.
flag-leg-weakness-growing = A leg or foot is getting weaker.
flag-clumsy-walk = I have got clumsy on my feet, or my legs do not obey.
flag-tearing-belly-or-back = I have a sudden tearing pain in my belly or back.
flag-chest-pain-on-effort = I get pain or pressure in my chest when I strain.
flag-breathless-at-rest = I am short of breath while I rest.
flag-sexual-function-changed = Sex does not work as before, such as getting hard or having a climax.
flag-fainting = I have fainted lately.
flag-fever-or-ill = I have a fever, chills, or feel ill, along with the back pain.
flag-big-injury = It began with a big fall, a crash or a hard blow.
flag-pregnant-bleeding-or-cramps = I am pregnant, and I bleed, leak fluid or have cramps that come and go.
flag-band-around-trunk = I feel a tight band around my chest or belly.
flag-small-injury = It began with a small fall, a cough or a lift.
flag-cancer-before = I have or have had cancer.
flag-weight-loss = I have lost weight without trying.
flag-steroids-long = I have taken cortisone tablets for three months or more.
flag-broken-bone-in-back-before = I have broken a bone in my back before.
flag-immune-weak-or-infection = My body fights germs badly, or I have had a bad infection or an operation lately. Or I inject drugs.
flag-pain-constant-and-unrelenting = The pain is there all the time, and nothing eases it, not even rest.
flag-night-pain = The pain wakes me at night.
flag-upper-back-pain = It hurts between my shoulder blades.
flag-falls = I have had a fall in the last year.
flag-dizzy-on-standing = I get dizzy when I stand up.

flag-began-before-35 = It began before I was 35.
flag-lasts-three-months-began-before-45 = It has lasted more than three months, and began before I was 45.
flag-wakes-second-half-of-night = It wakes me late in the night.
flag-buttock-pain = It hurts in my bottom.
flag-better-with-movement = It gets better when I move.
flag-better-with-anti-inflammatory = It gets better within two days on pills like ibuprofen.
flag-relative-with-spondyloarthritis = A parent, brother, sister or child of mine has inflamed spine joints.
flag-arthritis = I have or have had swollen, sore joints.
flag-enthesitis = I have or have had sore tendons where they meet the bone, such as at the heel.
flag-psoriasis = I have or have had psoriasis.

flag-neck-injury = My neck was hurt in a fall, a crash or a blow.
flag-clumsy-hands = My hands have got clumsy, or my walk has changed.
flag-neck-dizzy = I get dizzy when I move my neck.
flag-double-vision = I see double.
flag-speech-or-swallowing = It is hard to speak or swallow.
flag-worst-headache = I have a sudden headache, the worst of my life.
flag-neck-fever = I have a fever and a stiff neck.
flag-both-arms = I feel it in both arms: pain, tingling or weakness.

# --- what was found ----------------------------------------------------------------------------------------------
finding-cauda-equina = Changes in your bladder, your bowels, between your legs or in both legs must be checked at once.
finding-sexual-function = A change in how sex works should be checked today.
finding-growing-weakness = A leg that gets weaker or does not obey must be checked at once.
finding-band = A tight band around your body should be checked today.
finding-large-vessel = A sudden tearing pain must be checked at once.
finding-chest-pain = Chest pain when you strain must be checked at once.
finding-breathless = Being short of breath at rest must be checked at once.
finding-fainted = Fainting should be checked today.
finding-fainted-when-older = At your age, fainting along with back pain must be checked at once.
finding-infection = Back pain with fever or feeling ill should be checked today.
finding-infection-risk = Your body may have trouble with germs, and the pain does not ease. A doctor should see you within days.
finding-infection-risk-alone = Tell your doctor about the back pain, since your body may have trouble with germs.
finding-large-injury = Back pain after a big fall or blow should be checked today.
finding-small-injury-with-weak-bones = A small injury can do more to weak bones. It should be checked today.
finding-small-injury-with-osteoporosis = A small injury can do more to brittle bones. It should be checked today.
finding-small-injury-when-older = A small injury can do more at your age. It should be checked today.
finding-weak-bones-and-upper-back = Pain high in the back should be looked at, since your bones may be weak.
finding-broken-bone-before = You have broken a bone in your back before. A doctor should have a look at this pain.
finding-small-injury-alone = It began with a small injury. Tell your doctor if it does not get better.
finding-steroids-alone = Cortisone can make bones weaker. Tell your doctor about the back pain.
finding-cancer = You have or have had cancer. A doctor should look at this pain within days.
finding-cancer-with-pain-signs = You have or have had cancer, and this kind of pain should be checked today.
finding-cancer-with-nerve-signs = Cancer before, and now trouble in your legs or around your body. This must be checked at once.
finding-weight = Weight loss without trying should be looked at within days.
finding-unrelenting = Pain that nothing eases, with other signs, should be looked at within days.
finding-unrelenting-alone = Pain that nothing eases is worth telling your doctor.
finding-weak-flags = Pain at night or high in the back is most often harmless. Tell your doctor about it next time.
finding-older-and-new = At your age, tell your doctor about back pain that is new or has changed.
finding-falls-and-dizziness = You have fallen and get dizzy when you stand. Tell your doctor.
finding-pregnancy = Bleeding, leaking fluid or cramps when you are pregnant must be checked at once.
finding-inflammatory-back-pain = Some of your answers fit inflamed spine joints. A doctor can test for that.
finding-inflammatory-back-pain-possible = Some of your answers are worth telling your doctor. A blood test can help.
finding-neck-emergency = Double vision, trouble with speech, or a sudden worst headache must be checked at once.
finding-neck-same-day = What you said about your neck should be checked today.
finding-neck-dizziness = Dizziness when you move your neck should be looked at within days.

# --- what to do ---------------------------------------------------------------------------------------------------
tier-title-clear = No danger signs in your answers
tier-title-routine = Worth telling your doctor
tier-title-urgent = See a doctor within days
tier-title-same-day = See a doctor today
tier-title-emergency = Get help now
tier-clear = That does not rule everything out. If something changes, tap Help now and look at these signs again.
tier-routine = Your plan goes on.
tier-urgent = Book a doctor within the next few days. No exercises until then. Keep moving gently as you can.
tier-same-day = Call a doctor today. No exercises until you have been seen. If it gets worse, call { $emergency }.
tier-emergency = Call { $emergency } now, or let someone take you to the hospital. Do not drive yourself. No exercises.
tier-emergency-chest-pain = Sit down and call { $emergency } now. No exercises.
tier-emergency-pregnancy = Call your maternity ward or midwife now. If nobody answers, or you bleed a lot, call { $emergency }. No exercises.
safety-net = Call { $emergency } at once if you go numb between your legs, cannot pee, or cannot hold pee or poo. Do the same if a leg gets weak.
because-not-sure = You were not sure: { $line }
local-emergency-number = your local emergency number

call-emergency = Emergency: { $number }
call-advice = Advice, day and night: { $number }
call-crisis = Someone to talk to in a dark hour: { $number }

screening-intro = These signs are rare. Please go through them, since some need care fast. Say yes to what is new or has got worse in the last { $days } days. Some lines ask about earlier, such as cancer, falls and broken bones.
screening-answer-yes = Yes
screening-answer-no = No
screening-answer-not-sure = Not sure
screening-open-title = Some questions are still open
screening-not-yet = Your plan can start when each safety question has an answer.
screening-cleared-title = You have been seen, and may exercise
screening-cleared = Your plan goes on. If it gets worse or something new comes, tap Help now.
screening-care-reached = Yesterday your answers asked for care. Have you reached someone?

clear-seen-by = Who saw you?
clear-seen-on = On which day?
clear-told = What did they tell you? A few words are enough.
clear-exercise-is-fine = Did they say that exercise is fine?
seen-by-emergency = An emergency room
seen-by-doctor = A doctor
seen-by-other-clinician = A physio, nurse or other

care-see-self-care = You can look after this yourself for now.
care-see-physiotherapist = A physio can help you with this.
care-see-gp = It is worth seeing your doctor.
care-reason-low-mood = Your mood has been low.
care-reason-leg-pain = Your leg hurts.
care-reason-much-hindered = Your back stops you a lot.
care-reason-much-afraid = You worry a lot about moving.
care-reason-getting-worse = It has got worse two weeks in a row.
care-reason-nothing-speaks-for-it = Nothing in your answers asks for more.
care-until = This holds until { $date }. Then we ask again.

screening-due-help = Let us first look at the danger signs.
screening-due-pain-jump = This week your pain is well above what it was. Let us look at the danger signs again.
screening-due-new-symptom = You told of something new. Let us look at the danger signs now.
screening-due-flare = In a flare it is wise to look at the danger signs again.
