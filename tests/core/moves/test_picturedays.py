"""The day of a picture: what its camera wrote, then what its name says; never a guess."""

from __future__ import annotations

from datetime import date

import pytest

from tables import each_row
from wenming_cli.core.moves.picturedays import DaySource, PictureDay, find_picture_day
from wenming_cli.core.periods import parse_period

YEAR, JUNE = parse_period("2023", 2023), date(2023, 6, 1)
APRIL = date(2023, 4, 12)


def found(name: str, taken: str = "") -> PictureDay:
    return find_picture_day(name, taken, YEAR, today=JUNE)


def remark(day: PictureDay) -> str:
    return day.remark.speak("en") if day.remark else ""


@each_row(
    ("name", "source"),
    [
        ("IMG_20230412_143012.jpg", "name"),
        ("PXL_20230412_143012345.jpg", "name"),
        ("IMG_20230412_143012~2.jpg", "name"),
        ("20230412.jpg", "name"),
        ("2023-04-12会场.jpg", "name"),
        ("2023.4.12 宣讲.jpg", "name"),
        ("2023_04_12.jpg", "name"),
        ("2023年4月12日.jpg", "name"),
        ("Screenshot_20230412_143012.png", "name"),
        ("Screenshot_2023-04-12-14-30-12-123_com.tencent.mm.jpg", "name"),
        ("微信图片_20230412143012.jpg", "saved"),
        ("微信图片_20230412143012123.jpg", "saved"),
        ("QQ图片20230412143012.png", "saved"),
        ("mmexport1681264800000.jpg", "saved"),
        ("wx_camera_1681264800000.jpg", "saved"),
        ("mmexport1681264800000 2023-04-12.jpg", "saved"),
    ],
)
def test_names_that_tell_the_day(name: str, source: DaySource) -> None:
    assert found(name) == PictureDay(APRIL, source)


@each_row(
    "name",
    [
        "合影.jpg", "DSC_0412.jpg", "350102199001011234.jpg", "3520230412001.jpg", "IMG1681264800000.jpg",
        "20231301.jpg", "20230230_101010.jpg", "20230412999999.jpg", "合同2023-0412.jpg", "2023-04.jpg",
        "2023-4.12.jpg", "1681264800000.jpg", "mmexport16812648000001.jpg", "19700101.jpg",
    ],
)  # fmt: skip
def test_digits_that_are_no_day(name: str) -> None:
    assert found(name) == PictureDay()


def test_a_moment_shortly_after_midnight_in_china() -> None:
    """It is 12 April 00:10 there, and still the 11th in Greenwich."""
    assert found("mmexport1681229400000.jpg").day == APRIL


def test_the_camera_comes_before_the_name() -> None:
    both = found("微信图片_20230501120000.jpg", "2023:04:12 09:00:00")

    assert both == PictureDay(APRIL, "camera")
    assert found("IMG_1.jpg", "2023-04-12T09:00:00").day == APRIL


@pytest.mark.parametrize(
    "taken",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2023:02:30 10:00:00",
        "2023:04:123",
        "\x00",
        "🙂",
        "9" * 999,
    ],
)
def test_a_camera_that_wrote_no_day(taken: str) -> None:
    assert found("合影.jpg", taken) == PictureDay()


def test_a_clock_that_was_never_set_is_told_and_not_believed() -> None:
    said = "the camera says 2000-01-01, which is not in the plan's year or has not come"
    alone, named = (found(name, "2000:01:01 00:00:00") for name in ("a.jpg", "20230412.jpg"))

    assert (alone.day, remark(alone)) == (None, said)
    assert (named.day, named.source, remark(named)) == (APRIL, "name", said)
    assert "2022-04-12" in remark(found("20220412.jpg"))
    assert "2023-06-02" in remark(found("20230602.jpg"))
    assert remark(found("20220412.jpg", "2000:01:01 00:00:00")) == said


def test_a_name_with_several_days_is_not_guessed_at() -> None:
    several = found("2023.4.12-2023.4.15.jpg")

    assert (several.day, remark(several)) == (None, "the name holds several days")
