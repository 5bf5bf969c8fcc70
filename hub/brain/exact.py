"""Answers what is understood without a language model: does it, or asks first; and takes answers to what was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from hub.brain.answers import answer
from hub.brain.conversation import Asked, Conversation, Conversations, place_of
from hub.brain.dialogue import Agreed, Other, Refused, Unclear
from hub.brain.languages import Languages, Speaking
from hub.brain.plain import confirms
from hub.brain.responder import Confirms, Reply, Request, spoken
from hub.brain.sums import referents, summed
from hub.devices.model import Home
from hub.engines.base import Hypotheses
from hub.intents.model import Place, Question, QuestionKind, Understood
from hub.skills.asking import in_its_words, with_words
from hub.skills.registry import Outcome, Skills
from hub.trace import stage
from shared.errors import EngineError

SPOKEN = 3
"""Of more results than this that all went well, only "done" is said."""
DOUBTFUL = -0.8
"""Average log-probability of the first reading below which no meaning is acted on."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How an understanding came to be done: after which answer."""

    confirmed: bool = False
    pin: str = ""
    later: tuple[Question, ...] = ()


class IntentResponder:
    """Does what the understander makes of the readings; keeps the conversation of each place."""

    def __init__(self, home: Home, languages: Languages, skills: Skills, conversations: Conversations) -> None:
        self._home = home
        self._languages = languages
        self._skills = skills
        self._conversations = conversations

    async def respond(self, request: Request) -> Reply | None:
        """Take an answer, or run what is understood and word its outcome; `None` when nothing is understood."""
        speaking = self._languages.of(request.language)
        talk = self._conversations.at(place_of(request))
        readings = [each.text for each in request.hypotheses.ranked]
        tries: tuple[list[str], ...] = (readings,)
        if talk.asked is not None:
            reply, tries, talk = await self._answered(request, speaking, talk, talk.asked, readings)
            if reply is not None:
                return reply
        place = Place(area=request.area, referents=talk.referents)
        with stage("understand"):
            doubtful = _is_doubtful(request.hypotheses)
            found = (speaking.understander.understand(each, place, doubtful=doubtful) for each in tries)
            understood = next((each for each in found if not each.nothing), Understood())
        if request.alternatives is not None and (not understood.intents or _is_guess(understood)):
            understood = await self._once_more(request, speaking, place, understood)
        if understood.intents or understood.question:
            return await self._do(request, speaking, talk, understood, _Way())
        if talk.asked is not None and not talk.asked.again:
            return self._ask_again(request, speaking, talk, talk.asked)
        return None

    async def _once_more(
        self, request: Request, speaking: Speaking, place: Place, understood: Understood
    ) -> Understood:
        """Look for a reading that is a sentence, where the first ones make no sense or had to be guessed at."""
        assert request.alternatives is not None
        try:
            hypotheses = await request.alternatives()
        except EngineError:
            return understood
        readings = [each.text for each in hypotheses.ranked]
        with stage("understand"):
            found = speaking.understander.understand(readings, place, doubtful=_is_doubtful(hypotheses))
        is_better = bool(found.intents) and not (understood.intents and _is_guess(found))
        # Where the readings do not come to the same, a meaning that was to be acted on is not.
        is_doubted = bool(understood.intents) and "meaning" in understood.path and not found.intents
        return found if is_better or is_doubted or understood.nothing else understood

    def silence(self, request: Request) -> Reply | None:
        """Nobody answered what was asked: nothing is done, and said so where a yes would have done harm."""
        talk = self._conversations.at(place_of(request))
        if talk.asked is None:
            return None
        self._keep(request, Conversation(undo=talk.undo))
        if talk.asked.question.kind not in (QuestionKind.CONFIRM, QuestionKind.PIN):
            return None
        return self._said(self._languages.of(request.language).asking.left)

    # --- answers --------------------------------------------------------------------------------------------------

    async def _answered(
        self, request: Request, speaking: Speaking, talk: Conversation, asked: Asked, readings: list[str]
    ) -> tuple[Reply | None, tuple[list[str], ...], Conversation]:
        """Take an answer. Without a reply, one of these sets of readings is to be understood, in this conversation."""
        reaction, rests = answer(asked.question, readings, speaking, self._home)
        match reaction:
            case Agreed(intents, confirmed, pin):
                understood = Understood(text=readings[0], intents=intents, path=("answer",))
                way = _Way(confirmed=confirmed, pin=pin, later=asked.later)
                return await self._do(request, speaking, talk, understood, way), (), talk
            case Refused():
                return self._left(request, speaking, talk, asked), (), talk
            case Unclear():
                again = self._left if asked.again else self._ask_again
                return again(request, speaking, talk, asked), (), talk
            case Other(_, refused):
                # "No, the gate" is for the context as it is; "no, what time is it" makes sense without the "no".
                found = referents(asked.question.intents, (), self._home)
                return None, (readings, rests), Conversation(found, None if refused else asked, talk.undo)

    def _ask_again(self, request: Request, speaking: Speaking, talk: Conversation, asked: Asked) -> Reply:
        self._keep(request, Conversation(talk.referents, Asked(asked.question, asked.later, again=True), talk.undo))
        return self._said(speaking.asking.ask(asked.question, again=True), follow_up=True)

    def _left(self, request: Request, speaking: Speaking, talk: Conversation, asked: Asked) -> Reply:
        """Leave it, and ask what else is to be asked."""
        following = _first(asked.later)
        self._keep(request, Conversation(talk.referents, following, talk.undo))
        sentences = [speaking.asking.left]
        if following is not None:
            sentences.append(speaking.asking.ask(following.question))
        return self._said(*sentences, follow_up=following is not None)

    def _said(self, *sentences: str, follow_up: bool = False) -> Reply:
        return Reply(sentences=spoken(*sentences), responder="exact", path=("answer",), follow_up=follow_up)

    # --- deeds ----------------------------------------------------------------------------------------------------

    async def _do(
        self, request: Request, speaking: Speaking, talk: Conversation, understood: Understood, way: _Way
    ) -> Reply:
        context = request.context(confirmed=way.confirmed, pin=way.pin, undo=talk.undo)
        if understood.question is not None:
            question = await in_its_words(understood.question, self._skills, context)
            understood = msgspec.structs.replace(understood, question=question)
        with stage("act"):
            outcomes = await asyncio.gather(*(self._skills.run(intent, context) for intent in understood.intents))
        asked = _asked(understood, outcomes, way)
        sentences = self._worded(request, speaking, understood, outcomes)
        if asked is not None:
            sentences.append(speaking.asking.ask(asked.question))
        elif understood.miss is not None:
            sentences.append(speaking.replies.miss(understood.miss))
        self._keep(request, self._after(talk, understood, outcomes, asked))
        return self._reply(request, understood, outcomes, sentences, asked)

    def _worded(
        self, request: Request, speaking: Speaking, understood: Understood, outcomes: Sequence[Outcome]
    ) -> list[str]:
        sentences: list[str] = []
        for intent, outcome in summed(understood.intents, outcomes):
            match intent.name:
                case "HearthHelp" if not outcome.error:
                    sentences.append(speaking.asking.help(request.area))
                case "HearthUndo" if not request.dry_run and not outcome.told and (outcome.error or outcome.fine):
                    sentences.append(speaking.asking.undone(not outcome.error))
                case _ if outcome.results or outcome.question is None:
                    sentences += speaking.replies.word(intent, outcome, dry_run=request.dry_run)
        if len(sentences) > SPOKEN and all(each.fine and each.results for each in outcomes):
            return [speaking.replies.done]
        return list(dict.fromkeys(sentences))

    def _after(
        self, talk: Conversation, understood: Understood, outcomes: Sequence[Outcome], asked: Asked | None
    ) -> Conversation:
        intents = understood.intents or (asked.question.intents if asked else ())
        found = referents(intents, outcomes, self._home)
        undo = tuple(command for outcome in outcomes for command in outcome.undo)
        # What cannot be taken back, or was, leaves nothing older to take back.
        moved = any(outcome.results for outcome in outcomes) or any(each.name == "HearthUndo" for each in intents)
        is_about_devices = bool(found.devices or found.area)
        kept = undo if undo or moved else talk.undo
        return Conversation(found if is_about_devices else talk.referents, asked, kept)

    def _keep(self, request: Request, conversation: Conversation) -> None:
        if not request.dry_run:
            self._conversations.put(place_of(request), conversation)

    def _reply(
        self,
        request: Request,
        understood: Understood,
        outcomes: Sequence[Outcome],
        sentences: Sequence[str],
        asked: Asked | None,
    ) -> Reply:
        intents = understood.intents or (understood.question.intents if understood.question else ())
        results = [result for outcome in outcomes for result in outcome.results]
        errors = [outcome.error for outcome in outcomes if outcome.error]
        return Reply(
            sentences=spoken(*sentences),
            responder="exact",
            intent="+".join(dict.fromkeys(intent.name for intent in intents)),
            slots=dict(intents[0].slots) if intents else {},
            done=tuple(
                f"{each.device} {each.action}: {'dry run' if request.dry_run else each.result}" for each in results
            ),
            confirms=_confirms(request, understood, outcomes, asked, self._home),
            follow_up=asked is not None or any(outcome.follow_up for outcome in outcomes),
            error=errors[0] if errors else "",
            path=understood.path,
            confidence=min((intent.confidence for intent in intents), default=1.0),
            scores=understood.scores,
        )


