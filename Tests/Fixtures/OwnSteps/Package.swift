// swift-tools-version: 6.2
import PackageDescription

// Somebody else's package with steps of their own. Outside of this checkout, `path:` is the address of Cahier.
let package = Package(
  name: "my-cahier",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "cahier", path: "../../..")],
  targets: [
    .executableTarget(
      name: "MyCahier",
      dependencies: [
        .product(name: "Cahier", package: "cahier"), .product(name: "CahierCommand", package: "cahier"),
      ])
  ]
)
