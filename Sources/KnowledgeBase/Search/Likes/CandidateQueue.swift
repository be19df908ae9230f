/// Candidates in descending likeness, put in order as far as they are asked for: most never are.
struct CandidateQueue {
  private static let steps = 256

  /// The candidates by step of likeness, the highest step first.
  private var ordered: [GramSums.Candidate]
  /// Where each step begins in `ordered`, and where the last one ends.
  private let starts: [Int]
  private var step = 0
  private var next = 0

  /// Linear in the number of candidates.
  init(_ candidates: [GramSums.Candidate]) {
    var starts = [Int](repeating: 0, count: CandidateQueue.steps + 1)
    for candidate in candidates { starts[CandidateQueue.step(of: candidate) + 1] += 1 }
    for step in 0..<CandidateQueue.steps { starts[step + 1] += starts[step] }
    self.starts = starts
    ordered = candidates
    for candidate in candidates {
      let step = CandidateQueue.step(of: candidate)
      ordered[starts[step]] = candidate
      starts[step] += 1
    }
  }

  /// The next candidate; nil after the last.
  mutating func pop() -> GramSums.Candidate? {
    guard next < ordered.count else { return nil }
    while next == starts[step] {
      let range = starts[step]..<starts[step + 1]
      if range.count > 1 { ordered[range].sort { $0.similarity > $1.similarity } }
      step += 1
      if !range.isEmpty { break }
    }
    defer { next += 1 }
    return ordered[next]
  }

  private static func step(of candidate: GramSums.Candidate) -> Int {
    steps - 1 - min(steps - 1, max(0, Int(candidate.similarity * Double(steps))))
  }
}
