"""Whose a deadline is: the end of a rhythm, or that of another act in the same words."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.meaning.acts import other_acts
from wenming_cli.importers.meaning.rhythms import main_rhythm
from wenming_cli.importers.meaning.understand import understand


def others(text: str) -> list[str]:
    """The clauses of a text with a deadline that does not end its rhythm."""
    meaning = understand(text, 2026)
    main = main_rhythm(list(meaning.rhythms))
    assert main is not None
    return [words for _, words in other_acts(text, main, meaning.rhythms, meaning.deadlines)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("用电线路每月排查1次；6月10日前更换失效的灭火器65具。", "6月10日前更换失效的灭火器65具"),
        ("办理结果每月张榜，12月上旬请村民代表打分。", "12月上旬请村民代表打分"),
        ("7月底前评出首批200户，以后每半年评审一次。", "7月底前评出首批200户"),
        ("6月1日前结对，一对一；每周谈心一次。", "6月1日前结对"),
        ("每季度通报一次，2027年1月底前完成总评。", "2027年1月底前完成总评"),
        ("４月起每月通报，６月底前完成自查。", "６月底前完成自查"),
        ("每月开展巡查，7月至8月开展集中整治。", "7月至8月开展集中整治"),
        ("每月巡一遍。3月至11月修好护栏。", "3月至11月修好护栏"),
        ("每月巡一次堤，7月至9月每周巡一次堤。", "7月至9月每周巡一次堤"),
    ],
)
def test_a_deadline_of_another_act(text: str, clause: str) -> None:
    assert others(text) == [clause]


@each_row(
    "text",
    [
        "每月组织一次宣讲，由党办负责，6月底前完成。",
        "每月组织一次宣讲（6月底前）。",
        "9月底前每月清查一次。",
        "每月清查一次旧账，9月底前完成清查。",
        "3月至11月，每月讲一课。",
        "4月至10月开展广场舞大赛，每月一场。",
        "7月至8月开展暑期托管，每周五下午讲安全。",
        "8月底前完成轮训，每周一期。",
        "每周讲一课，10月底前不少于20次。",
        "每半年评比一次，5月、11月底前报名单。",
        "每月讲一课。",
    ],
)
def test_a_deadline_that_ends_the_rhythm(text: str) -> None:
    assert others(text) == []
