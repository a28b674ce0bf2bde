# Planen: hva som gjøres, og hvorfor.

# --- hva som gjøres -------------------------------------------------------------------------------------------
plan-week-title = Uke { $number }
plan-session-line = { $weekday }: { $minutes }, { $count ->
        [one] 1 øvelse
       *[other] { $count } øvelser
    }
plan-summary = { $sessions } på { $minutes }, { $days }.
plan-summary-at-most = { $sessions } på høyst { $minutes }, { $days }.
plan-sessions = { $count ->
        [1] Én økt
        [2] To økter
        [3] Tre økter
        [4] Fire økter
        [5] Fem økter
        [6] Seks økter
       *[other] { $count } økter
    }
plan-sets = { $count ->
        [one] 1 runde
       *[other] { $count } runder
    }
plan-times = { $count ->
        [one] én gang
       *[other] { $count } ganger
    }
plan-times-one-then-other = { $times } på den ene siden, så på den andre
plan-times-alternating = { $times } på hver side, annenhver gang
plan-hold-each = hold { $time } hver gang
plan-hold = hold i { $time }
plan-hold-one-then-other = hold i { $time } på den ene siden, så på den andre
plan-hold-alternating = hold i { $time } på hver side, annenhver gang
plan-keep-going = hold på i { $time }
plan-rest = hvil { $time } mellom rundene

plan-walk-minutes = Gå { $minutes }, { $times ->
        [1] én gang om dagen
        [2] to ganger om dagen
        [3] tre ganger om dagen
        [4] fire ganger om dagen
       *[other] { $times } ganger om dagen
    }
plan-walk-intervals = Gå { $minutes }, sitt til beina kjennes bedre, gå igjen. Gjør dette { $times ->
        [3] tre
        [4] fire
       *[other] { $times }
    } ganger om dagen
plan-walk-steps = Omtrent { $goal } skritt om dagen

# --- i dag ----------------------------------------------------------------------------------------------------
today-resume-session = Fortsett økten. Neste: { $exercise }
today-do-session = Dagens økt: { $minutes }
today-catch-up = En økt fra { $day } står her ennå, om du har lyst
today-check-in = Fortell hvordan uken gikk. Fem korte spørsmål
today-read = Les: { $title }
today-log-pain = Noter hvordan ryggen er
today-all-done = Alt er gjort for i dag.
today-none = Ingenting er planlagt i dag. Rør deg som du vil.
today-no-plan = Det er ingen plan ennå. Noen få spørsmål først.

# --- ukesspørsmålene ------------------------------------------------------------------------------------------
check-in-pain-average = Hvor vondt har du hatt i ryggen denne uken, sånn i snitt? 0 er ikke vondt, 10 er det verste du kan tenke deg.
check-in-hindrance = Hvor mye har ryggen stoppet deg denne uken? 0 er ikke i det hele tatt, 10 er fra alt.
check-in-pain-during = Hvor vondt gjorde det på det meste under øvelsene? 0 til 10.
check-in-settled = Hvor fort var ryggen som vanlig igjen etter øvelsene?
check-in-settled-by-next-morning = Til neste morgen
check-in-settled-within-a-day = Innen et døgn
check-in-settled-little-worse-after-a-day = Litt verre i mer enn et døgn
check-in-settled-much-worse-after-a-day = To poeng verre eller mer, i mer enn et døgn
check-in-legs-spreading = Har du fått ny smerte, prikking eller nummenhet i et bein, eller har det flyttet seg lenger ned?

# --- hvordan uken gikk ----------------------------------------------------------------------------------------
done-full = { $done } av { $planned } økter. Det er grunnmuren for resten.
done-hard = { $done } av { $planned } økter.
done-moderate = { $done } av { $planned } økter. Hvilke dager var lettest? Vi kan planlegge ut fra dem.
done-away = Det er en stund siden sist. Du kan begynne i det små igjen.
done-low = En uke der det ble lite, hender for alle. Vil du ha kortere økter en stund?
done-low-thin = En uke der det ble lite, hender for alle.
done-low-counts = { $done ->
        [1] Én
        [2] To
        [3] Tre
       *[other] { $done }
    } av { $planned ->
        [1] én
        [2] to
        [3] tre
        [4] fire
        [5] fem
        [6] seks
       *[other] { $planned }
    }. Det teller.
