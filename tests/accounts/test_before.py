"""What went before is a scene of its own, and its people are known again; rough tolls, separate attacks, days."""

from __future__ import annotations

import sayso
from sayso.accounts.scenes import Scene, scenes
from sayso.accounts.setting import setting


def told(text: str) -> list[set[str]]:
    """The words of the figures of each scene of a report, as sayso reads it."""
    page = sayso.read_bytes(text.encode(), "report.txt")
    (story,) = page.stories
    words = {figure.id: figure.span.text for figure in story.figures}
    return [{words[figure] for figure in scene.figures} for scene in scenes(page, story)]


def of(text: str) -> tuple[Scene, ...]:
    """The scenes of a report, as sayso reads it."""
    page = sayso.read_bytes(text.encode(), "report.txt")
    return scenes(page, page.stories[0])


def test_one_person_told_of_again_stays_with_what_went_before() -> None:
    """The pilot of the second sentence is the pilot of the first, and none of those shelled."""
    found = told(
        "Wed 5 Mar 2031 Shells killed 31 people in the town of Karvel on Wednesday after a downed pilot was killed by "
        "rebels. The army said rebels killed a pilot who was forced to eject. Scores were also injured in the shelling."
    )
    assert {"31 people", "Scores"} <= found[0]
    assert found[1] == {"a downed pilot", "a pilot"}


def test_what_went_before_has_acts_of_its_own() -> None:
    """A killing that a shelling answers is no shelling."""
    (shelling, killing) = of("Shells killed 31 people in Karvel after gunmen shot dead a pilot.")
    assert shelling.acts == {"shelling"}
    assert killing.acts == {"gunfire"}


def test_a_day_after_opens_the_telling_of_another_event() -> None:
    """A sentence may tell of the day before with its first figure."""
    text = (
        "Rockets killed six people in Karvel on Thursday, the radio said. "
        "The school was hit a day after 22 children were killed in an air strike in the town of Osten."
    )
    assert told(text) == [{"six people"}, {"22 children"}]


def test_a_rough_toll_is_the_exact_one_near_it() -> None:
    """Nearly 30 and 29 are one toll within a report; 12 and 29 are two."""
    (scene,) = of("Clashes killed 29 rebels near Karvel on Monday. Nearly 30 rebels died in the town, the radio said.")
    assert len(scene.figures) == 2


def test_another_attack_is_another_scene() -> None:
    """A sentence that tells of another attack leaves the one before."""
    text = "A blast killed 20 people in Karvel. In another attack, on a clinic, four medics were killed."
    assert told(text) == [{"20 people"}, {"four medics"}]


def test_figures_of_one_sentence_with_days_of_their_own_stand_apart() -> None:
    """A lost full stop puts no Saturday into a Wednesday."""
    text = "Wed 5 Mar 2031 A boy was wounded in Karvel on Saturday and a bomb killed six people in Osten on Wednesday."
    assert told(text) == [{"A boy"}, {"six people"}]


def test_a_place_is_a_place_and_no_adjective_speaker_or_headline_word() -> None:
    """Neither "Dawn-held", nor a colonel who speaks, nor a word that the story writes small is where it happened."""
    (scene,) = of(
        "Strikes Kill Nine in Fighting Near Karvel. Nine people died in the fighting near Dawn-held Karvel, which the "
        "strikes left in ruins, and Colonel Ada Brandt spoke of a massacre. Colonel Ada Brandt said the army would go."
    )
    assert set(scene.places.values()) == {"Karvel"}


def test_the_place_of_an_incident_is_told_once_by_each_report() -> None:
    """A long name does not count for each of its words; a town that the gazetteer knows goes before what it lacks."""
    long = {"places": dict.fromkeys(("rl", "mrgnc", "clctn", "rlmrgncclctn"), "Orlo Emergency Collection")}
    rows = [{"kind": "event", "days": None, **long}, {"kind": "event", "days": None, "places": {"dm": "Douma"}}]
    assert setting(rows, ()).place == "Douma"
