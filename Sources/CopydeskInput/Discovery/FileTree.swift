import CopydeskCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks at files and directories.
enum FileTree {
  /// What a path leads to.
  enum Kind { case file, directory, missing }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
  }

  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The path up to and with its last slash.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// The files below a directory, hidden ones left out, in byte order of their paths relative to it. Links to directories
  /// are not followed: they may lead in circles.
  static func files(below folder: String) throws(StageError) -> [String] {
    var found: [String] = []
    var waiting = [""]
    while let prefix = waiting.popLast() {
      for name in try names(in: folder + "/" + prefix) where !name.hasPrefix(".") {
        let path = prefix + name
        switch kind(of: folder + "/" + path) {
        case .file: found.append(path)
        case .directory where !isLink(folder + "/" + path): waiting.append(path + "/")
        case .directory, .missing: break
        }
      }
    }
    return found.sorted(by: precedes)
  }

  /// What a pattern matches, in byte order.
  static func matches(of pattern: String) -> [String] {
    var list = glob_t()
    defer { globfree(&list) }
    guard glob(pattern, GLOB_NOSORT, nil, &list) == 0 else { return [] }
    let paths = (0..<Int(list.gl_pathc)).compactMap { index in list.gl_pathv[index].map { String(cString: $0) } }
    return paths.sorted(by: precedes)
  }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func names(in folder: String) throws(StageError) -> [String] {
    guard let directory = opendir(folder) else {
      throw StageError(.io, "The directory can't be read: \(systemError()).")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
          String(cString: $0)
        }
      }
      names.append(name)
    }
    return names
  }
}
