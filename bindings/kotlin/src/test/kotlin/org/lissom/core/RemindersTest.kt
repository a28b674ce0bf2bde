package org.lissom.core

import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** A phone's memory of notifications, and what a phone does with it. */
class RemindersTest {
    @TempDir
    lateinit var folder: Path

    /** What a phone's developer writes: one function. */
    private class Hand : ReminderHand {
        val held = sortedMapOf<String, ReminderCard>()
        var broken = false

        override fun carryOut(change: ReminderChange) {
            check(!broken) { "the alarm manager is gone" }
            if (change.cancelAll) held.clear()
            change.cancel.forEach(held::remove)
            change.add.forEach { held[it.id] = it }
        }

        fun classes() = held.values.mapNotNull { it.`class` }.toSet()
    }

    private val phone =
        PhoneState(
            platform = PhonePlatform.ANDROID,
            foreignPending = 0u,
            notificationsAllowed = true,
            exactAllowed = true,
            stillSinceMs = null,
            drivingUntilMs = null,
        )

    private fun <T> onPhone(hand: Hand, use: (SelfCare) -> T): T =
        SelfCare.openOnPhone(options(folder), TestClock(TUESDAY_TEN_MS), hand).use { selfCare ->
            try {
                use(selfCare)
            } finally {
                selfCare.shutdown()
            }
        }

    private fun planned(selfCare: SelfCare) {
        selfCare.profile().answer(newCommandId(), someone)
        selfCare.screening().answer(newCommandId(), answers(selfCare))
        selfCare.plan().make(newCommandId())
        assertNull(selfCare.reminders().plan(newCommandId(), phone).change, "the hand has done it")
    }

    @Test
    fun `a danger sign takes exercise from the phone before the advice is there to be shown`() {
        val hand = Hand()
        onPhone(hand) { selfCare ->
            planned(selfCare)
            assertTrue(ReminderClass.EXERCISE in hand.classes())
            val advice =
                selfCare.screening().answer(newCommandId(), answers(selfCare, "fever-or-ill" to SafetyAnswer.YES))
            assertNull(advice.reminders)
            assertFalse(ReminderClass.EXERCISE in hand.classes())
            assertFalse(ReminderClass.EDUCATION in hand.classes())
        }
    }

    @Test
    fun `what a hand that throws left undone is done when the file is opened again`() {
        val hand = Hand()
        onPhone(hand) { selfCare ->
            planned(selfCare)
            hand.broken = true
            val advice =
                selfCare.screening().answer(newCommandId(), answers(selfCare, "fever-or-ill" to SafetyAnswer.YES))
            val left = assertNotNull(advice.reminders).let { advice.reminders!! }
            assertTrue(left.cancel.all { selfCare.reminders().rings(it) == null })
            assertTrue(ReminderClass.EXERCISE in hand.classes())
        }
        hand.broken = false
        onPhone(hand) { selfCare ->
            assertFalse(ReminderClass.EXERCISE in hand.classes())
            assertNull(selfCare.reminders().current()!!.change)
        }
    }

    @Test
    fun `a reminder says why, and rings as long as it is wanted`() {
        val hand = Hand()
        onPhone(hand) { selfCare ->
            planned(selfCare)
            val reminders = selfCare.reminders()
            val session = hand.held.values.filter { it.`class` == ReminderClass.EXERCISE }.minBy { it.atMs }
            assertEquals("Your session", session.title)
            assertEquals(session, reminders.rings(session.id))
            assertTrue("It comes today at 5:30pm." in reminders.why(session.id).text)
            reminders.became(newCommandId(), session.id, ReminderMark.Opened)
            val hold = reminders.beginHold(newCommandId(), ReminderHoldKind.VACATION, null, null)
            assertNull(reminders.rings(session.id))
            assertFalse(session.id in hand.held)
            reminders.endHold(newCommandId(), hold)
            assertTrue(reminders.holds().isEmpty())
        }
    }
}
