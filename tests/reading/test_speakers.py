"""Who a source is: names, descriptions and pronouns led back to one speaker, and sources whose names are withheld."""

from __future__ import annotations

import pytest
from attribution_tables import attributions_of, rows

from sayso.records import Speaker


def _speaker(row: dict[str, str]) -> Speaker | None:
    """The speaker of the last attribution with a row's source."""
    wanted = row["source"].strip(" ,")
    found = [a for a in attributions_of(row["text"]) if a.source and a.source.text.strip(" ,") == wanted]
    return found[-1].speaker if found else None


def _agrees(row: dict[str, str]) -> bool:
    speaker = _speaker(row)
    if speaker is None:
        return False
    named = _plain(speaker.name) == _plain(row["speaker"])
    return named and row["anonymous"] in {"", "yes" if speaker.anonymous else "no"}


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


@pytest.mark.parametrize("row", [r for r in rows("speakers") if not r["fails"]], ids=lambda row: row["id"])
def test_speaker(row: dict[str, str]) -> None:
    """The source of a row is the speaker that a careful reader takes it for."""
    assert _agrees(row), _speaker(row)


@pytest.mark.parametrize("row", [r for r in rows("speakers") if r["fails"]], ids=lambda row: row["id"])
def test_known_failure(row: dict[str, str]) -> None:
    """A known failure fails still; one that is mended loses its reason in the table."""
    assert not _agrees(row)
