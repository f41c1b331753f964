public import CopydeskCore
import CopydeskDates
import CopydeskDedup
import CopydeskExec
import CopydeskInput
import CopydeskQuotes
import CopydeskSentences

extension StageRegistry {
  /// The stages that come with Copydesk, by name.
  public static let builtin = StageRegistry([
    AttributeQuotes.self,
    CleanMarkup.self,
    CleanText.self,
    Deduplicate.self,
    Exec.self,
    LinkQuotes.self,
    Read.self,
    ReadFeed.self,
    ReadHTML.self,
    ReadJSONLines.self,
    ReadNewsXML.self,
    ReadPlainText.self,
    ReadWARC.self,
    ResolveDates.self,
    SplitSentences.self,
  ])
}
