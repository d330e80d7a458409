"""Keep what is written up to date while templates, options and reports are edited, and show it.

The server speaks HTTP on loopback alone, and to whoever knows the address, part
of which is drawn anew each time: other users of the machine do not.  The
standard library's is enough for one reader.  A page asks, and is answered only
when something has changed: that needs no socket of its own and ends by itself
when the page is closed.
"""

import html
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from summarizer.config import FILE, SHIPPED, Config
from summarizer.errors import BadTemplate, MissingExtra, SummarizerError
from summarizer.messages import _
from summarizer.pipeline import Outcome, run

LOOPBACK = "127.0.0.1"
PATIENCE = 20.0
"""Seconds that a page waits for a change before it asks again."""
AROUND = 3
"""Lines shown before and after the one a template fails at."""
PAUSE = 50
"""Milliseconds in which changes that come together are one change."""

_SCRIPT = """<script>
(async () => {
  for (let version = %d; ; ) {
    try {
      const answer = await fetch("/%s/changed?since=" + version);
      if (answer.status === 200) return location.reload();
    } catch { await new Promise((wake) => setTimeout(wake, 500)); }
  }
})();
</script>"""


class LiveOutput:
    """The output folder, renewed at every change; what went wrong last, if anything did.

    Where it is *shown*, the HTML is written first and the page in the browser
    woken, and then what else was asked for.
    """

    def __init__(self, load: Callable[[], Config], shown: bool = False) -> None:
        self._load = load
        self._shown = shown
        self._changed = threading.Condition()
        self.config = load()
        self.trouble: SummarizerError | None = None
        self.version = 0

    def renew(self) -> Outcome | None:
        """Write everything anew; on a mistake keep what stands and remember the mistake."""
        outcome = None
        try:
            self.config = self._load()
            for nth, formats in enumerate(self._rounds()):
                outcome = run(replace(self.config, formats=formats))
                if nth == 0:
                    self._tell(None)
        except SummarizerError as error:
            outcome = None
            self._tell(error)
        return outcome

    def _rounds(self) -> Iterator[tuple[str, ...]]:
        if self._shown:
            yield ("html",)
        rest = tuple(name for name in self.config.formats if not (self._shown and name == "html"))
        if rest:
            yield rest

    def _tell(self, trouble: SummarizerError | None) -> None:
        with self._changed:
            self.trouble = trouble
            self.version += 1
            self._changed.notify_all()

    def wait(self, since: int) -> bool:
        """Return whether something newer than version *since* stands, within some seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self.version > since, PATIENCE)


def watch(
    live: LiveOutput, told: Callable[[LiveOutput, Outcome | None], None], stop: threading.Event
) -> None:
    """Renew *live* whenever a template, an option or a report is saved, until *stop* is set.

    Raises `MissingExtra` where watchfiles is not installed.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise MissingExtra(
            _("Watching needs the package watchfiles: pip install 'summarizer[preview]'.")
        ) from None

    def concerns(change: Any, path: str) -> bool:
        # What is written here would otherwise be a change, and be written again.
        return not Path(path).resolve().is_relative_to(live.config.out.resolve())

    paths = [path for path in _watched(live.config) if path.exists()]
    for _several in changes(
        *paths, watch_filter=concerns, step=PAUSE, debounce=4 * PAUSE, stop_event=stop, raise_interrupt=False
    ):
        told(live, live.renew())


@contextmanager
def served(live: LiveOutput, port: int = 0) -> Iterator[str]:
    """Serve what *live* holds on loopback while the block runs, and give its address.

    Raises OSError where *port* is taken; 0 takes a free one.
    """
    secret = secrets.token_urlsafe(16)
    handler = type("Handler", (_Handler,), {"live": live, "secret": secret})
    server = ThreadingHTTPServer((LOOPBACK, port), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_address[1]}/{secret}/"
    finally:
        server.shutdown()
        server.server_close()


def _watched(config: Config) -> Iterator[Path]:
    yield config.folder
    yield config.folder / FILE
    yield SHIPPED
    if config.templates:
        yield config.templates
    if config.reference:
        yield config.reference


class _Handler(SimpleHTTPRequestHandler):
    live: LiveOutput
    secret: str
    timeout = 3 * PATIENCE
    """Seconds that a request may take to arrive."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, directory=str(self.live.config.out))

    def do_GET(self) -> None:
        path, query = self._asked()
        if path is None:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == "changed":
            since = parse_qs(query).get("since", [""])[0]
            newer = self.live.wait(int(since) if since.isdecimal() else 0)
            self._answer(HTTPStatus.OK if newer else HTTPStatus.NO_CONTENT, b"")
        elif path == "" or path.endswith(".html"):
            self._page(path or "index.html")
        else:
            self.path = "/" + quote(path)
            super().do_GET()

    def do_HEAD(self) -> None:
        """Refuse: no reader of pages asks so."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def _asked(self) -> tuple[str | None, str]:
        """Return the path under the output folder that is asked for, None where it is nobody's to read."""
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        parts = urlsplit(self.path)
        path = unquote(parts.path).removeprefix(f"/{self.secret}/")
        # A name of somebody's own that resolves to loopback must not read along.
        known = host in {LOOPBACK, "localhost"} and path != unquote(parts.path)
        hidden = any(part.startswith(".") for part in path.split("/"))
        out = self.live.config.out.resolve()
        # Resolved, for a path may have a drive or a link in it.
        inside = "\0" not in path and (out / path).resolve().is_relative_to(out)
        return (path if known and inside and not hidden else None), parts.query

    def _page(self, name: str) -> None:
        version = self.live.version
        if self.live.trouble:
            content = _error_page(self.live.trouble)
        else:
            try:
                content = (self.live.config.out / name).read_text(encoding="utf-8")
            except OSError:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
        before, end, after = content.rpartition("</body>")
        self._answer(HTTPStatus.OK, f"{before}{_SCRIPT % (version, self.secret)}{end}{after}".encode())

    def _answer(self, status: HTTPStatus, content: bytes) -> None:
        # A page that waits for a change may be closed meanwhile.
        with suppress(ConnectionError):
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal belongs to the problems."""


def _error_page(trouble: SummarizerError) -> str:
    """Return the page that shows *trouble*, the line of the template marked."""
    shown = ""
    if isinstance(trouble, BadTemplate) and trouble.file and trouble.line and trouble.file.is_file():
        lines = trouble.file.read_text(encoding="utf-8", errors="replace").splitlines()
        first = max(1, trouble.line - AROUND)
        for number, line in enumerate(lines[first - 1 : trouble.line + AROUND], start=first):
            tag = "mark" if number == trouble.line else "span"
            shown += f"<{tag}>{number:>5}  {html.escape(line)}</{tag}>\n"
    heading = html.escape(_("Nothing was written"))
    return (
        f'<!doctype html><meta charset="utf-8"><title>{heading}</title>'
        "<style>body{font:17px/1.7 sans-serif;max-width:50rem;margin:3rem auto;padding:0 1rem}"
        "pre{white-space:pre-wrap}mark{background:#ffd7d2;color:inherit}</style>"
        f"<body><h1>{heading}</h1><pre id='message'>{html.escape(str(trouble))}</pre><pre>{shown}</pre>"
        "</body></html>"
    )
