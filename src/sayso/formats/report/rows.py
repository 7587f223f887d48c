"""The rows beside a story: tolls, statements, events and checks, each linked to its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.formats import wording
from sayso.formats.happenings import happenings
from sayso.formats.report.elements import Html, joined, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.records import Figure, Span, Story

__all__ = ["check_rows", "event_rows", "speaker_buttons", "statement_rows", "toll_rows"]

_NUMBER = re.compile(r"(\d[\d,]*(?: to \d[\d,]*)?)")
_REFERENCE = re.compile(r"\[(\d+)\]")
_DEEPEST = 3  # deeper parts are indented no further: a phone has no room


def toll_rows(story: Story, named: dict[str, str], number: int) -> Html:
    """A row for each figure, parts below their total."""
    return joined(_toll(toll, named, number) for toll in wording.tolls(story))


def _toll(toll: wording.Toll, named: dict[str, str], number: int) -> Html:
    figure, key = toll.figure, named[toll.figure.id]
    where = wording.joined(figure.place, figure.date)
    return tag(
        "li",
        tag("a", _count(figure), " ", tag("span", toll.people, class_="people"), **_go(key)),
        _according_to(toll, number),
        tag("span", where, class_="line where") if where else "",
        _notes(toll.notes, number),
        _meta([figure.span], figure.rule, figure.id),
        **_row(key, f"toll d{min(toll.depth, _DEEPEST)}"),
        data_near=named.get(figure.attribution or ""),
    )


def _according_to(toll: wording.Toll, number: int) -> Html:
    if toll.according_to in {wording.OWN_VOICE, wording.HEADLINE}:
        return tag("span", f"in {toll.according_to}", class_="line voice")
    source = [tag("span", "according to", class_="label"), tag("span", toll.according_to, class_="who")]
    if toll.statement:
        source.append(_reference(number, toll.statement))
    return tag("span", joined(source, " "), class_="line")


def _count(figure: Figure) -> Html:
    parts = _NUMBER.split(wording.toll_words(figure))
    return tag("span", *(tag("b", part) if i % 2 else part for i, part in enumerate(parts)), class_="count")


def statement_rows(story: Story, named: dict[str, str], number: int) -> Html:
    """A row for each attribution: who, in what way, what."""
    return joined(
        tag(
            "li",
            tag(
                "a",
                tag("span", str(row.number), class_="number"),
                tag("span", row.speaker, class_="who"),
                " ",
                tag("span", row.manner, class_="manner"),
                **_go(named[row.attribution.id]),
            ),
            tag("span", row.words, class_="words", dir="auto"),
            _notes(row.notes, number),
            _meta((*row.attribution.content, *row.attribution.continued), row.attribution.rule, row.attribution.id),
            **_row(named[row.attribution.id], "statement"),
            data_speaker=row.speaker.casefold(),
        )
        for row in wording.statements(story)
    )


def speaker_buttons(story: Story) -> Html:
    """A button for each speaker with more than one statement, the most talkative first."""
    count: dict[str, list[str]] = {}
    for row in wording.statements(story):
        count.setdefault(row.speaker.casefold(), []).append(row.speaker)
    often = sorted((names for names in count.values() if len(names) > 1), key=len, reverse=True)
    if len(count) < 2:
        return Html()
    return joined(
        tag(
            "button",
            names[0],
            " ",
            tag("span", str(len(names))),
            type="button",
            data_speaker=names[0].casefold(),
            aria_pressed="false",
        )
        for names in often
    )


def event_rows(story: Story, named: dict[str, str], number: int) -> Html:
    """A row for each event: what, who to whom, where and when."""
    return joined(
        tag(
            "li",
            tag(
                "a",
                tag("span", row.what, class_="what"),
                " ",
                tag("span", row.word, class_="manner"),
                **_go(named[row.event.id]),
            ),
            tag("span", row.parties, class_="line") if row.parties else "",
            tag("span", row.where, class_="line where") if row.where else "",
            _notes(row.notes, number),
            _meta(row.event.mentions or (row.event.trigger,), row.event.rule, row.event.id),
            **_row(named[row.event.id], "event"),
            data_near=" ".join(named[key] for key in (*row.event.figures, row.event.attribution) if key in named),
        )
        for row in happenings(story)
    )


def check_rows(story: Story, named: dict[str, str], number: int) -> Html:
    """A row for each check; it leads to all the records that were compared."""
    rows = []
    for i, check in enumerate(story.checks, 1):
        key = f"s{number}c{i}"
        lights = [named[record] for record in check.records if record in named]
        outcome = "holds" if check.holds else "differs"
        rows.append(
            tag(
                "li",
                tag(
                    "a",
                    tag("span", wording.check_words(check), class_="outcome"),
                    " ",
                    wording.one_line(check.message),
                    class_="go",
                    href=f"#w-{lights[0]}" if lights else f"#{key}",
                ),
                _meta((), check.check, ""),
                **_row(key, f"check {outcome}"),
                data_lights=" ".join(lights),
            )
        )
    return joined(rows)


def _row(key: str, kind: str) -> dict[str, str]:
    return {"class_": f"row {kind}", "id": key, "data_row": key}


def _go(key: str) -> dict[str, str]:
    return {"class_": "go", "href": f"#w-{key}"}


def _reference(story: int, statement: int) -> Html:
    return tag("a", f"[{statement}]", class_="ref", href=f"#s{story}a{statement}", aria_label=f"statement {statement}")


def _notes(notes: Iterable[str], number: int) -> Html:
    """What else is so, every statement's number in it a link."""
    written = []
    for note in notes:
        parts = _REFERENCE.split(note)
        written.append(
            tag(
                "span",
                *(_reference(number, int(part)) if i % 2 else part for i, part in enumerate(parts)),
                class_="note",
            )
        )
    return tag("span", joined(written, " "), class_="line notes") if written else Html()


def _meta(spans: Iterable[Span], rule: str, record: str) -> Html:
    places = ", ".join(f"{span.start:,}–{span.end:,}" for span in spans)
    told = [f"characters {places}" if places else "", f"rule: {rule}", record]
    return tag("span", " · ".join(part for part in told if part), class_="line meta")
