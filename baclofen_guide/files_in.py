"""Files from outside: named on the command line, opened in a file manager, dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from baclofen_guide.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from baclofen_guide.home import Home
    from baclofen_guide.ui.choices import Choices
    from baclofen_guide.ui.shell import Shell


class FilesIn(QObject):
    """Leads to the page that opens a plan, once the first question was answered.

    Args:
        shell: the window.
        choices: whether somebody has answered the first question.
        home: the record, with which a plan is compared; built when the first file comes.
        takes: whether this run has a record at all; where nurses teach it has none, and takes no file.
    """

    def __init__(self, shell: Shell, choices: Choices, home: Callable[[], Home], *, takes: bool) -> None:
        super().__init__(shell)
        self._shell, self._choices, self._home = shell, choices, home
        self._takes, self._waiting = takes, cast("Place | None", None)
        shell.setAcceptDrops(takes)
        shell.file_dropped.connect(self._on_file_dropped)

    def open(self, path: Path) -> None:
        """Show the plan inside the file at `path`; nothing of it counts yet."""
        if not self._takes:
            self._shell.notice.say(
                self.tr("This window is for teaching and keeps no plan. Open the file at home, as yourself.")
            )
            return
        self._home().open_record()
        self._waiting = Place("open-plan", str(path))
        if self._choices.now.welcomed:
            self.go_on(self._waiting)

    def go_on(self, place: Place) -> None:
        """Go to the file that waits, else to `place`."""
        wanted, self._waiting = self._waiting or place, None
        if wanted == self._shell.place:
            # The same file again may hold something else by now.
            self._shell.show_again()
        self._shell.go(wanted)

    def _on_file_dropped(self, path: str) -> None:
        self.open(Path(path))
