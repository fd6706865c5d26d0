"""The commands that meet a received folder."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from campaigns.received.scene import ITEM, OTHER, REPEATED

CHECK, LOG, REPAIR = ("check", "--json"), ("log", "--json"), ("check", "--repair")

VIEWS: tuple[tuple[str, ...], ...] = (
    ("status",), ("status", "--json"), ("list",), ("list", "--json"), ("show", ITEM),
    ("show", "3.1", "--json"), ("due", "全年"), ("checklist",), ("checklist", REPEATED), ("log",),
    ("log", ITEM), ("check",), ("export", "summary", "全年"),
    ("export", "summary", "全年", "-o", "小结.docx"), ("export", "summary", "全年", "-o", "小结.html"),
    ("export", "ledger", "全年", "-o", "台账.xlsx"), ("export", "ledger", "全年", "-o", "台账.csv"),
    ("export", "breakdown", "-o", "分解.xlsx"), ("export", "breakdown", "-o", "分解.docx"),
    ("export", "board", "-o", "看板.html"), ("export", "calendar", "-o", "日历.ics"), ("export", "calendar"),
)  # fmt: skip

RECORDS: tuple[tuple[str, ...], ...] = (
    ("start", ITEM), ("done", ITEM), ("done", "3.1"), ("done", REPEATED), ("note", ITEM, "又一次进展"),
    ("tick", ITEM, "1"), ("hold", ITEM, "--why", "另有安排"), ("resume", ITEM),
    ("cancel", OTHER, "--why", "另有安排"), ("reopen", OTHER, "--why", "另有安排"),
    ("postpone", OTHER, "--to", "{year}-12-25", "--why", "另有安排"), ("assign", ITEM, "--lead", "宣传科"),
    ("verify", ITEM, "--by", "科长"), ("attach", ITEM, "材料.txt"),
    ("done", OTHER, "--evidence", "材料.txt", "--caption", "签到表"), ("undo",), ("note", OTHER, "三次"),
    ("attach", REPEATED, "材料.txt", "--for", "Q1"),
)  # fmt: skip
"""Each is also given `--json`, so that what it acknowledges is known."""

PLANS: tuple[tuple[str, ...], ...] = (
    ("new", "2031", "--unit", "某科"), ("import", "方案.txt", "-p", "received"),
    ("import", "方案.txt", "--into", "{year}"), ("import", "方案.txt", "--dry-run"),
)  # fmt: skip

COMPLETIONS: tuple[dict[str, str], ...] = tuple(
    {"_WENMING_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")),
     "_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
     "_TYPER_COMPLETE_WORD_TO_COMPLETE": ""}
    for shell in ("bash", "zsh", "fish", "powershell", "pwsh")
    for words in ("wenming show ", "wenming status -p ", "wenming list --lead ", "wenming done 3")
)  # fmt: skip
"""What shells set when somebody presses the tab key."""

WARM = (
    "export summary 全年 -o a.docx", "export summary 全年 -o a.html", "export ledger 全年 -o a.xlsx",
    "export breakdown -o b.xlsx", "export breakdown -o b.docx", "export board -o a.html", "checklist",
    "export calendar", "due 全年", "list", "list --json", "show 3.1 --json", "note 3.1.1 x --json",
    "new 2031 --unit 科", "tick 3.1.2 1", "hold 3.1.1 --why x", "resume 3.1.1", "cancel 3.6 --why x",
    "reopen 3.6 --why x", "assign 3.1.1 --lead 科", "verify 3.1.1 --by 科长", "check --repair",
    "postpone 3.6 --to 2023-12-25 --why x", "log", "undo",
)  # fmt: skip
"""What is carried out once before anything is forked."""
