import CopydeskCore
import CopydeskTesting
import Testing

@Suite struct StageContractTests {
  @Test func `a sound stage keeps the contract`() throws {
    try StageContract(FindShouts<Sound>.self).check()
    try StageContract(FindShouts<Sound>.self).checkGrowth(scale: 2_000)
  }

  private func broken<S: Stage>(_ stage: S.Type) -> Set<ContractViolation.Rule> {
    Set(StageContract(stage, rounds: 8).violations().map(\.rule))
  }

  @Test func `each broken promise is named`() {
    #expect(broken(FindShouts<CutsScalars>.self).contains(.ranges))
    #expect(broken(FindShouts<OutOfText>.self).contains(.ranges))
    #expect(broken(FindShouts<KeepsStale>.self) == [.poison])
    #expect(broken(FindShouts<Random>.self).contains(.determinism))
    #expect(broken(FindShouts<TouchesTitle>.self) == [.ownership])
    #expect(broken(FindShouts<WrongExample>.self) == [.examples])
    #expect(broken(LoseDocuments.self) == [.documents])
    #expect(broken(ReadWords.self) == [.errors])
  }

  @Test func `the error lists everything for people`() throws {
    let error = try #require(throws: ContractError.self) {
      try StageContract(FindShouts<WrongExample>.self, rounds: 1).check()
    }
    #expect(error.description.hasPrefix("The stage \"toy.find-shouts\" breaks its contract:\n- examples: plain"))
    #expect(error.description.contains("⟦!!⟧"))
  }

  @Test func `quadratic time is seen`() {
    #expect(throws: ContractError.self) { try StageContract(CompareAllWithAll.self).checkGrowth(scale: 500) }
  }
}
