"""Makes resources/sounds/reminder.wav: two soft tones of our own, one above the other.

Nothing in it is recorded or taken from anywhere; it is under the licence of this project.
Run it again only to change the sound: python tools/make_sounds.py
"""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

TARGET = Path(__file__).parent.parent / "resources" / "sounds" / "reminder.wav"
RATE = 22_050
LENGTH_S = 1.9
LOUDEST = 0.45
# Start in seconds and pitch in hertz: E5, then A5. A fourth upwards calls without alarming, and both lie
# where older ears still hear well.
TONES = ((0.0, 659.26), (0.38, 880.0))
RISE_S = 0.03
FALL_PER_S = 3.2


def tone(seconds: float, pitch: float) -> float:
    """One tone, `seconds` after its start: a sine and a little of its octave, fading slowly."""
    if seconds < 0:
        return 0.0
    shape = min(1.0, seconds / RISE_S) * math.exp(-FALL_PER_S * seconds)
    turn = 2 * math.pi * pitch * seconds
    return shape * (math.sin(turn) + 0.15 * math.sin(2 * turn)) / 1.15


def samples() -> list[int]:
    """The whole sound as 16-bit samples; it ends in silence, so that nothing clicks."""
    total = int(RATE * LENGTH_S)
    made = []
    for number in range(total):
        seconds = number / RATE
        ending = min(1.0, (total - 1 - number) / (0.1 * RATE))
        level = sum(tone(seconds - start, pitch) for start, pitch in TONES) / len(TONES)
        made.append(round(level * ending * LOUDEST * 2 * 32767 / 1.3))
    return made


def main() -> None:
    """Write the file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    made = samples()
    with wave.open(str(TARGET), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(made)}h", *made))
    peak = max(map(abs, made)) / 32767
    print(f"{TARGET.name}: {len(made) / RATE:.2f} s, {TARGET.stat().st_size} bytes, peak {peak:.2f}")


if __name__ == "__main__":
    main()
