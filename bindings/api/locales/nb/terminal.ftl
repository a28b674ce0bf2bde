# Det terminalen sier rundt skjermbildene.

terminal-unreviewed = Ingen fagperson har gjennomgått øvelsene og tekstene ennå.
terminal-a-message-a-day = Én melding om dagen. Den første er: { $title }
terminal-later = Senere i dag:
terminal-next = Neste: lissom today. Når uken er over: lissom checkin.
terminal-kept = Notert: { $entry }
terminal-offer-screen = Skriv: lissom screen
terminal-mood-due = To korte spørsmål om humøret: lissom ask
terminal-answer-more = Vil du svare på dem nå?
terminal-questionnaire = { $id }: { $items ->
        [one] 1 spørsmål
       *[other] { $items } spørsmål
    }, { $least } til { $most }
terminal-scored-only = { $line }. Ordene kan ikke vises her. Ta med svarene med --answers FIL.
terminal-step = { $number } av { $count }: { $name }
terminal-step-on = Trykk Enter for neste steg. Skriv q for å stoppe.
terminal-positions = Stillinger som kan lindre:
terminal-told = { $question } { $answer }
terminal-today = I dag: { $what }
terminal-answer-with = Svar med: { $command }
terminal-printed = Arket ligger i { $file }.
terminal-nobody-there = Ingen er her for å svare. Bruk --answers FIL, eller --yes der det finnes.
terminal-not-understood = Det var ikke et av svarene. Prøv igjen, eller la linjen stå tom.
terminal-yes-no = { $question } (j/n)
terminal-number = Skriv et tall. En tom linje lar det stå åpent.
terminal-numbers = Skriv tallene som passer, med mellomrom. 0 betyr ingen av dem. En tom linje lar det stå åpent.
terminal-tick = Hva av dette passer på deg nå?
terminal-unsure = Er du usikker på noe av det? De samme tallene.
terminal-clearing-needs-all = For å gå videre trengs alt: hvem du var hos, hvilken dag (som 2026-11-24), hva du fikk vite.

terminal-backed-up = Alt er kopiert til { $file }.
terminal-restore-sure = Dette erstatter alt her med kopien. Gå videre?
terminal-restored = Kopien er på plass.
terminal-erase-sure = Dette sletter for godt. Gå videre?
terminal-erased = Det er slettet.
terminal-erased-waiting = Det er slettet. Lukk det andre programmet som har filen åpen, så de siste sporene forsvinner.
terminal-left-alone = Ingenting ble endret.
terminal-no-consents = Ingenting deles med noen.
terminal-consent-stands = { $receiver }: deles ({ $id })
terminal-consent-withdrawn = { $receiver }: trukket tilbake ({ $id })
terminal-sound = Filen er i orden.
terminal-damaged = Filen er skadet. Bruk en sikkerhetskopi.
terminal-doctor = Bibliotek { $library }, skjema { $schema }, { $kilobytes } kB, { $changes } endringer.
terminal-doctor-encryption = Det kan åpne krypterte filer.
terminal-doctor-no-encryption = Det er bygget uten kryptering.
terminal-doctor-zone = Tidssonen er { $zone }, etter de innebygde sonene.
terminal-doctor-kind = Type { $kind }: { $count ->
        [one] 1 rad
       *[other] { $count } rader
    }

# --- demoen -----------------------------------------------------------------------------------------------------
demo-title = Lissom: de fire første ukene til en oppdiktet person
demo-made = Kari er oppdiktet, og det er alle tallene under også. Hun er 46, sitter på jobb og har hatt vondt i ryggen i fire måneder.
demo-bring = Hun tar med helsedataene fra telefonen
demo-safety = Sikkerhet først
demo-none-of-them = { $count } faretegn på ett skjermbilde. Hun krysser av for ingen.
demo-person = Hun svarer på { $count } korte spørsmål. Hun har 15 minutter tirsdag, fredag og søndag, og et vondt håndledd.
demo-week = Uke { $number }, slik den gikk
demo-next-week = Derfor blir uke { $number } slik:
demo-flare-begins = Torsdag er vond, og hun sier fra. De neste dagene blir lettere med én gang:
demo-flare-ends = Lørdag tar hun opp planen igjen.
demo-report = Til fysioterapeuten
demo-report-written = En rapport ligger i { $file }. Åpne den i nettleseren.
terminal-question = Ett spørsmål, hvis du vil: { $question } { $changes } Svar med: lissom question
terminal-no-question = Ingen spørsmål i dag. Det vi vet, er nok til planen din.
terminal-goal-rating = Hvor godt klarer du det nå? 0 er ikke i det hele tatt, 10 er så godt du ønsker.

terminal-leave-out = La den være hvis dette er deg:
terminal-rests-on = Den bygger på:
terminal-mistakes = Ofte sett:

terminal-figures = { $count ->
        [one] 1 figur ligger
       *[other] { $count } figurer ligger
    } i { $folder }. Åpne contact-sheet.svg der for å se alle.

# --- et oppdiktet liv, fortalt ----------------------------------------------------------------------------------
story-made = Denne personen er oppdiktet, og det er alt som skjer under også.
story-refused = På dag { $day } kan ikke fortellingen gå videre.
story-week = Uke { $number }, slik den gikk
story-week-still = Fortsatt uke { $number }
story-week-before-plan = Før den første planen
story-mood = To spørsmål om humøret er besvart.
story-away = Ingen åpner appen denne uken.
story-pain = Smerte fra dag til dag: { $pain }.
story-pain-every-day = Smerte { $pain } hver dag.
story-flare-begins = En dårlig dag, og appen får vite det.
story-flare-ends = De dårlige dagene er over, og appen får vite det.
story-swapped = Byttet ut: { $exercise }
story-nothing-instead = Det finnes ikke noe som kan ta plassen til { $exercise }.

# --- påminnelser
terminal-yes = ja
terminal-no = nei
terminal-none = ingen
terminal-to-arm = Telefonen skal legge til { $add } og ta bort { $cancel }. Dette er endring { $generation }.
terminal-remind-exercise = Økter: { $value }
terminal-remind-between = Bare mellom: { $value }
terminal-remind-adaptive = Kan følge når du trener: { $value }
terminal-remind-check-in = Ukas spørsmål: { $value }
terminal-remind-reading = Noe å lese: { $value }
terminal-remind-programme = Øvelse fra et program: { $value }
terminal-remind-quiet = Stille timer: { $value }
terminal-remind-weekend = I helga ingenting før: { $value }
terminal-remind-off = Slått av: { $value }
terminal-remind-private = Låst skjerm sier lite: { $value }
terminal-remind-follow-ups = Spør igjen om en medisin: { $value }
terminal-remind-follow-up-every = Tid imellom: { $value }
