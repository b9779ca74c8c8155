"""The command ``ask``: a question in the reader's own words, answered from the guide."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from baclofen_guide.cli_reader import UnknownLanguageError, open_terminal
from baclofen_guide.context import OK, WRONG_USE
from baclofen_guide.guide.ask.desk import DOOR
from baclofen_guide.guide.catalogue import URGENT
from baclofen_guide.guide.document import LEAD_ID
from baclofen_guide.guide.text import WIDEST, render_text
from baclofen_guide.guide.walk import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from baclofen_guide.context import Context
    from baclofen_guide.guide.ask.desk import Reply
    from baclofen_guide.guide.messages import Messages
    from baclofen_guide.guide.reader import Reader


class Found(Struct, frozen=True):
    """One answer as ``--json`` prints it; signs of an emergency first, then the best answer.

    Attributes:
        topic: Id of the page, ``urgent`` for Urgent help.
        section: Id of its section, or of the door of Urgent help.
        part: Id of the subheading in it; "" for none.
        answer: What stands there, as plain text.
        facts: Ids of the facts or red flags it rests on.
        score: How much of the question it speaks of, from 0 to 1.
        urgent: It is what to do in an emergency.
    """

    topic: str
    section: str
    part: str
    answer: str
    facts: tuple[str, ...]
    score: float
    urgent: bool


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    shared: argparse.ArgumentParser,
    messages: Messages,
) -> None:
    """Add ``ask`` to the command line."""
    ask = commands.add_parser("ask", parents=[shared], help=messages.text("cli.ask.help"))
    ask.add_argument("question", nargs="+", metavar="QUESTION", help=messages.text("cli.ask.question"))
    ask.add_argument("--json", action="store_true", help=messages.text("cli.ask.json"))
    ask.set_defaults(run=answer)


def answer(options: argparse.Namespace, context: Context) -> int:
    """Print what the guide says to a question; that it does not know is an answer too."""
    from baclofen_guide.guide.ask.answer_page import reply_page
    from baclofen_guide.guide.ask.desk import open_asker

    question = " ".join(options.question).strip()
    if not question:
        return _complain(context.messages.text("cli.ask.empty"))
    try:
        terminal = open_terminal(context)
    except UnknownLanguageError as error:
        return _complain(str(error))
    language, level, today = terminal.language, terminal.level, context.clock.today()
    reply = open_asker(terminal.library, level, language, today).ask(question)
    reader = terminal.reader(language)
    if options.json:
        found = msgspec.json.format(msgspec.json.encode(list(_found(reply, reader))), indent=2)
        sys.stdout.write(found.decode() + "\n")
        return OK
    page = reply_page(reply, reader, language, level, today)
    page = msgspec.structs.replace(page, front=msgspec.structs.replace(page.front, title=question))
    width = min(WIDEST, shutil.get_terminal_size().columns)
    sys.stdout.write(render_text(page, reader, terminal.library.facts, width=width))
    return OK


def _found(reply: Reply, reader: Reader) -> Iterator[Found]:
    for sign in reply.signs:
        words = said(sign.words, reader.value)
        scheme, _, page = sign.target.partition(":")
        where = (URGENT, page) if f"{scheme}:" == DOOR else (page, LEAD_ID)
        yield Found(*where, "", words, (sign.flag,), 1.0, urgent=True)
    for hit in (reply.answer, *reply.more) if reply.answer else ():
        if hit is not None:
            entry = hit.entry
            words = said(entry.shown_to(reader.audience), reader.value)
            share = round(hit.share, 2)
            yield Found(entry.topic, entry.section, entry.part, words, entry.facts, share, urgent=False)


def _complain(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return WRONG_USE
