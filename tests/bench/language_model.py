"""What the hub adds to a language model: from the server's first sentence to the first sound of the reply.

A server of our own speaks Ollama's protocol, writes word by word, and notes when the first sentence is whole. The
responder, the splitter and Piper are the real ones; a link notes when the first sound leaves the hub.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from hub import config
from hub.brain.conversation import Conversations
from hub.brain.languages import Languages
from hub.brain.llm.history import History
from hub.brain.llm.prompt import conversation, system, tokens
from hub.brain.llm.relevance import relevant
from hub.brain.llm.responder import ModelResponder
from hub.brain.llm.tools import ERRANDS, offer
from hub.brain.responder import Request
from hub.brain.select import skills
from hub.clock import Clock
from hub.engines import select
from hub.engines.base import Hypotheses, Hypothesis, TextToSpeech
from hub.engines.ollama import Ollama
from hub.intents.model import Place
from hub.trace import Trace
from hub.turn.parts import Said
from hub.turn.sentences import sentences
from hub.turn.speaker import Speaker
from hub.turn.speaking import speak
from shared.messages import EndSpeech, Message, SpeechHeard, StopSpeech
from tests.bench.report import spread
from tests.bench.understanding import ROOMS, home
from tests.bench.whole_voice import whole_voice
from tests.corpus.home import home as corpus_home
from tests.corpus.lines import load
from tests.fakes.ollama_server import MODEL, FakeOllama, Pause, Say, Step, serving

Print = Callable[[str], None]
ANSWERS = (
    "A rainbow has seven colours.", "Penguins live in the south.", "It is far too early for that.",
    "Water boils at a hundred degrees.", "The moon is smaller than the earth.", "Bread needs flour, water and salt.",
    "Paris is the capital of France.", "Bees make honey from nectar.", "Cats sleep most of the day.",
    "Spiders have eight legs.",
)  # fmt: skip
LATER = " There is a lot more to be said about that, if you would like to hear it."
SHOWN = 16
"""Devices that the model sees."""
WORD_S = 0.04
"""Between two words: a small model on a home's computer."""


class _Link:
    """Notes when the first sound comes, and hears everything at once."""

    def __init__(self) -> None:
        self.speaker: Speaker | None = None
        self.sounded_at: float | None = None

    async def send(self, message: Message) -> None:
        if isinstance(message, EndSpeech | StopSpeech):
            assert self.speaker is not None
            self.speaker.report(SpeechHeard(stream=message.stream, heard_ms=0, complete=True))

    async def send_sound(self, data: bytes) -> None:
        if self.sounded_at is None:
            self.sounded_at = asyncio.get_running_loop().time()


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure 20 answers, in `full` 60."""
    return asyncio.run(_measured(print, 6 if full else 2))


async def _measured(print: Print, rounds: int) -> dict[str, Any]:
    options = config.TextToSpeech()
    added: list[float | None] = []
    added_whole: list[float | None] = []
    async with serving() as fake, AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        tts, whole = select.text_to_speech(options), whole_voice(options, Path(folder))
        for voice in (tts, whole):
            stack.push_async_callback(voice.close)
            await voice.warm_up()
        model = Ollama(fake.url, MODEL)
        at_home = home()
        responder = ModelResponder(
            at_home, Languages(at_home, "en"), skills(at_home, Clock()), Conversations(120, 30), History(600), model
        )
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}")
            for answer in ANSWERS:
                added.append(await _added_ms(fake, responder, tts, answer))
                added_whole.append(await _added_ms(fake, responder, whole, answer))
        await model.close()
    found, missed = shown_of_the_corpus()
    return {
        "answers": len(added),
        "added_ms": spread(added),
        "added_whole_ms": spread(added_whole),
        "prompt_tokens": _prompt_tokens(),
        "requests": found + len(missed),
        "shown": 100 * found / (found + len(missed)),
        "missed": missed,
    }


async def _added_ms(fake: FakeOllama, responder: ModelResponder, tts: TextToSpeech, answer: str) -> float | None:
    words = f"{answer}{LATER}".split(" ")
    first = len(answer.split(" "))
    steps: list[Step] = []
    for number, word in enumerate(words):
        # As models do: the space comes with the next word, and only that shows that a sentence is over.
        steps += [Say(f" {word}" if number else word, note=number == first), Pause(WORD_S)]
    fake.scripts.append(steps)
    link = _Link()
    speaker = link.speaker = Speaker(link)
    request = Request(
        turn="t",
        hypotheses=Hypotheses((Hypothesis("how about that", 0.0),)),
        satellite="",
        area="kitchen",
        language="en",
    )
    reply = await responder.respond(request)
    assert reply is not None
    await speak(sentences(reply.sentences), tts, speaker, Said(), Trace(), "t")
    return None if link.sounded_at is None else (link.sounded_at - fake.noted_at) * 1000


def shown_of_the_corpus() -> tuple[int, list[str]]:
    """Return for how many requests of the corpus the device meant is among those that the model sees, and the others.

    Requests in several turns, for whole areas, and for what is not exposed are left out.
    """
    at_home = corpus_home()
    found, missed = 0, []
    for line in load("english"):
        meant = [at_home.device(each) for each in re.findall(r"\b[a-z_]+\.[a-z_0-9]+", line.expected)]
        if len(line.turns) > 1 or "@" in line.expected or not any(each and each.exposed for each in meant):
            continue
        seen = relevant(line.turns[0], Place(area=line.area), at_home, "en", SHOWN)
        if any(each in seen for each in meant):
            found += 1
        else:
            missed.append(line.place)
    return found, missed


def _prompt_tokens() -> int:
    """Return the tokens, as reckoned, of the longest prompt in a home of three hundred devices."""
    at_home = home()
    found = 0
    for room in ROOMS:
        shown = relevant(f"it is awful in the {room}", Place(area="kitchen"), at_home, "en", SHOWN)
        prompt = [system("en", ""), *conversation((), "it is awful in here")]
        found = max(found, tokens(prompt, offer(shown, at_home, ERRANDS).tools))
    return found
