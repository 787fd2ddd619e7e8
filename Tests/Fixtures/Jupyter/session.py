"""What a kernel's cells are: a notebook, in which each has its place. Given a folder to work in."""
import json
import re
import sys

import nbformat

from common import cahier, execute, kernel, of_type, prepare

folder = prepare(sys.argv[1])

LOAD = "{load}\nfile: digits.mat\nresize: [20, 20]\nlimit: 200\nhidden: 5\n"


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class Session:
    def __init__(self, client):
        self.client = client

    def __call__(self, code, metadata=None, status="ok", **options):
        self.reply, self.messages = execute(self.client, code, metadata, **options)
        assert self.reply["status"] == status, (code, self.reply)
        return self

    @property
    def error(self):
        (error,) = of_type(self.messages, "error")
        return plain("\n".join(error["traceback"]))

    @property
    def text(self):
        return plain("".join(content["text"] for content in of_type(self.messages, "stream")))

    @property
    def numbers(self):
        return [content["data"]["application/json"] for content in of_type(self.messages, "execute_result")]

    @property
    def value(self):
        return [content["data"]["text/plain"] for content in of_type(self.messages, "execute_result")]

    def cells(self):
        """The notebook's cells, by `%status`: label and state."""
        lines = self("%status").text.splitlines()
        return [(line.split()[1], line.split()[3]) for line in lines if re.match(r"[✓~?] ", line)]


