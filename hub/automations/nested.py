"""Reads what holds other parts: lists of triggers, conditions and actions, branches, answers, sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hub.automations.fields import (
    MARKS,
    WRONG,
    Field,
    Form,
    Notes,
    Schema,
    anything,
    devices_field,
    flag,
    is_nothing,
    number,
    section,
    several,
    template,
    words,
)
from hub.automations.model import SLOT_NAMES, Branch, Devices, Renders
from shared.config import located
from shared.config.located import Node, Scalar, Sequence
from shared.nearest import unknown

TRIGGERS_SCHEMA: Schema = {"$ref": "#/$defs/triggers"}
CONDITIONS_SCHEMA: Schema = {"$ref": "#/$defs/conditions"}
ACTIONS_SCHEMA: Schema = {"$ref": "#/$defs/actions"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _all(notes: Notes, node: Node, key: str, one: Any) -> Any:
    """Read one part or a list of them."""
    if isinstance(node, Sequence):
        items = [one(notes, item, f"{key}[{index}]") for index, item in enumerate(node.items)]
    else:
        items = [one(notes, node, key)]
    return WRONG if any(each is WRONG for each in items) else tuple(each for each in items if each is not None)


def _part(notes: Notes, node: Node, key: str, what: str, forms: Mapping[str, Form]) -> Any:
    if not isinstance(node, located.Mapping):
        return notes.note(node, key, f"expected a {what} with one of {', '.join(forms)}")
    kind = next((name for name in forms if name in node.entries), None)
    if kind is None:
        given = next(iter(node.entries), "")
        reason = unknown(what, given, tuple(forms)) if given else f"is empty; a {what} has one of {', '.join(forms)}"
        return notes.note(node.entries.get(given, node), f"{key}.{given}".rstrip("."), reason)
    form = forms[kind]
    fields = {**form.fields, **notes.common} if what == "action" else form.fields
    values = section(notes, node, key, fields, form.needed)
    if values is WRONG:
        return WRONG
    try:
        return form.made(place=str(node.place), **form.build(values))
    except ValueError as error:
        at, _, reason = str(error).partition(": ")
        inner = node.entries.get(at.split(".")[0])
        if inner is None:
            return notes.note(node, key, str(error))
        return notes.note(inner, f"{key}.{at}", reason)


def _trigger(notes: Notes, node: Node, key: str) -> Any:
    return _part(notes, node, key, "trigger", notes.triggers)


def _condition(notes: Notes, node: Node, key: str) -> Any:
    if isinstance(node, Scalar):
        if not any(mark in node.text for mark in MARKS):
            return notes.note(node, key, "expected a condition, or a template in {{ }}")
        made = template(notes, node, key)
        return WRONG if made is WRONG else Renders(place=str(node.place), template=made)
    return _part(notes, node, key, "condition", notes.conditions)


def _action(notes: Notes, node: Node, key: str) -> Any:
    return _part(notes, node, key, "action", notes.actions)


def waiting(notes: Notes, node: Node, key: str) -> Any:
    """Read triggers."""
    return _all(notes, node, key, _trigger)


def holding(notes: Notes, node: Node, key: str) -> Any:
    """Read conditions."""
    return _all(notes, node, key, _condition)


def steps(notes: Notes, node: Node, key: str) -> Any:
    """Read actions."""
    return _all(notes, node, key, _action)


def named_steps(notes: Notes, node: Node, key: str) -> Any:
    """Read actions by name."""
    if not isinstance(node, located.Mapping):
        return notes.note(node, key, "expected the names of answers with actions")
    found = {name: steps(notes, child, f"{key}.{name}") for name, child in node.entries.items()}
    return WRONG if any(each is WRONG for each in found.values()) else found


_BRANCH: Mapping[str, Field] = {
    "if": Field(holding, CONDITIONS_SCHEMA, "Conditions.", "conditions"),
    "then": Field(steps, ACTIONS_SCHEMA, "Done when they hold.", "actions"),
}


def branches(notes: Notes, node: Node, key: str) -> Any:
    """Read a list of `if` with `then`."""

    def one(notes: Notes, node: Node, key: str) -> Any:
        found = section(notes, node, key, _BRANCH, ("if", "then"))
        return WRONG if found is WRONG else Branch(**found)

    return _all(notes, node, key, one)


def _times(notes: Notes, node: Node, key: str) -> Any:
    is_template = isinstance(node, Scalar) and any(mark in node.text for mark in MARKS)
    return template(notes, node, key) if is_template else number(0, 10_000, whole=True)(notes, node, key)


def _list(notes: Notes, node: Node, key: str) -> Any:
    is_template = isinstance(node, Scalar) and any(mark in node.text for mark in MARKS)
    if is_template or isinstance(node, Sequence):
        return anything(notes, node, key)
    return notes.note(node, key, "expected a list, or a template that makes one")


_REPEATING: Mapping[str, Field] = {
    "times": Field(_times, {"type": ["integer", "string"]}, "So often."),
    "while": Field(holding, CONDITIONS_SCHEMA, "As long as they hold.", "while_"),
    "until": Field(holding, CONDITIONS_SCHEMA, "Until they hold; done once at least."),
    "each": Field(_list, {"type": ["array", "string"]}, "Once for each of a list: `repeat.item`."),
}


def repeating(notes: Notes, node: Node, key: str) -> Any:
    """Read how something is repeated."""
    found = section(notes, node, key, _REPEATING)
    if found is not WRONG and len(found) != 1:
        return notes.note(node, key, f"expected one of {', '.join(_REPEATING)}")
    return found


def answers(notes: Notes, node: Node, key: str) -> Any:
    """Read the words for each answer."""
    if not isinstance(node, located.Mapping) or not node.entries:
        return notes.note(node, key, "expected names with words, such as `yes: [yes, sure]`")
    found = {name: several(words)(notes, child, f"{key}.{name}") for name, child in node.entries.items()}
    return WRONG if any(each is WRONG for each in found.values()) else found


def sentences(notes: Notes, node: Node, key: str) -> Any:
    """Read sentences, or those of several languages, by language; an empty one is the household's."""
    if not isinstance(node, located.Mapping):
        found = several(words)(notes, node, key)
        return WRONG if found is WRONG else {"": found}
    by = {name: several(words)(notes, child, f"{key}.{name}") for name, child in node.entries.items()}
    return WRONG if any(each is WRONG for each in by.values()) else by


