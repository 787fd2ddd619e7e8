"""JupyterLab in Chromium, as a person would use it. Given a folder to work in, and perhaps one for pictures.

Run all, change an option and run that cell, complete, interrupt a training, restart.
"""
import json
import socket
import subprocess
import sys
import urllib.request

from browser import chromium, wait
from common import cahier, prepare

folder = prepare(sys.argv[1])
cahier("convert", "digits.md", "digits.ipynb")
(folder / "config").mkdir(exist_ok=True)


PANEL = "[...window.jupyterapp.shell.widgets('main')].find(widget => widget.sessionContext)"


class Lab:
    """What is open in JupyterLab."""

    def __init__(self, page):
        self.page = page

    def command(self, name):
        self.page(f"window.jupyterapp.shell.activateById({PANEL}.id)")
        self.page(f"void window.jupyterapp.commands.execute({json.dumps(name)})")

    def text(self, index):
        """What a cell shows under it."""
        return self.page(f"{PANEL}.content.widgets[{index}].outputArea?.node.innerText ?? ''")

    def has(self, index, selector):
        return self.page(f"!!{PANEL}.content.widgets[{index}].node.querySelector({json.dumps(selector)})")

    def is_idle(self):
        return self.page(f"{PANEL}.sessionContext.session?.kernel?.status === 'idle'") and not self.page(
            f"{PANEL}.content.widgets.some(cell => cell.node.querySelector('.jp-InputPrompt')?.innerText.includes('*'))")

    def edit(self, index, text):
        """Types a text in the place of a cell's own."""
        self.page(f"(() => {{ const notebook = {PANEL}.content; notebook.activeCellIndex = {index};"
                  " notebook.mode = 'edit'; notebook.activeCell.editor.focus(); })()")
        self.page.press("a", "KeyA", modifiers=2)
        self.page.type(text)
        wait("typing", lambda: self.page(f"{PANEL}.content.activeCell.model.sharedModel.source") == text)

    def run_this(self):
        # Control and Enter: the cell stays the active one.
        self.page.press("Enter", modifiers=2)

    def find(self, start):
        return self.page(f"{PANEL}.content.widgets.findIndex(cell => cell.model.sharedModel.source.startsWith({json.dumps(start)}))")

    def numbers(self, index):
        """The numbers of a cell, as JSON."""
        return self.page(
            f"{PANEL}.content.widgets[{index}].model.outputs.toJSON().find(output => output.output_type === 'execute_result')"
            "?.data['application/json']")


