import CopydeskText

/// Lays the options that were given over the defaults, and collects what is wrong with them.
struct OptionDecoder<Options: StageOptions> {
  let specs: [OptionSpec<Options>]
  let variables: [String: String]
  var options = Options()
  var diagnostics: [Diagnostic] = []

  init(specs: [OptionSpec<Options>], variables: [String: String] = [:]) {
    self.specs = specs
    self.variables = variables
  }

  mutating func read(_ object: PipelineFile.Located<JSONView>) {
    let place = object.place
    reportBadKeys(of: object.value, allowed: specs.map(\.description.name), what: "option") { message, key in
      let path = place.path + "." + (key.string ?? "")
      diagnostics.append(PipelineFile.Place(file: place.file, json: key, path: path).diagnostic(message))
    }
    for (key, value) in object.value.members {
      guard let spec = specs.first(where: { $0.description.name == key.string }) else { continue }
      let here = PipelineFile.Place(file: place.file, json: value, path: place.path + "." + spec.description.name)
      if let problem = set(spec, value) {
        diagnostics.append(here.diagnostic(sentence(spec.description.name, problem)))
      }
    }
  }

  mutating func read(_ override: Plan.Override) {
    func report(_ message: String) {
      let path = "\(override.stage).\(override.option)"
      diagnostics.append(Diagnostic(file: "--set", line: 1, column: 1, path: path, message: message))
    }
    guard let spec = specs.first(where: { $0.description.name == override.option }) else {
      let near = didYouMean(override.option, among: specs.map(\.description.name))
      report("There is no option \"\(override.option)\"\(near)")
      return
    }
    if let problem = set(spec, text: override.value) { report(sentence(override.option, problem)) }
  }

  /// `problem` may end in a question.
  private func sentence(_ option: String, _ problem: String) -> String {
    "\"\(option)\" \(problem)\(problem.contains("did you mean") ? "?" : ".")"
  }

  private mutating func set(_ spec: OptionSpec<Options>, _ value: JSONView) -> String? {
    guard let text = value.string, text.contains("${env:") else { return spec.decode(value, &options) }
    switch expand(text) {
    case .failure(let missing): return "names the variable \(missing.name), which is not set"
    case .success(let expanded): return set(spec, text: expanded)
    }
  }

  /// Text from outside JSON: the JSON that it may be, or else a string as it is. What is wrong is said of the former.
  private mutating func set(_ spec: OptionSpec<Options>, text: String) -> String? {
    guard let document = try? JSONDocument(Array(text.utf8)) else { return spec.decode(quoted(text), &options) }
    guard let problem = spec.decode(document.root, &options) else { return nil }
    return document.root.kind != .string && spec.decode(quoted(text), &options) == nil ? nil : problem
  }

  private struct Missing: Error { var name: String }

  private func expand(_ text: String) -> Result<String, Missing> {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${env:"), let close = rest[open.upperBound...].firstIndex(of: "}") {
      result += rest[..<open.lowerBound]
      let inside = rest[open.upperBound..<close]
      let separator = inside.firstRange(of: ":-")
      let name = String(inside[..<(separator?.lowerBound ?? inside.endIndex)])
      if let value = variables[name] {
        result += value
      } else if let separator {
        result += inside[separator.upperBound...]
      } else {
        return .failure(Missing(name: name))
      }
      rest = rest[rest.index(after: close)...]
    }
    return .success(result + rest)
  }
}

/// A string as JSON. What the writer wrote the parser reads; the fallback is never reached.
private func quoted(_ text: String) -> JSONView {
  var writer = JSONWriter()
  writer.string(text)
  return ((try? JSONDocument(writer.bytes)) ?? .null).root
}
