import CopydeskText
import Testing

/// The tokens of a text, each as its slice; one that is joined to the token before starts with `+`.
private func tokens(_ text: String) throws -> [String] {
  let bytes = Array(text.utf8)
  let lexicon = try #require(Lexicon.language("en"))
  return Tokens(bytes, lexicon: lexicon).map { token in
    (token.isJoined ? "+" : "") + String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }
}

private func first(_ text: String) throws -> Token {
  let lexicon = try #require(Lexicon.language("en"))
  return try #require(Tokens(Array(text.utf8), lexicon: lexicon).first)
}

@Suite struct TokenTests {
  @Test(arguments: [
    ("Marta’s", "Marta +’s"), ("Marta's", "Marta +'s"), ("don't", "do +n't"), ("CAN'T", "CA +N'T"),
    ("they'll", "they +'ll"), ("O'Brien", "O'Brien"), ("d'Ivoire", "d'Ivoire"), ("Qur'an", "Qur'an"),
    ("Sana'a's port", "Sana'a +'s port"), ("o’clock", "o’clock"), ("rock'n'roll", "rock'n'roll"),
    ("the miners' pay", "the miners +' pay"), ("tell 'em", "tell 'em"), ("the 1990's", "the 1990 +'s"),
    ("'Yes'", "' +Yes +'"), ("''Yes''", "'' +Yes +''"), ("``Yes", "`` +Yes"),
  ])
  func `apostrophes belong to names and make clitics`(text: String, expected: String) throws {
    #expect(try tokens(text) == expected.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("U.S. troops", "U.S. troops"), ("U.S troops", "U.S troops"), ("the U.S.A.", "the U.S.A."), ("9 a.m.", "9 a.m."),
    ("a Ph.D. at last", "a Ph.D. at last"), ("Gen. Rivera", "Gen. Rivera"), ("Lt.-Gov. Ames", "Lt. +- +Gov. Ames"),
    ("J.K. Lowe", "J.K. Lowe"), ("Jane Q. Public", "Jane Q. Public"), ("No. 5", "No. 5"), ("No.5", "No. +5"),
    ("said no. She", "said no +. She"), ("Sat. night", "Sat. night"), ("There he sat. Then", "There he sat +. Then"),
    ("example.co.uk", "example +. +co +. +uk"), ("Dr.Weiss", "Dr. +Weiss"), ("The end.", "The end +."),
    ("Well ... no", "Well ... no"), ("i.e. this", "i.e. this"), ("GEN. RIVERA", "GEN. RIVERA"),
  ])
  func `stops stay with abbreviations and initials`(text: String, expected: String) throws {
    #expect(try tokens(text) == expected.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("21st", "21 +st"), ("9am", "9 +am"), ("1,234.50", "1,234.50"), ("$1.1bn", "$ +1.1 +bn"),
    ("May 5,2018", "May 5 +, +2018"),
    ("1,00,000", "1,00,000"), ("1990-92", "1990 +- +92"), ("5.", "5 +."), ("12:30", "12 +: +30"), ("٣٫٥", "٣٫٥"),
    ("G20", "G +20"), ("14.01.2018", "14.01.2018"),
  ])
  func `numbers part from letters`(text: String, expected: String) throws {
    #expect(try tokens(text) == expected.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("مرحبا بالعالم؟", "مرحبا بالعالم +؟"), ("你好。再见", "你好 +。 +再见"), ("नमस्ते दुनिया।", "नमस्ते दुनिया +।"),
    ("mother-in-law", "mother +- +in +- +law"), ("über Åland", "über Åland"), ("co\u{AD}operate", "co\u{AD}operate"),
    ("a\u{A0}b", "a b"), ("❤\u{FE0F}x", "❤ +\u{FE0F} +x"), ("«Да»", "« +Да +»"),
  ])
  func `other scripts and invisible characters`(text: String, expected: String) throws {
    #expect(try tokens(text) == expected.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("the", TokenShape.lower), ("The", .capitalized), ("NATO", .allCaps), ("X", .initial), ("X.", .initial),
    ("U.S.", .allCaps),
    ("U.S", .allCaps), ("a.m.", .lower), ("McAllister", .mixedCase), ("iPhone", .mixedCase), ("Élan", .capitalized),
    ("ÉLAN", .allCaps), ("Москва", .capitalized), ("东京", .lower), ("42", .number), (",", .punctuation),
    ("“", .quotationMark),
    ("€", .symbol), ("don't", .lower), ("WON'T", .allCaps),
  ])
  func `shapes tell how a word is written`(text: String, shape: TokenShape) throws {
    #expect(try first(text).shape == shape)
  }

  @Test func `the lexicon knows a word in any case and with a soft hyphen`() throws {
    for text in ["january", "January", "JANUARY", "Janu\u{AD}ary"] {
      #expect(try first(text).is(.month), "\(text)")
    }
    #expect(try first("N’T").is(.negation) == first("n't").is(.negation))
  }

  @Test func `positions are found by offset`() throws {
    let tokens = Tokens(Array("One two, three".utf8), lexicon: try #require(Lexicon.language("en")))
    #expect(tokens.firstIndex(startingAt: 0) == 0)
    #expect(tokens.firstIndex(startingAt: 5) == 2)
    #expect(tokens.firstIndex(startingAt: 99) == tokens.count)
    #expect(tokens.indices(in: TextRange(4, 8)) == 1..<3)
  }
}
