/// The attributes that a tree keeps; all others are passed over while parsing.
public enum HTMLAttribute: UInt8, Sendable, CaseIterable {
  /// No attribute: the name of an element that HTML doesn't know.
  case tagName
  // The attributes, by their names.
  case id, classes, href, src, rel, itemprop, itemtype, itemscope, itemid, property, name, content, datetime, role
  case hidden, style, type, lang, dir, title, alt, charset, httpEquiv, action, datePublished, dateModified
  case ariaHidden, ariaLabel, dataComponent, dataType, dataTestid, dataSrc, width, height, colspan, value
  case typeof, resource, pubdate, xmlLang, srcset, scope

  /// Its name as written in markup.
  public var name: String {
    switch self {
    case .classes: "class"
    case .httpEquiv: "http-equiv"
    case .datePublished: "data-datepublished"
    case .dateModified: "data-datemodified"
    case .ariaHidden: "aria-hidden"
    case .ariaLabel: "aria-label"
    case .dataComponent: "data-component"
    case .dataType: "data-type"
    case .dataTestid: "data-testid"
    case .dataSrc: "data-src"
    case .xmlLang: "xml:lang"
    default: "\(self)"
    }
  }

  static let lookup = NameTable(allCases.dropFirst().map(\.name), first: 1)

  /// The attribute of a name in lower case; nil for those that are not kept.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard let index = HTMLAttribute.lookup.index(of: name) else { return nil }
    self.init(rawValue: index)
  }
}
