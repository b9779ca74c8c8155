"""The code that lets staff leave: only its hash is kept, and only the code fits it."""

from __future__ import annotations

import pytest

from baclofen_guide.settings.admin_code import AdminCodeError, check_hash, hash_code, is_code

STORED = hash_code("246810", b"0123456789abcdef")


def test_only_the_code_fits_its_hash() -> None:
    assert is_code("246810", STORED)
    assert not any(is_code(code, STORED) for code in ("246811", "24681", "2468100", "", "２46810"))


def test_the_hash_says_nothing_of_the_code_and_differs_each_time() -> None:
    assert "246810" not in STORED
    assert hash_code("246810") != hash_code("246810")
    check_hash(STORED)


@pytest.mark.parametrize("code", ["12345", "1234567890123", "12345a", "", "１２３４５６", " 123456"])
def test_a_code_is_six_to_twelve_digits(code: str) -> None:
    with pytest.raises(AdminCodeError, match="6 to 12 digits"):
        hash_code(code)


@pytest.mark.parametrize(
    "stored",
    [
        "246810",
        "",
        "scrypt$16384$8$1$MDEy$",
        STORED.replace("16384", "16383"),
        STORED.replace("16384", "1048576"),
        STORED.replace("scrypt", "md5"),
        STORED.replace("$8$1$", "$8$9$"),
        STORED[:-3] + "!!!",
        STORED + "$x",
    ],
)
def test_what_is_no_hash_fits_no_code(stored: str) -> None:
    with pytest.raises(AdminCodeError, match="kiosk-code"):
        check_hash(stored)
    assert not is_code("246810", stored)
