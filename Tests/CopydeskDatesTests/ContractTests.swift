import CopydeskDates
import CopydeskTesting
import Testing

@Suite struct `Stage resolve-dates` {
  @Test func `keeps the contract of stages`() throws { try StageContract(ResolveDates.self).check() }
}
