"""The command line as people use it: separate processes, real hubs, exit codes."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from hub.bench import BenchResult, Times
from hub.cli import main, output
from hub.cli.connect import url_of
from hub.cli.parser import make_parser, turn_id
from hub.cli.plots import waterfall
from hub.config import Server
from hub.devices.model import State
from hub.events import TurnEnded
from shared.messages import Stage, TurnOutcome
from tests.hub.web.house import record, running_hub

NOWHERE = "http://127.0.0.1:9"
"""The discard port, where no hub is."""


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


async def start(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    """Start `hearth-hub` with its home in `folder`."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("HEARTH", "XDG"))}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "hub",
        *arguments,
        env=environment | {"HOME": str(folder), "HEARTH_HUB__LANGUAGE": "en"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def hearth(folder: Path, *arguments: str) -> Ended:
    process = await start(folder, *arguments)
    out, err = await process.communicate()
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


async def test_ask_says_what_was_said_and_done(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        plain, as_json = await asyncio.gather(
            hearth(tmp_path, "ask", "turn", "on", "the", "light", "--area", "Kitchen", "--url", hub.url),
            hearth(tmp_path, "--url", hub.url, "ask", "turn on the light", "--json", "--dry-run"),
        )
    assert (plain.code, plain.err) == (0, "")
    assert plain.out.splitlines() == ["Turned on the kitchen light", "  light.kitchen turn_on: confirmed"]
    turn = json.loads(as_json.out)
    assert (as_json.code, turn["heard"], turn["said"]) == (0, "turn on the light", "It would be done.")


async def test_a_turn_that_failed_shows_in_the_exit_code(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        hub.answer = record("t", outcome=TurnOutcome.FAILED, error="answer_failed", said="Sorry.", done=())
        ended = await hearth(tmp_path, "ask", "lights", "--url", hub.url)
    assert (ended.code, ended.out) == (1, "Sorry.\n")


async def test_a_refusal_is_told_in_the_hubs_words(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        ended = await hearth(tmp_path, "ask", "lights", "--area", "kichen", "--url", hub.url)
    assert (ended.code, ended.out) == (1, "")
    assert "did you mean kitchen?" in ended.err


async def test_without_a_hub_the_cure_is_told(tmp_path: Path) -> None:
    ended = await asyncio.gather(
        *(hearth(tmp_path, *each, "--url", NOWHERE) for each in (["ask", "lights"], ["turns", "--follow"]))
    )
    for each in ended:
        assert (each.code, each.out) == (3, "")
        assert "hearth-hub run" in each.err and "Traceback" not in each.err


async def test_lists_are_tables_for_programs_too(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        await hub.store.add(record("t1", began_at=1e9, said="Two\nlines\tand \x1b[31mred"))
        devices, satellites, turns, all_json, shown, none = await asyncio.gather(
            hearth(tmp_path, "devices", "--url", hub.url),
            hearth(tmp_path, "satellites", "--url", hub.url),
            hearth(tmp_path, "turns", "--url", hub.url),
            hearth(tmp_path, "devices", "--json", "--url", hub.url),
            hearth(tmp_path, "turns", "show", "t1", "--url", hub.url),
            hearth(tmp_path, "turns", "show", "t2", "--url", hub.url),
        )
    assert devices.out.splitlines() == [
        "area\tdevice\tstate\tvoice\tid",
        "kitchen\tKitchen light\ton, brightness 40\t\tlight.kitchen",
        "living_room\t<b>Window</b> & door\t21.5 °C\t\tsensor.window",
    ]
    assert satellites.out.splitlines()[1].split("\t")[:4] == ["kitchen", "kitchen", "idle", "192.0.2.7"]
    [_, row] = turns.out.splitlines()
    assert row.count("\t") == len(output.TURN_COLUMNS) - 1
    assert "\x1b" not in row
    assert json.loads(all_json.out)[0]["state"]["value"] == "on"
    assert "light.kitchen turn_on: confirmed" in shown.out
    assert [line.split()[0] for line in shown.out.splitlines() if "│" in line] == [
        "listen",
        "stt",
        "answer",
        "act",
        "tts",
        "play",
    ]
    assert (none.code, none.out) == (1, "")
    assert "t2" in none.err


async def test_understand_tells_what_each_sentence_of_a_file_means(tmp_path: Path) -> None:
    file = tmp_path / "sentences.txt"
    file.write_text("# lights\nturn on the floor lamp\n\nset the bedside lamp to 40 percent\n")
    async with running_hub(tmp_path) as hub:
        plain, as_json = await asyncio.gather(
            hearth(tmp_path, "understand", str(file), "--area", "Kitchen", "--url", hub.url),
            hearth(tmp_path, "understand", str(file), "--json", "--url", hub.url),
        )
    first, second = json.loads(as_json.out)
    assert (as_json.code, first["sentence"]) == (0, "turn on the floor lamp")
    assert (first["intents"][0]["name"], first["intents"][0]["slots"]["name"]) == ("HassTurnOn", "light.floor")
    assert second["intents"][0]["slots"] == {"name": "light.bedside", "brightness": 40}
    assert plain.code == 0
    sentence, meaning, sure = plain.out.splitlines()[1].split("\t")[:3]
    assert (sentence, sure) == ("turn on the floor lamp", "1.00") and meaning.startswith("HassTurnOn name=light.floor")


async def test_understand_fails_for_a_sentence_without_meaning_and_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "sentences.txt"
    file.write_text("the capital of France\n")
    async with running_hub(tmp_path) as hub:
        ended = await hearth(tmp_path, "understand", str(file), "--url", hub.url)
        missing = await hearth(tmp_path, "understand", str(tmp_path / "none.txt"), "--url", hub.url)
    assert (ended.code, ended.out.splitlines()[1].split("\t")[1].split()[0]) == (1, "misses")
    assert missing.code != 0 and "none.txt: No such file" in missing.err and "Traceback" not in missing.err


async def test_own_sentences_are_tried_out_in_the_running_home(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text("language: en\n")
    own = tmp_path / "sentences" / "en.yaml"
    own.parent.mkdir()
    own.write_text(
        'intents:\n  HassTurnOff:\n    - sentences: ["good night"]\n      slots: {domain: light}\n'
        "tests:\n  - {sentence: good night, intent: HassTurnOff, slots: {domain: light}}\n"
    )
    config = ("--config", str(tmp_path / "hub.yaml"))
    async with running_hub(tmp_path) as hub:
        right = await hearth(tmp_path, *config, "sentences", "--url", hub.url)
        own.write_text(own.read_text() + "  - {sentence: good night, intent: HassTurnOn}\n")
        wrong = await hearth(tmp_path, *config, "sentences", "--url", hub.url)
        own.write_text('intents:\n  HassTurnOf:\n    - sentences: ["good night"]\n')
        broken = await hearth(tmp_path, *config, "sentences", "--url", hub.url)
    assert (right.code, right.out) == (0, "OK: own sentences: 1 in en; tests that are right: 1\n")
    assert wrong.code == 2 and "en.yaml:7: intent: 'good night' is HassTurnOff" in wrong.err
    assert broken.code == 2 and "en.yaml:2:" in broken.err and "did you mean HassTurnOff" in broken.err


async def test_say_names_who_spoke_and_fails_when_nobody_did(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        hub.rooms.append(replace(hub.rooms[0], name="hall", area="living_room"))
        spoken, quiet, urgent, elsewhere = await asyncio.gather(
            hearth(tmp_path, "say", "Dinner", "is", "ready", "--url", hub.url),
            hearth(tmp_path, "say", "Dinner", "--floor", "ground", "--json", "--url", hub.url),
            hearth(tmp_path, "say", "Fire", "--floor", "ground", "--urgent", "--volume", "1", "--url", hub.url),
            hearth(tmp_path, "say", "Dinner", "--area", "Kitchn", "--url", hub.url),
        )
        hub.rooms.clear()
        silent = await hearth(tmp_path, "say", "Dinner", "--url", hub.url)
    assert (spoken.code, spoken.out, spoken.err) == (0, "kitchen\n", "hall: not to be disturbed\n")
    assert (quiet.code, json.loads(quiet.out)) == (1, {"heard": [], "missed": [{"satellite": "hall", "why": "quiet"}]})
    assert (urgent.code, urgent.out, urgent.err) == (0, "hall\n", "")
    assert elsewhere.code == 1 and "did you mean kitchen?" in elsewhere.err
    assert (silent.code, silent.out, silent.err) == (1, "", "hall: not connected\n")


async def test_turns_are_followed_until_interrupted(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        process = await start(tmp_path, "turns", "--follow", "--json", "--url", hub.url)
        assert process.stdout is not None

        async def publish() -> None:
            while True:
                hub.events.publish(TurnEnded(record=record("live")))
                await asyncio.sleep(0.05)

        publishing = asyncio.create_task(publish())
        try:
            line = await process.stdout.readline()
        finally:
            publishing.cancel()
            await asyncio.wait([publishing])
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
    assert json.loads(line)["turn"] == "live"
    assert (process.returncode, err) == (130, b"")


async def test_figures_are_lines_or_json(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        await hub.store.add(record("t1", interrupted=True))
        lines, as_json = await asyncio.gather(
            hearth(tmp_path, "turns", "figures", "--hours", "2", "--url", hub.url),
            hearth(tmp_path, "turns", "figures", "--json", "--satellite", "hall", "--url", hub.url),
        )
    assert "replies cut off: 1 of 1 (100.0%)" in lines.out
    assert json.loads(as_json.out)["turns"] == 0


async def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    async with running_hub(tmp_path) as hub:
        for number in range(300):
            await hub.store.add(record(f"t{number}", heard="word " * 100))
        process = await start(tmp_path, "turns", "--limit", "300", "--url", hub.url)
        assert process.stdout is not None and process.stderr is not None
        await process.stdout.readline()
        process.stdout._transport.close()  # type: ignore[attr-defined]
        err = await process.stderr.read()
        await process.wait()
    assert err == b""


def write(folder: Path, text: str) -> str:
    path = folder / "hub.yaml"
    path.write_text(text)
    return str(path)


def test_check_sums_a_good_configuration_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = write(tmp_path, "mqtt:\n  host: broker.home\n  password: hush\nserver:\n  api_token: hush\n")
    assert main(["check", "--config", config, "--set", "server.port=9000", "--set", "language=de"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("OK\n")
    for expected in (config, "broker.home:1883", "http://127.0.0.1:9000", "with the token"):
        assert expected in out
    assert "hush" not in out


def test_check_tells_every_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = write(tmp_path, "mqtt:\n  prot: 1\nturn:\n  silence_ms: 5\n")
    assert main(["--set", "server.port=x", "check", "--config", config]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    for expected in (f"{config}:2: mqtt.prot", f"{config}:4: turn.silence_ms", "server.port"):
        assert expected in captured.err


def test_overrides_before_and_after_the_command_both_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = write(tmp_path, "")
    arguments = ["--config", config, "--set", "server.port=9001", "check", "--set", "mqtt.host=broker.home"]
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "9001" in out and "broker.home" in out


def test_the_pairing_token_is_printed_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = write(tmp_path, f"store:\n  path: {tmp_path}\n")
    assert main(["satellites", "--token", "--config", config]) == 1
    assert "when the hub starts first" in capsys.readouterr().err
    (tmp_path / "pairing-token").write_text("the-token\n")
    assert main(["satellites", "--token", "--config", config]) == 0
    assert capsys.readouterr().out == "the-token\n"
    assert main(["satellites", "--token", "--config", config, "--set", "pairing.token=configured"]) == 0
    assert capsys.readouterr().out == "configured\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["ask"],
        ["say"],
        ["say", "a", "--volume", "2"],
        ["ask", "a", "--aera", "b"],
        ["turns", "a", "b"],
        ["turns", "show"],
        ["check", "-x"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_help_names_every_command_and_exit_code() -> None:
    text = make_parser().format_help()
    for word in ("run", "check", "ask", "say", "devices", "satellites", "turns", "bench", "exit codes", "130"):
        assert word in text


@pytest.mark.parametrize(
    ("words", "turn"), [([], None), (["t1"], "t1"), (["show", "t1"], "t1"), (["show", "show"], "show")]
)
def test_which_turn_is_meant(words: list[str], turn: str | None) -> None:
    assert turn_id(words) == turn


@pytest.mark.parametrize(
    ("server", "url"),
    [
        (Server(), "http://127.0.0.1:8765"),
        (Server(host="0.0.0.0", port=1), "http://127.0.0.1:1"),
        (Server(host="::", port=0), "http://127.0.0.1:8765"),
        (Server(host="192.0.2.5"), "http://192.0.2.5:8765"),
        (Server(host="fd00::5", tls_certificate="a", tls_key="b"), "https://[fd00::5]:8765"),
    ],
)
def test_where_the_configured_hub_is(server: Server, url: str) -> None:
    assert url_of(server) == url


def stage(name: str, start: int, length: int) -> Stage:
    return Stage(name=name, start_ms=start, duration_ms=length)


@pytest.mark.parametrize(
    ("stages", "bars"),
    [
        ([], []),
        ([stage("a", 0, 100)], ["██████████"]),
        ([stage("a", 0, 50), stage("b", 50, 50)], ["█████     ", "     █████"]),
        ([stage("a", 0, 100), stage("b", 100, 0)], ["██████████", "         █"]),
        ([stage("a", 0, 0)], ["█         "]),
        ([stage("a", 30, 40), stage("b", 0, 1000)], ["█         ", "██████████"]),
    ],
)
def test_the_waterfall_shows_where_each_stage_lies(stages: list[Stage], bars: list[str]) -> None:
    assert [line.split("│")[1] for line in waterfall(stages, width=10)] == bars


@pytest.mark.parametrize(
    ("state", "unit", "text"),
    [
        (State(), "", "unknown"),
        (State(value="on", available=False), "", "offline"),
        (State(value="21.5"), "°C", "21.5 °C"),
        (State(value="heat", attributes={"temperature": 20, "mode": "heat"}), "", "heat, mode heat, temperature 20"),
    ],
)
def test_a_state_in_words(state: State, unit: str, text: str) -> None:
    assert output.state_text(state, unit) == text


def test_the_bench_as_rows() -> None:
    result = BenchResult(
        speech_model="base",
        voice="joe",
        threads=2,
        clips=10,
        clip_s=2.5,
        elastic=Times(median=0.1, worst=0.2),
        stock=Times(median=0.5, worst=0.75),
        same=0.9,
        first_sound=Times(median=0.05, worst=0.0604),
    )
    rows = output.bench_rows(result)
    assert [row[1:3] for row in rows] == [["100", "200"], ["500", "750"], ["50", "60"]]
    assert "5.0 times faster" in rows[0][3]
    assert "90% of 10 clips" in rows[1][3]


def test_a_terminal_gets_a_drawn_table_without_markup(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(force_terminal=True, width=60, color_system=None)
    output.show_table(("Name", "State"), [["[red]lamp[/red]", "on\x1b[2J"]], console)
    out = capsys.readouterr().out
    assert "[red]lamp[/red]" in out and "\t" not in out
    assert "\x1b[2J" not in out


def test_check_reports_what_is_wrong_with_declared_devices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.yaml"
    file.write_text("devices:\n  lamp:\n    kind: light\n    mqtt: {comand_topic: a/b}\n")
    assert main(["check", "--config", str(file)]) == 2
    assert "devices.lamp.mqtt" in capsys.readouterr().err
