/// Writes dates by a pattern of `yyyy MM dd HH mm ss`; all else stands for itself.
enum DateFormat {
    /// Refuses the letters that mean something else in other tools.
    static func check(_ pattern: String, at range: Range<Int>) throws(TemplateError) {
        for run in runs(pattern) {
            guard let letter = run.first, letter.isASCII, letter.isLetter else { continue }
            let known = ["yyyy", "MM", "dd", "HH", "mm", "ss", "T", "Z"]
            if known.contains(run) { continue }
            let meant: [Character: String] = [
                "Y": "yyyy", "y": "yyyy", "D": "dd", "d": "dd", "M": "MM", "h": "HH", "H": "HH",
                "m": "mm", "S": "ss", "s": "ss",
            ]
            throw TemplateError(
                "date-format", "`\(run)` is no part of a date format", at: range,
                help: meant[letter].map { "write `\($0)`" } ?? "known: yyyy MM dd HH mm ss")
        }
    }

    static func string(_ moment: Moment, _ pattern: String) -> String {
        runs(pattern).map { run in
            switch run {
            case "yyyy": padded(moment.year, 4)
            case "MM": padded(moment.month ?? 1, 2)
            case "dd": padded(moment.day ?? 1, 2)
            case "HH": padded(moment.hour ?? 0, 2)
            case "mm": padded(moment.minute ?? 0, 2)
            case "ss": padded(moment.second ?? 0, 2)
            default: run
            }
        }.joined()
    }

    /// The pattern in runs of one character.
    private static func runs(_ pattern: String) -> [String] {
        var runs: [String] = []
        for character in pattern {
            if let last = runs.last, last.last == character {
                runs[runs.count - 1].append(character)
            } else {
                runs.append(String(character))
            }
        }
        return runs
    }
}
