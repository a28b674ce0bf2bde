# Hva vi spør personen om, og hva en kan svare.

ask-age = Hvor gammel er du?
ask-sex = Hvilket kjønn er du?
ask-country = Hvilket land er du i? Så vi kan vise de rette numrene.
ask-episode = Hvor lenge har du hatt vondt i ryggen denne gangen?
ask-previous-episodes = Har du hatt slike ryggplager før?
ask-pain-average = Hvor vondt har du hatt i ryggen den siste uken, sånn i snitt? 0 er ikke vondt, 10 er det verste du kan tenke deg.
ask-pain-worst = Og på det verste den siste uken?
ask-leg-pain = Har du også vondt i et bein?
ask-hindrance = Hvor mye stopper ryggen deg? 0 er ikke i det hele tatt, 10 er fra alt.
ask-fear = Hvor sikker er du på at ryggen tar skade av at du rører deg? 0 er ikke i det hele tatt, 10 er helt sikker.
ask-recovery-expected = Tror du at det er mye bedre om tre måneder? 0 er ikke i det hele tatt, 10 er helt sikkert.
ask-confidence = Hvor sikker er du på at du kan gjøre det du vil, selv om det gjør vondt? 0 er ikke i det hele tatt, 10 er helt sikker.
ask-sleep-trouble = Hvor dårlig har du sovet den siste uken? 0 er godt, 10 er svært dårlig.
ask-stress = Hvor mye mas og uro har du hatt den siste uken? 0 er ikke noe, 10 er svært mye.
ask-activity = Hvor aktiv er du når du har fri?
ask-sick-leave = Har du vært borte fra jobben for ryggen den siste måneden?
ask-work-load = Hvordan er jobben for kroppen din?
ask-bending = Hva skjer med smerten når du bøyer deg fram?
ask-arching = Hva skjer med smerten når du bøyer deg bakover?
ask-sitting = Hva skjer med smerten når du sitter?
ask-standing = Hva skjer med smerten når du står?
ask-walking = Hva skjer med smerten når du går?
ask-walking-eased-by-sitting = Verker eller prikker det i beina når du går, og gir det seg når du sitter?
ask-mobility = Hvordan kommer du deg rundt?
ask-constraints = Passer noe av dette på deg?
ask-comorbid = Har du en annen sykdom som varer?
ask-days = Hvilke dager passer for deg?
ask-minutes = Hvor mange minutter har du?
ask-equipment = Hva har du for hånden?
ask-floor = Kan du komme deg ned på gulvet og opp igjen?
ask-goals = Hva vil du gjerne kunne igjen? Bruk dine egne ord.
ask-work-pattern = Når jobber du?
ask-phone-carried-at-work = Har du telefonen på deg på jobb?
ask-usual-bed = Når pleier du å legge deg?
ask-usual-rise = Når pleier du å stå opp?

sex-female = Kvinne
sex-male = Mann
sex-other = Annet, eller vil ikke si

episode-under-two-weeks = Under to uker
episode-two-to-four-weeks = To til fire uker
episode-four-to-six-weeks = Fire til seks uker
episode-six-to-twelve-weeks = Seks til tolv uker
episode-over-twelve-weeks = Over tolv uker

previous-episodes-none = Nei, aldri
previous-episodes-one-to-three = En til tre ganger
previous-episodes-more = Mer enn tre ganger

sick-leave-none = Nei
sick-leave-one-to-five-days = En til fem dager
sick-leave-more = Mer enn fem dager

response-better = Det letter
response-same = Det er likt
response-worse = Det blir verre

leg-pain-none = Nei
leg-pain-mild = Litt
leg-pain-moderate-or-worse = Ja, ganske mye

activity-inactive = Jeg sitter mest
activity-light = Jeg rører meg lett noen timer i uka
activity-moderate = Jeg trener noen timer i uka
activity-hard = Jeg trener hardt mange ganger i uka

work-load-none = Jeg jobber ikke
work-load-sitting = Jeg sitter mest
work-load-on-feet = Jeg sitter og går, eller er mye på beina
work-load-light = Jeg har lett arbeid med kroppen
work-load-heavy = Jeg har tungt arbeid med kroppen

mobility-walks = Jeg går
mobility-walks-with-aid = Jeg går med stokk, krykker eller rullator
mobility-does-not-walk = Jeg går ikke

has-pregnancy = Jeg er gravid
has-late-pregnancy = Jeg er gravid, i uke 16 eller senere
has-osteoporosis = Jeg er beinskjør
has-recent-surgery = Jeg er operert de siste tre månedene
has-inflammatory-disease = Jeg har betente ledd eller betent rygg, som Bekhterevs sykdom
has-heart-disease = Jeg har hjertesykdom
has-lung-disease = Jeg har astma, kols eller annen lungesykdom
has-shoulder-pain = Jeg har vondt i skulderen
has-wrist-pain = Jeg har vondt i håndleddene
has-knee-pain = Jeg har vondt i knærne når jeg står på kne eller går ned på huk
has-hip-pain = Jeg har vondt i hofta, eller har fått ny hofte
has-neck-pain = Jeg har vondt i nakken
has-falls = Jeg har falt det siste året, eller er ustø
has-dizziness = Jeg blir svimmel når jeg reiser meg eller legger meg
has-bending-hurts = Det blir verre når jeg bøyer meg fram
has-arching-hurts = Det blir verre når jeg bøyer meg bakover

equipment-chair = En stødig stol
equipment-mat = En matte eller et tykt teppe
equipment-band = En strikk
equipment-weight = En vekt eller en full flaske
equipment-step = Et trinn eller en trapp

shift-day = Dag
shift-evening = Kveld
shift-night = Natt
shift-off = Fri

# --- dagens spørsmål ------------------------------------------------------------------------------------------
question-changes = Svaret ditt kan endre { $things }.
question-touches-approach = hvordan uken din er bygd opp
question-touches-exercises = hvilke øvelser du får
question-touches-start = hvor rolig du begynner
question-touches-walking = hvordan du går tur
question-touches-days = hvor mange økter du har
question-touches-minutes = hvor lang tid en økt tar
question-touches-messages = hva du leser først
question-touches-goal = hva som står først i rapporten din
