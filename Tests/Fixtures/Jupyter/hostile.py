"""What must not crash the kernel, or make it wait for ever. Given a folder to work in; SIZE executions in a row."""
import json
import os
import signal
import socket
import subprocess
import sys
import time

import zmq
from jupyter_client.blocking import BlockingKernelClient

from common import CAHIER, cahier, collect, execute, kernel, of_type, prepare

prepare(sys.argv[1])
SIZE = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
LOAD = "{load}\nfile: digits.mat\nresize: [20, 20]\nlimit: 200\nhidden: 5\n"
LONG = "{minimize long}\nmethod: gradient-descent\nlearning-rate: 0.01\niterations: 10000000\ntolerance: 0\n"
context = zmq.Context()


def dealer(manager, channel="shell"):
    """A socket of a frontend that keeps to no rules."""
    peer = context.socket(zmq.DEALER)
    peer.linger = 0
    peer.connect(f"tcp://{manager.ip}:{getattr(manager, channel + '_port')}")
    return peer


def is_well(client):
    reply, messages = execute(client, "{load.samples}")
    assert reply["status"] == "ok", reply
    assert of_type(messages, "execute_result")[0]["data"]["text/plain"] == "200"


def started(client, code):
    """Sends some code, and waits until its training shows progress, which it gives with the request's name."""
    name = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=180)
        if message["msg_type"] == "display_data" and "progress" in message["content"]["data"]["text/html"]:
            return name, message["content"]["data"]["text/plain"]


