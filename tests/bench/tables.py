"""Which figures are shown, how they were measured and what they aim at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.bench.automation_table import automations
from tests.bench.kills_table import kills
from tests.bench.report import Row, Table, at_least, at_most, figure

Found = dict[str, Any]

STT_RATIO, STT_ERRORS, STT_CLIPS = 3.5, 1.0, 60
"""Times faster than the stock call; points of word error rate above it; clips that both are measured on."""
TURNS = 60
PUBLISH_MS, PUBLISH_P95_MS, SOUND_MS, SOUND_P95_MS = 450, 800, 650, 1100
"""From the end of speech to action and to the reply, on two cores."""
FASTER = 3.0
"""Times faster than the conventional pipeline, medians."""
SPOKEN = 150
ANSWER_PERCENT = 95.0
CPU_PERCENT, RSS_MB = 3.0, 120
UNDERSTAND_MS, MEANING_MS = 15, 40
CONVENTIONAL = "the conventional pipeline, same commands"
KEPT_MS, LEAD_MS = 10, 20
ADDED_MS, PROMPT_TOKENS, SHOWN_PERCENT = 100, 3000, 98.0
SILENT_MS, SPEECH_SILENT_MS = 300, 400
OVER_REPLY_PERCENT = (95, 90, 75)
"""Of the wake words heard in silence, at each loudness of the talker, the loudest first."""
RESUMED_PERCENT = 95
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
    alone, other = found["one room at a time"], found["conventional"]
    publish, sound = alone["publish_ms"] or {}, alone["sound_ms"] or {}
    rows = [
        at_most("end of speech → command, median", publish.get("p50"), PUBLISH_MS, "ms"),
        at_most("end of speech → command, 95th percentile", publish.get("p95"), PUBLISH_P95_MS, "ms"),
        at_most("end of speech → first reply sound, median", sound.get("p50"), SOUND_MS, "ms"),
        at_most("end of speech → first reply sound, 95th percentile", sound.get("p95"), SOUND_P95_MS, "ms"),
        at_least("faster than the conventional pipeline, medians", other["ratio"], FASTER, "×", 2),
        at_least("complete commands said", alone["complete"], TURNS, ""),
        Row("of them carried out, and so measured", str(publish.get("count", 0))),
        at_most("wakes that nobody asked for", alone["unasked_wakes"], 0, ""),
    ]
    parts = {part: found[part] for part in ("one room at a time", "two rooms at once") if part in found}
    for part, each in parts.items():
        rows += _turn_rows(part, each)
    rows += [
        Row("end of speech → command", _spread(other["publish_ms"]), part=CONVENTIONAL),
        Row("of it: endpointer / speech-to-text / understanding", _stock_stages(other), part=CONVENTIONAL),
        Row(
            f"{other['both']} commands that both carried out: theirs / ours",
            f"{_spread(other['both_theirs_ms'])} / {_spread(other['both_ours_ms'])}",
            part=CONVENTIONAL,
        ),
        Row(
            "did the right thing / ours",
            f"{other['right']} / {other['right_ours']} of {other['tried']}",
            part=CONVENTIONAL,
        ),
    ]
    how = (
        "Hub, satellites, devices and conventional pipeline in processes of their own; commands through "
        f"{found['broker']} to one subscriber, which sees them arrive. Microphones are WAV files in real time: "
        "synthesised speech of several paces and pitches in simulated rooms, with and without a pause after the wake "
        "word. The end of speech is the last audible sample of the command, known from synthesis. The microphone's "
        "clock is mapped to this process's by its fastest report, which makes commands seem some milliseconds early; "
        "sounds are told to 20 ms, without a sound card's own delay. The main figures are for complete commands; "
        "“may go on” are those that more may follow. Times are median / 95th percentile; wrong turns are counted, "
        "with their times where a command reached the device. The conventional pipeline hears the same file in real "
        "time from where the satellite saw the wake word end: webrtcvad and 0.7 s of silence, then faster-whisper's "
        "`transcribe` (same model, same threads, int8, 5 beams), hassil over home-assistant-intents, an MQTT message. "
        "It has no satellite and no network on its way, and runs after each of our files, alone. What else runs on the "
        "machine slows its longer calculations more, so the ratio is true on a quiet machine only."
    )
    return Table("Turns" + (" (interrupted)" if found["interrupted"] else ""), how, tuple(rows))


def _turn_rows(part: str, each: Found) -> list[Row]:
    rows = [
        Row("end of speech → command", _spread(each["publish_ms"])),
        *(
            Row(f"end of speech → command, ended as {why}", _spread(spread))
            for why, spread in each["publish_by_end_ms"].items()
            if spread
        ),
        Row("end of speech → command, may go on", _spread(each["publish_open_ended_ms"])),
        Row("end of speech → first reply sound", _spread(each["sound_ms"])),
        Row("the same, replies first spoken", _spread(each["sound_first_ms"])),
        Row("the same, replies spoken before", _spread(each["sound_again_ms"])),
        Row(
            "the hub's own view: last voiced frame → command / sound",
            f"{_spread(each['hub_publish_ms'])} / {_spread(each['hub_sound_ms'])}",
        ),
        Row("medians on the way, ms", ", ".join(f"{name} {ms}" for name, ms in each["chain_medians_ms"].items())),
        Row("turns that did the right thing", f"{each['right']} of {each['turns']}"),
        Row("turns ended by", ", ".join(f"{why} {share:.0%}" for why, share in each["ended"].items())),
    ]
    return [replace(row, part=part) for row in rows]


def _stock_stages(other: Found) -> str:
    stages = (other["endpoint_ms"], other["stt_ms"], other["understand_ms"])
    return " / ".join(str(each["p50"]) if each else "–" for each in stages) + " ms"


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


def speech(found: Found) -> Table:
    """Return the table of `tests.bench.speech`."""
    times = found["ms"]
    kept = times["long: kept in memory"]["p50"]
    rows = [
        at_most("a kept sentence: text → first sound, median", kept, KEPT_MS, "ms"),
        at_most(
            "silence in front of the sound, 95th percentile", times["silence in front: ours"]["p95"], LEAD_MS, "ms"
        ),
    ]
    for name, each in sorted(times.items(), key=lambda named: named[0].partition(":")[0]):
        part, _, what = name.partition(": ")
        rows.append(Row(what, _spread(each), part=f"{part} reply" if part in ("short", "long") else part))
    how = (
        "From a reply's text to its first sound (no network, no loudspeaker), each reply in every way in turn; median "
        "/ 95th percentile. “Stock call” is Piper's own on the whole reply with its own defaults, which gives sound "
        "sentence by sentence; “whole sentence” and “first clause” are ours without any memory. Of two rooms the "
        "second asks 30 ms after the first, both with long replies. “In one piece” is our voice uncut. “Late”: how "
        "long after all before it had sounded the latest piece came, without the 60 ms that a satellite holds in front."
    )
    return Table("Speech", how, tuple(rows))


def rooms(found: Found) -> Table:
    """Return the table of `tests.bench.rooms`."""
    one, many = found["one room at a time"], found["all at once"]
    rows = [
        at_least("all at once: turns that did the right thing in their room", many["right"], many["turns"], ""),
        at_least("all at once: turns that completed", many["complete"], many["turns"], ""),
        Row("slowdown, end of speech → command (median)", figure(found["slowdown"], "×", 1)),
    ]
    for part, each in (("one room at a time", one), ("all at once", many)):
        rows += [
            Row("turns that did the right thing", f"{each['right']} of {each['turns']}", part=part),
            Row("end of speech → command", _spread(each["publish_ms"]), part=part),
            Row("end of speech → first reply sound", _spread(each["sound_ms"]), part=part),
            Row("last sound in the file → command at the device", _spread(each["publish_outside_ms"]), part=part),
            Row("the longest of these", figure(each["longest_outside_ms"], "ms"), part=part),
        ]
    how = (
        f"{found['rooms']} satellites, hub and devices as processes of their own on this machine; everybody says “turn "
        "on the lights” in other words, and only the satellite tells the room. The last begins to speak within two "
        "seconds of the first. The satellites' own work is part of the slowdown. Times are median / 95th percentile."
    )
    return Table("Rooms", how, tuple(rows))


def answering(found: Found) -> Table:
    """Return the table of `tests.bench.answering`."""
    one, two = found["one person"], found["two people"]
    rows = (
        at_least("exactly one satellite answers", 100 * one["exactly_one"] / one["decisions"], ANSWER_PERCENT, "%", 1),
        at_least("the nearest answers", 100 * one["nearest"] / one["decisions"], ANSWER_PERCENT, "%", 1),
        at_most("others that made a sound", one["chimed"], 0, f"of {one['yielded']}"),
        Row("the others know after", _spread(one["told_ms"])),
        Row("two people at once, both answered", f"{two['both_answered']} of {two['decisions']}"),
    )
    how = (
        f"{one['takes']} takes of one person heard by up to three satellites ({one['satellites_that_heard']} wakes), "
        f"and {two['takes']} of two people who say the same wake word within 200 ms in two rooms, all with one "
        "synthesised voice at different pitch and pace; real wake detectors and the real arbiter, each take with three "
        "networks that take 2 to 40 ms each way."
    )
    return Table("Who answers", how, rows)


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


def language_model(found: Found) -> Table:
    """Return the table of `tests.bench.language_model`."""
    added = found["added_ms"]
    rows = (
        at_most("the server's first whole sentence → first sound, 95th percentile", added["p95"], ADDED_MS, "ms"),
        Row("the same, median / 95th percentile", _spread(added)),
        Row("the same with a voice that makes sentences in one piece", _spread(found["added_whole_ms"])),
        at_most("longest prompt in a home of 300 devices, reckoned", found["prompt_tokens"], PROMPT_TOKENS, "tokens"),
        at_least(f"the device meant is shown, of {found['requests']}", found["shown"], SHOWN_PERCENT, "%", 1),
    )
    how = (
        f"{found['answers']} answers that a server of our own writes word by word with Ollama's protocol; the real "
        "responder, splitter and Piper, without any kept phrase. The sentence counts as whole when the next one begins."
    )
    return Table("Language model", how, rows)


TABLES: dict[str, Callable[[Found], Table]] = {
    "stt": speech_to_text,
    "turns": turns,
    "endpointing": endpointing,
    "satellite": satellite,
    "wake": wake,
    "understanding": understanding,
    "noisy": noisy,
    "speech": speech,
    "rooms": rooms,
    "answering": answering,
    "barge_in": barge_in,
    "language_model": language_model,
    "automations": automations,
    "kills": kills,
}


def _p95(found: dict[str, int] | None) -> int | None:
    return found["p95"] if found else None


def _spread(found: dict[str, int] | None) -> str:
    return f"{found['p50']} / {found['p95']} ms" if found else "not measured"
