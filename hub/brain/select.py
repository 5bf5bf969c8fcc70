"""Puts the brain together: which responders there are, and in which order they are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.brain.afterwards import Afterwards, deeds
from hub.brain.asked import AskAgainResponder, AskedResponder
from hub.brain.conversation import Conversations
from hub.brain.exact import IntentResponder
from hub.brain.fallback import ApologyResponder
from hub.brain.foresight import foreseen
from hub.brain.go_on import GoOnResponder
from hub.brain.languages import Languages, Means
from hub.brain.last_reply import LastReplies
from hub.brain.llm.history import History
from hub.brain.llm.mcp import McpTools
from hub.brain.llm.recall import Recall
from hub.brain.llm.responder import ModelResponder, Options
from hub.brain.llm.toolbox import ToolBox
from hub.brain.memory import MemoryResponder
from hub.brain.responder import Request, Responder
from hub.brain.stop import StopResponder
from hub.clock import Clock
from hub.config import HubConfig
from hub.devices.model import Home
from hub.engines.base import Hypotheses, Hypothesis, SentenceEmbedder
from hub.engines.language import LanguageModel
from hub.intents.custom import Custom
from hub.intents.model import Place
from hub.rooms import Rooms
from hub.skills.alarms import AlarmSkill
from hub.skills.clock import ClockSkill
from hub.skills.delays import DelaySkill
from hub.skills.devices import DeviceSkill
from hub.skills.direct import DirectSkill
from hub.skills.questions import QuestionSkill
from hub.skills.quiet import QuietSkill
from hub.skills.registry import Skill, Skills
from hub.skills.reminders import ReminderSkill
from hub.skills.temperature import TemperatureSkill
from hub.skills.timers import TimerSkill
from hub.skills.undo import UndoSkill
from hub.store.facts import FactStore
from hub.timers.keeper import Keeper
from shared.endpoint import Hint


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that understands and answers."""

    home: Home
    languages: Languages
    conversations: Conversations
    skills: Skills
    intents: IntentResponder
    last_replies: LastReplies
    responders: list[Responder]
    """What the house asked, stop words, more of the last reply, memory, what is understood, a language model,
    apology."""
    afterwards: Afterwards
    """Does what was said to be done later."""
    model: ModelResponder | None = None
    history: History | None = None
    """What the language model is told of before."""
    servers: McpTools | None = None
    """Further tools of the language model."""
    asked: AskedResponder | None = None
    """Asks what automations ask, and takes the answers."""

    async def foresee(self, words: str, area: str, satellite: str, language: str) -> str:
        """Return the first sentence of the likely reply to these words, empty when unknown; does nothing."""
        request = Request(
            turn="",
            hypotheses=Hypotheses((Hypothesis(words, 0.0),)),
            satellite=satellite,
            area=area,
            language=language,
            dry_run=True,
        )
        return await foreseen(request, self.languages, self.conversations, self.skills, self.home)

    def judge(self, text: str, area: str, language: str) -> Hint:
        """Say whether the words so far are a whole command, an answer to what is open there, or ask for more."""
        if self.asked is not None and self.asked.expects(text, area):
            return Hint.COMPLETE
        talk = self.conversations.at(area)
        if talk.asked is not None:
            said = text.strip(" .!?,").casefold()
            words = self.languages.of(language).words
            if said in {*words.yes, *words.no, *words.ordinals}:
                return Hint.COMPLETE
        return self.languages.judge(text, Place(area=area, referents=talk.referents), language)

    def judge_readings(self, readings: Sequence[str], area: str, language: str) -> tuple[str, Hint]:
        """Return what was probably said, where the first reading makes no sense, and say what that looks like.

        `UNKNOWN` when no reading makes sense, and while a question is open: its answer may be anything.
        """
        talk = self.conversations.at(area)
        if talk.asked is not None:
            return "", Hint.UNKNOWN
        return self.languages.of(language).understander.judge_readings(
            readings, Place(area=area, referents=talk.referents)
        )


