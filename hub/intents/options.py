"""What people say for a device's own options: modes, presets, effects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub.devices.model import Device, Kind
from hub.intents.languages.model import Additions
from hub.intents.names import plain

_SWITCHED = frozenset({"on", "off"})
"""Options that are said as "turn on" and "turn off"."""


def spoken_options(devices: Iterable[Device], extra: Additions) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """Return the slot lists `option` and `effect` (of lights): options as devices spell them, by the words for them.

    Words are the option's own, with spaces for `_` and `-`, and what the language says for it besides.
    """
    lists: dict[str, dict[str, dict[str, None]]] = {"option": {}, "effect": {}}
    for device in devices:
        into = lists["effect" if device.kind == Kind.LIGHT else "option"]
        for options in device.options.values():
            for option in options:
                if option.casefold() in _SWITCHED:
                    continue
                for words in (plain(option), *extra.option_words.get(option.casefold(), ())):
                    if words:
                        into.setdefault(words, {})[option] = None
    return {name: {words: tuple(options) for words, options in said.items()} for name, said in lists.items()}
