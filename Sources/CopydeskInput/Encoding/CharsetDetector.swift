/// Guesses the encoding of bytes that are no UTF-8 and declare nothing that holds.
enum CharsetDetector {
  static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset { .windows1252 }
}
