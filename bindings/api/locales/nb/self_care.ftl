# Hvorfor det ikke er noen plan, og hva som kommer nå.

held-too-young = Denne appen lager bare planer for voksne. Snakk med fastlegen eller helsesykepleier på skolen om ryggen.
held-age-unknown = Hvor gammel er du? Det må vi vite før vi kan lage en plan.
held-screening-first = Først noen spørsmål om sikkerhet. Så kommer planen.
held-stopped = Ingen øvelser nå. Først må noen se på deg.
held-contradictions = To av svarene dine passer ikke sammen. Se på dem en gang til.

contradiction-average-above-worst = Den vanlige smerten er høyere enn den verste. Hva er riktig?
contradiction-walking-without-walking = Du sa at du ikke går, og også hva det å gå gjør med ryggen. Hva er riktig?
contradiction-pregnant-male = Du sa at du er gravid, og at du er mann. Hva er riktig?
contradiction-bed-is-rise = Du legger deg og står opp på samme tid. Hva er riktig?
