internal import ArgumentParser
internal import GalleyPluginKit

/// Runs a pipeline.
struct RunCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "run", abstract: "Runs a pipeline over many files.")
    }
    func run() throws {}
}

/// Checks pipelines.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: "Checks pipelines without running them.")
    }
    func run() throws {}
}

/// Runs the tests of pipelines.
struct TestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "test", abstract: "Runs the tests that pipelines hold.")
    }
    func run() throws {}
}

/// Shows what a pipeline will do.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "explain", abstract: "Shows what a pipeline will do.")
    }
    func run() throws {}
}
