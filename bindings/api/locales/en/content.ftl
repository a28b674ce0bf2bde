# What is said around the authored passages.

content-unreviewed = No clinician has checked this yet.
content-stop-if = Stop if { $signs }.

stop-sign-leg-pain-spreads = the pain moves further down your leg
stop-sign-numbness = numbness or tingling starts or grows
stop-sign-leg-weakness = a leg gives way or gets weak
stop-sign-sharp-pain = the pain turns sharp
stop-sign-chest-pain = you feel pain or pressure in your chest
stop-sign-breathless = you get more out of breath than this should make you
stop-sign-dizzy = you feel dizzy or faint
stop-sign-joint-pain = another joint starts to hurt
stop-sign-pregnancy-sign = you bleed, leak fluid, or your belly tightens again and again

group-abdominals = tummy muscles
group-back-extensors = back muscles
group-core-stability = trunk control
group-gluteal-and-hip = hips and bottom
group-flexibility = flexibility
group-pain-relief = easing pain
group-aerobic = getting warm
group-balance = balance
group-neck-and-shoulders = neck and shoulders

content-workday = You can do this at work. It takes a minute, in the clothes you wear.
content-neck-first = Answer the questions about your neck first. Until then, leave this out.
content-equipment = You also need { $things }.
content-need-chair = a firm chair
content-need-mat = a mat
content-need-band = an elastic band
content-need-weight = a weight or a full bottle
content-need-step = a step or the lowest stair
content-from-to = { $from } to { $to }
content-rounds = { $range } rounds
content-times = { $range } times
content-moving = about { $time } to move each time
content-effort = Work at an effort of { $least } to { $most } out of 10.
content-progress-repetitions = When that gets easy, do more: up to { $count } times.
content-progress-hold = When that gets easy, keep on longer: up to { $time }.
content-progress-band = Then take a stronger band, and start with few again: { $colours }. Look at the packet: not all makers use the same colours.
content-progress-weight = Then take more weight, and start with few again: from { $least } kg up to { $most } kg.
content-progress-harder = Then go on to "{ $name }".

band-yellow = yellow
band-red = red
band-green = green
band-blue = blue
band-black = black

position-lying-back = On your back.
position-lying-front = On your front.
position-lying-side = On your side.
position-all-fours = On hands and knees.
position-kneeling = On your knees.
position-sitting = Sitting.
position-standing = Standing.
position-standing-supported = Standing, with something to hold on to.

space-none = Any free spot will do.
space-chair = Any firm seat will do, a wheelchair too.
space-mat = You need free floor, as long as you are, with something soft on it.
space-wall = You need a wall, a worktop or a heavy table.
space-bed = A firm bed or sofa will do. So will the floor.

# The heading of the sheet with every figure.
content-figures = Exercises, drawn

# --- packs ----------------------------------------------------------------------------------------------------
pack-in-use = New texts and exercises are in use, version { $version }.
pack-out-of-use = The update with version { $version } is out of use. You have what came with the app.
pack-recalls = No longer in use: { $exercises }.
pack-changed-week = Your week had one of them, so we changed it. See what takes its place.
