/// The state of a line editor, without a terminal: it takes keys and yields statements.
///
/// The key bindings are those of Emacs, as in readline and libedit. A statement may have several lines, and is edited
/// as a whole.
package struct Editor {
  /// Whether a text is complete when Enter is pressed.
  package enum Judgement: Hashable, Sendable {
    case complete
    /// Another line is needed.
    case unfinished
    /// The last line is not allowed there; the message tells the user why.
    case misplaced(String)
  }

  /// What the caller must do after a key, besides redrawing the screen.
  package enum Effect: Hashable, Sendable {
    case none
    case bell
    case accepted(String)
    /// Ctrl-C; with the text typed so far.
    case interrupted(String)
    case end
    case suspended
    case cleared
    /// The candidates for the word before the cursor.
    case listed([String])
  }

  package private(set) var buffer = EditBuffer()
  /// The message below the text until the next key.
  package private(set) var message: String?
  package var history: History
  var search: HistorySearch?
  /// The kill ring, the latest text last.
  private var killed: [String] = []
  private var lastKey = LastKey.other
  private var undoable: [EditBuffer] = []
  private let judge: (String) -> Judgement
  private let complete: (_ before: String, _ text: String) -> Completion

  /// The previous key, as far as the next key depends on it.
  private enum LastKey { case letter, kill, yank, other }

  package init(
    history: History, judge: @escaping (String) -> Judgement,
    complete: @escaping (_ before: String, _ text: String) -> Completion
  ) {
    (self.history, self.judge, self.complete) = (history, judge, complete)
  }

  /// Starts with an empty text, at the end of the history.
  package mutating func begin() {
    buffer = EditBuffer()
    (message, search, lastKey, undoable) = (nil, nil, .other, [])
    history.leave()
  }

  /// The text of the history search; nil when there is no search.
  package var searched: (text: String, isFound: Bool)? { search.map { ($0.text, $0.isFound) } }

  package mutating func press(_ key: Key) -> Effect {
    message = nil
    if search != nil, let effect = pressInSearch(key) { return effect }
    let before = buffer
    let previous = lastKey
    lastKey = .other
    let effect = perform(key, after: previous)
    let isTyping = lastKey == .letter && previous == .letter
    if buffer.characters != before.characters, key != .control("_"), !isTyping { undoable.append(before) }
    if undoable.count > 200 { undoable.removeFirst() }
    return effect
  }

  private mutating func perform(_ key: Key, after previous: LastKey) -> Effect {
    switch key {
    case .letter(let scalar):
      buffer.insert(String(scalar))
      lastKey = .letter
    case .pasted(let text): buffer.insert(text)
    case .enter: return enter()
    case .altEnter: buffer.insert("\n")
    case .tab: return completeWord()
    case .up, .control("p"): return moveUp()
    case .down, .control("n"): return moveDown()
    case .left, .control("b"): buffer.moveLeft()
    case .right, .control("f"): buffer.moveRight()
    case .home, .control("a"): buffer.cursor = buffer.lineStart
    case .end, .control("e"): buffer.cursor = buffer.lineEnd
    case .wordLeft, .alt("b"): buffer.cursor = buffer.wordStart
    case .wordRight, .alt("f"): buffer.cursor = buffer.wordEnd
    case .alt("<"): return recall(history.oldest(from: buffer.text))
    case .alt(">"): return recall(history.newest())
    case .control("c"): return .interrupted(buffer.text)
    case .control("z"): return .suspended
    case .control("l"): return .cleared
    case .control("r"): search = HistorySearch(from: buffer)
    case .control("g"): return .bell
    case .other: break
    default: return change(key, after: previous)
    }
    return .none
  }

  /// Handles keys that remove text or restore it.
  private mutating func change(_ key: Key, after previous: LastKey) -> Effect {
    switch key {
    case .backspace:
      guard buffer.cursor > 0 else { return .bell }
      buffer.remove(buffer.cursor - 1..<buffer.cursor)
    case .control("d"):
      if buffer.isEmpty { return .end }
      return deleteForward()
    case .delete: return deleteForward()
    case .control("k"):
      let end = buffer.cursor == buffer.lineEnd ? min(buffer.cursor + 1, buffer.characters.count) : buffer.lineEnd
      kill(buffer.cursor..<end, after: previous)
    case .control("u"): kill(buffer.lineStart..<buffer.cursor, after: previous)
    case .control("w"): kill(buffer.spacedWordStart..<buffer.cursor, after: previous)
    case .altBackspace: kill(buffer.wordStart..<buffer.cursor, after: previous)
    case .alt("d"), .controlDelete: kill(buffer.cursor..<buffer.wordEnd, after: previous)
    case .control("y"):
      guard let text = killed.last else { return .bell }
      buffer.insert(text)
      lastKey = .yank
    case .alt("y"): return yankEarlier(after: previous)
    case .control("t"): buffer.transpose()
    case .control("_"):
      guard let before = undoable.popLast() else { return .bell }
      buffer = before
    default: return .bell
    }
    return .none
  }

  private mutating func deleteForward() -> Effect {
    guard buffer.cursor < buffer.characters.count else { return .bell }
    buffer.remove(buffer.cursor..<buffer.cursor + 1)
    return .none
  }

  /// Removes a range and keeps it for Ctrl-Y; consecutive kills are joined.
  private mutating func kill(_ range: Range<Int>, after previous: LastKey) {
    guard !range.isEmpty else { return }
    let isBackward = range.upperBound == buffer.cursor
    let text = buffer.remove(range)
    lastKey = .kill
    guard previous == .kill, let last = killed.popLast() else {
      killed.append(text)
      if killed.count > 60 { killed.removeFirst() }
      return
    }
    killed.append(isBackward ? text + last : last + text)
  }

  /// Replaces the text that was just yanked with the one killed before it.
  private mutating func yankEarlier(after previous: LastKey) -> Effect {
    guard previous == .yank, killed.count > 1, let last = killed.popLast() else { return .bell }
    buffer.remove(buffer.cursor - last.count..<buffer.cursor)
    killed.insert(last, at: 0)
    buffer.insert(killed[killed.count - 1])
    lastKey = .yank
    return .none
  }

  private mutating func enter() -> Effect {
    switch judge(buffer.text) {
    case .complete: return .accepted(buffer.text)
    case .unfinished:
      buffer.insert("\n")
      return .none
    case .misplaced(let reason):
      buffer.cursor = buffer.characters.count
      killed.append(buffer.remove(buffer.lineStart..<buffer.cursor))
      message = reason
      return .none
    }
  }

  private mutating func moveUp() -> Effect {
    buffer.moveUp() ? .none : recall(history.earlier(from: buffer.text))
  }

  private mutating func moveDown() -> Effect {
    buffer.moveDown() ? .none : recall(history.later())
  }

  private mutating func recall(_ text: String?) -> Effect {
    guard let text else { return .bell }
    buffer = EditBuffer(text)
    return .none
  }

  private mutating func completeWord() -> Effect {
    let completion = complete(buffer.beforeCursor, buffer.text)
    guard !completion.candidates.isEmpty else { return .bell }
    guard let (deleted, text) = completion.insertion else { return .listed(completion.candidates) }
    buffer.remove(max(0, buffer.cursor - deleted)..<buffer.cursor)
    buffer.insert(text)
    return .none
  }
}

// Searching the history (Ctrl-R).
extension Editor {
  /// Nil for a key that ends the search and is then handled as usual.
  private mutating func pressInSearch(_ key: Key) -> Effect? {
    guard var found = search else { return nil }
    defer { if search != nil { search = found } }
    switch key {
    case .letter(let scalar): found.look(for: found.text + String(scalar), in: history)
    case .pasted(let text): found.look(for: found.text + text, in: history)
    case .backspace: found.look(for: String(found.text.dropLast()), in: history)
    case .control("r"): found.advance(.earlier, in: history)
    case .control("s"): found.advance(.later, in: history)
    case .control("g"), .control("c"):
      buffer = found.start
      search = nil
      return Effect.none
    default:
      search = nil
      return nil
    }
    if let place = found.place { buffer = EditBuffer(history.entries[place]) }
    return found.isFound ? Effect.none : .bell
  }
}
