"""Which piece of work runs next, as a table; and the arbiter that goes by it."""

from __future__ import annotations

import asyncio
import math
import threading
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest

from hub.engines.background import PatientEmbedder
from hub.engines.cores import Cores, Piece, Priority, choose
from hub.engines.worker import Worker
from shared.errors import EngineError, TooLateError

P = Priority
STT, TTS = "whisper", "piper"


def piece(model: str, priority: Priority, arrival: int, client: str = "", *, idle: bool = False) -> Piece:
    return Piece(model, priority, arrival, client, idle=idle)


@pytest.mark.parametrize(
    ("waiting", "busy", "free", "served", "arrival"),
    [
        pytest.param([], [], 1, {}, None, id="nothing waits"),
        pytest.param([(STT, P.PARTIAL, 1), (STT, P.FINAL, 2)], [], 1, {}, 2, id="a final before a partial"),
        pytest.param([(TTS, P.FIRST_SOUND, 1), (STT, P.FINAL, 2)], [], 1, {}, 2, id="a final before a first sound"),
        pytest.param([(STT, P.LOOK, 1), (TTS, P.FIRST_SOUND, 2)], [], 1, {}, 2, id="a first sound before a guess"),
        pytest.param([(STT, P.AGAIN, 1), (STT, P.LOOK, 2)], [], 1, {}, 2, id="new words before a further try"),
        pytest.param([(TTS, P.SPEECH, 1), (STT, P.AGAIN, 2)], [], 1, {}, 2, id="a further try before what sounds"),
        pytest.param([("vectors", P.BACKGROUND, 1), (STT, P.PARTIAL, 2)], [], 1, {}, 2, id="background comes last"),
        pytest.param([(STT, P.FINAL, 1)], [], 0, {}, None, id="no core is free"),
        pytest.param([(STT, P.FINAL, 1), (TTS, P.SPEECH, 2)], [STT], 1, {}, 2, id="a model does one thing at a time"),
        pytest.param([(STT, P.FINAL, 1), (STT, P.FINAL, 2)], [], 1, {}, 1, id="then who came first"),
        pytest.param(
            [(STT, P.PARTIAL, 1, "a"), (STT, P.PARTIAL, 2, "b")], [], 1, {"a": 7, "b": 3}, 2, id="rooms take turns"
        ),
        pytest.param(
            [(STT, P.PARTIAL, 1, "a"), (STT, P.PARTIAL, 2, "new")], [], 1, {"a": 7}, 2, id="who never was served"
        ),
        pytest.param(
            [(STT, P.PARTIAL, 1, "a"), (STT, P.FINAL, 2, "b")], [], 1, {"a": 1, "b": 9}, 2, id="priority before turns"
        ),
    ],
)
def test_what_runs_next(
    waiting: Sequence[tuple[str, Priority, int]],
    busy: list[str],
    free: int,
    served: dict[object, int],
    arrival: int | None,
) -> None:
    chosen = choose([piece(*each) for each in waiting], busy, free, served)
    assert (chosen.arrival if chosen else None) == arrival


def test_loading_needs_no_core_but_its_model() -> None:
    loading = piece(TTS, P.FINAL, 1, idle=True)
    assert choose([loading], [STT], 0, {}) is loading
    assert choose([loading], [TTS], 1, {}) is None


class Desk:
    """Cores with a piece that runs until `go`, and a record of what ran after it."""

    def __init__(self, cores: Cores) -> None:
        self.cores = cores
        self.thread = ThreadPoolExecutor(2)
        self.go = threading.Event()
        self.ran: list[str] = []

    def ask(self, name: str, priority: Priority, client: str = "", deadline: float = math.inf) -> asyncio.Task[None]:
        return asyncio.create_task(
            self.cores.run(
                lambda: self.ran.append(name),
                self.thread,
                model="m",
                priority=priority,
                client=client,
                deadline=deadline,
            )
        )


@asynccontextmanager
async def busy(cores: Cores) -> AsyncIterator[Desk]:
    desk, begun, loop = Desk(cores), asyncio.Event(), asyncio.get_running_loop()

    def hold() -> None:
        loop.call_soon_threadsafe(begun.set)
        desk.go.wait()

    holding = asyncio.create_task(cores.run(hold, desk.thread, model="m", priority=P.FINAL))
    await begun.wait()
    try:
        yield desk
    finally:
        desk.go.set()
        await holding
        desk.thread.shutdown()


