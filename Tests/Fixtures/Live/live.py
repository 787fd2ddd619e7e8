"""live.py BINARY SCENARIO [DIGITS]: one thing that the live page does, in a real Chromium; ends quietly when it does it.

Without a scenario, prints their names.
"""
import json, os, re, shutil, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, Page, Replica, Server, until

NOTEBOOK = """---
title: A live notebook
params:
  lambda: {value: 0.5, from: 0.001, to: 100, scale: log}
  hidden: {value: 5, choices: [3, 5, 8]}
  iterations: 12
---

Some *words* to begin with.

```{load digits}
file: digits.mat
limit: 200
resize: [20, 20]
holdout: 50
```

There are `{digits.samples}` of them, and $\\lambda$ is `{params.lambda}`.

```{network net}
hidden: ${hidden}
```

```{cost before}
lambda: ${lambda}
```

It costs `{before.cost:.6f}`.

```{minimize train}
iterations: ${iterations}
lambda: ${lambda}
caption: How it falls.
```

Behind the training: `{train.cost:.6f}`.

```{predict test}
on: held-out
```

## The end

The last words.
"""

# With 200 samples gradient descent has converged after a second, perhaps before anybody stops it; with 4,000 it goes on,
# and without a tolerance it ends at no minimum.
LONG = NOTEBOOK.replace("caption: How it falls.", "method: gradient-descent\ntolerance: 0").replace("iterations: 12", "iterations: 4").replace(
    "limit: 200", "limit: 4000")


