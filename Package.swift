// swift-tools-version: 6.2
import PackageDescription

/// `make fuzz` sets it: every target is then built for libFuzzer, with the address sanitizer.
let isFuzzing = Context.environment["FUZZ"] == "1"
let sanitizers = ["-sanitize=fuzzer,address"]

/// How the command is linked to start quickly, decision 24: at a fixed address, and with the static
/// libraries that the Makefile lays out.
let quickStart: [LinkerSetting] =
    isFuzzing
    ? []
    : [
        .unsafeFlags(
            [
                "-L\(Context.packageDirectory)/.build/static",
                "-Xclang-linker", "-no-pie", "-Xclang-linker", "-static-libgcc",
                "-Xlinker", "--no-export-dynamic",
            ], .when(platforms: [.linux], configuration: .release))
    ]

let settings: [SwiftSetting] =
    [
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
    ] + (isFuzzing ? [.unsafeFlags(sanitizers)] : [])

/// `make build` sets it: other modules take in functions of the model and the kit, decision 25.
///
/// Not otherwise, since no package may depend on one with such flags.
let isOptimised = Context.environment["OPTIMISED"] == "1"
let takenIn: [SwiftSetting] =
    isOptimised
    ? [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))] : []

/// A target of the core: `Sources/FOLDER`, named "Galley" and its folder.
func core(_ folder: String, _ dependencies: Target.Dependency...) -> Target {
    .target(
        name: "Galley" + folder, dependencies: dependencies, path: "Sources/" + folder,
        swiftSettings: settings
            + (["DocumentModel", "PluginKit"].contains(folder) ? takenIn : []))
}

/// A plugin: `Plugins/FOLDER`, given exactly what a stranger's plugin is given, and its tests.
func plugin(_ folder: String, _ libraries: Target.Dependency...) -> [Target] {
    let name = "Galley" + folder
    let contract: [Target.Dependency] = ["GalleyDocumentModel", "GalleyPluginKit"]
    return [
        .target(
            name: name, dependencies: contract + libraries,
            path: "Plugins/\(folder)/Sources", packageAccess: false, swiftSettings: settings),
        .testTarget(
            name: name + "Tests",
            dependencies: contract + libraries + [
                "GalleyPluginTesting", .init(stringLiteral: name),
            ],
            path: "Plugins/\(folder)/Tests", exclude: ["Cases"], packageAccess: false,
            swiftSettings: settings),
    ]
}

func test(
    _ folder: String, _ dependencies: Target.Dependency..., hasCases: Bool = false
) -> Target {
    .testTarget(
        name: "Galley\(folder)Tests", dependencies: dependencies + ["GalleyPluginTesting"],
        path: "Tests/\(folder)Tests", exclude: hasCases ? ["Cases"] : [], packageAccess: false,
        swiftSettings: settings)
}

let plugins: [[Target]] = [
    plugin(
        "HTML", "GalleyTextEncodings", "GalleySelectors", "GalleyLanguages", "GalleyJSONSyntax"),
    plugin("FrontMatter", "GalleyYAML", "GalleyJSONSyntax", "GalleyLanguages"),
    plugin("Markdown", "GalleyTextLayout"),
    plugin("JSON", "GalleyJSONSyntax"),
    plugin("PlainText", "GalleyTextEncodings", "GalleyTextLayout", "GalleyLanguages"),
    plugin(
        "ArticleSteps", "GalleySelectors", "GalleyTemplates", "GalleyDocumentQueries",
        "GalleyLanguages", "GalleyTextLayout"),
]

/// What must hold of any input, and its tests; the fuzzer itself only where it is asked for.
let fuzzing: [Target] =
    [
        .target(
            name: "GalleyFuzzChecks",
            dependencies: [
                "GalleyDocumentModel", "GalleyPluginKit", "GalleyBuiltInPlugins",
                "GalleyPipelines", "GalleyYAML",
            ],
            path: "Tests/Fuzz/Checks", packageAccess: false, swiftSettings: settings),
        .testTarget(
            name: "GalleyFuzzTests", dependencies: ["GalleyFuzzChecks", "GalleyPluginTesting"],
            path: "Tests/Fuzz/Tests", packageAccess: false, swiftSettings: settings),
    ]
    + (isFuzzing
        ? [
            .systemLibrary(name: "CFuzz", path: "Tests/Fuzz/CFuzz"),
            .executableTarget(
                name: "galley-fuzz", dependencies: ["GalleyFuzzChecks", "CFuzz"],
                path: "Tests/Fuzz/Driver", packageAccess: false,
                swiftSettings: [.unsafeFlags(sanitizers)],
                linkerSettings: [.unsafeFlags(sanitizers)]),
        ] : [])

