/// Cuts a page into tags, text, comments and document types (HTML standard, part 13.2.5).
///
/// The states of the standard are scanner functions here, one for each kind of content. What has to
/// be decoded is written behind the page, so that every text is a range of one buffer.
struct HTMLTokenizer: ~Copyable {
    /// How what follows is to be understood.
    enum ContentModel: UInt8 {
        case data, escapableText, rawText, script, plaintext
    }

    /// Zeros behind the page, so that sixteen bytes can be read anywhere in it.
    static let padding = 32

    /// The page with LF line ends, padding, then decoded text.
    var bytes: [UInt8]

    /// Where the page ends in `bytes`.
    let end: Int

    /// Where the next token begins.
    var position = 0

    var contentModel = ContentModel.data

    /// The element whose end tag ends raw text; none in a fragment.
    var rawTextName = HTMLName.none

    /// Whether `<![CDATA[` opens a section here.
    var allowsCharacterData = false

    var token = HTMLToken()

    /// All attributes kept so far; those of the present tag come last.
    var attributes: [HTMLAttribute] = []

    /// Where the attributes of the present tag begin.
    var attributeStart = 0

    var names = HTMLNameTable.known
    var sourceMap: HTMLSourceMap
    var errors: [HTMLParseError] = []
    let errorLimit: Int

    /// The tag that last had an attribute of each name, to find duplicates.
    private var lastTag = [UInt32](repeating: 0, count: HTMLName.knownNames.count + 64)
    private var tagNumber: UInt32 = 0

    init(_ page: [UInt8], options: HTMLParseOptions) {
        (bytes, sourceMap) = Self.normalized(page)
        end = sourceMap.pageCount
        errorLimit = options.collectsErrors ? options.errorLimit : 0
        attributes.reserveCapacity(end / 80)
        if errorLimit > 0 { reportCharacters() }
    }
}

extension HTMLTokenizer {
    /// Reads the next token into `token`.
    mutating func next() {
        while position < end {
            let found =
                switch contentModel {
                case .data: scanData()
                case .escapableText, .rawText: scanRawText()
                case .script: scanScript()
                case .plaintext: scanPlaintext()
                }
            if found { return }
        }
        token.kind = .end
        token.position = end
    }

    /// Notes a parse error at `offset` in the buffer.
    @inline(__always)
    mutating func report(_ code: StaticString, at offset: Int) {
        if errorLimit > 0 { keep(code, at: offset) }
    }

    @inline(never)
    private mutating func keep(_ code: StaticString, at offset: Int) {
        guard errors.count < errorLimit else { return }
        let offset = sourceMap.sourceOffset(of: offset)
        errors.append(HTMLParseError(code: code, offset: offset))
    }

    /// Reports the control characters and noncharacters of the page.
    private mutating func reportCharacters() {
        for index in 0..<end {
            switch bytes[index] {
            case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F:
                report("control-character-in-input-stream", at: index)
            case 0xC2 where bytes[index + 1] < 0xA0 && bytes[index + 1] >= 0x80:
                report("control-character-in-input-stream", at: index)
            case 0xEF, 0xF0...0xF4:
                if isNoncharacter(at: index) {
                    report("noncharacter-in-input-stream", at: index)
                }
            default:
                break
            }
        }
    }

    /// Whether U+FDD0 to U+FDEF, or one of the last two of a plane, stands at `index`.
    private func isNoncharacter(at index: Int) -> Bool {
        if bytes[index] == 0xEF {
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            return second == 0xB7 && third >= 0x90 && third <= 0xAF
                || second == 0xBF && third >= 0xBE
        }
        return bytes[index + 1] & 0x0F == 0x0F && bytes[index + 2] == 0xBF
            && bytes[index + 3] >= 0xBE
    }

    /// How many attributes the present tag has.
    var attributeCount: Int { attributes.count - attributeStart }

    /// Drops the attributes of the last tag unless an element has taken them.
    @inline(__always)
    mutating func dropAttributes() {
        if attributes.count > attributeStart {
            attributes.removeLast(attributes.count - attributeStart)
        }
    }

    /// Keeps the attributes of the present tag for an element.
    @inline(__always)
    mutating func keepAttributes() { attributeStart = attributes.count }

    /// Opens the count of attribute names for a new tag.
    @inline(__always)
    mutating func beginAttributes() {
        dropAttributes()
        tagNumber &+= 1
    }

    /// Keeps one attribute unless the tag has one of that name.
    @inline(__always)
    mutating func add(_ attribute: HTMLAttribute, at offset: Int) {
        let index = Int(attribute.name.id)
        if index >= lastTag.count {
            lastTag.append(contentsOf: repeatElement(0, count: index + 64))
        }
        guard lastTag[index] != tagNumber else {
            report("duplicate-attribute", at: offset)
            return
        }
        lastTag[index] = tagNumber
        attributes.append(attribute)
    }

    /// The page with its line ends made LF and room behind it.
    private static func normalized(_ page: [UInt8]) -> ([UInt8], HTMLSourceMap) {
        var bytes: [UInt8] = []
        var map = HTMLSourceMap()
        // Offsets are kept in 32 bits, and decoding can make a page three times as long.
        let count = min(page.count, 1 << 30)
        bytes.reserveCapacity(count + count / 8 + padding)
        var index = 0
        while index < count {
            let stop = ByteScan.first(
                ASCII.carriageReturn, in: page.span, from: index, to: count)
            bytes.append(contentsOf: page[index..<stop])
            index = stop
            guard index < count else { break }
            bytes.append(ASCII.lineFeed)
            index += 1
            if index < count, page[index] == ASCII.lineFeed {
                map.shortened.append(UInt32(truncatingIfNeeded: bytes.count - 1))
                index += 1
            }
        }
        map.pageCount = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: padding))
        return (bytes, map)
    }
}
