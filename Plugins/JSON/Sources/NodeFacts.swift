internal import GalleyDocumentModel

/// The small facts of a node, on their way between the model and JSON.
struct NodeFacts {
    var level = 1
    var list = ListForm()
    /// Whether a list is ordered, where it says so without a style.
    var isOrdered = false
    var task: Task?
    var cell = CellForm()
    var isDouble = false
    var isDisplay = false

    /// The shape of a node of a kind with these facts.
    func shape(_ kind: Kind) -> Shape {
        switch kind {
        case .heading: .heading(level)
        case .list: .list(listForm)
        case .item: .item(task: task)
        case .cell: .cell(cell)
        case .quoted: .quoted(double: isDouble)
        case .math: .math(isDisplay: isDisplay)
        default: Shape(kind)
        }
    }

    private var listForm: ListForm {
        var form = list
        if isOrdered, form.style == .bullet { form.style = .numbered }
        return form
    }
}

extension NodeFacts {
    mutating func set(_ name: String, _ number: Int) {
        switch name {
        case "level": level = number
        case "start": list.start = number
        case "columns": cell.columns = number
        default: cell.rows = number
        }
    }

    mutating func set(_ name: String, _ flag: Bool) {
        switch name {
        case "ordered": isOrdered = flag
        case "tight": list.isTight = flag
        case "header": cell.isHeader = flag
        case "double": isDouble = flag
        default: isDisplay = flag
        }
    }

    mutating func set(_ name: String, _ choice: String) {
        switch name {
        case "style": list.style = ListStyle.allCases.first { $0.name == choice } ?? .bullet
        case "delimiter":
            list.delimiter = ListDelimiter.allCases.first { $0.name == choice } ?? .natural
        case "alignment":
            cell.alignment = Alignment.allCases.first { $0.name == choice } ?? .natural
        default: task = choice == "open" ? .open : choice == "done" ? .done : nil
        }
    }
}
