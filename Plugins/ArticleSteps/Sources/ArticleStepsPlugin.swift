public import GalleyPluginKit

/// The built-in steps of pipelines: what is done to an article between its reader and its writer.
public enum ArticleStepsPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(codes: codes)
        registerStructure(in: &registry)
        registerParts(in: &registry)
        registerMetadata(in: &registry)
        registerText(in: &registry)
        registerFlow(in: &registry)
    }
}
