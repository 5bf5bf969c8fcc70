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
SILENT_MS, SPEECH_SILENT_MS = 300, 400
OVER_REPLY_PERCENT = (95, 90, 75)
"""Of the wake words heard in silence, at each loudness of the talker, the loudest first."""
RESUMED_PERCENT = 95
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


def barge_in(found: Found) -> Table:
    """Return the table of `tests.bench.barge_in`."""
    recall, own, coughs, cost = found["recall"], found["own"], found["coughs"], found["cost"]
    rows = [at_most("wake word's last sample → silence, 95th percentile", _p95(found["wake"]["ms"]), SILENT_MS, "ms")]
    for ratio, measured in found["speech"]["ms"].items():
        row = at_most("speech's first sample → silence, 95th percentile", _p95(measured), SPEECH_SILENT_MS, "ms")
        count = measured["count"] if measured else 0
        held = Row("sentences that held the reply back", f"{count} of {found['speech']['said']}")
        rows += [replace(each, part=f"talker at {ratio}") for each in (row, held)]
    for (ratio, heard), aim in zip(recall["ratios"].items(), OVER_REPLY_PERCENT, strict=True):
        for name, count in heard.items():
            share = 100 * count / max(1, recall["in_silence"])
            of = f"wake words heard, of {recall['in_silence']} heard in silence: {name}"
            row = at_least(of, share, aim, "%") if name == "both" else Row(of, figure(share, "%"))
            rows.append(replace(row, part=f"talker at {ratio}"))
    for ratio, heard in (found["real_echo"] or {}).items():
        figures = ", ".join(f"{name} {heard[name]}" for name in ("both", "AEC3 alone"))
        rows.append(Row("over a recorded echo", f"{figures} of {heard['said']}", part=f"talker at {ratio}"))
    share = coughs["share_resumed"]
    rows += [
        at_least("held replies that went on after a cough", share and 100 * share, RESUMED_PERCENT, "%"),
        Row("coughs that held a reply", f"{coughs['held']} of {coughs['announcements']}"),
        Row("of these replies heard to their end", f"{coughs['whole']} of {coughs['announcements']}"),
        at_most("wakes by its own speech", own["wakes"], 0, ""),
        at_most("replies held back by its own speech", own["holds"], 0, ""),
        Row("its own speech listened to", figure(own["minutes"], "min", 1)),
        Row("share of one core while it speaks", figure(100 * cost["speaking"], "%", 1)),
        Row("share of one core in silence", figure(100 * cost["silence"], "%", 1)),
    ]
    how = (
        "Real echo cancellers, detectors, ear and runtime in one process; simulated rooms, a loudspeaker that bends "
        f"loud sound (tanh); {recall['clips']} as wake words, of a half that nothing was looked at with. The talker's "
        "loudness is relative to the undamped echo. Times are of sound: processing is not part of them. “Both” is the "
        "linear canceller beside AEC3, with ducking. Coughs are synthesised and go through a real hub session."
    )
    return Table("Barge-in", how, tuple(rows))


TABLES: dict[str, Callable[[Found], Table]] = {
    "stt": speech_to_text,
    "turns": turns,
    "satellite": satellite,
    "wake": wake,
    "understanding": understanding,
    "noisy": noisy,
    "barge_in": barge_in,
}


def _p95(found: dict[str, int] | None) -> int | None:
    return found["p95"] if found else None


def _spread(found: dict[str, int] | None) -> str:
    return f"{found['p50']} / {found['p95']} ms" if found else "not measured"
