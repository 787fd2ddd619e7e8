// swift-tools-version: 6.1
import PackageDescription

/// What every Swift target is built with: the rules of the next language version, today.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For the house whose tests look at its insides too: release builds hide them otherwise.
let testable: [SwiftSetting] = [.unsafeFlags(["-enable-testing"])]

/// The C kernels are what the arithmetic stands on: optimized in every configuration.
let kernelSettings: [CSetting] = [.unsafeFlags(["-O3"])]

let package = Package(
  name: "cahier",
  products: [.executable(name: "cahier", targets: ["cahier"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C rooms: a module map and a shim, nothing else.
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),
    .target(name: "CKernels", cSettings: kernelSettings),

    // The houses: each imports only those above it.
    .target(name: "Learning", dependencies: ["CKernels"], swiftSettings: strict),
    .target(name: "DataFiles", dependencies: ["CZlib"], swiftSettings: strict),
    .target(name: "Figures", dependencies: ["CPNG"], swiftSettings: strict),
    .target(
      name: "Notebook",
      dependencies: [
        "Figures", "CCMarkGFM", "Yams", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Steps", dependencies: ["Notebook", "Learning", "DataFiles", "Figures"],
      swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: [
        "Notebook", "Figures", "CDuktape", .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Resources/report.css"), .embedInCode("Resources/report.mustache")],
      swiftSettings: strict + testable),
    .executableTarget(
      name: "cahier",
      dependencies: [
        "Notebook", "Steps", "Report",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "benchmark", dependencies: ["Learning"], path: "Tests/Benchmarks",
      exclude: ["benchmark.py", "standard_problems.py"], swiftSettings: strict),
    .testTarget(name: "LearningTests", dependencies: ["Learning", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "DataFilesTests", dependencies: ["DataFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "NotebookTests", dependencies: ["Notebook", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "StepsTests", dependencies: ["Steps", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "ReportTests", dependencies: ["Report", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "CahierTests", dependencies: ["cahier", "TestSupport"], swiftSettings: strict),
  ],
  cLanguageStandard: .c17
)
