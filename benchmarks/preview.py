"""How long from saving a template to the refreshed page.

    python benchmarks/preview.py REPORTS [--rounds 5] [--formats docx,html]

A template of one's own is saved again and again with another title.  *Written*
is `LiveOutput.renew` alone: all that is done between a change and new files.  *Shown*
is the whole way in a browser: the file is saved, the change noticed, everything
written, the open page reloaded, and the new title seen in it; it needs
playwright and a Chromium.  The first run, which analyses, is told apart; of the
others the median and the slowest, in seconds; *computing* is what of it this
process had the processor for, which a busy machine does not change.
"""

import argparse
import cProfile
import pstats
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from summarizer.config import load
from summarizer.preview import LiveOutput, served, watch

TEMPLATE = """{{% extends "default/briefing.md.j2" %}}
{{% block title %}}
# {{{{ briefing.region.label }}}}第{round}稿
{{% endblock %}}
"""


def main() -> None:
    """Print what each way takes."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--formats", default="docx,html")
    parser.add_argument("--profile", action="store_true", help="tell where the time of one renewal goes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mine = Path(folder) / "mine"
        mine.mkdir()
        template = mine / "briefing.md.j2"
        live = LiveOutput(
            lambda: load(args.reports, out=Path(folder) / "out", templates=mine, formats=args.formats),
            shown=True,
        )

        def save(number: int) -> None:
            template.write_text(TEMPLATE.format(round=number), encoding="utf-8")

        save(0)
        print(f"{'first run, analysing':24}{_timed(live.renew):8.2f}")
        times, computing = [], []
        for number in range(1, args.rounds + 1):
            save(number)
            before = time.process_time()
            times.append(_timed(live.renew))
            computing.append(time.process_time() - before)
        _told(f"written ({args.formats})", times)
        _told("  computing", computing)
        if args.profile:
            with cProfile.Profile() as profile:
                live.renew()
            pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats(25)
        _shown(live, save, args.rounds)


def _shown(live: LiveOutput, save: Callable[[int], None], rounds: int) -> None:
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser_path = None
    if browser_path is None:
        print("shown: no browser here")
        return
    stop = threading.Event()
    watching = threading.Thread(target=watch, args=(live, lambda *told: None, stop), daemon=True)
    with sync_playwright() as playwright, served(live) as address:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page()
        watching.start()
        page.goto(address)
        page.locator(".index a").last.click()
        page.wait_for_selector("h1")
        time.sleep(1)  # until the watch stands
        times = []
        for number in range(100, 100 + rounds):
            times.append(_timed(lambda: _saved_and_seen(save, page, number)))  # noqa: B023
            time.sleep(0.5)
        browser.close()
        stop.set()
    _told("shown in Chromium", times)


def _saved_and_seen(save: Callable[[int], None], page: object, number: int) -> None:
    save(number)
    page.get_by_role("heading", name=f"第{number}稿").wait_for(timeout=30_000)  # type: ignore[attr-defined]


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _told(name: str, times: list[float]) -> None:
    print(f"{name:24}{statistics.median(times):8.2f}  slowest {max(times):.2f}")


if __name__ == "__main__":
    main()
