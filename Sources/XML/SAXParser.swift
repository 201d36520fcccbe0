internal import CLibXML2

/// The parser of libxml2, which hands over what it finds by callbacks.
///
/// A class, because the callbacks need an address that stays.
@safe
final class SAXParser {
    private let limits: XMLLimits
    private var context: xmlParserCtxtPtr?
    private var events: [XMLEvent] = []
    private var drawn = 0
    private var text: [UInt8] = []
    private var open: [XMLName] = []
    private var namespaces: [Int] = []
    private var openNamespaces = 0
    private var hasElement = false
    private var error: XMLError?

    init(_ limits: XMLLimits) {
        self.limits = limits
        _ = libraryIsReady
        var handler = unsafe xmlSAXHandler()
        unsafe SAXParser.connect(&handler)
        let user = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil)
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
            // Predefined entities in attributes; there are no others to replace.
            | XML_PARSE_NOENT.rawValue
        if let context = unsafe context {
            unsafe xmlCtxtUseOptions(context, Int32(bitPattern: options))
            unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        }
    }

    deinit {
        guard let context = unsafe context else { return }
        // Declarations of entities make a document even where nobody wants one.
        unsafe xmlFreeDoc(context.pointee.myDoc)
        unsafe context.pointee.myDoc = nil
        unsafe xmlFreeParserCtxt(context)
    }

    func feed(_ bytes: [UInt8]) throws(XMLError) {
        var start = 0
        // The length is an Int32 there.
        while start < bytes.count, error == nil {
            let end = min(start + (1 << 20), bytes.count)
            unsafe bytes.withUnsafeBytes { buffer in
                let pointer = unsafe buffer.baseAddress.map {
                    unsafe ($0 + start).assumingMemoryBound(to: CChar.self)
                }
                _ = unsafe xmlParseChunk(context, pointer, Int32(end - start), 0)
            }
            start = end
        }
        if let error { throw error }
    }

    func finish() throws(XMLError) {
        guard let context = unsafe context else { throw XMLError(.syntax, "out of memory") }
        if error == nil { _ = unsafe xmlParseChunk(context, nil, 0, 1) }
        flush()
        if !hasElement, error == nil || error?.code == .syntax {
            throw XMLError(
                .noElement, "no element in the text", line: max(1, line),
                column: max(1, error?.column ?? 1))
        }
        if let error { throw error }
    }

    func next() -> XMLEvent? {
        guard drawn < events.count else {
            events.removeAll(keepingCapacity: true)
            drawn = 0
            return nil
        }
        defer { drawn += 1 }
        return events[drawn]
    }
}

/// Set up once; never torn down, since others in the process may use it.
private let libraryIsReady: Void = xmlInitParser()

