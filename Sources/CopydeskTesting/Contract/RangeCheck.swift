import CopydeskCore
import CopydeskText

/// Looks at every range of a document.
struct RangeCheck {
  private let document: Document

  init(_ document: Document) { self.document = document }

  func problems(stage: String) -> [ContractViolation] {
    var problems: [ContractViolation] = []
    if String(validating: document.text, as: UTF8.self) == nil {
      problems.append(ContractViolation(.ranges, "the text of \(document.id) is not valid UTF-8"))
    }
    for layer in document.layers.all {
      layer.visit { range in
        if let what = problem(range) {
          problems.append(ContractViolation(.ranges, "\(layer.name) of \(document.id): \(what)"))
        }
      }
    }
    for finding in document.findings {
      if let what = finding.range.flatMap(problem) {
        problems.append(ContractViolation(.ranges, "finding \(finding.code) of \(document.id): \(what)"))
      }
      if finding.code.isEmpty || finding.message.isEmpty || finding.stage.isEmpty {
        problems.append(ContractViolation(.errors, "a finding of \(document.id) lacks its stage, code or message"))
      }
    }
    return problems + order()
  }

  private func problem(_ range: TextRange) -> String? {
    let text = document.text
    guard 0 <= range.start, range.start <= range.end, range.end <= text.count else {
      return "\(range.start)..<\(range.end) lies outside the text of \(text.count) bytes"
    }
    guard isBoundary(range.start), isBoundary(range.end) else {
      return "\(range.start)..<\(range.end) cuts a scalar"
    }
    return nil
  }

  private func isBoundary(_ offset: Int) -> Bool {
    offset == document.text.count || document.text[offset] & 0xC0 != 0x80
  }

  /// Built-in layers stand in order; blocks and sentences don't overlap either.
  private func order() -> [ContractViolation] {
    let apart = [
      (Blocks.name, (document[Blocks.self] ?? []).map(\.range)), (Sentences.name, document[Sentences.self] ?? []),
    ]
    let sorted = [
      (Timexes.name, (document[Timexes.self] ?? []).map(\.range)),
      (Mentions.name, (document[Mentions.self] ?? []).map(\.range)),
      (Quotes.name, (document[Quotes.self] ?? []).map(\.range)),
    ]
    let parts = (document[Quotes.self] ?? []).map { ("parts of " + $0.id, $0.parts) }
    var problems: [ContractViolation] = []
    for (name, ranges) in apart + parts where zip(ranges, ranges.dropFirst()).contains(where: { $0.end > $1.start }) {
      problems.append(ContractViolation(.order, "\(name) of \(document.id) overlap or stand out of order"))
    }
    for (name, ranges) in sorted where zip(ranges, ranges.dropFirst()).contains(where: { $0.start > $1.start }) {
      problems.append(ContractViolation(.order, "\(name) of \(document.id) stand out of order"))
    }
    return problems
  }
}
