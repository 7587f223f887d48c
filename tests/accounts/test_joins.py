"""Events weigh in joins: place in the gazetteer, type, participants; lists and other stories' headlines stay apart."""

from __future__ import annotations

import dataclasses

import reports

from sayso.accounts.evidence import evidence, joins, weight
from sayso.accounts.headlines import headlines
from sayso.accounts.scenes import Scene, scenes
from sayso.records import Actor, Event, Page, Place, Span

CITY, QUARTER, ELSEWHERE, VILLAGE = 3143244, 6931711, 3161732, 167611
"""GeoNames: Oslo, a quarter of Bergen, Bergen, a small town; what lies in what is given by hand."""


def scene(**more: object) -> Scene:
    """A scene of one toll on one day, with what is given."""
    known: dict[str, object] = {
        "story": "story-1",
        "kind": "event",
        "figures": ("figure-1",),
        "counts": frozenset({("killed", 14)}),
        "places": {},
        "names": frozenset(),
        "acts": frozenset({"bomb"}),
        "things": frozenset({"market", "fish", "quay", "glas"}),
        "days": ("2031-03-04", "2031-03-04"),
        "published": "2031-03-04",
        "lands": frozenset(),
        "words": "a bomb killed people",
        "lead": "A bomb",
    }
    return Scene(**(known | more))  # type: ignore[arg-type]


def other(**more: object) -> Scene:
    """A scene of another story."""
    return scene(story="story-2", figures=("figure-2",), **more)


def told(left: Scene, right: Scene) -> dict[str, float]:
    """What of two scenes weighs how much."""
    return {item.what: item.weight for item in evidence(left, right)}


def test_one_place_of_the_gazetteer_joins_what_goes_by_two_names() -> None:
    """Names that share no letter are one place where their events' places are one of GeoNames."""
    ours = scene(places={"krvl": "Karvel"}, sites={str(VILLAGE): (1, 2)})
    theirs = other(places={"stn": "Osten"}, sites={str(VILLAGE): (1, 2)})
    assert told(ours, theirs)["place"] > 0
    assert joins(ours, theirs)


def test_a_large_city_of_the_gazetteer_is_a_region() -> None:
    """In a capital much happens in one day: its id ties no closer than its name."""
    found = told(scene(sites={str(CITY): (1, 2)}), other(sites={str(CITY): (1, 2)}))
    assert found["region"] > 0
    assert "place" not in found


def test_a_rare_act_ties_two_reports_of_a_region_and_a_common_one_does_not() -> None:
    """Gas is told of once in a region on one day, an air raid not."""
    day = {"counts": frozenset({("killed", 14)}), "sites": {str(CITY): (1, 2)}, "things": frozenset()}
    far = {**day, "counts": frozenset({("killed", 40)})}
    ours = scene(acts=frozenset({"gas"}), modes=frozenset({"ASSAULT unconventional"}), **day)
    theirs = other(acts=frozenset({"gas"}), modes=frozenset({"ASSAULT unconventional"}), **far)
    assert weight(evidence(ours, theirs)) > 0
    raid = {"acts": frozenset({"air"}), "modes": frozenset({"ASSAULT aerial"})}
    assert weight(evidence(scene(**raid, **day), other(**raid, **far))) == 0


def test_a_number_in_common_does_not_join_two_places() -> None:
    """Twelve children in one town and twelve people in another are two; two numbers in common are one event."""
    twelve = {"counts": frozenset({("killed", 12)}), "sites": {str(VILLAGE): (1, 2)}}
    there = {"places": {"stn": "Osten"}}
    assert not joins(scene(**twelve), other(counts=frozenset({("killed", 12)}), **there))
    both = frozenset({("killed", 12), ("injured", 31)})
    assert weight(evidence(scene(**{**twelve, "counts": both}), other(counts=both, **there))) > 0


def test_tolls_near_one_another_speak_against_nothing() -> None:
    """29 and 31 are told of one event more often than 14 and 31."""
    ours = scene(counts=frozenset({("killed", 29)}))
    assert told(ours, other(counts=frozenset({("killed", 31)})))["near"] > 0
    assert told(ours, other(counts=frozenset({("killed", 14)})))["number"] < 0


def test_a_quarter_lies_in_its_city_and_not_in_another() -> None:
    """Containment ties what two reports name more and less closely; places apart speak against a join."""
    ours = scene(sites={str(QUARTER): (CITY, 1, 2)})
    assert told(ours, other(sites={str(CITY): (1, 2)}))["within"] > 0
    assert told(ours, other(sites={str(ELSEWHERE): (1, 2)}))["place"] < 0


def test_a_country_in_common_is_no_place_in_common() -> None:
    """What lies in the same country only lies apart."""
    found = told(scene(sites={str(CITY): (1, 2)}), other(sites={"2": ()}))
    assert "within" not in found


def test_types_and_participants_weigh_for_and_against() -> None:
    """The same mode and the same side weigh for a join, others against; a bare type leaves the mode open."""
    ours = scene(modes=frozenset({"ASSAULT aerial"}), actors=frozenset({"VLD MIL"}))
    same = told(ours, other(modes=frozenset({"ASSAULT aerial"}), actors=frozenset({"VLD MIL"})))
    apart = told(ours, other(modes=frozenset({"PROTEST riot"}), actors=frozenset({"KRV"})))
    assert same["type"] > 0 > apart["type"]
    assert same["actor"] > 0 > apart["actor"]
    assert "type" not in told(ours, other(modes=frozenset({"ASSAULT"})))


