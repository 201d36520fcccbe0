import GalleyFrontMatter
import GalleyPluginTesting
import Testing

struct ContractTests {
    @Test("The plugin keeps the contract")
    func contract() {
        PluginContract(of: [FrontMatterPlugin.self]).check()
    }
}
