// swift-tools-version: 6.2
import PackageDescription

/// Measurements, apart from the package so that nothing here is everybody's.
let package = Package(
  name: "copydesk-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "copydesk", path: ".."),
    // Without its traits it needs no jemalloc; counts of allocations then say nothing.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CLibxml2DOM", pkgConfig: "libxml-2.0"),
    .executableTarget(
      name: "MarkupBench",
      dependencies: [
        "CLibxml2DOM", .product(name: "CopydeskCore", package: "copydesk"),
        .product(name: "CopydeskInput", package: "copydesk"),
      ]),
    .executableTarget(
      name: "BlockFeatures",
      dependencies: [
        .product(name: "CopydeskInput", package: "copydesk"), .product(name: "CopydeskText", package: "copydesk"),
      ]),
    .executableTarget(
      name: "QuoteFeatures",
      dependencies: [
        .product(name: "CopydeskQuotes", package: "copydesk"), .product(name: "CopydeskText", package: "copydesk"),
      ]),
    .executableTarget(
      name: "DedupBench",
      dependencies: [
        .product(name: "CopydeskCore", package: "copydesk"), .product(name: "CopydeskDedup", package: "copydesk"),
        .product(name: "CopydeskTesting", package: "copydesk"),
      ]),
    .executableTarget(
      name: "Desk",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), .product(name: "Copydesk", package: "copydesk"),
        .product(name: "CopydeskCore", package: "copydesk"), .product(name: "CopydeskText", package: "copydesk"),
      ],
      path: "Benchmarks/Desk", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
