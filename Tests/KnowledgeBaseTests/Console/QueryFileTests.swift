import Foundation
import Testing

@testable import ByregionConsole
@testable import ByregionRecords

@Suite("Queries in files") struct QueryFileTests {
  private let sql = "SELECT 'Bodø på\u{2013}to'"

  private func decoded(_ bytes: [UInt8]) throws -> QueryFile.Query { try QueryFile.decoded(bytes, "q.sql") }

  @Test("UTF-8 is read without a note, with or without byte order mark") func common() throws {
    #expect(try decoded(Array(sql.utf8)) == QueryFile.Query(sql: sql))
    #expect(try decoded([0xEF, 0xBB, 0xBF] + Array(sql.utf8)) == QueryFile.Query(sql: sql))
  }

  @Test(
    "Windows-1252 and UTF-16 are read with a note",
    arguments: [
      (String.Encoding.windowsCP1252, [UInt8](), "q.sql is not UTF-8; it is read as Windows-1252"),
      (.utf16LittleEndian, [0xFF, 0xFE], "q.sql is read as UTF-16"),
      (.utf16LittleEndian, [], "q.sql is read as UTF-16"),
      (.utf16BigEndian, [0xFE, 0xFF], "q.sql is read as UTF-16"),
    ])
  func others(_ encoding: String.Encoding, _ mark: [UInt8], _ note: String) throws {
    let bytes = try #require(sql.data(using: encoding))
    #expect(try decoded(mark + bytes) == QueryFile.Query(sql: sql, note: note))
  }

  @Test("invalid encoding is an error with line and column") func broken() throws {
    let bytes = Array("SELECT 'å',\n'ææ".utf8.dropLast()) + Array("', 'øøøø'".utf8)
    #expect(throws: (any Error).self) { try decoded(bytes) }
    do { _ = try decoded(bytes) } catch let error as KnowledgeBaseError { #expect(error.place == "q.sql:2:3") }
    let pair: [UInt8] = [0xFF, 0xFE, 0x53, 0, 0x0A, 0, 0x41, 0, 0x00, 0xD8, 0x41, 0]
    do { _ = try decoded(pair) } catch let error as KnowledgeBaseError { #expect(error.place == "q.sql:2:2") }
  }

  @Test("a binary file is an error that names its format") func binary() throws {
    let error = #expect(throws: KnowledgeBaseError.self) { try decoded(Array("%PDF-1.4\n".utf8)) }
    #expect(error?.message == "q.sql is a PDF, which is not supported")
  }
}
