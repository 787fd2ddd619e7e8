"""What the scripts that look at pages share: a headless Chromium, and axe-core."""
import importlib.util, json, os, shutil, subprocess, sys, tempfile

AXE = """
axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(
  r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))))
"""


# Whether a file's page is there to its last byte.
LOADED = "location.protocol === 'file:' && document.readyState === 'complete'"


def axe_core():
    """The script of axe-core, which a package of Python's carries."""
    package = importlib.util.find_spec("axe_playwright_python")
    if not package:
        sys.exit("axe-core is missing: run make test, which installs it")
    return open(os.path.join(os.path.dirname(package.origin), "axe.min.js")).read()


def main(inspect):
    """Prints as JSON what a function finds of the page that the command line names, given that and a browser's profile."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        sys.exit("chromium is missing: run make test, which installs it")
    profile = tempfile.mkdtemp(prefix="cahier-browser-")
    process = subprocess.Popen(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0",
         "--remote-allow-origins=*", f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        print(json.dumps(inspect(sys.argv[1], profile)))
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)
