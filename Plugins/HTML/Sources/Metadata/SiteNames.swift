internal import GalleyJSONSyntax

/// What a page's site is called, and where it lies.
struct SiteNames {
    /// The name that the page gives its site.
    let name: String?
    /// The page's own address.
    let address: String?
    private let known: Set<String>
    /// The host without its ending and without blanks: `tidewatercourier`.
    private let host: String
    private let base: HTMLAddressParts?

    init(_ head: PageHead, _ data: LinkedData, _ articles: [LinkedData.Object]) {
        var names: [String] = []
        func add(_ name: String?) {
            guard let name = name.map(cleaned), !name.isEmpty, name.count < 80 else { return }
            names.append(name)
        }
        add(head.text("og:site_name"))
        for article in articles.prefix(2) {
            if let publisher = article.node["publisher"] {
                add(data.resolved(publisher)["name"]?.string)
            }
        }
        for object in data.objects
        where !Set(object.types).isDisjoint(
            with: ["WebSite", "Organization", "NewsMediaOrganization"])
        {
            add(object.node["name"]?.string)
        }
        add(head.text("application-name"))
        add(head.text("apple-mobile-web-app-title"))
        name = names.first
        known = Set(names.map(folded))
        address = SiteNames.address(head, articles)
        base = address.flatMap { HTMLAddressParts($0) }
        host = SiteNames.core(of: base?.authority ?? "")
    }

    /// An address of the page made absolute.
    func joined(_ address: String) -> String { base?.joined(address) ?? address }

    /// Whether a text is nothing but the site's name.
    func isName(_ text: String) -> Bool {
        let words = folded(text)
        guard !words.isEmpty else { return false }
        if known.contains(words) { return true }
        let flat = words.filter { $0 != " " }
        guard flat.count > 3, host.count > 3 else { return false }
        if flat == host { return true }
        return (flat.hasPrefix(host) || (host.hasPrefix(flat) && flat.count > 4))
            && Double(flat.count) < 1.6 * Double(host.count)
    }

    /// The part of a host that names the site.
    private static func core(of host: String) -> String {
        let parts = host.lowercased().split(separator: ".").map(String.init)
        guard parts.count > 1 else { return parts.first ?? "" }
        let second = parts[parts.count - 2]
        let name = parts.count > 2 && second.count <= 3 ? parts[parts.count - 3] : second
        return name.filter { $0 != "-" && $0 != "_" }
    }

    private static func address(_ head: PageHead, _ articles: [LinkedData.Object]) -> String? {
        var candidates = [head.links["canonical"], head.text("og:url")].compactMap(\.self)
        if candidates.count == 2, depth(candidates[0]) < 4, depth(candidates[1]) >= 4 {
            candidates.swapAt(0, 1)
        }
        if let article = articles.first {
            let page = article.node["mainEntityOfPage"]
            for text in [
                article.node["url"]?.string, page?.string, page?["@id"]?.string,
                page?["url"]?.string, article.node["@id"]?.string,
            ] {
                if let text, text.hasPrefix("http"), !text.contains("#") { candidates.append(text) }
            }
        }
        if let text = head.text("twitter:url") { candidates.append(text) }
        let usable = candidates.filter {
            !$0.isEmpty && !$0.hasPrefix("javascript") && !$0.hasPrefix("data:")
        }
        guard let best = usable.first else { return nil }
        if best.hasPrefix("http") { return best }
        if best.hasPrefix("//") { return "https:" + best }
        let absolute = (usable + [head.text("og:image") ?? "", head.links["alternate"] ?? ""])
            .lazy.compactMap { HTMLAddressParts($0) }.first
        return absolute.map { $0.joined(best) } ?? best
    }

    /// How long the path of an address is.
    private static func depth(_ address: String) -> Int {
        HTMLAddressParts(address)?.path.count { $0 != "/" } ?? 0
    }
}
