"""Which events of sayso tell a labelled incident of the accounts corpus, and whether type, place and day are right.

The rule. An incident is scored in each report whose figures use it and that gives it a type.

1. *Which events.* A figure of sayso that overlaps a labelled figure of the incident, with the same measure, joins the
   event that it names (``event``), or the event that names it (``figures``). Each such figure is a vote for its event.
   Where none of them joins an event, the words do: each labelled figure votes for the event whose trigger stands
   nearest to it within its sentence. An incident without a vote is missed in everything.
2. *Type, place, day.* Each vote goes to the value that its event gives; the value with most votes is the answer, the
   first in the text where two have as many, and an event that leaves the value open gives none. So a place that one of
   three events lacks is still the place that a coder would find.
3. *Type* is right when it is the labelled one.
4. *Place* is scored where the label names one. It is right when its words are those of the label once accents, case,
   articles and a lost possessive ("Syrias") are folded away; when all its names stand in the label and one of them in
   the label's innermost part ("Atareb" in "the town of Atareb in Aleppo province"); when it says all that the label
   says and more; or when the gazetteer has it inside a place of the name of that innermost part: by its id, or, where
   only the place around it is known, by the coordinates of that. A label without a name ("the crossing") wants one
   word in common.
5. *Day* is scored where the label has one: it lies between the first and the last day of the answer, and these are
   two days at most ("overnight"). Days given where the label has none are counted beside it: a label without a day
   often stands for "in the last 24 hours", so they are not all wrong.

The report's date is given with ``--published``, since the labels were made with it.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from sayso.language.places.candidates import candidates

__all__ = ["Answer", "answers", "day_right", "place_right"]

SENTENCE = re.compile(r"[.?!][\"”’']?\s")
WORD = r"[\w'’-]+"
LITTLE = frozenset("the a an of in on at and near around outside across to between over from".split())
LOST = r"^(syria|aleppo|iraq|city|town)s$"
APART = re.compile(r"\b(?:in|of|near|outside|around|at|from)\b")
OWNER = re.compile(r"(?:\b[A-Z]\w+ )?\b(?:\w+['’]s|(?:Syria|Aleppo|city)s) ")
KINDS = frozenset("province city town district road street village".split())
OTHERS = re.compile(r"-[a-z]{4,}$")
SIDES = re.compile(r"(?:north|south|east|west|central)|(?:syrian|kurdish|is)$")

Record = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Answer:
    """What sayso says of one labelled incident: ``place`` and ``day`` are None where no event gives them."""

    report: str
    incident: Record
    cumulative: bool
    type: str | None
    place: Record | None
    day: Record | None


def answers(report: Record, page: Record) -> Iterator[Answer]:
    """What the events of a page say of each incident of a report that its figures use."""
    for incident in report["incidents"]:
        labels = [f for f in report["figures"] if f["incident"] == incident["key"]]
        if not labels or not incident["type"]:
            continue
        votes = _by_figures(labels, page) or _by_words(labels, page)
        yield Answer(
            report["id"],
            incident,
            any(f["cumulative"] for f in labels),
            type=_most(votes, "type"),
            place=_most(votes, "place"),
            day=_most(votes, "date"),
        )


def _by_figures(labels: list[Record], page: Record) -> list[Record]:
    """The events that the figures of sayso join which overlap those labelled, one for each figure."""
    found = []
    for story in page["stories"]:
        events = {e["id"]: e for e in story["events"]}
        naming = {f: e["id"] for e in story["events"] for f in e["figures"]}
        for figure in story["figures"]:
            event = events.get(figure["event"] or naming.get(figure["id"], ""))
            if event and any(
                f["measure"] == figure["measure"] and _apart(f["span"], figure["span"]) < 0 for f in labels
            ):
                found.append(event)
    return found


def _by_words(labels: list[Record], page: Record) -> list[Record]:
    """For each labelled figure the event whose trigger is nearest to it in its sentence."""
    ends = [0, *(m.end() for m in SENTENCE.finditer(page["text"])), len(page["text"])]
    events = [e for story in page["stories"] for e in story["events"]]
    found = []
    for label in labels:
        start = max(e for e in ends if e <= label["span"]["start"])
        end = min(e for e in ends if e >= label["span"]["end"])
        inside = [e for e in events if start <= e["trigger"]["start"] < end]
        if inside:
            found.append(min(inside, key=lambda e: _apart(e["trigger"], label["span"])))
    return found


def _apart(one: Record, other: Record) -> int:
    """The code points between two spans; negative where they overlap."""
    return int(max(one["start"], other["start"]) - min(one["end"], other["end"]))


def _most(votes: list[Record], field: str) -> Any:
    given = [e[field] for e in sorted(votes, key=lambda e: e["trigger"]["start"]) if e[field]]
    counted = collections.Counter(map(_value, given))
    return max(given, key=lambda value: counted[_value(value)], default=None)


def _value(value: Any) -> str:
    """What makes two answers one: the words of a place, folded; the days of a date."""
    if isinstance(value, str):
        return value
    return " ".join(_folded(value["name"])) if "name" in value else f"{value['start']}/{value['end']}"


def place_right(label: str, place: Record) -> bool:
    """Whether the place of an event is the labelled one, or a part of it."""
    wanted, found = _folded(label), _folded(place["name"])
    names, given = _names(label), set(_names(place["name"]))
    if wanted == found or not names:
        return bool(set(wanted) & set(found))
    parts = [part.strip() for part in APART.split(OWNER.sub("", label)) if _names(part)]
    inner = set(_names(parts[0]))
    return (given <= set(names) and bool(given & inner)) or set(names) <= given or _lies_in(place, parts[0])


def _lies_in(place: Record, wider: str) -> bool:
    """Whether the gazetteer has the place of an event as a name or as a part of a place of that name."""
    if place.get("match") == "place around it":
        return any((e.lat, e.lon) == (place["lat"], place["lon"]) for e in candidates(wider).entries)
    if place["geonameid"] is None:
        return False
    around = {entry.number for entry in candidates(wider).entries}
    found = (entry for entry in candidates(place["name"]).entries if entry.geonameid == place["geonameid"])
    return any(around & {entry.number, *entry.above} for entry in found)


def _names(phrase: str) -> list[str]:
    """The words of a phrase that are names, folded, without those that only say of what kind or on which side."""
    words = [w for w in re.findall(WORD, phrase) if re.match(r"(?:[ae]l-)?[A-Z]", w) and not OTHERS.search(w)]
    return [w for w in _folded(" ".join(words)) if w not in KINDS and not SIDES.match(w)]


def _folded(phrase: str) -> list[str]:
    """The words of a phrase without accents, case, articles, prepositions and possessives."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", phrase.lower()) if not unicodedata.combining(c))
    words = [re.sub(r"^[ae]l-|['’]s$", "", w) for w in re.findall(WORD, plain)]
    return [re.sub(LOST, r"\1", w) for w in words if w not in LITTLE]


def day_right(label: str, day: Record) -> bool:
    """Whether a labelled day lies in a stretch of two days at most."""
    start, end = day["start"] or day["end"], day["end"] or day["start"]
    if not start or len(start) != 10 or len(end) != 10 or not start <= label <= end:
        return False
    return (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days <= 1
