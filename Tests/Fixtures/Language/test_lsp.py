"""Holds `cahier lsp` against pytest-lsp, a client that is not ours.

Called with the environment variables CAHIER (the command), DIGITS (digits.mat) and WORKSPACE (an empty folder).
"""

import asyncio
import os
import pathlib
import time

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

WORKSPACE = pathlib.Path(os.environ["WORKSPACE"])

NOTEBOOK = """\
---
title: Digits 😀 é
params: {lambda: 0.5, rounds: 3}
---

# Reading digits

```{load}
file: digits.mat
limit: 100
```

## Training

```{minimize train}
iterations: ${rounds}
lambda: ${lambda}
```

The cost 😀 fell to `{train.cost:.4f}` with `{params.lambda}`, see [there](#train).

```{predict test}
```

```{plot}
cells: [train]
```
"""


# What the server asked a client to do that can.
refreshed = []


@pytest_lsp.fixture(
    params=["neovim", "visual-studio-code", "emacs"],
    config=ClientServerConfig(server_command=[os.environ["CAHIER"], "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    digits = WORKSPACE / "digits.mat"
    if not digits.exists():
        digits.symlink_to(os.environ["DIGITS"])
    refreshed.clear()
    lsp_client.feature("workspace/codeLens/refresh")(lambda *_: refreshed.append(True))
    told = await lsp_client.initialize_session(
        lsp.InitializeParams(
            capabilities=client_capabilities(request.param),
            workspace_folders=[lsp.WorkspaceFolder(uri=WORKSPACE.as_uri(), name="workspace")],
        )
    )
    # Each of the three offers another encoding first.
    expected = {"neovim": "utf-8", "visual-studio-code": "utf-16", "emacs": "utf-32"}[request.param]
    assert (told.capabilities.position_encoding or "utf-16") == expected
    Line.codec, Line.width = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[expected]
    yield
    await lsp_client.shutdown_session()


def uri_of(name="digits.md"):
    return (WORKSPACE / name).as_uri()


async def diagnostics(client, uri, until):
    """What was published, once it is as expected."""
    end = time.monotonic() + 180
    while time.monotonic() < end:
        found = client.diagnostics.get(uri)
        if found is not None and until(found):
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"not published: {client.diagnostics.get(uri)}")


async def opened(client, text=NOTEBOOK, name="digits.md", mistakes=0):
    uri = uri_of(name)
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(
            text_document=lsp.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
        )
    )
    await diagnostics(client, uri, lambda found: len(found) == mistakes)
    return uri


class Line:
    """Lines counted in the units that client and server agreed on."""

    codec, width = "utf-16-le", 2

    @classmethod
    def count(cls, text):
        return len(text.encode(cls.codec)) // cls.width

    @classmethod
    def cut(cls, text, start, end=None):
        return text.encode(cls.codec)[cls.width * start : None if end is None else cls.width * end].decode(cls.codec)


def place(text, mark, offset=0):
    """The position of a piece of the text."""
    index = text.index(mark) + offset
    before = text[text.rfind("\n", 0, index) + 1 : index]
    return lsp.Position(line=text.count("\n", 0, index), character=Line.count(before))


def at(uri, position):
    return {"text_document": lsp.TextDocumentIdentifier(uri=uri), "position": position}


@pytest.mark.asyncio
async def test_mistakes_come_as_one_types(client):
    uri = await opened(client)
    where = place(NOTEBOOK, "limit", 5)
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            text_document=lsp.VersionedTextDocumentIdentifier(uri=uri, version=2),
            content_changes=[
                lsp.TextDocumentContentChangePartial(range=lsp.Range(start=where, end=where), text="t")
            ],
        )
    )
    (mistake,) = await diagnostics(client, uri, lambda found: len(found) == 1)
    assert mistake.range.start == place(NOTEBOOK, "limit")
    assert mistake.range.end.character == 6
    assert mistake.severity == lsp.DiagnosticSeverity.Error
    assert "`limitt` is not an option of `load`" in mistake.message

    (fix,) = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            text_document=lsp.TextDocumentIdentifier(uri=uri),
            range=mistake.range,
            context=lsp.CodeActionContext(diagnostics=[mistake]),
        )
    )
    assert fix.title == "Write `limit`"
    (edit,) = fix.edit.changes[uri]
    assert (edit.range, edit.new_text) == (mistake.range, "limit")

    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            text_document=lsp.VersionedTextDocumentIdentifier(uri=uri, version=3),
            content_changes=[lsp.TextDocumentContentChangePartial(range=edit.range, text="limit")],
        )
    )
    await diagnostics(client, uri, lambda found: len(found) == 0)


