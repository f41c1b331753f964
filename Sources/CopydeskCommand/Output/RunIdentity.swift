import CopydeskCore
import CopydeskStore
import CopydeskText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension RunLedger.Identity {
  /// The identity of a run over `inputs`: files count by name, size and time of change; other content can't be read again.
  init(_ run: Run, _ inputs: [Input]) {
    var hash = FNV1a.offsetBasis
    for input in inputs {
      var text = "\(input.uri)\u{0}\(input.known)\u{0}"
      if case .file(let path) = input.content {
        var status = stat()
        if stat(path, &status) == 0 { text += "\(status.st_size) \(status.changed)" }
      }
      for byte in text.utf8 { hash = FNV1a.add(byte, to: hash) }
    }
    self.init(
      version: CopydeskVersion.program, pipeline: run.plan.hash, inputs: String(hash, radix: 16),
      offsets: run.format.offsets.rawValue)
  }
}

extension stat {
  /// Time of the last change of the content.
  fileprivate var changed: String {
    #if canImport(Glibc)
      "\(st_mtim.tv_sec).\(st_mtim.tv_nsec)"
    #else
      "\(st_mtimespec.tv_sec).\(st_mtimespec.tv_nsec)"
    #endif
  }
}
