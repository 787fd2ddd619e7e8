"""inspect_slides.py PAGE: opens slides in headless Chromium at 1280 × 720 and prints as JSON what a speaker would trip over.

Slides that are higher than the window, which slide is shown after each of some keys and after a link to a slide, how many
pages are printed, what axe-core finds in light and in dark, requests, messages and scripts.
"""
import base64, json, os, re, sys, time, urllib.request

import websocket

from inspection import AXE, LOADED, axe_core, main

SHOWN = """
(() => {
  const slides = [...document.querySelectorAll('.slide')];
  const top = s => Math.abs(s.getBoundingClientRect().top);
  // None while it is still on its way.
  return slides.findIndex(s => top(s) < 1) + 1;
})()
"""
STATE = """
JSON.stringify({
  slides: document.querySelectorAll('.slide').length,
  tall: [...document.querySelectorAll('.slide')].filter(s => s.getBoundingClientRect().height > innerHeight + 1).map(s => s.id),
  wide: document.documentElement.scrollWidth > innerWidth,
  scripts: document.querySelectorAll('script').length,
})
"""
def inspect(page, profile):
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
    socket = websocket.create_connection(tabs[0]["webSocketDebuggerUrl"], timeout=300)
    events, count = [], 0

    def call(method, **parameters):
        nonlocal count
        count += 1
        socket.send(json.dumps({"id": count, "method": method, "params": parameters}))
        while True:
            message = json.loads(socket.recv())
            if message.get("id") == count:
                return message.get("result", message)
            events.append(message)

    def value(expression, **options):
        return call("Runtime.evaluate", expression=expression, returnByValue=True, **options)["result"].get("value")

    def shown(wanted):
        # Scrolling takes its time: it is waited for, and what is shown in the end is told.
        deadline = time.time() + 60
        while value(SHOWN) != wanted and time.time() < deadline:
            time.sleep(0.05)
        # At its place for a moment, and not only on its way through.
        place = "scrollY"
        while (before := value(place)) is None or (time.sleep(0.2) or value(place)) != before:
            pass
        return value(SHOWN)

    for domain in ("Page", "Runtime", "Log", "Network"):
        call(f"{domain}.enable")
    call("Emulation.setDeviceMetricsOverride", width=1280, height=720, deviceScaleFactor=1, mobile=False)
    call("Page.navigate", url="file://" + os.path.abspath(page))
    while not any(e.get("method") == "Page.loadEventFired" for e in events):
        events.append(json.loads(socket.recv()))
    # The event may have been of the empty page that a browser begins with.
    while call("Runtime.evaluate", expression=LOADED, returnByValue=True).get("result", {}).get("value") is not True:
        time.sleep(0.05)
    result = json.loads(value(STATE))
    turned = []
    for key, code, wanted in [("PageDown", 34, 2), ("PageDown", 34, 3), ("ArrowDown", 40, 4), ("ArrowUp", 38, 3),
                              ("PageUp", 33, 2), ("End", 35, result["slides"]), ("Home", 36, 1)]:
        for kind in ("rawKeyDown", "keyUp"):
            call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)
        turned.append(f"{key} {shown(wanted)}")
    value("document.querySelector('.turn a[href=\"#slide.2\"]').click()")
    turned.append(f"link {shown(2)}")
    result["turned"] = turned
    result["axe"] = []
    call("Runtime.evaluate", expression=axe_core())
    for scheme in ("light", "dark"):
        call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        result["axe"] += json.loads(value(AXE, awaitPromise=True))
    document = base64.b64decode(call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    result["pages"] = len(re.findall(rb"/Type\s*/Page\b", document))
    own = "file://" + os.path.abspath(page)
    requests = [e["params"]["request"]["url"] for e in events if e.get("method") == "Network.requestWillBeSent"]
    result["requests"] = [u for u in requests if not u.startswith("data:") and u.split("#")[0] != own]
    result["messages"] = [json.dumps(e["params"])[:400] for e in events
                          if e.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")]
    return result


main(inspect)
