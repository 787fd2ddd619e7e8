"""A headless Chromium that is driven over the DevTools protocol, and a `cahier live` to look at with it."""
import base64, http.client, json, os, shutil, signal, subprocess, tempfile, time, urllib.request

import websocket


class Navigated(Exception):
    """The page that was asked is gone: another is on its way."""


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="cahier-browser-")
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        place = os.path.join(self.profile, "DevToolsActivePort")
        until(lambda: os.path.exists(place) and open(place).read().count("\n") >= 1, "chromium starts")
        self.port = int(open(place).read().split("\n")[0])

    def page(self, url, width=1280, height=900, dark=False):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/json/new?about:blank", method="PUT")
        return Page(json.load(urllib.request.urlopen(request))["webSocketDebuggerUrl"], url, width, height, dark)

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    def __init__(self, address, url, width, height, dark):
        self.socket = websocket.create_connection(address, timeout=120)
        self.count, self.events = 0, []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.view(width, height, dark)
        self.go(url)

    def go(self, url):
        self.call("Page.navigate", url=url)

    def call(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.count:
                if "navigated" in message.get("error", {}).get("message", ""):
                    raise Navigated
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def js(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise AssertionError(f"{expression}: {json.dumps(result['exceptionDetails'])[:600]}")
        return result["result"].get("value")

    def until(self, expression, seconds=180):
        """Waits until an expression is true."""
        end = time.time() + seconds
        while time.time() < end:
            try:
                if self.js(f"!!({expression})"):
                    return
            except Navigated:
                pass
            time.sleep(0.02)
        raise AssertionError(f"never came to be: {expression}\nstate: {self.js('document.getElementById(`live.state`)?.textContent')}"
                             f"\nmistakes: {self.js('[...document.querySelectorAll(`.live-mistakes, .failure`)].map(e => e.textContent)')}")

    def view(self, width, height=900, dark=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def settled(self):
        self.until("document.getElementById('live.state')?.textContent === 'up to date' && document.querySelector('article > *')")

    def state(self):
        return self.js("document.getElementById('live.state').textContent")

    def text(self, selector):
        return self.js(f"document.querySelector({json.dumps(selector)})?.textContent ?? null")

    def key(self, key, **more):
        text = {"text": key} if len(key) == 1 and not more.get("modifiers") else {"text": "\r"} if key == "Enter" else {}
        code = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowRight": 39, "ArrowLeft": 37, " ": 32}.get(key)
        if code:
            more["windowsVirtualKeyCode"] = code
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text, **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **more)

    def type(self, text):
        for character in text:
            self.key("Enter" if character == "\n" else character)

    def click(self, selector):
        """Clicks with the mouse, in the middle of an element; again where it had moved away until the mouse was there."""
        for _ in range(20):
            x, y = self.js(
                f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', behavior: 'instant'}});"
                " window.isHit = false; window.addEventListener('click', event => { window.isHit = e.contains(event.target); }, {capture: true, once: true});"
                " const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; })()")
            self.mouse([(x, y)])
            try:
                # Nothing is known of it on another page, which it led to.
                if self.js("window.isHit !== false"):
                    return
            except Navigated:
                return
        raise AssertionError(f"never hit: {selector}")

    def mouse(self, points):
        """Presses at the first point, moves over the others, and lets go."""
        self.press(points[0])
        self.drag(points[1:])
        self.release(points[-1])

    def press(self, point):
        x, y = point
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.call("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, button="left", buttons=1, clickCount=1)

    def drag(self, points):
        for x, y in points:
            self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left", buttons=1)

    def release(self, point):
        x, y = point
        self.call("Input.dispatchMouseEvent", type="mouseReleased", x=x, y=y, button="left", clickCount=1)

    def messages(self):
        """What the console says, that a server was not there for a while aside."""
        self.js("1")
        return [json.dumps(event["params"])[:500] for event in self.events
                if event["method"] in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")]

    def requests(self):
        self.js("1")
        return [event["params"]["request"]["url"] for event in self.events if event["method"] == "Network.requestWillBeSent"]

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


class Server:
    """`cahier live` in a folder, and the address that it printed."""

    def __init__(self, binary, folder, *arguments, port=None):
        self.folder, self.binary = folder, binary
        self.arguments = ["live", *arguments, "--no-open"] + (["--port", str(port)] if port else [])
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.binary, *self.arguments], cwd=self.folder, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), f"the address is {self.address!r}"
        self.port = int(self.address.split(":")[2].split("/")[0])
        self.token = self.address.split("token=")[1]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(120)
        return self.process.returncode

    # Without a browser.

    def request(self, method, path, body=None, headers={}, cookie=True, host=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        all_headers = {"Host": f"127.0.0.1:{self.port}" if host is None else host}
        if cookie:
            all_headers["Cookie"] = f"cahier-{self.port}={self.token}"
        if body is not None:
            body = json.dumps(body).encode() if not isinstance(body, bytes) else body
            all_headers["Content-Length"] = str(len(body))
        all_headers.update(headers)
        for name, value in all_headers.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        return connection.getresponse()

    def word(self):
        page = self.request("GET", "/1/").read().decode()
        return page.split('name="cahier-word" content="')[1].split('"')[0]

    def do(self, command):
        response = self.request("POST", "/1/do", command, {"X-Cahier": self.word()})
        assert response.status == 200, response.status
        return json.loads(response.read())

    def stream(self, known=()):
        """The messages of a page, one after the other, each with the bytes that it took."""
        response = self.request("POST", "/1/stream", {"known": list(known)}, {"X-Cahier": self.word()})
        assert response.status == 200, response.status
        while True:
            line = response.readline()
            if not line:
                return
            if line.strip():
                yield json.loads(line), len(line)


def until(condition, what, seconds=180):
    end = time.time() + seconds
    while time.time() < end:
        try:
            if condition():
                return
        except Navigated:
            pass
        time.sleep(0.02)
    raise AssertionError(f"never: {what}")


class Replica:
    """What a page has, put together from the messages as the page's script does it."""

    def __init__(self, server):
        self.messages = server.stream()
        self.keys, self.html, self.status, self.progress = [], {}, {}, []
        self.bytes = self.sent = 0

    def next(self):
        message, size = next(self.messages)
        self.bytes += size
        if "splice" in message:
            at, removed, pieces = (message["splice"][name] for name in ("at", "removed", "pieces"))
            self.keys[at:at + removed] = [piece[0] for piece in pieces]
            self.take(pieces)
        self.take(message.get("pieces", []))
        self.status = message.get("status", self.status)
        self.progress.append(message.get("progress", {}))
        return message

    def take(self, pieces):
        for piece in pieces:
            if len(piece) > 2:
                self.html[piece[0]] = piece[2]
                self.sent += 1

    def until(self, condition, what="the state"):
        end = time.time() + 300
        while not condition(self):
            assert time.time() < end, f"never: {what}"
            self.next()

    @property
    def page(self):
        return "\n".join(self.html[key] for key in self.keys)

    def settled(self):
        self.until(lambda r: r.keys and not r.status.get("isBusy") and 'data-state="not run"' not in r.page, "it is up to date")
