internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// The JSON Schema (2020-12) of the documents that `JSONReader` reads.
///
/// Made from the tables that reader and writer use, so it cannot differ from them.
public func documentSchema() -> String {
    let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://galley.example/schema/document-1.json",
        "title": "Galley document",
        "type": "object",
        "required": ["galley", "root"],
        "properties": [
            "galley": ["const": 1],
            "metadata": ["$ref": "#/$defs/metadata"],
            "root": ["$ref": "#/$defs/root"],
            "supplements": ["type": "array", "items": ["$ref": "#/$defs/supplement"]],
        ],
        "$defs": .object(definitions),
    ]
    return String(decoding: schema.bytes(pretty: true), as: UTF8.self)
}

private var definitions: [JSONMember] {
    var members = [
        JSONMember("metadata", metadataSchema),
        JSONMember("author", authorSchema),
        JSONMember("rich-text", richTextSchema),
        JSONMember(
            "root", ["$ref": "#/$defs/node", "properties": ["type": ["const": "document"]]]),
        JSONMember("supplement", supplementSchema),
        JSONMember("position", positionSchema),
        JSONMember("node", nodeSchema),
    ]
    for kind in Kind.allCases { members.append(JSONMember("type-\(kind.name)", schema(of: kind))) }
    for kind in Kind.allCases where kind.holdsChildren {
        members.append(JSONMember("in-\(kind.name)", childSchema(of: kind)))
    }
    return members
}

// MARK: Nodes

/// Any node: what it must be follows from its type, looked at once.
private var nodeSchema: JSONValue {
    [
        "type": "object",
        "required": ["type"],
        "properties": ["type": ["enum": .array(Kind.allCases.map { .string($0.name) })]],
        "allOf": .array(
            Kind.allCases.map { kind in
                [
                    "if": ["properties": ["type": ["const": .string(kind.name)]]],
                    "then": ["$ref": .string("#/$defs/type-\(kind.name)")],
                ]
            }),
    ]
}

private func schema(of kind: Kind) -> JSONValue {
    var properties: [JSONMember] = [JSONMember("type", ["const": .string(kind.name)])]
    var required: [JSONValue] = ["type"]
    for field in kind.fields {
        properties.append(JSONMember(field.name, schema(of: field)))
        if case .number(_, nil) = field.form { required.append(.string(field.name)) }
    }
    properties += [
        JSONMember("id", ["type": "string"]),
        JSONMember(
            "classes", ["type": "array", "items": ["type": "string", "pattern": "^[^ ]+$"]]),
        JSONMember(
            "attributes", ["type": "object", "additionalProperties": ["type": "string"]]),
        JSONMember("data", ["description": "what a program added, kept"]),
        JSONMember("position", ["$ref": "#/$defs/position"]),
    ]
    let children: JSONValue =
        kind.holdsChildren
        ? ["type": "array", "items": ["$ref": .string("#/$defs/in-\(kind.name)")]] : false
    properties.append(
        JSONMember("value", kind.holds == .text ? ["type": "string"] : false))
    properties.append(JSONMember("children", children))
    if kind.holds == .text { required.append("value") }
    return ["required": .array(required), "properties": .object(properties)]
}

private func schema(of field: NodeField) -> JSONValue {
    var members: [JSONMember]
    switch field.form {
    case .text, .own: members = [JSONMember("type", "string")]
    case .number(let range, let standard):
        members = [
            JSONMember("type", "integer"),
            JSONMember("minimum", .number(String(range.lowerBound))),
            JSONMember("maximum", .number(String(range.upperBound))),
        ]
        if let standard { members.append(JSONMember("default", .number(String(standard)))) }
    case .flag(let standard):
        members = [JSONMember("type", "boolean"), JSONMember("default", .boolean(standard))]
    case .choice(let names, let standard):
        members = [JSONMember("enum", .array(names.map { .string($0) }))]
        if let standard { members.append(JSONMember("default", .string(standard))) }
    }
    members.append(JSONMember("description", .string(field.help)))
    return .object(members)
}

/// The nodes that may stand in one of a kind.
private func childSchema(of parent: Kind) -> JSONValue {
    let kinds = Kind.allCases.filter { $0.fits(in: parent) }
    return [
        "$ref": "#/$defs/node",
        "properties": ["type": ["enum": .array(kinds.map { .string($0.name) })]],
    ]
}

// MARK: The rest

private var metadataSchema: JSONValue {
    var properties: [JSONMember] = Field.known.map { field, form in
        JSONMember(field.name, schema(of: form))
    }
    for (alias, field) in Field.aliases.sorted(by: { $0.key < $1.key }) {
        guard let form = field.form else { continue }
        properties.append(JSONMember(alias, schema(of: form)))
    }
    properties.append(JSONMember("extra", ["type": "object"]))
    return ["type": "object", "properties": .object(properties)]
}

private func schema(of form: Field.Form) -> JSONValue {
    switch form {
    case .string: ["anyOf": [["type": "string"], ["$ref": "#/$defs/rich-text"]]]
    case .strings: ["type": "array", "items": ["type": "string"]]
    case .date:
        [
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}.*)?)?)?$",
        ]
    case .boolean: ["type": "boolean"]
    case .people:
        [
            "anyOf": [
                ["$ref": "#/$defs/author"],
                ["type": "array", "items": ["$ref": "#/$defs/author"]],
            ]
        ]
    case .image:
        [
            "anyOf": [
                ["type": "string"],
                [
                    "type": "object", "required": ["url"],
                    "properties": [
                        "url": ["type": "string"], "alternative": ["type": "string"],
                        "caption": ["type": "string"], "credit": ["type": "string"],
                    ],
                ],
            ]
        ]
    }
}

private var authorSchema: JSONValue {
    [
        "anyOf": [
            ["type": "string"],
            [
                "type": "object", "required": ["name"],
                "properties": [
                    "name": ["type": "string"], "email": ["type": "string"],
                    "url": ["type": "string"], "role": ["type": "string"],
                ],
            ],
        ]
    ]
}

private var richTextSchema: JSONValue {
    ["$ref": "#/$defs/node", "required": ["children"], "properties": ["type": ["const": "plain"]]]
}

private var supplementSchema: JSONValue {
    [
        "type": "object",
        "additionalProperties": false,
        "properties": [
            "role": ["type": "string"],
            "title": ["type": "string"],
            "children": ["type": "array", "items": ["$ref": "#/$defs/in-document"]],
        ],
    ]
}

private var positionSchema: JSONValue {
    let point: JSONValue = [
        "type": "object",
        "properties": [
            "line": ["type": "integer", "minimum": 1],
            "column": ["type": "integer", "minimum": 1],
            "offset": ["type": "integer", "minimum": 0],
        ],
    ]
    return ["type": "object", "properties": ["start": point, "end": point]]
}
