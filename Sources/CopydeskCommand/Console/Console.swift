import ArgumentParser
import Logging

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much the program says on standard error, and how.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: .long, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say more.")
  var verbose = false

  @Option(name: .long, help: ArgumentHelp("How messages are written: text or json.", valueName: "text|json"))
  var logFormat = LogFormat.text

  enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

  /// The console that these options ask for.
  var console: Console {
    var logger = Logger(label: "copydesk") { _ in StandardErrorLogHandler(format: logFormat) }
    logger.logLevel = quiet ? .error : verbose ? .debug : .notice
    return Console(logger: logger, isQuiet: quiet, isText: logFormat == .text)
  }
}

/// Standard error: messages for people. Standard output carries data only.
struct Console: Sendable {
  let logger: Logger
  let isQuiet: Bool
  let isText: Bool

  /// Whether standard error is a terminal on which text can be overwritten.
  var isInteractive: Bool {
    !isQuiet && isText && isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Whether text may be coloured: on a terminal without `NO_COLOR`.
  var isColored: Bool { isInteractive && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true) }

  func note(_ message: String) { logger.notice("\(message)") }
  func detail(_ message: String) { logger.info("\(message)") }
  func warn(_ message: String) { logger.warning("\(message)") }
  func error(_ message: String) { logger.error("\(message)") }

  /// Writes text that is no message, such as the digest; nothing when quiet.
  func write(_ text: String) {
    guard !isQuiet else { return }
    StandardError.write(text)
  }

  /// Text in bold type where that is possible.
  func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  /// Text in faint type where that is possible.
  func faint(_ text: String) -> String { isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

/// Unbuffered standard error.
enum StandardError {
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = systemWrite(STDERR_FILENO, UnsafeBufferPointer(rebasing: rest))
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}

/// `write(2)`, again after an interruption.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  while true {
    let written = write(descriptor, bytes.baseAddress, bytes.count)
    if written >= 0 || errno != EINTR { return written }
  }
}
