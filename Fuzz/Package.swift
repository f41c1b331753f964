// swift-tools-version: 6.2
import PackageDescription

// A package of its own: fuzzing needs compiler flags that would keep others from depending on Copydesk.
// `make -C Fuzz feed` builds it and fuzzes one reader, `make -C Fuzz dates` sentences and dates; see the Makefile.

let sanitizers = "-sanitize=fuzzer,address"

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "copydesk", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "CopydeskCore", package: "copydesk"), .product(name: "CopydeskInput", package: "copydesk"),
        .product(name: "CopydeskText", package: "copydesk"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags([sanitizers])], linkerSettings: [.unsafeFlags([sanitizers, "-use-ld=lld"])]
    ),
    .executableTarget(
      name: "fuzz-dates",
      dependencies: [
        .product(name: "CopydeskCore", package: "copydesk"), .product(name: "CopydeskDates", package: "copydesk"),
        .product(name: "CopydeskSentences", package: "copydesk"), .product(name: "CopydeskText", package: "copydesk"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags([sanitizers])], linkerSettings: [.unsafeFlags([sanitizers, "-use-ld=lld"])]
    ),
    .executableTarget(
      name: "fuzz-quotes",
      dependencies: [
        .product(name: "CopydeskCore", package: "copydesk"), .product(name: "CopydeskQuotes", package: "copydesk"),
        .product(name: "CopydeskSentences", package: "copydesk"), .product(name: "CopydeskText", package: "copydesk"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags([sanitizers])], linkerSettings: [.unsafeFlags([sanitizers, "-use-ld=lld"])]
    ),
  ]
)
