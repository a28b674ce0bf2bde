# Faretegn: hva vi spør om, hva vi fant, og hva en gjør. Ingen diagnose og ingen odds.

# --- hva vi spør om: hver linje passer eller passer ikke ---------------------------------------------------------
flag-bladder-hard-to-start = Det er vanskelig å begynne å tisse, jeg må presse, eller det kommer ingenting.
flag-bladder-no-feeling = Jeg kjenner ikke når blæra er full eller når jeg tisser, eller det lekker uten at jeg merker det.
flag-saddle-numb = Det er numment eller prikker mellom beina, rundt rumpa eller i underlivet. Eller det kjennes ikke ut som før der.
flag-bowel-no-control = Jeg klarer ikke å holde på avføringen, eller kjenner ikke at den kommer.
flag-both-legs-weak = Begge beina er svake.
flag-both-legs-pain = Smerten stråler ned i begge beina.
flag-leg-weakness-growing = Et bein eller en fot blir svakere.
flag-clumsy-walk = Jeg er blitt ustø til beins, eller beina lyder ikke.
flag-tearing-belly-or-back = Jeg har fått en plutselig, rivende smerte i magen eller ryggen.
flag-chest-pain-on-effort = Jeg får vondt eller kjenner trykk i brystet når jeg tar i.
flag-breathless-at-rest = Jeg er tung i pusten når jeg hviler.
flag-sexual-function-changed = Sex virker ikke som før, for eksempel reisning eller orgasme.
flag-fainting = Jeg har besvimt i det siste.
flag-fever-or-ill = Jeg har feber, frostrier eller føler meg syk, og har vondt i ryggen.
flag-big-injury = Det begynte med et stort fall, en kollisjon eller et hardt slag.
flag-pregnant-bleeding-or-cramps = Jeg er gravid, og jeg blør, lekker væske eller har rier eller magekramper som kommer og går.
flag-band-around-trunk = Det kjennes som et stramt belte rundt brystet eller magen.
flag-small-injury = Det begynte med et lite fall, hosting eller et løft.
flag-cancer-before = Jeg har eller har hatt kreft.
flag-weight-loss = Jeg har gått ned i vekt uten å prøve.
flag-steroids-long = Jeg har tatt kortison som tabletter i tre måneder eller mer.
flag-broken-bone-in-back-before = Jeg har hatt brudd i ryggen før.
flag-immune-weak-or-infection = Kroppen min tåler smitte dårlig, eller jeg har nylig hatt en alvorlig infeksjon eller en operasjon. Eller jeg tar stoff med sprøyte.
flag-pain-constant-and-unrelenting = Det gjør vondt hele tiden, og ingenting hjelper, ikke hvile heller.
flag-night-pain = Jeg våkner av smerten om natten.
flag-upper-back-pain = Det gjør vondt mellom skulderbladene.
flag-falls = Jeg har falt det siste året.
flag-dizzy-on-standing = Jeg blir svimmel når jeg reiser meg.

flag-began-before-35 = Det begynte før jeg var 35.
flag-lasts-three-months-began-before-45 = Det har vart i mer enn tre måneder, og begynte før jeg var 45.
flag-wakes-second-half-of-night = Jeg våkner av det sent på natten.
flag-buttock-pain = Det gjør vondt i setet.
flag-better-with-movement = Det blir bedre når jeg rører meg.
flag-better-with-anti-inflammatory = Det blir bedre innen to dager med piller som ibuprofen.
flag-relative-with-spondyloarthritis = En i nær familie har betente ledd i ryggen.
flag-arthritis = Jeg har eller har hatt hovne, ømme ledd.
flag-enthesitis = Jeg har eller har hatt vonde sener der de fester seg, som ved hælen.
flag-psoriasis = Jeg har eller har hatt psoriasis.

