package org.lissom.core

import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class DiaryTest {
    @TempDir
    lateinit var folder: Path

    private val tuesday = CivilDate(2026, 11u, 24u)

    private fun pain(now: UByte) =
        DiaryEntry.Pain(
            PainEntry(
                now = now,
                average = null,
                worst = null,
                sites = listOf(BodySite.LOW_BACK),
                qualities = emptyList(),
                easedBy = emptyList(),
                provokedBy = emptyList(),
                leg = null,
            ),
        )

    @Test
    fun `an entry is kept, corrected and marked as an error, and every version stays`() {
        opened(folder) { selfCare ->
            val diary = selfCare.diary()
            val id = diary.record(newCommandId(), pain(5u)).id
            diary.correct(newCommandId(), id, pain(6u))
            val day = diary.days(tuesday, tuesday).single()
            assertEquals("Today", day.title)
            val kept = day.entries.single()
            assertEquals("Pain 6 of 10 now, low back", kept.text)
            assertEquals(pain(6u), kept.entry)
            assertEquals(CivilTime(10u, 0u), kept.time)
            diary.markInError(newCommandId(), id)
            assertTrue(diary.days(tuesday, tuesday).isEmpty())
            assertEquals(listOf(false, false, true), diary.history(id).map { it.inError })
        }
    }

    @Test
    fun `a new symptom makes the safety questions due in the same answer`() {
        opened(folder) { selfCare ->
            val diary = selfCare.diary()
            assertNull(diary.record(newCommandId(), pain(5u)).due)
            val numb = diary.record(newCommandId(), DiaryEntry.Symptom(NerveSymptom.SADDLE_NUMB))
            assertEquals(DueCause.NEW_SYMPTOM, numb.due?.cause)
        }
    }

    @Test
    fun `the same command again answers as the first time and writes nothing`() {
        opened(folder) { selfCare ->
            val diary = selfCare.diary()
            val command = newCommandId()
            val changes = { selfCare.store().changesSince(null, 0, 100u).changes.size }
            val id = diary.record(command, pain(5u)).id
            val written = changes()
            assertEquals(id, diary.record(command, pain(5u)).id)
            assertEquals(written, changes())
            val reused = assertThrows(LissomException.CommandReused::class.java) { diary.markInError(command, id) }
            assertEquals("diary.record", reused.first)
        }
    }

    @Test
    fun `what cannot be is refused by its field, and nothing is written`() {
        opened(folder) { selfCare ->
            val diary = selfCare.diary()
            val eleven = assertThrows(LissomException.Invalid::class.java) { diary.record(newCommandId(), pain(11u)) }
            assertEquals("pain.now", eleven.field)
            assertEquals("0 to 10", eleven.allowed)
            val command = assertThrows(LissomException.Invalid::class.java) { diary.record("tuesday", pain(5u)) }
            assertEquals("command_id", command.field)
            val date = assertThrows(LissomException.Invalid::class.java) {
                diary.days(CivilDate(2026, 2u, 30u), tuesday)
            }
            assertEquals("from", date.field)
            assertThrows(LissomException.NotFound::class.java) { diary.markInError(newCommandId(), newCommandId()) }
            assertTrue(selfCare.store().changesSince(null, 0, 100u).changes.isEmpty())
        }
    }

    @Test
    fun `a panic becomes an exception, rolls back and poisons nothing`() {
        val clock = TestClock(TUESDAY_TEN_MS)
        opened(folder, clock) { selfCare ->
            val diary = selfCare.diary()
            val command = newCommandId()
            clock.panicOnNextRead()
            val panic = assertThrows(InternalException::class.java) { diary.record(command, pain(5u)) }
            assertFalse(panic.message!!.contains("Pain"))
            assertTrue(selfCare.store().changesSince(null, 0, 100u).changes.isEmpty())
            // The same command id: the first try left no trace.
            diary.record(command, pain(5u))
            assertEquals(1, diary.days(tuesday, tuesday).single().entries.size)
        }
    }

    @Test
    fun `an entry keeps the clock and zone it was made in when the phone travels`() {
        opened(folder) { selfCare ->
            val diary = selfCare.diary()
            diary.record(newCommandId(), pain(5u))
            selfCare.environmentChanged("Asia/Tokyo", Language.NB)
            val kept = diary.days(tuesday, tuesday).single().entries.single()
            assertEquals("Europe/Oslo", kept.zone)
            assertEquals(CivilTime(10u, 0u), kept.time)
            assertEquals("Smerte 5 av 10 nå, korsryggen", kept.text)
        }
    }

    @Test
    fun `in the small hours it is still the evening before`() {
        val clock = TestClock(TUESDAY_TEN_MS)
        opened(folder, clock) { selfCare ->
            clock.advance(16 * 3_600_000)
            val id = selfCare.diary().record(newCommandId(), pain(3u)).id
            val kept = selfCare.diary().history(id).single()
            assertEquals(tuesday, kept.date)
            assertEquals(CivilTime(2u, 0u), kept.time)
        }
    }
}
