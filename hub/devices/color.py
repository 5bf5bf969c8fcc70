"""Colours: names, and the colour spaces that lights speak.

RGB is 0 to 255 each at full brightness, hue 0 to 360, saturation 0 to 100, xy CIE 1931, temperature in kelvin.
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

RGB = tuple[int, int, int]


def _table(text: str) -> dict[str, RGB]:
    pairs = (line.rsplit(" ", 1) for line in text.replace(",", "\n").splitlines() if line.strip())
    return {name.strip(): _from_hex(code) for name, code in pairs}


def _from_hex(code: str) -> RGB:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


NAMES = _table(
    """
    white ffffff, black 000000, red ff0000, green 00ff00, lime 00ff00, blue 0000ff, yellow ffff00, orange ffa500
    purple 800080, violet ee82ee, magenta ff00ff, fuchsia ff00ff, pink ffc0cb, hot pink ff69b4, deep pink ff1493
    brown a52a2a, cyan 00ffff, aqua 00ffff, turquoise 40e0d0, teal 008080, gold ffd700, coral ff7f50, salmon fa8072
    crimson dc143c, maroon 800000, olive 808000, navy 000080, indigo 4b0082, lavender e6e6fa, plum dda0dd
    orchid da70d6, khaki f0e68c, beige f5f5dc, ivory fffff0, tomato ff6347, chocolate d2691e, sky blue 87ceeb
    light blue add8e6, dark blue 00008b, royal blue 4169e1, steel blue 4682b4, light green 90ee90, dark green 006400
    forest green 228b22, sea green 2e8b57, spring green 00ff7f, dark red 8b0000, dark orange ff8c00, amber ffbf00
    """
)
"""CSS colour names (CSS Color Module 4), where `green` is the full one that people expect of a lamp, and amber."""

WHITES = {"warm white": 2700, "soft white": 2700, "neutral white": 4000, "cool white": 5000, "cold white": 6500}
"""Kinds of white as printed on lamps, in kelvin."""


def named(name: str) -> RGB | None:
    """Look a colour name up, in any spelling of case, spaces and hyphens; `#rrggbb` is understood too."""
    words = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
    if words.startswith("#") and len(words) == 7:
        try:
            return _from_hex(words[1:])
        except ValueError:
            return None
    joined = {key.replace(" ", ""): value for key, value in NAMES.items()}
    return NAMES.get(words) or joined.get(words.replace(" ", ""))


def white(name: str) -> int | None:
    """Look a kind of white up, in kelvin."""
    return WHITES.get(" ".join(name.lower().replace("_", " ").replace("-", " ").split()))


def rgb_to_hs(rgb: Sequence[float]) -> tuple[float, float]:
    """Convert to hue and saturation."""
    hue, saturation, _ = colorsys.rgb_to_hsv(*(part / 255 for part in rgb))
    return round(hue * 360, 3), round(saturation * 100, 3)


def hs_to_rgb(hue: float, saturation: float) -> RGB:
    """Convert from hue and saturation at full brightness."""
    red, green, blue = colorsys.hsv_to_rgb((hue % 360) / 360, max(0.0, min(100.0, saturation)) / 100, 1)
    return round(red * 255), round(green * 255), round(blue * 255)


def rgb_to_xy(rgb: Sequence[float]) -> tuple[float, float]:
    """Convert linear sRGB primaries (IEC 61966-2-1, D65) to CIE 1931 xy; black becomes the white point."""
    red, green, blue = (
        (part / 255 + 0.055) ** 2.4 / 1.055**2.4 if part / 255 > 0.04045 else part / 255 / 12.92 for part in rgb
    )
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    total = x + y + z
    return (round(x / total, 4), round(y / total, 4)) if total else (0.3127, 0.329)


def xy_to_rgb(x: float, y: float) -> RGB:
    """Convert CIE 1931 xy to sRGB at full brightness; colours outside sRGB are clipped."""
    if y <= 0:
        return 255, 255, 255
    wide, deep = x / y, (1 - x - y) / y
    linear = (
        3.2406 * wide - 1.5372 - 0.4986 * deep,
        -0.9689 * wide + 1.8758 + 0.0415 * deep,
        0.0557 * wide - 0.2040 + 1.0570 * deep,
    )
    top = max(*linear, 1e-9)
    parts = (max(0.0, part / top) for part in linear)
    red, green, blue = (1.055 * part ** (1 / 2.4) - 0.055 if part > 0.0031308 else part * 12.92 for part in parts)
    return round(red * 255), round(green * 255), round(blue * 255)


def alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Tell whether two RGB colours are the same for the eye of someone who asked for one: lamps round and clip.

    Hue may differ by 20 degrees and saturation by 25 points; hue counts only where there is colour.
    """
    (hue, saturation), (other_hue, other_saturation) = rgb_to_hs(one), rgb_to_hs(other)
    turn = abs(hue - other_hue) % 360
    same_hue = min(turn, 360 - turn) <= 20 or min(saturation, other_saturation) < 10
    return same_hue and abs(saturation - other_saturation) <= 25


def mired(kelvin: float) -> float:
    """Convert between kelvin and mired, either way."""
    return 1_000_000 / kelvin