done-low-again = Hva ville gjort det lettere: et annet tidspunkt, færre dager eller en pause fra planen?

# --- hvorfor --------------------------------------------------------------------------------------------------
why-title = Hvorfor dette?
why-exercise = «{ $exercise }»
why-your-days = { $sessions }, på { $count ->
        [one] dagen
       *[other] dagene
    } du valgte.
why-usual-days = { $sessions }, spredt over uken. Du kan velge dagene.
why-day-of-rest = Du valgte alle dager. Én dag er fri, så kroppen får hente seg inn.
why-your-minutes = { $minutes } per økt, som du sa.
why-usual-minutes = { $minutes } per økt til å begynne med. Du kan endre det.
why-shorter-than-offered = Du sa { $offered }. Vi bruker { $used } nå. Kort og jevnt kommer først.
why-shorter-for-now = { $used } per økt nå. Du sa { $offered }.
why-shorter-after-red = Mindre denne uken: kortere økter.
why-light-green-settled = Øvelsene passet deg forrige uke. De gjorde lite vondt, og ryggen var som vanlig neste morgen.
why-light-green-settled-few = Det du gjorde forrige uke, gjorde lite vondt, og ryggen var som vanlig neste morgen.
why-light-green-settled-except = Bortsett fra den du byttet ut, gikk det bra.
why-light-amber-pain-during = Smerten under øvelsene var på det meste { $pain } av 10 forrige uke. Derfor øker vi ikke denne uken.
why-light-amber-pain-during-agreed = Smerten under øvelsene var på det meste { $pain } av 10 forrige uke. Det er innenfor det vi har avtalt, så vi går videre.
why-light-amber-slow-to-settle = Forrige uke brukte ryggen mer enn en natt på å roe seg. Derfor øker vi ikke denne uken.
why-light-amber-slow-to-settle-agreed = Forrige uke brukte ryggen mer enn en natt på å roe seg. Den roet seg innen et døgn, så vi går videre som avtalt.
why-light-amber-worse-after-a-day = Forrige uke var ryggen litt verre i mer enn et døgn. Derfor øker vi ikke denne uken.
why-light-amber-worse-after-a-day-agreed = Forrige uke var ryggen litt verre i mer enn et døgn. Det er ikke noe klart tilbakefall, så vi går videre som avtalt.
why-light-amber-not-answered = Vi vet ikke nok om forrige uke. Derfor øker vi ikke noe.
why-light-red-pain-during = Smerten under øvelsene var på det meste { $pain } av 10 forrige uke. Det var mer enn ryggen er klar for.
why-light-red-worse-after-a-day = Forrige uke var ryggen klart verre i mer enn et døgn.
why-light-red-legs-spreading = Du fortalte om noe nytt i beinet. Derfor er denne uken lettere.
why-strength-begins = Smerten har vært rolig i tre dager. Nå begynner styrken.
why-moving-is-safe = Det er trygt å bevege seg. Det kan gjøre vondt, men det er ikke skade.
why-after-pause-nothing-done = Øvelsene fikk ligge forrige uke. Du kan ta dem opp igjen herfra.
why-after-pause-nothing-done-gentler = Øvelsene fikk hvile forrige uke. Nå er de litt lettere.
why-after-pause-long-ago = Det er en stund siden sist. Du kan ta opp tråden herfra.
why-after-pause-long-ago-gentler = Velkommen tilbake. Vi tar det litt roligere nå. Det meste kommer fort igjen.
why-hold-amber = Ingenting blir tyngre denne uken.
why-hold-hard-effort = Det var tungt for deg. Ingenting blir tyngre før det kjennes lettere.
why-hold-too-few-done = Vi trenger litt mer for å se hvordan øvelsene passer deg. Derfor blir ingenting tyngre ennå.
why-hold-not-answered = Ingenting blir tyngre denne uken.
why-hold-stay-active = Først skal ryggen roe seg. Tyngre øvelser kommer etterpå.
why-hold-own-weeks = Ingenting blir tyngre denne uken.
why-step-up-dose = { $group }: litt mer av det du kan fra før.
why-step-up-dose-all = Litt mer av det du kan fra før.
why-step-up-dose-new = Det er tid for noen nye øvelser, omtrent like tunge som før.
why-step-up-level = { $group }: du er klar for neste øvelse.
why-step-up-level-all = Du er klar for neste øvelse i alt du trener.
why-step-down-dose = { $group }: litt mindre i hver øvelse denne uken.
why-step-down-dose-all = Litt mindre i hver øvelse denne uken.
why-step-down-level = { $group }: en lettere øvelse denne uken.
why-step-down-level-all = Lettere øvelser over hele linjen denne uken.
why-back-after-pause = { $group }: du starter igjen etter en pause, og derfor litt lettere enn før.
why-nothing-fits = Ingenting for { $group } passer deg nå.
why-smaller-to-fit = { $exercise }: litt mindre enn ellers, så det får plass i minuttene dine.
why-instead-of = { $exercise } kommer i stedet for { $other }, som ikke er med nå.
why-instead-of-recalled = { $other } brukes ikke lenger: de som lager øvelsene våre, har trukket den tilbake. { $exercise } kommer i stedet.
why-swapped-too-hard = Du byttet ut { $other } fordi den var for tung. { $exercise } kommer i stedet.
why-swapped-hurts = Du byttet ut { $other } fordi den gjorde vondt. { $exercise } kommer i stedet.
why-swapped-no-room = Du hadde ikke plass til { $other }. { $exercise } trenger ikke gulvet.
why-own-steps = En vanlig dag går du omtrent { $baseline } skritt. Det ser vi av { $days } av dine egne dager.
why-goal-not-reached = Du gikk mindre enn målet forrige uke. Derfor er dette målet til å nå.
why-walks-longer = Forrige uke gikk bra, så hver tur er { $minutes } lengre.
why-too-few-step-days = Vi teller minutter nå. Et skrittmål trenger { $needed } dager med skritt. Så langt har vi { $days ->
        [0] ingen
        [one] 1 dag
       *[other] { $days } dager
    }.
