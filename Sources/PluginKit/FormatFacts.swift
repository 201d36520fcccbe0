public import GalleyDocumentModel

/// What is known of a format's reader or writer, declared where its plugin registers it.
public struct FormatFacts: Sendable {
    public let name: String, aliases: [String], extensions: [String], mediaTypes: [String]
    /// One line for `galley formats`.
    public let help: String
    public var options: [OptionFacts] { listOptions() }
    private let listOptions: @Sendable () -> [OptionFacts]
    /// Whether a reader can find the article in a page.
    public let extracts: Bool
    /// The envelope that goes with the format; nil where its articles have none.
    public let envelope: String?
    /// Whether the envelope is used unless it is switched off.
    public let envelopeIsOn: Bool
    /// Whether a reader's first heading is the article's title, where nothing else names it.
    public let takesHeadline: Bool
    /// The kinds that a writer speaks.
    public let speaks: KindSet
    /// The formats whose markup a writer can hold as it is.
    public let embeds: [String]
    /// What is done with markup of another format unless the user says.
    public let islands: RawIslands.Way
    /// How sure a reader is, 0 to 1, that these first bytes are its own.
    let sniff: @Sendable (Span<UInt8>) -> Double

    init(
        name: String, aliases: [String], extensions: [String], mediaTypes: [String], help: String,
        options: @escaping @Sendable () -> [OptionFacts], extracts: Bool, envelope: String?,
        envelopeIsOn: Bool, takesHeadline: Bool, speaks: KindSet, embeds: [String],
        islands: RawIslands.Way, sniff: @escaping @Sendable (Span<UInt8>) -> Double
    ) {
        (self.name, self.aliases, self.extensions) = (name, aliases, extensions)
        (self.mediaTypes, self.help, listOptions) = (mediaTypes, help, options)
        (self.extracts, self.envelope, self.envelopeIsOn) = (extracts, envelope, envelopeIsOn)
        (self.takesHeadline, self.speaks, self.embeds) = (takesHeadline, speaks, embeds)
        (self.islands, self.sniff) = (islands, sniff)
    }

    /// Whether that is its name or one of its aliases.
    func isCalled(_ name: String) -> Bool { self.name == name || aliases.contains(name) }
}

/// What is known of a transform.
public struct TransformFacts: Sendable {
    public let name: String, help: String
    /// The option that a bare value sets.
    public let main: String?
    public var options: [OptionFacts] { listOptions() }
    public let effects: Effects
    private let listOptions: @Sendable () -> [OptionFacts]

    init(
        name: String, help: String, main: String?,
        options: @escaping @Sendable () -> [OptionFacts], effects: Effects
    ) {
        (self.name, self.help, self.main) = (name, help, main)
        (listOptions, self.effects) = (options, effects)
    }

    /// What a transform touches.
    public struct Effects: OptionSet, Hashable, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static let metadata = Effects(rawValue: 1), tree = Effects(rawValue: 2)
        public static let text = Effects(rawValue: 4), flow = Effects(rawValue: 8)
    }
}

/// A format with its toggles, as in `markdown+footnotes-smart`.
public struct FormatSpec: Hashable, Sendable {
    public var name: String
    public var toggles: [Toggle]

    public struct Toggle: Hashable, Sendable {
        public var name: String
        public var isOn: Bool
    }

    /// Parses `NAME{(+|-)TOGGLE}`; a hyphen within a name is part of it where `isKnown` says so.
    public init(_ text: String, isKnown: (String) -> Bool) {
        var name = text, toggles: [Toggle] = []
        // `pandoc-json` is a name, `markdown-smart` a name and a toggle: the longest known wins.
        while !isKnown(name), let sign = name.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            name = String(name[..<sign])
        }
        if !isKnown(name) { name = String(text.prefix { $0 != "+" }) }
        var rest = text.dropFirst(name.count)
        while let sign = rest.first {
            let body = rest.dropFirst()
            // Names of toggles hold hyphens too: only `+`, and a hyphen before a known end, part them.
            let end = body.firstIndex(of: "+") ?? body.endIndex
            toggles.append(Toggle(name: String(body[..<end]), isOn: sign == "+"))
            rest = body[end...]
        }
        (self.name, self.toggles) = (name, toggles)
    }

    public init(name: String) { (self.name, toggles) = (name, []) }

    /// The same, each run of toggles parted so that all are known names.
    ///
    /// `-smart-footnotes` is one word to the parser above; `footnotes` and `smart` are the names.
    func resolved(known: [String]) -> FormatSpec {
        var spec = self
        spec.toggles = toggles.flatMap { toggle in
            known.contains(toggle.name) ? [toggle] : FormatSpec.parts(of: toggle, known: known)
        }
        return spec
    }

    private static func parts(of toggle: Toggle, known: [String]) -> [Toggle] {
        var parts: [Toggle] = []
        var (rest, isOn) = (Substring(toggle.name), toggle.isOn)
        while !rest.isEmpty {
            let name = known.filter {
                rest == $0 || rest.hasPrefix($0 + "-")
            }.max { $0.count < $1.count }
            guard let name else {
                parts.append(Toggle(name: String(rest), isOn: isOn))
                break
            }
            parts.append(Toggle(name: name, isOn: isOn))
            rest = rest.dropFirst(name.count + 1)
            isOn = false
        }
        return parts
    }
}