extension SAXParser {
    /// Sets the callbacks that are used; all others stay empty, so nothing else happens.
    private static func connect(_ handler: inout xmlSAXHandler) {
        unsafe handler.initialized = galley_xml_sax2_magic()
        unsafe handler.startElementNs = {
            user, name, prefix, uri, count, spaces, total, _, values in
            let parser = unsafe SAXParser.at(user)
            unsafe parser.begin(
                makeName(name, prefix, uri), namespaces: Int(count),
                attributes: attributes(Int(total), values))
        }
        unsafe handler.endElementNs = { user, _, _, _ in unsafe SAXParser.at(user).end() }
        unsafe handler.characters = { user, text, count in
            unsafe SAXParser.at(user).append(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        unsafe handler.ignorableWhitespace = handler.characters
        unsafe handler.cdataBlock = handler.characters
        unsafe handler.comment = { user, text in
            unsafe SAXParser.at(user).emit(.comment(string(text) ?? ""))
        }
        unsafe handler.processingInstruction = { user, target, data in
            unsafe SAXParser.at(user).emit(
                .instruction(target: string(target) ?? "", data: string(data) ?? ""))
        }
        unsafe handler.internalSubset = { user, name, publicID, systemID in
            unsafe SAXParser.at(user).emit(
                .documentType(
                    name: string(name) ?? "", publicID: string(publicID),
                    systemID: string(systemID)))
        }
        unsafe handler.getEntity = { _, name in unsafe xmlGetPredefinedEntity(name) }
        unsafe handler.attributeDecl = { user, _, _, _, _, _, values in
            unsafe xmlFreeEnumeration(values)
            unsafe SAXParser.at(user).stop(
                XMLError(.defaultAttributes, "declarations of attributes are not accepted"))
        }
        unsafe handler.serror = { user, error in
            guard let user = unsafe user, let error = unsafe error?.pointee else { return }
            unsafe SAXParser.at(user).report(error)
        }
    }

    private static func at(_ user: UnsafeMutableRawPointer?) -> SAXParser {
        unsafe Unmanaged<SAXParser>.fromOpaque(user.unsafelyUnwrapped).takeUnretainedValue()
    }

    // MARK: What was found

    private func begin(_ name: XMLName, namespaces count: Int, attributes: [XMLAttribute]) {
        guard open.count < limits.depth else {
            return stop(XMLError(.tooDeep, "elements nested deeper than \(limits.depth)"))
        }
        openNamespaces += count
        guard openNamespaces <= limits.attributes else {
            return stop(
                XMLError(
                    .tooManyAttributes, "more than \(limits.attributes) namespaces are open"))
        }
        hasElement = true
        open.append(name)
        namespaces.append(count)
        emit(.start(name, attributes, line: line))
    }

    private func end() {
        guard let name = open.popLast(), let count = namespaces.popLast() else { return }
        openNamespaces -= count
        emit(.end(name))
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe text.append(contentsOf: bytes)
    }

    private func emit(_ event: XMLEvent) {
        flush()
        if error == nil { events.append(event) }
    }

    private func flush() {
        guard !text.isEmpty else { return }
        if error == nil { events.append(.text(String(decoding: text, as: UTF8.self))) }
        text.removeAll(keepingCapacity: true)
    }

    // MARK: What went wrong

    private var line: Int {
        guard let input = unsafe context?.pointee.input else { return 0 }
        return unsafe Int(input.pointee.line)
    }

    private func stop(_ reason: XMLError) {
        guard error == nil else { return }
        var reason = reason
        if reason.line == 0 {
            reason.line = line
            reason.column = unsafe Int(context?.pointee.input?.pointee.col ?? 0)
        }
        error = reason
        unsafe xmlStopParser(context)
    }

    private func report(_ raw: xmlError) {
        guard unsafe raw.level == XML_ERR_FATAL, error == nil else { return }
        let text = unsafe raw.message.map { unsafe String(cString: $0) } ?? "malformed XML"
        let message = text.prefix { $0 != "\n" }
        unsafe stop(
            XMLError(
                code(raw.code), uncapitalised(message),
                line: max(1, Int(raw.line)), column: max(1, Int(raw.int2))))
    }

    private func code(_ raw: Int32) -> XMLError.Code {
        switch UInt32(bitPattern: raw) {
        case XML_ERR_UNDECLARED_ENTITY.rawValue: .undeclaredEntity
        case XML_ERR_TAG_NAME_MISMATCH.rawValue: .mismatchedTag
        case XML_ERR_INVALID_ENCODING.rawValue, XML_ERR_INVALID_CHAR.rawValue: .invalidUTF8
        case XML_ERR_DOCUMENT_EMPTY.rawValue: .noElement
        default: .syntax
        }
    }
}

/// A message without a capital at its start, unless its first word is all capitals.
private func uncapitalised(_ message: Substring) -> String {
    guard let first = message.first, message.dropFirst().first?.isUppercase != true else {
        return String(message)
    }
    return first.lowercased() + message.dropFirst()
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    unsafe text.map { unsafe String(cString: $0) }
}

private func makeName(
    _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?
) -> XMLName {
    unsafe XMLName(string(local) ?? "", prefix: string(prefix), namespace: string(namespace))
}

/// The attributes of an element: five pointers each, to name, prefix, namespace, value and its end.
private func attributes(
    _ count: Int, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) -> [XMLAttribute] {
    guard let values = unsafe values else { return [] }
    return (0..<count).map { index in
        let start = index * 5
        let name = unsafe makeName(values[start], values[start + 1], values[start + 2])
        guard let first = unsafe values[start + 3], let end = unsafe values[start + 4] else {
            return XMLAttribute(name, "")
        }
        let bytes = unsafe UnsafeBufferPointer(start: first, count: max(0, end - first))
        return unsafe XMLAttribute(name, String(decoding: bytes, as: UTF8.self))
    }
}
