"""Renew the schemas of ``report.json`` and ``check.json`` in ``docs/``, which are made of their records.

python scripts/schema.py
"""

import json
from pathlib import Path

from summarizer.write import check_json, report_json

DOCS = Path(__file__).parent.parent / "docs"

if __name__ == "__main__":
    for name, made in (("report", report_json), ("check", check_json)):
        written = json.dumps(made.schema(), ensure_ascii=False, indent=1) + "\n"
        (DOCS / f"{name}.schema.json").write_text(written, encoding="utf-8")
