"""A hostile document, and the bait that it may try to reach."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TEXT = (
    "一、指导思想",
    "深入学习宣传。",
    "二、工作任务",
    "（一）组织学习。每季度开展1次集中学习，由办公室牵头。",
    "（二）办好实事。6月底前完成，由宣传科牵头。",
    "三、主要措施",
    "（一）加强领导。每半年召开1次会议。",
)
"""A small plan, so that there is something to be imported."""


@dataclass(frozen=True)
class Bait:
    """What no document may lead the program to."""

    file: Path
    """Holds what must not come to light."""

    port: int
    """A server of ours listens on it."""

    def url(self, name: str) -> str:
        """An address on the server."""
        return f"http://127.0.0.1:{self.port}/{name}"


@dataclass(frozen=True)
class Document:
    """One document as the attacker made it."""

    kind: str
    what: str
    name: str
    data: bytes
    office: bool = False
    """Whether LibreOffice opens it."""

    answer: str = "either"
    """`imports`, `refused`, or `either` where both are right."""

    seconds: float | None = None
    """The seconds within which it must be imported, where it is an everyday document."""


def packed(
    parts: Mapping[str, bytes | str],
    method: int = zipfile.ZIP_DEFLATED,
    stored: tuple[str, ...] = (),
) -> bytes:
    """A zip file of these parts; those in `stored` are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in parts.items():
            raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
            how = zipfile.ZIP_STORED if name in stored else method
            file.writestr(zipfile.ZipInfo(name), raw, how)
    return out.getvalue()
