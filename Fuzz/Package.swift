// swift-tools-version: 6.2
import PackageDescription

// A package of its own: fuzzing needs compiler flags that would keep others from depending on Copydesk.
// `make -C Fuzz feed` builds it and fuzzes one reader, `make -C Fuzz dates` sentences and dates; see the Makefile.

let sanitizers = SwiftSetting.unsafeFlags(["-sanitize=fuzzer,address"])

/// A program that fuzzes some libraries of Copydesk.
func program(_ name: String, _ libraries: [String]) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["FuzzDriver"] + libraries.map { .product(name: $0, package: "copydesk") },
    swiftSettings: [.swiftLanguageMode(.v6), sanitizers],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
}

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "copydesk", path: "..")],
  targets: [
    .target(name: "FuzzDriver", swiftSettings: [.swiftLanguageMode(.v6), sanitizers]),
    program("fuzz", ["CopydeskCore", "CopydeskInput", "CopydeskText"]),
    program("fuzz-dates", ["CopydeskCore", "CopydeskDates", "CopydeskSentences", "CopydeskText"]),
    program("fuzz-quotes", ["CopydeskCore", "CopydeskQuotes", "CopydeskSentences", "CopydeskText"]),
  ]
)
