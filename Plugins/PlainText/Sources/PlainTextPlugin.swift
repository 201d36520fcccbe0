internal import GalleyDocumentModel
public import GalleyPluginKit

/// Registers the format `text`.
public enum PlainTextPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(codes: codes)
        registry.add(
            reader: PlainTextReader(), as: "text", aliases: ["plain"], extensions: ["txt"],
            mediaTypes: ["text/plain"],
            help: "plain text: article dumps and documents",
            abilities: [.extraction(\.extraction)], takesHeadline: true,
            sniff: { bytes in
                for index in bytes.indices where bytes[index] == 0 { return 0 }
                return 0.1
            })
        registry.add(
            writer: PlainTextWriter(), as: "text", aliases: ["plain"], extensions: ["txt"],
            mediaTypes: ["text/plain"],
            help: "plain text for people, wrapped to a width in cells", speaks: .all,
            options: [
                .optionalNumber(
                    "width", \.width, in: 20...1000,
                    help: "cells in a line; none: a paragraph is one line"),
                .choice(
                    "links", \.links,
                    help: "targets of links: numbered at the end, behind the words, or left out"),
                .choice("headings", \.headings, help: "how headings are marked"),
                .choice("tables", \.tables, help: "how tables are drawn"),
                .flag(
                    "ascii", \.isASCII,
                    help: "write quotation marks, dashes, bullets and boxes in ASCII"),
                .flag(
                    "break-long-words", \.breaksLongWords,
                    help: "cut words that are wider than the line"),
            ])
    }
}
