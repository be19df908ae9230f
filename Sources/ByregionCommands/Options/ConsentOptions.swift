import ArgumentParser
import KnowledgeBase
import Printing

/// Asks before something is taken away.
struct ConsentOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask before something is removed or replaced.")
  var yes = false

  /// Asks on a terminal; where there is none, `--yes` must have been given.
  ///
  /// - Parameters:
  ///   - listing: what it is about, shown before the question.
  ///   - refusal: what is told when the answer is no.
  /// - Throws: `KnowledgeBaseError`: `.usage` where nobody can be asked, `.interrupted` when the answer is no.
  func ask(_ question: String, listing: [String], ifNot refusal: String = "nothing was changed") throws {
    guard !yes else { return }
    guard Terminal(descriptor: 0).isTerminal, Terminal(descriptor: 2).isTerminal else {
      throw KnowledgeBaseError(
        .usage, "nobody can be asked here: \(question)", suggestion: "Say --yes to do it without a question.")
    }
    let output = Output.standardError()
    for line in listing.prefix(20) { output.append("  \(Sanitizer.visible(line))\n") }
    if listing.count > 20 { output.append("  and \(listing.count - 20) more\n") }
    output.append("\(question) [y/N] ")
    try output.flush()
    let answer = readLine()?.lowercased() ?? ""
    guard ["y", "yes", "j", "ja"].contains(answer) else {
      throw KnowledgeBaseError(.interrupted, refusal)
    }
  }
}
