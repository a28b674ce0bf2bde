# Words that every room shares: lists, days, dates, times, lengths of time, amounts.

list-comma = { $before }, { $next }
list-and = { $before } and { $next }
list-or = { $before } or { $next }

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day-coming = on { $weekday }
day-past = last { $weekday }
day-on-date = on { $date }
day-and-time = { $day } at { $time }

weekday =
    { $number ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
weekday-short =
    { $number ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
month =
    { $number ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

date = { $day } { $month }
date-of-year = { $date } { $year }
weekday-and-date = { $weekday } { $date }
period = { $from } to { $to }
period-in-month = { $day } to { $to }

# Both clocks are given; each language takes its own.
time = { $twelve }:{ $minute }{ $half }
time-on-the-hour = { $twelve }{ $half }
time-midday = midday
time-midnight = midnight

seconds =
    { $count ->
        [one] 1 second
       *[other] { $count } seconds
    }
minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
hours-and-minutes = { $hours } { $minutes }
minutes-and-seconds = { $minutes } { $seconds }