let package = Package(
    name: "galley",
    products: [
        .library(name: "GalleyKit", targets: ["GalleyDocumentModel", "GalleyPluginKit"]),
        .library(name: "GalleyPluginTesting", targets: ["GalleyPluginTesting"]),
        .library(name: "GalleyCommand", targets: ["GalleyCommand"]),
        .library(name: "GalleyBuiltInPlugins", targets: ["GalleyBuiltInPlugins"]),
        .executable(name: "galley", targets: ["galley"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", path: "Sources/CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CLibYAML", path: "Sources/CLibYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "CSpawn", path: "Sources/CSpawn"),
        .systemLibrary(name: "CAllocator", path: "Sources/CAllocator"),
        core("DocumentModel"),
        core("PluginKit", "GalleyDocumentModel"),
        core("PluginTesting", "GalleyDocumentModel", "GalleyPluginKit"),
        core("JSONSyntax"),
        core("YAML", "CLibYAML"),
        core("XML", "CLibXML2"),
        core("TextEncodings"),
        core("TextLayout"),
        core("Languages"),
        core("Selectors"),
        core("Templates"),
        core("DocumentQueries", "GalleyDocumentModel", "GalleySelectors", "GalleyTemplates"),
        core(
            "Pipelines", "GalleyDocumentModel", "GalleyPluginKit", "GalleyYAML",
            "GalleySelectors", "GalleyTemplates", "GalleyDocumentQueries", "GalleyJSONSyntax"),
        core(
            "ForeignPlugins", "CSpawn", "GalleyDocumentModel", "GalleyPluginKit",
            "GalleyJSONSyntax", "GalleyYAML", "GalleyTemplates", "GalleyDocumentQueries"),
        core(
            "BuiltInPlugins", "GalleyPluginKit", "GalleyHTML", "GalleyFrontMatter",
            "GalleyMarkdown", "GalleyJSON", "GalleyPlainText", "GalleyArticleSteps"),
        core(
            "Command", "CAllocator", "GalleyDocumentModel", "GalleyPluginKit", "GalleyPipelines",
            "GalleyForeignPlugins", "GalleySelectors", "GalleyDocumentQueries", "GalleyYAML",
            .product(name: "ArgumentParser", package: "swift-argument-parser")),
        .executableTarget(
            name: "galley", dependencies: ["GalleyCommand", "GalleyBuiltInPlugins"],
            path: "Sources/galley", swiftSettings: settings, linkerSettings: quickStart),
        test("DocumentModel", "GalleyDocumentModel"),
        test("PluginKit", "GalleyDocumentModel", "GalleyPluginKit"),
        test("JSONSyntax", "GalleyJSONSyntax"),
        test("YAML", "GalleyYAML"),
        test("XML", "GalleyXML"),
        test("TextEncodings", "GalleyTextEncodings", "GalleyJSONSyntax"),
        test("TextLayout", "GalleyTextLayout"),
        test("Languages", "GalleyLanguages"),
        test("Selectors", "GalleySelectors"),
        test("Templates", "GalleyTemplates"),
        test(
            "DocumentQueries", "GalleyDocumentModel", "GalleySelectors", "GalleyTemplates",
            "GalleyDocumentQueries"),
        test(
            "Pipelines", "GalleyDocumentModel", "GalleyPluginKit", "GalleyTemplates",
            "GalleyPipelines"),
        test(
            "ForeignPlugins", "GalleyDocumentModel", "GalleyPluginKit", "GalleyForeignPlugins"),
        test(
            "Command", "GalleyDocumentModel", "GalleyPluginKit", "GalleyCommand",
            "GalleyBuiltInPlugins", hasCases: true),
        test(
            "BuiltInPlugins", "GalleyDocumentModel", "GalleyPluginKit", "GalleyBuiltInPlugins"),
        .testTarget(
            name: "RepositoryTests", dependencies: ["GalleyPluginTesting"],
            path: "Tests/RepositoryTests", packageAccess: false, swiftSettings: settings),
        .executableTarget(
            name: "GalleyBenchmarks",
            dependencies: [
                "GalleyDocumentModel", "GalleyPluginKit", "GalleyPipelines",
                "GalleyBuiltInPlugins",
            ],
            path: "Tests/Benchmarks", exclude: ["galley.proftext", "profile.awk", "profile.sh"],
            packageAccess: false, swiftSettings: settings),
    ] + plugins.flatMap(\.self) + fuzzing,
    swiftLanguageModes: [.v6]
)
