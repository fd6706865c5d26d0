"""A small document and a small table, as every writer gets them."""

from __future__ import annotations

from datetime import date

from wenming_cli.papers.document import Document, Heading, Paragraph
from wenming_cli.papers.sheet import Sheet, SheetColumn

TABLE = Sheet(
    "工作台账",
    "区委宣传部",
    date(2023, 6, 30),
    (SheetColumn("no", "序号", "number", centred=True), SheetColumn("title", "工作任务")),
    [[None, "三（一）"], [1, "抓活动"], [2, None]],
    frozenset([0]),
)
TEXT = Document(
    "区委宣传部2023年第二季度精神文明建设工作小结",
    (
        Heading(1, "一、总体进展"),
        Heading(2, "（一）强化思想武装"),
        Paragraph("开展“三八”活动……", lead="1.抓活动。"),
        Paragraph("待补充。"),
    ),
    "区委宣传部",
    date(2023, 7, 3),
    (TABLE,),
)
