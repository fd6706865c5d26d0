"""Three units in few words: one far ahead, one behind, one that did not hand in."""

from __future__ import annotations

from building import Diary, day, measure, plan, task
from wenming_cli.core.periods import Period, parse_period
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.rows import UnitRow, item_line, item_rows, unit_head, unit_line, unit_row
from wenming_cli.units.unit import Grouping, ListedUnit

Q3: Period = parse_period("Q3", 2023)
AS_OF = day("09-30")
YEAR = plan(
    task("3.1", title="专题学习", lead="宣传科", due="08-31"),
    task("3.2", title="业务<培训>", lead="文艺科", due="09-15"),
    task("3.3", title="年度总结", lead="办公室", start="11-01", due="12-31"),
    measure("4.1", title="分析会", lead="办公室", every="quarter", activity="meeting"),
)
SCHOOL = ListedUnit("U01", "第一小学", category="学校", level="区", area="东片区")
STREET = ListedUnit("U02", "东门街道", short="东门", category="机关", level="区", area="东片区")
LIBRARY = ListedUnit("U03", "图书馆", category="机关", level="市", area="西片区")


def diligent() -> Diary:
    """Everything so far is done, the study with 46 people."""
    diary = Diary()
    diary("done", "3.1", "08-20", people=46)
    diary("done", "3.2", "09-10")
    for quarter, on in (("2023-Q1", "03-20"), ("2023-Q2", "06-20"), ("2023-Q3", "09-20")):
        diary("done", "4.1", on, period=quarter)
    return diary


def rows_of(unit: ListedUnit, diary: Diary) -> tuple[UnitRow, bytes]:
    """The row of a unit with the lines of its items."""
    board = diary.board(YEAR, "09-30")
    items = b"".join(map(item_line, item_rows(unit, board, "2023")))
    return unit_row(unit, board, "2023", period=Q3), items


def gathered(by: Grouping = "none", **changed: object) -> Gathered:
    """What gathering the three units comes to; `changed` is put into the row of the street."""
    school, school_items = rows_of(SCHOOL, diligent())
    street, street_items = rows_of(STREET, Diary())
    street = street._replace(**changed)  # type: ignore[arg-type]  # fields of the row
    library = unit_head(LIBRARY, "not_in")
    rows = [unit_line(school), school_items, unit_line(street), street_items, unit_line(library)]
    return Gathered(
        period=Q3,
        as_of=AS_OF,
        units=[school, street, library],
        rows=b"".join(rows),
        by=by,
        listed=[SCHOOL, STREET, LIBRARY],
    )
