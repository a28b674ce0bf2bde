# Why there is no plan, and what comes next.

held-too-young = This app makes plans for adults only. Please talk to your GP or the school nurse about your back.
held-age-unknown = How old are you? We need that before we can make a plan.
held-screening-first = First some safety questions. Then your plan.
held-stopped = No exercises for now. First you need to be seen.
held-contradictions = Two of your answers do not fit together. Please look at them again.

contradiction-average-above-worst = Your usual pain is higher than your worst pain. Which one is right?
contradiction-walking-without-walking = You said that you do not walk, and also what walking does to your back. Which one is right?
contradiction-pregnant-male = You said that you are pregnant, and that you are a man. Which one is right?
contradiction-bed-is-rise = You go to bed and get up at the same time. Which one is right?
