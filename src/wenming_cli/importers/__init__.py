"""Documents in: an office's own file becomes lines, an outline, and a draft of a plan.

`pipeline` calls one room after the other: `readers` give lines, `cleaning` drops what is no text,
`tables` and `outline` find the items, `meaning` reads their words, `draft` makes the plan of them.
`merging` takes owners from a table. Called by the office; bytes come in and no file is opened.
"""
