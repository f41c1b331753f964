import CopydeskCore

@testable import CopydeskInput

/// What `read` makes of bytes.
func read(
  _ bytes: [UInt8], format: InputFormat? = nil, uri: String = "in", known: Input.Known = .init(),
  _ change: (inout ReadOptions) -> Void = { _ in }
) -> (documents: [Document], rejections: [Rejection]) {
  var options = ReadOptions()
  change(&options)
  var documents: [Document] = []
  var rejections: [Rejection] = []
  let input = Input(uri: uri, content: .bytes(bytes), known: known)
  do {
    try InputReading.read(input, as: format, options, stage: "read") { item in
      switch item {
      case .document(let document): documents.append(document)
      case .rejection(let rejection): rejections.append(rejection)
      }
    }
  } catch {
    let error = error as? StageError ?? StageError("other", "\(error)")
    rejections.append(Rejection(source: Source(), stage: "read", error: error))
  }
  return (documents, rejections)
}

func read(
  _ text: String, format: InputFormat? = nil, known: Input.Known = .init(),
  _ change: (inout ReadOptions) -> Void = { _ in }
)
  -> (documents: [Document], rejections: [Rejection])
{ read(Array(text.utf8), format: format, known: known, change) }

extension Document {
  /// The text as a string.
  var string: String { String(decoding: text, as: UTF8.self) }
  /// The markup as a string.
  var markupString: String { String(decoding: markup?.bytes ?? [], as: UTF8.self) }
  /// The text of each block.
  var blockStrings: [String] { (self[Blocks.self] ?? []).map { string($0.range) } }
  /// Codes of findings.
  var codes: [String] { findings.map(\.code) }
}
