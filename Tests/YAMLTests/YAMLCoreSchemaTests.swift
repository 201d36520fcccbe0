import GalleyYAML
import Testing

struct YAMLCoreSchemaTests {
    @Test(
        "Plain scalars are typed by the core schema of YAML 1.2",
        arguments: [
            ("", .null), ("~", .null), ("null", .null), ("nULL", .string("nULL")),
            ("true", .boolean(true)), ("FALSE", .boolean(false)), ("no", .string("no")),
            ("on", .string("on")), ("012", .integer(12)), ("-7", .integer(-7)),
            ("0o14", .integer(12)),
            ("0xfF", .integer(255)), ("0x-f", .string("0x-f")), ("1_000", .string("1_000")),
            ("1:30", .string("1:30")), (".5", .float(0.5)), ("1.", .float(1)),
            ("1e3", .float(1000)),
            (".", .string(".")), ("+", .string("+")), ("1e", .string("1e")),
            ("-.inf", .float(-.infinity)), ("2001-01-01", .string("2001-01-01")),
            ("99999999999999999999", .float(1e20)), ("inf", .string("inf")),
            ("nan", .string("nan")),
        ] as [(String, YAMLCoreValue)])
    func plain(_ text: String, _ expected: YAMLCoreValue) {
        #expect(YAMLCoreValue(plain: text) == expected)
    }

    @Test("Quotes and tags decide before the schema does")
    func quoted() throws {
        let text = "['1', \"true\", !!str 1, 1, '~']"
        let items = try #require(try YAMLDocument(parsing: Array(text.utf8)).root?.items)
        #expect(
            items.map(\.coreValue) == [
                .string("1"), .string("true"), .string("1"), .integer(1), .string("~"),
            ])
    }
}
