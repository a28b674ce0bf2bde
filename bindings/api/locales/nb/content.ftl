# Det som sies rundt de skrevne tekstene.

content-unreviewed = Ingen fagperson har sett på dette ennå.
content-stop-if = Stopp hvis { $signs }.

stop-sign-leg-pain-spreads = smerten flytter seg lenger ned i beinet
stop-sign-numbness = du blir nummen eller det prikker mer
stop-sign-leg-weakness = et bein svikter eller blir svakt
stop-sign-sharp-pain = det blir skarpt vondt
stop-sign-chest-pain = du får vondt eller kjenner trykk i brystet
stop-sign-breathless = du blir mer andpusten enn du burde av dette
stop-sign-dizzy = du blir svimmel eller uvel
stop-sign-joint-pain = et annet ledd begynner å gjøre vondt
stop-sign-pregnancy-sign = du blør, det renner væske, eller magen strammer seg igjen og igjen

group-abdominals = magemusklene
group-back-extensors = ryggmusklene
group-core-stability = kontroll i kroppen
group-gluteal-and-hip = hofter og sete
group-flexibility = bevegelighet
group-pain-relief = lindring
group-aerobic = oppvarming
group-balance = balanse
group-neck-and-shoulders = nakke og skuldre

content-workday = Du kan gjøre dette på jobb. Det tar et minutt, i de klærne du har på.
content-neck-first = Svar på spørsmålene om nakken først. La dette være til du har gjort det.
content-equipment = Du trenger også { $things }.
content-need-chair = en stødig stol
content-need-mat = en matte
content-need-band = en strikk
content-need-weight = en vekt eller en full flaske
content-need-step = et trinn eller det laveste trappetrinnet
content-from-to = { $from } til { $to }
content-rounds = { $range } runder
content-times = { $range } ganger
content-moving = rundt { $time } for hver gang
content-effort = Ta i slik at det kjennes som { $least } til { $most } av 10.
content-progress-repetitions = Når det blir lett, tar du flere: opp til { $count } ganger.
content-progress-hold = Når det blir lett, holder du på lenger: opp til { $time }.
content-progress-band = Ta så en sterkere strikk, og begynn med få igjen: { $colours }. Se på pakken: Fargene er ikke like hos alle.
content-progress-weight = Ta så mer vekt, og begynn med få igjen: fra { $least } kg og opp til { $most } kg.
content-progress-harder = Gå så videre til «{ $name }».

band-yellow = gul
band-red = rød
band-green = grønn
band-blue = blå
band-black = svart

position-lying-back = På ryggen.
position-lying-front = På magen.
position-lying-side = På siden.
position-all-fours = På hender og knær.
position-kneeling = På kne.
position-sitting = Sittende.
position-standing = Stående.
position-standing-supported = Stående, med noe å holde i.

space-none = Det holder med litt ledig plass.
space-chair = Et fast sete er nok, også rullestolen.
space-mat = Du trenger ledig gulv, så langt som du er, med noe mykt på.
space-wall = Du trenger en vegg, en benk eller et tungt bord.
space-bed = En fast seng eller sofa er fint. Gulvet går også.

# The heading of the sheet with every figure.
content-figures = Øvelsene, tegnet

# --- packs ----------------------------------------------------------------------------------------------------
pack-in-use = Nye tekster og øvelser er tatt i bruk, versjon { $version }.
pack-out-of-use = Oppdateringen med versjon { $version } er ikke i bruk. Du har det som fulgte med appen.
pack-recalls = Brukes ikke lenger: { $exercises }.
pack-changed-week = Uka di hadde en av dem, så den er endret. Se hva som kommer i stedet.
