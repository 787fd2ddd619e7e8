"""inspect_slides.py PAGE: opens slides in headless Chromium at 1280 × 720 and prints as JSON what a speaker would trip over.

Slides that are higher than the window, which slide is shown after each of some keys and after a link to a slide, how many
pages are printed, what axe-core finds in light and in dark, requests, messages and scripts.
"""
import base64, json, re, time

from inspection import main

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


def inspect(tab):
    def shown(wanted):
        # Scrolling takes its time: it is waited for, and what is shown in the end is told.
        deadline = time.time() + 60
        while tab.value(SHOWN) != wanted and time.time() < deadline:
            time.sleep(0.05)
        # At its place for a moment, and not only on its way through.
        place = "scrollY"
        while (before := tab.value(place)) is None or (time.sleep(0.2) or tab.value(place)) != before:
            pass
        return tab.value(SHOWN)

    tab.show(1280, 720)
    result = json.loads(tab.value(STATE))
    turned = []
    for key, code, wanted in [("PageDown", 34, 2), ("PageDown", 34, 3), ("ArrowDown", 40, 4), ("ArrowUp", 38, 3),
                              ("PageUp", 33, 2), ("End", 35, result["slides"]), ("Home", 36, 1)]:
        for kind in ("rawKeyDown", "keyUp"):
            tab.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)
        turned.append(f"{key} {shown(wanted)}")
    tab.value("document.querySelector('.turn a[href=\"#slide.2\"]').click()")
    turned.append(f"link {shown(2)}")
    result["turned"] = turned
    result["axe"] = []
    for scheme in ("light", "dark"):
        tab.scheme(scheme)
        result["axe"] += tab.axe()
    document = base64.b64decode(tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    result["pages"] = len(re.findall(rb"/Type\s*/Page\b", document))
    return {**result, **tab.heard()}


main(inspect)
