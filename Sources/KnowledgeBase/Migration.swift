/// One numbered file of `Migrations/`.
struct Migration {
  var number: Int
  var name: String
  var sql: String
}
