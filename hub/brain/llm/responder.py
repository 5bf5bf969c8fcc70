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
from hub.brain.llm.phrases import Phrases, phrases
from hub.brain.llm.prompt import conversation, fitting, hint, system
from hub.brain.llm.relevance import relevant
from hub.brain.llm.toolbox import ToolBox, Workbench
from hub.brain.llm.tools import Offer, offer
from hub.brain.responder import Reply, Request, spoken
from hub.brain.sums import referents
from hub.devices.model import Home
from hub.engines.language import (
    LanguageModel,
    ModelMissingError,
    ModelTooSlowError,
    ModelUnreachableError,
)
from hub.intents.model import Place
from hub.skills.registry import Skills
from hub.trace import stage
from shared.errors import EngineError
from shared.tasks import closing

log = logging.getLogger(__name__)

RESERVE = 64
"""Tokens of the window that are left free: nobody reckons exactly."""


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
        self._offers: dict[str, tuple[int, tuple[str, ...], Offer]] = {}

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

    async def warm_up(self, area: str, language: str) -> None:
        """Have the model loaded and read the beginning of what it would be asked from here. Raises `EngineError`."""
        offered = self._offered("", Place(area=area), language, area)
        native = (await self._model.abilities()).tools
        first = system(language, self._options.instructions, None if native else offered.tools)
        await self._model.warm_up([first], offered.tools if native else ())

    async def _begin(self, request: Request, speaking: Speaking, place: Place, said: Phrases) -> Answer:
        options = self._options
        native = (await self._model.abilities()).tools
        offered = self._offered(request.text, place, request.language, place_of(request))
        context = request.context(undo=self._conversations.at(place_of(request)).undo)
        house = HouseTools(offered, self._home, self._skills, speaking, context)
        bench = Workbench(house, request, self._boxes)
        first = system(request.language, options.instructions, None if native else bench.tools())
        room = options.window - options.longest - RESERVE
        messages = fitting(
            first,
            self._history.of(place_of(request)),
            conversation((), request.text, hint(speaking.understander.near(request.text, place), offered, self._home)),
            bench.tools() if native else (),
            room,
        )
        return Answer(
            self._model,
            bench,
            messages,
            speaking,
            said,
            rounds=options.rounds,
            acknowledge_s=options.acknowledge_s,
            native=native,
        )

    def _offered(self, text: str, place: Place, language: str, key: str) -> Offer:
        """Return the tools for the devices that matter. Those of the last request from there serve again where they
        hold the likeliest ones, so that the model's server need not read them anew."""
        most = self._options.devices
        devices = relevant(text, place, self._home, language, most)
        likeliest = [device.id for device in devices[: most // 2]]
        revision, ids, known = self._offers.get(key, (-1, (), None))
        if known is not None and revision == self._home.revision and set(likeliest) <= set(ids):
            return known
        found = offer(devices, self._home, self._skills.intents)
        self._offers[key] = (self._home.revision, tuple(device.id for device in devices), found)
        return found

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
