"""Templates as devices in the field use them, and the bounds."""

from __future__ import annotations

import pytest

from hub.devices.bounds import MAX_OUTPUT
from hub.devices.templates import MAX_TEMPLATE, Payload, Template, TemplateError

JSON = '{"state": "on", "t": "21.46", "list": [1, 2], "deep": {"x": null}, "code": "a12b345"}'


@pytest.mark.parametrize(
    ("template", "text", "rendered"),
    [
        ("{{ value }}", "plain", "plain"),
        ("{{ value_json.state | upper }}", JSON, "ON"),
        ('{{ value_json["t"] | float | round(1) }}', JSON, "21.5"),
        ("{{ value_json.t | int }}", JSON, "21"),
        ("{{ value_json.t | float | round }}", JSON, "21"),
        ("{{ 21.2 | round(0, 'ceil') }}", "", "22"),
        ("{{ 21.3 | round(1, 'half') }}", "", "21.5"),
        ("{{ 'x' | float(7) }}", "", "7"),
        ("{{ '0x1f' | int(base=16) }}", "", "31"),
        ("{{ value_json.missing }}", JSON, ""),
        ("{{ value_json.missing | default('?') }}", JSON, "?"),
        ("{{ (value_json.t | float > 20) | iif('warm', 'cold') }}", JSON, "warm"),
        ("{{ value_json.list | to_json }}", JSON, "[1,2]"),
        ("{{ value_json.deep | tojson }}", JSON, '{"x":null}'),
        ("{{ ('[3]' | from_json)[0] }}", "", "3"),
        ("{{ value_json.code | regex_findall('[0-9]+') | last }}", JSON, "345"),
        ("{{ value_json.code | regex_findall_index('[0-9]+', 0) }}", JSON, "12"),
        ("{{ value_json.code | regex_replace('[0-9]', '') }}", JSON, "ab"),
        ("{{ {'on': 'ON'}[value_json.state] }}", JSON, "ON"),
        ("{{ '%.1f' | format(21.46) }}", "", "21.5"),
        (
            "{% set ns = namespace(n=0) %}{% for i in range(4) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
            "",
            "6",
        ),
        ("{% for i in [1, 2, 3] %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "", "13"),
        ("{{ value_json.list | map('string') | join('-') }}", JSON, "1-2"),
        ("{{ value | is_number }} {{ 'x' | is_number }}", "3.5", "True False"),
        ("{{ max(3, 4) }} {{ 'yes' | bool }}", "", "4 True"),
        ("  {{ value }}  ", " x ", "x"),
        ("{{ now().year > 2000 }}", "", "True"),
        ("{{ value_json.get('state', '?') }} {{ value_json.get('gone', '?') }}", JSON, "on ?"),
        ("{{ 'x' | int(3) }} {{ '2.9' | int }} {{ 'x' | from_json(default='?') }}", "", "3 2 ?"),
        ("{{ as_timestamp('2026-02-03T04:05:06+00:00') | int }}", "", "1770091506"),
        ("{{ 1770091506 | timestamp_custom('%Y-%m-%d %H:%M', false) }}", "", "2026-02-03 04:05"),
        ("{{ states('sensor.x') }} {{ state_attr('x', 'y') }} {{ is_state('x', 'on') }}", "", "unknown None False"),
        ("{{ this.attributes.brightness | default(7) }}{{ entity_id }}{{ name }}", "", "7"),
        ("{{ 'Küche 2' | slugify }}", "", "kuche_2"),
        ("{{ 'hi' | base64_encode }} {{ 'aGk=' | base64_decode }}", "", "aGk= hi"),
        ("{{ 100 | log(10) | round(1) }} {{ 9 | sqrt }} {{ [1, 2, 6] | average }}", "", "2.0 3.0 3.0"),
        ("{{ value_json.list | sum }} {{ value_json.list | map('string') | list | length }}", JSON, "3 2"),
        ("{{ dict.fromkeys(['a', 'b'], 1) | tojson }} {{ zip([1], [2]) | list }}", "", '{"a":1,"b":1} [(1, 2)]'),
        ("{{ ('a' ~ 1) is match('A', ignorecase=true) }} {{ 'x' | clamp(1, 2) if false else 'no' }}", "", "True no"),
        ("{{ 'a-b-c'.split('-') | last }} {{ '{:.1f}'.format(2) }} {{ ','.join(['a', 'b']) }}", "", "c 2.0 a,b"),
        ("{% if value_json.t is defined %}{{ value_json.t | is_defined }}{% endif %}", JSON, "21.46"),
    ],
)
def test_renders(template: str, text: str, rendered: str) -> None:
    assert Template(template).read(Payload(text)) == rendered


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ value_json.a.b }}", "{}"),
        ("{{ value_json.a }}", "not JSON"),
        ("{{ value_json.a | is_defined }}", "{}"),
        ("{{ value | float }}", "abc"),
        ("{{ 1 / 0 }}", ""),
        ("{{ value.__class__.__mro__ }}", "x"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", ""),
        ("{{ value_json.append(1) }}", "[1]"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", ""),
        ("{% for i in range(200) %}{% for j in range(200) %}{% endfor %}{% endfor %}", ""),
        ("{{ 'x' * 10 ** 9 }}", ""),
        ("{{ 2 ** (10 ** 9) }}", ""),
        ("{{ 'x'.ljust(10 ** 9) }}", ""),
        ("{% for i in range(100) %}{{ value }}{% endfor %}", "x" * (MAX_OUTPUT // 50)),
        ("{% include 'x' %}", ""),
    ],
)
def test_fails_with_a_reason(template: str, text: str) -> None:
    with pytest.raises(TemplateError, match=r"\w"):
        Template(template).read(Payload(text))


@pytest.mark.parametrize("template", ["{{ value", "{% if %}", "{{ value | no_such_filter }}", "x" * (MAX_TEMPLATE + 1)])
def test_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        Template(template)


def test_command_values_are_given_by_name() -> None:
    assert Template('{"c": {{ value }}, "p": {{ position }}}').render(value="7", position=30) == '{"c": 7, "p": 30}'
