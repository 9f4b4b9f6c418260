"""How colours look to people who see fewer of them, and how different two of them look.

Guarantees: the simulation is that of Machado, Oliveira & Fernandes, "A Physiologically-based Model for Simulation of
Color Vision Deficiency", IEEE Trans. Vis. Comput. Graph. 15(6), 2009, pages 1291 to 1298, with its published matrices
of severity 1.0, on linear RGB; differences are CIEDE2000 (ISO/CIE 11664-6; Sharma, Wu & Dalal, Color Res. Appl. 30(1),
2005), D65. Pure. Does not: stand for any one person's eyes (monitors and people differ).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DEFICIENCIES: dict[str, Floats] = {
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    # No colour at all (achromatopsia, a monochrome screen, a photocopy): luminance of ITU-R BT.709.
    "greyscale": np.array([[0.2126, 0.7152, 0.0722]] * 3),
}
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
_D65 = np.array([0.95047, 1.0, 1.08883])


def linear(rgb: Floats) -> Floats:
    """Linear light of sRGB, 0 to 1, in the last axis (IEC 61966-2-1)."""
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def encoded(light: Floats) -> Floats:
    """sRGB of linear light; what a screen cannot show is cut off."""
    light = np.clip(light, 0.0, 1.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def seen_with(deficiency: str, rgb: Floats) -> Floats:
    """sRGB colours, 0 to 1, in the last axis, as they look with one of `DEFICIENCIES`; "" for full colour vision."""
    return encoded(linear(rgb) @ DEFICIENCIES[deficiency].T) if deficiency else rgb


def of_hex(colour: str) -> Floats:
    """sRGB of "#rrggbb"."""
    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def lab(rgb: Floats) -> Floats:
    """CIE L*a*b* of one sRGB colour."""
    ratio = _XYZ @ linear(rgb) / _D65
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def luminance_contrast(first: Floats, second: Floats) -> float:
    """Contrast ratio of two sRGB colours, 1 to 21 (WCAG 2.1)."""
    lights = sorted(float(linear(one) @ _XYZ[1]) for one in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def difference(first: Floats, second: Floats) -> float:
    """CIEDE2000 of two L*a*b* colours: about 1 can just be told, 10 is seen at a glance."""
    chroma = [float(np.hypot(one[1], one[2])) for one in (first, second)]
    mean7 = (sum(chroma) / 2) ** 7
    g = 0.5 * (1 - np.sqrt(mean7 / (mean7 + 25.0**7)))
    a = [(1 + g) * one[1] for one in (first, second)]
    b = [one[2] for one in (first, second)]
    c = [float(np.hypot(*pair)) for pair in zip(a, b, strict=True)]
    h = [float(np.degrees(np.arctan2(y, x)) % 360) for x, y in zip(a, b, strict=True)]
    turn = h[1] - h[0]
    if c[0] * c[1] == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= 360 * np.sign(turn)
    d_light, d_chroma = second[0] - first[0], c[1] - c[0]
    d_hue = 2 * np.sqrt(c[0] * c[1]) * np.sin(np.radians(turn / 2))
    light, mean_c = (first[0] + second[0]) / 2, sum(c) / 2
    hue = sum(h) if c[0] * c[1] == 0 else sum(h) / 2 + (0 if abs(h[0] - h[1]) <= 180 else 180 if sum(h) < 360 else -180)
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    rotation = (
        -2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    )
    parts = d_light / s_light, d_chroma / s_chroma, d_hue / s_hue
    return float(np.sqrt(sum(part**2 for part in parts) + rotation * parts[1] * parts[2]))
