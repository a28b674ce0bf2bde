package org.lissom.core

import java.nio.file.Files
import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class OpeningTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `a file is made, closed and opened again`() {
        opened(folder) { selfCare ->
            val version = selfCare.version()
            assertEquals("0.1.0", version.library)
            assertTrue(version.schema >= 1u)
        }
        opened(folder) { selfCare -> assertEquals(Condition.SOUND, selfCare.store().checkIntegrity()) }
    }

    @Test
    fun `what cannot be opened says why`() {
        assertThrows(LissomException.UnknownZone::class.java) {
            SelfCare.open(options(folder, zone = "Europe/Nowhere"), null)
        }
        assertThrows(LissomException.CannotOpen::class.java) {
            SelfCare.open(options(folder.resolve("missing")), null)
        }
        val short = assertThrows(LissomException.Invalid::class.java) {
            SelfCare.open(options(folder, key = ByteArray(7)), null)
        }
        assertEquals("key", short.field)
        assertEquals("32 bytes", short.allowed)
    }

    @Test
    fun `a damaged file is set aside only when asked, and never a sound one`() {
        opened(folder) { }
        val path = folder.resolve("lissom.db")
        val sound = assertThrows(LissomException.Invalid::class.java) {
            quarantine(newCommandId(), path.toString(), null)
        }
        assertEquals("path", sound.field)

        val bytes = Files.readAllBytes(path)
        // Past the header, so that the file still says what it is.
        bytes.fill(0x5a, 100, bytes.size)
        Files.write(path, bytes)
        assertEquals(Condition.DAMAGED, diagnose(path.toString(), null))
        assertThrows(LissomException.Damaged::class.java) { SelfCare.open(options(folder), null) }

        val command = newCommandId()
        val aside = quarantine(command, path.toString(), null)
        assertTrue(aside.isNotEmpty())
        assertFalse(Files.exists(path))
        opened(folder) { selfCare -> assertEquals(Condition.SOUND, selfCare.store().checkIntegrity()) }
        assertEquals(aside, quarantine(command, path.toString(), null))
        assertTrue(Files.exists(path))
    }

    @Test
    fun `after shutdown every call says so, on rooms too`() {
        val selfCare = SelfCare.open(options(folder), null)
        val store = selfCare.store()
        selfCare.shutdown()
        selfCare.shutdown()
        assertThrows(LissomException.ShutDown::class.java) { selfCare.version() }
        assertThrows(LissomException.ShutDown::class.java) { store.checkIntegrity() }
        selfCare.interrupt()
    }

    @Test
    fun `texts come in the new language once the environment changed, and not with a zone that is not known`() {
        opened(folder) { selfCare ->
            val content = selfCare.content()
            val english = content.exercises()
            assertThrows(LissomException.UnknownZone::class.java) {
                selfCare.environmentChanged("Mars/Olympus", Language.NB)
            }
            assertEquals(english, content.exercises())
            selfCare.environmentChanged("Asia/Tokyo", Language.NB)
            val norwegian = content.exercises()
            assertEquals(english.map { it.id }, norwegian.map { it.id })
            assertTrue(english.zip(norwegian).all { (one, other) -> one.name != other.name && one.steps != other.steps })
        }
    }

    @Test
    fun `a backup brings back what was erased`() {
        val copy = folder.resolve("copy.db").toString()
        opened(folder) { selfCare ->
            val store = selfCare.store()
            store.backup(copy)
            val exists = assertThrows(LissomException.Invalid::class.java) { store.backup(copy) }
            assertEquals("to", exists.field)
            val before = store.changesSince(null, 0, 10u).epoch
            assertEquals(Erasure.COMPLETE, store.eraseEverything(newCommandId()))
            assertNotEquals(before, store.changesSince(null, 0, 10u).epoch)
            store.restore(newCommandId(), copy)
            assertEquals(Condition.SOUND, store.checkIntegrity())
        }
    }

    @Test
    fun `the same wish has the same id`() {
        assertEquals(commandId("session/2026-11-24/1", "done"), commandId("session/2026-11-24/1", "done"))
        assertNotEquals(commandId("session/2026-11-24/1", "done"), commandId("session/2026-11-24/1", "swap"))
    }

    @Test
    fun `every error has its sentence in both languages`() {
        val errors = listOf(
            LissomException.WrongKey(),
            LissomException.TooNew(9u, 1u),
            LissomException.DiskFull(),
            LissomException.Invalid("pain.now", "0 to 10"),
            LissomException.Import(ImportProblem.ENDS_TOO_EARLY, "export.xml"),
            LissomException.Internal("panic"),
        )
        for (error in errors) {
            val english = errorSentence(error, Language.EN)
            val norwegian = errorSentence(error, Language.NB)
            assertTrue(english.isNotBlank() && norwegian.isNotBlank())
            assertNotEquals(english, norwegian)
        }
    }
}
