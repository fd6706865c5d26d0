"""The console script, and `python -m wenming_cli`.

Whoever presses Ctrl-C while the program is still being imported gets no traceback either.
"""

from __future__ import annotations

import gc
import sys
import warnings

OBJECTS = 5_000_000
"""New objects after which Python looks for unused ones in circles; a run makes few of those."""

INTERRUPTED = 130
"""As in `errors.ExitCode`, which may not be imported yet."""


def main() -> None:
    """Run a command line; what was recorded until an interruption stays recorded."""
    gc.set_threshold(OBJECTS)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries speak to programmers
    try:
        from wenming_cli.cli import app

        app.leave(app.main())
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
