import CopydeskText
import Logging

/// Writes messages to standard error: a line of text with its level, or a line of JSON.
struct StandardErrorLogHandler: LogHandler {
  let format: ConsoleOptions.LogFormat
  var logLevel = Logger.Level.notice
  var metadata: Logger.Metadata = [:]

  init(format: ConsoleOptions.LogFormat) { self.format = format }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    switch format {
    case .text:
      let prefix = event.level >= .warning ? "copydesk: \(event.level): " : "copydesk: "
      StandardError.write("\(prefix)\(event.message)\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("level", "\(event.level)")
        json.member("message", "\(event.message)")
      }
      StandardError.write(json.text + "\n")
    }
  }
}
