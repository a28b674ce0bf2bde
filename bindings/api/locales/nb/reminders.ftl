# Påminnelser: hva et varsel sier, og hvorfor det kommer når det kommer. Ingenting her sier at noen skal ta en medisin.

# --- varsler --------------------------------------------------------------------------------------------------
reminder-private-title = En påminnelse
reminder-private = Det ligger noe til deg her.
reminder-title-medicine = Medisinen din
reminder-title-medicine-asked = Tok du den?
reminder-title-medicines-asked = Tok du dem?
reminder-title-exercise = Økten din
reminder-title-check-in = Hvordan gikk uka?
reminder-title-education = Noe å lese
reminder-title-wind-down = På tide å roe ned
reminder-title-programme = Dagens korte øvelse
reminder-title-movement-break = Reis deg litt
reminder-title-stock = Det er få igjen
reminder-title-appointment = Avtalen din
reminder-dose = { $quantity } { $name }, planlagt { $time }.
reminder-exercise = Beveg deg i { $minutes } når det passer i dag.
reminder-check-in = Svar på fem korte spørsmål. Så lager vi neste uke.
reminder-wind-down = Demp lyset og la dagen ta slutt.
reminder-programme = Den tar et minutt. Gjør den der du er.
reminder-movement-break = Du har vært i ro en stund. Reis deg og rør litt på deg.
reminder-stock = Skaff mer { $name } snart.
reminder-open-the-app-title = Åpne appen
reminder-open-the-app = Åpne den én gang, så fortsetter varslene.

reminder-action-took = Jeg tok den
reminder-action-took-all = Jeg tok alle
reminder-action-snooze = Minn meg på det senere
reminder-action-open = Åpne

# --- hva telefonen tillater -----------------------------------------------------------------------------------
reminder-not-allowed = Telefonen viser ingen varsler fra denne appen. Det kan du slå på under innstillinger.
reminder-inexact = Telefonen kan vise det noen minutter for sent. Du kan slå på nøyaktige alarmer under innstillinger.

# --- hvorfor det kommer når det kommer ------------------------------------------------------------------------
reminder-comes = Varselet kommer { $when }.
reminder-because-medicine = Da er den planlagt.
reminder-because-session = Den tiden har du valgt selv.
reminder-because-check-in = Da er uka over.
reminder-because-education = Da har du satt av tid til å lese.
reminder-because-wind-down = Vi teller tilbake fra når du legger deg.
reminder-because-programme = Den tiden har du valgt for dette.
reminder-because-movement-break = Det kommer når du har vært i ro en stund.
reminder-because-stock = Fra da av er det lurt å ha en ny pakke.
reminder-because-appointment = Det kommer før en avtale du har notert.
reminder-silent = Det kommer uten lyd, for da vil du ha ro.
reminder-trying = I dag prøver vi en annen tid, for å finne ut hva som passer deg.

reminder-moved-snoozed = Du ba om å vente til da.
reminder-moved-catch-up = Telefonen fikk ikke vist det før.
reminder-moved-asked-again = Vi spør én gang til hvis du ikke har svart.
reminder-moved-quiet-hours = Da er de stille timene dine over.
reminder-moved-weekend-morning = I helga kommer ingenting før det.
reminder-moved-sleep = Før det sover du.
reminder-moved-night-shift = Du får hvile først etter natta på jobb.
reminder-moved-with-medicine = Det kommer sammen med medisinen, så blir det ett mindre.
reminder-moved-together = Det kommer sammen med andre i de samme minuttene.
reminder-moved-spacing = Det venter litt, så ikke to kommer tett på.

# --- hvorfor det ikke kommer ----------------------------------------------------------------------------------
reminder-not-screening = Trening er satt på vent, så dette kommer ikke.
reminder-not-off = Du har slått av denne typen.
reminder-held-vacation = Du er bortreist, så dette kommer ikke.
reminder-held-flare = Ryggen er verre nå. Til det går over, får du bare varsel om medisin og avtaler.
reminder-held-clinician = Det er satt på vent, slik du fikk beskjed om.
reminder-not-quiet-hours = Det ville ha kommet i de stille timene dine.
reminder-not-asleep = Da sover du.
reminder-not-after-night-shift = Da kommer du rett fra nattevakt.
reminder-not-driving = Telefonen sier at du kjører.
reminder-not-back-off = Du har hatt lite bruk for disse i det siste. Derfor kommer det færre.
reminder-not-too-close = Et annet varsel kommer tett på.
reminder-not-day-full = Det er nok varsler denne dagen.
reminder-not-next-due = Du utsatte den helt til den neste skal tas.
reminder-not-too-late = Det er for sent for denne.
reminder-not-told = Det er vist.
reminder-not-beyond-budget = Telefonen har ikke plass til flere nå. Det kommer når det blir plass.
reminder-not-open = Her er det ikke noe å gjøre. Det er gjort, eller ikke lenger planlagt.

# --- tiden for øktene -----------------------------------------------------------------------------------------
reminder-time-now = Du får varsel om øktene { $time }.
reminder-time-because-usually-then = Det er på denne tiden fordi du ofte trener da.
reminder-time-because-answered-more = Det er på denne tiden fordi det oftere passer deg da.
reminder-time-because-habit-changed = Det er på denne tiden fordi dagene dine er blitt annerledes.
reminder-time-because-undone = Det er på denne tiden fordi du ville ha den tilbake.
reminder-time-moved-usually-then = Flyttet fra { $from } til { $to } fordi du ofte trener da.
reminder-time-moved-answered-more = Flyttet fra { $from } til { $to } fordi det oftere passer deg da.
reminder-time-moved-habit-changed = Flyttet fra { $from } til { $to } fordi dagene dine er blitt annerledes.
reminder-time-moved-undone = Flyttet tilbake fra { $from } til { $to }, slik du ville. Den blir der i noen uker.

# --- avtaler --------------------------------------------------------------------------------------------------
appointment = { $title }: { $when }.
appointment-at-place = { $title }: { $when }, { $place }.
appointment-when = { $date } { $time }
appointment-when-there = { $date } { $time }, etter klokka i { $place }
appointment-reminder = Varselet kommer { $when }.

# --- på vent --------------------------------------------------------------------------------------------------
reminder-hold-vacation = bortreist
reminder-hold-flare = ryggen er verre
reminder-hold-clinician = du fikk beskjed om det
reminder-hold-everything = alt utenom medisin og avtaler
reminder-hold-line = { $kind }, siden { $date }: { $what }
reminder-hold-line-through = { $kind }, siden { $date }, til og med { $until }: { $what }
reminder-hold-line-until = { $kind }, siden { $date }, over { $until }: { $what }

reminder-class-medicine = medisin
reminder-class-appointment = avtaler
reminder-class-stock = få igjen
reminder-class-exercise = økter
reminder-class-check-in = ukas spørsmål
reminder-class-wind-down = roe ned
reminder-class-steps = gåtur
reminder-class-movement-break = reise seg
reminder-class-education = noe å lese
reminder-class-programme = øvelse fra et program
reminder-class-motivation = et vennlig ord
