internal import GalleyDocumentModel
public import GalleyPluginKit
internal import Glibc

/// Programs in any language as readers, writers and transforms.
public enum ForeignPlugins {
    /// Registers the plugin that lies at a path: a manifest, its folder, or the program beside it.
    ///
    /// Nothing is run before the plugin is used. The format in which its documents travel has to be
    /// registered already.
    ///
    /// - Throws: a diagnostic with its place in the manifest.
    @discardableResult
    public static func load(
        path: String, into registry: inout Registry
    ) throws(Diagnostic) -> PluginManifest {
        let file = try manifestPath(for: path)
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        let reader = ManifestReader(try contents(of: file), path: file)
        let manifest = try reader.read(folder: folder.isEmpty ? "/" : folder)
        try register(manifest, in: &registry)
        return manifest
    }

    /// Registers what a manifest tells of.
    public static func register(
        _ manifest: PluginManifest, in registry: inout Registry
    ) throws(Diagnostic) {
        let conflicts = registry.conflicts.count
        if let template = manifest.template {
            add(try TemplateWriter(template, manifest), manifest, to: &registry)
        } else {
            try registerProgram(manifest, in: &registry)
        }
        guard registry.conflicts.count == conflicts else {
            throw Diagnostic(
                .error, "manifest.name-taken",
                "\(manifest.name): a \(manifest.kind.rawValue) called `\(manifest.format)` is "
                    + "there already")
        }
    }

    private static func registerProgram(
        _ manifest: PluginManifest, in registry: inout Registry
    ) throws(Diagnostic) {
        let name = manifest.document
        let writer = registry.writers.first { $0.name == name || $0.aliases.contains(name) }
        guard let writer, registry.readerFacts(name) != nil else {
            throw Diagnostic(
                .error, "manifest.document",
                "\(manifest.name): no format `\(name)` is there for documents to travel in")
        }
        let hasPositions = writer.options.contains { $0.name == "positions" }
        let program = ForeignProgram(manifest, hasPositions: hasPositions)
        switch manifest.kind {
        case .reader: add(ForeignReader(program: program), manifest, to: &registry)
        case .writer: add(ForeignWriter(program: program), manifest, to: &registry)
        case .transform: add(ForeignTransform(program: program), manifest, to: &registry)
        }
    }

    private static func add(
        _ writer: TemplateWriter, _ manifest: PluginManifest, to registry: inout Registry
    ) {
        registry.add(
            writer: writer, as: manifest.format, aliases: manifest.aliases,
            extensions: manifest.extensions, help: manifest.help, speaks: .all,
            embeds: ["*"], islands: .keep, carriesMetadata: { _ in true })
    }

    private static func add(
        _ reader: ForeignReader, _ manifest: PluginManifest, to registry: inout Registry
    ) {
        registry.add(
            reader: reader, as: manifest.format, aliases: manifest.aliases,
            extensions: manifest.extensions, help: manifest.help,
            options: manifest.options.map { option(\.program, $0) })
    }

    private static func add(
        _ writer: ForeignWriter, _ manifest: PluginManifest, to registry: inout Registry
    ) {
        var speaks: KindSet = manifest.speaks.isEmpty ? .all : []
        for name in manifest.speaks { if let kind = Kind(named: name) { speaks.insert(kind) } }
        registry.add(
            writer: writer, as: manifest.format, aliases: manifest.aliases,
            extensions: manifest.extensions, help: manifest.help, speaks: speaks,
            options: manifest.options.map { option(\.program, $0) },
            carriesMetadata: { _ in true })
    }

    private static func add(
        _ transform: ForeignTransform, _ manifest: PluginManifest, to registry: inout Registry
    ) {
        registry.add(
            transform: transform, as: manifest.format, help: manifest.help,
            effects: [.metadata, .tree, .text, .flow],
            options: manifest.options.map { option(\.program, $0) })
    }

    /// An option that is handed on to the program.
    private static func option<Target>(
        _ program: any WritableKeyPath<Target, ForeignProgram> & Sendable,
        _ option: PluginManifest.Option
    ) -> PluginOption<Target> {
        .value(option.name, help: option.help, standard: option.standard) { target, value in
            target[keyPath: program].options[option.name] = try option.checked(value)
        }
    }
}

extension PluginManifest.Option {
    /// The value in the form that the option has.
    fileprivate func checked(_ value: Metadata.Value) throws -> Metadata.Value {
        switch form {
        case .flag:
            if case .boolean = value { return value }
            guard let flag = value.string.flatMap(Bool.init) else {
                throw OptionFault("expected true or false")
            }
            return .boolean(flag)
        case .number:
            guard let number = value.string.flatMap({ Int($0) }) else {
                throw OptionFault("expected a number")
            }
            return .number(String(number))
        case .text:
            guard let text = value.string else { throw OptionFault("expected a text") }
            return .string(text)
        }
    }
}

/// The manifest that belongs to a path.
private func manifestPath(for path: String) throws(Diagnostic) -> String {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else {
        let reason = unsafe String(cString: strerror(errno))
        throw Diagnostic(.error, "manifest.not-found", "\(path): \(reason)")
    }
    if facts.st_mode & S_IFMT == S_IFDIR {
        return path + (path.hasSuffix("/") ? "" : "/") + PluginManifest.fileName
    }
    if path.hasSuffix(".yml") || path.hasSuffix(".yaml") { return path }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return folder + PluginManifest.fileName
}

/// The bytes of a manifest or template; no more than a mebibyte of them.
func contents(of path: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        let reason = unsafe String(cString: strerror(errno))
        throw Diagnostic(
            .error, "manifest.not-found", "\(path): \(reason)",
            help: "a plugin is a program with a \(PluginManifest.fileName) beside it")
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    var count = 0
    while count < bytes.count {
        let read = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe Glibc.read(
                descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        }
        if read <= 0 { break }
        count += read
    }
    return Array(bytes[..<count])
}
