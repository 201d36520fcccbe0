internal import GalleyDocumentModel
public import GalleyPluginKit

/// Registers the format `html`: its reader and its writer.
public enum HTMLPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(codes: codes)
        registry.add(tool: HTMLTreeTool(), as: "html-tree")
        registry.add(
            reader: HTMLReader(), as: "html", extensions: ["html", "htm", "xhtml"],
            mediaTypes: ["text/html", "application/xhtml+xml"],
            help: "pages and fragments, by the WHATWG standard",
            abilities: [.extraction(\.extraction)], takesHeadline: true,
            sniff: HTMLReader.likelihood(of:))
        registry.add(
            writer: HTMLWriter(), as: "html", extensions: ["html", "htm", "xhtml"],
            mediaTypes: ["text/html", "application/xhtml+xml"],
            help: "a fragment, or a whole page with --standalone", speaks: .all,
            options: [
                .flag("standalone", \.isStandalone, help: "write a whole page"),
                .choice("quotes", \.quotes, help: "how quotation marks are written"),
            ],
            embeds: ["html", "html5"], carriesMetadata: { $0.isStandalone })
    }
}