@pytest.mark.asyncio
async def test_formulas_that_are_none_are_told_a_moment_later(client):
    text = NOTEBOOK + "\nA formula $\\frac{1$ that is none.\n"
    uri = await opened(client, text, mistakes=1)
    (mistake,) = client.diagnostics[uri]
    assert mistake.severity == lsp.DiagnosticSeverity.Warning
    assert mistake.range.start.line == text.count("\n") - 1


@pytest.mark.asyncio
async def test_completion(client):
    text = NOTEBOOK + "\n```{disp"
    uri = await opened(client, text, mistakes=1)
    found = await client.text_document_completion_async(lsp.CompletionParams(**at(uri, place(text, "{disp", 5))))
    assert [(item.label, item.text_edit.new_text) for item in found.items] == [("display", "display}")]
    assert "Options" in found.items[0].documentation.value

    where = place(text, "cells: [train", 11)
    found = await client.text_document_completion_async(lsp.CompletionParams(**at(uri, where)))
    assert [item.label for item in found.items] == ["train"]
    assert found.items[0].text_edit.range.start == place(text, "cells: [train", 8)

    where = place(text, "{train.cost", 8)
    found = await client.text_document_completion_async(lsp.CompletionParams(**at(uri, where)))
    assert "train.cost" in [item.label for item in found.items]
    # Behind a character of two units.
    assert found.items[0].text_edit.range.start == place(text, "{train.cost", 1)

    where = place(text, "${rounds", 2)
    found = await client.text_document_completion_async(lsp.CompletionParams(**at(uri, where)))
    assert [item.label for item in found.items] == ["lambda", "rounds"]

    where = place(text, "file: digits", 8)
    found = await client.text_document_completion_async(lsp.CompletionParams(**at(uri, where)))
    assert "digits.mat" in [item.label for item in found.items]


@pytest.mark.asyncio
async def test_hover_definition_references_and_renaming(client):
    uri = await opened(client)
    about = await client.text_document_hover_async(lsp.HoverParams(**at(uri, place(NOTEBOOK, "{minimize", 3))))
    assert about.contents.value.startswith("**minimize**")
    about = await client.text_document_hover_async(lsp.HoverParams(**at(uri, place(NOTEBOOK, "iterations", 3))))
    assert "**iterations**: a whole number" in about.contents.value and "default 200" in about.contents.value
    nothing = await client.text_document_hover_async(lsp.HoverParams(**at(uri, place(NOTEBOOK, "The cost", 2))))
    assert nothing is None

    for mark, offset in [("{train.cost", 2), ("{train.cost", 8), ("#train", 3), ("[train]", 4)]:
        (found,) = await client.text_document_definition_async(
            lsp.DefinitionParams(**at(uri, place(NOTEBOOK, mark, offset)))
        )
        assert found.range.start == place(NOTEBOOK, "{minimize train", 10)
    (found,) = await client.text_document_definition_async(
        lsp.DefinitionParams(**at(uri, place(NOTEBOOK, "${lambda", 4)))
    )
    assert found.range.start == place(NOTEBOOK, "lambda: 0.5")

    found = await client.text_document_references_async(
        lsp.ReferenceParams(
            **at(uri, place(NOTEBOOK, "{minimize train", 11)),
            context=lsp.ReferenceContext(include_declaration=False),
        )
    )
    assert [place.range.start for place in found] == [
        place(NOTEBOOK, "{train.cost", 1), place(NOTEBOOK, "#train", 1), place(NOTEBOOK, "[train]", 1)
    ]

    def renamed(edit):
        lines = NOTEBOOK.split("\n")
        # From behind, so that places stay what they are.
        for change in reversed(edit.changes[uri]):
            line = lines[change.range.start.line]
            lines[change.range.start.line] = (
                Line.cut(line, 0, change.range.start.character)
                + change.new_text
                + Line.cut(line, change.range.end.character)
            )
        return "\n".join(lines)

    async def rename(mark, offset, name):
        return renamed(
            await client.text_document_rename_async(
                lsp.RenameParams(**at(uri, place(NOTEBOOK, mark, offset)), new_name=name)
            )
        )

    assert await rename("{train.cost", 2, "fit") == NOTEBOOK.replace("minimize train", "minimize fit").replace(
        "{train.", "{fit.").replace("#train", "#fit").replace("[train]", "[fit]")
    assert await rename("${lambda", 3, "weight") == NOTEBOOK.replace("{lambda: 0.5", "{weight: 0.5").replace(
        "${lambda}", "${weight}").replace("params.lambda", "params.weight")
    assert await rename("{load}", 2, "data") == NOTEBOOK.replace("{load}", "{load data}")
    for name in ["test", "Not a label", "params"]:
        with pytest.raises(Exception):
            await rename("{train.cost", 2, name)


