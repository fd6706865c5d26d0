"""A unit (单位) as the office above lists it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Grouping = Literal["none", "category", "level", "area"]
"""What totals and ranks are made by: nothing, 类别, 等级 or 片区."""


class ListedUnit(NamedTuple):
    """One unit of the list; what the list does not say is empty."""

    code: str
    """单位编码, the key: a unit may be renamed in the middle of the year."""

    name: str
    short: str = ""
    category: str = ""
    """类别: 机关, 学校, 社区, 村镇, 企业."""

    level: str = ""
    """等级: 全国, 省, 市, 区."""

    term: str = ""
    """届期."""

    area: str = ""
    """片区."""

    way: str = ""
    """报送方式: 文件夹, 报送文件, 填报表."""

    path: str = ""
    """Where its plan's folder or its file lies, as it was typed; empty where nothing came."""

    contact: str = ""
    note: str = ""
    line: int = 0
    """Its line in the list."""

    file: str = ""
    """The list; empty where no list names the unit."""

    @property
    def where(self) -> str:
        """Where the list names it: `units.csv:5`; empty where none does."""
        return f"{self.file}:{self.line}" if self.file else ""


FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("code", ("单位编码", "编码", "代码")),
    ("name", ("单位名称", "单位")),
    ("short", ("简称",)),
    ("category", ("类别", "单位类别")),
    ("level", ("等级", "级别")),
    ("term", ("届期",)),
    ("area", ("片区",)),
    ("way", ("报送方式",)),
    ("path", ("路径", "文件", "位置")),
    ("contact", ("联络员", "联系人")),
    ("note", ("备注",)),
)
"""The fields of a unit with the headings that name them in a list, the usual one first."""
