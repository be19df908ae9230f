/// A value for each kind of passages, in an array: a dictionary would hash the kind for every passage.
struct ByKind<Element> {
  private var elements: [Element]

  /// The same value for every kind.
  init(repeating element: Element) {
    elements = Array(repeating: element, count: PassageKind.allCases.count)
  }

  /// A value that is made for each kind. Throws what `make` throws.
  init(_ make: (PassageKind) throws -> Element) rethrows {
    elements = try PassageKind.allCases.map(make)
  }

  subscript(kind: PassageKind) -> Element {
    get { elements[kind.position] }
    _modify { yield &elements[kind.position] }
  }
}
