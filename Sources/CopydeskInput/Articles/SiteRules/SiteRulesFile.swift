import CopydeskCore
import CopydeskText

/// Reads a file of site rules and finds all that is wrong with it.
struct SiteRulesFile {
  private let file: String
  private(set) var rules = SiteRules()
  private(set) var diagnostics: [Diagnostic] = []

  private static let keys = ["$schema", "rules"]
  private static let ruleKeys = ["site", "select", "drop", "metadata"]

  /// The rules in `path`.
  ///
  /// - Throws: `options`, with one line for each mistake: file, line, column and JSON path.
  static func load(_ path: String) throws(StageError) -> SiteRules {
    let bytes: [UInt8]
    do throws(StageError) {
      bytes = try ByteSource(.file(path)).readAll(limit: 1 << 26)
    } catch {
      throw StageError(.options, "The site rules in \(path) can't be read: \(error.message)")
    }
    let file = SiteRulesFile(bytes, file: path)
    guard file.diagnostics.isEmpty else {
      throw StageError(.options, PlanError(file.diagnostics).description)
    }
    var rules = file.rules
    rules.hash = String(bytes.withUnsafeBufferPointer { FNV1a.hash($0) }, radix: 16)
    return rules
  }

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    do throws(JSONError) {
      read(try JSONDocument(bytes, dialect: .relaxed).root)
      diagnostics.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    } catch {
      diagnostics.append(
        Diagnostic(file: file, line: error.line, column: error.column, path: "$", message: error.message))
    }
  }

  private mutating func read(_ root: JSONView) {
    guard root.kind == .object else {
      return report("Site rules are a JSON object with the key \"rules\".", root, "$")
    }
    checkKeys(of: root, "$", SiteRulesFile.keys)
    guard let list = root["rules"], list.kind == .array else {
      return report("The list \"rules\" is missing.", root["rules"] ?? root, "$.rules")
    }
    for (index, rule) in list.elements.enumerated() { read(rule, "$.rules[\(index)]") }
  }

  private mutating func report(_ message: String, _ json: JSONView, _ path: String) {
    let (line, column) = json.position
    diagnostics.append(Diagnostic(file: file, line: line, column: column, path: path, message: message))
  }

  private mutating func checkKeys(of json: JSONView, _ path: String, _ allowed: [String]) {
    var seen: Set<String> = []
    for (key, _) in json.members {
      let name = key.string ?? ""
      if !seen.insert(name).inserted {
        report("The key \"\(name)\" stands here twice.", key, path)
      } else if !allowed.contains(name) {
        let near = nearestSpelling(of: name, among: allowed).map { ": did you mean \"\($0)\"?" } ?? "."
        report("There is no key \"\(name)\" here\(near)", key, path)
      }
    }
  }

  // MARK: Rules

  private mutating func read(_ json: JSONView, _ path: String) {
    guard json.kind == .object else { return report("A rule is an object with the key \"site\".", json, path) }
    checkKeys(of: json, path, SiteRulesFile.ruleKeys)
    var rule = SiteRule()
    if json["site"] == nil { report("The rule doesn't say for which \"site\" it is.", json, path) }
    for (text, value, path) in strings(json["site"], path + ".site") {
      if let pattern = SitePattern(text) {
        rule.sites.append(pattern)
      } else {
        report("A site is written as \"example.org\" or \"example.org/news/*\".", value, path)
      }
    }
    rule.select = selectors(json["select"], path + ".select")
    rule.drop = selectors(json["drop"], path + ".drop")
    if let metadata = json["metadata"] { read(metadata, path + ".metadata", into: &rule) }
    rules.rules.append(rule)
  }

  private mutating func read(_ json: JSONView, _ path: String, into rule: inout SiteRule) {
    guard json.kind == .object else { return report("This must be an object.", json, path) }
    let names = SiteRule.Field.allCases.map(\.rawValue)
    checkKeys(of: json, path, names)
    for (key, value) in json.members {
      guard let name = key.string, let field = SiteRule.Field(rawValue: name) else { continue }
      for (text, value, path) in strings(value, path + "." + name) {
        if let source = source(text, value, path) { rule.metadata[field, default: []].append(source) }
      }
    }
  }

  /// `selector`, `selector@attribute` or `=constant`.
  private mutating func source(_ text: String, _ json: JSONView, _ path: String) -> SiteRule.MetadataSource? {
    if text.hasPrefix("=") { return .constant(String(text.dropFirst())) }
    var attribute: String?
    var selector = text
    if let at = text.lastIndex(of: "@"), !text[at...].contains("]") {
      let name = text[text.index(after: at)...].lowercased()
      guard KeptAttributes.attribute(name) != nil else {
        let near = nearestSpelling(of: name, among: KeptAttributes.names).map { ": did you mean \"\($0)\"?" } ?? "."
        report("The attribute \"\(name)\" can't be asked for\(near)", json, path)
        return nil
      }
      (attribute, selector) = (name, String(text[..<at]))
    }
    return self.selector(selector, json, path).map { .element($0, attribute: attribute) }
  }

  private mutating func selectors(_ json: JSONView?, _ path: String) -> [Selector] {
    var all: [Selector] = []
    for (text, value, path) in strings(json, path) {
      if let selector = selector(text, value, path) { all.append(selector) }
    }
    return all
  }

  private mutating func selector(_ text: String, _ json: JSONView, _ path: String) -> Selector? {
    do throws(SelectorError) {
      return try Selector(text)
    } catch {
      report("The selector \"\(text)\" can't be read: \(error.message).", json, path)
      return nil
    }
  }

  /// A string, or each string of a list.
  private mutating func strings(_ json: JSONView?, _ path: String) -> [(String, JSONView, String)] {
    guard let json else { return [] }
    if let text = json.string { return [(text, json, path)] }
    guard json.kind == .array else {
      report("This must be a string or a list of strings.", json, path)
      return []
    }
    var all: [(String, JSONView, String)] = []
    for (index, element) in json.elements.enumerated() {
      let path = "\(path)[\(index)]"
      guard let text = element.string else {
        report("This must be a string.", element, path)
        continue
      }
      all.append((text, element, path))
    }
    return all
  }
}
