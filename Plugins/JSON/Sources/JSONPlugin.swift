internal import GalleyDocumentModel
public import GalleyPluginKit

/// Registers the formats `json` and `ndjson`.
public enum JSONPlugin: Plugin {
    public static func register(in registry: inout Registry) {
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
            embeds: ["*"], carriesMetadata: { _ in true })
    }
}
