import Foundation

/// Writes region write-ups that nobody wrote, in the forms of the programme's own: about 2.5 kB each, over
/// 20 entries, headings now and then misspelt, lists with this or that marker, Bokmål or Nynorsk.
///
/// The same seed and number give the same bytes; a region comes again after ``distinctRegions`` documents.
public struct WriteUpGenerator: Sendable {
  /// How many documents there are before a second one tells of the same region.
  public static let distinctRegions = Places.madeUpCount / 2

  private let seed: UInt64
  private let vocabulary = Vocabulary()

  /// Creates a generator. The same seed gives the same documents.
  public init(seed: UInt64) { self.seed = seed }

  /// The document with this number, from 0.
  public func document(_ number: Int) -> GeneratedFile {
    var random = SeededRandom(seed: seed, index: UInt64(number))
    let outline = Outline(number: number, &random)
    var page = Page(outline: outline, vocabulary: vocabulary, random: random)
    page.write()
    return GeneratedFile(number: number, page: page)
  }
}
