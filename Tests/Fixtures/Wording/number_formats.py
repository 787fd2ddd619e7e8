#!/usr/bin/env python3
"""Writes number-formats.json: numbers as Python's own format() writes them, `[format, number, text]` each.

    python3 number_formats.py        needs nothing; made with Python 3.11
"""

import json
from pathlib import Path

FORMATS = [
    ".4f", ".0f", "f", ",.2f", ".17f", ".2e", "e", ".0e", ",.1e", ".3g", "g", ".1g", ".0g", ".17g", ",.9g",
    ".1%", ".0%", ".3%", ",.2%",
]
NUMBERS = [
    0.0, 1.0, -1.0, 0.5, 2.5, 1e-05, 0.0001, -0.00012345678, 0.9964, 0.99995, 1234.5678, -1234567.891,
    999999.5, 1e6, 1e15, 1.5e16, 1e21, 6.02214076e23, -1.6e-19, 3.0, 100.0, 123456789.0, 1 / 3, 2 / 3,
]
WHOLE = [0, 7, -7, 999, 1000, -1000, 1234567, 10**12]

table = [[form, number, format(number, form)] for form in FORMATS for number in NUMBERS]
table += [[form, number, format(number, form)] for form in ("d", ",d", ",") for number in WHOLE]
lines = ",\n".join(json.dumps(row) for row in table)
Path(__file__).with_name("number-formats.json").write_text(f"[\n{lines}\n]\n")
