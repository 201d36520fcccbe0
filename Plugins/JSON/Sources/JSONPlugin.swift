internal import GalleyDocumentModel
public import GalleyPluginKit

/// Registers the formats `json` and `ndjson`.
public enum JSONPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(codes: codes)
        registry.add(
            reader: JSONReader(), as: "json", extensions: ["json"],
            mediaTypes: ["application/json"],
            help: "Galley's own document tree, by the shipped JSON Schema",
            sniff: JSONReader.sniff)
        registry.add(
            writer: JSONWriter(), as: "json", extensions: ["json"],
            mediaTypes: ["application/json"],
            help: "Galley's own document tree, by the shipped JSON Schema", speaks: .all,
            options: [
                .flag("pretty", \.isPretty, help: "write one value a line, indented"),
                .flag("positions", \.hasPositions, help: "say where each node was read"),
            ],
            embeds: ["*"], isLossless: true, carriesMetadata: { _ in true })
        registry.add(
            streamReader: RecordReader(), as: "ndjson", extensions: ["ndjson", "jsonl"],
            mediaTypes: ["application/x-ndjson", "application/jsonl"],
            help: "one JSON object a line, each an article", sniff: RecordReader.sniff)
        registry.add(
            streamWriter: RecordWriter(), as: "ndjson", extensions: ["ndjson", "jsonl"],
            mediaTypes: ["application/x-ndjson", "application/jsonl"],
            help: "one JSON object a line, each an article",
            options: [
                .texts(
                    "fields", \.fields,
                    help: "what a record holds: metadata, `text`, a writer's name, `source.path`")
            ])
        registry.add(tool: SchemaTool(), as: "schema")
    }
}
