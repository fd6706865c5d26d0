"""The edge: one command line in, one exit code out; errors become words on the error stream."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

import typer
from typer.exceptions import TyperException

from wenming_cli.cli.env import Env, discard_output, read_env
from wenming_cli.cli.language import language_of
from wenming_cli.errors import ExitCode, Unwritable, WenmingError, is_interrupt, reason_of
from wenming_cli.message import M, use_language
from wenming_cli.views.console import unwritable_answer


def run(args: Sequence[str], env: Env) -> int:
    """Carry out one command line and return its exit code."""
    with contextlib.redirect_stdout(env.out.stream), contextlib.redirect_stderr(env.err.stream):
        try:
            return _carry_out(args, env)
        except BrokenPipeError:  # nobody reads the answer any more, which is no fault
            discard_output(env.out.stream)
            return ExitCode.DONE
        except Unwritable as error:
            return _show_unwritable(error, env)
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:  # Typer wrote the help
                return _show_unwritable(unwritable_answer(error), env)
            return ExitCode.INTERRUPTED if is_interrupt(error) else _show_bug(error, env)


def _carry_out(args: Sequence[str], env: Env) -> int:
    from wenming_cli.cli.tree import build

    try:
        if not args and "_WENMING_COMPLETE" not in env.variables:
            from wenming_cli.cli.beginning import beginning

            env.out.write(f"{beginning(env)}\n\n")
        code = build().main(args=list(args), prog_name="wenming", standalone_mode=False, obj=env)
        return int(code or 0)
    except Unwritable:
        raise
    except WenmingError as error:
        _show_error(error, env)
        return error.exit_code
    except TyperException as error:
        return _show_usage_error(error, env)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except SystemExit as end:
        return _exit_code_of(end)


def _exit_code_of(end: SystemExit) -> int:
    """Return the exit code if Typer ended by itself: after completion, or on a broken pipe."""
    if isinstance(end.__context__, OSError):
        raise BrokenPipeError from end
    if end.code is None or isinstance(end.code, int):
        return end.code or ExitCode.DONE
    raise RuntimeError(end.code) from end


def _show_usage_error(error: TyperException, env: Env) -> int:
    from wenming_cli.cli.usage import usage_error

    if type(error).__name__ == "NoArgsIsHelpError":
        env.out.write(error.message + "\n")
    else:
        _show_error(usage_error(error), env)
    return ExitCode.USAGE


def _show_unwritable(error: Unwritable, env: Env) -> int:
    discard_output(env.out.stream)
    _show_error(error, env)
    return error.exit_code


def _show_error(error: WenmingError, env: Env) -> None:
    from wenming_cli.views.problems import error_page
    from wenming_cli.views.render import print_page

    print_page(error_page(error), env.err)


def _show_bug(error: Exception, env: Env) -> int:
    from wenming_cli.views.problems import message_with_hint
    from wenming_cli.views.render import print_page

    message = M("something went wrong inside the program; your data is not damaged")
    try:
        hint = M(
            "a report was written to {file}; please send it to the person who maintains wenming",
            file=_write_report(error),
        )
    except OSError as full:
        hint = M(
            "a report about {error} could not be written: {reason}",
            error=type(error).__name__,
            reason=reason_of(full),
        )
    print_page([message_with_hint("", message, hint)], env.err)
    return ExitCode.BUG


def _write_report(error: Exception) -> Path:
    """Write down what happened, for the engineer."""
    import tempfile
    import traceback
    from importlib.metadata import version

    with tempfile.NamedTemporaryFile(
        "w", prefix="wenming-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write(f"wenming {version('wenming-cli')}, Python {sys.version}\n")
        report.write("".join(traceback.format_exception(error)))
    return Path(report.name)


def main() -> int:
    """Run the command line of this process and return its exit code."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # looking for them takes longer than most commands
    use_language(language_of(sys.argv[1:], os.environ))
    sys.stdout, sys.stderr = _open_stream(sys.stdout), _open_stream(sys.stderr)
    if "_WENMING_COMPLETE" in os.environ:
        _fill_in_completion()
    return run(sys.argv[1:], read_env())


def leave(code: int) -> NoReturn:
    """End the process without tidying up: the system does that faster than Python.

    By now all entries are on the disk and the answer is written; a stream that cannot be flushed
    has been reported already. docs/performance.md has what this saves.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _fill_in_completion() -> None:
    """Set what a shell may leave out when it asks for completion, because Typer needs it."""
    os.environ.setdefault("COMP_WORDS", "")
    if not re.fullmatch(r"\d{1,4}", os.environ.get("COMP_CWORD", "")):
        os.environ["COMP_CWORD"] = "0"


def _open_stream(stream: TextIO | None) -> TextIO:
    """Return a stream that takes any text; one that the caller closed leads nowhere."""
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        raw: object = stream.buffer
        if isinstance(
            raw, io.RawIOBase
        ):  # PYTHONUNBUFFERED; it would lose what is not taken at once
            buffered = io.BufferedWriter(raw)
            return io.TextIOWrapper(buffered, stream.encoding, "replace", line_buffering=True)
        stream.reconfigure(errors="replace")
    return stream
