"""The code that lets staff leave the kiosk, kept as a scrypt hash: the policy file gives nothing away."""

from __future__ import annotations

import base64
import binascii
import os
import re

SHORTEST_CODE, LONGEST_CODE = 6, 12
"""Digits of a code. Shorter ones are guessed; longer ones are written on the screen's edge."""

_COST, _BLOCK, _LANES = 2**14, 8, 1
_MOST_COST = 2**17
_SALT_BYTES, _HASH_BYTES = 16, 32
_NAME = "scrypt"


class AdminCodeError(ValueError):
    """Not a code, or not the hash of one; the text says what was expected."""


def hash_code(code: str, salt: bytes | None = None) -> str:
    """What the policy file keeps of `code`: ``scrypt$cost$block$lanes$salt$hash``.

    Raises:
        AdminCodeError: `code` is not 6 to 12 digits.
    """
    if not re.fullmatch(rf"[0-9]{{{SHORTEST_CODE},{LONGEST_CODE}}}", code):
        raise AdminCodeError(f"{SHORTEST_CODE} to {LONGEST_CODE} digits")
    salt = os.urandom(_SALT_BYTES) if salt is None else salt
    digest = _scrypt(code, salt, (_COST, _BLOCK, _LANES))
    return "$".join((_NAME, str(_COST), str(_BLOCK), str(_LANES), _text(salt), _text(digest)))


def check_hash(stored: str) -> None:
    """Refuse what cannot be the hash of a code.

    Raises:
        AdminCodeError: `stored` was not made by `hash_code`.
    """
    _parts(stored)


def is_code(code: str, stored: str) -> bool:
    """Whether `code` is the one whose hash is `stored`; never for a hash that is none."""
    try:
        numbers, salt, digest = _parts(stored)
    except AdminCodeError:
        return False
    import hmac

    return hmac.compare_digest(_scrypt(code, salt, numbers), digest)


def _scrypt(code: str, salt: bytes, numbers: tuple[int, int, int]) -> bytes:
    # Here, because every start reads a policy, and this loads the whole of OpenSSL.
    import hashlib

    cost, block, lanes = numbers
    memory = 256 * cost * block
    return hashlib.scrypt(
        code.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=memory, dklen=_HASH_BYTES
    )


def _parts(stored: str) -> tuple[tuple[int, int, int], bytes, bytes]:
    try:
        name, *words, salt, digest = stored.split("$")
        cost, block, lanes = (int(word) for word in words)
        found = ((cost, block, lanes), _bytes(salt), _bytes(digest))
    except (ValueError, binascii.Error) as error:
        raise AdminCodeError("a hash made by `baclofen-guide kiosk-code`") from error
    # A hash too dear to reckon would freeze the kiosk at the first try.
    is_ours = name == _NAME and 1 < cost <= _MOST_COST and not cost & (cost - 1)
    if not is_ours or (block, lanes) != (_BLOCK, _LANES) or len(found[2]) != _HASH_BYTES:
        raise AdminCodeError("a hash made by `baclofen-guide kiosk-code`")
    return found


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
