# Reminders: what a notification says, and why it comes when it comes. Nothing here says to take a medicine.

# --- notifications --------------------------------------------------------------------------------------------
reminder-private-title = A reminder
reminder-private = There is something for you.
reminder-title-medicine = Your medicine
reminder-title-medicine-asked = Did you take it?
reminder-title-medicines-asked = Did you take them?
reminder-title-exercise = Your session
reminder-title-check-in = How did your week go?
reminder-title-education = Something to read
reminder-title-wind-down = Time to wind down
reminder-title-programme = Today's short exercise
reminder-title-movement-break = Get up for a moment
reminder-title-stock = Few are left
reminder-title-appointment = Your appointment
reminder-dose = { $quantity } { $name }, planned for { $time }.
reminder-exercise = Move for { $minutes }, when it suits you today.
reminder-check-in = Answer five short questions. Then your next week is made.
reminder-wind-down = Dim the light and let the day end.
reminder-programme = It takes a minute. Do it where you are.
reminder-movement-break = You have been still for a while. Stand up and move a bit.
reminder-stock = Get more { $name } soon.
reminder-open-the-app-title = Open the app
reminder-open-the-app = Open it once, so that your reminders go on.

reminder-action-took = I took it
reminder-action-took-all = I took them all
reminder-action-snooze = Remind me later
reminder-action-open = Open

# --- what the phone allows ------------------------------------------------------------------------------------
reminder-not-allowed = Your phone does not let this app remind you. You can turn that on in its settings.
reminder-inexact = Your phone may show it some minutes late. You can turn on exact alarms in its settings.

# --- why it comes when it comes -------------------------------------------------------------------------------
reminder-comes = It comes { $when }.
reminder-because-medicine = That is when it is planned.
reminder-because-session = That is the time you chose.
reminder-because-check-in = Your week is over then.
reminder-because-education = That is your time to read.
reminder-because-wind-down = It is counted back from when you go to bed.
reminder-because-programme = That is the time you chose for it.
reminder-because-movement-break = It comes after a while without moving.
reminder-because-stock = From then on it is good to have a new packet.
reminder-because-appointment = It comes ahead of an appointment that you noted.
reminder-silent = It makes no sound, because of your quiet hours.
reminder-trying = Today we try another time, to learn what suits you.

reminder-moved-snoozed = You put it off until then.
reminder-moved-catch-up = The phone could not show it before.
reminder-moved-asked-again = It asks once more, if there is no answer.
reminder-moved-quiet-hours = Your quiet hours end then.
reminder-moved-weekend-morning = At the weekend nothing comes before that.
reminder-moved-sleep = You sleep before that.
reminder-moved-night-shift = You rest first after a night at work.
reminder-moved-with-medicine = It comes with your medicine, so there is one less.
reminder-moved-together = It comes with others that are due within minutes.
reminder-moved-spacing = It waits a bit, so that two do not come close.

# --- why it does not come -------------------------------------------------------------------------------------
reminder-not-screening = Exercise is on hold, so this does not come.
reminder-not-off = You turned this kind off.
reminder-held-vacation = You are away, so this does not come.
reminder-held-flare = You have a flare. Until it is over you only hear of your medicine and your appointments.
reminder-held-clinician = It is on hold, as you were told.
reminder-not-quiet-hours = It would come in your quiet hours.
reminder-not-asleep = You sleep then.
reminder-not-after-night-shift = You come home from a night at work then.
reminder-not-driving = Your phone says that you drive.
reminder-not-back-off = You have had little use for these lately. So fewer come.
reminder-not-too-close = Another one comes close to it.
reminder-not-day-full = The day has its reminders. More would be too many.
reminder-not-next-due = You put it off until the next one is due.
reminder-not-too-late = It is too late for this one.
reminder-not-told = It was shown.
reminder-not-beyond-budget = Your phone holds no more right now. It comes when there is room.
reminder-not-open = There is nothing to do here. It is done, or no longer planned.

# --- the time of sessions -------------------------------------------------------------------------------------
reminder-time-now = Your sessions come up at { $time }.
reminder-time-because-usually-then = It is at this time because you often exercise then.
reminder-time-because-answered-more = It is at this time because it suits you more often.
reminder-time-because-habit-changed = It is at this time because your days have changed.
reminder-time-because-undone = It is at this time because you took the change back.
reminder-time-moved-usually-then = Moved from { $from } to { $to } because you often exercise then.
reminder-time-moved-answered-more = Moved from { $from } to { $to } because that suits you more often.
reminder-time-moved-habit-changed = Moved from { $from } to { $to } because your days have changed.
reminder-time-moved-undone = Moved back from { $from } to { $to }, as you wished. It stays there for some weeks.

# --- appointments ---------------------------------------------------------------------------------------------
appointment = { $title }: { $when }.
appointment-at-place = { $title }: { $when }, { $place }.
appointment-when = { $date } at { $time }
appointment-when-there = { $date } at { $time }, by the clock in { $place }
appointment-reminder = The reminder comes { $when }.

# --- holds ----------------------------------------------------------------------------------------------------
reminder-hold-vacation = away
reminder-hold-flare = a flare
reminder-hold-clinician = a clinician said so
reminder-hold-everything = everything but medicine and appointments
reminder-hold-line = { $kind }, since { $date }: { $what }
reminder-hold-line-through = { $kind }, since { $date }, up to and including { $until }: { $what }
reminder-hold-line-until = { $kind }, since { $date }, over { $until }: { $what }

reminder-class-medicine = medicine
reminder-class-appointment = appointments
reminder-class-stock = few are left
reminder-class-exercise = sessions
reminder-class-check-in = the week's questions
reminder-class-wind-down = winding down
reminder-class-steps = walking
reminder-class-movement-break = getting up
reminder-class-education = something to read
reminder-class-programme = a programme's exercise
reminder-class-motivation = a kind word