def story(page, address):
    page.call("Page.navigate", url=address)
    wait("JupyterLab", lambda: page("!!window.jupyterapp"))
    lab = Lab(page)
    wait("the notebook", lambda: page(f"{PANEL}?.content?.widgets?.length > 5 && {PANEL}.sessionContext?.session?.kernel?.status === 'idle'"))
    assert page(f"{PANEL}.sessionContext.kernelDisplayName") == "Cahier"
    train, predict = lab.find("{minimize"), lab.find("{predict")

    # Run all.
    lab.command("notebook:run-all-cells")
    wait("the last cell", lambda: "accuracy" in lab.text(predict) or lab.numbers(predict))
    wait("idle", lab.is_idle)
    before = lab.numbers(train)
    assert before["iterations"] == 5, before
    assert lab.has(train, "img[src^='data:image/svg+xml']"), "no chart"
    assert lab.has(lab.find("{display"), "img[src^='data:image/png']"), "no picture"
    assert lab.has(predict, "table"), "no table"
    assert not lab.has(train, "progress"), "the progress is still there"
    page.picture("all.png")

    # Change an option, and run that cell: what stands before it stays, what comes after it goes by it.
    accuracy = lab.numbers(predict)
    lab.edit(train, "{minimize train}\niterations: 8\nlambda: ${lambda}")
    lab.run_this()
    wait("eight iterations", lambda: (lab.numbers(train) or {}).get("iterations") == 8)
    wait("idle", lab.is_idle)
    assert lab.numbers(predict) == accuracy
    lab.edit(predict, "{predict}\non: train\nexamples: 2")
    lab.run_this()
    wait("another accuracy", lambda: (lab.numbers(predict) or accuracy) != accuracy)

    # The same cell again starts from what it was given: it comes to the same.
    once = lab.numbers(train)
    lab.edit(train, "{minimize train}\niterations: 8\nlambda: ${lambda}")
    lab.run_this()
    wait("idle", lab.is_idle)
    assert lab.numbers(train) == once, (lab.numbers(train), once)

    # A mistake: one message, with its place and a caret.
    lab.edit(train, "{minimize train}\niteration: 8")
    lab.run_this()
    wait("a mistake", lambda: "did you mean `iterations`" in lab.text(train))
    assert "In [" in lab.text(train) and ":2:1: error:" in lab.text(train) and "^" in lab.text(train), lab.text(train)
    page.picture("mistake.png")

    # Complete.
    lab.edit(train, "{minimize train}\nitera")
    page.press("Tab")
    wait("completion", lambda: page(f"{PANEL}.content.activeCell.model.sharedModel.source.includes('iterations: ')"
                                    " || !!document.querySelector('.jp-Completer-item')"))
    if page("!!document.querySelector('.jp-Completer-item')"):
        page.press("Enter")
    wait("what was completed", lambda: page(f"{PANEL}.content.activeCell.model.sharedModel.source")
         == "{minimize train}\niterations: ")

    # Interrupt a training: its curve had grown.
    lab.edit(train, "{minimize train}\nmethod: gradient-descent\nlearning-rate: 0.01\niterations: 10000000\ntolerance: 0\nlambda: ${lambda}")
    lab.run_this()
    wait("progress", lambda: lab.has(train, "progress"))
    early = wait("a curve", lambda: page(f"{PANEL}.content.widgets[{train}].node.querySelector('.jp-OutputArea img')?.src"))
    wait("a longer curve", lambda: page(
        f"{PANEL}.content.widgets[{train}].node.querySelector('.jp-OutputArea img')?.src") not in (early, None))
    page.picture("progress.png")
    lab.command("notebook:interrupt-kernel")
    wait("the interruption", lambda: "what was done is kept" in lab.text(train))
    wait("idle", lab.is_idle)
    page.picture("interrupted.png")

    # Restart, and all again.
    lab.edit(train, "{minimize train}\niterations: 8\nlambda: ${lambda}")
    lab.command("notebook:restart-kernel")
    wait("the question", lambda: page("!!document.querySelector('.jp-Dialog .jp-mod-accept')"))
    page("document.querySelector('.jp-Dialog .jp-mod-accept').click()")
    wait("the kernel again", lambda: page("!document.querySelector('.jp-Dialog')") and lab.is_idle())
    lab.edit(predict, "{train.iterations}")
    lab.run_this()
    wait("an empty session", lambda: "NoValue" in lab.text(predict))
    lab.edit(predict, "{predict}\non: train")
    lab.command("notebook:run-all-cells")
    wait("idle", lab.is_idle)
    wait("all again", lambda: lab.numbers(predict) and lab.is_idle())
    assert lab.numbers(train) == once, (lab.numbers(train), once)
    lab.command("docmanager:save")
    wait("the file", lambda: "examples: 2" not in (folder / "digits.ipynb").read_text()
         and "iterations: 8" in (folder / "digits.ipynb").read_text())
    # What JupyterLab saved is a notebook of Cahier's.
    cahier("convert", "digits.ipynb", "saved.md")
    saved = (folder / "saved.md").read_text()
    assert "```{minimize train}\niterations: 8\nlambda: ${lambda}\n```\n" in saved and saved.startswith("---\ntitle: Digits"), saved


with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
log = open(folder / "server.log", "w")
server = subprocess.Popen(
    [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser", f"--port={port}",
     "--ServerApp.port_retries=0", "--ServerApp.token=secret", f"--ServerApp.root_dir={folder}", "--LabApp.news_url=None",
     "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"],
    stdout=log, stderr=log)


def is_up():
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token=secret")
        return True
    except OSError:
        return False


try:
    wait("the server", is_up)
    with chromium(sys.argv[2] if len(sys.argv) > 2 else None) as page:
        try:
            story(page, f"http://127.0.0.1:{port}/lab/tree/digits.ipynb?token=secret")
        except AssertionError:
            page.picture("failed.png")
            print((folder / "server.log").read_text()[-2000:], file=sys.stderr)
            raise
    print("ok")
finally:
    server.terminate()
    try:
        server.wait(timeout=120)
    except subprocess.TimeoutExpired:
        server.kill()
