"""The programs that run notebooks: jupyter execute, nbconvert, papermill, nbval. Given a folder to work in."""
import json
import os
import subprocess
import sys

import nbformat

from common import cahier, prepare

folder = prepare(sys.argv[1])
cahier("convert", "digits.md", "digits.ipynb")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done


def cell(path, label):
    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    return next(cell for cell in notebook.cells if cell.source.startswith("{" + label))


def numbers(path, label):
    """The numbers of a cell, as the kernel showed them."""
    (found,) = [output for output in cell(path, label).outputs if output.output_type == "execute_result"]
    return found.data["application/json"]


# nbclient, as a command.
run("jupyter", "execute", "digits.ipynb", "--output=executed")
train = cell("executed.ipynb", "minimize")
assert train.outputs[0].output_type == "display_data" and "image/svg+xml" in train.outputs[0].data, train.outputs[0]
# The progress is gone: the chart stands in its place.
assert not any("<progress" in output.get("data", {}).get("text/html", "") for output in train.outputs)
whole = numbers("executed.ipynb", "minimize")
assert whole["iterations"] == 5, whole

# The numbers are those of the command.
told = json.loads(cahier("run", "digits.md", "--json", "--quiet").stdout)
command = next(cell for cell in told["cells"] if cell["label"] == "train")["scalars"]
assert all(command[name] == value for name, value in whole.items()), (command, whole)

# nbconvert, which runs it and makes a page.
run("jupyter", "nbconvert", "--execute", "--to", "html", "digits.ipynb")
page = (folder / "digits.html").read_text()
assert "data:image/svg+xml" in page and "data:image/png;base64" in page and "Digits" in page

# papermill, without parameters and with each kind.
run("papermill", "digits.ipynb", "plain.ipynb")
assert numbers("plain.ipynb", "minimize") == whole
run("papermill", "digits.ipynb", "other.ipynb", "-p", "iterations", "3", "-p", "lambda", "0.125")
other = numbers("other.ipynb", "minimize")
assert other["iterations"] == 3 and other["cost"] != whole["cost"], other
tags = [cell.metadata.get("tags") for cell in nbformat.read("other.ipynb", 4).cells[:2]]
assert tags == [["parameters"], ["injected-parameters"]], tags
# What papermill made is a notebook like any other: it runs, and is Markdown with those values.
again = json.loads(cahier("run", "other.ipynb", "--json", "--quiet").stdout)
assert again["parameters"] == {"lambda": 0.125, "iterations": 3}, again["parameters"]
scalars = next(cell for cell in again["cells"] if cell["label"] == "train")["scalars"]
assert scalars["cost"] == other["cost"], (scalars, other)
cahier("convert", "other.ipynb", "third.md")
assert json.loads(cahier("run", "third.md", "--json", "--quiet").stdout)["parameters"] == again["parameters"]
# A parameter that the notebook does not have is a mistake, as everywhere.
done = subprocess.run(
    ["papermill", "digits.ipynb", "wrong.ipynb", "-p", "lamda", "1"], capture_output=True, text=True)
assert done.returncode != 0 and "did you mean" in done.stderr, done.stderr

# nbval: what was shown is shown again, to the byte, restored or computed. Other plugins of pytest have no business here.
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
nbval = [sys.executable, "-m", "pytest", "-p", "nbval.plugin", "-p", "no:cacheprovider", "--nbval", "-q", "executed.ipynb"]
run(*nbval)
cahier("clean", "digits.md")
run(*nbval)
print("ok")
