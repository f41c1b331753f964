import CopydeskCore
import Testing

/// Who speaks, with kind and roles: the cases of the folder `speakers`, in the notation of `cases`.
///
/// Each `>` line is a quotation: the speaker's name, kind, roles joined by `; ` (`-` where there are none) and, where
/// several speak, the names of all.
struct SpeakerCaseTests {
  @Test(arguments: QuoteCase.read("speakers"))
  func `speakers are named, with kind and roles`(_ speakerCase: QuoteCase) throws {
    let document = try QuoteCase.attribute(speakerCase.text)
    let entities = document[Entities.self] ?? []
    let found = (document[Quotes.self] ?? []).map { quote in
      guard let speaker = quote.speaker, let entity = entities.first(where: { $0.id == speaker.entity }) else {
        return "-"
      }
      let roles = entity.roles.isEmpty ? "-" : entity.roles.joined(separator: "; ")
      var fields = [entity.name, entity.kind.rawValue, roles]
      if !quote.speakers.isEmpty {
        fields.append(quote.speakers.map { id in entities.first { $0.id == id }?.name ?? id }.joined(separator: "; "))
      }
      return fields.joined(separator: " | ")
    }
    #expect((found.isEmpty ? ["none"] : found) == speakerCase.expected)
  }
}
