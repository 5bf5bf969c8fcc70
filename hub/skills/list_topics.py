"""Lists on the MQTT broker: each as JSON and as plain text, retained, told again whenever it changes."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import msgspec

from hub.devices.component import Publish, Publisher
from hub.events import BrokerChanged, Events, ListChanged
from hub.skills.household_lists import HouseholdLists
from hub.store.listed import HouseList
from shared.errors import HearthError

log = logging.getLogger(__name__)


class ListTopics:
    """Publishes `<topic>/<list id>` and `<topic>/<list id>/text`; both are emptied when the list goes."""

    def __init__(self, lists: HouseholdLists, events: Events, topic: str, publish: Publisher) -> None:
        """Publish under `topic`, which has no `/` at its end."""
        self._lists, self._events, self._topic, self._publish = lists, events, topic, publish
        self._told: set[str] = set()
        """Ids of lists that the broker may hold."""

    async def serve(self) -> None:
        """Publish everything whenever the broker comes, and each list that changes, for ever.

        What fails, as the broker or the disk is out of reach, is published when the broker comes again.
        """
        with self._events.watch(only=(BrokerChanged, ListChanged)) as changes:
            await self._tell(None)
            async for event in changes:
                wanted: set[str] | None = set()
                lost = changes.lost
                for each in (event, *changes.take()):
                    if isinstance(each, BrokerChanged) and each.connected:
                        wanted = None
                    elif isinstance(each, ListChanged) and wanted is not None:
                        wanted.add(each.list)
                if changes.lost > lost:
                    wanted = None
                if wanted is None or wanted:
                    await self._tell(wanted)

    async def _tell(self, wanted: Iterable[str] | None) -> None:
        """Publish some lists, `None` for all; those that are gone are emptied."""
        try:
            lists = {each.id: each for each in await self._lists.all()}
            ids = {*lists, *self._told} if wanted is None else set(wanted)
            self._told |= ids
            for each in sorted(ids):
                await self._one(each, lists.get(each))
                if each not in lists:
                    self._told.discard(each)
        except HearthError as error:
            log.debug("lists are not published: %s", error)

    async def _one(self, list_id: str, of: HouseList | None) -> None:
        topic = f"{self._topic}/{list_id}"
        await self._publish(Publish(topic, payload(self._lists, of) if of else "", qos=1, retain=True))
        await self._publish(Publish(f"{topic}/text", self._lists.text(of) if of else "", qos=1, retain=True))


def payload(lists: HouseholdLists, of: HouseList) -> str:
    """Return a list as JSON, as the API shows it: each thing with its `line`, as people write it."""
    return msgspec.json.encode(described(lists, of)).decode()


def described(lists: HouseholdLists, of: HouseList) -> dict[str, object]:
    """Return a list with what people call it and how its things are written."""
    items = [{**msgspec.to_builtins(each), "line": lists.line(each)} for each in of.items]
    return {"id": of.id, "kind": of.kind, "name": lists.title(of), "items": items}
