#!/usr/bin/env python3
"""Writes works.json: what pybtex and pylatexenc read in works.bib, `[key, type, [[family, given, suffix], …], title, year]`.

    python3 works.py        needs pybtex and pylatexenc; made with 0.26.1 and 2.11
"""

import json
from pathlib import Path

from pybtex.database.input.bibtex import Parser
from pylatexenc.latex2text import LatexNodes2Text

here = Path(__file__).parent
text = LatexNodes2Text(keep_braced_groups=False, strict_latex_spaces=False).latex_to_text


def plain(tex):
    return " ".join(text(tex).replace("\xa0", " ").split())


def person(name):
    return [plain(" ".join(part)) for part in (
        name.prelast_names + name.last_names, name.first_names + name.middle_names, name.lineage_names)]


data = Parser(encoding="utf-8").parse_file(str(here / "works.bib"))
works = [
    [key, entry.type, [person(name) for name in entry.persons["author"]], plain(entry.fields["title"]),
     entry.fields["year"]]
    for key, entry in data.entries.items() if key != "inside"
]
(here / "works.json").write_text(json.dumps(works, ensure_ascii=False, indent=1) + "\n")