why-screening-assumed-negative = Laget som om faretegnene var spurt om og ingen fantes. Bare til testing.

why-not-chosen = Ikke med: { $exercises }, på grunn av { $reason }.
why-not-chosen-bending-hurts = Ikke med: { $exercises }, fordi det er vondt å bøye seg nå.
why-not-chosen-arching-hurts = Ikke med: { $exercises }, fordi det er vondt å svaie nå.
why-not-chosen-no-floor = Ikke med: { $exercises }, fordi du ikke går ned på gulvet.
why-not-chosen-floor-not-asked = Ikke med nå: { $exercises }, fordi vi ikke vet om du kommer deg lett opp fra gulvet.
why-not-chosen-no-standing = Alt her kan gjøres fra stolen. Det som gjøres stående eller liggende, er ikke med.
why-not-chosen-disliked = Ikke med: { $exercises }, fordi du ikke liker { $count ->
        [one] den
       *[other] dem
    }.
why-not-chosen-swapped-out-hurts = Ikke med nå: { $exercises }, fordi { $count ->
        [one] den
       *[other] de
    } gjorde vondt.
why-not-chosen-swapped-out-too-hard = Ikke med nå: { $exercises }, fordi { $count ->
        [one] den var for tung
       *[other] de var for tunge
    }.
why-not-chosen-recalled = Tatt ut: { $exercises }. De som lager øvelsene våre, har trukket { $count ->
        [one] den
       *[other] dem
    } tilbake.
why-not-chosen-chair = Ikke med: { $exercises }, fordi du ikke har en stol.
why-not-chosen-mat = Ikke med: { $exercises }, fordi du ikke har en matte.
why-not-chosen-band = Ikke med: { $exercises }, fordi { $count ->
        [one] den
       *[other] de
    } krever strikk.
why-not-chosen-weight = Ikke med: { $exercises }, fordi { $count ->
        [one] den
       *[other] de
    } krever en vekt.
why-not-chosen-step = Ikke med: { $exercises }, fordi { $count ->
        [one] den
       *[other] de
    } krever et trinn.

constraint-pregnancy = svangerskapet
constraint-late-pregnancy = svangerskapet
constraint-osteoporosis = beinskjørhet
constraint-recent-surgery = operasjonen
constraint-inflammatory-disease = leddsykdommen
constraint-heart-disease = hjertet
constraint-lung-disease = lungene
constraint-shoulder-pain = skulderen
constraint-wrist-pain = håndleddet
constraint-knee-pain = kneet
constraint-hip-pain = hoften
constraint-neck-pain = belastningen på nakken
constraint-falls = faren for å falle
constraint-dizziness = svimmelheten

