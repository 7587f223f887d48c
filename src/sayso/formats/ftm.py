"""FollowTheMoney entities: an Event for each incident, an Article for each report, a Documentation between the two.

Where the place of an incident is known, an Address has its coordinates, and incidents of one place share it.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import json
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.records import Incident

__all__ = ["write"]


def write(incidents: Iterable[tuple[Incident, Sequence[Mapping[str, object]]]], stream: TextIO) -> int:
    """Write the entities of some incidents, one a line, and tell how many there were.

    Args:
        incidents: Incidents, each with its reports (``story``, ``title``, ``published``, ``outlet``, ``address``).
        stream: Where they go.
    """
    count = 0
    seen: set[str] = set()
    for incident, reports in incidents:
        made = [_event(incident)]
        key = _address_id(incident)
        if key and key not in seen:
            seen.add(key)
            made.append(_address(incident, key))
        for report in reports:
            if str(report["story"]) not in seen:
                seen.add(str(report["story"]))
                made.append(_article(report))
            made.append(_documentation(incident, report))
        for entity in made:
            json.dump(entity, stream, ensure_ascii=False)
            stream.write("\n")
            count += 1
    return count


def _entity(key: str, schema: str, **properties: object) -> dict[str, object]:
    kept = {name: [str(value)] for name, value in properties.items() if value not in {None, ""}}
    return {"id": key, "schema": schema, "properties": kept}


def _event(incident: Incident) -> dict[str, object]:
    days = (incident.date or "").split("/")
    span = {"startDate": days[0], "endDate": days[-1]} if len(days) == 2 else {"date": days[0]}
    told = "; ".join(
        f"{account.words} {account.measure} ({account.source or 'own voice of a report'})"
        for account in incident.accounts
    )
    return _entity(
        incident.id,
        "Event",
        name=incident.what,
        location=incident.place,
        country=_alpha2().get(incident.country or ""),
        addressEntity=_address_id(incident),
        summary=told,
        **span,
    )


@functools.cache
def _alpha2() -> dict[str, str]:
    """ISO 3166's two letters of a country by its three."""
    told = importlib.resources.files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in told.splitlines() if not line.startswith("#")]
    return dict(lines[1:])


def _address_id(incident: Incident) -> str | None:
    if incident.lat is None or incident.lon is None:
        return None
    if incident.geonameid is not None:
        return f"geonames-{incident.geonameid}"
    return f"place-{hashlib.sha256(f'{incident.lat} {incident.lon}'.encode()).hexdigest()[:12]}"


def _address(incident: Incident, key: str) -> dict[str, object]:
    where = {"latitude": incident.lat, "longitude": incident.lon}
    return _entity(key, "Address", full=incident.place, country=_alpha2().get(incident.country or ""), **where)


def _article(report: Mapping[str, object]) -> dict[str, object]:
    address = str(report["address"])
    url = address if address.startswith(("http://", "https://")) else None
    return _entity(
        str(report["story"]),
        "Article",
        title=report["title"],
        fileName=None if url else address.rpartition("/")[2],
        sourceUrl=url,
        publisher=report["outlet"],
        publishedAt=report["published"],
    )


def _documentation(incident: Incident, report: Mapping[str, object]) -> dict[str, object]:
    key = hashlib.sha256(f"{incident.id}\x1f{report['story']}".encode()).hexdigest()[:12]
    return _entity(f"documentation-{key}", "Documentation", document=report["story"], entity=incident.id, role="report")
