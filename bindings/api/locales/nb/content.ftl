# Det som sies rundt de skrevne tekstene.

content-unreviewed = Ingen fagperson har sett på dette ennå.
content-stop-if = Stopp hvis { $signs }.

stop-sign-leg-pain-spreads = vondten flytter seg lenger ned i beinet
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
