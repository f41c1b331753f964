public import CopydeskCore
import CopydeskText

/// One run of `exec`: a batch of documents goes to the program at a time.
///
/// A program that ends, hangs or breaks the protocol is started anew, and the document it failed at tried once more, alone;
/// what fails at that too is rejected.
public final class ExecSession: CorpusSession {
  private let program: ChildProgram
  private let writes: [String]
  private let restarts: Int
  private var child: Child?
  /// How often in a row the program failed without a reply.
  private var failures = 0
  private var lastFailure = ""

  init(program: ChildProgram, writes: [String], restarts: Int) {
    (self.program, self.writes, self.restarts) = (program, writes, restarts)
  }

  deinit { child?.abandon() }

  /// Hands the documents to the program and takes over what it says of them.
  public func accept(_ documents: [Document]) async -> [Acceptance] {
    var answers: [Acceptance] = []
    var isSecondTry = false
    while answers.count < documents.count {
      if failures > restarts {
        let message =
          "\"\(program.name)\" failed \(failures) times in a row and is not started again: it \(lastFailure)."
        answers += documents[answers.count...].map { _ in .rejected(StageError(.process, message)) }
        break
      }
      let rest = documents[answers.count...].prefix(isSecondTry ? 1 : documents.count)
      guard let failure = await ask(rest, &answers) else {
        isSecondTry = false
        continue
      }
      // The reply that failed belongs to the first document without an answer.
      let isFirst = answers.count == rest.startIndex
      if isFirst, isSecondTry {
        answers.append(.rejected(StageError(.process, "\"\(program.name)\" \(failure).")))
      }
      isSecondTry = !(isFirst && isSecondTry)
    }
    return answers
  }

  /// Asks for some documents at once; what failed, if something did.
  private func ask(_ documents: ArraySlice<Document>, _ answers: inout [Acceptance]) async -> String? {
    let child = self.child ?? Child(program)
    self.child = child
    let answer = await child.ask(documents)
    var failure = answer.failure
    for (document, reply) in zip(documents, answer.replies) {
      do throws(ProtocolError) {
        answers.append(try Reply(reply, of: document.id).taken(by: document, writes: writes))
        failures = 0
      } catch {
        failure = error.words
        break
      }
    }
    guard let failure else { return nil }
    failures += 1
    lastFailure = failure
    self.child = nil
    await child.end()
    return failure
  }

  /// Lets the program end. Nothing was held back.
  public func next() async throws(StageError) -> Document? {
    await child?.end()
    child = nil
    return nil
  }

  /// There is nothing on disk to go on with, and nothing that a resumed run would lack.
  public func checkpoint() throws(StageError) -> String? { "" }
}
