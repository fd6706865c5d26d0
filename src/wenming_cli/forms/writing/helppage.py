"""The sheet 填写说明: one page on how to fill in the form, with a row as an example."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from wenming_cli.core.periods import days_after
from wenming_cli.formats.cells import cell_width
from wenming_cli.forms.asked import AskedForm
from wenming_cli.forms.columns import DENSE_PAGE, HELP_PAGE
from wenming_cli.forms.example import EXAMPLE
from wenming_cli.forms.form import show_number
from wenming_cli.forms.writing.fillpage import A4
from wenming_cli.forms.writing.headlines import SENDER, back_words
from wenming_cli.forms.writing.looks import CellGround, FormLooks
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_text

_SENT = "一、什么时候、交给谁：{until}{back}，直接发这个文件，不用打印盖章。"
_OWN = "一、怎么交：填好后存盘、关闭，回到命令窗口按回车键。"
_DENSE = (
    f"8. 每周、每天都做的事，在“{DENSE_PAGE}”里一次一行：开展了的选√，"
    "和应开展日期不是同一天的再写日期。"
)
_RULES = (
    "二、怎么填",
    "1. 只填黄色格：深黄的必填，浅黄的有就填。白格锁着，不用管。",
    "2. 黄色格空着等于“没有说”，不会改掉已经记下的内容。没有进展就空着，不要写“无”“同上”。"
    "整张表都没有的，写上“填报人”交回，就算报了。",
    "3. 办理情况：点格子右边的箭头选。做完了选“已完成”，并写完成（开展）日期；还在做的选“进行中”。",
    "4. 做不完的选“申请延期”，写拟延期至和原因；要停下或不做了的选“申请暂缓”“申请取消”，写原因。"
    "这些只是申请，领导批准后才算。",
    "5. 本期进展写做法和数字，500字以内；参与人次只写整数；完成进度写0到100的整数，不写百分号。",
    "6. 已有材料：看“应留材料”里的序号，已经有的写序号，如 1、2；都有了写“全”。"
    "带括号的是已经记下的。",
    "7. 佐证材料写文件名，几个之间用、隔开，文件和本表一起发回。照片请发原图。",
)
"""How to fill in; lines that begin with a number in Chinese are bold."""

_CARE = (
    "三、请不要：增删行列、改表头、给文件设密码、把内容抄到别的表里。文件改名、多存几份都没关系。"
)
_FROM_OUTSIDE = (
    "四、表里没有的工作：请另外告诉{sender}，由其列入方案，不要在表下面自己加行。",
    "五、填错了：改好再发一次就行。有问题的行会连同意见发回来，只改标红的格子再发回。",
)
_FROM_INSIDE = ("四、表里没有的工作：写在表的下面，记录时会列出来，再由您列入方案。",)
_EXAMPLE_HEAD = "例："

_LINE_HEIGHT = 17
_MARGIN = 6
"""Characters of a line that may stay free, since no word is broken at its end."""


def write_help(sheet: Worksheet, looks: FormLooks, form: AskedForm, *, mends: bool) -> None:
    """Write the page; `mends`: the form goes back, and its day may be over."""
    room = sum(width for _, width, _ in EXAMPLE) - _MARGIN
    last, rules = len(EXAMPLE) - 1, list(_rules_of(form, mends=mends))
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, HELP_PAGE, looks.title())
    for at, words in enumerate(rules, start=1):
        style = looks.line(bold=not words[0].isdigit(), text_wrap=True)
        sheet.set_row(at, _LINE_HEIGHT * -(-cell_width(words) // room) + 4)
        sheet.merge_range(at, 0, at, last, "", style)
        sheet.write_string(at, 0, words, style)
    _write_example(sheet, looks, form, at=len(rules) + 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.set_footer(f"&C回收编号 {show_number(form.form.number)}")


def _rules_of(form: AskedForm, *, mends: bool) -> Iterator[str]:
    """Yield the lines that concern a form: the clerk's own sheet goes to nobody."""
    due = form.form.due
    until = f"{chinese.full_date(due)}前" if due else "填好后"
    said = {
        "until": "补正标红的格后" if mends else until,
        "back": back_words(form),
        "sender": form.form.contact or SENDER,
    }
    first, after = (_OWN, _FROM_INSIDE) if form.own else (_SENT, _FROM_OUTSIDE)
    for rule in (first, *_RULES, *[_DENSE] * bool(form.dense), _CARE, *after, _EXAMPLE_HEAD):
        yield clean_text(rule.format(**said))


def _write_example(sheet: Worksheet, looks: FormLooks, form: AskedForm, *, at: int) -> None:
    day = days_after(form.period.last, -10).isoformat()
    sheet.set_row(at, 34)
    sheet.set_row(at + 1, 54)
    for n, (head, width, text) in enumerate(EXAMPLE):
        ground: CellGround = "example" if n > 1 else "locked"
        sheet.set_column(n, n, width)
        sheet.write_string(at, n, head, looks.head(filled=n > 1))
        style = looks.cell(ground, centred=n not in (1, 4))
        sheet.write_string(at + 1, n, text.format(day=day), style)
