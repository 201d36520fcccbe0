/// Finds where a line may end, by the rules of UAX #14.
///
/// Korean is broken at spaces, Thai and its kin at spaces and zero-width spaces only.
public struct LineBreaker {
    /// A place between two scalars.
    public struct Opportunity: Hashable, Sendable {
        /// How many bytes of the text lie before it.
        public var offset: Int
        /// Whether the line must end here.
        public var isMandatory: Bool
    }

    /// The opportunities in `text`, its end left out.
    public static func opportunities(in text: Span<UInt8>) -> [Opportunity] {
        var found: [Opportunity] = []
        var breaker = LineBreakState()
        var index = 0
        while index < text.count {
            let (value, length) = scalar(in: text, at: index)
            let next =
                index + length < text.count ? scalar(in: text, at: index + length).value : nil
            switch breaker.step(value, next: next) {
            case .prohibited: break
            case .allowed: found.append(Opportunity(offset: index, isMandatory: false))
            case .mandatory: found.append(Opportunity(offset: index, isMandatory: true))
            }
            index += length
        }
        return found
    }

    public static func opportunities(in text: String) -> [Opportunity] {
        opportunities(in: Array(text.utf8).span)
    }
}
