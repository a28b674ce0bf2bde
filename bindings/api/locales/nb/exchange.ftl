# Filer som kommer inn.

import-added = { $added ->
        [one] 1 ny måling.
       *[other] { $added } nye målinger.
    }
import-added-and-known = { $added ->
        [one] 1 ny måling.
       *[other] { $added } nye målinger.
    } { $known ->
        [one] 1 var der fra før.
       *[other] { $known } var der fra før.
    }
import-set-aside = { $count } lagt til side: { $reason }.

set-aside-value-out-of-range = verdien kan ikke stemme
set-aside-unknown-unit = enheten er ukjent
set-aside-times-out-of-order = slutten kommer før starten, eller den varer over et døgn
set-aside-time-out-of-range = den ligger langt tilbake eller fram i tid
