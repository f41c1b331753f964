import ArgumentParser
import CopydeskCore
import CopydeskInput

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is read, and what is known of it.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files, directories, patterns, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var known: KnownOptions

  /// The inputs in the order they are read. What is missing is said on the console.
  func found(_ console: Console) -> (inputs: [Input], isMissingAny: Bool) { known.found(inputs, console) }
}

/// What is known of all that is read.
struct KnownOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Date or date-time of publication of what is read.", valueName: "date"))
  var published: String?

  @Option(name: .long, help: ArgumentHelp("Language of what is read, such as en.", valueName: "tag"))
  var language: String?

  @Option(name: .long, help: ArgumentHelp("Media type of what is read; by default told by content.", valueName: "type"))
  var mediaType: String?

  @Option(name: .long, help: ArgumentHelp("Address of what is read.", valueName: "url"))
  var url: String?

  /// The inputs that arguments name. What is missing is said on the console.
  func found(_ arguments: [String], _ console: Console) -> (inputs: [Input], isMissingAny: Bool) {
    var known = Input.Known()
    known.published = published.map { Metadata.Stamp(value: $0, from: "option") }
    known.language = language
    known.mediaType = mediaType
    known.url = url
    let list = InputList(arguments, known: known)
    for failure in list.failures { console.error("\(failure.uri): \(failure.error.message)") }
    return (list.inputs, !list.failures.isEmpty)
  }
}

/// Number of processors that may be used.
var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
