"""Lists on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.cli.lists import find_item, find_list
from hub.web.shapes import ListedItem, ListInfo
from shared.errors import HearthError
from tests.hub.test_cli import hearth
from tests.hub.web.house import running_hub


async def test_lists_are_shown_and_changed(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        added = await hearth(
            tmp_path,
            "lists",
            "shopping",
            "--add",
            "2 litres of milk",
            "--add",
            "eggs",
            "--done",
            "milk",
            "--url",
            hub.url,
        )
        text = await hearth(tmp_path, "lists", "Shopping list", "--text", "--url", hub.url)
        as_json = await hearth(tmp_path, "lists", "--json", "--url", hub.url)
        wrong = await hearth(tmp_path, "lists", "shoping", "--url", hub.url)
    assert added.out.splitlines()[1:] == ["Shopping list\t1\tdone\t2 litres of milk", "Shopping list\t2\t\teggs"]
    assert text.out == "eggs\n"
    assert [each["id"] for each in json.loads(as_json.out)] == ["shopping", "todo", "notes"]
    assert wrong.code == 1 and "did you mean shopping?" in wrong.err


def item(number: int, text: str, *, done: bool = False) -> ListedItem:
    return ListedItem(id=number, text=text, line=f"2 {text}", done=done)


def test_what_is_named_is_found() -> None:
    of = ListInfo(
        id="shopping", kind="shopping", name="Shopping list",
        items=[item(1, "oat milk"), item(2, "eggs"), item(3, "soy milk"), item(4, "bread", done=True)],
    )  # fmt: skip
    assert [find_item(of, said).id for said in ("2", "Eggs", "2 eggs", "oat")] == [2, 2, 2, 1]
    for said, hint in (("milk", "did you mean"), ("egs", "did you mean eggs?"), ("bread", "there is")):
        with pytest.raises(HearthError, match=r"nothing .* is open") as error:
            find_item(of, said)
        assert hint in str(error.value)
    assert find_list([of], "shop") is of
    with pytest.raises(HearthError, match="no list"):
        find_list([], "shop")
