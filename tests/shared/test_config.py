from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import DeviceKind, HubConfig, Mqtt, Satellite
from satellite.config import SatelliteConfig, WakeWord
from shared.config import find_config, load, redacted, state_directory
from shared.errors import ConfigError


def hub(text: str, folder: Path, *overrides: str, **environment: str) -> HubConfig:
    file = folder / "hub.yaml"
    file.write_text(text)
    return load(HubConfig, file, environment=environment, prefix="HEARTH_HUB", overrides=overrides)


def problems(text: str, folder: Path, *overrides: str, **environment: str) -> list[str]:
    """Return what is wrong, with the file's name instead of its path."""
    with pytest.raises(ConfigError) as refused:
        hub(text, folder, *overrides, **environment)
    return [str(problem).replace(str(folder) + "/", "") for problem in refused.value.problems]


def test_nothing_at_all_is_the_default(tmp_path: Path) -> None:
    assert load(HubConfig, None, environment={}, prefix="HEARTH_HUB", overrides=[]) == HubConfig()
    assert hub("", tmp_path) == HubConfig()
    assert hub("# only a comment\n---\n", tmp_path) == HubConfig()
    assert hub("satellites:\nmqtt:\nareas:\n", tmp_path) == HubConfig()


def test_a_whole_file(tmp_path: Path) -> None:
    config = hub(
        """
        name: Home
        mqtt: {host: broker, port: 1884, tls: yes}
        satellites:
          kitchen: {area: Kitchen, token: 0123}
          hall:
        devices:
          coffee:
            kind: switch
            aliases: [coffee machine, "7"]
            mqtt: {command_topic: c, payload_on: ON, payload_off: off, retain: true, qos: 1, scale: 2.5, x: ~}
        overrides:
          light.hall: {exposed: no, name: ~}
        text_to_speech: {speed: 2}
        """,
        tmp_path,
    )
    assert config.name == "Home"
    assert config.mqtt == Mqtt(host="broker", port=1884, tls=True)
    assert config.satellites == {"kitchen": Satellite(area="Kitchen", token="0123"), "hall": Satellite()}
    assert config.devices["coffee"].aliases == ("coffee machine", "7")
    assert config.devices["coffee"].mqtt == {
        "command_topic": "c",
        "payload_on": "ON",
        "payload_off": "off",
        "retain": True,
        "qos": 1,
        "scale": 2.5,
        "x": None,
    }
    assert config.overrides["light.hall"].exposed is False
    assert config.overrides["light.hall"].name is None
    assert config.text_to_speech.speed == 2.0


@pytest.mark.parametrize("spelling", ["no", "on", "010", "1:30", "1e3", "2024-01-31", "0x1F", "null", "1_000", "true"])
def test_text_keeps_its_spelling_whatever_yaml_makes_of_it(spelling: str, tmp_path: Path) -> None:
    quoted = hub(f'language: "{spelling}"', tmp_path)
    assert quoted.language == spelling
    if spelling != "null":
        assert hub(f"language: {spelling}", tmp_path).language == spelling
    assert hub("", tmp_path, f"language={spelling}").language == spelling


def test_null_is_a_choice_where_it_is_one(tmp_path: Path) -> None:
    file = tmp_path / "satellite.yaml"
    file.write_text("sound: {backend: null}")
    config = load(SatelliteConfig, file, environment={}, prefix="HEARTH_SATELLITE", overrides=[])
    assert config.sound.backend == "null"


