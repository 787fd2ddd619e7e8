import Foundation
import Report
import Wording

/// The pages that a browser asks for by their address: frames, which Cahier's own script fills.
struct LivePage {
  /// Nothing from elsewhere, no script and no style but the files of this server. What a notebook says reaches the page as
  /// elements that the report's writers made, and never as script.
  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  static let script = String(decoding: PackageResources.live_js, as: UTF8.self)
  static let css = ReportStyles.css + "\n" + String(decoding: PackageResources.live_css, as: UTF8.self)

  /// The page of one notebook.
  ///
  /// - Parameters:
  ///   - file: the notebook's name.
  ///   - word: what the page sends with each change.
  ///   - hasOthers: whether there is a page that lists it with others.
  static func notebook(file: String, word: String, hasOthers: Bool) -> String {
    frame(
      title: file, word: word,
      body: """
        <a class="skip" href="#report.text">Skip to the text</a>
        <header class="live-bar" id="live.bar">
        <div class="live-line">
        \(hasOthers ? #"<a class="live-home" href="/">Notebooks</a>"# : "")<strong class="live-file">\(escaped(file))</strong>
        <span class="live-state" id="live.state" role="status" aria-live="polite">opening</span>
        <span class="live-buttons"><button type="button" id="live.stop" hidden>Stop</button><button type="button" id="live.fresh">Run all fresh</button><button type="button" id="live.help" aria-label="Keys" title="Keys (?)">?</button></span>
        </div>
        <form class="live-controls" id="live.controls" aria-label="Parameters" hidden></form>
        </header>
        <nav class="contents" id="live.contents" aria-label="Contents" hidden></nav>
        <main id="report.text"><div class="live-notes" id="live.notes"></div><article id="live.article"></article></main>
        <noscript><p class="live-notice">This page is filled by Cahier’s own script: allow scripts for this address.</p></noscript>
        <dialog class="live-dialog" id="live.keys" aria-labelledby="live.keys.title"></dialog>
        """)
  }

  /// The page that goes on to another at once.
  static func entrance(to address: String) -> String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Cahier</title>
    <link rel="icon" href="/icon.svg">
    <meta http-equiv="refresh" content="0; url=\(escaped(address))"></head>
    <body><p><a href="\(escaped(address))">Go on</a></p></body></html>

    """
  }

  /// The page that lists the notebooks.
  static func list(_ notebooks: [(address: String, file: String, title: String)], word: String) -> String {
    let items = notebooks.map { notebook in
      #"<li><h2><a href="\#(escaped(notebook.address))">\#(escaped(notebook.title))</a></h2>"#
        + #"<p class="subtitle">\#(escaped(notebook.file))</p></li>"#
    }
    return frame(
      title: "Notebooks", word: word, isList: true,
      body: """
        <main id="report.text"><article><header><h1>Notebooks</h1>
        <p class="subtitle">Each opens as a page to work in.</p></header>
        <ul class="live-list">\(items.joined())</ul></article></main>
        """)
  }

  private static func frame(title: String, word: String, isList: Bool = false, body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="cahier-word" content="\(word)">
    <title>\(escaped(title))</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/live.css">
    \(isList ? "" : #"<script src="/live.js" defer></script><script src="/try.js" defer></script>"#)
    </head>
    <body class="live">
    \(body)
    </body>
    </html>

    """
  }

  static let icon =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect x='2' y='1' width='12' height='14' rx='2' "
    + "fill='#fdfcf8' stroke='#345' stroke-width='1.2'/><path d='M5.5 1.5v13' stroke='#c4473d'/>"
    + "<path d='M7 11l2-3 1.5 1.5L12.500 6' stroke='#345' fill='none'/></svg>"
}
