import CLibxml2

/// What libxml2 needs once per process, and what is true of every parse.
///
/// Nothing is ever loaded from outside a document: the loader of external entities refuses everything. There is no
/// clean-up; libxml2's own is not safe while other threads parse.
enum Libxml2 {
  /// Starts the library at the first call, from whichever thread; later calls cost nothing.
  static func start() { _ = isStarted }

  private static let isStarted: Bool = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
    copydesk_xml_silence()
    return true
  }()
}
