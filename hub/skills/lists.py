"""Shopping lists, to-do lists, notes: what people say about them, done and told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from hub.intents.model import Intent, Question
from hub.skills.asking import makes_sure, tells
from hub.skills.household_lists import NOTES, SHOPPING, Change, HouseholdLists, ListError, spoken
from hub.skills.list_answers import (
    CHOICES,
    about,
    about_list,
    ask_for,
    found_on,
    has,
    lacking,
    named_things,
    said_for,
    which,
)
from hub.skills.list_names import called, list_names
from hub.skills.quantities import shown
from hub.skills.registry import Context, Outcome, Revert, Told
from hub.store.listed import HouseList, Item

SAID = 7
"""Things that are said at once; of more it is said how many there are."""
_ERRORS = {"full": "list_full", "many": "lists_full", "unknown": "list_unknown"}


class ListSkill:
    """Everything about lists. What cannot be brought back (clearing, deleting a list) is asked about first."""

    def __init__(self, lists: HouseholdLists) -> None:
        self._lists = lists
        self._does: Mapping[str, Callable[[Intent, Context], Awaitable[Outcome]]] = {
            "HassShoppingListAddItem": self._add,
            "HassListAddItem": self._add,
            "HassShoppingListCompleteItem": self._complete,
            "HassListCompleteItem": self._complete,
            "HassListRemoveItem": self._remove,
            "HearthListRead": self._read,
            "HearthListClear": self._clear,
            "HearthListCreate": self._create,
            "HearthListDelete": self._delete,
            "HearthLists": self._names,
            "HearthNote": self._note,
        }

    @property
    def intents(self) -> frozenset[str]:
        """Names of the intents it runs."""
        return frozenset(self._does)

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it. Raises `StoreError`."""
        return await self._does[intent.name](intent, context)

    # --- adding ---------------------------------------------------------------------------------------------------

    async def _add(self, intent: Intent, context: Context) -> Outcome:
        if (wanting := lacking(intent, "item")) is not None:
            return wanting
        of = await self._meant(intent, context, SHOPPING)
        if of is None:
            if not context.confirmed:
                return makes_sure(intent, "list_make_sure", list=said_for(intent, "list"))
            if context.dry_run:
                return Outcome()
            made = await self._make(str(intent.slots["list"]), context)
            if isinstance(made, Outcome):
                return made
            of = made
        return await self._put(of, str(intent.slots["item"]), context)

    async def _put(self, of: HouseList, said: str, context: Context) -> Outcome:
        language = context.language
        try:
            added = await self._lists.add(of.id, said, language, context.area, dry_run=context.dry_run)
        except ListError as error:
            if error.reason == "blank":
                return ask_for(Intent(name="HassListAddItem", slots={"list": of.id}), "item")
            return tells(_ERRORS[error.reason], list=called(of, language))
        told = []
        if added.new:
            told.append(about("list_added", of, language, added.new))
        if added.more:
            told.append(about("list_more_of", of, language, added.more))
        if added.known:
            told.append(about("list_known", of, language, added.known))
        if added.left:
            left = tuple(shown(each, language) for each in added.left)
            told.append(Told(key="list_no_room", values={"list": called(of, language), "items": left}))
        return Outcome(told=tuple(told), undo=self._undo(of, added.change, context))

    async def _note(self, intent: Intent, context: Context) -> Outcome:
        if (wanting := lacking(intent, "text")) is not None:
            return wanting
        try:
            text = str(intent.slots["text"]).replace("\n", " ")
            added = await self._lists.add(NOTES, text, context.language, context.area, dry_run=context.dry_run)
        except ListError as error:
            if error.reason == "blank":
                return ask_for(Intent(name="HearthNote"), "text")
            return await self._trouble(error, NOTES, context)
        notes = await self._lists.get(NOTES)
        undo = self._undo(notes, added.change, context) if notes else ()
        return Outcome(told=(Told(key="note_kept"),), undo=undo)

    # --- ticking off, taking off ----------------------------------------------------------------------------------

    async def _complete(self, intent: Intent, context: Context) -> Outcome:
        return await self._each(intent, context, self._tick)

    async def _remove(self, intent: Intent, context: Context) -> Outcome:
        return await self._each(intent, context, self._take_off)

    async def _each(
        self,
        intent: Intent,
        context: Context,
        act: Callable[[HouseList, Sequence[Item], Context], Awaitable[tuple[Told, Change | None]]],
    ) -> Outcome:
        """Find everything named and act on what is clear; ask about the first that is not."""
        if (wanting := lacking(intent, "item")) is not None:
            return wanting
        named = "list" in intent.slots or intent.name.startswith("HassShoppingList")
        of = await self._meant(intent, context, SHOPPING)
        if of is None:
            return tells("list_unknown", list=said_for(intent, "list"))
        lists = [of] if named else [of, *(each for each in await self._lists.all() if each.id != of.id)]
        told: list[Told] = []
        question: Question | None = None
        choices: list[Item] = []
        unknown: list[str] = []
        found: dict[str, tuple[HouseList, list[Item]]] = {}
        for said in named_things(intent, of, context.language):
            where, fits = found_on(lists, said, context.language)
            texts = list(dict.fromkeys(each.text.casefold() for each in fits))
            if not fits:
                unknown.append(said)
            elif len(texts) > 1:
                question = question or which(intent, where, fits)
                choices = choices or fits[:CHOICES]
            else:
                found.setdefault(where.id, (where, []))[1].extend(fits)
        undo: list[Revert] = []
        for where, items in found.values():
            said_of, change = await act(where, items, context)
            told.append(said_of)
            undo += self._undo(where, change, context)
        if unknown:
            told.append(Told(key="list_lacks", values={"list": called(of, context.language), "items": tuple(unknown)}))
        if question is not None:
            told.append(about("list_which", of, context.language, choices))
        return Outcome(told=tuple(told), question=question, undo=tuple(undo))

    async def _tick(self, of: HouseList, items: Sequence[Item], context: Context) -> tuple[Told, Change | None]:
        open_ = [each for each in items if not each.done]
        if not open_:
            return about("list_was_done", of, context.language, items), None
        if not context.dry_run:
            await self._lists.tick(of.id, open_)
        return about("list_done", of, context.language, open_), Change(list=of.id, before=tuple(open_))

    async def _take_off(self, of: HouseList, items: Sequence[Item], context: Context) -> tuple[Told, Change | None]:
        if not context.dry_run:
            await self._lists.remove(of.id, items)
        return about("list_removed", of, context.language, items), Change(list=of.id, before=tuple(items))

    # --- asking ---------------------------------------------------------------------------------------------------

    async def _read(self, intent: Intent, context: Context) -> Outcome:
        language = context.language
        of = await self._meant(intent, context, SHOPPING)
        if of is None:
            return tells("list_unknown", list=said_for(intent, "list"))
        name = called(of, language)
        open_ = [each for each in of.items if not each.done]
        if intent.slots.get("item"):
            return Outcome(told=tuple(has(of, open_, each, language) for each in named_things(intent, of, language)))
        if not open_:
            return tells("list_empty", list=name)
        first = tuple(spoken(each, language) for each in open_[:SAID])
        told = [Told(key="list_read", values={"list": name, "count": len(open_), "items": first})]
        if len(open_) > SAID:
            told.append(Told(key="list_and_more", values={"count": len(open_) - SAID}))
        return Outcome(told=tuple(told))

    async def _names(self, intent: Intent, context: Context) -> Outcome:
        lists = await self._lists.all()
        names = tuple(called(each, context.language) for each in lists[:SAID])
        told = [Told(key="lists_are", values={"count": len(lists), "names": names})]
        if len(lists) > SAID:
            told.append(Told(key="list_and_more", values={"count": len(lists) - SAID}))
        return Outcome(told=tuple(told))

    # --- whole lists ----------------------------------------------------------------------------------------------

    async def _clear(self, intent: Intent, context: Context) -> Outcome:
        language = context.language
        of = await self._meant(intent, context, SHOPPING)
        if of is None:
            return tells("list_unknown", list=said_for(intent, "list"))
        name = called(of, language)
        if intent.slots.get("done"):
            if not any(each.done for each in of.items):
                return tells("list_nothing_done", list=name)
            return await self._emptied(of, context, done_only=True)
        if not of.items:
            return tells("list_empty", list=name)
        if not context.confirmed:
            return makes_sure(about_list(intent, of, language), "list_clear_sure", list=name, count=len(of.items))
        return await self._emptied(of, context)

    async def _emptied(self, of: HouseList, context: Context, *, done_only: bool = False) -> Outcome:
        items = tuple(each for each in of.items if each.done or not done_only)
        if not context.dry_run:
            items = await self._lists.clear(of.id, done_only=done_only)
        values = {"list": called(of, context.language), "count": len(items)}
        told = Told(key="list_tidied" if done_only else "list_cleared", values=values)
        return Outcome(told=(told,), undo=self._undo(of, Change(list=of.id, before=items), context))

    async def _create(self, intent: Intent, context: Context) -> Outcome:
        said = str(intent.slots.get("list", "")).strip()
        if not said or said.casefold() in list_names(context.language).vague:
            return ask_for(intent, "list")
        if context.dry_run:
            of = await self._lists.find(said, context.language)
            new = HouseList(id="", kind="own", name=said)
            return tells("list_exists" if of else "list_made", list=called(of or new, context.language))
        made = await self._make(said, context)
        return made if isinstance(made, Outcome) else tells("list_made", list=called(made, context.language))

    async def _delete(self, intent: Intent, context: Context) -> Outcome:
        if (wanting := lacking(intent, "list")) is not None:
            return wanting
        language = context.language
        of = await self._meant(intent, context, "")
        if of is None:
            return tells("list_unknown", list=said_for(intent, "list"))
        if of.kind != "own":
            return tells("list_stays", list=called(of, language))
        if not context.confirmed:
            name = called(of, language)
            return makes_sure(about_list(intent, of, language), "list_delete_sure", list=name, count=len(of.items))
        if not context.dry_run:
            await self._lists.delete(of.id)
        return tells("list_deleted", list=called(of, language))

    # --- what is meant --------------------------------------------------------------------------------------------

    async def _meant(self, intent: Intent, context: Context, otherwise: str) -> HouseList | None:
        """Return the list that an intent is about, `otherwise` where it names none."""
        if intent.name.startswith("HassShoppingList") or not intent.slots.get("list"):
            return await self._lists.get(otherwise)
        return await self._lists.find(str(intent.slots["list"]), context.language)

    async def _make(self, name: str, context: Context) -> HouseList | Outcome:
        try:
            return await self._lists.make(name, context.language)
        except ListError as error:
            if error.reason == "taken":
                of = await self._lists.find(name, context.language)
                return tells("list_exists", list=called(of, context.language) if of else name)
            return tells("list_bad_name" if error.reason == "blank" else _ERRORS[error.reason])

    def _undo(self, of: HouseList, change: Change | None, context: Context) -> tuple[Revert, ...]:
        """Return what takes a change back."""
        if change is None or context.dry_run:
            return ()

        async def revert() -> Told:
            name = called(of, context.language)
            try:
                await self._lists.take_back(change)
            except ListError:
                return Told(key="list_unknown", values={"list": name})
            return Told(key="list_as_before", values={"list": name})

        return (revert,)

    async def _trouble(self, error: ListError, list_id: str, context: Context) -> Outcome:
        of = await self._lists.get(list_id)
        return tells(_ERRORS[error.reason], list=called(of, context.language) if of else list_id)
