import CopydeskCore
import CopydeskText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a dead-letter file names: where each rejected document came from, and how often it was tried.
struct Rejected: Sendable {
  /// A document by its input and its place in that.
  private struct Place: Hashable, Sendable {
    var uri: String
    var item: Int?
  }

  /// The inputs, each once, in the order of the file.
  private(set) var inputs: [String] = []
  private var attempts: [Place: Int] = [:]
  /// Inputs that were rejected as a whole.
  private var whole: Set<String> = []

  /// Reads the dead letter of a run directory, or a file.
  ///
  /// - Throws: `io` or `malformed`, naming the file and line.
  init(_ path: String) throws(StageError) {
    let inside = path + "/rejected.jsonl"
    let file = access(inside, F_OK) == 0 ? inside : path
    let bytes: [UInt8]
    do throws(StageError) {
      bytes = try ByteSource(.file(file)).readAll()
    } catch {
      throw StageError(error.code, "\(file): \(error.message)")
    }
    var seen: Set<String> = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      guard let json = try? JSONDocument(Array(line), dialect: .strict).root, let uri = json["source"]?["uri"]?.string
      else { throw StageError(.malformed, "\(file):\(number + 1): this is no rejection.") }
      let place = Place(uri: uri, item: json["source"]?["item"]?.int)
      if seen.insert(uri).inserted { inputs.append(uri) }
      if place.item == nil { whole.insert(uri) }
      attempts[place] = max(attempts[place] ?? 0, json["attempts"]?.int ?? 1)
    }
  }

  /// Whether a document was rejected, or the input it is in.
  func contains(_ source: Source) -> Bool {
    whole.contains(source.uri) || attempts[Place(uri: source.uri, item: source.item)] != nil
  }

  /// The rejection, with the earlier attempts counted.
  func counted(_ rejection: Rejection) -> Rejection {
    var rejection = rejection
    let source = rejection.source
    rejection.attempts += attempts[Place(uri: source.uri, item: source.item)] ?? attempts[Place(uri: source.uri)] ?? 0
    return rejection
  }
}
