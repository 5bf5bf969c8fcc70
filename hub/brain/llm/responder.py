"""Answers what nothing else understands: by a language model, with the skills as its tools."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass

from hub.brain.conversation import Asked, Conversation, Conversations, place_of
from hub.brain.languages import Languages, Speaking
from hub.brain.llm.answer import Answer
from hub.brain.llm.deeds import HouseTools
from hub.brain.llm.history import History
from hub.brain.llm.offers import Offers
from hub.brain.llm.phrases import Phrases, phrases
from hub.brain.llm.prompt import conversation, fitting, hint, system, tokens
from hub.brain.llm.toolbox import ToolBox, Workbench
from hub.brain.responder import Reply, Request, spoken
from hub.brain.sums import referents
from hub.devices.model import Home
from hub.engines.base import Hypotheses
from hub.engines.language import (
    ChatMessage,
    LanguageModel,
    ModelMissingError,
    ModelTooSlowError,
    ModelUnreachableError,
    Tool,
    Usage,
)
from hub.intents.model import Place
from hub.skills.registry import Skills
from hub.trace import stage
from shared.errors import EngineError
from shared.tasks import closing

log = logging.getLogger(__name__)

RESERVE = 64
"""Tokens of the window that are left free: nobody reckons exactly."""
TALK = 500
"""Tokens that tools leave for what is said and for results, however small the window is."""
RESULTS = 300
"""Tokens that turns of before leave for the results of tools."""


@dataclass(frozen=True, slots=True)
class Options:
    """As in the configuration's `language_model`."""

    instructions: str = ""
    window: int = 4096
    longest: int = 300
    devices: int = 16
    rounds: int = 4
    acknowledge_s: float = 0.7
    enabled: bool = True
    satellites: Mapping[str, bool] | None = None
    """Satellites that have it otherwise."""


class ModelResponder:
    """Asks the model. It never keeps an exact answer waiting: it is asked after those."""

    def __init__(
        self,
        home: Home,
        languages: Languages,
        skills: Skills,
        conversations: Conversations,
        history: History,
        model: LanguageModel,
        options: Options | None = None,
        boxes: Sequence[ToolBox] = (),
    ) -> None:
        """`boxes` hold further tools."""
        self._home, self._languages, self._skills = home, languages, skills
        self._conversations, self._history, self._model = conversations, history, model
        self._options, self._boxes = options or Options(), boxes
        self._room = self._options.window - self._options.longest - RESERVE
        self._offers = Offers(home, skills.intents, self._options.devices)

    async def respond(self, request: Request) -> Reply | None:
        """Answer with the first words there are; `None` where the model is switched off, or the reason why a command
        is not possible is known already."""
        if not self.is_wanted(request.satellite):
            return None
        speaking = self._languages.of(request.language)
        talk = self._conversations.at(place_of(request))
        place = Place(area=request.area, referents=talk.referents)
        understood = speaking.understander.understand([each.text for each in request.hypotheses.ranked], place)
        if understood.miss is not None and understood.miss.error != "no_intent":
            return None
        said = phrases(request.language)
        try:
            with stage("language model"):
                answer = await self._begin(request, speaking, place, said)
                sentences = answer.sentences()
                first = await anext(sentences, "")
        except EngineError as error:
            log.warning("the language model did not answer: %s", error)
            code, sentence = _apology(error, said)
            return Reply(sentences=spoken(sentence), responder="model", error=code)
        words = self._speak(request, talk, answer, first, sentences, said)
        return Reply(sentences=words, responder="model", path=("model",), after=answer.after)

    def is_wanted(self, satellite: str) -> bool:
        """Whether this satellite's words may go to the model."""
        of_its_own = (self._options.satellites or {}).get(satellite)
        return self._options.enabled if of_its_own is None else of_its_own

    @property
    def name(self) -> str:
        """The model and where it runs."""
        return self._model.name

    async def load(self) -> None:
        """Have the model loaded. Raises `EngineError`."""
        await self._model.warm_up()

    async def warm_up(self, area: str, language: str) -> Usage:
        """Have the model loaded and read the beginning of what it would be asked from here; return what that cost.

        Raises `EngineError`.
        """
        request = Request(turn="", hypotheses=Hypotheses(), satellite="", area=area, language=language)
        bench, first, native = await self._equipped(request, Place(area=area))
        tools = bench.tools() if native else ()
        return await self._model.warm_up(self._so_far(first, request, (), tools), tools)

    async def _begin(self, request: Request, speaking: Speaking, place: Place, said: Phrases) -> Answer:
        options = self._options
        bench, first, native = await self._equipped(request, place)
        near = hint(speaking.understander.near(request.text, place), bench.house.offered, self._home)
        last = conversation((), request.text, near)
        messages = self._so_far(first, request, last, bench.tools() if native else ())
        return Answer(
            self._model,
            bench,
            messages,
            speaking,
            said,
            room=self._room,
            rounds=options.rounds,
            acknowledge_s=options.acknowledge_s,
            native=native,
        )

    def _so_far(
        self, first: ChatMessage, request: Request, last: Sequence[ChatMessage], tools: Sequence[Tool]
    ) -> list[ChatMessage]:
        """Return the prompt of a request, with what was said at its place before."""
        return fitting(first, self._history.of(place_of(request)), last, tools, self._room - RESULTS)

    async def _equipped(self, request: Request, place: Place) -> tuple[Workbench, ChatMessage, bool]:
        """Return the tools of a request, the message that comes first, and whether the model knows tools."""
        native = (await self._model.abilities()).tools
        more = [tool for box in self._boxes for tool in box.tools(request)]
        taken = tokens([system(request.language, self._options.instructions, None if native else ())], more) + TALK
        where = place_of(request)
        offered = self._offers.at(where, request.text, place, request.language, self._room - taken)
        context = request.context(undo=self._conversations.at(where).undo)
        house = HouseTools(offered, self._home, self._skills, self._languages.of(request.language), context)
        bench = Workbench(house, request, self._boxes)
        return bench, system(request.language, self._options.instructions, None if native else bench.tools()), native

    async def _speak(
        self,
        request: Request,
        talk: Conversation,
        answer: Answer,
        first: str,
        sentences: AsyncIterator[str],
        said: Phrases,
    ) -> AsyncIterator[str]:
        """Yield what is to be spoken, and keep what it was about, however far it got."""
        try:
            async with closing(sentences):
                if first:
                    yield first
                async for sentence in sentences:
                    yield sentence
        except EngineError as error:
            log.warning("the language model broke off: %s", error)
            answer.after.error = _apology(error, said)[0]
            yield said.broken
        finally:
            self._keep(request, talk, answer)

    def _keep(self, request: Request, talk: Conversation, answer: Answer) -> None:
        deeds = answer.deeds
        if request.dry_run or not (deeds.intents or deeds.question):
            return
        found = referents(deeds.intents, deeds.outcomes, self._home)
        undo = tuple(command for outcome in deeds.outcomes for command in outcome.undo)
        asked = Asked(deeds.question) if deeds.question is not None else None
        about = found if found.devices or found.area else talk.referents
        self._conversations.put(place_of(request), Conversation(about, asked, undo or talk.undo))


def _apology(error: EngineError, said: Phrases) -> tuple[str, str]:
    match error:
        case ModelUnreachableError():
            return "model_unreachable", said.unreachable
        case ModelMissingError():
            return "model_missing", said.missing
        case ModelTooSlowError():
            return "model_too_slow", said.slow
        case _:
            return "model_failed", said.failed