# --- hva dine egne uker sier ----------------------------------------------------------------------------------
why-weeks = { $count ->
        [one] uke { $weeks }
       *[other] uke { $weeks }
    }
why-own-emphasis-more = { $group }: en større del av øktene nå. Det var det i { $weeks } også, og da hadde ryggen det bedre enn i ukene rundt.
why-own-emphasis-more-together = { $group }: en større del av øktene nå. Ukene og øktene dine taler samlet for det.
why-own-emphasis-less = { $group }: en mindre del av øktene nå. Det var en større del i { $weeks }, og da hadde ryggen det verre enn i ukene rundt.
why-own-emphasis-less-together = { $group }: en mindre del av øktene nå. Ukene og øktene dine taler samlet for det.
why-own-minutes-less = Øktene er kortere nå. De lengre fikk ikke plass i { $weeks }.
why-own-sessions-less = Det er færre økter nå. Flere fikk ikke plass i { $weeks }.
why-own-load-less = Tyngre øvelser venter. Omtrent så mye var i meste laget for ryggen i { $weeks }.
why-own-load-more = Omtrent så mye gikk fint for deg i { $weeks }. Derfor går alt litt opp.
why-own-steps-less = Skrittmålet øker saktere. Større hopp var vanskelige å nå i { $weeks }.
why-own-steps-more = Du nådde skrittmålene i { $weeks }. Derfor øker målet litt raskere.
why-own-theme-less = Meldinger om «{ $theme }» kommer senere. Du hoppet over spørsmålene i { $weeks }.
why-own-alike = { $things } er { $count ->
        [one] omtrent
       *[other] omtrent
    } som i { $weeks }. Det som gjaldt da, gjelder trolig nå også.
why-trying = Denne uken er det mer for { $group } og mindre av resten.
why-trying-again = Denne uken er det mer for { $group } én gang til, og mindre av resten. Én uke kan være tilfeldig, så vi ser etter to ganger.
why-back-to-default = To uker har vært mye verre. Snakk med fastlege eller fysioterapeut denne uken. Til da: den vanlige planen, uten å prøve ut noe.
why-back-to-default-gentler = To uker har vært mye verre. Snakk med fastlege eller fysioterapeut denne uken. Til da: rolig bevegelse.
why-default-stands = Vi holder oss til den vanlige planen til og med uke { $until }, så ryggen får ro. Så teller dine egne uker igjen.
why-default-still-stands = Ryggen er fortsatt verre enn den var. Derfor holder vi oss til den vanlige planen denne uken.
why-too-few-alike = Ukene dine så langt ligner lite på denne. Derfor følger uken de vanlige reglene.
why-weeks-disagree = { $group }: med mer av det gikk én uke bra og en annen ikke. Derfor er det som vanlig.
why-set-aside = { $count ->
        [one] Én eldre uke
       *[other] { $count } eldre uker
    } kunne ikke sammenlignes med denne.
why-not-moved-stay-active = Ukene dine så langt tyder på at andre øvelser kan passe bedre. Vi venter til ryggen har roet seg.
why-not-moved-small-steps = Ukene dine tyder på at vi kan gå fortere. Vi holder oss til de små trinnene vi har avtalt.
why-not-moved-must-not-rise = Ukene dine tyder på at du kan gå mer. Det kan vente litt.
why-rests-on-weeks = Bygger på: det som hendte i { $weeks }, det du har fortalt, og de vanlige reglene.
why-rests-on-rules = Bygger på: det du har fortalt, og de vanlige reglene. Dine egne uker teller etter hvert.

attribute-pain = smertene
attribute-hindrance = hvor mye ryggen stopper deg,

# --- hva et annet svar ville endret ---------------------------------------------------------------------------
why-would-change = Hvis { $what_if }, { $then }.
what-if-after-by-next-morning = ryggen hadde vært som vanlig neste morgen
what-if-after-within-a-day = ryggen hadde brukt et døgn på å roe seg
what-if-after-little-worse-after-a-day = ryggen hadde vært litt verre i mer enn et døgn
what-if-after-much-worse-after-a-day = ryggen hadde vært mye verre i mer enn et døgn
what-if-pain-during = smerten under øvelsene hadde vært { $value } av 10
what-if-sessions = du { $count ->
        [0] ikke hadde gjort noen økter
        [one] hadde gjort én økt
       *[other] hadde gjort { $count } økter
    }
