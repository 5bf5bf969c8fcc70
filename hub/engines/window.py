"""How much of Whisper's 30 s a clip gets, and when its reading is not to be trusted; no model in here.

Whisper's encoder costs in proportion to its window, and a command fills little of the usual 30 s. A shorter window
works until it is too short: then words repeat or get lost (docs/measurements.md has the curve). So the window has a
floor per model, and a reading that looks wrong is decoded again in a larger one.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence

from hub.engines.base import Hypothesis

LONGEST_MS = 30_000
"""What Whisper was trained on; no window is larger."""
MARGIN_MS = 1000
"""Silence after the clip, which itself ends in up to 0.7 s of silence."""
LADDER_MS = (15_000, LONGEST_MS)
"""Windows to fall back to."""
FLOORS_MS = {"tiny": 8000, "base": 6000, "small": 8000, "medium": 10_000, "large": 10_000}
"""Shortest window by size; tiny and base were measured (docs/measurements.md), the others are safe guesses."""

FASTEST = 5
"""Words a second; commands are said at three or four."""
CUT_OFF = "token limit"
"""The suspicion that is never mistaken; after any other a reading is kept when no larger window gives a better."""
DOUBTFUL = -1.0
"""Average log-probability below which a reading is doubtful (OpenAI's `logprob_threshold`)."""
NO_SPEECH = 0.6
"""Probability above which a doubtful reading is no speech (OpenAI's `no_speech_threshold`)."""
REPETITIVE = 2.4
"""Ratio of text to its zlib form above which it repeats itself (OpenAI's `compression_ratio_threshold`)."""
UNCERTAIN = -0.5
"""Average log-probability below which a phantom text is taken for one; commands in clear speech score above -0.4."""

PHANTOMS: dict[str, frozenset[str]] = {
    "en": frozenset(
        {
            "thanks for watching",
            "thank you for watching",
            "thank you so much for watching",
            "thank you",
            "thank you very much",
            "thanks",
            "you",
            "bye",
            "bye bye",
            "so",
            "the",
            "oh",
            "hmm",
            "please subscribe",
            "subscribe",
            "subtitles by the amara org community",
            "i m sorry",
            "okay",
            "i ll see you next time",
            "see you next time",
            "see you in the next video",
        }
    ),
    "de": frozenset(
        {
            "vielen dank",
            "vielen dank fürs zuschauen",
            "danke",
            "danke fürs zuschauen",
            "untertitel der amara org community",
            "untertitelung des zdf 2020",
            "untertitel im auftrag des zdf 2020",
            "untertitelung im auftrag des zdf",
            "bis zum nächsten mal",
            "tschüss",
            "das war s",
        }
    ),
    "fr": frozenset(
        {
            "merci",
            "merci d avoir regardé cette vidéo",
            "merci d avoir regardé",
            "sous titrage st 501",
            "sous titres réalisés par la communauté d amara org",
            "sous titrage société radio canada",
            "abonnez vous",
        }
    ),
    "es": frozenset(
        {
            "gracias",
            "gracias por ver el video",
            "muchas gracias",
            "suscríbete",
            "subtítulos realizados por la comunidad de amara org",
            "subtítulos por la comunidad de amara org",
        }
    ),
    "it": frozenset(
        {
            "grazie",
            "grazie per la visione",
            "grazie a tutti",
            "sottotitoli creati dalla comunità amara org",
            "sottotitoli e revisione a cura di qtss",
        }
    ),
    "nl": frozenset(
        {
            "dank u wel",
            "bedankt voor het kijken",
            "ondertitels ingediend door de amara org gemeenschap",
            "tv gelderland 2021",
        }
    ),
    "pt": frozenset({"obrigado", "obrigada", "legendas pela comunidade amara org", "obrigado por assistir"}),
    "ru": frozenset({"спасибо за просмотр", "продолжение следует", "субтитры сделал dimatorzok", "спасибо"}),
    "pl": frozenset({"dziękuję", "dziękuję za uwagę", "napisy stworzone przez społeczność amara org"}),
    "ja": frozenset({"ご視聴ありがとうございました", "ありがとうございました"}),
    "zh": frozenset({"谢谢观看", "字幕由amara org社区提供", "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目", "谢谢"}),
    "ko": frozenset({"시청해주셔서 감사합니다", "감사합니다"}),
}
"""Texts that Whisper makes of silence and noise, by language, in `plain` form: its training subtitles' last lines."""

_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫♬♩]")
_CHANT = re.compile(r"(\D{2,30}?)\1{4,}")


def floor_ms(model: str) -> int:
    """Return the shortest window for a model, found by a size such as `base` in its name; 10 s for unknown ones."""
    sizes = [size for size in FLOORS_MS if re.search(rf"(?<![a-z]){size}(?![a-z])", model.lower())]
    return max((FLOORS_MS[size] for size in sizes), default=10_000)


