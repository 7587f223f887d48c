"""Points on the globe: how far apart they lie."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

__all__ = ["EARTH", "kilometres", "on_globe"]

EARTH = 6371.0
"""The mean radius of the earth in kilometres."""


def on_globe(lat: npt.ArrayLike, lon: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Points as unit vectors, one a row.

    Args:
        lat: Latitudes in degrees.
        lon: Longitudes in degrees.
    """
    north, east = np.radians(np.asarray(lat, float)), np.radians(np.asarray(lon, float))
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points given as latitude and longitude in degrees (haversine).

    >>> round(kilometres((36.2, 37.16), (33.51, 36.29)))
    309
    """
    a, b, c, d = map(math.radians, (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))
