public import GalleyPluginKit

/// Registers the format `text`.
public enum PlainTextPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(
            reader: PlainTextReader(), as: "text", aliases: ["plain"], extensions: ["txt"],
            mediaTypes: ["text/plain"],
            help: "plain text: article dumps and documents",
            abilities: [.extraction(\.extraction)], takesHeadline: true,
            sniff: { bytes in
                for index in bytes.indices where bytes[index] == 0 { return 0 }
                return 0.1
            })
    }
}
