internal import GalleyDocumentModel

extension Document.Builder {
    /// Sets an attribute of the node that is open to a copy of these bytes.
    mutating func set(_ key: AttributeKey, bytes: ArraySlice<UInt8>) {
        set(key, copying: bytes.span)
    }

    mutating func set(_ key: AttributeKey, bytes: [UInt8]) { set(key, copying: bytes.span) }

    /// Sets one of the article's own attributes of the node that is open.
    mutating func set(attribute name: String, bytes: ArraySlice<UInt8>) {
        set(attribute: name, copying: bytes.span)
    }
}
