# Medicines: what is there, what was taken, what is said before a dose. Nothing here says "take it".

medicine-line = { $name }: { $ingredients }
medicine-ingredient = { $name } { $strength }
product-name = { $names }, { $form }
medicine-form-tablet = tablet
medicine-form-capsule = capsule
medicine-form-sachet = sachet
medicine-form-liquid = liquid
medicine-form-suppository = suppository
medicine-form-patch = patch
medicine-form-gel = gel
medicine-form-injection = shot
medicine-form-other = other

dose-line = { $quantity } { $name }, { $when }
dose-pieces-tablet =
    { $count ->
        [one] { $count } tablet
       *[other] { $count } tablets
    }
dose-pieces-capsule =
    { $count ->
        [one] { $count } capsule
       *[other] { $count } capsules
    }
dose-pieces-sachet =
    { $count ->
        [one] { $count } sachet
       *[other] { $count } sachets
    }
dose-pieces-liquid = { $count } of
dose-pieces-suppository =
    { $count ->
        [one] { $count } suppository
       *[other] { $count } suppositories
    }
dose-pieces-patch =
    { $count ->
        [one] { $count } patch
       *[other] { $count } patches
    }
dose-pieces-gel = { $count } of
dose-pieces-injection =
    { $count ->
        [one] { $count } shot
       *[other] { $count } shots
    }
dose-pieces-other = { $count } of
dose-millilitres = { $count } ml
dose-milligrams = { $count } mg
dose-applications =
    { $count ->
        [one] { $count } use of
       *[other] { $count } uses of
    }

# --- what was noticed when a dose was recorded -------------------------------------------------------------------
dose-flag-too-soon = This was sooner than the limit says. It is noted.
dose-flag-too-much-at-once = This was more at once than the limit says. It is noted. Ask a pharmacist before you take more of this.
dose-flag-over-the-day = This is more than the limit for 24 hours. Call for advice now, even if you feel well. Have the packet at hand.
dose-flag-not-asked-first = Ask a pharmacist or doctor before you take more of this.
dose-flag-duplicate-nsaid = Two painkillers of the same kind were taken close together. Ask a pharmacist before you take more of either.
dose-flag-opioid-with-sedative = Two that slow your breath were taken close together. Do not drive. If someone cannot wake you well, they should call for help at once.
dose-flag-in-the-future = The time is still to come. It is noted as you gave it.
dose-flag-backfilled = Added later.

# --- before a dose -----------------------------------------------------------------------------------------------
before-within = This is within the limits that we know. Your packet may say less; then the packet counts.
before-last-one = This is within the limits that we know, and it is the last one until { $when }.
before-not-before = Not before { $when }.
before-too-much = This is more at once than the limit.
before-ask-first = Ask a pharmacist or doctor first.
before-follow-packet = We cannot work out a time for this. Follow the packet, or ask a pharmacist.

because-interval = The last { $substance } was at { $last }, and there should be { $wait } between doses.
because-day = You have had { $taken } mg of { $substance } in 24 hours. The most is { $most } mg.
because-at-once = The most { $substance } at once is { $most } mg.
because-unanswered = Some questions are still open.
because-not-adult = The limits here are for adults.
because-modified-release = This { $substance } works slowly over many hours. The leaflet says how often.
because-unknown-amount = We do not know how much { $substance } there is in it.
because-no-limit = We have no limit for { $substance }. The packet or the one who prescribed it says how much.
because-yes-ulcer-or-bleeding = You have had an ulcer or a bleed in the gut.
because-yes-kidney-or-heart = You have a kidney or heart disease.
because-yes-blood-thinner = You take something against blood clots.
because-yes-ssri-or-snri = You take a pill for low mood that can make you bleed more with this one.
because-yes-steroid = You take steroid pills.
because-yes-lithium = You take lithium.
because-yes-methotrexate = You take methotrexate.
because-yes-ace-or-arb-with-diuretic = You take pills for your blood pressure or heart, and water pills too.
because-yes-asthma-from-painkillers = Painkillers have made you wheeze or given you a rash.
because-yes-pregnant = You are pregnant, or want to be.
because-yes-older-age = You are 65 or older.
because-yes-alcohol = You drink a lot, or each day.
because-yes-low-weight = You weigh less than 50 kg.
because-yes-liver = You have a liver disease.

