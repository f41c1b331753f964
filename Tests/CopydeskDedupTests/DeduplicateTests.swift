import CopydeskTesting
import Testing

@testable import CopydeskDedup

@Test func `deduplicate keeps the stage contract`() throws { try StageContract(Deduplicate.self).check() }
