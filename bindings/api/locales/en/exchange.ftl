# Files that come in.

import-added = { $added ->
        [one] 1 new record.
       *[other] { $added } new records.
    }
import-added-and-known = { $added ->
        [one] 1 new record.
       *[other] { $added } new records.
    } { $known ->
        [one] 1 was there before.
       *[other] { $known } were there before.
    }
import-set-aside = { $count } set aside: { $reason }.

set-aside-value-out-of-range = the value cannot be right
set-aside-unknown-unit = the unit is not known
set-aside-times-out-of-order = the end comes before the start, or it lasts over a day
set-aside-time-out-of-range = it lies long ago or in the future
