"""Jinja2 templates of device configurations, in a sandbox, with the additions that Home Assistant's templates have.

A template reaches nothing but its values, and takes no more than its `Budget`. One that keeps overrunning that is not
tried any more.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

import jinja2
import msgspec
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from hub.devices import bounds
from hub.devices.bounds import MAX_OUTPUT, TooCostly
from hub.devices.template_functions import FILTERS, GLOBALS, TESTS

MAX_TEMPLATE = 10_000
"""Characters of a template."""
PATIENCE = 3
"""Overruns of its budget after which a template is given up."""
UNBOUNDED = ("batch", "center", "indent", "lipsum", "pprint", "slice", "urlize", "wordwrap", "xmlattr")
"""Filters and functions of Jinja2 that make much of little, and that no device needs."""
_PADDINGS = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "translate"})
_COUNTED, _JOINED, _MADE = "counted turns", "joined texts", "made literal"
"""Filters that only the compiler can name: each holds a space."""


class TemplateError(ValueError):
    """A template cannot be read, or failed on a value."""


class Payload:
    """A message's text, decoded as JSON at most once however many templates look at it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def json(self) -> Any:
        """The text as JSON; `None` when it is not JSON (or says `null`)."""
        try:
            return msgspec.json.decode(self.text)
        except (ValueError, RecursionError):
            return None


class Template:
    """A compiled template; equal texts are compiled once."""

    def __init__(self, text: str) -> None:
        """Raise `TemplateError` when the text is too long or not a template."""
        self.text = text
        self._compiled = _compile(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Template) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def read(self, payload: Payload) -> str:
        """Render a state: `value` is the text and `value_json` what it holds, if it is JSON. Raises `TemplateError`."""
        values = {"value": payload.text}
        if payload.json is not None:
            values["value_json"] = payload.json
        return self.render(**values)

    def render(self, **values: Any) -> str:
        """Render with these variables. Raises `TemplateError`."""
        return self._compiled.render(values)


class _Compiled:
    """A template in Jinja2's hands, and how often it took too long."""

    def __init__(self, template: jinja2.Template) -> None:
        self._template = template
        self._overruns = 0

    def render(self, values: dict[str, Any]) -> str:
        if self._overruns >= PATIENCE:
            raise TemplateError("took too long too often and is not tried any more")
        chunks: list[str] = []
        length = 0
        try:
            with bounds.rendering():
                for chunk in self._template.generate(values):
                    length += len(chunk)
                    if length > MAX_OUTPUT:
                        raise TemplateError(f"renders more than {MAX_OUTPUT} characters")
                    chunks.append(chunk)
        except TemplateError:
            raise
        except TooCostly as error:
            self._overruns += 1
            raise TemplateError(str(error)) from error
        except Exception as error:
            raise TemplateError(f"{type(error).__name__}: {error}"[:500]) from error
        return "".join(chunks).strip()


class _Bounding(NodeTransformer):
    """Puts the budget's filters into a template: around what loops go through, joined texts, and literal lists."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        """Count turns; one that writes much text is dearer."""
        if node.recursive:
            raise jinja2.TemplateSyntaxError("recursive loops are not known", node.lineno)
        written = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        node.iter = _filtered(node.iter, _COUNTED, nodes.Const(1 + written // 64))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        """Join with `~` within the bounds."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)

    def visit_List(self, node: nodes.List) -> nodes.Expr:
        """Weigh a list."""
        return self._weighed(node, node.items)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        """Weigh a tuple, unless it is assigned to."""
        return self._weighed(node, node.items) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:
        """Weigh a dictionary."""
        return self._weighed(node, [pair.value for pair in node.items])

    def _weighed(self, node: nodes.Expr, items: list[nodes.Expr]) -> nodes.Expr:
        self.generic_visit(node)
        plain = all(isinstance(item, nodes.Const) for item in items)
        return node if plain else _filtered(node, _MADE)


def _filtered(node: Any, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    made = nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
    made.set_environment(_environment())
    return made


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox whose every step is counted."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Bounding().visit(tree)
        return tree

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        bounds.budget().spend()
        bounds.binary(operator, left, right)
        return bounds.budget().made(super().call_binop(context, operator, left, right))

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        budget = bounds.budget()
        budget.spend()
        budget.read((*args, *kwargs.values()))
        owner, name = getattr(__obj, "__self__", None), getattr(__obj, "__name__", "")
        if isinstance(owner, str):
            budget.read((owner,))
            if name == "replace" and len(args) > 1:
                bounds.replaced(owner, str(args[0]), str(args[1]))
            elif name == "join" and args:
                return bounds.joined(owner, args[0])
        return budget.made(super().call(__context, __obj, *args, **kwargs))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        inner = super().wrap_str_format(value)
        if inner is None:
            return None

        @functools.wraps(inner)
        def checked(*args: Any, **kwargs: Any) -> str:
            bounds.formatted(value.__self__, (*args, *kwargs.values()))
            return inner(*args, **kwargs)

        return checked

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, bytes) and attr not in {"decode", "hex"}:
            return False
        return not (isinstance(obj, str) and attr in _PADDINGS) and super().is_safe_attribute(obj, attr, value)


def _range(*arguments: int) -> Iterator[int]:
    return bounds.counted(range(*arguments))


def _counted(items: Any, cost: int) -> Iterator[Any]:
    budget = bounds.budget()
    for item in items:
        budget.spend(cost)
        yield item


def _is_defined(value: Any) -> Any:
    """Fail on what is not defined, as Home Assistant does; the state then stays as it was."""
    if isinstance(value, jinja2.Undefined):
        raise TemplateError("is not defined")
    return value


def _joined(parts: Iterable[Any]) -> str:
    return bounds.joined("", parts)


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a filter pay for what it reads and makes."""

    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        budget = bounds.budget()
        budget.spend()
        for each in (*args, *kwargs.values()):
            if isinstance(each, list | tuple | dict | set):
                budget.made(each)
            elif isinstance(each, str):
                budget.read((each,))
        return budget.made(function(*args, **kwargs))

    return guarded


@jinja2.pass_context
def _written(context: Any, value: Any) -> Any:
    """Check what an expression writes; given the context so that it is never called while compiling."""
    budget = bounds.budget()
    budget.made(value)
    if isinstance(value, str):
        budget.read((value,))
    return value


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = _Sandbox(
        extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"], optimized=False, finalize=_written, cache_size=0
    )
    for name in UNBOUNDED:
        environment.filters.pop(name, None)
        environment.globals.pop(name, None)
    environment.filters.update(FILTERS, is_defined=_is_defined)
    environment.filters = {name: _guarded(each) for name, each in environment.filters.items()}
    environment.filters |= {_COUNTED: _counted, _JOINED: _joined, _MADE: lambda value: bounds.budget().made(value)}
    environment.globals.update(GLOBALS, range=_range)
    environment.tests.update(TESTS)
    return environment


@lru_cache(maxsize=2000)
def _compile(text: str) -> _Compiled:
    if len(text) > MAX_TEMPLATE:
        raise TemplateError(f"is longer than {MAX_TEMPLATE} characters")
    try:
        return _Compiled(_environment().from_string(text))
    except jinja2.TemplateError as error:
        raise TemplateError(f"{type(error).__name__}: {error}") from error
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError, OverflowError) as error:
        raise TemplateError(f"cannot be compiled: {type(error).__name__}") from error
