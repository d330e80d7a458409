"""A package as Word reads it, the same bytes for the same parts."""

import io
import zipfile


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return the package of *parts*: the same bytes for the same parts, whenever and wherever."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        # The table of types first, as every reader of such packages expects it.
        for name in sorted(
            parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels"), name)
        ):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, parts[name])
    return content.getvalue()
