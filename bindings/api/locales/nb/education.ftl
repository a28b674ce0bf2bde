# Det som sies rundt meldinger, spørsmål og ark.

learn-again = { $count ->
    [0] Ingen spørsmål kommer igjen i dag.
    [one] Ett spørsmål kommer igjen i dag.
   *[other] { $count } spørsmål kommer igjen i dag.
}
learn-theme = { $read } av { $all } lest
learn-right = Det stemmer.
learn-other = Ikke helt.
learn-again-on = Vi spør igjen { $day }.

sheet-written = Skrevet { $day }.
sheet-smaller = Du er ikke helt sikker ennå. Gjør det mindre, til du er på sju eller mer.
sheet-pace = Grunnmuren din er { $base }. Gjør så noe annet i { $rest }. Etter en god uke legger du på { $more }.
sheet-pace-there = Du klarer det du vil, alt nå.
sheet-pace-weeks = { $count ->
    [one] Går uka bra, er du framme om rundt 1 uke.
   *[other] Går alle ukene bra, er du framme om rundt { $count } uker.
}
sheet-wind-down = Begynn å roe ned { $time }.

tool-takes = Det tar rundt { $minutes }.
tool-takes-from-to = Det tar { $least } til { $most } minutter.
tool-breaks = Det kommer en pause etter { $minutes }.
tool-before-bed = Begynn { $minutes } før du legger deg.

cue-follow = Gjør det steget sier
cue-tense = Stram
cue-release = Slipp
cue-breathe-in = Pust inn
cue-breathe-out = Pust ut
cue-go-on = Gå videre med det du gjør
cue-break = Rør deg
