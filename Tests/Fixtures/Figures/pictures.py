#!/usr/bin/env python3
"""Draws pictures with Pillow: PNG files of every kind, and digits as people photograph, scan and draw them. Also writes
pictures.json, with the pixels that each PNG file of a kind shows over white.

    python3 pictures.py        needs numpy and pillow; made with numpy 2.4 and Pillow 13.0
"""

import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "Pictures"
FOLDER.mkdir(exist_ok=True)
random = np.random.default_rng(1)
shown = {}


def expect(name, pixels):
    shown[name] = {"channels": 1 if pixels.ndim == 2 else 3, "pixels": pixels.reshape(-1).tolist()}


def over_white(colour, alpha):
    """What libpng shows: the mixture is one of light, and colours are stored on the curve of sRGB."""

    def linear(level):
        return np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)

    def stored(light):
        return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)

    share = alpha[..., None] / 255 if colour.ndim == 3 else alpha / 255
    return 255 * stored(share * linear(colour / 255) + 1 - share)


# PNG files of 7×5 pixels, of every kind.
colours = random.integers(0, 256, (5, 7, 3), dtype="uint8")
greys = random.integers(0, 256, (5, 7), dtype="uint8")
alpha = random.choice([0, 64, 128, 255], (5, 7)).astype("uint8")

palette = Image.fromarray(colours).quantize(16)
palette.save(FOLDER / "palette.png")
expect("palette", np.asarray(palette.convert("RGB")))

transparent = Image.fromarray((greys % 4).astype("uint8"), "P")
transparent.putpalette([10, 20, 30, 200, 100, 0, 255, 255, 255, 0, 0, 255])
transparent.save(FOLDER / "palette-transparent.png", transparency=bytes([255, 0, 255, 255]))
table = np.array([[10, 20, 30], [255, 255, 255], [255, 255, 255], [0, 0, 255]])
expect("palette-transparent", table[greys % 4])

deep = random.integers(0, 65536, (5, 7)).astype("uint16")
Image.fromarray(deep).save(FOLDER / "grey-16.png")
expect("grey-16", np.floor(deep / 257 + 0.5).astype(int))

Image.fromarray((greys > 127)).save(FOLDER / "bits.png")
expect("bits", np.where(greys > 127, 255, 0))

Image.merge("RGBA", [*Image.fromarray(colours).split(), Image.fromarray(alpha)]).save(FOLDER / "colour-alpha.png")
expect("colour-alpha", over_white(colours.astype(float), alpha))
Image.merge("LA", [Image.fromarray(greys), Image.fromarray(alpha)]).save(FOLDER / "grey-alpha.png")
expect("grey-alpha", over_white(greys.astype(float), alpha))
(FOLDER / "pictures.json").write_text(json.dumps(shown) + "\n")


# A seven, once, in all the ways that a digit comes. Its strokes are the same on the way to the field.
def strokes(size, ink, paper, mode="L", width=0.09, box=(0.3, 0.2, 0.7, 0.8)):
    big = Image.new(mode, (4 * size[0], 4 * size[1]), paper)
    left, top, right, bottom = [4 * part * min(size) for part in box]
    shift = 2 * (size[0] - min(size)), 2 * (size[1] - min(size))
    points = [(left, top), (right, top), (left + 0.35 * (right - left), bottom)]
    points = [(x + shift[0], y + shift[1]) for x, y in points]
    ImageDraw.Draw(big).line(points, fill=ink, width=int(4 * width * min(size)), joint="curve")
    return big.resize(size, Image.Resampling.BOX)


strokes((280, 280), 0, 255).save(FOLDER / "seven-black-on-white.png")
strokes((280, 280), 255, 0).save(FOLDER / "seven-white-on-black.png")
strokes((300, 200), (20, 30, 120), (250, 245, 220), "RGB").save(FOLDER / "seven-ink-on-paper.png")
strokes((640, 480), 30, 220, box=(0.05, 0.1, 0.45, 0.7)).save(FOLDER / "seven-in-a-corner.png")
strokes((45, 60), 0, 255).save(FOLDER / "seven-small.png")

# On a sheet in uneven light, with the grain of a camera.
photo = np.asarray(strokes((400, 400), 60, 200), dtype=float)
photo += np.linspace(-8, 8, 400)[None, :] + random.normal(0, 2, (400, 400))
Image.fromarray(np.clip(photo, 0, 255).round().astype("uint8")).save(FOLDER / "seven-photo.png")

# Drawn by a program on nothing: all pixels are black, the strokes alone are opaque.
pen = Image.new("RGBA", (280, 280), (0, 0, 0, 0))
pen.putalpha(strokes((280, 280), 255, 0))
pen.save(FOLDER / "seven-transparent.png")

Image.new("L", (50, 50), 200).save(FOLDER / "nothing.png")
