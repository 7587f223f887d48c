"""Calendar dates in print: full dates become ISO dates, partial ones stay unread."""

from __future__ import annotations

import dataclasses
import datetime
import re

__all__ = ["DATE", "PrintedDate", "date_in_address", "find_date", "iso_date"]

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_NUMBER = {
    name: i
    for i, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
DATE = re.compile(
    rf"""
    (?:\b{WEEKDAY}\b\.?,?\s+)?
    (?:
        \b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTHS})\b\.?,?\s+(?P<y1>\d{{4}})\b   # 3 March 2031
      | \b(?P<m2>{_MONTHS})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b,?\s+(?P<y2>\d{{4}})\b           # March 3, 2031
      | \b(?P<m3>{_MONTHS})\b\.?\s+(?P<d3>\d{{2}})(?P<y3>(?:19|20)\d{{2}})\b         # Mar 032031: its comma was lost
      | \b(?P<y4>\d{{4}})[-/.](?P<m4>\d{{2}})[-/.](?P<d4>\d{{2}})(?!\d)                                # 2031-03-03
      | \b(?P<d5>\d{{1,2}})\.(?P<m5>\d{{1,2}})\.(?P<y5>\d{{4}})(?!\d)                                  # 3.3.2031
      | \b(?P<a6>\d{{1,2}})(?P<s6>[-/])(?P<b6>\d{{1,2}})(?P=s6)(?P<y6>\d{{4}})(?!\d)                   # 31-03-2031
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_ADDRESS_DATE = re.compile(r"^https?://[^?#]*?/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


@dataclasses.dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date as a text prints it: where it stands, its words, and the ISO date where the order is certain."""

    start: int
    end: int
    text: str
    iso: str | None


def find_date(text: str, start: int = 0, *, ambiguous: bool = False) -> PrintedDate | None:
    """Find the first full and real date at or after ``start``.

    A date without a year is none. One whose order of day and month is uncertain (03/04/2031) is passed over, or with
    ``ambiguous`` found but not read.

    >>> find_date("Karvel, Saturday, Dec. 21, 2030").iso
    '2030-12-21'
    >>> find_date("due on 03/04/2031 or 30 February 2031")
    """
    for match in DATE.finditer(text, start):
        iso = _read(match.groupdict())
        if iso or (ambiguous and match["s6"]):
            return PrintedDate(match.start(), match.end(), match.group(), iso)
    return None


def iso_date(value: str) -> str | None:
    """The date of an ISO timestamp or a printed date, as in a page's metadata; None when partial or impossible.

    >>> iso_date("2031-03-03T10:15:00+02:00"), iso_date("2031-03"), iso_date("2031-02-30")
    ('2031-03-03', None, None)
    """
    found = find_date(value.strip())
    return found.iso if found else None


def date_in_address(address: str) -> str | None:
    """Read the day in the path of a web address, as many outlets file their reports.

    >>> date_in_address("https://adria.example/2031/03/04/bridge"), date_in_address("https://adria.example/2031/03/")
    ('2031-03-04', None)
    """
    match = _ADDRESS_DATE.match(address)
    return _real(*match.groups()) if match else None


def _read(g: dict[str, str | None]) -> str | None:
    for n in "123":
        if month := g[f"m{n}"]:
            return _real(g[f"y{n}"], _NUMBER[month[:3].lower()], g[f"d{n}"])
    if g["y4"]:
        return _real(g["y4"], g["m4"], g["d4"])
    if g["y5"]:
        return _real(g["y5"], g["m5"], g["d5"])
    first, second = int(g["a6"] or 0), int(g["b6"] or 0)
    if first > 12 >= second or first == second:
        return _real(g["y6"], second, first)
    if second > 12 >= first:
        return _real(g["y6"], first, second)
    return None


def _real(year: str | int | None, month: str | int | None, day: str | int | None) -> str | None:
    try:
        date = datetime.date(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None
    return date.isoformat() if date.year >= 1500 else None
