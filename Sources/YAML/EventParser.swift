internal import CLibYAML

/// What the parser of libyaml says, one event at a time, in Swift's terms.
enum Event {
    case scalar(String, YAMLNode.ScalarStyle, Properties)
    case sequenceStart(YAMLNode.CollectionStyle, Properties)
    case mappingStart(YAMLNode.CollectionStyle, Properties)
    case collectionEnd
    case alias(String)
    case documentStart
    case documentEnd
    case streamEnd

    /// The anchor and the tag that stand before a node.
    struct Properties {
        var anchor: String?
        var tag: String?

        var isEmpty: Bool { anchor == nil && tag == nil }
    }
}

/// What libyaml says when it cannot go on; marks count characters of the text.
struct ParserProblem {
    var problem: String
    var context: String
    var index: Int
    var contextIndex: Int
}

/// Pulls events from libyaml; owns the parser and a copy of the text.
@safe struct EventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>
    /// Whether the parser could be set up; it cannot when there is no memory.
    private let isReady: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        unsafe text = .allocate(capacity: bytes.count + 1)
        _ = unsafe text.initialize(from: bytes)
        unsafe isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        if isReady { unsafe yaml_parser_delete(parser) }
        unsafe parser.deallocate()
        unsafe text.deallocate()
    }

    /// The next event and the range of characters that it covers; nil after a problem.
    mutating func next() -> (Event, Range<Int>)? {
        guard isReady else { return nil }
        while true {
            var raw = unsafe yaml_event_t()
            guard unsafe yaml_parser_parse(parser, &raw) == 1 else { return nil }
            defer { unsafe yaml_event_delete(&raw) }
            let start = unsafe Int(clamping: raw.start_mark.index)
            let end = unsafe Int(clamping: raw.end_mark.index)
            if let event = unsafe translated(raw) { return (event, start..<max(start, end)) }
        }
    }

    /// Why the last call returned nothing.
    var problem: ParserProblem {
        guard isReady else {
            return ParserProblem(problem: "out of memory", context: "", index: 0, contextIndex: 0)
        }
        return unsafe ParserProblem(
            problem: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "",
            context: parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
            index: Int(clamping: parser.pointee.problem_mark.index),
            contextIndex: Int(clamping: parser.pointee.context_mark.index))
    }
}

/// The event in Swift's terms; nil for those that tell nothing.
private func translated(_ raw: yaml_event_t) -> Event? {
    switch unsafe raw.type {
    case YAML_SCALAR_EVENT:
        let scalar = unsafe raw.data.scalar
        let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        return unsafe .scalar(
            String(decoding: value, as: UTF8.self), style(of: scalar.style),
            properties(scalar.anchor, scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
        let start = unsafe raw.data.sequence_start
        return unsafe .sequenceStart(
            start.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block,
            properties(start.anchor, start.tag))
    case YAML_MAPPING_START_EVENT:
        let start = unsafe raw.data.mapping_start
        return unsafe .mappingStart(
            start.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block,
            properties(start.anchor, start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    case YAML_ALIAS_EVENT: return unsafe .alias(name(raw.data.alias.anchor) ?? "")
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
    default: return nil
    }
}

private func style(of style: yaml_scalar_style_t) -> YAMLNode.ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
}

private func properties(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
) -> Event.Properties {
    unsafe Event.Properties(anchor: name(anchor), tag: name(tag))
}

private func name(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
}
