// The names known beforehand: elements that the parser treats specially, common elements, common
// attributes. Their numbers follow the order of `knownNames`.

extension HTMLName {
    static var none: Self { Self(id: 0) }
    static var html: Self { Self(id: 1) }
    static var head: Self { Self(id: 2) }
    static var body: Self { Self(id: 3) }
    static var title: Self { Self(id: 4) }
    static var base: Self { Self(id: 5) }
    static var basefont: Self { Self(id: 6) }
    static var bgsound: Self { Self(id: 7) }
    static var link: Self { Self(id: 8) }
    static var meta: Self { Self(id: 9) }
    static var noframes: Self { Self(id: 10) }
    static var script: Self { Self(id: 11) }
    static var style: Self { Self(id: 12) }
    static var template: Self { Self(id: 13) }
    static var noscript: Self { Self(id: 14) }
    static var address: Self { Self(id: 15) }
    static var article: Self { Self(id: 16) }
    static var aside: Self { Self(id: 17) }
    static var blockquote: Self { Self(id: 18) }
    static var center: Self { Self(id: 19) }
    static var details: Self { Self(id: 20) }
    static var dialog: Self { Self(id: 21) }
    static var dir: Self { Self(id: 22) }
    static var div: Self { Self(id: 23) }
    static var dl: Self { Self(id: 24) }
    static var fieldset: Self { Self(id: 25) }
    static var figcaption: Self { Self(id: 26) }
    static var figure: Self { Self(id: 27) }
    static var footer: Self { Self(id: 28) }
    static var header: Self { Self(id: 29) }
    static var hgroup: Self { Self(id: 30) }
    static var main: Self { Self(id: 31) }
    static var menu: Self { Self(id: 32) }
    static var nav: Self { Self(id: 33) }
    static var ol: Self { Self(id: 34) }
    static var p: Self { Self(id: 35) }
    static var search: Self { Self(id: 36) }
    static var section: Self { Self(id: 37) }
    static var summary: Self { Self(id: 38) }
    static var ul: Self { Self(id: 39) }
    static var h1: Self { Self(id: 40) }
    static var h2: Self { Self(id: 41) }
    static var h3: Self { Self(id: 42) }
    static var h4: Self { Self(id: 43) }
    static var h5: Self { Self(id: 44) }
    static var h6: Self { Self(id: 45) }
    static var pre: Self { Self(id: 46) }
    static var listing: Self { Self(id: 47) }
    static var form: Self { Self(id: 48) }
    static var li: Self { Self(id: 49) }
    static var dd: Self { Self(id: 50) }
    static var dt: Self { Self(id: 51) }
    static var plaintext: Self { Self(id: 52) }
    static var button: Self { Self(id: 53) }
    static var a: Self { Self(id: 54) }
    static var b: Self { Self(id: 55) }
    static var big: Self { Self(id: 56) }
    static var code: Self { Self(id: 57) }
    static var em: Self { Self(id: 58) }
    static var font: Self { Self(id: 59) }
    static var i: Self { Self(id: 60) }
    static var s: Self { Self(id: 61) }
    static var small: Self { Self(id: 62) }
    static var strike: Self { Self(id: 63) }
    static var strong: Self { Self(id: 64) }
    static var tt: Self { Self(id: 65) }
    static var u: Self { Self(id: 66) }
    static var nobr: Self { Self(id: 67) }
    static var applet: Self { Self(id: 68) }
    static var marquee: Self { Self(id: 69) }
    static var object: Self { Self(id: 70) }
    static var table: Self { Self(id: 71) }
    static var area: Self { Self(id: 72) }
    static var br: Self { Self(id: 73) }
    static var embed: Self { Self(id: 74) }
    static var img: Self { Self(id: 75) }
    static var keygen: Self { Self(id: 76) }
    static var wbr: Self { Self(id: 77) }
    static var input: Self { Self(id: 78) }
    static var param: Self { Self(id: 79) }
    static var source: Self { Self(id: 80) }
    static var track: Self { Self(id: 81) }
    static var hr: Self { Self(id: 82) }
    static var image: Self { Self(id: 83) }
    static var textarea: Self { Self(id: 84) }
    static var xmp: Self { Self(id: 85) }
    static var iframe: Self { Self(id: 86) }
    static var noembed: Self { Self(id: 87) }
    static var select: Self { Self(id: 88) }
    static var optgroup: Self { Self(id: 89) }
    static var option: Self { Self(id: 90) }
    static var rb: Self { Self(id: 91) }
    static var rtc: Self { Self(id: 92) }
    static var rp: Self { Self(id: 93) }
    static var rt: Self { Self(id: 94) }
    static var math: Self { Self(id: 95) }
    static var svg: Self { Self(id: 96) }
    static var caption: Self { Self(id: 97) }
    static var col: Self { Self(id: 98) }
    static var colgroup: Self { Self(id: 99) }
    static var frame: Self { Self(id: 100) }
    static var frameset: Self { Self(id: 101) }
    static var tbody: Self { Self(id: 102) }
    static var td: Self { Self(id: 103) }
    static var tfoot: Self { Self(id: 104) }
    static var th: Self { Self(id: 105) }
    static var thead: Self { Self(id: 106) }
    static var tr: Self { Self(id: 107) }
    static var mi: Self { Self(id: 108) }
    static var mo: Self { Self(id: 109) }
    static var mn: Self { Self(id: 110) }
    static var ms: Self { Self(id: 111) }
    static var mtext: Self { Self(id: 112) }
    static var annotationXml: Self { Self(id: 113) }
    static var mglyph: Self { Self(id: 114) }
    static var malignmark: Self { Self(id: 115) }
    static var foreignobject: Self { Self(id: 116) }
    static var desc: Self { Self(id: 117) }
    static var selectedcontent: Self { Self(id: 118) }
    static var span: Self { Self(id: 119) }
    static var ruby: Self { Self(id: 120) }
    static var sub: Self { Self(id: 121) }
    static var sup: Self { Self(id: 122) }
    static var `var`: Self { Self(id: 123) }
    static var cite: Self { Self(id: 124) }
    static var label: Self { Self(id: 125) }
    static var video: Self { Self(id: 126) }
    static var audio: Self { Self(id: 127) }
    static var canvas: Self { Self(id: 128) }
    static var picture: Self { Self(id: 129) }
    static var time: Self { Self(id: 130) }
    static var abbr: Self { Self(id: 131) }
    static var kbd: Self { Self(id: 132) }
    static var q: Self { Self(id: 133) }
    static var samp: Self { Self(id: 134) }
    static var del: Self { Self(id: 135) }
    static var ins: Self { Self(id: 136) }
    static var mark: Self { Self(id: 137) }
    static var g: Self { Self(id: 138) }
    static var path: Self { Self(id: 139) }
    static var use: Self { Self(id: 140) }
    static var defs: Self { Self(id: 141) }
    static var symbol: Self { Self(id: 142) }
    static var circle: Self { Self(id: 143) }
    static var rect: Self { Self(id: 144) }
    static var text: Self { Self(id: 145) }
    static var polygon: Self { Self(id: 146) }
    static var line: Self { Self(id: 147) }
    static var lineargradient: Self { Self(id: 148) }
    static var stop: Self { Self(id: 149) }
    static var clippath: Self { Self(id: 150) }
    static var menuitem: Self { Self(id: 151) }
    static var data: Self { Self(id: 152) }
    static var meter: Self { Self(id: 153) }
    static var progress: Self { Self(id: 154) }
    static var output: Self { Self(id: 155) }
    static var map: Self { Self(id: 156) }
    static var bdi: Self { Self(id: 157) }
    static var bdo: Self { Self(id: 158) }
    static var dfn: Self { Self(id: 159) }
    static var slot: Self { Self(id: 160) }
    static var datalist: Self { Self(id: 161) }
    static var legend: Self { Self(id: 162) }
    static var acronym: Self { Self(id: 163) }
    static var `class`: Self { Self(id: 164) }
    static var id: Self { Self(id: 165) }
    static var href: Self { Self(id: 166) }
    static var src: Self { Self(id: 167) }
    static var alt: Self { Self(id: 168) }
    static var type: Self { Self(id: 169) }
    static var name: Self { Self(id: 170) }
    static var value: Self { Self(id: 171) }
    static var rel: Self { Self(id: 172) }
    static var content: Self { Self(id: 173) }
    static var lang: Self { Self(id: 174) }
    static var width: Self { Self(id: 175) }
    static var height: Self { Self(id: 176) }
    static var srcset: Self { Self(id: 177) }
    static var sizes: Self { Self(id: 178) }
    static var role: Self { Self(id: 179) }
    static var charset: Self { Self(id: 180) }
    static var httpEquiv: Self { Self(id: 181) }
    static var property: Self { Self(id: 182) }
    static var itemprop: Self { Self(id: 183) }
    static var itemtype: Self { Self(id: 184) }
    static var itemscope: Self { Self(id: 185) }
    static var itemid: Self { Self(id: 186) }
    static var datetime: Self { Self(id: 187) }
    static var colspan: Self { Self(id: 188) }
    static var rowspan: Self { Self(id: 189) }
    static var scope: Self { Self(id: 190) }
    static var align: Self { Self(id: 191) }
    static var start: Self { Self(id: 192) }
    static var reversed: Self { Self(id: 193) }
    static var checked: Self { Self(id: 194) }
    static var disabled: Self { Self(id: 195) }
    static var hidden: Self { Self(id: 196) }
    static var target: Self { Self(id: 197) }
    static var media: Self { Self(id: 198) }
    static var action: Self { Self(id: 199) }
    static var method: Self { Self(id: 200) }
    static var placeholder: Self { Self(id: 201) }
    static var loading: Self { Self(id: 202) }
    static var async: Self { Self(id: 203) }
    static var `defer`: Self { Self(id: 204) }
    static var integrity: Self { Self(id: 205) }
    static var crossorigin: Self { Self(id: 206) }
    static var onclick: Self { Self(id: 207) }
    static var tabindex: Self { Self(id: 208) }
    static var color: Self { Self(id: 209) }
    static var face: Self { Self(id: 210) }
    static var size: Self { Self(id: 211) }
    static var encoding: Self { Self(id: 212) }
    static var definitionurl: Self { Self(id: 213) }
    static var dataSrc: Self { Self(id: 214) }
    static var dataSrcset: Self { Self(id: 215) }
    static var dataOriginal: Self { Self(id: 216) }
    static var dataLazySrc: Self { Self(id: 217) }
    static var dataId: Self { Self(id: 218) }
    static var dataUrl: Self { Self(id: 219) }
    static var poster: Self { Self(id: 220) }
    static var controls: Self { Self(id: 221) }
    static var usemap: Self { Self(id: 222) }
    static var shape: Self { Self(id: 223) }
    static var coords: Self { Self(id: 224) }
    static var xmlns: Self { Self(id: 225) }
    static var viewbox: Self { Self(id: 226) }
    static var fill: Self { Self(id: 227) }
    static var stroke: Self { Self(id: 228) }
    static var x: Self { Self(id: 229) }
    static var y: Self { Self(id: 230) }
    static var points: Self { Self(id: 231) }
    static var transform: Self { Self(id: 232) }
    static var ariaLabel: Self { Self(id: 233) }
    static var ariaHidden: Self { Self(id: 234) }
    static var ariaLabelledby: Self { Self(id: 235) }
    static var ariaDescribedby: Self { Self(id: 236) }
    static var ariaExpanded: Self { Self(id: 237) }
    static var selected: Self { Self(id: 238) }
    static var `for`: Self { Self(id: 239) }
    static var rev: Self { Self(id: 240) }
    static var open: Self { Self(id: 241) }
    static var headers: Self { Self(id: 242) }
    static var valign: Self { Self(id: 243) }
    static var bgcolor: Self { Self(id: 244) }
    static var border: Self { Self(id: 245) }
    static var cellpadding: Self { Self(id: 246) }
    static var cellspacing: Self { Self(id: 247) }

