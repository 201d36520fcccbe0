extension JSONNode {
    /// The JSON pointer (RFC 6901) of this value in its document; empty for the root.
    ///
    /// Made for messages: it takes time in proportion to the document.
    public var pointer: String {
        var path = ""
        var container = 0
        while container < index {
            var child = container + 1
            var position = 0
            let isObject = storage.records[container].kind == .object
            while true {
                if isObject { child += 1 }
                let next = Int(storage.records[child].next)
                if index < next { break }
                child = next
                position += 1
            }
            if isObject {
                let key = JSONNode(storage: storage, index: child - 1)
                path += "/" + escapedForPointer(key.string ?? "")
            } else {
                path += "/\(position)"
            }
            container = child
        }
        return path
    }
}

/// A key as it stands in a JSON pointer.
func escapedForPointer(_ key: String) -> String {
    var result = ""
    for scalar in key.unicodeScalars {
        switch scalar {
        case "~": result += "~0"
        case "/": result += "~1"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
