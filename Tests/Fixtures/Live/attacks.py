"""attacks.py BINARY ATTACK [DIGITS]: what a page from elsewhere, or a program on the same machine, tries with the server of
`cahier live`; ends quietly when it comes to nothing. Without an attack, prints their names.
"""
import json, os, shutil, socket, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, Server, until

NOTEBOOK = """---
title: Attacked
params: {lambda: 0.5}
---

```{load digits}
file: digits.mat
limit: 50
resize: [20, 20]
```

```{cost before}
lambda: ${lambda}
```
"""
ATTACKS = {}


def attack(function):
    ATTACKS[function.__name__] = function
    return function


def raw(server, text, seconds=120):
    """What is answered to some bytes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=seconds) as connection:
        data = b""
        try:
            connection.sendall(text if isinstance(text, bytes) else text.encode())
            while b"\r\n\r\n" not in data:
                piece = connection.recv(65536)
                if not piece:
                    break
                data += piece
        # A connection that is closed before all was read that came by it is reset, and that may overtake the answer.
        except (TimeoutError, ConnectionError):
            pass
        return data


@attack
def another_host(server):
    """DNS rebinding: a name of somebody else's leads to this machine, and the browser sends it as the host."""
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1", "127.0.0.1:1", "", f"127.0.0.1:{server.port}.evil.example"):
        for path in ("/", "/1/", f"/?token={server.token}", "/live.js"):
            assert server.request("GET", path, host=host).status == 403, (host, path)
    cookie = f"Cookie: cahier-{server.port}={server.token}\r\n"
    for hosts in ("", f"Host: 127.0.0.1:{server.port}\r\nHost: evil.example\r\n"):
        assert b" 403 " in raw(server, f"GET /1/ HTTP/1.1\r\n{hosts}{cookie}\r\n").split(b"\r\n")[0], hosts
    assert server.request("GET", "/1/", host=f"localhost:{server.port}", headers={"Cookie": f"cahier-{server.port}={server.token}"}).status == 200