    /// The spelling of every known name; the index is its number.
    static let knownNames: [StaticString] = [
        "", "html", "head", "body", "title", "base", "basefont", "bgsound", "link", "meta",
        "noframes", "script", "style", "template", "noscript", "address", "article", "aside",
        "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figcaption",
        "figure", "footer", "header", "hgroup", "main", "menu", "nav", "ol", "p", "search",
        "section", "summary", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "listing", "form",
        "li", "dd", "dt", "plaintext", "button", "a", "b", "big", "code", "em", "font", "i", "s",
        "small", "strike", "strong", "tt", "u", "nobr", "applet", "marquee", "object", "table",
        "area", "br", "embed", "img", "keygen", "wbr", "input", "param", "source", "track", "hr",
        "image", "textarea", "xmp", "iframe", "noembed", "select", "optgroup", "option", "rb",
        "rtc", "rp", "rt", "math", "svg", "caption", "col", "colgroup", "frame", "frameset",
        "tbody", "td", "tfoot", "th", "thead", "tr", "mi", "mo", "mn", "ms", "mtext",
        "annotation-xml", "mglyph", "malignmark", "foreignobject", "desc", "selectedcontent",
        "span", "ruby", "sub", "sup", "var", "cite", "label", "video", "audio", "canvas", "picture",
        "time", "abbr", "kbd", "q", "samp", "del", "ins", "mark", "g", "path", "use", "defs",
        "symbol", "circle", "rect", "text", "polygon", "line", "lineargradient", "stop", "clippath",
        "menuitem", "data", "meter", "progress", "output", "map", "bdi", "bdo", "dfn", "slot",
        "datalist", "legend", "acronym", "class", "id", "href", "src", "alt", "type", "name",
        "value", "rel", "content", "lang", "width", "height", "srcset", "sizes", "role", "charset",
        "http-equiv", "property", "itemprop", "itemtype", "itemscope", "itemid", "datetime",
        "colspan", "rowspan", "scope", "align", "start", "reversed", "checked", "disabled",
        "hidden", "target", "media", "action", "method", "placeholder", "loading", "async", "defer",
        "integrity", "crossorigin", "onclick", "tabindex", "color", "face", "size", "encoding",
        "definitionurl", "data-src", "data-srcset", "data-original", "data-lazy-src", "data-id",
        "data-url", "poster", "controls", "usemap", "shape", "coords", "xmlns", "viewbox", "fill",
        "stroke", "x", "y", "points", "transform", "aria-label", "aria-hidden", "aria-labelledby",
        "aria-describedby", "aria-expanded", "selected", "for", "rev", "open", "headers", "valign",
        "bgcolor", "border", "cellpadding", "cellspacing",
    ]
}
