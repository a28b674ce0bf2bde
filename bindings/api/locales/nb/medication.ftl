# Medisiner: hva som finnes, hva som er tatt, hva som blir sagt før en dose. Ingenting her sier «ta den».

medicine-line = { $name }: { $ingredients }
medicine-ingredient = { $name } { $strength }
product-name = { $names }, { $form }
medicine-form-tablet = tablett
medicine-form-capsule = kapsel
medicine-form-sachet = pose
medicine-form-liquid = mikstur
medicine-form-suppository = stikkpille
medicine-form-patch = plaster
medicine-form-gel = gel
medicine-form-injection = sprøyte
medicine-form-other = annet

dose-line = { $quantity } { $name }, { $when }
dose-pieces-tablet =
    { $count ->
        [one] { $count } tablett
       *[other] { $count } tabletter
    }
dose-pieces-capsule =
    { $count ->
        [one] { $count } kapsel
       *[other] { $count } kapsler
    }
dose-pieces-sachet =
    { $count ->
        [one] { $count } pose
       *[other] { $count } poser
    }
dose-pieces-liquid = { $count } av
dose-pieces-suppository =
    { $count ->
        [one] { $count } stikkpille
       *[other] { $count } stikkpiller
    }
dose-pieces-patch =
    { $count ->
        [one] { $count } plaster
       *[other] { $count } plastre
    }
dose-pieces-gel = { $count } av
dose-pieces-injection =
    { $count ->
        [one] { $count } sprøyte
       *[other] { $count } sprøyter
    }
dose-pieces-other = { $count } av
dose-millilitres = { $count } ml
dose-milligrams = { $count } mg
dose-applications =
    { $count ->
        [one] { $count } gang
       *[other] { $count } ganger
    }

# --- det som ble lagt merke til da en dose ble skrevet inn -------------------------------------------------------
dose-flag-too-soon = Dette var før grensen sier. Det er notert.
dose-flag-too-much-at-once = Dette var mer på én gang enn grensen sier. Det er notert. Spør på apoteket før du tar mer av denne.
dose-flag-over-the-day = Dette er mer enn grensen for 24 timer. Ring og få råd nå, også om du føler deg fin. Ha pakken klar.
dose-flag-not-asked-first = Spør på apoteket eller en lege før du tar mer av denne.
dose-flag-duplicate-nsaid = To av samme slag er tatt tett på. Spør på apoteket før du tar mer av noen av dem.
dose-flag-opioid-with-sedative = To som gjør at du puster tregere, er tatt tett på. Ikke kjør bil. Er du vond å vekke, skal de rundt deg ringe etter hjelp med en gang.
dose-flag-in-the-future = Tiden har ikke vært ennå. Den er notert slik du ga den.
dose-flag-backfilled = Lagt til senere.

# --- før en dose -------------------------------------------------------------------------------------------------
before-within = Dette er innenfor grensene vi kjenner. Sier pakken mindre, er det pakken som teller.
before-last-one = Dette er innenfor grensene vi kjenner, og det er den siste til { $when }.
before-not-before = Ikke før { $when }.
before-too-much = Dette er mer på én gang enn grensen.
before-ask-first = Spør på apoteket eller en lege først.
before-follow-packet = Vi kan ikke regne ut en tid for denne. Følg pakken, eller spør på apoteket.

because-interval = Du tok { $substance } sist { $last }, og det skal gå { $wait } mellom to doser.
because-day = Du har fått { $taken } mg { $substance } på 24 timer. Det meste er { $most } mg.
because-at-once = Det meste av { $substance } på én gang er { $most } mg.
because-unanswered = Noen spørsmål står åpne.
because-not-adult = Grensene her er for voksne.
because-modified-release = Denne med { $substance } virker sakte over mange timer. Det står i heftet hvor ofte.
because-unknown-amount = Vi vet ikke hvor mye { $substance } det er i den.
because-no-limit = Vi har ingen grense for { $substance }. Det står på pakken, eller den som skrev den ut, vet det.
because-yes-ulcer-or-bleeding = Du har hatt sår eller blødd i magen.
because-yes-kidney-or-heart = Du er syk i nyrer eller hjerte.
because-yes-blood-thinner = Du tar noe mot blodpropp.
because-yes-ssri-or-snri = Du tar piller mot tungt sinn som gjør at du lettere blør med denne.
because-yes-steroid = Du tar kortison som piller.
because-yes-lithium = Du tar litium.
because-yes-methotrexate = Du tar metotreksat.
because-yes-ace-or-arb-with-diuretic = Du tar piller for trykk eller hjerte, og vanndrivende i tillegg.
because-yes-asthma-from-painkillers = Slike piller har gjort deg tett i brystet eller gitt deg utslett.
because-yes-pregnant = Du er gravid eller vil bli det.
because-yes-older-age = Du er 65 år eller mer.
because-yes-alcohol = Du drikker mye, eller hver dag.
because-yes-low-weight = Du veier under 50 kg.
because-yes-liver = Du er syk i leveren.

