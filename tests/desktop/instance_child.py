"""A copy of the program for tests of the single instance: claims, tells, and stays if it is the first.

Usage: instance_child.py DATA_FOLDER RUNTIME_FOLDER FILE_TO_OPEN [silent]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from baclofen_guide.desktop.instance_request import Request
from baclofen_guide.desktop.single_instance import Claim, SingleInstance


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    data, runtime, file = sys.argv[1:4]
    application = QCoreApplication(sys.argv[:1])
    instance = SingleInstance(Path(data), Path(runtime))
    instance.asked.connect(lambda request: say("asked", request.show, request.open))
    claim = instance.claim(Request(open=file), 1500)
    say(claim.name)
    if claim is Claim.FIRST:
        if sys.argv[4:] == ["silent"]:
            time.sleep(60)
        instance.listen()
        application.exec()


if __name__ == "__main__":
    main()