def test_every_mistake_is_reported_at_once_with_its_line(tmp_path: Path) -> None:
    text = """\
name: Home
mqt:
  host: x
mqtt:
  prt: 1
  port: 99999
  port: 12
  password: !secret nope
  tls: maybe
  answer_ms:
port: 8765
satellites:
  Küche: {area: x}
devices:
  lamp: {kind: lihgt}
  fan: {}
logging:
  level: loud
turn: [1]
server:
  port: 1:30
text_to_speech: {speed: fast}
overrides: {a: b}
language: {}
"""
    found = problems(text, tmp_path)
    kinds = ", ".join(get_args(DeviceKind))
    assert found == [
        "hub.yaml:2: mqt: unknown key; did you mean mqtt?",
        "hub.yaml:5: mqtt.prt: unknown key; did you mean port?",
        'hub.yaml:6: mqtt.port: expected a whole number from 0 to 65535, not "99999"',
        "hub.yaml:7: mqtt.port: appears twice, first in line 6",
        "hub.yaml:8: mqtt.password: secret nope is wanted, but there is no secrets.yaml",
        'hub.yaml:9: mqtt.tls: expected true or false, not "maybe"',
        "hub.yaml:10: mqtt.answer_ms: has no value: give one or remove the line",
        "hub.yaml:11: port: unknown key here; did you mean server.port or mqtt.port?",
        "hub.yaml:13: satellites.Küche: expected a name of lower-case letters, digits, - and _, at most 64, "
        'not "Küche"',
        f'hub.yaml:15: devices.lamp.kind: expected one of {kinds}, not "lihgt"; did you mean light?',
        f"hub.yaml:16: devices.fan.kind: missing: one of {kinds}",
        'hub.yaml:18: logging.level: expected one of debug, info, warning, error, not "loud"',
        "hub.yaml:19: turn: expected a section (indented keys with values), not a list",
        'hub.yaml:21: server.port: expected a whole number from 0 to 65535, not "1:30"',
        'hub.yaml:22: text_to_speech.speed: expected a number from 0.5 to 2, not "fast"',
        'hub.yaml:23: overrides.a: expected a section (indented keys with values), not "b"',
        "hub.yaml:24: language: expected text, not a section",
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: [1, 2", "hub.yaml:1", "not YAML"),
        ("name: x\n\tmqtt: 1", "hub.yaml:2", "spaces, not tabs"),
        ("name: x\nmqtt:\n  host: a\n port: 1", "hub.yaml:4", "not YAML"),
        ("- a\n- b", "hub.yaml:1", "expected keys with values"),
        ("just text", "hub.yaml:1", "expected keys with values"),
        ("name: a\n---\nname: b", "hub.yaml:2", "not YAML"),
        ("name: x\nlanguage: \x07", "hub.yaml:2", "character #x0007"),
        ("name: !python/object:os.system x", "hub.yaml:1", "unknown tag"),
        ("name: !!python/object/apply:os.system [x]", "hub.yaml:1", "expected text, not a list"),
        ("mqtt: &a {host: *a}", "hub.yaml:1", "contains itself"),
        ("devices: &a {x: {kind: light, mqtt: {y: *a}}}", "hub.yaml:1", "contains itself"),
        ("? [a, b]\n: c", "hub.yaml:1", "a key must be plain text"),
        ("name: " + "[" * 1200, "hub.yaml:1", "not YAML|nested too deeply"),
    ],
)
def test_what_is_not_our_yaml_is_refused_in_words(text: str, place: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=words) as refused:
        hub(text, tmp_path)
    assert str(refused.value).replace(f"{tmp_path}/", "").startswith(place)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    def reading(path: Path) -> str:
        with pytest.raises(ConfigError) as refused:
            load(HubConfig, path, environment={}, prefix="HEARTH_HUB", overrides=[])
        return str(refused.value)

    assert reading(tmp_path / "none.yaml") == f"{tmp_path}/none.yaml: there is no such file"
    assert reading(tmp_path).startswith(f"{tmp_path}: cannot be read")
    (tmp_path / "latin.yaml").write_bytes("name: x\narea: Küche\n".encode("latin-1"))
    assert reading(tmp_path / "latin.yaml") == f"{tmp_path}/latin.yaml:2: not UTF-8 text"


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    assert hub("\ufeffname: Home\n", tmp_path).name == "Home"


