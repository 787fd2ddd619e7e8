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
  ///   - voice: how the page speaks; its script says all again where the notebook changes its language.
  static func notebook(file: String, word: String, hasOthers: Bool, in voice: Voice) -> String {
    func say(_ words: LiveWords) -> String { escaped(voice.say(words)) }
    let home = #"<a class="live-home" href="/" data-say="notebooks">\#(say(.notebooks))</a>"#
    return frame(
      title: file, word: word, in: voice,
      body: """
        <a class="skip" href="#report.text" data-say="skip">\(say(.skip))</a>
        <header class="live-bar" id="live.bar">
        <div class="live-line">
        \(hasOthers ? home : "")<strong class="live-file">\(escaped(file))</strong>
        <span class="live-state" id="live.state" role="status" aria-live="polite">\(say(.opening))</span>
        <span class="live-buttons"><button type="button" id="live.stop" data-say="stop" hidden>\(say(.stop))</button><button type="button" id="live.fresh" data-say="runFresh">\(say(.runFresh))</button><button type="button" id="live.help" data-say-label="keys" aria-label="\(say(.keys))">?</button></span>
        </div>
        <form class="live-controls" id="live.controls" data-say-label="parameters" aria-label="\(say(.parameters))" hidden></form>
        </header>
        <nav class="contents" id="live.contents" data-say-label="contents" aria-label="\(say(.contents))" hidden></nav>
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
  static func list(
    _ notebooks: [(address: String, file: String, title: String)], word: String, in voice: Voice
  ) -> String {
    let items = notebooks.map { notebook in
      #"<li><h2><a href="\#(escaped(notebook.address))">\#(escaped(notebook.title))</a></h2>"#
        + #"<p class="subtitle">\#(escaped(notebook.file))</p></li>"#
    }
    let title = escaped(voice.say(LiveWords.notebooks))
    return frame(
      title: voice.say(LiveWords.notebooks), word: word, isList: true, in: voice,
      body: """
        <main id="report.text"><article><header><h1>\(title)</h1>
        <p class="subtitle">\(escaped(voice.say(LiveWords.each)))</p></header>
        <ul class="live-list">\(items.joined())</ul></article></main>
        """)
  }

  private static func frame(
    title: String, word: String, isList: Bool = false, in voice: Voice, body: String
  ) -> String {
    """
    <!doctype html>
    <html lang="\(voice.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="cahier-word" content="\(word)">
    <title>\(escaped(title))</title>
    <link rel="icon" href="/icon.svg">
    <link rel="stylesheet" href="/live.css">
    \(isList ? "" : scripts(in: voice))
    </head>
    <body class="live">
    \(body)
    </body>
    </html>

    """
  }

  /// Cahier's own scripts, and the words that they say.
  private static func scripts(in voice: Voice) -> String {
    let words = (try? JSONEncoder().encode(voice.scriptWords)).map { String(decoding: $0, as: UTF8.self) }
    return #"<meta name="cahier-words" content="\#(escaped(words ?? "{}"))">"# + "\n"
      + #"<script src="/live.js" defer></script><script src="/try.js" defer></script>"#
  }

  static let icon =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect x='2' y='1' width='12' height='14' rx='2' "
    + "fill='#fdfcf8' stroke='#345' stroke-width='1.2'/><path d='M5.5 1.5v13' stroke='#c4473d'/>"
    + "<path d='M7 11l2-3 1.5 1.5L12.500 6' stroke='#345' fill='none'/></svg>"
}
