"""Files of what was gathered: each in the format of its name, and none over another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from units.district import gathered
from wenming_cli.errors import Refused, Usage
from wenming_cli.office.units.publishing import check_outputs, publish

MADE = date(2023, 10, 10)


@pytest.mark.slow
def test_each_file_is_written_in_its_format(tmp_path: Path) -> None:
    names = ("通报.docx", "汇总.xlsx", "汇总.html", "汇总.csv", "行.jsonl", "行.parquet", "通报.md")
    publish(gathered(), names, tmp_path, made=MADE, unit="区文明办")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert (tmp_path / "行.jsonl").read_bytes() == gathered().rows
    assert (tmp_path / "行.parquet").read_bytes()[:4] == b"PAR1"


def test_names_are_looked_at_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    check_outputs(["b.xlsx"], tmp_path, force=False)
    check_outputs(["a.xlsx"], tmp_path, force=True)
    with pytest.raises(Refused):
        check_outputs(["a.xlsx"], tmp_path, force=False)
    for names in (["a.pdf"], ["b.csv", "b.csv"], ["b.csv", "./b.csv"], ["a?.csv"]):
        with pytest.raises(Usage):
            check_outputs(names, tmp_path, force=True)


def test_nothing_is_written_among_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "plans" / "2023").mkdir(parents=True)
    (tmp_path / "plans" / "2023" / "plan.toml").touch()
    for name in ("plans/2023/x.csv", "plans/2023/journal/x.jsonl", "units.csv"):
        with pytest.raises(Refused):
            check_outputs([name], tmp_path, inputs=["units.csv"], force=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("甲", "“甲”是文件夹"),
        ("乙/", "“乙/”是文件夹"),
        ("通报", "“通报”没有后缀"),
        ("通报.rar", "单位汇总没有 .rar 格式"),
        ("通报.pdf", "单位汇总没有 .pdf 格式"),
    ],
)
def test_what_is_no_file_of_a_format_is_answered_with_the_formats(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "甲").mkdir()
    with pytest.raises(Usage) as found:
        check_outputs([name], tmp_path, force=True)
    assert found.value.message.speak("zh").startswith(said)
    assert found.value.hint is not None
    hint = found.value.hint.speak("zh")
    assert all(ending in hint for ending in (".xlsx", ".docx", ".html", ".csv", ".jsonl", ".md"))
    assert ("PDF" in hint) == name.endswith(".pdf")
