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
