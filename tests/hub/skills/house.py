"""A house with one of everything that skills move, some of it guarded."""

from __future__ import annotations

from typing import Any

from hub.devices.model import Area, Capability, Command, Device, Kind, Policy, Span
from hub.intents.model import Intent
from hub.skills.devices import DeviceSkill
from hub.skills.registry import Context, Outcome
from tests.fakes.home import MemoryHome

C = Capability
DIM = frozenset({C.ON_OFF, C.BRIGHTNESS})
FULL = DIM | {C.COLOR, C.COLOR_TEMPERATURE, C.EFFECT}
HEAT = frozenset({C.TARGET_TEMPERATURE, C.TEMPERATURE_RANGE, C.MODE, C.ON_OFF, C.TARGET_HUMIDITY})


def thing(device_id: str, *can: Capability, area: str = "den", **more: Any) -> Device:
    kind = Kind(device_id.partition(".")[0])
    more.setdefault("name", device_id.partition(".")[2].capitalize())
    return Device(id=device_id, kind=kind, area=area, capabilities=frozenset(can), **more)


def house() -> MemoryHome:
    home = MemoryHome(
        [
            thing(
                "light.lamp", *FULL, options={"effect": ("Rainbow", "Candle_Light")},
                ranges={"color_temperature": Span(2200, 4000)},
            ),
            thing("light.second", *DIM),
            thing("light.plain", C.ON_OFF),
            thing(
                "light.whites", *DIM, C.COLOR_TEMPERATURE, area="cellar", ranges={"color_temperature": Span(2700, 5000)}
            ),
            thing("light.painted", *FULL, area="cellar"),
            thing("fan.three", C.ON_OFF, C.SPEED, area="cellar", ranges={"percentage": Span(0, 100, 100 / 3)}),
            thing("light.guarded", *DIM, area="hall", policy=Policy.CONFIRM),
            thing("cover.blind", C.OPEN_CLOSE, C.STOP, C.POSITION, C.TILT, device_class="blind"),
            thing("cover.garage", C.OPEN_CLOSE, device_class="garage", policy=Policy.CONFIRM),
            thing("valve.water", C.OPEN_CLOSE, policy=Policy.CONFIRM),
            thing(
                "climate.heating", *HEAT, unit="°C", ranges={"temperature": Span(5, 30, 0.5)},
                options={"mode": ("off", "heat", "heat_cool"), "preset": ("Eco", "Away"), "fan_mode": ("auto", "low")},
            ),
            thing("humidifier.mist", C.ON_OFF, C.TARGET_HUMIDITY, ranges={"humidity": Span(30, 80)}),
            thing(
                "fan.fan", C.ON_OFF, C.SPEED, C.OSCILLATE, C.MODE,
                options={"preset": ("Sleep", "Eco"), "direction": ("forward", "reverse")},
            ),
            thing("lock.door", C.LOCK, policy=Policy.CONFIRM),
            thing("lock.safe", C.LOCK, policy=Policy.PIN),
            thing("lock.cellar", C.LOCK, policy=Policy.NEVER, area="cellar"),
            thing("lock.keypad", C.LOCK, area="cellar", code=frozenset({"lock", "unlock"}), policy=Policy.CONFIRM),
            thing("alarm_control_panel.alarm", C.ARM, policy=Policy.PIN),
            thing("siren.siren", C.ON_OFF, policy=Policy.CONFIRM),
            thing("vacuum.robbie", C.START, C.PAUSE, C.RETURN, C.LOCATE, C.MODE, options={"fan_speed": ("Max",)}),
            thing("lawn_mower.mower", C.START, C.PAUSE, C.RETURN),
            thing("number.delay", C.VALUE, ranges={"value": Span(0, 60, 5)}, unit="min"),
            thing("select.source", C.MODE, options={"option": ("Radio", "Line in")}),
            thing("button.bell", C.PRESS),
            thing("scene.evening", commands=(
                Command(device="light.lamp", action="turn_on", arguments={"brightness": 20}),
                Command(device="cover.blind", action="close"),
                Command(device="climate.heating", action="set_option", arguments={"option": "heat", "of": "mode"}),
                Command(device="climate.heating", action="set_temperature", arguments={"temperature": 20}),
                Command(device="light.gone", action="turn_off"),
            )),
            thing("scene.leaving", commands=(
                Command(device="light.lamp", action="turn_off"), Command(device="lock.door", action="unlock"),
            )),
            thing("light.both", *DIM, members=("light.lamp", "light.second")),
        ],
        [Area(id="den", name="Den"), Area(id="hall", name="Hall"), Area(id="cellar", name="Cellar")],
    )  # fmt: skip
    home.put("light.lamp", "on", brightness=50, color_temperature=3000)
    home.put("light.second", "off")
    home.put("light.plain", "off")
    home.put("light.whites", "on", brightness=60, color_temperature=3000)
    home.put("light.painted", "on", brightness=60, color_mode="white")
    home.put("fan.three", "on", percentage=66)
    home.put("cover.blind", "open", position=60, tilt=50)
    home.put("cover.garage", "closed")
    home.put("climate.heating", "heat", temperature=21, temperature_low=19, temperature_high=23, mode="heat")
    home.put("humidifier.mist", "on", humidity=50)
    home.put("fan.fan", "on", percentage=40, oscillating=False)
    home.put("lock.door", "locked")
    home.put("number.delay", "20")
    home.put("select.source", "Radio", option="Radio")
    home.put("vacuum.robbie", "docked")
    return home


async def run(home: MemoryHome, intent: str, pin: str = "1234", **slots: Any) -> Outcome:
    context = Context(
        turn="t", satellite="s", area="den", language="en",
        confirmed=slots.pop("confirmed", False), pin=slots.pop("given", ""), dry_run=slots.pop("dry_run", False),
    )  # fmt: skip
    devices = slots.pop("devices", ())
    return await DeviceSkill(home, pin).run(Intent(name=intent, slots=slots, devices=devices), context)


def sent(home: MemoryHome) -> list[str]:
    return [
        " ".join((each.device, each.action, *(f"{key}={value}" for key, value in each.arguments.items())))
        for each in home.commands
    ]
