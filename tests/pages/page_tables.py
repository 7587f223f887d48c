"""Two invented reports, and the tables of strings, that the tests of pages are run over."""

from __future__ import annotations

import csv
import json
import pathlib
from typing import Any

__all__ = [
    "CAPTION",
    "EXAMPLES",
    "FIRST",
    "FIRST_BODY",
    "OTHER_CAPTION",
    "SECOND",
    "SECOND_BODY",
    "SHARED",
    "json_rows",
    "rows",
]

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
_TABLES = ROOT / "tests" / "data" / "pages"

FIRST = "Mill blast in Dorn kills nine, owner disputes toll"
FIRST_BODY = [
    "A gas explosion tore through a paper mill in Dorn on Thursday and killed nine workers or more, Lena Marek said.",
    "The Brandt company, which owns the mill, denied that Pavel Istrate of the union had warned it of gas this week.",
    "Seventeen people were treated for burns at the hospital of Dorn, and the fire service went on digging until dawn.",
]
SECOND = "River guards leave east bank of the Osk"
SECOND_BODY = [
    "The guards who left the east bank of the Osk had been sent there for one season, Marta Oyelaran said on Monday.",
    "In Upper Karvel, Tomas Vreeland of the Upland Council claimed that 400 guards had fled and left their boats.",
    "Jonas Resk, who directs the Valley Monitor in Osten, said that his volunteers had counted about 130 of them.",
]
CAPTION = "The gate of the Brandt mill on Thursday (Adria News/Ilka Dorn)"
OTHER_CAPTION = "A boat on the lower Osk (Adria News/Ilka Dorn)"


def rows(name: str) -> list[dict[str, str]]:
    lines = [x for x in (_TABLES / name).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def json_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_TABLES / name).read_text(encoding="utf-8").splitlines() if line]
