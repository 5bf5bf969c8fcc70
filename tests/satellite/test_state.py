from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satellite.state import (
    RESTING,
    RINGING,
    SENDING,
    TABLE,
    TIMED,
    Action,
    Event,
    State,
    UnexpectedEventError,
    markdown,
    step,
)

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
    assert done == [
        Action.STOP_RINGS,
        Action.SOUND_WAKE,
        Action.OPEN_UPLINK,
        Action.CLOSE_UPLINK,
        Action.SOUND_DONE,
    ]


def test_a_question_that_answers_no_turn_opens_the_microphone() -> None:
    state, done = walk(Event.CONNECTED, Event.ANNOUNCEMENT_BEGAN, Event.FOLLOW_UP)
    assert (state, done) == (State.LISTENING, [Action.OPEN_UPLINK])


def test_a_wake_word_over_a_reply_silences_it_first() -> None:
    state, done = walk(Event.CONNECTED, Event.WAKE, Event.STOP_LISTENING, Event.SPEECH_BEGAN, Event.WAKE)
    assert state is State.LISTENING
    assert done[-3:] == [Action.FLUSH, Action.SOUND_WAKE, Action.OPEN_UPLINK]


@pytest.mark.parametrize("state", State)
def test_losing_the_hub_always_ends_offline_and_a_turn_under_way_is_regretted(state: State) -> None:
    after, actions = step(state, Event.DISCONNECTED)
    assert after is (State.RINGING_OFFLINE if state in RINGING else State.OFFLINE)
    in_turn = state not in {*RESTING, *RINGING, State.ANNOUNCING}
    assert (Action.SOUND_SORRY in actions) == in_turn


@pytest.mark.parametrize("state", State)
def test_a_wake_word_is_never_ignored_without_reason(state: State) -> None:
    after, actions = step(state, Event.WAKE)
    assert actions
    assert after is (State.OFFLINE if state in {State.OFFLINE, State.RINGING_OFFLINE} else State.LISTENING)
    assert (Action.STOP_RINGS in actions) == (state is not State.OFFLINE), "nothing rings on while somebody speaks"


def test_a_wake_word_without_a_hub_silences_what_rings_and_regrets_nothing() -> None:
    state, done = walk(Event.RING_BEGAN, Event.WAKE)
    assert (state, done) == (State.OFFLINE, [Action.STOP_RINGS])
    assert walk(Event.RING_BEGAN, Event.CONNECTED)[0] is State.RINGING


def test_stop_is_heard_over_what_rings_as_over_an_announcement() -> None:
    state, done = walk(Event.CONNECTED, Event.RING_BEGAN, Event.TALK)
    assert (state, done) == (State.OVERHEARING, [Action.HOLD, Action.OPEN_UPLINK])


@pytest.mark.parametrize("state", [State.IDLE, State.RINGING, State.ANNOUNCING])
def test_a_call_begins_only_where_nobody_is_served(state: State) -> None:
    assert step(state, Event.CALL_BEGAN) == (State.CALLING, ())
    assert {each for each, event in TABLE if event is Event.CALL_BEGAN} == {
        State.IDLE, State.RINGING, State.ANNOUNCING
    }  # fmt: skip


def test_a_wake_word_ends_a_call_before_it_begins_a_turn() -> None:
    state, done = walk(Event.CONNECTED, Event.CALL_BEGAN, Event.WAKE)
    assert state is State.LISTENING
    assert done[0] is Action.END_CALL and done[-1] is Action.OPEN_UPLINK


def test_a_wake_word_while_listening_begins_the_utterance_anew() -> None:
    state, done = walk(Event.CONNECTED, Event.WAKE, Event.WAKE)
    assert state is State.LISTENING
    assert done[3:] == [Action.CLOSE_UPLINK, Action.STOP_RINGS, Action.SOUND_WAKE, Action.OPEN_UPLINK]


SPEAKING = (Event.CONNECTED, Event.WAKE, Event.STOP_LISTENING, Event.SPEECH_BEGAN)


@pytest.mark.parametrize("sounding", [SPEAKING, (Event.CONNECTED, Event.ANNOUNCEMENT_BEGAN)])
def test_talk_over_what_sounds_holds_it_until_the_hub_has_judged(sounding: tuple[Event, ...]) -> None:
    state, done = walk(*sounding, Event.TALK)
    assert (state, done[-2:]) == (State.OVERHEARING, [Action.HOLD, Action.OPEN_UPLINK])
    state, done = walk(*sounding, Event.TALK, Event.RESUMED)
    assert (state, done[-2:]) == (State.THINKING, [Action.CLOSE_UPLINK, Action.RELEASE])
    state, done = walk(*sounding, Event.TALK, Event.SPEECH_OVER, Event.STOP_LISTENING, Event.SPEECH_BEGAN)
    assert state is State.SPEAKING
    state, done = walk(*sounding, Event.TALK, Event.STOP_LISTENING, Event.SPEECH_OVER)
    assert state is State.THINKING
    assert Action.FLUSH not in done


@given(st.lists(st.sampled_from(Event), max_size=60))
def test_nothing_stays_held_back_for_ever(events: list[Event]) -> None:
    state, is_held = State.OFFLINE, False
    for event in events:
        if (state, event) not in TABLE:
            continue
        state, actions = step(state, event)
        for action in actions:
            is_held = {Action.HOLD: True, Action.RELEASE: False, Action.FLUSH: False}.get(action, is_held)
        assert not is_held or state in {State.OVERHEARING, State.DOUBTING}


def test_an_unknown_pair_raises() -> None:
    with pytest.raises(UnexpectedEventError, match="stop listening while idle"):
        step(State.IDLE, Event.STOP_LISTENING)


@given(st.lists(st.sampled_from(Event), max_size=60))
def test_the_uplink_is_open_exactly_while_somebody_is_heard(events: list[Event]) -> None:
    state, is_open = State.OFFLINE, False
    for event in events:
        if (state, event) not in TABLE:
            continue
        state, actions = step(state, event)
        for action in actions:
            assert action is not Action.OPEN_UPLINK or not is_open
            assert action is not Action.CLOSE_UPLINK or is_open
            is_open = {Action.OPEN_UPLINK: True, Action.CLOSE_UPLINK: False}.get(action, is_open)
        assert is_open == (state in SENDING)


def test_every_timed_state_has_a_way_out() -> None:
    assert {state for state, event in TABLE if event is Event.TIMED_OUT} == TIMED


def test_the_readme_shows_this_table() -> None:
    assert markdown() in README.read_text()
