public import CopydeskCore
import CopydeskText
import FoundationEssentials

extension ValidationCase {
  /// All case folders below a folder, by name: those that hold an `expected.json`, or nothing but a `source.*` yet.
  ///
  /// - Parameters:
  ///   - filter: a pattern with `*` and `?`; cases whose name holds it are taken.
  ///   - inputs: finds the inputs of a folder, with what sidecars say of them.
  public static func folders(
    below root: String, filter: String? = nil, inputs: (_ folder: String) throws -> [Input]
  ) throws -> [ValidationCase] {
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: root) else {
      throw CaseError(file: root, message: "There is no such folder.")
    }
    let folders = Set(paths.compactMap(caseFolder)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return try folders.filter { name in filter.map { wildcard("*\($0)*", matches: name) } ?? true }.map { name in
      try ValidationCase(folder: root + "/" + name, name: name, inputs: inputs)
    }
  }

  private static func caseFolder(_ path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let file = path[path.index(after: slash)...]
    guard file == "expected.json" || file.hasPrefix("source."), !path.hasPrefix(".") else { return nil }
    return String(path[..<slash])
  }

  private init(folder: String, name: String, inputs: (String) throws -> [Input]) throws {
    self.name = name
    file = folder + "/expected.json"
    line = 1
    isFolder = true
    self.inputs = try inputs(folder)
    guard FileManager.default.fileExists(atPath: file) else {
      expected = []
      return
    }
    do {
      let json = try JSONDocument(ByteSource(.file(file)).readAll(), dialect: .relaxed).root
      let tree = Tree(json, keepsLines: true)
      expected = tree.elements ?? [tree]
    } catch {
      throw CaseError(file: file, message: "\(error)")
    }
    if let stray = expected.first(where: { $0.members == nil }) {
      throw CaseError(file: file, message: "line \(stray.line): an expectation is an object, or a list of objects.")
    }
  }
}
