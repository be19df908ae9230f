/// Values computed from a file and shared by several connections of a process until the file changes.
///
/// A value is computed once, by the first connection that requests it; others wait for it.
///
/// Unchecked: the dictionary is accessed only under `lock`, and the content of a slot only under the slot's lock.
package final class SharedContents: @unchecked Sendable {
  private final class Slot {
    let lock = Lock()
    var content: (any Sendable)?
  }

  private let lock = Lock()
  private var state = 0
  /// Indexed by the type of the value and by its key.
  private var slots: [ObjectIdentifier: [AnyHashable: Slot]] = [:]

  package init() {}

  /// The cached value, or a new one from `make`; nil if the file has changed since `state`.
  ///
  /// - Parameters:
  ///   - state: the state that the connection reads. States increase; a new one discards all values.
  ///   - capacity: maximum number of keys for this type of value; exceeding it discards them all.
  /// - Throws: any error of `make`; nothing is cached then.
  fileprivate func value<Content: Sendable>(
    for key: AnyHashable, of state: Int, capacity: Int, _ make: () throws -> Content
  ) throws -> Content? {
    guard let slot = slot(for: key, Content.self, of: state, capacity: capacity) else { return nil }
    return try slot.lock.withLock {
      if let content = slot.content as? Content { return content }
      let content = try make()
      slot.content = content
      return content
    }
  }

  /// The cached value; nil if there is none.
  fileprivate func kept<Content: Sendable>(_ key: AnyHashable, of state: Int) -> Content? {
    let slot: Slot? = lock.withLock {
      self.state == state ? slots[ObjectIdentifier(Content.self)]?[key] : nil
    }
    return slot.flatMap { slot in slot.lock.withLock { slot.content as? Content } }
  }

  private func slot(for key: AnyHashable, _ type: Any.Type, of state: Int, capacity: Int) -> Slot? {
    lock.withLock {
      guard state >= self.state else { return nil }
      if state > self.state { (self.state, slots) = (state, [:]) }
      let type = ObjectIdentifier(type)
      if let slot = slots[type]?[key] { return slot }
      if slots[type]?.count ?? 0 >= capacity { slots[type] = [:] }
      let slot = Slot()
      slots[type, default: [:]][key] = slot
      return slot
    }
  }
}

/// The state of a file that a connection reads, and the values that all connections share for it.
package struct SharedState {
  private let contents: SharedContents
  private let state: Int

  /// - Parameter state: an increasing number that identifies the state of the file for all connections that share the
  ///   values.
  package init(_ contents: SharedContents, state: Int) { (self.contents, self.state) = (contents, state) }

  /// The cached value, or a new one from `make`; nil if the file has changed meanwhile.
  package func value<Content: Sendable>(
    for key: AnyHashable, capacity: Int = 1, _ make: () throws -> Content
  ) throws -> Content? {
    try contents.value(for: key, of: state, capacity: capacity, make)
  }

  /// Keeps a value for other connections, unless the file has changed meanwhile.
  package func keep<Content: Sendable>(_ content: Content, for key: AnyHashable, capacity: Int = 1) {
    _ = try? value(for: key, capacity: capacity) { content }
  }

  /// A value that another connection has computed; nil if there is none.
  package func kept<Content: Sendable>(_ key: AnyHashable) -> Content? { contents.kept(key, of: state) }
}

extension Connection {
  /// The value from `make`, or from another connection that shares the state of the file.
  package func sharing<Content: Sendable>(_ key: String, _ make: () throws -> Content) throws -> Content {
    try shared?.value(for: key, make) ?? make()
  }
}

/// Caches values computed from a database until its content changes. The cache is shared by all connections that share
/// a state of the file; otherwise it belongs to this connection.
package final class ContentCache<Key: Hashable, Content: Sendable> {
  private let connection: Connection
  private let capacity: Int
  private var version: ContentVersion?
  private var kept: [Key: Content] = [:]

  /// - Parameter capacity: maximum number of keys; exceeding it empties the cache.
  package init(_ connection: Connection, capacity: Int = 1) {
    self.connection = connection
    self.capacity = capacity
  }

  /// The cached value, or a new one from `make`.
  ///
  /// - Throws: `SQLiteError` and any error of `make`; nothing is cached then.
  package func value(for key: Key, _ make: () throws -> Content) throws -> Content {
    if let content = try connection.shared?.value(for: AnyHashable(key), capacity: capacity, make) { return content }
    let current = try connection.contentVersion()
    if current != version { kept = [:] }
    version = current
    if let content = kept[key] { return content }
    let content = try make()
    if kept.count >= capacity { kept = [:] }
    kept[key] = content
    return content
  }
}
