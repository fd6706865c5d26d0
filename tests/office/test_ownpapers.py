"""Our own papers come back: as they are they change nothing, and an edited cell is one change."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import docx
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from building import document
from places import REPO
from programs import run_program
from wenming_cli.core.numbers import label
from wenming_cli.importers.draft.plantext import quote_value
from wenming_cli.importers.merging.proposal import Proposal
from wenming_cli.office.exporting import Wish
from wenming_cli.office.merging import accept_proposal, propose_merge, write_proposal
from wenming_cli.office.office import Office
from wenming_cli.store.workspace import find_workspace

NAMES = (
    "理论科",
    "机关党总支",
    "各乡镇（街道）",
    "和平街道办",
    "宣传科（文明办、网信办）",
    "二级单位 甲",
)
LEADERS = ("分管副部长", "一把手、分管领导", "王建国", "李 娜")
TITLES = st.text("学习讲堂志愿|=-·“”0", min_size=2, max_size=12).filter(lambda text: text.strip())
TEXTS = st.one_of(
    st.just(""),
    st.text("广泛发动，每季度1次。\n |“=", max_size=40),
    TITLES.map(lambda text: f"{text}。（责任科室：理论科）"),
)
FORMS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"due": "03-31"},
        {"due": "11-30"},
        {"every": "quarter"},
        {"every": "month", "times": 2},
        {"every": "week", "on": "friday"},
        {"every": "month", "due": "06-30"},
        {"standing": True},
        {"festivals": ["春节", "元宵", "清明", "端午", "中秋", "重阳"]},
    ]
)  # fmt: skip


def tables(rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Two chapters, a section of three leaves each, and a leaf beside the sections."""
    made: list[tuple[str, dict[str, Any]]] = [
        ("task", {"no": "3", "title": "工作任务"}),
        ("measure", {"no": "4", "title": "主要措施"}),
    ]
    for n, (words, form) in enumerate(rows):
        kind, chapter = (("task", 3), ("measure", 4))[n % 2]
        section = n // 6 + 1
        no = f"{chapter}.{section}.{n // 2 % 3 + 1}"
        if n // 2 % 3 == 0:
            made.append((kind, {"no": f"{chapter}.{section}", "title": f"方面{section}（一）"}))
        days = {key: date.fromisoformat(f"2023-{form[key]}") for key in form if key == "due"}
        made.append((kind, {"no": no, **{k: v for k, v in words.items() if v}, **form, **days}))
    return made


PLANS = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {
                "title": TITLES,
                "text": TEXTS,
                "lead": st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
                "support": st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
                "leader": st.sampled_from(("", *LEADERS)),
            }
        ),
        FORMS,
    ),
    min_size=2,
    max_size=12,
).map(tables)
RECORDS = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.sampled_from(
            [
                {"do": "done", "note": "已开展", "people": 12},
                {"do": "postpone", "to": "2023-12-20", "why": "场地未定"},
                {"do": "assign", "lead": ["文明办"]},
                {"do": "cancel", "why": "并入其他工作"},
            ]
        ),
    ),
    max_size=4,
)

PHASES = (Phase.generate,)
PAPERS = ["breakdown", "ledger"]
FORMATS = ["xlsx", "docx", "csv"]


class Desk(NamedTuple):
    """A plan in a folder that is soon gone."""

    root: Path

    @property
    def office(self) -> Office:
        now = datetime(2023, 7, 3, 12, tzinfo=UTC)
        return Office(find_workspace(self.root, "2023", 2023), now, "li-na@pc-07")

    def export(self, paper: Any, ending: str) -> Path:
        wish = Wish(f"x.{ending}", "" if paper == "breakdown" else "Q2")
        path = self.root / f"{paper}.{ending}"
        path.write_bytes(self.office.export(paper, wish).data)
        return path

    def propose(self, path: Path) -> Proposal:
        return propose_merge(self.office, str(path))


def plan_text(rows: list[tuple[str, dict[str, Any]]]) -> str:
    """Write each value on one line, as `new`, `import` and people do."""
    lines = [f"{key} = {quote_value(value)}" for key, value in document().items()]
    for kind, row in rows:
        lines += ["", f"[[{kind}]]", *(f"{k} = {quote_value(v)}" for k, v in row.items())]
    return "\n".join(lines) + "\n"


