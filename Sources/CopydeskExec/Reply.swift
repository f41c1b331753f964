import CopydeskCore
import CopydeskText

/// A program wrote what is no reply to the document it was asked about: nothing that follows can be trusted.
struct ProtocolError: Error {
  /// What is wrong, in words that follow the program's name.
  var words: String
}

/// One line of a program's standard output.
struct Reply {
  private let json: JSONView

  /// Reads the reply to the document with this id.
  init(_ line: [UInt8], of id: String) throws(ProtocolError) {
    guard let read = try? JSONDocument(line), read.root.kind == .object else {
      throw ProtocolError(
        words: "wrote a line to its standard output that is no JSON object; other words go to standard error")
    }
    json = read.root
    guard let named = json["id"]?.string else { throw ProtocolError(words: "gave a reply without an \"id\"") }
    guard named == id else {
      throw ProtocolError(words: "gave a reply to another document than the next: each gets one line, in order")
    }
  }

  /// Whether the program rejects the document.
  var isError: Bool { json["error"].map { !$0.isNull } ?? false }

  /// The document with what the reply says of it.
  func taken(by document: Document, writes: [String]) -> Acceptance {
    var document = document
    if isError, let error = json["error"] {
      let message = error["message"]?.string ?? error.string ?? "The program rejects the document."
      let code = error["code"]?.string.map { StageError.Code(rawValue: $0) }
      return .rejected(StageError(code ?? .process, message))
    }
    if let why = json["drop"]?.string {
      document.drop(stage: Exec.name, why: why)
      return .passed(document)
    }
    do throws(RecordError) {
      try document.update(writes, from: json)
      return .passed(document)
    } catch {
      return .rejected(StageError(.process, "The program's reply doesn't fit the document: \(error)"))
    }
  }
}
