"""`hearth-hub lists`: shows lists, puts things on them, ticks things off."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from hub.cli import output
from hub.cli.connect import client
from hub.client import HubClient
from hub.web.shapes import ListedItem, ListInfo
from shared.errors import HearthError
from shared.nearest import nearest_or_all

SHOPPING = "shopping"


async def show_lists(options: argparse.Namespace) -> int:
    """Change a list where that is wanted, and show it, or all; to add and to tick off, no name is the shopping list."""
    async with client(options) as hub:
        changes = bool(options.add or options.done)
        found = await hub.lists()
        chosen = [find_list(found, options.name or SHOPPING)] if options.name or changes or options.text else found
        if changes:
            chosen = [await _change(hub, chosen[0], options.add, options.done)]
        if options.text:
            print(output.printable_lines((await hub.list_text(chosen[0].id)).splitlines()))
            return 0
    output.show(chosen, ("List", "No", "", "What"), output.item_rows(chosen), as_json=options.json)
    return 0


async def _change(hub: HubClient, of: ListInfo, add: Sequence[str], done: Sequence[str]) -> ListInfo:
    for text in add:
        of = await hub.add_to_list(of.id, text)
    for said in done:
        of = await hub.tick(of.id, find_item(of, said).id)
    return of


def find_list(lists: Sequence[ListInfo], said: str) -> ListInfo:
    """Return the list of this id or name. Raises `HearthError`, which proposes the nearest one."""
    wanted = said.casefold()
    for each in lists:
        if wanted in (each.id.casefold(), each.name.casefold()):
            return each
    starting = [each for each in lists if each.name.casefold().startswith(wanted)]
    if len(starting) == 1:
        return starting[0]
    raise HearthError(f"no list {said!r}; {nearest_or_all(wanted, [each.id for each in lists])}")


def find_item(of: ListInfo, said: str) -> ListedItem:
    """Return the open thing of these words or this number. Raises `HearthError`, which proposes the nearest one."""
    wanted = said.casefold()
    open_ = [each for each in of.items if not each.done]
    for each in open_:
        if wanted in (str(each.id), each.text.casefold(), each.line.casefold()):
            return each
    holding = [each for each in open_ if wanted in each.text.casefold()]
    if len(holding) == 1:
        return holding[0]
    raise HearthError(
        f"nothing {said!r} is open on the {of.name}; {nearest_or_all(wanted, [each.text for each in open_])}"
    )
