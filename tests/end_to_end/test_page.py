"""The status page in a real browser, on a real hub, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.client import HubClient
from hub.web.services import TimerBody
from tests.bench.kills import QUICK
from tests.fakes import browser, processes

AUTOMATION = """
evening:
  name: Evening light
  enabled: false
  triggers: [{time: "21:00"}]
  actions: [{delay: 1}]
"""
NAMED = ("button", "checkbox", "combobox", "switch", "textbox")
"""Roles of what a page is used by."""


async def unnamed(page: browser.Page) -> list[str]:
    """Return what a screen reader could not tell."""
    tree = await page.call("Accessibility.getFullAXTree")
    used = [node for node in tree["nodes"] if node.get("role", {}).get("value") in NAMED]
    assert used
    return [node["role"]["value"] for node in used if not node.get("name", {}).get("value")]


async def test_lists_timers_and_automations_by_keyboard(tmp_path: Path) -> None:
    executable = browser.find_browser()
    if executable is None:
        pytest.skip("needs a browser (apt install chromium)")
    folder = tmp_path / "automations"
    folder.mkdir()
    (folder / "evening.yaml").write_text(AUTOMATION)
    async with (
        processes.hub(tmp_path / "hub", f"automations.folder={folder}", *QUICK) as running,
        HubClient(running.url) as client,
        browser.page(executable, tmp_path / "profile", running.url) as page,
    ):
        await page.until("document.getElementById('main')?.hidden === false")

        await page.go_to("#item")
        await page.write("2 litres of milk")
        await page.press("Enter")
        await page.until("document.getElementById('items').textContent.includes('2 litres of milk')")
        await page.go_to("#items input")
        await page.press(" ")
        await page.until("document.querySelector('#items .done') !== null")
        [entry] = (await client.lists())[0].items
        assert entry.done
        assert await page.value("document.activeElement.matches('#items input')"), "the focus stays"
        await page.go_to("#items button")
        await page.press("Enter")
        await page.until("document.getElementById('items').textContent.includes('Nothing')")
        assert not (await client.lists())[0].items
        assert await page.value("document.activeElement.id") == "items"

        for name in ("pasta", "<b>rice</b>"):
            await client.set_timer(TimerBody(seconds=600, name=name))
        await page.until("document.querySelectorAll('#timers button').length === 2")
        assert await page.value("document.querySelector('#timers b') === null"), "names are no markup"
        await page.until("/in (10:00|9:\\d\\d)/.test(document.getElementById('timers').textContent)")
        await page.go_to("button[aria-label='Stop pasta']")
        await page.press("Enter")
        await page.until("document.querySelectorAll('#timers button').length === 1")
        assert [each.name for each in await client.timers()] == ["<b>rice</b>"]
        assert await page.value("document.activeElement.getAttribute('aria-label')") == "Stop <b>rice</b>"

        await page.go_to("#automations [role=switch]")
        assert not await page.value("document.activeElement.checked")
        await page.press(" ")
        await page.until("document.getElementById('automations').textContent.includes('next')")
        [shown] = await client.automations()
        assert (shown.id, shown.enabled) == ("evening", True)
        await page.go_to("button[aria-label='Run Evening light']")
        await page.press("Enter")
        await page.until("document.getElementById('automations').textContent.includes('done')")

        for width in (1100, 360):
            await page.call(
                "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False
            )
            assert await page.value("document.documentElement.scrollWidth") <= width, "nothing sticks out"
        assert await unnamed(page) == []
        assert page.complaints == []
        assert {url for url in page.requested if not url.startswith(running.url)} == set(), "nothing from elsewhere"
