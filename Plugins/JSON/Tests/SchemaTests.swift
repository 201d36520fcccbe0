import GalleyDocumentModel
import GalleyJSON
import GalleyJSONSyntax
import GalleyPluginKit
import GalleyPluginTesting
import Glibc
import Testing

struct SchemaTests {
    @Test("The schema is JSON and knows every kind")
    func form() throws {
        let schema = try JSONValue(parsing: Array(documentSchema().utf8))
        for kind in Kind.allCases {
            #expect(schema["$defs"]?["type-\(kind.name)"] != nil)
        }
    }

    @Test(
        "An outside validator accepts what the writer writes, and refuses what the reader refuses")
    func validator() throws {
        let folder = try temporaryFolder()
        defer { unsafe system("rm -rf '\(folder)'") }
        write(documentSchema(), to: folder + "/schema.json")
        write(validation, to: folder + "/validate.py")
        write(try written(everyKind), to: folder + "/good-every-kind.json")
        for (index, example) in try Case.all().enumerated() {
            write(example["json"], to: folder + "/good-\(index).json")
        }
        for (index, node) in wrong.enumerated() {
            let text = #"{"galley":1,"root":{"type":"document","children":["# + node + "]}}"
            #expect(throws: (any Error).self) { try read(text) }
            write(text, to: folder + "/bad-\(index).json")
        }
        let status = unsafe system(
            "python3 '\(folder)/validate.py' '\(folder)' >'\(folder)/log' 2>&1")
        let log = String(decoding: try contents(of: folder + "/log"), as: UTF8.self)
        if log.contains("ModuleNotFoundError") || status >> 8 == 127 {
            print("passed over: python3 with jsonschema is not here")
            return
        }
        #expect(status == 0, "\(log)")
    }

    private let wrong = [
        #"{"type":"para"}"#, #"{"type":"heading","level":9,"children":[]}"#,
        #"{"type":"heading","children":[]}"#, #"{"type":"text","value":"x"}"#,
        #"{"type":"thematic-break","children":[]}"#, #"{"type":"paragraph","value":""}"#,
        #"{"type":"code-block"}"#, #"{"type":"list","children":[{"type":"paragraph"}]}"#,
        #"{"type":"list","style":"round","children":[]}"#, "3",
        #"{"type":"paragraph","classes":["a b"],"children":[]}"#,
    ]

    private let validation = """
        import glob, json, sys
        from jsonschema import Draft202012Validator as V
        folder = sys.argv[1]
        schema = json.load(open(folder + "/schema.json"))
        V.check_schema(schema)
        validator = V(schema)
        wrong = 0
        for path in sorted(glob.glob(folder + "/*-*.json")):
            errors = list(validator.iter_errors(json.load(open(path, encoding="utf-8"))))
            if bool(errors) != ("/bad-" in path):
                wrong += 1
                print(path, [e.message[:200] for e in errors][:3], open(path).read()[:300])
        sys.exit(1 if wrong else 0)
        """
}

private func temporaryFolder() throws -> String {
    var template = Array("/tmp/galley-schema-XXXXXX\0".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
        unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
    }
    return try #require(made)
}

private func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "w") else { return }
    unsafe fputs(text, file)
    unsafe fclose(file)
}
