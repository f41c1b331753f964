import CopydeskCore
import CopydeskDates
import CopydeskSentences
import CopydeskText
import FuzzDriver

/// Reads sentences and dates: the first line is the date of publication, the rest the text.
func check(_ bytes: [UInt8]) {
  let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
  let text = Array(bytes.dropFirst(line.count + 1))
  var document = Document(id: "fuzz", text: text)
  document.metadata.language = "en"
  document.metadata.published = Metadata.Stamp(value: String(decoding: line, as: UTF8.self), from: "option")
  let environment = StageEnvironment()
  try? SplitSentences(options: SplitSentences.Options(), environment: environment).process(&document)
  try? ResolveDates(options: ResolveDates.Options(), environment: environment).process(&document)
  lie(document[Sentences.self] ?? [], in: text)
  let timexes = document[Timexes.self] ?? []
  lie(timexes.map(\.range), in: text)
  for timex in timexes {
    precondition(!timex.value.isEmpty, "an expression has no value")
    precondition(timex.alternatives.allSatisfy(timexes.indices.contains), "an alternative is none of the expressions")
    if case .timex(let index) = timex.anchor { precondition(timexes.indices.contains(index), "an anchor is nowhere") }
  }
}

/// Ranges lie in the text, hold something, and come one after the other.
func lie(_ ranges: [TextRange], in text: [UInt8]) {
  var end = 0
  for range in ranges {
    precondition(end <= range.start && range.start < range.end && range.end <= text.count, "a range lies badly")
    end = range.end
  }
}

fuzz(check)
