"""Links between figures, whom they are credited to, and the checks on them."""

from __future__ import annotations

import pytest
from figure_tables import figures_of, notation, rows

from sayso.reading.checks import find_checks
from sayso.records import Attribution, Figure, Span, Speaker


@pytest.mark.parametrize("row", rows("links"), ids=lambda row: row["text"])
def test_links(row: dict[str, str]) -> None:
    """Parts point at their whole and a toll told twice at its first telling."""
    figures = figures_of(row["text"])
    ids = [f.id for f in figures]
    parts = {f"{n}>{ids.index(f.part_of)}" for n, f in enumerate(figures) if f.part_of}
    same = {f"{n}={ids.index(f.same_as)}" for n, f in enumerate(figures) if f.same_as}
    assert sorted(map(notation, figures)) == sorted(x.strip() for x in row["figures"].split(";"))
    assert parts == {x.strip() for x in row["parts"].split(";") if x.strip()}
    assert same == {x.strip() for x in row["same"].split(";") if x.strip()}


def _statement(text: str, content: str, speaker: str | None, ident: str = "a", **more: object) -> Attribution:
    start = text.index(content)
    span = Span(start, start + len(content), content)
    who = Speaker(speaker) if speaker else None
    return Attribution(ident, None, None, (span,), "indirect", "asserts", who, "test", **more)  # type: ignore[arg-type]


def test_a_figure_stands_on_the_innermost_statement() -> None:
    """A statement inside a statement gives the figure its source."""
    text = "The mayor said the army had said six people were killed."
    outer = _statement(text, "the army had said six people were killed", "the mayor", "outer")
    inner = _statement(text, "six people were killed", "the army", "inner")
    (figure,) = figures_of(text, "", (outer, inner))
    assert (figure.attribution, figure.source) == ("inner", "the army")


def test_a_chain_is_kept() -> None:
    """A source that was reached through another is written "A via B"."""
    text = "Six people were killed, a medic told Adria News."
    (figure,) = figures_of(text, "", (_statement(text, "Six people were killed", "a medic", via=("Adria News",)),))
    assert figure.source == "a medic via Adria News"


def test_a_lead_is_credited_to_the_one_source_of_its_toll() -> None:
    """A lead in the report's own voice takes the source of the same toll further on, and says so."""
    text = "Shelling killed 14 people in Orlo. Fourteen people were killed in Orlo, the medics said."
    statement = _statement(text, "Fourteen people were killed in Orlo", "the medics")
    lead, told = figures_of(text, "", (statement,))
    assert (lead.attribution, lead.source) == (None, "the medics")
    assert lead.rule.endswith("source of the same toll further on")
    assert told.attribution == "a"


def test_a_lead_is_credited_to_who_speaks_of_the_same_people() -> None:
    """ "These villagers were targeted, said the monitor" gives the lead's toll its source."""
    text = "At least 15 villagers were killed near Orlo. These villagers were targeted by jets, said the monitor."
    statement = _statement(text, "These villagers were targeted by jets", "the monitor")
    assert figures_of(text, "", (statement,))[0].source == "the monitor"


def test_reports_carry_a_figure() -> None:
    """ "Unconfirmed reports of 30 dead" are whom the figure is credited to."""
    (figure,) = figures_of("There were unconfirmed reports of 30 dead in Orlo.")
    assert figure.source == "unconfirmed reports"


def test_papers_that_nobody_owns_leave_the_word_to_the_speaker() -> None:
    """ "According to our information", inside what a governor says, is the governor's word."""
    text = "According to our information six people were killed, the governor said."
    outer = _statement(text, text.split(", the", maxsplit=1)[0], "the governor", "outer")
    inner = _statement(text, "six people were killed", "our information", "inner")
    (figure,) = figures_of(text, "", (outer, inner))
    assert (figure.attribution, figure.source) == ("inner", "the governor")


def test_a_toll_paper_speaks_for_who_put_it_out() -> None:
    """ "An Observatory toll" is the toll of the observatory that the story names in full."""
    text = "Six people were killed, by an Observatory toll. The Harbour Observatory keeps one."
    said = _statement(text, "Six people were killed", "an Observatory toll", "toll")
    named = _statement(text, "keeps one", "Harbour Observatory", "named")
    assert figures_of(text, "", (said, named))[0].source == "Harbour Observatory"


def test_a_lost_comma_puts_a_figure_into_the_source() -> None:
    """ "Wounded nine state radio said": the nine are told by the radio."""
    text = "Shelling killed six people and wounded nine state radio said on Monday."
    said = _statement(text, "Shelling killed six people and wounded", "nine state radio")
    start = text.index("nine")
    source = Span(start, start + len("nine state radio"), "nine state radio")
    lost = Attribution(**{**{k: getattr(said, k) for k in said.__slots__}, "source": source})
    assert {f.measure: f.source for f in figures_of(text, "", (lost,))} == {
        "killed": "nine state radio",
        "injured": "state radio",
    }


