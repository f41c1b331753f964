import CopydeskCore
import CopydeskXML

/// Reads of a page what a site rule says where to find.
struct RuleMetadata {
  private let rule: SiteRule
  private let tree: NodeTree

  init(_ rule: SiteRule, in tree: NodeTree) {
    self.rule = rule
    self.tree = tree
  }

  /// Fills in what isn't known yet. A date that can't be read is a finding.
  func write(to document: inout Document, stage: String) {
    let given = document.metadata
    func set(_ path: WritableKeyPath<Metadata, String?>, _ field: SiteRule.Field) {
      if given[keyPath: path] == nil { document.metadata[keyPath: path] = values(field).first }
    }
    set(\.title, .title)
    set(\.publisher, .publisher)
    set(\.section, .section)
    set(\.summary, .summary)
    set(\.url, .url)
    if given.language == nil { document.metadata.language = LanguageTag.clean(values(.language).first) }
    if given.authors.isEmpty { document.metadata.authors = unique(values(.authors)) }
    if given.tags.isEmpty { document.metadata.tags = unique(values(.tags)) }
    if given.media.isEmpty { document.metadata.media = values(.image).prefix(1).map { .init(url: $0) } }
    for (field, path) in [(SiteRule.Field.published, \Metadata.published), (.modified, \Metadata.modified)] {
      guard given[keyPath: path] == nil, let stated = values(field).first else { continue }
      guard let value = StatedDate.iso(stated) else {
        document.find(stage, "bad-date", "The date that the site rule names can't be read: \(stated.prefix(60)).")
        continue
      }
      document.metadata[keyPath: path] = .init(value: value, from: "site-rule")
    }
  }

  /// What the first source that has anything says.
  private func values(_ field: SiteRule.Field) -> [String] {
    for source in rule.metadata[field] ?? [] {
      let found: [String] =
        switch source {
        case .constant(let value): [value]
        case .element(let selector, let attribute):
          selector.elements(in: tree).compactMap { value(of: $0, attribute, field) }.filter { !$0.isEmpty }
        }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func value(of node: Int, _ attribute: String?, _ field: SiteRule.Field) -> String? {
    if let attribute = attribute.flatMap(KeptAttributes.attribute) {
      return tree.value(attribute, of: node).map { Plain.text(Array($0.utf8)) }
    }
    for attribute in usual(of: tree.nodes[node].element, field) {
      if let value = tree.value(attribute, of: node) { return Plain.text(Array(value.utf8)) }
    }
    return Plain.text(tree.text(of: node))
  }

  /// The attributes that hold what such an element says.
  private func usual(of element: HTMLElement, _ field: SiteRule.Field) -> [HTMLAttribute] {
    switch element {
    case .meta: [.content]
    case .time: [.datetime]
    case .img: [.dataSrc, .src]
    case .link: [.href]
    case .a where field == .url: [.href]
    default: []
    }
  }

  private func unique(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}
