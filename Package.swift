// swift-tools-version: 6.2
import PackageDescription

/// One set of strict settings for every Swift target.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude, swiftSettings: strict)
}

let libraries = [
  "CopydeskText", "CopydeskCore", "CopydeskXML", "CopydeskInput", "CopydeskSentences", "CopydeskDates",
  "CopydeskQuotes", "CopydeskDedup", "CopydeskExec", "CopydeskStore", "CopydeskValidation", "Copydesk",
  "CopydeskCommand", "CopydeskTesting",
]

let package = Package(
  name: "copydesk",
  platforms: [.macOS(.v26)],
  products: libraries.map { .library(name: $0, targets: [$0]) } + [
    .executable(name: "copydesk", targets: ["copydesk"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // System libraries and data.
    .systemLibrary(
      name: "CLibxml2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .yum(["libxml2-devel"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec",
      providers: [.apt(["libbrotli-dev"]), .yum(["brotli-devel"]), .brew(["brotli"])]),
    .systemLibrary(
      name: "CZstandard", pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"]), .yum(["libzstd-devel"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .yum(["sqlite-devel"]), .brew(["sqlite"])]),
    .target(name: "CLanguageData", exclude: ["data"]),

    // Ground floor.
    library("CopydeskText", ["CLanguageData"]),
    library("CopydeskXML", ["CLibxml2", "CopydeskText"]),
    library("CopydeskCore", ["CopydeskText"]),

    // Capabilities: they meet through layers and never import each other.
    library(
      "CopydeskInput", ["CopydeskCore", "CopydeskText", "CopydeskXML", "CBrotli", "CZlib", "CZstandard"]),
    library("CopydeskSentences", ["CopydeskCore", "CopydeskText"]),
    library("CopydeskDates", ["CopydeskCore", "CopydeskText"]),
    library("CopydeskQuotes", ["CopydeskCore", "CopydeskText"]),
    library("CopydeskDedup", ["CopydeskCore", "CopydeskText"]),
    library(
      "CopydeskExec",
      ["CopydeskCore", "CopydeskText", .product(name: "Subprocess", package: "swift-subprocess")]),
    library("CopydeskStore", ["CopydeskCore", "CSQLite"]),
    library("CopydeskValidation", ["CopydeskCore", "CopydeskText"]),

    // Everything together, and the program.
    library(
      "Copydesk",
      [
        "CopydeskCore", "CopydeskInput", "CopydeskSentences", "CopydeskDates", "CopydeskQuotes", "CopydeskDedup",
        "CopydeskExec", "CopydeskStore",
      ]),
    library(
      "CopydeskCommand",
      [
        "Copydesk", "CopydeskCore", "CopydeskExec", "CopydeskInput", "CopydeskStore", "CopydeskText",
        "CopydeskValidation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(name: "copydesk", dependencies: ["Copydesk", "CopydeskCommand"], swiftSettings: strict),
    library("CopydeskTesting", ["CopydeskCore", "CopydeskText", "CopydeskValidation"]),

    // Tests, a target for each module.
    tests("CopydeskText"),
    tests("CopydeskCore", ["CopydeskText"]),
    tests("CopydeskXML"),
    tests(
      "CopydeskInput", ["CZlib", "CZstandard", "CopydeskCore", "CopydeskText", "CopydeskTesting"],
      exclude: ["Dates/cases", "Feeds/cases"]),
    tests("CopydeskSentences", ["CopydeskCore", "CopydeskText", "CopydeskTesting"]),
    tests(
      "CopydeskDates", ["CopydeskCore", "CopydeskText", "CopydeskSentences", "CopydeskTesting"], exclude: ["cases"]),
    tests(
      "CopydeskQuotes", ["CopydeskCore", "CopydeskText", "CopydeskSentences", "CopydeskDates", "CopydeskTesting"],
      exclude: ["cases", "speakers"]),
    tests("CopydeskDedup", ["CopydeskCore", "CopydeskText", "CopydeskTesting"]),
    tests("CopydeskExec", ["CopydeskCore", "CopydeskTesting", "CopydeskText"]),
    tests("CopydeskStore", ["CopydeskCore", "CopydeskDedup"]),
    tests("CopydeskValidation", ["Copydesk", "CopydeskCore", "CopydeskInput", "CopydeskTesting", "CopydeskText"]),
    tests("Copydesk", ["CopydeskInput", "CopydeskTesting", "CopydeskValidation"]),
    tests("CopydeskCommand", ["Copydesk", "CopydeskCore"]),
    tests("CopydeskTesting", ["CopydeskCore", "CopydeskText"]),
  ]
)