flag-neck-injury = Nakken ble skadet i et fall, en kollisjon eller av et slag.
flag-clumsy-hands = Hendene er blitt klossete, eller jeg går på en annen måte.
flag-neck-dizzy = Jeg blir svimmel når jeg beveger nakken.
flag-double-vision = Jeg ser dobbelt.
flag-speech-or-swallowing = Det er vanskelig å snakke eller svelge.
flag-worst-headache = Jeg har fått en plutselig hodepine, den verste i mitt liv.
flag-neck-fever = Jeg har feber og stiv nakke.
flag-both-arms = Jeg kjenner det i begge armene: vondt, prikking eller svakhet.

# --- hva vi fant --------------------------------------------------------------------------------------------------
finding-cauda-equina = Endringer i blære, tarm, mellom beina eller i begge beina må sjekkes straks.
finding-sexual-function = At sex ikke virker som før, bør sjekkes i dag.
finding-growing-weakness = Et bein som blir svakere eller ikke lyder, må sjekkes straks.
finding-band = Et stramt belte rundt kroppen bør sjekkes i dag.
finding-large-vessel = En plutselig, rivende smerte må sjekkes straks.
finding-chest-pain = Vondt i brystet når du tar i, må sjekkes straks.
finding-breathless = At du er tung i pusten i ro, må sjekkes straks.
finding-fainted = At du har besvimt, bør sjekkes i dag.
finding-fainted-when-older = I din alder må besvimelse sammen med vondt i ryggen sjekkes straks.
finding-infection = Vondt i ryggen med feber eller sykdomsfølelse bør sjekkes i dag.
finding-infection-risk = Kroppen din kan ha vansker med smitte, og smerten gir seg ikke. En lege bør se deg innen få dager.
finding-infection-risk-alone = Si fra til legen om ryggen, siden kroppen din kan ha vansker med smitte.
finding-large-injury = Vondt i ryggen etter et stort fall eller slag bør sjekkes i dag.
finding-small-injury-with-weak-bones = En liten skade kan gjøre mer når skjelettet er svakt. Det bør sjekkes i dag.
finding-small-injury-with-osteoporosis = En liten skade kan gjøre mer når en er beinskjør. Det bør sjekkes i dag.
finding-small-injury-when-older = En liten skade kan gjøre mer i din alder. Det bør sjekkes i dag.
finding-weak-bones-and-upper-back = Vondt høyt i ryggen bør noen se på, siden skjelettet kan være svakt.
finding-broken-bone-before = Du har hatt brudd i ryggen før. En lege bør se på denne smerten.
finding-small-injury-alone = Det begynte med en liten skade. Si fra til legen hvis det ikke blir bedre.
finding-steroids-alone = Kortison kan gjøre skjelettet svakere. Si fra til legen om ryggen.
finding-cancer = Du har eller har hatt kreft. En lege bør se på denne smerten innen få dager.
finding-cancer-with-pain-signs = Du har eller har hatt kreft, og denne typen smerte bør sjekkes i dag.
finding-cancer-with-nerve-signs = Kreft før, og nå plager i beina eller rundt kroppen. Dette må sjekkes straks.
finding-weight = Noen bør se på at du går ned i vekt uten å prøve, innen få dager.
finding-unrelenting = Smerte som ingenting hjelper mot, sammen med andre tegn, bør noen se på innen få dager.
finding-unrelenting-alone = Smerte som ingenting hjelper mot, bør du si fra til legen om.
finding-weak-flags = Vondt om natten eller høyt i ryggen er som oftest ufarlig. Si det til legen neste gang.
finding-older-and-new = I din alder bør du si fra til legen om ryggplager som er nye eller har endret seg.
finding-falls-and-dizziness = Du har falt og blir svimmel når du reiser deg. Si det til legen.
finding-pregnancy = Blør du, lekker væske, eller har rier eller kramper når du er gravid, må det sjekkes straks.
finding-inflammatory-back-pain = Noen av svarene dine passer med betente ledd i ryggen. En lege kan undersøke det.
finding-inflammatory-back-pain-possible = Noen av svarene dine bør du si fra til legen om. En blodprøve kan hjelpe.
finding-neck-emergency = Dobbeltsyn eller en brå hodepine, den verste i livet, må sjekkes straks. Det samme må vansker med å snakke.
finding-neck-same-day = Det du sa om nakken, bør sjekkes i dag.
finding-neck-dizziness = At du blir svimmel når du beveger nakken, bør noen se på innen få dager.

