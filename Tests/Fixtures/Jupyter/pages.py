"""Notebooks as Jupyter's files: what a page that only shows them shows, and how the command takes them.

Given a folder to work in, and perhaps one for pictures.
"""
import json
import re
import subprocess
import sys

import nbformat

from browser import chromium, wait
from common import CAHIER, cahier, prepare

folder = prepare(sys.argv[1])


def read(path):
    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    return notebook


# Without results, nothing is shown of a cell; with them, what the report shows.
cahier("convert", "digits.md", "empty.ipynb")
assert not any(cell.get("outputs") for cell in read("empty.ipynb").cells if cell.get("id") != "front-matter_")
report = json.loads(cahier("run", "digits.md", "--json", "--quiet").stdout)
cost = next(cell for cell in report["cells"] if cell["label"] == "train")["scalars"]["cost"]
cahier("convert", "digits.md", "digits.ipynb")
cells = {cell.id: cell for cell in read("digits.ipynb").cells}
assert f'<span title="{{train.cost:.3f}}">{cost:.3f}</span>' in cells["before-predict_"].source
assert cells["train"].outputs[-1].data["application/json"]["cost"] == cost
assert cells["train"].execution_count == 4
# And back, to the byte.
cahier("convert", "digits.ipynb", "back.md")
assert (folder / "back.md").read_bytes() == (folder / "digits.md").read_bytes()
cahier("convert", "digits.md", "bare.ipynb", "--no-outputs")
assert (folder / "bare.ipynb").read_text().count('"outputs": []') == 5

# What is of an earlier state says so; a failure is an error.
text = (folder / "digits.md").read_text()
(folder / "digits.md").write_text(text.replace("{lambda: 0.5", "{lambda: 0.25") + '\n```{expect}\ntrain.cost: "< 0"\n```\n')
cahier("convert", "digits.md", "stale.ipynb")
cells = {cell.id: cell for cell in read("stale.ipynb").cells}
assert "of an earlier state" in cells["train"].outputs[0].text, cells["train"].outputs[0]
cahier("run", "digits.md", "--quiet", status=1)
cahier("convert", "digits.md", "stale.ipynb", "--force")
(folder / "digits.md").write_text(text)

# On nbconvert's page: pictures that are there, numbers in the prose, nothing that leads out of the page.
subprocess.run(["jupyter", "nbconvert", "--to", "html", "digits.ipynb"], check=True, capture_output=True)
with chromium(sys.argv[2] if len(sys.argv) > 2 else None) as page:
    page.call("Page.navigate", url=f"file://{folder}/digits.html")
    wait("the page", lambda: page("document.readyState === 'complete'"))
    page.picture("page.png")
    found = json.loads(page("""JSON.stringify({
      text: document.body.innerText,
      broken: [...document.images].filter(image => !image.complete || image.naturalWidth === 0).length,
      pictures: document.images.length,
      tables: document.querySelectorAll('table').length,
      title: document.querySelector('h1')?.innerText,
      wide: [...document.querySelectorAll('.jp-OutputArea-output')].filter(e => e.scrollWidth > e.clientWidth + 1).length,
    })"""))
assert found["broken"] == 0 and found["pictures"] >= 6 and found["tables"] >= 4 and found["wide"] == 0, found
assert found["title"].startswith("Digits") and f"It fell to {cost:.3f}." in found["text"], found["text"]

# The command takes it as it is.
for command in (["check"], ["status"], ["run", "--quiet"], ["render", "--quiet"], ["rerun", "--quiet"]):
    last = ["train"] if command[0] == "rerun" else []
    cahier(command[0], "digits.ipynb", *last, *command[1:])
# Its report takes the place of that of the same notebook in Markdown, and of no other's.
cahier("verify", "Output/digits.html")
(folder / "elsewhere").mkdir()
(folder / "elsewhere/digits.md").write_text(text.replace("digits.mat", "../digits.mat"))
assert "the report of another notebook" in cahier("run", "elsewhere/digits.md", status=2).stderr
piped = subprocess.run(
    [CAHIER, "run", "-", "--json", "--quiet", "-o", "piped.html"], stdin=open("digits.ipynb"), capture_output=True, text=True)
assert piped.returncode == 0 and json.loads(piped.stdout)["status"] == "succeeded", piped
sweep = cahier("sweep", "digits.ipynb", "-p", "lambda=0.1,0.2", "--quiet", "-o", "sweep/")
assert sweep.stdout.strip().endswith(".html"), sweep
# A mistake in it has its place.
broken = (folder / "digits.ipynb").read_text().replace("iterations: ${iterations}", "iteration: ${iterations}")
(folder / "broken.ipynb").write_text(broken)
assert "broken.ipynb:" in cahier("check", "broken.ipynb", status=2).stderr

# Nothing is written over.
for arguments in (["digits.md", "digits.ipynb"], ["digits.md", "digits.md", "--force"], ["digits.md", "."], ["digits.md", "Output"]):
    assert cahier("convert", *arguments, status=64).stderr
cahier("convert", "digits.md", "nowhere/digits.ipynb", status=74)
cahier("convert", "nothing.md", "new.ipynb", status=2)
for text in ("", "{}", "[1]", '{"nbformat": 3, "cells": []}'):
    (folder / "no.ipynb").write_text(text)
    done = cahier("check", "no.ipynb", status=2)
    assert "no.ipynb:1:1: error: this is no notebook of Jupyter" in done.stderr, done

# A notebook of Python's: its code is shown, and one warning says so.
python = nbformat.v4.new_notebook(
    metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}},
    cells=[
        nbformat.v4.new_markdown_cell("# Foreign\n\nWith ![a picture](attachment:a.png).", attachments={"a.png": {"image/png": "AA=="}}),
        nbformat.v4.new_code_cell("print('hello')", outputs=[nbformat.v4.new_output("stream", text="hello\n")]),
        nbformat.v4.new_code_cell("{minimize}"), nbformat.v4.new_raw_cell("raw"),
    ])
nbformat.write(python, "python.ipynb")
done = cahier("run", "python.ipynb")
assert done.stderr.count("warning: ") == 1 and "its 2 code cells are shown, and do not run" in done.stderr, done.stderr
page = (folder / "Output/python.html").read_text()
assert "hello" in page and re.search(r"<h1[^>]*>Foreign", page)
assert cahier("convert", "python.ipynb", "python.md").stderr.count("warning") == 1
assert (folder / "python.md").read_text().count("```python\n") == 2
print("ok")
