/// A name of an element or attribute, as a number that means the same within one tree.
///
/// Names known beforehand have the same number in every tree and a constant here.
struct HTMLName: Hashable, Sendable {
    let id: UInt32
}
