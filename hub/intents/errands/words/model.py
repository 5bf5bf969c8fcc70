"""How a language says durations and times, and the small words around errands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shared.languages import module_of

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86_400, 604_800


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """One language. All in lower case; hyphens are spaces."""

    units: Mapping[str, int]
    """Seconds by unit: `minutes` is 60."""
    ones: tuple[str, ...]
    """One of something: `a`, `an`."""
    wholes: Mapping[str, int]
    """Durations said without a number: `half an hour`."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Numbers beside those that everybody knows: `anderthalb`, `a hundred`."""
    halves: Mapping[str, float] = field(default_factory=dict)
    """After a number and before its unit: "ten `and a half` minutes"."""
    more: tuple[str, ...] = ()
    """Likewise, saying that it is added: "five `more` minutes"."""
    tails: Mapping[str, float] = field(default_factory=dict)
    """After a unit, parts of it: "an hour `and a half`"."""
    joins: tuple[str, ...] = ()
    """Between parts of a duration, and between several times: `and`."""

    hour_words: tuple[str, ...] = ()
    """After an hour, saying nothing: `oclock`, `Uhr`."""
    hour_joins: tuple[str, ...] = ()
    """Between hour and minutes: "19 `Uhr` 30", "sept `heures` trente"; empty: nothing may stand there."""
    bare_hours: bool = True
    """A number alone may be an hour after "at"; in French and Spanish it may not."""
    articles: tuple[str, ...] = ()
    """Before an hour, meaning nothing: "a `las` siete"."""
    clocks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Times that have a name: `noon` is (12, 0)."""
    quarters: Mapping[str, int] = field(default_factory=dict)
    """Minutes that have a name: `quarter` is 15."""
    minute_words: tuple[str, ...] = ()
    """After minutes, saying nothing: "five `minutes` past seven"."""
    past: tuple[str, ...] = ()
    """"ten `past` seven"."""
    to: tuple[str, ...] = ()
    """"ten `to` seven"."""
    past_half: tuple[str, ...] = ()
    """Before an hour, that hour and a half: `half past`."""
    before_half: tuple[str, ...] = ()
    """Before an hour, half an hour less: `halb`."""
    quarter_of: Mapping[str, int] = field(default_factory=dict)
    """Before an hour, minutes of the hour that leads there: `dreiviertel` is 45."""
    plus: Mapping[str, int] = field(default_factory=dict)
    """After an hour, minutes more or less: `et demie` is 30, `menos cuarto` is -15."""
    plus_words: tuple[str, ...] = ()
    """After an hour, before minutes more: "las siete `y` diez"."""
    minus_words: tuple[str, ...] = ()
    """After an hour, before minutes less: "huit heures `moins` dix"."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """After a time, which half of the day it is: `in the morning` is `morning`; also `noon`, `afternoon`, `evening`,
    `night`, and with `today` in front, of this day: `tonight` is `today night`."""
    days: Mapping[str, str] = field(default_factory=dict)
    """`today`, `tomorrow`, `+2` (so many days from today) by word; a part of the day may follow: `tomorrow night`."""
    weekdays: Mapping[str, str] = field(default_factory=dict)
    """`mon` … `sun` by word."""
    weekday_parts: Mapping[str, str] = field(default_factory=dict)
    """After a weekday, the part of that day: `morning`."""
    each: Mapping[str, str] = field(default_factory=dict)
    """Repetitions that have a name: `every day` is all weekdays, joined by commas; with a part of the day behind."""
    every: tuple[str, ...] = ()
    """Before a weekday that comes again: `every`."""
    on: tuple[str, ...] = ()
    """Before a day, meaning nothing: `on`."""
    coming: tuple[str, ...] = ()
    """Before or after a weekday: `next`, `this`, `coming`."""
    plural_weekdays: Mapping[str, str] = field(default_factory=dict)
    """Weekdays that come again by their form: `mondays`."""
    every_other: tuple[str, ...] = ()
    """Before a weekday that comes every second week: `every other`."""
    every_weeks: Mapping[str, int] = field(default_factory=dict)
    """So many weeks lie between, with or without a weekday behind: `every other week` is 2."""
    of_month: Mapping[str, bool] = field(default_factory=dict)
    """After a day: `of the month`; true where that says by itself that it comes again: `of every month`."""
    every_month: tuple[str, ...] = ()
    """Before a day of each month: `every month`."""
    nths: Mapping[str, int] = field(default_factory=dict)
    """Which weekday of a month: `first` to `fourth`, and `last`, which is 5."""
    suns: Mapping[str, str] = field(default_factory=dict)
    """`sunrise` or `sunset` by what says when: `when the sun sets`."""
    sun_names: Mapping[str, str] = field(default_factory=dict)
    """The same after `at`, `before` and `after`, with an article where one is said: `the sunset`."""
    before: tuple[str, ...] = ()
    """Between a length and a time of the sun: "half an hour `before` sunset"."""
    after: tuple[str, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Days of a month beside digits and numbers: `first`, `24th`."""
    date_of: tuple[str, ...] = ()
    """Between the day and its month: `of`."""
    month_first: bool = False
    """"December 24th" is said too."""

    at: tuple[str, ...] = ()
    """Before a time: `at`."""
    within: tuple[str, ...] = ()
    """Before a duration from now: `in`."""
    from_now: tuple[str, ...] = ()
    """After one: `from now`."""

    each_one: tuple[str, ...] = ()
    """Before one of several lengths: `one for`, `another`."""
    each_for: tuple[str, ...] = ()
    """Between one of them and what it is for, or before that: `for the`."""

    percent: tuple[str, ...] = ("%",)
    elides: bool = False
    """`d'acheter` is two words."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """`<the>`, `<my>`, `<a>`, `<in>` of the templates."""
    open_words: tuple[str, ...] = ()
    """Free words do not end in these: they ask for more."""
    no_names: tuple[str, ...] = ()
    """Names of timers, lists and automations do not begin with these: they begin a sentence."""
    not_in_names: tuple[str, ...] = ()
    """Words that are in no such name, besides the units: `timer`, `another`."""
    misheard: Mapping[str, str] = field(default_factory=dict)
    """Beginnings of announcements by what speech recognition writes for them: "`and now` dinner is ready"."""
    news: tuple[str, ...] = ()
    """Words of which one is in what people announce; without, nothing is taken for misheard."""
    no_news: tuple[str, ...] = ()
    """Nothing that is announced begins with these."""
    people: tuple[str, ...] = ()
    """Who may be spoken to without a name: `the kids`."""
    no_people: tuple[str, ...] = ()
    """No names of people, though they may stand where one does, in upper case: `me`, `hello`."""
    compounds: tuple[str, ...] = ()
    """Second halves of words that are words of their own here: `Nudeltimer` is "Nudel Timer"."""
    conjunctions: tuple[str, ...] = ()
    """Between several things on a list."""
    some: tuple[str, ...] = ()
    """Before a thing that one needs, meaning nothing: `some`, `du`."""
    together: tuple[str, ...] = ()
    """Things with a conjunction in them: `mac and cheese`."""
    skipped: tuple[str, ...] = ()
    """Words that may stand between any two of a sentence, saying nothing: `please`, `mal`."""
    polite_ends: tuple[str, ...] = ()
    """Taken off the end even of free words: `please`."""

    def phrases(self) -> Iterator[str]:
        """Yield all phrases that durations and times are said with."""
        for each in (
            self.ones,
            self.joins,
            self.hour_words,
            self.hour_joins,
            self.articles,
            self.minute_words,
            self.past,
            self.to,
            self.past_half,
            self.before_half,
            self.plus_words,
            self.minus_words,
            self.every,
            self.on,
            self.coming,
            self.date_of,
            self.at,
            self.within,
            self.from_now,
            self.more,
            self.every_other,
            self.every_month,
            self.before,
            self.after,
        ):
            yield from each
        for table in (
            self.units,
            self.wholes,
            self.halves,
            self.tails,
            self.clocks,
            self.quarters,
            self.quarter_of,
            self.plus,
            self.parts,
            self.days,
            self.weekdays,
            self.weekday_parts,
            self.each,
            self.plural_weekdays,
            self.months,
            self.ordinals,
            self.every_weeks,
            self.of_month,
            self.nths,
            self.suns,
            self.sun_names,
        ):
            yield from table


def time_words(language: str) -> TimeWords | None:
    """Return a language's words (`de-CH` has those of `de`), `None` for a language without a module."""
    module = module_of("hub.intents.errands.words", language)
    if module is None:
        return None
    assert isinstance(module.WORDS, TimeWords)
    return module.WORDS
