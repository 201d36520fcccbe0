internal import GalleyDocumentModel

/// What stands in front of the items of a list.
struct ListMarks {
    private let form: ListForm
    private let width: Int

    init(_ form: ListForm, count: Int) {
        self.form = form
        let last = ListMarks.number(form, max(0, count - 1))
        width = max(ListMarks.number(form, 0).count, last.count)
    }

    /// The mark of the item at a position, right-aligned to the widest.
    func mark(_ position: Int) -> String {
        let number = ListMarks.number(form, position)
        return String(repeating: " ", count: max(0, width - number.count)) + number + " "
    }

    private static func number(_ form: ListForm, _ position: Int) -> String {
        let (sum, isOver) = form.start.addingReportingOverflow(position)
        let value = isOver ? Int.max : sum
        let text =
            switch form.style {
            case .lowerAlpha: letters(value)
            case .upperAlpha: letters(value).uppercased()
            case .lowerRoman: roman(value).lowercased()
            case .upperRoman: roman(value)
            case .bullet, .decimal, .example, .numbered: String(value)
            }
        return switch form.delimiter {
        case .parenthesis: text + ")"
        case .parentheses: "(" + text + ")"
        case .natural, .period: text + "."
        }
    }

    static func bullet(_ level: Int, _ isASCII: Bool) -> String {
        (isASCII ? ["- ", "* ", "+ "] : ["• ", "◦ ", "▪ "])[level % 3]
    }

    /// a to z, then aa.
    static func letters(_ number: Int) -> String {
        guard number > 0 else { return String(number) }
        var (rest, text) = (number, "")
        while rest > 0 {
            let letter = Unicode.Scalar(UInt8(97 + (rest - 1) % 26))
            text = String(Character(letter)) + text
            rest = (rest - 1) / 26
        }
        return text
    }

    private static func roman(_ number: Int) -> String {
        guard (1..<4000).contains(number) else { return String(number) }
        var (rest, text) = (number, "")
        for (value, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}

/// The words that the writer adds, in the language of the article.
struct TextWords {
    let image: String
    let photo: String

    init(language: String?) {
        let words: (String, String) =
            switch language?.split(separator: "-").first.map(String.init) ?? "en" {
            case "vi": ("Hình", "Ảnh")
            case "de": ("Bild", "Foto")
            case "fr": ("Image", "Photo")
            case "es": ("Imagen", "Foto")
            case "pt": ("Imagem", "Foto")
            case "it": ("Immagine", "Foto")
            case "nl": ("Afbeelding", "Foto")
            case "pl": ("Obraz", "Fot")
            case "ru": ("Изображение", "Фото")
            case "uk": ("Зображення", "Фото")
            case "ja": ("画像", "写真")
            case "zh": ("图片", "图")
            case "ko": ("이미지", "사진")
            case "ar": ("صورة", "تصوير")
            default: ("Image", "Photo")
            }
        (image, photo) = words
    }
}
