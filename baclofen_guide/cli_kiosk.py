"""The kiosk on the command line: opening it, keeping it open, and the code that lets staff leave it."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from baclofen_guide.context import OK, WRONG_USE
from baclofen_guide.output import say_aside
from baclofen_guide.settings.admin_code import LONGEST_CODE, SHORTEST_CODE, AdminCodeError, hash_code

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from baclofen_guide.context import Context
    from baclofen_guide.guide.messages import Messages


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    messages: Messages,
) -> None:
    """Add ``kiosk-code``."""
    code = commands.add_parser("kiosk-code", parents=[shared], help=messages.text("cli.kiosk-code.help"))
    code.set_defaults(run=make_code)


def add_options(parser: argparse.ArgumentParser, messages: Messages) -> None:
    """Add ``--kiosk`` and ``--supervise``."""
    parser.add_argument("--kiosk", action="store_true", help=messages.text("cli.kiosk"))
    parser.add_argument("--supervise", action="store_true", help=messages.text("cli.supervise"))


def make_code(_options: argparse.Namespace, context: Context) -> int:
    """Ask for a code twice and print its hash, for the policy file."""
    text = context.messages.text
    limits = {"least": SHORTEST_CODE, "most": LONGEST_CODE}
    code = _typed(text("cli.kiosk-code.ask", **limits))
    try:
        stored = hash_code(code)
    except AdminCodeError:
        sys.stderr.write(text("cli.kiosk-code.wrong", **limits) + "\n")
        return WRONG_USE
    if _typed(text("cli.kiosk-code.again")) != code:
        sys.stderr.write(text("cli.kiosk-code.differs") + "\n")
        return WRONG_USE
    sys.stdout.write(f'[kiosk]\nadmin_code = "{stored}"\n')
    return OK


def is_wanted(options: argparse.Namespace, context: Context) -> bool:
    """Whether the kiosk is to open: by the command line, or because the clinic settled it so."""
    return bool(options.kiosk or options.supervise or context.policy.policy.mode == "kiosk")


def open_kiosk(options: argparse.Namespace, context: Context, arguments: Sequence[str]) -> int:
    """Open the kiosk, or keep one open."""
    if options.supervise:
        from baclofen_guide.desktop.autostart.command import Running, program
        from baclofen_guide.kiosk_supervise import supervise

        passed_on = [one for one in arguments if one != "--supervise"]
        asks = () if "--kiosk" in passed_on else ("--kiosk",)
        return supervise((*program(Running.now()), *passed_on, *asks))
    for problem in context.policy.problems:
        say_aside(f"{problem}")
    from baclofen_guide.kiosk_run import run

    return run(context, exit_after_first_paint=options.exit_after_first_paint)


def _typed(question: str) -> str:
    """What is typed, unseen at a terminal; from a pipe, one line."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().rstrip("\n")
