from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import codec
from shared.audio import FRAME_BYTES, Frame
from shared.errors import ProtocolError
from shared.messages import Cause, EndTurn, Hello, ProblemCode, TurnOutcome, Woke


def test_messages_survive_the_round_trip() -> None:
    hello = Hello(protocol="1.0", satellite="kitchen", nonce="n", proof="p", area="Kitchen")
    woke = Woke(turn="t", stream=7, cause=Cause.WAKE, word="hey_jarvis", score=0.9, begin=10, wake_end=5000)
    end = EndTurn(turn="t", outcome=TurnOutcome.ANSWERED, follow_up=True)
    assert codec.decode_to_hub(codec.encode(hello)) == hello
    assert codec.decode_to_hub(codec.encode(woke)) == woke
    assert codec.decode_to_satellite(codec.encode(end)) == end


@given(st.binary(min_size=FRAME_BYTES, max_size=FRAME_BYTES), st.integers(0, 2**64 - 1), st.booleans())
def test_frames_survive_the_round_trip(pcm: bytes, position: int, is_speech: bool) -> None:
    sound = codec.decode_sound(codec.encode_frame(3, Frame(pcm, position, is_speech)))
    assert (sound.kind, sound.stream, sound.position, sound.is_speech, sound.pcm) == (1, 3, position, is_speech, pcm)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", ProblemCode.BAD_MESSAGE, "not a JSON message"),
        ("[]", ProblemCode.BAD_MESSAGE, "Expected `object`"),
        ("{}", ProblemCode.UNKNOWN_TYPE, "type"),
        ('{"type": "Dance"}', ProblemCode.UNKNOWN_TYPE, "Dance"),
        ('{"type": "Hello"}', ProblemCode.BAD_MESSAGE, "Hello: Object missing required field `protocol`"),
        (
            '{"type":"Hello","protocol":"1","satellite":"A b","nonce":"","proof":""}',
            ProblemCode.BAD_MESSAGE,
            "satellite",
        ),
        ('{"type": "EndSpeech", "stream": 1}', ProblemCode.UNKNOWN_TYPE, "EndSpeech"),
        ("x" * 70_000, ProblemCode.TOO_LARGE, "65536"),
    ],
)
def test_bad_text_is_refused_in_words(text: str, code: ProblemCode, words: str) -> None:
    with pytest.raises(ProtocolError, match=words) as refused:
        codec.decode_to_hub(text)
    assert refused.value.code == code


@given(st.binary(max_size=800))
def test_garbage_never_does_more_than_raise(data: bytes) -> None:
    try:
        codec.decode_sound(data)
    except ProtocolError as refused:
        assert refused.code == ProblemCode.BAD_FRAME
