"""Keys set in the text of a plan: only these keys differ, whatever stands around them."""

from __future__ import annotations

import tomllib
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wenming_cli.store.plan.tomledits import AddedItem, add_items, differs_only_in, set_keys

PLAN = '''\
# 方案\x20\x20
format = 1   # stays
title  = 'x'

# ── 一、重点任务
[[task]]
no    = "1"   # number
title = "甲"\t
lead  = 'old # no comment'    # was\x20\x20
text  = """
[[task]]
no = "2"
lead = "not this one"
"""

# about the measure
[[ measure ]]
  no="2"
  title="乙"
  x . y = 1

[[task]]
no = '3'
support = [
  "a", # one
]
due = 2026-03-01
'''


def test_each_key_is_set_where_it_stands_or_below_the_others() -> None:
    done = set_keys(
        PLAN.encode(),
        {
            "1": {"lead": '"宣传科"', "support": '["团委"]'},
            "2": {"lead": '"办公室"', "leader": '"张"'},
            "3": {"due": "2026-06-30", "leader": '"李"'},
        },
    )
    assert (done.changed, done.left) == (("1", "2", "3"), ())
    assert done.raw.decode() == (
        PLAN.replace("'old # no comment'", '"宣传科"')
        .replace('one"\n"""\n', 'one"\n"""\nsupport = ["团委"]\n')
        .replace("  x . y = 1\n", '  x . y = 1\n  lead="办公室"\n  leader="张"\n')
        .replace("2026-03-01\n", '2026-06-30\nleader = "李"\n')
    )


def test_a_value_of_several_lines_is_left_with_its_comments() -> None:
    done = set_keys(PLAN.encode(), {"3": {"support": '["b"]', "due": "2026-06-30"}})
    assert (done.raw, done.changed, done.left) == (PLAN.encode(), (), ("3",))


def test_an_item_without_a_table_of_its_own_is_left() -> None:
    raw = b'measure = [{ no = "1", lead = "a" }]\n'
    assert set_keys(raw, {"1": {"lead": '"b"'}}) == (raw, (), ("1",))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", ["", "\n"])
def test_the_last_line_may_lack_its_newline(newline: str, ending: str) -> None:
    before = ('a = 1\n[[task]]\nno = "1"' + ending).replace("\n", newline)
    after = f'a = 1\n[[task]]\nno = "1"\nlead = "b"{ending}'.replace("\n", newline)
    assert set_keys(before.encode(), {"1": {"lead": '"b"'}}).raw == after.encode()


@pytest.mark.parametrize("raw", [b"\xff", b"a = ", b'a = "\r"'])
def test_what_is_no_toml_is_an_error(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"decode|TOML|Invalid|Illegal"):
        set_keys(raw, {})


# --- any plan --------------------------------------------------------------------------------

VALUES = st.sampled_from(
    [
        "1", '"a # b"', "'a'", "'#'", '"\\""', "2026-03-05", "[1, 2]", '[ "a" , # b\n "]"\n ]',
        '"""\n[[task]]\nno = "1"\nlead = "x"\n"""', "'''\n[[task]]\n'''", '{ a = "}" }', "[\n]",
        '"""a"""""', "'''\n# x'''''", '"""\\"""\n"""',
    ]
)  # fmt: skip
SPACES = st.sampled_from(["", " ", "  ", "\t"])
ENDS = st.sampled_from(["", " ", "\t# 注 'x", '  # """', "   # [[task]]"])
BETWEEN = st.lists(
    st.sampled_from(["", "  ", "# [[task]]", '# lead = "x"', "\t# 注", "# '''", "## ──"]),
    max_size=3,
)
OTHERS = st.sampled_from(
    ["text", '"title"', "'steps'", "x.y", 'x . "lead"', "rhythm.lead", "leads", "on"]
)
NEW = st.fixed_dictionaries(
    {},
    optional={
        "lead": st.sampled_from(['"新"', '["新", "二"]', '"# = ["', '"\\\\g<1>"']),
        "support": st.just('["配"]'),
        "leader": st.just('"张\\n三"'),
        "due": st.just("2026-06-30"),
    },
)


class Row(NamedTuple):
    """A line of a plan in pieces, or text that has no key (its `key` is empty)."""

    no: str
    key: str
    before: str
    value: str = ""
    after: str = ""


@st.composite
def plans(draw: st.DrawFn) -> list[Row]:
    """Items in any order, with keys, comments and spaces of every kind."""
    rows = [Row("", "", line) for line in ["format = 1", *draw(BETWEEN)]]
    for n in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 5)) == 0:
            rows += [
                Row("", "", draw(st.sampled_from(["[[goal]]", f"[x{n}]"]))),
                Row("", "", "lead = 1"),
            ]
        header = draw(
            st.sampled_from(["[[task]]", "[[measure]]", '[[ "task" ]] # [x]', " [[task]]"])
        )
        rows += [Row("", "", header), *_item(draw, str(n))]
        rows += [Row("", "", line) for line in draw(BETWEEN)]
        if draw(st.integers(0, 5)) == 0:
            sub = "[[task.sub]]" if "task" in header else "[measure.sub]"
            rows += [Row("", "", sub), Row("", "", "lead = 2")]
    return rows


def _item(draw: st.DrawFn, no: str) -> list[Row]:
    indent, gap, space = draw(SPACES), draw(SPACES), draw(SPACES)
    keys = ["no", *draw(st.lists(OTHERS, unique=True, max_size=3))]
    keys += draw(st.lists(st.sampled_from(["lead", '"support"', "due"]), unique=True))
    return [
        Row(
            no,
            key.strip('"'),
            f"{indent}{key}{gap}={space}",
            f'"{no}"' if key == "no" else draw(VALUES),
            draw(ENDS),
        )
        for key in draw(st.permutations(keys))
    ]


