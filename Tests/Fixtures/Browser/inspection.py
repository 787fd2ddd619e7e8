"""What the scripts that look at pages share: a tab of a headless Chromium, and axe-core."""
import importlib.util, json, os, shutil, subprocess, sys, tempfile, time, urllib.request

import websocket

AXE = """
axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(
  r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))
"""
# Whether a file's page is there to its last byte.
LOADED = "location.protocol === 'file:' && document.readyState === 'complete'"


class Tab:
    """A tab of a browser that was started with this profile, which shows a file."""

    def __init__(self, page, profile):
        self.url = "file://" + os.path.abspath(page)
        self.events, self.count = [], 0
        port_file = os.path.join(profile, "DevToolsActivePort")
        deadline = time.time() + 180
        while not (os.path.exists(port_file) and open(port_file).read().count("\n") >= 1):
            if time.time() > deadline:
                sys.exit("chromium did not start within three minutes")
            time.sleep(0.05)
        port = int(open(port_file).read().split("\n")[0])
        while True:
            tabs = [t for t in json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json")) if t["type"] == "page"]
            if tabs:
                break
            time.sleep(0.05)
        self.socket = websocket.create_connection(tabs[0]["webSocketDebuggerUrl"], timeout=300)
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.count:
                return message.get("result", message)
            self.events.append(message)

    def value(self, expression, **options):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, **options)
        return result.get("result", {}).get("value")

    def show(self, width, height, scheme="light"):
        """Loads the page anew in a window of this size."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.scheme(scheme)
        self.call("Page.navigate", url=self.url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(json.loads(self.socket.recv()))
        self.events[:] = [e for e in self.events if e.get("method") != "Page.loadEventFired"]
        # The event may have been of the empty page that a browser begins with.
        while self.value(LOADED) is not True:
            time.sleep(0.05)

    def scheme(self, name):
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def axe(self):
        """What axe-core, which a package of Python's carries, finds."""
        package = importlib.util.find_spec("axe_playwright_python")
        if not package:
            sys.exit("axe-core is missing: run make test, which installs it")
        self.value(open(os.path.join(os.path.dirname(package.origin), "axe.min.js")).read())
        return json.loads(self.value(AXE, awaitPromise=True))

    def heard(self):
        """What the page asked for beyond itself, and what its console says."""
        requests = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return {
            "requests": [u for u in requests if not u.startswith("data:") and u.split("#")[0] != self.url],
            "messages": [json.dumps(e["params"])[:400] for e in self.events
                         if e.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")],
        }


def main(inspect):
    """Prints as JSON what a function finds of a tab that shows the page that the command line names."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        sys.exit("chromium is missing: run make test, which installs it")
    profile = tempfile.mkdtemp(prefix="cahier-browser-")
    process = subprocess.Popen(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0",
         "--remote-allow-origins=*", f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        print(json.dumps(inspect(Tab(sys.argv[1], profile))))
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)
