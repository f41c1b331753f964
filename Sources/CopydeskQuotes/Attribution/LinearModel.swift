import CopydeskText

/// A family of features: each has a number of values, and a weight for each value.
protocol FeatureTemplate: RawRepresentable<Int>, CaseIterable, Sendable where AllCases == [Self] {
  /// How many values it has.
  var size: Int { get }
  /// Its name in the model's file.
  var name: String { get }
}

/// Weights of a linear model, learnt by `Scripts/quotes/train.py` and kept in a data file: a row is a template's name, a
/// value's number and its weight in thousandths. Values without a row weigh nothing.
struct LinearModel<Template: FeatureTemplate>: Sendable {
  private let bases: [Int]
  private let weights: [Float]

  /// The model of a language; without a file all weights are 0.
  init(language: String) { self.init(rows: LinearModel.rows(of: language)) }

  /// The rows of a language's file, of all models.
  static func rows(of language: String) -> [[Substring]] { Resource(named: "\(language)/quote-model.tsv")?.rows ?? [] }

  /// The model in the rows of a file; rows of other models are passed over.
  init(rows: [[Substring]]) {
    var bases: [Int] = []
    var total = 0
    var byName: [Substring: Int] = [:]
    for (index, template) in Template.allCases.enumerated() {
      bases.append(total)
      byName[Substring(template.name)] = index
      total += template.size
    }
    self.bases = bases
    var weights = [Float](repeating: 0, count: total)
    for row in rows where row.count >= 3 {
      guard let index = byName[row[0]], let value = Int(row[1]), let weight = Int(row[2]) else { continue }
      guard value >= 0, value < Template.allCases[index].size else { continue }
      weights[bases[index] + value] = Float(weight) / 1000
    }
    self.weights = weights
  }

  /// The place of a feature among all weights.
  @inline(__always) func index(_ template: Template, _ value: Int) -> Int { bases[template.rawValue] + value }
  /// The weight at a place.
  @inline(__always) func weight(at index: Int) -> Float { weights[index] }
  /// Number of weights.
  var count: Int { weights.count }
}

/// The sum of the weights of a candidate's features; keeps the features too where someone learns from them.
struct Score<Template: FeatureTemplate> {
  private(set) var value: Float = 0
  private(set) var features: [Int32] = []
  private let model: LinearModel<Template>
  private let keeps: Bool

  init(_ model: LinearModel<Template>, keepingFeatures keeps: Bool) {
    self.model = model
    self.keeps = keeps
  }

  /// Counts a feature. A value outside the template's range counts as its last.
  @inline(__always) mutating func add(_ template: Template, _ value: Int) {
    let index = model.index(template, min(max(0, value), template.size - 1))
    self.value += model.weight(at: index)
    if keeps { features.append(Int32(index)) }
  }
}
