"""A turn: listen, understand, answer. One coroutine, one task, exactly one `TurnEnded`, whatever happens."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import msgspec

from hub.brain.last_reply import LastReply
from hub.brain.responder import After, Confirms, Reply, Request
from hub.engines.base import Hypotheses
from hub.events import Events, StageFailed, TurnBegan, TurnEnded, TurnRecord, Understood
from hub.trace import Trace, stage
from hub.turn.parts import Brain, Ears, Heard, Mouth, Opening, Said, YieldedError
from hub.turn.sentences import sentences
from shared.errors import EngineError
from shared.messages import Cause, TurnOutcome
from shared.tasks import closing

log = logging.getLogger(__name__)


async def run_turn(
    opening: Opening,
    ears: Ears,
    mouth: Mouth,
    brain: Brain,
    events: Events,
    why_cancelled: Callable[[], TurnOutcome] = lambda: TurnOutcome.CANCELLED,
) -> tuple[TurnRecord, bool]:
    """Run a turn from its first frame to its last sound; return its record and whether the reply asks something.

    A failing stage is apologised for in words where that is still possible, and recorded; it never raises. Cancelling
    ends the turn wherever it is; `why_cancelled` says what is recorded then.
    """
    turn = _Turn(opening, ears, mouth, brain, events)
    began = TurnBegan(
        turn=opening.turn, satellite=opening.satellite, area=opening.area, cause=opening.cause, wake_word=opening.word
    )
    events.publish(began)
    outcome = TurnOutcome.FAILED
    try:
        with turn.trace.current():
            outcome = await turn.run()
    except asyncio.CancelledError:
        outcome = why_cancelled()
        raise
    finally:
        turn.remember()
        record = turn.record(outcome)
        events.publish(TurnEnded(record=record))
    return record, turn.reply is not None and turn.reply.asks


class _StageError(Exception):
    def __init__(self, stage: str, code: str) -> None:
        super().__init__(code)
        self.stage = stage
        self.code = code


@contextmanager
def _failing(where: str) -> Iterator[None]:
    """Turn whatever goes wrong in the block into a `_StageError`; a bug is logged with its trace."""
    try:
        yield
    except YieldedError:
        raise
    except ConnectionError as error:
        raise _StageError(where, "link_lost") from error
    except TimeoutError as error:
        raise _StageError(where, "too_slow") from error
    except EngineError as error:
        log.error("a turn failed to %s: %s", where, error)
        raise _StageError(where, f"{where}_failed") from error
    except Exception as error:
        log.exception("a turn failed to %s", where)
        raise _StageError(where, f"{where}_failed") from error


class _Turn:
    """What is known of the turn so far, and its stages."""

    def __init__(self, opening: Opening, ears: Ears, mouth: Mouth, brain: Brain, events: Events) -> None:
        self.trace = Trace()
        self.reply: Reply | None = None
        self._opening, self._ears, self._mouth, self._brain, self._events = opening, ears, mouth, brain, events
        self._began_at = time.time()
        self._heard: Heard | None = None
        self._said = Said()
        self._error = self._yielded_to = ""

    async def run(self) -> TurnOutcome:
        """Run every stage."""
        try:
            with _failing("listen"):
                self._heard = await self._ears.listen(self._opening, self.trace)
            if not self._heard.hypotheses.best:
                await self._nobody_answered(self._heard)
                return TurnOutcome.NOTHING_HEARD
            with _failing("answer"), stage("answer"):
                self.reply = await self._brain.answer(self._request(self._heard))
            if self.reply is None:
                raise _StageError("answer", "no_answer")
            self._understood(self.reply)
            await self._speak(self.reply.sentences, self.reply.confirms)
        except YieldedError as yielded:
            self._yielded_to = str(yielded)
            return TurnOutcome.YIELDED
        except _StageError as failed:
            self._error = failed.code
            self._events.publish(StageFailed(turn=self._opening.turn, stage=failed.stage, code=failed.code))
            if failed.stage != "speak" and failed.code != "link_lost":
                await self._apologise(failed.code)
            return TurnOutcome.FAILED
        return TurnOutcome.ANSWERED

    async def _nobody_answered(self, heard: Heard) -> None:
        if self._opening.cause is Cause.FOLLOW_UP:
            self.reply = self._brain.silence(self._request(heard))
        if self.reply is not None:
            await self._speak(self.reply.sentences)

    async def _speak(self, words: AsyncIterator[str], confirms: Confirms = Confirms.NOTHING) -> None:
        with _failing("speak"):
            async with closing(words):  # a model that still writes is told to stop
                await self._mouth.speak(sentences(words), self._said, self.trace, self._opening.turn, confirms)

    async def _apologise(self, code: str) -> None:
        async def words() -> AsyncIterator[str]:
            yield self._brain.apology(code, self._opening.language)

        try:
            await self._speak(words())
        except _StageError:
            self._said.text = self._said.heard = ""

    def _understood(self, reply: Reply) -> None:
        self._error = reply.error
        understood = Understood(
            turn=self._opening.turn, responder=reply.responder, intent=reply.intent, slots=dict(reply.slots)
        )
        self._events.publish(understood)

    def _request(self, heard: Heard) -> Request:
        opening = self._opening
        return Request(
            turn=opening.turn,
            hypotheses=heard.hypotheses,
            satellite=opening.satellite,
            area=opening.area,
            language=opening.language,
            dry_run=opening.dry_run,
            alternatives=self._alternatives if heard.alternatives else None,
        )

    async def _alternatives(self) -> Hypotheses:
        assert self._heard is not None and self._heard.alternatives is not None
        found = await self._heard.alternatives()
        self._heard = replace(self._heard, hypotheses=found)
        return found

    def remember(self) -> None:
        """Keep the reply, should somebody want the rest of it, or all of it again."""
        opening, said = self._opening, self._said
        if said.text and not opening.dry_run:
            follow_up = self.reply is not None and self.reply.asks
            self._brain.remember(opening.area or opening.satellite, LastReply(said.text, said.heard, follow_up))

    def record(self, outcome: TurnOutcome) -> TurnRecord:
        """Return the record of the turn as it is now."""
        opening, found = self._opening, self._heard.hypotheses if self._heard else None
        record = TurnRecord(
            turn=opening.turn,
            satellite=opening.satellite,
            area=opening.area,
            language=opening.language,
            began_at=self._began_at,
            cause=opening.cause or "text",
            wake_word=opening.word,
            wake_score=opening.score,
            heard=found.best if found else "",
            hypotheses=tuple(each.text for each in found.ranked[1:]) if found else (),
            end_reason=self._heard.reason if self._heard else None,
            said=self._said.text,
            heard_ms=self._said.heard_ms,
            interrupted=bool(self._said.text) and not self._said.complete and outcome is not TurnOutcome.FAILED,
            heard_said=self._said.heard,
            error=self._error,
            yielded_to=self._yielded_to,
            outcome=outcome,
            stages=self.trace.stages,
            speech_end_to_publish_ms=self.trace.between("speech_end", "published"),
            speech_end_to_sound_ms=self.trace.between("speech_end", "sounded"),
        )
        if (reply := self.reply) is None:
            return record
        after = reply.after or After()
        return msgspec.structs.replace(
            record,
            responder=reply.responder,
            intent="+".join(filter(None, (reply.intent, *after.intents))),
            slots=dict(reply.slots),
            done=(*reply.done, *after.done),
            path=reply.path,
            confidence=reply.confidence,
            scores=dict(reply.scores),
            figures=dict(after.figures),
            error=record.error or after.error,
        )
