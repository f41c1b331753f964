import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `The language of a text` {
  static let samples: [(String, String)] = [
    (
      "en",
      "The council said that it would rebuild the pier after the storm, but nobody knows who is to pay for it or when."
    ),
    (
      "de",
      "Der Rat hat beschlossen, dass die Brücke nach dem Sturm wieder aufgebaut wird, aber niemand weiß, wer das bezahlen soll."
    ),
    (
      "fr",
      "Le conseil a décidé que le pont sera reconstruit après la tempête, mais personne ne sait qui doit payer pour les travaux."
    ),
    (
      "es",
      "El consejo dijo que el puente será reconstruido después de la tormenta, pero nadie sabe quién lo va a pagar ni cuándo, según los vecinos del pueblo."
    ),
    (
      "pt",
      "O conselho decidiu que a ponte será reconstruída depois da tempestade, mas ninguém sabe quem vai pagar e não há data para isso."
    ),
    (
      "it",
      "Il consiglio ha deciso che il ponte sarà ricostruito dopo la tempesta, ma nessuno sa chi deve pagare e quando si comincia con i lavori."
    ),
    (
      "nl",
      "De raad heeft besloten dat de brug na de storm wordt herbouwd, maar niemand weet wie het moet betalen en wanneer het werk begint."
    ),
    (
      "sv",
      "Rådet har beslutat att bron ska byggas upp igen efter stormen, men ingen vet vem som ska betala för det eller när det blir av."
    ),
    (
      "da",
      "Rådet har besluttet, at broen skal bygges op igen efter stormen, men ingen ved, hvem der skal betale for det, og hvornår det bliver til noget."
    ),
    (
      "pl",
      "Rada postanowiła, że most zostanie odbudowany po burzy, ale nie wiadomo, kto za to zapłaci i czy do tego jeszcze w tym roku dojdzie."
    ),
    (
      "fi",
      "Valtuusto päätti, että silta rakennetaan uudelleen myrskyn jälkeen, mutta kukaan ei tiedä, kuka sen maksaa ja milloin se on valmis."
    ),
    (
      "tr",
      "Meclis fırtınadan sonra köprünün yeniden yapılacağını söyledi ama bunun için kimin ne kadar ödeyeceği ve bu işin ne zaman başlayacağı belli değil."
    ),
    (
      "ru",
      "Совет решил, что мост будет построен заново после бури, но никто не знает, кто за это заплатит и когда это будет, и не хочет об этом говорить."
    ),
    (
      "uk",
      "Рада вирішила, що міст буде збудовано знову після бурі, але ніхто не знає, хто за це заплатить і коли це буде, та й не хоче про це говорити."
    ),
    (
      "ar",
      "قال المجلس إن الجسر سوف يبنى من جديد بعد العاصفة التي كانت في هذا العام ولكن لا أحد يعرف من الذي يدفع عن ذلك أو متى يكون هذا"
    ),
    ("el", "Το συμβούλιο αποφάσισε ότι η γέφυρα θα ξαναχτιστεί μετά την καταιγίδα."),
    ("ja", "議会は嵐の後に橋を再建することを決めたが、誰がその費用を払うのか、いつ工事が始まるのかはまだ分からないままである。"),
    ("zh", "市议会决定在暴风雨过后重建大桥，但是没有人知道谁来支付这笔费用，也不知道什么时候开工，居民们表示非常担心这件事情。"),
    ("ko", "의회는 폭풍 이후 다리를 다시 짓기로 결정했지만 누가 그 비용을 부담할지, 언제 공사를 시작할지는 아무도 모른다고 말했다."),
    ("hi", "परिषद ने कहा कि तूफान के बाद पुल को फिर से बनाया जाएगा लेकिन यह नहीं पता कि इस काम के लिए पैसे कौन देगा और यह कब से शुरू होगा"),
  ]

  @Test(arguments: samples) func `is known by its words or its script`(language: String, text: String) {
    #expect(LanguageGuess(Array(text.utf8))?.language == language)
  }

  @Test(arguments: [
    "", "Harbour Post", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "Berit Holm, Ola Berg, Ida Lund, Jan Voss, Ute Kern, Max Moor, Eva Roth, Nell Garth, Tom Askew, Sal Moss",
    "Lorem ipsum dolor sit amet, consectetur adipisicing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.",
  ])
  func `is not guessed where little speaks for it`(text: String) {
    #expect(LanguageGuess(Array(text.utf8)) == nil)
  }

  @Test func `broken bytes are no trap`() {
    var random = RepeatableRandom(seed: 3)
    for count in 0..<200 {
      _ = LanguageGuess((0..<count * 7).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
  }

  private func checked(_ text: String, declared: String?) -> Document {
    var document = Document(id: "x", text: Array(text.utf8))
    document.metadata.language = declared
    LanguageCheck.apply(to: &document, stage: "read")
    return document
  }

  @Test func `is filled in where none is declared`() {
    #expect(checked(Self.samples[1].1, declared: nil).metadata.language == "de")
    #expect(checked("Harbour Post", declared: nil).metadata.language == nil)
  }

  @Test(arguments: [
    ("English", "en"), ("eng", "en"), ("DEU", "de"), ("français", "fr"), ("en-GB", "en-GB"), ("x", "x"), ("", ""),
  ])
  func `is known by its names`(name: String, tag: String) {
    #expect(checked("Harbour Post", declared: name).metadata.language == tag)
  }

  @Test func `stays as declared, a contradiction being a finding`() {
    let document = checked(Self.samples[1].1, declared: "en-US")
    #expect(document.metadata.language == "en-US")
    #expect(document.codes == ["language-mismatch"])
    #expect(checked(Self.samples[9].1, declared: "en").codes == ["language-mismatch"])
  }

  @Test func `is believed against a declaration where there is much of it`() {
    let text = Array(repeating: Self.samples[1].1, count: 8).joined(separator: " ")
    let document = checked(text, declared: "en-US")
    #expect(document.metadata.language == "de")
    #expect(document.codes == ["language-mismatch"])
    #expect(checked(text, declared: "de-AT").metadata.language == "de-AT")
    #expect(checked(text, declared: "lb").metadata.language == "lb")
  }

  @Test(arguments: ["de", "de-AT", "DE_ch", "lb", "x-klingon", "", "mul"])
  func `is not doubted without reason`(declared: String) {
    #expect(checked(Self.samples[1].1, declared: declared).codes == [])
  }

  @Test func `of plain texts and pages is checked alike`() throws {
    let text = Self.samples[2].1
    #expect(read(text).documents.first?.metadata.language == "fr")
    #expect(try cleaned("<p>\(text)</p>", isFragment: true).metadata.language == "fr")
    #expect(try cleaned("<html lang=en><body><p>\(text)</p>").codes.contains("language-mismatch"))
  }
}
