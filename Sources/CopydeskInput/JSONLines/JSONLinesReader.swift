import CopydeskCore
import CopydeskText

/// Reads one JSON object a line; what can't be read of a line is a rejection, and the next line goes on.
enum JSONLinesReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    var lines = LineReader(try DecodedStream.unlessUTF8(stream, reading), limit: reading.options.maxDocumentBytes)
    var number = 0
    var item = 0
    while let line = try lines.next() {
      number += 1
      switch line {
      case .tooLong:
        let limit = reading.options.maxDocumentBytes
        let error = StageError(.limit, "Line \(number) is longer than \(limit) bytes.", limit: "maxDocumentBytes")
        try emit(reading.rejection(error, item: item))
      case .line(let bytes):
        let bytes = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        if bytes.allSatisfy(ByteScan.isSpace) { continue }
        try emit(self.item(bytes, number: number, item: item, reading))
      }
      item += 1
    }
  }

  private static func item(_ line: ArraySlice<UInt8>, number: Int, item: Int, _ reading: Reading) -> Item {
    var bytes: [UInt8] = []
    var counts = DecodingCounts()
    line.withUnsafeBufferPointer { _ = UTF8Repair.decode($0, isLast: true, into: &bytes, counts: &counts) }
    do {
      var document = try JSONArticle.document(try parse(bytes, number: number), item: item, reading)
      reading.add(counts.repairs, to: &document)
      return .document(document)
    } catch {
      return reading.rejection(error, item: item)
    }
  }

  private static func parse(_ bytes: [UInt8], number: Int) throws(StageError) -> JSONView {
    let root: JSONView
    do {
      root = try JSONDocument(bytes).root
    } catch {
      throw StageError(.malformed, "Line \(number), column \(error.column) is not valid JSON: \(error.message)")
    }
    guard root.kind == .object else { throw StageError(.malformed, "Line \(number) holds no JSON object.") }
    return root
  }
}
