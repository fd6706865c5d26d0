"""A form (填报表): what one department is asked for a period, and the values it was issued with.

These are the ancestor of a three-way comparison: what a cell was when it went out, what it is when
it comes back, what the journal says by then. A form is stored once, when it is issued, and travels
in its own workbook besides.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from wenming_cli.core.journal.entries import show_number as show_number  # noqa: PLC0414
from wenming_cli.core.journal.planentries import FormState as FormState  # noqa: PLC0414
from wenming_cli.errors import Refused
from wenming_cli.message import M

SCHEMA = "wenming/form/1"
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O or U, which are misread; `read_number` forgives that."""

_MISREAD = str.maketrans("ILO", "110")
_NUMBER = re.compile(rf"[{DIGITS}]{{8}}")

MOST_FORM_ROWS = 5000

Text = Annotated[str, StringConstraints(max_length=2000)]


class FormRow(BaseModel):
    """One row as it was issued: an item, or one occurrence of it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    row: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """The row's code: the item's id, and behind @ its occurrence: `3.2.1@2023-09`, `3.4`."""

    status: Text = ""
    """办理情况, one of `columns.STATUS_WORDS`."""

    percent: Annotated[int | None, Field(ge=0, le=100)] = None
    difficulty: Text = ""
    next: Text = ""
    label: Text = ""
    """编号 as it stood in column A; by it and `when` a row is known whose code was lost."""

    when: Text = ""
    """本期 as it stood in column D."""

    title: Text = ""
    text: Text = ""
    due: Text = ""
    recorded: Text = ""
    material: Text = ""
    """The other locked cells as they stood there, by which it is seen that one was changed."""

    @property
    def item(self) -> str:
        """The permanent key of its item."""
        return self.row.rpartition("@")[0] or self.row

    @property
    def occurrence(self) -> str:
        """The key of its occurrence; empty for an item that is owed once."""
        return self.row.rpartition("@")[2] if "@" in self.row else ""


class IssuedForm(BaseModel):
    """One form as it was issued."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    plan: Text
    """The name of the plan's folder."""

    unit: Text
    """The office whose plan it is."""

    period: Text
    """The key of the period, such as `2023-Q3`."""

    dept: Text
    """The department that is asked."""

    issued: date
    due: date | None = None
    """The day until which it is to be handed in."""

    contact: Text = ""
    """To whom it is sent back; `""` where nobody was named."""

    heads: tuple[Text, ...] = ()
    """The words above its table, and the headings, that are the office's own (`--template`)."""

    plan_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The digest of the plan's data when it was issued (`core.closing.digests.plan_digest`)."""

    rows: Annotated[tuple[FormRow, ...], Field(max_length=MOST_FORM_ROWS)]

    @property
    def items(self) -> int:
        """How many items it asks about; those of many times have several rows."""
        return len({row.item for row in self.rows})

    @property
    def rows_of_sheet(self) -> int:
        """How many rows its sheet 填报 has: one for all that is owed each week or day."""
        whole = {row.item for row in self.rows if not row.occurrence}
        return sum(not (row.occurrence and row.item in whole) for row in self.rows)

    def row_of(self, code: str) -> FormRow | None:
        """Return the row with a code, if the form has it."""
        return next((row for row in self.rows if row.row == code), None)

    @property
    def number(self) -> str:
        """The number (回收编号) without its hyphen: 40 bits of the digest of the rest."""
        digest = hashlib.sha256(_canonical(self._data()).encode()).digest()
        bits = int.from_bytes(digest[:5], "big")
        return "".join(DIGITS[bits >> 5 * place & 31] for place in range(7, -1, -1))

    def _data(self) -> dict[str, Any]:
        data = self.model_dump(mode="json", exclude_none=True)
        for key in ("contact", "heads"):  # of a form without them the number is what it always was
            if not data[key]:
                del data[key]
        data["rows"] = [
            {key: value for key, value in row.items() if value != ""} for row in data["rows"]
        ]
        return {"schema": SCHEMA, **data}

    def text(self) -> str:
        """Return the form as one line of JSON, with its number."""
        return _canonical({"form": self.number, **self._data()})

    def lines(self) -> list[str]:
        """Return the form as it stands in its workbook: a line without the rows, a line a row."""
        data = {"form": self.number, **self._data()}
        rows = data.pop("rows")
        return [_canonical(data), *map(_canonical, rows)]


def _canonical(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parse_form(text: str, shown: str) -> IssuedForm:
    """Read a form from its JSON.

    Args:
        text: what `IssuedForm.text` gave.
        shown: the name of the file that it stands in, for the message.

    Raises:
        Refused: it is no form, one of another version, or what it says does not give its number.
    """
    try:
        data = json.loads(text)
        form = IssuedForm.model_validate(data)
        whole = data.get("schema") == SCHEMA and data.get("form") == form.number
    except (ValueError, ValidationError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise Refused(
            M("{file} holds no form that was issued", file=shown),
            M("hand the form out anew: wenming sheets"),
        )
    return form


def parse_lines(lines: Sequence[str], shown: str) -> IssuedForm:
    """Read a form from the lines in its workbook (`IssuedForm.lines`).

    Raises:
        Refused: as `parse_form`.
    """
    head, rows = (lines[0] if lines else ""), ",".join(lines[1:])
    return parse_form(f'{head.rstrip().removesuffix("}")},"rows":[{rows}]}}', shown)


def read_number(text: str) -> str | None:
    """Read a form's number as it may be typed: `7f3a 9c2e`, `7F3A－9C2E`; None if it is none."""
    plain = re.sub(r"[\s\-－—–_]", "", text).upper().translate(_MISREAD)
    return plain if _NUMBER.fullmatch(plain) else None


def row_code(item: str, occurrence: str) -> str:
    """Return the code of a row: `3.2.1@2023-09`, or the item's id where it is owed once."""
    return f"{item}@{occurrence}" if occurrence else item


def values_sum(typed: dict[str, str]) -> str:
    """Return the first 8 hexadecimal digits of the digest of what was typed in a row, by column."""
    said = {key: value for key, value in typed.items() if value}
    return hashlib.sha256(_canonical(said).encode()).hexdigest()[:8]
