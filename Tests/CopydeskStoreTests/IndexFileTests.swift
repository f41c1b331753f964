import CopydeskCore
import Testing

@testable import CopydeskStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String
  init() {
    var template = Array("/tmp/copydesk-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }
  deinit {
    for name in ["i.sqlite", "i.sqlite-wal", "i.sqlite-shm", "i.sqlite.lock"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }
  var index: String { path + "/i.sqlite" }
}

private func document(_ number: Int, cluster: Int? = nil) -> StoredDocument {
  StoredDocument(
    id: "id-\(number)", text: Array("text \(number) é".utf8), url: number == 5 ? nil : "https://a.example/\(number)",
    day: number == 3 ? nil : 17_000 + number,
    cluster: cluster ?? number, joins: number == 4 ? 2 : nil, keyCount: 2,
    keys: [UInt64(number), .max - UInt64(number)],
    roles: [.stranger, .copy])
}

@Test func `what is committed comes back, and nothing else`() throws {
  let folder = TemporaryFolder()
  do {
    let index = try IndexFile(folder.index)
    for number in 0..<6 { try index.append(document(number)) }
    try index.commit()
    try index.append(document(6))
    #expect(index.count == 7)
  }
  let index = try IndexFile(folder.index)
  #expect(index.count == 6)
  var replayed: [StoredDocument] = []
  try index.replay { replayed.append($0) }
  for number in 0..<6 {
    #expect(try index.document(number) == document(number))
    var withoutText = document(number)
    withoutText.text = []
    #expect(replayed[number] == withoutText)
  }
}

@Test func `a second opener is told who holds the index`() throws {
  let folder = TemporaryFolder()
  let first = try IndexFile(folder.index)
  let error = #expect(throws: StageError.self) { try IndexFile(folder.index, waitingUpTo: 0.1) }
  #expect(error?.code == .busy)
  #expect(error?.message.contains("process \(getpid())") == true)
  _ = first.count
}

@Test func `an index can be opened again once its holder is gone`() throws {
  let folder = TemporaryFolder()
  do { _ = try IndexFile(folder.index) }
  _ = try IndexFile(folder.index, waitingUpTo: 0)
}

@Test func `rows after the last known output are forgotten`() throws {
  let folder = TemporaryFolder()
  let known: String
  do {
    let index = try IndexFile(folder.index)
    for number in 0..<4 { try index.append(document(number)) }
    known = try #require(try index.commit())
    for number in 4..<6 { try index.append(document(number)) }
    try index.commit()
  }
  let index = try IndexFile(folder.index)
  try index.rollBack(to: known)
  #expect(index.count == 4)
  #expect(try index.statistics().documents == 4)
  #expect(throws: StageError.self) { try index.document(4) }
  try index.append(document(4))
  #expect(try index.document(4) == document(4))
}

@Test func `what another run has added since is never forgotten`() throws {
  let folder = TemporaryFolder()
  let known: String
  do {
    let index = try IndexFile(folder.index)
    known = try #require(try index.commit())
    try index.append(document(0))
    try index.commit()
  }
  do {
    let index = try IndexFile(folder.index)
    try index.append(document(1))
    try index.commit()
  }
  let index = try IndexFile(folder.index)
  let error = #expect(throws: StageError.self) { try index.rollBack(to: known) }
  #expect(error?.code == .options)
  #expect(index.count == 2)
  #expect(throws: StageError.self) { try index.rollBack(to: "7 of run 3") }
}

@Test func `another database is refused`() throws {
  let folder = TemporaryFolder()
  do {
    let other = try Database(folder.index)
    try other.run("CREATE TABLE recipes (name TEXT)")
  }
  #expect(throws: StageError.self) { try IndexFile(folder.index) }
}

@Test func `a later schema is refused`() throws {
  let folder = TemporaryFolder()
  do {
    let index = try IndexFile(folder.index)
    try index.database.run("PRAGMA user_version = 99")
  }
  let error = #expect(throws: StageError.self) { try IndexFile(folder.index) }
  #expect(error?.message.contains("99") == true)
}

@Test func `an index of the first version is brought up to date`() throws {
  let folder = TemporaryFolder()
  do {
    let old = try Database(folder.index)
    try old.run(IndexSchema.steps[0])
    try old.run("PRAGMA application_id = \(IndexFile.applicationID); PRAGMA user_version = 1")
    try old.run("INSERT INTO documents VALUES (0, 'first', 17000, 0, NULL, 1, x'0100000000000000', x'01')")
    try old.run("INSERT INTO texts VALUES (0, x'41')")
  }
  let index = try IndexFile(folder.index)
  let expected = StoredDocument(
    id: "first", text: Array("A".utf8), day: 17_000, cluster: 0, keyCount: 1, keys: [1], roles: [.kin])
  #expect(try index.document(0) == expected)
  #expect(try index.statistics().schemaVersion == IndexFile.schemaVersion)
  try index.append(document(1))
  #expect(try index.document(1) == document(1))
}

@Test func `a file that is no database is refused`() throws {
  let folder = TemporaryFolder()
  let descriptor = open(folder.index, O_WRONLY | O_CREAT, 0o644)
  let text = Array(String(repeating: "no database ", count: 100).utf8)
  write(descriptor, text, text.count)
  close(descriptor)
  let error = #expect(throws: StageError.self) { try IndexFile(folder.index) }
  #expect(error?.code == .malformed)
}

@Test func `statistics, compaction and verification`() throws {
  let folder = TemporaryFolder()
  let index = try IndexFile(folder.index)
  for number in 0..<6 { try index.append(document(number, cluster: number < 5 ? number : 1)) }
  try index.commit()
  let before = try index.statistics()
  #expect(before.documents == 6)
  #expect(before.clusters == 5)
  #expect(before.keys == 12)
  #expect(before.earliest == "2016-07-18")
  #expect(before.latest == "2016-07-23")
  #expect(try index.verify() == [])
  try index.compact(before: "2016-07-20")
  let after = try index.statistics()
  #expect(after.documents == 6)
  #expect(after.keys == 8)
  #expect(after.textBytes < before.textBytes)
  #expect(try index.verify() == [])
  #expect(try index.document(0).id == "id-0")
  #expect(throws: StageError.self) { try index.compact(before: "last week") }
}

@Test func `verification finds rows that don't fit`() throws {
  let folder = TemporaryFolder()
  let index = try IndexFile(folder.index)
  for number in 0..<6 { try index.append(document(number)) }
  try index.commit()
  try index.database.run("UPDATE documents SET cluster = 5 WHERE number = 2; DELETE FROM texts WHERE number = 1")
  try index.database.run("UPDATE documents SET keys = x'00' WHERE number = 3; DELETE FROM documents WHERE number = 4")
  #expect(try index.verify().count == 4)
}

/// A run that is killed in the middle, seen from outside: the process exits without closing anything.
@Test func `a killed run leaves the index as it was committed`() async throws {
  let folder = TemporaryFolder()
  let path = folder.index
  do {
    let index = try IndexFile(path)
    for number in 0..<10 { try index.append(document(number)) }
    try index.commit()
  }
  await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
    let index = try IndexFile(path)
    for number in 10..<5_000 { try index.append(document(number)) }
    kill(getpid(), SIGKILL)
  }
  let index = try IndexFile(path, waitingUpTo: 0)
  #expect(index.count == 10)
  #expect(try index.verify() == [])
}
