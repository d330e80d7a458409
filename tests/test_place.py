"""A file stands in its place whole, or as it was."""

from pathlib import Path

import pytest

from summarizer.place import place


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    assert place(tmp_path / "a/b.txt", "甲".encode()) == tmp_path / "a/b.txt"
    assert (tmp_path / "a/b.txt").read_text(encoding="utf-8") == "甲"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stood_there_stays_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """A full disk or Ctrl+C costs the new file alone, and leaves no part of it."""
    file = place(tmp_path / "report.json", b"old")
    write = Path.write_bytes

    def failing(path: Path, content: bytes) -> int:
        write(path, content[:1])
        raise error

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(type(error)):
        place(file, b"new")
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_an_error_names_the_file_and_not_the_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user knows the one only."""

    def locked(beside: Path, path: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(beside), None, str(path))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError) as caught:
        place(tmp_path / "a.docx", b"")
    assert caught.value.filename == str(tmp_path / "a.docx")
    assert ".part" not in str(caught.value)


def test_two_runs_write_beside_different_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither moves the other's half into place."""
    names: list[str] = []
    write = Path.write_bytes

    def noting(path: Path, content: bytes) -> int:
        names.append(path.name)
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", noting)
    for _ in range(2):
        place(tmp_path / "a.txt", b"a")
    assert len(set(names)) == 2
    assert all(name.startswith(".") for name in names)
