"""A submission is read as it was packed; whatever was altered since is named."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from building import day
from tables import each_row
from units.submission.submitting import ITEM_LINES, MEMBERS, altered, packed
from wenming_cli.core.closing.digests import closing_code
from wenming_cli.errors import Refused, Unreadable
from wenming_cli.units.rows import FIGURES
from wenming_cli.units.submission import read
from wenming_cli.units.submission.read import Submission, read_names, read_submission

Change = Callable[[dict[str, bytes]], None]


def read_back(raw: bytes, shown: str) -> Submission:
    return read_submission(io.BytesIO(raw), shown)


def test_what_was_packed_is_read() -> None:
    found = read_back(packed(), "x.wm.zip")
    assert found.altered == ()
    assert found.manifest.unit == "第一小学"
    assert [row.no for row in found.items] == ["3.1", "3.2", "3.3", "4.1"]
    assert found.items[1].title == "业务<培训>"


def _edit_row(files: dict[str, bytes]) -> None:
    files["items.jsonl"] = files["items.jsonl"].replace(b'"people":46', b'"people":460')


def _cut_tail(files: dict[str, bytes]) -> None:
    files["items.jsonl"] = b"".join(files["items.jsonl"].splitlines(keepends=True)[:-1])


def _swap_file(files: dict[str, bytes]) -> None:
    files["小结.docx"] = b"another document"


def _add_file(files: dict[str, bytes]) -> None:
    files["多的.txt"] = b"x"


def _take_out(files: dict[str, bytes]) -> None:
    del files["小结.docx"]


def _edit_plan(files: dict[str, bytes]) -> None:
    files["plan.toml"] = b'title = "y"\n'


def _edit_figures(files: dict[str, bytes], key: str = "done", by: int = 1) -> None:
    manifest = json.loads(files["manifest.json"])
    manifest["figures"][key] = (manifest["figures"][key] or 0) + by
    files["manifest.json"] = json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_edit_row, ["items.jsonl 打包后有改动", "汇总数字与事项不符"]),
        (_cut_tail, ["items.jsonl 打包后有改动", "汇总数字与事项不符"]),
        (_swap_file, ["小结.docx 打包后有改动"]),
        (_add_file, ["多的.txt 不在清单里"]),
        (_take_out, ["缺少“小结.docx”"]),
        (_edit_plan, ["plan.toml 打包后有改动", "方案与其摘要不符"]),
        (_edit_figures, ["汇总数字与事项不符"]),
    ],
)
def test_whatever_was_altered_is_named(change: Change, said: list[str]) -> None:
    found = read_back(altered(packed(), change), "x.wm.zip")
    assert [one.speak("zh") for one in found.altered] == said


@each_row("key", [key for key in FIGURES if key not in ("people", "evidence")])
def test_a_figure_that_was_raised_is_named(key: str) -> None:
    raw = altered(packed(), lambda files: _edit_figures(files, key, 100))
    assert [one.speak("zh") for one in read_back(raw, "x").altered] == ["汇总数字与事项不符"]


@pytest.mark.parametrize("key", ["people", "percents", "total"])
def test_a_figure_that_was_lowered_is_named(key: str) -> None:
    raw = altered(packed(), lambda files: _edit_figures(files, key, -1))
    assert [one.speak("zh") for one in read_back(raw, "x").altered] == ["汇总数字与事项不符"]


@pytest.mark.parametrize("value", [-1, 10**400, True, 1.5, "9", [], 10**10])
def test_a_figure_that_is_none_is_refused(value: object) -> None:
    def change(files: dict[str, bytes]) -> None:
        manifest = json.loads(files["manifest.json"])
        manifest["figures"]["overdue"] = value
        files["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(Unreadable):
        read_back(altered(packed(), change), "x")


def test_a_figure_that_is_missing_is_named() -> None:
    def change(files: dict[str, bytes]) -> None:
        manifest = json.loads(files["manifest.json"])
        del manifest["figures"]["overdue"]
        files["manifest.json"] = json.dumps(manifest).encode()

    [said] = read_back(altered(packed(), change), "x").altered
    assert said.speak("zh") == "汇总数字与事项不符"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("period", "2024-Q3", "时期不在方案的年度内"),
        ("period", "Q9", "时期不在方案的年度内"),
        ("submitted_on", day("09-29"), "报送日期早于其内容的日期"),
    ],
)
def test_days_that_cannot_be_are_named(key: str, value: object, said: str) -> None:
    raw = packed(None, **{key: value})
    assert [one.speak("zh") for one in read_back(raw, "x").altered] == [said]


@pytest.mark.parametrize("name", ["../x", "files/../x", "x.exe", "files\\..\\x", "/etc/x"])
def test_files_that_no_submission_has_are_named(name: str) -> None:
    found = read_back(packed({**MEMBERS, name: b"x"}), "x")
    assert f"{name} 不是报送文件该有的" in [one.speak("zh") for one in found.altered]


def test_rows_of_two_units_or_twice_are_named() -> None:
    first = ITEM_LINES.splitlines(keepends=True)[0]
    for lines in (ITEM_LINES + first, ITEM_LINES.replace(b'"U01"', b'"U09"', 1)):
        found = read_back(packed({**MEMBERS, "items.jsonl": lines}), "x")
        assert "事项有重复，或不是同一单位的" in [one.speak("zh") for one in found.altered]


def test_a_file_that_is_in_it_twice_is_named() -> None:
    out = io.BytesIO(packed())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("小结.docx", b"another")
    found = read_back(out.getvalue(), "x.wm.zip")
    assert "小结.docx 有两份" in [one.speak("zh") for one in found.altered]


def test_entries_that_were_edited_before_packing_are_named() -> None:
    facts = MEMBERS["facts.jsonl"].replace("李娜".encode(), "王芳".encode(), 1)
    edited = {**MEMBERS, "facts.jsonl": facts}

    [said] = read_back(packed(edited), "x").altered
    assert said.speak("zh") == "有1条记录在记录之后被改动"
    # what the unit's own program has told already is no news
    assert read_back(packed(edited, chain="broken"), "x").altered == ()


def test_a_closing_code_that_does_not_fit_is_named() -> None:
    plan_sha, entries = "1" * 64, "2" * 64
    closed = {
        "id": "000000000001-00000001", "at": "2023-10-08T12:00:00+08:00", "by": "李娜",
        "do": "close", "period": "2023-Q3", "as_of": "2023-10-08", "plan": plan_sha,
        "entries": entries, "count": 3, "files": [],
        "code": closing_code("2023-Q3", plan_sha, entries=entries, files=[]),
    }  # fmt: skip
    assert read_back(packed(closed=closed), "x").altered == ()
    for wrong in ({"count": "viele"}, {"entries": "3" * 64}, {"do": "open"}, {"code": "7" * 13}):
        [said] = read_back(packed(closed=closed | wrong), "x").altered
        assert said.speak("zh") == "封账码与封账内容不符"


@each_row(
    "line",
    [
        b"[]", b"{}", b"\xff", b"null", b"[" * 50_000, b'{"code": 1}',
        ITEM_LINES.splitlines()[0].replace(b'"percent":100', b'"percent":"100"'),
        ITEM_LINES.splitlines()[0].replace(b'"percent":100', b'"percent":true'),
        ITEM_LINES.splitlines()[0].replace(b'"lead":[', b'"lead":[1,'),
        ITEM_LINES.splitlines()[0].replace(b'"percent":100', b'"percent":101'),
        ITEM_LINES.splitlines()[0].replace(b'"status":"done"', b'"status":"<b>"'),
        ITEM_LINES.splitlines()[0].replace(b'"2023-08-31"', b'"2023-99-99"'),
        ITEM_LINES.splitlines()[0].replace(b'"overdue_days":0', b'"overdue_days":-1'),
        ITEM_LINES.splitlines()[0].replace(b'"people":46', b'"people":1' + b"0" * 400),
        ITEM_LINES.splitlines()[0].replace(b'"row":"item"', b'"row":"unit"'),
        ITEM_LINES.splitlines()[0].replace(b'"light":"green"', b'"light":"blue"'),
    ],
)  # fmt: skip
def test_a_line_that_is_no_row_of_an_item_is_refused(line: bytes) -> None:
    with pytest.raises(Unreadable) as found:
        read_back(packed({**MEMBERS, "items.jsonl": line + b"\n"}), "x.wm.zip")
    assert "items.jsonl" in found.value.message.speak("zh")


@pytest.mark.parametrize("raw", [b"", b"PK", b"x" * 1000, packed()[:-30], packed()[50:]])
def test_what_is_no_zip_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        read_back(raw, "x.wm.zip")


def test_a_zip_without_a_manifest_is_no_submission() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/passwd", b"root")
    with pytest.raises(Unreadable) as found:
        read_back(out.getvalue(), "x.wm.zip")
    assert "manifest.json" in found.value.message.speak("zh")


@pytest.mark.slow
def test_more_than_any_unit_hands_in_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused):
        read_back(packed({**MEMBERS, "items.jsonl": b"{}\n" * 5_001}), "x")
    bomb = {**MEMBERS, "plan.toml": b" " * (read.LARGEST_TEXT + 1)}
    with pytest.raises(Refused):
        read_back(packed(bomb), "x")
    monkeypatch.setattr(read, "MOST_MEMBERS", 3)
    with pytest.raises(Refused):
        read_back(packed(), "x")


def test_one_that_claims_to_be_small_is_refused_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sizes in the directory of a zip are what its maker wrote there."""
    monkeypatch.setattr(read, "LARGEST_WHOLE", 600)
    with pytest.raises(Refused):
        read_back(packed({**MEMBERS, "小结.docx": b"x" * 1000}), "x")


def test_the_plan_need_not_be_one_of_ours() -> None:
    """It is kept as it came; only its digest is compared."""
    found = read_back(packed({**MEMBERS, "plan.toml": b"\xff\xfe"}), "x")
    assert [one.speak("zh") for one in found.altered] == ["方案与其摘要不符"]


def test_a_list_of_contents_that_is_larger_than_any_is_not_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(read, "LARGEST_DIRECTORY", 200)
    with pytest.raises(Unreadable):
        read_back(packed(), "x")
    assert read_names(io.BytesIO(packed())) == ("", "")
