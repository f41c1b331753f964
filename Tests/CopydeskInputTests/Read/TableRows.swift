import Foundation

/// The rows of a table beside the tests, as cells, with their place; comments and empty lines are left out.
func tableRows(_ path: String) -> [(cells: [String], place: String)] {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: path)
  let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
    guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
    return (line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init), "\(path):\(index + 1)")
  }
}
