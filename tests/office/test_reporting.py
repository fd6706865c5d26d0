"""A question to an office: which plan, which days, compared with what."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from office.conftest import PLAN, office_in
from wenming_cli import Office, ReportRequest, Request, Usage
from wenming_cli.core.board.select import Filter
from wenming_cli.office.reporting import TableForm, check_table_form

DAY = "2023-08-03"
LAST = PLAN.replace("2023", "2022").replace('"组织专题学习"', '"学习"')


@pytest.fixture
def office(folder: Path) -> Office:
    """In August, with something done in March and something made up for since."""
    before = office_in(folder)
    before.record(Request("done", ["3.1.1"], date(2023, 3, 20), note="全体参加", people=35))
    later = office_in(folder, day=DAY)
    later.record(Request("done", ["4.1"], date(2023, 7, 5), period="Q2", people=12))
    return later


def with_last_year(folder: Path) -> Office:
    (folder / "plans" / "2022").mkdir()
    (folder / "plans" / "2022" / "plan.toml").write_text(LAST, encoding="utf-8")
    return office_in(folder, day=DAY)


def test_a_quarter_holds_what_was_made_up_for_it(office: Office) -> None:
    report = office.report(ReportRequest(period="Q2")).report
    assert (report.total.owed, report.total.made_good, report.total.people) == (1, 1, 12)
    assert report.as_of == date(2023, 6, 30)
    dated = office.report(ReportRequest(period="Q2"), as_of=date(2023, 7, 1)).report
    assert (dated.total.owed, dated.total.made_good) == (1, 0)


def test_the_plan_so_far_owes_what_is_due_by_now(office: Office) -> None:
    report = office.report(ReportRequest()).report
    assert (report.total.items, report.total.owed, report.total.made_good) == (3, 3, 2)
    assert report.stretch.so_far


def test_the_period_before_may_lie_in_the_plan_before(office: Office, folder: Path) -> None:
    asked = ReportRequest(period="Q1", compare="previous")
    alone = office.report(asked)
    assert alone.nothing_to_compare is not None
    assert alone.nothing_to_compare.speak("en") == "there is no plan of 2022 to compare with"

    found = with_last_year(folder).report(asked).comparison
    assert found is not None
    assert (found.earlier.plan.year, found.earlier.stretch.period.key) == (2022, "2022-Q4")


def test_a_year_that_goes_on_is_compared_with_the_same_days(office: Office, folder: Path) -> None:
    here = with_last_year(folder)
    for period, day in (("", "2022-08-03"), ("2023", "2022-08-03"), ("Q1", "2022-03-31")):
        found = here.report(ReportRequest(period=period, compare="last-year")).comparison
        assert found is not None
        assert found.earlier.as_of == date.fromisoformat(day)
    assert here.report(ReportRequest(period="Q2", compare="previous")).comparison is not None


def test_what_the_other_plan_does_not_have_is_said(office: Office, folder: Path) -> None:
    (folder / "plans" / "2022").mkdir()
    short = LAST.replace('lead  = "理论科"\n', "").replace(
        "year   = 2022", "year   = 2022\nstart = 2022-06-01\nend = 2022-12-31"
    ).replace("due   = 2022-03-31", "due   = 2022-11-30")  # fmt: skip
    (folder / "plans" / "2022" / "plan.toml").write_text(short, encoding="utf-8")
    here = office_in(folder, day=DAY)

    asked = ReportRequest(wanted=Filter(lead="理论科"), compare="last-year")
    said = here.report(asked).nothing_to_compare
    assert said is not None
    assert said.speak("en") == "nothing in the plan is led by '理论科'"
    said = here.report(ReportRequest(period="Q1", compare="last-year")).nothing_to_compare
    assert said is not None
    assert said.speak("en") == "the plan of 2022 does not have Q1"


def test_the_period_before_needs_a_period(office: Office) -> None:
    with pytest.raises(Usage):
        office.report(ReportRequest(compare="previous"))


def test_a_workbook_holds_the_figures_as_numbers(office: Office) -> None:
    answer = office.report(ReportRequest(period="Q2", show=("items", "rate"), compare="previous"))
    made = office.report_paper(answer, TableForm("统计.xlsx", chart=True))
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    rows = list(book["统计表"].values)
    assert rows[2][:4] == ("板块", "事项", "事项（第\n一季度）", "事项增减") or rows[2][0] == "板块"
    assert rows[-2][:2] == ("合计", 1)
    assert str(rows[-1][0]).startswith("与第一季度")
    assert book.sheetnames == ["统计表", "图表"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["统计.docx", "统计.html", "统计.md", "统计.csv"])
def test_each_format_has_the_total(office: Office, name: str) -> None:
    answer = office.report(ReportRequest(by=("lead",), show=("people", "share")))
    data = office.report_paper(answer, TableForm(name)).data
    assert data[:2] == b"PK" if name.endswith("docx") else "合计" in data.decode("utf-8")


def test_what_a_format_cannot_do_is_refused(office: Office) -> None:
    answer = office.report(ReportRequest())
    for form in (
        TableForm("统计.md", "gbk"),
        TableForm("统计.odt"),
        TableForm("统计.md", chart=True),
    ):
        with pytest.raises(Usage):
            check_table_form(form)
    assert office.report_paper(answer, TableForm("统计.csv", "gbk")).data.decode("gbk")
