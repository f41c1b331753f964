#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// libFuzzer's own loop, which its library offers to programs that bring their own `main`.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The reader that the environment names; a constant, as libFuzzer's callback can't carry anything.
let reader =
  CommandLine.arguments.compactMap { Reader(rawValue: String($0.dropFirst("-reader=".count))) }.first ?? .read

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runDriver(&count, &arguments) { start, count in
    reader.check([UInt8](UnsafeBufferPointer(start: start, count: count)))
    return 0
  })
