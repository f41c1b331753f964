import CopydeskCore
import Subprocess
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program while it runs. Lines go in, and as many come back.
struct Child: Sendable {
  /// What came back.
  struct Answer: Sendable {
    /// Replies, one for each line until something failed.
    var replies: [[UInt8]] = []
    /// Why there are fewer than lines, in words that follow the program's name.
    var failure: String?
  }

  fileprivate struct Question: Sendable {
    let lines: [UInt8]
    let count: Int
    let asker: CheckedContinuation<Answer, Never>
    var answer = Answer()
  }

  private let questions: AsyncStream<Question>.Continuation
  private let task: Task<Ending, Never>

  /// Set once, for the whole process: there is no other way on Linux.
  private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  /// How a program ended.
  struct Ending: Sendable {
    /// In words that follow its name.
    var words: String
    /// Whether it ended by itself, with status 0.
    var isClean = false
    /// Lines it wrote that were no replies.
    var surplus = 0
  }

  /// Starts the program. From here on the process ignores SIGPIPE, which it gets when a program ends that it writes to.
  init(_ program: ChildProgram) {
    _ = Self.brokenPipesAreErrors
    let (stream, questions) = AsyncStream.makeStream(of: Question.self)
    self.questions = questions
    task = Task {
      let life = Life(program)
      let ending = await life.run(stream)
      let failure = ending.isClean ? "\(ending.words) before it answered" : ending.words
      life.giveUp(failure)
      for await question in stream { question.asker.resume(returning: Answer(failure: failure)) }
      return ending
    }
  }

  /// Hands documents' records to the program and waits for its replies.
  func ask(_ documents: some Collection<Document>) async -> Answer {
    let format = RecordFormat()
    var lines: [UInt8] = []
    for document in documents { lines += document.record(format) + [0x0A] }
    return await withCheckedContinuation { asker in
      // After its end nobody would answer.
      if case .terminated = questions.yield(Question(lines: lines, count: documents.count, asker: asker)) {
        asker.resume(returning: Answer(failure: "has ended"))
      }
    }
  }

  /// Lets the program see the end of its input, and waits until it has ended.
  @discardableResult func end() async -> Ending {
    abandon()
    return await task.value
  }

  /// Lets the program see the end of its input.
  func abandon() { questions.finish() }
}

/// One process from its start to its end.
private final class Life: Sendable {
  private let program: ChildProgram
  private let watch: Watch
  private let errors: ErrorTail
  /// The question that the process is at.
  private let open = Mutex<Child.Question?>(nil)

  init(_ program: ChildProgram) {
    self.program = program
    watch = Watch(timeout: program.timeout)
    errors = ErrorTail(log: program.log)
  }

  /// Answers questions until none follow or one can't be.
  func run(_ questions: AsyncStream<Child.Question>) async -> Child.Ending {
    let watching = Task { [watch] in await watch.run() }
    defer { watching.cancel() }
    var surplus = 0
    do {
      let result = try await Subprocess.run(
        program.configuration, input: .inputWriter, output: .sequence, error: .sequence
      ) { child in
        watch.begin(child.processIdentifier.value)
        async let drained: Void = errors.drain(child.standardError)
        var output = ReplyLines(child.standardOutput, limit: program.maxReply)
        for await question in questions {
          guard await answer(question, child.standardInputWriter, &output) else { break }
        }
        watch.expect()
        try? await child.standardInputWriter.finish()
        while (try? await output.next()) != nil { surplus += 1 }
        await drained
      }
      let status = result.terminationStatus
      let words = "ended \(status.words)" + (status.isSuccess ? "" : errors.words)
      return Child.Ending(
        words: watch.reason ?? words, isClean: watch.reason == nil && status.isSuccess, surplus: surplus)
    } catch {
      return Child.Ending(words: watch.reason ?? "can't be run: \(error)\(errors.words)")
    }
  }

  /// The question that was left open gets what there is.
  func giveUp(_ reason: String) {
    guard var question = open.withLock({ $0.take() }) else { return }
    question.answer.failure = reason
    question.asker.resume(returning: question.answer)
  }

  /// False when the process failed at the question, which stays open.
  private func answer(
    _ question: Child.Question, _ input: StandardInputWriter, _ output: inout ReplyLines
  ) async -> Bool {
    open.withLock { $0 = question }
    watch.expect()
    async let written = try? input.write(question.lines)
    for _ in 0..<question.count {
      do {
        guard let line = try await output.next() else { return false }
        open.withLock { $0?.answer.replies.append(line) }
        watch.expect()
      } catch {
        watch.kill("gave a reply of more than \(program.maxReply) bytes (see \"maxReply\")")
        return false
      }
    }
    _ = await written
    watch.rest()
    guard let done = open.withLock({ $0.take() }) else { return false }
    done.asker.resume(returning: done.answer)
    return true
  }
}

extension TerminationStatus {
  fileprivate var words: String {
    switch self {
    case .exited(let status): "with status \(status)"
    case .signaled(let signal): "by signal \(signal)"
    }
  }
}
