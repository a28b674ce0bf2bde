"""An oracle for the schedule: slow, and sharing nothing with it.

    schedule_oracle.py OCCURRENCES CASES     random rules in random zones, compared instant by instant
    schedule_oracle.py OCCURRENCES --soak    ten made years of one person, counted
    schedule_oracle.py --speed               seconds of python-dateutil for a year of ten rules

Dates come from walking every day and asking whether the rule holds on it, and from python-dateutil where it has the
rule; instants from zoneinfo with the tzdata package. A clock time in a gap moves forward by the gap, one in a fold is
the first, and a date that does not exist has none.
"""

import calendar
import json
import random
import subprocess
import sys
import time
import zoneinfo
from datetime import date, datetime, timedelta, timezone

import tzdata
from dateutil import rrule

UTC = timezone.utc
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ORDERS = [rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU]
# Where the clock does strange things: always among the zones.
STRANGE = ["Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Cairo", "Asia/Beirut",
           "America/Havana", "America/Nuuk", "Asia/Gaza", "Antarctica/Troll", "Europe/Dublin", "Pacific/Chatham",
           "Asia/Kathmandu", "America/Scoresbysund", "America/Asuncion", "Pacific/Kiritimati", "America/Vancouver"]


def exists(moment, zone):
    """Whether the clock of the zone ever shows this time."""
    there = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there.replace(tzinfo=None, fold=0) == moment


def date_exists(day, zone):
    return any(exists(datetime(day.year, day.month, day.day, hour, minute), zone) for hour in range(24) for minute in (0, 30, 59))


def instant(moment, zone):
    # PEP 495: fold 0 takes the offset before a gap, and the first of two.
    return int(moment.replace(tzinfo=zone, fold=0).astimezone(UTC).timestamp())


def of_month(day):
    return calendar.monthrange(day.year, day.month)[1]


def make(rng):
    """A random rule: its FHIR timing, the predicate on dates, and dateutil's rule where it has one."""
    start = date(rng.randint(2000, 2039), rng.randint(1, 12), 1) + timedelta(days=rng.randint(0, 27))
    times = sorted(rng.sample(range(0, 1440, 15), rng.randint(1, 4)))
    repeat = {"periodUnit": "d", "timeOfDay": [f"{t // 60:02}:{t % 60:02}:00" for t in times]}
    kind = rng.choice(["days", "weeks", "month-clamp", "month-skip", "nth", "cycle", "hours"])
    peer = None
    n = rng.randint(1, 9)
    repeat["period"] = n
    if kind == "days":
        holds = lambda day: (day - start).days % n == 0
        peer = rrule.rrule(rrule.DAILY, interval=n, dtstart=datetime(start.year, start.month, start.day))
    elif kind == "weeks":
        chosen = sorted(rng.sample(range(7), rng.randint(1, 4)))
        repeat |= {"periodUnit": "wk", "dayOfWeek": [WEEKDAYS[day] for day in chosen]}
        monday = start - timedelta(days=start.weekday())
        holds = lambda day: day.weekday() in chosen and (day - monday).days // 7 % n == 0
        peer = rrule.rrule(rrule.WEEKLY, interval=n, wkst=rrule.MO, byweekday=[ORDERS[day] for day in chosen],
                           dtstart=datetime(start.year, start.month, start.day))
    elif kind.startswith("month"):
        days = sorted(rng.sample(range(1, 32), rng.randint(1, 2)))
        missing = kind[6:]
        repeat |= {"periodUnit": "mo", "extension": [{"url": "urn:lissom:timing:days-of-month", "extension": [
            *({"url": "day", "valueInteger": day} for day in days), {"url": "missing", "valueCode": missing}]}]}
        months = lambda day: (day.year - start.year) * 12 + day.month - start.month
        if missing == "clamp":
            holds = lambda day: months(day) % n == 0 and any(min(one, of_month(day)) == day.day for one in days)
        else:
            holds = lambda day: months(day) % n == 0 and day.day in days
            peer = rrule.rrule(rrule.MONTHLY, interval=n, bymonthday=days, dtstart=datetime(start.year, start.month, start.day))
    elif kind == "nth":
        nth, weekday = rng.choice([1, 2, 3, 4, 5, -1, -2]), rng.randint(0, 6)
        repeat |= {"periodUnit": "mo", "extension": [{"url": "urn:lissom:timing:nth-weekday", "extension": [
            {"url": "n", "valueInteger": nth}, {"url": "day", "valueCode": WEEKDAYS[weekday]}]}]}

        def holds(day):
            place = (day.day - 1) // 7 + 1 if nth > 0 else -((of_month(day) - day.day) // 7 + 1)
            return ((day.year - start.year) * 12 + day.month - start.month) % n == 0 and day.weekday() == weekday and place == nth
        peer = rrule.rrule(rrule.MONTHLY, interval=n, byweekday=ORDERS[weekday](nth), dtstart=datetime(start.year, start.month, start.day))
    elif kind == "cycle":
        on, off = rng.randint(1, 30), rng.randint(1, 30)
        repeat |= {"period": 1, "extension": [{"url": "urn:lissom:timing:cycle", "extension": [
            {"url": "on", "valuePositiveInt": on}, {"url": "off", "valuePositiveInt": off}]}]}
        holds = lambda day: (day - start).days % (on + off) < on
    else:
        repeat = {"period": rng.randint(1, 60), "periodUnit": "h"}
        holds = None
    return kind, start, times, {"repeat": repeat}, holds, peer


