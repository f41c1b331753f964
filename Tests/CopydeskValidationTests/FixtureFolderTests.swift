import CopydeskInput
import CopydeskTesting
import CopydeskValidation
import Testing

@Suite struct FixtureFolderTests {
  @Test func `every case folder can be read, has an input and states something`() throws {
    let cases = ValidationCase.fixtures("Fixtures") { InputList([$0]).inputs }
    #expect(cases.count >= 25)
    for validated in cases {
      #expect(validated.inputs.count >= 1, "\(validated.name)")
      #expect(validated.count >= 1, "\(validated.name)")
    }
  }
}
