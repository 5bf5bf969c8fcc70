"""Which figures are shown, how they were measured and what they aim at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.bench.report import Row, Table, at_least, at_most, plain

Found = dict[str, Any]

STT_RATIO, STT_ERRORS = 3.5, 1.0
"""Times faster than the stock call; points of word error rate above it."""
PUBLISH_MS = 350
"""About a third of a second from the end of speech to action, on two cores."""
CPU_PERCENT, RSS_MB = 3.0, 120


def speech_to_text(found: Found) -> Table:
    """Return the table of `tests.bench.stt`."""
    stock, elastic = found["stock"], found["elastic"]
    more = 100 * (elastic["word_error_rate"] - stock["word_error_rate"])
    rows = [
        at_least("elastic window faster than the stock call", found["ratio"], STT_RATIO, "×", 1),
        at_least("clips", found["clips"], 60, ""),
        at_most("word error rate above the stock call's", more, STT_ERRORS, "points", 2),
        at_most("repetition loops", elastic["loops"], 0, ""),
    ]
    for name, row in (("elastic", elastic), ("stock", stock)):
        rows += [
            plain(f"{name}: median", row["median_s"], "s", 3),
            plain(f"{name}: 95th percentile", row["p95_s"], "s", 3),
            plain(f"{name}: word error rate", 100 * row["word_error_rate"], "%", 1),
            plain(f"{name}: repetition loops", row["loops"], ""),
        ]
    how = (
        f"{found['origin']}, each clip recognised by both in turn, same model, same threads, greedy. The elastic "
        "window is timed from the end of the utterance to its text."
    )
    return Table("Speech-to-text", how, tuple(rows))


def turns(found: Found) -> Table:
    """Return the table of `tests.bench.turns`."""
    rows: list[Row] = []
    measures = (
        ("publish_ms", "end of speech → command"),
        ("publish_outside_ms", "last sound in the file → command at the device"),
        ("sound_ms", "end of speech → first reply sound"),
        ("sound_outside_ms", "last sound in the file → first reply sound"),
    )
    for name in ("one room at a time", "two rooms at once"):
        each = found[name]
        rows.append(at_least(f"{name}: turns", each["turns"], 20, ""))
        rows.append(at_least(f"{name}: turns that did right", 100 * each["right"] / each["turns"], 100, "%"))
        for key, what in measures:
            aim = PUBLISH_MS if key == "publish_ms" and name == "one room at a time" else None
            rows += _spread_rows(f"{name}: {what}", each[key], aim)
        ended = ", ".join(f"{reason} {share:.0%}" for reason, share in each["ended"].items())
        rows.append(Row(f"{name}: turns ended by", ended))
        rows.append(Row(f"{name}: wakes that nobody asked for", str(each["unasked_wakes"])))
    stock = found["stock way"]
    rows += _spread_rows("stock way, estimated: end of speech → command", stock["publish_ms"], None)
    rows += _spread_rows("stock way, estimated: end of speech → first reply sound", stock["sound_ms"], None)
    how = (
        "Hub, satellites (microphones are WAV files in real time: synthesised speech in simulated rooms) and devices "
        "over the embedded broker, in processes of their own. “End of speech” is the hub's view: the last frame that "
        "voice activity detection called speech. “Last sound in the file” is known from the synthesis; the "
        "microphone's clock is mapped to this process's by its fastest report, which makes commands seem some "
        "milliseconds early. Wrong turns are counted, with their times. The stock way is an estimate for the same "
        f"turns: {stock['silence_ms']} ms of silence, then faster-whisper's own call (greedy, same threads, nothing "
        "else running) on the same sound, then our own time after speech-to-text."
    )
    return Table("Turns", how, tuple(rows))


def satellite(found: Found) -> Table:
    """Return the table of `tests.bench.satellite`."""
    rows: list[Row] = []
    for name, each in found.items():
        if not isinstance(each, dict):
            continue
        rows.append(at_most(f"{name}: share of one core", 100 * each["cpu"], CPU_PERCENT, "%", 2))
        rows.append(at_most(f"{name}: memory (RSS, peak)", each["peak_rss_mb"], RSS_MB, "MB"))
        rows.append(Row(f"{name}: wakeups", f"{each['wakeups_per_s']:.0f} a second"))
    how = (
        f"A `hearth-satellite` process connected to a hub, over {found['seconds']:.0f} s after 5 s of settling; "
        "processor time and memory from /proc. “silence”: `run` on the null sound backend; “talk”: `simulate` on "
        "ordinary speech in a simulated room without a wake word. A sound card's driver is not part of it."
    )
    return Table("Listening satellite", how, tuple(rows))


def wake(found: Found) -> Table:
    """Return the table of `tests.bench.wake`."""
    rows: list[Row] = []
    for engine in ("microwakeword", "openwakeword", "cascade"):
        each = found[engine]
        rows += [
            plain(f"{engine}: recall", 100 * each["recall"], "%", 1),
            plain(f"{engine}: false wakes", each["false_wakes_per_hour"], "an hour", 2),
            plain(f"{engine}: share of one core in speech", 100 * each["core_s_per_s"]["speech"], "%", 2),
        ]
    rows += [Row(f"cascade: {aim}", "yes" if met else "no", "yes", met) for aim, met in found["aims"].items()]
    how = (
        f"{found['with_words']}, and {found['hours_without_words']} h without a wake word "
        f"({found['without_words']}), as fast as they go; every engine at its default thresholds, all words at once."
    )
    return Table("Wake words", how, tuple(rows))


TABLES: dict[str, Callable[[Found], Table]] = {
    "stt": speech_to_text,
    "turns": turns,
    "satellite": satellite,
    "wake": wake,
}


def _spread_rows(what: str, found: dict[str, int] | None, aim: float | None) -> list[Row]:
    p50, p95 = (found["p50"], found["p95"]) if found else (None, None)
    median = plain(f"{what}, median", p50, "ms") if aim is None else at_most(f"{what}, median", p50, aim, "ms")
    return [median, plain(f"{what}, 95th percentile", p95, "ms")]
