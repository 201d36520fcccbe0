import GalleyHTML
import GalleyPluginTesting
import Testing

struct ContractTests {
    @Test("The plugin keeps the contract")
    func contract() {
        var contract = PluginContract(of: [HTMLPlugin.self])
        contract.samples["html"] = [
            "<!doctype html><title>T</title><body><article><h1>A</h1><p>One <b>two <i>three</b>"
                + "</i></p><ul><li>x<li><p>y</ul><table><tr><th>a<td colspan=2>b</table>",
            "<figure><img src=a.png><figcaption>c</figcaption></figure><pre><code class=language-x>"
                + "y</code></pre><dl><dt>a<dd>b</dl><sup><a href=#fn1>1</a></sup>"
                + "<section class=footnotes><ol><li id=fn1><p>n</ol></section>",
        ]
        contract.check()
    }
}
