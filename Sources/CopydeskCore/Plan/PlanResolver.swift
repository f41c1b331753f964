import CopydeskText

extension Plan {
  /// Resolves a pipeline against a registry. Finds every mistake before it throws.
  ///
  /// - Parameters:
  ///   - overrides: options set from outside, such as by `--set deduplicate.threshold=0.7`.
  ///   - variables: what `${env:NAME}` in strings stands for.
  ///   - earlier: what was found wrong while the source was read; it is thrown with the rest.
  public init(
    _ source: PipelineSource, registry: StageRegistry, environment: StageEnvironment = StageEnvironment(),
    overrides: [Override] = [], variables: [String: String] = [:], diagnostics earlier: [Diagnostic] = []
  ) throws(PlanError) {
    var environment = environment
    environment.language = environment.language ?? source.language
    var resolver = PlanResolver(
      registry: registry, environment: environment, variables: variables, diagnostics: earlier)
    for entry in source.stages { resolver.resolve(entry, overrides: overrides) }
    if source.stages.isEmpty, earlier.isEmpty {
      resolver.report("The pipeline has no stages.", file: source.file.file, path: "$.stages")
    }
    resolver.checkOverrides(overrides, stages: source.stages)
    guard resolver.diagnostics.isEmpty else { throw PlanError(resolver.diagnostics) }
    self.init(
      name: source.name, language: environment.language, reader: resolver.reader, steps: resolver.steps,
      canonical: "\(source.name) \(environment.language ?? "") " + resolver.canonical.joined(separator: " "))
  }

  /// An option set from outside the file.
  public struct Override: Sendable {
    /// Id or name of the stage.
    public var stage: String
    /// The option.
    public var option: String
    /// Its value: JSON, or else a string as it is.
    public var value: String

    /// Reads `stage.option=value`; nil when it has another form. The stage's name may hold dots.
    public init?(_ text: String) {
      let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, let dot = sides[0].lastIndex(of: "."), dot > sides[0].startIndex else { return nil }
      stage = String(sides[0][..<dot])
      option = String(sides[0][sides[0].index(after: dot)...])
      value = String(sides[1])
    }
  }
}

/// Turns entries into steps one by one and collects what is wrong.
private struct PlanResolver {
  let registry: StageRegistry
  let environment: StageEnvironment
  let variables: [String: String]
  var diagnostics: [Diagnostic]
  var reader: Plan.Reader?
  var steps: [Plan.Step] = []
  var canonical: [String] = []
  /// Parts written so far. What a reader may hand over is there from the start.
  private var written: Set<String> = [
    Parts.Markup.name, Parts.Text.name, Parts.Title.name, Parts.Authors.name, Parts.Language.name,
    Parts.Published.name, Parts.URL.name, Blocks.name,
  ]

  init(
    registry: StageRegistry, environment: StageEnvironment, variables: [String: String], diagnostics: [Diagnostic]
  ) {
    self.registry = registry
    self.environment = environment
    self.variables = variables
    self.diagnostics = diagnostics
  }

  mutating func report(_ message: String, file: String, path: String) {
    diagnostics.append(Diagnostic(file: file, line: 1, column: 1, path: path, message: message))
  }

  mutating func resolve(_ entry: PipelineFile.StageEntry, overrides: [Plan.Override]) {
    let name = entry.stage.value
    guard let type = registry[name] else {
      let near = didYouMean(name, among: registry.descriptions.map(\.name))
      let hint = near == "." ? "; `copydesk stages` lists them." : near
      diagnostics.append(entry.stage.place.diagnostic("There is no stage \"\(name)\"\(hint)"))
      return
    }
    let when = condition(entry.when)
    let made = make(type, entry, overrides)
    let description = type.summary.adding(made?.chosenParts ?? ChosenParts())
    checkParts(of: description, at: entry)
    if let made { add(made, entry, when, description) }
  }

  private mutating func add(
    _ made: any Stage, _ entry: PipelineFile.StageEntry, _ when: Condition?, _ description: StageDescription
  ) {
    if let stage = made as? any ReaderStage {
      if !steps.isEmpty || reader != nil {
        diagnostics.append(entry.stage.place.diagnostic("A reader must be the first stage, and the only reader."))
      }
      reader = .init(id: entry.id, stage: stage, description: description)
    } else if let stage = made as? any DocumentStage {
      steps.append(.init(id: entry.id, stage: .document(stage), when: when, description: description))
    } else if let stage = made as? any CorpusStage {
      steps.append(.init(id: entry.id, stage: .corpus(stage), when: when, description: description))
    }
  }

  private mutating func checkParts(of stage: StageDescription, at entry: PipelineFile.StageEntry) {
    for part in stage.needs where !written.contains(part) {
      let writers = registry.descriptions.filter { $0.writes.contains(part) }.map { "\"\($0.name)\"" }
      let hint = writers.isEmpty ? "no known stage does" : "put \(writers.joined(separator: " or ")) before it"
      diagnostics.append(
        entry.stage.place.diagnostic("\"\(stage.name)\" needs \(part), which no stage before it writes; \(hint)."))
    }
    written.formUnion(stage.writes)
  }

  private mutating func condition(_ when: PipelineFile.Located<JSONView>?) -> Condition? {
    guard let when else { return nil }
    reportBadKeys(of: when.value, allowed: Condition.keys, what: "condition") { message, key in
      diagnostics.append(
        PipelineFile.Place(file: when.place.file, json: key, path: when.place.path).diagnostic(message))
    }
    return Condition(when.value)
  }

  private mutating func make<S: Stage>(
    _ type: S.Type, _ entry: PipelineFile.StageEntry, _ overrides: [Plan.Override]
  ) -> S? {
    var decoder = OptionDecoder<S.Options>(specs: S.spec.options, variables: variables)
    if let options = entry.options { decoder.read(options) }
    for override in overrides where override.stage == entry.id || override.stage == entry.stage.value {
      decoder.read(override)
    }
    diagnostics += decoder.diagnostics
    guard decoder.diagnostics.isEmpty else { return nil }
    var environment = environment
    environment.stepID = entry.id
    do throws(StageError) {
      let stage = try S(options: decoder.options, environment: environment)
      let fingerprint = stage.fingerprint.isEmpty ? "" : " " + stage.fingerprint
      canonical.append(canonicalText(S.spec, decoder.options, entry) + fingerprint)
      return stage
    } catch {
      diagnostics.append((entry.options?.place ?? entry.stage.place).diagnostic(error.message))
      return nil
    }
  }

  private func canonicalText<Options>(
    _ spec: StageSpec<Options>, _ options: Options, _ entry: PipelineFile.StageEntry
  ) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("stage", spec.name)
      if let when = entry.when {
        json.key("when")
        json.raw(when.value.raw)
      }
      for option in spec.options {
        json.key(option.description.name)
        option.write(options, &json)
      }
    }
    return json.text
  }

  mutating func checkOverrides(_ overrides: [Plan.Override], stages: [PipelineFile.StageEntry]) {
    for override in overrides
    where !stages.contains(where: { $0.id == override.stage || $0.stage.value == override.stage }) {
      let near = didYouMean(override.stage, among: stages.map(\.id))
      report(
        "The pipeline has no stage \"\(override.stage)\"\(near)", file: "--set",
        path: override.stage)
    }
  }
}
