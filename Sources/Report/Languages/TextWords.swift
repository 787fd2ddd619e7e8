package import Wording

/// What a page says in and around the notebook's own text: of notes, works, slides and paper.
package enum TextWords: String, Words {
  case tip = "Tip"
  case important = "Important"
  case caution = "Caution"
  case unfold = "More"
  case code = "Code"
  case formula = "Formula"

  case works = "References"
  case undated = "n.d."
  case within = "In"
  case doctoralThesis = "PhD thesis"
  case thesis = "Thesis"
  case technicalReport = "Technical report"
  case quoted = "“{1}”"
  case andOthers = "{1} et al."
  case editors = "(ed.)|(eds.)"
  case pages = "pp. {1}"
  case edition = "{1} edition"
  case wordEdition = "{1} ed."

  case links = "Links"
  case nextSlide = "Next slide"
  case previousSlide = "Previous slide"
}

extension Language {
  /// ``TextWords`` in this language, from the English.
  var textWords: [String: String] {
    switch self {
    case .english: [:]
    case .german:
      [
        "Tip": "Tipp", "Important": "Wichtig", "Caution": "Vorsicht", "More": "Mehr", "Code": "Code",
        "Formula": "Formel",
        "References": "Literatur", "n.d.": "o. J.", "In": "In", "PhD thesis": "Dissertation",
        "Thesis": "Abschlussarbeit", "Technical report": "Technischer Bericht", "“{1}”": "„{1}“",
        "{1} et al.": "{1} et al.", "(ed.)|(eds.)": "(Hrsg.)|(Hrsg.)", "pp. {1}": "S. {1}",
        "{1} edition": "{1} Auflage", "{1} ed.": "{1} Aufl.",
        "Links": "Links", "Next slide": "Nächste Folie", "Previous slide": "Vorige Folie",
      ]
    case .spanish:
      [
        "Tip": "Consejo", "Important": "Importante", "Caution": "Cuidado", "More": "Más", "Code": "Código",
        "Formula": "Fórmula",
        "References": "Referencias", "n.d.": "s. f.", "In": "En", "PhD thesis": "Tesis doctoral",
        "Thesis": "Tesis", "Technical report": "Informe técnico", "“{1}”": "«{1}»",
        "{1} et al.": "{1} et al.",
        "(ed.)|(eds.)": "(ed.)|(eds.)", "pp. {1}": "págs. {1}", "{1} edition": "{1} edición",
        "{1} ed.": "{1} ed.",
        "Links": "Enlaces", "Next slide": "Diapositiva siguiente", "Previous slide": "Diapositiva anterior",
      ]
    case .french:
      [
        "Tip": "Astuce", "Important": "Important", "Caution": "Prudence", "More": "Plus", "Code": "Code",
        "Formula": "Formule",
        "References": "Références", "n.d.": "s. d.", "In": "Dans", "PhD thesis": "Thèse de doctorat",
        "Thesis": "Mémoire", "Technical report": "Rapport technique", "“{1}”": "«\u{A0}{1}\u{A0}»",
        "{1} et al.": "{1} et al.", "(ed.)|(eds.)": "(éd.)|(éds.)", "pp. {1}": "p. {1}",
        "{1} edition": "{1} édition", "{1} ed.": "{1} éd.",
        "Links": "Liens", "Next slide": "Diapositive suivante", "Previous slide": "Diapositive précédente",
      ]
    case .japanese:
      [
        "Tip": "ヒント", "Important": "重要", "Caution": "注意", "More": "続き", "Code": "コード", "Formula": "数式",
        "References": "参考文献", "n.d.": "日付なし", "In": "所収：", "PhD thesis": "博士論文", "Thesis": "学位論文",
        "Technical report": "技術報告書", "“{1}”": "『{1}』", "{1} et al.": "{1}ら", "(ed.)|(eds.)": "（編）",
        "pp. {1}": "pp. {1}", "{1} edition": "第{1}版", "{1} ed.": "{1}版",
        "Links": "リンク", "Next slide": "次のスライド", "Previous slide": "前のスライド",
      ]
    case .chinese:
      [
        "Tip": "提示", "Important": "重要", "Caution": "小心", "More": "更多", "Code": "代码", "Formula": "公式",
        "References": "参考文献", "n.d.": "无日期", "In": "载于", "PhD thesis": "博士论文", "Thesis": "学位论文",
        "Technical report": "技术报告", "“{1}”": "《{1}》", "{1} et al.": "{1}等", "(ed.)|(eds.)": "（编）",
        "pp. {1}": "第 {1} 页", "{1} edition": "第 {1} 版", "{1} ed.": "{1}版",
        "Links": "链接", "Next slide": "下一页", "Previous slide": "上一页",
      ]
    }
  }

  /// A number as it stands in front of *edition*.
  func ordinal(_ number: Int) -> String {
    switch self {
    case .english:
      switch (number % 10, number % 100) {
      case (_, 11), (_, 12), (_, 13): "\(number)th"
      case (1, _): "\(number)st"
      case (2, _): "\(number)nd"
      case (3, _): "\(number)rd"
      default: "\(number)th"
      }
    case .german: "\(number)."
    case .spanish: "\(number).ª"
    case .french: number == 1 ? "1re" : "\(number)e"
    case .japanese, .chinese: "\(number)"
    }
  }
}
