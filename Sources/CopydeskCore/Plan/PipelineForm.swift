import CopydeskText

/// Checks the form of a pipeline file while it reads it.
struct PipelineForm {
  let file: String
  var diagnostics: [Diagnostic]

  static let keys = ["$schema", "name", "language", "extends", "stages", "tests"]
  static let stageKeys = ["stage", "id", "when", "options"]

  mutating func read(_ root: JSONView, into pipeline: inout PipelineFile) {
    guard root.kind == .object else {
      report("A pipeline is a JSON object.", root, "$")
      return
    }
    checkKeys(of: root, "$", allowed: Self.keys)
    pipeline.name = string(root["name"], "$.name")?.value
    pipeline.language = string(root["language"], "$.language")?.value
    pipeline.extends = string(root["extends"], "$.extends")
    if let stages = array(root["stages"], "$.stages") {
      for (index, element) in stages.enumerated() { readStage(element, "$.stages[\(index)]", into: &pipeline) }
    }
    if let tests = array(root["tests"], "$.tests") {
      pipeline.tests = tests.enumerated().map { .init(value: $1, place: place($1, "$.tests[\($0)]")) }
    }
  }

  private mutating func readStage(_ json: JSONView, _ path: String, into pipeline: inout PipelineFile) {
    guard json.kind == .object else {
      report("A stage is an object with the key \"stage\".", json, path)
      return
    }
    checkKeys(of: json, path, allowed: Self.stageKeys)
    let id = string(json["id"], path + ".id")
    let options = object(json["options"], path + ".options")
    let when = object(json["when"], path + ".when")
    guard json["stage"] != nil else {
      report("The stage's name is missing: \"stage\": \"...\".", json, path)
      return
    }
    guard let name = string(json["stage"], path + ".stage") else { return }
    pipeline.stages.append(.init(stage: name, id: id?.value ?? name.value, options: options, when: when))
  }

  private func place(_ json: JSONView, _ path: String) -> PipelineFile.Place {
    .init(file: file, json: json, path: path)
  }

  private mutating func report(_ message: String, _ json: JSONView, _ path: String) {
    diagnostics.append(place(json, path).diagnostic(message))
  }

  private mutating func string(_ json: JSONView?, _ path: String) -> PipelineFile.Located<String>? {
    guard let json else { return nil }
    guard let value = json.string else {
      report("This must be a string.", json, path)
      return nil
    }
    return .init(value: value, place: place(json, path))
  }

  private mutating func array(_ json: JSONView?, _ path: String) -> [JSONView]? {
    guard let json else { return nil }
    if json.kind != .array { report("This must be an array.", json, path) }
    return json.elements
  }

  private mutating func object(_ json: JSONView?, _ path: String) -> PipelineFile.Located<JSONView>? {
    guard let json else { return nil }
    guard json.kind == .object else {
      report("This must be an object.", json, path)
      return nil
    }
    return .init(value: json, place: place(json, path))
  }

  private mutating func checkKeys(of json: JSONView, _ path: String, allowed: [String]) {
    reportBadKeys(of: json, allowed: allowed) { message, key in report(message, key, path) }
  }
}

/// Reports doubled keys and keys that are not allowed, with the nearest that is.
func reportBadKeys(of json: JSONView, allowed: [String], what: String = "key", report: (String, JSONView) -> Void) {
  var seen: Set<String> = []
  for (key, _) in json.members {
    let name = key.string ?? ""
    if !seen.insert(name).inserted {
      report("The key \"\(name)\" stands here twice.", key)
    } else if !allowed.contains(name) {
      report("There is no \(what) \"\(name)\" here\(didYouMean(name, among: allowed))", key)
    }
  }
}

/// The end of a sentence: `: did you mean "x"?`, or a full stop where no word is near.
func didYouMean(_ word: String, among candidates: [String]) -> String {
  nearestSpelling(of: word, among: candidates).map { ": did you mean \"\($0)\"?" } ?? "."
}
