internal import GalleyDocumentModel
public import GalleyPluginKit

/// Registers the header `front-matter`, and the format `yaml` for metadata that stands alone.
public enum FrontMatterPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(codes: codes)
        registry.add(
            envelope: FrontMatter(), as: "front-matter",
            help: "a header of YAML, TOML or JSON in front of the text",
            options: [
                .choice(
                    "header-keys", \.profile, help: "the tool whose names for keys are written"),
                .flag("last-key-wins", \.lastWins, help: "take the last of two equal keys"),
                .flag(
                    "prose-dates", \.readsProseDates,
                    help: "read English dates such as November 12, 2008"),
                .flag(
                    "header-as-yaml", \.rewritesAsYAML,
                    help: "write a header of TOML or JSON as YAML"),
            ])
        registry.add(
            reader: MetadataFile(), as: "yaml", aliases: ["yml"], extensions: ["yaml", "yml"],
            mediaTypes: ["application/yaml"], help: "metadata alone, as YAML",
            options: options())
        registry.add(
            writer: MetadataFile(), as: "yaml", aliases: ["yml"], extensions: ["yaml", "yml"],
            mediaTypes: ["application/yaml"], help: "metadata alone, as YAML", speaks: .all,
            options: options(), carriesMetadata: { _ in true })
    }

    private static func options() -> [PluginOption<MetadataFile>] {
        [
            .choice(
                "header-keys", \.header.profile,
                help: "the tool whose names for keys are written"),
            .flag("last-key-wins", \.header.lastWins, help: "take the last of two equal keys"),
        ]
    }
}
