import ByregionLanguages
import Testing

@testable import ByregionConsole
@testable import ByregionStore
@testable import ByregionSearch

@Suite("Descriptions of tables") struct TableDescriptionTests {
  @Test("every table and view is described in Bokmål and Nynorsk") func descriptions() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    for object in try knowledgeBase.schema() where !object.isForeign && object.description != nil {
      for language in [Language.bokmål, .nynorsk] {
        #expect(Catalogue(language).tableDescription(object.name) != nil, "\(object.name)")
      }
    }
  }

  @Test("every column that has a description has one in Bokmål and Nynorsk") func columns() throws {
    let knowledgeBase = try KnowledgeBase.inMemory()
    for object in try knowledgeBase.schema() where !object.isForeign {
      for column in object.columns {
        guard let description = column.description else { continue }
        #expect(Catalogue(.english).columnDescription(description) == nil)
        for language in [Language.bokmål, .nynorsk] {
          #expect(Catalogue(language).columnDescription(description) != nil, "\(object.name).\(column.name)")
        }
      }
    }
  }

  @Test("every built-in saved query has a title in each language") func queries() throws {
    for query in try KnowledgeBase.inMemory().savedQueries() {
      for language in Language.allCases {
        #expect(Catalogue(language).savedQuery(query.name) != nil, "\(query.name)")
      }
    }
  }
}
