import CopydeskCore
import CopydeskText

extension StageContract {
  /// Runs every example of the spec in every variant.
  func checkExamples(_ found: inout Found) {
    for example in S.spec.examples {
      guard let run = run(example, &found) else { continue }
      for variant in variants { check(example, variant, run, &found) }
    }
    if let run = run(Example(""), &found), case .document(let after)? = run([plain("")]).first {
      if !found.has(.ranges), layerRanges(after).contains(where: { !$0.isEmpty }) {
        found.add(.examples, "there is something in an empty text")
      }
    }
  }

  private func plain(_ text: String) -> Document { document(Array(text.utf8), id: "empty", published: nil) }

  /// The stage with the example's options.
  private func run(_ example: Example, _ found: inout Found) -> StageRun? {
    var options = S.Options()
    guard let json = try? JSONDocument(Array(example.options.utf8)) else {
      found.add(.examples, "the options are no JSON: \(example.options)")
      return nil
    }
    for (key, value) in json.root.members {
      let spec = S.spec.options.first { $0.description.name == key.string }
      if let problem = spec.map({ $0.decode(value, &options) }) ?? "is no option" {
        found.add(.examples, "\"\(key.string ?? "")\" \(problem)")
        return nil
      }
    }
    guard case .documents(let run)? = subject(options, &found) else { return nil }
    return run
  }

  private func check(_ example: Example, _ variant: Variant, _ run: StageRun, _ found: inout Found) {
    let varied = VariedExample(example, variant)
    let given = document(
      Array(varied.text.utf8), id: "example", language: example.language, published: example.published)
    guard let prepared = run.prepared([given]).first else { return }
    let place = "\(variant.rawValue) \(example.marked.debugDescription)"
    switch run([prepared]).first {
    case .document(let after)?:
      let actual = layerRanges(after)
      if let problem = varied.problem(actual, in: after, writesText: writesText) {
        found.add(.examples, "\(place) became \(problem)")
      }
    case .error(let error)?: found.add(.examples, "\(place) was rejected: \(error)")
    case nil: found.add(.examples, "\(place) was held back and never given back")
    }
  }

  private var writesText: Bool { S.spec.writes.contains { $0.name == Parts.Text.name } }

  /// The ranges of the first layer that the stage writes, one for each annotation.
  private func layerRanges(_ document: Document) -> [TextRange] {
    guard let layer = S.spec.writes.lazy.compactMap({ $0 as? any Layer.Type }).first else { return [] }
    if ObjectIdentifier(layer) == ObjectIdentifier(Quotes.self) {
      return (document[Quotes.self] ?? []).map(\.range).sorted()
    }
    var ranges: [TextRange] = []
    document.layers.all.first { $0.name == layer.name }?.visit { ranges.append($0) }
    return ranges.sorted()
  }
}

/// An example in one of its variants.
struct VariedExample {
  let text: String
  private let ranges: [TextRange]
  /// Where the example starts: what lies before it is not asked about.
  private let start: Int

  init<S: Stage>(_ example: Example, _ variant: StageContract<S>.Variant) {
    var marked = example.marked
    switch variant {
    case .plain: start = 0
    case .prefixed:
      let prefix = "🙂 The “Ça va” stand was full.\n\n"
      marked = prefix + marked
      start = prefix.utf8.count
    case .crlf:
      marked = String(decoding: crlf(marked.utf8), as: UTF8.self)
      start = 0
    case .finalNewline:
      marked += "\n"
      start = 0
    }
    let varied = Example(marked)
    text = varied.text
    ranges = varied.ranges
  }

  /// What came of it, where that is not what was expected.
  ///
  /// Where the stage makes the text itself, the marked stretches are compared as strings; unmarked text must stay as it is.
  func problem(_ actual: [TextRange], in document: Document, writesText: Bool) -> String? {
    guard actual.allSatisfy({ 0 <= $0.start && $0.start <= $0.end && $0.end <= document.text.count }) else {
      return "ranges outside the text"
    }
    let actual = actual.filter { $0.start >= start }
    if writesText {
      let bytes = Array(text.utf8)
      let expected = ranges.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
      if ranges.isEmpty ? document.text == bytes : expected == actual.map(document.string) { return nil }
    } else if actual == ranges {
      return nil
    }
    return MarkedText.marking(actual, in: document.text).debugDescription
  }
}

/// CR LF for every LF that has no CR yet.
private func crlf(_ bytes: String.UTF8View) -> [UInt8] {
  var result: [UInt8] = []
  for byte in bytes {
    if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
    result.append(byte)
  }
  return result
}
