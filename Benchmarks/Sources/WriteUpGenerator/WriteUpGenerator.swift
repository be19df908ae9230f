import Foundation

/// Generates write-ups that resemble real ones: about 2.5 kB each, with more than 20 entries, sometimes misspelt
/// headings, various list markers, in Bokmål or Nynorsk.
///
/// The same seed and number give the same bytes. Regions repeat after ``distinctRegions`` documents.
public struct WriteUpGenerator: Sendable {
  /// The number of documents with different regions.
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
