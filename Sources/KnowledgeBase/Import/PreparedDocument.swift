import WriteUp

/// A source that was read and understood, ready to become rows. Made on any thread.
struct PreparedDocument: Sendable {
  var file: SourceFile
  var content: [UInt8]
  var checksum: String
  var encoding: SourceText.Encoding
  var format: SourceText.Format
  var writeUp: WriteUp
  /// Which municipalities the printed names mean, if the user corrected none for its region.
  var places: [PlaceResolution]
  /// Who its region is, by these places.
  var witness: RegionWitness
  /// What it is found by among the regions.
  var regionKeys: [UInt64]
  /// What its passages are titled, if its region goes by the name that it prints.
  var title: String
  /// The short name of its region, if the region is new and the name free.
  var slug: String
  /// The title under which its batch has counted its words already (``PreparedBatch/words``).
  var countedTitle: String?

  /// Largest source in bytes: write-ups have a few thousand, and everything below is linear.
  static let byteLimit = 64 << 20

  /// Understands bytes that are at hand.
  ///
  /// - Throws: `SourceError` for what is no text, `KnowledgeBaseError` with `.invalidInput` for what holds none.
  init(_ file: SourceFile, content: [UInt8], checksum: String, tools: PreparationTools) throws {
    let parsed = try ParsedSource(file, content: content)
    self.file = file
    self.content = content
    self.checksum = checksum
    encoding = parsed.source.encoding
    format = parsed.source.format
    writeUp = parsed.writeUp
    places = tools.resolver.resolve(writeUp.facts)
    witness = RegionWitness(writeUp, places: places)
    regionKeys = RegionIndex.keys(of: witness)
    title = RegionDirectory.name(of: writeUp)
    slug = RegionSlug.plain(
      name: title, applicant: writeUp.facts.applicant?.name, register: tools.resolver.register)
  }

  /// Counts the words of its passages under the title that it most likely gets.
  mutating func countWords(in words: inout VocabularyDelta, by tokenizer: PassageTokenizer) throws {
    try words.add(writeUp, title: title, by: tokenizer)
    countedTitle = title
  }
}
