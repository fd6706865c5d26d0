"""Chromium, to look at pages as a reader does."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from programs import run_program

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
const rgba = (text) => [...text.matchAll(/[\\d.]+/g)].map(Number);
const behind = (e) => {  // the first ground that is not transparent
  for (; e; e = e.parentElement) {
    const found = rgba(getComputedStyle(e).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found;
  }
  return [255, 255, 255];
};
const light = (colour) => {
  const [r, g, b] = colour.map((c) => c / 255).map(
    (c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (e, pseudo) => {
  const one = light(rgba(getComputedStyle(e, pseudo).color)), other = light(behind(e));
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
};
const cells = (doc) => {
  const unseen = [], unnamed = [], faint = [];
  let named = 0;
  for (const table of doc.querySelectorAll('table')) {
    const heads = [...table.querySelectorAll('thead th')];
    const shown = heads.every((head) => head.getBoundingClientRect().width > 0);
    for (const cell of table.querySelectorAll('tbody td, tbody th')) {
      const range = doc.createRange();
      range.selectNodeContents(cell);
      const box = cell.getBoundingClientRect(), words = cell.textContent.trim();
      const lines = [...range.getClientRects()];
      const inside = lines.every((r) => r.left >= box.left - 1 && r.right <= box.right + 1
        && r.top >= box.top - 3 && r.bottom <= box.bottom + 3);
      if (words && (!lines.some((r) => r.width * r.height) || !inside)) unseen.push(words);
      if (contrast(cell) < 4.5) faint.push(words);
      if (cell.tagName !== 'TD') continue;
      const before = getComputedStyle(cell, '::before').content;
      if (contrast(cell, '::before') < 4.5) faint.push(before);
      if (!shown && before !== JSON.stringify(heads[cell.cellIndex].textContent))
        unnamed.push(words);
      named += !shown;
    }
  }
  return {unseen, unnamed, faint, named};
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
        cells: cells(doc),
        widest: Math.max(0, ...[...doc.querySelectorAll('table')].map((e) => e.offsetWidth)),
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
    command = [browser(), *FLAGS, profile, *flags, (folder / "page.html").as_uri()]
    return run_program(command).decode()


def layouts(folder: Path, page: str, widths: list[int]) -> list[dict[str, Any]]:
    """How a page lies at several widths: what sticks out, which texts cross each other.

    Of the cells of its tables: which are not seen whole, have no heading beside them where that
    above them is gone, or are too faint.
    """
    frames = "".join(
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{html.escape(page)}">'
        "</iframe>"
        for width in widths
    )
    dom = run(folder, MEASURE % frames, "--window-size=1400,1000", "--dump-dom")
    found = re.findall(r'<pre id="found">(.*?)</pre>', dom, re.DOTALL)[-1]
    measured: list[dict[str, Any]] = json.loads(html.unescape(found))
    return measured
