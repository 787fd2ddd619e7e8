"""live.py BINARY: how long it takes until the live page shows what was changed, measured in the browser, and what 10,000 edits
cost in memory. Ends with an error where it takes longer than was promised.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Fixtures/Live"))
from browser import Browser, Server

CHECKOUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")


class Bench:
    def __init__(self, binary, text):
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="cahier-live-bench-"))
        os.mkdir(os.path.join(self.folder, "Data"))
        shutil.copy(os.path.join(CHECKOUT, "Notebooks/Data/digits.mat"), os.path.join(self.folder, "Data/digits.mat"))
        shutil.copy(os.path.join(CHECKOUT, "Notebooks/works.bib"), self.folder)
        self.file = os.path.join(self.folder, "bench.md")
        self.write(text)
        self.server = Server(binary, self.folder, "bench.md")
        self.browser = Browser()
        self.page = self.browser.page(self.server.address)
        self.page.until("document.getElementById('live.state')?.textContent === 'up to date' && document.querySelector('article > .cell')", 600)
        time.sleep(1)

    def write(self, text):
        with open(self.file + "~", "w") as file:
            file.write(text)
        os.rename(self.file + "~", self.file)

    def seen(self, expression):
        """Waits in the page until an expression is true, frame by frame, and gives the page's time of it."""
        return self.page.js(f"new Promise(done => {{ const look = () => ({expression}) ? done(performance.timeOrigin + performance.now()) : requestAnimationFrame(look); look(); }})")

    def memory(self):
        for line in open(f"/proc/{self.server.process.pid}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024

    def close(self):
        self.browser.close()
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


failures = []


def tell(what, seconds, limit):
    median = statistics.median(seconds)
    print(f"{what:58} {median * 1000:6.0f} ms   at most {limit * 1000:.0f} (worst of {len(seconds)}: {max(seconds) * 1000:.0f})", flush=True)
    if median > limit:
        failures.append(what)


def digits(binary):
    text = open(os.path.join(CHECKOUT, "Notebooks/digits.md")).read()
    bench = Bench(binary, text)
    try:
        saves = []
        for number in range(20):
            begin = time.time()
            bench.write(text.replace("A five is easy to read", f"Number {number} is easy to read"))
            saves.append(bench.seen(f"document.querySelector('article').textContent.includes('Number {number} is easy')") / 1000 - begin)
            time.sleep(0.3)
        tell("a save of prose in digits.md", saves, 0.15)
        for name, values, selector in (("lambda", [str(0.3 + 0.1 * k) for k in range(20)], ".live-number"), ("hidden", ["5", "10", "50", "25"] * 5, "select")):
            times = []
            for value in values:
                # From the change to the last cell that depends on it: its number in the prose, and nothing under way.
                times.append(bench.page.js(f"""new Promise(done => {{
                  const field = document.querySelector('[data-name={name}] {selector}');
                  const before = document.querySelector('#yours .try').dataset.name;
                  const start = performance.now();
                  field.value = '{value[:6]}';
                  field.dispatchEvent(new Event('change'));
                  const look = () => document.querySelector('#yours .try').dataset.name !== before && document.getElementById('live.state').textContent === 'up to date'
                    ? done(performance.now() - start) : requestAnimationFrame(look);
                  look();
                }})""") / 1000)
                time.sleep(0.2)
            tell(f"another {name} in digits.md, all cells after it", times, 0.4)
    finally:
        bench.close()


def large(binary, cells=2000):
    text = "---\ntitle: Many\n---\n\n```{load}\nfile: Data/digits.mat\nlimit: 50\nresize: [20, 20]\n```\n\n" + "".join(
        f"## Part {number}\n\nWords about part {number}, and $x_{{{number % 7}}}$.\n\n```{{cost c{number}}}\nlambda: {number}\n```\n\n"
        for number in range(cells))
    bench = Bench(binary, text)
    try:
        prose, results = [], []
        for number in range(20):
            begin = time.time()
            bench.write(text.replace("Words about part 1000,", f"Words {number} about part 1000,").replace("lambda: 1000\n", f"lambda: {number}.25\n"))
            prose.append(bench.seen(f"document.querySelector('#part-1000 + p').textContent.includes('Words {number} about')") / 1000 - begin)
            results.append(bench.seen(f"document.querySelector('#c1000 .settings').textContent.includes('{number}.25') && document.querySelector('#c1000').dataset.state === 'ran' && !document.querySelector('#c1000').dataset.liveState") / 1000 - begin)
            time.sleep(0.5)
        tell(f"an edit of {cells:,} cells, the prose", prose, 0.5)
        tell(f"an edit of {cells:,} cells, the cell that became stale", results, 0.5)
    finally:
        bench.close()


def edits(binary, count):
    text = "---\ntitle: Edited\n---\n\n```{load}\nfile: Data/digits.mat\nlimit: 50\nresize: [20, 20]\n```\n\nWords 0.\n\n```{cost c}\nlambda: 0\n```\n"
    bench = Bench(binary, text)
    try:
        def edit(number):
            bench.write(text.replace("Words 0.", f"Words {number}.").replace("lambda: 0", f"lambda: {number}"))
            bench.seen(f"document.querySelector('article').textContent.includes('Words {number}.')")
        for number in range(1, 200):
            edit(number)
        before = bench.memory()
        for number in range(200, count + 200):
            edit(number)
        grown = bench.memory() - before
        print(f"{count:,} edits: {before:.0f} MB and {grown:.1f} MB more; at most 50", flush=True)
        if grown > 50:
            failures.append("memory")
    finally:
        bench.close()


def main():
    binary = os.path.abspath(sys.argv[1])
    what = sys.argv[2:] or ["digits", "large", "edits"]
    if "digits" in what:
        digits(binary)
    if "large" in what:
        large(binary)
    if "edits" in what:
        edits(binary, 10_000)
    if failures:
        sys.exit("slower than promised: " + ", ".join(failures))


main()
