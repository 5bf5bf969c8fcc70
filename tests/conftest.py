"""How tests run: coroutines get a loop of their own, and whatever they leave behind fails them."""

from __future__ import annotations

import asyncio
import gc
import inspect
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from tests.fakes.broker import find_mosquitto
from tests.fakes.clock import VirtualLoop
from tests.fakes.ollama_program import MODEL, find_ollama

TEST_TIMEOUT_S = 120


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "virtual_time(days): the loop's clock jumps instead of waiting; no real I/O")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("mosquitto") and not find_mosquitto():
        pytest.skip("needs mosquitto (apt install mosquitto)")
    if item.get_closest_marker("ollama") and not (find_ollama() and MODEL):
        pytest.skip("needs Ollama and a model that it has, such as HEARTH_TEST_MODEL=qwen3:4b")


@pytest.fixture(autouse=True, scope="module")
def what_is_kept_is_not_searched() -> Iterator[None]:
    """Leave what a module keeps for the others (the sentences of many languages) out of every later collection."""
    yield
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test to its end in a fresh loop, in virtual time where it is marked so."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    virtual = pyfuncitem.get_closest_marker("virtual_time")
    factory: Callable[[], asyncio.AbstractEventLoop] = VirtualLoop if virtual else asyncio.new_event_loop
    limit_s = virtual.kwargs.get("days", 1 / 24) * 86_400 if virtual else TEST_TIMEOUT_S
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(_leaving_nothing_behind(pyfuncitem.obj(**arguments), limit_s))
    return True


async def _leaving_nothing_behind(test: Coroutine[Any, Any, None], limit_s: float) -> None:
    failures: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    async with asyncio.timeout(limit_s):
        await test
    await asyncio.sleep(0)
    leaked = asyncio.all_tasks() - {asyncio.current_task()}
    assert not leaked, f"tasks left behind: {[task.get_name() for task in leaked if task]}"
    assert not failures, f"errors nobody handled: {failures}"
