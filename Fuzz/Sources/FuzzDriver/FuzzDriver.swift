#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// libFuzzer's own loop, which its library offers to programs that bring their own `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What is fuzzed; global, as libFuzzer's callback can't carry anything. Set once, before the loop starts.
private nonisolated(unsafe) var check: ([UInt8]) -> Void = { _ in }

/// Fuzzes `body` as the command line says, and ends the program.
public func fuzz(_ body: @escaping ([UInt8]) -> Void) -> Never {
  check = body
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(
    runDriver(&count, &arguments) { start, count in
      check([UInt8](UnsafeBufferPointer(start: start, count: count)))
      return 0
    })
}
