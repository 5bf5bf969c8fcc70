"""Scenes by voice: what is captured of every kind of device, and what becomes of a scene until it is forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hub.brain.told.say import say
from hub.brain.told.scenes import WORDS
from hub.config import Area, DeclaredDevice, HubConfig, Mqtt, Scene
from hub.devices.home import MqttHome
from hub.devices.model import Command, Device, Kind, State
from hub.events import DeviceChanged, Events
from hub.intents.model import Intent, Place, QuestionKind
from hub.intents.understander import Understander
from hub.skills.capture import captured, commands, devices
from hub.skills.captured_scenes import MOST, CapturedScenes
from hub.skills.devices import DeviceSkill
from hub.skills.registry import Context, Outcome
from hub.skills.scenes import SceneSkill
from hub.store.database import StoreError
from hub.store.scenes import SceneStore, open_scenes
from tests.fakes.home import MemoryHome
from tests.hub.house import house as five_rooms
from tests.hub.skills.house import house, thing

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


class House(MemoryHome):
    """A home that shows captured scenes among its devices, as the real one does."""

    def __init__(self, home: MemoryHome) -> None:
        super().__init__(home.devices(), home.areas())
        self._states = dict(home._states)
        self._shown: tuple[str, ...] = ()

    def remember(self, scenes: Sequence[Device]) -> None:
        for each in self._shown:
            del self._devices[each]
        self._shown = tuple(each.id for each in scenes)
        self._devices |= {each.id: each for each in scenes}
        self.revision += 1


@dataclass
class Living:
    home: House
    scenes: CapturedScenes
    area: str = "den"
    language: str = "en"

    async def run(self, intent: Intent, *, confirmed: bool = False, dry_run: bool = False) -> Outcome:
        context = Context(
            turn="t", satellite="s", area=self.area, language=self.language, confirmed=confirmed, dry_run=dry_run
        )
        return await SceneSkill(self.scenes, self.home).run(intent, context)

    async def say(self, intent: str, *, confirmed: bool = False, dry_run: bool = False, **slots: Any) -> str:
        outcome = await self.run(Intent(name=intent, slots=slots), confirmed=confirmed, dry_run=dry_run)
        return ". ".join(say(each, self.language, NOW) for each in outcome.told)

    async def save(self, name: str, **slots: Any) -> str:
        return await self.say("HearthSceneSave", name=name, **slots)


@asynccontextmanager
async def living(folder: Path, home: MemoryHome | None = None) -> AsyncIterator[Living]:
    async with open_scenes(folder / "scenes.db") as store:
        there = House(home or house())
        scenes = CapturedScenes(store, there, there.remember)
        await scenes.load()
        yield Living(there, scenes)


def written(made: Sequence[Command]) -> list[str]:
    return [" ".join((each.action, *(f"{key}={value}" for key, value in each.arguments.items()))) for each in made]


@pytest.mark.parametrize(
    ("device", "state", "expected"),
    [
        ("light.lamp", State(value="off", attributes={"brightness": 50}), ["turn_off"]),
        (
            "light.lamp",
            State(value="on", attributes={"brightness": 50, "color_temperature": 3000}),
            ["turn_on brightness=50 color_temperature=3000"],
        ),
        ("light.plain", State(value="on"), ["turn_on"]),
        ("light.plain", State(), []),
        ("cover.blind", State(value="open", attributes={"position": 60, "tilt": 50}), [
            "set_position position=60", "set_tilt tilt=50",
        ]),
        ("cover.blind", State(value="opening"), []),
        ("cover.garage", State(value="closed"), ["close"]),
        ("fan.fan", State(value="on", attributes={"percentage": 40, "oscillating": False, "preset": "Eco"}), [
            "set_speed percentage=40", "oscillate on=False", "set_option option=Eco of=preset",
        ]),
        ("fan.fan", State(value="off", attributes={"percentage": 40, "oscillating": True}), ["turn_off"]),
        ("climate.heating", State(value="heat", attributes={"temperature": 21, "preset": "none"}), [
            "set_option option=heat of=mode", "set_temperature temperature=21",
        ]),
        ("climate.heating", State(value="heat", attributes={
            "mode": "heat", "temperature": 21, "temperature_low": 19, "temperature_high": 23, "fan_mode": "low",
        }), ["set_option option=heat of=mode", "set_temperature temperature=21", "set_option option=low of=fan_mode"]),
        ("climate.heating", State(value="heat_cool", attributes={
            "mode": "heat_cool", "temperature": 21, "temperature_low": 19, "temperature_high": 23,
        }), ["set_option option=heat_cool of=mode", "set_temperature temperature_low=19 temperature_high=23"]),
        ("climate.heating", State(value="heat_cool", attributes={"temperature_low": 19, "temperature_high": 23}), [
            "set_option option=heat_cool of=mode", "set_temperature temperature_low=19 temperature_high=23",
        ]),
        ("climate.heating", State(value="off", attributes={"temperature": 21}), ["turn_off"]),
        ("humidifier.mist", State(value="on", attributes={"humidity": 50}), ["turn_on", "set_humidity humidity=50"]),
    ],
)  # fmt: skip
def test_a_state_becomes_commands(device: str, state: State, expected: list[str]) -> None:
    found = house().device(device)
    assert found is not None
    assert written(commands(found, state)) == expected


def test_only_what_is_harmless_makes_up_a_room() -> None:
    home = house()
    assert {each.id for each in devices(home, "den", "")} == {
        "light.lamp", "light.second", "light.plain", "cover.blind", "climate.heating", "humidifier.mist", "fan.fan",
    }  # fmt: skip
    assert devices(home, "hall", "") == (), "what is guarded is left out"
    everywhere = {each.id for each in devices(home, "", "")}
    assert {"light.whites", "fan.three", "light.lamp"} <= everywhere
    assert not {"lock.door", "siren.siren", "valve.water", "light.guarded", "light.both", "vacuum.robbie"} & everywhere
    rooms = five_rooms()
    upstairs = {each.id for each in devices(rooms, "", "upstairs")}
    assert upstairs == {"light.bedroom", "light.bedside", "fan.bedroom", "climate.bedroom", "switch.heater"}


async def test_a_captured_room_comes_back_exactly(tmp_path: Path) -> None:
    async with living(tmp_path) as there:
        before = {each.id: there.home.state(each.id) for each in devices(there.home, "den", "")}
        assert await there.save("Movie night") == "I'll remember Movie night, with 7 devices"
        for device_id in before:
            device = there.home.device(device_id)
            assert device is not None
            action = "close" if device.kind is Kind.COVER else "turn_off"
            if device_id == "light.second":
                action = "turn_on"
            await there.home.run(Command(device=device_id, action=action))
        context = Context(turn="t", satellite="s", area="den", language="en")
        turn_on = Intent(name="HassTurnOn", slots={"name": "scene.movie_night"})
        outcome = await DeviceSkill(there.home).run(turn_on, context)
        assert outcome.fine and len(outcome.results) == 7
        for device_id, state in before.items():
            now = there.home.state(device_id)
            assert now.value == state.value, device_id
            assert {key: now.attributes.get(key) for key in state.attributes if key not in (
                "temperature_low", "temperature_high",
            )} == {key: value for key, value in state.attributes.items() if key not in (
                "temperature_low", "temperature_high",
            )}, device_id  # fmt: skip


async def test_a_scene_survives_a_restart_and_is_replaced_and_forgotten(tmp_path: Path) -> None:
    async with living(tmp_path) as there:
        await there.save("Movie night")
    async with living(tmp_path) as there:
        scene = there.home.device("scene.movie_night")
        assert scene is not None and (scene.name, scene.area, scene.kind) == ("Movie night", "den", Kind.SCENE)
        there.home.put("light.lamp", "off")
        assert (await there.save("movie  night!")).startswith("movie night is now as it is here, with 7 devices")
        scene = there.home.device("scene.movie_night")
        assert scene is not None and Command(device="light.lamp", action="turn_off") in scene.commands
        assert "There are 3 scenes" in await there.say("HearthScenes")
        outcome = await there.run(Intent(name="HearthSceneDelete", slots={"name": "movie nite"}))
        assert [say(each, "en", NOW) for each in outcome.told] == ["Shall I forget the scene movie night?"]
        assert outcome.question is not None and outcome.question.kind is QuestionKind.CONFIRM
        assert there.home.device("scene.movie_night") is not None
        done = await there.run(outcome.question.intents[0], confirmed=True)
        assert [say(each, "en", NOW) for each in done.told] == ["I forgot the scene movie night"]
        assert there.home.device("scene.movie_night") is None
        assert await there.say("HearthSceneDelete", name="movie night") == "I don't know any scene called movie night"
    async with living(tmp_path) as there:
        assert there.scenes.all == ()


async def test_the_place_that_is_named_counts(tmp_path: Path) -> None:
    async with living(tmp_path) as there:
        await there.save("first")
        await there.save("second one", area="cellar")
        await there.save("third", everywhere=1)
        there.area = ""
        await there.save("fourth")
        areas = {
            each.name: (each.area, len({command.device for command in each.commands})) for each in there.scenes.all
        }
    assert areas == {"first": ("den", 7), "second one": ("cellar", 3), "third": ("", 10), "fourth": ("", 10)}


async def test_what_is_not_known_is_left_out_and_said(tmp_path: Path) -> None:
    async with living(tmp_path) as there:
        there.home.put("light.lamp", "on", available=False)
        there.home.put("light.plain", None)
        said = await there.save("odd")
        assert said == "I'll remember odd, with 5 devices. I left out Lamp and Plain, as I don't know their state"
        assert await there.save("nothing", area="hall") == "I found nothing there whose state I could remember"
        assert [each.name for each in there.scenes.all] == ["odd"]


async def test_names_that_cannot_be(tmp_path: Path) -> None:
    async with living(tmp_path) as there:
        for name, said in (
            ("Evening", "Evening comes with the house's configuration; I can't change that one"),
            ("evening ", "evening comes with the house's configuration; I can't change that one"),
            ("lamp", "lamp is the name of something else already"),
            ("Den", "Den is the name of something else already"),
            ("42", "I can't use that as a name"),
            ("...", "I can't use that as a name"),
        ):
            assert await there.save(name) == said
        assert await there.say("HearthSceneDelete", name="evening") == (
            "Evening comes with the house's configuration; I can't change that one"
        )
        assert not there.scenes.all
        await there.save("x" * 500)
        [long] = there.scenes.all
        assert len(long.name) <= 60
        for number in range(MOST - 1):
            await there.save(f"scene number {number}")
        assert await there.save("one more") == "There are too many scenes; let me forget one first"
        assert (await there.save("scene number 1")).startswith("scene number 1 is now")


async def test_nothing_is_done_in_a_dry_run(tmp_path: Path) -> None:
    async with living(tmp_path) as there:
        assert await there.say("HearthSceneSave", name="x", dry_run=True) == "I'll remember x, with 7 devices"
        assert there.scenes.all == ()
        await there.save("x")
        assert await there.say("HearthSceneDelete", name="x", confirmed=True, dry_run=True) == "I forgot the scene x"
        assert len(there.scenes.all) == 1


async def test_a_scene_that_could_not_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise StoreError("the disk is full")

    async with living(tmp_path) as there:
        await there.save("kept")
        monkeypatch.setattr(SceneStore, "put", full)
        monkeypatch.setattr(SceneStore, "forget", full)
        for doing in (there.save("lost"), there.say("HearthSceneDelete", name="kept", confirmed=True)):
            with pytest.raises(StoreError):
                await doing
        assert [each.name for each in there.scenes.all] == ["kept"]
        assert there.home.device("scene.lost") is None and there.home.device("scene.kept") is not None


@pytest.mark.parametrize("said", ["movie night", "turn on movie night", "activate movie night", "movie night please"])
async def test_a_captured_scene_is_understood_at_once(tmp_path: Path, said: str) -> None:
    async with living(tmp_path, five_rooms()) as there:
        there.area = "living"
        understander = Understander(there.home, "en")
        understander.prepare()
        assert not understander.understand([said], Place(area="living")).intents
        await there.save("movie night")
        [intent] = understander.understand([said], Place(area="living")).intents
        assert (intent.name, intent.slots["name"]) == ("HassTurnOn", "scene.movie_night")


async def test_the_real_home_has_captured_scenes_beside_its_own(tmp_path: Path) -> None:
    lamp = DeclaredDevice(kind="light", area="den", mqtt={"command_topic": "l/set"})
    events = Events()
    configured = {"evening": Scene(devices={"light.lamp": {"state": "on"}})}
    home = MqttHome(Mqtt(), {"den": Area()}, {"lamp": lamp}, {}, events, scenes=configured)
    async with open_scenes(tmp_path / "scenes.db") as store:
        scenes = CapturedScenes(store, home, home.remember)
        await scenes.load()
        revision = home.revision
        with events.watch() as seen:
            await scenes.save("Movie", "den", (Command(device="light.lamp", action="turn_off"),))
        assert seen.take() == [DeviceChanged(device="scene.movie", what="added")]
        assert home.revision > revision
        device = home.device("scene.movie")
        assert device is not None and device.exposed and device.area == "den"
        assert home.device("scene.evening") is not None
    configured["movie"] = Scene(devices={"light.lamp": {"state": "on"}})
    home = MqttHome(Mqtt(), {"den": Area()}, {"lamp": lamp}, {}, Events(), scenes=configured)
    async with open_scenes(tmp_path / "scenes.db") as store:
        scenes = CapturedScenes(store, home, home.remember)
        await scenes.load()
        device = home.device("scene.movie")
        assert device is not None and device.source == "scenes.movie", "the configuration goes first"


def test_a_scene_captures_nothing_of_an_empty_place() -> None:
    assert captured(MemoryHome([thing("sensor.x")]), ()) == ((), ())


def test_there_are_words_for_everything_in_every_language() -> None:
    for language, words in WORDS.items():
        assert words.keys() == WORDS["en"].keys(), language


def test_the_household_has_a_topic_for_lists() -> None:
    assert HubConfig().lists.topic == "hearth/lists"