def test_two_entries_of_one_list_are_two_incidents() -> None:
    """Each names the other's place in the same words, with another toll: copied wording does not join them."""
    words = "nine people were killed in karvel and two in osten the council of the province said on tuesday"
    names = frozenset({"krvl", "stn"})
    ours = scene(places={"krvl": "Karvel"}, names=names, counts=frozenset({("killed", 9)}), words=words)
    theirs = other(places={"stn": "Osten"}, names=names, counts=frozenset({("killed", 2)}), words=words)
    assert not joins(ours, theirs)
    assert joins(ours, other(places={"krvl": "Karvel"}, names=names, counts=frozenset({("killed", 9)}), words=words))


def test_reports_days_apart_take_numbers_or_a_copied_wording() -> None:
    """A place alone does not join a bomb with one of two days before."""
    ours = scene(places={"krvl": "Karvel"}, counts=frozenset({("killed", 14)}))
    later = {"days": None, "published": "2031-03-06", "places": {"krvl": "Karvel"}}
    assert weight(evidence(ours, other(counts=frozenset({("killed", 15)}), **later))) == 0
    assert joins(ours, other(counts=frozenset({("killed", 14)}), **later))


def test_without_a_day_a_rare_number_takes_a_place_in_common() -> None:
    """The 31 of one report are not the 31 of another year's."""
    rare = {"counts": frozenset({("killed", 31)}), "days": None, "modes": frozenset({"ASSAULT aerial"})}
    undated = other(published=None, **rare)
    assert not joins(scene(published="2031-03-04", **rare), undated)
    place = {"places": {"krvl": "Karvel"}}
    assert joins(scene(published="2031-03-04", **rare, **place), other(published=None, **rare, **place))


LIST = "Nine people were killed in the town of Karvel and two in the town of Osten on Tuesday, the council said."


def test_a_figure_of_a_list_has_its_own_place_only() -> None:
    """Of two towns in one sentence each toll has the one that stands beside it."""
    page = reports.page(LIST, ("Nine people", "killed", 9, "exact"), ("two", "killed", 2, "exact"))
    found = scenes(page, page.stories[0])
    assert [sorted(set(one.places.values())) for one in found] == [["Karvel"], ["Osten"]]


def test_a_scene_has_what_its_events_tell() -> None:
    """Type and mode, the side that did it, and the place where the figure's own place agrees."""
    text = "A shell killed 16 people in the city of Lyon."
    page = reports.page(text, ("16 people", "killed", 16, "exact"))
    (story,) = page.stories
    (figure,) = story.figures
    start = text.index("Lyon")
    where = Place("Lyon", Span(start, start + 4, "Lyon"), 2996944, 45.75, 4.85, "exact", 1)
    veld = Actor("the army of Veld", "VLD", "MIL")
    event = Event("event-1", figure.span, "ASSAULT", "by hand", mode="aerial", actors=(veld,), place=where)
    made = dataclasses.replace(story, figures=(dataclasses.replace(figure, event=event.id),), events=(event,))
    (found,) = scenes(page, made)
    assert (set(found.modes), set(found.actors), set(found.sites)) == ({"ASSAULT aerial"}, {"VLD MIL"}, {"2996944"})


FOOT = (
    f"{reports.AGENCY} The council will meet again on Friday to hear the harbour master and the families of the "
    "fishermen, and will then decide on the market hall. Flags hang at half mast on the quay. "
    "Related Veld Army Shells Northern Osten Wounding Nine Villagers Near The Mill Tags harbour council"
)


def foot() -> Page:
    """A report with another story's headline behind its last sentence."""
    return reports.page(
        FOOT, ("at least 14 people", "killed", 14, "at least"), ("Nine Villagers", "injured", 9, "exact")
    )


def test_another_storys_headline_is_a_scene_of_its_own_without_a_date() -> None:
    """What a page lists at its foot did not happen on the report's day, and is no part of its story."""
    page = foot()
    ((start, end),) = headlines(page, page.stories[0])
    assert page.text[start:end].startswith("Related Veld Army Shells")
    own, listed = scenes(page, page.stories[0])
    assert (own.published, listed.published, listed.days) == ("2031-03-04", None, None)
    assert listed.lead.startswith("Related Veld Army")


def test_a_storys_own_headline_and_a_list_of_names_are_no_other_headline() -> None:
    """The title told again belongs to the story; a body's long name is shorter than a headline."""
    title = "Bomb Kills At Least 14 People At The Fish Market Of Karvel Harbour"
    page = reports.page(f"{FOOT.split(' Related', maxsplit=1)[0]} {title}", title=title)
    assert headlines(page, page.stories[0]) == ()
    body = FOOT.split(" Related", maxsplit=1)[0]
    page = reports.page(f"{body} Later the Veld National Council For Harbours And Inland Fishing said so.")
    assert headlines(page, page.stories[0]) == ()
