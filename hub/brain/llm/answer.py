"""One answer of a model: rounds of words and tool calls, given on as sentences while they come."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hub.brain.languages import Speaking
from hub.brain.llm.claims import claims_a_deed, speaks_of
from hub.brain.llm.deeds import Told
from hub.brain.llm.phrases import Phrases
from hub.brain.llm.prompt import answer_schema, letters, tokens
from hub.brain.llm.sentences import Sentences
from hub.brain.llm.toolbox import Workbench
from hub.brain.responder import After
from hub.brain.sums import summed
from hub.engines.language import ChatMessage, LanguageModel, ModelAnswerError, Role, TextDelta, Tool, ToolCall, Usage
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, Question
from hub.skills.registry import Outcome
from shared.tasks import cancel, closing

MOST_CALLS = 8
"""Calls of one round that are looked at."""
MOST_SENTENCES = 10
"""Sentences that are spoken of one answer: more is a lecture."""
CLAIMED = "You used no tool, so nothing was done and you know no state. Use a tool, or say that you cannot."
UNREADABLE = "That could not be read. Write the arguments of a tool as one JSON object, or answer in words."


@dataclass(slots=True)
class Deeds:
    """What was done in this turn."""

    intents: list[Intent] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    question: Question | None = None
    """What has to be answered before the rest is done."""
    read: bool = False
    """The state of something was asked for."""

    @property
    def moved(self) -> bool:
        """Something was done or tried."""
        return any(not CATALOGUE[intent.name].asks for intent in self.intents)


class Answer:
    """Runs the rounds of one request. `after` and `deeds` are complete when `sentences` has ended."""

    def __init__(
        self,
        model: LanguageModel,
        bench: Workbench,
        messages: Sequence[ChatMessage],
        speaking: Speaking,
        phrases: Phrases,
        *,
        room: int,
        rounds: int,
        acknowledge_s: float,
        native: bool,
    ) -> None:
        """`messages` is the prompt, `room` the tokens that it may come to have with the results of tools.

        `native`: the model knows tools; otherwise it answers as JSON of a schema.
        """
        self.after = After()
        self.deeds = Deeds()
        self._model, self._bench, self._messages = model, bench, list(messages)
        self._speaking, self._phrases = speaking, phrases
        self._room, self._rounds, self._acknowledge_s, self._native = room, rounds, acknowledge_s, native
        self._devices = tuple(bench.house.offered.devices.values())
        self._began = 0.0
        self._repaired = False
        self._repeats = False
        """It only makes calls that it made before: it has nothing more to do, and might come to undo it."""
        self._said: list[str] = []

    async def sentences(self) -> AsyncIterator[str]:
        """Yield what is to be spoken, at least one sentence. Raises `EngineError` of the model."""
        self._began = asyncio.get_running_loop().time()
        for number in range(self._rounds + 1):
            is_last = number == self._rounds or self._repeats
            calls: list[ToolCall] = []
            held: list[str] = []
            try:
                async with closing(self._words(calls, held, is_last=is_last)) as words:
                    async for sentence in words:
                        yield sentence
            except ModelAnswerError:
                if not self._may_repair(UNREADABLE):
                    break
                continue
            self.after.figures["rounds"] = number + 1
            if not calls:
                if held and not self._said and self._may_repair(CLAIMED, answered=" ".join(held)):
                    continue
                break
            if is_last:
                break
            async with closing(self._act(calls[:MOST_CALLS])) as told:
                async for sentence in told:
                    yield self._spoken(sentence)
            if self.after.follow_up:
                return
            if self._repeats and self._said:
                break
        if self._said:
            self.after.follow_up = self._said[-1].endswith(("?", "？"))
            return
        self._give_up()
        yield self._phrases.confused

    def _may_repair(self, why: str, *, answered: str = "") -> bool:
        """Ask the model to do it better, once in a turn."""
        if self._repaired:
            return False
        self._repaired = True
        if answered:
            self._messages.append(ChatMessage(Role.ASSISTANT, answered))
        self._messages.append(ChatMessage(Role.USER, why))
        return True

    def _give_up(self) -> None:
        self.after.follow_up = True
        self.after.error = "not_understood"

    async def _words(self, calls: list[ToolCall], held: list[str], *, is_last: bool) -> AsyncIterator[str]:
        """Yield what the model may say of its own in a round; `held` gets what nobody knows to be true."""
        before, again = frozenset(self._said), 0
        async with closing(self._round(calls, is_last=is_last)) as said:
            async for sentence in said:
                if self._is_unproven(sentence):
                    held.append(sentence)
                elif sentence in before:
                    again += 1
                elif not (self.deeds.moved and claims_a_deed(sentence, self._devices)):
                    yield self._spoken(sentence)
                if len(self._said) + again >= MOST_SENTENCES:
                    break

    def _spoken(self, sentence: str) -> str:
        self._said.append(sentence)
        return sentence

    def _is_unproven(self, sentence: str) -> bool:
        """Whether a sentence tells of the house though no tool was used: nobody knows whether it is true."""
        return not self.deeds.intents and not sentence.endswith("?") and speaks_of(sentence, self._devices)

    # --- words ----------------------------------------------------------------------------------------------------

    async def _round(self, calls: list[ToolCall], *, is_last: bool) -> AsyncIterator[str]:
        """Let the model answer once; yield its sentences and collect its calls. In the last round it gets no tools."""
        tools = () if is_last else self._bench.tools()
        if not self._native:
            async with closing(self._by_schema(calls, is_last=is_last)) as said:
                async for sentence in said:
                    yield sentence
            return
        sentences, text = Sentences(), ""
        async with closing(self._written(tools)) as parts:
            async for part in parts:
                if isinstance(part, ToolCall):
                    calls.append(part)
                    continue
                text += part.text
                for sentence in sentences.take(part.text):
                    yield sentence
        for sentence in sentences.rest():
            yield sentence
        if calls:
            self._messages.append(ChatMessage(Role.ASSISTANT, text, calls=tuple(calls[:MOST_CALLS])))

    async def _by_schema(self, calls: list[ToolCall], *, is_last: bool) -> AsyncIterator[str]:
        """The same for a model that knows no tools: it writes one JSON object, which must be whole to be read."""
        text = ""
        schema = answer_schema(self._bench.tools())
        async with closing(self._written((), schema)) as parts:
            async for part in parts:
                text += part.text if isinstance(part, TextDelta) else ""
        said, found = _read_answer(text)
        self._messages.append(ChatMessage(Role.ASSISTANT, text))
        if not is_last:
            calls += [replace(call, id=f"{len(self._messages)}-{call.id}") for call in found]
        for sentence in _whole(said):
            yield sentence

    async def _written(
        self, tools: Sequence[Tool], schema: Mapping[str, object] | None = None
    ) -> AsyncIterator[TextDelta | ToolCall]:
        """Let the model write, and note what it costs."""
        figures = self.after.figures
        async with closing(self._model.chat(self._messages, tools, schema)) as parts:
            async for part in parts:
                took_ms = round((asyncio.get_running_loop().time() - self._began) * 1000)
                if isinstance(part, Usage):
                    figures["written_ms"] = took_ms
                    self._count(part)
                else:
                    figures.setdefault("first_token_ms", took_ms)
                    yield part

    def _count(self, usage: Usage) -> None:
        figures = self.after.figures
        figures["prompt_tokens"] = max(figures.get("prompt_tokens", 0), usage.prompt_tokens)
        figures["output_tokens"] = figures.get("output_tokens", 0) + usage.output_tokens
        figures["load_ms"] = figures.get("load_ms", 0) + usage.load_ms
        figures["prompt_ms"] = figures.get("prompt_ms", 0) + usage.prompt_ms
        if usage.output_ms:
            figures["tokens_per_s"] = round(usage.output_tokens * 1000 / usage.output_ms, 1)

    # --- deeds ----------------------------------------------------------------------------------------------------

    async def _act(self, calls: Sequence[ToolCall]) -> AsyncIterator[str]:
        """Run calls side by side; yield "one moment" when that takes a while, then what came of them."""
        running = asyncio.create_task(self._run(calls), name="tools of a language model")
        try:
            done, _ = await asyncio.wait([running], timeout=self._acknowledge_s)
            if not done:
                yield self._phrases.moment
            results = await asyncio.shield(running)
        finally:
            await cancel(running if not running.done() else None)
        self._repeats = all(told.again for told in results)
        for call, told in zip(calls, results, strict=True):
            self._remember(call, told)
        done_now = [each for each in results if each.intent is not None and each.outcome is not None]
        self._keep(done_now)
        for sentence in self._worded(done_now):
            yield sentence
        if any(each.refused for each in results):
            if self._repaired:
                self._give_up()
                yield self._phrases.confused
            self._repaired = True  # the reason went to the model as the result

    async def _run(self, calls: Sequence[ToolCall]) -> list[Told]:
        return list(await asyncio.gather(*(self._bench.run(call) for call in calls)))

    def _remember(self, call: ToolCall, told: Told) -> None:
        # What does not fit the window, its server would cut out of the middle of the prompt.
        room = self._room - tokens(self._messages, self._bench.tools() if self._native else ())
        result = told.result[: letters(room)] or "left out: it is too long"
        if self._native:
            self._messages.append(ChatMessage(Role.TOOL, result, answers=call.id, tool=call.name))
        else:
            self._messages.append(ChatMessage(Role.USER, f"(result of {call.name}: {result})"))

    def _keep(self, results: Sequence[Told]) -> None:
        deeds = self.deeds
        for told in results:
            assert told.intent is not None and told.outcome is not None
            deeds.intents.append(told.intent)
            deeds.outcomes.append(told.outcome)
            deeds.read = deeds.read or CATALOGUE[told.intent.name].asks
            deeds.question = deeds.question or told.outcome.question
            self.after.intents.append(told.intent.name)
            self.after.done += [f"{each.device} {each.action}: {each.result}" for each in told.outcome.results]

    def _worded(self, results: Sequence[Told]) -> Iterator[str]:
        """Word deeds and refusals as the house always does; answers to questions are the model's to word."""
        moved = [each for each in results if each.intent and not CATALOGUE[each.intent.name].asks]
        pairs = summed([each.intent for each in moved if each.intent], [each.outcome for each in moved if each.outcome])
        for intent, outcome in pairs:
            if outcome.results or outcome.question is None:
                yield from self._speaking.replies.word(intent, outcome)
        if self.deeds.question is not None:
            self.after.follow_up = True
            yield self._speaking.asking.ask(self.deeds.question)


def _whole(text: str) -> Iterator[str]:
    sentences = Sentences()
    yield from sentences.take(text)
    yield from sentences.rest()


def _read_answer(text: str) -> tuple[str, list[ToolCall]]:
    """Read the JSON of a model that knows no tools. Raises `ModelAnswerError`."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise ModelAnswerError("the answer is no JSON") from error
    if not isinstance(found, Mapping):
        raise ModelAnswerError("the answer is no JSON object")
    calls: list[ToolCall] = []
    for number, each in enumerate(_listed(found.get("calls"))[:MOST_CALLS]):
        if isinstance(each, Mapping):
            arguments = each.get("arguments")
            calls.append(
                ToolCall(str(number), str(each.get("name", "")), arguments if isinstance(arguments, Mapping) else "")
            )
    return str(found.get("say") or ""), calls


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
