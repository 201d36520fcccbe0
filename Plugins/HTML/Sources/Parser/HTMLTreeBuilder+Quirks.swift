extension HTMLTreeBuilder {
    /// Whether the document type asks for the rendering of old browsers (part 13.2.6.4.1).
    func asksForQuirks() -> Bool {
        let token = tokenizer.token
        if token.forcesQuirks || token.name != .html { return true }
        let publicIdentifier = lowercased(token.publicIdentifier)
        let systemIdentifier = lowercased(token.systemIdentifier)
        if Self.quirkyIdentifiers.contains(where: { publicIdentifier == Array($0.utf8) })
            || systemIdentifier == Array(Self.quirkySystem.utf8)
        {
            return true
        }
        let hasSystem = token.systemIdentifier != nil
        let prefixes = Self.quirkyPrefixes + (hasSystem ? [] : Self.quirkyWithoutSystem)
        return prefixes.contains { publicIdentifier.starts(with: $0.utf8) }
    }

    private func lowercased(_ range: Range<Int>?) -> [UInt8] {
        range.map { tokenizer.bytes[$0].map(ASCII.lowercased) } ?? []
    }

    private static let quirkyIdentifiers = [
        "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
    ]

    private static let quirkySystem =
        "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"

    private static let quirkyWithoutSystem = [
        "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
    ]

    private static let quirkyPrefixes = [
        "+//silmaril//dtd html pro v0r11 19970101//", "-//advasoft ltd//dtd html 3.0 aswedit",
        "-//as//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html",
        "-//metrius//dtd metrius presentational//", "-//microsoft//dtd internet explorer",
        "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//",
        "-//o'reilly and associates//dtd html", "-//softquad",
        "-//spyglass//dtd html 2.0 extended//", "-//sq//dtd html 2.0 hotmetal + extensions//",
        "-//sun microsystems corp.//dtd hotjava", "-//w3c//dtd html 3",
        "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//",
        "-//w3c//dtd html experimental", "-//w3c//dtd w3 html", "-//w3o//dtd w3 html 3.0",
        "-//webtechs//dtd mozilla html",
    ]
}
