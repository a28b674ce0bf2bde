# Dagboken: hva en kan velge, og hver oppføring i én setning.

body-site-low-back = korsryggen
body-site-upper-back = øvre del av ryggen
body-site-neck = nakken
body-site-shoulder = skulder
body-site-elbow = albue
body-site-wrist-or-hand = håndledd eller hånd
body-site-hip = hofte
body-site-buttock = sete
body-site-thigh = lår
body-site-knee = kne
body-site-lower-leg = legg
body-site-ankle-or-foot = ankel eller fot

quality-dull = murrende
quality-sharp = skarp
quality-burning = brennende
quality-electric = som elektrisk støt
quality-pins-and-needles = prikking
quality-cramp = som krampe
quality-stiff = stiv

ease-moving = bevegelse
ease-walking = å gå
ease-exercise = øvelser
ease-lying-down = å ligge
ease-sitting = å sitte
ease-heat = varme
ease-cold = kulde
ease-medicine = medisin
ease-breathing = rolig pust
ease-distraction = å tenke på noe annet
ease-sleep = søvn

provocation-bending = å bøye seg fram
provocation-arching = å bøye seg bakover
provocation-twisting = å vri seg
provocation-lifting = å løfte
provocation-sitting = å sitte
provocation-standing = å stå
provocation-walking = å gå
provocation-lying-down = å ligge
provocation-work = jobben
provocation-exercise = øvelser
provocation-stress = mas og uro
provocation-bad-night = en dårlig natt
provocation-driving = å kjøre bil

leg-symptom-none = ingenting i beina
leg-symptom-one-above-knee = i ett bein, over kneet
leg-symptom-one-below-knee = i ett bein, under kneet
leg-symptom-both = i begge bein

nerve-symptom-saddle-numb = nummen, prikker eller kjennes annerledes mellom beina
nerve-symptom-bladder-changed = problemer med å tisse
nerve-symptom-bowel-changed = problemer med å holde på avføringen
nerve-symptom-leg-weaker = et bein eller en fot er blitt svakere

work-status-usual = jobb som vanlig
work-status-adjusted = jobb med endringer
work-status-off = borte fra jobben på grunn av ryggen

exertion-light = lett, du kunne sunget
exertion-moderate = du kunne snakket, ikke sunget
exertion-hard = for hardt til å snakke

measure-pain = Smerte
measure-fatigue = Trøtthet
measure-mood = Humør
measure-stress = Mas og uro
measure-work-ability = Klar for jobb
measure-weight = Vekt
measure-sleep-quality = Hvor godt du sov
measure-sleep-minutes = Tid i søvn
measure-steps = Skritt
measure-active-minutes = Aktive minutter

entry-pain-now = smerte { $value } av 10 nå
entry-pain-average = { $value } av 10 i snitt
entry-pain-worst = { $value } av 10 på det verste
entry-pain-eased-by = lettet av { $things }
entry-pain-provoked-by = kom av { $things }
entry-flare-begins = En oppblussing begynte.
entry-flare-ends = Oppblussingen er over.
entry-fatigue = Trøtthet { $value } av 10
entry-mood = Humør { $value } av 10
entry-stress = Mas og uro { $value } av 10
entry-work = I dag: { $status }
entry-work-ability = I dag: { $status }, { $ability } av 10 klar for jobb
entry-weight = Vekt { $value } kg
entry-night = I seng fra { $bed } til { $up }
entry-night-quality = sov { $value } av 10
entry-night-woken = våknet av smerte
entry-activity = Aktiv i { $minutes }: { $exertion }
entry-steps = { $count ->
        [one] 1 skritt
       *[other] { $count } skritt
    }
entry-measured = { $code }: { $value } { $unit }
entry-symptom = Nytt: { $symptom }
