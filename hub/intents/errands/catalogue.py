"""The errands: what a household wants all day that is not about one device. Names of the community where it has them.

Times: `seconds` counts from now. `time` is `HH:MM` or `HH:MM:SS` on the 24-hour clock, or one of the sun: `sunrise`,
`sunset-30` (minutes before); `twelve` is 1 where it may as well be twelve hours later ("at seven"). `day` is `today`,
`tomorrow`, `+2` (so many days from today), a weekday (`mon` … `sun`), `MM-DD` or `YYYY-MM-DD`; `repeat` names the days
on which it comes again (`mon,tue,wed,thu,fri`, and what else `hub.timers.repeats` lists). Which moment that is, is
the skill's to find.

Several things in one slot (`item`, and the places of an announcement) are joined by a line feed. `area` and `floor`
hold ids; `everywhere` is 1 where the whole house was named. `person` is whom it is for, as people call them.
"""

from __future__ import annotations

from msgspec.structs import replace

from hub.intents.spec import IntentSpec, Slot

_LONGEST_S = 366 * 86_400


def _seconds(name: str = "seconds", *, required: bool = False, several: bool = False, said_only: bool = False) -> Slot:
    return Slot(name=name, required=required, low=1, high=_LONGEST_S, several=several, said_only=said_only)


def _text(name: str, *, required: bool = False, about: str = "", said_only: bool = False) -> Slot:
    return Slot(name=name, required=required, text=True, about=about, said_only=said_only)


def _flag(name: str, *, said_only: bool = False) -> Slot:
    return Slot(name=name, low=0, high=1, said_only=said_only)


def _item(*, required: bool = False) -> Slot:
    return _text("item", required=required, about="several things are separated by line feeds")


_PLACE = (_text("area"), _text("floor", said_only=True))
_PLACES = tuple(replace(each, several=True) for each in _PLACE)
_EVERYWHERE = _flag("everywhere", said_only=True)
_PERSON = _text("person", said_only=True)
_WHEN = (
    _text("time", about="HH:MM, 24 hours"),
    _flag("twelve", said_only=True),
    _text("day", about="today, tomorrow, mon to sun, or YYYY-MM-DD"),
    _text("repeat", said_only=True),
)
_WHICH = (_text("name"), _seconds("start_seconds", said_only=True), _text("area", said_only=True))
"""Which timer: by its name, by how long it was set for, or by its room."""


def _errand(name: str, about: str, *slots: Slot, asks: bool = False) -> IntentSpec:
    return IntentSpec(name=name, about=about, slots=slots, asks=asks, errand=True)


ERRANDS: tuple[IntentSpec, ...] = (
    # timers
    _errand("HassStartTimer", "start a timer", _seconds(required=True, several=True), _text("name")),
    _errand("HassCancelTimer", "cancel a timer", *_WHICH),
    _errand("HassCancelAllTimers", "cancel all timers, of a room if one is named", _text("area")),
    _errand("HassIncreaseTimer", "add time to a timer", _seconds(required=True), *_WHICH),
    _errand("HassDecreaseTimer", "take time off a timer", _seconds(required=True), *_WHICH),
    _errand("HassPauseTimer", "pause a timer", *_WHICH),
    _errand("HassUnpauseTimer", "go on with a paused timer", *_WHICH),
    _errand("HassTimerStatus", "how long is left on timers, or which there are", *_WHICH, asks=True),
    # alarms, reminders, later
    _errand("HearthSetAlarm", "set an alarm", *_WHEN, _seconds(), _text("name")),
    _errand(
        "HearthCancelAlarm",
        "cancel an alarm: the next, the one at a time or on a day, or all",
        *_WHEN,
        _text("name"),
        _flag("all"),
    ),
    _errand("HearthAlarmStatus", "which alarms are set", _text("day"), asks=True),
    _errand("HearthSnooze", "ring again a little later", _seconds()),
    _errand("HearthRemind", "remind of something", _text("text", required=True), _PERSON, *_WHEN, _seconds()),
    _errand("HearthCancelReminder", "forget a reminder, or all", _text("text"), _flag("all")),
    _errand("HearthReminders", "which reminders there are", _text("day"), asks=True),
    _errand("HearthDelay", "do something later: `Intent.then`", *_WHEN, _seconds()),
    _errand("HearthCancelDelayed", "do not do later what was to be done, the last or all", _flag("all")),
    _errand("HearthDelayed", "what will be done later", asks=True),
    # announcements, intercom
    _errand(
        "HassBroadcast",
        "announce something in other rooms",
        _text("message", required=True),
        _PERSON,
        *_PLACES,
        _EVERYWHERE,
    ),
    _errand("HearthMissed", "which announcements and rings were missed here", asks=True),
    _errand(
        "HearthDoNotDisturb",
        "no announcements, or announcements again",
        Slot(name="state", required=True, choices=("on", "off")),
        *_WHEN,
        _seconds(),
        *_PLACE,
        _EVERYWHERE,
    ),
    _errand("HearthCall", "talk to somebody in another room", *_PLACE, _text("satellite")),
    _errand("HearthHangUp", "end a call between two rooms"),
    # lists
    _errand("HassShoppingListAddItem", "put something on the shopping list", _item(required=True)),
    _errand("HassShoppingListCompleteItem", "tick off something on the shopping list", _item(required=True)),
    _errand("HassListAddItem", "put something on a list", _item(required=True), _text("list", required=True)),
    _errand("HassListCompleteItem", "tick something off", _item(required=True), _text("list")),
    _errand("HassListRemoveItem", "take something off a list", _item(required=True), _text("list")),
    _errand("HearthListRead", "what is on a list, or how much", _text("list"), _item(), asks=True),
    _errand("HearthListClear", "clear a list, or only what is ticked off", _text("list"), _flag("done")),
    _errand("HearthListCreate", "make a list", _text("list", required=True)),
    _errand("HearthListDelete", "delete a list", _text("list", required=True)),
    _errand("HearthLists", "which lists there are", asks=True),
    _errand("HearthNote", "note something down", _text("text", required=True)),
    # scenes, automations
    _errand(
        "HearthSceneSave", "remember how things are now as a scene", _text("name", required=True), *_PLACE, _EVERYWHERE
    ),
    _errand("HearthSceneDelete", "forget a scene that was remembered", _text("name", required=True)),
    _errand("HearthScenes", "which scenes there are", asks=True),
    _errand("HearthAutomation", "run an automation", _text("automation", required=True)),
    _errand(
        "HearthAutomationSet",
        "enable or disable an automation",
        _text("automation", required=True),
        Slot(name="state", required=True, choices=("on", "off")),
    ),
    _errand("HearthAutomations", "which automations there are", asks=True),
    # the satellite itself
    _errand(
        "HassSetVolume", "set how loud it speaks", Slot(name="volume_level", required=True, low=0, high=100), *_PLACE
    ),
    _errand(
        "HassSetVolumeRelative",
        "speak louder or quieter",
        Slot(name="direction", required=True, choices=("up", "down")),
        Slot(name="amount", low=1, high=100),
        *_PLACE,
    ),
    _errand("HearthVolume", "how loud it speaks", *_PLACE, asks=True),
    _errand(
        "HearthMicrophone",
        "switch the microphone off",
        Slot(name="state", required=True, choices=("on", "off")),
        *_PLACE,
    ),
    _errand(
        "HearthWhisper",
        "speak quietly for a time, or as usual again",
        Slot(name="state", required=True, choices=("on", "off")),
        *_WHEN,
        _seconds(),
        *_PLACE,
    ),
)