def windows_ms(clip_ms: int, floor: int) -> tuple[int, ...]:
    """Return the windows to try for a clip of at most 30 s, the preferred one first, each larger than the last."""
    first = min(max(clip_ms + MARGIN_MS, floor), LONGEST_MS)
    first += -first % 20
    return (first, *(step for step in LADDER_MS if step > first * 1.2 or first < step == LONGEST_MS))


def token_limit(clip_ms: int) -> int:
    """Return how many tokens a clip can hold at the fastest speech, about ten a second; more is a loop."""
    return min(16 + clip_ms // 100, 224)


def plain(text: str) -> str:
    """Return the words alone: lower case, no punctuation, one space between."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in folded).split())


def clean(text: str) -> str:
    """Return the text without asides such as `[music]`; empty when no letter or digit is left."""
    words = " ".join(_ASIDE.sub(" ", text).split())
    return words if plain(words) else ""


def compression_ratio(text: str) -> float:
    """Return how many times smaller zlib makes the text; about 1 for a command, over 2.4 when it repeats itself."""
    encoded = text.encode()
    return len(encoded) / len(zlib.compress(encoded)) if encoded else 0.0


def repeats(text: str) -> bool:
    """Tell whether words come again and again: six or more in a row that are one to eight words said three times."""
    words = plain(text).split()
    for length in range(1, 9):
        need = max(3, -(-6 // length))
        run = 0
        for i in range(length, len(words)):
            run = run + 1 if words[i] == words[i - length] else 0
            if run >= length * (need - 1):
                return True
    return bool(_CHANT.search(plain(text)))


def starts_over(text: str) -> bool:
    """Tell whether the text says its words and then two or more of them again, in order to the end or all of it twice.

    People say "stop, stop" at times; short windows make such things up.
    """
    words = plain(text).split()
    return any(
        words[period:] == words[:-period] and (len(words) - period >= 2 or len(words) == 2 * period)
        for period in range(1, len(words))
    )


def said_once(text: str, speech_ms: int) -> str:
    """Return the first half of a text that says all of it twice faster than anybody speaks, else the text.

    A larger window, which costs as much again, often says it twice too.
    """
    spoken = text.split()
    half = len(spoken) // 2
    is_doubled = half > 0 and plain(" ".join(spoken[:half])) == plain(" ".join(spoken[half:]))
    return " ".join(spoken[:half]) if is_doubled and len(spoken) * 1000 > FASTEST * speech_ms else text


def suspicion(text: str, score: float, no_speech: float, *, cut_off: bool = False) -> str:
    """Return why a reading should be tried in a larger window, empty when it should not.

    `score` is the average log-probability, `no_speech` a probability, `cut_off` whether the token limit ended it.
    """
    if repeats(text) or starts_over(text):
        return "repetition"
    if compression_ratio(text) > REPETITIVE:
        return "compression"
    if cut_off:
        return CUT_OFF
    if score < DOUBTFUL:
        return "doubtful"
    if no_speech > NO_SPEECH and score < UNCERTAIN:
        return "no speech"
    return ""


def is_phantom(text: str, language: str, score: float, no_speech: float) -> bool:
    """Tell whether the text is one that Whisper makes of nothing, and was not clearly said."""
    return plain(text) in PHANTOMS.get(language, frozenset()) and (score < UNCERTAIN or no_speech > NO_SPEECH)


def rank(groups: Iterable[Iterable[Hypothesis]], language: str, no_speech: float) -> tuple[Hypothesis, ...]:
    """Return the readings worth having, group by group, best score first within a group, each text once.

    Left out are empty ones, loops, phantoms, and all that are doubtful when the model also thinks it was no speech.
    """
    best: dict[str, Hypothesis] = {}
    for group in groups:
        for reading in sorted(group, key=lambda each: -each.score):
            text = clean(reading.text)
            if text and not _is_nothing(text, language, reading.score, no_speech):
                best.setdefault(plain(text), Hypothesis(text, reading.score))
    return tuple(best.values())


def _is_nothing(text: str, language: str, score: float, no_speech: float) -> bool:
    return repeats(text) or is_phantom(text, language, score, no_speech) or (score < DOUBTFUL and no_speech > NO_SPEECH)


def pieces(speech: Sequence[bool], limit: int) -> list[range]:
    """Cut frames into pieces of at most `limit` frames, in the longest pause of each piece's second half.

    Keeps every frame from a second before the first one with speech to 0.7 s after the last; none without speech.
    """
    if not any(speech):
        return []
    start = max(0, speech.index(True) - 50)
    end = min(len(speech), len(speech) - list(reversed(speech)).index(True) + 35)
    cut: list[range] = []
    while end - start > limit:
        at = _longest_pause(speech, start + limit // 2, start + limit)
        cut.append(range(start, at))
        start = at
    return [*cut, range(start, end)]


def _longest_pause(speech: Sequence[bool], start: int, end: int) -> int:
    """Return the middle of the longest stretch without speech in a range, its end when there is none."""
    middle, longest, run = end, 0, 0
    for i in range(start, end):
        run = 0 if speech[i] else run + 1
        if run > longest:
            longest, middle = run, i - run // 2
    return middle
