"""What the scripts of this folder share: a kernel that is installed for them alone, and a notebook to run."""
import contextlib
import os
import pathlib
import subprocess
import sys

CAHIER = os.environ["CAHIER"]
DIGITS = pathlib.Path(__file__).resolve().parents[3] / "Notebooks/Data/digits.mat"

NOTEBOOK = """---
title: Digits
params: {lambda: 0.5, iterations: 5}
---

Prose, with a formula $x$.[^1]

```{load}
file: digits.mat
resize: [20, 20]
limit: 300
hidden: 10
```

```{display}
rows: 1
columns: 5
caption: Some *digits*.
```

```{minimize train}
iterations: ${iterations}
lambda: ${lambda}
```

It fell to `{train.cost:.3f}`.

```{predict}
on: train
examples: 3
```

[^1]: The note.
"""


def prepare(folder):
    """Makes a folder the working directory, with the digits, a notebook, a store's key and the kernel of its own."""
    folder = pathlib.Path(folder)
    os.environ["JUPYTER_DATA_DIR"] = str(folder / "data")
    os.environ["JUPYTER_RUNTIME_DIR"] = str(folder / "runtime")
    os.environ["JUPYTER_CONFIG_DIR"] = str(folder / "config")
    os.environ["CAHIER_KEY_FILE"] = str(folder / "key")
    os.environ["PATH"] = os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])
    os.chdir(folder)
    (folder / "digits.mat").symlink_to(DIGITS)
    (folder / "digits.md").write_text(NOTEBOOK)
    cahier("jupyter", "install")
    return folder


def cahier(*arguments, status=0):
    done = subprocess.run([CAHIER, *arguments], capture_output=True, text=True)
    assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
    return done


@contextlib.contextmanager
def kernel(**options):
    """A kernel and a client that is ready."""
    from jupyter_client.manager import KernelManager

    manager = KernelManager(kernel_name="cahier", **options)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=180)
    try:
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def execute(client, code, metadata=None, timeout=180, **options):
    """Runs some code; gives the reply's content, and the messages in between."""
    message = client.session.msg(
        "execute_request",
        {
            "code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
            "stop_on_error": True, **options,
        },
        metadata=metadata or {},
    )
    client.shell_channel.send(message)
    return collect(client, message["header"]["msg_id"], timeout)


def collect(client, name, timeout=180):
    """What comes of a request until the kernel is idle again."""
    messages = []
    while True:
        found = client.get_iopub_msg(timeout=timeout)
        if found["parent_header"].get("msg_id") != name:
            continue
        if found["msg_type"] == "status" and found["content"]["execution_state"] == "idle":
            break
        messages.append(found)
    while True:
        reply = client.get_shell_msg(timeout=timeout)
        if reply["parent_header"].get("msg_id") == name:
            return reply["content"], messages


def of_type(messages, *types):
    return [message["content"] for message in messages if message["msg_type"] in types]
