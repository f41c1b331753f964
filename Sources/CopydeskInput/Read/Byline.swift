/// The people that a byline or a field for an author names.
enum Byline {
  /// Their names, without what stands before them. A text is cut at commas and words such as "and" only where every part is
  /// somebody's full name: `Berg, Ola` and `Ek & Sons` stay one.
  static func names(_ text: String) -> [String] {
    let whole = AuthorName.isOpened(text) ? AuthorName.clean(text, isStated: true) ?? text : text
    let parts = AuthorName.split(whole).compactMap { AuthorName.clean($0, isStated: false) }
    if parts.count > 1, parts.allSatisfy(AuthorName.looksFull) { return parts }
    return whole.isEmpty ? [] : [whole]
  }
}
