"""Which satellites are here, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from hub.config import Pairing, Satellite
from hub.rooms import Room
from shared import pairing
from shared.errors import ProtocolError
from shared.messages import PROTOCOL, Hello, ProblemCode


class Admitted(Struct, frozen=True, kw_only=True):
    """A satellite that proved its token."""

    satellite: str
    area: str
    """Name of the area as configured or as the satellite says, empty when neither does."""
    language: str
    proof: str
    """The hub's own proof for the satellite."""


class Roster:
    """The satellites served now, by name, and the rule who may join."""

    def __init__(self, satellites: Mapping[str, Satellite], common: Pairing, language: str) -> None:
        self._known = satellites
        self._common = common
        self._language = language
        self._present: dict[str, Room] = {}

    def admit(self, hello: Hello, nonce: str) -> Admitted:
        """Judge a `Hello` that answers our `nonce`. Raises `ProtocolError` saying why it is refused."""
        if hello.protocol.split(".")[0] != PROTOCOL.split(".")[0]:
            reason = f"this hub speaks protocol {PROTOCOL}, the satellite {hello.protocol}: update the older one"
            raise ProtocolError(ProblemCode.WRONG_PROTOCOL, reason)
        known = self._known.get(hello.satellite, Satellite())
        token = known.token or self._common.token
        if not token or not pairing.is_proof(token, nonce, "satellite", hello.satellite, hello.proof):
            reason = (
                f"the satellite {hello.satellite} is not paired with this hub: "
                "set its hub.token to what `hearth-hub satellites --token` shows"
            )
            raise ProtocolError(ProblemCode.REFUSED, reason)
        return Admitted(
            satellite=hello.satellite,
            area=known.area or hello.area,
            language=known.language or self._language,
            proof=pairing.proof(token, hello.nonce, "hub", hello.satellite),
        )

    def join(self, newcomer: Room) -> None:
        """Serve a satellite; one of the same name that is still here makes way."""
        old = self._present.get(newcomer.satellite)
        self._present[newcomer.satellite] = newcomer
        if old is not None:
            old.leave(ProblemCode.REPLACED, "a satellite of the same name has connected")

    def part(self, leaver: Room) -> None:
        """Stop serving a satellite; harmless when a newer one has taken its place."""
        if self._present.get(leaver.satellite) is leaver:
            del self._present[leaver.satellite]

    @property
    def present(self) -> tuple[Room, ...]:
        """The satellites served now."""
        return tuple(self._present.values())

    def find(self, satellite: str) -> Room | None:
        """Look a satellite up by name."""
        return self._present.get(satellite)
