import GalleyHTML
import Testing

struct ParserGrowthTests {
    /// Pieces that, repeated, make a parser deep, long in memory, or slow.
    static let pieces = [
        "<div>", "<font>", "<font size=1>", "<b>", "<i><b>", "<a>", "<a href=x>", "<p>", "<li>",
        "<ul><li>", "<table>", "<table><tr><td>", "<tr><td>x", "<svg>", "<svg><desc>", "<math><mi>",
        "<option>", "<select>", "<button>", "<nobr>", "<form>", "<template>", "<h1>", "<ruby><rt>",
        "</p>", "</b>", "</div>", "</x>", "<b></p>", "<b><p>", "<a><div>", "<!--", "<!", "<?",
        "<![CDATA[",
        "&", "&amp;", "&amp", "&#", "\0", "<", "</", "<a b=", "<a b='&amp;' ",
        "<script><!--<script>",
        "<title>", "<textarea>", "<plaintext>", "<frameset>", "<html a>",
        "<option><selectedcontent>", "<x \0>", "\r\n",
    ]

    /// How often a piece is repeated; less where nothing is optimised.
    static let count: Int = {
        #if DEBUG
            200
        #else
            20_000
        #endif
    }()

    @Test("A piece repeated is read in time and memory that follow its length", arguments: pieces)
    func repeated(_ piece: String) {
        let page = Array(String(repeating: piece, count: Self.count).utf8)
        for context in [nil, "svg g"] {
            let outline = HTMLPageOutline(of: page, fragmentContext: context, collectsErrors: true)
            #expect(outline.nodeCount <= Self.count * 600)
        }
    }

    @Test("A table whose text moves before it again and again has one text, in order")
    func movedText() {
        let count = 500
        let piece = "x<tr title='&amp;'>"
        let page = "<table>" + String(repeating: piece, count: count)
        let outline = HTMLPageOutline(of: Array(page.utf8), fragmentContext: "div")
        #expect(outline.text.hasPrefix("| \"" + String(repeating: "x", count: count) + "\"\n"))
    }

    @Test("A chosen option that holds its own copy is not copied into itself")
    func selfCopy() {
        let page = "<select><option>x<selectedcontent>y</select>"
        let outline = HTMLPageOutline(of: Array(page.utf8), fragmentContext: "div")
        #expect(outline.nodeCount < 12)
    }

    @Test("Attributes by the thousand are kept once each")
    func attributes() {
        let names = (0..<1_000).map { "a\($0 % 500)=\($0)" }.joined(separator: " ")
        let outline = HTMLPageOutline(of: Array("<x \(names)>".utf8), fragmentContext: "div")
        #expect(outline.text.split(separator: "\n").count == 501)
        #expect(outline.text.contains("a17=\"17\""))
    }

    @Test("Elements deeper than the limit become siblings, and no text is lost")
    func depth() {
        let page = (0..<600).map { "<div>\($0) " }.joined()
        let outline = HTMLPageOutline(of: Array(page.utf8), fragmentContext: "div")
        let texts = outline.text.split(separator: "\n").filter { $0.hasSuffix(" \"") }
        #expect(texts.count == 600)
        let deepest = texts.map { $0.prefix { $0 != "\"" }.count }.max() ?? 0
        #expect(deepest <= 2 + 2 * 512)
    }

    @Test("No bytes are too strange", arguments: 0..<40)
    func soup(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        var page: [UInt8] = []
        for _ in 0..<120 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            let piece = Self.pieces[Int(truncatingIfNeeded: state >> 33) % Self.pieces.count]
            page += state % 5 == 0 ? [UInt8(truncatingIfNeeded: state >> 20)] : Array(piece.utf8)
        }
        for context in [nil, "div", "table", "select", "math mi", "script", "frameset"] {
            let outline = HTMLPageOutline(
                of: page, fragmentContext: context, isScripting: seed % 2 == 0)
            #expect(outline.nodeCount > 0)
        }
    }
}
