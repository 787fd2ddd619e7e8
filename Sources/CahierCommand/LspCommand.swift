import ArgumentParser
import Foundation
import Language
import Notebook
import Report

/// `cahier lsp`: the server of editors.
struct LspCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor: mistakes while typing, completion, help, runs.",
    discussion: """
      Speaks the Language Server Protocol (3.17) on standard input and output; editors start it. Runs are stored \
      where `cahier run` in the editor's folder stores them.

      Neovim (0.11 or later), in init.lua:
        vim.lsp.config("cahier", { cmd = { "cahier", "lsp" }, filetypes = { "markdown" } })
        vim.lsp.enable("cahier")
        vim.api.nvim_create_autocmd("LspAttach", { callback = function() vim.lsp.codelens.refresh() end })

      Neovim before that, in ftplugin/markdown.lua:
        vim.lsp.start({ name = "cahier", cmd = { "cahier", "lsp" }, root_dir = vim.fn.getcwd() })

      Helix, in languages.toml:
        language-server.cahier = { command = "cahier", args = ["lsp"] }
        [[language]]
        name = "markdown"
        language-servers = ["cahier"]

      VS Code, with the extension "Generic LSP Client (v2)", in settings.json:
        "glspc.server.command": "cahier",
        "glspc.server.commandArguments": ["lsp"],
        "glspc.server.languageId": ["markdown"]

      Emacs, in init.el:
        (with-eval-after-load 'eglot
          (add-to-list 'eglot-server-programs '(markdown-mode . ("cahier" "lsp"))))
        (add-hook 'markdown-mode-hook #'eglot-ensure)
      """)

  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp(
      "Threads to compute on; results do not depend on it. (default: all cores)", valueName: "n"))
  var threads: Int?

  @Flag(name: .customLong("stdio"), help: .hidden)
  var usesStandardStreams = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("'--threads \(threads)': a number from 1 to 1024 was expected")
    }
  }

  func run() async throws {
    // A client that went away is found out by writing to it.
    signal(SIGPIPE, SIG_IGN)
    let options = store
    let server = LanguageServer(
      input: .standardInput, output: .standardOutput, catalogue: CahierCommand.catalogue,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, worker: TypesetCommand.worker,
      store: { folder in
        let output = folder.map { $0.appending(path: "Output").path + "/" }
        return options.store(beside: ReportFile(path: output, name: "notebook"))
      })
    let status = await server.serve()
    throw ExitCode(status)
  }
}
