"""Regular expressions from outside: what is refused, and how long a text may be."""

from __future__ import annotations

import pytest

from hub.devices.patterns import MAX_COST, Pattern


@pytest.mark.parametrize(
    ("text", "sample", "longest"),
    [
        ("[0-9]+", "42", 4000),
        (r"^(\d+):(\d+):(\d+)$", "10:20:30", 4000),
        (r"(\w+)=([^;]+);", "key=value;", 100_000),
        ("(?:[0-9A-F]{2}:)+", "0A:1B:", 4000),
        ("^(.*)-(.*)$", "a-b", 250),
        ("on|off", "on", 1_000_000),
        ("(?i)abc", "ABC", 1_000_000),
        (r"^\d{4}$", "1234", 1_000_000),
    ],
)
def test_plain_expressions_work_on_texts_of_some_length(text: str, sample: str, longest: int) -> None:
    pattern = Pattern(text)
    assert pattern.match(sample)
    assert pattern.cost("x" * longest) <= MAX_COST


@pytest.mark.parametrize(
    "text",
    [
        "(a+)+$", "(a|a)*b", "(a|aa)+b", "(a*)*", "(.*)*x", "((a+)b?)*c", "(a?){50}a{50}", "(?:){100000}",
        "((a{30}){30}){30}", "(?=.*a.*b)c", "(", "a" * 1001,
    ],
)  # fmt: skip
def test_what_might_run_for_long_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Pattern(text)


@pytest.mark.parametrize("text", [".*.*.*x", "a?" * 20 + "a" * 20, "x*y?x*z?x*"])
def test_many_repetitions_need_short_texts(text: str) -> None:
    pattern = Pattern(text)
    with pytest.raises(ValueError, match="might run for long"):
        pattern.match("x" * 3000)