with kernel() as (manager, client):
    session = Session(client)

    # Nothing yet, and how one begins.
    assert "no cell has run yet" in session("%status").text
    session("iterations: 3", status="error")
    assert session.reply["ename"] == "NoStep" and "In [2]:1:1: error: a cell begins with `{step}`" in session.error
    assert "\n  minimize " in session.error
    assert "{minimize train}" in session("%help").text and "%report" in session.text
    assert "early-stopping" in session("%help minimize").text
    assert "did you mean `minimize`" in session("%help minimise", status="error").error
    assert "did you mean `%status`" in session("%statsu", status="error").error
    session("")
    session("# a remark")

    # Parameters without front matter are made by giving them; one that was mistyped is not text for good.
    session("%params lambda=O.5")
    assert session("%params lambda=0.5 rounds=3").text == "lambda = 0.5\nrounds = 3\n"

    # Several cells in one; each shows what it came to.
    session(LOAD + "\n{minimize train}\niterations: ${rounds}\nlambda: ${lambda}\n{predict end}\non: train\nexamples: 0\n")
    assert [list(numbers)[0] for numbers in session.numbers] == ["samples", "cost", "accuracy"]
    first = session.numbers[1]
    assert session.cells() == [("load", "fresh"), ("train", "fresh"), ("end", "fresh")]

    # A label that exists is replaced in its place; what stands before stays, what comes after becomes stale.
    session("{minimize train}\niterations: 5\nlambda: ${lambda}")
    assert session.numbers[0]["iterations"] == 5 and session.numbers[0]["initial-cost"] == first["initial-cost"]
    assert session.cells() == [("load", "fresh"), ("train", "fresh"), ("end", "stale")]
    # A training run again starts from what it was given.
    again = session("{minimize train}\niterations: 5\nlambda: ${lambda}").numbers
    assert session("{minimize train}\niterations: 5\nlambda: ${lambda}").numbers == again
    # One cell later, what it needs runs first, and that is said.
    assert session("%params rounds=2 lambda=0.25").text == "lambda = 0.25\nrounds = 2\n"
    session("{predict end}\non: train\nexamples: 0")
    assert "`train` ran first" in session.text, session.text

    # A mistake changes nothing.
    before = session.cells()
    session("{minimize train}\niteration: 5", status="error")
    assert "In [" in session.error and ":2:1: error:" in session.error and "^~" in session.error
    session("{minimize other}\nlambda: ${lamda}", status="error")
    assert ":2:9: error: `lamda` is not a parameter" in session.error, session.error
    session("{cost} x", status="error")
    session("{cost end}", status="ok")
    session("{predict end}\non: train\nexamples: 0")
    assert session.cells() == before
    session("%params lamda=3", status="ok")
    session("{nothing}", status="error")
    session("{cost twice}\n\n{cost twice}", status="error")
    assert "`twice`" in session.error, session.error
    session("%params lambda=9\n%params rounds", status="error")
    assert session("{params.lambda}").value == ["0.25"]
    # Data files and dataflow are checked as everywhere.
    session("{load missing}\nfile: digit.mat", status="error")
    assert "digits.mat" in session.error, session.error
    session("{load}\n{expect}\ntrain.cost: 3", status="error")

    # A failure is one message at its place; the cell is in the notebook, and what comes after says what it wants.
    session("{expect bound}\ntrain.cost: \"< 0\"", status="error")
    assert session.reply["ename"] == "CellFailed" and ":2:1: error:" in session.error, session.error
    session("{expect bound}\ntrain.cost: \"> 0\"")
    session("{expect bound}\ntrain.cost: \"< 0\"\nallow-error: true")
    assert "warning" in session.text

    # Numbers as prose has them, and for programs.
    assert session("{train.cost:.2f}").value == [f"{json.loads(json.dumps(again[0]['cost'])):.2f}"] or session.value
    reply = session("%status", user_expressions={"cost": "train.cost", "no": "nobody.knows"}).reply["user_expressions"]
    assert reply["cost"]["status"] == "ok" and reply["no"]["status"] == "error", reply

    # What is typed in front of a cell that exists stands in front of it, once.
    for _ in range(2):
        session("{cost}\nlambda: 2\n\n{predict end}\non: train\nexamples: 0\n\n{cost}\nlambda: 3")
    labels = [label for label, _ in session.cells()]
    place = labels.index("end")
    assert labels[place - 1].startswith("cost") and labels[place + 1].startswith("cost") and len(labels) == len(set(labels)), labels
    assert sum(label.startswith("cost") for label in labels) == 2, labels

    # Silent, and not counted.
    count = session("%status").reply["execution_count"]
    reply, messages = execute(client, "{cost}\n", silent=True, store_history=False)
    assert reply["execution_count"] == count and not of_type(messages, "display_data", "execute_result", "execute_input")

    # Help while typing knows the session.
    def complete(code):
        reply = client.complete(code, reply=True)["content"]
        return reply["matches"], (reply["cursor_start"], reply["cursor_end"])

    assert complete("{compare x}\ncells: [tr") == (["train"], (20, 22)), complete("{compare x}\ncells: [tr")
    assert complete("{minimize}\nlambda: ${la")[0][0].startswith("lambda")
    assert "digits.mat" in complete("{load}\nfile: dig")[0][0]
    assert complete("{minimize}\nmethod: adam\nitera")[0] == ["iterations: "]
    # Code points, not UTF-16.
    assert complete("{display}\ncaption: 😀 é\nsam")[1] == (23, 26), complete("{display}\ncaption: 😀 é\nsam")
    # Lines that end in CR LF.
    assert complete("{minimize}\r\nmethod: adam\r\nitera") == (["iterations: "], (26, 31)), complete("{minimize}\r\nmethod: adam\r\nitera")
    assert client.inspect("{minimize}\r\niterations: 3", 16, reply=True)["content"]["found"]
    found = client.inspect("{minimize}\niterations: 3", 15, reply=True)["content"]
    assert found["found"] and "maximum number of iterations" in found["data"]["text/markdown"]
    assert not client.inspect("", 0, reply=True)["content"]["found"]
    page = session("train?").reply["payload"][0]["data"]["text/plain"]
    assert "train" in page and "cost" in page, page
    session("nonsense?", status="error")

    # Comms are nobody's business here.
    message = client.session.msg("comm_open", {"comm_id": "x", "target_name": "t", "data": {}})
    client.shell_channel.send(message)
    while (found := client.get_iopub_msg(timeout=180))["msg_type"] != "comm_close":
        pass
    assert found["content"]["comm_id"] == "x"

    # A report of what was run, which holds.
    path = session("%report shown.html").text.split()[0]
    assert path == "shown.html"
    cahier("verify", "shown.html")
    (folder / "mine.html").write_text("<p>mine</p>")
    session("%report mine.html", status="error")
    assert (folder / "mine.html").read_text() == "<p>mine</p>"
    # A file that a cell saves lies where those of `cahier run` lie; somebody else's is left alone.
    assert "Output/weights.npz is written" in session("{save}\nfile: weights.npz").text
    session("{minimize train}\niterations: 4\n{save}\nfile: weights.npz")
    (folder / "Output/other.npz").write_text("mine")
    session("{save own}\nfile: other.npz", status="error")
    assert (folder / "Output/other.npz").read_text() == "mine"

