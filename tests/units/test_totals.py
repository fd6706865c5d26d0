"""What units add up to: sums of those that are in, counts of those that are not."""

from __future__ import annotations

from building import Diary
from units.district import SCHOOL, STREET, diligent, gathered, rows_of
from wenming_cli.units.totals import COUNTED, total_groups, total_units


def test_figures_are_added_up() -> None:
    total = total_units(gathered().units)
    school, street = rows_of(SCHOOL, diligent())[0], rows_of(STREET, Diary())[0]

    for key in COUNTED:
        assert getattr(total, key) == getattr(school, key) + getattr(street, key), key
    assert (total.units, total.here, total.not_in, total.unreadable) == (3, 2, 1, 0)
    assert total.finished == total.done + total.verified == 2
    assert total.percent == round(((school.percents or 0) + (street.percents or 0)) / 8)


def test_a_unit_that_was_altered_is_counted_and_its_figures_are_not() -> None:
    total = total_units(gathered(state="altered").units)
    assert (total.here, total.unreadable, total.total) == (1, 1, 4)


def test_who_is_late_is_counted_once_it_is_in() -> None:
    assert total_units(gathered().units).late == 0
    assert total_units(gathered(days_late=2).units).late == 1
    assert total_units(gathered(days_late=0).units).late == 0


def test_groups_are_in_the_order_of_the_list() -> None:
    found = gathered("area")
    groups = total_groups(found.listed_rows, "area")

    assert [(one.group, one.units, one.here) for one in groups] == [
        ("东片区", 2, 2),
        ("西片区", 1, 0),
    ]
    assert [one.group for one in total_groups(found.listed_rows, "category")] == ["学校", "机关"]
    assert total_groups(found.listed_rows, "none") == []
    assert total_units([]).percent == 0


def test_who_came_is_said_by_kinds_and_none_of_a_kind_is_silent() -> None:
    kinds = [one.speak("zh") for one in gathered(state="altered").total.came]
    assert kinds == ["已汇总1个", "未报1个", "报来打不开或被改动1个"]
    assert [one.speak("zh") for one in total_units(gathered().units[:2]).came] == ["已汇总2个"]
