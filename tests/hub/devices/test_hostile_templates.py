"""Templates that want to run long, grow without end or reach something: each costs an error and nothing else.

That they end is what these tests show: without the bounds most of them run for hours or fill the memory.
"""

from __future__ import annotations

import json

import pytest

from hub.devices.bounds import MAX_STEPS
from hub.devices.templates import PATIENCE, Payload, Template, TemplateError

GROWING = (
    "{% set ns = namespace(s='x', l=[1], n=9, d={}) %}{% for i in range(64) %}{% set BODY %}{% endfor %}{{ ns.s }}"
)
LONG = "x" * 60_000
BIG = json.dumps({"a": list(range(9000)), "b": list(range(9000))})


def growing(body: str) -> str:
    return GROWING.replace("BODY", body)


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in range(10 ** 9) %}{% endfor %}",
        "{% for a in value %}{% for b in value %}{% for c in value %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in range(900) %}{% for b in 'x' * 900 %}{% endfor %}{% endfor %}",
        "{% for a in [1] recursive %}{{ loop([1, 1]) }}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(50) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        growing("ns.s = ns.s ~ ns.s"),
        growing("ns.s = ns.s + ns.s"),
        growing("ns.s = [ns.s, ns.s] | join"),
        growing("ns.s = ''.join([ns.s, ns.s])"),
        growing("ns.s = ns.s.replace('x', 'xx')"),
        growing("ns.s = ns.s | replace('x', 'xx')"),
        growing("ns.s = ns.s | regex_replace('x', 'xx')"),
        growing("ns.s = '%s%s' % (ns.s, ns.s)"),
        growing("ns.s = '%s%s' | format(ns.s, ns.s)"),
        growing("ns.s = '{0}{0}'.format(ns.s)"),
        growing("ns.l = [ns.l, ns.l]"),
        growing("ns.l = (ns.l, ns.l)"),
        growing("ns.l = {'a': ns.l, 'b': ns.l}"),
        growing("ns.l = zip(ns.l, ns.l) | list"),
        growing("ns.l = ns.l + ns.l"),
        growing("ns.n = ns.n * ns.n"),
        growing("x = 1 %}{% set ns.s %}{{ ns.s }}{{ ns.s }}{% endset"),
        "{% set s %}{% for i in range(15000) %}" + "y" * 9000 + "{% endfor %}{% endset %}",
        "{{ [[0] * 9000] * 9000 }}",
        "{{ 'x' * 10 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ '{:>{}}'.format(1, 1000000000) }}",
        "{{ 'x'.zfill(10 ** 9) }}",
        "{{ value.replace('', value) }}",
        "{{ value | join(value) }}",
        "{{ ([value] * 9000) | join }}",
        "{{ value | regex_match('(x+x+)+y') }}",
        "{{ value | regex_findall('(x|x)*y') }}",
        "{{ value | regex_search('x*x*x*x*x*y') }}",
        "{{ value is search('(x+)+y') }}",
        "{% for i in range(9000) %}{{ value | regex_search('[a-z]*y') }}{% endfor %}",
        "{% for i in range(9000) %}{% set x = value | upper %}{% endfor %}",
        "{% for i in range(9000) %}{% set x = value.upper() %}{% endfor %}",
        "{% for i in range(9000) %}{% set x = value ~ '' %}{% endfor %}",
        "{% for i in range(9000) %}{% set x = range(9000) | list %}{% endfor %}",
    ],
)
def test_what_would_run_long_or_grow_is_stopped(template: str) -> None:
    with pytest.raises(TemplateError, match=r"\w"):
        Template(template).read(Payload(LONG))


@pytest.mark.parametrize(
    "what", ["value_json | string", "value_json | tojson", "value_json.a | sort", "value_json ~ ''"]
)
def test_large_messages_are_not_worked_through_again_and_again(what: str) -> None:
    with pytest.raises(TemplateError, match=r"\w"):
        Template(f"{{% for i in range(9000) %}}{{% set x = {what} %}}{{% endfor %}}").read(Payload(BIG))


@pytest.mark.parametrize(
    "template",
    [
        "{{ value.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ now.__globals__.sys }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ ['__class__'] | map('attr', 'upper') | first }}{{ (''|attr('__class__')).x }}",
        "{{ '{0.__class__.__mro__}'.format('') }}",
        "{{ dict.__subclasses__() }}",
        "{{ this.update({'a': 1}) }}",
        "{{ value_json.a.append(1) }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{{ lipsum() }}",
        "{{ open('x') }}",
        "{{ config }}{{ config.items() }}",
    ],
)
def test_what_would_reach_something_fails(template: str) -> None:
    with pytest.raises(TemplateError, match=r"\w"):
        Template(template).read(Payload(BIG))


@pytest.mark.parametrize("template", ["{{ now.__globals__ }}", "{{ value_json.__class__ }}", "{{ (1).__class__ }}"])
def test_what_is_hidden_is_empty(template: str) -> None:
    assert Template(template).read(Payload(BIG)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "[" * 3000 + "]" * 3000 + " }}",
        "{% if 1 %}" * 500 + "{% endif %}" * 500,
        "{{ 1 " + "+ 1" * 3000 + " }}",
        "{{ x" + ".a" * 4000 + " }}",
    ],
)
def test_what_cannot_be_compiled_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        Template(text)


def test_a_template_that_overruns_again_and_again_is_given_up() -> None:
    template = Template("{% for i in range(value | int) %}{% endfor %}ok")
    assert template.render(value="5") == "ok"
    for _ in range(PATIENCE):
        with pytest.raises(TemplateError, match="steps"):
            template.render(value=str(MAX_STEPS + 1))
    with pytest.raises(TemplateError, match="not tried any more"):
        template.render(value="5")
