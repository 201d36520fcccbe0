/// The labels that encodings go by.
enum EncodingLabels {
    /// The name of an encoding by each of its labels.
    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for line in source.description.split(separator: "\n") {
            let labels = line.split(separator: " ").map(String.init)
            for label in labels { names[label] = labels[0] }
        }
        return names
    }()

    /// The encoding a label stands for, whatever its case and the space around it.
    ///
    /// Labels that the standard replaces by nothing, for safety, stand for none.
    static func encoding(for label: String) -> String? {
        let label = label.lowercased().drop(while: \.isWhitespace)
        let end = label.lastIndex { !$0.isWhitespace }
        guard let end, let name = names[String(label[...end])] else { return nil }
        return name == "replacement" ? nil : name
    }
}
