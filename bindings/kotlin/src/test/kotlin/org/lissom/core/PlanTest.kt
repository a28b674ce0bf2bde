package org.lissom.core

import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** From a person's answers, through safety, to a week's plan: what a phone does on its first evening. */
class PlanTest {
    @TempDir
    lateinit var folder: Path

    private val tuesday = CivilDate(2026, 11u, 24u)

    @Test
    fun `answers and a clear screening make a week, and today says what now`() {
        opened(folder) { selfCare ->
            val plan = selfCare.plan()
            assertNotNull(plan.today().notice)
            assertNull(plan.week())
            answer(selfCare)
            val held = plan.make(newCommandId()) as PlanOutcome.Held
            assertEquals(HeldKind.SCREENING_FIRST, held.held.kind)

            val advice = screen(selfCare)
            assertEquals(Tier.CLEAR, advice.tier)
            assertEquals(ExerciseState.ALLOWED, advice.exercise)
            assertTrue(advice.calls.isEmpty())

            val command = newCommandId()
            val week = (plan.make(command) as PlanOutcome.Planned).week
            assertEquals(PlanOutcome.Planned(week), plan.make(command), "the same wish, the same week")
            assertEquals(week, plan.week())
            assertEquals("Week 1", week.title)
            assertEquals(listOf(CivilDate(2026, 11u, 24u), CivilDate(2026, 11u, 27u)), week.sessions.map { it.date })
            assertTrue(week.sessions.all { it.minutes in 12u..15u && it.items.isNotEmpty() })
            assertTrue(week.summary.endsWith("Tuesday and Friday."), week.summary)
            assertTrue(week.why.isNotEmpty())

            val today = plan.today()
            assertEquals("Tuesday 24 November", today.dateText)
            assertEquals(ActionKind.DO_SESSION, today.main!!.kind)
            assertEquals(tuesday, today.main!!.session)
            assertTrue(today.others.size <= 3)

            val why = plan.why(WhyOf.Week)
            assertEquals("Why this?", why.title)
            assertEquals(advice.rulesVersion, why.madeFrom.screening)
            val exercise = week.sessions.first().items.first()
            assertTrue(plan.why(WhyOf.Exercise(exercise.exercise)).short.isNotEmpty())
            assertEquals(exercise.name, selfCare.content().exercise(exercise.exercise).name)
        }
    }

    @Test
    fun `a session that was left is taken up where it was, and a week is closed by its check-in`() {
        val clock = TestClock(TUESDAY_TEN_MS)
        opened(folder, clock) { selfCare ->
            val plan = planned(selfCare)
            val first = plan.week()!!.sessions.first()
            plan.exerciseDone(newCommandId(), first.date, first.items[0].exercise)
        }
        // The app was killed here.
        opened(folder, clock) { selfCare ->
            val plan = selfCare.plan()
            val resumed = plan.today().main!!
            val second = plan.week()!!.sessions.first().items[1]
            assertEquals(ActionKind.RESUME_SESSION, resumed.kind)
            assertTrue(resumed.text.endsWith(second.name), resumed.text)

            for (session in plan.week()!!.sessions) {
                plan.sessionDone(newCommandId(), session.date, effort = 4u, pain = 2u)
            }
            assertTrue(plan.today().sessionDone)
            clock.advance(7 * DAY_MS)
            assertEquals(ActionKind.CHECK_IN, plan.today().main!!.kind)
            val questions = plan.checkInQuestions()
            assertTrue(questions.doneText.startsWith("2 of 2 sessions"), questions.doneText)
            val before = reasons(plan)
            assertEquals(Settled.entries, questions.settledChoices.map { it.value })
            val answers = CheckInAnswers(3u, 3u, 2u, Settled.BY_NEXT_MORNING, false)
            val next = (plan.checkIn(newCommandId(), answers) as PlanOutcome.Planned).week
            assertEquals(2u.toUShort(), next.number)
            assertTrue((reasons(plan) - before).isNotEmpty(), "the check-in adds its own reasons")
        }
    }

    @Test
    fun `a danger sign stops the plan, says whom to call, and one tap does not lift it`() {
        val clock = TestClock(TUESDAY_TEN_MS)
        opened(folder, clock) { selfCare ->
            val plan = planned(selfCare)
            val screening = selfCare.screening()
            assertNotNull(screening.due(help = true))
            val advice = screen(selfCare, "saddle-numb" to SafetyAnswer.NOT_SURE)
            assertEquals(Tier.EMERGENCY, advice.tier)
            assertTrue(advice.whatToDo.startsWith("Call 113 now"))
            assertEquals(CallKind.EMERGENCY, advice.calls.first().kind)

            val today = plan.today()
            assertEquals(HeldKind.STOPPED, today.held!!.kind)
            assertEquals(Tier.EMERGENCY, today.held!!.tier)
            assertNull(today.main)
            // Answering again without the sign lifts nothing by itself.
            screen(selfCare)
            assertEquals(HeldKind.STOPPED, (plan.make(newCommandId()) as PlanOutcome.Held).held.kind)

            clock.advance(DAY_MS)
            assertNotNull(screening.careReachedQuestion())
            screening.careReached(newCommandId(), true)
            assertNull(screening.careReachedQuestion())
            val seen = Clearance(SeenBy.EMERGENCY, CivilDate(2026, 11u, 24u), told = "", exerciseIsFine = true)
            val wordless = assertThrows(LissomException.Invalid::class.java) {
                screening.clear(newCommandId(), seen, answers(selfCare))
            }
            assertEquals("clearance.told", wordless.field)
            screening.clear(newCommandId(), seen.copy(told = "nothing pressed"), answers(selfCare))
            assertNull(plan.today().held)
        }
    }

