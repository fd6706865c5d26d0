"""The pure heart: plan + entries + date -> board. No files, clock, environment or terminal.

`plan` and `journal` are what people wrote and what was recorded; `board` folds them into the state
of a day; `moves` says what a command would record on it; `check` says what is wrong. `periods` and
`numbers` serve all of them. Every other room imports this one, and it imports none.
"""
