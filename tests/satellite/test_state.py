from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satellite.state import TABLE, TIMED, Action, Event, State, UnexpectedEventError, markdown, step

README = Path(__file__).parents[2] / "README.md"


def walk(*events: Event) -> tuple[State, list[Action]]:
    state, done = State.OFFLINE, list[Action]()
    for event in events:
        state, actions = step(state, event)
        done += actions
    return state, done


def test_a_usual_turn() -> None:
    state, done = walk(
        Event.CONNECTED, Event.WAKE, Event.STOP_LISTENING, Event.SPEECH_BEGAN, Event.SPEECH_OVER, Event.TURN_ENDED
    )
    assert state is State.IDLE
    assert done == [Action.SOUND_WAKE, Action.OPEN_UPLINK, Action.CLOSE_UPLINK, Action.SOUND_DONE]


def test_a_wake_word_over_a_reply_silences_it_first() -> None:
    state, done = walk(Event.CONNECTED, Event.WAKE, Event.STOP_LISTENING, Event.SPEECH_BEGAN, Event.WAKE)
    assert state is State.LISTENING
    assert done[-3:] == [Action.FLUSH, Action.SOUND_WAKE, Action.OPEN_UPLINK]


@pytest.mark.parametrize("state", State)
def test_losing_the_hub_always_ends_offline_and_a_turn_under_way_is_regretted(state: State) -> None:
    after, actions = step(state, Event.DISCONNECTED)
    assert after is State.OFFLINE
    in_turn = state in {State.LISTENING, State.THINKING, State.SPEAKING}
    assert (Action.SOUND_SORRY in actions) == in_turn


@pytest.mark.parametrize("state", State)
def test_a_wake_word_is_never_ignored_without_reason(state: State) -> None:
    after, actions = step(state, Event.WAKE)
    assert actions or (state is State.LISTENING and after is State.LISTENING)


def test_an_unknown_pair_raises() -> None:
    with pytest.raises(UnexpectedEventError, match="stop listening while idle"):
        step(State.IDLE, Event.STOP_LISTENING)


@given(st.lists(st.sampled_from(Event), max_size=60))
def test_the_uplink_is_open_exactly_while_listening(events: list[Event]) -> None:
    state, is_open = State.OFFLINE, False
    for event in events:
        if (state, event) not in TABLE:
            continue
        state, actions = step(state, event)
        for action in actions:
            assert action is not Action.OPEN_UPLINK or not is_open
            assert action is not Action.CLOSE_UPLINK or is_open
            is_open = {Action.OPEN_UPLINK: True, Action.CLOSE_UPLINK: False}.get(action, is_open)
        assert is_open == (state is State.LISTENING)


def test_every_timed_state_has_a_way_out() -> None:
    assert {state for state, event in TABLE if event is Event.TIMED_OUT} == TIMED


def test_the_readme_shows_this_table() -> None:
    assert markdown() in README.read_text()
