import CopydeskInput
import CopydeskTesting
import Testing

@Suite struct CleanMarkupContractTests {
  @Test func `keeps the contract of stages`() throws {
    try StageContract(CleanMarkup.self).check()
  }
}
