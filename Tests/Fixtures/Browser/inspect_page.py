"""inspect_page.py PAGE: opens a page in headless Chromium and prints as JSON what a reader would trip over.

At 1280 and at 390 px, in light and in dark: network requests, console messages and exceptions, figures without
alternative text, elements wider than the page, text whose contrast with its background is below WCAG AA (4.5, or 3 for
large text), links inside the page that lead nowhere, ids that stand twice, and whatever axe-core finds.
"""
import json, os, sys, time, urllib.request

import websocket

from inspection import AXE, LOADED, axe_core, main

PROBE = r"""
(() => {
  const out = {};
  const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className && e.className.baseVal === undefined ? '.' + e.className : '');
  out.width = document.documentElement.clientWidth;
  out.scrollWidth = document.documentElement.scrollWidth;
  const scrolls = e => { for (let p = e; p; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true; } return false; };
  out.overflowing = [...document.body.querySelectorAll('*')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.right > out.width + 1 && !scrolls(e);
  }).map(name).slice(0, 10);
  const shown = e => e.getClientRects().length > 0;
  const pictures = [...document.querySelectorAll('img, svg')].filter(e => !e.closest('.katex') && e.getAttribute('aria-hidden') !== 'true');
  out.pictures = pictures.length;
  out.withoutAlternative = pictures.filter(e => {
    if (e.tagName === 'IMG') return !(e.getAttribute('alt') || '').trim();
    const title = e.querySelector('title');
    return !((e.getAttribute('aria-label') || '').trim() || (title && title.textContent.trim()) || e.closest('[role=img][aria-label]'));
  }).map(name).slice(0, 10);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  out.repeatedIds = ids.filter((id, i) => ids.indexOf(id) !== i).slice(0, 10);
  out.deadLinks = [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.getAttribute('href').slice(1))).filter(id => id && !document.getElementById(id)).slice(0, 10);
  out.scripts = document.querySelectorAll('script').length;
  const parse = c => {
    const m = c.replace('srgb', '').match(/[\d.e-]+/g).map(Number), k = c.startsWith('color(') ? 255 : 1;
    return { r: m[0] * k, g: m[1] * k, b: m[2] * k, a: m.length > 3 ? m[3] : 1 };
  };
  const lum = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }; return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
  const over = (c, d) => ({ r: c.r * c.a + d.r * (1 - c.a), g: c.g * c.a + d.g * (1 - c.a), b: c.b * c.a + d.b * (1 - c.a), a: 1 });
  const under = e => {
    const layers = [];
    for (let p = e; p; p = p.parentElement) { const c = parse(getComputedStyle(p).backgroundColor); layers.push(c); if (c.a > 0.99) break; }
    return layers.reduceRight((d, c) => over(c, d), { r: 255, g: 255, b: 255, a: 1 });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set(); out.faint = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || seen.has(e) || !shown(e) || e.closest('svg') || e.closest('.katex-mathml')) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    const a = lum(parse(style.color)), b = lum(under(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) out.faint.push(name(e) + ' ' + ratio.toFixed(2));
  }
  out.faint = out.faint.slice(0, 10);
  out.language = document.documentElement.lang;
  out.title = document.title;
  return JSON.stringify(out);
})()
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

    for domain in ("Page", "Runtime", "Log", "Network"):
        call(f"{domain}.enable")
    views = []
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
            call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            call("Page.navigate", url="file://" + os.path.abspath(page))
            while not any(e.get("method") == "Page.loadEventFired" for e in events):
                events.append(json.loads(socket.recv()))
            events[:] = [e for e in events if e.get("method") != "Page.loadEventFired"]
            # The event may have been of the empty page that a browser begins with.
            while call("Runtime.evaluate", expression=LOADED, returnByValue=True).get("result", {}).get("value") is not True:
                time.sleep(0.05)
            view = json.loads(call("Runtime.evaluate", expression=PROBE, returnByValue=True)["result"]["value"])
            call("Runtime.evaluate", expression=axe_core())
            found = call("Runtime.evaluate", expression=AXE, returnByValue=True, awaitPromise=True)["result"]["value"]
            views.append({"viewport": width, "scheme": scheme, "axe": json.loads(found), **view})
    requests = [e["params"]["request"]["url"] for e in events if e.get("method") == "Network.requestWillBeSent"]
    own = "file://" + os.path.abspath(page)
    return {
        "views": views,
        "requests": [u for u in requests if not u.startswith("data:") and u.split("#")[0] != own],
        "messages": [json.dumps(e["params"])[:400] for e in events
                     if e.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")],
    }


main(inspect)
