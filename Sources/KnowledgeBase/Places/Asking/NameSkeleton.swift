/// The letters and digits of a region's name that every spelling of it shares: without a, e and o, which æ, ø, å and
/// their spellings come and go with.
///
/// Names are read one after the other into the same memory, since a question looks at every name of the file.
struct NameSkeleton {
  private(set) var letters: [UInt8] = []
  /// Whether all letters are such as are known here; of others only the full comparison knows what they are.
  private(set) var isWhole = true
  /// The name that was read last; the forms of a region's name stand together, and mostly are the same.
  private var name: [UInt8] = []

  init(_ name: String = "") {
    var name = name
    name.withUTF8 { read(UnsafeRawBufferPointer($0)) }
  }

  /// Takes the skeleton of another name, in UTF-8.
  mutating func read(_ name: UnsafeRawBufferPointer) {
    guard !self.name.elementsEqual(name) else { return }
    self.name.removeAll(keepingCapacity: true)
    self.name.append(contentsOf: name)
    letters.removeAll(keepingCapacity: true)
    isWhole = true
    var previous: UInt8 = 0
    for byte in name {
      switch byte {
      case 0x61, 0x65, 0x6F, 0x41, 0x45, 0x4F: break
      case 0x30...0x39, 0x61...0x7A: letters.append(byte)
      case 0x41...0x5A: letters.append(byte | 0x20)
      case 0x00..<0x80, 0xC3: break
      // å, æ, ø and their capitals.
      case 0xA5, 0xA6, 0xB8, 0x85, 0x86,
        0x98 where previous == 0xC3:
        break
      default:
        isWhole = false
        return
      }
      previous = byte
    }
  }

  /// Whether a name of this skeleton may have a key of that one: the key's letters stand in it, and before and behind
  /// them nothing but words such as region.
  func mayHave(keyOf key: NameSkeleton) -> Bool {
    guard isWhole, key.isWhole else { return true }
    let count = key.letters.count
    guard count <= letters.count else { return false }
    return (0...(letters.count - count)).contains { start in
      letters[start...].starts(with: key.letters) && fits(before: start) && fits(behind: start + count)
    }
  }

  private func fits(before start: Int) -> Bool {
    start == 0
      || Self.frames.contains { frame in
        // "Kommunene i Salten"
        letters[..<start].reversed().starts(with: frame.reversed())
          || letters[..<start].reversed().starts(with: (frame + [UInt8(ascii: "i")]).reversed())
      }
  }

  private func fits(behind end: Int) -> Bool {
    // Drammensregionen is of Drammen.
    let rests = letters[end...].first == UInt8(ascii: "s") ? [end, end + 1] : [end]
    return rests.contains { rest in
      rest == letters.count || Self.frames.contains { letters[rest...].starts(with: $0) }
    }
  }

  private static let frames: [[UInt8]] = RegionName.frames.map { NameSkeleton($0).letters }
}
