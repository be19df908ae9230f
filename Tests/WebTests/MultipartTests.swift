import Foundation
import TestSupport
import Testing

@testable import ByregionWeb

@Suite("Forms with files") struct MultipartTests {
  private static let type = "multipart/form-data; boundary=----WebKitFormBoundaryAbc"

  private static func form(_ parts: [(header: String, content: String)], end: String = "--\r\n") -> [UInt8] {
    let boundary = "------WebKitFormBoundaryAbc"
    let written = parts.map { "\(boundary)\r\n\($0.header)\r\n\r\n\($0.content)\r\n" }.joined()
    return Array((written + boundary + end).utf8)
  }

  private static func disposition(_ rest: String) -> String { "Content-Disposition: form-data; \(rest)" }

  @Test("fields and files are read as browsers send them") func browsers() throws {
    let body = Self.form([
      (Self.disposition("name=\"form\""), "abc"),
      (
        Self.disposition("name=\"files\"; filename=\"sør %22a%22.txt\"") + "\r\nContent-Type: text/plain",
        "å\r\n--b\r\n"
      ),
      (Self.disposition("name=\"files\"; filename=\"C:\\tmp\\../b.txt\""), ""),
      (Self.disposition("name=\"files\"; filename=\"\"") + "\r\nContent-Type: application/octet-stream", ""),
    ])
    let parts = try Multipart.parts(of: body, contentType: Self.type)
    #expect(
      parts == [
        .init(name: "form", fileName: nil, content: Array("abc".utf8)),
        .init(name: "files", fileName: "sør \"a\".txt", content: Array("å\r\n--b\r\n".utf8)),
        .init(name: "files", fileName: "b.txt", content: []),
      ])
  }

  @Test(
    "malformed bodies are rejected",
    arguments: [
      "", "--", "------WebKitFormBoundaryAbc", "------WebKitFormBoundaryAbc\r\n",
      "------WebKitFormBoundaryAbc\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nwithout an end",
      "------WebKitFormBoundaryAbc\r\nContent-Type: text/plain\r\n\r\na\r\n------WebKitFormBoundaryAbc--",
      "------WebKitFormBoundaryAbc\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n------WebKitFormBoundaryAbc--",
      "------WebKitFormBoundaryAbc\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\na\r\n------WebKitFormBoundaryAbc--",
      "text before\r\n------WebKitFormBoundaryAbc--",
    ])
  func malformed(body: String) {
    #expect(throws: Problem.self) { try Multipart.parts(of: Array(body.utf8), contentType: Self.type) }
  }

  @Test("boundaries, parts and headers are limited in length and number") func limits() {
    for type in [
      nil, "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/form-data; boundary=\"a b\"",
      "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
    ] {
      #expect(throws: Problem.self, "\(type ?? "none")") { try Multipart.parts(of: [], contentType: type) }
    }
    let many = Array(repeating: (Self.disposition("name=\"a\""), "b"), count: Multipart.maxParts + 1)
    #expect(throws: Problem.self) { try Multipart.parts(of: Self.form(many), contentType: Self.type) }
    let long = Self.form([(Self.disposition("name=\"\(String(repeating: "a", count: Multipart.longestHeader))\""), "b")]
    )
    #expect(throws: Problem.self) { try Multipart.parts(of: long, contentType: Self.type) }
  }

  @Test("a damaged form is rejected or parsed, and its parts are not larger than the body") func fuzz() throws {
    let environment = ProcessInfo.processInfo.environment
    let rounds = environment["BYREGION_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 3_000
    var random = SeededGenerator(seed: environment["BYREGION_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1)
    let sound = Self.form([
      (Self.disposition("name=\"form\""), "abc"),
      (Self.disposition("name=\"files\"; filename=\"a.txt\""), "Rana\r\n\r\nRåd\r\n"),
    ])
    var read = 0
    for _ in 0..<rounds {
      var body = sound
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: 0..<body.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: body[place] = UInt8.random(in: .min ... .max, using: &random)
        case 1: body.remove(at: place)
        case 2: body.insert(contentsOf: "\r\n------WebKitFormBoundaryAbc".utf8, at: place)
        default: body.removeLast(Int.random(in: 0..<10, using: &random))
        }
      }
      guard let parts = try? Multipart.parts(of: body, contentType: Self.type) else { continue }
      read += 1
      #expect(parts.reduce(0) { $0 + $1.content.count } < body.count)
    }
    #expect(read > 0)
  }
}
