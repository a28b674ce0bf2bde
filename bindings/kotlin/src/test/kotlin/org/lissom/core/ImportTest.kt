package org.lissom.core

import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicLong
import kotlin.concurrent.thread
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class ImportTest {
    @TempDir
    lateinit var folder: Path

    private val minutes = 10_000

    /** Ten steps in each of the minutes before the test's present. */
    private val export: String by lazy {
        val written = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000'").withZone(ZoneOffset.UTC)
        buildString {
            append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"en_NO\">\n")
            for (minute in minutes downTo 1) {
                val start = written.format(Instant.ofEpochMilli(TUESDAY_TEN_MS - minute * 60_000L))
                val end = written.format(Instant.ofEpochMilli(TUESDAY_TEN_MS - (minute - 1) * 60_000L))
                append(" <Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Phone\" unit=\"count\"")
                append(" startDate=\"$start\" endDate=\"$end\" value=\"10\"/>\n")
            }
            append("</HealthData>\n")
        }
    }

    private fun file(text: String): String = Files.writeString(folder.resolve("export.xml"), text).toString()

    @Test
    fun `an export is read once, and its steps are counted`() {
        opened(folder) { selfCare ->
            val told = AtomicLong()
            val listener = object : ImportProgress {
                override fun `read`(`bytes`: ULong, `of`: ULong) {
                    assertTrue(bytes <= of)
                    told.set(bytes.toLong())
                }
            }
            val path = file(export)
            val brought = selfCare.exchange().importAppleHealth(newCommandId(), path, listener)
            assertEquals(minutes.toULong(), brought.added)
            assertEquals("10,000 new records.", brought.text)
            assertEquals(Files.size(Path.of(path)), told.get())
            val again = selfCare.exchange().importAppleHealth(newCommandId(), path, null)
            assertEquals(0uL, again.added)

            val monday = CivilDate(2026, 11u, 23u)
            val day = selfCare.diary().series(Measure.STEPS, monday, monday).single()
            assertEquals(14_400.0, day.sum)
            assertEquals(listOf("Phone"), selfCare.diary().sources())
            assertEquals(Erasure.COMPLETE, selfCare.diary().eraseSource(newCommandId(), "Phone"))
            assertTrue(selfCare.diary().series(Measure.STEPS, monday, monday).isEmpty())
        }
    }

    @Test
    fun `another thread interrupts an import, nothing of it is kept, and the next call works`() {
        opened(folder) { selfCare ->
            val calls = AtomicInteger()
            val listener = object : ImportProgress {
                override fun `read`(`bytes`: ULong, `of`: ULong) {
                    if (calls.incrementAndGet() == 2) thread { selfCare.interrupt() }.join()
                }
            }
            val command = newCommandId()
            val path = file(export)
            assertThrows(LissomException.Interrupted::class.java) {
                selfCare.exchange().importAppleHealth(command, path, listener)
            }
            assertTrue(selfCare.store().changesSince(null, 0, 10u).changes.isEmpty())
            assertTrue(selfCare.diary().sources().isEmpty())
            assertEquals(minutes.toULong(), selfCare.exchange().importAppleHealth(command, path, null).added)
        }
    }

    @Test
    fun `a listener that throws is not told again, and the import goes on`() {
        opened(folder) { selfCare ->
            val calls = AtomicInteger()
            val listener = object : ImportProgress {
                override fun `read`(`bytes`: ULong, `of`: ULong) {
                    calls.incrementAndGet()
                    error("the screen is gone")
                }
            }
            val brought = selfCare.exchange().importAppleHealth(newCommandId(), file(export), listener)
            assertEquals(minutes.toULong(), brought.added)
            assertEquals(1, calls.get())
        }
    }

    @Test
    fun `a file that is cut, tricky or no export is refused by its kind, and nothing is kept`() {
        opened(folder) { selfCare ->
            val tricky = "<!DOCTYPE HealthData [<!ENTITY a \"b\">]>\n<HealthData></HealthData>"
            for ((text, problem) in listOf(
                export.dropLast(export.length / 3) to ImportProblem.ENDS_TOO_EARLY,
                tricky to ImportProblem.REFUSED,
                "Steps: 4100" to ImportProblem.NOT_AN_EXPORT,
            )) {
                val refused = assertThrows(LissomException.Import::class.java) {
                    selfCare.exchange().importAppleHealth(newCommandId(), file(text), null)
                }
                assertEquals(problem, refused.problem)
                assertTrue(errorSentence(refused, Language.EN).contains("Nothing was added"))
            }
            val missing = assertThrows(LissomException.Import::class.java) {
                selfCare.exchange().importAppleHealth(newCommandId(), folder.resolve("none.zip").toString(), null)
            }
            assertEquals(ImportProblem.UNREADABLE, missing.problem)
            assertTrue(selfCare.store().changesSince(null, 0, 10u).changes.isEmpty())
        }
    }
}