what-if-fear = redselen for å røre deg hadde vært { $value } av 10
what-if-worst-pain = den verste smerten hadde vært { $value } av 10
what-if-hindrance = ryggen hadde stoppet deg { $value } av 10
what-if-pain-settled = smerten hadde vært rolig i tre dager
what-if-leg-none = beinet ikke hadde gjort vondt
what-if-leg-mild = beinet hadde gjort litt vondt
what-if-leg-more = beinet hadde gjort mer vondt
what-if-minutes = du hadde hatt { $minutes }
then-step-up = hadde øvelsene gått et trinn opp
then-stay = hadde øvelsene vært de samme
then-step-down = hadde øvelsene gått et trinn ned
then-strategy-stay-active = hadde uken handlet om å holde seg i gang med lette bevegelser
then-strategy-graded = hadde uken gått i små trinn etter avtale
then-strategy-build = hadde uken bygd opp styrke
then-walking-none = hadde det ikke vært noen gåturer
then-walking-short = hadde det vært korte turer, noen ganger om dagen
then-walking-interval = hadde du gått i korte deler med en sittepause imellom
then-walking-leisure = hadde gåturene vært for å koble av
then-walking-steady = hadde gåturene hatt et daglig mål
then-walk-more = hadde gangmålet vært høyere
then-walk-less = hadde gangmålet vært lavere
then-minutes = hadde en økt tatt { $minutes }

