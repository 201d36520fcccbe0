import GalleyDocumentModel
import GalleyPipelines
import GalleyPluginKit

/// A pipeline is checked whole: a plan, or an error that says where.
struct PipelineCheck {
    func finding(in input: [UInt8]) -> String? {
        let loaded = Pipeline.load(
            input, name: "input.yml", registry: Conversion.registry,
            environment: ["HOME": "/home"])
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        if loaded.plan == nil, errors.isEmpty { return "no plan, and no error" }
        for diagnostic in loaded.diagnostics {
            if diagnostic.message.isEmpty { return "\(diagnostic.code) says nothing" }
            for place in diagnostic.places where Int(place.range.end) > input.count {
                return "\(diagnostic.code) points to \(place.range.end) of \(input.count)"
            }
        }
        _ = loaded.plan?.explain()
        return nil
    }
}
