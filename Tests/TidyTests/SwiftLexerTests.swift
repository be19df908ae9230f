import Testing

@Suite("Swift lexer") struct SwiftLexerTests {
  private func texts(_ source: String) -> [String] { SwiftLexer.tokens(of: source).map(\.text) }

  @Test("names, numbers and signs are apart") func plain() {
    #expect(texts("let a_1 = 0x1F+b?.c") == ["let", "a_1", "=", "0x1F", "+", "b", "?", ".", "c"])
    #expect(texts("@main #if å") == ["@main", "#if", "å"])
  }

  @Test("what stands in a string is no code, what stands in an interpolation is") func strings() {
    #expect(texts(#"f("a { \" }", b)"#) == ["f", "(", #"a { \" }"#, ",", "b", ")"])
    #expect(texts(#""a \(g("}", (1))) b""#) == [#"a \() b"#, "g", "(", "}", ",", "(", "1", ")", ")"])
  }

  @Test("raw strings end at their own sign and know only their own escapes") func rawStrings() {
    #expect(texts(##"#"a "b" \(c)"# d"##) == [##"a "b" \(c)"##, "d"])
    #expect(texts(##"#"a \#(b) "c"# d"##) == [##"a \() "c"##, "b", "d"])
  }

  @Test("long strings run over lines and may hold quotes") func longStrings() {
    let tokens = SwiftLexer.tokens(of: "a = \"\"\"\n  { \"b\" }\n  \"\"\"\nc")
    #expect(tokens.map(\.text) == ["a", "=", "\n  { \"b\" }\n  ", "c"])
    #expect(tokens.map(\.line) == [1, 1, 1, 4])
    #expect(tokens[2].lastLine == 3)
  }

  @Test("block comments nest") func comments() {
    #expect(texts("a /* b /* c */ d */ e // f\ng") == ["a", "/* b /* c */ d */", "e", "// f", "g"])
  }

  @Test("a regex literal hides its braces, a division does not start one") func regexes() {
    #expect(texts("a = /[{]b/\nc") == ["a", "=", "[{]b", "c"])
    #expect(texts("a / b / c") == ["a", "/", "b", "/", "c"])
    #expect(texts("(a)/b/2") == ["(", "a", ")", "/", "b", "/", "2"])
    #expect(texts("#/a{2}/b/# c") == ["a{2}/b", "c"])
  }

  @Test("every cut of a source ends, with lines in order", arguments: 0..<160)
  func total(length: Int) {
    let text =
      "let a = #\"x\\#(f(\"}\" /* q */))\"# // r\n/* s /* t */ */ "
      + "\"\"\"\n  u \\(v)\n  \"\"\" /w[{]/ `in` \"y\n} é #/z/# \\"
    let tokens = SwiftLexer.tokens(of: String(decoding: text.utf8.prefix(length), as: UTF8.self))
    #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.line <= $1.line })
  }
}
