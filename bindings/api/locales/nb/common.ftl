# Ord som alle rom deler: lister, dager, datoer, klokkeslett, varigheter, mengder.

list-comma = { $before }, { $next }
list-and = { $before } og { $next }
list-or = { $before } eller { $next }

day-today = i dag
day-tomorrow = i morgen
day-yesterday = i går
day-coming = på { $weekday }
day-past = sist { $weekday }
day-on-date = den { $date }
day-and-time = { $day } { $time }

weekday =
    { $number ->
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
       *[7] søndag
    }
weekday-short =
    { $number ->
        [1] man.
        [2] tir.
        [3] ons.
        [4] tor.
        [5] fre.
        [6] lør.
       *[7] søn.
    }
month =
    { $number ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    }

date = { $day }. { $month }
date-of-year = { $date } { $year }
weekday-and-date = { $weekday } { $date }
period = { $from } til { $to }
period-in-month = { $day }. til { $to }

# Begge klokker er gitt; hvert språk tar sin.
time = klokka { $hour }.{ $minute }
time-on-the-hour = klokka { $hour }
time-midday = klokka 12
time-midnight = midnatt

seconds =
    { $count ->
        [one] 1 sekund
       *[other] { $count } sekunder
    }
minutes =
    { $count ->
        [one] 1 minutt
       *[other] { $count } minutter
    }
hours =
    { $count ->
        [one] 1 time
       *[other] { $count } timer
    }
hours-and-minutes = { $hours } og { $minutes }
minutes-and-seconds = { $minutes } og { $seconds }
