# Rapporten til en fagperson.
report-title = Ryggen min: en rapport
report-own-words = Laget av personen selv med Lissom, på egen telefon. Det er ingen diagnose.

report-asks-for = Ber om
report-goal = «{ $goal }». Nå { $rating } av 10.
report-danger-signs = Faretegn
report-none-found = Ingen.
report-asked = Spurt { $times ->
        [1] én gang
        [2] to ganger
       *[other] { $times } ganger
    }, sist { $last }.
report-not-asked = Ikke spurt.
report-tier-routine = Noe å nevne; øvelsene fortsetter.
report-tier-urgent = Rådet var lege innen få dager.
report-tier-same-day = Rådet var lege samme dag.
report-tier-emergency = Rådet var øyeblikkelig hjelp.
report-function = Funksjon
report-instrument-rmdq-24 = RMDQ (0 til 24)
report-instrument-rmdq-23 = RMDQ-23 (0 til 23)
report-instrument-odi-2-1a = ODI (0 til 100)
report-function-change = { $instrument }: { $before } → { $after }. { $verdict }
report-verdict-better = Bedre: en viktig endring, og mer enn målefeil.
report-verdict-worse = Verre: en viktig endring, og mer enn målefeil.
report-verdict-within-error = Så stor som folk kaller viktig, men ikke kjent for å være mer enn målefeil.
report-verdict-not-important = Viktig endring: nei.
report-verdict-nothing-to-say = Ingen tall sier hvilken endring som er viktig.
report-hindrance = Hindret av ryggen
report-hindrance-change = { $before } → { $after } av 10, første ukesjekk til siste.
report-pain = Smerte
report-pain-change = { $before } → { $after } av 10, snitt av de første 7 dagene til de siste 7.
report-important = Viktig endring: ja.
report-not-important = Viktig endring: nei.
report-more-than-chance = Mer enn tilfeldig: ja.
report-could-be-chance = Mer enn tilfeldig: nei.
report-too-few-to-tell = For få dager til å skille det fra tilfeldigheter.
report-done = Gjort
report-sessions = { $done } av { $planned } økter
report-steps = Skritt
report-steps-change = { $before } → { $after } om dagen.
report-sleep = Søvn
report-nights = { $time } per natt, over { $nights } netter
report-flare = Dårlige perioder
report-plan-now = Planen nå
report-plan-changed = Hva endret den
report-plan-first = Hvorfor den er slik
report-number = { $value }
report-not-enough = Ikke nok dager ennå.

report-origin-said = egne ord
report-origin-measured = målt
report-origin-rules = etter regler

report-chart-pain = Smerte dag for dag
report-chart-says-pain = Smerten gikk fra { $before } av 10 i den første uken til { $after } i den siste. { $count } dager har et notat.
report-chart-days-pain = { $count } dager har et notat.
report-chart-key-pain = Linje: smerten hver dag. Bånd: der de fleste dagene ligger. Hull: dager uten notat.
report-chart-key-important = Stiplet: herfra regnes endringen siden den første uken som viktig.
report-chart-steps = Skritt dag for dag
report-chart-says-steps = Skrittene gikk fra { $before } om dagen i den første uken til { $after } i den siste. { $count } dager ble talt.
report-chart-days-steps = { $count } dager ble talt.
report-chart-key-steps = Linje: skrittene hver dag. Bånd: der de fleste dagene ligger. Hull: dager som ikke ble talt.
report-flare-here = dårlig periode

report-where-from = Hvor dette kommer fra
report-from-words = Egne ord: det personen skrev eller trykket, som mål, smerte, økter og hvor mye ryggen hindrer.
report-from-measured = Målt: skritt og søvn fra telefon eller klokke. Hvert minutt teller fra bare ett apparat.
report-from-rules = Etter regler: planen og rådene om faretegn. Grunnene står med ordene som personen fikk.
report-from-figures = Viktig: { $points } poeng eller mer av 10 (Ostelo 2008). Mer enn tilfeldig: over to ganger standardfeilen til forskjellen mellom de første og de siste 7 dagene. Bånd: ett standardavvik rundt snittet av alle dager.
report-no-diagnosis = Ingen fagperson har gjennomgått øvelsene og tekstene ennå.

report-medicines = Medisiner
report-medicine = { $name }: { $days ->
        [one] 1 dag
       *[other] { $days } dager
    }
report-medicine-most = , mest på en dag { $amounts }
report-medicine-amount = { $name } { $mg } mg
report-medicine-over = Over en grense da det ble notert: { $count ->
        [one] 1 gang
       *[other] { $count } ganger
    }.
report-medicine-effects = Notert: { $effects }.
report-medicine-effect = { $effect } { $count ->
        [one] 1 gang
       *[other] { $count } ganger
    }
report-opioids = Opioider
report-opioids-days = Opioider på { $opioids } av { $days } dager, gabapentin eller pregabalin på { $others }.
report-opioids-most = Mest på 24 timer: { $most } morfinekvivalenter i milligram ({ $table }). Snitt per dag, første halvdel til andre: { $before } → { $after }. Ikke til å bytte mellom opioider.
report-opioids-unknown = Kunne ikke legges sammen: { $names }. Summen sier ingenting alene.
report-opioids-reassess = Herfra sier rådene at en skal stoppe opp og vurdere på nytt.
report-doses = Planlagte doser
report-doses-shares = { $taken } av { $expected } planlagte doser tatt ({ $taking } prosent), { $ontime } i tide ({ $timing } prosent). Egne notater, som ofte viser litt mye.