@pytest.mark.asyncio
async def test_outline_folding_and_colours(client):
    uri = await opened(client)
    document = lsp.TextDocumentIdentifier(uri=uri)
    (root,) = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(text_document=document))
    assert root.name == "Reading digits"
    assert [child.name for child in root.children] == ["load", "Training"]
    assert [child.name for child in root.children[1].children] == ["train", "test", "plot"]
    folds = await client.text_document_folding_range_async(lsp.FoldingRangeParams(text_document=document))
    lines = NOTEBOOK.split("\n")
    assert (0, 3) in [(fold.start_line, fold.end_line) for fold in folds]
    start = lines.index("```{load}")
    assert (start, start + 3) in [(fold.start_line, fold.end_line) for fold in folds]

    tokens = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(text_document=document))
    names = ["function", "variable", "property", "parameter", "enumMember", "number", "string", "comment"]
    line = column = 0
    words = []
    for index in range(0, len(tokens.data), 5):
        down, right, length, kind, modifiers = tokens.data[index : index + 5]
        line, column = line + down, right if down else column + right
        words.append((Line.cut(lines[line], column, column + length), names[kind], modifiers))
    assert ("load", "function", 0) in words
    assert ("train", "variable", 1) in words
    assert ("train", "variable", 0) in words
    assert ("limit", "property", 0) in words
    assert ("100", "number", 0) in words
    assert ("lambda", "parameter", 1) in words
    assert words.count(("lambda", "parameter", 0)) == 2


@pytest.mark.asyncio
async def test_a_cell_is_run_from_its_lens_and_its_numbers_are_known(client):
    # Another notebook for each client: none is to find what another has run.
    number = len(list(WORKSPACE.glob("run-*")))
    name = f"run-{number}.md"
    (WORKSPACE / name).touch()
    text = NOTEBOOK.replace("limit: 100", f"limit: {100 + number}")
    uri = await opened(client, text, name=name)
    document = lsp.TextDocumentIdentifier(uri=uri)
    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(text_document=document))
    titles = [lens.command.title for lens in lenses]
    assert titles[0] == "run what is stale (4 of 4)"
    assert titles[1:] == [
        "run (stale: never run)", "run (stale: `load` before it is stale)",
        "run (stale: `load` before it is stale)", "run (stale: `train` before it is stale)"
    ]
    train = lenses[2]
    assert train.range.start == place(text, "```{minimize")
    answer = await client.workspace_execute_command_async(
        lsp.ExecuteCommandParams(
            command=train.command.command, arguments=train.command.arguments, work_done_token="mine"
        )
    )
    assert answer["status"] == "succeeded"
    told = client.progress_reports["mine"]
    assert type(told[0]).__name__ == "WorkDoneProgressBegin"
    assert type(told[-1]).__name__ == "WorkDoneProgressEnd"
    assert any("`train`" in (report.message or "") for report in told[1:-1])

    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(text_document=document))
    assert [lens.command.title for lens in lenses][1:3] == ["run again (fresh)", "run again (fresh)"]
    about = await client.text_document_hover_async(lsp.HoverParams(**at(uri, place(text, "{train.cost", 8))))
    assert about.contents.value.startswith("**train.cost** = `")
    lens_support = client.capabilities.workspace.code_lens
    assert bool(refreshed) == bool(lens_support and lens_support.refresh_support)


@pytest.mark.asyncio
async def test_two_thousand_lines_are_checked_while_one_types(client):
    section = NOTEBOOK.split("---\n", 2)[2].replace(" train", "").replace("[train]", "[minimize]").replace(
        "train.", "minimize.").replace("#train", "#minimize").replace(" test", "")
    header = "---\ntitle: Long\nparams: {lambda: 0.5, rounds: 3}\n---\n"
    text = header + section * (2000 // section.count("\n"))
    uri = await opened(client, text, name="long.md")
    start = lsp.Position(line=text.split("\n").index("limit: 100"), character=5)
    times = []
    for round in range(20):
        word = "" if round % 2 else "t"
        end = lsp.Position(line=start.line, character=start.character + (1 if round % 2 else 0))
        before = time.perf_counter()
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                text_document=lsp.VersionedTextDocumentIdentifier(uri=uri, version=2 + round),
                content_changes=[
                    lsp.TextDocumentContentChangePartial(range=lsp.Range(start=start, end=end), text=word)
                ],
            )
        )
        expected = 1 - round % 2
        while len(client.diagnostics.get(uri, [])) != expected:
            await asyncio.sleep(0.0005)
            assert time.perf_counter() - before < 180
        times.append(time.perf_counter() - before)
    # Other programs may be busy beside this one for a part of the time.
    quartile = sorted(times)[len(times) // 4]
    print(f"a quarter within {1000 * quartile:.1f} ms")
    # Fifty milliseconds are what is wanted.
    assert quartile < float(os.environ.get("MOST_SECONDS", "0.5"))