def _confirms(
    request: Request, understood: Understood, outcomes: Sequence[Outcome], asked: Asked | None, home: Home
) -> Confirms:
    if request.dry_run or asked is not None or understood.miss is not None or understood.question is not None:
        return Confirms.NOTHING
    return confirms(outcomes, home, request.area)


def _is_doubtful(hypotheses: Hypotheses) -> bool:
    return bool(hypotheses.ranked) and hypotheses.ranked[0].score < DOUBTFUL


def _is_guess(understood: Understood) -> bool:
    return not {"names", "meaning"}.isdisjoint(understood.path)


def _first(questions: Sequence[Question]) -> Asked | None:
    return Asked(questions[0], tuple(questions[1:])) if questions else None


def _asked(understood: Understood, outcomes: Sequence[Outcome], way: _Way) -> Asked | None:
    """Return what is to be asked first, and what later. Harmless deeds in one breath need one yes for all."""
    open_ = [with_words(outcome, outcome.question) for outcome in outcomes if outcome.question is not None]
    if understood.question is not None:
        open_.append(understood.question)
    merged: dict[QuestionKind, Question] = {}
    for question in (*open_, *way.later):
        together = not question.told and question.kind in (QuestionKind.CONFIRM, QuestionKind.PIN, QuestionKind.SURE)
        if together and question.kind in merged:
            intents = (*merged[question.kind].intents, *question.intents)
            merged[question.kind] = Question(kind=question.kind, intents=intents)
        elif together:
            merged[question.kind] = question
    single = [each for each in (*open_, *way.later) if each.told or each.kind not in merged]
    return _first([*merged.values(), *single])
