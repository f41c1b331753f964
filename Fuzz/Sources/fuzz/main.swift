import FuzzDriver

/// The reader that the command line names.
let reader =
  CommandLine.arguments.compactMap { Reader(rawValue: String($0.dropFirst("-reader=".count))) }.first ?? .read

fuzz { reader.check($0) }