class Bench:
    """A folder with a notebook, its server and a browser."""

    def __init__(self, binary, digits, text=NOTEBOOK, names=("test.md",), port=None, browser=True, stored=False):
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="cahier-live-"))
        shutil.copy(digits, os.path.join(self.folder, "digits.mat"))
        self.file = os.path.join(self.folder, names[0])
        for name in names:
            self.write(text, name)
        self.binary = binary
        if stored:
            subprocess.run([binary, "run", names[0], "-q"], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        self.server = Server(binary, self.folder, *names, port=port)
        self.browser = Browser() if browser else None

    def write(self, text, name=None):
        """Saves as most editors do: beside the file, and renamed."""
        path = os.path.join(self.folder, name) if name else self.file
        data = text if isinstance(text, bytes) else text.encode()
        with open(path + "~", "wb") as file:
            file.write(data)
        os.rename(path + "~", path)

    def read(self):
        with open(self.file, "rb") as file:
            return file.read()

    def edit(self, old, new):
        text = self.read().decode()
        assert old in text, old
        self.write(text.replace(old, new, 1))

    def page(self, **view):
        page = self.browser.page(self.server.address, **view)
        page.settled()
        return page

    def close(self):
        if self.browser:
            self.browser.close()
        status = self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        assert status in (0, -9), f"the server ended with {status}"


SCENARIOS = {}


def scenario(**options):
    def take(function):
        SCENARIOS[function.__name__] = (function, options)
        return function
    return take


def cell(label):
    return f"document.querySelector('#{label}')"


# MARK: 1. It follows the file


@scenario(stored=True)
def follows_the_file(bench):
    page = bench.page()
    page.js("""for (const e of document.querySelectorAll('article > *')) e.mine = true;
      document.querySelector('#train details.options').open = true;
      document.querySelector('#train').scrollIntoView({behavior: 'instant'}); window.before = scrollY;""")
    bench.edit("The last words.", "The very last words, with $x^2$.")
    page.until("document.querySelector('article').textContent.includes('The very last words')")
    page.until("!!document.querySelector('article > p:last-of-type .katex')")
    # Only the paragraph is another, the fold is open, the place is the same.
    assert page.js("[...document.querySelectorAll('article > *')].every(e => e.mine)"), "a piece was made anew"
    assert page.js("document.querySelector('#train details.options').open"), "the fold closed"
    assert page.js("scrollY === before"), "the page moved"
    assert page.js("performance.getEntriesByType('navigation').length === 1 && performance.getEntriesByType('navigation')[0].type === 'navigate'")
    # Cells that became stale run, and no others.
    bench.edit("caption: How it falls.\n", "caption: How it *falls*.\n")
    page.until("document.querySelector('#train figcaption em')")
    page.settled()
    assert page.js("document.querySelector('#train').dataset.state") == "restored"
    bench.edit("on: held-out", "on: all")
    page.until("document.querySelector('#test').textContent.includes('All samples')")
    assert page.js("document.querySelector('#train').dataset.state") == "restored"
    # A piece that comes between two others.
    bench.edit("It costs", "A new paragraph.\n\n## A new heading\n\nIt costs")
    page.until("document.querySelector('#a-new-heading')?.previousElementSibling.textContent === 'A new paragraph.'")
    page.until("document.getElementById('live.contents').textContent.includes('A new heading')")
    assert not page.messages(), page.messages()


@scenario(stored=True)
def it_looks_as_the_report_does(bench):
    page = bench.page()
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"
    plain = page.js(paper)
    bench.edit("title: A live notebook", "title: A live notebook\ntheme: board")
    page.until(f"{paper} === '#1d2b26'")
    # The bar is part of the board, and what is said in it can be read.
    assert page.js("getComputedStyle(document.querySelector('.live-bar')).color") == "rgb(238, 241, 232)"
    bench.edit("theme: board", "theme: board\naccent: '#ffd9a0'")
    page.until(f"{accent} === '#ffd9a0'")
    with open(os.path.join(bench.folder, "own.css"), "w") as file:
        file.write("h1 { letter-spacing: 3px; }")
    bench.edit("accent: '#ffd9a0'", "style: own.css")
    page.until("getComputedStyle(document.querySelector('h1')).letterSpacing === '3px'")
    # So do works that are cited: the list is there, and follows its file.
    with open(os.path.join(bench.folder, "works.bib"), "w") as file:
        file.write("@book{one, author={Ada One}, title={A First Book}, year={2001}}")
    bench.edit("style: own.css", "style: own.css\nreferences: works.bib")
    bench.edit("The last words.", "The last words, as @one has them.")
    page.until("document.getElementById('work.one')?.textContent.includes('A First Book')")
    assert page.js("document.querySelector('article a[href=\"#work.one\"]').textContent.includes('One')")
    page.until("document.getElementById('live.contents').textContent.includes('References')")
    with open(os.path.join(bench.folder, "works.bib"), "w") as file:
        file.write("@book{one, author={Ada One}, title={A Better Title}, year={2001}}")
    page.until("document.getElementById('work.one').textContent.includes('A Better Title')")
    # What a style sheet of one's own is refused for is said, and nothing of it holds.
    with open(os.path.join(bench.folder, "own.css"), "w") as file:
        file.write("h1 { background: url(http://127.0.0.1:9/x); }")
    page.until("document.querySelector('.live-mistakes')?.textContent.includes('url')")
    bench.edit("theme: board\nstyle: own.css\n", "")
    page.until(f"{paper} === {json.dumps(plain)}")
    page.until("document.querySelectorAll('link[data-live=theme]').length === 0")
    # Of several that come fast, the last holds, and no other is left.
    for theme in ("board", "plain", "board", "plain", "board"):
        text = bench.read().decode()
        bench.write(re.sub("title: A live notebook\n(theme: .*\n)?", f"title: A live notebook\ntheme: {theme}\n", text))
        time.sleep(0.03)
    page.until(f"{paper} === '#1d2b26' && document.querySelectorAll('link[data-live=theme]').length === 1")
    assert not page.messages(), page.messages()


@scenario(text=LONG, stored=True)
def it_speaks_the_notebooks_language(bench):
    page = bench.page()
    bench.edit("title: A live notebook", "title: 数字\nlang: zh")
    page.until("document.getElementById('live.state').textContent === '已是最新'")
    assert page.js("document.documentElement.lang") == "zh"
    # Everything that the page says of itself: what is read, and what is read out.
    own = """[...document.querySelectorAll('.live-bar, .live-tools, .live-editor, .live-growing, .live-dialog, #live\\\\.contents > details > summary, .skip')]
      .flatMap(e => [e, ...e.querySelectorAll('*')]).flatMap(e => [...[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data),
        e.getAttribute('aria-label') ?? '', e.getAttribute('title') ?? '']).join(' ')"""
    names = re.compile(r"test\.md|lambda|hidden|iterations|digits|net|before|train|test|all|Ctrl|Enter|Esc|min|limit|file|method|gradient-descent|resize|holdout")

    def is_chinese():
        text = page.js(own)
        assert re.search("[\u4e00-\u9fff]", text)
        assert not re.search("[A-Za-z]{3,}", names.sub("", text)), re.findall("[A-Za-z]{3,}", names.sub("", text))

    page.key("?")
    page.until("document.getElementById('live.keys').open")
    is_chinese()
    page.key("Escape")
    page.click("#train .live-tools button:nth-child(4)")
    page.until("document.querySelector('#train textarea')")
    is_chinese()
    page.key("Escape")
    bench.edit("iterations: 4", "iterations: 500000")
    page.until("/剩余/.test(document.querySelector('.live-measures')?.textContent)")
    assert re.match(r"迭代 [\d,]+／500,?000 · 代价 \d", page.text(".live-measures")), page.text(".live-measures")
    is_chinese()
    # A page that is opened says it from the beginning, and an answer of the server's is in that language, too.
    other = bench.browser.page(bench.server.address)
    other.until("document.getElementById('live.fresh')?.textContent === '全部重新运行' && document.querySelector('.live-control')")
    other.js("(() => { const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '1000'; e.dispatchEvent(new Event('change')); })()")
    other.until("document.querySelector('[data-name=lambda] .live-problem').textContent.startsWith('应为')")
    # And back.
    bench.edit("title: 数字\nlang: zh", "title: A live notebook")
    bench.edit("iterations: 500000", "iterations: 4")
    page.settled()
    assert page.text("#live\\.fresh") == "Run all fresh" and page.text("#train .live-tools button") == "Run again"
    assert not page.messages(), page.messages()


@scenario()
def mistakes_stand_at_their_cell(bench):
    page = bench.page()
    bench.edit("iterations: ${iterations}\nlambda", "iterashuns: ${iterations}\nlambda")
    page.until("document.querySelector('#train .live-mistakes')")
    text = page.text("#train .live-mistakes")
    line = bench.read().decode().split("\n").index("iterashuns: ${iterations}") + 1
    assert f"test.md:{line}:1: error" in text and "^~~~~~~~~~" in text and "did you mean `iterations`" in text, text
    assert page.state() == "1 mistake"
    # What was there is still there.
    assert page.js("!!document.querySelector('#train .chart svg') && document.querySelector('#test').textContent.includes('Accuracy')")
    bench.edit("iterashuns", "iterations")
    page.until("!document.querySelector('.live-mistakes .live-error')")
    page.settled()
    # A failure of a cell that only running shows.
    bench.edit("holdout: 50", "holdout: 500")
    page.until("document.querySelector('#digits .failure, #digits .live-mistakes')")
    bench.edit("holdout: 500", "holdout: 50")
    page.settled()
    # Broken front matter belongs to no cell.
    bench.edit("title: A live", "titel: A live")
    page.until("document.querySelector('#live\\\\.notes .live-mistakes')?.textContent.includes('did you mean `title`')")
    bench.edit("titel: A live", "title: A live")
    page.settled()


@scenario(text=NOTEBOOK.replace("iterations: ${iterations}\nlambda", "iterashuns: 1\nlambda").replace("title: A", "lang: de\ntitle: A"))
def mistakes_from_the_beginning(bench):
    page = bench.browser.page(bench.server.address)
    page.until("document.getElementById('live.state')?.textContent === '1 Fehler'")
    page.until("document.querySelector('#live\\\\.notes .live-error')?.textContent.includes('did you mean `iterations`')")
    assert page.js("document.title") == "A live notebook" and page.js("document.documentElement.lang") == "de"
    bench.edit("iterashuns: 1", "iterations: 1")
    page.until("document.getElementById('live.state').textContent === 'auf dem neuesten Stand' && !!document.querySelector('#train .chart svg')")
    assert not page.messages(), page.messages()


@scenario()
def a_file_that_goes_and_comes_back(bench):
    page = bench.page()
    os.rename(bench.file, bench.file + ".away")
    page.until("document.querySelector('.live-notice')?.textContent.includes('not there')")
    assert page.js("!!document.querySelector('#train .chart svg')"), "what was there is gone"
    os.rename(bench.file + ".away", bench.file)
    page.until("!document.querySelector('.live-notice')")
    page.settled()
    # A save in three writes, the file empty in between: no state in between is shown.
    page.js("""window.seen = []; new MutationObserver(() => seen.push(document.querySelectorAll('article > *').length + ' ' + document.querySelectorAll('.live-error').length))
      .observe(document.body, {childList: true, subtree: true});""")
    whole = bench.read()
    for number in range(100):
        page.js("window.seen = []")
        data = whole.replace(b"The last words.", b"Written in three, %d." % number)
        moments = []
        with open(bench.file, "wb") as file:
            for part in (data[:100], data[100:700], data[700:]):
                before = time.monotonic()
                file.write(part)
                file.flush()
                moments.append((before, time.monotonic()))
                time.sleep(0.015)
        page.until(f"document.querySelector('article').textContent.includes('Written in three, {number}.')")
        page.settled()
        # Where others held the processor, it was left alone for so long that it was three saves, and told nothing.
        if all(after - before < 0.04 for (before, _), (_, after) in zip(moments, moments[1:])):
            break
    else:
        raise AssertionError("no save in three writes was as quick as an editor's")
    counts = page.js("seen")
    assert all(int(entry.split()[0]) >= 10 and entry.split()[1] == "0" for entry in counts), counts
    # Data that a cell reads.
    shutil.copy(os.path.join(bench.folder, "digits.mat"), os.path.join(bench.folder, "copy.mat"))
    bench.edit("file: digits.mat", "file: copy.mat")
    page.until("document.querySelector('#digits .settings').textContent.includes('copy.mat')")
    page.settled()
    os.remove(os.path.join(bench.folder, "copy.mat"))
    page.until("document.getElementById('live.state').textContent.includes('mistake') || document.querySelector('.failure')")
    shutil.copy(os.path.join(bench.folder, "digits.mat"), os.path.join(bench.folder, "copy.mat"))
    page.settled()
    # Data that is not there when the notebook begins to name it.
    bench.edit("file: copy.mat", "file: late.mat")
    page.until("document.querySelector('.live-error')?.textContent.includes('late.mat')")
    shutil.copy(os.path.join(bench.folder, "digits.mat"), os.path.join(bench.folder, "late.mat"))
    page.until("document.querySelector('#digits .settings').textContent.includes('late.mat')")
    page.settled()


# MARK: 2, 3. It shows work, and cells run again


@scenario(text=LONG, stored=True)
def shows_work_and_stops(bench):
    page = bench.page()
    page.js("""window.points = []; window.curves = new Set(); new MutationObserver(() => {
        const bar = document.querySelector('.live-growing progress');
        const curve = document.querySelector('.live-curve')?.innerHTML ?? '';
        if (bar) points.push([bar.value, document.querySelector('.live-measures').textContent, curve.length]);
        if (curve) curves.add(curve);
      }).observe(document.body, {childList: true, subtree: true, attributes: true, characterData: true});""")
    bench.edit("iterations: 4", "iterations: 10000000")
    page.until("document.querySelector('#train')?.dataset.liveState === 'running'")
    page.until("document.querySelector('#test')?.dataset.liveState === 'waiting'")
    page.until("points.filter(p => p[2] > 0).length > 5")
    points = page.js("points.filter(p => p[2] > 0)")
    assert points[-1][0] > points[0][0], "the bar does not move"
    assert page.js("curves.size") > 1, "the curve does not grow"
    assert re.search(r"iteration [\d,]+ of 10000000 · cost \d", points[-1][1]), points[-1]
    page.until("/ left$/.test(document.querySelector('.live-measures').textContent)")
    assert page.state() == "running train"
    # Who stops a cell by keyboard is not thrown out of it.
    page.js("document.querySelector('#train .live-stop').focus()")
    page.key("Enter")
    page.until("document.querySelector('#train')?.dataset.liveState === 'stopped'")
    assert page.js("document.activeElement === document.querySelector('#train .live-tools button')"), "the focus is lost"
    page.until("document.getElementById('live.state').textContent === 'stopped'")
    assert page.js("!document.querySelector('.live-growing')")
    bench.edit("iterations: 10000000", "iterations: 6")
    # It looks up to date, too, between the edit and the run that the edit leads to.
    page.until("['train', 'test'].every(label => document.getElementById(label).dataset.state === 'ran')")
    page.settled()
    # Again, from here, all fresh.
    page.click("#train .live-tools button:nth-child(1)")
    page.until("document.querySelector('#train').dataset.state === 'ran' && document.querySelector('#digits').dataset.state === 'restored'")
    page.settled()
    page.click("#net .live-tools button:nth-child(2)")
    page.until("document.querySelector('#net').dataset.state === 'ran'")
    page.settled()
    page.click("#live\\.fresh")
    page.until("[...document.querySelectorAll('article > .cell')].every(e => e.dataset.state === 'ran')")
    page.settled()
    assert not page.messages(), page.messages()


@scenario(text=LONG.replace("iterations: 4", "iterations: 10000000"))
def a_cell_that_runs_has_no_reason_and_one_may_fail(bench):
    page = bench.browser.page(bench.server.address)
    page.until("document.querySelector('#train')?.dataset.liveState === 'running'")
    # Why it did not run is of no matter while it runs.
    page.until("document.querySelector('#train > .not-run') && !document.querySelector('#train > .not-run').getClientRects().length")
    bench.edit("iterations: 10000000", "iterations: 4")
    page.settled()
    # A failure that the notebook allows is none of the page.
    bench.edit("```{predict test}", "```{expect wrong}\nallow-error: true\nbefore.cost: '< 0'\n```\n\n```{predict test}")
    page.until("document.querySelector('#wrong .failure.allowed')")
    page.settled()
    assert not page.messages(), page.messages()


@scenario(stored=True)
def keyboard_alone(bench):
    page = bench.page()
    page.key("?")
    page.until("document.getElementById('live.keys').open")
    assert page.js("document.querySelectorAll('#live\\\\.keys dt').length >= 9")
    page.key("Escape")
    page.until("!document.getElementById('live.keys').open")
    for label in ("digits", "net", "before", "train"):
        page.key("j")
        page.until(f"document.activeElement === {cell(label)}")
    page.key("k")
    page.until(f"document.activeElement === {cell('before')}")
    # What stands under the bar would not be seen.
    page.until(f"{cell('before')}.getBoundingClientRect().top >= document.getElementById('live.bar').offsetHeight")
    page.key("r")
    page.until(f"{cell('before')}.dataset.state === 'ran' && {cell('net')}.dataset.state === 'restored'")
    page.settled()
    page.key("f")
    page.until(f"{cell('before')}.dataset.state === 'ran'")
    page.settled()
    page.key("R", modifiers=8, text="R")
    page.until("[...document.querySelectorAll('article > .cell')].every(e => e.dataset.state === 'ran')")
    page.settled()
    # Options, by keys alone.
    page.js(f"{cell('before')}.focus()")
    page.key("e")
    page.until("document.activeElement?.matches('#before .live-editor textarea')")
    page.key("Escape")
    page.until("!document.querySelector('.live-editor')")
    page.key("p")
    page.until("document.activeElement.id === 'live.parameter.lambda'")
    before = page.text("#before .outputs")
    page.key("ArrowRight")
    page.until(f"document.querySelector('#before .outputs').textContent !== {json.dumps(before)}")
    page.settled()
    # By Tab alone, every button of a cell and every control is reached.
    page.js("document.activeElement.blur(); window.reached = new Set(); document.addEventListener('focusin', e => reached.add(e.target))")
    for _ in range(120):
        page.key("Tab")
    missed = page.js("[...document.querySelectorAll('button, input, select, a[href], summary')].filter(e => e.getClientRects().length && !reached.has(e) && !e.closest('dialog')).map(e => e.outerHTML.slice(0, 90))")
    assert missed == [], missed
    # A cell that is deleted leaves the focus to its neighbour.
    page.js(f"{cell('before')}.focus()")
    text = bench.read().decode()
    start, end = text.index("```{cost before}"), text.index("```{minimize")
    bench.write((text[:start] + text[end:]).replace("`{before.cost:.6f}`", "much"))
    page.until(f"!{cell('before')}")
    page.until("document.activeElement?.matches('.cell')")
    page.settled()
    assert not page.messages(), page.messages()


# MARK: 4. Parameters


@scenario()
def parameters_are_controls(bench):
    page = bench.page()
    kinds = page.js("[...document.querySelectorAll('.live-control')].map(e => [e.dataset.name, e.dataset.kind])")
    assert kinds == [["lambda", "range"], ["hidden", "choices"], ["iterations", "number"]], kinds
    slider = "document.getElementById('live.parameter.lambda')"
    x, y, width = page.js(f"(() => {{ const r = {slider}.getBoundingClientRect(); return [r.left, r.top + r.height / 2, r.width]; }})()")
    value = float(page.js(f"{slider}.value"))
    start = x + 8 + (width - 16) * value / 1000
    outputs = page.text("#before .outputs")
    points = [(start + 4 * step, y) for step in range(16)]
    page.press(points[0])
    page.drag(points[1:8])
    # What comes of a value is shown on the way, before the slider is let go.
    page.until(f"document.querySelector('#before .outputs').textContent !== {json.dumps(outputs)}")
    page.drag(points[8:])
    page.release(points[-1])
    shown = page.js("document.querySelector('[data-name=lambda] .live-number').value")
    assert float(shown) > 0.5, shown
    # The prose, the options and the results are those of the new value, and what the command line computes is the same.
    page.until(f"document.querySelector('#before .settings').textContent.includes({json.dumps(shown)})")
    told = json.loads(subprocess.run([bench.binary, "run", "test.md", "-p", f"lambda={shown}", "--json", "-q"], cwd=bench.folder, capture_output=True, text=True).stdout)
    numbers = {c["label"]: c["scalars"] for c in told["cells"]}
    for words in (f"It costs {numbers['before']['cost']:.6f}", f"Behind the training: {numbers['train']['cost']:.6f}"):
        page.until(f"document.querySelector('article').textContent.includes({json.dumps(words)})")
    assert b"value: 0.5," in bench.read(), "nothing was to be written"
    # Keep: exactly the value, and no other byte.
    before = bench.read()
    page.click("[data-name=lambda] .live-decide button:nth-child(1)")
    until(lambda: bench.read() != before, "the value is kept")
    assert bench.read() == before.replace(b"value: 0.5,", f"value: {shown},".encode()), "more than the value was written"
    page.until("document.querySelector('[data-name=lambda] .live-decide').hidden")
    page.settled()
    # Choices, and back.
    page.js("(() => { const e = document.getElementById('live.parameter.hidden'); e.value = '8'; e.dispatchEvent(new Event('change')); })()")
    page.until("document.querySelector('#net .settings').textContent.includes('8')")
    page.settled()
    page.click("[data-name=hidden] .live-decide button:nth-child(2)")
    page.until("document.getElementById('live.parameter.hidden').value === '5'")
    page.settled()
    # What is outside is refused, and said.
    page.js("(() => { const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '1000'; e.dispatchEvent(new Event('change')); })()")
    page.until("document.querySelector('[data-name=lambda] .live-problem').textContent === 'a number from 0.001 to 100 was expected'")
    page.js("(() => { const e = document.getElementById('live.parameter.iterations'); e.focus(); e.value = 'many'; e.dispatchEvent(new Event('change')); })()")
    page.until("document.querySelector('[data-name=iterations] .live-problem').textContent.includes('was expected')")
    assert not page.messages(), page.messages()


@scenario(stored=True)
def a_parameter_that_was_set_goes(bench):
    page = bench.page()
    set_value = ("(() => {{ const e = document.querySelector('[data-name={0}] .live-number'); e.value = '{1}';"
                 " e.dispatchEvent(new Event('change')); }})()")
    page.js(set_value.format("lambda", 2))
    page.until("document.querySelector('#before .settings').textContent.includes('2')")
    page.settled()
    # Under another name it is another parameter, which has the value of the file.
    bench.write(bench.read().decode().replace("  lambda: {", "  mu: {").replace("${lambda}", "${mu}").replace("{params.lambda}", "{params.mu}"))
    page.until("document.querySelector('[data-name=mu]')")
    page.settled()
    assert page.js("document.querySelector('[data-name=mu] .live-number').value") == "0.5"
    # A value that is no longer allowed goes likewise.
    page.js(set_value.format("mu", 50))
    page.until("document.querySelector('[data-name=mu] .live-decide').hidden === false")
    page.settled()
    bench.edit("to: 100", "to: 10")
    page.until("document.querySelector('[data-name=mu] .live-decide').hidden")
    page.settled()
    assert page.js("document.querySelector('[data-name=mu] .live-number').value") == "0.5"
    assert not page.messages(), page.messages()


@scenario()
def a_caret_stands_under_its_place(bench):
    page = bench.page(width=390)
    bench.edit("on: held-out", "on: held-out\nattributes-of-nothing-that-anybody-knows: [and, a, long, line, that, goes, on, and, on]")
    page.until("document.querySelector('#test .live-quoted')")
    # Two lines, which scroll and do not wrap.
    lines = page.js("(() => { const e = document.querySelector('#test .live-quoted'); return e.clientHeight / parseFloat(getComputedStyle(e).lineHeight); })()")
    assert 1.5 < lines < 3, lines
    assert page.js("(e => e.scrollWidth > e.clientWidth)(document.querySelector('#test .live-quoted'))")
    assert page.js("document.documentElement.scrollWidth <= innerWidth")
    assert "attributes-of-nothing" in page.text("#test .live-mistakes")


@scenario(stored=True)
def the_bar_covers_nothing(bench):
    for width in (1280, 390):
        page = bench.page(width=width)
        page.until("document.getElementById('live.bar').offsetHeight > 60")
        page.until("Math.round(document.querySelector('article').getBoundingClientRect().top + scrollY)"
                   " >= document.getElementById('live.bar').offsetHeight")
        page.js("document.querySelector('#train').scrollIntoView({behavior: 'instant'})")
        page.until("document.querySelector('#train').getBoundingClientRect().top"
                   " >= document.getElementById('live.bar').getBoundingClientRect().bottom")
        assert not page.messages(), page.messages()


@scenario(text=LONG, stored=True)
def a_new_value_stops_the_run_of_the_last(bench):
    page = bench.page()
    # Training that would take hours, again and again: the last value counts.
    page.js("(() => { const e = document.getElementById('live.parameter.iterations'); e.value = '10000000'; e.dispatchEvent(new Event('change')); })()")
    page.until("document.querySelector('#train')?.dataset.liveState === 'running'")
    for value in ("1", "2", "5"):
        page.js(f"(() => {{ const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '{value}'; e.dispatchEvent(new Event('change')); }})()")
        page.until(f"document.querySelector('#train .settings').textContent.includes('lambda{value}')")
        page.until("document.querySelector('#train')?.dataset.liveState === 'running'")
    page.js("(() => { const e = document.getElementById('live.parameter.iterations'); e.value = '3'; e.dispatchEvent(new Event('change')); })()")
    page.settled()
    assert page.js("document.querySelector('#train').textContent.includes('3')")


# MARK: 5. Options


@scenario()
def options_are_edited(bench):
    text = NOTEBOOK.replace("\n", "\r\n").encode()
    bench.write(b"\xef\xbb\xbf" + text)
    page = bench.page()
    before = bench.read()
    page.click("#test .live-tools button:nth-child(4)")
    page.until("document.querySelector('#test textarea')?.value === 'on: held-out'")
    page.js("document.querySelector('#test textarea').select()")
    page.type("exa")
    # The one that Enter takes: what is offered for the first letters has others before it.
    page.until("document.querySelector('#test .live-offers li[aria-selected=true]')?.textContent.includes('examples')")
    page.key("Enter")
    page.until("document.querySelector('#test textarea').value === 'examples: '")
    page.type("99999")
    page.until("document.querySelector('#test .live-marks')?.textContent.includes('from 0 to 1000 was expected')")
    # Of the whole number, and not only of its first digits.
    page.until("document.querySelector('#test .live-marks pre')?.textContent.includes('^~~~~')")
    for _ in range(4):
        page.call("Input.dispatchKeyEvent", type="keyDown", key="Backspace", windowsVirtualKeyCode=8)
    page.until("document.querySelector('#test .live-marks').textContent === ''")
    # One letter asks once for what there is: what Escape closes, no later answer opens.
    page.type("\non: a")
    page.until("!document.querySelector('#test .live-offers').hidden && document.querySelector('#test .live-offers').textContent.startsWith('all')")
    page.key("Escape")
    page.until("document.querySelector('#test .live-offers').hidden")
    page.type("ll")
    page.key("Enter", modifiers=2)
    page.until("!document.querySelector('.live-editor')")
    expected = before.replace(b"on: held-out\r\n", b"examples: 9\r\non: all\r\n")
    assert bench.read() == expected, bench.read()[-330:]
    page.until("document.querySelector('#test').textContent.includes('All samples')")
    # No line may end the cell.
    page.settled()
    page.js("document.querySelector('#before').focus()")
    page.key("e")
    page.until("document.querySelector('#before textarea')")
    page.js("(() => { const e = document.querySelector('#before textarea'); e.value = '```\\n\\n```{load x}'; e.dispatchEvent(new Event('input')); })()")
    page.until("document.querySelector('#before .live-marks .live-error')")
    page.click("#before .live-save")
    page.until("document.querySelector('#before .live-marks').textContent.includes('would end the cell')")
    assert bench.read() == expected
    # Somebody saves meanwhile: nothing is overwritten, and both versions are there.
    page.js("(() => { const e = document.querySelector('#before textarea'); e.value = 'lambda: 7'; e.dispatchEvent(new Event('input')); })()")
    theirs = expected.replace(b"lambda: ${lambda}\r\n```\r\n\r\nIt costs", b"lambda: 3\r\n```\r\n\r\nIt costs")
    assert theirs != expected
    bench.write(theirs)
    page.until("document.querySelector('#before .settings').textContent.includes('lambda3')")
    assert page.js("document.querySelector('#before textarea').value") == "lambda: 7", "what is typed is gone"
    page.click("#before .live-save")
    page.until("document.querySelector('#before .live-disk')?.textContent === 'lambda: 3' && document.querySelector('#before .live-mine').textContent === 'lambda: 7'")
    assert bench.read() == theirs, "it was overwritten"
    page.click("#before .live-theirs button:nth-child(2)")
    page.click("#before .live-save")
    until(lambda: b"lambda: 7\r\n" in bench.read(), "it is saved")
    assert bench.read() == theirs.replace(b"lambda: 3\r\n", b"lambda: 7\r\n")
    assert not page.messages(), page.messages()


# MARK: 6. A digit is drawn


TRY = NOTEBOOK.replace("## The end", "```{save weights}\nfile: weights.npz\n```\n\n```{try yours}\nsamples: 100\ncaption: Try.\n```\n\n## The end") \
    .replace("holdout: 50", "holdout: 100").replace("iterations: 12", "iterations: 40")
OUTPUTS = "[...document.querySelectorAll('.try-value')].map(e => Number(e.title))"


def load_sample(page, number):
    return page.js(f"(() => {{ const n = document.querySelector('.try-tools input'); n.value = {number}; n.dispatchEvent(new Event('change')); return {OUTPUTS}; }})()")


def network(folder):
    import numpy as np
    weights = np.load(os.path.join(folder, "weights.npz"))
    squash = lambda z: 1 / (1 + np.exp(-z))

    def outputs(features):
        layer = features
        for name in ("Theta1", "Theta2"):
            layer = squash(np.hstack([np.ones((len(layer), 1)), layer]) @ weights[name].T)
        return layer
    return outputs


@scenario(text=TRY)
def a_digit_is_named_in_the_report(bench):
    import base64
    import numpy as np
    run = subprocess.run([bench.binary, "run", "test.md", "-q", "--json"], cwd=bench.folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    told = {c["label"]: c for c in json.loads(run.stdout)["cells"]}
    page = bench.browser.page("file://" + os.path.join(bench.folder, "Output/test.html"))
    page.until("document.querySelector('.try-area')")
    assert page.js("document.querySelectorAll('script').length") == 1
    policy = page.js("document.querySelector('meta[http-equiv]').content")
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/=]{44}';", policy) and "unsafe-eval" not in policy, policy
    # 100 digits: as numpy has it with the weights that `save` wrote, to 1e-6, and named as `predict` named them.
    facts = json.loads(page.js("document.querySelector('.try').dataset.facts"))
    raw = np.frombuffer(base64.b64decode(page.js("document.querySelector('.try-samples').content.textContent")), dtype="<f4")
    raw = raw.astype(float).reshape(100, 400)
    expected = network(os.path.join(bench.folder, "Output"))(raw)
    found = np.array([load_sample(page, number) for number in range(1, 101)])
    assert np.abs(found - expected).max() < 1e-6, np.abs(found - expected).max()
    # The samples are all that are held out, of which `predict` tells how many it named rightly.
    right = sum(facts["classes"][int(row.argmax())] == name for row, name in zip(found, facts["samples"]))
    assert abs(right / 100 - told["test"]["scalars"]["accuracy"]) < 1e-9, (right, told["test"]["scalars"])
    # A picture of a digit is brought into form as `predict: files:` does it.
    data = page.js("""(() => { const c = document.querySelector('.try-canvas'); return [...'x'].map(() => { const r = c.getBoundingClientRect(); return [r.left, r.top, r.width]; })[0]; })()""")
    page.js("document.querySelector('.try').scrollIntoView({block: 'center', behavior: 'instant'})")
    left, top, width = page.js("(() => { const r = document.querySelector('.try-canvas').getBoundingClientRect(); return [r.left, r.top, r.width]; })()")
    page.mouse([(left + width * x, top + width * y) for x, y in ((.3, .3), (.5, .28), (.68, .3), (.6, .5), (.5, .75))])
    page.until("document.querySelector('.try-answer').textContent.startsWith('The network reads')")
    drawn = page.js(OUTPUTS)
    with open(os.path.join(bench.folder, "drawn.png"), "wb") as file:
        file.write(base64.b64decode(page.js("document.querySelector('.try-canvas').toDataURL('image/png')").split(",")[1]))
    bench.edit("on: held-out", "files: [drawn.png]")
    again = subprocess.run([bench.binary, "run", "test.md", "-q", "--json"], cwd=bench.folder, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    table = next(o for c in json.loads(again.stdout)["cells"] if c["label"] == "test" for o in c["outputs"] if o["kind"] == "table")
    best = sorted(zip(drawn, facts["classes"]), key=lambda pair: -pair[0])[:3]
    assert table["rows"][0][1:] == [f"{name} ({value:.3f})" for value, name in best], (table["rows"], best)
    # In print, a picture and a sentence.
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.js("document.querySelector('.try-still img, .try-still svg').getClientRects().length > 0 && document.querySelector('.try-area').getClientRects().length === 0")
    page.call("Emulation.setEmulatedMedia", media="")
    # Without scripts, too.
    page.js("document.documentElement.classList.add('before')")
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.call("Page.reload")
    page.until("document.documentElement?.classList.contains('before') === false && document.readyState === 'complete'")
    assert "try-still" in page.js("document.documentElement.outerHTML")
    assert not page.messages(), page.messages()
    plain = os.path.join(bench.folder, "plain.md")
    with open(plain, "w") as file:
        file.write(NOTEBOOK)
    subprocess.run([bench.binary, "run", "plain.md", "-q"], cwd=bench.folder, check=True, capture_output=True)
    report = open(os.path.join(bench.folder, "Output/plain.html")).read()
    assert "<script" not in report and "script-src" not in report, "a report without `try` has a script"


@scenario(text=TRY)
def a_digit_is_named_live(bench):
    page = bench.page()
    page.until("document.querySelector('.try-area')")
    page.js("document.querySelector('.try').scrollIntoView({block: 'center', behavior: 'instant'})")
    left, top, width = page.js("(() => { const r = document.querySelector('.try-canvas').getBoundingClientRect(); return [r.left, r.top, r.width]; })()")
    page.mouse([(left + width * x, top + width * y) for x, y in ((.5, .2), (.5, .4), (.5, .6), (.5, .8))])
    page.until("document.querySelector('.try-answer').textContent.startsWith('The network reads')")
    before = page.js(OUTPUTS)
    assert sum(before) > 0
    # Another network, and the drawing stays.
    page.js("(() => { const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '20'; e.dispatchEvent(new Event('change')); })()")
    page.until(f"JSON.stringify({OUTPUTS}) !== {json.dumps(json.dumps(before, separators=(',', ':')))} && document.querySelector('.try-answer').textContent.startsWith('The network reads')")
    page.settled()
    # With the keyboard: a sample by its number.
    page.js("document.querySelector('.try-tools input').focus()")
    page.type("7")
    page.key("Enter")
    page.until("document.querySelector('.try-answer').textContent.startsWith('Sample 7')")
    assert page.js("document.querySelector('.try-answer').getAttribute('aria-live')") == "polite"
    assert not page.messages(), page.messages()


# MARK: What else must hold


@scenario()
def two_tabs_at_once(bench):
    pages = [bench.page(), bench.page()]
    cost = "document.querySelector('article').textContent.match(/Behind the training: ([0-9.]+)/)?.[1]"
    before = pages[0].js(cost)
    pages[0].js("(() => { const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '9'; e.dispatchEvent(new Event('change')); })()")
    for page in pages:
        page.until("document.querySelector('#before .settings').textContent.includes('lambda9')")
        page.until("document.querySelector('[data-name=lambda] .live-number').value === '9'")
        # It looks up to date, too, before the run begins that the value leads to.
        page.until(f"{cost} && {cost} !== {json.dumps(before)}")
        page.settled()
    bench.edit("The last words.", "For both.")
    for page in pages:
        page.until("document.querySelector('article').textContent.includes('For both.')")
    assert pages[0].text("#train .outputs") == pages[1].text("#train .outputs")
    # The command line works on the same notebook, and finds what the pages computed.
    run = subprocess.run([bench.binary, "run", "test.md", "-p", "lambda=9", "--json", "-q"], cwd=bench.folder, capture_output=True, text=True)
    assert all(c["state"] == "restored" for c in json.loads(run.stdout)["cells"]), run.stdout[:300]
    for page in pages:
        assert not page.messages(), page.messages()


@scenario()
def the_server_is_killed_and_comes_back(bench):
    # The port that is always asked for first may have been another program's a moment ago.
    def is_at_its_port():
        port = bench.server.port
        assert bench.server.stop() == 0
        bench.server.start()
        return bench.server.port == port
    until(is_at_its_port, "its own port is free")
    page = bench.page()
    page.js("for (const e of document.querySelectorAll('article > .cell')) e.mine = true")
    bench.server.kill()
    page.until("document.getElementById('live.state').textContent.includes('not there')")
    assert page.js("!!document.querySelector('#train .chart svg')")
    bench.edit("The last words.", "Meanwhile.")
    port = bench.server.port
    bench.server.start()
    assert bench.server.port == port, "the address is another"
    page.until("document.querySelector('article').textContent.includes('Meanwhile.')")
    page.settled()
    assert page.js("[...document.querySelectorAll('article > .cell')].every(e => e.mine)"), "the page was loaded again"
    page.js("(() => { const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '3'; e.dispatchEvent(new Event('change')); })()")
    page.until("document.querySelector('#before .settings').textContent.includes('lambda3')")


def large(cells):
    return "---\ntitle: Many\n---\n\n```{load}\nfile: digits.mat\nlimit: 50\nresize: [20, 20]\n```\n\n" + "".join(
        f"## Part {number}\n\nWords about part {number}, and $x_{{{number % 7}}}$.\n\n```{{cost c{number}}}\nlambda: {number}\n```\n\n"
        for number in range(cells))


@scenario(text=large(2000), browser=False)
def an_edit_of_a_large_notebook_sends_little(bench):
    replica = Replica(bench.server)
    replica.settled()
    assert len(replica.keys) > 6000, len(replica.keys)
    whole = replica.bytes
    for number in (3, 1000, 1999):
        replica.bytes = replica.sent = 0
        bench.edit(f"Words about part {number},", f"Other words about part {number},")
        bench.edit(f"lambda: {number}\n", f"lambda: {number}.5\n")
        replica.until(lambda r: f"Other words about part {number}," in r.page, "the prose")
        replica.until(lambda r: f"lambda: {number}.5" in r.html[f"cell.c{number}"] and 'data-state="ran"' in r.html[f"cell.c{number}"]
                      and not r.status["isBusy"], "the cell")
        # The paragraph, the cell in its states, and those that the last edit left as run.
        assert replica.sent <= 12, replica.sent
        assert replica.bytes < 60_000 and replica.bytes < whole / 20, (replica.bytes, whole)


@scenario(text=large(40))
def edits_leave_nothing_behind(bench):
    def size():
        for line in open(f"/proc/{bench.server.process.pid}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    page = bench.page()
    text = bench.read().decode()

    def edits(first, count):
        for number in range(first, first + count):
            bench.write(text.replace("Words about part 7,", f"Words {number} about part 7,").replace("lambda: 7\n", f"lambda: {7 + number % 5}\n"))
            page.until(f"document.querySelector('article').textContent.includes('Words {number} about part 7')")
    edits(0, 60)
    nodes = page.js("document.querySelectorAll('*').length")
    before = size()
    edits(60, 240)
    page.settled()
    assert page.js("document.querySelectorAll('*').length") <= nodes + 20, "elements stay behind"
    assert size() - before < 12, f"{before:.0f} MB became {size():.0f} MB in 240 edits"


@scenario()
def the_address_leads_in_from_anywhere(bench):
    """Behind a link of another page the browser sends no strict cookie at first."""
    with open(os.path.join(bench.folder, "link.html"), "w") as file:
        file.write(f'<!doctype html><title>x</title><a href="{bench.server.address}">in</a>')
    page = bench.browser.page("file://" + os.path.join(bench.folder, "link.html"))
    page.until("document.readyState === 'complete' && document.querySelector('a')")
    page.click("a")
    page.settled()
    assert bench.server.token not in page.js("location.href"), "the token stays in the address"


@scenario(names=("one.md", "two.md"))
def several_notebooks_have_a_list(bench):
    page = bench.browser.page(bench.server.address)
    page.until("document.readyState === 'complete' && document.querySelectorAll('.live-list a').length === 2")
    page.click(".live-list li:nth-child(2) a")
    page.settled()
    assert page.text(".live-file") == "two.md"
    page.click(".live-home")
    page.until("document.querySelectorAll('.live-list a').length === 2")
    server = Server(bench.binary, bench.folder, ".")
    try:
        listed = server.request("GET", "/").read().decode()
        assert "one" in listed and "two" in listed
    finally:
        server.stop()
    assert not page.messages(), page.messages()


HOSTILE = """---
title: '<script>window.pwned = 1</script>'
subtitle: '<img src=x onerror="window.pwned = 1">'
params: {"lambda": '<script>window.pwned = 1</script>', b: '" onfocus="window.pwned=1" autofocus="'}
---

<script>window.pwned = 1</script>

[a link](javascript:window.pwned=1) and ![a picture](https://example.org/x.png) and `<script>window.pwned = 1</script>`

<img src=x onerror="window.pwned = 1"> <svg onload="window.pwned = 1">

$\\href{javascript:window.pwned=1}{x}$ $\\htmlData{x=y}{z}$ " style="background:url(//example.org/)

| <script>window.pwned = 1</script> |
|---|
| <iframe srcdoc="<script>parent.pwned = 1</script>"> |

```html
</code></pre><script>window.pwned = 1</script> style="color:red"
```

```{load digits}
file: digits.mat
limit: 50
resize: [20, 20]
classes: ["<script>window.pwned = 1</script>", "<img src=x onerror=window.pwned=1>", 3, 4, 5, 6, 7, 8, 9, "' onclick='window.pwned=1"]
caption: '<script>window.pwned = 1</script> ${lambda}'
```

```{try}
samples: 5
alt: '"><script>window.pwned = 1</script> ${b}'
```

```{load <script>window.pwned=1</script>}
```
"""


@scenario(text=HOSTILE)
def a_hostile_notebook_stays_text(bench):
    page = bench.browser.page(bench.server.address)
    page.until("document.querySelector('.live-error')")
    bench.edit("```{load <script>window.pwned=1</script>}\n```\n", "")
    page.until("document.querySelector('.try-area') && !document.querySelector('.live-error')")
    page.js("(() => { for (const e of document.querySelectorAll('*')) e.dispatchEvent(new Event('focus')); })()")
    page.js("document.querySelector('.try-tools input').value = 1; document.querySelector('.try-tools button:last-child').click()")
    page.until("document.querySelector('.try-answer').textContent.startsWith('Sample 1')")
    assert page.js("window.pwned === undefined"), "what the notebook says ran"
    assert page.js("[...document.querySelectorAll('script')].every(e => e.src.startsWith(location.origin))")
    assert page.js("document.querySelectorAll('article script, article iframe, article object, article embed, article style, article link').length") == 0
    handlers = page.js("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value)).map(a => a.name + '=' + a.value)")
    assert handlers == [], handlers
    assert all(url.startswith((f"http://127.0.0.1:{bench.server.port}/", "data:")) for url in page.requests()), page.requests()
    assert not page.messages(), page.messages()


@scenario(text=TRY)
def the_page_can_be_read_by_everyone(bench):
    """Light and dark, wide and narrow: contrast, names, nothing too wide, no message, no request to anywhere else."""
    folder = os.path.dirname(os.path.abspath(__file__))
    source = open(os.path.join(folder, "../Browser/inspect_page.py")).read()
    probe = re.search(r'PROBE = r?"""(.*?)"""', source, re.S).group(1)
    page = bench.page()
    page.click("#before .live-tools button:nth-child(4)")
    page.until("document.querySelector('.live-editor textarea')")
    page.js("(() => { const e = document.querySelector('.live-editor textarea'); e.value = 'lamda: 1'; e.dispatchEvent(new Event('input')); })()")
    page.until("document.querySelector('.live-marks .live-error')")
    page.js("(() => { const e = document.querySelector('[data-name=lambda] .live-number'); e.value = '9'; e.dispatchEvent(new Event('change')); })()")
    page.until("!document.querySelector('[data-name=lambda] .live-decide').hidden")
    page.settled()
    for width in (1280, 390):
        for dark in (False, True):
            page.view(width, 900 if width > 600 else 844, dark)
            page.js("new Promise(done => setTimeout(done, 300))")
            view = json.loads(page.js(probe))
            place = f"{width} px, {'dark' if dark else 'light'}: "
            assert view["withoutAlternative"] == [], place + str(view["withoutAlternative"])
            assert view["scrollWidth"] <= view["width"], place + f"{view['scrollWidth']} > {view['width']}"
            assert view["overflowing"] == [], place + str(view["overflowing"])
            assert view["faint"] == [], place + str(view["faint"])
            assert view["repeatedIds"] == [], place + str(view["repeatedIds"])
            assert view["deadLinks"] == [], place + str(view["deadLinks"])
            nameless = page.js("""[...document.querySelectorAll('button, input, select, textarea, canvas, progress, [role=group], nav, dialog[open]')]
              .filter(e => e.getClientRects().length && !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.textContent.trim() || (e.labels && e.labels.length)))
              .map(e => e.outerHTML.slice(0, 90))""")
            assert nameless == [], place + str(nameless)
    tree = page.call("Accessibility.getFullAXTree")["nodes"]
    names = [(n.get("role", {}).get("value"), n.get("name", {}).get("value", "")) for n in tree if not n.get("ignored")]
    assert all(name for role, name in names if role in ("button", "slider", "combobox", "textbox", "spinbutton")), \
        [pair for pair in names if pair[0] in ("button", "slider", "combobox", "textbox", "spinbutton") and not pair[1]]
    assert all(url.startswith((f"http://127.0.0.1:{bench.server.port}/", "data:")) for url in page.requests()), page.requests()
    assert not page.messages(), page.messages()


def main():
    if len(sys.argv) < 3:
        print("\n".join(SCENARIOS))
        return
    binary, name = os.path.abspath(sys.argv[1]), sys.argv[2]
    digits = sys.argv[3] if len(sys.argv) > 3 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Notebooks/Data/digits.mat")
    function, options = SCENARIOS[name]
    bench = Bench(binary, digits, **options)
    try:
        function(bench)
    finally:
        bench.close()


main()
