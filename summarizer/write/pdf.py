"""Page -> PDF, by LibreOffice, of the Word file."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from summarizer.errors import MissingExtra
from summarizer.messages import _
from summarizer.place import place
from summarizer.records import Page
from summarizer.write.word import Word

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60
"""What LibreOffice may take to start, and again for every page; it hangs now and then."""


def program() -> str:
    """Return LibreOffice's path; raises `MissingExtra` where it is not installed."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    raise MissingExtra(_("--format pdf needs LibreOffice (soffice); install it, or choose docx."))


def write(pages: Sequence[Page], word: Word, out: Path) -> Iterator[Path]:
    """Write *pages*, as *word* makes them, under *out* and yield the files."""
    office = program()
    with TemporaryDirectory() as folder:
        # By number: LibreOffice puts all its files into one folder, where names could clash.
        sources = []
        for number, page in enumerate(pages):
            sources.append(Path(folder) / f"{number}.docx")
            sources[-1].write_bytes(word.made(page))
        _convert(office, sources, Path(folder))
        for source, page in zip(sources, pages, strict=True):
            made = source.with_suffix(".pdf")
            if not made.is_file():
                said = _("{page}: LibreOffice made no PDF of it; open its .docx to see why.")
                raise MissingExtra(said.format(page=page.name))
            yield place(out / f"{page.name}.pdf", made.read_bytes())


def _convert(office: str, sources: Sequence[Path], folder: Path) -> None:
    # A profile of its own, or a LibreOffice that is open on the desk takes the command and does nothing.
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    try:
        subprocess.run(
            [*command, str(folder), *map(str, sources)],
            capture_output=True,
            check=False,
            timeout=SECONDS * (1 + len(sources)),
        )
    except subprocess.TimeoutExpired:
        raise MissingExtra(_("LibreOffice did not finish in time; try again, or choose docx.")) from None