with kernel() as (manager, client):
    assert execute(client, LOAD)[0]["status"] == "ok"
    session = client.session

    # Messages that are none, or not signed.
    peer = dealer(manager)
    for frames in (
        [b""], [b"x"] * 3, [b"<IDS|MSG>"], [b"<IDS|MSG>", b"sig"], [b"<IDS|MSG>", b"0" * 64, b"{}", b"{}", b"{}", b"{}"],
        [b"x"] * 5000, [b"<IDS|MSG>"] * 100, [b"<IDS|MSG>", b"\xff" * 64, b"\xff", b"\xff", b"\xff", b"\xff"],
    ):
        peer.send_multipart(frames)
    unsigned = session.msg("execute_request", {"code": "%params evil=1", "silent": False})
    frames = session.serialize(unsigned)
    start = frames.index(b"<IDS|MSG>")
    for signature in (b"", b"0" * 64, frames[start + 1][:-1] + b"!", frames[start + 1].upper() + b"00"):
        peer.send_multipart([b"<IDS|MSG>", signature, *frames[start + 2:]])
    # Another content under the signature of this one.
    peer.send_multipart([*frames[:-1], frames[-1].replace(b"evil", b"good")])

    # Signed, and still none.
    def signed(*parts):
        return [b"<IDS|MSG>", session.sign(parts), *parts]

    header = session.pack(session.msg_header("execute_request"))
    for parts in (
        (b"", b"", b"", b""), (b"[]", b"{}", b"{}", b"{}"), (b"{}", b"{}", b"{}", b"{}"), (header, b"{}", b"{}", b"[" * 100_000),
        (header, b"3", b"{}", b"{}"), (header, b"{}", b"{}", b'{"code": 3}'), (header, b"{}", b"{}", b'{"code": "\\ud800"}'),
        (header, b"{}", b"{}", b'{"a":' * 5000), (header,), (header, b"{}", b'{"cellId": {}, "deletedCells": 7}', b'{"code": "%status"}'),
    ):
        peer.send_multipart(signed(*parts))
    is_well(client)

    # A message that comes again is not carried out again.
    peer = dealer(manager)
    message = session.serialize(session.msg("execute_request", {"code": "%params", "silent": False}))
    for _ in range(20):
        peer.send_multipart(message)
    # The first comes when the kernel comes to it; what else there would be comes with it.
    assert peer.poll(180_000)
    answers = 0
    while peer.poll(1500):
        peer.recv_multipart()
        answers += 1
    assert answers == 1, answers

    # Too much: signed, it is answered; a frame beyond all measure cuts its sender off.
    reply, messages = execute(client, "x" * (5 << 20))
    assert reply["ename"] == "TooLarge", reply["ename"]
    reply, messages = execute(client, "x" * (40 << 20))
    assert reply["ename"] == "TooLarge", reply["ename"]
    peer = dealer(manager)
    peer.send_multipart(signed(header, b"{}", b"{}", b'{"code": "' + b"x" * (70 << 20) + b'"}'))
    is_well(client)

    # Half a greeting, another protocol, silence.
    ports = [manager.shell_port, manager.control_port, manager.iopub_port, manager.stdin_port, manager.hb_port]
    silent = []
    for port in ports:
        for text in (b"\xff\x00\x00", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff" * 10, os.urandom(500), b""):
            end = socket.create_connection((manager.ip, port))
            end.sendall(text)
            silent.append(end)
    is_well(client)
    for end in silent:
        end.close()

    # A frontend that vanishes while its training runs; another asks meanwhile, and sees the same.
    peer = dealer(manager)
    other = BlockingKernelClient(connection_file=manager.connection_file)
    other.load_connection_file()
    other.start_channels()
    other.wait_for_ready(timeout=180)
    peer.send_multipart(session.serialize(session.msg("execute_request", {"code": LONG, "silent": False})))
    while True:
        found = other.get_iopub_msg(timeout=180)
        if found["msg_type"] == "display_data":
            break
    peer.close()
    name = other.execute("{load.samples}", stop_on_error=False)
    other.control_channel.send(session.msg("interrupt_request", {}))
    assert other.get_control_msg(timeout=180)["content"]["status"] == "ok"
    # What waited behind it is not begun.
    reply, messages = collect(other, name)
    assert reply["status"] == "aborted", reply
    is_well(client)
    is_well(other)
    other.stop_channels()

    # The signal, in the middle of a training and in the middle of nothing.
    name, _ = started(client, LONG)
    os.kill(manager.provisioner.pid, signal.SIGINT)
    reply, messages = collect(client, name)
    assert reply["ename"] == "Interrupted", reply
    assert len(of_type(messages, "error")) == 1
    for _ in range(3):
        os.kill(manager.provisioner.pid, signal.SIGINT)
    is_well(client)
    # Run again, it goes on where it was.
    name, progress = started(client, LONG)
    client.control_channel.send(session.msg("interrupt_request", {}))
    collect(client, name)
    assert "iteration" in progress and "iteration 0 of" not in progress, progress
    # What comes behind it needs what it comes to: it is given an end.
    assert execute(client, "{minimize long}\niterations: 1\n")[0]["status"] == "ok"

    # Thousands in a row: all are answered, and memory does not grow with them.
    def memory():
        with open(f"/proc/{manager.provisioner.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024

    codes = ["{cost}\nlambda: %d", "%%params n=%d", "{load.samples:.%df}", "{display}\nrows: 1\ncolumns: %d", "{cost}\nlamda: %d"]
    done = 0
    before = None
    while done < SIZE:
        names = []
        for _ in range(min(200, SIZE - done)):
            code = codes[done % len(codes)] % (done % 7 + 1)
            names.append(client.execute(code, stop_on_error=False))
            done += 1
        for name in names:
            while True:
                reply = client.get_shell_msg(timeout=300)
                if reply["parent_header"]["msg_id"] == name:
                    break
        while True:
            found = client.get_iopub_msg(timeout=300)
            if found["parent_header"].get("msg_id") == names[-1] and found["content"].get("execution_state") == "idle":
                break
        if done >= SIZE // 4 and before is None:
            before = memory()
    assert memory() - before < 40, (before, memory())
    is_well(client)

    # A port that is taken: said, and no waiting.
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    file = json.loads(open(manager.connection_file).read())
    file["shell_port"] = taken.getsockname()[1]
    free = [socket.socket() for _ in range(4)]
    for end, name in zip(free, ("control", "stdin", "iopub", "hb")):
        end.bind(("127.0.0.1", 0))
        file[name + "_port"] = end.getsockname()[1]
        end.close()
    with open("taken.json", "w") as out:
        json.dump(file, out)
    done = subprocess.run([CAHIER, "jupyter", "run", "taken.json"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 1 and "is taken by another program" in done.stderr, done

    # Connection files that are none.
    for text in ("", "[]", "{}", '{"shell_port": "x"}', '{"transport": "udp"}', json.dumps({**file, "hb_port": 70000})):
        with open("wrong.json", "w") as out:
            out.write(text)
        done = subprocess.run([CAHIER, "jupyter", "run", "wrong.json"], capture_output=True, text=True, timeout=300)
        assert done.returncode == 1 and done.stderr.startswith("error: "), done
    done = subprocess.run([CAHIER, "jupyter", "run", "nowhere.json"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 1 and done.stderr.startswith("error: "), done

    # Restart: another process at the same places, which knows nothing of the cells before.
    process = manager.provisioner.pid
    manager.restart_kernel()
    client.wait_for_ready(timeout=180)
    assert manager.provisioner.pid != process
    reply, messages = execute(client, "{load.samples}")
    assert reply["ename"] == "NoValue", reply
    assert execute(client, LOAD)[0]["status"] == "ok"
    is_well(client)

    # Shutdown: it goes by itself.
    client.shutdown()
    while (answer := client.get_control_msg(timeout=180))["msg_type"] != "shutdown_reply":
        pass
    assert answer["content"] == {"status": "ok", "restart": False}, answer
    deadline = time.time() + 180
    while manager.is_alive() and time.time() < deadline:
        time.sleep(0.05)
    assert not manager.is_alive()

# Whoever started it is gone: so is it.
starter = subprocess.run(
    [sys.executable, "-c", """
import os, sys
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="cahier")
manager.start_kernel(env={**os.environ, "JPY_PARENT_PID": str(os.getpid())})
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=180)
print(manager.provisioner.pid, flush=True)
os._exit(0)
"""], capture_output=True, text=True, timeout=300)
pid = int(starter.stdout)
deadline = time.time() + 180
while time.time() < deadline:
    try:
        with open(f"/proc/{pid}/stat") as state:
            if state.read().split(") ")[1][0] == "Z":
                break
    except FileNotFoundError:
        break
    time.sleep(0.05)
else:
    raise AssertionError("the kernel outlives whoever started it")
print("ok")
