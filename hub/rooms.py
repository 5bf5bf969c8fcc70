"""The satellites that are here, as skills, timers and automations see them."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from shared.messages import ProblemCode, Ring


class Chime(StrEnum):
    """A short sound where no words are wanted yet, or any more."""

    NONE = "none"
    ANNOUNCEMENT = "announcement"
    """Words follow that nobody here asked for."""
    GENTLE = "gentle"
    """The same, for those who read or sleep."""
    DOORBELL = "doorbell"
    ALERT = "alert"
    """Somebody should come."""
    CALL_BEGINS = "call begins"
    """Another room hears this one from now on."""
    CALL_OVER = "call over"
    DONE = "done"
    """What was wanted is done: in place of words that would only confirm it."""


CHIMES = (Chime.ANNOUNCEMENT, Chime.GENTLE, Chime.DOORBELL, Chime.ALERT, Chime.NONE)
"""Those that may go before an announcement."""


class Manner(Struct, frozen=True, kw_only=True):
    """How something is said in a room that answers no turn."""

    chime: Chime | None = None
    """What goes before it; `None`: what the configuration wants before announcements, otherwise nothing."""
    volume: float = 0.0
    """0 to 1; 0: the configuration's for announcements, otherwise the satellite's own."""
    urgent: bool = False
    """At once, whatever goes on there; otherwise once no turn and no call is running."""
    follow_up: bool = False
    """It asks something: the microphone opens without a wake word when all of it was heard."""


USUAL = Manner()


class Room(Protocol):
    """A satellite that is served now. What talks to it raises `ConnectionError` once it is gone."""

    @property
    def satellite(self) -> str:
        """Its name."""

    @property
    def area(self) -> str:
        """Area id, empty when unknown."""

    @property
    def address(self) -> str:
        """Its network address."""

    @property
    def since(self) -> float:
        """When it joined: wall-clock time, seconds since 1970."""

    @property
    def language(self) -> str:
        """Language spoken to it."""

    @property
    def state(self) -> str:
        """`idle`, `listening`, `thinking`, `speaking`, `ringing` or `calling`; `away` while its connection is broken
        and may yet go on."""

    @property
    def volume(self) -> float:
        """How loud it speaks, 0 to 1."""

    @property
    def microphone(self) -> bool:
        """It may hear."""

    async def announce(self, text: str, manner: Manner = USUAL) -> bool:
        """Speak a text that answers no turn; tell whether all of it was heard. Raises `EngineError`,
        `ConnectionError`."""

    async def set_rings(self, rings: tuple[Ring, ...]) -> None:
        """Have exactly these ring when their time comes, whether we live or not."""

    async def silence(self) -> bool:
        """Stop every ring, announcement and call here; tell whether there was one."""

    async def set_volume(self, level: float) -> None:
        """Speak as loud as this from now on, 0 to 1."""

    async def set_microphone(self, on: bool) -> None:
        """Switch the microphone off; it comes on again at the satellite itself, or from here."""

    def leave(self, code: ProblemCode, reason: str) -> None:
        """Tell the satellite why and end its connection."""


class Rooms(Protocol):
    """All of them."""

    @property
    def present(self) -> tuple[Room, ...]:
        """The satellites served now."""

    def find(self, satellite: str) -> Room | None:
        """Look a satellite up by name."""


class Calls(Protocol):
    """Two rooms that talk to each other."""

    async def begin(self, caller: str, callee: str) -> str:
        """Connect two satellites by name; empty when that begins, else why not: `busy`, `gone`, `same`, `off`: it takes
        no calls, or `quiet`: it is not to be disturbed."""

    async def end(self, satellite: str) -> bool:
        """End the call that a satellite is in; tell whether there was one."""
