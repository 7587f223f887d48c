"""What the patterns of time need: no line is kept from a rule that matches in it."""

from __future__ import annotations

import pytest

from sayso.language.times.needed import needed
from sayso.language.times.patterns import rules, rules_for
from sayso.language.times.words import line_of

PAGE = """
The ferry left at 5 p.m. on Oct. 7 , twenty - four days later , and came back by 10:30 GMT . Early on Tuesday morning ,
the first week of March 2021 , nobody stirred ; three days ago they did . In the third quarter of fiscal 2019 sales
fell for the fourth straight month . From 3 to 5 May , every other Friday , at noon . A while ago , in the late 1990s ,
in the 19th century , in 44 BC . Next spring , the day before , this past weekend , over the last two years , twice a
week , monthly , overnight , for half an hour , a two - year - long strike , by year 's end , on 2020 - 03 - 04 ,
on 3/4/2020 , the week of June 5 , in May '98 , between the 3rd and 5th , within the coming days , five o'clock .
""".split("\n")


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("ago", {"ago"}),
        ("(?:the )?days?", {"day"}),
        ("(?:days|day|weeks)", {"day", "weeks"}),
        (r"(?P<n>\d+) (?:days|hours)", {"days", "hours"}),
        (r"\d{1,2}(?: o'clock)?", {""}),
        ("(?:today|)", {""}),
        ("(?<= in )may(?! be)", {"may"}),
        ("after(?:wards?)?", {"after"}),
        (r"(?:[12]\d|3[01])", set("0123456789")),
        ("[a-z]+", {""}),
        (r"noon\.*", {"noon"}),
    ],
)
def test_every_match_needs_one_of_these(pattern: str, strings: set[str]) -> None:
    assert needed(pattern) == strings


@pytest.mark.parametrize("line", PAGE)
def test_no_rule_that_matches_is_passed_over(line: str) -> None:
    text = line_of(line.split()).text
    tried = list(rules_for(text))
    assert [rule.name for rule in rules() if rule.pattern.search(text) and rule not in tried] == []


def test_most_rules_are_not_tried_where_no_time_is_told() -> None:
    assert len(list(rules_for(line_of("Farmers met outside Varna .".split()).text))) < len(rules()) / 4