_RANGE: Mapping[str, Field] = {
    "from": Field(number(whole=True), {"type": "integer"}, "The least number.", "low"),
    "to": Field(number(whole=True), {"type": "integer"}, "The greatest.", "high"),
}
_FREE: Mapping[str, Field] = {
    "wildcard": Field(flag, {"const": True}, "True: any words."),
}
_WORD: Mapping[str, Field] = {
    "in": Field(words, {"type": "string"}, "As it is said."),
    "out": Field(words, {"type": "string"}, "What the slot then holds."),
}


def slot_lists(notes: Notes, node: Node, key: str) -> Any:
    """Read slot lists into the format of home-assistant-intents."""
    if not isinstance(node, located.Mapping):
        return notes.note(node, key, "expected slots with words, such as `mood: [cosy, bright]`")
    found: dict[str, Any] = {}
    for name, child in node.entries.items():
        inner = f"{key}.{name}"
        if name in SLOT_NAMES or not _NAME.fullmatch(name):
            found[name] = notes.note(
                child, inner, "cannot be the name of a slot: small letters and _, not a name of ours"
            )
        elif isinstance(child, located.Mapping) and "wildcard" in child.entries:
            free = section(notes, child, inner, _FREE)
            is_free = free is WRONG or free["wildcard"]
            found[name] = free if is_free else notes.note(child, inner, "`wildcard` can only be true")
        elif isinstance(child, located.Mapping):
            span = section(notes, child, inner, _RANGE, ("from", "to"))
            found[name] = span if span is WRONG else {"range": {"from": span["low"], "to": span["high"]}}
            if span is not WRONG and span["low"] > span["high"]:
                found[name] = notes.note(child, inner, "`from` is above `to`")
        else:
            read = _all(notes, child, inner, _said)
            found[name] = read if read is WRONG else {"values": list(read)}
    return WRONG if any(each is WRONG for each in found.values()) else found


def _said(notes: Notes, node: Node, key: str) -> Any:
    if isinstance(node, located.Mapping):
        return section(notes, node, key, _WORD, ("in", "out"))
    said = words(notes, node, key)
    return WRONG if said is WRONG else {"in": said, "out": said}


def deeds(notes: Notes, node: Node, key: str) -> Any:
    """Read what is commanded: device ids (also from templates), or those of a place."""
    if isinstance(node, located.Mapping):
        return devices_field("").read(notes, node, key)
    items = node.items if isinstance(node, Sequence) else [node]
    if is_nothing(node) or not items:
        return notes.note(node, key, "names nothing")
    ids: list[Any] = []
    for index, item in enumerate(items):
        inner = f"{key}[{index}]" if isinstance(node, Sequence) else key
        if isinstance(item, Scalar) and any(mark in item.text for mark in MARKS):
            ids.append(template(notes, item, inner))
        else:
            found = devices_field("").read(notes, item, inner)
            ids += [found] if found is WRONG or not isinstance(found, Devices) else found.ids
    return WRONG if any(each is WRONG for each in ids) else tuple(ids)
