/// Who made an article, and in which role.
public struct Author: Hashable, Sendable {
    public var name: String
    public var email: String?, url: String?
    /// What was done where it is not plain authorship: `compiler`, `translator`, `photographer`,
    /// `editor`.
    public var role: String?
    /// What else is said of the person, in order.
    public var extras: [Metadata.Entry]

    public init(
        _ name: String, email: String? = nil, url: String? = nil, role: String? = nil,
        extras: [Metadata.Entry] = []
    ) {
        (self.name, self.email, self.url) = (name, email, url)
        (self.role, self.extras) = (role, extras)
    }

    /// From a name, or a map with `name`; nil for anything else.
    public init?(_ value: Metadata.Value) {
        guard case .map(let entries) = value else {
            guard let name = value.string else { return nil }
            self.init(name)
            return
        }
        guard let name = value["name"]?.string else { return nil }
        let own = ["name", "email", "url", "role"]
        self.init(
            name, email: value["email"]?.string, url: value["url"]?.string,
            role: value["role"]?.string, extras: entries.filter { !own.contains($0.key) })
    }

    /// A map with `name` first.
    public var value: Metadata.Value {
        var entries = [Metadata.Entry("name", .string(name))]
        for (key, text) in [("email", email), ("url", url), ("role", role)] {
            if let text { entries.append(Metadata.Entry(key, .string(text))) }
        }
        return .map(entries + extras)
    }
}

/// The picture that stands for an article.
public struct LeadImage: Hashable, Sendable {
    public var url: String
    public var alternative: String?, caption: String?, credit: String?

    public init(
        _ url: String, alternative: String? = nil, caption: String? = nil, credit: String? = nil
    ) {
        (self.url, self.alternative) = (url, alternative)
        (self.caption, self.credit) = (caption, credit)
    }

    /// From an address, or a map with `url`; nil for anything else.
    public init?(_ value: Metadata.Value) {
        guard case .map = value else {
            guard let url = value.string else { return nil }
            self.init(url)
            return
        }
        guard let url = value["url"]?.string else { return nil }
        self.init(
            url, alternative: value["alternative"]?.string, caption: value["caption"]?.string,
            credit: value["credit"]?.string)
    }

    /// A map with `url` first.
    public var value: Metadata.Value {
        var entries = [Metadata.Entry("url", .string(url))]
        for (key, text) in [
            ("alternative", alternative), ("caption", caption), ("credit", credit),
        ] {
            if let text { entries.append(Metadata.Entry(key, .string(text))) }
        }
        return .map(entries)
    }
}
