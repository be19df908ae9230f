/// A CSV parser after the grammar of RFC 4180, to read the printer's output.
enum CSVReader {
  static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      record.append(field(&bytes))
      if bytes.first == UInt8(ascii: ",") {
        bytes.removeFirst()
        if bytes.isEmpty { record.append("") }
      } else if bytes.starts(with: [13, 10]) {
        bytes.removeFirst(2)
        records.append(record)
        record = []
      } else {
        return records + [["not RFC 4180 at \(bytes.startIndex)"]]
      }
    }
    return records
  }

  private static func field(_ bytes: inout ArraySlice<UInt8>) -> String {
    var field: [UInt8] = []
    guard bytes.first == UInt8(ascii: "\"") else {
      while let byte = bytes.first, ![UInt8(ascii: ","), UInt8(ascii: "\""), 13, 10].contains(byte) {
        field.append(bytes.removeFirst())
      }
      return String(decoding: field, as: UTF8.self)
    }
    bytes.removeFirst()
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\"") {
        guard bytes.first == UInt8(ascii: "\"") else { break }
        bytes.removeFirst()
      }
      field.append(byte)
    }
    return String(decoding: field, as: UTF8.self)
  }
}