def skills(home: Home, clock: Clock, pin: str = "", *, errands: Sequence[Skill] = ()) -> Skills:
    """Return all skills of this home; `pin` is what voice asks for where a policy wants it."""
    return Skills(
        [
            DeviceSkill(home, pin),
            DirectSkill(home, pin),
            QuestionSkill(home),
            TemperatureSkill(home),
            ClockSkill(clock.now),
            QuietSkill(),
            UndoSkill(home, pin),
            *errands,
        ]
    )


def timer_skills(keeper: Keeper, doing: Callable[[], Skills], languages: Languages) -> list[Skill]:
    """Return the skills of timers, alarms, reminders and delayed commands; `doing` are all skills, asked for later."""
    return [
        TimerSkill(keeper),
        AlarmSkill(keeper),
        ReminderSkill(keeper),
        DelaySkill(keeper, doing, deeds(languages)),
    ]


def understanding(
    home: Home,
    config: HubConfig,
    *,
    custom: Custom | None = None,
    embedder: SentenceEmbedder | None = None,
    folder: Path | None = None,
    conversations: Conversations | None = None,
    language_model: LanguageModel | None = None,
    facts: FactStore | None = None,
    errands: Sequence[Skill] = (),
    clock: Clock | None = None,
    keeper: Keeper | None = None,
    rooms: Rooms | None = None,
) -> Understanding:
    """Build the brain of a home.

    `custom` are the household's sentences, `embedder` compares meanings and keeps vectors in `folder`; what nothing
    understands goes to `language_model`; `facts` is what people asked to be remembered, `keeper` keeps timers,
    `errands` are further skills; in `rooms` the house may ask by itself, and "stop" stops what sounds.
    Raises `UnknownLanguageError` for a household language without sentences.
    """
    options = config.understanding
    clock = clock or Clock()
    means = Means(
        custom=custom or Custom(),
        embedder=embedder,
        folder=folder,
        corrected_names=options.corrected_names,
        clock=clock,
    )
    languages = Languages(home, config.language, means)
    conversations = conversations or Conversations(options.context_s, options.answer_s)
    timers = timer_skills(keeper, lambda: doing, languages) if keeper is not None else []
    doing = skills(home, clock, config.voice.pin, errands=(*errands, *timers))
    intents = IntentResponder(home, languages, doing, conversations)
    last_replies = LastReplies(options.context_s)
    last = ApologyResponder(languages, conversations)
    model = history = servers = None
    if language_model is not None:
        history = History(options.context_s)
        boxes: list[ToolBox] = [Recall(facts)] if facts is not None else []
        if config.language_model.mcp:
            boxes.append(servers := McpTools(config.language_model.mcp))
        model = ModelResponder(home, languages, doing, conversations, history, language_model, _options(config), boxes)
    memory = [MemoryResponder(facts, languages, options.answer_s)] if facts is not None else []
    stop = StopResponder(languages, conversations, rooms)
    again = GoOnResponder(last_replies, conversations)
    asked = AskedResponder(rooms, lambda language: languages.of(language).replies.done) if rooms is not None else None
    understood: list[Responder] = [stop, again, *memory, intents]
    if asked is not None:
        asks_again = AskAgainResponder(asked, lambda language: languages.of(language).asking.sorry)
        understood = [asked, *understood, asks_again]
    responders: list[Responder] = [*understood, *([model] if model else []), last]
    return Understanding(
        home=home,
        languages=languages,
        conversations=conversations,
        skills=doing,
        intents=intents,
        last_replies=last_replies,
        responders=responders,
        afterwards=Afterwards(doing, languages, config.voice.pin),
        model=model,
        history=history,
        servers=servers,
        asked=asked,
    )


def _options(config: HubConfig) -> Options:
    options = config.language_model
    return Options(
        instructions=options.instructions,
        window=options.window,
        longest=options.longest,
        devices=options.devices,
        rounds=options.rounds,
        acknowledge_s=options.acknowledge_ms / 1000,
        enabled=options.enabled,
        satellites={
            name: each.language_model for name, each in config.satellites.items() if each.language_model is not None
        },
    )
