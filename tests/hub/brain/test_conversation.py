"""How long a place remembers what was talked about."""

from __future__ import annotations

from hub.brain.by_place import MOST
from hub.brain.conversation import Asked, Conversation, Conversations
from hub.devices.model import Command
from hub.intents.model import Intent, Question, QuestionKind, Referents

LAMP = Referents(devices=("light.lamp",), area="living")
ASKED = Asked(Question(kind=QuestionKind.CONFIRM, intents=(Intent(name="HassTurnOff"),)))
UNDO = (Command(device="light.lamp", action="turn_off"),)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_question_lapses_before_what_it_was_about() -> None:
    clock = Clock()
    conversations = Conversations(120, 30, clock)
    conversations.put("kitchen", Conversation(LAMP, ASKED, UNDO))
    clock.now = 30
    assert conversations.at("kitchen") == Conversation(LAMP, ASKED, UNDO)
    clock.now = 31
    assert conversations.at("kitchen") == Conversation(LAMP, None, UNDO)
    clock.now = 121
    assert conversations.at("kitchen") == Conversation()


def test_a_question_may_outlive_the_context() -> None:
    clock = Clock()
    conversations = Conversations(0, 30, clock)
    conversations.put("kitchen", Conversation(LAMP, ASKED, UNDO))
    clock.now = 1
    assert conversations.at("kitchen") == Conversation(asked=ASKED)


def test_places_do_not_hear_each_other() -> None:
    conversations = Conversations(120, 30, Clock())
    conversations.put("kitchen", Conversation(LAMP))
    assert conversations.at("bedroom") == Conversation()


def test_the_place_silent_longest_is_forgotten_first() -> None:
    conversations = Conversations(120, 30, Clock())
    for number in range(MOST):
        conversations.put(f"room {number}", Conversation(LAMP))
    conversations.put("room 0", Conversation(LAMP))
    conversations.put("one more", Conversation(LAMP))
    assert conversations.at("room 0").referents == LAMP
    assert conversations.at("room 1") == Conversation()
