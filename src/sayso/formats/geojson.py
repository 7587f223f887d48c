"""GeoJSON (RFC 7946): a feature for each incident; geometry is null where no place is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.records import Incident

__all__ = ["write"]


def write(incidents: Iterable[tuple[Incident, tuple[float, float] | None]], stream: TextIO) -> int:
    """Write a feature collection, each feature as it comes, and tell how many there were.

    Args:
        incidents: Incidents, each with longitude and latitude where an event in its reports has them.
        stream: Where it goes.
    """
    stream.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for incident, point in incidents:
        stream.write("\n" if not count else ",\n")
        json.dump(_feature(incident, point), stream, ensure_ascii=False)
        count += 1
    stream.write("\n]}\n")
    return count


def _feature(incident: Incident, point: tuple[float, float] | None) -> dict[str, object]:
    accounts = [
        {
            "measure": account.measure,
            "low": account.low,
            "high": account.high,
            "bound": account.bound,
            "according_to": account.source,
            "as_of": account.as_of,
            "reports": len(account.reports),
        }
        for account in incident.accounts
    ]
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
        "properties": {
            "what": incident.what,
            "kind": incident.kind,
            "place": incident.place,
            "date": incident.date,
            "reports": list(incident.reports),
            "accounts": accounts,
        },
    }
