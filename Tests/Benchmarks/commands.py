"""Whole commands, timed from outside: what a run costs that has nothing to do, whatever is stored, and a combination;
how long an editor waits for the mistakes of a notebook of 2,000 lines after a letter is typed.

    python3 commands.py CAHIER [--quick]

Turns alternate where two are compared; the table has medians.
"""

import argparse
import json
import os
import pathlib
import secrets
import shutil
import statistics
import subprocess
import tempfile
import time

NOTEBOOKS = pathlib.Path(__file__).parents[2] / "Notebooks"

# Each combination is some milliseconds of work: evaluations of a small network on 200 digits.
SMALL = """---
params: {lambda: 1}
---

```{load}
file: digits.mat
limit: 200
resize: [20, 20]
```

```{minimize train}
lambda: ${lambda}
iterations: 5
```

```{predict}
```
"""


class Command:
    def __init__(self, executable, folder):
        self.executable, self.folder = os.path.abspath(executable), folder
        self.environment = dict(os.environ, CAHIER_KEY_FILE=os.path.join(folder, "store.key"))

    def __call__(self, *arguments):
        start = time.perf_counter()
        subprocess.run([self.executable, *arguments], cwd=self.folder, env=self.environment, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start


def fill(store, count):
    """Files as a store has them, which nobody asks for."""
    root = next(path for path in pathlib.Path(store).iterdir() if path.is_dir())
    for leaf in range(256):
        (root / "records" / f"{leaf:02x}").mkdir(parents=True, exist_ok=True)
    for _ in range(count):
        name = secrets.token_hex(32)
        (root / "records" / name[:2] / name).write_bytes(bytes(600))


def nothing_to_do(cahier, rounds, count, rows):
    shutil.copytree(NOTEBOOKS, os.path.join(cahier.folder, "n"))
    few, many = (["run", "n/digits.md", "-o", f"{name}/"] for name in ["few", "many"])
    for arguments in [few, many]:
        cahier(*arguments)
    fill(os.path.join(cahier.folder, "many", ".cahier"), count)
    times = {"few": [], "many": [], "version": []}
    for _ in range(rounds):
        for name, arguments in [("few", few), ("many", many), ("version", ["--version"])]:
            times[name].append(cahier(*arguments))
    few, many, version = (statistics.median(times[name]) for name in ["few", "many", "version"])
    rows.append(("second run of digits.md", f"{1e3 * few:.0f} ms", f"--version: {1e3 * version:.0f} ms"))
    rows.append((f"the same, {count:,} files stored", f"{1e3 * many:.0f} ms", f"{many / few:.2f}×"))


def sweeps(cahier, counts, rows):
    shutil.copy(NOTEBOOKS / "Data" / "digits.mat", cahier.folder)
    pathlib.Path(cahier.folder, "small.md").write_text(SMALL)
    for count in counts:
        values = "lambda=" + ",".join(str(i + 1) for i in range(count))
        work = ["sweep", "small.md", "-q", "-p", values, "-o", f"sweep-{count}/"]
        first, again = cahier(*work), statistics.median(cahier(*work) for _ in range(3))
        rows.append((f"sweep of {count} combinations", f"{first:.2f} s", f"{1e3 * first / count:.1f} ms a combination"))
        rows.append(("the same again, all restored", f"{again:.2f} s", f"{1e3 * again / count:.1f} ms a combination"))


class Editor:
    """A client of the language server that has one long notebook open."""

    def __init__(self, cahier, text):
        self.server = subprocess.Popen([cahier.executable, "lsp"], cwd=cahier.folder, env=cahier.environment,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.document = {"uri": pathlib.Path(cahier.folder, "long.md").as_uri(), "version": 1}
        self.say("initialize", {"capabilities": {}}, id=1)
        self.wait(lambda message: message.get("id") == 1)
        self.say("initialized", {})
        self.say("textDocument/didOpen", {"textDocument": {**self.document, "languageId": "markdown", "text": text}})
        self.mistakes()

    def say(self, method, parameters, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters, **more}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def wait(self, found):
        while True:
            length = 0
            while (line := self.server.stdout.readline().strip()):
                length = int(line.split(b":")[1]) if line.startswith(b"Content-Length") else length
            message = json.loads(self.server.stdout.read(length))
            if found(message):
                return message

    def mistakes(self):
        said = self.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                         and message["params"].get("version", self.document["version"]) == self.document["version"])
        return said["params"]["diagnostics"]

    def types(self, line, old, new):
        """Replaces the end of a line, and gives the seconds until its mistakes are shown, and how many there are."""
        self.document["version"] += 1
        start = time.perf_counter()
        self.say("textDocument/didChange", {"textDocument": self.document, "contentChanges": [
            {"range": {"start": {"line": line, "character": old[0]}, "end": {"line": line, "character": old[1]}}, "text": new}]})
        return len(self.mistakes()), time.perf_counter() - start


def typing(cahier, rounds, rows):
    part = "## A part\n\nWords with $x^2$ and `{train1.cost:.3f}`.\n\n```{minimize trainN}\niterations: 10\n```\n\n"
    lines = ["```{load}", "file: digits.mat", "```", ""]
    count = 1
    while len(lines) < 2000:
        lines += part.replace("trainN", f"train{count}").split("\n")[:-1]
        count += 1
    editor = Editor(cahier, "\n".join(lines))
    line = next(i for i, text in enumerate(lines) if i > 1000 and text.startswith("iterations"))
    times, wrong = [], False
    for _ in range(rounds):
        wrong = not wrong
        found, seconds = editor.types(line, (12, 14) if wrong else (12, 15), "1x0" if wrong else "10")
        assert found == wrong, (found, wrong)
        times.append(seconds)
    editor.server.kill()
    rows.append(("mistakes of 2,000 lines as one types", f"{1e3 * statistics.median(times):.0f} ms",
                 f"slowest of {rounds}: {1e3 * max(times):.0f} ms"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("executable")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, files and combinations")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        cahier = Command(arguments.executable, folder)
        nothing_to_do(cahier, 5 if arguments.quick else 21, 10_000 if arguments.quick else 100_000, rows)
        sweeps(cahier, [30, 60] if arguments.quick else [30, 120, 400], rows)
        typing(cahier, 20 if arguments.quick else 100, rows)
    print(f"whole commands, load {os.getloadavg()[0]:.1f}")
    widths = [max(len(line[i]) for line in rows) for i in range(2)]
    for work, mine, others in rows:
        print(f"{work:<{widths[0]}}  {mine:>{widths[1]}}  {others}")


if __name__ == "__main__":
    main()
