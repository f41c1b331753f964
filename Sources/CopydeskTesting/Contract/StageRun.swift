import CopydeskCore

/// A document stage or corpus stage with the stages before it, applied to a list of documents.
struct StageRun {
  private let stage: any Stage
  private let earlier: [any DocumentStage]

  init(_ stage: any Stage, after earlier: [any DocumentStage]) {
    self.stage = stage
    self.earlier = earlier
  }

  /// What became of one document.
  enum Answer {
    case document(Document)
    case error(StageError)
  }

  /// Runs the earlier stages; documents that one of them can't take are left out.
  func prepared(_ documents: [Document]) -> [Document] {
    documents.compactMap { document in
      var document = document
      for stage in earlier {
        guard (try? stage.process(&document)) != nil, document.dropped == nil else { return nil }
      }
      return document
    }
  }

  /// Applies the stage. For a corpus stage the answers come in its own order: first what it lets pass, then what it held back.
  /// One whose session is no `SequentialSession` answers nothing.
  func callAsFunction(_ documents: [Document]) -> [Answer] {
    if let stage = stage as? any CorpusStage { return corpus(stage, documents) }
    guard let stage = stage as? any DocumentStage else { return [] }
    return documents.map { document in
      var document = document
      do throws(StageError) {
        try stage.process(&document)
        return .document(document)
      } catch {
        return .error(error)
      }
    }
  }

  private func corpus(_ stage: any CorpusStage, _ documents: [Document]) -> [Answer] {
    var answers: [Answer] = []
    do throws(StageError) {
      guard let session = try stage.begin() as? any SequentialSession else { return [] }
      for document in documents {
        do throws(StageError) {
          if let returned = try session.accept(document) { answers.append(.document(returned)) }
        } catch {
          answers.append(.error(error))
        }
      }
      while answers.count <= documents.count, let held = try session.next() { answers.append(.document(held)) }
    } catch {
      answers.append(.error(error))
    }
    return answers
  }
}
