"""FollowTheMoney entities: an Event for each incident, an Article for each report, a Documentation between the two."""

from __future__ import annotations

import hashlib
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
    kept = {name: [str(value)] for name, value in properties.items() if value}
    return {"id": key, "schema": schema, "properties": kept}


def _event(incident: Incident) -> dict[str, object]:
    days = (incident.date or "").split("/")
    span = {"startDate": days[0], "endDate": days[-1]} if len(days) == 2 else {"date": days[0]}
    told = "; ".join(
        f"{account.words} {account.measure} ({account.source or 'own voice of a report'})"
        for account in incident.accounts
    )
    return _entity(incident.id, "Event", name=incident.what, location=incident.place, summary=told, **span)


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
