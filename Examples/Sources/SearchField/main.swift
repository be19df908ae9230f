import Byregion

// Searches as an app does while a user types.
// usage: SearchField DATABASE FOLDER

let knowledgeBase = try KnowledgeBase(path: CommandLine.arguments[1])
try await knowledgeBase.importFiles(at: [CommandLine.arguments[2]])

let model = SearchModel(knowledgeBase)
for typed in ["f", "foran", "forankring", "kind:poem forankring"] {
  model.search(for: typed)
  if typed.hasSuffix("forankring") {
    await model.settle()
    print(model.message, model.hits.map(\.reference))
  }
}
try await knowledgeBase.close()
