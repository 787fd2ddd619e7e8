"""JupyterLab in Chromium, as a person would use it. Given a folder to work in, and perhaps one for pictures.

Run all, change an option and run that cell, complete, interrupt a training, restart.
"""
import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import websocket

from common import cahier, prepare

folder = prepare(sys.argv[1])
pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
cahier("convert", "digits.md", "digits.ipynb")
(folder / "config").mkdir(exist_ok=True)


def wait(what, found, seconds=30):
    deadline = time.time() + seconds
    while True:
        value = found()
        if value:
            return value
        assert time.time() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.1)


class Page:
    """A page of Chromium, over its DevTools protocol."""

    def __init__(self, profile):
        port_file = pathlib.Path(profile) / "DevToolsActivePort"
        wait("chromium", lambda: port_file.exists() and port_file.read_text().count("\n") >= 1)
        port = port_file.read_text().split("\n")[0]
        (tab,) = wait("a page", lambda: [
            tab for tab in json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json")) if tab["type"] == "page"])
        self.socket = websocket.create_connection(tab["webSocketDebuggerUrl"], timeout=120)
        self.count = 0
        self.call("Page.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=1200, height=1400, deviceScaleFactor=1, mobile=False)

    def call(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.count:
                assert "error" not in message, message
                return message["result"]

    def __call__(self, script):
        """What a script comes to."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key, code=None, modifiers=0, text=None):
        number = {"Enter": 13, "Tab": 9, "Escape": 27}.get(key, ord(key[0].upper()))
        common = {"key": key, "code": code or key, "windowsVirtualKeyCode": number, "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def picture(self, name):
        if pictures:
            data = self.call("Page.captureScreenshot", format="png")["data"]
            (pictures / name).write_bytes(base64.b64decode(data))


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
        wait("typing", lambda: self.page(f"{PANEL}.content.activeCell.model.sharedModel.source") == text, 20)

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
                                    " || !!document.querySelector('.jp-Completer-item')"), 30)
    if page("!!document.querySelector('.jp-Completer-item')"):
        page.press("Enter")
    wait("what was completed", lambda: page(f"{PANEL}.content.activeCell.model.sharedModel.source")
         == "{minimize train}\niterations: ", 30)

    # Interrupt a training: its curve had grown.
    lab.edit(train, "{minimize train}\niterations: 1000000\ntolerance: 0\nlambda: ${lambda}")
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
profile = tempfile.mkdtemp(prefix="cahier-lab-")
log = open(folder / "server.log", "w")
server = subprocess.Popen(
    [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser", f"--port={port}",
     "--ServerApp.port_retries=0", "--ServerApp.token=secret", f"--ServerApp.root_dir={folder}", "--LabApp.news_url=None",
     "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"],
    stdout=log, stderr=log)
browser = subprocess.Popen(
    [shutil.which("chromium") or shutil.which("chromium-browser") or "google-chrome", "--headless=new", "--no-sandbox",
     "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--remote-allow-origins=*",
     f"--user-data-dir={profile}", "about:blank"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    def is_up():
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api?token=secret")
            return True
        except OSError:
            return False

    wait("the server", is_up)
    page = Page(profile)
    story(page, f"http://127.0.0.1:{port}/lab/tree/digits.ipynb?token=secret")
    print("ok")
except AssertionError:
    page.picture("failed.png")
    print((folder / "server.log").read_text()[-2000:], file=sys.stderr)
    raise
finally:
    browser.terminate()
    server.terminate()
    browser.wait()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
    shutil.rmtree(profile, ignore_errors=True)
