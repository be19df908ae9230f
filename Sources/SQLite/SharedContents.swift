/// What several connections of a process compute from one file and keep in common, for as long as the file does not change.
///
/// A content is computed once, by the first connection that asks for it; others that ask meanwhile wait.
///
/// Unchecked: the dictionary is read and written under `lock` alone, and what a slot holds under the slot's own.
package final class SharedContents: @unchecked Sendable {
  private final class Slot {
    let lock = Lock()
    var content: (any Sendable)?
  }

  private let lock = Lock()
  private var state = 0
  /// By the type of the content, and by its key.
  private var slots: [ObjectIdentifier: [AnyHashable: Slot]] = [:]

  package init() {}

  /// What is kept under a key, or what `make` computes now; nil where the file has changed since the state.
  ///
  /// - Parameters:
  ///   - state: the state that the connection reads. States count up; a later one empties all.
  ///   - capacity: how many keys are kept of this type of content; one more empties them.
  /// - Throws: what `make` throws; nothing is kept then.
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

  /// What is kept under a key; nil where nothing is.
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

/// The state of a file that a connection reads now, and what is kept of it for all connections.
package struct SharedState {
  private let contents: SharedContents
  private let state: Int

  /// - Parameter state: a number that the state of the file has for all connections that share these contents, counting up.
  package init(_ contents: SharedContents, state: Int) { (self.contents, self.state) = (contents, state) }

  /// What is kept under a key, or what `make` computes now; nil where the file has changed meanwhile.
  package func value<Content: Sendable>(
    for key: AnyHashable, capacity: Int = 1, _ make: () throws -> Content
  ) throws -> Content? {
    try contents.value(for: key, of: state, capacity: capacity, make)
  }

  /// What another connection has computed; nil where none has.
  package func kept<Content: Sendable>(_ key: AnyHashable) -> Content? { contents.kept(key, of: state) }
}

extension Connection {
  /// What `make` computes, or what another connection that shares the state of the file has computed.
  package func sharing<Content: Sendable>(_ key: String, _ make: () throws -> Content) throws -> Content {
    try shared?.value(for: key, make) ?? make()
  }
}

/// Keeps what was computed from a database for as long as its content does not change: for all connections that share a state
/// of the file, else for this one.
package final class ContentCache<Key: Hashable, Content: Sendable> {
  private let connection: Connection
  private let capacity: Int
  private var version: ContentVersion?
  private var kept: [Key: Content] = [:]

  /// - Parameter capacity: how many keys are kept; one more empties the cache.
  package init(_ connection: Connection, capacity: Int = 1) {
    self.connection = connection
    self.capacity = capacity
  }

  /// What is kept under a key, or what `make` computes now.
  ///
  /// - Throws: `SQLiteError` and what `make` throws; nothing is kept then.
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
