internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit

/// Writes nodes as objects of unist.
struct NodeWriter {
    /// The lines of the source, if nodes are to say where they were read.
    let lines: LineTable?

    /// Writes a node and all below it, without recursion.
    func write(_ node: Node, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        node.walk { node in
            begin(node, &printer, &sink)
            return true
        } leave: { node in
            if node.kind.holdsChildren { printer.end(UInt8(ascii: "]"), &sink) }
            printer.end(UInt8(ascii: "}"), &sink)
        }
    }

    func write(_ supplement: Supplement, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        printer.begin(UInt8(ascii: "{"), &sink)
        printer.key("role", &sink)
        printer.write(supplement.role, &sink)
        printer.key("title", &sink)
        printer.write(supplement.title, &sink)
        printer.key("children", &sink)
        printer.begin(UInt8(ascii: "["), &sink)
        for child in supplement.root.children { write(child, &printer, &sink) }
        printer.end(UInt8(ascii: "]"), &sink)
        printer.end(UInt8(ascii: "}"), &sink)
    }

    /// Writes an object up to its children.
    private func begin(_ node: Node, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        printer.begin(UInt8(ascii: "{"), &sink)
        printer.key("type", &sink)
        printer.write(json: Kind.quotedNames[Int(node.kind.rawValue)], &sink)
        writeFacts(of: node, &printer, &sink)
        if node.hasAttributes { writeAttributes(of: node, &printer, &sink) }
        if let lines, let range = range(of: node, in: lines) {
            printer.key("position", &sink)
            write(range, lines, &printer, &sink)
        }
        if node.kind.holds == .text {
            printer.key("value", &sink)
            printer.write(node.text, &sink)
        } else if node.kind.holdsChildren {
            printer.key("children", &sink)
            printer.begin(UInt8(ascii: "["), &sink)
        }
    }

    /// Writes the small facts that are not at rest.
    private func writeFacts(
        of node: Node, _ printer: inout JSONPrinter, _ sink: inout ByteSink
    ) {
        switch node.content {
        case .heading(let level):
            printer.key("level", &sink)
            printer.write(level, &sink)
        case .list(let form): write(form, &printer, &sink)
        case .item(let task?):
            printer.key("task", &sink)
            printer.write(task == .done ? "done" : "open", &sink)
        case .cell(let form): write(form, &printer, &sink)
        case .quoted(double: true): flag("double", &printer, &sink)
        case .math(_, isDisplay: true): flag("display", &printer, &sink)
        default: break
        }
    }

    private func write(_ form: ListForm, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        if form.isOrdered { flag("ordered", &printer, &sink) }
        if form.isOrdered, form.style != .numbered {
            printer.key("style", &sink)
            printer.write(form.style.name, &sink)
        }
        if form.delimiter != .natural {
            printer.key("delimiter", &sink)
            printer.write(form.delimiter.name, &sink)
        }
        if form.start != 1 {
            printer.key("start", &sink)
            printer.write(form.start, &sink)
        }
        if !form.isTight {
            printer.key("tight", &sink)
            printer.write(false, &sink)
        }
    }

    private func write(_ form: CellForm, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        if form.alignment != .natural {
            printer.key("alignment", &sink)
            printer.write(form.alignment.name, &sink)
        }
        if form.isHeader { flag("header", &printer, &sink) }
        for (name, count) in [("columns", form.columns), ("rows", form.rows)] where count > 1 {
            printer.key(text: name, &sink)
            printer.write(count, &sink)
        }
    }

    private func flag(
        _ name: StaticString, _ printer: inout JSONPrinter, _ sink: inout ByteSink
    ) {
        printer.key(name, &sink)
        printer.write(true, &sink)
    }

    /// Writes named attributes, then identifier, classes, the article's own and `data`.
    private func writeAttributes(
        of node: Node, _ printer: inout JSONPrinter, _ sink: inout ByteSink
    ) {
        let own = node.attributes
        var promoted = 0
        for field in node.kind.fields {
            var value: Text?
            switch field.form {
            case .text(let key): value = node.optionalValue(key)
            case .own:
                value = own.isEmpty ? nil : node.attribute(field.name)
                if value != nil { promoted += 1 }
            default: break
            }
            guard let value else { continue }
            printer.key(text: field.name, &sink)
            printer.write(value, &sink)
        }
        if let id = node.optionalValue(.id) {
            printer.key("id", &sink)
            printer.write(id, &sink)
        }
        if let classes = node.optionalValue(.classes) {
            printer.key("classes", &sink)
            printer.begin(UInt8(ascii: "["), &sink)
            for name in classes.string.split(separator: " ") { printer.write(String(name), &sink) }
            printer.end(UInt8(ascii: "]"), &sink)
        }
        if own.count > promoted {
            printer.key("attributes", &sink)
            printer.begin(UInt8(ascii: "{"), &sink)
            for (name, value) in own where !node.kind.promotes(name) {
                printer.key(text: name, &sink)
                printer.write(value, &sink)
            }
            printer.end(UInt8(ascii: "}"), &sink)
        }
        if let data = node.optionalValue(.data) {
            printer.key("data", &sink)
            writeData(data, &printer, &sink)
        }
    }

    /// Writes what a program added: as it is if it is JSON, else as a string.
    private func writeData(_ data: Text, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        guard let value = try? JSONDocument(parsing: Array(data.bytes), depth: .max) else {
            printer.write(data, &sink)
            return
        }
        var emitter = JSONEmitter()
        emitter.write(value.root)
        printer.write(json: emitter.finish(), &sink)
    }

    /// The bytes that a node was read from; of a document without a range all.
    private func range(of node: Node, in lines: LineTable) -> SourceRange? {
        let range = node.range
        guard node.kind == .document, range.map({ $0.start == $0.end }) ?? true else {
            return range
        }
        return SourceRange(0..<lines.bytes.count)
    }

    private func write(
        _ range: SourceRange, _ lines: LineTable, _ printer: inout JSONPrinter,
        _ sink: inout ByteSink
    ) {
        printer.begin(UInt8(ascii: "{"), &sink)
        for (name, offset) in [("start", range.start), ("end", range.end)] {
            printer.key(text: name, &sink)
            printer.begin(UInt8(ascii: "{"), &sink)
            if Int(offset) <= lines.bytes.count, !lines.bytes.isEmpty {
                let (line, column) = lines.position(of: Int(offset))
                printer.key("line", &sink)
                printer.write(line, &sink)
                printer.key("column", &sink)
                printer.write(column, &sink)
            }
            printer.key("offset", &sink)
            printer.write(Int(offset), &sink)
            printer.end(UInt8(ascii: "}"), &sink)
        }
        printer.end(UInt8(ascii: "}"), &sink)
    }
}

extension Kind {
    /// Whether nodes of this kind have `children`, be there any or not.
    var holdsChildren: Bool { holds != .text && holds != .nothing }

    /// Whether an attribute of the article's own stands beside the type, not in `attributes`.
    func promotes(_ name: String) -> Bool {
        fields.contains { field in
            if case .own = field.form { field.name == name } else { false }
        }
    }

    /// The name of every kind, in quotes.
    fileprivate static let quotedNames: [[UInt8]] = allCases.map { Array("\"\($0.name)\"".utf8) }
}
