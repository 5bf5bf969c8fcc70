from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parent.parent / "systemd"
ANALYZE = shutil.which("systemd-analyze")
SERVICES = ["hearth-hub", "hearth-satellite"]


def options(service: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (UNITS / f"{service}.service").read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


@pytest.mark.skipif(ANALYZE is None, reason="needs systemd-analyze (apt install systemd)")
@pytest.mark.parametrize("service", SERVICES)
def test_systemd_accepts_the_unit(service: str, tmp_path: Path) -> None:
    text = (UNITS / f"{service}.service").read_text()
    unit = tmp_path / f"{service}.service"
    # The program must exist for the check; on this machine it is not installed.
    program = f"/opt/hearth/bin/{service}"
    assert program in text
    unit.write_text(text.replace(program, "/bin/true"))
    done = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False, timeout=60
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if unit.name in line]
    assert (done.returncode, said) == (0, [])


@pytest.mark.skipif(ANALYZE is None, reason="needs systemd-analyze (apt install systemd)")
def test_systemd_refuses_a_broken_unit(tmp_path: Path) -> None:
    unit = tmp_path / "broken.service"
    unit.write_text("[Service]\nType=notify\nExecStart=/nowhere/at/all\n")
    done = subprocess.run([str(ANALYZE), "verify", str(unit)], capture_output=True, check=False, timeout=60)
    assert done.returncode != 0


@pytest.mark.parametrize("service", SERVICES)
def test_the_unit_keeps_its_promises(service: str) -> None:
    found = options(service)
    assert found["Type"] == ["notify"]
    assert found["Restart"] == ["always"]
    assert found["WatchdogSec"]
    assert found["DynamicUser"] == ["yes"]
    assert found["User"] == ["hearth"], "both share the state directory, so they must be one user"
    assert found["StateDirectory"] == ["hearth"]
    assert found["ProtectSystem"] == ["strict"]
    assert found["NoNewPrivileges"] == ["yes"]
    assert found["ExecStart"] == [f"/opt/hearth/bin/{service} run"]


def test_only_the_satellite_may_touch_sound_devices() -> None:
    assert options("hearth-hub")["PrivateDevices"] == ["yes"]
    satellite = options("hearth-satellite")
    assert satellite["SupplementaryGroups"] == ["audio"]
    assert satellite["DeviceAllow"] == ["char-alsa rw"]
    assert "PrivateDevices" not in satellite
