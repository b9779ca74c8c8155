"""Renders the program's icon in every size from our own drawing, resources/icons/baclofen-guide.svg.

PNG for Linux, one .ico for Windows, one .icns for macOS.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent / "resources" / "icons"
NAME = "baclofen-guide"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 32, 48, 256)
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The drawing as PNG, `size` pixels wide and high."""
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon that holds PNG pictures."""
    sizes = [size for size in ICO_SIZES if size in pictures]
    head, body = struct.pack("<HHH", 0, 1, len(sizes)), b""
    start = len(head) + 16 * len(sizes)
    for size in sizes:
        # 256 does not fit into the byte, and is written as 0.
        head += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(pictures[size]), start + len(body)
        )
        body += pictures[size]
    return head + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon that holds PNG pictures."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> int:
    """Write every file anew."""
    application = QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(FOLDER / f"{NAME}.svg"))
    pictures = {size: png(renderer, size) for size in SIZES}
    for size, picture in pictures.items():
        (FOLDER / f"{NAME}-{size}.png").write_bytes(picture)
    (FOLDER / f"{NAME}.ico").write_bytes(ico(pictures))
    (FOLDER / f"{NAME}.icns").write_bytes(icns(pictures))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
