internal import GalleyDocumentModel

extension HTMLPrinter {
    mutating func printLink(
        _ node: Node, url: Text, title: Text, to sink: inout ByteSink
    ) {
        guard allows(url, asImage: false, of: node) else {
            return printChildren(of: node, to: &sink)
        }
        sink.write("<a href=\"")
        print(url: url, to: &sink)
        printTitle(title, to: &sink)
        sink.write("\"")
        printAttributes(of: node, to: &sink)
        sink.write(">")
        printChildren(of: node, to: &sink)
        sink.write("</a>")
    }

    mutating func printImage(
        _ node: Node, _ url: Text, _ alternative: Text, _ title: Text, to sink: inout ByteSink
    ) {
        sink.write("<img src=\"")
        if allows(url, asImage: true, of: node) { print(url: url, to: &sink) }
        sink.write("\" alt=\"")
        sink.write(alternative, escaping: .html)
        printTitle(title, to: &sink)
        sink.write("\"")
        printAttributes(of: node, to: &sink)
        sink.write(">")
    }

    /// A film, a sound, or a page within the page.
    mutating func printEmbed(_ node: Node, _ url: Text, _ title: Text, to sink: inout ByteSink) {
        guard allows(url, asImage: false, of: node) else { return }
        let medium = node.attribute("medium").flatMap { Medium(rawValue: $0.string) }
        let form = medium ?? Medium(url: url)
        switch form {
        case .video: sink.write("<video controls src=\"")
        case .audio: sink.write("<audio controls src=\"")
        case .page: sink.write("<iframe src=\"")
        }
        print(url: url, to: &sink)
        printTitle(title, to: &sink)
        sink.write("\"")
        printAttributes(of: node, to: &sink)
        switch form {
        case .video: sink.write("></video>\n")
        case .audio: sink.write("></audio>\n")
        case .page: sink.write("></iframe>\n")
        }
    }

    private func printTitle(_ title: Text, to sink: inout ByteSink) {
        guard !title.isEmpty else { return }
        sink.write("\" title=\"")
        sink.write(title, escaping: .html)
    }

    /// Whether the address is free of script; if not, that is told.
    private mutating func allows(_ url: Text, asImage: Bool, of node: Node) -> Bool {
        let isSafe = url.withUTF8 { HTMLAddress.isSafe($0, asImage: asImage) }
        if !isSafe {
            report("html.unsafe-url", "an address that may run a script is left out", at: node)
        }
        return isSafe
    }

    /// Prints an address: bytes that no address may hold as `%XX`, then escaped.
    func print(url: Text, to sink: inout ByteSink) {
        // A page, which is read back, keeps the address as it is.
        if writer.isStandalone { return sink.write(url, escaping: .html) }
        url.withUTF8 { bytes in
            var run = 0
            while true {
                let index = HTMLAddress.nextEscaped(in: bytes, from: run)
                sink.write(bytes.extracting(run..<index))
                guard index < bytes.count else { return }
                run = index + 1
                switch bytes[index] {
                case UInt8(ascii: "&"): sink.write("&amp;")
                case let byte:
                    sink.write(byte: UInt8(ascii: "%"))
                    sink.write(byte: HTMLAddress.digit(byte >> 4))
                    sink.write(byte: HTMLAddress.digit(byte & 15))
                }
            }
        }
    }

    private enum Medium: String {
        case video, audio, page

        init(url: Text) {
            let path = url.string.prefix { $0 != "?" && $0 != "#" }.lowercased()
            let ending = path.split(separator: ".").last ?? ""
            switch ending {
            case "mp4", "webm", "ogv", "mov", "m4v": self = .video
            case "mp3", "ogg", "oga", "m4a", "wav", "flac", "opus": self = .audio
            default: self = .page
            }
        }
    }
}