def desk(folder: str, rows: list[tuple[str, dict[str, Any]]], records: Any = ()) -> Desk:
    home = Path(folder) / "plans/2023"
    (home / "journal").mkdir(parents=True)
    text = plan_text(rows)
    (home / "plan.toml").write_text(text, encoding="utf-8")
    leaves = [row["no"] for _, row in rows if row["no"].count(".") == 2]
    lines = []
    for n, (which, fields) in enumerate(records):
        head = {"id": f"{n:012x}-{n:08x}", "at": f"2023-05-{n + 10}T12:00:00+08:00", "by": "李娜"}
        item = leaves[which % len(leaves)]
        lines.append({**head, "item": item, "on": f"2023-05-{n + 10}", **fields})
    journal = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (home / "journal/li-na@pc-07.jsonl").write_text(journal, encoding="utf-8")
    return Desk(Path(folder))


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("paper", PAPERS)
@settings(max_examples=12, phases=PHASES)
@given(rows=PLANS, records=RECORDS)
def test_a_paper_that_nobody_edited_changes_nothing(
    paper: str, ending: str, rows: Any, records: Any
) -> None:
    with TemporaryDirectory() as folder:
        here = desk(folder, rows, records)
        proposal = here.propose(here.export(paper, ending))
        assert not proposal.changes
        assert proposal.raw == proposal.before
        assert [problem.message.speak("zh") for problem in proposal.problems] == []


EDITS: Mapping[str, st.SearchStrategy[str]] = {
    "工作任务": TITLES.map(lambda text: f"新{text}"),
    "具体措施（目标要求）": st.sampled_from(["", "印发方案。", "广泛发动，每季度一次"]),
    "牵头单位": st.sampled_from(["", "宣传科", "理论科、老干部科", "和平街道办"]),
    "配合单位": st.sampled_from(["", "老干部科", "各乡镇（街道）、老干部科"]),
    "责任领导": st.sampled_from(["", "赵部长", "一把手、赵部长"]),
    "牵头单位、责任领导": st.just("宣传科；赵部长"),
    "完成时限": st.sampled_from(["2023-07-29", "2023/8/1", "9月20日", "10月底前", "长期坚持"]),
    "频次": st.sampled_from(["每年1次", "每半年3次", "每月1次", "清明、端午"]),
}


def edit(path: Path, no: str, heading: str, typed: str) -> str | None:
    """Type into the cell of an item, and return what stood there; None where there is no such cell."""
    return _EDITORS[path.suffix](path, label(no), heading, typed)


def _bare(text: object) -> str:
    return "".join(str(text or "").split())


def _edit_xlsx(path: Path, number: str, heading: str, typed: str) -> str | None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = [_bare(cell.value) for cell in sheet[3]]
    if heading not in heads:
        return None
    row = next(row for row in sheet.iter_rows(min_row=4)
               if _bare(row[heads.index("编号")].value) == number)  # fmt: skip
    cell = row[heads.index(heading)]
    was = cell.value
    cell.value = typed or None
    book.save(path)
    return f"{was:%Y-%m-%d}" if isinstance(was, datetime) else str(was or "")


def _edit_docx(path: Path, number: str, heading: str, typed: str) -> str | None:
    word = docx.Document(str(path))
    rows = [row.cells for row in word.tables[0].rows]
    heads = [_bare(cell.text) for cell in rows[0]]
    if heading not in heads:
        return None
    row = next(cells for cells in rows if _bare(cells[heads.index("编号")].text) == number)
    was = str(row[heads.index(heading)].text)
    row[heads.index(heading)].text = typed
    word.save(str(path))
    return was


def _edit_csv(path: Path, number: str, heading: str, typed: str) -> str | None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    if heading not in rows[0]:
        return None
    at = rows[0].index(heading)
    row = next(row for row in rows if row[rows[0].index("编号")] == number)
    was, row[at] = row[at], typed
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return was