def test_two_sources_credit_nobody() -> None:
    """Where two sources give the lead's toll, the lead keeps none."""
    text = "Shelling killed 14 people. Fourteen people were killed, medics said. The army said 14 people were killed."
    one = _statement(text, "Fourteen people were killed", "medics", "one")
    two = _statement(text, "14 people were killed.", "the army", "two")
    assert figures_of(text, "", (one, two))[0].source is None


def _checks(text: str, title: str = "", statements: tuple[Attribution, ...] = ()) -> dict[str, bool]:
    figures = figures_of(text, title, statements)
    return {c.check: c.holds for c in find_checks(figures, statements, text)}


def test_parts_make_the_total() -> None:
    """8 + 4 + 5 is 17, bounds in mind."""
    text = (
        "Strikes killed at least 17 villagers on Monday. Eight people were killed in Orlo. Four villagers were killed "
        "near Karvel. At least five others were killed in Tolva."
    )
    assert _checks(text) == {"parts make the total": True}


def test_a_sum_that_cannot_be_right() -> None:
    """Parts of one sentence that exceed their whole are named."""
    assert _checks("The raid killed 20 people, including 15 men and 12 women.") == {"parts exceed the total": False}


def test_a_part_larger_than_its_whole() -> None:
    """A part that is larger than the whole cannot be right."""
    assert _checks("The raid killed 12 people, including 15 children.") == {"part within its whole": False}


def test_a_headline_that_drops_the_bound() -> None:
    """The headline says 17 where the lead says "at least 17"."""
    title, text = "Raid kills 17 in Orlo", "A raid killed at least 17 people in Orlo on Monday."
    assert _checks(text, title) == {"headline drops the bound of the lead": False}


def test_a_headline_that_differs() -> None:
    """A headline's toll that stands nowhere below is named."""
    title, text = "Raid kills 19 in Orlo", "A raid killed 17 people in Orlo on Monday."
    assert _checks(text, title) == {"headline differs from the lead": False}


def test_a_headline_that_may_sum_up_what_stands_below() -> None:
    """A headline that is larger than the first of several tolls below may be their sum: nothing is said."""
    title = "Seven killed in Orlo and Tolva"
    text = "Six farmers were killed in Orlo. Two people were killed in Tolva on Monday."
    assert _checks(text, title) == {}


def test_a_headline_of_other_people() -> None:
    """A headline that counts soldiers does not differ from a lead that counts children."""
    assert _checks("A raid killed 17 children in Orlo.", "Raid kills 19 soldiers in Orlo") == {}


def test_a_headline_that_counts_two_measures_as_one() -> None:
    """ "48 killed and wounded" is no toll of the dead to hold the lead against."""
    assert _checks("A raid killed 17 people in Orlo.", "Raid leaves 48 killed and wounded in Orlo") == {}


def test_a_headline_that_agrees() -> None:
    """A headline with the lead's toll and bound holds."""
    assert _checks("A raid killed 17 people in Orlo.", "Raid kills 17 in Orlo") == {
        "headline agrees with the lead": True
    }


@pytest.mark.parametrize(("share", "holds"), [("25", True), ("40", False)])
def test_a_percentage_against_its_base(share: str, holds: bool) -> None:
    """30 of 120 is 25 percent and not 40."""
    text = f"The blast injured 120 people. Of them, 30 of the injured ({share} percent) were children."
    assert _checks(text).get("percentage of its base", holds) is holds


def test_what_cannot_be_decided_says_nothing() -> None:
    """A story with one figure has no check."""
    assert _checks("A raid killed 17 people in Orlo.") == {}


def test_a_paraphrase_that_drops_the_bound() -> None:
    """Quoted as "at least 31", paraphrased as 31."""
    text = 'The monitor said 31 rebels were killed. "At least 31 rebels were killed," the monitor said.'
    told = _statement(text, "31 rebels were killed.", "the monitor", "told")
    quoted = _statement(text, '"At least 31 rebels were killed,"', "the monitor", "quoted")
    quote = Attribution(**{**{k: getattr(quoted, k) for k in quoted.__slots__}, "kind": "direct"})
    checks = find_checks(figures_of(text, "", (told, quote)), (told, quote), text)
    assert [(c.check, c.holds) for c in checks] == [("paraphrase drops the bound of the quotation", False)]


def test_checks_name_their_records() -> None:
    """A check carries the ids of the figures that it compares."""
    figures: tuple[Figure, ...] = figures_of("The raid killed 12 people, including 15 children.")
    (check,) = find_checks(figures)
    assert set(check.records) == {f.id for f in figures}
