"""English: the pieces that its sentences are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LIGHT = {"domain": "light"}
COVER = {"domain": "cover"}
FAN = {"domain": "fan"}
CLIMATE = {"domain": "climate"}
EVERYTHING = {"domain": "everything"}

PERCENT = "({brightness}[([ ]%)| percent]|{shares:brightness})"
POSITION = "({position}[([ ]%)| percent]|{position_shares:position})"
SPEED = "({fan_speed:percentage}[([ ]%)| percent]|{fan_levels:percentage})"
HUMIDITY = "{brightness:humidity}[([ ]%)| percent]"
TILT = "({position:tilt}[([ ]%)| percent]|{position_shares:tilt})"
DEGREES = "{temperature}[([ ]°)|( degree[s])]"
KELVIN = "({color_temperature:temperature}[[ ](k|kelvin)]|{color_temperature_names:temperature})"
VALUE = "({number:value}|{number_words:value}|{number_halves:value}|{number_decimal:value})"
UNIT = "[[ ]%| percent|[ ]°| degree[s]| second[s]| minute[s]| hour[s]| watt[s]]"
WHITE = "{color_temperature_names:temperature}"

HEATING = "(heating|heat|heater[s]|thermostat[s]|radiator[s]|air con|air conditioning|air conditioner|ac)"
HUMIDIFIER = "(humidifier|dehumidifier)"
VACUUM = "(vacuum [cleaner]|robot [vacuum]|vacuum robot|hoover|roomba)"
MOWER = "([lawn] mower|mowing robot|robot mower)"
ALARM = "((burglar|house|home|security|intruder) alarm|alarm [(system|panel)]|security [system])"
FANS = "fan[s]"
CLASS = "{cover_classes:device_class}"
DOWN_TO = "[(down|up)] (to|at)"

HERE_ = "[in] (here|this room|the room|my room)"


NOUNS = {
    "<light>": "lights",
    CLASS: "covers",
    FANS: "fans",
    HEATING: "heatings",
    HUMIDIFIER: "humidifiers",
    VACUUM: "vacuums",
}
"""The common nouns that `spots` knows, each with the name of its rules."""


def _places(noun: str) -> dict[str, str]:
    return {
        "here": f"([<the>] {noun} [<here>]|<all> {noun} <here>)",
        "area": f"([(<all>|<the>)] {noun} [<in>] [<the>] {{area}}|[<all>] [<the>] {{area}} {noun})",
        "floor": f"([(<all>|<the>)] {noun} [<in>] [<the>] {{floor}} [floor]|[<all>] [<the>] {{floor}} [floor] {noun})",
        "all": f"(<all> {noun} [<everywhere>]|[<the>] {noun} <everywhere>)",
    }


RULES = {f"{name}_{place}": said for noun, name in NOUNS.items() for place, said in _places(noun).items()} | {
    "called": "[<the>] {name}",
}
"""As rules, a phrase that hundreds of sentences share is walked once."""


def spots(noun: str, kinds: str = "", *, everywhere: bool = True) -> dict[str, str]:
    """Return how devices called by a common noun are spoken of: here, in an area, on a floor, in the whole house.

    `kinds` adds those called by name. Without `everywhere`, "all" of them are not spoken of.
    """
    places = {
        place: f"<{NOUNS[noun]}_{place}>" for place in ("here", "area", "floor", *(("all",) if everywhere else ()))
    }
    return places | (named(kinds) if kinds else {})


def named(kinds: str) -> dict[str, str]:
    """Return how devices of some kinds are called by name."""
    return {f"name:{kinds}": "<called>"}


ROOM = {
    "here": "[(<here>|in this room|in the room)]",
    "area": "[(<in>|for)] [<the>] {area}",
    "floor": "[(<in>|for)] [<the>] {floor} [floor]",
}
"""A place without a device: "20 degrees in the bedroom"."""


def values(*pairs: tuple[str, Any]) -> dict[str, Any]:
    """Write a slot list: what is said (a template) with its value."""
    return {"values": [{"in": said, "out": value} for said, value in pairs]}


LISTS: dict[str, Any] = {
    "shares": values(
        ("([a|one] half [(brightness|power|way)]|halfway|medium [brightness])", 50),
        ("(a|one) quarter", 25),
        ("three quarters", 75),
        ("(a|one) third", 33),
        ("two thirds", 67),
        ("[the|its|their] (max|maximum|highest|brightest) [(brightness|setting|level)]", 100),
        ("(full [(brightness|power|blast)]|all the way)", 100),
        ("[the|its|their] (min|minimum|lowest|dimmest) [(brightness|setting|level)]", 1),
    ),
    "position_shares": values(
        ("([a|one] half [(open|way)]|half way|halfway|the middle)", 50),
        ("(a|one) quarter [(open|of the way)]", 25),
        ("three quarters [(open|of the way)]", 75),
        ("(a|one) third [(open|of the way)]", 33),
        ("two thirds [(open|of the way)]", 67),
        ("([the] (max|maximum|top)|fully open)", 100),
        ("([the] (min|minimum|bottom)|fully (closed|shut))", 0),
    ),
    "closed_shares": values(
        ("([a|one] half [way]|half way|halfway)", 50),
        ("(a|one) quarter [of the way]", 75),
        ("three quarters [of the way]", 25),
        ("(a|one) third [of the way]", 67),
        ("two thirds [of the way]", 33),
    ),
    "fan_levels": values(
        ("(low|slow|the lowest [(speed|setting)]|[the] (min|minimum) [speed]|low speed)", 33),
        ("(medium|mid|medium speed)", 66),
        ("(half [(speed|power)]|halfway)", 50),
        ("((a|one) quarter)", 25),
        ("(three quarters)", 75),
        (
            "(high|fast|full [(speed|power|blast)]|[the] (max|maximum|highest|fastest) [(speed|setting)]|high speed)",
            100,
        ),
    ),
    "size": values(
        ("(a ([(little|tiny|wee)] bit|little|touch|notch|tad|smidge|fraction)|slightly|somewhat)", "little"),
        ("(a (whole lot|lot|great deal)|much|way|far|loads|considerably|significantly|quite a (bit|lot))", "much"),
    ),
    "step_percent": {"range": {"from": 1, "to": 100}},
    "step_degrees": {"range": {"from": 1, "to": 20, "fractions": "halves"}},
    "one_degree": values(("half a degree", 0.5), ("(a|one) degree", 1), ("a couple of degrees", 2)),
    "number": {"range": {"from": -100_000, "to": 1_000_000, "words": False}},
    "number_words": {"range": {"from": 0, "to": 200, "digits": False}},
    "number_halves": {"range": {"from": 0, "to": 100, "digits": False, "fractions": "halves"}},
    "number_decimal": {"range": {"from": 0, "to": 200, "words": False, "fractions": "tenths"}},
    "arm_modes": values(
        ("(home|stay|at home)", "home"),
        ("(away|out|leaving)", "away"),
        ("(night|[the] night|sleep|bed[ ]time)", "night"),
        ("(vacation|holiday[s])", "vacation"),
    ),
    "alarm_states": values(
        ("(armed|[(switched|turned)] on|set|active)", "armed"),
        ("(disarmed|[(switched|turned)] off|inactive)", "disarmed"),
    ),
    "vacuum_states": values(
        ("(cleaning|running|vacuuming|on|working|mowing)", "cleaning"),
        ("(docked|home|at home|charging|in its dock)", "docked"),
        ("(stuck|in trouble)", "error"),
        ("paused", "paused"),
    ),
    "sensor_classes": values(
        ("([relative|air] humidity [level]|moisture in the air)", "humidity"),
        ("([air|barometric|atmospheric] pressure)", "atmospheric_pressure"),
        ("(co2|c o two|co two|carbon dioxide) [(level|concentration)]", "carbon_dioxide"),
        ("(power [(consumption|usage|use|draw)])", "power"),
        ("(energy [(consumption|usage|use)]|electricity [(consumption|usage|use)])", "energy"),
        ("(air quality)", "aqi"),
        ("((light|brightness) level|illuminance)", "illuminance"),
        ("(noise level|sound level)", "sound_pressure"),
        ("(soil moisture)", "moisture"),
        ("(wind speed)", "wind_speed"),
    ),
    "attributes": values(
        ("(brightness|brightness level|light level)", "brightness"),
        ("(position)", "position"),
        ("([fan] speed)", "percentage"),
        ("(target temperature|set temperature|temperature setting|set point|setpoint)", "temperature"),
        ("(humidity|target humidity)", "humidity"),
        ("(mode|setting|preset|program[me]|effect)", "option"),
        ("(battery [(level|charge|status|state)])", "battery"),
    ),
    "alerts": values(
        ("(smoke|fire)", "smoke"),
        ("(gas|a gas leak)", "gas"),
        ("(a [water] leak|water [on the floor]|moisture|flooding)", "moisture"),
        ("(motion|movement)", "motion"),
        ("(vibration)", "vibration"),
    ),
}


def hundreds_of_kelvin() -> Iterator[tuple[str, str]]:
    """Yield rewrites of colour temperatures as they are said: `twenty seven hundred kelvin`."""
    ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    for ten, tens in enumerate(("twenty", "thirty", "forty", "fifty", "sixty"), start=2):
        for one, word in enumerate(("", *ones)):
            said = rf"{tens}[ -]{word}" if word else tens
            yield rf"\b{said} hundred(?= kelvin\b)", str(1000 * ten + 100 * one)