@attack
def another_origin(server):
    """A page from elsewhere sends requests; its browser says whose they are."""
    word = server.word()
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1", f"http://localhost:{server.port}", f"https://127.0.0.1:{server.port}"):
        for method, path, body in (("GET", "/1/", None), ("POST", "/1/do", {"action": "fresh"}), ("POST", "/1/stream", {"known": []})):
            response = server.request(method, path, body, {"Origin": origin, "X-Cahier": word})
            assert response.status == 403, (origin, path)
            assert response.getheader("Access-Control-Allow-Origin") is None
    good = server.request("POST", "/1/do", {"action": "stop"}, {"Origin": f"http://127.0.0.1:{server.port}", "X-Cahier": word})
    assert good.status == 200
    preflight = server.request("OPTIONS", "/1/do", headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"})
    assert preflight.status == 403 and preflight.getheader("Access-Control-Allow-Headers") is None


@attack
def without_the_token(server):
    """Somebody who does not know the address that the terminal showed."""
    for path in ("/", "/1/", "/live.js", "/1/digits.mat", "/1/test.md", "/?token=", "/?token=" + "0" * 64, f"/?token={server.token[:-1]}"):
        assert server.request("GET", path, cookie=False).status == 403, path
    for cookie in ("", f"cahier-{server.port}=", f"cahier-{server.port}={'0' * 64}", f"cahier-1={server.token}", server.token):
        assert server.request("GET", "/1/", headers={"Cookie": cookie}).status == 403, cookie
    assert server.request("POST", "/1/do", {"action": "fresh"}, {"X-Cahier": server.word()}, cookie=False).status == 403
    answer = server.request("GET", f"/?token={server.token}", cookie=False)
    cookie = answer.getheader("Set-Cookie")
    body = answer.read().decode()
    assert answer.status == 200 and 'url=/1/"' in body and server.token not in body
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Domain" not in cookie and "Path=/" in cookie, cookie
    # The token is in no page.
    for path in ("/1/", "/live.js", "/try.js", "/live.css"):
        assert server.token not in server.request("GET", path).read().decode(), path


@attack
def changes_without_the_word(server):
    """Whoever has the browser's cookie, and not what stands in the page: a form, an image, a link."""
    before = open(os.path.join(server.folder, "test.md"), "rb").read()
    save = {"action": "save", "cell": "before", "text": "lambda: 9", "base": "x"}
    for headers in ({}, {"X-Cahier": ""}, {"X-Cahier": server.token}, {"X-Cahier": "0" * 64}, {"Content-Type": "text/plain"}):
        assert server.request("POST", "/1/do", save, headers).status == 403, headers
        assert server.request("POST", "/1/stream", {"known": []}, headers).status == 403, headers
    word = server.word()
    for method in ("GET", "PUT", "DELETE", "PATCH", "HEAD"):
        assert server.request(method, "/1/do", save if method != "GET" else None, {"X-Cahier": word}).status in (403, 404), method
    assert open(os.path.join(server.folder, "test.md"), "rb").read() == before
    # What is no command is none.
    for body in (b"", b"{", b"[]", b'{"action":"rm"}', b"\xff\xfe", b'{"action":"give"}' * 10, b"[" * 100000):
        assert server.request("POST", "/1/do", body, {"X-Cahier": word}).status == 400, body[:20]
    for command in ({"action": "run", "cell": "nowhere"}, {"action": "give", "name": "x", "value": "1"}, {"action": "keep", "name": "lambda"},
                    {"action": "save", "cell": "../../etc/passwd", "text": "x", "base": ""}, {"action": "complete", "cell": "before", "text": "x", "line": -5, "column": 10**9},
                    {"action": "check", "cell": "before", "text": "a" * 100000}, {"action": "options"}):
        answer = server.do(command)
        assert command["action"] in ("complete", "check") or answer.get("problem"), (command, answer)
    assert open(os.path.join(server.folder, "test.md"), "rb").read() == before


@attack
def files_outside_of_the_folder(server):
    folder = server.folder
    outside = os.path.join(os.path.dirname(folder), os.path.basename(folder) + "-outside")
    os.makedirs(outside)
    try:
        secret = os.path.join(outside, "secret.txt")
        open(secret, "w").write("a secret")
        os.symlink(secret, os.path.join(folder, "link.txt"))
        os.symlink(outside, os.path.join(folder, "linked"))
        open(os.path.join(folder, ".hidden"), "w").write("a secret")
        os.mkdir(os.path.join(folder, ".git"))
        open(os.path.join(folder, ".git/config"), "w").write("a secret")
        os.mkfifo(os.path.join(folder, "pipe"))
        open(os.path.join(folder, "page.html"), "w").write("<script>window.pwned = 1</script>")
        name = os.path.basename(outside)
        for path in (f"../{name}/secret.txt", f"..%2f{name}%2fsecret.txt", f"%2e%2e/{name}/secret.txt", f"a/../../{name}/secret.txt", "link.txt",
                     "linked/secret.txt", ".hidden", ".git/config", "%2egit/config", "/etc/passwd", "//etc/passwd", "..\\secret.txt", "pipe", "",
                     f"....//{name}/secret.txt", "digits.mat/../../etc/passwd", "digits.mat%00.txt", "%252e%252e/x", "linked", "."):
            answer = raw(server, f"GET /1/{path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: cahier-{server.port}={server.token}\r\nConnection: close\r\n\r\n")
            whole = answer
            assert b"a secret" not in whole and b"root:" not in whole, (path, whole[-200:])
            assert path in ("", ".") or b" 200 " not in whole.split(b"\r\n")[0], (path, whole[:60])
        page = server.request("GET", "/1/page.html")
        assert page.status == 200 and page.getheader("Content-Type").startswith("text/plain")
        assert page.getheader("X-Content-Type-Options") == "nosniff" and "sandbox" in page.getheader("Content-Security-Policy")
        assert server.request("GET", "/1/digits.mat").status == 200
    finally:
        shutil.rmtree(outside)


@attack
def scripts_and_frames(server):
    """What every answer says that a page may do: nothing beyond its own files."""
    for path in ("/1/", "/live.js", "/nothing", "/1/nothing"):
        answer = server.request("GET", path)
        policy = answer.getheader("Content-Security-Policy")
        assert "unsafe" not in policy and "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, policy
        assert answer.getheader("X-Content-Type-Options") == "nosniff" and answer.getheader("X-Frame-Options") == "DENY"
        assert answer.getheader("Referrer-Policy") == "no-referrer" and answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    page = server.request("GET", "/1/").read().decode()
    assert " style=" not in page and " on" + "click=" not in page and page.count("<script") == page.count('<script src="/')


@attack
def only_loopback(server):
    """Nothing is listened on that another machine could reach."""
    inodes = set()
    for name in os.listdir(f"/proc/{server.process.pid}/fd"):
        try:
            target = os.readlink(f"/proc/{server.process.pid}/fd/{name}")
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    listening = []
    for table in ("tcp", "tcp6"):
        for line in open(f"/proc/net/{table}").readlines()[1:]:
            parts = line.split()
            if parts[3] == "0A" and parts[9] in inodes:
                listening.append(parts[1].split(":")[0])
    assert listening == ["0100007F"], listening


@attack
def slow_and_half_open_connections(server):
    """200 clients that open a connection and say nothing, or one letter now and then: the page goes on."""
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    for connection in slow:
        connection.sendall(b"POST /1/do HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nX: ")
    browser = Browser()
    try:
        page = browser.page(server.address)
        page.until("document.getElementById('live.state')?.textContent === 'up to date' && document.querySelector('#before')")
        path = os.path.join(server.folder, "test.md")
        text = open(path).read()
        open(path, "w").write(text + "\nStill here.\n")
        page.until("document.querySelector('article').textContent.includes('Still here.')")
        # They are let go, however they trickle.
        def gone():
            count = 0
            for connection in idle + slow:
                try:
                    if connection in slow:
                        connection.send(b"a")
                    connection.setblocking(False)
                    if connection.recv(100) == b"":
                        count += 1
                except BlockingIOError:
                    pass
                except OSError:
                    count += 1
                finally:
                    connection.setblocking(True)
            time.sleep(0.5)
            return count == 200
        until(gone, "all of them are let go")
        # The page's own connection, idle all the while, is not.
        page.settled()
        assert sum(url.endswith("/stream") for url in page.requests()) == 1, page.requests()
        assert not page.messages(), page.messages()
    finally:
        browser.close()
        for connection in idle + slow:
            connection.close()


@attack
def more_connections_than_descriptors(server):
    """Whoever takes all connections there can be stops the page only for as long."""
    import resource
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    subprocess.run(["prlimit", f"--pid={server.process.pid}", "--nofile=256:256"], check=True)
    many = []
    for _ in range(600):
        try:
            many.append(socket.create_connection(("127.0.0.1", server.port), timeout=2))
        except OSError:
            break
    time.sleep(1)
    for connection in many:
        connection.close()
    def works():
        try:
            return server.request("GET", "/1/").status == 200
        except OSError:
            return False
    until(works, "it is served again")


@attack
def requests_that_are_none(server):
    for text in ("\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9\r\n\r\n", "\x00" * 4000 + "\r\n\r\n", "GET /" + "a" * 100000 + " HTTP/1.1\r\nHost: x\r\n\r\n",
                 "POST /1/do HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST /1/do HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                 "POST /1/do HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n", "GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n"):
        answer = raw(server, text, 3)
        assert b" 200 " not in answer.split(b"\r\n")[0], (text[:40], answer[:60])
    # More than anybody types is refused before it comes.
    head = f"POST /1/do HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: cahier-{server.port}={server.token}\r\nX-Cahier: {server.word()}\r\n"
    answer = raw(server, head + "Content-Length: 4000000000\r\n\r\n", 60)
    assert answer.startswith(b"HTTP/1.1 400"), answer[:60]
    assert server.request("GET", "/1/").status == 200


def main():
    if len(sys.argv) < 3:
        print("\n".join(ATTACKS))
        return
    binary, name = os.path.abspath(sys.argv[1]), sys.argv[2]
    digits = sys.argv[3] if len(sys.argv) > 3 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Notebooks/Data/digits.mat")
    folder = os.path.realpath(tempfile.mkdtemp(prefix="cahier-live-"))
    shutil.copy(digits, os.path.join(folder, "digits.mat"))
    open(os.path.join(folder, "test.md"), "w").write(NOTEBOOK)
    server = Server(binary, folder, "test.md")
    try:
        ATTACKS[name](server)
    finally:
        status = server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    assert status == 0, f"the server ended with {status}"


main()
