"""What an import left out without a word, of documents whose right reading is known.

Each owner, deadline and numbered label that a person found and the import did not has to stand in
`unused` or `problems` of its JSON. What is wrong and told can be put right; what is silent is found
too late.

The documents lie in folders, each with `NAME.gold.json` beside it: a list of items with `no`,
`title` and, where the document says so, `lead`, `due` (ISO) and `words`, the document's own words
for either; or with `id`, `text_start`, `owner` (`lead`, `raw`), `deadline` (`type`, `end`, `raw`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from campaigns.report import Report

SAMPLES = Path(__file__).parent.parent / "tests" / "data" / "imports"
OURS = (SAMPLES, SAMPLES / "broken")
_GOLD = ".gold.json"
_TITLE = 8
"""Letters by which a left-out item is known again."""

_YEAR_END = "12-31"
"""Also the day of what has no other: 年底, 全年."""

Item = Mapping[str, Any]


class Fact(NamedTuple):
    """Something that a person found in a document."""

    kind: str
    no: str
    value: str
    words: tuple[str, ...]
    """Any of them tells a reader which one it is."""


def run(count: int, seed: int, cases: Sequence[Path] = (), *, quiet: bool = False) -> Report:
    """Import up to `count` documents of folders (ours where none is named) and look for silence."""
    report = Report("silent", seed, quiet)
    known = [pair for folder in cases or OURS for pair in _pairs(folder)]
    pairs = Random(seed).sample(known, min(count, len(known)))
    report.expect(bool(pairs), "there are no documents with gold", *cases)
    for n, (document, gold) in enumerate(pairs):
        answer = _imported(document)
        report.count("documents")
        if answer is None:
            report.count("refused in words")
        else:
            judge(document.name, json.loads(gold.read_text(encoding="utf-8")), answer, report)
        report.progress(n, len(pairs))
    return report


def judge(name: str, gold: Sequence[Item], answer: Mapping[str, Any], report: Report) -> None:
    """Compare what a person found with what `import --json` has, and with what it tells."""
    told = [_plain(piece["text"]) for piece in answer["unused"]]
    told += [_plain(problem["message"]) for problem in answer["problems"]]
    nodes = {node["no"]: node for node in answer["nodes"]}
    for fact in (fact for item in gold for fact in _facts(item)):
        report.count(fact.kind)
        if _is_used(fact, nodes):
            continue
        report.count(f"{fact.kind} that lack")
        report.expect(
            any(_tells(text, words) for text in told for words in map(_plain, fact.words)),
            f"{name}: the {fact.kind} {fact.value} of {fact.no} is gone without a word",
        )


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for gold in sorted(folder.glob(f"*{_GOLD}")):
        stem = gold.name.removesuffix(_GOLD)
        found = [path for path in folder.glob(f"{stem}.*") if path != gold]
        yield from ((path, gold) for path in found if path.stem == stem)


def _imported(document: Path) -> Mapping[str, Any] | None:
    words = [sys.executable, "-m", "wenming_cli", "import", str(document), "--dry-run", "--json"]
    ran = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    answer: Mapping[str, Any] | None = json.loads(ran.stdout) if ran.returncode == 0 else None
    return answer


def _facts(item: Item) -> Iterator[Fact]:
    """Yield what an item says; a deadline without its words cannot be known again, and is left."""
    no, title = item.get("no") or item["id"], item.get("title") or item.get("text_start")
    if title:
        yield Fact("label", no, title, (title[:_TITLE],))
    owner = item.get("owner") or {}
    said = {"lead": owner.get("raw"), **item.get("words", {})}
    for name in item.get("lead") or owner.get("lead") or ():
        yield Fact("owner", no, name, (name, said["lead"] or name))
    if "due" in item and "due" in said:
        yield Fact("deadline", no, item["due"], (said["due"],))
    for one in item.get("deadline") or ():
        if one["type"] in ("by", "window") and not (one["end"] or _YEAR_END).endswith(_YEAR_END):
            yield Fact("deadline", no, one["end"], (one["raw"],))


def _is_used(fact: Fact, nodes: Mapping[str, Item]) -> bool:
    node = nodes.get(fact.no)
    if fact.kind == "deadline":
        parts = [
            one for no, one in nodes.items() if no.startswith(f"{fact.no}.") and one["derived"]
        ]
        return any(one["due"] == fact.value for one in (*parts, node) if one)
    if node is None or fact.kind == "label":
        return node is not None
    names = (*node["lead"], *node["support"], node["leader"] or "")
    return any(_plain(fact.value) in _plain(name) for name in names)


def _tells(text: str, words: str) -> bool:
    return words in text or (len(text) > 1 and text in words)


def _plain(text: str) -> str:
    """Return the letters and digits of a text, in one width."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
