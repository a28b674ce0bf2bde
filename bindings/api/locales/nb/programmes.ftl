# Det som sies rundt programmer.

programme-length = { $count ->
    [one] Det tar 1 dag.
   *[other] Det tar { $count } dager.
}
programme-length-at-least = { $count ->
    [one] Det tar 1 dag eller mer.
   *[other] Det tar { $count } dager eller mer.
}
programme-days = { $count ->
    [one] 1 dag
   *[other] { $count } dager
}
programme-days-at-least = { $count ->
    [one] minst 1 dag
   *[other] minst { $count } dager
}
programme-day-of = Dag { $day } av { $all }
programme-day-of-step = Dag { $day } på dette trinnet
programme-may-climb = Har morgenene vært rolige? Da kan du klatre. Du kan også bli her eller gå ned.
programme-over = Du er ved slutten. Velg hva du vil holde på med.

programme-symptoms = Hvordan er ryggen i dag?
programme-symptoms-1 = Ingen plager
programme-symptoms-2 = Litt
programme-symptoms-3 = Noe
programme-symptoms-4 = Mye
programme-symptoms-5 = Veldig mye

programme-rests-on = Dette bygger det på: { $evidence }
programme-not-shown = Hva det ikke viser: { $limits }
