/// The place and the agency in front of a paragraph: "PORTMERE (XNA) — ".
struct Dateline {
    var place: String?
    var source: String?

    init?(_ paragraph: String) {
        let scalars = Array(paragraph.unicodeScalars.prefix(90))
        var index = 0
        if scalars.first == "(" {
            guard let inner = Dateline.bracket(scalars, &index, 2...30),
                Dateline.dash(scalars, &index)
            else { return nil }
            source = inner
            return
        }
        guard let first = scalars.first, first.properties.isAlphabetic else { return nil }
        while index < scalars.count, index <= 40, !"().:!?".unicodeScalars.contains(scalars[index])
        {
            if scalars[index] == "," || scalars[index].properties.numericType != nil { break }
            index += 1
        }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[..<index])
        let place = String(name).split(separator: " ").joined(separator: " ")
        guard index < scalars.count, scalars[index] == "(", place.unicodeScalars.count <= 30,
            place.unicodeScalars.count >= 2,
            let inner = Dateline.bracket(scalars, &index, 2...20), Dateline.dash(scalars, &index)
        else { return nil }
        (self.place, source) = (place, inner)
    }

    /// The text in brackets at `index`, which moves behind them.
    private static func bracket(
        _ scalars: [Unicode.Scalar], _ index: inout Int, _ size: ClosedRange<Int>
    ) -> String? {
        guard let end = scalars[index...].firstIndex(of: ")"), size.contains(end - index - 1) else {
            return nil
        }
        var inner = String.UnicodeScalarView()
        inner.append(contentsOf: scalars[(index + 1)..<end])
        index = end + 1
        return String(inner)
    }

    /// Whether a dash and a blank follow, perhaps behind a full stop.
    private static func dash(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Bool {
        var dashes = 0
        while index < scalars.count {
            switch scalars[index] {
            case "–", "—", "-", ".": dashes += 1
            case " " where dashes > 0: return true
            case " ": break
            default: return dashes > 0 && scalars[index - 1] == "—"
            }
            index += 1
        }
        return false
    }
}
