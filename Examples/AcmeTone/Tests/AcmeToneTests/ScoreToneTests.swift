import AcmeTone
import CopydeskTesting
import Testing

@Test func `the stage keeps its contract`() throws { try StageContract(ScoreTone.self).check() }
