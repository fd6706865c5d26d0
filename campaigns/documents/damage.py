"""Good documents that were cut short, or in which bits, bytes or tags changed."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

from campaigns.documents.document import Bait, Document, packed
from campaigns.office import REPO

SAMPLES = REPO / "tests" / "data" / "imports"
READ = (".txt", ".md", ".csv", ".html", ".docx", ".xlsx", ".pdf")


def damaged(chance: Random, bait: Bait) -> Document:
    """One of our own test documents, damaged."""
    del bait
    paths = sorted(
        path for path in SAMPLES.rglob("*") if path.suffix in READ and path.name != "README.md"
    )
    path = chance.choice(paths)
    data = path.read_bytes()
    if path.suffix in (".docx", ".xlsx") and chance.random() < 0.7:
        return Document(
            "damaged", f"{path.name}, inside", f"方案{path.suffix}", _inside(data, chance)
        )
    how, whole = _harmed(data, chance)
    name = f"方案{path.suffix}" if chance.random() < 0.9 else f"方案{chance.choice(READ)}"
    return Document("damaged", f"{path.name}, {how}, called {name}", name, whole)


def _harmed(data: bytes, chance: Random) -> tuple[str, bytes]:
    at, far = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    how = chance.choice(("cut short", "bits", "bytes gone", "doubled", "zeroed", "beginning gone"))
    if how == "cut short":
        return f"cut at {at}", data[:at]
    if how == "beginning gone":
        return f"from {at}", data[at:]
    if how == "bytes gone":
        return how, data[:at] + data[far:]
    if how == "doubled":
        return how, data[:far] + data[at:]
    if how == "zeroed":
        return how, data[:at] + bytes(far - at) + data[far:]
    whole = bytearray(data)
    for _ in range(chance.choice((1, 5, 50, 500))):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    return how, bytes(whole)


def _inside(data: bytes, chance: Random) -> bytes:
    """Change one XML part and pack the parts again, so that the change is met by the reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, bytes | str] = {name: file.read(name) for name in file.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    content = parts[name]
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    for _ in range(chance.choice((1, 3, 20))):
        values = list(re.finditer(r'="[^"]*"', text))
        if values and chance.random() < 0.7:  # another value of an attribute
            spot = chance.choice(values)
            value = chance.choice(
                (
                    "",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "x",
                    "9" * 5000,
                    "1e400",
                    "A1:XFD1048576",
                    "../x",
                )
            )
            text = f'{text[: spot.start()]}="{value}"{text[spot.end() :]}'
        else:  # a tag gone, doubled or in another's place
            tags = list(re.finditer(r"<[^>]*>", text))
            if tags:
                spot = chance.choice(tags)
                instead = chance.choice(("", spot[0] * 2, "</x>", "<x>"))
                text = text[: spot.start()] + instead + text[spot.end() :]
    return packed(parts | {name: text})