@given(st.text(max_size=80))
def test_no_text_does_more_than_raise(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_text(text, encoding="utf-8", errors="replace")
    try:
        load(HubConfig, file, environment={}, prefix="HEARTH_HUB", overrides=[text])
    except ConfigError as refused:
        assert refused.problems


def test_a_turn_lasts_as_long_as_a_language_model_is_waited_for(tmp_path: Path) -> None:
    patient = "language_model: {first_token_ms: 60000, idle_ms: 5000"
    assert hub(patient + "}", tmp_path).budget_ms == 15_000, "there is no model"
    assert hub(patient + ", providers: {nas: {model: a}}}", tmp_path).budget_ms == 65_000
    assert hub(patient + ", enabled: false, providers: {nas: {model: a}}}", tmp_path).budget_ms == 15_000


def test_the_command_line_wins_over_the_environment_over_the_file(tmp_path: Path) -> None:
    text = "mqtt: {host: file, port: 1, username: file}"
    environment = {"HEARTH_HUB__MQTT__PORT": "2", "HEARTH_HUB__MQTT__HOST": "environment", "HEARTH_SATELLITE__X": "1"}
    config = hub(text, tmp_path, "mqtt.port=3", **environment)
    assert config.mqtt == Mqtt(host="environment", port=3, username="file")


def test_an_override_also_replaces_what_is_wrong_in_the_file(tmp_path: Path) -> None:
    assert hub("mqtt: {port: x, password: !secret none}", tmp_path, "mqtt.port=1", "mqtt.password=p").mqtt.port == 1
    assert hub("mqtt: 3", tmp_path, "mqtt.port=1").mqtt.port == 1


def test_overrides_reach_into_named_entries_and_give_whole_sections(tmp_path: Path) -> None:
    config = hub(
        "satellites: {living-room: {area: A}}\noverrides: {light.hall: {name: x}}",
        tmp_path,
        'overrides."light.hall".area=Hall',
        "areas={hall: {aliases: [entry, 'front, hall']}}",
        "areas.kitchen.name=Cook: here",
        "devices.lamp={kind: light}",
        "devices.lamp.mqtt.payload_on=ON",
        HEARTH_HUB__SATELLITES__LIVING_ROOM__TOKEN="no",
        HEARTH_HUB__MQTT="{host: a}",
        HEARTH_HUB__MQTT__PORT="7",
    )
    assert config.satellites == {"living-room": Satellite(area="A", token="no")}
    assert config.overrides["light.hall"].area == "Hall"
    assert config.areas["hall"].aliases == ("entry", "front, hall")
    assert config.areas["kitchen"].name == "Cook: here"
    assert config.devices["lamp"].mqtt == {"payload_on": "ON"}
    assert config.mqtt == Mqtt(host="a", port=7)


def test_lists_of_sections(tmp_path: Path) -> None:
    def satellite(text: str, *overrides: str) -> SatelliteConfig:
        (tmp_path / "satellite.yaml").write_text(text)
        path = tmp_path / "satellite.yaml"
        return load(SatelliteConfig, path, environment={}, prefix="HEARTH_SATELLITE", overrides=overrides)

    two = satellite("wake: {words: [{word: alexa}, {word: okay_nabu, sensitivity: 1}]}")
    assert two.wake.words == (WakeWord(word="alexa"), WakeWord(word="okay_nabu", sensitivity=1.0))
    assert satellite("", "wake.words=[{word: alexa}]").wake.words == (WakeWord(word="alexa"),)
    assert satellite("wake: {words: []}").wake.words == ()
    with pytest.raises(ConfigError) as refused:
        satellite("wake:\n  words:\n    - engine: auto\n    - word: a\n      sensitivity: 2\n", "wake.words.0.word=x")
    found = [str(problem).removeprefix(f"{tmp_path}/") for problem in refused.value.problems]
    assert found == [
        "satellite.yaml:3: wake.words[0].word: missing: text",
        'satellite.yaml:5: wake.words[1].sensitivity: expected a number from 0 to 1, not "2"',
        "--set: wake.words.0.word: wake.words is a list: give it whole, as YAML",
    ]


def test_mistakes_outside_the_file_name_their_place(tmp_path: Path) -> None:
    found = problems(
        "name: [",
        tmp_path,
        "store.keep_days=-1",
        "junk",
        "=",
        "satellites={a: [}",
        "mqtt={host: a, host: b}",
        HEARTH_HUB__STOR__PATH="x",
        HEARTH_HUB__SERVER__PORT="many",
    )
    assert found[0].startswith("hub.yaml:1: not YAML")
    assert set(found[1:]) == {
        "HEARTH_HUB__STOR__PATH: stor: unknown key; did you mean store?",
        'HEARTH_HUB__SERVER__PORT: server.port: expected a whole number from 0 to 65535, not "many"',
        '--set: store.keep_days: expected a whole number, 0 or more, not "-1"',
        "--set: junk: expected KEY=VALUE, such as mqtt.port=1884",
        "--set: expected KEY=VALUE, such as mqtt.port=1884",
        "--set: satellites: not YAML: while parsing a flow node, expected the node content, but found '}'",
        "--set: mqtt.host: appears twice, first in line 1",
    }


def test_secrets_come_from_the_file_beside(tmp_path: Path) -> None:
    (tmp_path / "secrets.yaml").write_text("mqtt_password: 0123\nhub_port: 99\n")
    config = hub("mqtt: {password: !secret mqtt_password, port: !secret hub_port}", tmp_path)
    assert config.mqtt == Mqtt(password="0123", port=99)
    assert problems("mqtt:\n  password: !secret mqtt_pasword\nserver: {port: !secret mqtt_password}", tmp_path)[0] == (
        "hub.yaml:2: mqtt.password: secret mqtt_pasword is not in secrets.yaml; did you mean mqtt_password?"
    )


def test_broken_secrets_are_reported_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "secrets.yaml").write_text("pin: geheim\npin: geheim2\nsection: {a: geheim3}\nother: !secret pin\n")
    found = problems("server: {port: !secret pin}\npairing: {token: [geheim4]}", tmp_path)
    assert found == [
        "hub.yaml:1: server.port: expected a whole number from 0 to 65535, not what the secret holds",
        "hub.yaml:2: pairing.token: expected text, not a list",
        "secrets.yaml:2: pin: appears twice, first in line 1",
        "secrets.yaml:3: section: a secret is one value, not a section, a list or another secret",
        "secrets.yaml:4: other: a secret is one value, not a section, a list or another secret",
    ]


