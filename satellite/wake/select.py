"""Which wake words and engines there are, and the one engine that listens for those wanted."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from satellite.config import Wake as Settings
from satellite.config import WakeWord
from satellite.wake import microwakeword, openwakeword
from satellite.wake.base import WakeEngine
from satellite.wake.cascade import SecondOpinion
from satellite.wake.listener import Listener
from satellite.wake.rules import Alone, Both, Rule
from satellite.wake.thresholds import UNKNOWN, Thresholds, thresholds
from shared.errors import EngineError
from shared.nearest import did_you_mean

log = logging.getLogger(__name__)

Engine = Literal["cascade", "microwakeword", "openwakeword"]
MICRO, OPEN = "microWakeWord", "openWakeWord"


def available_words() -> dict[str, tuple[Engine, ...]]:
    """Return the built-in words, each with the engines that can be asked for here, best first."""
    micro, opened = _words(microwakeword.built_in), _words(openwakeword.built_in)
    return {word: _engines(word in micro, word in opened) for word in sorted({*micro, *opened})}


def build(settings: Settings) -> WakeEngine:
    """Return one engine that listens for every word of `settings`.

    Words of the same detector share its feature extraction. Raises `EngineError` when a word is unknown or listed
    twice, an engine is not installed, or a model is missing or does not load. Blocks for some tenths of a second.
    """
    plans = [_plan(word) for word in settings.words]
    names = [plan.word for plan in plans]
    if twice := {name for name in names if names.count(name) > 1}:
        raise EngineError(f"wake word {min(twice)} is listed twice")
    if not _words(openwakeword.built_in) and any(word.engine == "auto" for word in settings.words):
        log.info("%s is not installed: %s listens without a second opinion", OPEN, MICRO)
    micro = {plan.word: plan.micro_model for plan in plans if plan.engine != "openwakeword"}
    opened = {plan.word: plan.open_model for plan in plans if plan.engine != "microwakeword"}
    always = any(plan.engine == "openwakeword" for plan in plans)
    return Listener(
        [plan.rule() for plan in plans],
        micro=microwakeword.MicroWakeWord(micro) if micro else None,
        second=SecondOpinion(openwakeword.OpenWakeWord(opened), always=always) if opened else None,
        refractory_ms=settings.refractory_ms,
        thorough=settings.thorough,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    word: str
    engine: Engine
    micro_model: str
    open_model: str
    thresholds: Thresholds

    def rule(self) -> Rule:
        known = self.thresholds
        if self.engine == "microwakeword":
            return Alone(self.word, known.microwakeword, known.microwakeword_late_ms)
        if self.engine == "openwakeword":
            return Alone(self.word, known.openwakeword, known.openwakeword_late_ms)
        return Both(self.word, known)


def _plan(wanted: WakeWord) -> _Plan:
    micro, opened = _words(microwakeword.built_in), _words(openwakeword.built_in)
    engines = _engines(
        bool(micro) and (wanted.word in micro or bool(wanted.microwakeword_model)),
        bool(opened) and (wanted.word in opened or bool(wanted.openwakeword_model)),
    )
    engine = wanted.engine
    if engine == "auto" and engines:
        engine = engines[0]
    if engine == "auto" or engine not in engines:
        raise EngineError(_refusal(wanted, micro, opened))
    models = wanted.microwakeword_model, wanted.openwakeword_model
    return _Plan(wanted.word, engine, *models, _thresholds(wanted).at(wanted.sensitivity))


def _thresholds(wanted: WakeWord) -> Thresholds:
    """Return the measured thresholds, but not for a model of one's own: that has its author's."""
    known = thresholds(wanted.word)
    if wanted.openwakeword_model:
        known = replace(known, openwakeword=UNKNOWN.openwakeword, cascade=UNKNOWN.cascade)
    if wanted.microwakeword_model:
        cutoff = microwakeword.cutoff(wanted.microwakeword_model, wanted.word)
        known = replace(known, microwakeword=cutoff, cascade=UNKNOWN.cascade)
    return known


def _refusal(wanted: WakeWord, micro: tuple[str, ...], opened: tuple[str, ...]) -> str:
    """Say why `wanted` cannot be listened for, and the cure."""
    for engine, built_in in (("microwakeword", microwakeword.built_in), ("openwakeword", openwakeword.built_in)):
        if wanted.engine in (engine, "cascade") or getattr(wanted, f"{engine}_model"):
            try:
                built_in()
            except EngineError as error:
                return f"wake word {wanted.word}: {error}"
    known = sorted({*micro, *opened})
    if wanted.word in known:
        lacks = MICRO if wanted.word not in micro else OPEN
        key = "microwakeword_model" if lacks == MICRO else "openwakeword_model"
        return f"wake word {wanted.word}: {lacks} has no model of it; leave engine at auto or set {key}"
    hint = did_you_mean(wanted.word.replace(" ", "_"), known)
    return (
        f"wake word {wanted.word} is unknown{hint}; built in are {', '.join(known) or 'none'}; "
        "for any other set microwakeword_model or openwakeword_model"
    )


def _engines(micro: bool, opened: bool) -> tuple[Engine, ...]:
    """Return the engines to choose from, best first, where there is a model for one or both."""
    if micro and opened:
        return ("cascade", "microwakeword", "openwakeword")
    if micro:
        return ("microwakeword",)
    return ("openwakeword",) if opened else ()


def _words(built_in: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Return an engine's built-in words; none where it is not installed."""
    try:
        return built_in()
    except EngineError:
        return ()
