from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from building import Diary, day, measure, plan, task
from wenming_cli.core.board.fold import fold
from wenming_cli.core.board.refold import refold
from wenming_cli.core.journal.entries import Fact

PLAN = plan(task("3.1", due="06-30"), measure("4.1", every="month"))
FACTS = st.lists(
    st.tuples(
        st.sampled_from(["start", "done", "note", "hold", "reopen"]),
        st.sampled_from(["3.1", "4.1"]),
        st.sampled_from(["03-05", "03-06", "05-01"]),
    ),
    max_size=8,
)


@given(FACTS)
def test_a_leaf_with_other_facts_is_what_a_fold_of_everything_makes_of_it(
    rows: list[tuple[str, str, str]],
) -> None:
    diary = Diary()
    for do, item, on in rows:
        diary(do, item, on)
    whole = diary.board(PLAN, "07-01")
    facts = [entry for entry in diary.entries if isinstance(entry, Fact)]
    built = fold(PLAN, [], day("07-01"))
    for leaf in PLAN.leaves:
        built = refold(built, leaf, [fact for fact in facts if fact.item == leaf.id])
    for leaf in PLAN.leaves:
        assert built[leaf] == whole[leaf]


def test_facts_of_one_day_are_taken_in_the_order_in_which_they_were_typed() -> None:
    diary = Diary()
    for do in ("done", "reopen", "start"):
        diary(do, "3.1", "03-05")
    whole = diary.board(PLAN, "07-01")
    facts = [entry for entry in diary.entries if isinstance(entry, Fact)]

    leaf = PLAN.by_no["3.1"]
    assert refold(fold(PLAN, [], day("07-01")), leaf, facts[::-1])[leaf] == whole[leaf]


def test_what_is_not_named_stays_as_it_was() -> None:
    diary = Diary()
    diary("done", "4.1", "03-05")
    before = diary.board(PLAN, "07-01")
    after = refold(before, PLAN.by_no["3.1"], ())
    assert after[PLAN.by_no["4.1"]] is before[PLAN.by_no["4.1"]]
    assert before.facts == after.facts
