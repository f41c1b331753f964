/// One thing that a record says otherwise than expected, in the words of a newsroom.
public struct Difference: Sendable, Equatable, CustomStringConvertible {
  /// What kind of difference it is, such as `quotes.missing` or `quotes.speaker`; stable.
  public var rule: String
  /// One sentence: "speaker changed from “Ann Lee” to “Ben Okoro” in quote “We will wait.”".
  public var message: String
  /// Line of the expectation in its file, from 1; 0 where it stands in none.
  public var line: Int

  /// The message.
  public var description: String { message }
}