def expected(kind, start, times, timing, holds, peer, zone, begins, ends):
    """Instants with their dates, and how many fell on a date that does not exist."""
    if kind == "hours":
        step, first = timing["repeat"]["period"] * 3600, instant(datetime(start.year, start.month, start.day, 6), UTC)
        found = [(first + k * step) for k in range(0, (ends - first) // step + 1)] if ends > first else []
        return [[at, datetime.fromtimestamp(at, UTC).date().isoformat()] for at in found if begins <= at < ends], 0
    found, dropped = [], 0
    last = datetime.fromtimestamp(ends, UTC).date() + timedelta(days=2)
    days = [start + timedelta(days=k) for k in range((last - start).days + 1)]
    dates = [day for day in days if holds(day)]
    if peer is not None:
        known = [one.date() for one in peer.between(datetime(start.year, start.month, start.day), datetime(last.year, last.month, last.day), inc=True)]
        assert known == dates, (kind, timing, "the walk and dateutil differ")
    for day in dates:
        there = date_exists(day, zone)
        for minute in times:
            at = instant(datetime(day.year, day.month, day.day, minute // 60, minute % 60), zone)
            if begins <= at < ends:
                if there:
                    found.append([at, day.isoformat()])
                else:
                    dropped += 1
    return sorted(found), dropped


def compare(program, cases):
    rng = random.Random(20260101)
    names = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})
    zones = rng.sample(names, min(400, len(names))) + STRANGE
    asked, wanted = [], []
    for case in range(cases):
        zone = zones[case % len(zones)]
        made = make(rng)
        kind, start = made[0], made[1]
        begins = datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(days=2)
        if case % 50 == 0 and kind != "hours":
            zone = "Pacific/Apia"
        ends = begins + timedelta(days=rng.randint(200, 800))
        first = f"{start.isoformat()}T06:00:00+00:00"
        asked.append(json.dumps({"zone": zone, "from": start.isoformat(), "starts_at": first, "timing": made[3],
                                 "start": begins.isoformat(), "until": ends.isoformat()}))
        wanted.append((zone, made, int(begins.timestamp()), int(ends.timestamp())))
    answers = subprocess.run([program, "expand"], input="\n".join(asked) + "\n", capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(answers) == cases, f"{len(answers)} answers"
    instants = differ = 0
    for question, answer, (zone, made, begins, ends) in zip(asked, answers, wanted):
        due, dropped = expected(*made, zoneinfo.ZoneInfo(zone), begins, ends)
        came = json.loads(answer)
        instants += len(due)
        if sorted(came["due"]) != due or came["dropped"] != dropped or [one[0] for one in came["due"]] != sorted(one[0] for one in came["due"]):
            differ += 1
            if differ <= 5:
                lost = [one for one in due if one not in came["due"]][:3]
                more = [one for one in came["due"] if one not in due][:3]
                print(f"differs: {question}\n  lost {lost} more {more} dropped {came['dropped']} for {dropped}", file=sys.stderr)
    print(f"{cases} rules in {len(zones)} zones, {instants} instants, {differ} rules differ")
    return differ == 0


def soak(program):
    """Ten years, six medicines and exercise, a journey a month, the phone off at random; each dose once."""
    rng = random.Random(7)
    begins, ends = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
    first = date(2026, 1, 3)
    rules, want = [], {}
    for number, (times, period) in enumerate([(["08:00"], 1), (["07:30", "19:30"], 1), (["08:00", "14:00", "22:00"], 1), (["09:00"], 7), (["21:00"], 2), (["12:00"], 84)]):
        name = f"m{number}"
        rules.append({"id": name, "from": first.isoformat(), "late_ok_min": 60 * 24 * 30, "timing": {"repeat": {
            "period": period, "periodUnit": "d", "timeOfDay": [time + ":00" for time in times]}}})
        # Every date from the first to the day before the last, all of it inside the ten years in every zone.
        last = date(2035, 12, 25)
        want[name] = len(times) * len([k for k in range((last - first).days + 1) if k % period == 0])
        rules[-1]["timing"]["repeat"]["boundsPeriod"] = {"start": first.isoformat(), "end": last.isoformat()}
    rules.append({"id": "session", "class": "exercise", "from": first.isoformat(), "times": ["17:30"], "may_move_min": 120})
    events, now = [], begins
    homes = ["Europe/Oslo", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Europe/London", "America/Los_Angeles", "Asia/Kathmandu"]
    while (now := now + timedelta(hours=rng.randint(12, 36))) < ends - timedelta(days=2):
        events.append({"at": now.isoformat(), "do": "open"})
        if rng.random() < 1 / 20:
            events.append({"at": (now + timedelta(minutes=1)).isoformat(), "do": "zone", "zone": rng.choice(homes)})
        if rng.random() < 1 / 30:
            events.append({"at": (now + timedelta(minutes=2)).isoformat(), "do": "phone-off"})
            now += timedelta(hours=rng.randint(1, 40))
            events.append({"at": now.isoformat(), "do": "boot"})
        if rng.random() < 1 / 40:
            events.append({"at": (now + timedelta(minutes=3)).isoformat(), "do": "kill", "after": rng.randint(0, 6)})
    scenario = {"name": "ten years", "zone": "Europe/Oslo", "platform": "ios", "now": begins.isoformat(), "until": ends.isoformat(),
                "rule": rules, "event": events}
    answer = subprocess.run([program, "soak"], input=json.dumps(scenario), capture_output=True, text=True, check=True).stdout
    came = json.loads(answer)
    good = came["doubled_ids"] == 0
    for name, count in want.items():
        all_of_it, once, more, never = came["rules"][name]
        print(f"{name}: {all_of_it} occurrences for {count} by the oracle, {once} shown once, {more} more often, {never} never")
        good &= (all_of_it, once, more, never) == (count, count, 0, 0)
    return good


def speed():
    """Seconds for a year of ten rules of two times a day to sorted instants, with dateutil and zoneinfo."""
    zone = zoneinfo.ZoneInfo("Europe/Oslo")
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        found = []
        for rule in range(10):
            for hour, minute in ((6 + rule, 5 * rule), (12 + rule, 3 * rule)):
                year = rrule.rrule(rrule.DAILY, dtstart=datetime(2026, 1, 1, hour, minute), until=datetime(2026, 12, 31, 23, 59))
                found.extend(one.replace(tzinfo=zone).astimezone(UTC) for one in year)
        found.sort()
        best = min(best, time.perf_counter() - start)
    print(f"{len(found)} {best:.9f}")


if __name__ == "__main__":
    if sys.argv[1] == "--speed":
        speed()
        sys.exit(0)
    program = sys.argv[1]
    release = subprocess.run([program, "release"], capture_output=True, text=True, check=True).stdout.strip()
    if release != tzdata.IANA_VERSION:
        sys.exit(f"the program has the zones of {release}, the oracle those of {tzdata.IANA_VERSION}")
    print(f"both with the zones of {release}")
    sys.exit(0 if (soak(program) if sys.argv[2] == "--soak" else compare(program, int(sys.argv[2]))) else 1)
