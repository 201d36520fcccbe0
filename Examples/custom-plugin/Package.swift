// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "gazette",
    dependencies: [.package(name: "galley", path: "../..")],
    targets: [
        .executableTarget(
            name: "gazette",
            dependencies: [
                .product(name: "GalleyKit", package: "galley"),
                .product(name: "GalleyCommand", package: "galley"),
                .product(name: "GalleyBuiltInPlugins", package: "galley"),
            ])
    ]
)
