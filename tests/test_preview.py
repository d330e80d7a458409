"""Edit a template, see the change; break it, see the error; mend it, all without restarting."""

import http.client
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from summarizer.config import SHIPPED, load
from summarizer.preview import LOOPBACK, LiveOutput, served, watch

pytest.importorskip("watchfiles")


@pytest.fixture(name="templates")
def _templates(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "briefing.md.j2").write_text(
        '{% extends "default/briefing.md.j2" %}\n'
        "{% block title %}\n# {{ briefing.region.label }}初稿\n{% endblock %}\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(name="live")
def _live(templates: Path, tmp_path: Path, reports: Path) -> LiveOutput:
    folder = tmp_path / "reports"
    shutil.copytree(reports, folder)
    return LiveOutput(
        lambda: load(folder, out=tmp_path / "out", templates=templates, formats="md"), shown=True
    )


@pytest.fixture(name="address")
def _address(live: LiveOutput) -> Iterator[str]:
    """The address of output that is renewed at every change."""
    live.renew()
    stop = threading.Event()
    watching = threading.Thread(target=watch, args=(live, lambda *told: None, stop), daemon=True)
    with served(live) as address:
        watching.start()
        yield address
    stop.set()
    watching.join(timeout=10)
    assert not watching.is_alive()


def get(
    address: str, path: str, host: str | None = None, method: str = "GET", whole: bool = False
) -> http.client.HTTPResponse:
    """Ask the server of *address* for *path* below it, or as it is, where *whole*, under the name *host*."""
    parts = urlsplit(address)
    assert parts.port is not None
    connection = http.client.HTTPConnection(LOOPBACK, parts.port, timeout=30)
    below = path if whole else parts.path.rstrip("/") + path
    connection.request(method, below, headers={"Host": f"{host or LOOPBACK}:{parts.port}"})
    return connection.getresponse()


def test_the_first_page_is_the_index_and_markdown_is_written_too(live: LiveOutput) -> None:
    """What was asked for is written beside what is shown."""
    live.renew()
    with served(live) as address:
        assert "digest.html" in get(address, "/").read().decode()
    assert (live.config.out / "digest.md").is_file()


def test_only_this_machine_by_its_own_name_may_read(live: LiveOutput) -> None:
    """Another name that resolves to loopback is refused, and so is the cache."""
    live.renew()
    with served(live) as address:
        assert get(address, "/", host="evil.example").status == 403
        assert get(address, "/.cache/").status == 403
        assert get(address, "/nothing.html").status == 404


def test_only_who_knows_the_address_may_read_and_only_the_output(live: LiveOutput, tmp_path: Path) -> None:
    """No path leads out of the folder, be it to a page or to another file; HEAD is no way round."""
    live.renew()
    for name in ("beside.html", "beside.md"):
        (tmp_path / name).write_text("别处", encoding="utf-8")
    with served(live) as address:
        for path in ("/", "/digest.html", "/digest.md"):
            assert get(address, path).status == 200
            assert get(address, path, whole=True).status == 403
        for path in ("/../beside.html", "/%2e%2e/beside.html", "/../beside.md", "/x/..%2f..%2fbeside.md"):
            assert get(address, path).status == 403
        outside = quote((tmp_path / "beside.html").as_posix())
        assert get(address, "/" + outside).status == 403
        assert get(address, "/digest.html", method="HEAD").status == 405


def test_a_broken_template_keeps_what_stands(live: LiveOutput, templates: Path) -> None:
    """Nothing half-written replaces the last good page."""
    live.renew()
    before = (live.config.out / "digest.md").read_bytes()
    (templates / "digest.md.j2").write_text("# {{ digest.regoins }}\n", encoding="utf-8")
    assert live.renew() is None
    assert "digest.md.j2" in str(live.trouble)
    assert (live.config.out / "digest.md").read_bytes() == before
    assert (live.config.out / "digest.html").is_file()


@pytest.mark.slow
def test_editing_in_a_real_browser(browser: Any, address: str, templates: Path) -> None:
    """Edit, break, mend: the open page follows each time."""
    template = templates / "briefing.md.j2"
    good = template.read_text(encoding="utf-8")
    page = browser.new_page()
    page.goto(address + "briefings/望都县.html")
    assert page.locator("h1").inner_text() == "望都县初稿"

    template.write_text(good.replace("初稿", "定稿"), encoding="utf-8")
    page.get_by_role("heading", name="望都县定稿").wait_for(timeout=15000)

    template.write_text(good.replace("region.label", "regoin.label"), encoding="utf-8")
    page.get_by_role("heading", name="Nothing was written").wait_for(timeout=15000)
    assert "briefing.md.j2" in page.locator("#message").inner_text()
    assert "regoin" in page.locator("mark").inner_text()

    template.write_text(good.replace("初稿", "终稿"), encoding="utf-8")
    page.get_by_role("heading", name="望都县终稿").wait_for(timeout=15000)
    page.close()


def test_the_shipped_templates_are_found() -> None:
    """What a user's folder does not hold comes from here."""
    assert {"briefing.md.j2", "digest.md.j2", "page.html"} <= {path.name for path in SHIPPED.iterdir()}
