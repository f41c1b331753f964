import Testing

@testable import CopydeskDedup

private func copy(_ here: String, _ there: String) -> Copy? { compare(Array(here.utf8), Array(there.utf8)) }

/// Two unrelated reports in one script, and one that is the first with a word or two changed.
private struct Script: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let story: String
  let edited: String
  let other: String
}

private let scripts = [
  Script(
    testDescription: "Chinese",
    story:
      "市议会周二投票决定关闭旧渡轮码头，结束了两年来关于由谁支付维修费用的争论。市长表示，仅靠本市无法承担一千四百万的费用。港口工人曾要求推迟到春天，届时新的运营商将接管北部航线。",
    edited:
      "市议会周三投票决定关闭旧渡轮码头，结束了两年来关于由谁支付维修费用的争论。市长说，仅靠本市无法承担一千四百万的费用。港口工人曾要求推迟到春天，届时新的运营商将接管北部航线。",
    other:
      "气象部门预计，未来三天南方大部分地区将有强降雨，部分山区可能发生滑坡。铁路公司宣布临时停运十二列列车，并为旅客办理退票。学校将根据天气情况决定是否停课。"),
  Script(
    testDescription: "Japanese",
    story:
      "町議会は火曜日、古いフェリー乗り場を閉鎖することを決めた。修理費を誰が払うかをめぐる二年間の争いが終わる。町長は、町だけでは費用を負担できないと述べた。港で働く人たちは春まで待つよう求めていた。",
    edited:
      "町議会は水曜日、古いフェリー乗り場を閉鎖することを決めた。修理費を誰が払うかをめぐる二年間の争いが終わる。町長は、町だけでは費用を負担できないと語った。港で働く人たちは春まで待つよう求めていた。",
    other:
      "気象庁によると、週末は広い範囲で大雨となり、山沿いでは土砂災害のおそれがある。鉄道会社は一部の列車の運休を発表し、切符の払い戻しに応じている。学校の休校は各自治体が判断する。"),
  Script(
    testDescription: "Thai",
    story:
      "สภาเมืองลงมติเมื่อวันอังคารให้ปิดท่าเรือเก่า ยุติข้อพิพาทนานสองปีว่าใครควรจ่ายค่าซ่อมแซม นายกเทศมนตรีกล่าวว่าเมืองไม่สามารถรับภาระค่าใช้จ่ายได้ตามลำพัง",
    edited:
      "สภาเมืองลงมติเมื่อวันพุธให้ปิดท่าเรือเก่า ยุติข้อพิพาทนานสองปีว่าใครควรจ่ายค่าซ่อมแซม นายกเทศมนตรีกล่าวว่าเมืองไม่สามารถรับภาระค่าใช้จ่ายได้ตามลำพัง",
    other:
      "กรมอุตุนิยมวิทยาคาดว่าจะมีฝนตกหนักในภาคใต้ตลอดสุดสัปดาห์ และอาจเกิดดินถล่มบนภูเขา การรถไฟประกาศงดเดินรถหลายขบวนและคืนเงินให้ผู้โดยสาร"
  ),
  Script(
    testDescription: "Arabic",
    story:
      "صوت مجلس المدينة يوم الثلاثاء على إغلاق محطة العبارات القديمة منهيا عامين من الخلاف حول من يجب أن يدفع تكاليف إصلاحها. وقال رئيس البلدية إن المدينة لا تستطيع تحمل التكلفة وحدها. وكان عمال الميناء قد طلبوا التأجيل حتى الربيع",
    edited:
      "صوت مجلس المدينة يوم الأربعاء على إغلاق محطة العبارات القديمة منهيا عامين من الخلاف حول من يجب أن يدفع تكاليف إصلاحها. وأكد رئيس البلدية إن المدينة لا تستطيع تحمل التكلفة وحدها. وكان عمال الميناء قد طلبوا التأجيل حتى الربيع",
    other:
      "توقعت هيئة الأرصاد هطول أمطار غزيرة على معظم المناطق الجنوبية خلال الأيام الثلاثة المقبلة مع احتمال حدوث انهيارات أرضية في الجبال. وأعلنت شركة السكك الحديدية إلغاء بعض الرحلات وإعادة ثمن التذاكر إلى المسافرين"
  ),
  Script(
    testDescription: "Hindi",
    story:
      "नगर परिषद ने मंगलवार को पुराने घाट को बंद करने के पक्ष में मतदान किया, जिससे मरम्मत का खर्च कौन उठाए इस पर दो साल का विवाद समाप्त हो गया। महापौर ने कहा कि शहर अकेले यह खर्च नहीं उठा सकता। बंदरगाह के मजदूरों ने वसंत तक की मोहलत मांगी थी।",
    edited:
      "नगर परिषद ने बुधवार को पुराने घाट को बंद करने के पक्ष में मतदान किया, जिससे मरम्मत का खर्च कौन उठाए इस पर दो साल का विवाद समाप्त हो गया। महापौर ने बताया कि शहर अकेले यह खर्च नहीं उठा सकता। बंदरगाह के मजदूरों ने वसंत तक की मोहलत मांगी थी।",
    other:
      "मौसम विभाग ने अगले तीन दिनों में दक्षिण के अधिकतर इलाकों में भारी बारिश का अनुमान जताया है और पहाड़ों में भूस्खलन की चेतावनी दी है। रेल कंपनी ने कई गाड़ियां रद्द कर दी हैं और यात्रियों को टिकट का पैसा लौटाया जाएगा।"
  ),
  Script(
    testDescription: "Russian",
    story:
      "Городской совет во вторник проголосовал за закрытие старого паромного терминала, завершив двухлетний спор о том, кто должен платить за его ремонт. Мэр заявил, что город не может нести эти расходы в одиночку. Портовые рабочие просили отложить решение до весны.",
    edited:
      "Городской совет в среду проголосовал за закрытие старого паромного терминала, завершив двухлетний спор о том, кто должен платить за его ремонт. Мэр сказал, что город не может нести эти расходы в одиночку. Портовые рабочие просили отложить решение до весны.",
    other:
      "Метеорологи ожидают сильные дожди на большей части юга страны в ближайшие три дня, в горах возможны оползни. Железнодорожная компания отменила несколько поездов и вернёт пассажирам деньги за билеты. Школы сами решат, отменять ли занятия."
  ),
]

