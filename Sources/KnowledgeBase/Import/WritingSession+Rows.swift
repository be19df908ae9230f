import SQLite
import WriteUp

extension WritingSession {
  /// Writes a document's rows, in its region, and takes over from the documents before it.
  ///
  /// - Parameters:
  ///   - stored: the row of the same bytes, which becomes current again; nil for bytes that were never in.
  ///   - change: is told which words come and go.
  mutating func writeRows(
    of document: PreparedDocument, over stored: RevisionStore.Stored?, counting change: inout VocabularyDelta
  ) throws -> ImportReport.Document {
    let bySource = try revisions.current(from: document.file.location)
    let choice = try chooseRegion(of: document, home: stored, previous: bySource)
    let region = choice.region
    let resolved =
      places.hasCorrections(regionID: region.id)
      ? places.resolve(document.writeUp.facts, regionID: region.id) : document.places
    let byKind =
      region.isNew ? nil : try revisions.current(regionID: region.id, kind: document.writeUp.kind.rawValue)

    let predecessors = [stored?.isCurrent == true ? stored : nil, bySource, byKind].compactMap { $0 }
    let earlier = try withdraw(predecessors, region: region, counting: &change)
    var references = try references(for: document.writeUp, region: region, earlier: earlier)
    let id = try put(document, over: stored, region: region)
    try writer.insertContents(
      document.writeUp, documentID: id, region: region, references: &references, index: &index)
    try places.insert(resolved, facts: document.writeUp.facts, documentID: id, region: region)
    for other in Set(predecessors.map(\.regionID)) where other != region.id {
      try places.refreshMembership(of: other)
    }
    try loadedDirectory?.remember(document, documentID: id, region: region)
    let doubts = choice.diagnostics + resolved.compactMap(\.diagnostic)
    try writer.insertDiagnostics(doubts, documentID: id)
    try count(document, region: region, in: &change)
    let predecessor = predecessors.first { $0.documentID != stored?.documentID }
    return ImportReport.Document(
      name: document.file.name, documentID: id,
      outcome: predecessors.isEmpty ? .added : .revised, regionSlug: region.slug, regionName: region.name,
      kind: document.writeUp.kind, changes: references.changes,
      supersedes: predecessor?.location == document.file.location ? nil : predecessor?.source, supersededBy: nil,
      diagnostics: document.writeUp.diagnostics + doubts)
  }

  /// - Parameters:
  ///   - home: the row of the same bytes, whose region is theirs unless the signs point to another.
  ///   - previous: what the same file held before.
  private mutating func chooseRegion(
    of document: PreparedDocument, home: RevisionStore.Stored?, previous: RevisionStore.Stored?
  ) throws -> RegionDirectory.Choice {
    var directory =
      try loadedDirectory ?? RegionDirectory(connection: connection, register: places.register)
    // One owner at a time, or the index would be copied with the first change.
    loadedDirectory = nil
    defer { loadedDirectory = directory }
    return try directory.choose(
      for: document, previously: home?.regionID ?? previous?.regionID
    ) {
      if home != nil { return true }
      // A file that keeps half of what it said tells of the same region, whatever it is called now.
      guard let previous else { return false }
      let texts = Set(document.writeUp.sections.flatMap(\.entries).map(\.text))
      let earlier = try revisions.passages(of: previous.documentID)
      return earlier.count(of: texts) * 2 >= max(texts.count, 1)
    }
  }

  /// Takes documents out that a new one takes over from.
  ///
  /// - Returns: what they said in the same region: references name their region, those of another one cannot stay.
  private mutating func withdraw(
    _ predecessors: [RevisionStore.Stored], region: RegionRow, counting change: inout VocabularyDelta
  ) throws -> EarlierPassages {
    var earlier = EarlierPassages()
    var seen: Set<Int64> = []
    for predecessor in predecessors where seen.insert(predecessor.documentID).inserted {
      let passages = try takeOut(predecessor.documentID, as: "superseded", counting: &change)
      guard predecessor.regionID == region.id else { continue }
      for (kind, list) in passages.passages { earlier.passages[kind, default: []] += list }
    }
    return earlier
  }

  /// Takes one document out of tables, index and vocabulary; its former passages are kept.
  mutating func takeOut(
    _ documentID: Int64, as status: String, counting change: inout VocabularyDelta
  ) throws -> EarlierPassages {
    let passages = try revisions.withdraw(documentID, as: status)
    for passage in passages.all {
      index.remove(passage.id, text: passage.text, title: passage.title)
      try change.remove([passage.text, passage.title], by: tools.tokenizer())
    }
    if let regionID = try revisions.document(documentID)?.regionID { regionsWithFormerPassages.insert(regionID) }
    return passages
  }

  private func references(
    for writeUp: WriteUp, region: RegionRow, earlier: EarlierPassages
  ) throws -> ReferenceGiver {
    var texts = ByKind<[String]>(repeating: [])
    for section in writeUp.sections { texts[PassageKind(section.kind)] += section.entries.map(\.text) }
    let former =
      regionsWithFormerPassages.contains(region.id)
      ? try revisions.formerReferences(regionID: region.id) : FormerReferences()
    return ReferenceGiver(
      connection: connection, region: region, earlier: earlier, former: former, texts: texts)
  }

  /// A new row, or the old one of the same bytes made current again.
  private func put(
    _ document: PreparedDocument, over stored: RevisionStore.Stored?, region: RegionRow
  ) throws -> Int64 {
    let kind = document.writeUp.kind.rawValue
    if let stored, stored.regionID == region.id, stored.kind == kind {
      try revisions.clearFacts(stored.documentID)
      try writer.updateDocument(
        stored.documentID, as: document, regionID: region.id, revision: stored.revision)
      return stored.documentID
    }
    let revision = region.isNew ? 1 : try revisions.nextRevision(regionID: region.id, kind: kind)
    guard let stored else {
      return try writer.insertDocument(document, regionID: region.id, revision: revision)
    }
    try revisions.clearFacts(stored.documentID)
    try writer.updateDocument(stored.documentID, as: document, regionID: region.id, revision: revision)
    return stored.documentID
  }

  /// Counts a document's words, unless its batch has counted them under the very title that they got.
  private func count(
    _ document: PreparedDocument, region: RegionRow, in change: inout VocabularyDelta
  ) throws {
    guard document.countedTitle != region.name else { return }
    if let title = document.countedTitle {
      try change.remove(document.writeUp, title: title, by: tools.tokenizer())
    }
    try change.add(document.writeUp, title: region.name, by: tools.tokenizer())
  }
}

extension RevisionStore.Stored {
  var isCurrent: Bool { status == "current" }
}
