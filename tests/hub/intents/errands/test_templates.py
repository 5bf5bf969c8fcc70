"""Templates become a graph; one that cannot be used is named."""

from __future__ import annotations

import pytest

from hub.intents.errands.graph import Graph, Sentence
from hub.intents.errands.load import graph, meaning, modules
from hub.intents.errands.matching import FreeWords, walk
from hub.intents.errands.templates import Compiler, TemplateError
from hub.intents.errands.words.model import TimeWords, time_words
from hub.intents.phrases import tokens

LANGUAGES = ("en", "de", "fr", "es", "nl")
RULES = {"set": "(set|start)", "loop": "a <loop>"}
FREE = FreeWords(
    TimeWords(
        units={}, ones=(), wholes={}, open_words=("the",), no_names=("what",), not_in_names=("timer",), skipped=("um",)
    )
)


def _matches(template: str, text: str) -> bool:
    words = time_words("en")
    assert words is not None
    built = Graph()
    Compiler(built, RULES, words).add(template, Sentence("HassStartTimer", {}))
    return bool(walk(built, tokens(text), lambda kind, at: {}, FREE).matches)


@pytest.mark.parametrize(
    ("template", "text", "fits"),
    [
        ("<set> [a] timer[s]", "start timers", True),
        ("<set> [a] timer[s]", "set a timer", True),
        ("<set> [a] timer[s]", "set a", False),
        ("(please;now) go", "now please go", True),
        ("(please;now) go", "please go", False),
        ("kitchen-timer", "kitchen timer", True),
        ("set [a ]timer", "set timer", True),
        ("set [a ]timer", "set a timer", True),
        ("remind me to {text}", "remind me to call mum", True),
        ("remind me to {text}", "remind me to", False),
        ("tell {text} now", "tell mum the now", False),  # "the" asks for more
        ("the {name} timer", "the pasta timer", True),
        ("the {name} timer", "the one two three four five six timer", False),
        ("{name} timer", "what timer", False),
        ("now go", "now um go", True),
        ("now go", "um now go", False),
        ("add {text} here", "add milk, eggs here", True),
    ],
)
def test_templates(template: str, text: str, fits: bool) -> None:
    assert _matches(template, text) is fits


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("set (a|the timer", "cannot be read"),
        ("set {lenght}", "unknown slot {lenght}"),
        ("<start> timer", "unknown rule <start>"),
        ("<loop> timer", "the rule <loop> contains itself"),
    ],
)
def test_a_template_that_cannot_be_used(template: str, why: str) -> None:
    with pytest.raises(TemplateError) as told:
        _matches(template, "x")
    assert why in str(told.value)
    assert template in str(told.value)


def test_a_key_says_what_its_sentences_mean() -> None:
    assert meaning("HearthCancelAlarm all=1 yields") == Sentence("HearthCancelAlarm", {"all": 1}, yields=True)
    assert meaning("HassBroadcast") == Sentence("HassBroadcast", {})


@pytest.mark.parametrize("key", ["HassTurnOn", "Nothing", "HassStartTimer loud=1", "HearthCancelAlarm all="])
def test_a_key_that_cannot_be_read(key: str) -> None:
    with pytest.raises(TemplateError):
        meaning(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_of_a_language_can_be_read(language: str) -> None:
    words = time_words(language)
    assert words is not None
    assert f"{language}_timers" in [module.__name__.rpartition(".")[2] for module in modules(language)]
    assert len(graph(language, words)) > 1000
