/// A kind with its small facts, without text: what a builder opens.
public struct Shape: Sendable {
    public let kind: Kind
    var flags: UInt8 = 0
    var detail: UInt16 = 0
    /// The start of a list that does not fit into a record.
    var longStart: Int?

    /// A node of this kind with all small facts at rest.
    public init(_ kind: Kind) { self.kind = kind }

    init(_ kind: Kind, flags: UInt8 = 0, detail: UInt16 = 0) {
        (self.kind, self.flags, self.detail) = (kind, flags, detail)
    }

    /// The shape of a node that is there already.
    public init(_ node: Node) {
        let record = node.record
        self.init(record.kind, flags: record.flags, detail: record.detail)
        if case .list(let form) = node.content, record.detail == .max { longStart = form.start }
    }
}

extension Shape {
    public static var paragraph: Shape { Shape(.paragraph) }
    public static var plain: Shape { Shape(.plain) }
    public static var quote: Shape { Shape(.quote) }
    public static var figure: Shape { Shape(.figure) }
    public static var caption: Shape { Shape(.caption) }
    public static var text: Shape { Shape(.text) }
    public static var emphasis: Shape { Shape(.emphasis) }
    public static var strong: Shape { Shape(.strong) }
    public static var link: Shape { Shape(.link) }
    public static var softBreak: Shape { Shape(.softBreak) }
    public static var lineBreak: Shape { Shape(.lineBreak) }

    /// A heading; levels run from 1 to 6, some formats have more.
    public static func heading(_ level: Int) -> Shape {
        Shape(.heading, detail: UInt16(clamping: level))
    }

    public static func list(_ form: ListForm = ListForm()) -> Shape {
        var shape = Shape(.list, flags: form.flags, detail: form.detail)
        if form.detail == .max { shape.longStart = form.start }
        return shape
    }

    public static func item(task: Task? = nil) -> Shape {
        Shape(.item, flags: task?.rawValue ?? 0)
    }

    public static func cell(_ form: CellForm = CellForm()) -> Shape {
        Shape(.cell, flags: form.isHeader ? 1 : 0, detail: form.detail)
    }

    public static func quoted(double: Bool) -> Shape { Shape(.quoted, flags: double ? 1 : 0) }

    public static func math(isDisplay: Bool = false) -> Shape {
        Shape(.math, flags: isDisplay ? 1 : 0)
    }
}
