package import Figures

/// The chart of a step that is not done, as the page will show it when it is.
package struct GrowingChart: Sendable {
  /// The drawing for a wide and for a narrow page, as the report has it.
  package let html: String

  /// - Parameter chart: what of it is known.
  package init(_ chart: LineChart) {
    html =
      Markup.tag("div", ["class": "chart", "role": "img", "aria-label": chart.alternativeText]) {
        Markup.tag("div", ["class": "wide", "aria-hidden": "true"], .raw(chart.svg(width: 660)))
        Markup.tag("div", ["class": "narrow", "aria-hidden": "true"], .raw(chart.svg(width: 350)))
      }.html
  }
}

/// The style sheet that every page of Cahier has.
package enum ReportStyles {
  package static let css = String(decoding: PackageResources.report_css, as: UTF8.self)
}