def test_secrets_passed_by_systemd_win(tmp_path: Path) -> None:
    folder = tmp_path / "credentials"
    folder.mkdir()
    (folder / "secrets.yaml").write_text("a: from systemd\n")
    (tmp_path / "secrets.yaml").write_text("a: from the file\nb: from the file\n")
    text = "mqtt: {username: !secret b, password: !secret a}"
    config = hub(text, tmp_path, CREDENTIALS_DIRECTORY=str(folder))
    assert (config.mqtt.username, config.mqtt.password) == ("from the file", "from systemd")


def test_secrets_print_as_stars() -> None:
    config = HubConfig(mqtt=Mqtt(password="p", username="u"), satellites={"token": Satellite(token="t", area="x")})
    shown = redacted(config)
    assert shown["mqtt"]["password"] == "********"
    assert shown["mqtt"]["username"] == "u"
    assert (shown["satellites"]["token"]["area"], shown["satellites"]["token"]["token"]) == ("x", "********")
    assert shown["server"]["api_token"] == ""
    url: Any = SatelliteConfig(hub=SatelliteConfig().hub.__class__(url="wss://me:word@hub:1/satellite"))
    assert redacted(url)["hub"]["url"] == "wss://********@hub:1/satellite"


def test_where_configuration_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.config.paths.SYSTEM", tmp_path / "etc")
    home = {"HOME": str(tmp_path / "home")}
    assert find_config("hub.yaml", home) is None
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "hub.yaml").touch()
    assert find_config("hub.yaml", home) == tmp_path / "etc" / "hub.yaml"
    mine = tmp_path / "home" / ".config" / "hearth"
    mine.mkdir(parents=True)
    (mine / "hub.yaml").touch()
    assert find_config("hub.yaml", home) == mine / "hub.yaml"
    assert find_config("hub.yaml", {"XDG_CONFIG_HOME": str(tmp_path / "home" / ".config")}) == mine / "hub.yaml"
    assert find_config("hub.yaml", {**home, "HEARTH_CONFIG": "/elsewhere"}) == Path("/elsewhere/hub.yaml")


def test_where_state_is_kept() -> None:
    assert state_directory("/data", {"STATE_DIRECTORY": "/var/lib/hearth"}) == Path("/data")
    assert state_directory("", {"STATE_DIRECTORY": "/var/lib/hearth:/other", "HOME": "/h"}) == Path("/var/lib/hearth")
    assert state_directory("", {"XDG_STATE_HOME": "/s", "HOME": "/h"}) == Path("/s/hearth")
    assert state_directory("", {"XDG_STATE_HOME": "relative", "HOME": "/h"}) == Path("/h/.local/state/hearth")