_EDITORS: Mapping[str, Callable[[Path, str, str, str], str | None]] = {
    ".xlsx": _edit_xlsx,
    ".docx": _edit_docx,
    ".csv": _edit_csv,
}


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("paper", PAPERS)
@settings(max_examples=20, phases=PHASES)
@given(rows=PLANS, which=st.integers(0, 11), heading=st.sampled_from(sorted(EDITS)), data=st.data())
def test_an_edited_cell_is_exactly_one_change(
    paper: str, ending: str, rows: Any, which: int, heading: str, data: st.DataObject
) -> None:
    typed = data.draw(EDITS[heading])
    leaves = [row["no"] for _, row in rows if row["no"].count(".") == 2]
    no = leaves[which % len(leaves)]
    with TemporaryDirectory() as folder:
        here = desk(folder, rows)
        path = here.export(paper, ending)
        was = edit(path, no, heading, typed)
        if was is None or (not was and not typed):
            return
        proposal = here.propose(path)
        assert [problem.message.speak("zh") for problem in proposal.problems] == []
        same = not proposal.changes and _means_the_same(was, typed)
        assert same or [(one.no, one.column) for one in proposal.changes] == [(no, heading)]
        if not same and heading != "频次" and typed != "长期坚持":  # those stand in two cells
            write_proposal(here.office.workspace, proposal)
            accept_proposal(here.office.workspace, proposal)
            assert here.propose(path).changes == [], "the plan says now what was typed"


NEW: list[dict[str, Any]] = [
    {"due": date(2023, 3, 31)}, {"every": "quarter"}, {"every": "month", "times": 2}, {"standing": True},
    {"festivals": ["春节", "元宵"]}, {"leader": "李 娜", "support": ["二级单位 甲"], "due": date(2023, 6, 30)},
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("which", range(len(NEW)))
def test_a_new_row_with_its_own_number_is_a_new_item(
    ending: str, which: int, tmp_path: Path
) -> None:
    heads: list[tuple[str, dict[str, Any]]] = [
        ("task", {"no": "3", "title": "工作任务"}), ("task", {"no": "3.1", "title": "方面"}),
    ]  # fmt: skip
    leaves = [
        ("task", {"no": f"3.1.{n}", "title": f"任务{n}", "text": "做好事情", "lead": ["理论科"], **more})
        for n, more in enumerate(NEW, start=1)
    ]  # fmt: skip
    here = desk(str(tmp_path), heads + leaves)
    path = here.export("breakdown", ending)
    edit(path, f"3.1.{which + 1}", "编号", label("3.1.99"))

    proposal = here.propose(path)
    assert [(one.no, one.added) for one in proposal.changes] == [("3.1.99", "task")]
    assert [one.code for one in proposal.problems] == ["row-missing"]

    write_proposal(here.office.workspace, proposal)
    accept_proposal(here.office.workspace, proposal)
    plan = here.office.plan
    old, made = (
        plan.by_no[no].model_dump(exclude={"no", "id"}) for no in (f"3.1.{which + 1}", "3.1.99")
    )
    assert made == old
    assert [item.no for item in plan.items][-1] == "3.1.99"


def _means_the_same(was: str, typed: str) -> bool:
    return sorted(_bare(was).replace("、", "")) == sorted(_bare(typed).replace("、", ""))


SOFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(not SOFFICE, reason="soffice missing: apt-get install libreoffice-calc")
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
@pytest.mark.parametrize("paper", PAPERS)
def test_what_libreoffice_saved_again_changes_nothing(
    paper: str, ending: str, tmp_path: Path
) -> None:
    """The shipped plan with its journal, opened and saved by another program."""
    shutil.copytree(REPO / "plans", tmp_path / "plans")
    here = Desk(tmp_path)
    path = here.export(paper, ending)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run_program(
        [str(SOFFICE), profile, "--headless", "--convert-to", ending,
         "--outdir", str(tmp_path / "saved"), str(path)],
    )  # fmt: skip
    proposal = here.propose(tmp_path / "saved" / path.name)
    assert proposal.changes == []
    assert [problem.message.speak("zh") for problem in proposal.problems] == []
