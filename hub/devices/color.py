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
NEUTRAL_WHITE = 4000
"""What `white` means, in kelvin, to a light that has many whites."""


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


def as_white(name: str) -> int | None:
    """Return the kelvin of a colour's name that a light with whites alone can show; `None` for what has colour."""
    rgb = named(name)
    return NEUTRAL_WHITE if rgb is not None and is_white(rgb) else white(name)


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


def of_temperature(kelvin: float) -> RGB:
    """Return the colour of white light, 1667 to 25000 K (Kim et al., US patent 7024034: the Planckian locus in xy)."""
    kelvin = max(1667.0, min(25_000.0, kelvin))
    scaled = 1000 / kelvin
    if kelvin <= 4000:
        x = -0.2661239 * scaled**3 - 0.2343589 * scaled**2 + 0.8776956 * scaled + 0.179910
    else:
        x = -3.0258469 * scaled**3 + 2.1070379 * scaled**2 + 0.2226347 * scaled + 0.240390
    if kelvin <= 2222:
        y = -1.1063814 * x**3 - 1.34811020 * x**2 + 2.18555832 * x - 0.20219683
    elif kelvin <= 4000:
        y = -0.9549476 * x**3 - 1.37418593 * x**2 + 2.09137015 * x - 0.16748867
    else:
        y = 3.0817580 * x**3 - 5.87338670 * x**2 + 3.75112997 * x - 0.37001483
    return xy_to_rgb(x, y)


def to_whites(kelvin: float, coldest: float, warmest: float) -> tuple[int, int]:
    """Mix cold and warm white, 0 to 255, linear in mired; the stronger of both is 255."""
    span = mired(warmest) - mired(coldest)
    cold = max(0.0, min(1.0, (mired(warmest) - mired(kelvin)) / span)) if span else 0.5
    top = max(cold, 1 - cold)
    return round(cold / top * 255), round((1 - cold) / top * 255)


def from_whites(cold: float, warm: float, coldest: float, warmest: float) -> int:
    """Return the temperature in kelvin of cold and warm white together; not both may be 0."""
    share = cold / (cold + warm)
    return round(mired(mired(warmest) - (mired(warmest) - mired(coldest)) * share))


def with_white(rgb: Sequence[float], white: float) -> RGB:
    """Add a white channel to a colour, as bright as the brightest of its channels."""
    mixed = [part + white for part in rgb]
    scale = max(*rgb, white) / max(*mixed, 1e-9)
    red, green, blue = (round(part * scale) for part in mixed)
    return red, green, blue


def is_white(rgb: Sequence[float]) -> bool:
    """Tell whether a colour has no colour in it."""
    return max(rgb) > 0 and rgb_to_hs(rgb)[1] < 1


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
