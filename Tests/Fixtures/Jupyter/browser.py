"""Chromium, driven over its DevTools protocol."""
import base64
import contextlib
import json
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.request

import websocket


def wait(what, found, seconds=300):
    deadline = time.time() + seconds
    while True:
        value = found()
        if value:
            return value
        assert time.time() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.1)


class Page:
    """A page of Chromium, over its DevTools protocol."""

    def __init__(self, profile, pictures=None):
        self.pictures = pictures
        port_file = pathlib.Path(profile) / "DevToolsActivePort"
        wait("chromium", lambda: port_file.exists() and port_file.read_text().count("\n") >= 1)
        port = port_file.read_text().split("\n")[0]
        (tab,) = wait("a page", lambda: [
            tab for tab in json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json")) if tab["type"] == "page"])
        self.socket = websocket.create_connection(tab["webSocketDebuggerUrl"], timeout=300)
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
        if self.pictures:
            data = self.call("Page.captureScreenshot", format="png")["data"]
            (self.pictures / name).write_bytes(base64.b64decode(data))


@contextlib.contextmanager
def chromium(pictures=None):
    """A page in a browser of its own; pictures of it go to a folder, if one is named."""
    profile = tempfile.mkdtemp(prefix="cahier-browser-")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "chromium is missing: run make test, which installs it"
    browser = subprocess.Popen(
        [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0",
         "--remote-allow-origins=*", f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Page(profile, pictures and pathlib.Path(pictures))
    finally:
        browser.terminate()
        browser.wait()
        shutil.rmtree(profile, ignore_errors=True)
