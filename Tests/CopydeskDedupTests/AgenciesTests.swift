import CopydeskCore
import CopydeskText
import Testing

@testable import CopydeskDedup

private func credit(_ text: String, authors: [String] = []) -> Agencies.Credit? {
  var document = Document(id: "x", text: Array(text.utf8))
  document.metadata.authors = authors
  return Agencies.known.credit(of: document)
}

@Test(arguments: [
  ("MARROW BAY (Reuters) - The ferry will sail again.", "Reuters", "Reuters"),
  ("MARROW BAY, March 3 (AP) \u{2014} The ferry will sail again.", "Associated Press", "AP"),
  ("The ferry will sail again.\n\n(With inputs from PTI)", "Press Trust of India", "PTI"),
  ("The ferry will sail again.\n\n\u{2014} Agence France-Presse\n", "Agence France-Presse", "Agence France-Presse"),
  (
    "The ferry will sail again.\n\nThe Associated Press contributed to this report.", "Associated Press",
    "Associated Press"
  ),
  (
    "The ferry will sail again.\n\nSource: Associated Press of Pakistan", "Associated Press of Pakistan",
    "Associated Press of Pakistan"
  ),
])
func `an agency is credited at either end of an article`(_ text: String, _ agency: String, _ written: String) throws {
  let found = try #require(credit(text))
  #expect(found.agency == agency)
  let range = try #require(found.range)
  #expect(String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self) == written)
}

@Test func `a byline may be an agency's`() {
  #expect(credit("The ferry will sail again.", authors: ["Ines Falk", "AFP"])?.agency == "Agence France-Presse")
}

@Test(arguments: [
  "", "The ferry will sail again, Reuters was told by the mayor.", "The ferry sails.\n\nHe spoke to Reuters.",
  "A reporter of AP (Ines Falk) was there.\n\nAgencies",
])
func `a mere mention is no credit`(_ text: String) { #expect(credit(text) == nil) }
