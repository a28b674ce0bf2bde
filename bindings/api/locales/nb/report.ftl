# Rapporten til en fagperson.
report-title = Ryggen min: en rapport
report-own-words = Laget av personen selv med Lissom, på egen telefon. Det er ingen diagnose.
report-asks-for = Ønsker å
report-goal = { $goal } (nå { $rating } av 10)
report-danger-signs = Faretegn
report-none-found = Ingen.
report-asked = Spurt { $times ->
        [one] én gang
        [two] to ganger
       *[other] { $times } ganger
    }, sist { $last }.
report-not-asked = Ikke spurt.
report-tier-routine = Noe å nevne; øvelsene fortsetter.
report-tier-urgent = Rådet var lege innen få dager.
report-tier-same-day = Rådet var lege samme dag.
report-tier-emergency = Rådet var øyeblikkelig hjelp.
report-pain = Smerte, snitt over 7 dager
report-hindrance = Hindret av ryggen, 0 til 10
report-done = Øvelser
report-sessions = { $done } av { $planned } økter
report-steps = Skritt om dagen
report-sleep = Søvn
report-nights = { $time } per natt, over { $nights } netter
report-flare = I dårlig periode
report-days = { $count ->
        [one] 1 dag
       *[other] { $count } dager
    }
report-from-to = { $before } → { $after }
report-important = Viktig endring: ja.
report-not-important = Viktig endring: nei.
report-more-than-chance = Mer enn dagene varierer tilfeldig: ja.
report-could-be-chance = Mer enn dagene varierer tilfeldig: nei.
report-too-few-to-tell = For få dager til å skille det fra tilfeldigheter.
report-number = { $value }
report-not-enough = Ikke nok dager ennå
report-chart-pain = Smerte dag for dag
report-chart-says-pain = { $count } dager med notat. Linjen er dagens smerte, 0 til 10. Båndet er der de fleste dagene ligger. Dager uten notat er hull.
report-chart-steps = Skritt dag for dag
report-chart-says-steps = { $count } dager med skritt. Båndet er der de fleste dagene ligger. Dager uten skritt er hull.
report-plan-now = Planen nå, og hvorfor
report-where-from = Hvor dette kommer fra
report-from-words = Egne ord: mål, smerte, hvor mye ryggen hindrer, økter og hvor tunge de var.
report-from-measured = Målt av telefon eller klokke: skritt, og søvn der et apparat ga det. Hvert minutt teller fra bare ett apparat.
report-from-rules = Laget av regler: planen og rådene om faretegn. En viktig endring er 2 av 10 poeng eller 30 prosent (Ostelo 2008). «Tilfeldig» sammenligner de første og siste sju dagene med hvor mye dagene varierer.
report-no-diagnosis = Ingen fagperson har gjennomgått øvelsene og tekstene ennå.
