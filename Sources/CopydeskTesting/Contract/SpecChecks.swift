import CopydeskCore
import CopydeskText

extension StageContract {
  /// Name, summary and the names of its layers.
  func checkSpec(_ found: inout Found) {
    let spec = S.summary
    let name = Array(spec.name.utf8)
    if name.isEmpty || !name.allSatisfy({ isLowercaseNameByte($0) }) {
      found.add(.spec, "the name \"\(spec.name)\" is not made of a-z, 0-9, hyphens and dots")
    }
    if spec.summary.isEmpty || spec.summary.contains("\n") || !spec.summary.hasSuffix(".") {
      found.add(.spec, "the summary must be one line that ends in a full stop: \"\(spec.summary)\"")
    }
    for option in spec.options where option.summary.isEmpty {
      found.add(.spec, "the option \"\(option.name)\" has no summary")
    }
    for layer in S.spec.writes.compactMap({ $0 as? any Layer.Type }) where !Document.isBuiltin(layer) {
      if RecordKeys.all.contains(layer.name) {
        found.add(.spec, "the layer \"\(layer.name)\" has the name of a key that every record has")
      }
    }
  }

  private func isLowercaseNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
  }

  /// Each option set to its default and its bounds comes back; everything else is refused with its place.
  func checkOptions(_ found: inout Found) {
    for option in S.spec.options {
      let description = option.description
      for value in [description.defaultJSON, description.low, description.high].compactMap(\.self) {
        roundTrip(option, value, &found)
      }
      if let low = description.low, let below = neighbour(of: low, down: true) { refuse(option, below, &found) }
      if let high = description.high, let above = neighbour(of: high, down: false) { refuse(option, above, &found) }
      refuse(option, "{\"of\": \"another type\"}", &found)
    }
    checkUnknownOption(&found)
  }

  private func roundTrip(_ option: OptionSpec<S.Options>, _ value: String, _ found: inout Found) {
    guard let json = try? JSONDocument(Array(value.utf8)) else {
      return found.add(.options, "\"\(option.description.name)\" describes itself with broken JSON: \(value)")
    }
    var options = S.Options()
    if let problem = option.decode(json.root, &options) {
      return found.add(.options, "\"\(option.description.name)\" \(problem), but the spec says \(value)")
    }
    var written = JSONWriter()
    option.write(options, &written)
    if written.text != value {
      found.add(.options, "\"\(option.description.name)\" was set to \(value) and came back as \(written.text)")
    }
  }

  private func refuse(_ option: OptionSpec<S.Options>, _ value: String, _ found: inout Found) {
    var options = S.Options()
    guard let json = try? JSONDocument(Array(value.utf8)), option.decode(json.root, &options) == nil else { return }
    found.add(.options, "\"\(option.description.name)\" accepts \(value)")
  }

  /// A value just outside a bound.
  private func neighbour(of bound: String, down: Bool) -> String? {
    if let whole = Int(bound) {
      let (next, overflow) = whole.addingReportingOverflow(down ? -1 : 1)
      return overflow ? nil : String(next)
    }
    return Double(bound).map { "\($0 + (down ? -1 : 1))" }
  }

  private func checkUnknownOption(_ found: inout Found) {
    var json = JSONWriter()
    json.object { json in
      json.key("stages")
      json.array { json in
        json.object { json in
          json.member("stage", S.spec.name)
          json.key("options")
          json.object { $0.member("noSuchOption", 1) }
        }
      }
    }
    var diagnostics: [Diagnostic] = []
    let source = PipelineSource(json.bytes, file: "contract.json", diagnostics: &diagnostics) { name, _ in
      throw StageError(.io, "\(name) is not there")
    }
    do throws(PlanError) {
      _ = try Plan(source, registry: StageRegistry([S.self]), environment: environment, diagnostics: diagnostics)
    } catch {
      diagnostics = error.diagnostics
    }
    if !diagnostics.contains(where: { $0.path == "$.stages[0].options.noSuchOption" && $0.column > 1 }) {
      found.add(.options, "an unknown option is not refused with its place")
    }
  }
}

extension Document {
  static func isBuiltin(_ layer: any Layer.Type) -> Bool {
    builtinLayers.contains { ObjectIdentifier($0) == ObjectIdentifier(layer) }
  }
}

/// Keys that a record has besides layers, and the built-in layers' names.
enum RecordKeys {
  static let all: Set<String> = [
    "id", "source", "title", "authors", "publisher", "section", "tags", "summary", "language", "url", "media",
    "published", "modified", "dateline", "text", "blocks", "sentences", "timexes", "entities", "mentions", "quotes",
    "duplicate", "removed", "findings", "extra", "offsets", "pipeline",
  ]
}
