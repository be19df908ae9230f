import CLibXML2

/// A start tag, valid while its event lasts.
struct XMLElement {
  /// The vocabularies of a Word document that matter here.
  enum Space { case word, compatibility, math, packageRelations, other }

  let name: String
  let space: Space
  private let attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let attributeCount: Int

  init(
    _ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    self.name = String(cString: name)
    space = uri.map { Self.space(String(cString: $0)) } ?? .other
    (self.attributes, attributeCount) = (attributes, count)
  }

  /// The value of an attribute, by its name without prefix.
  func attribute(_ name: String) -> String? {
    guard let attributes else { return nil }
    for index in 0..<attributeCount {
      // Five pointers an attribute: name, prefix, namespace, the value's begin and end.
      let fields = attributes + 5 * index
      guard let key = fields[0], let begin = fields[3], let end = fields[4] else { continue }
      guard name.utf8.elementsEqual(UnsafeBufferPointer(start: key, count: Int(xmlStrlen(key)))) else { continue }
      return String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
    }
    return nil
  }

  var value: String? { attribute("val") }
  var number: Int? { value.flatMap { Int($0) } }

  /// Whether a property that may be given without a value is switched on (ISO/IEC 29500-1, 17.17.4).
  var isOn: Bool {
    switch value {
    case "0", "false", "off": false
    default: true
    }
  }

  /// Each vocabulary has a transitional and a strict name (ISO/IEC 29500-1 and -4).
  private static func space(_ uri: String) -> Space {
    switch uri {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      .word
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility
    case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
      .math
    case "http://schemas.openxmlformats.org/package/2006/relationships": .packageRelations
    default: .other
    }
  }
}
