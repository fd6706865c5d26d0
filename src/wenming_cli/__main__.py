"""The console script, and `python -m wenming_cli`.

Whoever presses Ctrl-C while the program is still being imported gets no traceback either.
"""

from __future__ import annotations

import gc
import sys
import warnings

OBJECTS = 5_000_000
"""New objects after which Python looks for unused ones in circles; a run makes few of those."""


def main() -> None:
    """Run a command line; what was recorded until an interruption stays recorded."""
    try:
        gc.set_threshold(OBJECTS)
        if not sys.warnoptions:
            warnings.simplefilter("ignore")  # libraries speak to programmers
        from wenming_cli.cli import app

        app.leave(app.main())
    except (KeyboardInterrupt, RuntimeError) as error:  # Python wraps it where it builds a class
        from wenming_cli.errors import ExitCode, is_interrupt

        if not is_interrupt(error):
            raise
        raise SystemExit(ExitCode.INTERRUPTED) from None


if __name__ == "__main__":
    main()
