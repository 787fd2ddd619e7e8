package import Figures
package import Wording

/// The chart of a step that is not done, as the page will show it when it is.
package struct GrowingChart: Sendable {
  /// The drawing for a wide and for a narrow page, as the report has it.
  package let html: String

  /// - Parameters:
  ///   - chart: what of it is known.
  ///   - voice: how the page speaks.
  package init(_ chart: LineChart, in voice: Voice) {
    html =
      Markup.tag("div", ["class": "chart", "role": "img", "aria-label": voice.say(chart.alternativeText)]) {
        Markup.tag("div", ["class": "wide", "aria-hidden": "true"], .raw(chart.svg(width: 660, in: voice)))
        Markup.tag("div", ["class": "narrow", "aria-hidden": "true"], .raw(chart.svg(width: 350, in: voice)))
      }.html
  }
}

/// The style sheet that every page of Cahier has.
package enum ReportStyles {
  package static let css = String(decoding: PackageResources.report_css, as: UTF8.self)
}
