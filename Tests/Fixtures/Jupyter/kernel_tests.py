"""Jupyter's own tests of kernels (jupyter_kernel_test), none of them left out. Given a folder to work in."""
import sys
import unittest

from common import prepare
from jupyter_kernel_test import IopubWelcomeTests, KernelTests

CELL = "{load}\nfile: digits.mat\nresize: [20, 20]\nlimit: 100\nhidden: 5\n"
TRAIN = "{minimize short}\niterations: 2\n"
HOW = "{display once}\nrows: 1\ncolumns: 3\ncaption: A note[^1] that is nowhere.\n"


class CahierTests(KernelTests):
    kernel_name = "cahier"
    language_name = "julia"
    file_extension = ".md"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for code in CELL, TRAIN:
            cls.kc.execute_interactive(code, timeout=60, output_hook=lambda message: None)

    code_hello_world = '%params greeting="hello, world"'
    code_stderr = HOW
    completion_samples = [
        {"text": "{mini", "matches": {"minimize}"}},
        {"text": "%sta", "matches": {"%status"}},
        {"text": "{cost}\non: tr", "matches": {"train"}},
    ]
    complete_code_samples = ["{cost}\n\n", "{cost}\nlambda: 1\n\n", "%status", "{load.samples}", "", "cost?"]
    incomplete_code_samples = ["{cost}", "{cost}\nlambda: 1", "{co", "---\ntitle: x"]
    invalid_code_samples = ["{cost}\nlambda: [1\n\n", "print(1)", "{cost} x"]
    code_page_something = "cost?"
    code_generate_error = "{cost}\nlamda: 1"
    code_execute_result = [
        {"code": "{load.samples}", "result": "100"},
        {"code": "{load.samples:.2e}", "result": "1.00×10²"},
        {"code": CELL, "mime": "application/json"},
        {"code": "{load.samples:,d}", "result": "100"},
    ]
    code_display_data = [
        {"code": "{display}\nrows: 1\ncolumns: 3\n", "mime": "image/png"},
        {"code": CELL, "mime": "text/html"},
        {"code": "{plot}\ncells: [short]\n", "mime": "image/svg+xml"},
    ]
    code_history_pattern = "{load.samples}"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "{minimize"
    code_clear_output = "%clear"


class CahierWelcome(IopubWelcomeTests):
    kernel_name = "cahier"
    support_iopub_welcome = True


if __name__ == "__main__":
    del KernelTests, IopubWelcomeTests
    prepare(sys.argv.pop(1))
    program = unittest.main(exit=False, verbosity=2)
    result = program.result
    # A test that was left out is no test.
    assert not result.skipped, result.skipped
    sys.exit(not result.wasSuccessful())