# --- reglene, slik en person hører dem ------------------------------------------------------------------------
rule-little-hindered-starts-higher = Ryggen stopper deg lite, og du er vant til å røre deg. Derfor starter vi et trinn høyere.
rule-trains-hard-starts-higher = Du trener hardt fra før. Derfor starter vi høyere.
rule-much-hindered-starts-low = Ryggen stopper deg mye nå. Derfor starter vi med det som er lettest.
rule-hindered-starts-gently = Ryggen hindrer deg en del. Derfor begynner vi med litt.
rule-inactive-starts-gently = Du har rørt deg lite i det siste. Derfor begynner vi med litt.
rule-older-starts-gently = Vi starter lett og tar med balanse. Å stå støtt er bra for ryggen.
rule-unsteady-trains-balance = Du har vært svimmel eller falt. Derfor trener du balanse, med en hånd på noe støtt. Sitt et minutt før du reiser deg.
rule-wheelchair-trains-seated = Alt her kan gjøres fra stolen.
rule-careful-conditions-start-low = På grunn av { $conditions } starter vi med de letteste øvelsene og går sakte fram.
rule-careful-conditions-start-low-unnamed = Vi starter med de letteste øvelsene og går sakte fram.
rule-pregnant-goes-lightly = Du er gravid. Derfor ikke noe tungt og ingen sit-ups. Kjennes mage- eller ryggleie feil, så bytt.
rule-late-pregnant-starts-low = Du er gravid. Derfor ikke noe tungt, ingen sit-ups og ingenting i mage- eller ryggleie.
rule-sitting-work-loosens-and-strengthens-the-back = Du sitter mye på jobb. Derfor får ryggen mer å gjøre, og du får myke opp mer.
rule-physical-work-trains-hips-and-recovers = Du bruker kroppen på jobb. Derfor trener vi hoftene mer, og legger til noe som lindrer.
rule-heavy-or-standing-work-needs-no-more-steps = Du er nok på beina på jobb. Her går du for å koble av.
rule-off-work-plans-the-way-back = Du har vært borte fra jobb. Noen av meldingene handler om veien tilbake.
rule-leg-pain-eases-first = Du har vondt i beinet. Derfor kommer det som lindrer, først, og mageøvelsene venter.
rule-mild-leg-pain-adds-relief = Du kjenner det i beinet også. Derfor er det litt mer som lindrer.
rule-bending-hurts-trains-without-bending = Det blir verre når du bøyer deg. Derfor trener vi uten å bøye nå. Siden tar vi bøyingen inn igjen, litt etter litt.
rule-arching-hurts-trains-without-arching = Det blir verre når du svaier. Derfor trener vi uten å svaie nå.
rule-sitting-hurts-stands-and-lies = Det blir verre når du sitter. Derfor står eller ligger du, så langt vi har øvelser til det.
rule-sitting-eases-walks-in-intervals = Beina verker når du går, og det letter når du sitter. Derfor går du i korte deler, og målet øker ikke.
rule-had-it-before-plans-ahead = Du har hatt dette før. Derfor får du også en plan for dårlige dager.
rule-months-of-pain-learn-pacing = Det har vart i måneder. Å fordele kreftene pleier å hjelpe mer enn å presse.
rule-other-illness-is-part-of-it = Du har annen sykdom også. Noen av meldingene handler om det.
rule-doubts-recovery-learns-the-course = Du er usikker på om det blir bedre. Noen av meldingene handler om hvordan det pleier å gå.
rule-low-confidence-takes-small-goals = Du er usikker på om du får det til. Noen av meldingene handler om små mål som er til å nå.
rule-stress-adds-easing = Det er mye stress nå. Derfor er det mer som lindrer.
rule-stress-learns-to-let-go = Noen av meldingene handler om å koble av fra stress.
rule-low-mood-keeps-it-light = Humøret har vært lavt. Derfor holder vi mengden liten.
rule-poor-sleep-learns-sleep = Du sover dårlig. Noen av meldingene handler om søvn.
rule-some-fear-learns-that-hurt-is-not-harm = Du er redd for at det skader å røre seg. Noen av meldingene handler om det.
rule-high-fear-goes-in-small-regular-steps = Du er svært redd for å røre deg. Derfor går vi i små, jevne trinn.
rule-long-fear-goes-by-agreement = Når det har vart i måneder, går vi fram etter det vi har avtalt, ikke etter hvor vondt det gjør hver dag. Bare et klart tilbakefall tar oss et trinn ned.
rule-acute-stays-active-first = Det begynte for under seks uker siden. Da er det viktigste å holde seg i gang med lette bevegelser. Styrke kommer når smerten har roet seg i tre dager.
rule-very-painful-stays-active-first = Det har gjort svært vondt. Da kommer lette bevegelser først. Styrke kommer når smerten har roet seg i tre dager.
rule-acute-leg-pain-relieves-only = Når beinet gjør vondt, går lindrende bevegelser foran alt annet.
rule-acute-but-able-moves-more = Du klarer fortsatt det meste. Derfor får du litt mer av hver bevegelse.
rule-flare-goes-lighter = Du har en dårlig periode. Disse dagene er lettere, og det er en del av planen.
rule-sitting-eases-keeps-intervals = Beina verker når du går, og det letter når du sitter. Derfor går du fortsatt i korte deler, med en sittepause imellom.
why-messages-about = Noen av meldingene handler om { $topics }.
topic-off-work-plans-the-way-back = veien tilbake til jobb
topic-doubts-recovery-learns-the-course = hvordan det pleier å gå med rygger
topic-low-confidence-takes-small-goals = små mål
topic-stress-learns-to-let-go = å koble av
topic-poor-sleep-learns-sleep = søvn
topic-some-fear-learns-that-hurt-is-not-harm = redsel for å røre seg
topic-other-illness-is-part-of-it = å leve med annen sykdom

# --- forventet forløp, bare når det spørres etter -------------------------------------------------------------
course-range = Av 100 personer som ligner på deg, var omtrent { $from } til { $to } fortsatt mye plaget etter tre måneder. De andre var ikke det.
course-about = Dette er et gjennomsnitt av { $people } personer i Danmark som søkte hjelp for ryggen. Det kan gå bedre eller dårligere for deg. Planen din bruker det ikke.
course-unknown-age-unknown = Først må vi vite hvor gammel du er.
course-unknown-too-young = De vi kan sammenligne med, var { $youngest } år eller eldre. Derfor kan vi ikke si noe.
course-unknown-too-old = De vi kan sammenligne med, var høyst { $oldest } år. Derfor kan vi ikke si noe.
course-unknown-too-little-known = Vi vet for lite til å gi et ærlig svar ennå. Noen flere av svarene dine vil hjelpe.
course-hidden-positive-mood-screen = Ikke i dag. Hvordan du har det, kommer først, og det finnes hjelp for det.
course-hidden-flare = Ikke i en dårlig periode. En dårlig uke sier lite om månedene som kommer.
course-hidden-day-one = Ikke den første dagen. Se igjen i morgen, hvis du vil.
course-hidden-not-asked-for = Vi viser det bare når du spør.