    @Test
    fun `what the person cannot do leaves the week, and a swap keeps its place`() {
        opened(folder) { selfCare ->
            val plan = planned(selfCare)
            val before = plan.week()!!
            val item = before.sessions.first().items.first()
            val swapped = (plan.swap(newCommandId(), item.exercise, SwapCause.HURTS) as PlanOutcome.Planned).week
            assertEquals(2u.toUShort(), swapped.version)
            assertTrue(swapped.sessions.none { session -> session.items.any { it.exercise == item.exercise } })
            assertThrows(LissomException.NotFound::class.java) {
                plan.swap(newCommandId(), "moonwalk", SwapCause.TOO_HARD)
            }

            answer(selfCare) { it.copy(mobility = Mobility.DOES_NOT_WALK, walking = null) }
            val seated = (plan.make(newCommandId()) as PlanOutcome.Planned).week
            assertNull(seated.walkingText)
            assertNull(seated.walkingSteps)
        }
    }

    @Test
    fun `under eighteen there is no plan, and answers that contradict themselves are asked again`() {
        opened(folder) { selfCare ->
            answer(selfCare) { it.copy(age = 16u) }
            screen(selfCare)
            val young = selfCare.plan().make(newCommandId()) as PlanOutcome.Held
            assertEquals(HeldKind.TOO_YOUNG, young.held.kind)

            answer(selfCare) { it.copy(painAverage = 8u, painWorst = 3u) }
            val contrary = selfCare.plan().make(newCommandId()) as PlanOutcome.Held
            assertEquals(HeldKind.CONTRADICTIONS, contrary.held.kind)
            assertEquals(listOf(Contradiction.AVERAGE_ABOVE_WORST), contrary.held.contradictions.map { it.contradiction })
            val kept = selfCare.profile().answers()!!
            assertEquals(2u, kept.version)
            assertEquals(contrary.held.contradictions, kept.contradictions)
        }
    }

    @Test
    fun `twelve screens come before the first plan, and one question a day after it`() {
        val clock = TestClock(TUESDAY_TEN_MS)
        opened(folder, clock) { selfCare ->
            val profile = selfCare.profile()
            val form = profile.form()
            assertTrue(form.baseline.size <= 12)
            assertTrue(form.questions.map { it.field }.containsAll(form.baseline.flatMap { it.fields }))
            planned(selfCare)
            assertNull(profile.questionOfTheDay())
            assertTrue(selfCare.plan().expectedCourse(true) is CourseScreen.Hidden)
            clock.advance(DAY_MS)
            val question = profile.questionOfTheDay()!!
            assertTrue(question.field in form.later)
            assertTrue(question.changes.startsWith("Your answer may change"))
            assertTrue(selfCare.plan().expectedCourse(true) is CourseScreen.Range)
            assertTrue(selfCare.plan().expectedCourse(false) is CourseScreen.Hidden)
        }
    }

    @Test
    fun `the same plan is told in Norwegian once the phone speaks it`() {
        opened(folder) { selfCare ->
            val plan = planned(selfCare)
            val english = plan.week()!!
            selfCare.environmentChanged("Europe/Oslo", Language.NB)
            val norwegian = plan.week()!!
            assertEquals("Uke 1", norwegian.title)
            assertEquals(english.sessions.map { it.date }, norwegian.sessions.map { it.date })
            assertNotEquals(english.why, norwegian.why)
            assertEquals(english.made(), norwegian.made())
        }
    }

    private fun reasons(plan: Plan): Set<String> = plan.why(WhyOf.Week).let { (it.short + it.details).toSet() }

    private fun WeekScreen.made() = sessions.flatMap { session -> session.items.map { it.exercise to it.seconds } }

    private fun planned(selfCare: SelfCare): Plan {
        answer(selfCare)
        screen(selfCare)
        return selfCare.plan().also { assertTrue(it.make(newCommandId()) is PlanOutcome.Planned) }
    }

    private fun answer(selfCare: SelfCare, change: (Answers) -> Answers = { it }) {
        selfCare.profile().answer(newCommandId(), change(someone))
    }

    private fun screen(selfCare: SelfCare, vararg differing: Pair<String, SafetyAnswer>): AdviceScreen =
        selfCare.screening().answer(newCommandId(), answers(selfCare, *differing))
}
