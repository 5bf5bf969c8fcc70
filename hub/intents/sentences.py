"""The sentences of a language: the community's (home-assistant-intents) for what Hearth can do, and our additions."""

from __future__ import annotations

import copy
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hub.devices.model import Kind
from hub.intents.catalogue import CATALOGUE
from hub.intents.languages.model import Additions, additions
from hub.intents.sieve import Sieve
from shared.errors import HearthError
from shared.nearest import did_you_mean

if TYPE_CHECKING:
    from hassil.expression import Expression
    from hassil.intents import Intents

    from hub.intents.custom import OwnSentences

UNDERSTOOD = frozenset(name for name, spec in CATALOGUE.items() if not spec.errand)
"""Intents that are recognised here: all but errands. Sentences for anything else would only be in the way."""

_UNTRUE = frozenset({"creator", "data"})
"""Answers of the community (by `HassRespond`'s response) about their own project, which are not true of Hearth."""
_NAME = "Home Assistant"
_OF_DEVICES: Mapping[str, Any] = {"option": {"values": []}, "effect": {"values": []}}
"""Lists that each home fills: its devices' own options, and the effects of its lights."""
PER_HOME = frozenset({"name", "area", "floor", *_OF_DEVICES})
"""All lists that each home fills."""
_KINDS = frozenset(kind.value for kind in Kind)


class UnknownLanguageError(HearthError):
    """There are no sentences in the language asked for."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language, ready to recognise and to answer."""

    language: str
    """Code of the data, such as `de` where `de-CH` was asked for and has none."""
    intents: Intents
    responses: Mapping[str, Mapping[str, str]]
    """Reply templates (Jinja2) by intent, then by response key."""
    errors: Mapping[str, str]
    """Error templates (Jinja2) by key."""
    additions: Additions
    sieve: Sieve
    """Finds the sentences that are worth a walk."""


def known_language(language: str) -> str:
    """Return the code of the data for a language, falling back from `de-CH` to `de`.

    Raises `UnknownLanguageError`, which proposes the nearest code.
    """
    from home_assistant_intents import get_languages

    known = {code.lower(): code for code in get_languages()}
    wanted = language.strip().replace("_", "-").lower()
    for code in (wanted, wanted.split("-")[0]):
        if code in known:
            return str(known[code])
    raise UnknownLanguageError(f"no sentences for the language {language!r}{did_you_mean(wanted, known.values())}")