# --- hva en gjør ----------------------------------------------------------------------------------------------------
tier-title-clear = Ingen faretegn i svarene dine
tier-title-routine = Si fra til legen
tier-title-urgent = Gå til lege innen få dager
tier-title-same-day = Snakk med lege i dag
tier-title-emergency = Få hjelp nå
tier-clear = Det utelukker ikke alt. Hvis noe endrer seg, trykk på Hjelp nå og se på tegnene igjen.
tier-routine = Planen går videre.
tier-urgent = Bestill time hos lege i løpet av få dager. Ingen øvelser før det. Rør deg rolig som du kan.
tier-same-day = Ring en lege i dag. Ingen øvelser før noen har sett på deg. Blir det verre, ring { $emergency }.
tier-emergency = Ring { $emergency } nå, eller la noen ta deg med til sykehuset. Kjør ikke selv. Ingen øvelser.
tier-emergency-chest-pain = Sett deg ned og ring { $emergency } nå. Ingen øvelser.
tier-emergency-pregnancy = Ring fødeavdelingen eller jordmor nå. Hvis ingen svarer, eller du blør mye, ring { $emergency }. Ingen øvelser.
safety-net = Ring { $emergency } straks hvis du blir nummen mellom beina, ikke får tisset eller ikke klarer å holde på urin eller avføring. Gjør det også hvis et bein blir svakt.
because-not-sure = Du var usikker: { $line }
local-emergency-number = nødnummeret der du er

call-emergency = Nødhjelp: { $number }
call-advice = Råd dag og natt: { $number }
call-crisis = Noen å snakke med når det er mørkt: { $number }

screening-intro = Disse tegnene er sjeldne. Gå gjennom dem, for noen av dem krever hjelp fort. Svar ja på det som er nytt eller verre de siste { $days } dagene. Noen linjer spør om tidligere, som kreft, fall og brudd.
screening-answer-yes = Ja
screening-answer-no = Nei
screening-answer-not-sure = Usikker
screening-open-title = Noen spørsmål står åpne
screening-not-yet = Planen kan starte når hvert spørsmål om sikkerhet har fått et svar.
screening-cleared-title = Noen har sett på deg, og du kan trene
screening-cleared = Planen går videre. Hvis det blir verre eller noe nytt kommer, trykk på Hjelp nå.
screening-care-reached = I går ba svarene dine om hjelp. Har du fått tak i noen?

clear-seen-by = Hvem så på deg?
clear-seen-on = Hvilken dag?
clear-told = Hva sa de til deg? Noen få ord holder.
clear-exercise-is-fine = Sa de at øvelser er greit?
seen-by-emergency = Legevakt eller sykehus
seen-by-doctor = En lege
seen-by-other-clinician = Fysioterapeut, sykepleier eller andre

care-see-self-care = Dette kan du ta hånd om selv nå.
care-see-physiotherapist = En fysioterapeut kan hjelpe deg med dette.
care-see-gp = Det er lurt å snakke med legen.
care-reason-low-mood = Du har vært nedfor.
care-reason-leg-pain = Du har vondt i beinet.
care-reason-much-hindered = Ryggen stopper deg mye.
care-reason-much-afraid = Du er svært redd for å røre deg.
care-reason-getting-worse = Det er blitt verre to uker på rad.
care-reason-nothing-speaks-for-it = Ingenting i svarene dine ber om mer.
care-until = Dette gjelder til { $date }. Da spør vi igjen.

screening-due-help = La oss først se på faretegnene.
screening-due-pain-jump = Denne uken er smerten godt over det den var før. La oss se på faretegnene igjen.
screening-due-new-symptom = Du fortalte om noe nytt. La oss se på faretegnene nå.
screening-due-flare = I en oppblussing er det lurt å se på faretegnene igjen.
