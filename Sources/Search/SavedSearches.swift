import ByregionRecords
import ByregionSQLite
import ByregionStore
import ByregionText

/// A search saved in the file under a name.
package struct SavedSearch: Sendable, Hashable {
  /// Lower-case letters, digits and hyphens, such as `forankring-i-ledelsen`.
  package var name: String
  package var query: String
  package var filters: SearchFilters

  package init(name: String, query: String, filters: SearchFilters = SearchFilters()) {
    self.name = name
    self.query = query
    self.filters = filters
  }
}

extension KnowledgeBase {
  /// All saved searches, by name.
  package func savedSearches() throws -> [SavedSearch] {
    try readSnapshot {
      var searches = try connection.rows("SELECT name, query FROM saved_searches ORDER BY name") { row in
        SavedSearch(name: try row.get(String.self, 0), query: try row.get(String.self, 1))
      }
      let places = Dictionary(uniqueKeysWithValues: searches.enumerated().map { ($1.name, $0) })
      try connection.query("SELECT search, field, value FROM saved_search_filters ORDER BY search, position") { row in
        guard let place = places[try row.get(String.self, 0)],
          let field = SearchField(rawValue: try row.get(String.self, 1))
        else { return }
        searches[place].filters[field].append(try row.get(String.self, 2))
      }
      return searches
    }
  }

  /// The saved search with a name.
  ///
  /// - Throws: `KnowledgeBaseError` with `.usage` if there is none; the error suggests the most similar name.
  package func savedSearch(named name: String) throws -> SavedSearch {
    let all = try savedSearches()
    if let search = all.first(where: { $0.name == name.lowercased() }) { return search }
    let names = all.map(\.name)
    let near = NearestName.to(name, among: names)
    throw KnowledgeBaseError(
      .usage, { $0.noSavedSearch(name) },
      suggestion: .say { words in
        near.map { words.didYouMean($0) } ?? (names.isEmpty ? words.saveSearchSo : words.thereAre(names))
      })
  }

  /// Saves a search.
  ///
  /// - Parameter replacing: whether to replace a search with the same name.
  /// - Throws: `KnowledgeBaseError` with `.usage` if the name has characters other than lower-case letters, digits and
  ///   hyphens, or is taken.
  package func save(_ search: SavedSearch, replacing: Bool = false) throws {
    let isName =
      !search.name.isEmpty
      && search.name.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    guard isName else {
      throw KnowledgeBaseError(
        .usage, { $0.savedSearchName(search.name) })
    }
    try translatingErrors {
      try connection.transaction {
        let isTaken = try connection.first("SELECT 1 FROM saved_searches WHERE name = ?", [.text(search.name)]) { _ in
          true
        }
        guard replacing || isTaken != true else {
          throw KnowledgeBaseError(
            .usage, { $0.savedSearchExists(search.name) }, suggestion: .say { $0.addReplace })
        }
        try connection.run("DELETE FROM saved_searches WHERE name = ?", .text(search.name))
        try connection.run(
          "INSERT INTO saved_searches (name, query) VALUES (?, ?)", .text(search.name), .text(search.query))
        for (field, values) in search.filters.values {
          for (position, value) in values.enumerated() {
            try connection.run(
              "INSERT INTO saved_search_filters (search, field, position, value) VALUES (?, ?, ?, ?)",
              .text(search.name), .text(field.rawValue), .integer(Int64(position + 1)), .text(value))
          }
        }
      }
    }
  }
}
