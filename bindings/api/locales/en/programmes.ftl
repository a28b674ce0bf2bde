# What is said around programmes.

programme-length = { $count ->
    [one] It takes 1 day.
   *[other] It takes { $count } days.
}
programme-length-at-least = { $count ->
    [one] It takes 1 day or more.
   *[other] It takes { $count } days or more.
}
programme-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
programme-days-at-least = { $count ->
    [one] at least 1 day
   *[other] at least { $count } days
}
programme-day-of = Day { $day } of { $all }
programme-day-of-step = Day { $day } of this step
programme-may-climb = Have the mornings been calm? Then you may climb. You may also stay or step down.
programme-over = You have come to the end. Choose what you want to keep.

programme-symptoms = How is your back today?
programme-symptoms-1 = No trouble
programme-symptoms-2 = A little
programme-symptoms-3 = Some
programme-symptoms-4 = Much
programme-symptoms-5 = Very much

programme-rests-on = It rests on this: { $evidence }
programme-not-shown = What that does not show: { $limits }
