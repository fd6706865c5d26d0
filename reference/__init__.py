"""The references in docs/, made from the code: keys, JSON, commands and words, in two languages.

`plan`, `answers`, `commands` and `words` each make one page; tests/docs compares them with docs/
and writes them anew: `uv run pytest tests/docs --update-golden`. English is written in the code's
own docstrings and in the TOML files here, Chinese in `zh_CN.po` (`prose`).
"""
