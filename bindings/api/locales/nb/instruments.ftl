# Spørreskjemaet PHQ: utgivernes ordlyd, fritt tilgjengelig. Den norske er gjengitt etter beste evne og må sjekkes mot
# utgivernes egen.
phq-intro = Hvor ofte har du vært plaget av noe av det følgende de siste 2 ukene?
phq-item-1 = Lite interesse for eller glede av å gjøre ting
phq-item-2 = Følt deg nedfor, deprimert eller fylt av håpløshet
phq-item-3 = Vansker med å sovne, sove uten avbrudd eller sovet for mye
phq-item-4 = Følt deg trett eller energiløs
phq-item-5 = Dårlig appetitt eller å spise for mye
phq-item-6 = Vært misfornøyd med deg selv eller følt deg mislykket, eller følt at du har sviktet deg selv eller familien din
phq-item-7 = Vansker med å konsentrere deg om ting, slik som å lese avisen eller se på TV
phq-item-8 = Beveget deg eller snakket så langsomt at andre kan ha merket det. Eller motsatt: følt deg så urolig eller rastløs at du har beveget deg mye mer enn vanlig
phq-choice-0 = Ikke i det hele tatt
phq-choice-1 = Noen dager
phq-choice-2 = Mer enn halvparten av dagene
phq-choice-3 = Nesten hver dag

# Det som kommer etterpå, med våre egne ord.
mood-next-none = Takk. Det er notert.
mood-next-unfinished = Det er notert så langt. Det teller når alle spørsmålene har svar.
mood-next-offer-phq8 = Humøret ditt har vært lavt. Noen flere spørsmål viser hvor lavt.
mood-next-suggest-gp = Humøret ditt har vært lavt en stund. Fastlegen kan hjelpe med det. Ta med svarene.
mood-next-crisis-card = Humøret ditt er svært lavt. Snakk med noen i dag. Du kan ringe nå. Er du ikke trygg, ring { $emergency }.
mood-next-safety-path = Du trenger ikke å være alene med disse tankene. Ring nå, eller be noen bli hos deg. Er du ikke trygg, ring { $emergency }.
