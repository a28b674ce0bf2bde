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

/** No to every safety question of the first screen but those that differ. */
fun answers(selfCare: SelfCare, vararg differing: Pair<String, SafetyAnswer>): List<FlagAnswer> {
    val differ = differing.toMap()
    return selfCare.screening().form().ticks.map { FlagAnswer(it.flag, differ[it.flag] ?: SafetyAnswer.NO) }
}

/** A made person. */
val someone =
    Answers(
        age = 45u,
        sex = Sex.FEMALE,
        country = "NO",
        episode = EpisodeDuration.SIX_TO_TWELVE_WEEKS,
        previousEpisodes = PreviousEpisodes.ONE_TO_THREE,
        painAverage = 4u,
        painWorst = 6u,
        legPain = LegPain.NONE,
        hindrance = 4u,
        fear = 3u,
        recoveryExpected = 6u,
        confidence = 6u,
        sleepTrouble = 2u,
        stress = 3u,
        activity = ActivityLevel.LIGHT,
        sickLeave = SickLeave.NONE,
        workLoad = WorkLoad.SITTING,
        bending = Response.SAME,
        arching = Response.SAME,
        sitting = Response.WORSE,
        standing = Response.SAME,
        walking = Response.BETTER,
        walkingEasedBySitting = false,
        mobility = Mobility.WALKS,
        constraints = emptyList(),
        comorbid = false,
        days = listOf(Weekday.TUESDAY, Weekday.FRIDAY),
        minutes = 15u,
        equipment = listOf(Equipment.CHAIR, Equipment.MAT),
        floor = true,
        dislikes = emptyList(),
        workPattern = WorkPattern.Fixed,
        phoneCarriedAtWork = false,
        usualBed = null,
        usualRise = null,
        goals = emptyList(),
    )