@Test(arguments: scripts)
private func `copies are told from other reports in any script`(_ script: Script) throws {
  #expect(copy(script.edited, script.story)?.kind == .near)
  #expect(copy(script.other, script.story) == nil)
  let index = try makeIndex()
  try add(Array(script.story.utf8), to: index)
  #expect(try add(Array(script.other.utf8), to: index).match == nil)
  #expect(try add(Array(script.edited.utf8), to: index).cluster == 0)
}

@Test(arguments: scripts, scripts)
private func `a translation is no copy`(_ one: Script, _ other: Script) {
  #expect((copy(one.story, other.story) != nil) == (one.testDescription == other.testDescription))
}

private let report = """
  The council of Marrow Bay voted on Tuesday to close the old ferry terminal, ending two years of dispute over who should
  pay for its repair. Mayor Ines Falk said the town could not carry the cost alone. Harbour workers had asked for a delay
  until the spring, when a new operator was expected to take over the northern route.
  """

@Test(arguments: [
  report + "\n\nThis article was corrected on 3 March: an earlier version misspelled the name of the mayor.",
  String(report.prefix(230)) + "...\n\nRead more",
  "MARROW BAY (Coast Wire) - " + report + "\n\n(Reporting by our staff; editing by the night desk)",
  report.uppercased(), report.replacing("-", with: "\u{2014}").replacing(" ", with: "\u{A0}"),
  report.replacing(" the ", with: "\u{2009}the\u{2009}").replacing("said", with: "sa\u{AD}id"),
])
private func `what a desk adds, cuts or sets otherwise makes no other story`(_ text: String) {
  #expect(copy(text, report) != nil)
}

/// Reports of one form, for all of which the figures and names differ.
private let forms: [@Sendable (Int) -> String] = [
  { n in
    let town = ["Haven", "Lund", "Orby", "Tarn", "Velm"][n % 5]
    return """
      Weather for \(town): mostly cloudy with a high of \(11 + n) and a low of \(2 + n). Winds from the west at \(15 + 3 * n)
      kilometres an hour. Chance of rain \(7 * n + 5) percent. Sunrise at 6.\(10 + n), sunset at 19.\(30 + n).
      """
  },
  { n in
    (0..<12).map {
      "Share \($0): open \(n * 17 + $0 * 3), high \(n * 19 + $0 * 5), low \(n * 13 + $0), close \(n * 16 + $0)"
    }
    .joined(separator: "\n")
  },
  { n in
    let teams = ["Rovers", "Albion", "United", "Wanderers", "Athletic", "Rangers", "County"]
    return """
      \(teams[n % 7]) beat \(teams[(n + 3) % 7]) \(n + 2)-\(n) on Saturday in front of a crowd of \(12_000 + n * 731). The first goal
      came in minute \(n * 7 + 3) and the second in minute \(n * 8 + 19). The visitors had \(n + 4) shots and \(n + 1) corners, and
      are now in place \(n + 5) of the table with \(n * 3 + 11) points.
      """
  },
]

@Test(arguments: forms.indices)
private func `a form filled in with other figures is no copy`(_ form: Int) throws {
  let index = try makeIndex()
  for number in 0..<5 { #expect(try add(Array(forms[form](number).utf8), to: index).match == nil) }
}

@Test func `a live page that grows for days stays one story`() throws {
  let index = try makeIndex()
  var text: [UInt8] = []
  for day in 0..<12 {
    text = wordSalad(day, words: 60) + Array("\n\n".utf8) + text
    let placement = try add(text, url: "https://site.example/live", day: day, to: index)
    #expect(placement.cluster == 0)
    if day > 1 { #expect(placement.match?.copy.kind == .update) }
  }
}
