"""Opens a page in headless Chromium and prints what a reader of it would meet, as JSON.

python3 inspect-page.py PAGE WIDTH [dark]

Keys: requests (all but the page itself and data: addresses), console (messages, policy violations included), scripts,
unnamed (figures without alternative text), overflowing (elements that stick out of the window to the right), width
(of the document), title, background. Nothing but Python's standard library and Chromium is used: the DevTools
protocol runs over a pipe.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

INSPECTION = """(() => {
  const named = (element) => element.closest('[aria-hidden=true]') !== null
    || (element.getAttribute('alt') || element.getAttribute('aria-label') || '').trim() !== '';
  const scrolls = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible' && box !== document.body && box !== document.documentElement)
        return true;
    return false;
  };
  const describe = (element) => element.tagName.toLowerCase()
    + (element.className && element.className.baseVal === undefined ? '.' + element.className : '');
  return {
    scripts: document.scripts.length,
    unnamed: [...document.querySelectorAll('img, svg, [role=img]')]
      .filter((element) => !element.closest('.katex') && !named(element)).map(describe),
    overflowing: [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.right > document.documentElement.clientWidth + 1 && !scrolls(element)
        && !element.closest('.katex-mathml');
    }).map(describe),
    width: document.documentElement.scrollWidth,
    title: document.title,
    background: getComputedStyle(document.body).backgroundColor,
  };
})()"""


def main() -> None:
    page = pathlib.Path(sys.argv[1]).resolve().as_uri()
    width = int(sys.argv[2])
    scheme = "dark" if sys.argv[3:] == ["dark"] else "light"
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no Chromium")
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()

    def connect() -> None:
        # The protocol's pipe is the descriptors 3 and 4 of the browser.
        keep = [os.dup2(to_read, 20), os.dup2(from_write, 21)]
        for source, target in zip(keep, (3, 4)):
            os.dup2(source, target)

    # The browser's helpers may still write into it when the browser has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        events: list[dict] = []
        buffer = b""
        number = 0

        def receive() -> dict:
            nonlocal buffer
            while b"\0" not in buffer:
                part = os.read(from_read, 1 << 16)
                if not part:
                    sys.exit("Chromium ended")
                buffer += part
            message, buffer = buffer.split(b"\0", 1)
            return json.loads(message)

        def call(method: str, session: str | None = None, **parameters: object) -> dict:
            nonlocal number
            number += 1
            message = {"id": number, "method": method, "params": parameters}
            if session:
                message["sessionId"] = session
            os.write(to_write, json.dumps(message).encode() + b"\0")
            while True:
                answer = receive()
                if answer.get("id") == number:
                    if "error" in answer:
                        sys.exit(f"{method}: {answer['error']}")
                    return answer["result"]
                events.append(answer)

        target = call("Target.createTarget", url="about:blank")["targetId"]
        session = call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            call(f"{domain}.enable", session)
        call("Emulation.setDeviceMetricsOverride", session, width=width, height=900, deviceScaleFactor=1,
             mobile=width < 600)
        call("Emulation.setEmulatedMedia", session, features=[{"name": "prefers-color-scheme", "value": scheme}])
        call("Page.navigate", session, url=page)
        while not any(event.get("method") == "Page.loadEventFired" for event in events):
            events.append(receive())
        call("Runtime.evaluate", session, expression="document.fonts.ready.then(() => 1)", awaitPromise=True)
        value = call("Runtime.evaluate", session, expression=INSPECTION, returnByValue=True)["result"]["value"]
        urls = [event["params"]["request"]["url"] for event in events
                if event.get("method") == "Network.requestWillBeSent"]
        value["requests"] = [url for url in urls if not url.startswith("data:") and url != page]
        value["console"] = [event["params"]["entry"]["text"] for event in events
                            if event.get("method") == "Log.entryAdded"]
        value["console"] += [str(event["params"]["args"]) for event in events
                             if event.get("method") == "Runtime.consoleAPICalled"]
        os.write(to_write, json.dumps({"id": 0, "method": "Browser.close"}).encode() + b"\0")
        process.wait(120)
    print(json.dumps(value))


main()
