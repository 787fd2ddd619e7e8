// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with: the rules of the next language version, today.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Debian's libzmq names Kerberos' headers with a flag that SwiftPM warns of at each build. It needs none: the library lies
/// where the compiler looks anyway.
#if os(Linux)
  let zeroMQ: String? = nil
#else
  let zeroMQ: String? = "libzmq"
#endif

let package = Package(
  name: "cahier",
  // `Mutex` and `Atomic` of the standard library.
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Cahier", targets: ["Cahier"]),
    .library(name: "CahierCommand", targets: ["CahierCommand"]),
    .executable(name: "cahier", targets: ["CahierMain"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // C rooms: a module map and a shim, nothing else.
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .systemLibrary(name: "CZeroMQ", pkgConfig: zeroMQ, providers: [.apt(["libzmq3-dev"])]),
    .target(name: "CKernels"),

    // The houses: each imports only those above it.
    .target(name: "Wording", swiftSettings: strict),
    .target(name: "Learning", dependencies: ["CKernels"], swiftSettings: strict),
    .target(name: "DataFiles", dependencies: ["Wording", "CZlib"], swiftSettings: strict),
    .target(name: "Figures", dependencies: ["Wording", "CPNG"], swiftSettings: strict),
    .target(
      name: "Notebook",
      dependencies: [
        "Wording", "Figures", "CCMarkGFM", "CYAML", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Steps", dependencies: ["Wording", "Notebook", "Learning", "DataFiles", "Figures"],
      swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: [
        "Wording", "DataFiles", "Notebook", "Figures", "CDuktape",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        .embedInCode("Resources/report.css"), .embedInCode("Resources/report.mustache"),
        .embedInCode("Resources/formulas.js"), .embedInCode("Resources/try.js"),
        .embedInCode("Resources/board.css"), .embedInCode("Resources/plain.css"),
        .embedInCode("Resources/slides.css"),
      ],
      swiftSettings: strict),
    .target(name: "Language", dependencies: ["Wording", "Notebook", "Report"], swiftSettings: strict),
    .target(
      name: "Jupyter",
      dependencies: [
        "Wording", "Figures", "Notebook", "Report", "CZeroMQ",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [
        .embedInCode("Resources/logo-svg.svg"), .embedInCode("Resources/logo-32x32.png"),
        .embedInCode("Resources/logo-64x64.png"),
      ],
      swiftSettings: strict),
    .target(
      name: "Live",
      dependencies: [
        "Wording", "Figures", "Notebook", "Report", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Resources/live.css"), .embedInCode("Resources/live.js")],
      swiftSettings: strict),
    // The public house: what other packages import.
    .target(
      name: "Cahier", dependencies: ["Wording", "Figures", "Learning", "Notebook", "Steps", "Report"],
      swiftSettings: strict),
    .target(
      name: "CahierCommand",
      dependencies: [
        "Wording", "Notebook", "Steps", "Report", "Language", "Jupyter", "Live",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    // Not called `cahier`: where file systems ignore case, that folder would be the library's.
    .executableTarget(name: "CahierMain", dependencies: ["CahierCommand", "Steps"], swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "benchmark", dependencies: ["Learning"], path: "Tests/Benchmarks",
      exclude: ["benchmark.py", "commands.py", "live.py", "standard_problems.py"], swiftSettings: strict),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Notebook", "Steps", "Report", "DataFiles", "Figures", "Learning", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Fuzz", swiftSettings: strict),
    .testTarget(name: "WordingTests", dependencies: ["Wording", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "LearningTests", dependencies: ["Learning", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DataFilesTests", dependencies: ["DataFiles", "Wording", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Wording", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NotebookTests", dependencies: ["Notebook", "Wording", "Figures", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StepsTests",
      dependencies: [
        "Steps", "Notebook", "Learning", "Figures", "DataFiles", "Wording", "Report", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "Notebook", "Figures", "Wording", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LanguageTests", dependencies: ["Language", "Notebook", "Report"], swiftSettings: strict),
    .testTarget(
      name: "CahierTests",
      dependencies: ["CahierMain", "Live", "Report", "Wording", "fuzz", "TestSupport"], swiftSettings: strict),
  ],
  cLanguageStandard: .c17
)
