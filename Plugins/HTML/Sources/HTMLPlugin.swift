internal import GalleyDocumentModel
public import GalleyPluginKit

/// Registers the format `html`.
public enum HTMLPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(
            writer: HTMLWriter(), as: "html", extensions: ["html", "htm", "xhtml"], speaks: .all,
            options: [
                .flag("standalone", \.isStandalone, help: "write a whole page"),
                .choice("quotes", \.quotes, help: "how quotation marks are written"),
            ])
    }
}
