"""English."""

from __future__ import annotations

from hub.intents.errands.words.model import DAY, HOUR, MINUTE, WEEK, TimeWords

_WEEKDAYS = {
    "monday": "mon", "tuesday": "tue", "wednesday": "wed", "thursday": "thu", "friday": "fri", "saturday": "sat",
    "sunday": "sun",
}  # fmt: skip
_ALL = "mon,tue,wed,thu,fri,sat,sun"
_WORK = "mon,tue,wed,thu,fri"
_END = "sat,sun"
_TENS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_ORDINALS = {
    **_TENS,
    **{f"twenty {word}": 20 + number for word, number in _TENS.items() if number < 10},
    "thirty first": 31,
    **{
        f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}": day
        for day in range(1, 32)
    },
}

WORDS = TimeWords(
    units={
        "second": 1, "seconds": 1, "sec": 1, "secs": 1, "s": 1,
        "minute": MINUTE, "minutes": MINUTE, "min": MINUTE, "mins": MINUTE, "m": MINUTE,
        "hour": HOUR, "hours": HOUR, "hr": HOUR, "hrs": HOUR, "h": HOUR,
        "day": DAY, "days": DAY, "week": WEEK, "weeks": WEEK,
    },
    ones=("a", "an"),
    wholes={
        "half an hour": 1800, "half hour": 1800, "a half hour": 1800, "half a minute": 30, "a half minute": 30,
        "half minute": 30, "quarter of an hour": 900, "a quarter of an hour": 900, "quarter hour": 900,
        "a quarter hour": 900, "three quarters of an hour": 2700, "three quarter hour": 2700,
        "a couple of minutes": 120, "a couple minutes": 120, "couple of minutes": 120, "a couple of hours": 7200,
        "a couple hours": 7200, "a couple of seconds": 2, "half a day": 43_200, "a fortnight": 2 * WEEK,
    },
    numbers={
        "a hundred": 100, "a hundred and twenty": 120, "one hundred and twenty": 120, "one and a half": 1.5,
        "a hundred and eighty": 180, "one hundred and eighty": 180, "half": 0.5, "a dozen": 12,
    },
    more=("more", "extra", "additional"),
    halves={"and a half": 0.5, "and a quarter": 0.25, "and three quarters": 0.75, "and three quarter": 0.75},
    tails={
        "and a half": 0.5, "and half": 0.5, "and a quarter": 0.25, "and three quarters": 0.75, "and quarter": 0.25,
    },
    joins=("and", "plus"),
    hour_words=("oclock", "o'clock", "o clock", "sharp", "hundred hours"),
    hour_joins=("",),
    clocks={
        "noon": (12, 0), "midday": (12, 0), "midnight": (0, 0), "twelve noon": (12, 0), "12 noon": (12, 0),
        "twelve midnight": (0, 0), "12 midnight": (0, 0), "lunchtime": (12, 0),
    },
    quarters={"quarter": 15, "a quarter": 15},
    minute_words=("minutes", "minute"),
    past=("past", "after"),
    to=("to", "before", "of", "till", "til", "until"),
    past_half=("half past", "half"),
    plus={"30": 30, "oh five": 5, "o five": 5},
    parts={
        "am": "morning", "a m": "morning", "pm": "afternoon", "p m": "afternoon", "in the morning": "morning",
        "in the afternoon": "afternoon", "in the evening": "evening", "at night": "night", "this morning":
        "today morning", "this afternoon": "today afternoon", "this evening": "today evening", "tonight": "today night",
        "at noon": "noon", "in the night": "night", "at lunchtime": "noon",
    },
    days={
        "today": "today", "later today": "today", "tomorrow": "tomorrow", "the day after tomorrow": "+2",
        "day after tomorrow": "+2", "tomorrow morning": "tomorrow morning", "tomorrow afternoon": "tomorrow afternoon",
        "tomorrow evening": "tomorrow evening", "tomorrow night": "tomorrow night", "tomorrow at noon": "tomorrow noon",
        "this morning": "today morning", "this afternoon": "today afternoon", "this evening": "today evening",
        "tonight": "today night", "tomorrow noon": "tomorrow noon", "tomorrow lunchtime": "tomorrow noon",
        "tomorrow's": "tomorrow", "today's": "today", "tonight's": "today night",
    },
    weekdays={**_WEEKDAYS, **{f"{word}'s": day for word, day in _WEEKDAYS.items()}},
    weekday_parts={
        "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night", "noon": "noon",
        "lunchtime": "noon",
    },
    each={
        "every day": _ALL, "each day": _ALL, "daily": _ALL, "everyday": _ALL, "every single day": _ALL,
        "every morning": f"{_ALL} morning", "each morning": f"{_ALL} morning", "every afternoon": f"{_ALL} afternoon",
        "every evening": f"{_ALL} evening", "each evening": f"{_ALL} evening", "every night": f"{_ALL} night",
        "each night": f"{_ALL} night", "nightly": f"{_ALL} night", "mornings": f"{_ALL} morning",
        "every weekday": _WORK, "each weekday": _WORK, "on weekdays": _WORK, "weekdays": _WORK, "on workdays": _WORK,
        "every workday": _WORK, "every working day": _WORK, "monday to friday": _WORK, "monday through friday": _WORK,
        "from monday to friday": _WORK, "on school days": _WORK, "every school day": _WORK, "during the week": _WORK,
        "every weekday morning": f"{_WORK} morning", "on weekday mornings": f"{_WORK} morning",
        "weekday mornings": f"{_WORK} morning", "every weekday evening": f"{_WORK} evening",
        "on weekends": _END, "on the weekends": _END, "at weekends": _END, "at the weekends": _END, "weekends": _END,
        "every weekend": _END, "each weekend": _END, "on weekend mornings": f"{_END} morning",
    },
    every=("every", "each"),
    on=("on", "on the", "this", "for", "by", "the"),
    coming=("next", "this", "coming", "this coming", "the coming", "the next"),
    plural_weekdays={f"{word}s": day for word, day in _WEEKDAYS.items()},
    every_other=("every other", "every second", "each second", "every 2nd"),
    every_weeks={
        "every other week": 2, "every second week": 2, "every two weeks": 2, "every 2 weeks": 2, "every fortnight": 2,
        "fortnightly": 2, "biweekly": 2, "every three weeks": 3, "every 3 weeks": 3, "every third week": 3,
        "every four weeks": 4, "every 4 weeks": 4, "every fourth week": 4,
    },
    of_month={
        "of the month": False, "of every month": True, "of each month": True, "in every month": True,
        "every month": True, "each month": True,
    },
    every_month=("every month", "each month", "monthly"),
    nths={"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 5, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
    suns={
        **{f"when the sun {word}": "sunset" for word in ("sets", "goes down", "is down", "has set")},
        **{f"when the sun {word}": "sunrise" for word in ("rises", "comes up", "is up", "has risen")},
        "when it gets dark": "sunset", "when it is dark": "sunset", "when it's dark": "sunset",
        "when it gets light": "sunrise", "when it is light": "sunrise", "when it's light": "sunrise",
    },
    sun_names={
        "sunset": "sunset", "sundown": "sunset", "sun down": "sunset", "dusk": "sunset", "nightfall": "sunset",
        "the sunset": "sunset", "the sun sets": "sunset", "the sun goes down": "sunset", "it gets dark": "sunset",
        "sunrise": "sunrise", "sunup": "sunrise", "sun up": "sunrise", "dawn": "sunrise", "daybreak": "sunrise",
        "the sunrise": "sunrise", "the sun rises": "sunrise", "the sun comes up": "sunrise", "it gets light": "sunrise",
    },
    before=("before",),
    after=("after", "past"),
    months={
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
        "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    },
    ordinals=_ORDINALS,
    date_of=("of",),
    month_first=True,
    at=("at", "at around", "at about", "around", "about"),
    within=("in", "after", "in about", "within", "in exactly", "in another"),
    from_now=("from now", "later"),
    percent=("percent", "%", "per cent"),
    each_one=(
        "a", "an", "one", "one for", "one of", "one at", "another", "another for", "another one for", "a second for",
        "a second one for", "the other for", "the other one for", "the first for", "the first one for",
        "the second for", "the second one for", "for", "of",
    ),
    each_for=("for", "for the", "for my", "the"),
    rules={
        "the": "(the|my|our|that|this|this one)", "my": "(my|our|the)", "a": "(a|an|the|my|another|one|a new|new)",
        "in": "(in|on|at|for|of|to) [(the|my|our)]",
    },
    open_words=(
        "the", "a", "an", "my", "our", "your", "to", "is", "are", "was", "were", "and", "or", "of", "with", "for",
        "at", "from", "by", "that", "starts", "begins", "ends", "opens", "closes", "leaves", "arrives", "be", "until",
        "till", "before", "after", "comes", "start", "begin", "starting", "will",
    ),
    no_names=(
        "is", "are", "what", "what's", "how", "which", "when", "who", "where", "why", "do", "does", "did", "was",
        "set", "start", "cancel", "stop", "turn", "switch", "make", "put", "add", "i", "we", "you", "it", "there",
        "can", "could", "and", "for", "to", "in", "at", "tell", "show", "give", "please", "any", "all", "every", "no",
        "remind", "wake", "has", "have", "of", "on", "off", "dim", "open", "close",
    ),
    misheard={
        **dict.fromkeys(
            ("and now", "and now that", "a nouns", "a noun", "an ounce", "and nouns", "and ounce", "and announce",
             "announced", "announces", "a now", "in ounce"),
            "announce",
        ),
        **dict.fromkeys(
            ("while everyone", "well everyone", "tall everyone", "tail everyone", "sell everyone", "till everyone",
             "until everyone", "tell every one", "tells everyone", "told everyone", "to everyone"),
            "tell everyone",
        ),
    },
    news=(
        "ready", "dinner", "lunch", "breakfast", "supper", "tea", "food", "pizza", "served", "leaving", "go", "going",
        "come", "coming", "home", "bed", "bedtime", "bus", "taxi", "time", "here", "door", "downstairs", "upstairs",
        "table",
    ),
    no_news=(
        "what", "what's", "when", "where", "who", "why", "how", "which", "is", "are", "do", "does", "did", "can",
        "could", "will", "would", "should", "tell", "if",
    ),
    people=("the kids", "the children", "the boys", "the girls", "mum", "mom", "dad", "grandma", "grandpa", "everyone"),
    no_people=(
        "me", "us", "you", "him", "her", "them", "myself", "it", "that", "this", "these", "those", "the", "a", "an",
        "my", "our", "your", "his", "their", "some", "something", "hello", "hi", "good", "yes", "no", "okay", "please",
        "if", "about", "upstairs", "downstairs", "here", "there",
    ),
    not_in_names=("timer", "timers", "countdown", "another"),
    conjunctions=("and", "and also", "plus", "as well as", "and some"),
    some=("some", "more", "some more", "also", "a", "an", "the"),
    together=(
        "mac and cheese", "macaroni and cheese", "fish and chips", "salt and pepper", "salt and vinegar",
        "bread and butter", "peanut butter and jelly", "ham and cheese", "cheese and onion", "oil and vinegar",
        "half and half", "gin and tonic", "rice and beans", "cookies and cream", "head and shoulders",
        "sweet and sour sauce",
    ),
    skipped=("please", "just", "um", "uh"),
    polite_ends=(
        "please", "thanks", "thank you", "thank you very much", "thanks a lot", "for me please", "if you please",
        "would you", "will you", "could you", "can you", "okay", "ok", "starting now", "beginning now",
    ),
)  # fmt: skip
