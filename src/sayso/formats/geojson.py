"""GeoJSON (RFC 7946): a feature for each incident; geometry is null where no place is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.records import Incident

__all__ = ["write"]


def write(incidents: Iterable[Incident], stream: TextIO) -> int:
    """Write a feature collection, each feature as it comes, and tell how many there were."""
    stream.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for incident in incidents:
        stream.write("\n" if not count else ",\n")
        json.dump(_feature(incident), stream, ensure_ascii=False)
        count += 1
    stream.write("\n]}\n")
    return count


def _feature(incident: Incident) -> dict[str, object]:
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
        "geometry": _point(incident),
        "properties": {
            "what": incident.what,
            "kind": incident.kind,
            "type": incident.type,
            "place": incident.place,
            "country": incident.country,
            "geonameid": incident.geonameid,
            "date": incident.date,
            "reports": list(incident.reports),
            "accounts": accounts,
        },
    }


def _point(incident: Incident) -> dict[str, object] | None:
    """Longitude and latitude, where the incident's place is known; RFC 7946 has them in this order."""
    if incident.lat is None or incident.lon is None:
        return None
    return {"type": "Point", "coordinates": [incident.lon, incident.lat]}
