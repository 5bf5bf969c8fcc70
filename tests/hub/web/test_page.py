"""The status page: closed to everything but its own files, and nothing in it makes markup of text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.web.page import FILES, STATIC
from tests.hub.web.house import files, served

SCRIPTS = sorted(STATIC.glob("*.js"))


async def test_every_file_is_served_with_its_policy(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        for path, (_, content_type) in FILES.items():
            async with session.get(path) as response:
                assert (response.status, response.content_type) == (200, content_type), path
                policy = response.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy and "unsafe" not in policy
                assert response.headers["X-Content-Type-Options"] == "nosniff"
                etag = response.headers["ETag"]
            async with session.get(path, headers={"If-None-Match": etag}) as response:
                assert response.status == 304, path
            async with session.get(path, headers={"If-None-Match": '"other"'}) as response:
                assert response.status == 200, path


def test_every_file_there_is_is_served() -> None:
    assert {name for name, _ in FILES.values()} == {each.name for each in files(STATIC)}


def test_the_page_loads_nothing_from_elsewhere() -> None:
    page = (STATIC / "index.html").read_text()
    used = re.findall(r"(?:src|href)=\"([^\"]+)\"", page)
    used += re.findall(r"from \"([^\"]+)\"", "".join(each.read_text() for each in SCRIPTS))
    assert used and set(used) <= set(FILES)
    assert "url(" not in (STATIC / "style.css").read_text()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_markup_of_text(script: Path) -> None:
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc|DOMParser"
    assert re.findall(sinks, script.read_text()) == []


def test_the_page_has_no_inline_script_or_style() -> None:
    page = (STATIC / "index.html").read_text()
    assert re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:", page) == []


def test_every_part_that_the_script_fills_is_in_the_page() -> None:
    page = (STATIC / "index.html").read_text()
    wanted = {name for each in SCRIPTS for name in re.findall(r"find\(\"([\w-]+)\"\)", each.read_text())}
    assert wanted and wanted <= set(re.findall(r"\sid=\"([\w-]+)\"", page))
