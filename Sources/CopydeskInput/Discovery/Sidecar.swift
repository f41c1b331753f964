import CopydeskCore
import CopydeskText

/// What a file beside an input says of it.
struct Sidecar {
  var known = Input.Known()

  init() {}

  /// Reads `url`, `mediaType`, `charset`, `published`, `language`, `title` and `fetched` of a JSON object.
  init(path: String) throws(StageError) {
    let bytes = try ByteSource(.file(path)).readAll(limit: 1 << 20)
    let json: JSONView
    do {
      json = try JSONDocument(bytes, dialect: .relaxed).root
    } catch {
      throw StageError(.malformed, "The sidecar is not valid JSON: \(error).")
    }
    known.mediaType = json["mediaType"]?.string
    known.charset = json["charset"]?.string
    known.url = json["url"]?.string
    known.language = json["language"]?.string
    known.title = json["title"]?.string
    known.fetched = json["fetched"]?.string
    guard let stated = json["published"]?.string ?? json["published"]?["value"]?.string else { return }
    guard let date = StatedDate.iso(stated) else {
      throw StageError(.malformed, "The sidecar's date of publication can't be read: \(stated.prefix(60)).")
    }
    known.published = .init(value: date, from: "sidecar")
  }

  /// Whether a file is a sidecar or what a case expects, never an input.
  static func isAside(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name == "about.json" || name.hasSuffix(".meta.json")
      || (name.hasPrefix("expected") && name.hasSuffix(".json"))
  }

  /// Where the sidecar of a file may lie: behind its whole name, or its name without the last extension.
  static func paths(beside path: String) -> [String] {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return [path + ".meta.json"] }
    return [path + ".meta.json", String(path.dropLast(name.distance(from: dot, to: name.endIndex))) + ".meta.json"]
  }
}
