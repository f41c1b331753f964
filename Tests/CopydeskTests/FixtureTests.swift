import Copydesk
import CopydeskInput
import CopydeskTesting
import CopydeskValidation
import Testing

/// The case folders of `Fixtures`, through the built-in pipeline: what an editor wrote is what comes out.
@Suite struct FixtureTests {
  private static let cases = ValidationCase.fixtures("Fixtures") { InputList([$0]).inputs }

  @Test(arguments: cases) func `comes out as an editor wrote it`(_ fixture: ValidationCase) async throws {
    try await fixture.check(Pipeline(.news).plan)
  }

  @Test func `cases are found`() { #expect(Self.cases.count >= 60) }
}