# --- spørsmål én gang før en første dose -------------------------------------------------------------------------
dose-question-ulcer-or-bleeding = Har du noen gang hatt sår eller blødd i mage eller tarm?
dose-question-kidney-or-heart = Er du syk i nyrer eller hjerte, eller har du hatt slag?
dose-question-blood-thinner = Tar du noe mot blodpropp? Lav dose Albyl-E teller med.
dose-question-ssri-or-snri = Tar du piller mot tungt sinn eller angst av slaget SSRI eller SNRI?
dose-question-steroid = Tar du kortison som piller?
dose-question-lithium = Tar du litium?
dose-question-methotrexate = Tar du metotreksat?
dose-question-ace-or-arb-with-diuretic = Tar du piller for trykk eller hjerte, og vanndrivende i tillegg?
dose-question-asthma-from-painkillers = Har slike piller noen gang gjort deg tett i brystet eller gitt deg utslett?
dose-question-pregnant = Er du gravid, eller vil du bli det?
dose-question-older-age = Er du 65 år eller mer?
dose-question-alcohol = Drikker du mye alkohol, eller litt hver dag?
dose-question-low-weight = Veier du under 50 kg?
dose-question-liver = Er du syk i leveren?

# --- ved siden av svaret -----------------------------------------------------------------------------------------
caution-duplicate-nsaid = Denne og { $names } er av samme slag. To på en gang kan skade mage og nyrer. Spør på apoteket først.
caution-nsaid-on-skin = Denne og { $names } er av samme slag. En gel slipper lite inn i blodet, men si fra om begge på apoteket.
caution-opioid-with-sedative = Denne og { $names } kan gjøre at du puster tregere når de møtes. Spør den som skrev dem ut, før du bruker begge.
caution-opioids-to-talk-over = Du bruker mye sterke piller. Snakk om dosen med den som skrev dem ut. Ikke slutt på egen hånd.
caution-opioids-not-added-up = Vi kan ikke legge sammen de sterke pillene dine. Snakk med den som skrev dem ut, eller med apoteket.
caution-drowsiness = Den kan gjøre deg døsig. Gjør den det, skal du ikke kjøre bil eller bruke maskiner.
caution-never-stop-suddenly = Slutt aldri brått med denne. Vil du slutte, så legg en plan med den som skrev den ut.

# --- grenser -----------------------------------------------------------------------------------------------------
limit-line = { $substance }: høyst { $dose } mg på én gang, { $wait } imellom, { $day } mg på 24 timer.
limit-by-clinician = Satt av { $author } den { $date }.
limit-unreviewed = Ingen fagperson har gått gjennom disse reglene ennå.

# --- planlagte doser ---------------------------------------------------------------------------------------------
# --- en annen tidssone ---------------------------------------------------------------------------------------
zone-question = Telefonen viser nå tiden i { $here }. { $medicine } følger fortsatt tiden i { $there }.
zone-question-next = Neste dose etter klokka her: { $when }.
zone-unsure = Er du usikker? Spør på apoteket før du endrer tidene.
zone-follow = Bruk tiden i { $here }
zone-stay = Behold tiden i { $there }
planned-elsewhere = { $when } ({ $here } her)

planned-line = { $quantity } { $name }, { $when } ({ $state })
planned-state-upcoming = kommer
planned-state-due = nå
planned-state-open = ikke svart
planned-state-missed = ikke tatt
planned-state-taken = tatt
planned-state-held = på vent
planned-state-skipped = hoppet over
late-did-you-take-it = Tok du den?
late-leaflet-or-pharmacist = Hvis ikke, står det i heftet hva du gjør. På apoteket vet de det også. Ta ikke to på en gang.
late-as-entered = Hvis ikke, fikk du vite dette: «{ $words }»
skip-reason-forgot = glemte den
skip-reason-felt-better = var bedre
skip-reason-side-effect = kjente noe av den
skip-reason-pain-flare = en vond dag
skip-reason-out-of-stock = ingen igjen
skip-reason-asleep = sov
skip-reason-clinician-hold = legen sa det
skip-reason-travel = på reise
skip-reason-other = noe annet
adherence-line = { $taken } av { $expected } planlagte doser ble tatt, { $ontime } av dem i tide.

# --- hva som er igjen --------------------------------------------------------------------------------------------
stock-unknown = Ingen har talt dem ennå.
stock-left = { $count } igjen.
stock-below = Det er tatt flere enn det var. Tell dem på nytt.
stock-expires = De holder til { $date }.
stock-expired = De holdt til { $date }. Spør etter nye på apoteket.
stock-lasts = De varer til { $when }.
stock-refill = Skaff flere innen { $date }.
stock-early = De tok slutt før planen. Trenger du mer enn planlagt, så snakk med den som skrev dem ut. Ikke slutt på egen hånd.

# --- det du kjenner av dem ---------------------------------------------------------------------------------------
side-effect-drowsy = døsig
side-effect-dizzy = svimmel
side-effect-constipation = hard mage
side-effect-nausea = kvalm
side-effect-stomach-pain = vondt i magen
side-effect-headache = vondt i hodet
side-effect-low-mood = tungt sinn
side-effect-rash = utslett
side-effect-swelling = hoven i ansikt, lepper eller hals
side-effect-black-stools = svart avføring, eller blod i oppkast
side-effect-slow-breathing = puster sakte eller svakt
side-effect-other = noe annet
side-effect-noted = Det er notert. Plager det deg, så snakk med apoteket eller en lege.
side-effect-grave = Dette trenger hjelp med en gang. Ring nå.
