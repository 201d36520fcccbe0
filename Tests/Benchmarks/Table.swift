/// One line of a table: a name, a figure with one decimal, its unit.
func show(_ name: String, _ value: Double, _ unit: String) {
    let label = name + String(repeating: " ", count: max(1, 48 - name.count))
    print("  \(label)\(decimal(value)) \(unit)")
}

func decimal(_ value: Double) -> String {
    guard value.isFinite, value < 1e12 else { return "-" }
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}