async def test_pieces_run_in_the_order_of_the_table() -> None:
    async with busy(Cores()) as desk:
        order = [P.BACKGROUND, P.PARTIAL, P.AGAIN, P.FINAL, P.FIRST_SOUND]
        tasks = [desk.ask(each.name, each) for each in order]
        await asyncio.sleep(0)
        desk.go.set()
        await asyncio.gather(*tasks)
    assert desk.ran == [each.name for each in sorted(order)]


async def test_rooms_are_served_in_turn_and_not_by_who_asks_most() -> None:
    async with busy(Cores()) as desk:
        tasks = [desk.ask(f"a{n}", P.PARTIAL, "a") for n in range(3)]
        tasks += [desk.ask("b", P.PARTIAL, "b"), desk.ask("c", P.PARTIAL, "c")]
        await asyncio.sleep(0)
        desk.go.set()
        await asyncio.gather(*tasks)
    assert desk.ran == ["a0", "b", "c", "a1", "a2"]


async def test_work_that_waited_past_its_deadline_is_refused_at_once_and_never_runs() -> None:
    async with busy(Cores()) as desk:
        late = desk.ask("late", P.PARTIAL, deadline=asyncio.get_running_loop().time() + 0.01)
        with pytest.raises(TooLateError, match="m had no time"):
            await late
        await desk_goes_on(desk)
    assert desk.ran == ["next"]


async def test_work_that_has_begun_before_its_deadline_is_finished() -> None:
    cores, thread, loop = Cores(), ThreadPoolExecutor(1), asyncio.get_running_loop()
    go = threading.Event()
    task = asyncio.create_task(
        cores.run(lambda: go.wait(10), thread, model="m", priority=P.PARTIAL, deadline=loop.time() + 0.01)
    )
    await asyncio.sleep(0.05)
    go.set()
    assert await task
    thread.shutdown()


async def test_work_cancelled_while_it_waits_leaves_nothing_behind() -> None:
    async with busy(Cores()) as desk:
        task = desk.ask("cancelled", P.FINAL, deadline=asyncio.get_running_loop().time() + 60)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        await desk_goes_on(desk)
    assert desk.ran == ["next"]


async def test_when_too_much_waits_what_would_run_last_is_refused() -> None:
    async with busy(Cores(capacity=2)) as desk:
        partial = desk.ask("partial", P.PARTIAL)
        finals = [desk.ask("final", P.FINAL) for _ in range(2)]
        with pytest.raises(EngineError, match="overloaded"):
            await partial
        with pytest.raises(EngineError, match="overloaded"):
            await desk.ask("one more", P.FINAL)
        desk.go.set()
        await asyncio.gather(*finals)
    assert desk.ran == ["final", "final"]


async def test_models_share_the_cores_and_two_cores_run_two_models() -> None:
    for at_once in (1, 2):
        cores = Cores(at_once)
        first, second = Worker("first", cores), Worker("second", cores)
        meet = threading.Barrier(2)

        def together(meet: threading.Barrier = meet) -> bool:
            try:
                meet.wait(0.2)
            except threading.BrokenBarrierError:
                return False
            return True

        met = await asyncio.gather(first.run(together), second.run(together))
        assert set(met) == {at_once == 2}
        await first.close()
        await second.close()


class Recorder:
    """Says which thread embeds."""

    def __init__(self) -> None:
        self.threads: list[str] = []

    @property
    def model(self) -> str:
        return "recorder"

    def embed(self, sentences: Sequence[str]) -> object:
        self.threads.append(threading.current_thread().name)
        return len(sentences)


async def test_vectors_made_in_the_background_wait_and_a_turns_do_not() -> None:
    cores, inner = Cores(), Recorder()
    embedder = PatientEmbedder(inner, cores)  # type: ignore[arg-type]
    async with busy(cores) as desk:
        behind = asyncio.create_task(asyncio.to_thread(embedder.embed, ["a"] * 3))
        await asyncio.sleep(0.02)
        embedder.embed(["now"])
        assert inner.threads == [threading.current_thread().name]
        desk.go.set()
        assert await behind == 3
    assert inner.threads[1].startswith("sentence vectors")
    await embedder.close()
    with pytest.raises(EngineError, match="closed"):
        await asyncio.to_thread(embedder.embed, ["a"])


async def desk_goes_on(desk: Desk) -> None:
    desk.go.set()
    await desk.ask("next", P.BACKGROUND)
