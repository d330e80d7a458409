"""Renew ``docs/report.schema.json``, which is made of the records of ``report.json``.

python scripts/schema.py
"""

import json
from pathlib import Path

from summarizer.write.report_json import schema

SCHEMA = Path(__file__).parent.parent / "docs" / "report.schema.json"

if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
