"""The files that lie beside forms: which of them prove a row, which are another department's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from wenming_cli.forms.remarks import Remark, remark
from wenming_cli.message import joined
from wenming_cli.store.incoming import find_beside
from wenming_cli.store.userpath import UserPath


class Claimant(NamedTuple):
    """A form whose rows name files."""

    beside: UserPath
    """The folder in which they lie."""

    dept: str


class Proofs(NamedTuple):
    """The files that the rows of all forms of one command name, and whose forms name each."""

    plan: Path
    """The plan's folder."""

    claims: Mapping[Path, Set[str]]
    """The departments, by the file."""

    def proves(self, file: Path) -> bool:
        """Tell whether some row names a file."""
        return file.resolve() in self.claims

    def lacking(self, form: Claimant, names: Iterable[str]) -> Iterator[Remark]:
        """Yield what is wrong with the files that a row names: it did not come, or is doubtful.

        One file that two departments name is given to neither: a chat program has put another
        one of that name aside, under a name of its own.
        """
        for name in names:
            source = find_beside(form.beside, name, self.plan)
            if source is None:
                yield remark("evidence-missing", "evidence", file=name)
                continue
            others = self.claims.get(source.path.resolve(), frozenset()) - {form.dept}
            if others:
                who = joined(sorted(others))
                yield remark("evidence-shared", "evidence", file=source.name, others=who)

    def empty(self, form: Claimant, names: Iterable[str]) -> Iterator[Remark]:
        """Yield the files of a row that hold nothing; they are taken all the same."""
        for name in names:
            source = find_beside(form.beside, name, self.plan)
            if source is not None and not source.size:
                yield remark("evidence-empty", "evidence", file=name)


def find_proofs(named: Iterable[tuple[Claimant, Sequence[str]]], plan: Path) -> Proofs:
    """Return which files the rows of some forms name.

    Args:
        named: all forms that came, with the names of files that their rows name.
        plan: the plan's folder.

    Raises:
        Unreadable: one of them cannot be read.
    """
    claims = defaultdict[Path, set[str]](set)
    for form, names in named:
        for name in names:
            source = find_beside(form.beside, name, plan)
            if source is not None:
                claims[source.path.resolve()].add(form.dept)
    return Proofs(plan, dict(claims))
