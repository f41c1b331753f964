import Testing

@testable import CopydeskInput

@Suite struct `Detection of encodings` {
  /// Sentences of a language with the name of an encoding.
  @Test(arguments: [
    (
      "windows-1251",
      "Мэр города заявил в понедельник, что мост откроют до первого снега, и поблагодарил жителей за терпение."
    ),
    (
      "koi8-r",
      "Мэр города заявил в понедельник, что мост откроют до первого снега, и поблагодарил жителей за терпение."
    ),
    (
      "ibm866",
      "Мэр города заявил в понедельник, что мост откроют до первого снега, и поблагодарил жителей за терпение."
    ),
    (
      "iso-8859-5",
      "Мэр города заявил в понедельник, что мост откроют до первого снега, и поблагодарил жителей за терпение."
    ),
    (
      "windows-1251",
      "Міський голова заявив у понеділок, що міст відкриють до першого снігу, і подякував мешканцям за терпіння."
    ),
    (
      "windows-1250",
      "Burmistrz miasta powiedział w poniedziałek, że most zostanie otwarty przed pierwszym śniegiem, i podziękował mieszkańcom za cierpliwość."
    ),
    (
      "iso-8859-2",
      "Burmistrz miasta powiedział w poniedziałek, że most zostanie otwarty przed pierwszym śniegiem, i podziękował mieszkańcom za cierpliwość."
    ),
    (
      "windows-1250",
      "Starosta města v pondělí řekl, že most bude otevřen před prvním sněhem, a poděkoval obyvatelům za trpělivost."
    ),
    (
      "windows-1250",
      "A polgármester hétfőn elmondta, hogy a hidat az első hó előtt megnyitják, és köszönetet mondott a lakóknak a türelmükért."
    ),
    (
      "windows-1252",
      "Le maire a déclaré lundi que le pont serait rouvert avant les premières neiges et a remercié les habitants pour leur patience, après des années de travaux."
    ),
    (
      "windows-1252",
      "Der Bürgermeister erklärte am Montag, die Brücke werde vor dem ersten Schnee geöffnet, und dankte den Bürgern für ihre Geduld."
    ),
    (
      "windows-1252",
      "El alcalde declaró el lunes que el puente se abrirá antes de la primera nieve y agradeció a los vecinos su paciencia después de años."
    ),
    (
      "macintosh",
      "Le maire a déclaré lundi que le pont serait rouvert avant les premières neiges et a remercié les habitants pour leur patience, après des années de travaux."
    ),
    (
      "windows-1254",
      "Belediye başkanı pazartesi günü köprünün ilk kardan önce açılacağını söyledi ve sakinlere sabırları için teşekkür etti."
    ),
    (
      "windows-1253",
      "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα ανοίξει πριν από το πρώτο χιόνι και ευχαρίστησε τους κατοίκους."
    ),
    ("windows-1255", "ראש העיר אמר ביום שני כי הגשר ייפתח לפני השלג הראשון והודה לתושבים על סבלנותם"),
    ("windows-1256", "قال رئيس البلدية يوم الاثنين إن الجسر سيفتح قبل أول الثلوج وشكر السكان على صبرهم"),
    ("windows-874", "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าสะพานจะเปิดก่อนหิมะแรก"),
    ("shift_jis", "市長は月曜日、橋は初雪の前に開通すると述べ、住民の忍耐に感謝した。"),
    ("euc-jp", "市長は月曜日、橋は初雪の前に開通すると述べ、住民の忍耐に感謝した。"),
    ("gbk", "市长星期一表示，大桥将在第一场雪之前开放，并感谢居民的耐心。"),
    ("big5", "市長星期一表示，大橋將在第一場雪之前開放，並感謝居民的耐心。"),
    ("euc-kr", "시장은 월요일에 첫눈이 오기 전에 다리가 개통될 것이라고 밝히고 주민들의 인내에 감사했다."),
    (
      "windows-1257",
      "Meras pirmadienį pareiškė, kad tiltas bus atidarytas prieš pirmąjį sniegą, ir padėkojo gyventojams už kantrybę."
    ),
    ("iso-2022-jp", "市長は月曜日、橋は初雪の前に開通すると述べ、住民の忍耐に感謝した。"),
  ])
  func `by content alone`(name: String, sentence: String) throws {
    let bytes = try #require(encode(sentence, name))
    let decoded = Decoding.decode(bytes)
    #expect(decoded.charset == name)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == sentence)
  }

  @Test func `few letters are those of the West`() {
    let decoded = Decoding.decode(
      Array("The caf".utf8) + [0xE9] + Array(" is open, ".utf8) + [0x93] + Array("really".utf8) + [0x94])
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "The café is open, “really”")
  }
}
