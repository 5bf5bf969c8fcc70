"""Replies of our own to what was done, where the community has none or one that does not fit. Pure."""

from __future__ import annotations

from hub.brain import speech
from hub.brain.wording.model import Wording
from hub.devices.model import Home
from hub.intents.model import Intent
from hub.intents.targets import EVERYTHING, kind_of
from hub.skills.registry import Outcome
from hub.skills.states import UNITS

_SWITCHES = ("HassTurnOn", "HassTurnOff")


def own_reply(intent: Intent, outcome: Outcome, home: Home, words: Wording, *, is_known: bool) -> str | None:
    """Return our sentence, `None` where the community's is to be said; `is_known`: it has one for this intent."""
    key = f"{intent.name}.{_variant(intent, outcome)}"
    sentence = words.replies.get(key) or (None if is_known else words.replies.get(intent.name))
    if sentence is None:
        several = len({each.device.split(".")[0] for each in outcome.results}) > 1
        return words.done if several and intent.name in _SWITCHES and not _is_scene(intent) else None
    said = {"option": _option(intent), **_values(intent, outcome, home, words)}
    try:
        return sentence.format(**said)
    except KeyError:
        # The devices went to different values: there is no one number to tell.
        return words.done


def _is_scene(intent: Intent) -> bool:
    return str(intent.slots.get("name", "")).startswith("scene.")


def _variant(intent: Intent, outcome: Outcome) -> str:
    """Return what sets a reply apart from others of its intent."""
    slots = intent.slots
    if kind_of(intent) == EVERYTHING:
        return EVERYTHING
    if intent.name == "HearthOscillate":
        return str(slots.get("state", ""))
    if "temperature_low" in slots or "temperature_high" in slots:
        return "range"
    if intent.name == "HassLightSet":
        return "effect" if "effect" in slots else ""
    lights = all(each.device.startswith("light.") for each in outcome.results)
    if intent.response == "default" and len(outcome.results) > 1 and lights and not _is_scene(intent):
        return "lights"
    return ""


def _option(intent: Intent) -> str:
    for slot in ("option", "effect", "fan_mode"):
        if slot in intent.slots:
            return intent.spoken.get(slot) or str(intent.slots[slot]).replace("_", " ")
    return ""


def _values(intent: Intent, outcome: Outcome, home: Home, words: Wording) -> dict[str, str]:
    """Return the numbers that were reached, with their units."""
    said: dict[str, str] = {}
    device = home.device(outcome.results[0].device) if outcome.results else None
    unit = device.unit if device is not None else ""
    # Several intents told together went to one value only if every device was asked the same.
    if "reached" in outcome.slots and len({each.action for each in outcome.results}) == 1:
        of = str(outcome.slots["reached_of"])
        degrees = unit or "°C"
        said["value"] = speech.measured(
            outcome.slots["reached"], UNITS.get(of, degrees if of.startswith("temperature") else unit), words
        )
    low, high = intent.slots.get("temperature_low"), intent.slots.get("temperature_high")
    if low is not None and high is not None:
        said |= {"low": speech.measured(low, "", words), "high": speech.measured(high, unit or "°C", words)}
    return said
