import Benchmark
import Copydesk
import CopydeskCore
import CopydeskText
import Foundation

/// The articles of `Benchmarks/News` as one text: news as it is written, with a time expression about every forty words.
private let article: [UInt8] = {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../News").standardized
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  let texts = names.sorted().compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  precondition(!texts.isEmpty, "There is no article in \(folder.path).")
  return Array(texts.joined(separator: "\n\n").utf8)
}()

/// The article after every stage before `name`, and that stage.
private func prepared(_ name: String) throws -> (document: Document, stage: any DocumentStage) {
  var document = Document(id: "benchmark", text: article)
  document.metadata.language = "en"
  document.metadata.published = .init(value: "2018-01-13", from: "option")
  for step in try Pipeline(.news).plan.steps {
    guard case .document(let stage) = step.stage else { continue }
    if step.id == name { return (document, stage) }
    try stage.process(&document)
  }
  throw StageError(.options, "The news pipeline has no document stage \"\(name)\".")
}

/// The base line that ratios refer to: one look at each byte through a table.
private func sentenceEnds(_ text: [UInt8]) -> Int {
  var table = [Bool](repeating: false, count: 256)
  for byte in ".!?".utf8 { table[Int(byte)] = true }
  return text.withUnsafeBufferPointer { text in
    table.withUnsafeBufferPointer { table in
      var count = 0
      for byte in text where table[Int(byte)] { count += 1 }
      return count
    }
  }
}

let benchmarks: @Sendable () -> Void = {
  // The base line takes microseconds: measured one by one, reading the clock would count with it, and what the clock
  // pushes out of the caches against the stages.
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuUser, .wallClock, .instructions], scalingFactor: .kilo, maxDuration: .seconds(3))

  Benchmark("scan for sentence ends") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(sentenceEnds(article)) }
  }

  Benchmark("tokens") { benchmark in
    guard let lexicon = Lexicon.language("en") else { return }
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(Tokens(article, lexicon: lexicon)) }
  }

  for name in ["clean-text", "split-sentences", "resolve-dates", "attribute-quotes"] {
    Benchmark(name) { benchmark in
      var (document, stage) = try prepared(name)
      _ = document.tokens()
      // What prepared the document is not the stage's.
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        var copy = document
        try stage.process(&copy)
        blackHole(copy)
      }
    }
  }

  Benchmark("whole pipeline", configuration: .init(scalingFactor: .one)) { benchmark in
    let desk = try Pipeline(.news)
    let input = Input(uri: "benchmark", content: .bytes(article))
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      for try await record in try desk.records(of: [input]) { blackHole(record.json) }
    }
  }
}
