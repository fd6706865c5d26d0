"""What stands above the rows of a sheet: its title, and the line that says which form it is."""

from __future__ import annotations

from wenming_cli.forms.asked import AskedForm
from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, DENSE_PAGE, ColumnKey
from wenming_cli.forms.form import show_number
from wenming_cli.forms.writing.layout import NO_MARKS, Marks
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_text

SENDER = "发来这份表的同志"
"""To whom it is sent back where nobody was named."""

_KEYS: frozenset[ColumnKey] = frozenset(column.key for column in COLUMNS)
_DENSE_KEYS: frozenset[ColumnKey] = frozenset(column.key for column in DENSE_COLUMNS)


def heading_title(form: AskedForm, marks: Marks = NO_MARKS) -> str:
    """Return the title: 区委宣传部2023年第三季度进展填报表（宣传科）; 退回补正 behind it."""
    issued = form.form
    words = f"{issued.unit}{chinese.period_words(form.period)}进展填报表（{issued.dept}）"
    return clean_text(words + ("退回补正" if marks.remarks else ""))


def heading_line(form: AskedForm, marks: Marks = NO_MARKS) -> str:
    """Return the line with the number, the day, to whom, and how many cells there are to fill."""
    times = f"（另有“{DENSE_PAGE}”{len(form.dense)}行）" if form.dense else ""
    rows = f"共{len(form.rows)}行{times}"
    if marks.remarks:
        red = _red_cells(form, marks)
        mend = "请补正标红的格" if red else "请按校验意见补正"
        said = f"{mend}后{back_words(form)}，其他格不用改　{rows}" + (
            f"，标红{red}格" if red else ""
        )
    else:
        until = f"{_day_words(form)}前" if form.form.due else "填好后"
        sent = "填好后存盘、关闭" if form.own else f"{until}{back_words(form)}"
        said = f"请在黄色格内填写，不要增删行列，{sent}　{rows}，必填{form.to_fill}格"
    return clean_text(f"回收编号 {show_number(form.form.number)}　{said}")


def dense_line(form: AskedForm, marks: Marks) -> str:
    """Return the line of the sheet with the times."""
    what = (
        "请补正标红的格，其他格不用改" if marks.remarks else "开展了的在黄色格里选√，没有开展的空着"
    )
    return f"回收编号 {show_number(form.form.number)}　{what}　共{len(form.dense)}行"


def back_words(form: AskedForm) -> str:
    """Return to whom it is sent back: 发回办公室李娜."""
    contact = form.form.contact
    return f"发回{contact}" if contact else f"交回{SENDER}"


def _red_cells(form: AskedForm, marks: Marks) -> int:
    """Count the cells that are red, on both sheets."""
    seen = {(row.issued.row, key) for row in form.rows for key in _KEYS}
    seen |= {(row.issued.row, key) for row in form.dense for key in _DENSE_KEYS}
    return len(seen.intersection(marks.bad))


def _day_words(form: AskedForm) -> str:
    due = form.form.due or form.period.last
    return chinese.short_date(due) if due.year == form.span.first.year else chinese.full_date(due)