# The frontend's names of cells, as JupyterLab and VS Code send them.
with kernel() as (manager, client):
    session = Session(client)
    one, two, three, four = ({"cellId": name} for name in ("a1", "b2", "c3", "d4"))
    session("---\ntitle: A title, $x$\nparams: {rounds: 2}\n---\n", {"cellId": "head"})
    assert of_type(session.messages, "display_data")[0]["data"]["text/markdown"].startswith("# A title, $x$")
    session(LOAD, one)
    session("{minimize}\niterations: ${rounds}", two)
    session("{predict}\non: train\nexamples: 0", three)
    labels = [label for label, _ in session.cells()]
    assert labels == ["load", "minimize", "predict"], labels
    # The same cell with another text: replaced, though it has no label.
    session("{minimize}\niterations: 4", two)
    assert session.cells() == [("load", "fresh"), ("minimize", "fresh"), ("predict", "stale")]
    # Two cells where one was, and one again.
    session("{cost}\n\n{minimize}\niterations: 4", two)
    assert [label for label, _ in session.cells()] == ["load", "cost", "minimize", "predict"]
    session("{minimize}\niterations: 4", two)
    assert [label for label, _ in session.cells()] == ["load", "minimize", "predict"]
    # A label moves with its cell.
    session("{predict end}\non: train\nexamples: 0", three)
    session("{predict end}\non: train\nexamples: 1", four)
    assert [label for label, _ in session.cells()] == ["load", "minimize", "end"]
    # Cells that were deleted are gone.
    session("{cost}", {"cellId": "e5", "deletedCells": ["d4"]})
    assert [label for label, _ in session.cells()] == ["load", "minimize", "cost"]
    # It is said once, also with an input that is not kept.
    session("{cost more}\nlambda: 2", {"cellId": "h8"})
    session("{nothing}", {"cellId": "i9", "deletedCells": ["h8"]}, status="error")
    session("words", {"cellId": "i9", "deletedCells": ["e5"]}, status="error")
    assert [label for label, _ in session.cells()] == ["load", "minimize"]
    session("{cost}", {"cellId": "e5"})
    # A cell that has become mistaken by another's change keeps none from running.
    session("{plot}\ncells: [minimize]", {"cellId": "f6"})
    session("{minimize renamed}\niterations: 4", two)
    session("{cost}\nlambda: 1", {"cellId": "g7"})
    # The front matter counts as it stands now.
    session("---\nparams: {rounds: 3}\nseed: 5\n---\n", {"cellId": "head"})
    assert session("{params.rounds}").value == ["3"]
    session("---\nparams: [\n---\n", {"cellId": "head"}, status="error")
    assert "In [" in session.error, session.error
    assert session("{params.rounds}").value == ["3"]
    # As papermill writes them.
    session("# Parameters\nrounds = 7\n")
    assert session("{params.rounds}").value == ["7"]
    session("# Parameters\nround = 7\n", status="error")
    assert "did you mean `rounds`" in session.error, session.error
    # Whichever way the front matter has them.
    for head in ('"params": {rounds: 4}', "{title: T, params: {rounds: 4}}", "params:\n  'rounds': 4"):
        session(f"---\n{head}\n---\n", {"cellId": "head"})
        assert session("%params rounds=8").text == "rounds = 8\n", head
        session("%params round=8", status="error")
    # Parameters are added to front matter that has none.
    for head in ("title: T", "{title: T}"):
        session(f"---\n{head}\n---\n\n%params rounds=9", {"cellId": "head"})
        assert session("{params.rounds}").value == ["9"], head

# What is wrong is said of what was typed.
with kernel() as (manager, client):
    session = Session(client)
    session("---\ntitle: T\nparams: {unused: 3}\n---")
    session("{train.cost", status="error")
    assert "unused" not in session.reply["evalue"] + session.error, session.error

print("ok")
