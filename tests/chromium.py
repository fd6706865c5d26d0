"""Chromium, to look at pages as a reader does."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
MEASURE = """
<!doctype html><meta charset="utf-8"><body>%s<pre id="found"></pre>
<script>
const boxes = (doc) => {
  const walk = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const node = walk.currentNode, size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    if (!node.data.trim() || node.parentElement.closest('title')) continue;
    const range = doc.createRange();
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      const middle = (r.top + r.bottom) / 2, half = size * 0.42;
      found.push([r.left, middle - half, r.right, middle + half, node.data.trim().slice(0, 20)]);
    }
  }
  return found;
};
const crossing = (all) => {
  const found = [];
  for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) {
    const [a, b] = [all[i], all[j]];
    const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
    const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
    if (wide > 1 && high > 1) found.push(a[4] + ' / ' + b[4]);
  }
  return found;
};
addEventListener('load', () => {
  document.getElementById('found').textContent = JSON.stringify(
    [...document.querySelectorAll('iframe')].map((frame) => {
      const doc = frame.contentDocument, width = frame.clientWidth;
      const out = [...doc.body.querySelectorAll('*:not(svg *)')].filter((e) => {
        const r = e.getBoundingClientRect();
        return r.width && (r.right > width + 0.5 || r.left < -0.5);
      });
      return {
        scroll: doc.scrollingElement.scrollWidth - width,
        outside: out.map((e) => e.className + ': ' + e.textContent.slice(0, 20)),
        crossing: crossing(boxes(doc)),
        height: doc.scrollingElement.scrollHeight,
        texts: boxes(doc).length,
      };
    }));
});
</script>
"""


def browser() -> str:
    """The browser, or a word on why the test is left out."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed, so the page cannot be laid out")
    return found


def run(folder: Path, page: str, *flags: str) -> str:
    """Open a page and give what the browser answers."""
    (folder / "page.html").write_text(page, encoding="utf-8", errors="surrogatepass")
    profile = f"--user-data-dir={folder / 'profile'}"
    found = subprocess.run(
        [browser(), *FLAGS, profile, *flags, (folder / "page.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return found.stdout.decode()


def layouts(folder: Path, page: str, widths: list[int]) -> list[dict[str, Any]]:
    """How a page lies at several widths: what sticks out and which texts cross each other."""
    frames = "".join(
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{html.escape(page)}">'
        "</iframe>"
        for width in widths
    )
    dom = run(folder, MEASURE % frames, "--window-size=1400,1000", "--dump-dom")
    found = re.findall(r'<pre id="found">(.*?)</pre>', dom, re.DOTALL)[-1]
    measured: list[dict[str, Any]] = json.loads(html.unescape(found))
    return measured
