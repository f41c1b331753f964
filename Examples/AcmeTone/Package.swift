// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "AcmeTone",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "copydesk", path: "../..")],
  targets: [
    .target(
      name: "AcmeTone",
      dependencies: [
        .product(name: "CopydeskCore", package: "copydesk"), .product(name: "CopydeskText", package: "copydesk"),
      ]),
    .executableTarget(
      name: "acme-desk",
      dependencies: [
        "AcmeTone", .product(name: "Copydesk", package: "copydesk"),
        .product(name: "CopydeskCommand", package: "copydesk"),
      ]),
    .testTarget(
      name: "AcmeToneTests", dependencies: ["AcmeTone", .product(name: "CopydeskTesting", package: "copydesk")]),
  ]
)
