"""What is not there is never replaced by what is: the reason comes before the guess."""

from __future__ import annotations

import pytest

from hub.intents.guard import Leave, announced, guarded, leave
from hub.intents.model import Intent, Miss, Place, QuestionKind, Understood
from hub.intents.nouns import Nouns
from hub.intents.phrases import Tokens, tokens
from hub.intents.recognizer import Recognizer
from hub.intents.words.model import words
from tests.hub.house import house

HOME = house()
RECOGNIZER = Recognizer(HOME)
ENGLISH = words("en")
NOUNS = Nouns(RECOGNIZER.index, RECOGNIZER.sentences.additions, ENGLISH)
VOCABULARY = RECOGNIZER.sentences.sieve.vocabulary


def left(text: str) -> Leave:
    said = tokens(text)
    found = RECOGNIZER.recognize(text, "living")
    assert isinstance(found, Miss), text
    return leave(found, said, NOUNS, ENGLISH, VOCABULARY, {"big", "roll", "up"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("turn off the lights in the attic", Leave.NOTHING),
        ("close the blinds in the observatory", Leave.NOTHING),
        ("turn on the secret lamp", Leave.NOTHING),  # it is there, and hidden
        ("turn off grandma's lamp", Leave.NOTHING),
        ("switch on the neighbours' porch light", Leave.NOTHING),
        ("open the submarine", Leave.NOTHING),
        ("turn off the bedside lamp on the left", Leave.ASK),
        ("make it brighter over there", Leave.ASK),
        ("my feet are freezing", Leave.ACT),
        ("the lamp is far too harsh for me", Leave.ACT),
        ("somebody put a light on", Leave.ACT),
        ("tell me a joke", Leave.ACT),
        ("roll up the big door", Leave.ASK),
        ("roll up the secret door", Leave.NOTHING),
        ("shut the jukebox", Leave.NOTHING),
        ("shut the jukebox up", Leave.ACT),
    ],
)
def test_a_guess_may_not_do_more_than_the_reason_leaves(text: str, wanted: Leave) -> None:
    assert left(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("stop telling me to turn off the floor lamp", Leave.NOTHING),
        ("you needn't switch off the floor lamp", Leave.NOTHING),
        ("grandpa always forgets to turn off the floor lamp", Leave.ASK),
        ("i am tired , turn off the floor lamp", Leave.ACT),
        ("it is late and turn off the floor lamp", Leave.ACT),
        ("it is late", Leave.ACT),
    ],
)
def test_what_is_said_before_a_command_counts(text: str, wanted: Leave) -> None:
    def is_command(said: Tokens) -> bool:
        return isinstance(RECOGNIZER.understand(" ".join(said), "living"), Intent)

    assert announced(tokens(text), ENGLISH, is_command) is wanted


def proposed(device: str) -> Understood:
    return Understood(text="", intents=(Intent(name="HassTurnOn", slots={"name": device}),), path=("meaning",))


def test_another_device_is_never_moved_instead_of_one_that_cannot() -> None:
    cannot = Miss("cannot", {"names": "Front door"})
    assert guarded(proposed("light.hallway"), cannot, Leave.ACT, HOME) is None
    assert guarded(proposed("lock.front"), cannot, Leave.ACT, HOME) == proposed("lock.front")


def test_what_may_only_be_asked_is_asked() -> None:
    asked = guarded(proposed("light.floor"), Miss("no_entity"), Leave.ASK, HOME)
    assert asked is not None and not asked.intents
    assert asked.question is not None and asked.question.kind is QuestionKind.SURE


def test_nothing_left_is_nothing_proposed() -> None:
    assert guarded(proposed("light.floor"), Miss("no_area"), Leave.NOTHING, HOME) is None


def test_places_are_told_before_meanings_are_compared() -> None:
    from hub.intents.understander import Understander

    understood = Understander(HOME, recognizer=RECOGNIZER).understand(
        ["turn off the lights in the attic"], Place(area="hallway")
    )
    assert understood.miss == Miss("no_area", {"area": "attic"}) and not understood.intents