# --- asked once before a first dose ------------------------------------------------------------------------------
dose-question-ulcer-or-bleeding = Have you ever had an ulcer or a bleed in the stomach or gut?
dose-question-kidney-or-heart = Do you have a kidney or heart disease, or have you had a stroke?
dose-question-blood-thinner = Do you take something against blood clots? Low-dose aspirin counts.
dose-question-ssri-or-snri = Do you take pills for low mood or fear of the kind called SSRI or SNRI?
dose-question-steroid = Do you take steroid pills?
dose-question-lithium = Do you take lithium?
dose-question-methotrexate = Do you take methotrexate?
dose-question-ace-or-arb-with-diuretic = Do you take pills for your blood pressure or heart, and water pills too?
dose-question-asthma-from-painkillers = Has aspirin or a like painkiller ever made you wheeze or given you a rash?
dose-question-pregnant = Are you pregnant, or do you want to be?
dose-question-older-age = Are you 65 or older?
dose-question-alcohol = Do you drink a lot of alcohol, or some each day?
dose-question-low-weight = Do you weigh less than 50 kg?
dose-question-liver = Do you have a liver disease?

# --- beside the answer -------------------------------------------------------------------------------------------
caution-duplicate-nsaid = This and { $names } are of the same kind. Two together can harm the gut and kidneys. Ask a pharmacist first.
caution-nsaid-on-skin = This and { $names } are of the same kind. A gel lets little into the blood, but tell your pharmacist of both.
caution-opioid-with-sedative = This and { $names } can slow your breath when they meet. Ask the one who prescribed them before you use both.
caution-opioids-to-talk-over = You use a lot of strong painkillers. Talk to the one who prescribed them about the dose. Do not stop on your own.
caution-opioids-not-added-up = We cannot add up your strong painkillers. Talk to the one who prescribed them, or a pharmacist.
caution-drowsiness = It can make you drowsy. Do not drive or use machines if it does.
caution-never-stop-suddenly = Never stop this all at once. If you want to stop, plan it with the one who prescribed it.

# --- limits ------------------------------------------------------------------------------------------------------
limit-line = { $substance }: at most { $dose } mg at once, { $wait } apart, { $day } mg in 24 hours.
limit-by-clinician = Set by { $author } on { $date }.
limit-unreviewed = No clinician has reviewed these rules yet.

# --- planned doses -----------------------------------------------------------------------------------------------
# --- another time zone ---------------------------------------------------------------------------------------
zone-question = Your phone now shows the time of { $here }. { $medicine } still keeps the time of { $there }.
zone-question-next = Next dose by the clock here: { $when }.
zone-unsure = Not sure? Ask a pharmacist before you change the times.
zone-follow = Use the time of { $here }
zone-stay = Keep the time of { $there }
planned-elsewhere = { $when } ({ $here } here)

planned-line = { $quantity } { $name }, { $when }: { $state }
planned-state-upcoming = to come
planned-state-due = due
planned-state-open = not answered
planned-state-missed = not taken
planned-state-taken = taken
planned-state-held = on hold
planned-state-skipped = skipped
late-did-you-take-it = Did you take it?
late-leaflet-or-pharmacist = If not, the leaflet says what to do, or a pharmacist does. Do not take two at once.
late-as-entered = If not, this was said to you: “{ $words }”
skip-reason-forgot = forgot it
skip-reason-felt-better = felt better
skip-reason-side-effect = a side effect
skip-reason-pain-flare = a flare
skip-reason-out-of-stock = none left
skip-reason-asleep = was asleep
skip-reason-clinician-hold = my doctor said so
skip-reason-travel = on a trip
skip-reason-other = something else
adherence-line = { $taken } of { $expected } planned doses were taken, { $ontime } of them on time.

# --- stock -------------------------------------------------------------------------------------------------------
stock-unknown = Nobody has counted these yet.
stock-left = { $count } left.
stock-below = More was taken than was there. Please count them again.
stock-expires = They keep until { $date }.
stock-expired = They kept until { $date }. Ask at the pharmacy for new ones.
stock-lasts = They last until { $when }.
stock-refill = Get more by { $date }.
stock-early = They ran out before the plan. If you need more than was planned, talk to the one who prescribed them. Do not stop on your own.

# --- side effects ------------------------------------------------------------------------------------------------
side-effect-drowsy = drowsy
side-effect-dizzy = dizzy
side-effect-constipation = hard stools
side-effect-nausea = feeling sick
side-effect-stomach-pain = stomach pain
side-effect-headache = headache
side-effect-low-mood = low mood
side-effect-rash = a rash
side-effect-swelling = a swollen face, lips or throat
side-effect-black-stools = black stools, or blood when sick
side-effect-slow-breathing = slow or weak breath
side-effect-other = something else
side-effect-noted = It is noted. If it bothers you, talk to a pharmacist or doctor.
side-effect-grave = This needs care at once. Call now.
