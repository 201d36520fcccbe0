internal import GalleyDocumentModel

/// What a foreign plugin says about itself, in the file `galley-plugin.yml` beside its program.
///
/// A program is a reader, a writer or a transform; a template (`template: page.html`) is a writer.
///
/// ```yaml
/// galley-plugin: 1
/// name: shout
/// kind: writer
/// format: shout
/// extensions: [shout]
/// help: the text in capitals
/// command: [./shout.py]
/// protocol: framed
/// document: json
/// ```
public struct PluginManifest: Hashable, Sendable {
    /// What a plugin is.
    public enum Kind: String, CaseIterable, Sendable { case reader, writer, transform }

    /// How its program is talked to: one process for all calls, or one for each.
    public enum Exchange: String, CaseIterable, Sendable { case framed, once }

    /// An option that users may give, handed on to the program.
    public struct Option: Hashable, Sendable {
        /// What its value is.
        public enum Form: String, CaseIterable, Sendable { case flag, number, text }

        public var name: String
        public var form: Form
        public var help: String
        /// What the program takes where nothing is given, for help pages.
        public var standard: String
    }

    /// A page to be filled in, by its file, and what it is filled with.
    public struct Template: Hashable, Sendable {
        /// The page's file, in the manifest's folder.
        public var file: String
        /// What is done to the text of values: `html`, `xml`, `json` or `none`.
        public var escaping: String
        /// The format in which the page's `body` is written; nil where it has none.
        public var body: String?
        /// The files of the parts that the page includes, by their names.
        public var parts: [String: String]
    }

    /// The name of the file.
    public static let fileName = "galley-plugin.yml"

    public var name: String
    public var kind: Kind
    /// The format that is read or written; the name of a transform.
    public var format: String
    public var aliases: [String] = []
    public var extensions: [String] = []
    public var help = ""
    /// The program and its arguments; a path with a slash counts from the manifest's folder.
    ///
    /// Empty where the plugin is a template.
    public var command: [String]
    public var exchange = Exchange.framed
    /// The format in which documents travel to and from the program.
    public var document: String
    /// The kinds of node that a writer speaks, by name; empty for all.
    public var speaks: [String] = []
    public var options: [Option] = []
    /// The page that a writer fills in, where it is a template and no program.
    public var template: Template?
    /// The variables of our environment that the program gets too, by name.
    public var environment: [String] = []
    /// How many seconds a call may take.
    public var timeout = 30
    /// The folder that the manifest lies in.
    public var folder: String
}