def expected(rows: list[Row], wanted: dict[str, dict[str, str]]) -> tuple[list[Row], list[str]]:
    """What the rows become, and the numbers that are left because a value has several lines."""
    made = list(rows)
    left: list[str] = []
    for no, values in wanted.items():
        own = {row.key: row for row in rows if row.no == no and row.key}
        if any("\n" in own[key].value for key in values if key in own):
            left.append(no)
            continue
        if not own:
            continue
        for key, value in values.items():
            if key in own:
                made[made.index(own[key])] = own[key]._replace(value=value)
            else:
                last = max(i for i, row in enumerate(made) if row.no == no)
                made.insert(last + 1, Row(no, key, _aligned(key, own["no"].before), value))
    return made, left


def _aligned(key: str, example: str) -> str:
    """`due = ` as the line of `no` has it: sign under sign, or where the key is too long, behind it."""
    indent = example[: example.index("no")]
    sign = example.index("=") - len(indent)
    room = "" if example[len(indent) + sign - 1] == "o" or len(key) < sign else " "
    return f"{indent}{key.ljust(sign)}{room}{example[example.index('=') :]}"


def as_text(rows: list[Row], newline: str, ending: str, mark: str) -> str:
    lines = [row.before + row.value + row.after for row in rows]
    return mark + ("\n".join(lines) + ending).replace("\n", newline)


@pytest.mark.slow
@given(
    plans(),
    st.dictionaries(st.sampled_from("0123"), NEW, min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_only_the_edited_keys_differ(
    rows: list[Row], wanted: dict[str, dict[str, str]], newline: str, ending: str, mark: str
) -> None:
    text = as_text(rows, newline, ending, mark)
    try:
        tomllib.loads(text.removeprefix(mark))
    except tomllib.TOMLDecodeError:
        assume(False)
    made, left = expected(rows, wanted)

    done = set_keys(text.encode(), wanted)

    assert done.raw.decode() == as_text(made, newline, ending, mark)
    assert sorted(done.left) == sorted(left)
    tomllib.loads(done.raw.decode().removeprefix(mark))


@pytest.mark.parametrize(
    ("after", "changed", "same"),
    [
        ('[[task]]\nno = "3"\nlead = "甲"\n', ["3"], True),
        ('[[task]]\nno = "3"\nsupport = "甲"\n', ["3"], True),
        ('[[task]]\nno = "3"\nleader = "甲"\n', ["3"], True),
        ('[[task]]\nno = "3"\ndue = 2026-05-01\n', ["3"], True),
        ('[[task]]\nno = "3"\nstart = 2026-05-01\n', ["3"], False),
        ('[[task]]\nno = "3"\ndue = 2026-05-01\n', ["4"], False),
        ('[[task]]\nno = "4"\nlead = "甲"\n', ["3"], False),
        ('[[task]]\nno = "3"\nlead = \n', ["3"], False),
    ],
)
def test_a_merge_may_change_only_what_it_is_about(
    after: str, changed: list[str], same: bool
) -> None:
    wanted = dict.fromkeys(changed, ("lead", "support", "leader", "due"))
    assert differs_only_in('[[task]]\nno = "3"\n', after, wanted) is same


def test_a_key_is_taken_out_and_its_comment_stays() -> None:
    """A heading, other keys and their order too."""
    before = (
        '[[task]]\r\nno = "3"\r\ndue = 2026-05-01  # 文件未写明时限\r\nlead = "甲"\r\n'
        '# 下一条\r\n[[task]]\r\nno = "4"\r\ndue = 2026-06-01'
    )
    made = set_keys(before.encode(), {"3": {"due": None, "text": None}, "4": {"due": None}})
    assert made.raw.decode() == (
        '[[task]]\r\nno = "3"\r\n# 文件未写明时限\r\nlead = "甲"\r\n'
        '# 下一条\r\n[[task]]\r\nno = "4"\r\n'
    )
    assert made.changed == ("3", "4")


def added(plan: str, after: str, **keys: str) -> str:
    return add_items(plan.encode(), [AddedItem("task", after, keys)]).decode()


@pytest.mark.parametrize(
    ("plan", "made"),
    [
        ("[[task]]\nno = '1'\n", "[[task]]\nno = '1'\n\n[[task]]\nno = '1.1'\n"),
        ("[[task]]\nno = '1' # last", "[[task]]\nno = '1' # last\n\n[[task]]\nno = '1.1'\n"),
        ("[[task]]\r\nno = '1'\r\n", "[[task]]\r\nno = '1'\r\n\r\n[[task]]\r\nno = '1.1'\r\n"),
        (
            "[[task]]\nno = '1'\n[[task.target]]\nn = 2\n\n# 下一条\n[[task]]\nno = '2'\n",
            "[[task]]\nno = '1'\n[[task.target]]\nn = 2\n\n[[task]]\nno = '1.1'\n\n# 下一条\n[[task]]\nno = '2'\n",
        ),
    ],
)  # fmt: skip
def test_a_new_item_stands_behind_the_one_that_its_number_follows(plan: str, made: str) -> None:
    assert added(plan, "1", no="'1.1'") == made
    assert differs_only_in(plan, made, {}, ["1.1"])
    assert not differs_only_in(plan, made, {}, ["1.2"])


def test_a_plan_whose_items_have_no_tables_takes_no_new_one() -> None:
    with pytest.raises(KeyError):
        added("task = [{no = '1'}]\n", "1", no="'1.1'")


def test_the_encoding_mark_stays() -> None:
    made = add_items(b"\xef\xbb\xbf[[task]]\nno = '1'\n", [AddedItem("task", "1", {"no": "'2'"})])
    assert made.startswith(b"\xef\xbb\xbf[[task]]")
