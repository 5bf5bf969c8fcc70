"""Which figures are shown, how they were measured and what they aim at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.bench.report import Row, Table, at_least, at_most, figure

Found = dict[str, Any]

STT_RATIO, STT_ERRORS, STT_CLIPS = 3.5, 1.0, 60
"""Times faster than the stock call; points of word error rate above it; clips that both are measured on."""
TURNS = 20
PUBLISH_MS = 350
"""About a third of a second from the end of speech to action, on two cores."""
SPOKEN = 150
CPU_PERCENT, RSS_MB = 3.0, 120
UNDERSTAND_MS, MEANING_MS = 15, 40
CUT_OFF_PERCENT, SOON_PERCENT, PAUSED = 2, 95, 40
STOCK = "the same turns the stock way (estimate)"


def speech_to_text(found: Found) -> Table:
    """Return the table of `tests.bench.stt`."""
    stock, elastic = found["stock"], found["elastic"]
    more = 100 * (elastic["word_error_rate"] - stock["word_error_rate"])
    rows = [
        at_least("elastic window faster than the stock call", found["ratio"], STT_RATIO, "×", 1),
        at_most("word error rate above the stock call's", more, STT_ERRORS, "points", 2),
        at_most("repetition loops", elastic["loops"], 0, ""),
        at_least("clips", found["clips"], STT_CLIPS, ""),
    ]
    for name, each in (("elastic", elastic), ("stock", stock)):
        rows += [
            Row("time, median / 95th percentile", f"{each['median_s']:.3f} / {each['p95_s']:.3f} s", part=name),
            Row("word error rate", figure(100 * each["word_error_rate"], "%", 1), part=name),
            Row("repetition loops", str(each["loops"]), part=name),
        ]
    how = (
        f"{found['origin']}, each clip recognised by both in turn, same model, same threads, greedy. The elastic "
        "window is timed from the end of the utterance to its text."
    )
    return Table("Speech-to-text", how, tuple(rows))


def turns(found: Found) -> Table:
    """Return the table of `tests.bench.turns`."""
    alone, together, stock = found["one room at a time"], found["two rooms at once"], found["stock way"]
    median = alone["publish_ms"] and alone["publish_ms"]["p50"]
    rows = [
        at_most("one room: end of speech → command, median", median, PUBLISH_MS, "ms"),
        at_least("one room: turns with a command", (alone["publish_ms"] or {"count": 0})["count"], TURNS, ""),
        at_most("wakes that nobody asked for", alone["unasked_wakes"] + together["unasked_wakes"], 0, ""),
    ]
    for part, each in (("one room at a time", alone), ("two rooms at once", together)):
        rows += [
            Row("end of speech → command", _spread(each["publish_ms"]), part=part),
            Row("end of speech → first reply sound", _spread(each["sound_ms"]), part=part),
            Row("last sound in the file → command at the device", _spread(each["publish_outside_ms"]), part=part),
            Row("last sound in the file → first reply sound", _spread(each["sound_outside_ms"]), part=part),
            Row("turns that did the right thing", f"{each['right']} of {each['turns']}", part=part),
            Row("turns ended by", ", ".join(f"{why} {share:.0%}" for why, share in each["ended"].items()), part=part),
        ]
    rows += [
        Row("end of speech → command", _spread(stock["publish_ms"]), part=STOCK),
        Row("end of speech → first reply sound", _spread(stock["sound_ms"]), part=STOCK),
        Row("commands it hears without an error / ours", f"{stock['exact']} / {stock['exact_ours']}", part=STOCK),
    ]
    how = (
        "Hub, satellites (microphones are WAV files in real time: synthesised speech in simulated rooms) and devices "
        "over the embedded broker, in processes of their own. “End of speech” is the hub's view: the last frame that "
        "voice activity detection called speech. “Last sound in the file” is known from the synthesis; the "
        "microphone's clock is mapped to this process's by its fastest report, which makes commands seem some "
        "milliseconds early. Times are median / 95th percentile. Wrong turns are counted, with their times. The "
        f"stock way is an estimate for the same turns: {stock['silence_ms']} ms of silence, then faster-whisper's own "
        "call (greedy, same threads, nothing else running) on the same sound, then our own time after speech-to-text."
    )
    return Table("Turns", how, tuple(rows))


def satellite(found: Found) -> Table:
    """Return the table of `tests.bench.satellite`."""
    rows: list[Row] = []
    for name, each in found["cases"].items():
        measured = (
            at_most("share of one core", 100 * each["cpu"], CPU_PERCENT, "%", 2),
            at_most("memory (RSS, highest)", each["peak_rss_mb"], RSS_MB, "MB"),
            Row("wakeups", f"{each['wakeups_per_s']:.0f} a second"),
        )
        rows += [replace(row, part=name) for row in measured]
    how = (
        f"A `hearth-satellite` process connected to a hub, over {found['seconds']:.0f} s after 5 s of settling; "
        "processor time and memory from /proc. “silence”: `run` on the null sound backend; “talk”: `simulate` on "
        "ordinary speech in a simulated room without a wake word. A sound card's driver is not part of it."
    )
    return Table("Listening satellite", how, tuple(rows))


def wake(found: Found) -> Table:
    """Return the table of `tests.bench.wake`."""
    rows = [Row(f"cascade: {aim}", "yes" if met else "no", "yes", met) for aim, met in found["aims"].items()]
    for engine in ("microwakeword", "openwakeword", "cascade"):
        each = found[engine]
        rows += [
            Row("recall", figure(100 * each["recall"], "%", 1), part=engine),
            Row("false wakes", figure(each["false_wakes_per_hour"], "an hour", 2), part=engine),
            Row("share of one core in speech", figure(100 * each["core_s_per_s"]["speech"], "%", 2), part=engine),
        ]
    how = (
        f"{found['with_words']}, and {found['hours_without_words']} h without a wake word "
        f"({found['without_words']}), as fast as they go; every engine at its default thresholds, all words at once."
    )
    return Table("Wake words", how, tuple(rows))


def noisy(found: Found) -> Table:
    """Return the table of `tests.bench.noisy`."""
    ways = found["ways"]
    first, rescue = ways["first reading, exact"], ways["with n-best and corrected names"]
    rows = [
        at_least(
            "right with rescue, above the first reading alone",
            100 * (rescue["right"] - first["right"]),
            0.1,
            "points",
            1,
        ),
        at_most("wrong actions that rescue adds", max(0, len(rescue["wrong"]) - len(first["wrong"])), 0, ""),
        at_least("sentences", found["sentences"], SPOKEN, ""),
        Row("word error rate of the first reading", figure(100 * found["word_error_rate"], "%", 1)),
    ]
    for name, way in ways.items():
        rows += [
            Row("right", figure(100 * way["right"], "%", 1), part=name),
            *(Row(grade, str(count), part=name) for grade, count in way["counts"].items() if count),
        ]
    how = (
        "Sentences of the English corpus (`tests/corpus`), evenly from all parts, spoken by Piper at several paces, "
        "in a simulated room at several distances and noise levels, heard by Whisper; every way gets the same "
        "readings, the later ones when it asks for them. Each runs through the whole brain in a home in memory."
    )
    return Table("Noisy text", how, tuple(rows))


def understanding(found: Found) -> Table:
    """Return the table of `tests.bench.understanding`."""
    ways = found["ways"]
    rows = [
        at_most("one sentence, 95th percentile", ways["recogniser"]["p95_ms"], UNDERSTAND_MS, "ms", 1),
        at_most("the same through every stage", ways["whole understanding"]["p95_ms"], UNDERSTAND_MS, "ms", 1),
    ]
    if meaning := ways.get("whole understanding with meaning"):
        rows.append(at_most("the same with the meaning stage", meaning["p95_ms"], MEANING_MS, "ms", 1))
    rows.append(Row("plain hassil's time, in times ours (95th percentile)", figure(found["ratio_p95"], "×", 1)))
    for name, each in ways.items():
        rows += [
            Row("median / 95th percentile", f"{each['p50_ms']:.1f} / {each['p95_ms']:.1f} ms", part=name),
            Row("longest", figure(each["max_ms"], "ms", 1), part=name),
        ]
        if name != "judge":
            rows.append(Row("sentences understood", f"{each['understood']} of {found['sentences']}", part=name))
    how = (
        f"{found['sentences']} English sentences (fitting, nearly fitting, about something else) in a home of "
        f"{found['devices']} devices, one after the other on one core, with nothing remembered. “Plain hassil” is "
        "recognize_best over the community's sentences of the same intents, with all names as one list."
    )
    return Table("Understanding", how, tuple(rows))


def endpointing(found: Found) -> Table:
    """Return the table of `tests.bench.endpointing`."""
    pauses, beside = found["pauses"], found["beside"]
    rows = [
        at_most("utterances with a pause that are cut off", 100 * pauses["normal"]["cut_off"], CUT_OFF_PERCENT, "%", 1),
        at_least("utterances with a pause", pauses["normal"]["utterances"], PAUSED, ""),
        at_least("beside a television 10 or 15 dB below: ended within 1 s", 100 * found["soon"], SOON_PERCENT, "%", 1),
    ]
    parts = {f"with a pause, {name}": each for name, each in pauses.items()}
    parts |= {f"whole commands in quiet, {name}": each for name, each in found["quiet"].items()}
    parts |= {f"whole commands, television {name}": each for name, each in beside.items()}
    for part, each in parts.items():
        if "cut_off" in each:
            rows.append(Row("cut off", figure(100 * each["cut_off"], "%", 1), part=part))
        rows += [
            Row("last sound → end of listening", _spread(each["end_ms"]), part=part),
            Row("within 1 s", figure(100 * each["soon"], "%", 1), part=part),
            Row("ended by", ", ".join(f"{why} {count}" for why, count in each["ended"].items()), part=part),
            Row("decodings each, before the end", f"{each['decodes']:.1f}", part=part),
            Row("word error rate", figure(100 * each["word_error_rate"], "%", 1), part=part),
        ]
    how = (
        "Synthesised speech in a simulated room through the satellite's voice detector into the hub's listener, with "
        "Whisper and the sentences of a home of 20 devices, in one process. Pauses of 0.4 to 1.2 s were put where the "
        "voice itself makes a short one. Times count sound, median / 95th percentile, from the last sound of the "
        f"command. The television: {found['television']}, all the time and after the command; levels are of the louder "
        "part of the frames. Only commands that are understood as whole in quiet count beside it."
    )
    return Table("The end of a turn", how, tuple(rows))


TABLES: dict[str, Callable[[Found], Table]] = {
    "stt": speech_to_text,
    "turns": turns,
    "endpointing": endpointing,
    "satellite": satellite,
    "wake": wake,
    "understanding": understanding,
    "noisy": noisy,
}


def _spread(found: dict[str, int] | None) -> str:
    return f"{found['p50']} / {found['p95']} ms" if found else "not measured"
