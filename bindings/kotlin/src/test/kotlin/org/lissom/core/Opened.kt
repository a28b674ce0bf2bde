package org.lissom.core

import java.nio.file.Path
import java.util.UUID

/** Tuesday 24 November 2026, 10:00 in Oslo. */
const val TUESDAY_TEN_MS: Long = 1_795_510_800_000

const val DAY_MS: Long = 86_400_000

fun options(folder: Path, language: Language = Language.EN, zone: String = "Europe/Oslo", key: ByteArray? = null) =
    OpenOptions(
        path = folder.resolve("lissom.db").toString(),
        key = key,
        background = false,
        zone = zone,
        language = language,
    )

/** Opens a file in [folder], lets [use] have it, and closes it. */
fun <T> opened(
    folder: Path,
    clock: TestClock = TestClock(TUESDAY_TEN_MS),
    language: Language = Language.EN,
    use: (SelfCare) -> T,
): T =
    SelfCare.open(options(folder, language), clock).use { selfCare ->
        try {
            use(selfCare)
        } finally {
            selfCare.shutdown()
        }
    }

/** A command id as a phone makes one: before the first try. */
fun newCommandId(): String = UUID.randomUUID().toString()