def load(language: str, own: OwnSentences | None = None) -> Sentences:
    """Load a language once (about 0.3 s, then kept), with the household's own sentences where there are some.

    Raises `UnknownLanguageError`.
    """
    return _load(known_language(language), own)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a sentence may use in one language."""

    lists: Mapping[str, Any]
    rules: Mapping[str, str]


def vocabulary(language: str) -> Vocabulary:
    """Return the slot lists and expansion rules of a language. Raises `UnknownLanguageError`."""
    data, extra = _raw(known_language(language))
    lists = {**data.get("lists", {}), **extra.lists}
    return Vocabulary(lists, {**data.get("expansion_rules", {}), **extra.expansion_rules})


@lru_cache(maxsize=8)
def _raw(code: str) -> tuple[Mapping[str, Any], Additions]:
    """Return the community's data, a region's (`de-CH`) with the rules and lists of its language, and what is added."""
    from home_assistant_intents import get_intents

    data = get_intents(code) or {}
    if "-" in code and (parent := get_intents(code.split("-", maxsplit=1)[0])):
        merged = {key: {**parent.get(key, {}), **data.get(key, {})} for key in ("lists", "expansion_rules")}
        data = {**data, **merged}
    return data, additions(code)


@lru_cache(maxsize=8)
def _load(code: str, own: OwnSentences | None) -> Sentences:
    from hassil.intents import Intents

    theirs, extra = _raw(code)
    known = vocabulary(code)
    replies = {name: dict(each) for name, each in theirs.get("responses", {}).get("intents", {}).items()}
    if "hello" in replies.get("HassRespond", {}):
        replies["HassRespond"]["hello"] = replies["HassRespond"]["hello"].replace(_NAME, "Hearth")
    data: dict[str, Any] = {
        "language": code,
        "intents": _merged(theirs.get("intents", {}), extra),
        "lists": {**known.lists, **_OF_DEVICES},
        "expansion_rules": dict(known.rules),
        "skip_words": [*theirs.get("skip_words", ()), *extra.skip_words],
        "settings": theirs.get("settings", {}),
    }
    if own is not None:
        data["lists"].update(own.lists)
        data["expansion_rules"].update(own.rules)
        for name, blocks in own.intents.items():
            data["intents"].setdefault(name, {"data": []})["data"].extend(blocks)
        for name, texts in own.replies.items():
            replies.setdefault(name, {}).update(texts)
    intents = Intents.from_dict(copy.deepcopy(data))
    for intent in intents.intents.values():
        for each in intent.data:
            _ = each.sentences  # parsed late by hassil; here it is off the hot path
    _count_once(code, data["lists"])
    sieve = Sieve(intents, lambda data: frozenset(domains_of(data.requires_context)), PER_HOME)
    return Sentences(code, intents, replies, theirs.get("responses", {}).get("errors", {}), extra, sieve)


def _count_once(code: str, lists: Mapping[str, Any]) -> None:
    """Let hassil work out and keep how numbers are said, which it does at the first sentence that may have one."""
    from hassil.intents import Intents
    from hassil.recognize import recognize_all

    ranges = {name: value for name, value in lists.items() if "range" in value}
    block = {"sentences": [f"{{{name}}}" for name in ranges]}
    numbers = Intents.from_dict({"language": code, "intents": {"Count": {"data": [block]}}, "lists": ranges})
    for _ in recognize_all("x", numbers, language=code):
        pass


def _merged(theirs: Mapping[str, Any], extra: Additions) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for name in sorted(UNDERSTOOD):
        blocks = [_without(block, extra.dropped.get(name, ())) for block in _served(name, theirs)]
        blocks += extra.intents.get(name, ())
        if blocks:
            # A sentence a block: what a sentence needs is looked at before it is walked (`hub.intents.sieve`).
            merged[name] = {"data": [{**block, "sentences": [each]} for block in blocks for each in block["sentences"]]}
    return merged


def _served(name: str, theirs: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the community's blocks of an intent that can be served here."""
    if name == "HearthHelp":
        # "What can I say" is a greeting's sister there; here it has an answer of its own.
        for block in theirs.get("HassRespond", {}).get("data", ()):
            if block.get("response") == "commands":
                yield {**block, "response": "default"}
    for block in theirs.get(name, {}).get("data", ()):
        if name == "HassRespond" and block.get("response") in _UNTRUE | {"commands"}:
            continue
        if _concerns_us(block):
            yield block


def _without(block: Mapping[str, Any], dropped: Sequence[str]) -> Mapping[str, Any]:
    return {**block, "sentences": [each for each in block["sentences"] if each not in dropped]} if dropped else block


def _concerns_us(block: Mapping[str, Any]) -> bool:
    """Whether a block of sentences is about a kind of device that exists here (or about none)."""
    domains = set(domains_of(block.get("slots") or {})) | set(domains_of(block.get("requires_context") or {}))
    return not domains or bool(domains & _KINDS)


def domains_of(source: Mapping[str, Any]) -> Iterable[str]:
    """Return the domains named in a block's `slots` or `requires_context`."""
    value = source.get("domain")
    if isinstance(value, Mapping):
        value = value.get("value")
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def template_trouble(template: str, lists: Container[str], rules: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a template: its syntax, lists and rules that do not exist, a rule within itself."""
    from hassil.errors import HassilError
    from hassil.parse_expression import parse_sentence
    from hassil.parser import ParseError

    found: list[str] = []

    def look(text: str, within: tuple[str, ...]) -> None:
        try:
            expression = parse_sentence(text).expression
        except (HassilError, ParseError, ValueError, AssertionError, IndexError) as error:
            found.append(f"cannot be read as a sentence template: {error or 'brackets are not closed'}")
            return
        for name in list_names(expression):
            if name not in lists and ".." not in name:
                found.append(f"unknown list {{{name}}}")
        for name in rule_names(expression):
            if name in within:
                found.append(f"the rule <{name}> contains itself")
            elif name not in rules:
                found.append(f"unknown rule <{name}>")
            else:
                look(rules[name], (*within, name))

    look(template, ())
    return list(dict.fromkeys(found))


def list_names(expression: Expression) -> Iterator[str]:
    """Yield the slot lists that an expression names itself, not those of its rules."""
    from hassil.expression import Group, ListReference

    if isinstance(expression, ListReference):
        yield expression.list_name
    elif isinstance(expression, Group):
        for item in expression.items:
            yield from list_names(item)


def rule_names(expression: Expression) -> Iterator[str]:
    """Yield the rules that an expression names itself."""
    from hassil.expression import Group, RuleReference

    if isinstance(expression, RuleReference):
        yield expression.rule_name
    elif isinstance(expression, Group):
        for item in expression.items:
            yield from rule_names(item)
