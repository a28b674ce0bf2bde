# The Patient Health Questionnaire: its publishers' wording, in the public domain.
phq-intro = Over the last 2 weeks, how often have you been bothered by any of the following problems?
phq-item-1 = Little interest or pleasure in doing things
phq-item-2 = Feeling down, depressed, or hopeless
phq-item-3 = Trouble falling or staying asleep, or sleeping too much
phq-item-4 = Feeling tired or having little energy
phq-item-5 = Poor appetite or overeating
phq-item-6 = Feeling bad about yourself, or that you are a failure or have let yourself or your family down
phq-item-7 = Trouble concentrating on things, such as reading the newspaper or watching television
phq-item-8 = Moving or speaking so slowly that other people could have noticed. Or the opposite: being so fidgety or restless that you have been moving around a lot more than usual
phq-choice-0 = Not at all
phq-choice-1 = Several days
phq-choice-2 = More than half the days
phq-choice-3 = Nearly every day

# What comes after it, in our own words.
mood-next-none = Thank you. It is noted.
mood-next-unfinished = It is noted as far as it goes. It counts once every question has an answer.
mood-next-offer-phq8 = Your mood has been low. A few more questions help to see how low.
mood-next-suggest-gp = Your mood has been low for a while. Your GP can help with that. Take these answers along.
mood-next-crisis-card = Your mood is very low. Talk to someone today. You can call now. If you are not safe, call { $emergency }.
mood-next-safety-path = You do not have to be alone with these thoughts. Call now, or ask someone to stay with you. If you are not safe, call { $emergency }.
