import Notebook
import Report

/// What the server can do, as the answer to `initialize` has it.
enum Capabilities {
  /// The requests about one document that are answered.
  static let requests: Set = [
    "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references",
    "textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename",
    "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/semanticTokens/full",
    "textDocument/codeAction", "textDocument/codeLens",
  ]

  static func json(_ encoding: PositionEncoding) -> JSONValue {
    [
      "capabilities": [
        "positionEncoding": .string(encoding.rawValue),
        // Changes come as they are typed, piece by piece.
        "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
        "completionProvider": ["triggerCharacters": ["{", "$", ".", ":", " ", "/", "[", ",", "@"]],
        "hoverProvider": true, "definitionProvider": true, "referencesProvider": true,
        "documentHighlightProvider": true, "renameProvider": ["prepareProvider": true],
        "documentSymbolProvider": true, "foldingRangeProvider": true,
        "codeLensProvider": ["resolveProvider": false],
        "codeActionProvider": ["codeActionKinds": ["quickfix"]],
        "semanticTokensProvider": [
          "legend": ["tokenTypes": Snapshot.tokenTypes, "tokenModifiers": Snapshot.tokenModifiers],
          "full": true,
        ],
        "executeCommandProvider": ["commands": [.string(RunCommand.name)]],
      ],
      "serverInfo": ["name": "cahier", "version": .string(Machine.cahierVersion)],
    ]
  }
}
