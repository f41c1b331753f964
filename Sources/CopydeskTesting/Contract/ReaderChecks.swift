import CopydeskCore
import CopydeskText

extension StageContract {
  /// Inputs of every kind: same items twice, valid documents, ids of their own, and an end when nobody wants more.
  func check(_ reader: any ReaderStage, _ found: inout Found) {
    for input in readerInputs() {
      let first = items(reader, input, &found)
      var ids: Set<String> = []
      var sound = true
      for case .document(let document) in first {
        let problems = RangeCheck(document).problems(stage: S.spec.name)
        for problem in problems { found.add(problem.rule, problem.message) }
        sound = sound && problems.isEmpty
        if document.id.isEmpty || !ids.insert(document.id).inserted {
          found.add(.documents, "\(input.uri) has documents without an id of their own: \"\(document.id)\"")
        }
      }
      guard sound else { continue }
      let second = items(reader, input, &found)
      if first.map(snapshot) != second.map(snapshot) {
        found.add(.determinism, "\(input.uri) is read differently the second time")
      }
      checkStop(reader, input, count: first.count, &found)
    }
  }

  private func readerInputs() -> [Input] {
    var random = SeededGenerator(seed: seed)
    var contents = RandomTexts.edges.map { Array($0.utf8) } + RandomTexts.hostile(scale: 2_000).map { Array($0.utf8) }
    contents += S.spec.examples.map { Array($0.text.utf8) }
    for index in 0..<rounds {
      contents.append(RandomTexts.bytes(8 << (index % 8), using: &random))
      contents.append(Array(RandomTexts.newsLike(pieces: 40, using: &random).utf8))
    }
    let openings = [
      "<rss><channel><item>", "<html><body><p>", "{\"text\": \"", "<feed xmlns='http://www.w3.org/2005/Atom'>",
    ]
    contents += openings.map { Array($0.utf8) + RandomTexts.bytes(500, using: &random) }
    return contents.enumerated().map { Input(uri: "input-\($0)", content: .bytes($1)) }
  }

  private func items(_ reader: any ReaderStage, _ input: Input, _ found: inout Found) -> [Item] {
    var items: [Item] = []
    do {
      try reader.read(input) { items.append($0) }
    } catch let error as StageError {
      if error.message.isEmpty { found.add(.errors, "an error says nothing") }
    } catch {
      found.add(.errors, "\(input.uri): \(error) is no StageError")
    }
    return items
  }

  private struct Enough: Error {}

  /// A reader stops when `emit` throws, and lets the error through.
  private func checkStop(_ reader: any ReaderStage, _ input: Input, count: Int, _ found: inout Found) {
    guard count > 0 else { return }
    var calls = 0
    do {
      try reader.read(input) { _ in
        calls += 1
        throw Enough()
      }
      found.add(.errors, "\(input.uri): an error that emit throws is swallowed")
    } catch {
      if calls > 1 { found.add(.errors, "\(input.uri): reading goes on after emit has thrown") }
    }
  }

  private func snapshot(_ item: Item) -> [UInt8] {
    switch item {
    case .document(let document): snapshot(document) + (document.markup?.bytes ?? [])
    case .rejection(let rejection): rejection.line
    }
  }
}
